"""What posts name, a row for each item of a post: links, domains, hashtags, mentions, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.tables import links, pictures, texts
from groundswell.tables.cells import distinct, is_text, safe, sound, word, words
from groundswell.tables.passages import Named, none_named, only, together

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from numpy.typing import NDArray

    from groundswell.tables.passages import Passages
    from groundswell.tables.pseudonyms import Pseudonyms


KINDS = frozenset({"link", "domain", "hashtag", "mention", "picture"})


class Items(NamedTuple):
    """Items of a batch: the row of the post, kind, value, place among its kind, how decided."""

    rows: NDArray[np.int64]
    kinds: pa.Array
    values: pa.Array
    positions: NDArray[np.int32]
    decided: pa.Array


def items(
    cells: Mapping[str, Any],
    inside: Passages,
    size: int,
    names: Pseudonyms,
    mentioned: Callable[[Named], pa.Array],
    wanted: Collection[str] = KINDS,
) -> Items:
    """Give the items of n posts; what a row gives in a cell comes before what its text names.

    ``mentioned`` gives the key of each mentioned account. Only kinds that are ``wanted`` are given.
    """
    found = [_once("link")]  # none, so that there is something to join
    if "link" in wanted or "domain" in wanted:
        linked = _given_or(cells.get("link"), inside.links, size)
        addresses, domains = _canonical(linked, names)
    if "link" in wanted:
        found.append(_once("link", addresses))
    if "domain" in wanted:
        given = _Found.of(_each(several(cells.get("domain")), str.lower), "given")
        found.append(_once("domain", _Found.of(domains, "public suffix list"), given))
    if "hashtag" in wanted:
        tags = _given_or(cells.get("hashtag"), _no_ranks(inside.hashtags), size)
        found.append(_once("hashtag", _Found.of(_each(tags, texts.hashtag), "case folded")))
    if "mention" in wanted:
        named = _given_or(cells.get("mention"), inside.mentions, size)
        named = _each(named, lambda name: name if name.strip("@＠ ") else None)
        keys = Named(named.rows, mentioned(named))
        found.append(_once("mention", _Found.of(keys, "same handle")))
    if "picture" in wanted and "picture" in cells:
        found.append(_once("picture", _pictures(several(cells["picture"]), names)))
    return Items(
        np.concatenate([one.rows for one in found]),
        pa.concat_arrays([one.kinds for one in found]),
        pa.concat_arrays([one.values for one in found]),
        np.concatenate([one.positions for one in found]),
        pa.concat_arrays([one.decided for one in found]),
    )


class _Found(NamedTuple):
    """Values of one kind as they were found, not yet each once, and how they were decided."""

    rows: NDArray[np.int64]
    values: pa.Array
    decided: pa.Array

    @classmethod
    def of(cls, named: Named, decided: str) -> _Found:
        """Give values that were all decided alike."""
        return cls(*named, pa.repeat(pa.scalar(decided, pa.string()), len(named.rows)))


def several(column: Any) -> Named:
    """Give the words of cells that hold one, a list, or nothing."""
    if column is None:
        return none_named()
    if isinstance(column, pa.Array):
        if is_text(column):
            return _held(Named(np.arange(len(column)), words(column)))
        rows = column.value_parent_indices().to_numpy(zero_copy_only=False).astype(np.int64)
        return _held(Named(rows, words(column.flatten())))
    places: list[int] = []
    found: list[str] = []
    for row, cell in enumerate(column):
        if cell is None:
            continue
        for one in cell if isinstance(cell, (list, tuple)) else (cell,):
            if plain := safe(word(sound(one))):
                places.append(row)
                found.append(plain)
    return Named(np.array(places, np.int64), pa.array(found, pa.string()))


def _given_or(column: Any, inside: Named, size: int) -> Named:
    given = several(column)
    if not len(given.rows):
        return inside
    without = np.ones(size, dtype=np.bool_)
    without[given.rows] = False
    return together(given, only(inside, without))


def _canonical(found: Named, names: Pseudonyms) -> tuple[_Found, Named]:
    known = distinct(found.values)
    told = [link and links.canonical(link) for link in known.values]
    values = known.texts([link and texts.without_profiles(link.value, names) for link in told])
    decided = known.texts([link and link.decided for link in told])
    read = values.is_valid()
    rows = found.rows[read.to_numpy(zero_copy_only=False)]
    domains = Named(found.rows, known.texts([link and link.domain for link in told]))
    return _Found(rows, values.filter(read), decided.filter(read)), _held(domains)


def _pictures(found: Named, names: Pseudonyms) -> _Found:
    known = distinct(found.values)
    told = [value and pictures.picture(value) for value in known.values]
    values = known.texts([one and texts.without_profiles(one.value, names) for one in told])
    decided = known.texts([one and one.decided for one in told])
    read = values.is_valid()
    rows = found.rows[read.to_numpy(zero_copy_only=False)]
    return _Found(rows, values.filter(read), decided.filter(read))


def _each(named: Named, read: Callable[[str], str | None]) -> Named:
    """Read each distinct value once; leave out what comes to nothing."""
    known = distinct(named.values)
    found = [None if value is None else read(value) for value in known.values]
    return _held(Named(named.rows, known.texts(found)))


def _no_ranks(hashtags: Named) -> Named:
    """Leave out "#1", which is a rank."""
    return _each(hashtags, lambda tag: None if tag.isdigit() else tag)


def _held(named: Named) -> Named:
    """Leave out what is null or empty."""
    if not named.values.null_count and not pc.any(pc.equal(named.values, "")).as_py():
        return named
    held = pc.fill_null(pc.not_equal(named.values, ""), fill_value=False)
    return Named(named.rows[held.to_numpy(zero_copy_only=False)], named.values.filter(held))


def _once(kind: str, *parts: _Found) -> Items:
    """Give each value of a row once, with its place among those of the row."""
    parts = parts or (_Found.of(none_named(), ""),)
    rows = np.concatenate([part.rows for part in parts])
    values = pa.concat_arrays([part.values for part in parts])
    decided = pa.concat_arrays([part.decided for part in parts])
    if sum(bool(len(part.rows)) for part in parts) > 1:
        order = np.argsort(rows, kind="stable")
        rows, values, decided = rows[order], values.take(order), decided.take(order)
    if (rows[1:] == rows[:-1]).any():
        codes = distinct(values).codes.astype(np.int64)
        _, first = np.unique(rows * (int(codes.max()) + 1) + codes, return_index=True)
        if len(first) < len(rows):
            kept = np.sort(first)
            rows, values, decided = rows[kept], values.take(kept), decided.take(kept)
    places = np.arange(len(rows))
    positions = places - np.searchsorted(rows, rows) if len(rows) else places
    kinds = pa.repeat(pa.scalar(kind, pa.string()), len(rows))
    return Items(rows, kinds, values, positions.astype(np.int32), decided)
