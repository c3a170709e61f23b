"""The door on many machines: the same sources and the same normaliser, where the posts lie.

The driver looks at the first rows to tell the form; then each task reads its share of the rows
with that form, normalises them in Python, and leaves canonical rows. Pseudonyms are made there,
too: the key goes to the tasks with the work, and to no disk.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell import sources
from groundswell.engine.query import Query
from groundswell.errors import SourceError
from groundswell.runs import reading
from groundswell.runs.parts import PartMaker
from groundswell.sources.reading.contract import Position
from groundswell.tables import duplicates, normalise
from groundswell.tables.normalise import Normaliser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from groundswell.engine.spark import SparkEngine
    from groundswell.model.raw import RawBatch
    from groundswell.runs.recipe import Recipe
    from groundswell.sources import FilePlan
    from groundswell.tables.normalise import NormalBatch

_SAMPLE_ROWS = 2_000  # come to the driver, so that form and order of dates can be told
_DAY_MS = 86_400_000
_FILE, _ROW, _BLOCK, _LINE = "groundswell_file", "groundswell_row", "groundswell_block", "value"
_MADE = {"posts": normalise.PARTS, "items": normalise.ITEM_PARTS, "accounts": normalise.ACCOUNT_PARTS}  # fmt: skip
_TOLD = pa.schema(
    [("made", pa.string()), ("column_name", pa.string()), ("reason", pa.string()), ("times", pa.int64())]
)  # fmt: skip
PARTS = pa.schema(
    list({field.name: field.with_nullable(True) for schema in (_TOLD, *_MADE.values()) for field in schema}.values())
)  # fmt: skip
"""One row a post, item, account, reject, unread cell or record left out; ``made`` says which."""


@dataclass(frozen=True, slots=True)
class Share:
    """What every task needs: how the form is read, and what all its rows have in common."""

    plan: FilePlan
    maker: PartMaker
    lines: bool  # whether rows are lines of JSON

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Turn raw rows into canonical ones, a batch at a time."""
        makers: dict[str, Normaliser] = {}
        seen: Counter[tuple[str, int]] = Counter()
        with tempfile.TemporaryDirectory(prefix="groundswell-") as folder:
            for batch in batches:
                for name, rows, part in _by_file(batch, self.lines, seen):
                    if name not in makers:
                        makers[name] = _normaliser(self.maker, name)
                    yield from self._made(makers[name], name, rows, part, Path(folder))

    def _made(
        self, normaliser: Normaliser, name: str, rows: list[int], part: pa.RecordBatch, folder: Path
    ) -> Iterator[pa.RecordBatch]:
        path = _put_down(part, folder, lines=self.lines)
        head = dataclasses.replace(self.plan.head, path=path, position=Position())
        for raw in self.plan.source.read(head, self.plan.recognition):
            yield from _as_parts(normaliser(_numbered(raw, rows)), raw, name)


def read_posts(
    paths: Sequence[str], recipe: Recipe, engine: SparkEngine, *, key: bytes, now_ms: int
) -> FilePlan:
    """Read posts into the tables ``part_posts``, ``part_items`` and ``part_accounts``.

    ``paths`` are Parquet files or JSON lines (``.jsonl``, ``.ndjson`` or ``.json``, also packed),
    folders of them or globs, all of one form. Gives how they were read. Raises `SourceError` for other files.
    """
    first = next((file for path in paths for file, _, _ in engine.files(path)), None)
    if first is None:
        msg = "there are no files at the paths given; check them, and that Spark may read there"
        raise SourceError(msg)
    name = first.rpartition("/")[2]
    lines = not name.lower().endswith(".parquet")
    if lines and not any(f".{kind}" in name.lower() for kind in ("json", "ndjson")):
        msg = f"{name} is neither Parquet nor JSON lines, which is what can be read in pieces; convert the files, e.g. with Spark"
        raise SourceError(msg)
    where = f"_metadata.file_path as {_FILE}"
    if lines:
        columns = [_LINE, where, f"_metadata.file_block_start as {_BLOCK}"]
    else:
        columns = ["*", where, f"_metadata.row_index as {_ROW}"]
    frame = engine.frame("text" if lines else "parquet", paths, columns)
    with tempfile.TemporaryDirectory(prefix="groundswell-") as folder:
        sample = engine.sample(frame, _SAMPLE_ROWS).combine_chunks().to_batches()
        if not sample:
            msg = f"{name} holds no rows; check the paths"
            raise SourceError(msg)
        path = _put_down(_without(sample[0]), Path(folder), lines=lines, name=name)
        plan = sources.plan_file(path, overrides=recipe.mapping, form=recipe.form)
        share = _share(plan, recipe, key, now_ms, lines=lines)
    engine.map_batches("parts", frame, share, PARTS)
    for made, schema in _MADE.items():
        columns_made = ", ".join(schema.names)
        engine.define(
            Query(
                name=f"part_{made}",
                sql=f"select {columns_made} from parts where made = :made",  # noqa: S608 - names of columns
                params={"made": made},
            )
        )
    return plan


def tell(engine: SparkEngine) -> dict[str, Any]:
    """Count what was read, set aside, unread, left out and collapsed."""
    counted = engine.rows(
        Query(
            name="told",
            sql="""
                select made, column_name, reason, cast(sum(coalesce(times, 1)) as bigint) as times
                from parts
                where made not in ('items', 'accounts')
                group by made, column_name, reason
            """,
        )
    ).to_pylist()
    doubled = engine.rows(duplicates.duplicate_counts()).to_pylist()[0]
    by = {made: [row for row in counted if row["made"] == made] for made in ("posts", "reject", "unread", "left out")}  # fmt: skip
    rejected = sum(row["times"] for row in by["reject"])
    return {
        "rows_read": sum(row["times"] for row in by["posts"]) + rejected,
        "rows_rejected": rejected,
        "duplicates_collapsed": doubled["collapsed"],
        "ids_with_different_content": doubled["with_different_content"],
        "unread_cells": {f"{row['column_name']}: {row['reason']}": row["times"] for row in by["unread"]},
        "left_out": {row["reason"]: row["times"] for row in by["left out"]},
    }  # fmt: skip


def rejects() -> Query:
    """Every row that was set aside, in the columns of the table ``rejects``."""
    return Query(
        name="rejects",
        sql="""
            select source_file, source_row as row, column_name as column, reason
            from parts
            where made = 'reject'
        """,
    )


def _share(plan: FilePlan, recipe: Recipe, key: bytes, now_ms: int, *, lines: bool) -> Share:
    recognition = plan.recognition
    if recognition.platform in (None, "unknown") and recipe.door.platform:
        recognition = dataclasses.replace(recognition, platform=recipe.door.platform)
    first = next(iter(plan.source.read(plan.head, recognition)), None)
    maker = PartMaker(
        door=recipe.door,
        key=key,
        source_file="",
        platform=recognition.platform,
        date_order=None if first is None else reading.date_order_of(plan, recipe, first),
        latest_ms=now_ms + 2 * _DAY_MS,
    )
    return Share(dataclasses.replace(plan, recognition=recognition), maker, lines)


def _normaliser(maker: PartMaker, name: str) -> Normaliser:
    return Normaliser(
        maker.door,
        key=maker.key,
        source_file=name,
        platform=maker.platform,
        date_order=maker.date_order,
        latest_ms=maker.latest_ms,
    )


def _by_file(
    batch: pa.RecordBatch, lines: bool, seen: Counter[tuple[str, int]]
) -> Iterator[tuple[str, list[int], pa.RecordBatch]]:
    """Split a batch by file; give each file's name, the numbers of its rows, and the rows.

    Rows of Parquet have their number in the file. Lines have the byte at which their task's share
    of the file begins, plus their place in that share: unique, and in the file's order.
    """
    files = batch.column(batch.schema.get_field_index(_FILE))
    for file in files.unique().to_pylist():
        part = batch.filter(pc.equal(files, file))
        if lines:
            text = part.column(part.schema.get_field_index(_LINE))
            part = part.filter(pc.not_equal(pc.utf8_trim_whitespace(text), ""))
            rows = []
            for block in part.column(part.schema.get_field_index(_BLOCK)).to_pylist():
                seen[file, block] += 1
                rows.append(block + seen[file, block])
        else:
            rows = [n + 1 for n in part.column(part.schema.get_field_index(_ROW)).to_pylist()]
        if part.num_rows:
            yield file.rpartition("/")[2], rows, _without(part)


def _without(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Take away the columns that we added."""
    own = {_FILE, _ROW, _BLOCK}
    return batch.select([name for name in batch.schema.names if name not in own])


def _put_down(batch: pa.RecordBatch, folder: Path, *, lines: bool, name: str = "part") -> Path:
    """Write rows as a small file of their own form, which is what a source reads."""
    path = folder / name
    if lines:
        text = "\n".join(line for line in batch.column(0).to_pylist() if line.strip())
        path = path.with_suffix(".jsonl")
        path.write_text(text + "\n", encoding="utf-8", errors="replace", newline="\n")
    else:
        pq.write_table(pa.Table.from_batches([batch]), path, compression="none")
    return path


def _numbered(raw: RawBatch, rows: list[int]) -> RawBatch:
    """Give a batch its rows' numbers in the file that they came from.

    Where one line holds several posts (a page of an API), they bear the last line's number.
    """

    def number(row: int) -> int:
        return rows[min(row, len(rows)) - 1]

    rejects = [each._replace(row=each.row and number(each.row)) for each in raw.rejects]
    return dataclasses.replace(raw, rows=[number(row) for row in raw.rows], rejects=rejects)


def _as_parts(made: NormalBatch, raw: RawBatch, name: str) -> Iterator[pa.RecordBatch]:
    """Lay everything that a batch gave under one another, in the columns of `PARTS`."""
    for kind, batch in (("posts", made.posts), ("items", made.items), ("accounts", made.accounts)):
        if batch.num_rows:
            yield _filled(kind, {n: batch.column(n) for n in batch.schema.names}, batch.num_rows)
    told = [
        *({"made": "reject", "source_file": name, "source_row": row, "column_name": column, "reason": reason}
          for row, column, reason in made.rejects),
        *({"made": "unread", "column_name": column, "reason": reason, "times": count}
          for (column, reason), count in sorted(made.unread.items())),
        *({"made": "left out", "reason": what, "times": count} for what, count in raw.left_out.items()),
    ]  # fmt: skip
    if told:
        yield pa.RecordBatch.from_pylist(told, schema=PARTS)


def _filled(kind: str, columns: dict[str, pa.Array], rows: int) -> pa.RecordBatch:
    given = {"made": pa.array([kind] * rows, pa.string()), **columns}
    arrays = [given.get(field.name, pa.nulls(rows, field.type)) for field in PARTS]
    return pa.RecordBatch.from_arrays(arrays, schema=PARTS)
