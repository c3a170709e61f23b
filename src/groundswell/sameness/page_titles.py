"""What a page calls itself: its title without the site's name, or the words in its address.

A title that tells nothing ("Home", "404", a site's own name, one that a site gives to page after
page) is none. Nothing is opened; titles are those that somebody supplied.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pyarrow as pa
import regex

from groundswell.sameness.skeletons import skeletons
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_WORDS = 4  # of an address that can stand for a title
_OFTEN = 3  # pages of one site with one title, from which on it is no page's own
_SITE = re.compile(r"\s+[|·•»—–-]{1,2}\s+|\s*[|｜»]\s*")
_EXTENSION = re.compile(r"\.(?:s?html?|php|aspx?|jsp|amp)$", re.IGNORECASE)
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# Numbers and codes that a site puts before or after the words.
_CODE = regex.compile(r"(?:\d+|(?=[a-z]*\d)[a-z\d]{6,}|[a-f\d]{8,}|id\d+|n\d+|art\d+)")
_TELLS_NOTHING = frozenset(
    """
    home homepage index main frontpage welcome untitled notitle error error404 404 404notfound
    pagenotfound notfound 403forbidden forbidden accessdenied justamoment attentionrequired
    attentionrequiredcloudflare oneMomentPlease areyouarobot verifyyouarehuman loading redirecting
    login signin signup register search searchresults archive archives news latestnews breakingnews
    contact contactus about aboutus privacypolicy cookiepolicy termsofservice sitemap subscribe
    startseite nichtgefunden seitenichtgefunden accueil pagenontrouvee inicio paginanoencontrada
    главная страницаненаидена новости ホーム トップページ ページが見つかりません 首页 页面未找到 新闻
    """.lower().split()
)


def own_titles(titles: Sequence[str | None], domains: Sequence[str]) -> list[str]:
    """Give the skeletons of n pages' titles, "" for a title that is not the page's own.

    >>> own_titles(["Late buses | Bus Times", "Old trams | Bus Times", "404", None], ["b.example"] * 4)
    ['latebuses', 'oldtrams', '', '']
    """
    plain = [normal(title) if title else "" for title in titles]
    parts = [[part for part in _SITE.split(text) if part] for text in plain]
    names = _site_names(parts, domains)
    own = [
        " ".join(_without_name(found, names[domain]))
        for found, domain in zip(parts, domains, strict=True)
    ]
    bare = _bare(own)
    often = Counter(zip(domains, bare, strict=True))
    return [
        "" if text in _TELLS_NOTHING or often[domain, text] >= _OFTEN else text
        for text, domain in zip(bare, domains, strict=True)
    ]


def slugs(urls: Sequence[str]) -> list[str]:
    """Give the skeletons of the words in n addresses, "" for one without four words in a row.

    >>> slugs(["https://a.example/2024/why-the-late-bus-waits-184233.html", "https://a.example/late-bus"])
    ['whythelatebuswaits', '']
    """
    return _bare([address_words(url) for url in urls])


def address_words(url: str) -> str:
    """Give the words in an address, "" for one without four in a row."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    best: list[str] = []
    for segment in unquote(path).split("/"):
        words = _WORD.findall(_EXTENSION.sub("", segment).lower().replace("_", "-"))
        while words and _CODE.fullmatch(words[-1]):
            words.pop()
        while words and _CODE.fullmatch(words[0]):
            words.pop(0)
        if len(words) > len(best):
            best = words
    return " ".join(best) if len(best) >= _FEWEST_WORDS else ""


def title_words(title: str) -> list[str]:
    """Give the words of a title, and of each of its parts, which a site's name may be beside.

    >>> title_words("Late buses | Bus Times")
    ['Late-buses-Bus-Times', 'Late-buses', 'Bus-Times']
    """
    parts = [title, *_SITE.split(title)] if _SITE.search(title) else [title]
    return ["-".join(_WORD.findall(part)) for part in parts]


def _bare(texts: Sequence[str]) -> list[str]:
    found: list[str] = skeletons(
        pa.array([normal(text) for text in texts], pa.string())
    ).to_pylist()
    return found


def _site_names(parts: Sequence[Sequence[str]], domains: Sequence[str]) -> dict[str, set[str]]:
    """Find what each site puts before or after its titles: what several of them share."""
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    rests: dict[tuple[str, str], set[str]] = defaultdict(set)
    for found, domain in zip(parts, domains, strict=True):
        if len(found) > 1:
            for part, rest in ((found[-1], found[0]), (found[0], found[-1])):
                rests[domain, part].add(rest)
            for part in {found[0], found[-1]}:
                shared[domain][part] += 1
    names: dict[str, set[str]] = defaultdict(set)
    for domain, counted in shared.items():
        label = domain.split(".")[0]
        for part in counted:
            name = "".join(_WORD.findall(part.removesuffix(domain[len(label) :])))
            if len(rests[domain, part]) > 1 or name == label:
                names[domain].add(part)
    return names


def _without_name(parts: list[str], names: set[str]) -> list[str]:
    while len(parts) > 1 and parts[-1] in names:
        parts = parts[:-1]
    while len(parts) > 1 and parts[0] in names:
        parts = parts[1:]
    return parts
