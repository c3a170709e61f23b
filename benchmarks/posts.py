"""The load as a table of posts, in the eight columns that the Coordination Network Toolkit reads.

Half the items are links, which posts name; half are posts, which other posts repost. The rest of
the rows are the original posts, as far as there is room, and posts without a link. Everybody
writes of buses, recipes, the weather, libraries and gardens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

from benchmarks.load import DAYS, START_MS, Load, mix
from groundswell.worlds.wording import Draws, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

COLUMNS = (
    "message_id", "user_id", "username", "repost_id", "reply_id", "message", "timestamp", "urls",
)  # fmt: skip
_SHARING = 0.85  # of the posts share a link or a post
_FIRST_ID = 7_000_000_000_000


def write(path: Path, posts: int, *, seed: int = 1) -> dict[str, int]:
    """Write so many posts, in order of time; give how many there are of each kind."""
    made = table(posts, seed=seed)
    pyarrow.csv.write_csv(made, path)
    reposts, links = (np.asarray(made[name]) != "" for name in ("repost_id", "urls"))
    return {
        "posts": made.num_rows,
        "reposts": int(reposts.sum()),
        "with_a_link": int(links.sum()),
        "with_neither": int((~reposts & ~links).sum()),
        "accounts": len(made["user_id"].unique()),
        "megabytes": round(path.stat().st_size / 1e6),
    }


def table(posts: int, *, seed: int = 1) -> pa.Table:
    """Make the posts: all columns are text but ``timestamp``, in whole seconds."""
    load = Load(events=round(posts * _SHARING), seed=seed)
    events = load.made()
    is_post = events.item % 2 == 1
    shared = np.unique(events.item[is_post])
    originals = shared[: posts - load.events]
    first = np.full(load.items, START_MS + DAYS * 86_400_000)
    np.minimum.at(first, events.item, events.at_ms)
    plain = posts - load.events - len(originals)
    kind = np.repeat([0, 1, 2], [load.events, len(originals), plain])
    lone = np.arange(plain, dtype=np.uint64)
    account = np.concatenate(
        (events.account, _drawn(originals, 1, load.accounts), _drawn(lone, 2, load.accounts))
    )
    item = np.concatenate((events.item, originals, np.full(plain, -1)))
    at = np.concatenate(
        (
            events.at_ms,
            np.minimum(load.appeared_ms(originals), first[originals]),
            START_MS + _drawn(lone, 3, DAYS * 86_400_000),
        )
    )
    order = np.lexsort((kind != 1, at))  # the original first
    kind, account, item, at = kind[order], account[order], item[order], at[order]
    ids = _FIRST_ID + np.arange(posts, dtype=np.int64)
    repost = (kind == 0) & (item % 2 == 1)
    original_id = _FIRST_ID - 1 - np.arange(load.items, dtype=np.int64)  # when not in the table
    original_id[item[kind == 1]] = ids[kind == 1]
    link = (kind == 0) & ~repost
    return pa.table(
        {
            "message_id": pa.array(ids).cast(pa.string()),
            "user_id": pa.array(account + 10_000_000).cast(pa.string()),
            "username": _named("neighbour_{}", account),
            "repost_id": _where(repost, pa.array(original_id[item]).cast(pa.string())),
            "reply_id": _where(np.zeros(posts, dtype=np.bool_), pa.array([""] * posts)),
            "message": pa.array(_texts(kind, item, repost)),
            "timestamp": at // 1000,
            "urls": _where(link, _named("https://example.org/notes/{}", item)),
        }
    )


def _texts(
    kind: NDArray[np.int64], item: NDArray[np.int64], repost: NDArray[np.bool_]
) -> list[str]:
    """Give each post a sentence of its own, and each repost that of its original."""
    about = np.where(repost | (kind == 1), item, len(kind) + np.arange(len(kind)))
    numbers, place = np.unique(about, return_inverse=True)
    draws = np.stack([_drawn(numbers, 10 + k, 1 << 20) / (1 << 20) for k in range(10)], axis=1)
    said = [sentence("en", Draws(*row)) for row in draws.tolist()]
    return [said[which] for which in place.tolist()]


def _drawn(number: NDArray[Any], stream: int, below: int) -> NDArray[np.int64]:
    mixed = mix(number.astype(np.uint64) ^ mix(np.array([stream], dtype=np.uint64)))
    return (mixed >> np.uint64(20)).astype(np.int64) % below


def _named(pattern: str, number: NDArray[Any]) -> pa.Array:
    return pa.array([pattern.format(each) for each in number.tolist()])


def _where(there: NDArray[np.bool_], value: pa.Array) -> pa.Array:
    return pa.compute.if_else(pa.array(there), value, "")
