"""The main job on an AI provider's usage logs: from files of logs to a case with a report."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from groundswell.errors import CaseError, SettingError
from groundswell.runs import secret
from groundswell.runs.folder import CaseFolder, alone
from groundswell.runs.link_judgements import judgements_of
from groundswell.runs.planning import recipe_of
from groundswell.runs.policy import policy_text
from groundswell.runs.progress import Silent
from groundswell.runs.usage import usage_of
from groundswell.runs.usage_asking import second_reader
from groundswell.runs.usage_case import UsageCase
from groundswell.runs.usage_reading import usage_tables_of
from groundswell.runs.usage_reporting import FORMATS, write_usage_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groundswell.runs.planning import GivenRecipe
    from groundswell.runs.progress import Progress


def investigate_usage(
    usage: str | Path | Iterable[str | Path],
    out: str | Path = "case",
    *,
    recipe: GivenRecipe = None,
    formats: Sequence[str] = ("html",),
    strict: bool = False,
    workers: int | None = None,
    now_ms: int | None = None,
    title: str | None = None,
    progress: Progress | None = None,
) -> UsageCase:
    """Read usage logs, tell what they were used for and by whom, and leave a report in the case.

    ``usage`` holds files, folders or globs of logs and of signals. Of the recipe, the parts
    ``usage`` and ``door`` are used. What was done before with the same files, settings and
    judgements is not done again.

    Raises `SourceError` for files that can't be read as a whole, `SettingError` for settings
    that can't be meant, `CaseError` for a folder that can't take a case.
    """
    progress = progress or Silent()
    chosen = recipe_of(recipe)
    settings = chosen.usage
    if unknown := [name for name in formats if name not in FORMATS]:
        msg = f"format is {unknown[0]!r}; usage logs are reported as {', '.join(FORMATS)}"
        raise SettingError(msg)
    if (settings.reader is None) != (settings.model is None):
        given, missing = ("reader", "model") if settings.model is None else ("model", "reader")
        msg = f"usage.{given} is given without usage.{missing}; a second reader needs both"
        raise SettingError(msg)
    policy = policy_text(settings.policy)
    now = now_ms if now_ms is not None else time.time_ns() // 1_000_000
    paths = [usage] if isinstance(usage, (str, Path)) else list(usage)
    case = CaseFolder(Path(out))
    case.make()
    try:
        with alone(case.path):
            logs = usage_tables_of(
                paths,
                case,
                key=b"" if chosen.door.keep_handles else secret.load_key(case.path),
                now_ms=now,
                form=settings.form,
                known=settings.known,
                door=chosen.door,
                keep_handles=chosen.door.keep_handles,
                strict=strict,
                progress=progress,
            )
            asking = None
            if settings.reader is not None and settings.model is not None:
                asking = second_reader(
                    settings.reader, settings.model, case.path / "readings",
                    policy=policy, seed=settings.seed, most=settings.most_read, now_ms=now,
                )  # fmt: skip
            result = usage_of(
                case,
                logs,
                policy,
                settings,
                judgements=judgements_of(case),
                now_ms=now,
                workers=workers,
                progress=progress,
                told={"title": title},
                second=asking,
            )
            found = UsageCase(case.path, result)
            with progress.step("Writing the report on usage"):
                write_usage_report(found, formats)
    except BrokenPipeError:
        raise
    except OSError as why:
        msg = f"the case {case.path.name} can't be written ({why.strerror or why}); make room or give another with --out"
        raise CaseError(msg) from why
    return found
