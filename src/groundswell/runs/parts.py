"""One part of a file: normalised, by whichever process is free, and put down at once."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from groundswell.tables.normalise import Normaliser, Wanted

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.tables.door import Door


@dataclass(frozen=True, kw_only=True, slots=True)
class PartMaker:
    """What every part of one file has in common."""

    door: Door
    key: bytes
    source_file: str
    platform: str | None
    date_order: DateOrder | None
    latest_ms: int
    wanted: Wanted | None = None  # all when not given


_REPEATING = ("platform", "account_key", "lang", "kind", "post_kind", "decided", "source_file")

_made: dict[tuple[int, str], Normaliser] = {}  # one for each file, kept by a worker process


def stamp_path(folder: Path, stem: str) -> Path:
    """Give the file whose presence says that a part is complete."""
    return folder / f"{stem}.json"


def make_part(maker: PartMaker, batch: RawBatch, folder: Path, stem: str) -> dict[str, Any]:
    """Normalise a batch into the part files ``STEM.*`` and give its counts."""
    name = (hash(maker), stem.partition("-")[0])
    normaliser = _made.get(name)
    if normaliser is None:
        _made.clear()
        normaliser = _made[name] = Normaliser(
            maker.door,
            key=maker.key,
            source_file=maker.source_file,
            platform=maker.platform,
            date_order=maker.date_order,
            latest_ms=maker.latest_ms,
            wanted=maker.wanted,
        )
    made = normaliser(batch)
    for kind, rows in (("posts", made.posts), ("items", made.items), ("accounts", made.accounts)):
        if rows.num_rows:
            # Without texts there is little to pack: packing would take longer than the disk.
            write_rows(rows, folder / kind, stem, "lz4" if maker.wanted is None else "none")
    stamp: dict[str, Any] = {
        "posts": made.posts.num_rows,
        "last_row": batch.last_row or (batch.rows[-1] if batch.rows else 0),
        "left_out": dict(batch.left_out),
        "rejects": [list(reject) for reject in made.rejects],
        "unread": [[*where, count] for where, count in sorted(made.unread.items())],
    }
    fresh = folder / f".{stem}.{os.getpid()}"
    fresh.write_text(json.dumps(stamp, ensure_ascii=True), encoding="ascii")
    fresh.replace(stamp_path(folder, stem))
    return stamp


def write_rows(rows: pa.RecordBatch, folder: Path, stem: str, packing: str = "lz4") -> None:
    """Write rows as one part file; it is read once and thrown away, so it is packed lightly."""
    folder.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(
        folder / f"{stem}.parquet",
        rows.schema,
        compression=packing,
        use_dictionary=[name for name in _REPEATING if name in rows.schema.names],
        write_statistics=False,
    ) as writer:
        writer.write_batch(rows)


def read_stamp(folder: Path, stem: str) -> dict[str, Any] | None:
    """Read the counts of a part made earlier; None where it is not complete."""
    try:
        return dict(json.loads(stamp_path(folder, stem).read_text(encoding="ascii")))
    except (OSError, ValueError):
        return None
