"""The names behind pseudonyms of a provider's case, for those who must act on an account.

A case holds no names. Who has the key and the files that were read can find them again; that they did, who, when
and why, is written down before a name is shown:

    case/disclosures/names.jsonl    one act a line, in the order of time; pseudonyms, never names
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundswell.errors import SettingError, SourceError
from groundswell.reports import words
from groundswell.runs import secret
from groundswell.runs.folder import alone
from groundswell.runs.kept_lines import KeptLines, is_time
from groundswell.runs.progress import Silent
from groundswell.runs.usage_reading import BATCH_ROWS, in_series
from groundswell.runs.usage_zips import unpacked
from groundswell.sources.reading.bytes import fingerprint
from groundswell.sources.reading.paths import shown_name
from groundswell.sources.usage_forms import expand_usage, plan_usage_file
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage_names import accounts_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groundswell.runs.folder import CaseFolder
    from groundswell.runs.progress import Progress
    from groundswell.runs.usage_case import UsageCase
    from groundswell.sources.usage_forms import UsagePlan

_LONGEST = 2_000  # characters of a reason
_COLUMNS = {"accounts", "logs", "files", "by", "why", "at_ms"}


@dataclass(frozen=True, slots=True)
class Name:
    """What files call an account: a pseudonym, the provider, and the name in one of its spellings."""

    account: str
    provider: str
    name: str


@dataclass(frozen=True, slots=True)
class Revealed:
    """Names that were asked for; accounts that no file given names, and how many files were not given."""

    names: tuple[Name, ...]
    missing: tuple[str, ...]
    files_not_given: int


def reveal(
    case: UsageCase,
    what: Sequence[str],
    usage: str | Path | Iterable[str | Path],
    *,
    by: str,
    why: str,
    key: bytes | None = None,
    now_ms: int | None = None,
    progress: Progress | None = None,
) -> Revealed:
    """Give the names behind accounts, and write down that they were asked for.

    ``what`` are accounts, or operations (``O1``) and operators (``A1``) for all accounts of them. ``usage`` are files,
    folders or globs of the logs that the case was made of, or some of them. ``by`` says who asks and ``why`` what for.
    The key is the one that this person's cases are made with, unless another is given.

    Raises `SettingError` for an account that the case doesn't hold, a reason or a person that is missing, names that
    were kept anyway, or another key; `SourceError` for a file that is not one of those that were read; `CaseError`
    where the act can't be written down. Then nothing is shown.
    """
    progress, key = progress or Silent(), key or secret.load_key(case.path)
    if not why.strip() or not by.strip():
        missing = "--why" if not why.strip() else "--by"
        msg = f"names are shown only to somebody, for a reason that is kept; say it with {missing}"
        raise SettingError(msg)
    read_with = case.logs_about["read_with"]
    if read_with["keep_handles"]:
        msg = f"the case {case.path.name} keeps accounts as the logs name them; there is nothing to reveal"
        raise SettingError(msg)
    if read_with["key"] != secret.fingerprint(key):
        msg = (
            f"the usage logs of {case.path.name} were read with another key; "
            f"set {secret.VARIABLE} to the file of the key that was used"
        )
        raise SettingError(msg)
    accounts = _accounts(case, what)
    paths = [usage] if isinstance(usage, (str, Path)) else list(usage)
    with alone(case.path), unpacked(expand_usage(paths), case.folder) as files:
        known = {each["sha256"]: each for each in case.logs_about["files"]}
        plans, marks = [], []
        for file in files:
            mark = fingerprint(file).sha256
            if mark not in known:
                msg = (
                    f"{shown_name(file)} is none of the files that {case.path.name} was made of, "
                    "or was changed since; give those"
                )
                raise SourceError(msg)
            marks.append(mark)
            plans.append(
                plan_usage_file(file, form=known[mark]["form"], encoding=read_with["encoding"])
            )
        disclosures(case.folder).add(
            {
                "accounts": sorted(accounts),
                "logs": case.about["logs"],
                "files": sorted(set(marks)),
                "by": by.strip(),
                "why": why.strip()[:_LONGEST],
                "at_ms": now_ms if now_ms is not None else time.time_ns() // 1_000_000,
            }
        )
        found = _searched(in_series(plans), accounts, Pseudonyms(key), progress)
    named = {each.account for each in found}
    return Revealed(
        names=tuple(found),
        missing=tuple(sorted(accounts - named)),
        files_not_given=len(known.keys() - set(marks)),
    )


def disclosures(case: CaseFolder) -> KeptLines:
    """Give the file that says who was shown names, when and why."""
    return KeptLines(
        case,
        "disclosures/names.jsonl",
        what="disclosures",
        mend="move it aside and keep it: it says who was shown names",
        sound=_sound,
    )


def _sound(row: dict[str, Any]) -> bool:
    lists = (row.get("accounts"), row.get("files"))
    texts = (row.get("logs"), row.get("by"), row.get("why"))
    return (
        set(row) == _COLUMNS
        and all(isinstance(each, list) for each in lists)
        and all(isinstance(each, str) for each in texts)
        and is_time(row["at_ms"])
    )


def _accounts(case: UsageCase, what: Sequence[str]) -> set[str]:
    """Give the accounts that are meant; operations and operators stand for theirs."""
    known = set(case["usage_accounts"]["account_key"].to_pylist())
    groups: dict[str, list[str]] = defaultdict(list)
    for row in case["provider_operations"].select(["label", "accounts"]).to_pylist():
        groups[row["label"]] += row["accounts"]
    labels = {row["operator_id"]: row["label"] for row in case["operators"].to_pylist()}
    for row in case["operator_members"].to_pylist():
        groups[labels[row["operator_id"]]].append(row["account_key"])
    found: set[str] = set()
    for place, each in enumerate(what, 1):
        if each in known:
            found.add(each)
        elif each.upper() in groups:
            found.update(groups[each.upper()])
        else:
            msg = (
                f"what is asked for in place {place} is no account, operation or operator of "
                f"{case.path.name}; take it as it stands in the report, e.g. O1"
            )
            raise SettingError(msg)
    if not found:
        msg = "no account is named; give accounts, or operations such as O1"
        raise SettingError(msg)
    return found


def _searched(
    plans: Sequence[UsagePlan], accounts: set[str], names: Pseudonyms, progress: Progress
) -> list[Name]:
    """Look through files for names whose pseudonyms are asked for; each spelling once."""
    found: set[tuple[str, str, str]] = set()
    for plan in plans:
        with progress.step(f"Looking through {shown_name(plan.path)}") as step:
            for batch in plan.source.read(plan.head, plan.recognition, batch_rows=BATCH_ROWS):
                for provider, name in accounts_named(batch, plan.recognition.platform):
                    account = names.account(provider, name)
                    if account in accounts:
                        found.add((account, provider, name.strip()))
                step.at(min(1.0, plan.head.position.fraction), words.plural(len(found), "name"))
    return [Name(*each) for each in sorted(found)]
