"""The perceptual hash of a picture, PDQ: 256 bits that stay nearly the same when the picture is edited.

After "The TMK+PDQF video-hashing algorithm and the PDQ image-hashing algorithm" (Facebook, 2019).
The brightness is blurred with a tent and reduced to 64 × 64, of whose cosine transform the 16 × 16
lowest frequencies (without the mean) are kept; a bit says whether a frequency lies above their
median. The blur and the choice of places are linear and work on rows and columns one after the
other, so that each of the 64 × 64 values is one weighted sum: the picture is read once, and not four
times.

A hash says that two pictures look the same. It says nothing of who or what they show: no face is
looked for, recognised or stored anywhere in this product.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Words = NDArray[np.uint64]
    _Sums = tuple[NDArray[np.int64], NDArray[np.float32]]  # where each begins, and its weights

LEAST_QUALITY = 50  # below it a picture is too plain to be told from others, after the paper
LEAST_SIDE = 5  # points; a smaller picture holds nothing that could be compared

_SIDE_OF_PARTS = 512
_SIDE = 64  # of the reduced picture
_KEPT = 16  # frequencies kept each way, from the first; the mean is left out
_WORDS = 4  # of 64 bits
_EVEN = np.arange(_KEPT) % 2 == 0  # odd frequencies, counted from 1: those that a mirror turns over
_COSINES = np.sqrt(2 / _SIDE) * np.cos(
    np.pi / (2 * _SIDE) * np.outer(np.arange(1, _KEPT + 1), 2 * np.arange(_SIDE) + 1)
)

TURNS: Mapping[str, tuple[bool, bool, bool]] = {
    "as it is": (False, False, False),
    "mirrored": (False, False, True),
    "upside down and mirrored": (False, True, False),
    "turned by 180°": (False, True, True),
    "mirrored along its diagonal": (True, False, False),
    "turned by 90° clockwise": (True, False, True),
    "turned by 90° anticlockwise": (True, True, False),
    "mirrored along its other diagonal": (True, True, True),
}
"""The eight ways to lay a picture: whether rows become columns, and then rows and columns reverse."""


_STEPS = (0.04, 0.08, 0.12, 0.16, 0.20, 0.24, 0.28)  # a hash bears a cut of about 2%
PARTS: Sequence[tuple[float, float, float, float]] = (
    *((cut, 0, 0, 0) for cut in _STEPS),
    *((0, cut, 0, 0) for cut in _STEPS),
    *((0, 0, cut, 0) for cut in _STEPS),
    *((0, 0, 0, cut) for cut in _STEPS),
    *((cut / 2, cut / 2, 0, 0) for cut in _STEPS),
    *((0, 0, cut / 2, cut / 2) for cut in _STEPS),
    *((cut / 2, cut / 2, cut / 2, cut / 2) for cut in _STEPS),
)
"""Parts that are often cut out: what goes at the top, the bottom, left and right, of 1."""


class Pdq(NamedTuple):
    """The hash of one picture: 4 words of 64 bits, first bits first, and quality from 0 to 100."""

    words: Words
    quality: int

    @property
    def hex(self) -> str:
        """The 64 hexadecimal digits that platforms exchange."""
        return hexadecimal(self.words[np.newaxis])[0]


def picture_hash(pixels: NDArray[np.uint8]) -> Pdq:
    """Hash a picture of (height, width, 3) red, green and blue, or (height, width) grey.

    Quality is how much the brightness changes from place to place; below `LEAST_QUALITY` two
    pictures must not be called the same. Raises `ValueError` where a side is below `LEAST_SIDE`.

    >>> picture_hash(np.zeros((8, 8), dtype=np.uint8)).quality
    0
    """
    reduced = _reduced(pixels, _tents)
    return _hash(_frequencies(reduced), _quality(reduced))


def all_turns(pixels: NDArray[np.uint8]) -> dict[str, Pdq]:
    """Hash a picture as it would look mirrored and turned, by the names of `TURNS`.

    Each hash is that of the picture really laid so. To turn the signs of frequencies over, as the
    paper does, is half the work, but the places of the 64 × 64 values don't lie evenly: for a
    picture of 256 points it gives up to 100 bits that are wrong.
    """
    reduced = _reduced(pixels, _tents_both_ways)
    ways = {(rows, columns): _half(reduced, rows, columns) for rows in (0, 1) for columns in (0, 1)}
    known = {way: (_frequencies(part), _quality(part)) for way, part in ways.items()}
    found = {}
    for name, (swap, rows, columns) in TURNS.items():
        frequencies, quality = known[(columns, rows) if swap else (rows, columns)]
        found[name] = _hash(frequencies.T if swap else frequencies, quality)
    return found


def quarters(pixels: NDArray[np.uint8]) -> list[Pdq | None]:
    """Hash the four quarters of a picture, row by row; None for one too plain to be told from others.

    They tell pictures that share a frame, as screenshots of one program do, from copies of one.
    Unlike in PDQ, each value is the mean of its place alone: the places of PDQ shift by half a
    place with the size of the picture, and a quarter is small.
    """
    height, width = pixels.shape[0] // 2, pixels.shape[1] // 2
    if min(height, width) < LEAST_SIDE:
        return [None] * 4
    halves = (pixels[:height], pixels[height:])
    found = []
    for half in halves:
        for part in (half[:, :width], half[:, width:]):
            reduced = _reduced(part, _areas)
            quality = _quality(reduced)
            useful = quality >= LEAST_QUALITY
            found.append(_hash(_frequencies(reduced), quality) if useful else None)
    return found


def all_parts(pixels: NDArray[np.uint8]) -> list[Pdq]:
    """Hash the `PARTS` of a picture, those too plain to be told from others left out.

    They are cut from the picture at up to 512 points a side: a few bits differ from the hash
    of a part that was cut from the whole.
    """
    small = _within(pixels, _SIDE_OF_PARTS)
    height, width = small.shape[:2]
    found = []
    for top, bottom, left, right in PARTS:
        part = small[
            round(height * top) : height - round(height * bottom),
            round(width * left) : width - round(width * right),
        ]
        if min(part.shape[:2]) >= LEAST_SIDE:
            found.append(picture_hash(part))
    return [one for one in found if one.quality >= LEAST_QUALITY]


def turned(words: Words, turn: str) -> Words:
    """Give hashes, (n, 4), as those of the same pictures mirrored or turned would roughly be.

    For hashes whose pictures are not at hand. Of a large picture about 15 bits differ from those
    of `all_turns`, of a small one more.
    """
    swap, rows, columns = TURNS[turn]
    bits = np.unpackbits(as_bytes(words), axis=1)[:, ::-1].reshape(-1, _KEPT, _KEPT)
    if swap:
        bits = bits.transpose(0, 2, 1)
    over = (rows & _EVEN[:, None]) ^ (columns & _EVEN[None, :])
    return _words((bits ^ over).reshape(len(words), -1))


def words_of(hexadecimals: Sequence[str]) -> Words:
    """Read hashes of 64 hexadecimal digits into (n, 4) words.

    >>> words_of(["0" * 63 + "f"]).tolist()
    [[0, 0, 0, 15]]
    """
    data = bytes.fromhex("".join(hexadecimals))
    return np.frombuffer(data, dtype=">u8").astype(np.uint64).reshape(-1, _WORDS)


def hexadecimal(words: Words) -> list[str]:
    """Write hashes, (n, 4), as 64 hexadecimal digits each."""
    digits = as_bytes(words).tobytes().hex()
    return [digits[at : at + 64] for at in range(0, len(digits), 64)]


def as_bytes(words: Words) -> NDArray[np.uint8]:
    """Give hashes, (n, 4), as (n, 32) bytes, first bits first."""
    return np.ascontiguousarray(words).astype(">u8").view(np.uint8).reshape(len(words), -1)


def _within(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Average points in blocks, until no side is longer than about ``side``."""
    across = max(1, -(-pixels.shape[1] // side))
    down = max(1, -(-pixels.shape[0] // side))
    if across == down == 1:
        return pixels
    grey = pixels if pixels.ndim == 2 else pixels @ np.array([0.299, 0.587, 0.114], np.float32)
    height, width = grey.shape[0] // down, grey.shape[1] // across
    blocks = grey[: height * down, : width * across].reshape(height, down, width, across)
    found: NDArray[np.uint8] = blocks.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)
    return found


def _hash(frequencies: NDArray[np.float64], quality: int) -> Pdq:
    flat = frequencies.ravel()
    median = np.partition(flat, len(flat) // 2 - 1)[len(flat) // 2 - 1]
    return Pdq(_words((flat > median)[np.newaxis])[0], quality)


def _words(bits: NDArray[np.bool_] | NDArray[np.uint8]) -> Words:
    """Pack (n, 256) bits, lowest frequency first, into (n, 4) words: the lowest frequency is last."""
    packed = np.packbits(bits[:, ::-1], axis=1)
    return packed.view(">u8").astype(np.uint64)


def _frequencies(reduced: NDArray[np.float64]) -> NDArray[np.float64]:
    # Rounded, so that what is zero in truth (in a flat or symmetric picture) is no play of the
    # last digit, which differs from machine to machine.
    found: NDArray[np.float64] = np.round(_COSINES @ reduced @ _COSINES.T, 3)
    return found


def _quality(reduced: NDArray[np.float64]) -> int:
    """Count steps between neighbours, in whole hundredths of the range so that noise counts nothing."""
    steps = [np.trunc(np.diff(reduced, axis=axis) * 100 / 255) for axis in (0, 1)]
    return min(100, int(sum(float(np.abs(step).sum()) for step in steps)) // 90)


def _reduced(pixels: NDArray[np.uint8], sums: Callable[[int], _Sums]) -> NDArray[np.float64]:
    """Reduce a picture by sums over its rows and its columns."""
    height, width = pixels.shape[:2]
    if min(height, width) < LEAST_SIDE:
        msg = f"a picture of {width} × {height} points; give one of at least {LEAST_SIDE} each way"
        raise ValueError(msg)
    deep = pixels[:, :, np.newaxis] if pixels.ndim == 2 else pixels
    found: NDArray[np.float64] = _shrunk(deep, *sums(height), *sums(width)).astype(np.float64)
    return found


def _half(reduced: NDArray[np.float64], rows: int, columns: int) -> NDArray[np.float64]:
    """Give the 64 × 64 values of the picture with its rows or columns in reverse, or not."""
    return reduced[rows * _SIDE :][:_SIDE, columns * _SIDE :][:, :_SIDE]


@lru_cache(maxsize=512)
def _areas(size: int) -> _Sums:
    """Give the means over 64 equal stretches of ``size`` points, parts of points counted in part."""
    edges = np.arange(_SIDE + 1) * size / _SIDE
    first = np.floor(edges[:-1]).astype(np.int64)
    weights = np.zeros((_SIDE, int(np.ceil(size / _SIDE)) + 1))
    for k in range(weights.shape[1]):
        begin = np.maximum(edges[:-1], first + k)
        weights[:, k] = np.clip(np.minimum(edges[1:], first + k + 1) - begin, 0, None)
    return first, (weights * _SIDE / size).astype(np.float32)


def _tents_both_ways(size: int) -> _Sums:
    """Give the sums over points in their order, then those over the same points in reverse."""
    first, weights = _tents(size)
    back = size - first - weights.shape[1]
    return np.concatenate([first, back]), np.concatenate([weights, weights[:, ::-1]])


@lru_cache(maxsize=512)
def _tents(size: int) -> _Sums:
    """Give where each of 64 weighted sums over ``size`` points begins, and its weights.

    Two moving averages make a tent. At the edges each is over as many points as there are.
    """
    window = (size + 2 * _SIDE - 1) // (2 * _SIDE)
    after = window // 2
    before = window - 1 - after
    centres = ((np.arange(_SIDE) + 0.5) * size / _SIDE).astype(np.int64)
    first = np.maximum(centres - 2 * before, 0)
    weights = np.zeros((_SIDE, 2 * window - 1), dtype=np.float64)
    for k, centre in enumerate(centres):
        middles = np.arange(max(centre - before, 0), min(centre + after, size - 1) + 1)
        for middle in middles:
            low, high = max(middle - before, 0), min(middle + after, size - 1)
            share = 1 / (len(middles) * (high - low + 1))
            weights[k, low - first[k] : high - first[k] + 1] += share
    return first, weights.astype(np.float32)


@njit(cache=True, nogil=True)
def _shrunk(pixels, row_first, row_weights, column_first, column_weights):  # type: ignore[no-untyped-def]
    """Sum the brightness of (height, width, 1 or 3) points into a value for each pair of rows and columns."""
    height, width, depth = pixels.shape
    out = np.zeros((len(row_first), len(column_first)), dtype=np.float32)
    line = np.empty(width, dtype=np.float32)
    for i in range(len(row_first)):
        line[:] = 0
        for k in range(row_weights.shape[1]):
            y = row_first[i] + k
            weight = row_weights[i, k]
            if y < 0 or y >= height or weight == 0:
                continue
            if depth == 1:
                for x in range(width):
                    line[x] += weight * np.float32(pixels[y, x, 0])
                continue
            red = np.float32(0.299) * weight
            green = np.float32(0.587) * weight
            blue = np.float32(0.114) * weight
            for x in range(width):
                line[x] += red * pixels[y, x, 0] + green * pixels[y, x, 1] + blue * pixels[y, x, 2]
        for j in range(len(column_first)):
            total = np.float32(0)
            for k in range(column_weights.shape[1]):
                x = column_first[j] + k
                if 0 <= x < width:
                    total += column_weights[j, k] * line[x]
            out[i, j] = total
    return out
