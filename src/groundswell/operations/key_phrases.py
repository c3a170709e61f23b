"""What is rare in a narrative's texts: bits of words against the data, key phrases, and a name.

A word that df of N background texts hold is worth log2((N + 2) / (df + 1)) bits; one text of each
family is background, so that copies don't make their own words common. Where a script has no
blanks, words are cut by `sameness.words` and weighed by their characters. A name is made of the
rarest words and says nothing about who said them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import regex
from numba import njit

from groundswell.sameness.tokens import words_of
from groundswell.sameness.words import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_SIGN_BITS = 0.56  # of a character that is a word by itself: its neighbours foretell the rest
_TELLING = 6.0  # bits from which on a word may begin or end a phrase, or stand in a name; or
_TELLING_SHARE = 0.7  # of the bits of the rarest words, where there are few texts
_OFTEN = 0.5  # share of the texts that must hold a word or phrase
_WINDOW, _SIGNS = 5, 16  # words, and characters, of a phrase at most
_NAMED = 4  # words of a name at most
_PHRASES = 4
_PLAIN = regex.compile(r"[\p{L}\p{N}]")
_DIGITS = regex.compile(r"[\p{N}\W_]+")
_BREAK = regex.compile(r"[.,!?;:。，、！？；：…|\n]")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


@dataclass(frozen=True, slots=True)
class Weights:
    """What words are worth in bits, against the background; a word not in it is the rarest."""

    bits: Mapping[str, float]
    most: float

    def of(self, word: str) -> float:
        """Give the bits of one word."""
        if _WIDE.search(word):
            return _SIGN_BITS * sum(self.bits.get(sign, self.most) for sign in word)
        return self.bits.get(word, self.most)


def weigh(background: pa.Array) -> tuple[Weights, Floats]:
    """Weigh the words of n distinct texts, and give the bits of each text (n)."""
    words = words_of(background, np.zeros(len(background), np.int64))
    holds = _holds(words.start, words.word, words.distinct)
    bits = np.log2((len(background) + 2) / (holds + 1))
    # A character of a script without blanks is a word of three or four bytes, the first high.
    first = words.content[words.place] if words.distinct else np.empty(0, np.uint8)
    alone = (words.length >= 3) & (words.length <= 4) & (first >= 0xE0)
    each = np.where(alone, _SIGN_BITS * bits, bits)
    told = _sums(words.start, words.word, words.distinct, each)
    content = words.content.tobytes()
    names = [
        content[place : place + length].decode("utf-8", "replace")
        for place, length in zip(words.place.tolist(), words.length.tolist(), strict=True)
    ]
    weights = Weights(
        dict(zip(names, bits.tolist(), strict=True)), float(np.log2(len(background) + 2))
    )
    return weights, told


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    bits: float
    names: bool  # telling, and in most texts


def phrases_and_name(
    text: str, others: Sequence[str], language: str | None, weights: Weights
) -> tuple[tuple[str, ...], str]:
    """Give up to four key phrases of a representative text, and the words of its name.

    ``others`` are texts of the narrative in the same language: what half of them lack is no key.
    A text without a telling word is named by its beginning.

    >>> weights = Weights({"the": 0.5, "is": 1.0, "late": 4.0}, 9.0)
    >>> phrases_and_name("the harbour bus is late", ["harbour bus late"], "en", weights)
    (('harbour bus',), 'harbour bus')
    """
    words = _words(text, others, language, weights)
    chosen = sorted(
        {word.text: word for word in reversed(words) if word.names}.values(),
        key=lambda word: (-word.bits, word.start),
    )[:_NAMED]
    name = " ".join(word.text for word in sorted(chosen, key=lambda word: word.start))
    phrases = _phrases(text, words, others)
    return phrases, name or text[:40].strip()


def _words(text: str, others: Sequence[str], language: str | None, weights: Weights) -> list[_Word]:
    telling = min(_TELLING, _TELLING_SHARE * weights.most)
    found, at = [], 0
    for word in words_in(text, language):
        at = text.find(word, at)
        if at < 0:
            break
        often = sum(word in other for other in others) >= _OFTEN * len(others)
        bits = weights.of(word)
        names = often and bits >= telling and not _DIGITS.fullmatch(word)
        found.append(_Word(word, at, at + len(word), bits, names))
        at += len(word)
    return found


def _phrases(text: str, words: Sequence[_Word], others: Sequence[str]) -> tuple[str, ...]:
    """Choose windows of words, the most bits first, that don't overlap and are held often."""
    windows = []
    for first, word in enumerate(words):
        if not word.names:
            continue
        total = 0.0
        for last in range(first, min(len(words), first + _WINDOW)):
            said = text[word.start : words[last].end]
            if _BREAK.search(said) or (_WIDE.search(said) and len(said) > _SIGNS):
                break
            total += (
                words[last].bits if words[last].text not in said[: -len(words[last].text)] else 0
            )
            if words[last].names:
                windows.append((total, first, last))
    taken: list[tuple[int, int]] = []
    for _, first, last in sorted(windows, key=lambda each: (-each[0], each[1])):
        if len(taken) == _PHRASES:
            break
        if any(first <= end and last >= start for start, end in taken):
            continue
        said = text[words[first].start : words[last].end]
        if sum(said in other for other in others) >= _OFTEN * len(others):
            taken.append((first, last))
    said_ = (text[words[first].start : words[last].end] for first, last in sorted(taken))
    return tuple(dict.fromkeys(" ".join(each.split()) for each in said_ if _PLAIN.search(each)))


@njit(cache=True, nogil=True)
def _holds(start, word, distinct):  # type: ignore[no-untyped-def]
    """Count, for each word, the texts that hold it."""
    found = np.zeros(distinct, dtype=np.int64)
    seen = np.full(distinct, -1, dtype=np.int64)
    for text in range(len(start) - 1):
        for at in range(start[text], start[text + 1]):
            if seen[word[at]] != text:
                seen[word[at]] = text
                found[word[at]] += 1
    return found


@njit(cache=True, nogil=True)
def _sums(start, word, distinct, bits):  # type: ignore[no-untyped-def]
    """Add up the bits of each text's words, a repeated word once."""
    found = np.zeros(len(start) - 1, dtype=np.float64)
    seen = np.full(distinct, -1, dtype=np.int64)
    for text in range(len(start) - 1):
        for at in range(start[text], start[text + 1]):
            if seen[word[at]] != text:
                seen[word[at]] = text
                found[text] += bits[word[at]]
    return found
