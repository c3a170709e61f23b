"""Tables of common shingles that ship with the package, by language.

A table is a file of arrays of bytes: the sorted keys of the shingles as differences of 32 bits,
split into their four bytes, and the weights in steps of 1/32 bit. How the tables are made says
`benchmarks/build_references.py`; where from, `data/ATTRIBUTION.md`.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS = 32  # of a weight, to a bit


@dataclass(frozen=True, slots=True)
class Weighed:
    """Shingles by key (distinct) with their weights in bits.

    ``unseen`` (2,) are the weights of a long and of a short shingle that is not among them.
    """

    key: NDArray[np.uint32]
    weight: NDArray[np.float32]
    unseen: NDArray[np.float32]


@lru_cache(maxsize=64)
def shipped(language: str | None) -> Weighed | None:
    """Give the table of a language, None where none ships.

    >>> shipped("en") is not None, shipped("tlh") is None
    (True, True)
    """
    if language is None or not (language.isascii() and language.isalpha()):
        return None
    table = files("groundswell.data") / "shingles" / f"{language}.npz"
    return unpacked(table.read_bytes()) if table.is_file() else None


def packed(weighed: Weighed) -> bytes:
    """Give a table as the bytes of its file; weights are rounded down to the step."""
    order = np.argsort(weighed.key)
    step = np.diff(weighed.key[order].astype(np.uint32), prepend=np.uint32(0)).astype("<u4")
    parts = step.view(np.uint8).reshape(-1, 4)
    room = io.BytesIO()
    np.savez_compressed(
        room,
        **{f"step{n}": np.ascontiguousarray(parts[:, n]) for n in range(4)},  # type: ignore[arg-type]
        weight=np.floor(weighed.weight[order] * STEPS).astype(np.uint8),
        unseen=np.floor(weighed.unseen * STEPS).astype(np.uint8),
    )
    return room.getvalue()


def unpacked(data: bytes) -> Weighed:
    """Read a table from the bytes of its file."""
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        parts = np.stack([held[f"step{n}"] for n in range(4)], axis=1)
        step = np.ascontiguousarray(parts).view("<u4").ravel()
        return Weighed(
            key=np.cumsum(step, dtype=np.uint32),
            weight=np.asarray(held["weight"] / STEPS, dtype=np.float32),
            unseen=np.asarray(held["unseen"] / STEPS, dtype=np.float32),
        )


@njit(cache=True, nogil=True, inline="always")
def key_of(gram):  # type: ignore[no-untyped-def]
    """Give the key of a shingle: 32 bits, never 0; one in ten thousand has another's too."""
    mixed = (gram ^ (gram >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    key = np.uint32(mixed >> np.uint64(32))
    return key if key else np.uint32(1)


@njit(cache=True, nogil=True)
def keys_of(gram):  # type: ignore[no-untyped-def]
    """Give the keys of shingles (n)."""
    found = np.empty(len(gram), dtype=np.uint32)
    for at in range(len(gram)):
        found[at] = key_of(gram[at])
    return found
