"""What else the tests give: bursts, copied texts, innocent mechanisms, groups over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from groundswell.engine.query import Query
from groundswell.reports import evidence
from groundswell.reports.content import MechanismLine, PeriodLine
from groundswell.reports.shown import BurstLine, CopiedLine, CopyLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.engine.query import Engine

_STATES = ("explains", "part", "not found", "can't be tested")


def bursts(engine: Engine, alpha: float, count: int, shown: int = 3) -> tuple[BurstLine, ...]:
    """Bursts beyond chance, the smallest q first, with first posts of accounts that act rarely.

    Reads ``bursts``, ``items``, ``events`` and ``posts``.
    """
    rows = engine.rows(
        Query(
            name="shown_bursts",
            reads=("bursts", "items"),
            sql="""
                select bursts.*, items.value
                from bursts
                inner join items on items.trace = bursts.trace and items.item_id = bursts.item_id
                where bursts.q <= :alpha
                order by bursts.q, bursts.p, bursts.trace, bursts.item_id
                limit :count
            """,
            params={"alpha": alpha, "count": count},
        )
    ).to_pylist()
    if not rows:
        return ()
    engine.add("wanted_bursts", pa.Table.from_pylist(rows))
    firsts = engine.rows(
        Query(
            name="burst_posts",
            reads=("wanted_bursts", "events"),
            sql="""
                with sparse as (
                    select trace, account_key, count(distinct item_id) as acts
                    from events
                    group by trace, account_key
                )
                select trace, item_id, post_key
                from (
                    select
                        wanted.trace,
                        wanted.item_id,
                        events.post_key,
                        row_number() over (
                            partition by wanted.trace, wanted.item_id
                            order by sparse.acts, events.at_ms, events.post_key
                        ) as place
                    from wanted_bursts as wanted
                    inner join events
                        on events.trace = wanted.trace and events.item_id = wanted.item_id
                    inner join sparse
                        on sparse.trace = events.trace and sparse.account_key = events.account_key
                    where events.at_ms between wanted.start_ms and wanted.start_ms + wanted.width_ms
                )
                where place <= :shown
                order by trace, item_id, place
            """,
            params={"shown": shown},
        )
    ).to_pylist()
    posts = evidence.shown_posts(engine, (row["post_key"] for row in firsts))
    return tuple(
        BurstLine(
            trace=row["trace"],
            item=row["value"],
            start_ms=row["start_ms"],
            width_ms=row["width_ms"],
            acts=row["acts"],
            sparse_acts=row["sparse_acts"],
            usual_share=row["usual_share"],
            likeness=row["likeness"],
            q=row["q"],
            shown=tuple(
                posts[one["post_key"]]
                for one in firsts
                if (one["trace"], one["item_id"]) == (row["trace"], row["item_id"])
            ),
        )
        for row in rows
    )


def copies(engine: Engine, alpha: float, count: int, shown: int = 2) -> tuple[CopyLine, ...]:
    """Pairs that wrote the same rare long texts beyond chance, most bits first, with the posts.

    Reads ``copies``, ``texts`` and ``posts``.
    """
    rows = engine.rows(
        Query(
            name="shown_copies",
            reads=("copies",),
            sql="""
                select * from copies
                where q <= :alpha
                order by q, bits desc, account_a, account_b
                limit :count
            """,
            params={"alpha": alpha, "count": count},
        )
    ).to_pylist()
    return _copy_lines(engine, rows, shown)


def copies_of(engine: Engine, accounts: Sequence[str], shown: int) -> tuple[CopyLine, ...]:
    """The copies of one account with any other, or of two with one another, most bits first."""
    both = len(accounts) == 2
    rows = engine.rows(
        Query(
            name="copies_of",
            reads=("copies",),
            sql=f"""
                select * from copies
                where account_a in (:first, :second) {"and" if both else "or"}
                    account_b in (:first, :second)
                order by q, bits desc, account_a, account_b
                limit 5
            """,  # noqa: S608 - and/or only
            params={"first": accounts[0], "second": accounts[-1]},
        )
    ).to_pylist()
    return _copy_lines(engine, rows, shown)


def _copy_lines(
    engine: Engine, rows: Sequence[Mapping[str, Any]], shown: int
) -> tuple[CopyLine, ...]:
    found = copied_texts(engine, [(row["account_a"], row["account_b"]) for row in rows], shown)
    return tuple(
        CopyLine(
            account_a=row["account_a"],
            account_b=row["account_b"],
            texts=row["texts"],
            bits=row["bits"],
            expected=row["expected"],
            q=row["q"],
            first_ms=row["first_ms"],
            last_ms=row["last_ms"],
            shown=found.get((row["account_a"], row["account_b"]), ()),
        )
        for row in rows
    )


def copied_texts(
    engine: Engine, pairs: Sequence[tuple[str, str]], shown: int
) -> dict[tuple[str, str], tuple[CopiedLine, ...]]:
    """The texts of most bits that count as evidence and that both accounts of a pair wrote."""
    if not pairs:
        return {}
    engine.add(
        "wanted_copies",
        pa.table(
            {
                "account_a": pa.array([a for a, _ in pairs], pa.string()),
                "account_b": pa.array([b for _, b in pairs], pa.string()),
            }
        ),
    )
    rows = engine.rows(
        Query(
            name="copied_posts",
            reads=("wanted_copies", "texts", "posts", "family_items"),
            sql="""
                with wanted as (
                    select account_a as account_key from wanted_copies
                    union
                    select account_b from wanted_copies
                ),
                mine as (
                    select posts.account_key, posts.post_key, posts.at_ms, posts.text_norm
                    from posts
                    inner join wanted on wanted.account_key = posts.account_key
                    where posts.kind <> 'repost' and posts.text_norm is not null
                ),
                written as (
                    select account_key, post_key, at_ms, text_norm as value from mine
                    union
                    select mine.account_key, mine.post_key, mine.at_ms, families.value
                    from mine
                    inner join family_items as families
                        on families.post_key = mine.post_key and families.kind = 'near_copy'
                ),
                wrote as (
                    select account_key, md5(value) as item_id, value, post_key
                    from (
                        select
                            *,
                            row_number() over (
                                partition by account_key, value order by at_ms, post_key
                            ) as place
                        from written
                    )
                    where place = 1
                )
                select * from (
                    select
                        pairs.account_a,
                        pairs.account_b,
                        a.value,
                        texts.bits,
                        texts.accounts,
                        a.post_key as post_a,
                        b.post_key as post_b,
                        row_number() over (
                            partition by pairs.account_a, pairs.account_b
                            order by texts.bits desc, texts.item_id
                        ) as place
                    from wanted_copies as pairs
                    inner join wrote as a on a.account_key = pairs.account_a
                    inner join wrote as b
                        on b.account_key = pairs.account_b and b.item_id = a.item_id
                    inner join texts on texts.item_id = a.item_id and texts.evidence
                )
                where place <= :shown
                order by account_a, account_b, place
            """,
            params={"shown": shown},
        )
    ).to_pylist()
    posts = evidence.shown_posts(
        engine, (row[side] for row in rows for side in ("post_a", "post_b"))
    )
    found: dict[tuple[str, str], list[CopiedLine]] = {}
    for row in rows:
        found.setdefault((row["account_a"], row["account_b"]), []).append(
            CopiedLine(
                text=row["value"],
                bits=row["bits"],
                accounts_on_text=row["accounts"],
                first=posts[row["post_a"]],
                second=posts[row["post_b"]],
            )
        )
    return {pair: tuple(lines) for pair, lines in found.items()}


def mechanisms(engine: Engine, group_ids: Sequence[str]) -> dict[str, tuple[MechanismLine, ...]]:
    """The innocent mechanisms tested for each group, what explains most first."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in group_ids}
    for row in engine.rows(
        Query(
            name="shown_mechanisms",
            reads=("mechanisms",),
            sql="select * from mechanisms order by group_id, share desc nulls last, mechanism",
        )
    ).to_pylist():
        if row["group_id"] in found:
            found[row["group_id"]].append(row)
    return {
        name: tuple(
            MechanismLine(
                mechanism=row["mechanism"],
                state=row["state"],
                share=row["share"],
                sentence=row["sentence"],
            )
            for row in sorted(
                rows,
                key=lambda row: _STATES.index(row["state"]) if row["state"] in _STATES else 9,
            )
        )
        for name, rows in found.items()
    }


def periods(engine: Engine, group_ids: Sequence[str]) -> dict[str, tuple[PeriodLine, ...]]:
    """Each group over time, in order."""
    found: dict[str, list[PeriodLine]] = {name: [] for name in group_ids}
    for row in engine.rows(
        Query(
            name="shown_periods",
            reads=("periods",),
            sql="select * from periods where group_id is not null order by start_ms, thread_id",
        )
    ).to_pylist():
        if row["group_id"] in found:
            found[row["group_id"]].append(
                PeriodLine(
                    start_ms=row["start_ms"],
                    end_ms=row["end_ms"],
                    size=row["size"],
                    kept=row["kept"],
                    change=row["change"],
                )
            )
    return {name: tuple(lines) for name, lines in found.items()}


def count_beyond(engine: Engine, table: str, alpha: float) -> int:
    """How many rows of ``bursts`` or ``copies`` are beyond chance."""
    query = Query(
        name="beyond",
        reads=(table,),
        sql=f"select count(*) as n from {table} where q <= :alpha",  # noqa: S608 - two names
        params={"alpha": alpha},
    )
    return int(engine.rows(query)["n"][0].as_py())
