"""The sentences of a report: what was found, worded for a reader who is not an analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.reports import words
from groundswell.reports.content import CHANCE
from groundswell.reports.tiers import BEYOND, COUNTED, EXPLAINED, LEAD, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.model.quality import Quality
    from groundswell.reports.content import AccountLine, TraceLine, Verdict
    from groundswell.traces.contract import Trace


def finding(
    verdict: Verdict,
    quality: Quality,
    lines: Sequence[TraceLine],
    groups: Sequence[Mapping[str, Any]],
    pairs: int,
    *,
    tiers: Mapping[str, int] | None = None,
    reasons: Sequence[tuple[str, int]] = (),
    bursts: int = 0,
    alpha: float = 0.05,
) -> tuple[str, ...]:
    """Say the finding in two sentences; finding nothing and not being able to tell differ."""
    tiers = tiers or {}
    among = f"{words.plural(quality.posts, 'post')} by {words.plural(quality.accounts, 'account')}"
    if verdict == "beyond_chance":
        return (
            f"Among {among}, {words.plural(tiers[BEYOND], 'account')} acted together beyond chance "
            f"(expected false: at most {words.share(alpha)} of them).",
            _beyond_groups(groups) + _besides(tiers, reasons),
        )
    if verdict == "leads":
        return (
            f"Among {among}, no account acted together with others beyond chance; "
            f"{_leads(tiers.get(LEAD, 0), bursts)}.",
            "A lead is a place to look and no finding about anyone"
            + (f"; {_explained(tiers[EXPLAINED], reasons)}." if tiers.get(EXPLAINED) else "."),
        )
    if verdict == "explained":
        return (
            f"Among {among}, {words.plural(tiers[EXPLAINED], 'account')} acted together often, and an "
            "innocent mechanism explains it.",
            f"{_named_reasons(reasons)} Nothing beyond chance is left after that.",
        )
    if verdict == "within_chance":
        return (
            f"Among {among}, nothing is beyond chance: popularity, common interests and quick "
            "reactions can give what was found.",
            _counted_too(pairs, lines),
        )
    if verdict == "counted":
        what = (
            f"{words.plural(sum(row['size'] for row in groups), 'account')} fall into "
            f"{words.plural(len(groups), 'group')} whose members acted on the same things within a "
            "short time of one another, more than once"
            if groups
            else f"{words.plural(pairs, 'pair')} of accounts acted on the same things within a short "
            "time of one another, more than once, and form no group of the size asked for"
        )
        return (
            f"Among {among}, {what}.",
            f"{CHANCE}: the data are too few or too coarse to measure what chance gives, so this is "
            "a place to look and no finding.",
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


def _counted_too(pairs: int, lines: Sequence[TraceLine]) -> str:
    tested = words.and_([line.title.lower() for line in lines if line.tested])
    looked = f"What was tested: {tested}; coordination of another kind would not be seen."
    if not pairs:
        return (
            "No two accounts acted on the same things within a short time more than once. " + looked
        )
    untested = [line.title.lower() for line in lines if line.pairs and not line.tested]
    but = f"; for {words.and_(untested)} chance could not be measured" if untested else ""
    return (
        f"{words.plural(pairs, 'pair')} of accounts acted on the same things within a short time more "
        f"than once, and no account in them is beyond chance{but}. {looked}"
    )


def _beyond_groups(groups: Sequence[Mapping[str, Any]]) -> str:
    named = [row for row in groups if row["tier"] == BEYOND]
    if not named:
        return "They form no group of the size asked for"
    largest = max(named, key=lambda row: row["size"])
    if len(named) == 1:
        return f"They form one group, {largest['label']}, of {words.plural(largest['size'], 'account')}"
    return (
        f"They form {words.plural(len(named), 'group')}, the largest, {largest['label']}, of "
        f"{words.plural(largest['size'], 'account')}"
    )


def _besides(tiers: Mapping[str, int], reasons: Sequence[tuple[str, int]]) -> str:
    more = []
    if tiers.get(LEAD):
        more.append(
            f"{words.plural(tiers[LEAD], 'further account is a lead', 'further accounts are leads')}"
        )
    if tiers.get(EXPLAINED):
        more.append(_explained(tiers[EXPLAINED], reasons))
    return f"; {words.and_(more)}." if more else "."


def _leads(accounts: int, bursts: int) -> str:
    found = []
    if accounts:
        found.append(words.plural(accounts, "is a lead", "are leads"))
    if bursts:
        found.append(
            f"the busiest minutes of {words.plural(bursts, 'item')} are full of accounts that hardly "
            "act otherwise"
        )
    return words.and_(found)


def _explained(accounts: int, reasons: Sequence[tuple[str, int]]) -> str:
    names = [name for name, _ in reasons[:3]]
    by = f" by {words.and_(names)}" if names else " by an innocent mechanism"
    return f"{words.plural(accounts, 'is', 'are')} explained{by}"


def _named_reasons(reasons: Sequence[tuple[str, int]]) -> str:
    if not reasons:
        return "Which one is said beside each account."
    told = [f"{name} ({words.plural(count, 'account')})" for name, count in reasons]
    return f"What explains it: {words.and_(told)}."


def of_group(
    row: Mapping[str, Any], traces: Sequence[str], titles_of: Mapping[str, type[Trace]]
) -> str:
    """Say in one sentence what a group is and by which traces it was found."""
    titles = [titles_of[name].title.lower() for name in traces]
    every = row["size"] * (row["size"] - 1) // 2
    how_many = f"All {every:,}" if row["pairs"] == every else f"{row['pairs']:,} of the {every:,}"
    by = f", by {words.and_(titles)}" if titles else ", by copied texts at any time"
    if row["tier"] == COUNTED:
        return (
            f"{how_many} pairs among its {words.plural(row['size'], 'account')} acted together more than "
            f"once{by}."
        )
    return (
        f"{how_many} pairs among its {words.plural(row['size'], 'account')} are tied by acts that "
        f"coincide more often than expected{by}."
    )


def of_group_chance(
    row: Mapping[str, Any], tiers: Mapping[str, int], together: Mapping[str, Any], *, tested: bool
) -> str:
    """Say what the test gives for a group: what was seen, what chance gives, and who bears it out."""
    if row["tier"] == COUNTED:
        return (
            "Counted and tested: no account in it is beyond chance, so it is no finding."
            if tested
            else f"{CHANCE}: these acts were counted and could not be tested."
        )
    said = ""
    if together.get("expected") is not None and together.get("seen"):
        said = (
            f"Its pairs coincide on shared items {words.plural(together['seen'], 'time')} in all, and "
            f"chance would give {words.expected(together['expected'])}. "
        )
    beyond = tiers.get(BEYOND, 0)
    size = row["size"]
    if row["tier"] == BEYOND:
        return f"{said}{beyond:,} of its {words.plural(size, 'account')} are beyond chance."
    if row["tier"] == EXPLAINED:
        why = row["explained_by"] or "an innocent mechanism"
        return f"{said}What explains it: {why}. That is no finding about its accounts."
    return f"{said}It is a lead: a place to look, and no finding about its accounts."


_TIER_WORDS = {LEAD: "a lead", "insufficient data": "not active enough to tell"}


def of_account(line: AccountLine) -> str:
    """Say what the test gives for one account."""
    said = f"{line.account} is {_TIER_WORDS.get(line.tier, line.tier)}"
    if line.tier == EXPLAINED and line.explained_by:
        said += f" by {line.explained_by}"
    # A lead or what is explained carries no error rate, and its q says nothing of it.
    if line.q is not None and line.tier in ("beyond chance", "within chance"):
        said += f": p {words.probability(line.p)}, q {words.probability(line.q)}"
    parts = []
    if line.evidence:
        parts.append(words.and_(list(spoken(line.evidence))))
    if line.partners:
        parts.append(f"tied to {words.plural(line.partners, 'account')}")
    parts.append(f"{words.plural(line.acts, 'act')} on what others acted on")
    return f"{said}; {', '.join(parts)}."


def of_pair_chance(told: Mapping[str, Any]) -> str:
    """Say what chance gives for a pair; empty where it was not tested."""
    if told["expected"] is None:
        return ""
    leader = told["leader_key"]
    parts = [
        f"{words.plural(told['tested_items'], 'shared item')} within the window, and chance would "
        f"give {words.expected(told['expected'])}"
    ]
    if told["occasions"] is not None:
        parts.append(
            f"they fall on {words.plural(told['occasions'], 'occasion')} and follow "
            f"{words.plural(told['leaders'], 'distinct leader')}"
        )
    if leader is not None and told["leader_share"] is not None:
        parts.append(f"{words.share(told['leader_share'])} of them follow {leader}")
    parts.append(f"q {words.probability(told['q'])} among all pairs")
    return "; ".join(parts) + "."


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
    """Say what a trace looked at and counted."""
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


def of_test(chance: Mapping[str, Any]) -> str:
    """Say what the test of a trace gave, or why it could not be made."""
    if "reason" in chance:
        return f"Insufficient data to measure chance: {chance['reason']}."
    beyond = chance["beyond_chance"]
    gave = (
        f"{words.plural(beyond, 'account')} beyond chance" if beyond else "no account beyond chance"
    )
    return (
        f"Tested against chance: {gave}, of {words.plural(chance['accounts'], 'account')} and about "
        f"{words.plural(round(chance['family']), 'pair')} that share two items or more."
    )
