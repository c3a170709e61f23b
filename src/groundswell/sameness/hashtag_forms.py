"""The forms of a hashtag by which variants of it are told: from the same letters to the bare stem.

Each form leaves out more than the one before: word separators; accents and look-alike letters (the
skeleton); the spelling of umlauts; particles between words of Japanese and Chinese; an article and
the s of a plural; digits at the end. Tags that agree in the last form alone are a series (a vote of
2016 and one of 2020), not one tag.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from groundswell.sameness.look_alikes import traditional

FEWEST = 4  # characters that must be left of a tag in a form, in Chinese too

_SEPARATORS = regex.compile(r"[_\-·・〜\s\u200c\u200d\u0640]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
# A particle of one kana stands between words that are not written in hiragana: it only says how
# they belong together.
_PARTICLE = regex.compile(
    r"(?<=[\p{L}\p{N}--\p{Hiragana}])[のをがはにへともで](?=[\p{L}\p{N}--\p{Hiragana}])"
    r"|(?<=\p{Han})[的之](?=\p{Han})",
    regex.V1,
)
_ARTICLES = {
    "en": ("the",),
    "de": ("der", "die", "das"),
    "fr": ("les", "le", "la"),
    "es": ("los", "las", "el", "la"),
    "ar": ("ال",),
}
_ANY_ARTICLE = ("the", "ال")  # where the language is not known
_PLURALS = frozenset({"en", "de", "fr", "es", "pt", "nl", None})  # have one in s
_DIGITS_AT_END = regex.compile(r"\p{Nd}+$")


class Forms(NamedTuple):
    """A tag's forms, each made of the one before."""

    spelled: str  # umlauts spelled out
    plain: str  # particles out
    base: str  # article and plural out
    stem: str  # digits at the end out


def letters(tag: str) -> str:
    """Give a tag without word separators, in simplified characters; a number as it is.

    >>> letters("bus_netz"), letters("公車_遲到"), letters("9_11")
    ('busnetz', '公车迟到', '9_11')
    """
    found = _SEPARATORS.sub("", tag) if not tag.isalnum() or not tag.isascii() else tag
    if not found or found.isdecimal():
        return tag
    if not found.isascii():
        other = traditional()
        found = "".join([other.get(sign, sign) for sign in found])
    return found


def shielded(text: str) -> str:
    """Keep the Russian short i apart from i, which skeletons don't: hero and heroes differ by it."""
    return text if text.isascii() else text.replace("й", "ҋ")


def forms(text: str, skeleton: str, language: str | None) -> Forms:
    """Give the forms of a hashtag from its `letters` and its skeleton.

    A form that would leave fewer than `FEWEST` characters is the one before.

    >>> forms("thelatebuses2", "thelatebuses2", "en").stem, forms("thebuses", "thebuses", None).base
    ('latebuses', 'buse')
    >>> forms("市営の路線バス", "市営の路線バス", "ja").plain
    '市営路線バス'
    """
    spelled = skeleton
    if not text.isascii():
        # Keyboards without umlauts write two letters for each; a skeleton has but one left.
        out = text.translate(_UMLAUTS)
        spelled = out if out.isascii() else skeleton
    plain = spelled if spelled.isascii() else _left(_PARTICLE.sub("", spelled), spelled)
    base = _without_plural(_without_article(plain, language), language)
    return Forms(spelled, plain, base, _left(_DIGITS_AT_END.sub("", base), base))


def _without_article(text: str, language: str | None) -> str:
    for article in _ANY_ARTICLE if language is None else _ARTICLES.get(language, ()):
        if text.startswith(article):
            return _left(text[len(article) :], text)
    return text


def _without_plural(text: str, language: str | None) -> str:
    if language in _PLURALS and text.isascii() and text.endswith("s") and text[-2:] != "ss":
        return _left(text[:-1], text)
    return text


def _left(shorter: str, text: str) -> str:
    return shorter if len(shorter) >= FEWEST else text
