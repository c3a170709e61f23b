"""The tables of what bears one name: accounts made alike, and articles on several domains.

Both are descriptions. Neither says who somebody is, or who is behind a domain.
"""

from __future__ import annotations

import pyarrow as pa

from groundswell.model.columns import column

_text, _int, _float = pa.string(), pa.int64(), pa.float64()

NAME_FAMILIES = pa.schema(
    [
        column("account_key", _text, "the account"),
        column("family", _text, "what its handle or shown name has in common with others'"),
        column(
            "how",
            _text,
            "handles that look alike (also on another platform), one word before a number, one "
            "shown name, or the kind of handle or shown name",
        ),
        column("members", _int, "accounts in the family"),
        column("share", _float, "their part of all accounts of which the same is known"),
    ]
)

ARTICLE_FAMILIES = pa.schema(
    [
        column("url", _text, "the canonical address of a page"),
        column("family", _text, "the address of the representative: the page seen first"),
        column("how", _text, "representative, same title, same slug, or same body"),
        column("bits", _float, "information in what is the same"),
        column("domains", _int, "domains that the family is on, two at least"),
        column("tier", _text, "same, or lead: bits of this language could not be calibrated"),
    ]
)
