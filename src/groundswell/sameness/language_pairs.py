"""How much the encoder ``use`` finds by pair of languages: said with each lead, so that nobody takes
a pair without leads for a pair without translations.

Measured on sentences of news by ``python -m benchmarks translations`` (NTREX, CC BY-SA 4.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = frozenset(
    {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"}
)
"""Those that the encoder was made for."""

_NAMES = {
    "de": "German", "en": "English", "fr": "French", "id": "Indonesian", "ja": "Japanese",
    "ko": "Korean", "ru": "Russian", "zh": "Chinese",
}  # fmt: skip
_FOUND = """
de en 84, de fr 73, de id 71, de ja 39, de ko 47, de ru 56, de zh 39
en fr 87, en id 89, en ja 62, en ko 73, en ru 77, en zh 69, fr id 72
fr ja 43, fr ko 50, fr ru 62, fr zh 48, id ja 40, id ko 57, id ru 63
id zh 49, ja ko 53, ja ru 36, ja zh 55, ko ru 52, ko zh 54, ru zh 49
"""
FOUND: dict[tuple[str, str], int] = {
    (one, other): int(percent)
    for one, other, percent in (
        each.split() for each in _FOUND.replace("\n", ",").split(",") if each
    )
}
"""Translations found as leads, of a hundred, by two codes in alphabetical order."""


_FEW = 60  # found of a hundred, below which a pair is called weak


def weak_pairs(languages: Iterable[str]) -> tuple[str, ...]:
    """Say of each pair among the languages of some texts (codes) that little of it is found.

    >>> weak_pairs(["ja", "en", "ru", "ja"])
    ('Of translations between Japanese and Russian, 36 in 100 were found where this was measured; that others are missing says nothing.',)
    """
    there = sorted(set(languages) & set(_NAMES))
    return tuple(
        caveat(one, other)
        for place, one in enumerate(there)
        for other in there[place + 1 :]
        if FOUND[one, other] < _FEW
    )


def caveat(one: str | None, other: str | None) -> str:
    """Say how far a lead, or the lack of one, between two languages can be trusted.

    >>> caveat("xx", "en")
    'The encoder was not made for the language xx: what it says of it is uncertain.'
    """
    if one is None or other is None:
        return "The language of a text is not known, so how much is found was not measured."
    if one == other:
        return "A lead by meaning within one language: what is in the news is said by many."
    pair = (min(one, other), max(one, other))
    if pair in FOUND:
        first, second = (_NAMES[code] for code in pair)
        return (
            f"Of translations between {first} and {second}, {FOUND[pair]} in 100 were found where "
            "this was measured; that others are missing says nothing."
        )
    for code in (one, other):
        if code not in LANGUAGES:
            return f"The encoder was not made for the language {code}: what it says of it is uncertain."
    return f"How much is found between {one} and {other} was not measured."
