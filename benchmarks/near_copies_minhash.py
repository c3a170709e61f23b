"""Own anchors against MinHash with banding by the package rensa: copies met, candidates, CPU time."""

from __future__ import annotations

import itertools
import time
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.sameness.candidates import anchors_of
from groundswell.sameness.linking import needed
from groundswell.sameness.near_copies import NearCopies
from groundswell.sameness.ordering import MET
from groundswell.sameness.references import References, weights
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import skeletons
from groundswell.sameness.verifying import Written, partial_ratios

if TYPE_CHECKING:
    from collections.abc import Sequence

_PERMUTATIONS, _AT_ONCE = 128, 50_000
_BANDS = (64, 32)  # of two rows, and of four


def against(texts: pa.Table, copies: pa.Table) -> list[dict[str, Any]]:
    """Compare on texts that hold seeds and copies; how many of the pairs meet, and at what price."""
    said = texts["text"].combine_chunks()
    bare = skeletons(said)
    one = pc.index_in(copies["seed"].combine_chunks(), value_set=said)
    other = pc.index_in(copies["text"].combine_chunks(), value_set=said)
    known = np.asarray(pc.and_(one.is_valid(), other.is_valid()))
    first = one.fill_null(0).to_numpy().astype(np.int64)
    second = other.fill_null(0).to_numpy().astype(np.int64)
    langs = texts["lang"].combine_chunks()
    pairs = known & (first != second)
    pairs[pairs] = _copies(bare, langs, first[pairs], second[pairs])
    named = copies["kind"].to_pylist()
    kinds = np.array(named)
    asked = [
        (k, first[pairs & (kinds == k)], second[pairs & (kinds == k)]) for k in sorted(set(named))
    ]
    return [_own(bare, asked), *_rensa(bare, asked)]


def _copies(bare: pa.Array, langs: pa.Array, first: Any, second: Any) -> Any:
    """Say which pairs (p) the rule of families calls copies."""
    settings = NearCopies()
    references = References.from_texts(bare, langs)
    ratio = partial_ratios(Written.of(bare), first, second)
    used, place = np.unique(np.concatenate([first, second]), return_inverse=True)
    some = pa.array(used)
    shingles = shingles_of(bare.take(some))
    weight = weights(shingles, langs.take(some), references)
    each = [
        {g: w for g, w in zip(shingles.gram[x:y].tolist(), weight[x:y].tolist(), strict=True) if w}
        for x, y in itertools.pairwise(shingles.start.tolist())
    ]
    bits = [sum(one.values()) for one in each]
    out = np.zeros(len(first), dtype=np.bool_)
    for p, (a, b) in enumerate(zip(*np.split(place, 2), strict=True)):
        shared = sum(w for gram, w in each[a].items() if gram in each[b])
        if shared >= settings.fewest_bits:
            need = needed(shared, bits[a], bits[b], settings.least_ratio, settings.least_alike)
            out[p] = ratio[p] >= need
    return out


def _own(bare: pa.Array, asked: Sequence[Any]) -> dict[str, Any]:
    began = time.process_time()
    found = anchors_of(Written.of(bare))
    spent = time.process_time() - began

    def meet(a: int, b: int) -> bool:
        mine, its = (found.anchor[found.start[t] : found.start[t + 1]] for t in (a, b))
        return int(np.isin(mine, its).sum()) >= MET

    several = np.minimum(found.texts, 10_000).astype(np.float64)
    return {
        "by": f"anchors, {MET} or more in common",
        "cpu_s": round(spent, 1),
        "pairs_in_buckets_a_text": round(float((several * (several - 1) / 2).sum()) / len(bare), 1),
        **_met(asked, meet),
    }


def _rensa(bare: pa.Array, asked: Sequence[Any]) -> list[dict[str, Any]]:
    try:
        rensa = import_module("rensa")  # only this measurement needs it
    except ImportError:
        return [{"by": "rensa is not installed"}]
    began = time.process_time()
    lsh = {bands: rensa.RMinHashLSH(0.3, _PERMUTATIONS, bands) for bands in _BANDS}
    spent = dict.fromkeys(_BANDS, 0.0)
    rows = []
    digests = 0.0
    for first in range(0, len(bare), _AT_ONCE):
        began = time.process_time()
        some = shingles_of(bare.slice(first, _AT_ONCE))
        matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(
            some.gram, some.start.astype(np.uint64), _PERMUTATIONS, 1
        )
        digests += time.process_time() - began
        for bands, index in lsh.items():
            began = time.process_time()
            index.insert_matrix(matrix, first)
            spent[bands] += time.process_time() - began
        rows.append(np.array(matrix.to_rows(), dtype=np.uint32))
    signature = np.concatenate(rows)
    empty = np.asarray(pc.less(pc.utf8_length(bare), 5))
    out = []
    for bands in _BANDS:
        wide = _PERMUTATIONS // bands
        key = np.zeros((len(signature), bands), dtype=np.uint64)
        for row in range(wide):
            key = key * np.uint64(0x9E3779B97F4A7C15) + signature[:, row::wide]
        pairs = 0.0
        for band in range(bands):
            several = np.unique(key[~empty, band], return_counts=True)[1].clip(max=10_000)
            pairs += float((several * (several - 1) / 2).sum())
        out.append(
            {
                "by": f"rensa {_version()}, {_PERMUTATIONS} permutations, {bands} bands",
                "cpu_s": round(digests + spent[bands], 1),
                "pairs_in_buckets_a_text": round(pairs / len(bare), 1),
                **_met(asked, lambda a, b, key=key: bool((key[a] == key[b]).any())),
            }
        )
    return out


def _met(asked: Sequence[Any], meet: Any) -> dict[str, float]:
    return {
        kind: round(float(np.mean([meet(a, b) for a, b in zip(first, second, strict=True)])), 3)
        for kind, first, second in asked
        if len(first)
    }


def _version() -> str:
    try:
        return version("rensa")
    except PackageNotFoundError:
        return ""
