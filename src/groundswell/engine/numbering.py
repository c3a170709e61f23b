"""Numbers in the place of values: dense, from 0, in the order of the values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray


def numbered(column: pa.ChunkedArray) -> tuple[pa.Array, NDArray[np.int64]]:
    """Give the distinct values in order, and the number of each row's value.

    The same rows in another order give the same numbers. ``column`` has no nulls.

    >>> values, number = numbered(pa.chunked_array([["tea", "bus"], ["tea"]]))
    >>> values.to_pylist(), number.tolist()
    (['bus', 'tea'], [1, 0, 1])
    """
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    coded = column.dictionary_encode().combine_chunks()
    if isinstance(coded, pa.ChunkedArray):  # no rows, or more than one chunk can hold
        coded = pa.concat_arrays(coded.unify_dictionaries().chunks)
    order = pc.sort_indices(coded.dictionary).to_numpy()
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    return coded.dictionary.take(pa.array(order)), number[coded.indices.to_numpy()]
