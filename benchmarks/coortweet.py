"""Our pairs against those by the published CooRTweet definition, on the same reposts.

The definition is taken from the package's documentation (Righetti & Balluff 2022) and written
out here as plain SQL over the raw file, so that nothing of ours is used on that side: two posts
of different accounts on one object at most ``time_window`` seconds apart; accounts need
``min_participation`` posts in the data, and then as many posts with a partner; an edge's weight
counts pairs of posts.
"""

from __future__ import annotations

import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import duckdb

import groundswell as gs

WINDOWS_S = (10, 60, 600)


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, Any]]]:
    """Compare at three windows (one with ``quick``); ``data`` may name another four-column file."""
    shipped = files("groundswell.data") / "russian_coord_tweets.parquet"
    with as_file(shipped) as path:
        source = Path(data) if data else path
        return {
            "pairs of accounts": [
                compare(source, window_s) for window_s in (WINDOWS_S[1:2] if quick else WINDOWS_S)
            ]
        }


def compare(path: Path, window_s: int) -> dict[str, Any]:
    """Count where the two definitions agree and why they differ, at one window."""
    theirs_1 = published(path, window_s, min_participation=1)
    theirs_2 = published(path, window_s, min_participation=2)
    ours_1 = ours(path, window_s, min_items=1)
    ours_2 = ours(path, window_s, min_items=2)
    left_out = theirs_2.keys() - ours_2.keys()
    return {
        "window_s": window_s,
        "theirs_participation_1": len(theirs_1),
        "ours_items_1": len(ours_1),
        "same_pairs_1": len(theirs_1.keys() & ours_1.keys()),
        "same_weight_1": sum(theirs_1[p]["weight"] == ours_1.get(p) for p in theirs_1),
        "theirs_participation_2": len(theirs_2),
        "ours_items_2": len(ours_2),
        "ours_2_within_theirs_2": len(ours_2.keys() & theirs_2.keys()),
        "theirs_2_with_2_objects": sum(e["objects"] >= 2 for e in theirs_2.values()),
        "left_out_one_co_action": sum(theirs_2[p]["weight"] == 1 for p in left_out),
        "left_out_one_object_repeated": sum(
            theirs_2[p]["weight"] > 1 and theirs_2[p]["objects"] == 1 for p in left_out
        ),
        "left_out_otherwise": sum(theirs_2[p]["objects"] > 1 for p in left_out),
    }


def ours(path: Path, window_s: int, min_items: int) -> dict[tuple[str, str], int]:
    """Pairs of the main job with their co-actions, handles kept so that names compare."""
    recipe = (
        gs.Recipe.default()
        .with_traces(["co_repost"])
        .with_setting("door.keep_handles", True)
        .with_setting("co_repost.min_items", min_items)
        .with_windows("co_repost", [window_s * 1000])
    )
    with tempfile.TemporaryDirectory() as folder:
        pairs = gs.investigate(path, Path(folder) / "case", recipe=recipe, formats=()).pairs
    return {
        tuple(sorted((row["account_a"], row["account_b"]))): row["co_actions"]
        for row in pairs.to_pylist()
    }


def published(
    path: Path, window_s: int, min_participation: int
) -> dict[tuple[str, str], dict[str, int]]:
    """Edges by the published definition: number of pairs of posts, and of distinct objects."""
    rows = duckdb.sql(
        """
        with posts as (
            select * from read_parquet($path)
            where account_id in (
                select account_id from read_parquet($path)
                group by account_id having count(*) >= $participation
            )
        ),
        met as (
            select
                x.object_id,
                x.account_id as account_x,
                y.account_id as account_y,
                x.content_id as content_x,
                y.content_id as content_y
            from posts as x
            inner join posts as y
                on y.object_id = x.object_id
                and y.account_id > x.account_id
                and y.content_id <> x.content_id
                and abs(y.timestamp_share - x.timestamp_share) <= $window
            where x.object_id <> x.content_id and y.object_id <> y.content_id
        ),
        taking_part as (
            select content_id from posts
            where account_id in (
                select account_id from posts
                where content_id in (
                    select content_x from met union all select content_y from met
                )
                group by account_id having count(*) >= $participation
            )
            and content_id in (select content_x from met union all select content_y from met)
        )
        select account_x, account_y, count(*) as weight, count(distinct object_id) as objects
        from met
        where content_x in (select content_id from taking_part)
            or content_y in (select content_id from taking_part)
        group by account_x, account_y
        """,
        params={"path": str(path), "participation": min_participation, "window": window_s},
    ).fetchall()
    return {
        (str(x), str(y)): {"weight": int(weight), "objects": int(objects)}
        for x, y, weight, objects in rows
    }
