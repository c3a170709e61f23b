"""What people say of pairs of accounts, kept in the case and in force in every later run.

    case/judgements/links.jsonl    one judgement a line, in the order they were made

Lines are added and never changed: who takes a judgement back adds another. Accounts are named by
their pseudonyms, which stay the same from run to run under one key.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from groundswell.errors import CaseError, SettingError
from groundswell.model.usage import LINK_JUDGEMENTS
from groundswell.usage.judgements import WORDS, Constraints

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.runs.folder import CaseFolder

_PATIENCE = 10  # seconds that another's line may take
_LONGEST = 2_000  # characters of a reason


def judgements_of(case: CaseFolder) -> pa.Table:
    """Read all judgements of a case (schema ``LINK_JUDGEMENTS``), in the order they were made.

    Raises `CaseError` for a line that can't be read: a judgement must not be lost in silence.
    """
    file = _file(case)
    if not file.is_file():
        return LINK_JUDGEMENTS.empty_table()
    rows = []
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeError) as why:
        msg = f"the judgements of {case.path.name} can't be read; restore judgements/{file.name}"
        raise CaseError(msg) from why
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _row(line)
            if row is None:
                msg = (
                    f"line {number} of judgements/{file.name} in {case.path.name} is damaged; "
                    "restore the file, or remove that line and judge the pair again"
                )
                raise CaseError(msg)
            rows.append(row)
    return pa.Table.from_pylist(rows, schema=LINK_JUDGEMENTS)


def judge(
    case: CaseFolder, one: str, other: str, word: str, *, by: str, why: str | None, now_ms: int
) -> Constraints:
    """Add a judgement on two accounts, and give what holds of accounts after it.

    ``word`` is same, different or unsure. Raises `SettingError` for accounts that the case's logs
    don't hold, or a word that is none of these; `CaseError` where the case can't be written.
    """
    case.manifest()
    if word not in WORDS:
        msg = f"a judgement is one of {', '.join(WORDS)}"
        raise SettingError(msg)
    if one == other:
        msg = "both accounts are the same one; name two"
        raise SettingError(msg)
    if not by.strip():
        msg = "nobody is named who judges; give a name with --by"
        raise SettingError(msg)
    known = _accounts(case)
    for place, name in (("first", one), ("second", other)):
        if name not in known:
            msg = (
                f"the {place} account is not in the usage logs of {case.path.name}; "
                "take its name as it stands in the report or in account_pairs"
            )
            raise SettingError(msg)
    first, second = sorted((one, other))
    row = {
        "account_a": first,
        "account_b": second,
        "judgement": word,
        "by": by.strip(),
        "why": why.strip()[:_LONGEST] or None if why else None,
        "at_ms": now_ms,
    }
    file = _file(case)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(file.with_name(f".{file.name}.lock"), timeout=_PATIENCE):
            judgements_of(case)  # nothing is added to a damaged file
            _append(file, row)
            after = judgements_of(case)
    except Timeout:
        msg = f"somebody else is writing to the judgements of {case.path.name}; try again"
        raise CaseError(msg) from None
    except OSError as wrong:
        msg = f"the judgements of {case.path.name} can't be written ({wrong.strerror}); make room"
        raise CaseError(msg) from wrong
    return Constraints.of_table(after)


def _file(case: CaseFolder) -> Path:
    return case.path / "judgements" / "links.jsonl"


def _append(file: Path, row: dict[str, Any]) -> None:
    line = json.dumps(row, ensure_ascii=True, sort_keys=True) + "\n"
    with file.open("ab") as end:
        end.write(line.encode("ascii"))
        end.flush()
        os.fsync(end.fileno())


def _row(line: str) -> dict[str, Any] | None:
    """Read one line; None for one that is no judgement."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or set(row) != set(LINK_JUDGEMENTS.names):
        return None
    texts = all(isinstance(row[name], str) for name in ("account_a", "account_b", "by"))
    time = isinstance(row["at_ms"], int) and not isinstance(row["at_ms"], bool)
    why = row["why"] is None or isinstance(row["why"], str)
    if not (texts and time and why and row["judgement"] in WORDS):
        return None
    return row if row["account_a"] < row["account_b"] else None


def _accounts(case: CaseFolder) -> set[str]:
    """Name the accounts of all usage logs in the case."""
    known: set[str] = set()
    for logs in case.manifest()["logs"]:
        file = case.folder("logs", logs) / "usage_accounts.parquet"
        if file.is_file():
            try:
                known.update(pq.read_table(file, columns=["account_key"])[0].to_pylist())
            except (OSError, ValueError, pa.ArrowException) as why:
                msg = "a table of the case is damaged; run investigate again"
                raise CaseError(msg) from why
    if not known:
        msg = f"the case {case.path.name} holds no usage logs; run groundswell investigate --usage"
        raise CaseError(msg)
    return known
