"""What the second reader answered: taken only where it is exactly what was asked for.

An answer that breaks the form, names what the policy does not have, or lacks the code of its
question is thrown away whole; which of these it was is all that is kept of it here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundswell.usage.reader_prompt import LONGEST_QUOTE, MOST_STAGES, OUTCOMES, unneutral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.reader_prompt import Prompt

ANSWERED = "answered"
UNSTABLE = "unstable: asked twice, it gave two answers"

_MEMBERS = {"code", "quote", "stages", "outcome", "confidence"}
_LONGEST = 8_000  # characters of an answer


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer that holds what was asked for."""

    stages: frozenset[str]
    outcome: str
    confidence: float  # what the model says of itself; not calibrated
    quote: str | None  # only where it stands in the text


class SetAsideError(ValueError):
    """An answer that is thrown away; the message says why, in words of ours alone."""


def answer_in(told: str, prompt: Prompt, text: str) -> Answer:
    """Read the answer to a question about a text; raises `SetAsideError` where it isn't one."""
    found = _object(told)
    if set(found) != _MEMBERS:
        raise SetAsideError("other members than were asked for")
    if found["code"] != prompt.code:
        raise SetAsideError("without the code of the question")
    stages, outcome, confidence = found["stages"], found["outcome"], found["confidence"]
    if not isinstance(stages, list) or not all(isinstance(name, str) for name in stages):
        raise SetAsideError("stages of another form")
    if len(stages) > MOST_STAGES:
        raise SetAsideError("too many stages")
    if len(set(stages)) != len(stages):
        raise SetAsideError("a stage given twice")
    if not all(name in prompt.names for name in stages):
        raise SetAsideError("a stage that is not in the policy")
    if outcome not in OUTCOMES:
        raise SetAsideError("an outcome that does not exist")
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)):
        raise SetAsideError("a confidence of another form")
    if not 0 <= confidence <= 1:
        raise SetAsideError("a confidence outside 0 to 1")
    if not isinstance(found["quote"], str):
        raise SetAsideError("a quote of another form")
    return Answer(
        stages=frozenset(prompt.names[name] for name in stages),
        outcome=outcome,
        confidence=float(confidence),
        quote=_standing(found["quote"], text),
    )


def agreed(answers: Sequence[Answer]) -> Answer:
    """Give what the answers to all questions about one message have in common.

    Raises `SetAsideError` where they differ in more than half of the stages they name.
    """
    named = [answer.stages for answer in answers]
    both, either = frozenset.intersection(*named), frozenset.union(*named)
    if 2 * len(both) < len(either):
        raise SetAsideError(UNSTABLE)
    outcomes = {answer.outcome for answer in answers}
    return Answer(
        stages=both,
        outcome=outcomes.pop() if len(outcomes) == 1 else "unknown",
        confidence=min(answer.confidence for answer in answers),
        quote=next((answer.quote for answer in answers if answer.quote), None),
    )


def _object(told: str) -> dict[str, Any]:
    if len(told) > _LONGEST:
        raise SetAsideError("too long")
    try:
        found = json.loads(_bare(told), object_pairs_hook=_once, parse_constant=_no_number)
    except SetAsideError:
        raise
    except (ValueError, RecursionError) as why:
        raise SetAsideError("not one JSON object") from why
    if not isinstance(found, dict):
        raise SetAsideError("not one JSON object")
    return found


def _bare(told: str) -> str:
    """Take off what some models put around: thoughts before, and a fence; nothing else may stand."""
    told = told.strip()
    if told.startswith("<think>") and "</think>" in told:
        told = told.split("</think>", 1)[1].strip()
    if told.startswith("```") and told.endswith("```"):
        told = told.removeprefix("```").removesuffix("```").removeprefix("json").strip()
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise SetAsideError("a member given twice")
    return found


def _no_number(_: str) -> float:
    raise SetAsideError("a confidence outside 0 to 1")


def _standing(quote: str, text: str) -> str | None:
    quote = quote.strip()
    if not quote or len(quote) > LONGEST_QUOTE:
        return None
    if quote in text:
        return quote
    plain = unneutral(quote)
    return plain if plain in text else None
