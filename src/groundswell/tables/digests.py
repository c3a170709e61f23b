"""Stable keys of many values at once: BLAKE2b as `pseudonyms.stable_key` has it, compiled.

After RFC 7693. A key a row is the price of keys that are stable across runs; one call of a library
a row costs several times the digest itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.tables.cells import string_parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_U64 = np.uint64
_START = np.array(
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ],
    dtype=_U64,
)  # fmt: skip
_ORDER = np.array(
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    ],
    dtype=np.uint8,
)  # fmt: skip
_DIGEST = 10  # bytes of a key
_BLOCK = 128
_HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)
_WIDTH = 2 + 2 * _DIGEST


def stable_keys(letter: str, joined: pa.Array) -> pa.Array:
    """Give for each value what ``stable_key(letter, …)`` gives for its parts joined by NUL.

    ``joined`` is a string array of n; null stays null.

    >>> stable_keys("p", pa.array(["x\\x0042", None])).to_pylist()
    ['p-5838d58aa39b29961afc', None]
    """
    offsets, data, nulls = string_parts(joined)
    out = np.empty(len(joined) * _WIDTH, dtype=np.uint8)
    _digest_all(offsets, data, nulls, ord(letter), out)
    ends = np.arange(len(joined) + 1, dtype=np.int32) * _WIDTH
    mask = pa.array(~nulls).buffers()[1] if nulls.any() else None
    return pa.Array.from_buffers(
        pa.string(), len(joined), [mask, pa.py_buffer(ends), pa.py_buffer(out)]
    )


def marks(texts: pa.Array) -> NDArray[np.int64]:
    """Give a number for each text of a string array without nulls; equal texts have equal numbers.

    Different ones have the same by an accident of one in 2**64 (mixing after Steele, Lea & Flood
    2014). For comparing few at a time, within one run: it stands against nobody who means harm.

    >>> one, other, same = marks(pa.array(["tea", "bus", "tea"])).tolist()
    >>> one == same, one == other
    (True, False)
    """
    offsets, data, _ = string_parts(texts)
    out = np.empty(len(texts), dtype=np.int64)
    _mark_all(offsets, data, out)
    return out


@njit(cache=True, nogil=True)
def _mark_all(offsets, data, out):  # type: ignore[no-untyped-def]
    for row in range(len(out)):
        piece = data[offsets[row] : offsets[row + 1]]
        size = len(piece)
        whole = size >> 3
        mark = _U64(size) * _U64(0x9E3779B97F4A7C15)
        for word in range(whole):
            eight = piece[8 * word : 8 * word + 8]
            value = _U64(0)
            for byte in range(8):
                value |= _U64(eight[byte]) << _U64(8 * byte)
            mark = _stirred(mark ^ value)
        value = _U64(0)
        for byte in range(8 * whole, size):
            value |= _U64(piece[byte]) << _U64(8 * (byte & 7))
        out[row] = np.int64(_stirred(mark ^ value))


@njit(cache=True, nogil=True, inline="always")
def _stirred(value):  # type: ignore[no-untyped-def]
    value = value + _U64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> _U64(30))) * _U64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> _U64(27))) * _U64(0x94D049BB133111EB)
    return value ^ (value >> _U64(31))


@njit(cache=True, nogil=True)
def _digest_all(offsets, data, nulls, letter, out):  # type: ignore[no-untyped-def]
    state = np.empty(8, dtype=_U64)
    words = np.empty(16, dtype=_U64)
    for row in range(len(offsets) - 1):
        place = row * _WIDTH
        out[place] = letter
        out[place + 1] = ord("-")
        if nulls[row]:
            continue
        _digest(data, offsets[row], offsets[row + 1], state, words)
        for byte in range(_DIGEST):
            value = (state[byte >> 3] >> _U64(8 * (byte & 7))) & _U64(255)
            out[place + 2 + 2 * byte] = _HEX[value >> _U64(4)]
            out[place + 3 + 2 * byte] = _HEX[value & _U64(15)]


@njit(cache=True, nogil=True)
def _digest(data, start, end, state, words):  # type: ignore[no-untyped-def]
    for at in range(8):
        state[at] = _START[at]
    state[0] ^= _U64(0x01010000 ^ _DIGEST)
    done = 0
    length = end - start
    while True:
        size = min(_BLOCK, length - done)
        last = done + size >= length
        piece = data[start + done : start + done + size]
        whole = size >> 3
        for word in range(whole):
            value = _U64(0)
            eight = piece[8 * word : 8 * word + 8]
            for byte in range(8):
                value |= _U64(eight[byte]) << _U64(8 * byte)
            words[word] = value
        words[whole:] = _U64(0)
        for byte in range(8 * whole, size):
            words[whole] |= _U64(piece[byte]) << _U64(8 * (byte & 7))
        done += size
        _compress(state, words, _U64(done), last)
        if last:
            return


@njit(cache=True, nogil=True, inline="always")
def _turned(value, by):  # type: ignore[no-untyped-def]
    return (value >> _U64(by)) | (value << _U64(64 - by))


@njit(cache=True, nogil=True, inline="always")
def _mix(a, b, c, d, x, y):  # type: ignore[no-untyped-def]
    a = a + b + x
    d = _turned(d ^ a, 32)
    c = c + d
    b = _turned(b ^ c, 24)
    a = a + b + y
    d = _turned(d ^ a, 16)
    c = c + d
    b = _turned(b ^ c, 63)
    return a, b, c, d


@njit(cache=True, nogil=True)
def _compress(h, m, count, last):  # type: ignore[no-untyped-def]
    v0, v1, v2, v3, v4, v5, v6, v7 = h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
    v8, v9, v10, v11 = _START[0], _START[1], _START[2], _START[3]
    v12, v13, v14, v15 = _START[4] ^ count, _START[5], _START[6], _START[7]
    if last:
        v14 = ~v14
    for turn in range(12):
        s = _ORDER[turn]
        v0, v4, v8, v12 = _mix(v0, v4, v8, v12, m[s[0]], m[s[1]])
        v1, v5, v9, v13 = _mix(v1, v5, v9, v13, m[s[2]], m[s[3]])
        v2, v6, v10, v14 = _mix(v2, v6, v10, v14, m[s[4]], m[s[5]])
        v3, v7, v11, v15 = _mix(v3, v7, v11, v15, m[s[6]], m[s[7]])
        v0, v5, v10, v15 = _mix(v0, v5, v10, v15, m[s[8]], m[s[9]])
        v1, v6, v11, v12 = _mix(v1, v6, v11, v12, m[s[10]], m[s[11]])
        v2, v7, v8, v13 = _mix(v2, v7, v8, v13, m[s[12]], m[s[13]])
        v3, v4, v9, v14 = _mix(v3, v4, v9, v14, m[s[14]], m[s[15]])
    h[0] ^= v0 ^ v8
    h[1] ^= v1 ^ v9
    h[2] ^= v2 ^ v10
    h[3] ^= v3 ^ v11
    h[4] ^= v4 ^ v12
    h[5] ^= v5 ^ v13
    h[6] ^= v6 ^ v14
    h[7] ^= v7 ^ v15
