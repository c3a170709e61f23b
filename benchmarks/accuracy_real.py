"""Real data beside the checkout, put to the tests of accounts as tables of events."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.organic_data import FILLED_IN_MS, recorded
from groundswell.networks.baselines import Acts, Count, Percentile
from groundswell.networks.tested_events import significance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


_SHANGHAI_MS = 8 * 3_600_000  # the reposts' times are local, the originals' tell their zone


def measure(home: Path, *, quick: bool) -> list[dict[str, Any]]:
    """Count whom each set of real data has named, by tier and by counting.

    ``home`` is the folder that holds the sets; those that are not there are left out. Accounts are
    counted and never shown.
    """
    rows = []
    for name, read in SETS.items():
        if quick and name.startswith("Twitter"):
            continue
        try:
            events = read(home)
        except FileNotFoundError:
            continue
        rows.append({"data": name, **_judged(events)})
    return rows


def _judged(events: pa.Table) -> dict[str, Any]:
    cpu = time.process_time()
    found = significance(events)
    cpu = time.process_time() - cpu
    accounts = found.accounts
    tier = (
        accounts["tier"]
        if "tier" in accounts.column_names
        else pc.if_else(accounts["beyond_chance"], "beyond chance", "within chance")
    )
    count = {row["values"]: row["counts"] for row in pc.value_counts(tier).to_pylist()}
    explained = (
        pc.value_counts(accounts["explained_by"].drop_null()).to_pylist()
        if "explained_by" in accounts.column_names
        else []
    )
    acts = _acts(events)
    return {
        "events": f"{events.num_rows:,}",
        "accounts": f"{accounts.num_rows:,}",
        "beyond chance": f"{count.get('beyond chance', 0):,}",
        "leads": f"{count.get('lead', 0):,}",
        "explained": f"{count.get('explained', 0):,}",
        "explained by": ", ".join(f"{row['values']} {row['counts']:,}" for row in explained),
        "items called out": f"{int(pc.sum(pc.less_equal(found.items['q'], 0.05)).as_py() or 0):,}",
        "by count ≥ 2": f"{int(Count(least=2).judge(acts).named.sum()):,}",
        "by count ≥ 5": f"{int(Count(least=5).judge(acts).named.sum()):,}",
        "95th percentile": f"{int(Percentile(edge_weight=0.95).judge(acts).named.sum()):,}",
        "CPU s": f"{cpu:.1f}",
    }


def _acts(events: pa.Table) -> Acts:
    numbers = {}
    for name in ("account", "item"):
        values = pc.unique(events[name])
        numbers[name] = pc.index_in(events[name], value_set=values).to_numpy().astype(np.int64)
    return Acts(
        numbers["account"],
        numbers["item"],
        events["at_ms"].to_numpy().astype(np.int64),
        int(numbers["account"].max()) + 1,
    )


def _weibo(home: Path) -> pa.Table:
    table = pq.read_table(home / "weibo" / "reposts.parquet")
    originals = pq.read_table(home / "weibo" / "originals.parquet")
    place = pc.index_in(table["cascade"], value_set=originals["cascade"])
    return _events(
        table["account"],
        table["cascade"],
        pc.subtract(_milliseconds(table["published_at"]), _SHANGHAI_MS),
        origin=pa.array([_written(each) for each in originals["published_s"].to_pylist()]).take(
            place.combine_chunks()
        ),
        source=originals["account"].take(place),
    )


def _twitter(home: Path) -> pa.Table:
    table = pq.read_table(home / "organic" / "twitter_cascades.parquet")
    originals = table.filter(pc.equal(table["kind"], "source")).sort_by("at_ms")
    reposts = table.filter(pc.equal(table["kind"], "retweet"))
    place = pc.index_in(reposts["cascade"], value_set=originals["cascade"])
    return _events(
        reposts["account"],
        reposts["cascade"],
        reposts["at_ms"],
        origin=originals["at_ms"].take(place),
        source=originals["account"].take(place),
    )


def _recorded(home: Path) -> pa.Table:
    return recorded(_twitter(home), FILLED_IN_MS["twitter cascades, reposts"])


def _airlines(home: Path) -> pa.Table:
    table = pq.read_table(home / "organic" / "airline_complaints.parquet")
    return _events(table["account"], table["reply_to"], table["at_ms"])


def _members(home: Path) -> pa.Table:
    table = pq.read_table(home / "organic" / "bundestag.parquet")
    return _events(table["account"], table["link"], table["at_ms"])


def _reposts(home: Path) -> pa.Table:
    table = pq.read_table(home / "coortweet" / "russian_coord_tweets.parquet")
    return _events(table["account_id"], table["object_id"], _from_seconds(table["timestamp_share"]))


def _elections(home: Path) -> pa.Table:
    table = pq.read_table(home / "coortweet" / "german_elections.parquet")
    return _events(table["account_id"], table["url_id"], _from_seconds(table["timestamp"]))


def _events(
    account: pa.ChunkedArray,
    item: pa.ChunkedArray,
    at_ms: pa.ChunkedArray,
    *,
    origin: pa.ChunkedArray | None = None,
    source: pa.ChunkedArray | None = None,
) -> pa.Table:
    columns = {"account": account, "item": item, "at_ms": at_ms}
    columns |= {} if origin is None else {"item_origin_ms": origin}
    columns |= {} if source is None else {"item_source": source}
    table = pa.table(columns)
    whole = [pc.is_valid(table[name]) for name in ("account", "item", "at_ms")]
    kept = pc.and_(pc.and_(whole[0], whole[1]), whole[2])
    if pa.types.is_string(table["item"].type):
        kept = pc.and_(kept, pc.not_equal(table["item"], ""))
    return table.filter(kept)


def _written(moment: str) -> int:
    """Milliseconds of a moment that is given in seconds, or in the words of the platform."""
    if moment.replace(".", "").isdigit():
        return int(float(moment) * 1000)
    return int(datetime.strptime(moment, "%a %b %d %H:%M:%S %z %Y").timestamp() * 1000)


def _milliseconds(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.timestamp("ms"), safe=False).cast(pa.int64())


def _from_seconds(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.round(pc.multiply(column, 1000.0)).cast(pa.int64())


SETS: Mapping[str, Callable[[Path], pa.Table]] = {
    "Weibo cascades (assumed organic)": _weibo,
    "airline complaints (organic)": _airlines,
    "members of a parliament, links (openly together)": _members,
    "pro-government reposts (unknown)": _reposts,
    "German election, links (unknown)": _elections,
    "Twitter cascades (bots of the time not removed; half of the times filled in)": _twitter,
    "Twitter cascades, recorded times only": _recorded,
}
"""Sets of real data, and what is known of them."""
