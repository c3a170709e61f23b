"""Those who study what operations do: research, red team, teaching; and those who make it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.usage.hypothesis_contract import Clue, said
from groundswell.usage.hypothesis_words import prompts_with
from groundswell.usage.operation_leaning import FOCUSED, KEPT
from groundswell.usage.operation_log import DAY_MS
from groundswell.usage.operation_roles import MOVING, ROLES, SPECIFIC
from groundswell.usage.operation_words import counted

if TYPE_CHECKING:
    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_records import Prompt

_EVERY = frozenset(s for s, found in ROLES.items() if found.kind == SPECIFIC or s == MOVING)
_HALF = 0.5
_LEAST_REFUSED, _OFTEN_REFUSED = 4, 0.25  # prompts that lean; who runs something is refused less
_MUCH = 0.35  # of the occasions that lean, on one name
_SEVERAL = 6  # refusals
_OCCASIONS = 4
_TESTED = 8  # refusals, from which on it is hard to think of anything but a test
_REFUSED = 0.35  # of what a red team asks for; who runs something soon learns what is answered
_TRADES = {  # what goes with several trades, as made-up identities do, stands in none
    "influence": frozenset({"planning", "target_monitoring", "content_batch", "evasion"}),
    "fraud": frozenset({"scam_ping", "scam_zing", "scam_sting", "flattery"}),
    "approach": frozenset({"profiling", "approach", "incentive"}),
}
_MISUSE = frozenset({"persona_setup", "off_platform", "reassurance"}).union(*_TRADES.values())


@dataclass(frozen=True, slots=True)
class Research:
    """Asks about operations without running one: many cases, none of them carried out."""

    name: ClassVar[str] = "research"
    accounts_for: ClassVar[frozenset[str]] = _EVERY - {"self_disclosure", "scam_sting"}
    takes_refusals: ClassVar[bool] = True

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for cases that are described and left."""
        words = prompts_with("research", candidate)
        clues = [said(words, candidate, "a study or its method")]
        if not words:
            clues.append(Clue(-2.0, "Nothing in it speaks of a study."))
        clues += [_driven(candidate, 2.0, -4.0)]
        used = candidate.count("content_batch", "internal_reporting", "off_platform")
        if used:
            clues.append(
                Clue(
                    -1.0 if used == 1 else -2.0,
                    "It asks for batches, status reports or contact elsewhere: to use and not "
                    "to study.",
                    candidate.keys("content_batch", "internal_reporting", "off_platform"),
                )
            )
        else:
            clues.append(
                Clue(
                    1.0, "It asks for nothing to be put to use: no batch, no report.", absence=True
                )
            )
        if candidate.templated >= 0.4:
            clues.append(
                Clue(
                    -2.0,
                    "What is specific repeats one wording, as work does and questions don't.",
                    tuple(p.key for p in candidate.specific if p.family),
                )
            )
        elif candidate.specific:
            clues.append(Clue(0.5, "No wording is repeated.", absence=True))
        return clues


@dataclass(frozen=True, slots=True)
class RedTeam:
    """Tries out what a model refuses: everything at once, on nothing in particular."""

    name: ClassVar[str] = "red team"
    accounts_for: ClassVar[frozenset[str]] = _EVERY - {"self_disclosure"}
    takes_refusals: ClassVar[bool] = True

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for many kinds of misuse in a short time, none carried on."""
        clues = [said(prompts_with("red team", candidate), candidate, "tests of the model")]
        misuse = [p for p in candidate.prompts if p.firm & _MISUSE]
        trades = [name for name, of in _TRADES.items() if any(p.firm & of for p in misuse)]
        kinds = {s for p in misuse for s in p.firm & _MISUSE}
        days = len({p.at_ms // DAY_MS for p in misuse})
        broad = len(trades) == len(_TRADES) and len(kinds) >= 4
        if broad or (len(trades) >= 2 and len(kinds) >= 4 and len(misuse) >= 2 * days):
            clues.append(
                Clue(
                    2.5,
                    f"It asks for {len(kinds)} kinds of misuse that no single purpose needs, "
                    f"on {counted(days, 'day')}.",
                    tuple(p.key for p in misuse),
                )
            )
        refused = [p for p in candidate.prompts if p.refused]
        once = _names_met_once(candidate, refused)
        share = len(refused) / max(1, len(candidate.prompts))
        often = (share >= _REFUSED and len(once) >= 3) or (
            share >= _OFTEN_REFUSED and len(refused) >= _SEVERAL and len(trades) >= 2
        )
        tested = share >= _OFTEN_REFUSED and len(refused) >= _TESTED
        if often:
            clues.append(
                Clue(
                    5.0 if tested else 3.0,
                    f"{len(refused)} of {len(candidate.prompts)} prompts were refused, for things "
                    f"of several trades or on names that never came back ({len(once)}). Who runs "
                    "something soon asks for what is answered, and keeps to its subject.",
                    tuple(p.key for p in refused),
                )
            )
        elif len(trades) <= 1 and days >= 2:
            clues.append(Clue(-2.0, "It keeps to one kind of misuse, which tests no model."))
        scattered = _scattered(candidate)
        if scattered:
            clues.append(
                Clue(
                    3.0,
                    f"{len(scattered)} prompts that lean to the policy's stages were refused, and "
                    "no name holds those that lean together. Who runs something keeps to it.",
                    tuple(p.key for p in scattered),
                )
            )
        pursued = candidate.pursued
        if (
            pursued is not None
            and not (tested and not candidate.linked)
            and candidate.focus >= (FOCUSED if candidate.linked else KEPT)
            and len(pursued.prompts) >= _OCCASIONS
        ):
            clues.append(
                Clue(
                    -3.0,
                    f"{len(pursued.prompts)} occasions, {round(100 * candidate.focus)}% of those "
                    "that lean, are on one rare name. Tests go from one matter to the next.",
                    tuple(p.key for p in pursued.prompts),
                )
            )
        known = scattered or broad or often
        clues.append(_driven(candidate, 2.0, -2.0 if known else -4.0))
        if candidate.count("internal_reporting") and candidate.driven:
            clues.append(
                Clue(
                    -2.0,
                    "It writes reports on the same subject.",
                    candidate.keys("internal_reporting"),
                )
            )
        return clues


@dataclass(frozen=True, slots=True)
class Teaching:
    """Prepares lessons on how operations and scams work."""

    name: ClassVar[str] = "teaching"
    accounts_for: ClassVar[frozenset[str]] = frozenset(
        {"persona_setup", "profiling", "scam_ping", "scam_zing", "scam_sting"}
    )
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for lessons, and for nothing carried on."""
        words = prompts_with("teaching", candidate)
        clues = [said(words, candidate, "lessons or students")]
        if not words:
            clues.append(Clue(-2.0, "Nothing in it speaks of lessons."))
        clues.append(_driven(candidate, 1.5, -4.0))
        taught = {p.sitting for p in words}
        beside = [p for p in candidate.specific if p.sitting in taught]
        if candidate.specific and len(beside) >= 0.8 * len(candidate.specific):
            clues.append(
                Clue(
                    1.0,
                    "What is specific stands in lessons.",
                    tuple(p.key for p in beside),
                    declared=True,
                )
            )
        alike = [p for p in candidate.specific if p.family_accounts > len(candidate.accounts)]
        if alike:
            clues.append(
                Clue(
                    -2.0,
                    "Other accounts ask for the same in the same words, which no teacher's do.",
                    tuple(p.key for p in alike),
                )
            )
        if not candidate.count("internal_reporting", "off_platform", "evasion"):
            clues.append(
                Clue(1.0, "No status reports, no evasion, nobody moved elsewhere.", absence=True)
            )
        return clues


@dataclass(frozen=True, slots=True)
class Fiction:
    """Writes a story: the same names for weeks, and nothing that leaves the page."""

    name: ClassVar[str] = "fiction"
    accounts_for: ClassVar[frozenset[str]] = _EVERY - {"evasion", "self_disclosure"}
    takes_refusals: ClassVar[bool] = True

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for chapters and characters, and for anything that reaches outside."""
        words = prompts_with("fiction", candidate)
        clues = [said(words, candidate, "chapters, scenes or characters")]
        told = {p.sitting for p in words}
        beside = [p for p in candidate.specific if p.sitting in told]
        if candidate.specific and len(beside) < _HALF * len(candidate.specific):
            clues.append(
                Clue(
                    -3.0,
                    "Most of what is specific stands in no story.",
                    tuple(p.key for p in candidate.specific if p.sitting not in told),
                )
            )
        outside = [
            p
            for _, prompts in candidate.touched
            for p in prompts
            if any(s.startswith(("domain:", "hashtag:")) for s in p.subjects)
        ]
        if outside:
            clues.append(
                Clue(
                    -2.0,
                    "What is specific comes with web addresses or hashtags.",
                    tuple(p.key for p in outside),
                )
            )
        used = candidate.count("internal_reporting", "content_batch", "tooling", "off_platform")
        if used:
            clues.append(
                Clue(
                    -2.0,
                    "It asks for batches, reports, tools or contact elsewhere, which leave the page.",
                    candidate.keys(
                        "internal_reporting", "content_batch", "tooling", "off_platform"
                    ),
                )
            )
        elif not outside:
            clues.append(
                Clue(
                    1.5,
                    "Nothing leaves the page: no reports, batches, tools, links or hashtags.",
                    absence=True,
                )
            )
        names = [m for m in candidate.carried if any(s.startswith("name:") for s in m[0])]
        if names and len({p.sitting for m in names for p in m[1]}) >= 3:
            clues.append(
                Clue(
                    1.0,
                    "The same names come back, as characters do. So do targets.",
                    tuple(p.key for m in names[:3] for p in m[1][:5]),
                )
            )
        if len({p.account for p in candidate.specific}) >= 2:
            clues.append(Clue(-2.0, "Several accounts ask for it."))
        return clues


def _scattered(candidate: Candidate) -> list[Prompt]:
    """Give refused prompts that lean, if they are many and what leans is about nothing in common."""
    bar = candidate.spread.middle + candidate.spread.within
    leaning = [p for p in candidate.prompts if p.leaning > bar]
    refused = [p for p in leaning if p.refused]
    if len(refused) < _LEAST_REFUSED or len(refused) < _OFTEN_REFUSED * len(leaning):
        return []
    sittings = {p.sitting for p in leaning}
    most = max(
        (
            len({p.sitting for p in prompts} & sittings)
            for subjects, prompts in candidate.matters
            if any(not s.startswith("phrase:") for s in subjects)
        ),
        default=0,
    )
    return refused if most <= _MUCH * len(sittings) else []


def _names_met_once(candidate: Candidate, refused: list[Prompt]) -> set[str]:
    """Give the names in refused prompts that stand in one sitting of the candidate only."""
    sittings: dict[str, set[int]] = {}
    for prompt in candidate.prompts:
        for name in prompt.subjects:
            if name.startswith("name:"):
                sittings.setdefault(name, set()).add(prompt.sitting)
    return {s for p in refused for s in p.subjects if len(sittings.get(s, ())) == 1}


def _driven(candidate: Candidate, for_it: float, against: float) -> Clue:
    """Weigh whether a specific subject was carried through phases."""
    if candidate.driven:
        return Clue(
            against,
            "It carried one and the same rare subject from one phase to the next.",
            tuple(p.key for m in candidate.driven[:3] for p in m[1][:7]),
        )
    return Clue(for_it, "No rare subject was carried from one phase to the next.", absence=True)
