"""What ties rest on, over all traces and copied texts: who did what together, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.query import Query
from groundswell.networks.evidence import coincidences

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.engine.duck import DuckEngine
    from groundswell.runs.copied import CopiedTexts
    from groundswell.runs.testing import Outcome

_EVER = 2**60  # milliseconds: longer than any data


@dataclass(frozen=True, slots=True)
class Together:
    """Parallel arrays, one entry a coincidence: place of the tie, item over all traces, moment."""

    tie: NDArray[np.int64]
    item: NDArray[np.int64]
    at_ms: NDArray[np.int64]


def together(db: DuckEngine, outcome: Outcome, copied: CopiedTexts) -> Together:
    """List what every tie rests on; a post that acts on several items counts once."""
    a, b = outcome.ends
    found: list[tuple[NDArray[Any], NDArray[Any], NDArray[Any]]] = []
    offset = 0
    for layer in outcome.layers:
        gap = max(1_800_000, layer.window_ms)
        met = coincidences(
            a, b, layer.account, layer.item, layer.at, window_ms=layer.window_ms, gap_ms=gap
        )
        found.append((met.tie, met.item + offset, met.at_ms))
        far = np.flatnonzero(outcome.reach_ms > layer.window_ms)
        if len(far):
            met = coincidences(
                a[far], b[far], layer.account, layer.item, layer.at,
                window_ms=int(outcome.reach_ms.max()), gap_ms=int(outcome.reach_ms.max()),
            )  # fmt: skip
            found.append((far[met.tie], met.item + offset, met.at_ms))
        offset += len(layer.origin_ms)
    if copied.copies.num_rows and len(a):
        met = coincidences(a, b, *_wrote(db, outcome, copied), window_ms=_EVER, gap_ms=_EVER)
        found.append((met.tie, met.item + offset, met.at_ms))
    if not found:
        nothing = np.empty(0, dtype=np.int64)
        return Together(nothing, nothing, nothing)
    tie, item, at = (np.concatenate([each[k] for each in found]) for k in range(3))
    order = np.lexsort((item, at, tie))
    tie, item, at = tie[order], item[order], at[order]
    once = np.ones(len(tie), dtype=np.bool_)
    once[1:] = (tie[1:] != tie[:-1]) | (at[1:] != at[:-1])
    return Together(tie[once], item[once], at[once])


def _wrote(
    db: DuckEngine, outcome: Outcome, copied: CopiedTexts
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Who first wrote which text that counts as evidence, among the accounts of ties."""
    ends = np.unique(np.concatenate(outcome.ends))
    db.add("tied_accounts", pa.table({"account_key": outcome.keys.take(pa.array(ends))}))
    db.add("evident_texts", copied.texts.filter(copied.texts["evidence"]).select(["item_id"]))
    rows = db.rows(
        Query(
            name="tied_texts",
            reads=("posts", "tied_accounts", "evident_texts"),
            sql="""
                select posts.account_key, texts.item_id, min(posts.at_ms) as at_ms
                from posts
                inner join tied_accounts as tied on tied.account_key = posts.account_key
                inner join evident_texts as texts on texts.item_id = md5(posts.text_norm)
                where posts.kind <> 'repost'
                group by posts.account_key, texts.item_id
                order by texts.item_id, posts.account_key
            """,
        )
    )
    account = pc.index_in(rows["account_key"], value_set=outcome.keys)
    item = rows["item_id"].combine_chunks().dictionary_encode().indices
    return (
        np.asarray(account.to_numpy(), dtype=np.int64),
        np.asarray(item.to_numpy(), dtype=np.int64),
        np.asarray(rows["at_ms"].to_numpy(), dtype=np.int64),
    )
