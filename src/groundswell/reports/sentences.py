"""The sentences of a report: what was found, worded for a reader who is not an analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.reports import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.model.quality import Quality
    from groundswell.reports.content import TraceLine, Verdict
    from groundswell.traces.contract import Trace


def finding(
    verdict: Verdict,
    quality: Quality,
    lines: Sequence[TraceLine],
    groups: Sequence[Mapping[str, Any]],
    pairs: int,
) -> tuple[str, ...]:
    """Say the finding in two sentences; finding nothing and not being able to tell differ."""
    among = f"{words.plural(quality.posts, 'post')} by {words.plural(quality.accounts, 'account')}"
    if verdict == "groups":
        size = sum(row["size"] for row in groups)
        largest = max(groups, key=lambda row: row["size"])
        return (
            f"Among {among}, {words.plural(size, 'account')} fall into "
            f"{words.plural(len(groups), 'group')} whose members acted on the same things within a "
            "short time of one another, more than once.",
            f"The largest, {largest['label']}, has {words.plural(largest['size'], 'account')}; "
            "whether chance, fans or newsrooms explain these groups has not been tested yet.",
        )
    if verdict == "pairs_only":
        return (
            f"Among {among}, {words.plural(pairs, 'pair')} of accounts acted on the same things "
            "within a short time of one another, more than once.",
            "They form no group of the size asked for, and whether chance explains them has not "
            "been tested yet.",
        )
    if verdict == "nothing":
        ran = [line.title.lower() for line in lines if line.state == "nothing"]
        return (
            f"Among {among}, no two accounts acted on the same things within a short time more "
            "than once.",
            f"What was looked at: {words.and_(ran)}; coordination of another kind would not be seen.",
        )
    if not quality.posts:
        return (
            "The files hold no posts that could be read, so nothing can be said.",
            "The reasons for which rows were set aside are listed below.",
        )
    return (
        f"The {among} can't tell whether accounts act together.",
        "None of the traces could be looked for; each says below what the data lack. That is "
        "different from finding nothing.",
    )


def of_group(
    row: Mapping[str, Any], traces: Sequence[str], titles_of: Mapping[str, type[Trace]]
) -> str:
    """Say in one sentence what a group is and by which traces it was found."""
    titles = [titles_of[name].title.lower() for name in traces]
    every = row["size"] * (row["size"] - 1) // 2
    how_many = f"All {every:,}" if row["pairs"] == every else f"{row['pairs']:,} of the {every:,}"
    return (
        f"{how_many} pairs among its {words.plural(row['size'], 'account')} acted together more than "
        f"once, by {words.and_(titles)}."
    )


def of_inside_share(row: Mapping[str, Any]) -> str:
    """Say how much of what happened to a group's posts came from its own members."""
    if not row["all_acts"]:
        return "The data don't tell who reposted or answered its posts."
    return (
        f"{row['inside_acts']:,} of {words.plural(row['all_acts'], 'repost or answer', 'reposts and answers')} "
        f"to its accounts seen in the data ({words.share(row['inside_acts'] / row['all_acts'])}) "
        "came from its own members."
    )


def of_trace(trace: Trace, told: Mapping[str, Any], counts: Mapping[str, Any]) -> str:
    """Say what a trace looked at and found."""
    looked = (
        f"{words.plural(told['events'], 'act')}, {words.plural(told['items'], 'item')} on which more "
        "than one account acted"
    )
    if not counts["pairs"]:
        return f"Looked at {looked}: no pair with {trace.min_items} or more."
    return (
        f"{words.plural(counts['pairs'], 'pair')} of {words.plural(counts['accounts'], 'account')}, "
        f"from {looked}."
    )
