"""What links the accounts of an operation: pairs of accounts, and what each thing in common weighs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from groundswell.reports import usage_sentences as sentences
from groundswell.reports.usage_shown import JudgementLine, LinkLine, PairSection, RowRef

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from groundswell.reports.usage_log import UsageLog

_LINKS = 12  # shown of a pair
_ROWS = 3  # shown of a link
_TEXT = 100  # characters of a prompt that both wrote

_BAR = re.compile(r"\bthe bar of (\d{1,4}(?:\.\d+)?) bits")
_REASONS = {
    "hub": "too many accounts have it",
    "place": "neighbours share it",
    "common": "not rare among accounts like these",
    "short": "too short to tell",
    "one alone": "one of its kind alone tells nothing",
    "at other times": "had at other times",
    "household": "like a household",
    "classroom": "like a classroom",
}
"""Why something counts nothing, in words; a reason that is not here stands as it is."""


def pairs_of(
    log: UsageLog, accounts: Collection[str], most: int
) -> tuple[tuple[PairSection, ...], int]:
    """Give the pairs inside a set of accounts that are linked or judged, and how many there are.

    Weak spots stand first, then pairs by what they weigh; of the pairs not linked only those that
    a person judged are shown, and the heaviest where there is no other.
    """
    rows = [
        row
        for row in log.rows("account_pairs", "account_a", accounts)
        if row["account_b"] in set(accounts)
    ]
    worth = [row for row in rows if row["linked"] or row["judgement"] is not None]
    worth.sort(
        key=lambda row: (not row["bridge"], -row["bits"], row["account_a"], row["account_b"])
    )
    shown = worth[:most]
    names = {name for row in shown for name in (row["account_a"], row["account_b"])}
    links: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in log.rows("account_links", "account_a", names):
        links.setdefault((row["account_a"], row["account_b"]), []).append(row)
    judgements: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in log.rows("link_judgements", "account_a", names):
        judgements.setdefault((row["account_a"], row["account_b"]), []).append(row)
    heaviest = {pair: sorted(of_pair, key=_weight)[:_LINKS] for pair, of_pair in links.items()}
    keys = {
        key
        for row in shown
        for link in heaviest.get((row["account_a"], row["account_b"]), ())
        for key in link["message_keys"][:_ROWS]
    }
    columns = ("message_key", "text", "source_file", "source_row")
    messages = log.one("messages", "message_key", keys, columns)
    return (
        tuple(
            _pair(
                row,
                heaviest.get((row["account_a"], row["account_b"]), []),
                len(links.get((row["account_a"], row["account_b"]), ())),
                judgements.get((row["account_a"], row["account_b"]), []),
                messages,
            )
            for row in shown
        ),
        len(worth),
    )


def _weight(link: Mapping[str, Any]) -> tuple[float, float, str, str]:
    return (-link["counted"], -link["bits"], link["family"], link["value"])


def _pair(
    row: Mapping[str, Any],
    links: Sequence[Mapping[str, Any]],
    link_count: int,
    judgements: Sequence[Mapping[str, Any]],
    messages: Mapping[str, Mapping[str, Any]],
) -> PairSection:
    return PairSection(
        account_a=row["account_a"],
        account_b=row["account_b"],
        bits=row["bits"],
        families=tuple(row["families"]),
        strong=row["strong"],
        linked=row["linked"],
        why=row["why"],
        bar_bits=_bar(row["why"]),
        bridge=row["bridge"],
        expected=row["expected"],
        judgement=row["judgement"],
        links=tuple(_link(link, messages) for link in links),
        link_count=link_count,
        judgements=tuple(
            JudgementLine(
                judgement=said["judgement"], by=said["by"], why=said["why"], at_ms=said["at_ms"]
            )
            for said in judgements
        ),
        chance=sentences.of_pair(row),
    )


def _link(link: Mapping[str, Any], messages: Mapping[str, Mapping[str, Any]]) -> LinkLine:
    behind = [messages[key] for key in link["message_keys"][:_ROWS] if key in messages]
    return LinkLine(
        family=link["family"],
        kind=link["kind"],
        value=link["value"],
        text=_beginning(behind[0]["text"]) if link["family"] == "text" and behind else None,
        accounts=link["accounts"],
        bits=link["bits"],
        counted=link["counted"],
        greyed=_REASONS.get(link["greyed"] or "", link["greyed"]),
        messages=len(link["message_keys"]),
        rows=tuple(RowRef(file=row["source_file"], row=row["source_row"]) for row in behind),
    )


def _bar(why: str) -> float | None:
    """Give the bits that a pair needs; its own bar stands in its reason, where it decided.

    >>> _bar("below the bar of 11.5 bits"), _bar("a rare device in common")
    (11.5, None)
    """
    found = _BAR.search(why)
    return float(found[1]) if found else None


def _beginning(text: str) -> str:
    return text if len(text) <= _TEXT else text[:_TEXT].rstrip() + "…"
