"""Conversations out of spans, each of which repeats all that was said before it.

A span holds the whole history that was sent to the model, and what came back. A message is known
by the way that leads to it: its key is made of the key of the message before it, its role and its
text. So the same message has the same key in every span that repeats it, and what was written in
another's place stands beside it, as a branch. System prompts are no part of the way, since many
hold the time of day. Where only the end of a history was sent, the way goes on where that end was,
and where none was sent, since the server keeps it, with what was told last.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groundswell.sources.reading.usage_rows import Out
    from groundswell.sources.reading.usage_said import Said

ROOT = "root"  # the parent of a first message: no message has this key
REPEATED = "messages are the history again, told in an earlier record"
SHORTENED = "messages stand for a history that was shortened"
CHANGED = "system prompts changed on the way"
_REMEMBERED = 500  # messages of a way that a shortened history is looked for in
_FEWEST_ALIKE = 2  # messages at the end of a history by which its way is found


class Exchange(NamedTuple):
    """One call of the model: whose, in which conversation, when, and what it was told."""

    account: str
    provider: str | None
    conversation: str | None  # None where the log does not tell
    trace: str  # stands for the conversation then, unless the history tells
    started: Any
    ended: Any
    model: Any
    inputs: Sequence[Said]
    outputs: Sequence[Said]


class _Step(NamedTuple):
    """What a message says, and the way up to and with it, both as digests."""

    said: bytes
    way: bytes


class History:
    """What spans of one file told so far."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._told: set[bytes] = set()
        self._ends: dict[bytes, str] = {}  # the end of an exchange to its conversation
        self._prompts: dict[bytes, list[bytes]] = {}  # a conversation to its system prompts
        self._ways: dict[bytes, list[_Step]] = {}  # a conversation to the end of its latest way
        self._starts: dict[
            bytes, tuple[tuple[str, bytes], list[_Step]]
        ] = {}  # and to where its last call began

    def tell(self, exchange: Exchange, out: Out) -> None:
        """Put down the messages of a span that no earlier one told.

        Of the inputs, those after the model's last answer are new and have the time of the span;
        history that no earlier span told has none.
        """
        inputs = [said for said in exchange.inputs if said.role != "system"]
        conversation = exchange.conversation or self._conversation(exchange.account, inputs)
        conversation = conversation or exchange.trace
        whose = {
            "account": exchange.account,
            "provider": exchange.provider,
            "conversation": conversation,
            "started": exchange.started,
        }
        begin = _begin(exchange.account, conversation)
        top = self._system_prompts(begin, exchange, whose, out)
        fresh = _first_fresh(inputs)
        if exchange.conversation is not None and not fresh:
            way = self._after_the_last(begin, exchange.trace, inputs)
        else:
            way = self._way(begin, top, inputs[:fresh], whose, out)
        for said in inputs[fresh:]:
            parent = way[-1].way.hex() if way else top
            way.append(_step(way[-1].way if way else begin, said))
            at = exchange.started if said.at is None else said.at
            self._put(said._replace(at=at), way[-1], parent, whose, out)
        parent = way[-1].way.hex() if way else top
        answers = [_step(way[-1].way if way else begin, said) for said in exchange.outputs]
        for said, step in zip(exchange.outputs, answers, strict=True):
            at = exchange.ended if said.at is None else said.at
            model = exchange.model if said.model is None else said.model
            self._put(said._replace(at=at, model=model), step, parent, whose, out)
        if exchange.conversation is None:
            self._remember(exchange, inputs, conversation)
        else:
            self._ways[begin] = [*way, *answers[:1]][-_REMEMBERED:]

    def _system_prompts(
        self, begin: bytes, exchange: Exchange, whose: dict[str, Any], out: Out
    ) -> str:
        """Put down those of a conversation's first span; give the key that others begin after."""
        prompts = [said for said in exchange.inputs if said.role == "system"]
        known = self._prompts.get(begin)
        if known is None:
            known = self._prompts[begin] = []
            for said in prompts:
                parent = known[-1].hex() if known else ROOT
                known.append(_step(known[-1] if known else begin, said).way)
                at = exchange.started if said.at is None else said.at
                told = said._replace(message=known[-1].hex(), parent=parent, at=at)
                out.message(told, **whose)
            return known[-1].hex() if known else ROOT
        again = [step.way in known for step in _steps(begin, prompts)]
        out.leave(REPEATED, sum(again))
        out.leave(CHANGED, len(again) - sum(again))
        return known[-1].hex() if known else ROOT

    def _after_the_last(self, begin: bytes, trace: str, inputs: Sequence[Said]) -> list[_Step]:
        """Give the way that a call without any history goes on with.

        Calls of one trace that begin alike begin at one place: an agent and the model that it
        asks tell the same messages.
        """
        first = _steps(begin, inputs[:1])
        mark = (trace, first[0].said if first else b"")
        known = self._starts.get(begin)
        if known is None or known[0] != mark:
            known = self._starts[begin] = (mark, self._ways.get(begin, []))
        return list(known[1])

    def _way(
        self, begin: bytes, top: str, history: Sequence[Said], whose: dict[str, Any], out: Out
    ) -> list[_Step]:
        """Give the way that a history is, and put down what of it was never told."""
        way = _steps(begin, history)
        if way and way[-1].way not in self._told and (latest := self._ways.get(begin)):
            alike = _alike_at_the_end(way, latest)
            if alike:
                out.leave(REPEATED, alike)
                out.leave(SHORTENED, len(way) - alike)
                return list(latest)
        parent = top
        for said, step in zip(history, way, strict=True):
            if step.way in self._told:
                out.leave(REPEATED)
            else:
                self._put(said, step, parent, whose, out)
            parent = step.way.hex()
        return way

    def _put(self, said: Said, step: _Step, parent: str, whose: dict[str, Any], out: Out) -> None:
        self._told.add(step.way)
        out.message(said._replace(message=step.way.hex(), parent=parent), **whose)

    def _conversation(self, account: str, inputs: Sequence[Said]) -> str | None:
        """Find the conversation that a history goes on with, by what an earlier span ended with."""
        found = None
        for step in _steps(_begin(account, ""), inputs):
            found = self._ends.get(step.way, found)
        return found

    def _remember(self, exchange: Exchange, inputs: Sequence[Said], conversation: str) -> None:
        way = _steps(_begin(exchange.account, ""), inputs)
        for said in exchange.outputs:
            end = _step(way[-1].way if way else _begin(exchange.account, ""), said)
            self._ends[end.way] = conversation


def _first_fresh(inputs: Sequence[Said]) -> int:
    """Give the place after the model's last answer among the inputs."""
    for place in range(len(inputs) - 1, -1, -1):
        if inputs[place].role == "assistant":
            return place + 1
    return 0


def _alike_at_the_end(way: Sequence[_Step], latest: Sequence[_Step]) -> int:
    """Count messages at the end of a history that are those at the end of the latest way.

    None where they are so few that they may be alike by accident.
    """
    alike = 0
    for one, other in zip(reversed(way), reversed(latest), strict=False):
        if one.said != other.said:
            break
        alike += 1
    return alike if alike >= min(_FEWEST_ALIKE, len(way)) else 0


def _begin(account: str, conversation: str) -> bytes:
    return hashlib.blake2b(f"{account}\0{conversation}".encode("utf-8", "replace")).digest()[:12]


def _steps(begin: bytes, messages: Iterable[Said]) -> list[_Step]:
    steps: list[_Step] = []
    for said in messages:
        steps.append(_step(steps[-1].way if steps else begin, said))
    return steps


def _step(before: bytes, said: Said) -> _Step:
    told = f"{said.role}\0{said.text.strip()}".encode("utf-8", "replace")
    held = hashlib.blake2b(told, digest_size=12).digest()
    return _Step(held, hashlib.blake2b(held, digest_size=12, key=before).digest())
