"""Accounts by the items they acted on at any time: vectors, and the pairs that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.networks.baselines.baseline import Acts

_BLOCK_PAIRS = 8_000_000  # pairs of accounts looked at a time


def vectors(acts: Acts, *, fewest_acts: int, fewest_accounts: int) -> tuple[Any, Any]:
    """Give a sparse matrix of how often accounts acted on items, and its accounts' numbers.

    Accounts with fewer than ``fewest_acts`` acts are left out first, then items on which fewer
    than ``fewest_accounts`` of the others acted, then accounts that are left without an item.
    """
    acted = np.bincount(acts.account, minlength=acts.accounts)
    rows = acted[acts.account] >= fewest_acts
    items = int(acts.item.max()) + 1 if len(acts.item) else 0
    counts = sparse.csr_matrix(
        (np.ones(int(rows.sum())), (acts.account[rows], acts.item[rows])),
        shape=(acts.accounts, items),
    )
    shared = np.flatnonzero(np.bincount(counts.indices, minlength=items) >= fewest_accounts)
    counts = counts[:, shared]
    chosen = np.flatnonzero(np.diff(counts.indptr) > 0)
    return counts[chosen], chosen


def tf_idf(counts: Any, *, sublinear: bool) -> Any:
    """Weight counts by TF-IDF with smoothed frequencies, rows brought to length 1.

    The formula is scikit-learn's, which the published code of both papers uses:
    ln((1 + accounts) / (1 + accounts on the item)) + 1, times 1 + ln(count) when ``sublinear``.
    """
    weighted = counts.copy()
    weighted.data = 1 + np.log(counts.data) if sublinear else np.ones_like(counts.data)
    on_item = np.bincount(counts.indices, minlength=counts.shape[1])
    weighted = weighted @ sparse.diags(np.log((1 + counts.shape[0]) / (1 + on_item)) + 1)
    length = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / length) @ weighted)


def products(matrix: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Give the product of every two rows that is not 0, in blocks: row, later row, product."""
    rows = matrix.shape[0]
    step = max(1, _BLOCK_PAIRS // max(1, rows))
    turned = matrix.T.tocsr()
    for low in range(0, rows, step):
        block = (matrix[low : low + step] @ turned).tocoo()
        later = block.col > block.row + low
        yield block.row[later] + low, block.col[later], block.data[later]


def pairs_with_common_items(acts: Acts, *, sample: int, seed: int, fewest: int = 2) -> float:
    """Count the pairs of accounts with ``fewest`` common items or more, at any time.

    Exact where at most ``sample`` accounts have so many items, else estimated without bias from
    that many accounts drawn with ``seed``.
    """
    counts, _ = vectors(acts, fewest_acts=fewest, fewest_accounts=2)
    once = counts.copy()
    once.data = np.ones(counts.nnz, dtype=np.int32)
    once = once.astype(np.int32)
    once = once[np.flatnonzero(np.diff(once.indptr) >= fewest)]
    rows = once.shape[0]
    drawn = np.arange(rows)
    if rows > sample:
        drawn = np.random.Generator(np.random.PCG64(seed)).permutation(rows)[:sample]
    step = max(1, _BLOCK_PAIRS // max(1, rows))
    turned = once.T.tocsr()
    partners = sum(
        int(((once[drawn[low : low + step]] @ turned).data >= fewest).sum())
        for low in range(0, len(drawn), step)
    )
    itself = len(drawn)  # each has its own items in common with itself
    return float((partners - itself) / 2 * rows / max(1, len(drawn)))
