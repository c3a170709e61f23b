"""Copypasta, rewording and translation: against a peer's documents, and the peer itself.

The peer is D3lta (Richard et al. 2023, https://arxiv.org/abs/2312.17338). Its documents are
evaluation data: they are read from beside the checkout (``--data FOLDER``), only counts are
printed, and without them the benchmark says so. Its package is installed into a virtual
environment of its own, thrown away afterwards unless ``--installed FOLDER`` says where to keep it.
Side by side both are given the same texts and the same vectors.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.cost import Clock, apart, run
from groundswell.sameness.encoder import encoder
from groundswell.sameness.labels import COPYPASTA, REWORDING, TRANSLATION, label_pairs
from groundswell.sameness.near_copies import near_copies
from groundswell.tables.languages import identify_all
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Row = dict[str, object]

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_PINNED = "d3lta==1.0.2"
_SIZES, _QUICK = (3_000, 10_000, 50_000), (3_000,)
_GROWTH = (50_000, 200_000, 1_000_000)
_LIMIT_S = 5_400.0
_NAMES = (COPYPASTA, REWORDING, TRANSLATION)
_ASKED = {COPYPASTA: 0.94, REWORDING: 0.90, TRANSLATION: 0.90}
_RECIPE = 843 / 3.95  # false pairs per million that the recipe we started from made; 187 with z
_NO_WORDS = re.compile(r"[#@]\S+|\S*(?:http|www\.)\S*")
# The peer numbers texts by strings of digits, and is given vectors and languages.
_PEER = """
import json, sys, time
import numpy as np
import pandas as pd
from d3lta.faissd3lta import semantic_faiss
folder = sys.argv[1]
texts = pd.DataFrame(json.load(open(f"{folder}/texts.json")))
texts.index = [str(n) for n in range(len(texts))]
vectors = pd.DataFrame(np.load(f"{folder}/vectors.npy"), index=texts.index)
began, cpu = time.monotonic(), time.process_time()
found, _ = semantic_faiss(texts.rename(columns={"text": "original", "lang": "language"}),
                          min_size_txt=0, df_embeddings_use=vectors)
told = {"wall_s": time.monotonic() - began, "cpu_s": time.process_time() - cpu,
        "pairs": {k: int(n) for k, n in found["dup_type"].value_counts().items()}}
json.dump(told, open(f"{folder}/peer.json", "w"))
"""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument(
        "--installed", type=Path, help="virtual environment with the peer; made when absent, kept"
    )
    parser.add_argument(
        "--texts", type=int, nargs="*", help="sizes side by side (3000 10000 50000)"
    )


def measure(
    *,
    quick: bool,
    data: str | None = None,
    installed: Path | None = None,
    texts: Sequence[int] | None = None,
) -> dict[str, list[Row]]:
    """Measure the labels on the peer's documents, then both on posts, side by side."""
    home = Path(data) if data else _HOME
    documents = home / "matching" / "d3lta_docs.parquet"
    if not documents.is_file():
        return {"not measured": [{"why": f"the evaluation file {documents.name} is not here"}]}
    found = labelled(home / "matching")
    posts = home / "ira" / "posts.parquet"
    if posts.is_file():
        sizes = tuple(texts) if texts else _QUICK if quick else _SIZES
        found |= _beside(posts, sizes, installed)
        found |= _growth(posts, (50_000,) if quick else _GROWTH)
    return found


def labelled(folder: Path) -> dict[str, list[Row]]:
    """Score our labels and the peer's published ones on the documents of each half.

    Halves are those of a hash of the group: thresholds were chosen on the first and are reported
    on the second. The pairs of two groups are false, whatever they are called.
    """
    documents = pq.read_table(folder / "d3lta_docs.parquet")
    edges = pq.read_table(folder / "d3lta_published_edges.parquet")
    truth = Truth(documents)
    vectors = encoder("use").encode(truth.norm)
    published = truth.pairs(
        (truth.place_of(edges["a"]), truth.place_of(edges["b"])),
        pc.replace_substring(edges["d3lta_type"], "-", "").to_pylist(),
    )
    rows = truth.scored("the peer, as published", published)
    identified = identify_all(pa.array(truth.norm)).to_pylist()
    for name, languages in (("ours", truth.lang), ("ours, languages guessed", identified)):
        rows += truth.scored(name, truth.ours(vectors, languages))
    return {"the peer's documents": rows, "asked of the second half": asked(rows)}


def asked(rows: Iterable[Row]) -> list[Row]:
    """Hold the second half of ours against what was asked."""
    (ours,) = (row for row in rows if row["who"] == "ours" and row["half"] == "held out")
    told: list[Row] = []
    for name in _NAMES:
        f1 = ours[f"{name} F1"]
        assert isinstance(f1, float)
        told.append(
            {"what": f"{name} F1", "asked": f"at least {_ASKED[name]}", "measured": f1,
             "": "met" if f1 >= _ASKED[name] else "missed"}
        )  # fmt: skip
    false = ours["false pairs a million"]
    assert isinstance(false, float)
    told.append(
        {"what": "false pairs a million", "asked": f"fewer than {_RECIPE:.0f}", "measured": false,
         "": "met" if false < _RECIPE else "missed"}
    )  # fmt: skip
    return told


class Truth:
    """The documents, which group each is of, and what the pairs of a group are to each other."""

    def __init__(self, documents: pa.Table) -> None:
        """Read the documents."""
        self.doc = documents["doc"].to_numpy()
        self.norm = [normal(text) or "" for text in documents["text"].to_pylist()]
        self.lang = documents["lang"].to_pylist()
        self._group = documents["g"].to_numpy()
        kinds = pc.replace_substring(documents["type_inferred"], "-", "").to_pylist()
        self._kind = np.array([_NAMES.index(kind) for kind in kinds])
        self._half = np.array(
            [int(hashlib.md5(str(g).encode()).hexdigest(), 16) % 2 for g in self._group]
        )

    def place_of(self, documents: pa.ChunkedArray) -> NDArray[np.int64]:
        """Give the places of documents."""
        order = np.argsort(self.doc)
        return np.asarray(order[np.searchsorted(self.doc[order], documents.to_numpy())])

    def pairs(
        self, places: tuple[NDArray[np.int64], NDArray[np.int64]], labels: Sequence[str]
    ) -> NDArray[np.int8]:
        """Give labels as a square with one number a pair, -1 where there is none."""
        square = np.full((len(self.doc), len(self.doc)), -1, np.int8)
        numbers = [_NAMES.index(label) for label in labels]
        square[np.minimum(*places), np.maximum(*places)] = numbers
        return square

    def ours(
        self, vectors: NDArray[np.float32], languages: Sequence[str | None]
    ) -> NDArray[np.int8]:
        """Label all documents; those with one normal form are copies of each other."""
        first = {text: place for place, text in reversed(list(enumerate(self.norm)))}
        places = sorted(first.values())
        found = label_pairs(
            pa.array([self.norm[p] for p in places]), [languages[p] for p in places],
            vectors[places],
        )  # fmt: skip
        number = {hashlib.md5(self.norm[p].encode()).hexdigest(): p for p in places}
        a, b = (
            np.array([number[key] for key in found[name].to_pylist()], np.int64)
            for name in ("text_a", "text_b")
        )
        labels = self.pairs((a, b), found["label"].to_pylist())
        labels = np.maximum(labels, labels.T)
        of = np.array([first[text] for text in self.norm])
        square = labels[of][:, of]
        square[of[:, None] == of[None, :]] = _NAMES.index(COPYPASTA)
        return np.asarray(square, dtype=np.int8)

    def scored(self, who: str, square: NDArray[np.int8]) -> list[Row]:
        """Score labels on all documents and on those of each half."""
        rows: list[Row] = []
        for half, chosen in (
            ("tuned on", self._half == 0), ("held out", self._half == 1), ("all", self._half >= 0),
        ):  # fmt: skip
            places = np.flatnonzero(chosen)
            one, other = np.triu_indices(len(places), 1)
            a, b = places[one], places[other]
            true = np.where(self._group[a] == self._group[b], self._kind[a], -1)
            told = square[a, b]
            row: Row = {"who": who, "half": half, "pairs": len(a)}
            for number, name in enumerate(_NAMES):
                right = int(((told == number) & (true == number)).sum())
                both = int((told == number).sum() + (true == number).sum())
                row[f"{name} F1"] = round(2 * right / max(1, both), 3)
            false = int(((told >= 0) & (true < 0)).sum())
            row |= {"false pairs": false, "false pairs a million": round(1e6 * false / len(a), 1)}
            rows.append(row)
        return rows


def _beside(posts: Path, sizes: Sequence[int], installed: Path | None) -> dict[str, list[Row]]:
    """Run both on distinct posts and their vectors, each in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        rows = [_prepared(posts, home, max(sizes))]
        python = (installed or home / "peer") / "bin" / "python"
        why = install(python)
        told: list[Row] = []
        for size in sizes:
            folder = home / str(size)
            folder.mkdir()
            texts = pq.read_table(home / "texts.parquet").slice(0, size)
            pq.write_table(texts, folder / "texts.parquet")
            plain = json.dumps(texts.select(["text", "lang"]).to_pydict())
            (folder / "texts.json").write_text(plain, encoding="utf-8")
            np.save(folder / "vectors.npy", np.load(home / "vectors.npy")[:size])
            told += [_ours(folder, size), _peers(folder, size, python, why)]
        return {"texts": rows, "side by side, vectors given": told}


def _prepared(posts: Path, home: Path, count: int) -> Row:
    """Put distinct texts, and their vectors, into the folder.

    Without links, names and hashtags 30 characters are left: what the peer asks for, and it fails
    on a text of which nothing is left.
    """
    texts = pc.unique(pq.read_table(posts, columns=["text"])["text"].drop_null()).to_pylist()
    texts.sort(key=lambda text: hashlib.md5(text.encode()).digest())
    first: dict[str, str] = {}
    for text in texts:
        norm = normal(text) or ""
        if sum(map(str.isalnum, _NO_WORDS.sub("", text))) >= 30:
            first.setdefault(norm, text)
        if len(first) == count:
            break
    norms = pa.array(list(first))
    languages = pc.fill_null(identify_all(norms), "")
    began = time.process_time()
    vectors = encoder("use").encode(list(first))
    spent = time.process_time() - began
    table = {"text": list(first.values()), "text_norm": norms, "lang": languages}
    pq.write_table(pa.table(table), home / "texts.parquet")
    np.save(home / "vectors.npy", vectors)
    return {
        "distinct texts": len(first),
        "cpu_s of their vectors": round(spent, 1),
        "cpu_s a million": round(1e6 * spent / max(1, len(first))),
    }


def _growth(posts: Path, sizes: Sequence[int]) -> dict[str, list[Row]]:
    """Label the near-copies of many distinct texts: what takes no vectors, and grows as they do."""
    texts = pc.unique(pq.read_table(posts, columns=["text"])["text"].drop_null()).to_pylist()
    texts.sort(key=lambda text: hashlib.md5(text.encode()).digest())
    norms = list(dict.fromkeys(filter(None, (normal(t) for t in texts[: 2 * max(sizes)]))))
    rows: list[Row] = []
    for size in sizes:
        chosen = pa.array(norms[:size])
        languages = identify_all(chosen)
        with Clock() as clock:
            families = near_copies(chosen, languages)
            keys = [hashlib.md5(text.encode()).hexdigest() for text in chosen.to_pylist()]
            number = pc.index_in(families["text_key"], pa.array(keys)).to_numpy()
            head = pc.index_in(families["family_key"], families["text_key"]).to_numpy()
            members = np.flatnonzero(head != np.arange(len(head)))
            found = label_pairs(
                chosen.take(pa.array(number)), languages.take(pa.array(number)), None,
                candidates=(members, head[members]),
            )  # fmt: skip
        rows.append(
            {"texts": len(chosen), "cpu_s": clock.cpu_s, "peak_gb": clock.peak_gb,
             "in families": families.num_rows, "copypasta pairs with a representative": found.num_rows}
        )  # fmt: skip
    return {"growth: near-copies found and labelled, no vectors": rows}


def _ours(folder: Path, size: int) -> Row:
    found = apart("benchmarks.d3lta_ours", {"folder": str(folder)}, limit_s=_LIMIT_S)
    return {"texts": size, "who": "ours", "finished": bool(found), **(found or {})}


def _peers(folder: Path, size: int, python: Path, why: str) -> Row:
    row: Row = {"texts": size, "who": _PINNED, "finished": False}
    if why:
        return row | {"why": why}
    ran = run([str(python), "-c", _PEER, str(folder)], limit_s=_LIMIT_S)
    if not ran.finished:
        return row | {"why": ran.why, "cpu_s": ran.cpu_s, "peak_gb": ran.peak_gb}
    told = json.loads((folder / "peer.json").read_text(encoding="utf-8"))
    return row | {
        "finished": True,
        "cpu_s": round(told["cpu_s"], 2),
        "wall_s": round(told["wall_s"], 2),
        "peak_gb": ran.peak_gb,
        "cpu_s of the whole process": ran.cpu_s,
        "pairs": told["pairs"],
    }


def install(python: Path) -> str:
    """Install the peer where it is not yet; give why it can't be, "" where it is."""
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
    print(f"installing {_PINNED}", file=sys.stderr)
    command = [str(python), "-m", "pip", "install", "-q", "--no-input", _PINNED]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.returncode:
        return ""
    said = done.stderr.strip().splitlines()[-1:] or ["pip failed"]
    return f"not installed (is there a package registry?): {said[0][:120]}"
