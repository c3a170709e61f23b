"""The second reader of usage logs over the network, with every answer kept in the case.

Messages of a log go to whoever runs the server at that address: on one's own machine they stay
there. Without an address nothing is asked. A server that is not there, is slow or answers nonsense
costs its readings and nothing else; each row of them says why.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import regex

from groundswell.errors import CaseError
from groundswell.runs.chat_server import ChatServer, NoAnswerError, said_in
from groundswell.usage.policy import parse_policy
from groundswell.usage.reader import Reply, readings_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pyarrow as pa

    from groundswell.usage.reader_prompt import Prompt

KEY = "GROUNDSWELL_READER_KEY"  # the environment variable; no file or option holds the key
TIMEOUT_S = 120.0  # for one answer; a model without a GPU takes its time

_FILE = "answers.jsonl"
_LONGEST = 20_000  # characters of an answer that are kept
_PATIENCE = 3  # failures in a row, after which nothing more is asked
_TOKENS = 400
_UNFIT = (400, 413, 422)  # what is asked is not taken
_WORDS = regex.compile(r"[^A-Za-z0-9 ._:/@+-]")
# What servers take differs: a form for the answer or not, older and newer names of the limit.
# The first that is not refused is kept.
_FORMS = ((True, True), (True, False), (False, True), (False, False))


class Store:
    """Answers that were given before, in one file of the case, and the secret of its questions."""

    def __init__(self, folder: Path) -> None:
        """Open the file, or begin one; raises `CaseError` where it can't be read."""
        self._file = folder / _FILE
        self._held: dict[tuple[str, str], dict[str, Any]] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lines = (
                self._file.read_text(encoding="utf-8").splitlines() if self._file.exists() else []
            )
            if not lines:
                lines = [json.dumps({"secret": secrets.token_bytes(16).hex()})]
                self._file.write_text(lines[0] + "\n", encoding="utf-8")
                self._file.chmod(0o600)
        except (OSError, UnicodeDecodeError) as why:
            msg = f"the case's {_FILE} of the second reader can't be read; remove or mend it"
            raise CaseError(msg) from why
        self.secret = _secret_in(lines[0])
        if not self.secret:
            msg = f"the case's {_FILE} of the second reader is damaged; remove it, and it asks anew"
            raise CaseError(msg)
        for line in lines[1:]:
            row = _row(line)
            if row is not None:
                self._held[row["model"], row["prompt_sha256"]] = row
        if not self._file.read_bytes().endswith(b"\n"):
            self._append("")  # a line that was cut off ends here, so that the next one is whole

    def given(self, model: str, prompt: Prompt) -> Reply | None:
        """Give the answer that a model gave to the same question before."""
        row = self._held.get((model, prompt.sha256))
        if row is None:
            return None
        return Reply(row["answer"], row["at_ms"], version=row["version"])

    def keep(self, model: str, prompt: Prompt, reply: Reply, host: str) -> None:
        """Keep an answer, raw as it came."""
        row = {
            "model": model,
            "version": reply.version,
            "host": host,
            "prompt_sha256": prompt.sha256,
            "at_ms": reply.at_ms,
            "answer": (reply.text or "")[:_LONGEST],
        }
        self._held[model, prompt.sha256] = row
        self._append(json.dumps(row))

    def _append(self, line: str) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


@dataclass
class SecondReader:
    """A model at an address, asked through a store; calling it never raises for the server's sake."""

    server: ChatServer
    model: str
    store: Store = field(repr=False)
    asked: int = 0  # questions that went over the network
    _form: int | None = field(default=None, repr=False)
    _failures: int = field(default=0, repr=False)
    _last: str = field(default="", repr=False)

    @property
    def secret(self) -> bytes:
        """What the words around a text are made from; it never leaves the case."""
        return self.store.secret

    def __call__(self, prompt: Prompt) -> Reply:
        """Ask, or give the answer that the same question had before."""
        if (held := self.store.given(self.model, prompt)) is not None:
            return held
        if self._failures >= _PATIENCE:
            return Reply(None, _now_ms(), f"not asked after {_PATIENCE} failures, {self._last}")
        try:
            answer = self._answer(prompt)
        except NoAnswerError as why:
            # A server that answered before and refuses one question, one too long for it, is there.
            if self._form is None or why.status not in _UNFIT:
                self._failures, self._last = self._failures + 1, why.why
            return Reply(None, _now_ms(), why.why)
        said = said_in(answer)
        if said is None:
            self._failures, self._last = self._failures + 1, "another interface"
            return Reply(None, _now_ms(), self._last)
        self._failures = 0
        reply = Reply(said[:_LONGEST], _now_ms(), version=_version(answer))
        self.store.keep(self.model, prompt, reply, self.server.host)
        return reply

    def _answer(self, prompt: Prompt) -> dict[str, Any]:
        forms = range(len(_FORMS)) if self._form is None else (self._form,)
        for form in forms:
            self.asked += 1
            try:
                answer = self.server.answer(_body(self.model, prompt, *_FORMS[form]))
            except NoAnswerError as why:
                if why.status not in _UNFIT or form == forms[-1]:
                    raise
            else:
                self._form = form
                return answer
        raise AssertionError


def second_reader(
    address: str,
    model: str,
    store: Path,
    *,
    policy: str,
    seed: int,
    most: int,
    now_ms: int,
    timeout_s: float = TIMEOUT_S,
    told: Callable[[int, int], None] | None = None,
) -> Callable[[pa.Table, pa.Table, pa.Table], pa.Table]:
    """Open a second reader; gives what makes ``READINGS`` of messages, stages and outcomes.

    ``store`` is the folder of the case where its answers are kept; ``policy`` is the text of one.
    The key is in the environment variable `KEY`, if the server wants one. Raises `SettingError` for
    an address that can't be meant, before anything is asked.
    """
    server = ChatServer(address, os.environ.get(KEY) or None, KEY, timeout_s)
    stages = parse_policy(policy)

    def read(messages: pa.Table, marked: pa.Table, outcomes: pa.Table) -> pa.Table:
        ask = SecondReader(server, model, Store(store))
        return readings_of(
            messages, marked, outcomes, stages, ask, seed=seed, most=most, now_ms=now_ms, told=told
        )

    return read


def _body(model: str, prompt: Prompt, form: bool, older: bool) -> dict[str, Any]:
    body: dict[str, Any] = {"model": model, "messages": prompt.messages}
    if older:
        body |= {"temperature": 0, "max_tokens": _TOKENS}
    else:
        body |= {"max_completion_tokens": 8 * _TOKENS}  # it counts what a model thinks as well
    if form:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "reading", "strict": True, "schema": prompt.schema},
        }
    return body


def _version(answer: dict[str, Any]) -> str | None:
    """Give what a server says of the model, in plain letters: it is shown in reports."""
    said = [answer.get("model"), answer.get("system_fingerprint")]
    words = [_WORDS.sub("", word.rsplit("/", 1)[-1])[:80] for word in said if isinstance(word, str)]
    return " ".join(word for word in words if word) or None


def _secret_in(line: str) -> bytes:
    try:
        return bytes.fromhex(json.loads(line)["secret"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return b""


def _row(line: str) -> dict[str, Any] | None:
    """Read a line of the store; None for one that was cut off or is of another form."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict):
        return None
    texts = all(isinstance(row.get(name), str) for name in ("model", "prompt_sha256", "answer"))
    version = row.get("version")
    dated = isinstance(row.get("at_ms"), int) and (version is None or isinstance(version, str))
    return row if texts and dated else None


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
