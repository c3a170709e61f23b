"""What people say of pairs of accounts, kept in the case and in force in every later run.

    case/judgements/links.jsonl    one judgement a line, in the order they were made

Lines are added and never changed: who takes a judgement back adds another. Accounts are named by
their pseudonyms, which stay the same from run to run under one key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.errors import CaseError, SettingError
from groundswell.model.usage import LINK_JUDGEMENTS
from groundswell.runs.kept_lines import KeptLines, is_time
from groundswell.usage.judgements import WORDS, Constraints

if TYPE_CHECKING:
    from groundswell.runs.folder import CaseFolder

_LONGEST = 2_000  # characters of a reason


def judgements_of(case: CaseFolder) -> pa.Table:
    """Read all judgements of a case (schema ``LINK_JUDGEMENTS``), in the order they were made.

    Raises `CaseError` for a line that can't be read: a judgement must not be lost in silence.
    """
    return pa.Table.from_pylist(_lines(case).rows(), schema=LINK_JUDGEMENTS)


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
    after = _lines(case).add(row)
    return Constraints.of_table(pa.Table.from_pylist(after, schema=LINK_JUDGEMENTS))


def _lines(case: CaseFolder) -> KeptLines:
    return KeptLines(
        case,
        "judgements/links.jsonl",
        what="judgements",
        mend="remove that line and judge the pair again",
        sound=_sound,
    )


def _sound(row: dict[str, Any]) -> bool:
    if set(row) != set(LINK_JUDGEMENTS.names):
        return False
    texts = all(isinstance(row[name], str) for name in ("account_a", "account_b", "by"))
    why = row["why"] is None or isinstance(row["why"], str)
    if not (texts and is_time(row["at_ms"]) and why and row["judgement"] in WORDS):
        return False
    return bool(row["account_a"] < row["account_b"])


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
