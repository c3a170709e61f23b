"""Our whole command against peers from the package registry, on the same posts.

From one CSV to the networks of accounts that posted the same links and reposted the same posts,
at 60 seconds and twice. Peers are installed into a virtual environment of their own, thrown away
afterwards unless ``--installed FOLDER`` says where to keep it. Each command is a process tree of
its own on the same two cores; its CPU time is that of the whole tree.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import peer_networks, performance_page
from benchmarks import posts as posts_of
from benchmarks.cost import Ran, run
from benchmarks.stages import stages

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    Row = dict[str, Any]

WINDOW_S = 60
MIN_ITEMS = 2
PAIRS = "groundswell pairs"
OURS = "groundswell investigate, tables only"
OURS_USUAL = "groundswell investigate, as it comes"
TOOLKIT, ASTRO = "coordination-network-toolkit", "astrodetection"
LEAST = 5.0  # times less CPU time than the toolkit is what was asked
_PINNED = {TOOLKIT: "coordination-network-toolkit==1.5.2", ASTRO: "astrodetection[standard]==0.3.6"}
_MAIN = "from coordination_network_toolkit.__main__ import main; main()"
_RECIPE = {
    "door": {"keep_handles": True, "identify_language": False},
    "traces": {
        name: {"window_ms": WINDOW_S * 1_000, "min_items": MIN_ITEMS}
        for name in ("co_link", "co_repost")
    },
}
# Its default builds a dense square of all accounts; the fast form keeps edges from its own
# default of 0.9 on. It knows no window.
_ASTRO = """
import sys
import pandas as pd
from astrodetection import create_coSharing_graph, create_coURL_graph

def keep(graph, name):
    pd.DataFrame(graph.edges(), columns=["a", "b"]).to_csv(f"{sys.argv[2]}/{name}.csv", index=False)

posts = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
posts["kind"] = (posts["repost_id"] != "").map({True: "retweet", False: "post"})
keep(create_coURL_graph(posts, userid_col="user_id", url_col="urls", type_column="kind",
    include_types=["post"], min_urls=2, min_overlap=2, fast_graph=True), "co_link")
keep(create_coSharing_graph(posts, type_column="kind", userid_col="user_id",
    feature_col="repost_id", min_retweets=2, min_overlap=2, fast_graph=True), "co_repost")
"""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument(
        "--installed", type=Path, help="virtual environment with the peers; made when absent, kept"
    )
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--posts", type=int, help="how many posts (1000000, quick 100000)")


def measure(
    *,
    quick: bool,
    data: str | None = None,
    installed: Path | None = None,
    posts: int | None = None,
    write: bool = False,
) -> dict[str, list[Row]]:
    """Measure on a million posts (100,000 with ``quick``)."""
    del data
    if write:
        performance_page.expect("peers")
    count = posts or (100_000 if quick else 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        found = _measured(home, count, installed or home / "peers")
    if write:
        performance_page.put("peers", found, quick=quick)
    return found


def _measured(home: Path, count: int, environment: Path) -> dict[str, list[Row]]:
    file = home / "posts.csv"
    about = posts_of.write(file, count)
    missing = install(environment)
    rows = _ours(home, file)
    rows += [missing[TOOLKIT]] if TOOLKIT in missing else _toolkit(home, file, environment)
    rows += [missing[ASTRO]] if ASTRO in missing else [_astro(home, file, environment)]
    return {
        "posts": [about],
        "whole commands": rows,
        "where the CPU time of investigate goes, tables only": stages(file, _RECIPE, ("csv",)),
        "networks": peer_networks.compare(file, home, window_s=WINDOW_S, min_items=MIN_ITEMS),
        "asked of the whole command": asked(rows),
    }


def asked(rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Give how many times less CPU time our commands took than the toolkit's three together.

    Its job is to count pairs; what else a case holds is not asked of anything, and told.
    """
    theirs = [row for row in rows if row["who"] == TOOLKIT and row["step"] == "all"]
    if not theirs or not theirs[0]["finished"]:
        return []
    found = []
    for row in rows:
        if row["who"] in {PAIRS, OURS, OURS_USUAL} and row["finished"]:
            times = theirs[0]["cpu_s"] / row["cpu_s"]
            judged = row["who"] == PAIRS
            found.append(
                {
                    "what": f"{row['who']}: less CPU than {TOOLKIT}",
                    "asked": f"at least {LEAST:g}" if judged else "nothing",
                    "measured": round(times, 2),
                    "": ("met" if times >= LEAST else "missed") if judged else "",
                }
            )
    return found


def install(environment: Path) -> dict[str, Row]:
    """Install the peers; give, for those that can't be, a row that says so."""
    python = environment / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    missing: dict[str, Row] = {}
    for peer, pinned in _PINNED.items():
        print(f"installing {pinned}", file=sys.stderr)
        command = [str(python), "-m", "pip", "install", "-q", "--no-input", pinned]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = done.stderr.strip().splitlines()[-1:] or ["pip failed"]
            missing[peer] = {
                "who": peer,
                "step": "all",
                "finished": False,
                "why": f"not installed (is there a package registry?): {said[0][:120]}",
            }
    return missing


def _ours(home: Path, file: Path) -> list[Row]:
    """Run our commands: the pairs alone, a case with its tables, and what a case usually holds."""
    traces = ["--traces", "co_link,co_repost"]
    traces += [
        word
        for name in ("co_link", "co_repost")
        for word in (
            *("--window", f"{name}={WINDOW_S}s"),
            *("--set", f"{name}.min_items={MIN_ITEMS}"),
        )
    ]
    commands: tuple[tuple[str, str, str, list[str]], ...] = (
        (PAIRS, "pairs", "pairs", ["--keep-handles"]),
        (OURS, "investigate", "ours", ["--format", "csv", "--no-language", "--keep-handles"]),
        (OURS_USUAL, "investigate", "usual", []),
    )
    key = {"GROUNDSWELL_KEY_FILE": str(home / "key")}
    small = home / "small.csv"
    posts_of.write(small, 3_000)  # so that what is compiled once on a machine is compiled
    rows: list[Row] = []
    for given, before in ((small, "small-"), (file, "")):
        for who, verb, out, more in commands:
            command = [sys.executable, "-m", "groundswell", verb, "-y", "-q", str(given)]
            found = run(
                [*command, "-o", str(home / f"{before}{out}"), *traces, *more], environment=key
            )
            if not found.finished:
                raise SystemExit(f"groundswell {verb}: {found.why}")
            if given == file:
                rows.append(_row(who, "all", found))
    return rows


def _toolkit(home: Path, file: Path, environment: Path) -> list[Row]:
    """Run the toolkit's three commands; its networks stay in its database."""
    started = [str(environment / "bin" / "python"), "-c", _MAIN, str(home / "toolkit.db")]
    how = ["--time_window", str(WINDOW_S), "--min_edge_weight", str(MIN_ITEMS), "--n_cpus", "2"]
    rows, all_of_it = [], Ran(True, 0.0, 0.0, 0.0)
    for step in (
        ["preprocess", str(file)],
        ["compute", "co_link", *how],
        ["compute", "co_retweet", *how],
    ):
        found = run([*started, *step])
        rows.append(_row(TOOLKIT, " ".join(step[:2]).replace(str(file), "").strip(), found))
        all_of_it = Ran(
            found.finished,
            round(all_of_it.cpu_s + found.cpu_s, 2),
            round(all_of_it.wall_s + found.wall_s, 2),
            max(all_of_it.peak_gb, found.peak_gb),
            found.why,
        )
        if not found.finished:
            break
    return [*rows, _row(TOOLKIT, "all", all_of_it)]


def _astro(home: Path, file: Path, environment: Path) -> Row:
    (home / "astro").mkdir()
    python = str(environment / "bin" / "python")
    return _row(ASTRO, "all", run([python, "-c", _ASTRO, str(file), str(home / "astro")]))


def _row(who: str, step: str, found: Ran) -> Row:
    return {
        "who": who,
        "step": step,
        "finished": found.finished,
        "cpu_s": found.cpu_s,
        "wall_s": found.wall_s,
        "peak_gb": found.peak_gb,
        **({"why": found.why} if found.why else {}),
    }
