"""Real data looked at: who is beyond chance there, which mechanisms explain it, and what each
group is like, in counts only.

No name, text or key of anybody is read out: accounts appear as numbers of members.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import igraph
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.filled_in import filled_in
from groundswell.networks.acts import Acts
from groundswell.networks.mechanisms import Group, GroupMechanisms, Scene, find_coincidences
from groundswell.networks.mechanisms import test_mechanisms as try_mechanisms
from groundswell.networks.recurrence import recurring_bursts
from groundswell.networks.tested_events import significance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_EDGE = 0.05  # q of a pair that ties a group
_BY_COUNT = 5  # members of a group of counted pairs, at least
_BY_COUNT_TOO = ("twitter cascades, reposts",)
FILLED_IN_MS = {"twitter cascades, reposts": 600}  # the clock's step, where times were filled in
_HOUR, _DAY = 3_600_000, 86_400_000

_GERMAN = """
    select account_id as account, {item} as item, cast(timestamp * 1000 as bigint) as at_ms,
        domain_id as domain, post_id as post
    from read_parquet($home || '/coortweet/german_elections.parquet') where {item} is not null
"""
SETS: dict[str, tuple[str, str]] = {
    "weibo reposts": (
        "weibo/reposts.parquet",
        """
        with whose as (
            select cascade, account,
                coalesce(
                    1000 * try_cast(published_s as bigint),
                    epoch_ms(try_strptime(published_s, '%a %b %d %H:%M:%S %z %Y'))
                ) as born
            from read_parquet($home || '/weibo/originals.parquet')
        )
        select r.account, r.cascade as item, epoch_ms(r.published_at) - 28800000 as at_ms,
            o.born as item_origin_ms, o.account as item_source, 0 as original
        from read_parquet($home || '/weibo/reposts.parquet') as r
        inner join whose as o using (cascade)
        where r.account is not null and r.published_at is not null
        """,
    ),
    "airline complaints, replies": (
        "organic/airline_complaints.parquet",
        """
        select account, reply_to as item, at_ms, reply_to as item_source, 1 as original
        from read_parquet($home || '/organic/airline_complaints.parquet')
        """,
    ),
    "airline complaints, texts": (
        "organic/airline_complaints.parquet",
        """
        select account, lower(text) as item, at_ms, 1 as original, lower(text) as text
        from read_parquet($home || '/organic/airline_complaints.parquet')
        """,
    ),
    "members of parliament, links": (
        "organic/bundestag.parquet",
        """
        select account, link as item, at_ms, 1 as original,
            regexp_extract(link, '^https?://([^/]+)', 1) as domain
        from read_parquet($home || '/organic/bundestag.parquet') where link is not null
        """,
    ),
    "members of parliament, hashtags": (
        "organic/bundestag.parquet",
        """
        select account, hashtags as item, at_ms, 1 as original
        from read_parquet($home || '/organic/bundestag.parquet') where hashtags <> ''
        """,
    ),
    "members of parliament, texts": (
        "organic/bundestag.parquet",
        """
        select account, text as item, at_ms, 1 as original, text
        from read_parquet($home || '/organic/bundestag.parquet') where text <> ''
        """,
    ),
    "one comedian": (
        "koume_ja/posts.parquet",
        """
        select 'one' as account, text as item, epoch_ms(cast(replace(created_at, ' UTC', '') as timestamp)) as at_ms,
            1 as original, text
        from read_parquet($home || '/koume_ja/posts.parquet')
        """,
    ),
    "twitter cascades, reposts": (
        "organic/twitter_cascades.parquet",
        """
        with roots as (
            select cascade, arg_min(account, at_ms) as account, min(at_ms) as born
            from read_parquet($home || '/organic/twitter_cascades.parquet')
            where kind = 'source' group by cascade
        )
        select r.account, r.cascade as item, r.at_ms, o.born as item_origin_ms,
            o.account as item_source, 0 as original
        from read_parquet($home || '/organic/twitter_cascades.parquet') as r
        left join roots as o using (cascade)
        where r.kind = 'retweet'
        """,
    ),
    **{
        f"german election, {name}": (
            "coortweet/german_elections.parquet",
            _GERMAN.format(item=column),
        )
        for name, column in (
            ("links", "url_id"),
            ("hashtags", "hashtag_id"),
            ("domains", "domain_id"),
            ("images", "phash_id"),
        )
    },
}


def measure(data: str | None) -> dict[str, list[dict[str, Any]]]:
    """Give totals for each data set that is there, then its groups, one a row."""
    home = Path(data) if data else _HOME
    totals, rows = [], {}
    for name, (file, query) in SETS.items():
        if not (home / file).is_file():
            continue
        events = events_of(query, home)
        several = {name: events}
        if name in FILLED_IN_MS:
            several[f"{name}, recorded times only"] = recorded(events, FILLED_IN_MS[name])
        for title, each in several.items():
            total, groups = look_at(each, by_count=name in _BY_COUNT_TOO)
            totals.append({"data": title, **total})
            if groups:
                rows[f"groups of {title}"] = groups
    return {"real data": totals, **rows}


def recorded(events: pa.Table, step_ms: int) -> pa.Table:
    """Leave out acts whose times were filled in; accounts act once on an item, at first."""
    order = [("item", "ascending"), ("at_ms", "ascending"), ("account", "ascending")]
    events = events.sort_by(order)
    _, account = numbered(events["account"], events)
    items = pc.unique(events["item"])
    item = pc.index_in(events["item"], value_set=items).to_numpy().astype(np.int64)
    _, first = np.unique(account * len(items) + item, return_index=True)
    events, item = events.take(pa.array(np.sort(first))), item[np.sort(first)]
    return events.filter(pa.array(~filled_in(item, events["at_ms"].to_numpy(), step_ms=step_ms)))


def events_of(query: str, home: Path) -> pa.Table:
    """Read the events of one data set from the folder that holds all of them."""
    return duckdb.sql(query, params={"home": str(home)}).to_arrow_table()


def look_at(
    events: pa.Table, *, by_count: bool = False
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Test a table of events against chance, cut groups from it and test their mechanisms."""
    tested = significance(events)
    called = set(tested.accounts.filter(tested.accounts["beyond_chance"])["account"].to_pylist())
    names, number = numbered(events["account"], events)
    scene = scene_of(events, number, names)
    marked = pc.is_in(names, value_set=pa.array(sorted(called), names.type)).to_numpy(False)
    recurring = recurring_bursts(
        Acts.of(scene.account, scene.item, scene.at, scene.appeared, scene.source)
    )
    again = np.zeros(len(names), dtype=np.bool_)
    again[: len(recurring.q)] = recurring.q <= _EDGE
    a, b = (
        pc.index_in(tested.pairs[side], value_set=names).to_numpy().astype(np.int64)
        for side in ("account_a", "account_b")
    )
    sure = tested.pairs["q"].to_numpy() <= _EDGE
    weight = -np.log10(np.maximum(tested.pairs["p"].to_numpy(), 1e-300))
    members = [("pairs", each) for each in cut(a[sure], b[sure], weight[sure], smallest=2)]
    for bundle in range(int(recurring.bundle.max(initial=-1)) + 1):
        ours = np.flatnonzero((recurring.bundle == bundle) & again[: len(recurring.q)])
        if len(ours):
            members.append(("bursts that come back", ours))
    beyond = marked | again
    if by_count:
        met = tested.pairs["coincidences"].to_numpy().astype(np.float64)
        members += [("counted pairs", each) for each in cut(a, b, met, smallest=_BY_COUNT)]
    groups = [find_coincidences(scene, each) for _, each in members]
    found = try_mechanisms(groups)
    named = np.zeros(len(names), dtype=np.bool_)
    for group, each in zip(groups, found, strict=True):
        named[group.members[each.members_explained]] = True
    total = {
        "acts": events.num_rows,
        "accounts": tested.accounts.num_rows,
        "pairs_by_count": tested.pairs.num_rows,
        "pairs_beyond_chance": int(sure.sum()),
        "accounts_beyond_chance": int(marked.sum()),
        "accounts_in_bursts_that_come_back": int(again.sum()),
        "of_both_unexplained": int((beyond & ~named).sum()),
        "groups": dict(Counter(how for how, _ in members)),
        "explained_by": dict(
            Counter(
                f"{how}: {each.explained_by or 'nothing'}"
                for (how, _), each in zip(members, found, strict=True)
            )
        ),
    }
    rows = [
        {"group": k + 1, "from": how, **summary(group, beyond), **said(each)}
        for k, ((how, _), group, each) in enumerate(zip(members, groups, found, strict=True))
    ]
    return total, rows


def cut(a: Ints, b: Ints, weight: NDArray[np.float64], *, smallest: int) -> list[Ints]:
    """Cut a network into groups by Leiden on modularity, the largest first."""
    accounts, ends = np.unique(np.concatenate((a, b)), return_inverse=True)
    if not len(accounts):
        return []
    graph = igraph.Graph(
        n=len(accounts), edges=list(zip(*(x.tolist() for x in np.split(ends, 2)), strict=True))
    )
    igraph.set_random_number_generator(random.Random(0))
    parts = graph.community_leiden(
        objective_function="modularity", weights=np.maximum(weight, 1e-9).tolist(), n_iterations=5
    )
    found = [np.sort(accounts[list(part)]) for part in parts if len(part) >= smallest]
    return sorted(found, key=lambda part: (-len(part), part[0]))


def numbered(column: pa.ChunkedArray, events: pa.Table) -> tuple[pa.Array, Ints]:
    """Give names in order, sources included, and the number of each row's."""
    every = pc.unique(column)
    if "item_source" in events.column_names:
        every = pc.unique(
            pa.concat_arrays([every, pc.unique(events["item_source"]).cast(every.type).drop_null()])
        )
    every = every.take(pc.sort_indices(every))
    number: Ints = pc.index_in(column, value_set=every).to_numpy().astype(np.int64)
    return every, number


def scene_of(events: pa.Table, account: Ints, names: pa.Array) -> Scene:
    """Index the events with what the query knows of them."""
    items = pc.unique(events["item"])
    item = pc.index_in(events["item"], value_set=items).to_numpy().astype(np.int64)
    have = events.column_names

    def of_items(values: NDArray[Any]) -> Ints:
        out = np.full(len(items), -1, dtype=np.int64)
        out[item] = np.maximum(out[item], values)
        return out

    def code(column: str) -> Ints:
        place = pc.index_in(events[column], value_set=pc.unique(events[column].drop_null()))
        given: Ints = pc.fill_null(place, -1).to_numpy().astype(np.int64)
        return given

    return Scene.of(
        account,
        item,
        events["at_ms"].to_numpy(),
        origin_ms=(
            of_items(pc.fill_null(events["item_origin_ms"], -1).to_numpy())
            if "item_origin_ms" in have
            else None
        ),
        source=(
            of_items(
                pc.fill_null(pc.index_in(events["item_source"], value_set=names), -1).to_numpy(),
            )
            if "item_source" in have
            else None
        ),
        domain=code("domain") if "domain" in have else None,
        text=code("text") if "text" in have else None,
        original=events["original"].to_numpy() if "original" in have else None,
    )


def summary(group: Group, called: NDArray[np.bool_]) -> dict[str, Any]:
    """Describe a group in counts: size, lags, hours, and how much of all it does is inside it."""
    scene = group.scene
    lag = scene.at[group.later] - scene.at[group.earlier]
    age = scene.at[group.earlier] - scene.appeared[group.item]
    firsts = scene.account[group.bursts[2]]
    acts = np.diff(scene.acts_of.start)[group.members]
    at = scene.at[group.acts]
    days = max(1.0, float(at.max() - at.min()) / _DAY) if len(at) else 1.0
    return {
        "members": len(group.members),
        "beyond_chance": int(called[group.members].sum()),
        "items": len(group.items),
        "co_actions": len(group.earlier),
        "occasions": int(group.occasion.max(initial=-1)) + 1,
        "authors": len(np.unique(scene.source[group.items][scene.source[group.items] >= 0])),
        "most_first": round(float(np.bincount(firsts).max() / len(firsts)), 2),
        "lag_s": [round(float(x) / 1000, 1) for x in np.quantile(lag, [0.1, 0.5, 0.9])],
        "same_second": round(float((lag < 1_000).mean()), 2),
        "age_min": [round(float(x) / 60_000, 1) for x in np.quantile(age, [0.1, 0.5, 0.9])],
        "outsiders_an_item": float(np.median(group.outsiders)),
        "attendance": round(group.attendance, 2),
        "acts_a_member": [int(x) for x in np.quantile(acts, [0, 0.5, 1])],
        "share_together": round(group.together, 2),
        "acts_a_member_and_day": round(float(np.median(acts)) / days, 2),
        "hours_of_day": len(np.unique(at // _HOUR % 24)),
        "fullest_10s_of_minute": round(_fullest(at), 2),
        "days": round(days, 1),
    }


def said(found: GroupMechanisms) -> dict[str, Any]:
    """Give the mechanisms' answers, those that found anything."""
    return {
        "explained_by": found.explained_by or "nothing",
        "mechanisms": {
            each.mechanism: f"{each.state} {each.share:.2f}"
            for each in found.tested
            if each.state in {"explains", "part"} and each.share is not None
        },
        "sentences": [each.sentence for each in found.tested if each.state in {"explains", "part"}],
    }


def _fullest(at: Ints) -> float:
    counts = np.bincount(at // 10_000 % 6, minlength=6)
    return float(counts.max() / max(1, counts.sum()))
