"""One part of a file: normalised, by whichever process is free, and put down at once."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.tables.normalise import Normaliser, Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.tables.door import Door
    from groundswell.tables.normalise import NormalBatch


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
    made = _normalised(maker, batch, stem)
    stamp = _stamp(made, batch)
    _put_down(made, stamp, folder, stem, packed=maker.wanted is None)
    return stamp


class Held:
    """Parts of a small input, which need not go over the disk.

    From ``most_bytes`` on, or once `let_go` is called, those that were held are put into ``folder``, and
    none is held any more.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        """Hold nothing yet."""
        self._folder, self._left = folder, most_bytes
        self._parts: list[tuple[str, NormalBatch, dict[str, Any], bool]] = []

    def make(self, maker: PartMaker, batch: RawBatch, stem: str) -> dict[str, Any]:
        """Normalise a batch and give its counts, as `make_part` does."""
        made = _normalised(maker, batch, stem)
        stamp = _stamp(made, batch)
        self._parts.append((stem, made, stamp, maker.wanted is None))
        self._left -= made.posts.nbytes + made.items.nbytes + made.accounts.nbytes
        if self._left <= 0:
            self.let_go()
        return stamp

    def let_go(self) -> None:
        """Put what is held on the disk, and hold nothing from now on."""
        self._left = 0
        for stem, made, stamp, packed in self._parts:
            _put_down(made, stamp, self._folder, stem, packed=packed)
        self._parts.clear()

    def source(self, kind: str, schema: pa.Schema) -> pa.Table | Path:
        """Give where rows of a kind are: ``posts``, ``items`` or ``accounts``."""
        there = self._folder / kind
        if not self._parts and there.is_dir():  # else a part that was never finished may lie there
            return there
        return pa.Table.from_batches([getattr(made, kind) for _, made, _, _ in self._parts], schema)


def _normalised(maker: PartMaker, batch: RawBatch, stem: str) -> NormalBatch:
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
    return normaliser(batch)


def _stamp(made: NormalBatch, batch: RawBatch) -> dict[str, Any]:
    return {
        "posts": made.posts.num_rows,
        "last_row": batch.last_row or (batch.rows[-1] if batch.rows else 0),
        "left_out": dict(batch.left_out),
        "rejects": [list(reject) for reject in made.rejects],
        "unread": [[*where, count] for where, count in sorted(made.unread.items())],
    }


def _put_down(
    made: NormalBatch, stamp: dict[str, Any], folder: Path, stem: str, *, packed: bool
) -> None:
    for kind, rows in (("posts", made.posts), ("items", made.items), ("accounts", made.accounts)):
        if rows.num_rows:
            # Without texts there is little to pack: packing would take longer than the disk.
            write_rows(rows, folder / kind, stem, "lz4" if packed else "none")
    folder.mkdir(parents=True, exist_ok=True)  # there are no rows where all were set aside
    fresh = folder / f".{stem}.{os.getpid()}"
    fresh.write_text(json.dumps(stamp, ensure_ascii=True), encoding="ascii")
    fresh.replace(stamp_path(folder, stem))


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
