"""Engagement and rhythm of groups, counted over the canonical posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from groundswell.engine.query import Query
from groundswell.reports.content import Engagement, Series, Threshold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.engine.query import Engine
    from groundswell.model.quality import Quality

Measure = Literal["likes", "shares", "comments", "views"]

MEASURES: tuple[Measure, ...] = ("shares", "likes", "comments", "views")
THRESHOLDS = (0, 10, 100, 300, 1_000, 10_000)
_STEPS = tuple(
    minutes * 60_000
    for minutes in (1, 5, 15, 60, 180, 360, 720, 1_440, 2_880, 10_080, 20_160, 40_320, 131_040)
)
_BUCKETS = 90


def engagement(engine: Engine, group_id: str | None, quality: Quality) -> tuple[Engagement, ...]:
    """Engagement of a group's own posts (all groups' for None) against all other posts.

    Reposts are left out: the numbers they carry are the original's. Measures that no post
    carries are left out too. Reads ``posts``, whose quality is given, and ``members``.
    """
    measures = [measure for measure in MEASURES if getattr(quality, f"with_{measure}")]
    if not measures:
        return ()
    counts = ", ".join(
        f"count(*) filter (where {m} > {t}) as {m}_over_{t}" for m in measures for t in THRESHOLDS
    )
    known = ", ".join(
        f"count({m}) as {m}_known, sum({m})::bigint as {m}_total, "
        f"quantile_disc({m}, [0.5, 0.9, 0.99, 1.0]) as {m}_quantiles"
        for m in measures
    )
    rows = engine.rows(
        Query(
            name="engagement",
            reads=("posts", "members"),
            sql=f"""
                select inside, count(*) as posts, {known}, {counts}
                from (
                    select posts.*, account_key in (
                        select account_key from members
                        where :group_id = '' or group_id = :group_id
                    ) as inside
                    from posts
                    where kind <> 'repost'
                )
                group by inside
            """,  # noqa: S608 - names and numbers from this file only
            params={"group_id": group_id or ""},
        )
    ).to_pylist()
    sides = {row["inside"]: row for row in rows}
    group, other = sides.get(True, {}), sides.get(False, {})
    return tuple(
        _engagement(measure, group, other)
        for measure in measures
        if group.get(f"{measure}_known") or other.get(f"{measure}_known")
    )


def series(engine: Engine, first_ms: int, last_ms: int) -> Series:
    """Posts of all accounts over time, in about 90 equal buckets or fewer."""
    return _series(engine, None, first_ms, last_ms)[None]


def series_of_groups(
    engine: Engine, group_ids: Sequence[str], first_ms: int, last_ms: int
) -> dict[str, Series]:
    """Posts of each group over time, in the same buckets as those of all accounts."""
    found = _series(engine, group_ids, first_ms, last_ms)
    return {name: found[name] for name in group_ids}


def weeks_of_groups(
    engine: Engine, group_ids: Sequence[str]
) -> dict[str, tuple[tuple[int, ...], ...]]:
    """Posts of each group by weekday (7 rows from Monday) and hour (24 columns) in UTC."""
    rows = engine.rows(
        Query(
            name="hour_by_weekday",
            reads=("posts", "members"),
            sql=f"""
                select
                    group_id,
                    (((at_ms // 86400000) + 3) % 7)::integer as weekday,
                    ((at_ms // 3600000) % 24)::integer as hour,
                    count(*) as posts
                from {_OF_GROUPS}
                group by group_id, weekday, hour
            """,  # noqa: S608 - a table from this file only
        )
    ).to_pylist()
    tables = {name: [[0] * 24 for _ in range(7)] for name in group_ids}
    for row in rows:
        if row["group_id"] in tables:
            tables[row["group_id"]][row["weekday"]][row["hour"]] = row["posts"]
    return {name: tuple(map(tuple, table)) for name, table in tables.items()}


_OF_GROUPS = """(
                    select whose.group_id, posts.at_ms
                    from posts
                    inner join (select distinct group_id, account_key from members) as whose
                        on whose.account_key = posts.account_key
                )"""
_OF_ALL = "(select null as group_id, at_ms from posts)"


def _series(
    engine: Engine, group_ids: Sequence[str] | None, first_ms: int, last_ms: int
) -> dict[str | None, Series]:
    span = last_ms - first_ms + 1
    step = next((s for s in _STEPS if span <= s * _BUCKETS), -(-span // _BUCKETS))
    start = first_ms // step * step
    rows = engine.rows(
        Query(
            name="series",
            reads=("posts", "members"),
            sql=f"""
                select group_id, ((at_ms - :start) // :step)::integer as bucket, count(*) as posts
                from {_OF_ALL if group_ids is None else _OF_GROUPS}
                where at_ms between :start and :last
                group by group_id, bucket
            """,  # noqa: S608 - a table from this file only
            params={"start": start, "step": step, "last": last_ms},
        )
    ).to_pylist()
    width = (last_ms - start) // step + 1
    counts: dict[str | None, list[int]] = {
        name: [0] * width for name in ((None,) if group_ids is None else group_ids)
    }
    for row in rows:
        if row["group_id"] in counts:
            counts[row["group_id"]][row["bucket"]] = row["posts"]
    return {
        name: Series(start_ms=start, step_ms=step, counts=tuple(of)) for name, of in counts.items()
    }


def _engagement(measure: Measure, group: dict[str, Any], other: dict[str, Any]) -> Engagement:
    def quantiles(side: dict[str, Any]) -> tuple[float, float, float, float]:
        half, ninety, most, top = side.get(f"{measure}_quantiles") or (0, 0, 0, 0)
        return float(half), float(ninety), float(most), float(top)

    return Engagement(
        measure=measure,
        group_posts=group.get("posts", 0),
        group_known=group.get(f"{measure}_known", 0),
        group_total=group.get(f"{measure}_total") or 0,
        group_quantiles=quantiles(group),
        other_posts=other.get("posts", 0),
        other_known=other.get(f"{measure}_known", 0),
        other_total=other.get(f"{measure}_total") or 0,
        other_quantiles=quantiles(other),
        thresholds=tuple(
            Threshold(
                above=threshold,
                group_posts=group.get(f"{measure}_over_{threshold}", 0),
                other_posts=other.get(f"{measure}_over_{threshold}", 0),
            )
            for threshold in THRESHOLDS
        ),
    )
