"""Text in one canonical form, and what it names: hashtags, mentions, links."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import regex

from groundswell.tables import links

if TYPE_CHECKING:
    from groundswell.tables.pseudonyms import Pseudonyms

BEFORE_MENTION = r"[A-Za-z0-9_\u00c0-\u024f@＠]"  # ".@ana" and "你好@ana" name her too
_MENTION = re.compile(
    rf"(?<!{BEFORE_MENTION})[@＠]"
    r"([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?)"
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9_.+@＠-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
)
_MAYBE_EMAIL = re.compile(r"[\w.+-]@[A-Za-z0-9]")  # far cheaper, and most mentions fail it
_IPV4 = re.compile(
    r"(?<!\d)(?<!\d\.)(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\.?\d)"
)
_LINK_OR_MENTION = re.compile(f"{links.IN_TEXT.pattern}|{_MENTION.pattern}", re.IGNORECASE)
IN_HASHTAG = regex.compile(r"[\p{L}\p{M}\p{N}_·・ー〜\u200c]")
BEFORE_HASHTAG = regex.compile(r"[\w&/#＃]")
_HASHTAG = regex.compile(rf"(?<!{BEFORE_HASHTAG.pattern})[#＃]({IN_HASHTAG.pattern}+)")
LINK_STOP = links.STOP
# Archives that took the @ out of texts write "RT name:"; without the colon it is a word.
_REPOST = re.compile(
    r"\A\s*RT\s+(?:[@＠][\w.@-]{1,120}\s*:?|([A-Za-z0-9_]{1,30}|a-[a-z2-7]{12}):)\s*"
)
ONE_EMOJI = regex.compile(
    r"[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}"
    r"\ufe0f\u20e3\U000e0020-\U000e007f]"
)
_EMOJI = regex.compile(rf"{ONE_EMOJI.pattern}+")
_INVISIBLE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}--[\s\u200c\u200d]]+", regex.V1)
_LOOSE_JOINER = regex.compile(
    r"[\u200c\u200d]++(?![\p{L}\p{M}])|(?<![\p{L}\p{M}\u200c\u200d])[\u200c\u200d]+"
)
_AROUND_HASHTAG = re.compile(r"^[#\s\u200c\u200d]+|[\s\u200c\u200d]+$")
_MAYBE_MORE = re.compile(r"&|@|://|www\.")
_SITES = {
    "twitter.com": "x", "x.com": "x", "instagram.com": "instagram", "threads.net": "threads",
    "threads.com": "threads", "t.me": "telegram", "bsky.app": "bluesky", "reddit.com": "reddit",
    "youtube.com": "youtube", "tiktok.com": "tiktok",
}  # fmt: skip
_PROFILE = re.compile(
    r"(?<![\w@-])((?:twitter|x|instagram|tiktok|youtube|bsky|reddit|threads|t)\.(?:com|net|app|me)"
    r"|[\w-]+(?:\.[\w-]+)+(?=/@))"
    r"(/profile/|/u/|/user/|/@|/(?=[\w.]))([\w.:-]*\w)",
    re.IGNORECASE,
)
_PROFILE_MARKS = (
    ".com/",
    "/@",
    "t.me/",
    "bsky.app/",
    ".net/",
    ".COM/",
    ".NET/",
    "T.ME/",
    "BSKY.APP/",
)
_PSEUDONYM = re.compile(r"a-[a-z2-7]{12}")
_NO_HANDLES = frozenset(
    """
    i hashtag search home intent share explore about settings messages notifications login p reel
    reels stories tv s c joinchat addstickers watch shorts playlist channel results feed embed
    live r t tag video music foryou starter-pack lists compose privacy tos
    """.split()  # noqa: SIM905
)


class Named(NamedTuple):
    """What a text names: hashtags in order, mentioned handles in order, links in order."""

    hashtags: list[str]
    mentions: list[str]
    links: list[str]


def normal(text: str) -> str:
    """Give a text in the form in which equal means: the same words.

    NFKC and case folding; character references decoded; links, mentions, emoji, invisible
    characters and the mark of a repost left out; white space made single. Hashtags stay, and
    so do the joiners within a word that Persian and the scripts of India are written with.

    >>> normal("RT @bus: The  42 is LATE &amp; full 🚌 https://bus.example/42")
    'the 42 is late & full'
    """
    found = _normal_once(text)
    while _MAYBE_MORE.search(found) and (again := _normal_once(found)) != found:
        found = again  # "&amp;amp;", or a link that an invisible character broke
    return found


def _normal_once(text: str) -> str:
    text = _REPOST.sub("", text, count=1) if text.lstrip()[:2] == "RT" else text
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "://" in text or "www." in text.lower():
        text = links.IN_TEXT.sub(" ", text)
    if "@" in text:
        text = _MENTION.sub(" ", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", _EMOJI.sub(" ", text))
        text = unicodedata.normalize("NFKC", text.casefold())
        if "\u200c" in text or "\u200d" in text:
            text = _LOOSE_JOINER.sub("", text)
    else:
        text = _INVISIBLE.sub("", text) if not text.isprintable() else text
        text = text.lower()
    return " ".join(text.split())


def named(text: str) -> Named:
    """Find the hashtags, mentioned handles and links in a text."""
    found: list[str] = []
    rest = text
    if "://" in text or "www." in text.lower():
        found, rest = links.taken_out(text)
    hashtags = _HASHTAG.findall(rest) if "#" in rest or "＃" in rest else []
    hashtags = [found for found in hashtags if not found.isdigit()]  # "#1" is a rank
    mentions = _MENTION.findall(rest) if "@" in rest or "＠" in rest else []
    return Named(hashtags, mentions, found)


def hashtag(value: str) -> str | None:
    """Give a hashtag in canonical form, without its mark; None where nothing is left.

    >>> hashtag("＃Ｂus42")
    'bus42'
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", value)).casefold()
    plain = _AROUND_HASHTAG.sub("", unicodedata.normalize("NFKC", plain))
    return plain or None


def repost_of(text: str) -> str | None:
    """Give the handle after ``RT @``, or in ``RT name:``, where a text starts so, else None.

    >>> repost_of("RT @bus: late again"), repost_of("RT bus: late again"), repost_of("RT this")
    ('bus', 'bus', None)
    """
    match = _REPOST.match(text) if text.lstrip()[:2] == "RT" else None
    if match is None:
        return None
    found = _MENTION.search(match[0])
    return found[1] if found else match[1]


def without_profiles(text: str, names: Pseudonyms) -> str:
    """Replace handles in links to profiles by the pseudonym of the account on that platform.

    >>> from groundswell.tables.pseudonyms import Pseudonyms
    >>> names = Pseudonyms(b"a key of at least sixteen bytes")
    >>> without_profiles("https://x.com/Ana", names) == "https://x.com/" + names.account("x", "ana")
    True
    """
    if names.kept:
        return text
    for mark in _PROFILE_MARKS:  # asked of every link: three times as fast as any() of them
        if mark in text:
            break
    else:
        return text

    def masked_profile(match: re.Match[str]) -> str:
        site, handle = match[1].lower(), match[3]
        if handle.lower() in _NO_HANDLES or _PSEUDONYM.fullmatch(handle):
            return match[0]
        return match[1] + match[2] + names.account(_SITES.get(site, "mastodon"), handle)

    return _PROFILE.sub(masked_profile, text)


def masked(text: str, platform: str, names: Pseudonyms) -> str:
    """Replace handles, e-mail and IPv4 addresses in a text by their pseudonyms.

    So are handles in links to profiles on the platforms that are known here; elsewhere a handle
    that is part of a link's address stays.
    """
    if names.kept:
        return text
    if "/" in text:
        text = without_profiles(text, names)
    bare = _REPOST.match(text) if text.lstrip()[:2] == "RT" else None
    if bare and bare[1] and not _PSEUDONYM.fullmatch(bare[1]):
        text = text[: bare.start(1)] + names.account(platform, bare[1]) + text[bare.end(1) :]
    if "@" in text and _MAYBE_EMAIL.search(text):
        text = _EMAIL.sub(lambda m: names.address(m[0]), text)
    if "@" in text or "＠" in text:
        text = _LINK_OR_MENTION.sub(
            lambda m: "@" + names.account(platform, m[1]) if m[1] else m[0], text
        )
    if text.count(".") >= 3:
        text = _IPV4.sub(lambda m: names.address(m[0]), text)
    return text
