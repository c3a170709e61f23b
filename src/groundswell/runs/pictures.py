"""From files of pictures to their hashes, to look-ups in lists, and to those that are the same.

out/pictures.csv    each picture: hash, quality, size, what its file says of a generator
out/families.csv    pictures that are the same, edited or not, by their family
out/videos.csv      videos whose frames, one a second, are the same
out/leads.csv       pictures that are alike once mirrored, turned or cut
out/listed.csv      pictures that are on a list that was given
out/rejects.csv     files that were set aside, and why
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from groundswell.model.pictures import PICTURE_LEADS, PICTURES
from groundswell.reports import csv_tables
from groundswell.runs.progress import Silent
from groundswell.sameness.hamming import MOST_BITS, HashIndex
from groundswell.sameness.picture_families import picture_families, picture_leads
from groundswell.sameness.picture_hashes import (
    LEAST_QUALITY,
    TURNS,
    all_parts,
    all_turns,
    quarters,
    words_of,
)
from groundswell.sameness.picture_marks import picture_mark
from groundswell.sources.hash_lists import HashList, read_hash_list
from groundswell.sources.pictures import (
    PictureFile,
    SetAside,
    VideoFile,
    decoded,
    picture_files,
)
from groundswell.sources.reading.paths import shown_name
from groundswell.sources.videos import Frame, frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from groundswell.runs.progress import Progress

_FAMILIES = pa.schema(
    [
        ("family", pa.string()),
        ("name", pa.string()),
        ("how", pa.string()),
        ("distance", pa.int32()),
        ("sha256", pa.string()),
    ]
)
_LISTED = pa.schema(
    [
        ("name", pa.string()),
        ("list", pa.string()),
        ("listed", pa.string()),
        ("label", pa.string()),
        ("how", pa.string()),
        ("distance", pa.int32()),
    ]
)
_VIDEOS = pa.schema(
    [
        ("video", pa.string()),
        ("other", pa.string()),
        ("share_of_video", pa.float64()),
        ("share_of_other", pa.float64()),
    ]
)
_LEAST_SHARE = 0.5
_AHEAD = 4  # files in memory for each thread


@dataclass(frozen=True, slots=True)
class HashedPictures:
    """Pictures (`PICTURES`) in the order of their names, and the files that are none.

    ``left_out`` counts files that were never pictures, by what they are.
    """

    table: pa.Table
    set_aside: tuple[SetAside, ...]
    left_out: Counter[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """Where the tables of a comparison lie, and what was counted."""

    path: Path
    hashed: HashedPictures
    families: int
    leads: int
    listed: int
    lists: Mapping[str, HashList]


def compare_pictures(
    paths: Iterable[str | Path],
    out: str | Path = "compared-pictures",
    *,
    lists: Iterable[str | Path] = (),
    most_bits: int = MOST_BITS,
    parts: bool = False,
    progress: Progress | None = None,
) -> Compared:
    """Hash pictures, find those that are the same or on a list, and write tables of it.

    Raises `SourceError` for a path that stands for nothing or a list without hashes, and
    `SettingError` for a distance that can't be searched.
    """
    shown = progress or Silent()
    read = {shown_name(path): read_hash_list(path) for path in map(Path, lists)}
    with shown.step("Hashing pictures") as step:
        hashed = hash_pictures(
            paths, parts=parts, progress=lambda count: step.at(0, f"{count:,} files")
        )
    with shown.step("Comparing pictures"):
        families = _families(hashed.table, most_bits)
        leads = _leads(hashed.table, most_bits)
        listed = _listed(hashed.table, read, most_bits)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    rejects = pa.table(
        [list(column) for column in zip(*hashed.set_aside, strict=True)][:2] or [[], []],
        names=["name", "reason"],
    )
    tables = {
        "pictures": hashed.table.drop_columns(["quarters", "turns", "crops"]),
        "families": families,
        "videos": _videos(hashed.table, families),
        "leads": leads,
        "listed": listed,
        "rejects": rejects.cast(pa.schema([("name", pa.string()), ("reason", pa.string())])),
    }
    for name, table in tables.items():
        csv_tables.write_table(table, folder / f"{name}.csv")
    count = len(families["family"].unique())
    return Compared(folder, hashed, count, leads.num_rows, listed.num_rows, read)


def hash_pictures(
    paths: Iterable[str | Path],
    *,
    parts: bool = False,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> HashedPictures:
    """Hash the pictures in files, folders and archives; with ``parts``, the parts of each too.

    A file that can't be read is set aside. Raises `SourceError` when a path stands for nothing.
    """
    rows, aside, left_out = [], [], Counter[str]()
    with warnings.catch_warnings():  # what decoders think of damaged files is told as a reason
        warnings.simplefilter("ignore")
        for number, several in enumerate(_hashed(picture_files(paths), parts, threads), 1):
            for found in several:
                if isinstance(found, dict):
                    rows.append(found)
                elif found.picture:
                    aside.append(found)
                else:
                    left_out[found.reason] += 1
            if progress is not None:
                progress(number)
    rows.sort(key=lambda row: str(row["name"]))
    table = pa.Table.from_pylist(rows, schema=PICTURES)
    return HashedPictures(table, tuple(sorted(aside)), left_out)


def _hashed(
    files: Iterator[PictureFile | VideoFile | SetAside], parts: bool, threads: int | None
) -> Iterator[list[dict[str, object] | SetAside]]:
    """Decode and hash files, some at a time, so that few are in memory at once."""
    workers = threads or os.cpu_count() or 1

    def one(file: PictureFile | VideoFile | SetAside) -> list[dict[str, object] | SetAside]:
        if isinstance(file, SetAside):
            return [file]
        if isinstance(file, VideoFile):
            return [
                _row(f"{file.name}#t={found.at_s}", file, found.pixels, file.form, parts=False)
                if isinstance(found, Frame)
                else found
                for found in frames(file)
            ]
        picture = decoded(file)
        if isinstance(picture, SetAside):
            return [picture]
        return [_row(file.name, file, picture.pixels, picture.form, parts=parts)]

    with ThreadPoolExecutor(workers) as pool:
        while some := list(islice(files, _AHEAD * workers)):
            yield from pool.map(one, some)


def _row(
    name: str, file: PictureFile | VideoFile, pixels: NDArray[np.uint8], form: str, *, parts: bool
) -> dict[str, object]:
    turns = all_turns(pixels)
    itself = turns["as it is"]
    of_video = isinstance(file, VideoFile)
    mark = None if of_video else picture_mark(file.data)
    return {
        "name": name,
        "video": file.name if of_video else None,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "pdq": itself.hex,
        "quality": itself.quality,
        "quarters": [one and one.hex for one in quarters(pixels)],
        "turns": [turns[name].hex for name in TURNS if name != "as it is"],
        "crops": [one.hex for one in all_parts(pixels)] if parts else [],
        "width": pixels.shape[1],
        "height": pixels.shape[0],
        "form": form,
        "generator": None if mark is None else str(mark),
    }


def _families(table: pa.Table, most_bits: int) -> pa.Table:
    """Give the files of each family of two or more."""
    known: dict[str, dict[str, Any]] = {}
    for row in table.select(["pdq", "quality", "quarters"]).to_pylist():
        if row["pdq"] not in known or row["quality"] > known[row["pdq"]]["quality"]:
            known[row["pdq"]] = row
    found = picture_families(
        list(known),
        [row["quality"] for row in known.values()],
        [row["quarters"] for row in known.values()],
        most_bits=most_bits,
    )
    of = {row["picture"]: row for row in found.to_pylist()}
    rows = [
        {"family": of[row["pdq"]]["family"], "name": row["name"], "how": of[row["pdq"]]["how"],
         "distance": of[row["pdq"]]["distance"], "sha256": row["sha256"]}
        for row in table.select(["name", "pdq", "sha256"]).to_pylist() if row["pdq"] in of
    ]  # fmt: skip
    files: dict[str, set[str]] = {}
    for row in rows:  # frames of one video are one file
        files.setdefault(row["family"], set()).add(row["sha256"] + row["name"].partition("#t=")[0])
    rows = [row for row in rows if len(files[row["family"]]) > 1]
    return pa.Table.from_pylist(
        sorted(rows, key=lambda row: (row["family"], row["distance"], row["name"])),
        schema=_FAMILIES,
    )


def _videos(table: pa.Table, families: pa.Table) -> pa.Table:
    """Give pairs of videos of which half of the frames of either are in the other, each hash once.

    As vPDQ compares videos, frame by frame wherever it stands; still frames count once.
    """
    of = dict(zip(families["name"].to_pylist(), families["family"].to_pylist(), strict=True))
    told: dict[str, dict[str, str | None]] = {}
    for row in table.select(["name", "video", "pdq", "quality"]).to_pylist():
        if row["video"] is not None and row["quality"] >= LEAST_QUALITY:
            told.setdefault(row["video"], {})[row["pdq"]] = of.get(row["name"])
    rows = []
    for one, other in combinations(sorted(told), 2):
        mine, theirs = list(told[one].values()), list(told[other].values())
        common = ({*mine} & {*theirs}) - {None}
        shares = [sum(each in common for each in side) / len(side) for side in (mine, theirs)]
        if max(shares) >= _LEAST_SHARE:
            rows.append(dict(zip(_VIDEOS.names, (one, other, *shares), strict=True)))
    return pa.Table.from_pylist(rows, schema=_VIDEOS)


def _leads(table: pa.Table, most_bits: int) -> pa.Table:
    """Give pairs of files that are alike once mirrored, turned or cut, one file for each hash."""
    first: dict[str, dict[str, Any]] = {}
    for row in table.to_pylist():
        if row["quality"] >= LEAST_QUALITY and row["video"] is None:
            first.setdefault(row["pdq"], row)
    told = list(first.values())
    found = picture_leads(
        list(first),
        [row["turns"] for row in told],
        [row["crops"] for row in told],
        most_bits=most_bits,
    )
    rows = [
        {**row, "picture": first[row["picture"]]["name"], "other": first[row["other"]]["name"]}
        for row in found.to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=PICTURE_LEADS)


def _listed(table: pa.Table, lists: Mapping[str, HashList], most_bits: int) -> pa.Table:
    """Look pictures of sufficient quality up, as they are and as they would look laid otherwise."""
    good = [row for row in table.to_pylist() if row["quality"] >= LEAST_QUALITY]
    names = ["as it is", *(name for name in TURNS if name != "as it is")]
    asked = words_of([one for row in good for one in (row["pdq"], *row["turns"])])
    rows = []
    for name, held in lists.items():
        pdq, labels = held.table["pdq"].to_pylist(), held.table["label"].to_pylist()
        near = HashIndex(words_of(pdq)).near(asked, most_bits=most_bits)
        for query, place, distance in zip(*(column.tolist() for column in near), strict=True):
            row, how = good[query // len(names)], names[query % len(names)]
            rows.append(
                {"name": row["name"], "list": name, "listed": pdq[place], "label": labels[place],
                 "how": how, "distance": distance}
            )  # fmt: skip
    return pa.Table.from_pylist(rows, schema=_LISTED)
