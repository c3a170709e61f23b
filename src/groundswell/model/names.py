"""The tables of what bears one name: accounts made alike, and articles on several domains.

Both are descriptions. Neither says who somebody is, or who is behind a domain.
"""

from __future__ import annotations

import pyarrow as pa


def _column(name: str, kind: pa.DataType, meaning: str) -> pa.Field:
    return pa.field(name, kind, nullable=False, metadata={"meaning": meaning})


_text, _int, _float = pa.string(), pa.int64(), pa.float64()

NAME_FAMILIES = pa.schema(
    [
        _column("account_key", _text, "the account"),
        _column("family", _text, "what its handle or shown name has in common with others'"),
        _column(
            "how",
            _text,
            "handles that look alike (also on another platform), one word before a number, one "
            "shown name, or the kind of handle or shown name",
        ),
        _column("members", _int, "accounts in the family"),
        _column("share", _float, "their part of all accounts of which the same is known"),
    ]
)

ARTICLE_FAMILIES = pa.schema(
    [
        _column("url", _text, "the canonical address of a page"),
        _column("family", _text, "the address of the representative: the page seen first"),
        _column("how", _text, "representative, same title, same slug, or same body"),
        _column("bits", _float, "information in what is the same"),
        _column("domains", _int, "domains that the family is on, two at least"),
        _column("tier", _text, "same, or lead: bits of this language could not be calibrated"),
    ]
)
