"""What stands over the whole log: stages by outcome, and counts of many.

A count stands here only if enough different operators are behind it, after accounts of one operator
were put together. One that is withheld must not follow from the others: in a row that has a withheld
count beside a single shown one, both are withheld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from groundswell.reports.usage_content import AggregateLine, OverviewRow
from groundswell.reports.usage_log import distinct, operator_codes, prompts

if TYPE_CHECKING:
    import numpy as np

    from groundswell.reports.usage_log import UsageLog
    from groundswell.reports.usage_policy import Stages

OUTCOMES = ("answered", "partly", "refused", "unknown")


def overview(log: UsageLog, stages: Stages, least: int) -> tuple[OverviewRow, ...]:
    """Count messages of each stage by outcome, those of a weak likeness left out."""
    table = log["message_stages"]
    table = table.filter(pc.not_equal(table["level"], "weak"))
    if not table.num_rows:
        return ()
    of_stage = table["stage"].combine_chunks().dictionary_encode()
    names = of_stage.dictionary.to_pylist()
    stage = of_stage.indices.to_numpy(zero_copy_only=False)
    operator = operator_codes(log, table["account_key"])
    outcome = _outcomes(log, table["message_key"])
    rows = []
    for place in sorted(range(len(names)), key=lambda place: stages.place(names[place])):
        here = stage == place
        cells = [_cell(operator[here & (outcome == code)], least) for code in range(len(OUTCOMES))]
        operators = distinct(operator[here])
        enough = operators >= least
        rows.append(
            OverviewRow(
                title=stages.title(names[place]),
                phase=stages.phase(names[place]),
                operators=operators if enough else None,
                messages=int(here.sum()) if enough else None,
                outcomes=tuple(_protected(cells) if enough else [None] * len(cells)),
            )
        )
    return tuple(rows)


def aggregates(log: UsageLog, least: int) -> tuple[AggregateLine, ...]:
    """Give the counts over the log; one of too few operators is withheld here as well."""
    return tuple(
        AggregateLine(
            what=row["what"],
            value=row["value"] if enough else f"fewer than {least} operators",
            operators=row["operators"] if enough else None,
            messages=row["messages"] if enough else None,
        )
        for row in log["aggregates"].to_pylist()
        for enough in [row["operators"] is not None and row["operators"] >= least]
    )


def languages(log: UsageLog, least: int) -> tuple[tuple[str, int], ...]:
    """Count prompts by language; languages of too few operators stand together as one line."""
    wrote = prompts(log["messages"])
    if not wrote.num_rows:
        return ()
    encoded = pc.fill_null(wrote["lang"], "not identified").combine_chunks().dictionary_encode()
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    operator = operator_codes(log, wrote["account_key"])
    found: list[tuple[str, int]] = []
    few, few_messages = 0, 0
    for place, name in enumerate(encoded.dictionary.to_pylist()):
        here = codes == place
        if distinct(operator[here]) >= least:
            found.append((name, int(here.sum())))
        else:
            few, few_messages = few + 1, few_messages + int(here.sum())
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    if few > 1:
        found.append((f"{few} languages of fewer than {least} operators each", few_messages))
    elif few:
        found.append((f"a language of fewer than {least} operators", few_messages))
    return tuple(found)


def _outcomes(log: UsageLog, keys: pa.ChunkedArray) -> np.ndarray:
    """Give the number of the outcome of each prompt, by its place in ``OUTCOMES``."""
    table = log["outcomes"]
    place = pc.index_in(keys.combine_chunks(), value_set=table["message_key"].combine_chunks())
    named = pc.fill_null(table["outcome"].combine_chunks().take(place), "unknown")
    code = pc.fill_null(pc.index_in(named, value_set=pa.array(OUTCOMES)), OUTCOMES.index("unknown"))
    codes: np.ndarray = code.to_numpy(zero_copy_only=False)
    return codes


def _cell(operators: np.ndarray, least: int) -> int | None:
    return len(operators) if not len(operators) or distinct(operators) >= least else None


def _protected(cells: list[int | None]) -> list[int | None]:
    """Withhold a second count where a single one would follow from the sum of the row.

    >>> _protected([40, 12, None, 0]), _protected([40, None, None, 0]), _protected([40, 2, 0, 0])
    ([40, None, None, 0], [40, None, None, 0], [40, 2, 0, 0])
    """
    if cells.count(None) != 1:
        return cells
    shown = [(count, place) for place, count in enumerate(cells) if count]
    if not shown:
        return cells
    _, smallest = min(shown)
    return [None if place == smallest else count for place, count in enumerate(cells)]
