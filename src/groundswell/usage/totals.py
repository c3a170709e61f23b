"""Stages rolled up per conversation and per account, with the message that speaks most for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import STAGE_TOTALS
from groundswell.usage.policy import LEVELS

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SCOPES = (("conversation", "conversation_key"), ("account", "account_key"))


def stage_totals(stages: pa.Table, outcomes: pa.Table) -> pa.Table:
    """Give ``STAGE_TOTALS`` from ``MESSAGE_STAGES`` and ``OUTCOMES``, by scope, key and stage.

    Of messages with equal probability the earliest stands for the rest.
    """
    if not stages.num_rows:
        return STAGE_TOTALS.empty_table()
    refused = outcomes.filter(pc.equal(outcomes["outcome"], "refused"))["message_key"]
    declined = pc.is_in(stages["message_key"], value_set=refused.combine_chunks()).to_numpy()
    parts = [_rolled(stages, declined, scope, key) for scope, key in _SCOPES]
    return pa.concat_tables(parts)


def _rolled(stages: pa.Table, declined: NDArray[np.bool_], scope: str, key: str) -> pa.Table:
    owner, owners = _coded(stages[key])
    stage, names = _coded(stages["stage"])
    conversation, _ = _coded(stages["conversation_key"])
    at = stages["at_ms"].to_numpy()
    chance = stages["probability"].to_numpy()
    level = pc.index_in(stages["level"], value_set=pa.array(LEVELS)).to_numpy()
    message, _ = _coded(stages["message_key"])
    # The best of each group comes first: highest probability, then earliest.
    order = np.lexsort((message, at, -chance, stage, owner))
    group = owner[order] * len(names) + stage[order]
    first = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    which = np.cumsum(np.r_[False, group[1:] != group[:-1]])
    talks = np.unique(np.stack([which, conversation[order]]), axis=1)[0]
    best = order[first]
    return pa.table(
        [
            pa.array([scope] * len(first)),
            owners.take(pa.array(owner[best])),
            names.take(pa.array(stage[best])),
            np.diff(np.r_[first, len(order)]).astype(np.int64),
            np.bincount(talks, minlength=len(first)).astype(np.int64),
            np.add.reduceat(declined[order].astype(np.int64), first),
            np.minimum.reduceat(at[order], first),
            np.maximum.reduceat(at[order], first),
            chance[best],
            stages["message_key"].take(pa.array(best)).combine_chunks(),
            pa.array(LEVELS).take(pa.array(np.maximum.reduceat(level[order], first))),
        ],
        schema=STAGE_TOTALS,
    )


def _coded(column: pa.ChunkedArray) -> tuple[NDArray[np.int64], pa.Array]:
    """Give codes whose order is that of the values, and the values in order."""
    values = column.unique()
    values = values.take(pc.sort_indices(values))
    codes = pc.index_in(column, value_set=values).to_numpy().astype(np.int64)
    return codes, values
