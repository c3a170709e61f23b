"""The schemas of narratives: what was said in many texts, and by how many accounts.

A narrative says that something was said often, never that somebody agreed to say it.
"""

from __future__ import annotations

import pyarrow as pa


def _column(name: str, kind: pa.DataType, meaning: str, *, null: bool = False) -> pa.Field:
    return pa.field(name, kind, nullable=null, metadata={"meaning": meaning})


_text, _int, _float = pa.string(), pa.int64(), pa.float64()

NARRATIVES = pa.schema(
    [
        _column("narrative_id", _text, "stable key, made from the representative text"),
        _column("name", _text, "its rarest words in reading order, or a model's draft"),
        _column("named_by", _text, "words, or draft: a language model's, not checked by anyone"),
        _column("text_key", _text, "MD5 of the representative normalised text"),
        _column("post_key", _text, "the earliest post of the representative text"),
        _column(
            "tier",
            _text,
            "verified copies, or with leads: some texts are alike in part or in meaning only",
        ),
        _column(
            "source",
            _text,
            "none seen, or where such a text may come from: one account, headline, quotation, "
            "template, greeting, common, many accounts",
        ),
        _column("texts", _int, "distinct texts"),
        _column("posts", _int, "posts that say it in their author's name: no reposts"),
        _column("reposts", _int, "reposts of such texts, by anybody"),
        _column("accounts", _int, "accounts that published one of the posts"),
        _column("platforms", _text, "where, separated by a blank"),
        _column("languages", _text, "codes, that of most posts first, separated by a blank"),
        _column("days", _int, "days (UTC) with a post"),
        _column("first_ms", _int, "the first post"),
        _column("last_ms", _int, "the last post"),
        _column("first_post_key", _text, "the first post in the data; it need not be the origin"),
        _column("first_account_key", _text, "the account that published it"),
        _column(
            "key_phrases", _text, "rare phrases that most of its texts hold, between middle dots"
        ),
        _column(
            "bits", _float, "information in the representative text, by words against the data"
        ),
        _column("likes", _int, "sum over its posts where known", null=True),
        _column("shares", _int, "sum over its posts where known", null=True),
        _column("comments", _int, "sum over its posts where known", null=True),
        _column("views", _int, "sum over its posts where known", null=True),
        _column("reach_known", _int, "posts of which at least one of these numbers is known"),
    ]
)

NARRATIVE_TEXTS = pa.schema(
    [
        _column("narrative_id", _text, "the narrative"),
        _column("text_key", _text, "MD5 of the normalised text"),
        _column("text", _text, "the normalised text"),
        _column("lang", _text, "its language", null=True),
        _column("label", _text, "representative, copypasta, rewording or translation"),
        _column(
            "how",
            _text,
            "representative, exact, near, truncated, contained, look-alike, or meaning",
        ),
        _column("tier", _text, "verified, lead or uncalibrated"),
        _column("similarity", _float, "to the representative: 0 to 1, by letters or cosine"),
        _column("posts", _int, "posts that say it in their author's name"),
        _column("reposts", _int, "reposts of it"),
        _column("accounts", _int, "accounts that published one of the posts"),
        _column("platforms", _text, "where, separated by a blank"),
        _column("first_ms", _int, "the first post, or repost where there is no post"),
        _column("last_ms", _int, "the last"),
        _column("first_post_key", _text, "the first"),
    ]
)
