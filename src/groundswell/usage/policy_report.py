"""How well a policy does on prompts whose stages are known: precision and recall, by stage and language.

A golden file holds the prompts. Half of them, told by a hash of the text, may serve to fit the
probabilities; what is reported is the other half, unless all are asked for.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from groundswell.networks.scores import Measured, share
from groundswell.usage.calibration import fit
from groundswell.usage.outcomes import declining
from groundswell.usage.policy import LEVELS, STAGES
from groundswell.usage.policy_nodes import meant, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groundswell.usage.answers import Refusals
    from groundswell.usage.policy import Answers, Calibration, Policy
    from groundswell.usage.policy_nodes import Node
    from groundswell.usage.stages import StageReader

NONE = "none"
_LONGEST = 20_000


class GoldenPrompt(NamedTuple):
    """A prompt and the stages it belongs to; none for a look-alike, whose kind is told."""

    text: str
    language: str
    stages: frozenset[str]
    kind: str

    @property
    def held_out(self) -> bool:
        """Whether it is of the half that is reported, and never fitted on."""
        return bool(hashlib.sha256(self.text.encode()).digest()[0] & 1)


class Row(NamedTuple):
    """Counts for a stage, a language, or both together."""

    name: str
    prompts: int  # that belong there
    found: int  # of them, those that were found
    said: int  # prompts of which it was said

    @property
    def precision(self) -> Measured:
        """Share of what was said that is right, with Wilson's interval."""
        return share(self.found, self.said)

    @property
    def recall(self) -> Measured:
        """Share of what is there that was found, with Wilson's interval."""
        return share(self.found, self.prompts)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where nothing was there and nothing was said."""
        both = self.prompts + self.said
        return 2 * self.found / both if both else None


class Kind(NamedTuple):
    """How far a kind of prompt went: how many reached each level, by their highest."""

    name: str
    prompts: int
    weak: int  # or higher
    look: int
    investigate: int


@dataclass(frozen=True, slots=True)
class PolicyReport:
    """What a policy said of golden prompts."""

    state: str  # how far its probabilities can be taken at their word
    prompts: int
    held_out: bool  # whether only the half that was never fitted on is counted
    overall: Row
    stages: tuple[Row, ...]
    languages: tuple[Row, ...]
    both: tuple[Row, ...]  # stage in language
    kinds: tuple[Kind, ...]  # of look-alikes, and all prompts with a stage
    level_of_stages: Kind


def refusals_told(golden: Answers, meaning: Refusals | None) -> tuple[Row, ...]:
    """Count refusals among golden answers, by language and over all."""
    parts = ((golden.refusals, True), (golden.answers, False))
    lines = [(each, refuses) for part, refuses in parts for each in part]
    told = declining(
        [each.text for each, _ in lines], [each.language for each, _ in lines], meaning
    )
    languages = sorted({each.language for each, _ in lines})

    def row(name: str, language: str | None) -> Row:
        mine = [
            (refuses, said)
            for (each, refuses), said in zip(lines, told, strict=True)
            if language in (None, each.language)
        ]
        return Row(
            name,
            sum(refuses for refuses, _ in mine),
            sum(refuses and said for refuses, said in mine),
            sum(said for _, said in mine),
        )

    return (*(row(language, language) for language in languages), row("all", None))


def parse_golden(text: str, file: str = "golden file") -> tuple[GoldenPrompt, ...]:
    """Read a golden file; raises `SettingError` with line and mend at the first fault."""
    top = read(text, file).fields(("version", "prompts"), ("version", "prompts"))
    if top["version"].text() != "1":
        top["version"].wrong("only version 1 is known; write `version: 1`")
    found: list[GoldenPrompt] = []
    for name, node in top["prompts"].items():
        if name == NONE:
            for kind, languages in node.items():
                found += _prompts(languages, frozenset(), kind)
            continue
        stages = [each.strip() for each in name.split(",")]
        for stage in stages:
            if stage not in STAGES:
                node.wrong(f"there is no stage {stage!r}; {meant(stage, (*STAGES, NONE))}")
        found += _prompts(node, frozenset(stages), name)
    if not found:
        top["prompts"].wrong("there is no prompt; give some under a stage and some under none")
    return tuple(found)


def _prompts(node: Node, stages: frozenset[str], kind: str) -> Iterable[GoldenPrompt]:
    for language, listed in node.items():
        for each in listed.many():
            text = each.text()
            if len(text) > _LONGEST:
                each.wrong(f"it has {len(text):,} characters; at most {_LONGEST:,} are read")
            yield GoldenPrompt(text, language, stages, kind)


def policy_report(
    policy: Policy,
    golden: Sequence[GoldenPrompt],
    reader: StageReader,
    *,
    held_out: bool = True,
) -> PolicyReport:
    """Read golden prompts and count; a stage is said of a prompt where it reaches `weak`."""
    chosen = [each for each in golden if each.held_out or not held_out]
    said: list[dict[str, str]] = [{} for _ in chosen]
    for hit in reader.read([each.text for each in chosen], [each.language for each in chosen]):
        said[hit.text][hit.stage] = hit.level
    known = set(policy.order)
    there, found, named = (
        Counter[tuple[str, str]](),
        Counter[tuple[str, str]](),
        Counter[tuple[str, str]](),
    )
    for prompt, told in zip(chosen, said, strict=True):
        there.update((stage, prompt.language) for stage in prompt.stages & known)
        named.update((stage, prompt.language) for stage in told)
        found.update((stage, prompt.language) for stage in prompt.stages & told.keys())
    places = sorted(there | named)

    def row(name: str, stage: str | None = None, language: str | None = None) -> Row:
        mine = [
            place for place in places if stage in (None, place[0]) and language in (None, place[1])
        ]
        return Row(name, *(sum(each[place] for place in mine) for each in (there, found, named)))

    languages = sorted({each.language for each in chosen})
    kinds = dict.fromkeys(each.kind for each in chosen if not each.stages)
    return PolicyReport(
        state=policy.state,
        prompts=len(chosen),
        held_out=held_out,
        overall=row("all"),
        stages=tuple(row(stage, stage=stage) for stage in policy.order),
        languages=tuple(row(language, language=language) for language in languages),
        both=tuple(row(f"{stage} {code}", stage, code) for stage, code in places),
        kinds=tuple(
            _kind(
                kind, [told for each, told in zip(chosen, said, strict=True) if each.kind == kind]
            )
            for kind in kinds
        ),
        level_of_stages=_kind(
            "prompts with a stage",
            [told for each, told in zip(chosen, said, strict=True) if each.stages],
        ),
    )


def calibrated_on(
    policy: Policy, golden: Sequence[GoldenPrompt], reader: StageReader, *, origin: str
) -> Calibration:
    """Fit a policy's probabilities on the half of the golden prompts that isn't reported."""
    chosen = [each for each in golden if not each.held_out]
    measured, cue = reader.best([each.text for each in chosen], [each.language for each in chosen])
    labels = np.array([[stage in each.stages for stage in policy.order] for each in chosen])
    return fit(policy, measured, cue, labels.reshape(len(chosen), -1), origin=origin)


def _kind(name: str, told: Sequence[dict[str, str]]) -> Kind:
    top = [max((LEVELS.index(level) for level in each.values()), default=-1) for each in told]
    return Kind(name, len(told), *(sum(each >= level for each in top) for level in range(3)))
