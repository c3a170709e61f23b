"""Which hashtags are slips of the pen for others: a letter or two off, or cut off at the end.

A letter more, less or other makes another word as easily as a slip. What tells them apart here:
length; the place (the first letter is hardly ever the slip, and where several tags differ at one
place from one another, it is a slot that people fill in); and for two letters, that they lie
apart, as slips do and other words don't.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from groundswell.errors import SettingError
from groundswell.sameness.letter_edits import is_fixed, near, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST_LETTERS = 4
_APART = 5  # letters from the first of two slips to the second, both counted
_SLOT = 3  # ways to fill one place from which it is a slot, unless one is far ahead
_AHEAD = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Slips:
    """How near two hashtags are that count as one with a slip in it.

    >>> Slips().rare
    20
    """

    rare: int = 20  # accounts that use a variant at most: what more write is a tag of its own
    one_letter_from: int = 8  # letters from which one put in, left out or swapped is a slip
    replaced_from: int = 10  # letters from which one replaced by another is a slip
    two_letters_from: int = 12  # letters from which two slips far apart are
    cut_from: int = 10  # letters from which the beginning of a tag is that tag, cut off
    cut_most: int = 4  # letters that are cut off at most

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        for name in ("one_letter_from", "replaced_from", "two_letters_from", "cut_from"):
            if getattr(self, name) < FEWEST_LETTERS:
                msg = (
                    f"{name} is {getattr(self, name)}; give {FEWEST_LETTERS} letters or more, "
                    "e.g. 10: shorter tags that differ by a letter are other words"
                )
                raise SettingError(msg)
        if self.rare < 1 or self.cut_most < 1:
            msg = "rare and cut_most count accounts and letters; give 1 or more"
            raise SettingError(msg)


class Slip(NamedTuple):
    """A variant, the tag it stands for (both by place), and how."""

    variant: int
    other: int
    how: str


def slips(words: Sequence[str], accounts: Sequence[int], settings: Slips) -> list[Slip]:
    """Give slips among distinct words, which stand in order of use, the most likely first.

    >>> slips(["lostumbrellas", "lostumbrelas", "lostumbre"], [9, 1, 1], Slips(cut_from=9))[:2]
    [Slip(variant=1, other=0, how='one letter'), Slip(variant=2, other=0, how='cut off')]
    """
    words = [spelled(word) for word in words]
    first, second, edits = near(words, settings.one_letter_from, settings.two_letters_from)
    single = [
        (more, less, *_difference(words[more], words[less]))
        for more, less, count in zip(first.tolist(), second.tolist(), edits.tolist(), strict=True)
        if count == 1
    ]
    slots = _slots(words, accounts, single)
    ordered = sorted(words)
    found: list[tuple[int, int, Slip]] = []
    for more, less, at, kind in single:
        short = min(len(words[more]), len(words[less]))
        if at == 0 or accounts[less] > settings.rare:
            continue
        if kind == "replaced" and (
            short < settings.replaced_from or _hole(words[more], at) in slots
        ):
            continue
        ending = at >= short - (kind == "replaced")
        if ending and (len(words[less]) < len(words[more]) or _goes_on(words[less], ordered)):
            continue  # perhaps cut off, of this tag or of a longer one
        found.append((0, more, Slip(less, more, "ending" if ending else "one letter")))
    for more, less, count in zip(first.tolist(), second.tolist(), edits.tolist(), strict=True):
        if count == 2 and accounts[less] <= settings.rare and _apart(words[more], words[less]):
            found.append((2, more, Slip(less, more, "two letters")))
    found.extend((1, slip.other, slip) for slip in _cut(words, accounts, settings))
    return [slip for *_, slip in sorted(found)]


def _difference(one: str, other: str) -> tuple[int, str]:
    """Give where two words one edit apart differ, and how: replaced, swapped or more."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    if len(one) != len(other):
        return at, "more"
    return at, "replaced" if one[at + 1 :] == other[at + 1 :] else "swapped"


def _goes_on(word: str, ordered: Sequence[str]) -> bool:
    """Whether some longer word begins with it."""
    after = bisect_right(ordered, word)
    return after < len(ordered) and ordered[after].startswith(word)


def _hole(word: str, at: int) -> str:
    return f"{word[:at]}\0{word[at + 1 :]}"


def _slots(
    words: Sequence[str], accounts: Sequence[int], single: Sequence[tuple[int, int, int, str]]
) -> set[str]:
    """Find the places that several tags fill in differently, none of them far ahead."""
    fills: dict[str, set[int]] = defaultdict(set)
    for more, less, at, kind in single:
        if kind == "replaced":
            fills[_hole(words[more], at)] |= {more, less}
    found = set()
    for hole, filled in fills.items():
        if len(filled) >= _SLOT:
            used = sorted((accounts[one] for one in filled), reverse=True)
            if used[0] < _AHEAD * used[1]:
                found.add(hole)
    return found


def _apart(one: str, other: str) -> bool:
    """Whether two slips lie far apart, neither on the first letter."""
    short = min(len(one), len(other))
    start = 0
    while start < short and one[start] == other[start]:
        start += 1
    end = 0
    while end < short - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start > 0 and max(len(one), len(other)) - start - end >= _APART


def _cut(words: Sequence[str], accounts: Sequence[int], settings: Slips) -> Iterator[Slip]:
    """Find rare words that are the beginnings of words that are used more."""
    place = {word: at for at, word in enumerate(words) if len(word) >= settings.cut_from}
    for other, word in enumerate(words):
        for count in range(1, settings.cut_most + 1):
            if len(word) - count < settings.cut_from or is_fixed(word[-count]):
                break
            variant = place.get(word[:-count], -1)
            if variant > other and accounts[variant] <= settings.rare:
                yield Slip(variant, other, "cut off")
