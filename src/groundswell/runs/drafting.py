"""A language model that drafts names of narratives, where an analyst names one.

It answers over the network as OpenAI's ``/v1/chat/completions`` does; many servers do, most of them
on one's own machine. What is asked holds texts of posts: with an address elsewhere they are given to
whoever runs it. What it answers is a draft (see `groundswell.operations.naming`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from groundswell.runs.chat_server import ChatServer, said_in

KEY = "GROUNDSWELL_NAMING_KEY"  # the environment variable; no file or option holds the key


@dataclass(frozen=True, slots=True)
class Chat:
    """A server and one of its models; calling it asks one question and gives the answer's text."""

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 60.0

    def __post_init__(self) -> None:
        """Refuse an address that can't be meant, and a key that would be sent readable by all."""
        self._server()

    def __call__(self, question: str) -> str:
        """Answer; raises `SettingError` where the server does not answer as it should."""
        server = self._server()
        body = {
            "model": self.model,
            "messages": [{"role": "user", "content": question}],
            "temperature": 0,
            "max_tokens": 120,
        }
        said = said_in(server.answer(body))
        if said is None:
            raise server.another_form()
        return said

    def _server(self) -> ChatServer:
        return ChatServer(self.address, self.key, KEY, self.timeout_s)


def chat(address: str, model: str) -> Chat:
    """Open a model at an address; the key is in the environment variable, if it wants one."""
    return Chat(address, model, os.environ.get(KEY))
