"""How ``groundswell explain`` shows what stands behind a name in usage logs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from groundswell.reports import words
from groundswell.reports.visible import visible
from groundswell.runs.folder import CaseFolder
from groundswell.runs.usage_case import UsageCase

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.usage_content import OperationSection
    from groundswell.reports.usage_shown import PairSection, Quote
    from groundswell.runs.usage_explaining import UsageExplanation

_AROUND = 80  # characters of a message before and behind what is quoted
_LABEL = re.compile(r"[OA]\d+", re.IGNORECASE)


def usage_meant(case: Path, what: tuple[str, ...]) -> UsageCase | None:
    """Open the usage logs of a case where a name can only be meant of them.

    That is a label of an operation or operator, or any name in a case without posts.
    """
    manifest = CaseFolder(case).manifest()
    if manifest["current_usage"] is None or len(what) != 1:
        return None
    if manifest["current"] is not None and not _LABEL.fullmatch(what[0]):
        found = UsageCase(case)
        return found if what[0] in set(found["usage_accounts"]["account_key"].to_pylist()) else None
    return UsageCase(case)


def show_usage(found: UsageExplanation) -> None:
    """Print an explanation: text of logs made harmless, and the rows beside it."""
    on = Console(markup=False, highlight=False, emoji=False)
    for sentence in found.sentences:
        on.print(Text(visible(sentence), style="bold"))
    for account, stage, messages, refused in found.stages:
        on.print(
            f"  {account} · {visible(stage)}: {words.plural(messages, 'message')}, {refused:,} refused"
        )
    for section in found.operations:
        on.print()
        _operation(on, section)
    for pair in found.pairs:
        on.print()
        _pair(on, pair)


def _operation(on: Console, section: OperationSection) -> None:
    on.print(Text(f"{section.label} · {section.tier}: {visible(section.sentence)}", style="bold"))
    on.print(Text(visible(section.chance), style="yellow"))
    on.print(f"Everything weighed: {visible(section.weighed)}")
    for sequence in section.sequences:
        on.print(f"  {sequence.title}: {visible(sequence.sentence)} {visible(sequence.chance)}")
    for quote in section.quotes:
        _quote(on, quote)
    for line in section.hypotheses:
        on.print(f"  {visible(line.hypothesis)}, {line.state}")
        for mark, said in (("+", line.speaks_for), ("-", line.speaks_against)):
            for sentence in said:
                on.print(f"    {mark} {visible(sentence)}")
    on.print(Text(visible(section.open), style="yellow"))


def _quote(on: Console, quote: Quote) -> None:
    on.print()
    on.print(
        f"  {words.utc(quote.at_ms)} · {visible(quote.account)} · {visible(quote.title)} "
        f"({quote.probability:.2f}, {quote.level}) · {quote.outcome} · "
        f"{visible(quote.source.file)}:{quote.source.row}"
    )
    text = Text("  “")
    text.append(visible(words.last_of(quote.before, _AROUND, cut=quote.cut_before)), style="dim")
    text.append(visible(quote.quoted))
    text.append(visible(words.first_of(quote.after, _AROUND, cut=quote.cut_after)), style="dim")
    on.print(text.append("”"))
    on.print(Text(f"  like: {visible(quote.exemplar)}", style="dim"))


def _pair(on: Console, pair: PairSection) -> None:
    on.print(
        Text(
            f"{pair.account_a} and {pair.account_b}: {pair.bits:.1f} bits"
            + (", linked" if pair.linked else ", not linked"),
            style="bold",
        )
    )
    on.print(f"  {visible(pair.why)}. {visible(pair.chance)}")
    for link in pair.links:
        greyed = f" (greyed: {visible(link.greyed)})" if link.greyed else ""
        on.print(
            f"  {link.counted:5.1f} of {link.bits:.1f} bits · {link.family}, {visible(link.kind)}: "
            f"{visible(link.value)[:80]}, {words.plural(link.accounts, 'account')}{greyed}"
        )
