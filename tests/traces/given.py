"""Small posts and items to look for traces in, and an operation planted for each trace."""

from __future__ import annotations

import dataclasses
import random
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.engine.duck import DuckEngine
from groundswell.model.tables import FAMILY_ITEMS, PAIRS, POST_ITEMS, POSTS
from groundswell.runs import tracing
from groundswell.tables import quality

if TYPE_CHECKING:
    from groundswell.model.quality import Quality

START = 1_709_251_200_000  # 1 March 2024, 00:00 UTC
HOUR, DAY = 3_600_000, 86_400_000


@dataclass(frozen=True)
class Data:
    """The tables that traces read, as lists of rows."""

    posts: list[dict] = field(default_factory=list)
    items: list[dict] = field(default_factory=list)
    families: list[dict] = field(default_factory=list)

    def __add__(self, other: Data) -> Data:
        return Data(
            self.posts + other.posts, self.items + other.items, self.families + other.families
        )

    def shuffled(self, seed: int) -> Data:
        dice = random.Random(seed)
        return Data(
            dice.sample(self.posts, len(self.posts)),
            dice.sample(self.items, len(self.items)),
            dice.sample(self.families, len(self.families)),
        )


def act(
    account,
    at_s=0.0,
    *,
    kind="post",
    key=None,
    links=(),
    domains=(),
    hashtags=(),
    mentions=(),
    families=(),
    **cells,
) -> Data:
    """Give one post, so many seconds after the start, with what it names and its families."""
    at_ms = START + round(at_s * 1000)
    things = (*links, *domains, *hashtags, *mentions, *(value for _, value in families))
    key = key or f"p-{account}-{at_ms}-{kind}-{'-'.join(things)}"
    row = dict.fromkeys(POSTS.names) | {
        "post_key": key,
        "platform": "x",
        "account_key": account,
        "at_ms": at_ms,
        "kind": kind,
        "source_file": "posts.csv",
        "source_row": 1,
    }
    named = (("link", links), ("domain", domains), ("hashtag", hashtags), ("mention", mentions))
    items = [
        {
            "post_key": key,
            "account_key": account,
            "at_ms": at_ms,
            "post_kind": kind,
            "kind": item_kind,
            "value": value,
            "position": position,
            "decided": "given",
        }
        for item_kind, values in named
        for position, value in enumerate(values)
    ]
    alike = [
        {
            "post_key": key,
            "account_key": account,
            "at_ms": at_ms,
            "post_kind": kind,
            "kind": family_kind,
            "value": value,
            "decided": "given",
        }
        for family_kind, value in families
    ]
    return Data([row | cells], items, alike)


def acts(*several: Data) -> Data:
    """Put posts together."""
    return sum(several, Data())


def engine(data: Data) -> DuckEngine:
    """Open an engine that knows the posts and their items."""
    db = DuckEngine(threads=1)
    db.add("posts", pa.Table.from_pylist(data.posts, schema=POSTS))
    db.add("post_items", pa.Table.from_pylist(data.items, schema=POST_ITEMS))
    db.add("family_items", pa.Table.from_pylist(data.families, schema=FAMILY_ITEMS))
    return db


def events(trace, data: Data) -> list[tuple]:
    """Give the events of a trace: account, item, seconds since the start."""
    with engine(data) as db:
        rows = db.rows(trace.events()).to_pylist()
    return sorted((r["account_key"], r["item"], (r["at_ms"] - START) / 1000) for r in rows)


def items_of(trace, data: Data) -> set[str]:
    """Give the items of a trace's events."""
    return {item for _, item, _ in events(trace, data)}


def traced(trace, data: Data, windows=None) -> SimpleNamespace:
    """Run a trace as an investigation does; give what it gave, with its pairs."""
    parts = [PAIRS.empty_table()]
    with engine(data) as db:
        found = tracing.run_trace(
            trace,
            windows or (trace.window_ms,),
            db,
            take=parts.append,
            memory_bytes=1 << 24,
            progress=lambda _: None,
        )
    told = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    return SimpleNamespace(pairs=pa.concat_tables(parts), **told)


def pairs(trace, data: Data) -> list[tuple[str, str]]:
    """Give the accounts of the pairs of a trace."""
    rows = traced(trace, data).pairs.to_pylist()
    return [(row["account_a"], row["account_b"]) for row in rows]


def measured(data: Data) -> Quality:
    """Measure the quality of the data as an investigation does."""
    with engine(data) as db:
        found = quality.measure(
            db,
            rows_read=len(data.posts),
            rows_rejected=0,
            duplicates_collapsed=0,
            ids_with_different_content=0,
            unread_cells={},
        )
        return replace(found, families=quality.families(db))


def _act_on(trace: str, account: str, at_s: float, thing: str, started_s: float) -> Data:
    """Give an act on a thing that leaves one trace."""
    original = f"p-original-{thing}"
    match trace:
        case "co_repost":
            return act(account, at_s, kind="repost", target_post_key=original)
        case "fast_repost":
            since = START + round(started_s * 1000)
            return act(account, at_s, kind="repost", target_post_key=original, target_at_ms=since)
        case "co_link":
            return act(account, at_s, links=[f"https://{thing}.example/timetable"])
        case "co_domain":
            return act(account, at_s, domains=[f"{thing}.example"])
        case "hashtag_sequence":
            return act(account, at_s, hashtags=["birds", thing, "spring"])
        case "co_mention":
            return act(account, at_s, mentions=[f"a-{thing}"])
        case "co_reply":
            return act(
                account,
                at_s,
                kind="reply",
                target_post_key=original,
                target_account_key=f"a-{thing}",
            )
        case "copied_text":
            text = f"the recipe of {thing} asks for flour, water, salt and two hours of patience"
            return act(account, at_s, text=text, text_norm=text)
        case "near_copy":
            return act(account, at_s, families=[("near_copy", f"a recipe of {thing}")])
        case "co_image":
            return act(account, at_s, families=[("picture", thing)])
        case "translated_copy":
            return act(account, at_s, families=[("translation", f"a recipe of {thing}")])
        case "hashtag_family":
            return act(account, at_s, families=[("hashtag_family", thing)])
    msg = f"plant an operation for {trace} here, so that the contract can be tested"
    raise NotImplementedError(msg)


def planted(trace: str, gap_s: float, *, accounts=("ana", "ben", "cara"), things=4) -> Data:
    """Plant accounts that act on the same things, each so many seconds after the one before."""
    together = [
        _act_on(
            trace,
            account,
            n * 400_000 + (who + 1) * gap_s,
            f"{trace.replace('_', '-')}-{n}",
            n * 400_000,
        )
        for n in range(things)
        for who, account in enumerate(accounts)
    ]
    others = [
        _act_on(trace, account, n * 400_000, f"{account}-{n}", n * 400_000)
        for n in range(things)
        for account in ("dora", "emil")
    ]
    return acts(*together, *others)


def with_settings(trace, **changes):
    """Give a trace with other settings."""
    return replace(trace, **changes)
