"""The posts behind a pair, a group or an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pyarrow.compute as pc

from groundswell.errors import CaseError, SettingError
from groundswell.reports import caveats, evidence, findings, sections, sentences, tiers, words
from groundswell.reports.content import CHANCE
from groundswell.runs import secret
from groundswell.runs.case import Case
from groundswell.tables.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.reports.content import AccountLine, MechanismLine
    from groundswell.reports.shown import CopyLine, PairEvidence

_UNTESTED = (
    f"{CHANCE}: what it did was counted at most, and the data are too few or too coarse to measure "
    "what chance gives."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """What is known about a pair, a group or an account, with the posts behind it.

    ``pairs`` are the strongest, each with posts side by side. ``tier`` is what the test against
    chance says, and ``chance`` says it in words; ``verdicts`` holds the line of each account asked
    for. ``copies`` are rare texts that the two of a pair, or an account and others, both wrote;
    ``mechanisms`` are those tested for a group. ``innocent`` names the explanations that have not
    been excluded.
    """

    about: Literal["pair", "group", "account"]
    name: str
    sentences: tuple[str, ...]
    pairs: tuple[PairEvidence, ...]
    chance: str
    innocent: tuple[str, ...]
    tier: str
    verdicts: tuple[AccountLine, ...]
    copies: tuple[CopyLine, ...]
    mechanisms: tuple[MechanismLine, ...]


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
                return _group(found, engine, group, pairs, items)
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
    verdicts = tuple(line for name in (a, b) if (line := tiers.verdict_of(engine, name)))
    said = shown.chance or _UNTESTED
    if shown.tier == tiers.COUNTED and shown.chance:
        said += " Its accounts are not beyond chance together."
    return Explanation(
        about="pair",
        name=f"{a} {b}",
        sentences=(sentence, *(sentences.of_account(line) for line in verdicts)),
        pairs=(shown,),
        chance=said,
        innocent=caveats.of_group(shown.traces),
        tier=shown.tier,
        verdicts=verdicts,
        copies=findings.copies_of(engine, (a, b), items),
        mechanisms=(),
    )


def _group(
    case: Case, engine: DuckEngine, row: Mapping[str, Any], pairs: int, items: int
) -> Explanation:
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
    told = case.about["traces"]
    tested = {name for name in told if "reason" not in told[name].get("chance", {"reason": ""})}
    traces = row["traces"].split()
    counts, together = sections.standing(engine, [row["group_id"]])[row["group_id"]]
    return Explanation(
        about="group",
        name=row["label"],
        sentences=(sentence,),
        pairs=tuple(shown),
        chance=sentences.of_group_chance(
            row, counts, together, tested=bool(traces) and set(traces) <= tested
        ),
        innocent=caveats.of_group(traces),
        tier=tiers.base(row["tier"]),
        verdicts=(),
        copies=(),
        mechanisms=findings.mechanisms(engine, [row["group_id"]])[row["group_id"]],
    )


def _account(case: Case, engine: DuckEngine, name: str, pairs: int, items: int) -> Explanation:
    known = _known(case, name)
    if not known:
        labels = case.groups.column("label").to_pylist()
        listed = f"its groups are {labels[0]} to {labels[-1]}" if labels else "it has no group"
        msg = (
            f"the case knows no group or account of that name; {listed}, and its accounts stand in "
            "verdicts.csv (groundswell report CASE --format csv)"
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
    line = tiers.verdict_of(engine, name)
    seen = sorted({trace for pair in shown for trace in pair.traces})
    return Explanation(
        about="account",
        name=name,
        sentences=(sentence,),
        pairs=tuple(shown),
        chance=sentences.of_account(line) if line else _UNTESTED,
        innocent=caveats.of_group(seen),
        tier=line.tier if line else "insufficient data",
        verdicts=(line,) if line else (),
        copies=findings.copies_of(engine, (name,), items),
        mechanisms=(),
    )


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


def _equals(table: Any, column: str, value: str) -> Any:
    return pc.equal(table.column(column), value)
