"""The policy: which kinds of use are looked for, by examples that anybody can read and change.

A policy is a YAML file. Each stage has exemplars, short descriptions of requests in general words,
and counters, which look like them and aren't. Under `wordings` stand more of both, as many people
would put it: lists by language, without names. Under `answers` stand refusals, as models put them, and answers that
only sound like one. Everything that decides stands in the file: levels,
cues and where its probabilities come from. A policy that was changed after its probabilities were fitted
says of itself that it is uncalibrated.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from groundswell.usage.policy_nodes import meant, read, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.usage.policy_nodes import Node

STAGES = (
    "planning",
    "target_monitoring",
    "profiling",
    "persona_setup",
    "tooling",
    "evasion",
    "translation",
    "content_single",
    "content_batch",
    "approach",
    "flattery",
    "incentive",
    "reassurance",
    "off_platform",
    "scam_ping",
    "scam_zing",
    "scam_sting",
    "internal_reporting",
    "self_disclosure",
)
"""The stages there are, in the order of an operation: plan, prepare, execute, assess."""

PHASES = ("plan", "prepare", "execute", "assess")
LEVELS = ("weak", "look", "investigate")
ORDINARY = "ordinary"  # what everybody asks: counters of every stage
GUARD = "guard"  # the group of cues that speak for an innocent request
MEASURES = ("likeness", "counter", "linear", "leaning", "cue")
"""What a probability is made of; see `groundswell.usage.scoring`."""

_NAME = re.compile(r"[a-z0-9_]{1,60}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-zA-Z]{2,4})?")
_LONGEST = 300  # characters of an exemplar: it is a description, not a sample
_LONGEST_WORDING = 600
_LONGEST_CUE = 60


@dataclass(frozen=True, slots=True)
class Example:
    """One exemplar or counter in one language."""

    id: str  # stage/name, or ordinary/name: the same in all languages
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Levels:
    """From which probability on a message counts as what; a stage may never reach `investigate`."""

    weak: float
    look: float
    investigate: float | None


@dataclass(frozen=True, slots=True)
class Wordings:
    """More exemplars and counters, as people put it."""

    exemplars: tuple[Example, ...] = ()
    counters: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of work, with what it looks like and what it must not be taken for."""

    name: str
    title: str
    definition: str
    phase: str | None
    levels: Levels
    needs: tuple[str, ...]  # groups of cues, one of which `investigate` wants
    exemplars: tuple[Example, ...]
    counters: tuple[Example, ...]
    wordings: Wordings = Wordings()


@dataclass(frozen=True, slots=True)
class Answers:
    """How models decline, and what only sounds like it; none where the policy doesn't say."""

    refusals: tuple[Example, ...] = ()
    answers: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """How measures become a probability, and what that was fitted on."""

    origin: str
    fingerprint: str  # of the policy it was fitted for
    weights: Mapping[str, float]  # of each measure, the same for all stages
    offsets: Mapping[str, float]  # of each stage


@dataclass(frozen=True)
class Policy:
    """A policy as it was read; `parse_policy` makes one."""

    title: str
    stages: tuple[Stage, ...]
    ordinary: tuple[Example, ...]  # counters of every stage
    cues: Mapping[str, Mapping[str, tuple[str, ...]]]  # group, language, cues
    calibration: Calibration | None = field(default=None)
    ordinary_wordings: tuple[Example, ...] = field(default=())
    answers: Answers = field(default=Answers())

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Names of the stages in the order of an operation."""
        return tuple(stage.name for stage in self.stages)

    @cached_property
    def phases(self) -> dict[str, str | None]:
        """The phase of each stage."""
        return {stage.name: stage.phase for stage in self.stages}

    @cached_property
    def texts(self) -> dict[str, dict[str, str]]:
        """Give the texts of an exemplar or counter by language, under its id."""
        found: dict[str, dict[str, str]] = {}
        for each in self.examples:
            found.setdefault(each.id, {})[each.language] = each.text
        return found

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """All exemplars and counters."""
        held = [
            each
            for stage in self.stages
            for each in (
                *stage.exemplars,
                *stage.wordings.exemplars,
                *stage.counters,
                *stage.wordings.counters,
            )
        ]
        return (*held, *self.ordinary, *self.ordinary_wordings)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all that a fitted probability of a stage depends on; levels and answers don't."""
        told: dict[str, object] = {
            "stages": [
                [
                    stage.name,
                    stage.needs,
                    [(each.id, each.language, each.text) for each in stage.exemplars],
                    [(each.id, each.language, each.text) for each in stage.counters],
                ]
                for stage in self.stages
            ],
            "ordinary": [(each.id, each.language, each.text) for each in self.ordinary],
            "cues": self.cues,
        }
        worded = [
            [(each.id, each.text) for each in part]
            for stage in self.stages
            for part in (stage.wordings.exemplars, stage.wordings.counters)
        ]
        worded.append([(each.id, each.text) for each in self.ordinary_wordings])
        if any(worded):
            told["wordings"] = worded
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def calibrated(self) -> bool:
        """Whether its probabilities were fitted for what stands in it now."""
        return self.calibration is not None and self.calibration.fingerprint == self.fingerprint

    @property
    def state(self) -> str:
        """Say in a sentence how far its probabilities can be taken at their word."""
        if self.calibration is None:
            return (
                "uncalibrated: the policy has no calibration; "
                "`groundswell policy test --calibrate` fits one"
            )
        if not self.calibrated:
            return (
                "uncalibrated: the policy was changed after its probabilities were fitted; "
                "`groundswell policy test --calibrate` fits them anew"
            )
        return f"calibrated: {self.calibration.origin}"

    def stage(self, name: str) -> Stage:
        """Give a stage by its name; raises `KeyError` where it has none."""
        return next(iter(stage for stage in self.stages if stage.name == name))


def parse_policy(text: str, file: str = "policy") -> Policy:
    """Read the text of a policy; ``file`` is how messages call it.

    Raises `SettingError` with the line, the stage, what is wrong and the mend, at the first fault.
    """
    top = read(text, file).fields(
        ("version", "title", "stages", "ordinary", "cues", "calibration", "wordings", "answers"),
        ("version", "stages"),
    )
    if top["version"].text() != "1":
        top["version"].wrong("only version 1 is known; write `version: 1`")
    cues = _cues(top["cues"]) if "cues" in top else {}
    more = _wordings(top["wordings"]) if "wordings" in top else {}
    by_name = {
        name: _stage(name, node, cues, more.get(name, Wordings()))
        for name, node in top["stages"].items()
    }
    for name, held in top["wordings"].items() if more else ():
        if name not in by_name and name != ORDINARY:
            held.wrong("the policy has no such stage; take its wordings away, or add the stage")
    if not by_name:
        top["stages"].wrong("there is no stage; give at least one")
    ordinary = _examples(ORDINARY, top["ordinary"]) if "ordinary" in top else ()
    if not ordinary and not all(stage.counters for stage in by_name.values()):
        top["stages"].wrong("a stage has no counters; give counters, or a list under `ordinary`")
    return Policy(
        title=top["title"].text() if "title" in top else "A policy without a title",
        stages=tuple(by_name[name] for name in STAGES if name in by_name),
        ordinary=ordinary,
        cues=cues,
        calibration=_calibration(top["calibration"], by_name) if "calibration" in top else None,
        ordinary_wordings=more.get(ORDINARY, Wordings()).counters,
        answers=_answers(top["answers"]) if "answers" in top else Answers(),
    )


def parse_answers(text: str, file: str = "answers") -> Answers:
    """Read a file that holds `answers` alone; raises `SettingError` with the line and the mend."""
    return _answers(read(text, file).fields(("answers",), ("answers",))["answers"])


def _stage(name: str, node: Node, cues: Mapping[str, object], more: Wordings) -> Stage:
    if name not in STAGES:
        node.wrong(f"there is no such stage; {meant(name, STAGES)}")
    held = node.fields(
        ("title", "definition", "phase", "levels", "needs", "exemplars", "counters"),
        ("title", "definition", "phase", "levels", "exemplars"),
    )
    phase = None if held["phase"].empty() else held["phase"].text()
    if phase is not None and phase not in PHASES:
        held["phase"].wrong(f"{shown(phase)} is no phase; give one of {', '.join(PHASES)}, or null")
    needs = tuple(each.text() for each in held["needs"].many()) if "needs" in held else ()
    for need in needs:
        if need not in cues or need == GUARD:
            groups = [group for group in cues if group != GUARD]
            held["needs"].wrong(f"there are no cues {shown(need)}; {meant(need, groups or ['…'])}")
    exemplars = _examples(name, held["exemplars"])
    counters = _examples(name, held["counters"]) if "counters" in held else ()
    twice = {each.id for each in exemplars} & {each.id for each in counters}
    if twice:
        held["counters"].wrong(
            f"{shown(min(twice))} is an exemplar and a counter; give the counter another name"
        )
    return Stage(
        name=name,
        title=held["title"].text(),
        definition=held["definition"].text(),
        phase=phase,
        levels=_levels(held["levels"]),
        needs=needs,
        exemplars=exemplars,
        counters=counters,
        wordings=more,
    )


def _levels(node: Node) -> Levels:
    held = node.fields(LEVELS, ("weak", "look"))
    weak, look = held["weak"].number(0.01, 1), held["look"].number(0.01, 1)
    investigate = held["investigate"].number(0.01, 1) if "investigate" in held else None
    if not weak <= look <= (investigate if investigate is not None else 1):
        node.wrong("levels must rise: weak, then look, then investigate; e.g. 0.5, 0.75, 0.95")
    return Levels(weak, look, investigate)


def _examples(stage: str, node: Node) -> tuple[Example, ...]:
    found = []
    for name, languages in node.items():
        if not _NAME.fullmatch(name):
            languages.wrong("a name has small letters, digits and _ alone; e.g. smear_plan")
        for language, value in languages.items():
            if not _LANGUAGE.fullmatch(language):
                value.wrong(f"{shown(language)} is no code of a language; e.g. en, zh, pt")
            text = value.text()
            if len(text) > _LONGEST:
                value.wrong(f"it has {len(text)} characters; describe it in at most {_LONGEST}")
            found.append(Example(f"{stage}/{name}", language, text))
    if not found:
        node.wrong("there is none; give at least one, e.g. `a_name:` and below it `en: …`")
    return tuple(found)


def _answers(node: Node) -> Answers:
    held = node.fields(("refusals", "answers"), ("refusals", "answers"))
    found = Answers(*(_listed(f"answers/{name}", held[name]) for name in ("refusals", "answers")))
    for name, part in (("refusals", found.refusals), ("answers", found.answers)):
        if not part:
            held[name].wrong("there is none; give at least one, e.g. `en:` and below it `- …`")
    return found


def _wordings(node: Node) -> dict[str, Wordings]:
    found = {}
    for name, held in node.items():
        if name == ORDINARY:
            found[name] = Wordings(counters=_listed(f"{name}/counters", held))
            continue
        if name not in STAGES:
            held.wrong(f"there is no such stage; {meant(name, (*STAGES, ORDINARY))}")
        parts = held.fields(("exemplars", "counters"))
        found[name] = Wordings(
            *(
                _listed(f"{name}/{part}", parts[part]) if part in parts else ()
                for part in ("exemplars", "counters")
            )
        )
    return found


def _listed(where: str, node: Node) -> tuple[Example, ...]:
    found = []
    for language, listed in node.items():
        if not _LANGUAGE.fullmatch(language):
            listed.wrong(f"{shown(language)} is no code of a language; e.g. en, zh, pt")
        for number, value in enumerate(listed.many(), start=1):
            text = value.text()
            if len(text) > _LONGEST_WORDING:
                value.wrong(f"it has {len(text)} characters; give at most {_LONGEST_WORDING}")
            found.append(Example(f"{where}/{language}_{number}", language, text))
    return tuple(found)


def _cues(node: Node) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for group, languages in node.items():
        found[group] = {}
        for language, words in languages.items():
            if not _LANGUAGE.fullmatch(language):
                words.wrong(f"{shown(language)} is no code of a language; e.g. en, zh, pt")
            listed = tuple(each.text().casefold() for each in words.many())
            for word in listed:
                if not word.strip("*| ") or word.count("*") > 1 or len(word) > _LONGEST_CUE:
                    words.wrong(f"{shown(word)} is no cue; give letters, with at most one *")
            found[group][language] = listed
    return found


def _calibration(node: Node, stages: Mapping[str, Stage]) -> Calibration:
    held = node.fields(
        ("origin", "fingerprint", "weights", "offsets"),
        ("origin", "fingerprint", "weights", "offsets"),
    )
    weights = held["weights"].fields(MEASURES, MEASURES)
    offsets = held["offsets"].fields(stages, stages)
    return Calibration(
        origin=held["origin"].text(),
        fingerprint=held["fingerprint"].text(),
        weights={name: value.number(-1_000, 1_000) for name, value in weights.items()},
        offsets={name: value.number(-1_000, 1_000) for name, value in offsets.items()},
    )
