"""What stands behind a candidate operation, an operator or an account of a provider's case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import CaseError
from groundswell.reports import words
from groundswell.reports.usage_background import background_of
from groundswell.reports.usage_links import pairs_of
from groundswell.reports.usage_log import UsageLog
from groundswell.reports.usage_operations import Extent, sections
from groundswell.reports.usage_policy import Stages, policy_words
from groundswell.runs.usage_reporting import about_usage, policy_of, tables_of_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.reports.usage_content import OperationSection
    from groundswell.reports.usage_shown import PairSection
    from groundswell.runs.usage_case import UsageCase

_DRAWN_IN = " (drawn in by the rare name it leans on; it would not be named by itself)"


@dataclass(frozen=True, kw_only=True, slots=True)
class UsageExplanation:
    """What is known of an operation, an operator or an account, with the messages behind it.

    ``operations`` are the candidate operations asked for, or those that the accounts belong to;
    ``stages`` tells, for each account asked for, its stages with how many messages show each and how
    many of them were refused; ``pairs`` are the links between its accounts.
    """

    about: Literal["operation", "operator", "account"]
    name: str
    sentences: tuple[str, ...]
    operations: tuple[OperationSection, ...]
    stages: tuple[tuple[str, str, int, int], ...]  # account, stage, messages, refused
    pairs: tuple[PairSection, ...]


def explain_usage(case: UsageCase, what: str) -> UsageExplanation:
    """Give what stands behind an operation (``O1`` or its ID), an operator (``A1``) or an account.

    Raises `CaseError` when the case knows nothing of that name.
    """
    log = UsageLog(tables_of_report(case))
    operations = log["provider_operations"]
    asked = _named(operations, what, "operation_id")
    if asked.num_rows:
        (row,) = asked.to_pylist()
        return _explained(
            case, log, "operation", row["label"], row["sentence"], row["accounts"], asked
        )
    operator = _named(log["operators"], what, "operator_id")
    if operator.num_rows:
        (row,) = operator.to_pylist()
        members = log.rows("operator_members", "operator_id", [row["operator_id"]])
        accounts = [member["account_key"] for member in members]
        sentence = (
            f"{row['label']} holds {words.plural(len(accounts), 'account')} linked by "
            f"{words.and_(row['families'])}; chance would give {row['expected']:.2g} operators like "
            f"it in the log. Its shape: {row['shape']}."
        )
        inside = _with(operations, accounts)
        return _explained(case, log, "operator", row["label"], sentence, accounts, inside)
    lines = log.rows("usage_accounts", "account_key", [what])
    if not lines:
        msg = (
            f"{case.path.name} knows no operation, operator or account of that name in its usage "
            "logs; the report names them, e.g. O1, A1 or an account that begins with a-"
        )
        raise CaseError(msg)
    inside = _with(operations, [what])
    labels = [
        f"{row['label']}{_DRAWN_IN if what in (row['drawn_in'] or ()) else ''}"
        for row in inside.to_pylist()
    ]
    sentence = (
        f"{what} wrote {words.plural(lines[0]['prompts'], 'prompt')} and is in "
        f"{words.and_(labels) if labels else 'no candidate operation'}."
    )
    return _explained(case, log, "account", what, sentence, [what], inside)


def _explained(
    case: UsageCase,
    log: UsageLog,
    about: Literal["operation", "operator", "account"],
    name: str,
    sentence: str,
    accounts: Sequence[str],
    operations: pa.Table,
) -> UsageExplanation:
    background, extent = background_of(about_usage(case)), Extent()
    stages = Stages(policy_words(policy_of(case), background))
    ties = {*accounts, *(key for held in operations["accounts"].to_pylist() for key in held)}
    pairs = pairs_of(log, ties, extent.pairs)[0]
    totals = log.rows("stage_totals", "key", accounts)
    return UsageExplanation(
        about=about,
        name=name,
        sentences=(sentence,),
        operations=sections(log, stages, operations.to_pylist(), extent, {}, background.least_odds),
        stages=tuple(
            (row["key"], stages.title(row["stage"]), row["messages"], row["refused"])
            for row in sorted(totals, key=lambda row: (row["key"], -row["messages"], row["stage"]))
            if row["scope"] == "account"
        ),
        pairs=tuple(
            pair for pair in pairs if about != "account" or name in (pair.account_a, pair.account_b)
        ),
    )


def _named(table: pa.Table, what: str, key: str) -> pa.Table:
    same = pc.or_(pc.equal(table["label"], what.upper()), pc.equal(table[key], what))
    return table.filter(same)


def _with(operations: pa.Table, accounts: Sequence[str]) -> pa.Table:
    wanted = set(accounts)
    kept = [not wanted.isdisjoint(held) for held in operations["accounts"].to_pylist()]
    return operations.filter(pa.array(kept, pa.bool_()))
