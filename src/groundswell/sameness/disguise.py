"""Letters counted by alphabet, which tells a text written in look-alikes from one that is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.sameness.look_alikes import CYRILLIC, GREEK, LATIN, OTHER
from groundswell.sameness.skeletons import decode
from groundswell.tables.cells import string_parts

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray


def alphabets(texts: pa.Array) -> NDArray[np.int32]:
    """Count the letters of n texts by alphabet, (n, 4): dressed Latin, Latin, Cyrillic, Greek.

    Dressed are small capitals, letters of phonetic spelling and the like.

    >>> import pyarrow as pa
    >>> alphabets(pa.array(["tea", "tеa"])).tolist()
    [[0, 3, 0, 0], [0, 2, 1, 0]]
    """
    offsets, data, _ = string_parts(texts)
    return _counted(offsets, data)  # type: ignore[no-any-return]


def mixed(counts: NDArray[np.int32]) -> NDArray[np.int32]:
    """Give for counts (n, 4) how many letters are not of the text's main alphabet."""
    return np.asarray(counts.sum(axis=1) - counts.max(axis=1, initial=0))


@njit(cache=True, nogil=True)
def _counted(offsets, data):  # type: ignore[no-untyped-def]
    longest = 0
    for t in range(len(offsets) - 1):
        longest = max(longest, offsets[t + 1] - offsets[t])
    signs = np.empty(longest + 1, dtype=np.uint32)
    out = np.zeros((len(offsets) - 1, 4), dtype=np.int32)
    for t in range(len(offsets) - 1):
        for x in range(decode(data, offsets[t], offsets[t + 1], signs)):
            sign = signs[x]
            if 0x61 <= sign <= 0x7A or 0xDF <= sign < 0x250:
                out[t, LATIN] += 1
            elif 0x250 <= sign < 0x2B0 or 0x1D00 <= sign < 0x1DC0 or 0xA720 <= sign < 0xA800:
                out[t, OTHER] += 1
            elif 0x370 <= sign < 0x400:
                out[t, GREEK] += 1
            elif 0x400 <= sign < 0x530:
                out[t, CYRILLIC] += 1
    return out
