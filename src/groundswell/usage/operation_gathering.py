"""Candidates out of the tables: which prompts, subjects and turns belong to a unit."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.usage.hypothesis_words import purposes_in
from groundswell.usage.operation_candidates import Candidate
from groundswell.usage.operation_leaning import spread_of
from groundswell.usage.operation_log import Log, codes_of
from groundswell.usage.operation_records import Prompt, Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray


def candidates_of(
    tables: Mapping[str, pa.Table],
    log: Log,
    units: Sequence[int],
    structure: Callable[[int], frozenset[str]],
    rates: Mapping[str, float],
    purposes: dict[str, frozenset[str]],
) -> list[Candidate]:
    """Read the prompts of these units from the tables.

    ``purposes`` remembers which honest purposes a message names, by its key: a log is gone through several times.
    """
    wanted = np.full(log.units, -1, dtype=np.int64)
    wanted[np.array(units, dtype=np.int64)] = np.arange(len(units))
    place = wanted[log.unit[log.account[log.prompt_sitting]]]
    chosen = np.flatnonzero(place >= 0)
    if not len(chosen):
        return []
    prompts = _prompts(tables, log, chosen, place, purposes)
    members: dict[int, list[int]] = defaultdict(list)
    for account in np.flatnonzero(wanted[log.unit] >= 0).tolist():
        members[int(wanted[log.unit[account]])].append(account)
    turns, spread = _turns(tables, log, wanted), spread_of(log.sitting_leaning, log.account)
    found = []
    for number, unit in enumerate(units):
        accounts = members[number]
        found.append(
            Candidate(
                unit=int(unit),
                operator_id=log.operators[unit],
                accounts=tuple(log.accounts[a].as_py() for a in accounts),
                shapes=tuple(sorted({log.shapes[a] for a in accounts if a in log.shapes})),
                prompts=tuple(sorted(prompts[number], key=lambda p: (p.at_ms, p.key))),
                turns=tuple(turns[number]),
                structure=structure(unit),
                rates=rates,
                rare_bits=log.rare_bits,
                spread=spread,
                parts=int(log.parts[unit]),
                mailboxes=float(log.mailbox[accounts].mean()) if accounts else 1.0,
            )
        )
    return found


def _prompts(
    tables: Mapping[str, pa.Table],
    log: Log,
    chosen: NDArray[np.int64],
    place: NDArray[np.int64],
    purposes: dict[str, frozenset[str]],
) -> dict[int, list[Prompt]]:
    columns = ["account_key", "conversation_key", "at_ms", "text_norm", "lang"]
    rows = tables["messages"].select(columns).take(pa.array(log.prompt_row[chosen])).to_pylist()
    at = np.full(len(log.prompt_keys), -1, dtype=np.int64)
    at[chosen] = np.arange(len(chosen))
    levels: list[dict[str, int]] = [{} for _ in rows]
    seen: list[set[str]] = [set() for _ in rows]
    held = np.flatnonzero(at[log.stage_prompt] >= 0)
    for prompt, stage, level, likely in zip(
        at[log.stage_prompt[held]].tolist(),
        log.stage[held].tolist(),
        log.level[held].tolist(),
        log.seen[held].tolist(),
        strict=True,
    ):
        if likely:
            seen[prompt].add(log.stages[stage])
        levels[prompt][log.stages[stage]] = max(level, levels[prompt].get(log.stages[stage], 0))
    keys = log.prompt_keys.take(pa.array(chosen)).to_pylist()
    subjects = _subjects_of(tables, log, chosen, keys, place[chosen])
    families = _families_of(tables, keys)
    found: dict[int, list[Prompt]] = defaultdict(list)
    for number, row in enumerate(rows):
        key = keys[number]
        if key not in purposes:
            purposes[key] = purposes_in(row["text_norm"])
        found[int(place[chosen[number]])].append(
            Prompt(
                key=key,
                account=row["account_key"],
                conversation=row["conversation_key"],
                sitting=int(log.prompt_sitting[chosen[number]]),
                at_ms=row["at_ms"],
                text=row["text_norm"],
                lang=row["lang"],
                refused=bool(log.prompt_refused[chosen[number]]),
                levels=levels[number],
                firm=frozenset(seen[number]),
                subjects=subjects[number],
                family=families.get(key, (None, 1))[0],
                family_accounts=families.get(key, (None, 1))[1],
                purposes=purposes[key],
                leaning=float(log.prompt_leaning[chosen[number]]),
            )
        )
    return found


def _subjects_of(
    tables: Mapping[str, pa.Table],
    log: Log,
    chosen: NDArray[np.int64],
    keys: list[str],
    place: NDArray[np.int64],
) -> list[frozenset[str]]:
    """Give the rare subjects of each prompt; accounts of the unit itself don't make one common."""
    table = tables["subjects"]
    index = codes_of(table["message_key"], pa.array(keys, pa.string()))
    held = np.flatnonzero(index >= 0)
    rows, index = table.take(pa.array(held)), index[held]
    name = pc.binary_join_element_wise(rows["kind"], rows["value"], ":")
    total_names = max(1, len(log.subjects))
    about = log.prompt_sitting[chosen[index]] * total_names + codes_of(name, log.subjects)
    kept = np.isin(about, log.subject_sitting * total_names + log.subject)
    rows, index = rows.filter(pa.array(kept)), index[kept]
    where, names = index.tolist(), name.filter(pa.array(kept)).to_pylist()
    wrote: dict[tuple[int, str], set[str]] = defaultdict(set)
    for at, name, account in zip(where, names, rows["account_key"].to_pylist(), strict=True):
        wrote[int(place[at]), name].add(account)
    found: list[set[str]] = [set() for _ in keys]
    total = max(1, len(log.accounts))
    for at, name, accounts in zip(where, names, rows["accounts"].to_pylist(), strict=True):
        outside = max(0, accounts - len(wrote[int(place[at]), name]))
        if math.log2(total / (outside + 1.0)) >= log.rare_bits:
            found[at].add(name)
    return [frozenset(names) for names in found]


def _families_of(
    tables: Mapping[str, pa.Table], keys: list[str]
) -> dict[str, tuple[str | None, int]]:
    table = tables["prompt_families"]
    held = table.filter(pc.is_in(table["message_key"], value_set=pa.array(keys, pa.string())))
    return {
        row["message_key"]: (row["family_key"], row["accounts"])
        for row in held.select(["message_key", "family_key", "accounts"]).to_pylist()
    }


def _turns(
    tables: Mapping[str, pa.Table], log: Log, wanted: NDArray[np.int64]
) -> dict[int, list[Turn]]:
    found: dict[int, list[Turn]] = defaultdict(list)
    table = tables["sequences"]
    code = codes_of(table["account_key"], log.accounts)
    place = np.where(code >= 0, wanted[log.unit[code]], -1)
    rows = np.flatnonzero(place >= 0)
    for row, number in zip(
        table.take(pa.array(rows)).to_pylist(), place[rows].tolist(), strict=True
    ):
        found[number].append(
            Turn(
                row["sequence_id"], row["kind"], row["account_key"], tuple(row["message_keys"]),
                row["elapsed_ms"], row["stage_before"], row["stage_after"],
                tuple(row["subjects"]), row["bits"], row["expected"], row["count"],
            )
        )  # fmt: skip
    for turns in found.values():
        turns.sort(key=lambda t: (t.account, t.keys, t.sequence_id))
    return found
