"""Tables of accuracy from the outcomes of trials, and the page that they stand on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import mean as average
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import accuracy_pictures
from groundswell.networks.baselines import published
from groundswell.networks.scores import Measured, exact_share, mean, poisson, share
from groundswell.runs.world_trials import OURS, OURS_WITH_LEADS, THRESHOLDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    Outcome = Mapping[str, Any]

TITLES = {
    OURS: "beyond chance",
    OURS_WITH_LEADS: "beyond chance, or a lead",
    **{each.name: each.title for each in published()},
}
PAPERS = {each.name: each.paper for each in published()}
TARGETS = {  # what an operation should be found by, at least
    **dict.fromkeys(
        ("own_10x8", "own_20x6", "boost_20x6", "boost_10x4", "boost_5x20", "boost_200x4"), 0.95
    ),
    "boost_50x3": 0.9,
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind with a title and what a reader needs to know of them."""

    title: str
    says: str
    rows: list[dict[str, Any]]


def tables(outcomes: Sequence[Outcome], real: Sequence[Mapping[str, Any]]) -> list[Table]:
    """Make every table for which something was measured."""
    organic = [each for each in outcomes if not each["operations"]]
    mixed = [each for each in outcomes if each["operations"]]
    made = [
        _organic(organic),
        _calibration(organic),
        _mixed(mixed),
        _recall(mixed),
        _recall_by_kind(mixed),
        _bursts(outcomes),
        _automation(outcomes),
        _tiers(outcomes),
        _explained(outcomes),
        _side_by_side(organic, mixed),
        _side_by_side_recall(mixed),
        _cost(outcomes),
        Table(
            "Real data",
            "What is named in data that nobody here wrote. They have no ground truth: a name here is "
            "something to be looked at, and silence is no proof.",
            [dict(row) for row in real],
        ),
    ]
    return [table for table in made if table.rows]


def _organic(organic: Sequence[Outcome]) -> Table:
    rows = []
    for (events, kind), each in _by(organic, lambda o: (o["events"], o["world"])).items():
        said = [o["methods"][OURS] for o in each]
        rows.append(
            {
                "events": f"{events:,}",
                "world": kind,
                "worlds": len(each),
                "worlds with anybody named": _shown(
                    exact_share(sum(m["false"] > 0 for m in said), len(said))
                ),
                "people named, all worlds": sum(m["false"] for m in said),
                "of": f"{sum(o['accounts'] for o in each):,}",
                "most in one world": max(m["false"] for m in said),
                "people named as leads": sum(
                    o["methods"][OURS_WITH_LEADS]["false"] - o["methods"][OURS]["false"]
                    for o in each
                ),
                "who": _counts(_added(m["false_by_mechanism"] for m in said)),
            }
        )
    for events, each in _by(organic, lambda o: o["events"]).items():
        hit = sum(o["methods"][OURS]["false"] > 0 for o in each)
        rows.append(
            {
                "events": f"{events:,}",
                "world": "**all**",
                "worlds": len(each),
                "worlds with anybody named": _shown(exact_share(hit, len(each))),
                "people named, all worlds": sum(o["methods"][OURS]["false"] for o in each),
                "of": f"{sum(o['accounts'] for o in each):,}",
                "most in one world": max(o["methods"][OURS]["false"] for o in each),
                "people named as leads": sum(
                    o["methods"][OURS_WITH_LEADS]["false"] - o["methods"][OURS]["false"]
                    for o in each
                ),
                "who": "",
            }
        )
    return Table(
        "Worlds in which nobody coordinates",
        "The share of organic worlds in which any account of a person is named beyond chance, with "
        "Clopper–Pearson intervals; at most 5% is what is promised. Legitimate automation has its "
        "own table below.",
        rows,
    )


def _calibration(organic: Sequence[Outcome]) -> Table:
    rows = []
    for (events, kind), each in _by(organic, lambda o: (o["events"], o["world"])).items():
        family = sum(o["family"] for o in each)
        row: dict[str, Any] = {"events": f"{events:,}", "world": kind, "pairs": f"{family:,.0f}"}
        for threshold in THRESHOLDS:
            row[f"{threshold:g}"] = _ratio(_observed(each, threshold), threshold * family)
        rows.append(row)
    return Table(
        "Calibration",
        "Observed over nominal number of pairs of people with a p-value at most the threshold, in "
        "organic worlds; at most 1 is what a p-value promises. Nominal is the threshold times the "
        "number of pairs that share two items or more at any time, whether they coincide or not. "
        "Brackets hold Poisson intervals, which are too narrow where pairs hang together.",
        rows,
    )


def _mixed(mixed: Sequence[Outcome]) -> Table:
    rows = []
    for (events, kind), each in _by(mixed, lambda o: (o["events"], o["world"])).items():
        row: dict[str, Any] = {"events": f"{events:,}", "world": kind, "worlds": len(each)}
        for name in (OURS, OURS_WITH_LEADS):
            row[f"{TITLES[name]}: false share"] = _shown(mean(_false_shares(each, name)))
        said = [o["methods"][OURS] for o in each]
        row["people named, all worlds"] = sum(m["false"] for m in said)
        row["who"] = _counts(_added(m["false_by_mechanism"] for m in said))
        row["automation named"] = sum(m["automated"] for m in said)
        rows.append(row)
    return Table(
        "Worlds with operations: falsely named accounts",
        "Mean share, over worlds, of the named accounts that belong to no operation, with bootstrap "
        "intervals (a world in which nobody is named counts as 0). Legitimate automation counts "
        "neither as false nor as named here; see its own table.",
        rows,
    )


def _recall(mixed: Sequence[Outcome]) -> Table:
    rows = []
    planted = [(o, kind) for o in mixed for kind in o["operations"]]
    grouped: dict[tuple[int, str], list[Outcome]] = defaultdict(list)
    for each, kind in planted:
        grouped[each["events"], kind].append(each)
    order = _operations(mixed)
    for (events, kind), told in sorted(
        grouped.items(), key=lambda pair: (order.index(pair[0][1]), pair[0][0])
    ):
        row: dict[str, Any] = {"operation": kind, "events": f"{events:,}", "worlds": len(told)}
        for name in (OURS, OURS_WITH_LEADS):
            row[TITLES[name]] = _shown(_recalled(told, name, kind))
        row["worlds where none is found"] = sum(
            o["methods"][OURS]["recall"][kind][0] == 0 for o in told
        )
        row["wanted"] = TARGETS.get(kind, "")
        rows.append(row)
    return Table(
        "Operations found",
        "Share of the accounts of each kind of operation that are named, over all worlds, with Wilson "
        "intervals; accounts of one operation hang together, so the truth varies more than they say.",
        rows,
    )


def _recall_by_kind(mixed: Sequence[Outcome]) -> Table:
    names = _operations(mixed)
    rows = []
    for (events, world), each in _by(mixed, lambda o: (o["events"], o["world"])).items():
        row: dict[str, Any] = {"events": f"{events:,}", "world": world}
        for kind in names:
            told = [o for o in each if kind in o["operations"]]
            value = _recalled(told, OURS, kind).value
            row[kind] = "" if value is None else f"{value:.2f}"
        rows.append(row)
    return Table(
        "Operations found, by kind of world",
        "The same share, beyond chance only: where an operation hides best.",
        rows,
    )


def _bursts(outcomes: Sequence[Outcome]) -> Table:
    rows = []
    organic = [o for o in outcomes if not o["operations"]]
    for kind in _operations(outcomes):
        if not kind.startswith("sparse"):
            continue
        planted = [o for o in outcomes if kind in o["operations"]]
        for events, each in _by(planted, lambda o: o["events"]).items():
            told = [o["bursts"]["recall"][kind] for o in each]
            hits, of = (sum(found[k] for found in told) for k in range(2))
            rows.append(
                {
                    "items of": kind,
                    "events": f"{events:,}",
                    "items": f"{of:,}",
                    "called out": _shown(share(hits, of)),
                }
            )
    for events, each in _by(organic, lambda o: o["events"]).items():
        false = sum(o["bursts"]["false"] for o in each)
        tested = sum(o["bursts"]["tested"] for o in each)
        worlds = sum(o["bursts"]["false"] > 0 for o in each)
        rows.append(
            {
                "items of": "nobody, in organic worlds",
                "events": f"{events:,}",
                "items": f"{tested:,}",
                "called out": f"{false:,} items, in {_shown(exact_share(worlds, len(each)))} of worlds",
            }
        )
    return Table(
        "Bursts of accounts that act once or twice",
        "Items whose busiest minute is full of accounts that hardly act otherwise, at q ≤ 0.05.",
        rows,
    )


def _automation(outcomes: Sequence[Outcome]) -> Table:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in outcomes:
        for tier, of in each["tiers"].items():
            for mechanism in ("publisher", "syndication", "feed", "scheduled"):
                counts[mechanism][tier] += of.get(mechanism, 0)
    rows = [
        {"accounts": mechanism, **{tier: f"{n:,}" for tier, n in of.items()}}
        for mechanism, of in counts.items()
        if sum(of.values())
    ]
    return Table(
        "Legitimate automation",
        "Feeds, scheduled posts and publishers act together by arrangement, openly. They are "
        "synchronous beyond chance; what counts is whether the finding names why. Accounts by tier, "
        "over all worlds.",
        rows,
    )


def _tiers(outcomes: Sequence[Outcome]) -> Table:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in outcomes:
        for tier, of in each["tiers"].items():
            for truth, n in of.items():
                counts[truth][tier] += n
    names = sorted({tier for of in counts.values() for tier in of})
    rows = [
        {"in truth": truth, **{name: f"{of.get(name, 0):,}" for name in names}}
        for truth, of in sorted(counts.items(), key=lambda pair: pair[0] != "operation")
    ]
    return Table("What is said of whom", "Accounts by what they are and their tier.", rows)


def _explained(outcomes: Sequence[Outcome]) -> Table:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in outcomes:
        for word, of in each["explained_by"].items():
            for truth, n in of.items():
                counts[word][truth] += n
    rows = [
        {"explained by": word, "in truth": _counts(of), "accounts": sum(of.values())}
        for word, of in counts.items()
    ]
    return Table("Explanations", "What the explanation of explained accounts is worth.", rows)


def _side_by_side(organic: Sequence[Outcome], mixed: Sequence[Outcome]) -> Table:
    organic, mixed = _compared(organic), _compared(mixed)
    compared = (*organic, *mixed)
    rows = []
    for name in _methods(compared):
        row: dict[str, Any] = {"method": TITLES.get(name, name), "after": PAPERS.get(name, "ours")}
        if organic:
            said = [o["methods"][name] for o in organic]
            row["organic worlds with anybody named"] = _shown(
                exact_share(sum(m["false"] > 0 for m in said), len(said))
            )
            row["people named in an organic world"] = f"{average(m['false'] for m in said):,.0f}"
        if mixed:
            said = [o["methods"][name] for o in mixed]
            row["false share"] = _shown(mean(_false_shares(mixed, name)))
            areas = [m["auc"] for m in said if m["auc"] is not None]
            row["AUC"] = _shown(mean(areas))
        rows.append(row)
    return Table(
        "Published methods on the same worlds",
        f"Every method sees the same events{_at(compared)} and looks at the same window, with its "
        "authors' settings. "
        "AUC is the chance that an account of an operation scores above another, whatever the "
        "threshold, mean over worlds; it counts automation among the others.",
        rows,
    )


def _side_by_side_recall(mixed: Sequence[Outcome]) -> Table:
    compared = _compared(mixed)
    rows = []
    for name in _methods(compared):
        row: dict[str, Any] = {"method": name}
        for kind in _operations(compared):
            told = [o for o in compared if kind in o["operations"]]
            value = _recalled(told, name, kind).value
            row[kind] = "" if value is None else f"{value:.2f}"
        rows.append(row)
    return Table(
        "Published methods: operations found",
        "To be read with the false shares above: naming everybody finds everything.",
        rows,
    )


def _cost(outcomes: Sequence[Outcome]) -> Table:
    rows = [
        {
            "events": f"{events:,}",
            "worlds": len(each),
            "CPU s, median": f"{median(o['cpu_s'] for o in each):.1f}",
            "CPU s, most": f"{max(o['cpu_s'] for o in each):.1f}",
            "pairs tested, median": f"{median(o['pairs_tested'] for o in each):,.0f}",
        }
        for events, each in _by(outcomes, lambda o: o["events"]).items()
    ]
    return Table(
        "Cost",
        "Of the whole test of a table of events, while another world was judged beside it; the first "
        "in each process includes the loading of compiled code. `python -m benchmarks significance` "
        "measures it alone.",
        rows,
    )


def write(
    path: Path, made: Sequence[Table], outcomes: Sequence[Outcome], about: Mapping[str, Any]
) -> None:
    """Write the page and its pictures."""
    from benchmarks.__main__ import machine  # noqa: PLC0415 - it imports benchmarks by name

    images = path.parent / "images"
    organic = [each for each in outcomes if not each["operations"]]
    mixed = [each for each in outcomes if each["operations"]]
    lines = [_HEAD]
    if about["quick"]:
        lines += [
            "```{warning}\nThese are the figures of a quick run: few worlds, and small ones. The "
            "intervals say how little they can tell.\n```\n"
        ]
    worlds = f"{len(outcomes):,} worlds, {len(organic):,} of them organic"
    told = ", ".join(f"{key} {value}" for key, value in machine().items())
    lines += [
        f"Made on {about['made']} with code {about['code']}: {worlds}. {told}. By\n",
        f"```text\n{about['command']}\n```\n",
    ]
    for table in made:
        lines += [f"## {table.title}\n", f"{table.says}\n"]
        if table.title == "Calibration":
            accuracy_pictures.calibration(
                images / "calibration.svg",
                {
                    events: {
                        kind: [
                            _observed(of, t) / (t * sum(o["family"] for o in of))
                            for t in THRESHOLDS
                        ]
                        for kind, of in _by(each, lambda o: o["world"]).items()
                    }
                    for events, each in _by(organic, lambda o: o["events"]).items()
                },
                THRESHOLDS,
            )
            lines += [
                "```{image} images/calibration.svg\n:alt: Observed over nominal counts by threshold, "
                "a line for each kind of world; the tables below hold the numbers.\n:width: 100%\n```\n"
            ]
        if table.title == "Published methods on the same worlds":
            compared = _compared(mixed)
            accuracy_pictures.methods(
                images / "methods.svg",
                {
                    TITLES.get(name, name): (
                        average(_false_shares(compared, name)),
                        _all_recalled(compared, name),
                    )
                    for name in _methods(compared)
                },
            )
            lines += [
                "```{image} images/methods.svg\n:alt: Share of false names against share of operations "
                "found, a point for each method; the tables below hold the numbers.\n:width: 100%\n```\n"
            ]
        lines += [_markdown(table.rows), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


_HEAD = """# How accurate it is

What is on this page was measured, not promised, and the page is made by the command it names. The
worlds are synthetic: seeded, with operations planted in them, so that the truth is known. They were
written apart from the tests, but no synthetic world is life. Settings were the same everywhere. To
measure on labels of your own, see [evaluating](guide/evaluating.md).

*Beyond chance* is the tier that promises an error rate. A *lead* is weaker and says so; its false
share stands here beside the other's.
"""


def _markdown(rows: Sequence[Mapping[str, Any]]) -> str:
    names: list[str] = []
    for row in rows:
        names += [name for name in row if name not in names]
    lines = ["| " + " | ".join(names) + " |"]
    lines += ["|" + "---|" * len(names)]
    for row in rows:
        cells = (str(row.get(name, "")).replace("|", "\\|") for name in names)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _by(outcomes: Iterable[Outcome], key: Callable[[Outcome], Any]) -> dict[Any, list[Outcome]]:
    found: dict[Any, list[Outcome]] = {}
    for each in outcomes:
        found.setdefault(key(each), []).append(each)
    return found


def _observed(outcomes: Iterable[Outcome], threshold: float) -> int:
    return sum(o["calibration"][f"{threshold:g}"] for o in outcomes)


def _ratio(count: int, nominal: float) -> str:
    low, high = (bound / nominal for bound in poisson(count))
    return f"{count / nominal:.3f} ({low:.3f}–{high:.3f})"


def _false_shares(outcomes: Iterable[Outcome], name: str) -> list[float]:
    said = [o["methods"][name] for o in outcomes]
    return [m["false"] / max(1, m["named"] - m["automated"]) for m in said]


def _recalled(outcomes: Iterable[Outcome], name: str, kind: str) -> Measured:
    found = [o["methods"][name]["recall"][kind] for o in outcomes]
    return share(sum(hits for hits, _ in found), sum(of for _, of in found))


def _all_recalled(outcomes: Sequence[Outcome], name: str) -> float:
    """The mean of the recalls of the kinds of operation, so that large ones don't outweigh."""
    found = []
    for kind in _operations(outcomes):
        value = _recalled([o for o in outcomes if kind in o["operations"]], name, kind).value
        found += [value] if value is not None else []
    return average(found)


def _operations(outcomes: Iterable[Outcome]) -> list[str]:
    found: dict[str, None] = {}
    for each in outcomes:
        found |= dict.fromkeys(each["operations"])
    order = {name: place for place, name in enumerate(TARGETS)}
    return sorted(found, key=lambda name: order.get(name, len(order)))


def _compared(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if "count_2" in each["methods"]]


def _at(outcomes: Sequence[Outcome]) -> str:
    volumes = sorted({o["events"] for o in outcomes})
    return f" (worlds of {' and '.join(f'{each:,}' for each in volumes)})" if volumes else ""


def _methods(outcomes: Sequence[Outcome]) -> list[str]:
    return list(outcomes[0]["methods"]) if outcomes else []


def _added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for each in counts:
        for name, n in each.items():
            found[name] += n
    return found


def _counts(of: Mapping[str, int]) -> str:
    ordered = sorted(of.items(), key=lambda pair: -pair[1])
    return ", ".join(f"{name} {n:,}" for name, n in ordered)


def _shown(measured: Measured) -> str:
    if measured.value is None:
        return "–"
    return f"{measured.value:.3f} ({measured.low:.3f}–{measured.high:.3f})"
