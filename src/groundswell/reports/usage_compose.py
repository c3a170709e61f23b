"""From the tables of the provider's wing to the report on them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pyarrow.compute as pc

from groundswell.reports import usage_caveats as caveats
from groundswell.reports import usage_overview, usage_quality
from groundswell.reports import usage_sentences as sentences
from groundswell.reports.usage_background import background_of
from groundswell.reports.usage_content import EXPLAINED, INSUFFICIENT, TIERS, UsageReport
from groundswell.reports.usage_log import UsageLog, prompts
from groundswell.reports.usage_operations import Extent, briefly, sections
from groundswell.reports.usage_policy import Stages, policy_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from groundswell.usage.policy import Policy


def compose_usage(
    tables: Mapping[str, pa.Table],
    about: Mapping[str, Any],
    *,
    policy: Policy | None = None,
    reveal: Mapping[str, str] | None = None,
    extent: Extent | None = None,
) -> UsageReport:
    """Compose the report from tables by their names in `USAGE_TABLES`; a missing one counts as empty.

    ``about`` says what was read and how, see `background_of`; a table ``rejects`` among the tables
    takes the place of the counts in it. ``policy`` puts exemplars into words. ``reveal`` gives the
    names behind pseudonyms, for those who may see them: account_key to name. Operations that an
    innocent explanation accounts for, or that are too little to tell, are listed without quotes.
    """
    log = UsageLog(tables)
    background = background_of(about)
    names = dict(reveal or {})
    chosen = extent or Extent()
    least = background.least_operators
    words_of_policy = policy_words(policy, background)
    stages = Stages(words_of_policy)
    operations = _ordered(log)
    tiers = Counter(row["tier"] for row in operations)
    wrote = prompts(log["messages"])
    accounts, signals = log["usage_accounts"].num_rows, log["signals"].num_rows
    verdict = sentences.verdict(tiers, wrote.num_rows, accounts)
    in_full = [row for row in operations if row["tier"] not in (EXPLAINED, INSUFFICIENT)]
    overview = usage_overview.overview(log, stages, least)
    aggregates = usage_overview.aggregates(log, least)
    rejects = usage_quality.rejects(log) or background.rejects
    times = pc.min_max(log["messages"]["at_ms"]).as_py()
    return UsageReport(
        title=background.title,
        verdict=verdict,
        finding=sentences.finding(
            verdict, operations, accounts=accounts, prompts=wrote.num_rows, signals=signals
        ),
        notices=caveats.beside_finding(
            verdict,
            background.error_rate,
            uncalibrated=any(row["expected"] is None for row in in_full),
            policy_state=""
            if words_of_policy is None or words_of_policy.calibrated
            else words_of_policy.state,
        ),
        created_ms=background.created_ms,
        version=background.version,
        case_name=background.case_name,
        run=background.run,
        files=background.files,
        accounts=accounts,
        conversations=log["conversations"].num_rows,
        messages=log["messages"].num_rows,
        prompts=wrote.num_rows,
        signals=signals,
        first_ms=times["min"],
        last_ms=times["max"],
        coverage=usage_quality.coverage(log),
        quality=usage_quality.lines(log, least, background.left_out),
        rejects=rejects,
        rejected_rows=max(background.rejected_rows, sum(line.rows for line in rejects)),
        tiers=tuple((tier, tiers[tier]) for tier in TIERS),
        operations=sections(
            log, stages, in_full[: chosen.operations], chosen, names, background.least_odds
        ),
        brief=briefly(log, operations[: chosen.brief]),
        operation_count=len(operations),
        operator_count=log["operators"].num_rows,
        linked_accounts=log["operator_members"].num_rows,
        overview=overview,
        aggregates=aggregates,
        withheld=sum(line.operators is None for line in overview)
        + sum(line.operators is None for line in aggregates),
        least_operators=least,
        bar_bits=background.bar_bits,
        policy=words_of_policy,
        policy_sha256=background.policy_sha256,
        reader=background.reader,
        seed=background.seed,
        caveats=caveats.of_report(background.reader, least),
        notes=background.notes,
        settings=background.settings,
        versions=background.versions,
        revealed=bool(names),
        handles_kept=background.handles_kept,
        tables=log.tables,
    )


def _ordered(log: UsageLog) -> list[dict[str, Any]]:
    """The operations, the best tier first; within a tier by their labels as they stand."""
    rows: list[dict[str, Any]] = log["provider_operations"].to_pylist()
    places = {tier: place for place, tier in enumerate(TIERS)}
    return sorted(rows, key=lambda row: places.get(row["tier"], len(TIERS)))
