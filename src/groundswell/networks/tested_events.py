"""The test of pairs, items and accounts on a plain table of events, from any source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.networks.bursts import find_bursts
from groundswell.networks.significance import Coincidence, against_chance

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEEDED = ("account", "item", "at_ms")
_MAY_BE = ("item_origin_ms", "item_source")


@dataclass(frozen=True, slots=True)
class Significance:
    """What chance gives for a table of events.

    ``pairs``: account_a, account_b, common_items, coincidences, occasions, leaders, expected, p, q.
    ``accounts``: account, acts, p, q, beyond_chance. ``items``: item, start_ms, acts, sparse_acts,
    usual_share, p, q, of items with ten acts or more in their busiest window. ``left_out`` counts
    rows without account, item or time.
    """

    pairs: pa.Table
    accounts: pa.Table
    items: pa.Table
    left_out: int


def significance(events: pa.Table, settings: Coincidence | None = None) -> Significance:
    """Test a table of events against chance: which pairs, accounts and items stand out.

    ``events`` has one row an act, with the columns ``account``, ``item`` (text or numbers) and
    ``at_ms`` (integer milliseconds), and may have ``item_origin_ms`` (when the item appeared) and
    ``item_source`` (the account it came from). An account is beyond chance when its q, after
    Benjamini & Hochberg over all accounts, is at most ``settings.alpha``: its synchrony is not
    explained by popularity, activity, common interests, virality, fast followers, sessions, or
    fans of one leader. That is not the same as inauthentic. Legitimate automation (feeds, sister
    papers) and fans of three or four leaders are *not* excluded.

    Raises `SettingError` for a table that lacks a column or holds it in another type.
    """
    settings = settings or Coincidence()
    for name in _NEEDED:
        if name not in events.column_names:
            msg = f"the events lack the column {name}; give account, item and at_ms"
            raise SettingError(msg)
    for name in ("at_ms", *_MAY_BE[:1]):
        if name in events.column_names and not pa.types.is_integer(events.schema.field(name).type):
            msg = f"{name} is {events.schema.field(name).type}; give integer milliseconds"
            raise SettingError(msg)
    whole = pc.and_(
        pc.and_(events["account"].is_valid(), events["item"].is_valid()), events["at_ms"].is_valid()
    )
    kept = events.filter(whole)
    accounts, account = _numbered(kept["account"])
    items, item = _numbered(kept["item"])
    at = kept["at_ms"].to_numpy().astype(np.int64)
    tested = against_chance(
        account,
        item,
        at,
        origin_ms=_origins(kept, item, len(items)),
        source=_sources(kept, item, len(items), accounts),
        settings=settings,
    )
    bursts = find_bursts(account, item, at, window_ms=settings.window_ms)
    pairs = pa.table(
        {
            "account_a": accounts.take(pa.array(tested.a)),
            "account_b": accounts.take(pa.array(tested.b)),
            "common_items": tested.common,
            "coincidences": tested.coincidences,
            "occasions": tested.occasions,
            "leaders": tested.leaders,
            "expected": tested.expected,
            "p": tested.p,
            "q": tested.q,
        }
    )
    return Significance(
        pairs=pairs.sort_by(
            [("p", "ascending"), ("account_a", "ascending"), ("account_b", "ascending")]
        ),
        accounts=pa.table(
            {
                "account": accounts,
                "acts": np.bincount(account, minlength=len(accounts)),
                "p": tested.account_p,
                "q": tested.account_q,
                "beyond_chance": tested.account_q <= settings.alpha,
            }
        ),
        items=pa.table(
            {
                "item": items.take(pa.array(bursts.item)),
                "start_ms": bursts.start_ms,
                "acts": bursts.acts,
                "sparse_acts": bursts.sparse,
                "usual_share": bursts.usual,
                "p": bursts.p,
                "q": bursts.q,
            }
        ),
        left_out=events.num_rows - kept.num_rows,
    )


def _numbered(column: pa.ChunkedArray) -> tuple[pa.Array, NDArray[np.int64]]:
    """Distinct values in order, and the number of each row's value: the same whatever the order."""
    values = pc.unique(column)
    values = values.take(pc.sort_indices(values))
    return values, pc.index_in(column, value_set=values).to_numpy().astype(np.int64)


def _origins(events: pa.Table, item: NDArray[np.int64], items: int) -> NDArray[np.int64] | None:
    if "item_origin_ms" not in events.column_names:
        return None
    given = pc.fill_null(events["item_origin_ms"], -1).to_numpy().astype(np.int64)
    latest = np.full(items, np.iinfo(np.int64).max)
    known = given >= 0
    np.minimum.at(latest, item[known], given[known])
    return np.where(latest == np.iinfo(np.int64).max, -1, latest)


def _sources(
    events: pa.Table, item: NDArray[np.int64], items: int, accounts: pa.Array
) -> NDArray[np.int64] | None:
    """The source of each item as an account number; one that never acts gets a number of its own."""
    if "item_source" not in events.column_names:
        return None
    column: Any = events["item_source"].cast(accounts.type)
    named = pc.unique(column.drop_null())
    silent = named.filter(pc.invert(pc.is_in(named, value_set=accounts)))
    everyone = pa.concat_arrays([accounts, silent.take(pc.sort_indices(silent))])
    number = pc.fill_null(pc.index_in(column, value_set=everyone), -1).to_numpy().astype(np.int64)
    source = np.full(items, -1, dtype=np.int64)
    source[item] = np.maximum(source[item], number)
    return source
