"""Conversations out of spans, each of which repeats all that was said before it.

A span holds the whole history that was sent to the model, and what came back. A message is known
by the way that leads to it: its key is made of the key of the message before it, its role and its
text. So the same message has the same key in every span that repeats it, and what was written in
another's place stands beside it, as a branch.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from groundswell.model.raw_usage import role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.sources.reading.usage_rows import Out
    from groundswell.sources.reading.usage_said import Said

ROOT = "root"  # the parent of a first message: no message has this key
REPEATED = "messages are the history again, told in an earlier record"


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


class History:
    """What spans of one file told so far."""

    def __init__(self) -> None:
        """Nothing is told yet."""
        self._told: set[bytes] = set()
        self._ends: dict[bytes, str] = {}  # the end of an exchange to its conversation

    def tell(self, exchange: Exchange, out: Out) -> None:
        """Put down the messages of a span that no earlier one told.

        Of the inputs, those after the model's last answer are new and have the time of the span;
        history that no earlier span told has none.
        """
        conversation = exchange.conversation or self._conversation(exchange)
        whose = {
            "account": exchange.account,
            "provider": exchange.provider,
            "conversation": conversation,
            "started": exchange.started,
        }
        fresh = _first_fresh(exchange.inputs)
        before = _chain(exchange.account, conversation)
        parent = ROOT
        for place, said in enumerate(exchange.inputs):
            before, key = _next(before, said)
            if place >= fresh:
                at = exchange.started if said.at is None else said.at
                out.message(said._replace(message=key, parent=parent, at=at), **whose)
            elif before in self._told:
                out.leave(REPEATED)
            else:
                out.message(said._replace(message=key, parent=parent), **whose)
            self._told.add(before)
            parent = key
        for said in exchange.outputs:
            after, key = _next(before, said)
            self._told.add(after)
            at = exchange.ended if said.at is None else said.at
            model = exchange.model if said.model is None else said.model
            out.message(said._replace(message=key, parent=parent, at=at, model=model), **whose)
        if exchange.conversation is None:
            self._remember(exchange, conversation)

    def _conversation(self, exchange: Exchange) -> str:
        """Find the conversation that a history goes on with, by what an earlier span ended with."""
        way = _chain(exchange.account, "")
        found = exchange.trace
        for said in exchange.inputs:
            way, _ = _next(way, said)
            found = self._ends.get(way, found)
        return found

    def _remember(self, exchange: Exchange, conversation: str) -> None:
        way = _chain(exchange.account, "")
        for said in exchange.inputs:
            way, _ = _next(way, said)
        for said in exchange.outputs:
            self._ends[_next(way, said)[0]] = conversation


def _first_fresh(inputs: Sequence[Said]) -> int:
    """Give the place after the model's last answer among the inputs."""
    for place in range(len(inputs) - 1, -1, -1):
        if role_of(inputs[place].role) == "assistant":
            return place + 1
    return 0


def _chain(account: str, conversation: str) -> bytes:
    return hashlib.blake2b(f"{account}\0{conversation}".encode("utf-8", "replace")).digest()[:12]


def _next(before: bytes, said: Said) -> tuple[bytes, str]:
    told = f"{said.role}\0{said.text.strip()}".encode("utf-8", "replace")
    digest = hashlib.blake2b(told, digest_size=12, key=before).digest()
    return digest, digest.hex()
