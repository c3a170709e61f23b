"""The policy in words: what each stage means, and the exemplar that stands behind an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.reports.usage_content import PHASES, PolicyWords, StageWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.reports.usage_background import UsageBackground
    from groundswell.usage.policy import Policy

_KNOWN: Mapping[str, str | None] = {
    "planning": "plan",
    "target_monitoring": "plan",
    "profiling": "plan",
    "persona_setup": "prepare",
    "tooling": "prepare",
    "evasion": "prepare",
    "translation": "prepare",
    "content_single": "prepare",
    "content_batch": "prepare",
    "approach": "execute",
    "flattery": "execute",
    "incentive": "execute",
    "reassurance": "execute",
    "off_platform": "execute",
    "scam_ping": "execute",
    "scam_zing": "execute",
    "scam_sting": "execute",
    "internal_reporting": "assess",
    "self_disclosure": None,
}
"""Stages and phases for a report made without a policy; where there is one, it decides."""


class Stages:
    """Titles, phases and order of stages, by the policy where it was given."""

    def __init__(self, words: PolicyWords | None = None) -> None:
        """Take the policy in words."""
        told = () if words is None else words.stages
        self._phases = {**_KNOWN, **{stage.name: stage.phase for stage in told}}
        self._titles = {stage.name: stage.title for stage in told}
        self._texts = {} if words is None else words.texts
        order = dict.fromkeys([*(stage.name for stage in told), *_KNOWN])
        self._places = {name: place for place, name in enumerate(order)}

    def title(self, stage: str) -> str:
        """Give the words for a stage.

        >>> Stages().title("persona_setup")
        'persona setup'
        """
        return self._titles.get(stage) or stage.replace("_", " ")

    def phase(self, stage: str) -> str | None:
        """Give the phase of the kill chain, if the stage has one."""
        return self._phases.get(stage)

    def place(self, stage: str) -> tuple[int, int, str]:
        """Give what stages are sorted by: their phase, then their place in the policy."""
        phase = self.phase(stage)
        return (
            PHASES.index(phase) if phase in PHASES else len(PHASES),
            self._places.get(stage, len(self._places)),
            stage,
        )

    def text(self, example: str | None) -> str | None:
        """Give an exemplar or counter-exemplar in words, or its id where they aren't known."""
        return None if example is None else self._texts.get(example, example)


def policy_words(policy: Policy | None, background: UsageBackground) -> PolicyWords | None:
    """Put a policy into words; None where none was given."""
    if policy is None:
        return None
    return PolicyWords(
        name=policy.title,
        origin=background.policy_name,
        state=policy.state.replace("`", ""),
        calibrated=policy.calibrated,
        stages=tuple(
            StageWords(
                name=stage.name,
                title=_in_a_sentence(stage.title),
                definition=stage.definition,
                phase=stage.phase,
                exemplars=len({each.id for each in stage.exemplars}),
                counters=len({each.id for each in stage.counters}),
                languages=len({each.language for each in stage.exemplars}),
            )
            for stage in policy.stages
        ),
        texts={
            name: by_language.get("en") or next(iter(by_language.values()))
            for name, by_language in policy.texts.items()
        },
    )


def _in_a_sentence(title: str) -> str:
    """Begin a title as a word inside a sentence begins.

    >>> _in_a_sentence("Target monitoring"), _in_a_sentence("AI use")
    ('target monitoring', 'AI use')
    """
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
