"""Tables on which engines would differ if they could: edges, ties, repeats, a hot item, all scripts."""

from __future__ import annotations

import os
import random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.traces import given

from groundswell.engine.duck import DuckEngine
from groundswell.engine.spark import SparkEngine
from groundswell.errors import EngineError
from groundswell.model.tables import FAMILY_ITEMS, PAIRS, POST_ITEMS, POSTS
from groundswell.runs import distributed_traces, tracing
from groundswell.traces import registered

REQUIRED = "GROUNDSWELL_REQUIRE_SPARK"  # set where the tests on Spark must not be skipped
CELL_ACTS = 8  # so that small tables have hot items, too
TRACES = sorted(registered())


def spark_engine(scratch=None):
    """Open Spark on two threads, or skip, saying why there is none."""
    settings = {"spark.sql.shuffle.partitions": "2", "spark.default.parallelism": "2"}
    try:
        return SparkEngine(master="local[2]", scratch=scratch, settings=settings)
    except EngineError as why:
        if os.environ.get(REQUIRED):
            raise
        pytest.skip(str(why))


def _acts(window: int) -> list[tuple[str, str, int]]:
    """Give acts (account, thing, at_ms) that are hard for a window in milliseconds."""
    day = (given.START // window) * window  # where a bucket begins
    acts = []
    for n, edge in enumerate((0, 1, window - 1)):
        start = day + n * 5 * window + edge
        acts += [("ana", f"edge-{n}", start), ("ben", f"edge-{n}", start + window)]
        acts += [("cara", f"out-{n}", start), ("dora", f"out-{n}", start + window + 1)]
        acts += [("emil", f"neg-{n}", -start), ("fay", f"neg-{n}", -start - window)]
        acts += [("gus", f"rep-{n}", start + k) for k in (0, 2, window // 2)]
        acts += [("hal", f"rep-{n}", start + window // 2 + 1), ("ida", f"tie-{n}", start)]
        acts += [("jon", f"tie-{n}", start), ("ﾟnn", f"straße-名-{n}", start)]
        acts += [("😀oo", f"straße-名-{n}", start), ("İΣ", f"straße-名-{n}", start + 1)]
    acts += [("emil", f"zero-{n}", n - window) for n in range(3)]
    acts += [("fay", f"zero-{n}", n) for n in range(3)]
    for k in range(40):
        acts += [(f"fan-{k:02d}", "hot", day + k * window // 30)]
        acts += [(f"fan-{k:02d}", f"warm-{(k + side) // 2}-{n}", day + 90 * window + k)
                 for n in range(2) for side in (0, 1)]  # fmt: skip
    dice = random.Random(4)
    acts += [
        (f"x-{dice.randrange(12)}", f"any-{dice.randrange(9)}", day + dice.randrange(20 * window))
        for _ in range(150)
    ]
    return list(dict.fromkeys(acts))


def hard_tables() -> given.Data:
    """Give posts with hard acts for every trace at its own window."""
    made = {}
    for name in TRACES:
        window = registered()[name]().window_ms
        for account, thing, at_ms in _acts(window):
            since = (at_ms - window // 2, at_ms - window, at_ms - window - 1)[len(made) % 3]
            act = given._act_on(
                name,
                account,
                (at_ms - given.START) / 1000,
                f"{name}-{thing}",
                (since - given.START) / 1000,
            )
            assert act.posts[0]["at_ms"] == at_ms
            key = f"{name}-{account}-{thing}-{at_ms}"
            made[key] = given.Data(
                [act.posts[0] | {"post_key": key}],
                [item | {"post_key": key} for item in act.items],
                [item | {"post_key": key} for item in act.families],
            )
    return given.Data(
        [row for data in made.values() for row in data.posts],
        [row for data in made.values() for row in data.items],
        [row for data in made.values() for row in data.families],
    )


def written(data: given.Data, folder):
    """Write the tables as Parquet, in several files, and give their paths by name."""
    paths = {}
    for name, rows, schema in (
        ("posts", data.posts, POSTS),
        ("post_items", data.items, POST_ITEMS),
        ("family_items", data.families, FAMILY_ITEMS),
    ):
        paths[name] = folder / name
        paths[name].mkdir(parents=True)
        half = len(rows) // 2
        for part, some in enumerate((rows[:half], rows[half:])):
            table = pa.Table.from_pylist(some, schema=schema)
            pq.write_table(table, paths[name] / f"{part}.parquet")
    return paths


def duck_engine(paths) -> DuckEngine:
    """Open DuckDB on the same tables."""
    db = DuckEngine(threads=1)
    for name, path in paths.items():
        db.add(name, path)
    return db


def spread(trace, engine, windows=None, **settings):
    """Run a trace by joins on buckets; give its counts and its tables."""
    tables = {name: [] for name in (*distributed_traces.TABLES, "acts")}
    counts = distributed_traces.run_trace(
        trace,
        windows or (trace.window_ms,),
        engine,
        lambda name, _, query: tables[name].append(engine.rows(query)),
        **{"cell_acts": CELL_ACTS} | settings,
    )
    for line in counts["windows"]:
        del line["rounds"]
    (acts,) = tables.pop("acts")
    assert acts.num_rows <= counts["events"]
    return counts, {name: rows(pa.concat_tables(parts)) for name, parts in tables.items()}


def swept(trace, db, windows=None):
    """Run a trace as an investigation on one machine does; give its counts and its tables."""
    pairs = [PAIRS.empty_table()]
    found = tracing.run_trace(
        trace, windows or (trace.window_ms,), db,
        take=pairs.append, memory_bytes=1 << 24, progress=lambda _: None,
    )  # fmt: skip
    tables = {"pairs": pa.concat_tables(pairs), "events": found.events, "items": found.items}
    return found.counts, {name: rows(tables[name]) for name in distributed_traces.TABLES}


def rows(table) -> list[tuple]:
    """Give rows that can be compared: sorted, sums of fractions to twelve digits."""
    names = sorted(table.column_names)
    plain = [
        tuple(float(f"{row[n]:.12g}") if isinstance(row[n], float) else row[n] for n in names)
        for row in table.to_pylist()
    ]
    return sorted(plain, key=repr)
