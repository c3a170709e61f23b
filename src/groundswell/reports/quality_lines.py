"""The quality report in words: what the data hold, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.reports import words
from groundswell.reports.content import QualityLine

if TYPE_CHECKING:
    from groundswell.model.quality import Quality
    from groundswell.reports.content import Level

_CLOCKS = {
    1: "milliseconds",
    1_000: "seconds",
    60_000: "minutes",
    3_600_000: "hours",
    86_400_000: "days",
}


def lines(quality: Quality, timezone: str) -> tuple[QualityLine, ...]:
    """Give one line a fact, each with what it means for the reader."""
    found = [_rows(quality), _clock(quality)]
    if quality.duplicates_collapsed or quality.ids_with_different_content:
        found.append(_duplicates(quality))
    own = quality.posts - quality.reposts
    found.append(
        _share(
            "Posts with text", quality.with_text, quality.posts, "copied text can't be looked for"
        )
    )
    for label, count, without in (
        ("Own posts with a link", quality.with_link, "shared links can't be looked for"),
        ("Own posts with a hashtag", quality.with_hashtag, "hashtag sequences can't be looked for"),
        ("Own posts that name an account", quality.with_mention, "mentions can't be looked for"),
    ):
        found.append(_share(label, count, own, without))
    if quality.reposts:
        found.append(
            _share(
                "Reposts that name their original",
                quality.reposts_with_target,
                quality.reposts,
                "the original is recognised by the text of the repost"
                if quality.reposts_with_text
                else "common reposts can't be looked for",
            )
        )
        found.append(
            _share(
                "Reposts whose original's time is known",
                quality.reposts_with_target_time,
                quality.reposts,
                "fast reposting can't be looked for",
            )
        )
    if quality.replies:
        found.append(
            _share(
                "Replies that name the post they answer",
                quality.replies_with_target_post,
                quality.replies,
                "common replies can't be looked for by post",
            )
        )
    found.append(_engagement(quality))
    if quality.unread_cells:
        cells = sum(quality.unread_cells.values())
        kinds = "; ".join(
            f"{where} ({n:,})" for where, n in sorted(quality.unread_cells.items())[:6]
        )
        found.append(
            QualityLine(
                label="Cells that could not be read",
                value=f"{cells:,}",
                level="note",
                meaning=f"Their rows are kept, the cells count as not known: {kinds}.",
            )
        )
    found.append(_languages(quality))
    found.append(
        QualityLine(
            label="Times without a zone",
            value=f"read as {timezone}",
            level="good" if timezone == "UTC" else "note",
            meaning="Times that name their zone are not affected. All times here are in UTC.",
        )
    )
    return tuple(found)


def _rows(quality: Quality) -> QualityLine:
    kept = quality.rows_read - quality.rows_rejected
    level: Level = "good"
    if quality.rows_rejected:
        level = "warning" if quality.rows_rejected > 0.01 * quality.rows_read else "note"
    return QualityLine(
        label="Rows that could be read",
        value=f"{kept:,} of {quality.rows_read:,}",
        level=level,
        meaning=(
            "Every row was read."
            if not quality.rows_rejected
            else f"{words.plural(quality.rows_rejected, 'row')} set aside, with the reasons below."
        ),
    )


def _clock(quality: Quality) -> QualityLine:
    unit = _CLOCKS[quality.clock_ms]
    if quality.clock_ms <= 1_000:
        return QualityLine(
            label="Clock",
            value=f"{unit}",
            level="good",
            meaning="Fine enough for every window used.",
        )
    return QualityLine(
        label="Clock",
        value=f"{unit} only",
        level="warning",
        meaning=(
            f"Times are given to the {unit[:-1]}. Windows shorter than two {unit} mean nothing on "
            "such data, and traces that need one are not run."
        ),
    )


def _duplicates(quality: Quality) -> QualityLine:
    parts = []
    if quality.duplicates_collapsed:
        parts.append(
            f"{words.plural(quality.duplicates_collapsed, 'row')} repeated a post already read; each "
            "such post counts once, with all that its rows name."
        )
    if quality.ids_with_different_content:
        count = quality.ids_with_different_content
        parts.append(
            f"{words.plural(count, 'post id')} came with different content; all versions are kept."
        )
    return QualityLine(
        label="Repeated posts",
        value=f"{quality.duplicates_collapsed + quality.ids_with_different_content:,}",
        level="note",
        meaning=" ".join(parts),
    )


def _share(label: str, count: int, total: int, without: str) -> QualityLine:
    if not total:
        return QualityLine(label=label, value="none", level="note", meaning=f"So {without}.")
    return QualityLine(
        label=label,
        value=f"{count:,} of {total:,} ({words.share(count / total)})",
        level="good" if count else "note",
        meaning="" if count else f"So {without}.",
    )


def _engagement(quality: Quality) -> QualityLine:
    known = {
        "likes": quality.with_likes,
        "shares": quality.with_shares,
        "comments": quality.with_comments,
        "views": quality.with_views,
    }
    there = [f"{name} {words.share(n / quality.posts)}" for name, n in known.items() if n]
    if not there:
        return QualityLine(
            label="Engagement",
            value="not known",
            level="note",
            meaning="The files don't tell how often posts were liked, shared or seen: reach can't be judged.",
        )
    return QualityLine(
        label="Posts with known engagement",
        value=", ".join(there),
        level="good",
        meaning="What is not known is left out, never counted as 0.",
    )


def _languages(quality: Quality) -> QualityLine:
    known = ((code, n) for code, n in quality.languages.items() if code != "unknown")
    named = sorted(known, key=lambda language: (-language[1], language[0]))
    shown = ", ".join(f"{code} {words.share(n / quality.posts)}" for code, n in named[:6])
    return QualityLine(
        label="Languages",
        value=shown or "not known",
        level="good" if named else "note",
        meaning="As the source says, else identified from the text." if named else "",
    )
