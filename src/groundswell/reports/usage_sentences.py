"""The sentences of a report on usage logs, worded for a reader who is not an analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.reports import words
from groundswell.reports.usage_content import EXPLAINED, INSUFFICIENT, INVESTIGATE, LEAD
from groundswell.usage.operation_facts import GROUPS
from groundswell.usage.operation_settings import Operations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groundswell.reports.usage_content import UsageVerdict
    from groundswell.reports.usage_shown import RowRef

PEOPLE_DECIDE = (
    "It is for people to read the messages and decide; nothing here decides about an account."
)

_LEAST_ACCOUNTS = Operations().least_accounts
_TELLING = 0.05  # what adds less to a sum is not told
_KINDS = {
    "refused_rephrased_answered": "Refused, put otherwise, answered",
    "refused_returned": "Refused, gone, came back",
    "batch": "Many pieces from one prompt",
    "across_languages": "One subject in several languages",
}


def verdict(tiers: Mapping[str, int], prompts: int, accounts: int) -> UsageVerdict:
    """Say what the logs show, by how many candidate operations stand in each tier.

    In a log of a few accounts nobody can tell what is rare, so finding nothing there says nothing.

    >>> verdict({}, 0, 0), verdict({}, 12, 3), verdict({}, 900, 20), verdict({"lead": 1}, 900, 20)
    ('insufficient_data', 'insufficient_data', 'nothing', 'leads')
    """
    if tiers.get(INVESTIGATE):
        return "investigate"
    if tiers.get(LEAD):
        return "leads"
    if tiers.get(EXPLAINED):
        return "explained"
    if not prompts or accounts < _LEAST_ACCOUNTS:
        return "insufficient_data"
    return "nothing"


def finding(
    verdict: UsageVerdict,
    operations: Sequence[Mapping[str, Any]],
    *,
    accounts: int,
    prompts: int,
    signals: int,
) -> tuple[str, str]:
    """Say the finding in two sentences; finding nothing and not being able to tell differ."""
    among = f"Of {words.plural(accounts, 'account')} with {words.plural(prompts, 'prompt')}"
    by_tier = {tier: [row for row in operations if row["tier"] == tier] for tier in
               (INVESTIGATE, LEAD, EXPLAINED, INSUFFICIENT)}  # fmt: skip
    leads = len(by_tier[LEAD])
    if verdict == "investigate":
        found = by_tier[INVESTIGATE]
        inside = len({account for row in found for account in row["accounts"]})
        reach = "reaches" if len(found) == 1 else "reach"
        besides = f" Besides, {words.plural(leads, 'is a lead', 'are leads')}." if leads else ""
        return (
            f"{among}, {words.plural(len(found), 'candidate operation')} with "
            f"{words.plural(inside, 'account')} {reach} “investigate”.",
            f"{_chance_of_all(found)}{besides} {PEOPLE_DECIDE}",
        )
    if verdict == "leads":
        return (
            f"{among}, no candidate operation reaches “investigate”; "
            f"{words.plural(leads, 'is a lead', 'are leads')}.",
            f"A lead is a place to look and no finding about anyone. {PEOPLE_DECIDE}",
        )
    if verdict == "explained":
        return (
            f"{among}, {words.plural(len(by_tier[EXPLAINED]), 'candidate operation')} stood out, and "
            "an innocent explanation that was tested accounts for what was seen.",
            "Nothing is left that reaches “investigate” or would be a lead.",
        )
    few = len(by_tier[INSUFFICIENT])
    too_few = (
        f" Of {words.plural(few, 'account or operator', 'accounts or operators')} with something "
        "unusual there is too little to tell: neither a suspicion nor a clearance."
        if few
        else ""
    )
    if verdict == "nothing":
        looked = "prompts, what became of them, and texts that accounts share"
        missing = "" if signals else " Sign-up, network and device signals were not in the data."
        return (
            f"{among}, none forms a candidate operation.",
            f"What was looked at: {looked}{', and their signals' if signals else ''}; an operation "
            f"whose accounts share nothing rare would not be seen.{missing}{too_few}",
        )
    if not accounts or not prompts:
        return (
            "The logs hold too little to say anything: no prompt of any account could be read.",
            "What was set aside, and why, stands under “What was read”.",
        )
    return (
        f"The logs hold too little to say anything: {words.plural(accounts, 'account')} with "
        f"{words.plural(prompts, 'prompt')}.",
        f"In a log of fewer than {_LEAST_ACCOUNTS} accounts nobody can tell what is rare.{too_few}",
    )


def _chance_of_all(found: Sequence[Mapping[str, Any]]) -> str:
    known = [row["expected"] for row in found if row["expected"] is not None]
    if len(known) < len(found):
        return "How many such operations chance would give could not be measured: uncalibrated."
    likeness = "as strong as it" if len(found) == 1 else "as strong as the weakest of them"
    return f"In a log of this size chance would give {words.expected(max(known, default=0.0))} {likeness}."


def of_chance(operation: Mapping[str, Any]) -> str:
    """Say what chance would give, beside how unusual an operation is."""
    if operation["tier"] == INSUFFICIENT:
        return "There are too few messages to measure anything: insufficient data."
    unusual = f"Score {words.number(operation['score'], 1)}"
    if operation["expected"] is None:
        return f"{unusual}; what chance would give could not be measured, so it is uncalibrated."
    return (
        f"{unusual}; chance would give {words.expected(operation['expected'])} operations as strong in "
        "a log of this size."
    )


def of_odds(operation: Mapping[str, Any], least: float) -> str:
    """Say what everything weighs together, what it is made of, and from what on it is enough (``least``)."""
    if operation["odds"] is None:
        return (
            "Not weighed as a whole: the weights were measured on larger logs, and with mailboxes known. "
            "What it takes was judged kind by kind."
        )
    # Not the weights' own: those of a case that was made before may have been others.
    start = operation["odds"] - sum(operation["odds_parts"])
    parts = zip(GROUPS, operation["odds_parts"], strict=True)
    made = [f"{name} {_signed(points)}" for name, points in parts if abs(points) >= _TELLING]
    return (
        f"{_signed(operation['odds'])} in powers of ten, by weights measured on made logs"
        f"{': ' + words.and_(made) + ', over a start of ' + _signed(start) if made else ''}. "
        f"From {_signed(least)} on it is enough to be investigated; it is no probability."
    )


def _signed(number: float) -> str:
    """Write a number with its sign, a true minus."""
    return f"{'−' if number < 0 else '+'}{words.number(abs(number), 1)}"


def of_open(hypotheses: Sequence[Mapping[str, Any]], explained_by: str | None) -> str:
    """Say which innocent explanations are not excluded; that none was tested is said as well."""
    if explained_by:
        return f"Explained by: {explained_by}."
    if not hypotheses:
        return "No innocent explanation was tested; none is excluded."
    still = [
        f"{row['hypothesis']} ({row['state']})"
        for row in hypotheses
        if row["state"] in ("explains", "possible", "can't be told")
    ]
    if not still:
        return (
            f"All {len(hypotheses)} innocent explanations that were tested have something speaking "
            "against them; others are not excluded."
        )
    return f"Not excluded: {words.and_(still)}."


def of_rows(rows: Sequence[RowRef], messages: int) -> str:
    """Say where the messages behind something stand, the first of them by file and row.

    >>> from groundswell.reports.usage_shown import RowRef
    >>> of_rows([RowRef(file="a.jsonl", row=3), RowRef(file="a.jsonl", row=9)], 40)
    '40 messages, first a.jsonl row 3, 9'
    """
    if not messages:
        return "no message"
    files: dict[str, list[int]] = {}
    for row in rows:
        files.setdefault(row.file, []).append(row.row)
    first = "; ".join(
        f"{file} row {', '.join(map(words.number, found))}" for file, found in files.items()
    )
    before = ", first " if messages > len(rows) else ": "
    return words.plural(messages, "message") + (f"{before}{first}" if first else "")


def of_pair(pair: Mapping[str, Any]) -> str:
    """Say what links two accounts, or what is missing, and what chance would give."""
    said = pair["judgement"]
    if said in ("same", "different"):
        by_hand = "one operator" if said == "same" else "different operators"
        return f"A person judged them {by_hand}; that holds whatever the links weigh."
    weigh = f"{words.number(pair['bits'], 1)} bits count"
    if pair["families"]:
        weigh += f", from {words.and_(list(pair['families']))}"
    chance = f"Chance would give {words.expected(pair['expected'])} pairs as strong in this log."
    state = "Taken for one operator" if pair["linked"] else "Not linked"
    return f"{state}: {weigh}. {chance}"


def kind_of_sequence(kind: str) -> str:
    """Name a kind of sequence."""
    return _KINDS.get(kind, kind.replace("_", " "))


def time_apart(ms: int) -> str:
    """Give a time between two prompts; from ten seconds on nobody wants the thousandths.

    >>> time_apart(37_012), time_apart(4_250), time_apart(1_382_400_000)
    ('37 s', '4.25 s', '16 days')
    """
    return words.duration(round(ms, -3) if ms >= 10_000 else ms)


def of_sequence(row: Mapping[str, Any], title: Callable[[str], str]) -> str:
    """Say what happened in a sequence, in order and with the time between."""
    apart = time_apart(row["elapsed_ms"])
    before = title(row["stage_before"]) if row["stage_before"] else "a request"
    after = title(row["stage_after"]) if row["stage_after"] else "a request"
    match row["kind"]:
        case "refused_rephrased_answered":
            tries = f" ({words.plural(row['count'], 'attempt')})" if row["count"] > 1 else ""
            return f"Refused ({before}), put in other words, and answered {apart} later{tries}."
        case "refused_returned":
            return (
                f"Refused ({before}) on {words.day(row['first_ms'])}; the account came back {apart} "
                f"later with {after} on the same subject."
            )
        case "batch":
            return f"{words.plural(row['count'], 'piece')} asked for in one prompt ({after})."
        case "across_languages":
            return f"The same subject in {words.plural(row['count'], 'language')} within {apart}."
    return f"{kind_of_sequence(row['kind'])}: {words.plural(row['count'], 'step')} within {apart}."


def of_sequence_chance(row: Mapping[str, Any]) -> str:
    """Say what chance would give of such a sequence, and how rare what its messages share is."""
    shared = (
        f"What the messages share weighs {words.number(row['bits'], 1)} bits. "
        if row["bits"]
        else ""
    )
    if row["expected"] is None:
        return f"{shared}What chance would give could not be measured."
    return (
        f"{shared}Chance would give this account {words.expected(row['expected'])} such sequences."
    )
