"""What became of each prompt: answered, partly, refused, or unknown.

What the log says itself comes first, then the words of the answer, then, for answers in words
that aren't known, their meaning, where they are curt or have a word that refusals have. The answer is the assistant's message that follows the prompt, on
the way that was kept where there are several.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import OUTCOMES
from groundswell.usage.answers import Refusals
from groundswell.usage.refusals import declined, helps_after, may_decline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Answers

REFUSED = ("content_filter", "refusal", "safety", "prohibited_content", "blocked")
"""Reasons to finish that say a refusal, in the words of several providers."""

_WHOLE = 300  # characters of an answer that is judged as a whole, by its meaning
_HEAD = 160  # characters of the beginning of a longer one
_CURT = 80  # characters: so short an answer is judged whatever its words
_SURE, _SURER = 1.5, 2.5  # log odds of a refusal, and of the beginning of a longer answer
_AT_ONCE = 4_096  # answers
_END = re.compile(r"[.!?]\s|[。！？؟\n]")


class _Told(NamedTuple):
    outcome: str
    how: str
    start: int | None
    end: int | None


def outcomes_of(
    messages: pa.Table, encoder: Encoder | None = None, examples: Answers | None = None
) -> pa.Table:
    """Give ``OUTCOMES``, one row for every message that an account wrote, in the order given.

    Without an encoder, or without a policy's examples of refusals and answers, the meaning of answers isn't looked at. Probabilities are 1 where the log says
    it, and null elsewhere: neither words nor meaning are calibrated.
    """
    role = messages["role"].combine_chunks()
    mine = np.flatnonzero(pc.equal(role, "user").to_numpy(zero_copy_only=False))
    if not len(mine):
        return OUTCOMES.empty_table()
    answer = _answers(messages, role)[mine]
    has = answer >= 0
    refused = _given(messages, True)
    allowed = _given(messages, False)
    outcome = np.full(len(mine), "unknown", dtype=object)
    how = np.full(len(mine), "none", dtype=object)
    start = np.full(len(mine), -1, np.int32)
    end = np.full(len(mine), -1, np.int32)
    outcome[has] = "answered"
    how[has & allowed[np.maximum(answer, 0)]] = "given"
    given = refused[mine] | (has & refused[np.maximum(answer, 0)])
    rows = np.flatnonzero(has)
    at = pa.array(answer[rows])
    texts = messages["text"].take(at).combine_chunks().dictionary_encode()
    first = np.unique(texts.indices.to_numpy(), return_index=True)[1]
    spoken = messages["lang"].take(at).take(pa.array(first))
    meaning = Refusals(examples, encoder) if encoder and examples and examples.refusals else None
    told = _read(texts.dictionary.to_pylist(), spoken.to_pylist(), meaning)
    for row, code in zip(rows.tolist(), texts.indices.to_pylist(), strict=True):
        said = told.get(code)
        if said is not None and how[row] != "given":
            outcome[row], how[row] = said.outcome, said.how
        if said is not None and said.start is not None and said.end is not None:
            start[row], end[row] = said.start, said.end
    outcome[given], how[given] = "refused", "given"
    known = np.where(how == "given", 1.0, np.nan)
    none = start < 0
    keys = messages["message_key"].combine_chunks()
    return pa.table(
        [
            keys.take(pa.array(mine)),
            keys.take(pa.array(np.where(has, answer, 0), mask=~has)),
            pa.array(outcome, pa.string()),
            pa.array(how, pa.string()),
            pa.array(known, pa.float64(), from_pandas=True),
            pa.array(start, mask=none),
            pa.array(end, mask=none),
        ],
        schema=OUTCOMES,
    )


def _answers(messages: pa.Table, role: pa.Array) -> NDArray[np.int64]:
    """Give for each message the place of the one that answers it, -1 where none does."""
    count = messages.num_rows
    says = pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(messages["text"])), 0)
    told = says.to_numpy() | _given(messages, True)
    assistant = np.flatnonzero(pc.equal(role, "assistant").to_numpy(zero_copy_only=False) & told)
    user = pc.equal(role, "user").to_numpy(zero_copy_only=False)
    found = np.full(count, -1, np.int64)
    position = messages["position"].to_numpy()
    conversation = messages["conversation_key"].combine_chunks().dictionary_encode().indices
    conversation = conversation.to_numpy()
    # By place in the conversation, for logs that don't say what follows what.
    spoken = np.concatenate([np.flatnonzero(user), assistant])
    spoken = spoken[np.lexsort((spoken, position[spoken], conversation[spoken]))]
    here, following = spoken[:-1], spoken[1:]
    pair = user[here] & ~user[following] & (conversation[here] == conversation[following])
    known = pc.is_valid(messages["parent_key"]).to_numpy()
    pair &= ~known[following]
    found[here[pair]] = following[pair]
    # By parent; of several, the one on the way that was kept, then the first.
    parents = pc.index_in(
        messages["parent_key"].take(pa.array(assistant)),
        value_set=messages["message_key"].combine_chunks(),
    ).combine_chunks()
    parent = parents.fill_null(-1).to_numpy().astype(np.int64)
    good = parent >= 0
    child, parent = assistant[good], _prompt(messages, user, parent[good])
    branch = messages["branch"].to_numpy()
    order = np.lexsort((position[child], branch[child], parent))
    first, place = np.unique(parent[order], return_index=True)
    found[first[first >= 0]] = child[order][place][first >= 0]
    return found


def _prompt(
    messages: pa.Table, user: NDArray[np.bool_], parent: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Climb from messages to the prompt above them, through tools and empty answers."""
    above = pc.index_in(
        messages["parent_key"], value_set=messages["message_key"].combine_chunks()
    ).combine_chunks()
    up = above.fill_null(-1).to_numpy().astype(np.int64)
    system = pc.equal(messages["role"], "system").to_numpy()
    parent = parent.copy()
    for _ in range(_TOOLS):
        climb = (parent >= 0) & ~user[parent]
        if not climb.any():
            break
        parent[climb] = np.where(system[parent[climb]], -1, up[parent[climb]])
    parent[(parent >= 0) & ~user[parent]] = -1
    return parent


_TOOLS = 12  # messages of tools between a prompt and what answers it


def _given(messages: pa.Table, refused: bool) -> NDArray[np.bool_]:
    """Say of each message whether the log itself says that it was refused, or that it was not."""
    flag = pc.fill_null(pc.equal(messages["refused"], refused), False).to_numpy()
    if not refused:
        return np.asarray(flag)
    reason = pc.fill_null(
        pc.is_in(pc.utf8_lower(messages["finish_reason"]), value_set=pa.array(REFUSED)), False
    )
    return np.asarray(flag | reason.to_numpy())


def declining(
    texts: Sequence[str], languages: Sequence[str | None], meaning: Refusals | None
) -> list[bool]:
    """Say of answers whether they decline, wholly or partly."""
    told = _read(texts, languages, meaning)
    return [place in told for place in range(len(texts))]


def _read(
    texts: Sequence[str], languages: Sequence[str | None], meaning: Refusals | None
) -> dict[int, _Told]:
    """Read distinct answers: by their words, then those that may decline by their meaning."""
    found: dict[int, _Told] = {}
    open_: list[int] = []
    for place, text in enumerate(texts):
        said = declined(text)
        if said is not None:
            found[place] = _Told(said.outcome, "phrase", said.start, said.end)
        elif text.strip() and (len(text.strip()) <= _CURT or may_decline(text, languages[place])):
            open_.append(place)
    if meaning is None:
        return found
    for start in range(0, len(open_), _AT_ONCE):
        part = open_[start : start + _AT_ONCE]
        heads = [_head(texts[place]) for place in part]
        odds = meaning.log_odds(
            [texts[place][a:b] for place, (a, b) in zip(part, heads, strict=True)]
        )
        for place, (first, end), each in zip(part, heads, odds.tolist(), strict=True):
            text = texts[place]
            whole = end == len(text.rstrip())
            if each >= (_SURE if whole else _SURER):
                helps = not whole and helps_after(text[end:])
                found[place] = _Told("partly" if helps else "refused", "meaning", first, end)
    return found


def _head(text: str) -> tuple[int, int]:
    """Give where what is judged of an answer begins and ends: all of a short one, or its first sentences."""
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if last - first <= _WHOLE:
        return first, last
    ends = [end.end() for end in _END.finditer(text, first, first + _HEAD)]
    return first, (ends[-1] if ends else first + _HEAD)
