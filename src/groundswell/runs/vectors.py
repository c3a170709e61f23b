"""Vectors of texts, computed once per distinct text and encoder, and kept in the case.

    case/vectors/ID/NNNNN.arrow     text_key and vector, a few thousand texts a file

ID stands for the encoder's name, version (which names its weights) and dimensions, so another
model never meets these vectors. A file is there whole or not at all, and files are only added: a
run that was stopped goes on where it was, and other posts of the same texts cost nothing.
"""

from __future__ import annotations

import hashlib
import os
import time
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import CaseError
from groundswell.runs.folder import identity
from groundswell.sameness import references
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import skeletons

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from groundswell.runs.folder import CaseFolder
    from groundswell.sameness.encoder import Encoder

    Halves = NDArray[np.float16]

_TEXTS = 4_096  # in one file: some seconds of work, which is what a stopped run loses


def worth_encoding(texts: pa.Array, languages: pa.Array, fewest_bits: float) -> NDArray[np.bool_]:
    """Say for n distinct texts which hold so many bits that their meaning is worth comparing.

    A short sentence is near to everything: "what happened?" has no meaning of its own. Bits are
    those that near-copies are measured in.
    """
    if not len(texts):
        return np.empty(0, np.bool_)
    plain = skeletons(texts)
    cut = shingles_of(plain)
    known = references.References.from_texts(plain, languages)
    held = references.bits(cut, references.weights(cut, languages, known))
    return np.asarray(held >= fewest_bits)


def vectors_of(
    case: CaseFolder,
    texts: pa.Array,
    encoder: Encoder,
    *,
    progress: Callable[[float, str], None] | None = None,
) -> Halves:
    """Give the vectors of n normalised texts, in order: float16 of shape (n, dimensions).

    What the case lacks is encoded and put down; ``progress`` is told the share done and a few
    words. Raises `CaseError` where the case can't be written, and what the encoder raises.
    """
    folder = folder_of(case, encoder)
    keys = text_keys(texts)
    parts = _parts(folder, encoder.dimensions)
    distinct, first = np.unique(keys.to_numpy(zero_copy_only=False), return_index=True)
    there = pc.is_in(pa.array(distinct, pa.string()), value_set=_all_keys(parts))
    missing = np.sort(first[~there.to_numpy(zero_copy_only=False)])
    began = time.monotonic()
    for start in range(0, len(missing), _TEXTS):
        chosen = pa.array(missing[start : start + _TEXTS])
        found = encoder.encode(texts.take(chosen).to_pylist()).astype(np.float16)
        _put_down(folder, keys.take(chosen), found)
        if progress is not None:
            done = min(start + _TEXTS, len(missing))
            progress(done / len(missing), _left(done, len(missing), time.monotonic() - began))
    parts = _parts(folder, encoder.dimensions) if len(missing) else parts
    place = pc.index_in(keys, value_set=_all_keys(parts)).to_numpy(zero_copy_only=False)
    out, start = np.empty((len(keys), encoder.dimensions), np.float16), 0
    for held, vectors in parts:  # one file after another, so that nothing is in memory twice
        here = np.flatnonzero((place >= start) & (place < start + len(held)))
        out[here] = vectors[place[here] - start]
        start += len(held)
    return out


def folder_of(case: CaseFolder, encoder: Encoder) -> Path:
    """Give the folder in which the vectors of an encoder lie."""
    about = {"name": encoder.name, "version": encoder.version, "size": encoder.dimensions}
    return case.path / "vectors" / identity(about)


def text_keys(texts: pa.Array) -> pa.Array:
    """Give the key of each text, as in every other table: the MD5 of the normalised text."""
    return pa.array(
        [
            hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
            for text in texts.to_pylist()
        ],
        pa.string(),
    )


def _parts(folder: Path, dimensions: int) -> list[tuple[pa.Array, Halves]]:
    """Map the files that are there: keys (m) and vectors (m, dimensions); damaged ones go."""
    found = []
    for file in sorted(folder.glob("*.arrow")) if folder.is_dir() else ():
        try:
            table = pa.ipc.open_file(pa.memory_map(str(file))).read_all()
            column = table["vector"].combine_chunks()
            vectors = column.flatten().to_numpy().reshape(len(column), dimensions)
            found.append((table["text_key"].combine_chunks(), vectors))
        except (pa.ArrowException, OSError, ValueError, KeyError):
            file.unlink()
    return found


def _all_keys(parts: list[tuple[pa.Array, Halves]]) -> pa.Array:
    return pa.concat_arrays([pa.array([], pa.string()), *(keys for keys, _ in parts)])


def _put_down(folder: Path, keys: pa.Array, vectors: Halves) -> None:
    column = pa.FixedSizeListArray.from_arrays(pa.array(vectors.ravel()), vectors.shape[1])
    table = pa.table({"text_key": keys, "vector": column})
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(file.stem) for file in folder.glob("*.arrow")), default=-1)
        fresh = folder / f".{number:05d}.{os.getpid()}"
        with pa.OSFile(str(fresh), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
        fresh.replace(folder / f"{number:05d}.arrow")
    except OSError as why:
        msg = f"the vectors of texts can't be written into the case ({why.strerror}); free space, or give another folder with --out"
        raise CaseError(msg) from why


def _left(done: int, of: int, seconds: float) -> str:
    minutes = seconds / done * (of - done) / 60
    wait = f", about {minutes:.0f} min left" if minutes >= 1 else ""
    return f"{done:,} of {of:,} texts{wait}"
