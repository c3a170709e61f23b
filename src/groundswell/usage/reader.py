"""A second reader: a language model that reads again what the policy's exemplars marked.

It ranks and explains. It is given messages that the first reader marked, and a few that it did not;
what it says stands in a table of its own, and nothing that weighs accounts reads that table. So it
can add no stage, raise no level and accuse nobody, whoever writes its answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import READINGS
from groundswell.usage.reader_answer import ANSWERED, Answer, SetAsideError, agreed, answer_in
from groundswell.usage.reader_prompt import OUTCOMES, Prompt, prompts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from groundswell.usage.reader_prompt import Stage

LEVELS = ("investigate", "look", "weak")
"""Levels of the first reader, the highest first."""
_CONTROLS = 20  # one message that is not marked for so many that are


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from the server: an answer's text, or why there is none."""

    text: str | None
    at_ms: int
    why: str | None = None  # in words of ours alone
    version: str | None = None  # what the server says of the model


class Asking(Protocol):
    """Whoever asks a model, and remembers its answers."""

    @property
    def model(self) -> str:
        """The model that is asked."""
        ...

    @property
    def secret(self) -> bytes:
        """What the words around a text are made from; known to the case alone."""
        ...

    def __call__(self, prompt: Prompt) -> Reply:
        """Ask, or give the answer that the same question had before. Raises nothing."""
        ...


class Stages(Protocol):
    """A policy, as far as the second reader is told of it."""

    @property
    def stages(self) -> Sequence[Stage]:
        """Its stages."""
        ...


@dataclass(frozen=True, slots=True)
class _Marked:
    """What the first reader said of a message, at its highest level."""

    level: str
    stage: str
    span: tuple[int, int]


def readings_of(
    messages: pa.Table,
    stages: pa.Table,
    outcomes: pa.Table,
    policy: Stages,
    ask: Asking,
    *,
    seed: int,
    most: int = 200,
    now_ms: int,
    told: Callable[[int, int], None] | None = None,
) -> pa.Table:
    """Have the ``most`` likeliest messages read again; gives ``READINGS``, one row a message.

    ``messages``, ``stages`` and ``outcomes`` are the tables ``MESSAGES``, ``MESSAGE_STAGES`` and
    ``OUTCOMES``. Beside the marked messages, one in twenty is one that was not marked, drawn under
    the ``seed``: what the second reader says of those tells what its word is worth. ``told`` is
    called with how many of how many are done. ``now_ms`` dates what nobody answered.
    """
    best = _best(stages, most)
    keys = list(best) + _controls(messages, stages, seed, most)
    texts = _texts(messages, keys)
    keys = [key for key in keys if key in texts]
    answers = _answers(messages, outcomes, keys)
    rows = []
    for place, key in enumerate(keys):
        if told is not None:
            told(place, len(keys))
        mark = best.get(key)
        asked = prompts(
            texts[key], answers.get(key), policy.stages, ask.secret, mark.span if mark else None
        )
        rows.append(_reading(key, texts[key], asked, mark, ask, now_ms))
    return pa.Table.from_pylist(rows, READINGS)


def reading_order(stages: pa.Table, readings: pa.Table) -> list[str]:
    """Give the keys of all marked messages, the ones worth a look first.

    By the first reader's level, which a second one can't change; within a level those first whose
    stage the second reader gave too, last those where it gave none; then by probability.
    """
    agrees = dict(
        zip(readings["message_key"].to_pylist(), readings["agrees"].to_pylist(), strict=True)
    )
    level, likely, keys = _ranked(stages)
    said = np.array([{True: 0, None: 1, False: 2}[agrees.get(key)] for key in keys], np.int8)
    order = np.lexsort((np.array(keys, object).astype(str), -likely, said, level))
    return list(dict.fromkeys(keys[place] for place in order))


def said_of(readings: pa.Table, stages: pa.Table) -> tuple[str, ...]:
    """Say in sentences how much of what was asked was answered, and how far the two agree."""
    marked = set(stages["message_key"].unique().to_pylist())
    kept: dict[bool, list[bool]] = {True: [], False: []}
    aside: dict[str, int] = {}
    for row in readings.select(["message_key", "stages", "agrees", "state"]).to_pylist():
        if row["state"] != ANSWERED:
            aside[row["state"]] = aside.get(row["state"], 0) + 1
        elif row["message_key"] in marked:
            kept[True].append(bool(row["agrees"]))
        else:
            kept[False].append(bool(row["stages"]))
    if not readings.num_rows:
        return ("No message was read a second time.",)
    lines = [
        f"Of {readings.num_rows} messages that the second reader was given, "
        f"{len(kept[True]) + len(kept[False])} have an answer that holds."
    ]
    lines += [f"Set aside: {number}, {why}." for why, number in sorted(aside.items())]
    if kept[True]:
        lines.append(
            f"Of {len(kept[True])} messages that the first reader marked, the second gave the same "
            f"stage to {sum(kept[True])}."
        )
    if kept[False]:
        lines.append(
            f"Of {len(kept[False])} messages drawn from those not marked, it gave a stage to "
            f"{sum(kept[False])}: so much of its word is noise, or was missed by the first."
        )
    return tuple(lines)


def _reading(
    key: str,
    text: str,
    asked: Sequence[Prompt],
    mark: _Marked | None,
    ask: Asking,
    now_ms: int,
) -> dict[str, object]:
    row: dict[str, object] = {
        **dict.fromkeys(READINGS.names),
        "message_key": key,
        "stages": [],
        "model": ask.model,
        "prompt_sha256": asked[0].sha256,
        "at_ms": now_ms,
    }
    found: list[Answer] = []
    for prompt in asked:
        reply = ask(prompt)
        row["version"] = reply.version or row["version"]
        if reply.text is None:
            return row | {"state": f"no answer: {reply.why or 'unknown'}"}
        row["at_ms"] = reply.at_ms
        try:
            found.append(answer_in(reply.text, prompt, text))
        except SetAsideError as why:
            return row | {"state": f"set aside: {why}", "prompt_sha256": prompt.sha256}
    try:
        kept = agreed(found)
    except SetAsideError as why:
        return row | {"state": str(why)}
    return row | {
        "stages": sorted(kept.stages),
        "outcome": kept.outcome if kept.outcome in OUTCOMES else None,
        "confidence": kept.confidence,
        "quote": kept.quote if kept.stages else None,
        "agrees": mark.stage in kept.stages if mark else None,
        "state": ANSWERED,
    }


def _ranked(stages: pa.Table) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Give rank of level, probability and key of each row."""
    level = pc.index_in(stages["level"], pa.array(LEVELS)).fill_null(len(LEVELS))
    return (
        np.asarray(level.to_numpy(), np.int8),
        np.asarray(stages["probability"].to_numpy(), np.float64),
        stages["message_key"].to_pylist(),
    )


def _best(stages: pa.Table, most: int) -> dict[str, _Marked]:
    """Give the ``most`` messages by level, then probability, with what was said of each."""
    if not stages.num_rows or most < 1:
        return {}
    level, likely, keys = _ranked(stages)
    # Row order must not matter: equal ones go by key and stage.
    by_name = pc.sort_indices(
        stages, sort_keys=[("message_key", "ascending"), ("stage", "ascending")]
    ).to_numpy()
    order = by_name[np.lexsort((-likely[by_name], level[by_name]))]
    found: dict[str, int] = {}
    for place in order.tolist():
        found.setdefault(keys[place], place)
        if len(found) == most:
            break
    rows = stages.select(["level", "stage", "start", "end"]).take(pa.array(found.values()))
    return {
        key: _Marked(row["level"], row["stage"], (row["start"], row["end"]))
        for key, row in zip(found, rows.to_pylist(), strict=True)
    }


def _controls(messages: pa.Table, stages: pa.Table, seed: int, most: int) -> list[str]:
    """Draw messages of users that the first reader did not mark."""
    unmarked = pc.and_(
        pc.equal(messages["role"], "user"),
        pc.invert(pc.is_in(messages["message_key"], stages["message_key"].unique())),
    )
    keys = messages["message_key"].filter(unmarked)
    count = min(-(-most // _CONTROLS), len(keys))
    if count < 1:
        return []
    places = np.random.default_rng(seed).choice(len(keys), count, replace=False)
    order = pc.sort_indices(keys)
    return [str(key) for key in keys.take(order.take(pa.array(np.sort(places)))).to_pylist()]


def _texts(messages: pa.Table, keys: Sequence[str]) -> dict[str, str]:
    rows = messages.filter(pc.is_in(messages["message_key"], pa.array(keys, pa.string())))
    return dict(zip(rows["message_key"].to_pylist(), rows["text"].to_pylist(), strict=True))


def _answers(messages: pa.Table, outcomes: pa.Table, keys: Sequence[str]) -> dict[str, str]:
    """Give the text that answered each message, where there is one."""
    mine = outcomes.filter(pc.is_in(outcomes["message_key"], pa.array(keys, pa.string())))
    answered = {
        row["message_key"]: row["answer_key"]
        for row in mine.select(["message_key", "answer_key"]).to_pylist()
        if row["answer_key"] is not None
    }
    texts = _texts(messages, list(answered.values()))
    return {key: texts[answer] for key, answer in answered.items() if answer in texts}
