"""``python -m benchmarks NAME [--quick] [--json]``."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from importlib.metadata import version
from typing import Any

NAMES = {
    "accuracy": "false names, operations found and published methods, on worlds of known truth",
    "copies": "seeds looked for in posts: copies found by kind and language, false matches, cost",
    "copying": "copied text: recall on a known operation against ordinary accounts named",
    "coortweet": "our pairs against those by the published CooRTweet definition, on the demo data",
    "hashtags": "hashtag variants: planted ones found, strangers joined, yield, and cost by tags",
    "d3lta": "copypasta, rewording, translation: F1 on a peer's documents, the peer side by side",
    "names": "handles and headlines that are alike by accident, by how many there are",
    "near_copies": "families of copies: cost by step and size, recall by kind, against MinHash-LSH",
    "narratives": "texts of known stories brought together in six languages; no chains on real posts",
    "organic": "innocent mechanisms: how often named, on worlds and on real data",
    "translations": "rewordings and translations: recall by pair of languages at false leads; needs data",
    "investigate": "wall time, CPU time and peak memory of the main job on a file",
    "speed": "our kernel against plain SQL: CPU and wall time, peak memory, checksums of the pairs",
    "pictures": "edits by distance, pictures that are different, all pairs of hashes, look-ups",
    "peers": "our whole command against peers from the package registry, on the same posts",
    "growth": "the kernel by events, pairs, hot share and window; makes docs/performance.md",
    "scale": "Spark on two threads: CPU time, rows and bytes shuffled, and what a billion would need",
    "reading": "from files to tables: CPU time by stage, against a bare read",
    "provider": "operators in provider logs: found and falsely named; look-alikes one by one",
    "provider_poisoning": "operators in provider logs beside accounts planted to make misuse look ordinary",
    "provider_odds": "what each fact about a candidate weighs, measured on made logs; --write keeps it",
    "provider_speed": "the wing on provider logs: messages a second, and where time goes",
    "linking": "accounts of one operator: found and false on worlds, what linked look-alikes resemble, chance",
    "usage_reading": "usage logs from files to tables: CPU time by step, peak memory",
    "usage_sequences": "subjects, families of prompts, sequences: CPU time, and what chance gives",
    "usage_prompts": "stages of real prompts: misuse found, ordinary requests flagged, cost; needs data",
    "significance": "CPU time, peak memory and growth of all tests of one trace, by events",
}


def machine() -> dict[str, object]:
    """Where and with what this was measured."""
    packages = ("groundswell", "duckdb", "numba", "numpy", "pyarrow", "igraph")
    return {
        "cpus": os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument(
        "name", choices=NAMES, help="; ".join(f"{n}: {t}" for n, t in NAMES.items())
    )
    parser.add_argument(
        "--quick", action="store_true", help="a smaller measurement, within minutes"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--data", help="the file to measure on, where the benchmark takes one")
    named = next((word for word in sys.argv[1:] if word in NAMES), None)
    if named is not None and hasattr(_module(named), "options"):
        _module(named).options(parser)
    chosen = vars(parser.parse_args())
    as_json, module = chosen.pop("json"), _module(chosen.pop("name"))
    found = module.measure(**chosen)
    if as_json:
        json.dump({"machine": machine(), **found}, sys.stdout, indent=1)
        print()
        return
    print("  ".join(f"{key} {value}" for key, value in machine().items()))
    for title, rows in found.items():
        print(f"\n{title}")
        for row in rows:
            print("  " + "  ".join(f"{key}: {value}" for key, value in row.items()))


def _module(name: str) -> Any:
    return importlib.import_module(f"benchmarks.{name}")


if __name__ == "__main__":
    main()
