"""Accounts whose handles or shown names are made alike: a description, never evidence by itself.

Handles are behind pseudonyms here; what is compared was made a keyed hash at the door (see
`groundswell.tables.name_keys`). Platforms propose handles of a name and digits to everyone, people
take a free variant of the name they wanted, and many bear one name: each family therefore says how
many accounts share it and which part of the data they are. Nothing here says who somebody is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.names import NAME_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Pattern(NamedTuple):
    how: str
    column: str
    lacking: str  # what to say where the data can't tell


LOOK_ALIKE = "handles that look alike"
ELSEWHERE = "a handle that looks alike on another platform"
NUMBERED = "one word before a number"
SAME_NAME = "one shown name"
HANDLE_KIND = "kind of handle"
NAME_KIND = "kind of shown name"

_NO_HANDLES = "insufficient data: no handles were given"
_NO_NAMES = "insufficient data: no shown names were given"
_PATTERNS = (
    _Pattern(LOOK_ALIKE, "handle_key", _NO_HANDLES),
    _Pattern(ELSEWHERE, "handle_key", _NO_HANDLES),
    _Pattern(NUMBERED, "handle_stem_key", _NO_HANDLES),
    _Pattern(SAME_NAME, "name_key", _NO_NAMES),
    _Pattern(HANDLE_KIND, "handle_shape", _NO_HANDLES),
    _Pattern(NAME_KIND, "name_shape", _NO_NAMES),
)
HOWS = tuple(pattern.how for pattern in _PATTERNS)
"""Every way in which handles or names are alike."""


def name_families(accounts: pa.Table) -> pa.Table:
    """Give the families of accounts (columns as in ``ACCOUNTS``) as `NAME_FAMILIES`.

    Of kinds of handles and names every account has a row; of all else, accounts that share it
    with another. Rows are sorted by how, the larger family first.

    >>> accounts = pa.table({"account_key": ["a", "b", "c"], "platform": ["x"] * 3,
    ...     "handle_shape": ["word", "word+8 digits", "word+8 digits"],
    ...     "handle_key": [None, "b-1", "b-2"], "handle_stem_key": [None, "b-3", "b-3"]})
    >>> found = name_families(accounts).filter(pc.field("how") == NUMBERED)
    >>> found["account_key"].to_pylist(), found["members"].to_pylist()
    (['b', 'c'], [2, 2])
    """
    found = [_families(accounts, pattern) for pattern in _PATTERNS]
    return pa.concat_tables(found)


def lacking(accounts: pa.Table) -> dict[str, str]:
    """Give, for every way that the data can't tell, a sentence that says so.

    >>> sorted(lacking(pa.table({"account_key": ["a"], "name_shape": ["emoji"]})))[0]
    'a handle that looks alike on another platform'
    """
    # A handle without a number has no stem: what tells is whether handles were there at all.
    known = {
        pattern.how: "handle_shape" if pattern.lacking == _NO_HANDLES else "name_shape"
        for pattern in _PATTERNS
    }
    said = {
        pattern.how: pattern.lacking
        for pattern in _PATTERNS
        if not _known(accounts, known[pattern.how])
    }
    if ELSEWHERE not in said and len(set(_strings(accounts, "platform").to_pylist())) < 2:
        said[ELSEWHERE] = "insufficient data: all accounts are on one platform"
    return said


def _known(accounts: pa.Table, column: str) -> int:
    values = _strings(accounts, column)
    return len(values) - int(values.null_count)


def _strings(accounts: pa.Table, column: str) -> pa.ChunkedArray:
    if column not in accounts.column_names:
        return pa.chunked_array([pa.nulls(accounts.num_rows, pa.string())])
    return accounts[column].cast(pa.string())


def _families(accounts: pa.Table, pattern: _Pattern) -> pa.Table:
    told = pa.table(
        {
            "account_key": _strings(accounts, "account_key"),
            "platform": _strings(accounts, "platform").fill_null(""),
            "family": _strings(accounts, pattern.column),
        }
    )
    told = told.filter(pc.field("family").is_valid())
    total = told.num_rows
    by = ["family", "platform"] if pattern.how == LOOK_ALIKE else ["family"]
    counted = told.group_by(by).aggregate(
        [("account_key", "count_distinct"), ("platform", "count_distinct")]
    )
    least = 1 if pattern.how in (HANDLE_KIND, NAME_KIND) else 2
    kept = counted.filter(pc.field("account_key_count_distinct") >= least)
    if pattern.how == ELSEWHERE:
        kept = kept.filter(pc.field("platform_count_distinct") > 1)
    joined = told.join(kept.select([*by, "account_key_count_distinct"]), by, join_type="inner")
    members = joined["account_key_count_distinct"]
    found = pa.table(
        {
            "account_key": joined["account_key"],
            "family": joined["family"],
            "how": _repeated(pattern.how, joined.num_rows),
            "members": members.cast(pa.int64()),
            "share": pc.divide(members.cast(pa.float64()), float(max(total, 1))),
        }
    )
    order: Sequence[tuple[str, str]] = (
        ("members", "descending"), ("family", "ascending"), ("account_key", "ascending"),
    )  # fmt: skip
    return found.sort_by(list(order)).cast(NAME_FAMILIES)


def _repeated(value: str, count: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, pa.string()), count)
