"""What was said in many texts: the narratives of a case, worded for a report.

A narrative says what was said by how many. No sentence here says that anybody agreed to say it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from groundswell.engine.query import Query
from groundswell.operations.differences import differences, share_kept
from groundswell.reports import words
from groundswell.reports.content import Series
from groundswell.reports.evidence import shown_posts
from groundswell.reports.told import NarrativeSection, Stretch, Variant
from groundswell.sameness.language_pairs import weak_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.engine.query import Engine
    from groundswell.reports.shown import ShownPost

_HOUR_MS = 3_600_000
_BARS = 90
_WEAK = 3  # pairs of languages of which it is said how little is found
_COMPARED = 0.3  # share of the letters that two texts must have in common to be marked
_SOURCES = {
    "none seen": "No common source shows in its words; there may be one all the same: a page that "
    "was linked, a speech, a chain letter.",
    "one account": "One account published all of it: it repeats itself.",
    "greeting": "It is a greeting, as everybody sends.",
    "common": "It is a prayer, a song or a proverb, or begins like one: common property.",
    "template": "It looks like a text that an app, a game or a petition proposes to its users.",
    "headline": "It looks like the title of a page, as a share button or a feed posts it.",
    "quotation": "It is a quotation, or says whose words it is.",
    "many accounts": "More than 30 accounts say it, so it comes from somewhere: a source that all of "
    "them saw, or somebody who handed it to them. Which, the words don’t tell.",
}


def count(engine: Engine) -> int:
    """How many narratives there are. Reads ``narratives``."""
    query = Query(name="told", reads=("narratives",), sql="select count(*) as n from narratives")
    return int(engine.rows(query)["n"][0].as_py())


def narratives(engine: Engine, shown: int, variants: int) -> tuple[NarrativeSection, ...]:
    """Write the sections of the narratives that most accounts told.

    At most ``shown`` of them, each with at most ``variants`` texts. Reads ``narratives``,
    ``narrative_texts`` and ``posts``.
    """
    rows = engine.rows(_first(shown)).to_pylist()
    if not rows:
        return ()
    ids = pa.table({"narrative_id": [row["narrative_id"] for row in rows]})
    engine.add("wanted_narratives", ids)
    texts: dict[str, list[dict[str, Any]]] = {row["narrative_id"]: [] for row in rows}
    for text in engine.rows(_texts(variants)).to_pylist():
        texts[text["narrative_id"]].append(text)
    keys = [text["first_post_key"] for told in texts.values() for text in told]
    posts = shown_posts(engine, [*keys, *(row["post_key"] for row in rows)])
    series = _series(engine, rows)
    return tuple(
        _section(row, texts[row["narrative_id"]], posts, series[row["narrative_id"]])
        for row in rows
    )


def _section(
    row: Mapping[str, Any],
    texts: Sequence[Mapping[str, Any]],
    posts: Mapping[str, ShownPost],
    series: Series,
) -> NarrativeSection:
    return NarrativeSection(
        sentence=sentence(row),
        caution=caution(row),
        example=posts[row["post_key"]],
        key_phrases=tuple(filter(None, row["key_phrases"].split(" · "))),
        platforms=tuple(row["platforms"].split(" ")),
        languages=tuple(filter(None, row["languages"].split(" "))),
        first_account=row["first_account_key"],
        series=series,
        variants=_variants(texts, posts),
        reach=reach(row),
        **{
            name: row[name]
            for name in (
                *("narrative_id", "name", "named_by", "tier", "source", "texts", "posts"),
                *("reposts", "accounts", "days", "first_ms", "last_ms"),
            )
        },
    )


def sentence(row: Mapping[str, Any]) -> str:
    """Say who many said it, how often and when, of a row of ``narratives``."""
    said = (
        f"{words.plural(row['accounts'], 'account')} said this in "
        f"{words.plural(row['posts'], 'post')}, in {words.plural(row['texts'], 'wording')}, on "
        f"{words.plural(row['days'], 'day')} ({words.period(row['first_ms'], row['last_ms'])})"
    )
    more = row["reposts"]
    return f"{said}; {words.plural(more, 'repost')} besides." if more else f"{said}."


def caution(row: Mapping[str, Any]) -> str:
    """Say where it may come from, and what of it is not verified."""
    told = _SOURCES.get(row["source"], f"It may come from: {row['source']}.")
    if row["tier"] == "verified copies":
        return told
    weak = weak_pairs((row["languages"] or "").split())[:_WEAK]
    leads = "Some of its texts are alike in part or in meaning only: leads, to be read by a person."
    return " ".join([told, leads, *weak])


def reach(row: Mapping[str, Any]) -> str:
    """Say how far it reached, as far as that is known."""
    known = row["reach_known"]
    if not known:
        return "Reach is not known for any of its posts."
    told = [
        f"{words.number(row[name])} {name}"
        for name in ("likes", "shares", "comments", "views")
        if row[name] is not None
    ]
    return (
        f"{words.and_(told)}, over the {words.number(known)} of {words.plural(row['posts'], 'post')} "
        "for which any of these is known."
    )


def _variants(
    texts: Sequence[Mapping[str, Any]], posts: Mapping[str, ShownPost]
) -> tuple[Variant, ...]:
    """Put the texts of one language together, each against the first of them."""
    first: dict[str | None, Mapping[str, Any]] = {}
    for text in texts:
        first.setdefault(text["lang"], text)
    places = {language: place for place, language in enumerate(first)}
    found = []
    for text in sorted(texts, key=lambda text: places[text["lang"]]):
        base = first[text["lang"]]
        stretches = differences(base["text"], text["text"]) if base is not text else ()
        compared = bool(stretches) and share_kept(stretches) >= _COMPARED
        post = posts[text["first_post_key"]]
        found.append(
            Variant(
                language=text["lang"],
                stretches=tuple(Stretch(kind=kind, text=said) for kind, said in stretches)
                if compared
                else (Stretch(kind="same", text=text["text"]),),
                compared=compared,
                source_file=post.source_file,
                source_row=post.source_row,
                **{
                    name: text[name]
                    for name in (
                        *("label", "how", "tier", "similarity", "posts", "reposts"),
                        *("accounts", "first_ms"),
                    )
                },
            )
        )
    return tuple(found)


def _series(engine: Engine, rows: Sequence[Mapping[str, Any]]) -> dict[str, Series]:
    """Count the posts of each narrative by day, by hour within three days, in 90 bars at most."""
    counted: dict[str, dict[int, int]] = {}
    for row in engine.rows(_hours()).to_pylist():
        counted.setdefault(row["narrative_id"], {})[row["hour"]] = row["posts"]
    found: dict[str, Series] = {}
    for row in rows:
        unit = 1 if row["last_ms"] - row["first_ms"] < 3 * 24 * _HOUR_MS else 24
        start, last = (row[name] // _HOUR_MS // unit for name in ("first_ms", "last_ms"))
        step = max(1, -(-(last - start + 1) // _BARS))
        counts = [0] * ((last - start) // step + 1)
        for hour, posts in counted.get(row["narrative_id"], {}).items():
            counts[min(len(counts) - 1, max(0, (hour // unit - start) // step))] += posts
        found[row["narrative_id"]] = Series(
            start_ms=start * unit * _HOUR_MS,
            step_ms=step * unit * _HOUR_MS,
            counts=tuple(counts),
        )
    return found


def _first(shown: int) -> Query:
    return Query(
        name="first_narratives",
        reads=("narratives",),
        sql="""
            select *
            from narratives
            order by accounts desc, posts desc, text_key
            limit :shown
        """,
        params={"shown": shown},
    )


def _texts(variants: int) -> Query:
    # Of each language the most published first, so that none is crowded out by another's copies.
    return Query(
        name="shown_variants",
        reads=("narrative_texts", "wanted_narratives"),
        sql="""
            select *
            from (
                select
                    *,
                    row_number() over (
                        partition by narrative_id
                        order by in_language, is_first desc, posts desc, text_key
                    ) as place
                from (
                    select
                        narrative_texts.*,
                        case when label = 'representative' then 1 else 0 end as is_first,
                        row_number() over (
                            partition by narrative_texts.narrative_id, lang
                            order by
                                case when label = 'representative' then 0 else 1 end,
                                posts desc,
                                text_key
                        ) as in_language
                    from narrative_texts
                    inner join wanted_narratives
                        on wanted_narratives.narrative_id = narrative_texts.narrative_id
                )
            )
            where place <= :variants
            order by narrative_id, is_first desc, posts desc, text_key
        """,
        params={"variants": variants},
    )


def _hours() -> Query:
    return Query(
        name="narrative_hours",
        reads=("posts", "narrative_texts", "wanted_narratives"),
        sql="""
            select texts.narrative_id, (posts.at_ms // 3600000)::integer as hour, count(*) as posts
            from (
                select narrative_texts.narrative_id, narrative_texts.text
                from narrative_texts
                inner join wanted_narratives
                    on wanted_narratives.narrative_id = narrative_texts.narrative_id
            ) as texts
            inner join posts on posts.text_norm = texts.text
            where posts.kind <> 'repost'
            group by texts.narrative_id, hour
        """,
    )
