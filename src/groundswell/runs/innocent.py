"""The innocent mechanisms, tested on every group against what everybody did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.query import Query
from groundswell.model.tables import MECHANISMS
from groundswell.networks.mechanisms import (
    Group,
    Scene,
    as_table,
    find_coincidences,
    test_mechanisms,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from groundswell.engine.duck import DuckEngine
    from groundswell.networks import groups as networks
    from groundswell.runs.copied import CopiedTexts
    from groundswell.runs.testing import Outcome

_SAMPLE = 200_000  # posts of anybody, for the clock on which people post
_EVER = 2**60


@dataclass(frozen=True, slots=True)
class Innocent:
    """What explains groups (by group ID) and accounts (by key), and the table of all tests."""

    table: pa.Table
    groups: Mapping[str, str]
    accounts: Mapping[str, str]


def explain_groups(
    db: DuckEngine, outcome: Outcome, copied: CopiedTexts, groups: Sequence[networks.Group]
) -> Innocent:
    """Test every mechanism on every group.

    Reads ``posts``, ``post_items`` and ``family_items``: near-copies are one text.
    """
    if not groups or not outcome.everything:
        return Innocent(MECHANISMS.empty_table(), {}, {})
    members = [_numbers([key for key, _, _ in group.members], outcome.keys) for group in groups]
    everyone = np.unique(np.concatenate(members))
    scene, of_layer = _scene(db, outcome, everyone)
    evident = _evident(outcome, copied)
    seen = [_seen(scene, of_layer, evident, outcome, each) for each in members]
    found = test_mechanisms(seen)
    names = [group.group_id for group in groups]
    by_account: dict[str, str] = {}
    for each, group in zip(found, seen, strict=True):
        if each.explained_by is not None:
            inside = group.members[each.members_explained]
            keys = outcome.keys.take(pa.array(inside)).to_pylist()
            by_account |= dict.fromkeys(keys, each.explained_by)
    return Innocent(
        as_table(names, found).cast(MECHANISMS),
        {n: e.explained_by for n, e in zip(names, found, strict=True) if e.explained_by},
        by_account,
    )


def _numbers(names: Sequence[str], keys: pa.Array) -> NDArray[np.int64]:
    found = pc.index_in(pa.array(names, pa.string()), value_set=keys)
    return np.unique(np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64))


def _scene(
    db: DuckEngine, outcome: Outcome, everyone: NDArray[np.int64]
) -> tuple[Scene, NDArray[np.int64]]:
    """What members did, and what others did on the same items; and the layer of each item."""
    member = np.zeros(len(outcome.keys) + 1, dtype=np.bool_)
    member[everyone] = True
    parts: list[tuple[NDArray[Any], ...]] = []
    posts, origin, source, of_layer, offset = [], [], [], [], 0
    for number, (layer, keys) in enumerate(zip(outcome.everything, outcome.post_keys, strict=True)):
        items = len(layer.origin_ms)
        touched = np.zeros(items, dtype=np.bool_)
        touched[layer.item[member[layer.account]]] = True
        near = touched[layer.item]
        parts.append((layer.account[near], layer.item[near] + offset, layer.at[near]))
        posts.append(keys.filter(pa.array(near)))
        origin.append(layer.origin_ms)
        source.append(layer.source)
        of_layer.append(np.full(items, number))
        offset += items
    account, item, at = (np.concatenate([part[k] for part in parts]) for k in range(3))
    chunks = [chunk for column in posts for chunk in column.chunks]
    told = _posts(db, pa.chunked_array(chunks, pa.string()))
    who, when = _timeline(db, outcome, everyone)
    scene = Scene.of(
        account,
        item,
        at,
        origin_ms=np.concatenate(origin),
        source=np.concatenate(source),
        timeline_account=who,
        timeline_at_ms=when,
        **told,
    )
    return scene, np.concatenate(of_layer)


def _posts(db: DuckEngine, keys: pa.ChunkedArray) -> dict[str, NDArray[np.int64]]:
    """Number of the post, its text and domain, and whether it is an original, of each act."""
    wanted = pc.unique(keys.drop_null())
    db.add("acting_posts", pa.table({"post_key": wanted}))
    rows = db.rows(
        Query(
            name="acting",
            reads=("posts", "post_items", "family_items", "acting_posts"),
            sql="""
                select
                    posts.post_key,
                    case when posts.kind = 'repost' then 0 else 1 end as original,
                    md5(
                        nullif(
                            trim(
                                translate(
                                    coalesce(families.value, posts.text_norm), '0123456789', ''
                                )
                            ),
                            ''
                        )
                    ) as text,
                    domains.domain
                from acting_posts as wanted
                inner join posts on posts.post_key = wanted.post_key
                left join family_items as families
                    on families.post_key = posts.post_key and families.kind = 'near_copy'
                left join (
                    select post_key, min(value) as domain
                    from post_items
                    where kind = 'domain' and value <> ''
                    group by post_key
                ) as domains on domains.post_key = posts.post_key
                order by posts.post_key
            """,
        )
    )
    place = pc.index_in(keys, value_set=rows["post_key"].combine_chunks())
    known = place.is_valid().to_numpy()
    number = np.asarray(pc.fill_null(place, 0).to_numpy(), dtype=np.int64)

    def of(values: NDArray[Any]) -> NDArray[np.int64]:
        return np.where(known, values[number] if len(values) else -1, -1).astype(np.int64)

    def coded(name: str) -> NDArray[np.int64]:
        codes = rows[name].combine_chunks().dictionary_encode().indices
        return np.asarray(pc.fill_null(codes, -1).to_numpy(zero_copy_only=False), dtype=np.int64)

    return {
        "post": of(np.arange(rows.num_rows)),
        "text": of(coded("text")),
        "domain": of(coded("domain")),
        "original": of(rows["original"].to_numpy()),
    }


def _timeline(
    db: DuckEngine, outcome: Outcome, everyone: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every post of members, and a sample of everybody's under a number that is nobody's."""
    db.add("grouped", pa.table({"account_key": outcome.keys.take(pa.array(everyone))}))
    mine = db.rows(
        Query(
            name="timelines",
            reads=("posts", "grouped"),
            sql="""
                select posts.account_key, posts.at_ms
                from posts
                inner join grouped on grouped.account_key = posts.account_key
                order by posts.account_key, posts.at_ms, posts.post_key
            """,
        )
    )
    others = db.rows(
        Query(
            name="anybody",
            reads=("posts",),
            sql="select at_ms from posts order by post_key limit :sample",
            params={"sample": _SAMPLE},
        )
    )["at_ms"].to_numpy()
    place = pc.index_in(mine["account_key"], value_set=outcome.keys)
    account = np.asarray(place.to_numpy(), dtype=np.int64)
    nobody = np.full(len(others), len(outcome.keys), dtype=np.int64)
    return np.concatenate([account, nobody]), np.concatenate([mine["at_ms"].to_numpy(), others])


def _evident(outcome: Outcome, copied: CopiedTexts) -> NDArray[np.bool_]:
    """Which items, over all layers, are texts that count as evidence whenever they are written."""
    chosen = copied.texts.filter(copied.texts["evidence"])["item_id"].combine_chunks()
    found = []
    for layer, ids in zip(outcome.everything, outcome.item_ids, strict=True):
        mask = np.zeros(len(layer.origin_ms), dtype=np.bool_)
        if layer.name in ("copied_text", "near_copy") and len(chosen):
            mask[: len(ids)] = pc.is_in(ids, value_set=chosen).to_numpy()
        found.append(mask)
    return np.concatenate(found)


def _seen(
    scene: Scene,
    of_layer: NDArray[np.int64],
    evident: NDArray[np.bool_],
    outcome: Outcome,
    members: NDArray[np.int64],
) -> Group:
    """A group with its co-actions, each trace at its own window, a pair of posts once."""
    windows = np.array([layer.window_ms for layer in outcome.everything], dtype=np.int64)
    earlier, later = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for window in np.unique(windows).tolist():
        met = find_coincidences(scene, members, window_ms=window)
        own = windows[of_layer[met.item]] == window
        earlier.append(met.earlier[own])
        later.append(met.later[own])
    if evident.any():
        met = find_coincidences(scene, members, window_ms=_EVER)
        own = evident[met.item]
        earlier.append(met.earlier[own])
        later.append(met.later[own])
    one, other = np.concatenate(earlier), np.concatenate(later)
    posts = np.stack([scene.post[one], scene.post[other]], axis=1)
    _, kept = np.unique(posts, axis=0, return_index=True)
    kept.sort()
    one, other = one[kept], other[kept]
    used = windows[of_layer[scene.item[one]]]
    window = int(np.median(used)) if len(used) else int(windows.min())
    return Group(scene, members, one, other, window_ms=window)
