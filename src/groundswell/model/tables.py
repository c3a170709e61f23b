"""The schema of every named table that rooms hand one another.

Each column carries its meaning as field metadata, from which the reference page is made.
Times are integer milliseconds since 1970 in UTC. Engagement that is not known is null,
never 0. Keys are stable across runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.model.columns import column
from groundswell.model.names import ARTICLE_FAMILIES, NAME_FAMILIES
from groundswell.model.narratives import NARRATIVE_TEXTS, NARRATIVES
from groundswell.model.pictures import PICTURE_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping


_text, _int, _float = pa.string(), pa.int64(), pa.float64()

POSTS = pa.schema(
    [
        column("post_key", _text, "stable key of the post"),
        column("platform", _text, "where it was published"),
        column("account_key", _text, "who published it: a keyed pseudonym by default"),
        column("at_ms", _int, "when it was published"),
        column("text", _text, "as published, handles replaced by pseudonyms", null=True),
        column(
            "text_norm",
            _text,
            "NFKC, case folded, without links, mentions, emoji; white space single",
            null=True,
        ),
        column("lang", _text, "language code, given or identified", null=True),
        column("kind", _text, "post, repost, reply, quote or comment"),
        column("target_post_key", _text, "the post that was reposted or answered", null=True),
        column("target_account_key", _text, "its account", null=True),
        column("target_at_ms", _int, "when it was published", null=True),
        column("conversation_id", _text, "stable key of the thread", null=True),
        column("likes", _int, "likes or reactions", null=True),
        column("shares", _int, "shares or reposts", null=True),
        column("comments", _int, "replies or comments", null=True),
        column("views", _int, "views or impressions", null=True),
        column("source_file", _text, "name of the file it came from"),
        column("source_row", _int, "its record number there, from 1"),
    ]
)

ACCOUNTS = pa.schema(
    [
        column("account_key", _text, "keyed pseudonym, or handle with --keep-handles"),
        column("platform", _text, "where the account is"),
        column("handle", _text, "only with --keep-handles", null=True),
        column("display_name", _text, "only with --keep-handles", null=True),
        column("created_ms", _int, "when the account was created", null=True),
        column("followers", _int, "highest number seen", null=True),
        column("following", _int, "highest number seen", null=True),
        column("bio", _text, "only with --keep-handles", null=True),
        column("handle_shape", _text, "kind of handle, e.g. word+digits; see docs", null=True),
        column(
            "handle_surprise",
            _float,
            "bits a character of the handle, by letters' order",
            null=True,
        ),
        column(
            "handle_key", _text, "keyed hash of what the handle looks like to the eye", null=True
        ),
        column(
            "handle_stem_key",
            _text,
            "keyed hash of the letters before the number at the handle's end",
            null=True,
        ),
        column("name_shape", _text, "kind of shown name, e.g. katakana+kanji", null=True),
        column("name_key", _text, "keyed hash of the letters of the shown name", null=True),
        column("bio_key", _text, "keyed hash of the normalised profile text", null=True),
        column("bio_empty", pa.bool_(), "whether a given profile text is empty", null=True),
        column("default_picture", pa.bool_(), "whether it shows no picture of its own", null=True),
        column("posts", _int, "posts in the data"),
        column("first_seen_ms", _int, "its first post in the data"),
        column("last_seen_ms", _int, "its last post in the data"),
    ]
)

POST_ITEMS = pa.schema(
    [
        column("post_key", _text, "the post"),
        column("account_key", _text, "who published it"),
        column("at_ms", _int, "when"),
        column("post_kind", _text, "post, repost, reply, quote or comment"),
        column("kind", _text, "link, domain, hashtag, mention or picture"),
        column("value", _text, "the canonical value"),
        column("position", pa.int32(), "place among the post's items of this kind, from 0"),
        column("decided", _text, "how sameness was decided"),
    ]
)

FAMILY_ITEMS = pa.schema(
    [
        column("post_key", _text, "the post"),
        column("account_key", _text, "who published it"),
        column("at_ms", _int, "when"),
        column("post_kind", _text, "post, repost, reply, quote or comment"),
        column("kind", _text, "near_copy, picture, hashtag_family, translation or article"),
        column(
            "value",
            _text,
            "the representative of the family: a text, a picture's hash, a hashtag, an address",
        ),
        column("decided", _text, "how the post's own text, picture, hashtag or link is the same"),
    ]
)

TEXT_FAMILIES = pa.schema(
    [
        column("text_key", _text, "MD5 of the normalised text"),
        column("family_key", _text, "text_key of the representative"),
        column(
            "how",
            _text,
            "representative, exact, near, truncated, contained, or look-alike (in other letters)",
        ),
        column("bits", _float, "information in the text, against its language"),
        column("shared_bits", _float, "information shared with the representative"),
        column("ratio", _float, "likeness letter by letter, 0 to 100"),
        column("calibration", _text, "where frequencies come from: data, shipped, or uncalibrated"),
    ]
)

TEXT_PAIRS = pa.schema(
    [
        column("text_a", _text, "MD5 of the normalised text, the one that sorts first"),
        column("text_b", _text, "the other"),
        column("label", _text, "copypasta, rewording or translation"),
        column("levenshtein", _float, "likeness by letters, 0 to 1"),
        column("words", _float, "likeness by words, 0 to 1"),
        column("cosine", _float, "likeness in meaning, by the encoder", null=True),
        column("z", _float, "deviations above what ordinary texts reach", null=True),
        column(
            "tier",
            _text,
            "verified (copies), strict, lead, through (a third text), or uncalibrated",
        ),
    ]
)

HASHTAG_FAMILIES = pa.schema(
    [
        column("hashtag", _text, "a hashtag that varies another, or is varied"),
        column("family", _text, "the form that is used most"),
        column("how", _text, "representative, or in what the hashtag differs from it"),
        column("tier", _text, "same: counted as one item; lead: for a person to look at"),
    ]
)

EVENTS = pa.schema(
    [
        column("trace", _text, "kind of act"),
        column("account_key", _text, "who acted"),
        column("item_id", _text, "on what"),
        column("at_ms", _int, "when"),
        column("post_key", _text, "with which post"),
    ]
)

ITEMS = pa.schema(
    [
        column("trace", _text, "kind of act"),
        column("item_id", _text, "stable key of the item within its trace"),
        column("kind", _text, "link, domain, hashtag sequence, mention, text, repost target …"),
        column("value", _text, "canonical value"),
        column("accounts", _int, "distinct accounts that acted on it in the whole data"),
        column("acts", _int, "acts on it in the whole data"),
        column("rarity", _float, "ln(accounts in the trace / accounts on the item)"),
        column("origin_ms", _int, "when it appeared: the original's time", null=True),
        column("source_key", _text, "the account that it came from", null=True),
    ]
)

PAIRS = pa.schema(
    [
        column("trace", _text, "kind of act"),
        column("window_ms", _int, "acts at most this far apart count, inclusive"),
        column("account_a", _text, "the account whose key sorts first"),
        column("account_b", _text, "the other"),
        column("shared_items", _int, "distinct items on which both acted within the window"),
        column("co_actions", _int, "pairs of acts within the window"),
        column("first_ms", _int, "earliest act in a co-action"),
        column("last_ms", _int, "latest act in a co-action"),
        column("a_first", _int, "co-actions in which account_a acted strictly first"),
        column("b_first", _int, "co-actions in which account_b acted strictly first"),
        column("score", _float, "sum of the rarities of the shared items"),
        column("common_items", _int, "items on which both acted, however far apart", null=True),
        column("occasions", _int, "shared items that are half an hour apart or more", null=True),
        column("leaders", _int, "shared items that follow distinct leaders", null=True),
        column("leader_key", _text, "the account that most of them follow", null=True),
        column("leader_share", _float, "the part of them that follows it", null=True),
        column("expected", _float, "shared items that chance would give", null=True),
        column("p", _float, "probability of so many by chance", null=True),
        column("q", _float, "p corrected for the number of pairs tried", null=True),
    ]
)

VERDICTS = pa.schema(
    [
        column("account_key", _text, "the account"),
        column(
            "tier",
            _text,
            "beyond chance, lead, explained, insufficient data, or within chance",
        ),
        column(
            "explained_by",
            _text,
            "broker, fan club, timetable, publisher or another mechanism; unseen source of some leads",
            null=True,
        ),
        column(
            "p", _float, "probability of its best evidence by chance, all tests joined", null=True
        ),
        column("q", _float, "p corrected for all accounts", null=True),
        column(
            "evidence",
            _text,
            "tests that speak, separated by commas: pairs, recurrence, copies, burst, company, births",
        ),
        column("traces", _text, "names of the traces they speak in, separated by a blank"),
        column("partners", _int, "accounts that it is tied to beyond chance or as a lead"),
        column("acts", _int, "its acts on items that others acted on"),
    ]
)

BURSTS = pa.schema(
    [
        column("trace", _text, "kind of act"),
        column("item_id", _text, "the item"),
        column("start_ms", _int, "when its most telling window starts"),
        column("width_ms", _int, "how long the window is"),
        column("acts", _int, "accounts that acted on it in the window"),
        column("sparse_acts", _int, "those of them that hardly act otherwise in the data"),
        column("usual_share", _float, "share of such accounts to be expected"),
        column("likeness", _float, "log10 likelihood ratio of the accounts' own marks", null=True),
        column("p", _float, "probability of so many by chance"),
        column("q", _float, "p corrected for all items tested"),
    ]
)

COPIES = pa.schema(
    [
        column("account_a", _text, "the account whose key sorts first"),
        column("account_b", _text, "the other"),
        column("texts", _int, "rare long texts that both wrote"),
        column("bits", _float, "information in those texts, sum"),
        column("expected", _float, "such texts that chance would give"),
        column("p", _float, "probability of so many by chance"),
        column("q", _float, "p corrected for all pairs that could have been tried"),
        column("first_ms", _int, "earliest of the posts"),
        column("last_ms", _int, "latest of the posts"),
    ]
)

TEXTS = pa.schema(
    [
        column("item_id", _text, "stable key of the text, as in items"),
        column("lang", _text, "its language", null=True),
        column("accounts", _int, "accounts that wrote it"),
        column("bits", _float, "its information content against its language in the data"),
        column(
            "source",
            _text,
            "none known, or what everybody copies from: headline, quotation, template, "
            "greeting, slogan, hashtags, common",
        ),
        column("evidence", pa.bool_(), "whether it counts in the test of copied text"),
    ]
)

MECHANISMS = pa.schema(
    [
        column("group_id", _text, "the group"),
        column("mechanism", _text, "the innocent explanation that was tested"),
        column("state", _text, "explains, part, not found, or can't be tested"),
        column("share", _float, "part of the group's co-actions that it accounts for", null=True),
        column("sentence", _text, "what was looked at and found, in a sentence"),
    ]
)

PERIODS = pa.schema(
    [
        column("thread_id", _text, "stable key of a group followed over time"),
        column("group_id", _text, "the group of the whole data it belongs to", null=True),
        column("start_ms", _int, "start of the period"),
        column("end_ms", _int, "its end"),
        column("size", _int, "members active in it together"),
        column("kept", _int, "of them, members of the period before"),
        column("change", _text, "born, goes on, grows, shrinks, splits, merges, sleeps, returns"),
    ]
)

NETWORK = pa.schema(
    [
        column("account_a", _text, "the account whose key sorts first"),
        column("account_b", _text, "the other"),
        column("score", _float, "sum of the scores over traces"),
        column("shared_items", _int, "sum over traces"),
        column("traces", _text, "names of the traces, separated by a blank"),
        column("group_id", _text, "the group that both belong to", null=True),
        column("reach_ms", _int, "acts so far apart count too for this tie, not only the window's"),
        column("tier", _text, "beyond chance, lead, explained, or counted"),
        column("weight", _float, "strength of the tie, by which groups are cut"),
        column("tested_items", _int, "shared items among those tested, first acts only", null=True),
        column("occasions", _int, "shared items that are half an hour apart or more", null=True),
        column("leaders", _int, "shared items that follow distinct leaders", null=True),
        column("leader_key", _text, "the account that most of them follow", null=True),
        column("leader_share", _float, "the part of them that follows it", null=True),
        column("expected", _float, "shared items that chance would give", null=True),
        column("p", _float, "probability of so many by chance", null=True),
        column("q", _float, "p corrected for the number of pairs tried", null=True),
    ]
)

GROUPS = pa.schema(
    [
        column("group_id", _text, "stable key, made from the members"),
        column("label", _text, "G1, G2, … by tier, then by weight, within this result"),
        column("size", _int, "accounts"),
        column("pairs", _int, "pairs of members that acted together"),
        column("density", _float, "those pairs / all pairs of members"),
        column("score", _float, "sum of the scores of its pairs"),
        column("weight", _float, "sum of the strengths of its ties"),
        column("traces", _text, "names of the traces, separated by a blank"),
        column("first_ms", _int, "earliest co-action"),
        column("last_ms", _int, "latest co-action"),
        column("posts", _int, "posts of its members in the data"),
        column("likes", _int, "sum over its posts where known", null=True),
        column("shares", _int, "sum over its posts where known", null=True),
        column("comments", _int, "sum over its posts where known", null=True),
        column("views", _int, "sum over its posts where known", null=True),
        column("inside_acts", _int, "reposts and replies to its posts by its own members"),
        column("all_acts", _int, "reposts and replies to its posts seen in the data"),
        column("tier", _text, "beyond chance, lead, explained, or counted", null=True),
        column("explained_by", _text, "the mechanism that explains it, if one does", null=True),
        column("q", _float, "median q of its members", null=True),
        column("stability", _float, "mean co-membership of its pairs over resamples", null=True),
        column("recurrence", _int, "periods in which it acted together", null=True),
    ]
)

MEMBERS = pa.schema(
    [
        column("group_id", _text, "the group"),
        column("account_key", _text, "the member"),
        column("score", _float, "sum of the strengths of its ties inside the group"),
        column("partners", _int, "members it acted together with"),
        column("tier", _text, "of the account, as in verdicts", null=True),
        column(
            "strength", _float, "share of its ties, by weight, that lie inside the group", null=True
        ),
        column("stability", _float, "how often it stays with the others over resamples", null=True),
    ]
)

REJECTS = pa.schema(
    [
        column("source_file", _text, "name of the file"),
        column("row", _int, "record number there, from 1; null for the file as a whole", null=True),
        column("column", _text, "the column at fault", null=True),
        column("reason", _text, "why, without any text of the post"),
    ]
)

TABLES: Mapping[str, pa.Schema] = {
    "posts": POSTS,
    "accounts": ACCOUNTS,
    "post_items": POST_ITEMS,
    "text_families": TEXT_FAMILIES,
    "hashtag_families": HASHTAG_FAMILIES,
    "text_pairs": TEXT_PAIRS,
    "picture_families": PICTURE_FAMILIES,
    "article_families": ARTICLE_FAMILIES,
    "name_families": NAME_FAMILIES,
    "family_items": FAMILY_ITEMS,
    "narratives": NARRATIVES,
    "narrative_texts": NARRATIVE_TEXTS,
    "events": EVENTS,
    "items": ITEMS,
    "pairs": PAIRS,
    "verdicts": VERDICTS,
    "bursts": BURSTS,
    "copies": COPIES,
    "texts": TEXTS,
    "network": NETWORK,
    "groups": GROUPS,
    "members": MEMBERS,
    "mechanisms": MECHANISMS,
    "periods": PERIODS,
    "rejects": REJECTS,
}
"""Every named table."""


def as_named(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """Give a table in its schema; a column that an earlier version did not have is not known.

    Columns that the schema lacks are left out. Raises ValueError for a column of another type.
    """
    for field in schema:
        if field.nullable and field.name not in table.column_names:
            table = table.append_column(field, pa.nulls(table.num_rows, field.type))
    # An engine leaves it open which columns hold no nulls; the model does not.
    return table.select(schema.names).cast(schema)
