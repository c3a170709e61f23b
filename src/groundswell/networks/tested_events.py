"""The test of pairs, items and accounts on a plain table of events, from any source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.numbering import numbered
from groundswell.engine.radix import ordered
from groundswell.errors import SettingError
from groundswell.networks.decision import BEYOND, Layer, decide
from groundswell.networks.significance import Coincidence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.decision import Decided

_NEEDED = ("account", "item", "at_ms")
_MAY_BE = ("item_origin_ms", "item_source")


@dataclass(frozen=True, slots=True)
class Significance:
    """What chance gives for a table of events.

    ``pairs``: account_a, account_b, common_items, coincidences, occasions, leaders, leader (the
    account that most of them follow, null for none), led (how many), expected, p, q. ``accounts``:
    account, acts, p, q, beyond_chance, tier (beyond chance, lead, explained, within chance,
    insufficient data), explained_by (of explained accounts, and ``unseen source`` of leads that a
    source outside the data may explain), evidence (the tests that speak), bundle (number of the set of
    recurring bursts that it was compared with best, null for none). ``items``: item, start_ms, acts, sparse_acts,
    width_ms, usual_share, p, q, of items with ten acts or more in their busiest window. ``bursts``: bundle,
    item, start_ms, end_ms, accounts, of the bursts that come back. ``left_out`` counts rows without
    account, item or time.
    """

    pairs: pa.Table
    accounts: pa.Table
    items: pa.Table
    bursts: pa.Table
    left_out: int


def significance(
    events: pa.Table, settings: Coincidence | None = None, *, leads: bool = True
) -> Significance:
    """Test a table of events against chance: which pairs, accounts and items stand out.

    ``events`` has one row an act, with the columns ``account``, ``item`` (text or numbers) and
    ``at_ms`` (integer milliseconds), and may have ``item_origin_ms`` (when the item appeared) and
    ``item_source`` (the account it came from). An account is beyond chance when its q, after
    Benjamini & Hochberg over all accounts, is at most ``settings.alpha``: its synchrony is not
    explained by popularity, activity, common interests, virality, fast followers, sessions, push
    messages, timetables, one publisher, or fans of one leader. That is not the same as inauthentic.
    Without ``leads`` no decoys are made and accounts become no leads by the company they keep.

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
    accounts, account = numbered(kept["account"])
    items, item = numbered(kept["item"])
    names, source = _sources(kept, item, len(items), accounts)
    origin = _origins(kept, item, len(items))
    nobody = np.full(len(items), -1, dtype=np.int64)
    layer = Layer(
        name="events",
        window_ms=settings.window_ms,
        account=account,
        item=item,
        at=kept["at_ms"].to_numpy().astype(np.int64),
        origin_ms=nobody if origin is None else origin,
        source=nobody if source is None else source,
    )
    found = decide(
        [layer], accounts=len(accounts), alpha=settings.alpha, settings=settings, leads=leads
    )
    return Significance(
        pairs=_pairs(found, accounts, names),
        accounts=_accounts(found, accounts, np.bincount(account, minlength=len(accounts))),
        items=_items(found, items),
        bursts=_bursts(found, items),
        left_out=events.num_rows - kept.num_rows,
    )


def _pairs(found: Decided, accounts: pa.Array, names: pa.Array) -> pa.Table:
    tested = found.joined
    assert tested is not None
    # Numbers follow names, and floats from 0 to 1 the integers that their bits are.
    order = ordered(tested.p.view(np.int64), tested.a, tested.b)
    leader = tested.leader[order]
    led = (leader >= 0) & (leader < len(names))
    return pa.table(
        {
            "account_a": accounts.take(pa.array(tested.a[order])),
            "account_b": accounts.take(pa.array(tested.b[order])),
            "common_items": tested.common[order],
            "coincidences": tested.coincidences[order],
            "occasions": tested.occasions[order],
            "leaders": tested.leaders[order],
            "leader": names.take(pa.array(np.where(led, leader, 0), mask=~led)),
            "led": tested.led[order],
            "expected": tested.expected[order],
            "p": tested.p[order],
            "q": tested.q[order],
        }
    )


def _accounts(found: Decided, accounts: pa.Array, acts: NDArray[np.int64]) -> pa.Table:
    assert found.recurring is not None
    bundle = found.recurring.bundle
    return pa.table(
        {
            "account": accounts,
            "acts": acts,
            "p": found.account_p,
            "q": found.account_q,
            "beyond_chance": found.tier == BEYOND,
            "tier": pa.array(found.tier.tolist(), pa.string()),
            "explained_by": pa.array(
                [word or None for word in found.explained_by.tolist()], pa.string()
            ),
            "evidence": pa.array(found.evidence.tolist(), pa.string()),
            "bundle": pa.array(bundle, mask=bundle < 0),
        }
    )


def _items(found: Decided, items: pa.Array) -> pa.Table:
    bursts = found.bursts["events"]
    return pa.table(
        {
            "item": items.take(pa.array(bursts.item)),
            "start_ms": bursts.start_ms,
            "width_ms": bursts.width_ms,
            "acts": bursts.acts,
            "sparse_acts": bursts.sparse,
            "usual_share": bursts.usual,
            "p": bursts.p,
            "q": bursts.q,
        }
    )


def _bursts(found: Decided, items: pa.Array) -> pa.Table:
    recurring = found.recurring
    assert recurring is not None
    return pa.table(
        {
            "bundle": recurring.burst_bundle,
            "item": items.take(pa.array(recurring.burst_item)),
            "start_ms": recurring.burst_start,
            "end_ms": recurring.burst_end,
            "accounts": recurring.burst_accounts,
        }
    )


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
) -> tuple[pa.Array, NDArray[np.int64] | None]:
    """Every account by number, and the source of each item; one that never acts comes last."""
    if "item_source" not in events.column_names:
        return accounts, None
    column: Any = events["item_source"].cast(accounts.type)
    named = pc.unique(column.drop_null())
    silent = named.filter(pc.invert(pc.is_in(named, value_set=accounts)))
    everyone = pa.concat_arrays([accounts, silent.take(pc.sort_indices(silent))])
    number = pc.fill_null(pc.index_in(column, value_set=everyone), -1).to_numpy().astype(np.int64)
    source = np.full(items, -1, dtype=np.int64)
    np.maximum.at(source, item, number)
    return everyone, source
