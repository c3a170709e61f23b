"""Label the pairs of given texts and vectors in a process of its own; run by ``d3lta``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from benchmarks.cost import Clock, asked_of_me
from groundswell.sameness.labels import label_pairs


def main() -> None:
    """Print what it cost and what was found."""
    folder = Path(asked_of_me()["folder"])
    texts = pq.read_table(folder / "texts.parquet")
    vectors = np.load(folder / "vectors.npy")
    label_pairs(texts["text_norm"][:64].combine_chunks(), texts["lang"][:64], vectors[:64])
    with Clock() as clock:
        found = label_pairs(texts["text_norm"].combine_chunks(), texts["lang"], vectors)
    told = {
        "cpu_s": clock.cpu_s,
        "wall_s": clock.wall_s,
        "peak_gb": clock.peak_gb,
        "pairs": dict(Counter(found["label"].to_pylist())),
    }
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
