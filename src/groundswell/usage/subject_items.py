"""Hashtags, domains, handles and pseudonyms in prompts, with their places in the text."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import regex
from tldextract import TLDExtract

from groundswell.tables import links, texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)

_HASHTAG = regex.compile(
    rf"(?<!{texts.BEFORE_HASHTAG.pattern})[#＃]({texts.IN_HASHTAG.pattern}{{2,}})"
)
_CODE = regex.compile(r"```.*?(?:```|\Z)", regex.DOTALL)
_COLOUR = regex.compile(r"(?=.*\d)(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})", regex.IGNORECASE)
_DIRECTIVES = frozenset({"include", "define", "ifdef", "ifndef", "endif", "pragma", "region"})
_HANDLE = regex.compile(
    r"(?<![\w@.])[@＠]([A-Za-z0-9_][A-Za-z0-9_.-]{2,60}[A-Za-z0-9_])(?![\w@/(-]|\.\w)"
    r"|(?<![\w-])([ae]-[a-z2-7]{12})(?![\w-])"
)
_BARE = regex.compile(
    r"(?<![\w@./\\-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,24}(?![\w@(-]|\.\w)",
    regex.IGNORECASE,
)
_MAYBE_BARE = r"(?i)[a-z0-9]\.[a-z]{2}"
# Of longer suffixes only these make a bare word a site: many are words that code is written in.
_SITES = frozenset(
    """
    com net org info biz edu gov mil int news site online club shop blog media xyz press live top
    tech store website space today world agency group network report social team
    """.split()  # noqa: SIM905
)
_RESERVED = frozenset({"example", "test", "invalid"})  # suffixes for documentation
# Names of files that end as a country does; a bare "report.md" is no site of Moldova.
_FILES = frozenset(
    ["ai", "app", "bz", "cc", "cs", "dev", "do", "go", "hs", "id", "in", "is", "it", "js", "kt", "la", "md", "me", "ml", "mm", "mo", "ms", "my", "net.core", "no", "ph", "pl", "pm", "ps", "py", "rs", "sc", "sh", "so", "st", "sv", "to", "tf", "ts", "vi", "zip", "mov"]
)  # fmt: skip
# What everybody writes of. Their bits would be few in a large log anyway; a small one can't tell.
_EVERYBODYS = frozenset(
    ["google.com", "youtube.com", "facebook.com", "instagram.com", "twitter.com", "x.com", "wikipedia.org", "reddit.com", "amazon.com", "github.com", "gitlab.com", "stackoverflow.com", "linkedin.com", "tiktok.com", "medium.com", "openai.com", "anthropic.com", "microsoft.com", "apple.com", "whatsapp.com", "telegram.org", "t.me", "discord.com", "baidu.com", "zhihu.com", "weibo.com", "bilibili.com", "qq.com", "yandex.ru", "vk.com", "mail.ru", "yahoo.com", "yahoo.co.jp", "pinterest.com", "quora.com", "netflix.com", "ebay.com", "imdb.com", "etsy.com", "wordpress.com", "blogspot.com", "shopify.com", "canva.com", "notion.so", "arxiv.org", "huggingface.co", "npmjs.com", "pypi.org", "docker.com", "w3.org", "mozilla.org", "python.org", "example.com", "example.org", "example.net"]
)  # fmt: skip


class Named(NamedTuple):
    """m places where something is named: the prompt, the characters (last exclusive), and what.

    ``value`` is canonical, ``written`` as it stands there.
    """

    row: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    value: list[str]
    written: list[str]


def hashtags_in(said: pa.Array) -> Named:
    """Find the hashtags of n prompts, in canonical form without their mark.

    Ranks (#1), colours (#ff0080) and headings are none, nor is anything in a block of code.

    >>> hashtags_in(pa.array(["# Plan for #Late_Bus", "#fff000"])).value
    ['late_bus']
    """
    rows = _rows(pc.match_substring_regex(said, "[#＃]"))
    places: list[tuple[int, int, int]] = []
    values: list[str] = []
    written: list[str] = []
    for row, text in zip(rows, said.take(pa.array(rows, pa.int64())).to_pylist(), strict=True):
        code = deque(match.span() for match in (_CODE.finditer(text) if "```" in text else ()))
        for match in _HASHTAG.finditer(text):
            tag = texts.hashtag(match[1])
            if not tag or tag.isdigit() or tag in _DIRECTIVES or _COLOUR.fullmatch(tag):
                continue
            while code and code[0][1] <= match.start():
                code.popleft()
            if not code or match.start() < code[0][0]:
                places.append((row, *match.span()))
                values.append(tag)
                written.append(match[1])
    return _named(places, values, written)


def handles_in(said: pa.Array) -> Named:
    """Find the handles (@name) of n prompts, and the pseudonyms of addresses and numbers.

    >>> handles_in(pa.array(["what did @Bird.Club say to e-abcdefgh2345?", "@Test(a) x@y.example"])).value
    ['bird.club', 'e-abcdefgh2345']
    """
    rows = _rows(pc.match_substring_regex(said, r"[@＠]\w|\b[ae]-[a-z2-7]{12}\b"))
    places: list[tuple[int, int, int]] = []
    written: list[str] = []
    for row, text in zip(rows, said.take(pa.array(rows, pa.int64())).to_pylist(), strict=True):
        for match in _HANDLE.finditer(text):
            places.append((row, *match.span()))
            written.append(match[1] or match[2])
    return _named(places, [name.lower() for name in written], written)


def holes_of(sites: NDArray[np.int32], handles: Named) -> NDArray[np.int32]:
    """Give all places (row, first, last; sorted) that are no words of a prompt."""
    named = np.stack([handles.row, handles.first, handles.last], axis=1)
    every = np.concatenate([sites, named])
    return np.ascontiguousarray(every[np.lexsort((every[:, 1], every[:, 0]))])


def domains_in(said: pa.Array) -> tuple[Named, NDArray[np.int32]]:
    """Find the registrable domains of n prompts, of links and of sites that are named bare.

    Second come the places (row, first, last; sorted) of all links and sites, so that their parts
    are not taken for words.

    >>> found, holes = domains_in(pa.array(["as www.birds.example/a says, see setup.py, Bus.Example"]))
    >>> found.value, holes.tolist()
    (['birds.example', 'bus.example'], [[0, 3, 22], [0, 43, 54]])
    """
    rows = _rows(pc.match_substring_regex(said, rf"(?i)://|www\.|{_MAYBE_BARE[4:]}"))
    places: list[tuple[int, int, int]] = []
    values: list[str] = []
    written: list[str] = []
    holes: list[tuple[int, int, int]] = []
    for row, text in zip(rows, said.take(pa.array(rows, pa.int64())).to_pylist(), strict=True):
        spans = []
        for match in links.IN_TEXT.finditer(text):
            inside = links.in_text(match[0])
            read = links.canonical(inside[0]) if inside else None
            end = match.start() + (len(inside[0]) if inside else len(match[0]))
            spans.append((match.start(), end))
            if read and read.domain and read.domain not in _EVERYBODYS:
                places.append((row, match.start(), end))
                values.append(read.domain)
                written.append(text[match.start() : end])
        linked = deque(spans)
        for match in _BARE.finditer(text):
            while linked and linked[0][1] <= match.start():
                linked.popleft()
            if linked and linked[0][0] <= match.start():
                continue
            domain = _site(match[0].lower())
            if domain is not None:
                spans.append(match.span())
                if domain not in _EVERYBODYS:
                    places.append((row, *match.span()))
                    values.append(domain)
                    written.append(match[0])
        holes.extend((row, *span) for span in sorted(spans))
    return _named(places, values, written), np.array(holes, np.int32).reshape(-1, 3)


@lru_cache(maxsize=100_000)
def _site(host: str) -> str | None:
    """Give the domain of a host that is named without http or www, None where it is a file."""
    labels = host.split(".")
    if labels[-1] in _RESERVED:
        return ".".join(labels[-2:])
    found = _suffixes.extract_str(host)
    if not found.suffix or not found.domain:
        return None
    if len(labels[-1]) > 2 and labels[-1] not in _SITES:
        return None
    if len(labels) == 2 and labels[1] in _FILES:
        return None
    read = links.canonical(f"https://{host}")
    return read.domain if read else None


def _rows(matches: pa.Array) -> list[int]:
    held = pc.fill_null(matches, fill_value=False).to_numpy(zero_copy_only=False)
    rows: list[int] = np.flatnonzero(held).tolist()
    return rows


def _named(places: list[tuple[int, int, int]], values: list[str], written: list[str]) -> Named:
    held = np.array(places, np.int32).reshape(-1, 3)
    order = np.lexsort((held[:, 1], held[:, 0]))
    row, first, last = held[order].T
    at = order.tolist()
    return Named(row, first, last, [values[x] for x in at], [written[x] for x in at])
