"""A server that answers as OpenAI's ``/v1/chat/completions`` does, asked with care.

It may be anybody's: it follows no redirect, sends the key to nobody who could be listened to, goes
through no proxy on the way to this machine, and takes neither an answer without end nor one that
comes drop by drop. Errors name the host and the kind of fault, never what was asked or answered.
"""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EXAMPLE = "http://localhost:8000/v1"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_MOST_BYTES = 1_000_000  # of an answer
_AT_ONCE = 65_536


class NoAnswerError(SettingError):
    """A server that did not answer as it should; ``why`` says in two or three words what it did."""

    def __init__(self, message: str, why: str, status: int | None = None) -> None:
        """Keep the fault apart from the sentence that names the mend."""
        super().__init__(message)
        self.why = why
        self.status = status


@dataclass(frozen=True, slots=True)
class ChatServer:
    """A server by its address, with a key from the environment variable named ``key_in``."""

    address: str
    key: str | None = field(default=None, repr=False)
    key_in: str = "its variable"
    timeout_s: float = 60.0  # for the whole of an answer

    def __post_init__(self) -> None:
        """Refuse an address that can't be meant, and a key that would be sent readable by all."""
        try:
            parts = urlsplit(self.address)
            host, _ = parts.hostname, parts.port
        except ValueError:
            parts, host = urlsplit(""), None
        if parts.scheme not in ("http", "https") or not host or parts.username:
            msg = f"the address of the model is not one of http or https; give e.g. {EXAMPLE}"
            raise SettingError(msg)
        if self.key and parts.scheme != "https" and host not in _LOCAL:
            msg = f"the key in {self.key_in} would be sent readable by all; give an https address"
            raise SettingError(msg)
        if self.key and not (self.key.isascii() and self.key.isprintable()):
            msg = f"the key in {self.key_in} holds a character that no key has; set it again"
            raise SettingError(msg)

    @property
    def host(self) -> str:
        """Whose it is, without what an address may hold besides."""
        return urlsplit(self.address).hostname or ""

    def answer(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Post one question; gives the JSON object that came back, or raises `NoAnswerError`."""
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(  # noqa: S310 (http or https)
            _whole(self.address), json.dumps(body).encode(), headers
        )
        try:
            with self._opened(request) as (answer, ends):
                told = self._read(answer, ends)
        except urllib.error.HTTPError as error:
            with error:
                want = f"; set {self.key_in}" if error.code in (401, 403) else ""
                msg = f"the model at {self.host} answers with status {error.code}{want}"
                raise NoAnswerError(msg, f"status {error.code}", error.code) from None
        except (OSError, ValueError, http.client.HTTPException) as error:
            why = type(getattr(error, "reason", error)).__name__
            msg = f"the model at {self.host} does not answer ({why}); check its address"
            raise NoAnswerError(msg, why) from None
        try:
            said = json.loads(told)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            raise self.another_form()
        return said

    def another_form(self) -> NoAnswerError:
        """Give the error for an answer that is of another interface."""
        msg = (
            f"the model at {self.host} does not answer as OpenAI's /v1/chat/completions does; "
            f"check its address, e.g. {EXAMPLE}"
        )
        return NoAnswerError(msg, "another interface")

    @contextmanager
    def _opened(self, request: urllib.request.Request) -> Iterator[tuple[Any, float]]:
        # A time limit on a socket starts anew with each byte. So the sockets are noted, and shut
        # when the time for the whole answer is over, whatever is being read from them then.
        sockets: list[socket.socket] = []
        ends = time.monotonic() + self.timeout_s
        late = threading.Timer(self.timeout_s, _shut, [sockets])
        late.daemon = True
        late.start()
        local = [urllib.request.ProxyHandler({})] if self.host in _LOCAL else []
        opener = urllib.request.build_opener(
            _NoRedirect, _noting(sockets), _noting_tls(sockets), *local
        )
        try:
            with opener.open(request, timeout=self.timeout_s) as answer:
                yield answer, ends
        except Exception as error:
            if time.monotonic() >= ends:
                raise TimeoutError from error
            raise
        finally:
            late.cancel()

    def _read(self, answer: http.client.HTTPResponse, ends: float) -> bytes:
        told = bytearray()
        while piece := answer.read1(_AT_ONCE):
            told += piece
            if len(told) > _MOST_BYTES:
                msg = f"the model at {self.host} answers without end; check its address"
                raise NoAnswerError(msg, "too large")
            if time.monotonic() >= ends:
                break
        if time.monotonic() >= ends:  # a socket that was shut reads as one that ended
            raise TimeoutError
        return bytes(told)


def said_in(answer: Mapping[str, Any]) -> str | None:
    """Give the text of an answer, or None where it has another form."""
    try:
        said = answer["choices"][0]["message"]["content"]
    except (KeyError, TypeError, IndexError):
        return None
    return said if isinstance(said, str) else None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Sends neither texts nor the key to an address that nobody chose."""

    def redirect_request(self, *args: Any) -> None:
        """Refuse; the status then is an error like others."""
        del args


def _noting(sockets: list[socket.socket]) -> urllib.request.HTTPHandler:
    class Connection(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            sockets.append(self.sock)

    class Handler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Connection, req)

    return Handler()


def _noting_tls(sockets: list[socket.socket]) -> urllib.request.HTTPSHandler:
    class Connection(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            sockets.append(self.sock)

    class Handler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Connection, req)

    return Handler()


def _shut(sockets: list[socket.socket]) -> None:
    for each in list(sockets):
        with suppress(OSError):
            socket.socket.shutdown(each, socket.SHUT_RDWR)


def _whole(address: str) -> str:
    parts = urlsplit(address)
    path = parts.path.rstrip("/")
    if not path.endswith("/chat/completions"):
        path += "/chat/completions" if path else "/v1/chat/completions"
    return parts._replace(path=path, fragment="").geturl()
