"""The schemas of narratives: what was said in many texts, and by how many accounts.

A narrative says that something was said often, never that somebody agreed to say it.
"""

from __future__ import annotations

import pyarrow as pa

from groundswell.model.columns import column

_text, _int, _float = pa.string(), pa.int64(), pa.float64()

NARRATIVES = pa.schema(
    [
        column("narrative_id", _text, "stable key, made from the representative text"),
        column("name", _text, "its rarest words in reading order, or a model's draft"),
        column("named_by", _text, "words, or draft: a language model's, not checked by anyone"),
        column("text_key", _text, "MD5 of the representative normalised text"),
        column("post_key", _text, "the earliest post of the representative text"),
        column(
            "tier",
            _text,
            "verified copies, or with leads: some texts are alike in part or in meaning only",
        ),
        column(
            "source",
            _text,
            "none seen, or where such a text may come from: one account, headline, quotation, "
            "template, greeting, common, many accounts",
        ),
        column("texts", _int, "distinct texts"),
        column("posts", _int, "posts that say it in their author's name: no reposts"),
        column("reposts", _int, "reposts of such texts, by anybody"),
        column("accounts", _int, "accounts that published one of the posts"),
        column("platforms", _text, "where, separated by a blank"),
        column("languages", _text, "codes, that of most posts first, separated by a blank"),
        column("days", _int, "days (UTC) with a post"),
        column("first_ms", _int, "the first post"),
        column("last_ms", _int, "the last post"),
        column("first_post_key", _text, "the first post in the data; it need not be the origin"),
        column("first_account_key", _text, "the account that published it"),
        column(
            "key_phrases", _text, "rare phrases that most of its texts hold, between middle dots"
        ),
        column("bits", _float, "information in the representative text, by words against the data"),
        column("likes", _int, "sum over its posts where known", null=True),
        column("shares", _int, "sum over its posts where known", null=True),
        column("comments", _int, "sum over its posts where known", null=True),
        column("views", _int, "sum over its posts where known", null=True),
        column("reach_known", _int, "posts of which at least one of these numbers is known"),
    ]
)

NARRATIVE_TEXTS = pa.schema(
    [
        column("narrative_id", _text, "the narrative"),
        column("text_key", _text, "MD5 of the normalised text"),
        column("text", _text, "the normalised text"),
        column("lang", _text, "its language", null=True),
        column("label", _text, "representative, copypasta, rewording or translation"),
        column(
            "how",
            _text,
            "representative, exact, near, truncated, contained, look-alike, or meaning",
        ),
        column("tier", _text, "verified, lead or uncalibrated"),
        column("similarity", _float, "to the representative: 0 to 1, by letters or cosine"),
        column("posts", _int, "posts that say it in their author's name"),
        column("reposts", _int, "reposts of it"),
        column("accounts", _int, "accounts that published one of the posts"),
        column("platforms", _text, "where, separated by a blank"),
        column("first_ms", _int, "the first post, or repost where there is no post"),
        column("last_ms", _int, "the last"),
        column("first_post_key", _text, "the first"),
    ]
)
