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

_MENTION = re.compile(
    r"(?<![\w@＠/.+-])[@＠]"
    r"([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?(?:@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)?)"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_IPV4 = re.compile(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])"
)
_HASHTAG = regex.compile(r"(?<![\w&/#＃])[#＃]([\p{L}\p{M}\p{N}_·・ー〜\u200c]+)")
_REPOST = re.compile(r"\s*RT\s+[@＠][\w.@-]{1,120}\s*:?\s*")
_EMOJI = regex.compile(
    r"[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}"
    r"\ufe0f\u20e3\U000e0020-\U000e007f]+"
)
_INVISIBLE = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}--[\s\u200c\u200d]]+", regex.V1)
_SPACE = re.compile(r"\s+")


class Named(NamedTuple):
    """What a text names: hashtags in order, mentioned handles in order, links in order."""

    hashtags: list[str]
    mentions: list[str]
    links: list[str]


def normal(text: str) -> str:
    """Give a text in the form in which equal means: the same words.

    NFKC and case folding; character references decoded; links, mentions, emoji, invisible
    characters and the mark of a repost left out; white space made single. Hashtags stay.

    >>> normal("RT @bus: The  42 is LATE &amp; full 🚌 https://bus.example/42")
    'the 42 is late & full'
    """
    text = _REPOST.sub("", text, count=1) if text.lstrip()[:2] == "RT" else text
    if "&" in text:
        text = html.unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "http" in text or "www." in text or "HTTP" in text:
        text = links.IN_TEXT.sub(" ", text)
    if "@" in text:
        text = _MENTION.sub(" ", text)
    if not text.isascii():
        text = _INVISIBLE.sub("", _EMOJI.sub(" ", text))
        text = unicodedata.normalize("NFKC", text.casefold())
    else:
        text = _INVISIBLE.sub("", text) if not text.isprintable() else text
        text = text.lower()
    return _SPACE.sub(" ", text).strip()


def named(text: str) -> Named:
    """Find the hashtags, mentioned handles and links in a text."""
    found = links.in_text(text) if "://" in text or "www." in text.lower() else []
    rest = links.IN_TEXT.sub(" ", text) if found else text
    hashtags = _HASHTAG.findall(rest) if "#" in rest or "＃" in rest else []
    mentions = _MENTION.findall(rest) if "@" in rest or "＠" in rest else []
    return Named(hashtags, mentions, found)


def hashtag(value: str) -> str | None:
    """Give a hashtag in canonical form, without its mark; None where nothing is left.

    >>> hashtag("＃Ｂus42")
    'bus42'
    """
    plain = unicodedata.normalize("NFKC", value).strip().lstrip("#").casefold()
    plain = _INVISIBLE.sub("", plain).strip()
    return plain if plain and not plain.isdigit() else None


def repost_of(text: str) -> str | None:
    """Give the handle after ``RT @`` where a text starts so, else None."""
    if text.lstrip()[:2] != "RT":
        return None
    match = _REPOST.match(text)
    found = _MENTION.search(match[0]) if match else None
    return found[1] if found else None


def masked(text: str, platform: str, names: Pseudonyms) -> str:
    """Replace handles, e-mail and network addresses in a text by their pseudonyms."""
    if names.kept:
        return text
    if "@" in text:
        text = _EMAIL.sub(lambda m: names.address(m[0]), text)
    if "@" in text or "＠" in text:
        text = _MENTION.sub(lambda m: "@" + names.account(platform, m[1]), text)
    if "." in text:
        text = _IPV4.sub(lambda m: names.address(m[0]), text)
    return text
