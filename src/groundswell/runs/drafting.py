"""A language model that drafts names of narratives, where an analyst names one.

It answers over the network as OpenAI's ``/v1/chat/completions`` does; many servers do, most of them
on one's own machine. What is asked holds texts of posts: with an address elsewhere they are given to
whoever runs it. What it answers is a draft (see `groundswell.operations.naming`).
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from groundswell.errors import SettingError

KEY = "GROUNDSWELL_NAMING_KEY"  # the environment variable; no file or option holds the key
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_MOST_BYTES = 1_000_000  # of an answer
_EXAMPLE = "http://localhost:8000/v1"


@dataclass(frozen=True, slots=True)
class Chat:
    """A server and one of its models; calling it asks one question and gives the answer's text."""

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 60.0

    def __post_init__(self) -> None:
        """Refuse an address that can't be meant, and a key that would be sent readable by all."""
        try:
            parts = urlsplit(self.address)
            host = parts.hostname
        except ValueError:
            parts, host = urlsplit(""), None
        if parts.scheme not in ("http", "https") or not host or parts.username:
            msg = f"the address of the model is not one of http or https; give e.g. {_EXAMPLE}"
            raise SettingError(msg)
        if self.key and parts.scheme != "https" and host not in _LOCAL:
            msg = f"the key in {KEY} would be sent readable by all; give an https address"
            raise SettingError(msg)

    def __call__(self, question: str) -> str:
        """Answer; raises `SettingError` where the server does not answer as it should."""
        body = {
            "model": self.model,
            "messages": [{"role": "user", "content": question}],
            "temperature": 0,
            "max_tokens": 120,
        }
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(  # noqa: S310 (http or https)
            _whole(self.address), json.dumps(body).encode(), headers
        )
        host = urlsplit(self.address).hostname
        try:
            opener = urllib.request.build_opener(_NoRedirect)
            with opener.open(request, timeout=self.timeout_s) as answer:
                told = answer.read(_MOST_BYTES)
        except urllib.error.HTTPError as error:
            with error:
                want = f"; set {KEY}" if error.code in (401, 403) else ""
                msg = f"the model at {host} answers with status {error.code}{want}"
            raise SettingError(msg) from None
        except OSError as error:
            why = type(getattr(error, "reason", error)).__name__
            msg = f"the model at {host} does not answer ({why}); check its address"
            raise SettingError(msg) from None
        try:
            said = json.loads(told)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, TypeError, IndexError):
            said = None
        if not isinstance(said, str):
            msg = (
                f"the model at {host} does not answer as OpenAI's /v1/chat/completions does; "
                f"check its address, e.g. {_EXAMPLE}"
            )
            raise SettingError(msg)
        return said


def chat(address: str, model: str) -> Chat:
    """Open a model at an address; the key is in the environment variable, if it wants one."""
    return Chat(address, model, os.environ.get(KEY))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Sends neither texts nor the key to an address that nobody chose."""

    def redirect_request(self, *args: Any) -> None:
        """Refuse; the status then is an error like others."""
        del args


def _whole(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if not path.endswith("/chat/completions"):
        path += "/chat/completions" if path else "/v1/chat/completions"
    return parts._replace(path=path, fragment="").geturl()
