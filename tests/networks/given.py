"""Networks to cut and tables to measure."""

from __future__ import annotations

from itertools import combinations

import pyarrow as pa

from groundswell.engine.duck import DuckEngine
from groundswell.model.tables import PAIRS, POSTS
from groundswell.networks.grouping import Grouping
from groundswell.networks.groups import Group, find_groups

START = 1_709_251_200_000


def clique(*names: str, score: float = 1.0) -> list[tuple[str, str, float]]:
    """Give an edge between every two."""
    return [(*sorted(two), score) for two in combinations(names, 2)]


def groups(edges, **settings) -> tuple[Group, ...]:
    """Cut a network given as (account, account, score)."""
    a, b, score = zip(*edges, strict=True) if edges else ((), (), ())
    return find_groups(a, b, score, Grouping(**settings))


def members(group: Group) -> set[str]:
    """Give the accounts of a group."""
    return {name for name, _, _ in group.members}


def pair(trace: str, a: str, b: str, **measures) -> dict:
    """Give one row of the pairs."""
    usual = {"trace": trace, "window_ms": 60_000, "account_a": a, "account_b": b, "shared_items": 2, "co_actions": 3,
             "first_ms": START, "last_ms": START + 1, "a_first": 1, "b_first": 0, "score": 1.0}  # fmt: skip
    return dict.fromkeys(PAIRS.names) | usual | measures


def rows(query, **tables) -> list[dict]:
    """Run a query over tables given as lists of rows."""
    schemas = {
        "network_pairs": PAIRS,
        "posts": POSTS,
        "members": pa.schema([("group_id", pa.string()), ("account_key", pa.string())]),
    }
    with DuckEngine(threads=1) as db:
        for name, given in tables.items():
            db.add(name, pa.Table.from_pylist(given, schema=schemas.get(name)))
        return db.rows(query).to_pylist()


def post(account: str, **cells) -> dict:
    """Give one row of the posts."""
    usual = {"post_key": "p", "platform": "x", "account_key": account, "at_ms": START, "kind": "post", "source_file": "a.csv", "source_row": 1}  # fmt: skip
    return dict.fromkeys(POSTS.names) | usual | cells
