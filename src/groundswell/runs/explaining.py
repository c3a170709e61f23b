"""The posts behind a pair, a group or an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pyarrow.compute as pc

from groundswell.errors import CaseError, SettingError
from groundswell.reports import caveats, evidence, words
from groundswell.runs import secret
from groundswell.runs.case import Case
from groundswell.tables.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.reports.content import PairEvidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """What is known about a pair, a group or an account, with the posts behind it.

    ``pairs`` are the strongest, each with posts side by side; ``chance`` says what is known of
    chance, and ``innocent`` names the explanations that have not been excluded.
    """

    about: Literal["pair", "group", "account"]
    name: str
    sentences: tuple[str, ...]
    pairs: tuple[PairEvidence, ...]
    chance: str
    innocent: tuple[str, ...]


def explain(
    case: Case | str | Path, what: str | Sequence[str], *, pairs: int = 5, items: int = 5
) -> Explanation:
    """Give the posts behind a group (``G1`` or its ID), an account, or a pair of accounts.

    A pair is given as two names or as ``"a-… a-…"``. An original handle or account id is turned
    into its pseudonym when the key of the case is at hand. ``pairs`` and ``items`` bound how many
    are shown. Raises `CaseError` when the case knows nothing of that name.
    """
    found = case if isinstance(case, Case) else Case(case)
    if isinstance(what, str):
        whole = _as_in_case(found, what)  # a kept handle may hold blanks
        names = [whole] if _known(found, whole) else what.split()
    else:
        names = [str(name) for name in what]
    with found.engine() as engine:
        try:
            names = [_as_in_case(found, name) for name in names]
            if len(names) == 2:
                return _pair(found, engine, names[0], names[1], items)
            if len(names) != 1:
                msg = "give one group, one account, or the two accounts of a pair"
                raise CaseError(msg)
            group = next(
                (
                    row
                    for row in found.groups.to_pylist()
                    if names[0].lower() in (row["label"].lower(), row["group_id"])
                ),
                None,
            )
            if group is not None:
                return _group(engine, group, pairs, items)
            return _account(found, engine, names[0], pairs, items)
        finally:
            found.folder.discard(found.path / ".scratch")


def _pair(case: Case, engine: DuckEngine, one: str, other: str, items: int) -> Explanation:
    a, b = sorted((one, other))
    edges = evidence.edges_of(engine, (a, b), 1)
    if not edges or a == b:
        msg = (
            "these two accounts are no pair of this result: they did not act on the same things "
            f"within the windows often enough; groundswell explain {case.path.name} ACCOUNT shows its pairs"
        )
        raise CaseError(msg)
    (shown,) = evidence.pair_evidence(engine, edges, items=items)
    sentence = (
        f"{a} and {b} acted on {words.plural(shown.shared_items, 'same item')} within the windows, "
        f"in {words.plural(shown.co_actions, 'co-action')}; {a} was first {shown.a_first:,} times, "
        f"{b} {shown.b_first:,} times."
    )
    return _told("pair", f"{a} {b}", (sentence,), (shown,))


def _group(engine: DuckEngine, row: Mapping[str, Any], pairs: int, items: int) -> Explanation:
    edges = [
        edge
        for edge in evidence.strongest_pairs(engine, per_group=pairs, ungrouped=0)
        if edge["group_id"] == row["group_id"]
    ]
    shown = evidence.pair_evidence(engine, edges, items=items)
    sentence = (
        f"{row['label']} has {words.plural(row['size'], 'account')} and {words.plural(row['pairs'], 'pair')} "
        f"that acted together more than once, from {words.utc(row['first_ms'])} to "
        f"{words.utc(row['last_ms'])}; here {'is' if len(shown) == 1 else 'are'} the strongest "
        f"{len(shown):,}."
    )
    return _told("group", row["label"], (sentence,), tuple(shown), row["traces"].split())


def _account(case: Case, engine: DuckEngine, name: str, pairs: int, items: int) -> Explanation:
    known = _known(case, name)
    if not known:
        labels = case.groups.column("label").to_pylist()
        listed = f"its groups are {labels[0]} to {labels[-1]}" if labels else "it has no group"
        msg = (
            f"the case knows no group or account of that name; {listed}, and its accounts stand in "
            "members.csv (groundswell report CASE --format csv)"
        )
        raise CaseError(msg)
    account = known[0]
    edges = evidence.edges_of(engine, (name,), pairs)
    shown = evidence.pair_evidence(engine, edges, items=items)
    member = case.members.filter(_equals(case.members, "account_key", name)).to_pylist()
    labels = {row["group_id"]: row["label"] for row in case.groups.to_pylist()}
    published = f"{name} published {words.plural(account['posts'], 'post')} in the data"
    if not edges:
        sentence = (
            f"{published}; it is in no pair, so nothing in this result says that it acts together "
            "with anybody."
        )
    elif member:
        sentence = (
            f"{published} and is in group {labels[member[0]['group_id']]}, where it acted together with "
            f"{words.plural(member[0]['partners'], 'other member')}."
        )
    else:
        sentence = (
            f"{published} and is in {words.plural(len(edges), 'pair')} shown here, but in no group."
        )
    return _told("account", name, (sentence,), tuple(shown))


def _as_in_case(case: Case, name: str) -> str:
    """Give the name under which the case knows an account, group or original handle."""
    settings = case.tables_about["settings"]
    if _known(case, name):
        return name
    try:
        key = b"" if settings["door"]["keep_handles"] else secret.load_key()
    except SettingError:
        return name
    if secret.fingerprint(key) != settings["key"]:
        return name
    names = Pseudonyms(key, keep=settings["door"]["keep_handles"])
    keyed = (names.account(platform, name) for platform in case.quality.platforms)
    return next((each for each in keyed if _known(case, each)), name)


def _known(case: Case, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = case.accounts.filter(
        _equals(case.accounts, "account_key", name)
    ).to_pylist()
    return rows


def _told(
    about: Literal["pair", "group", "account"],
    name: str,
    sentences: tuple[str, ...],
    pairs: tuple[PairEvidence, ...],
    traces: Sequence[str] | None = None,
) -> Explanation:
    seen = traces if traces is not None else sorted({t for pair in pairs for t in pair.traces})
    return Explanation(
        about=about,
        name=name,
        sentences=sentences,
        pairs=pairs,
        chance=f"{caveats.NOT_TESTED.title}: {caveats.NOT_TESTED.text}",
        innocent=caveats.of_group(seen),
    )


def _equals(table: Any, column: str, value: str) -> Any:
    return pc.equal(table.column(column), value)
