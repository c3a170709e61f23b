"""How well accounts are named, on data of one's own whose truth is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from groundswell.errors import CaseError, SettingError, SourceError
from groundswell.networks.baselines import Acts, published
from groundswell.networks.scores import Measured, Scores, score, share
from groundswell.networks.tested_events import significance
from groundswell.runs import secret
from groundswell.runs.case import Case
from groundswell.runs.labels import ORGANIC, Labels, SetAside, read_labels
from groundswell.tables.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_LEAST_P = 1e-300


@dataclass(frozen=True, slots=True)
class MethodScores:
    """What one method achieved: ``recall`` of each operation, and how many unlabelled it names."""

    name: str
    title: str
    paper: str  # empty for ours
    scores: Scores
    recall: dict[str, Measured]
    unlabelled: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What methods achieved on labelled accounts.

    ``labelled`` accounts are in the data and count; ``absent`` ones are not in it, ``unlabelled``
    ones are and nobody says what they are. Rows of the labels that can't be used are in
    ``set_aside``. ``notes`` say what the figures can't tell.
    """

    methods: tuple[MethodScores, ...]
    labelled: int
    coordinated: int
    organic: int
    unlabelled: int
    absent: int
    label_rows: int
    set_aside: tuple[SetAside, ...]
    notes: tuple[str, ...]


def evaluate(
    case: Case | str | Path | None = None,
    *,
    labels: str | Path,
    events: pa.Table | str | Path | None = None,
    baselines: bool = True,
) -> Evaluation:
    """Compare what a case, or a test of events, says of accounts with labels of one's own.

    ``labels`` is a CSV file with the columns ``account`` and ``label``: ``organic``,
    ``coordinated``, or the name of an operation. With a ``case``, accounts are handles or ids as
    in the files read, when the key of the case is at hand, or the case's keys. With ``events``
    (an Arrow table, or a Parquet or CSV file of account, item, at_ms, as `significance` takes
    it), they are as there. ``baselines`` adds published methods on the same acts.

    Raises `SettingError` unless one of case and events is given, `SourceError` for files that
    can't be read, `CaseError` for a case that can't.
    """
    if (case is None) == (events is None):
        msg = "give either a case or events, e.g. evaluate('case', labels='labels.csv')"
        raise SettingError(msg)
    if case is not None:
        found = case if isinstance(case, Case) else Case(case)
        known = read_labels(Path(labels), _key_in_case(found))
        return _measured(known, _of_case(found, baselines=baselines))
    table = events if isinstance(events, pa.Table) else _read_events(Path(str(events)))
    told = _of_events(table, baselines=baselines)
    there = set(told.accounts)
    return _measured(read_labels(Path(labels), lambda name: name if name in there else None), told)


@dataclass(frozen=True, slots=True)
class _Method:
    name: str
    title: str
    paper: str
    named: NDArray[np.bool_]
    strength: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Judged:
    """What methods say of all accounts of the data: arrays have one entry an account."""

    accounts: Sequence[str]
    posts: NDArray[np.int64]
    methods: Sequence[_Method]
    notes: tuple[str, ...]


def _measured(known: Labels, judged: _Judged) -> Evaluation:
    label = np.array([known.label.get(key, "") for key in judged.accounts], dtype=object)
    has = label != ""
    coordinated = has & (label != ORGANIC)
    methods = tuple(
        MethodScores(
            name=each.name,
            title=each.title,
            paper=each.paper,
            scores=score(each.named[has], each.strength[has], coordinated[has], judged.posts[has]),
            recall={
                name: share(int((each.named & (label == name)).sum()), int((label == name).sum()))
                for name in known.operations
            },
            unlabelled=int((each.named & ~has).sum()),
        )
        for each in judged.methods
    )
    organic = int((has & ~coordinated).sum())
    notes = [*judged.notes]
    if not coordinated.any():
        notes.append("No account of the data is labelled as coordinated: recall can't be told.")
    if not organic:
        notes.append(
            "No account of the data is labelled organic: precision can't be told, since a method "
            "can't be wrong about any."
        )
    return Evaluation(
        methods=methods,
        labelled=int(has.sum()),
        coordinated=int(coordinated.sum()),
        organic=organic,
        unlabelled=int((~has).sum()),
        absent=known.absent,
        label_rows=known.rows,
        set_aside=known.set_aside,
        notes=tuple(notes),
    )


def _key_in_case(case: Case) -> Callable[[str], str | None]:
    """How to find an account of a case by its key, or by its handle or id with the case's key."""
    known = set(case.accounts.column("account_key").to_pylist())
    settings = case.tables_about["settings"]
    kept = settings["door"]["keep_handles"]
    try:
        key = b"" if kept else secret.load_key()
    except SettingError:
        key = None
    if key is None or secret.fingerprint(key) != settings["key"]:
        return lambda name: name if name in known else None
    names = Pseudonyms(key, keep=kept)
    platforms = case.quality.platforms

    def found(name: str) -> str | None:
        if name in known:
            return name
        keyed = (names.account(platform, name) for platform in platforms)
        return next((each for each in keyed if each in known), None)

    return found


def _of_case(case: Case, *, baselines: bool) -> _Judged:
    accounts = case.accounts.column("account_key")
    keys = accounts.to_pylist()
    notes: tuple[str, ...] = ()
    verdicts = _verdicts(case)
    if verdicts is not None:
        methods = _tiers(keys, verdicts, "account_key")
    else:
        methods = []
        notes = ("This result has no verdicts of accounts; only its groups are compared.",)
    in_group = {row["account_key"]: row["score"] for row in case.members.to_pylist()}
    methods.append(
        _Method(
            "in_a_group",
            "in a group of the report",
            "",
            np.array([key in in_group for key in keys], dtype=np.bool_),
            np.array([in_group.get(key, 0.0) for key in keys]),
        )
    )
    if baselines:
        methods += _baselines_of_case(case, accounts)
    return _Judged(keys, case.accounts.column("posts").to_numpy(), methods, notes)


def _verdicts(case: Case) -> pa.Table | None:
    try:
        return getattr(case, "verdicts", None)
    except CaseError:  # a result of an earlier version
        return None


def _tiers(keys: Sequence[str], said: pa.Table, name: str) -> list[_Method]:
    """Our tiers as methods: the calibrated one alone, and with leads."""
    of = {row[name]: row for row in said.select([name, "tier", "p"]).to_pylist()}
    tier = np.array([of[key]["tier"] if key in of else "" for key in keys], dtype=object)
    p = np.array([1.0 if key not in of or of[key]["p"] is None else of[key]["p"] for key in keys])
    strength = -np.log10(np.clip(p, _LEAST_P, 1.0))
    return [
        _Method("beyond_chance", "beyond chance", "", tier == "beyond chance", strength),
        _Method(
            "beyond_chance_or_lead",
            "beyond chance, or a lead",
            "",
            np.isin(tier, ["beyond chance", "lead"]),
            strength,
        ),
    ]


def _baselines_of_case(case: Case, accounts: pa.ChunkedArray) -> list[_Method]:
    """Published methods on the acts of every trace that ran; a name in one trace is enough."""
    found: dict[str, _Method] = {}
    with case.engine() as engine:
        for name, trace in case.recipe.traces.items():
            if "reason" in case.about["traces"].get(name, {"reason": "not run"}):
                continue
            rows = engine.rows(trace.events())
            for each in _judge(rows, "account_key", accounts, trace.window_ms):
                known = found.get(each.name)
                found[each.name] = each if known is None else _joined(known, each)
    case.folder.discard(case.path / ".scratch")
    return list(found.values())


def _joined(one: _Method, other: _Method) -> _Method:
    return _Method(
        one.name,
        one.title,
        one.paper,
        one.named | other.named,
        np.maximum(one.strength, other.strength),
    )


def _judge(
    rows: pa.Table, name: str, accounts: pa.ChunkedArray | pa.Array, window_ms: int
) -> list[_Method]:
    column = rows.column("item")
    values = pc.unique(column)
    acts = Acts(
        pc.index_in(rows.column(name), value_set=accounts).to_numpy().astype(np.int64),
        pc.index_in(column, value_set=values).to_numpy().astype(np.int64),
        rows.column("at_ms").to_numpy().astype(np.int64),
        len(accounts),
    )
    said = ((each, each.judge(acts)) for each in published(window_ms))
    return [
        _Method(each.name, each.title, each.paper, told.named, told.score) for each, told in said
    ]


def _of_events(events: pa.Table, *, baselines: bool) -> _Judged:
    found = significance(events)
    names = found.accounts.column("account")
    keys = names.cast(pa.string()).to_pylist()
    said = found.accounts.set_column(0, "account", pa.array(keys, pa.string()))
    if "tier" not in said.column_names:
        tier = pc.if_else(said.column("beyond_chance"), "beyond chance", "within chance")
        said = said.append_column("tier", tier)
    methods = _tiers(keys, said, "account")
    if baselines:
        whole = events.select(["account", "item", "at_ms"]).drop_null()
        methods += _judge(whole, "account", names, 60_000)
    notes = (f"{found.left_out:,} rows without account, item or time were left out.",)
    return _Judged(
        keys, found.accounts.column("acts").to_numpy(), methods, notes if found.left_out else ()
    )


def _read_events(path: Path) -> pa.Table:
    try:
        if path.suffix.lower() in (".csv", ".tsv", ".txt"):
            mark = "\t" if path.suffix.lower() == ".tsv" else ","
            return pa.csv.read_csv(path, parse_options=pa.csv.ParseOptions(delimiter=mark))
        return pq.ParquetFile(path).read()
    except (OSError, ValueError, pa.ArrowException) as why:
        msg = (
            f"{path.name} can't be read as events; give a Parquet or CSV file with the columns "
            "account, item and at_ms"
        )
        raise SourceError(msg) from why
