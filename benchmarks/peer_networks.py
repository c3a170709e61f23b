"""What networks the peers and we made of the same posts, and where they differ and why."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from pathlib import Path

    Row = dict[str, Any]

_NETWORKS = {"co_link": "co_link_network", "co_repost": "co_retweet_network"}


def compare(file: Path, home: Path, *, window_s: int, min_items: int) -> list[Row]:
    """Compare what lies in the folder: ours in ``ours``, ``toolkit.db``, and edges in ``astro``.

    Every edge of the toolkit's that we don't have is put under why: how many distinct links or
    posts the two accounts shared in the window, counted anew from the posts by plain SQL.
    """
    database = duckdb.connect(":memory:")
    database.execute(
        """
        create table posts as
        select * from read_csv($file, all_varchar = true, nullstr = '')
        """,
        {"file": str(file)},
    )
    database.execute(
        """
        create table shares as
        select user_id::bigint as account, item, timestamp::bigint as at_s, trace
        from (
            select *, 'co_link' as trace, urls as item from posts where repost_id is null
            union all
            select *, 'co_repost' as trace, repost_id as item from posts
        )
        where item is not null
        """
    )
    database.execute("create table ours (trace varchar, a bigint, b bigint)")
    database.register("found", _ours(home))
    database.execute("insert into ours select trace, least(a, b), greatest(a, b) from found")
    return [row for trace in _NETWORKS for row in _of(database, home, trace, window_s, min_items)]


def _of(
    database: duckdb.DuckDBPyConnection, home: Path, trace: str, window_s: int, min_items: int
) -> list[Row]:
    ours = _count(database, "select count(*) from ours where trace = $trace", trace=trace)
    rows: list[Row] = [{"network": trace, "who": "groundswell", "edges": ours}]
    theirs = _toolkit(home / "toolkit.db", _NETWORKS[trace])
    if theirs is not None:
        database.register("given", theirs)
        database.execute("create or replace table theirs as select * from given")
        rows.append(
            {
                "network": trace,
                "who": "toolkit",
                **_as_they_stand(database),
                "of_ours": _count(
                    database,
                    """
                    select count(*) from ours
                    where trace = $trace and (a, b) in (
                        select (least(a, b), greatest(a, b)) from theirs
                    )
                    """,
                    trace=trace,
                ),
                **_why(database, trace, window_s, min_items),
            }
        )
    edges = home / "astro" / f"{trace}.csv"
    if edges.exists():
        told = _count(database, "select count(*) from read_csv($file)", file=str(edges))
        rows.append({"network": trace, "who": "astrodetection", "edges": told})
    return rows


def _as_they_stand(database: duckdb.DuckDBPyConnection) -> Row:
    told = database.sql(
        """
        select count(*), count(*) filter (a = b) from theirs
        """
    ).fetchall()[0]
    both = _count(
        database,
        """
        select count(*) from (
            select 1 from theirs where a <> b group by least(a, b), greatest(a, b)
        )
        """,
    )
    return {
        "rows": told[0],
        "rows_of_an_account_with_itself": told[1],
        "edges": both,
        "edges_one_way_only": 2 * both - (told[0] - told[1]),
    }


def _why(
    database: duckdb.DuckDBPyConnection, trace: str, window_s: int, min_items: int
) -> dict[str, int]:
    """Distinct items in the window of the toolkit's edges that are not ours."""
    found = database.execute(
        """
        with extra as (
            select distinct least(a, b) as a, greatest(a, b) as b
            from theirs
            where a <> b
            except
            select a, b from ours where trace = $trace
        ),
        shared as (
            select x.account as a, y.account as b, count(distinct x.item) as items
            from shares as x
            join shares as y on
                x.item = y.item
                and x.account < y.account
                and y.at_s between x.at_s - $window and x.at_s + $window
            where x.trace = $trace and y.trace = $trace
            group by x.account, y.account
        )
        select coalesce(items, 0), count(*)
        from extra left join shared on shared.a = extra.a and shared.b = extra.b
        group by 1
        """,
        {"trace": trace, "window": window_s},
    ).fetchall()
    by_items = dict(found)
    return {
        "not_ours": sum(by_items.values()),
        "not_ours_that_shared_no_item": by_items.pop(0, 0),
        "not_ours_that_shared_fewer_than_we_ask": sum(
            count for items, count in by_items.items() if items < min_items
        ),
        "not_ours_otherwise": sum(count for items, count in by_items.items() if items >= min_items),
    }


def _ours(home: Path) -> pa.Table:
    case = home / "ours"
    manifest = json.loads((case / "manifest.json").read_text(encoding="utf-8"))
    pairs = case / "results" / manifest["current"] / "pairs.parquet"
    return duckdb.sql(
        f"""
        select trace, {_account("account_a")} as a, {_account("account_b")} as b
        from read_parquet($pairs)
        """,
        params={"pairs": str(pairs)},
    ).to_arrow_table()


def _account(column: str) -> str:
    """Give the account's number from the handle that `benchmarks.posts` wrote."""
    return f"regexp_extract({column}, '[0-9]+$')::bigint + 10000000"


def _toolkit(path: Path, network: str) -> pa.Table | None:
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as database:
        try:
            rows = database.execute(f"select user_1, user_2 from {network}").fetchall()
        except sqlite3.OperationalError:  # it did not come so far
            return None
    pairs = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return pa.table({"a": pairs[:, 0], "b": pairs[:, 1]})


def _count(database: duckdb.DuckDBPyConnection, sql: str, **values: Any) -> int:
    return int(database.execute(sql, values).fetchall()[0][0])
