"""An encoder that answers over the network, as OpenAI's ``/v1/embeddings`` does.

Many servers speak it, most of them run on one's own machine. Whatever is encoded leaves this process:
with an address elsewhere, post texts are given to whoever runs it. Which weights answer can't be
checked; the version names the model and the server, and a server that changes its model under the
same name goes unnoticed.
"""

from __future__ import annotations

import json
import os
import threading
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

KEY = "GROUNDSWELL_EMBEDDINGS_KEY"  # the environment variable; no file or option holds the key
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})  # what passes by itself
_LONGEST_WAIT_S = 30.0
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_pause = threading.Event().wait
_EXAMPLE = "sameness.address, e.g. http://localhost:8000/v1"


class Endpoint:
    """A server and one of its models; opening it asks for one vector, to know how long they are."""

    name = "endpoint"

    def __init__(
        self,
        address: str,
        model: str,
        *,
        key: str | None = None,
        timeout_s: float = 60.0,
        tries: int = 5,
        batch: int = 64,
        wait: Callable[[float], object] = _pause,
    ) -> None:
        """Name the server and try it; `SettingError` where it does not answer as it should."""
        self._address, self._host = _whole(address)
        if key and not address.startswith("https:") and self._host not in _LOCAL:
            msg = f"the key in {KEY} would be sent readable by all; give an https address, or unset it"
            raise SettingError(msg)
        self._model, self._key, self._timeout_s = model, key, timeout_s
        self._tries, self._batch, self._wait = tries, batch, wait
        self._open = urllib.request.build_opener(_NoRedirect).open
        self.version = f"{model} at {urlsplit(self._address).netloc.rpartition('@')[2]}"
        self.dimensions = 0
        self.dimensions = self._ask(["the bus is late"]).shape[1]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give (n, dimensions), asking in batches; a server that is busy is asked again."""
        parts = [
            self._ask(texts[start : start + self._batch])
            for start in range(0, len(texts), self._batch)
        ]
        return np.concatenate(parts or [np.empty((0, self.dimensions), np.float32)])

    def _ask(self, texts: Sequence[str]) -> NDArray[np.float32]:
        asked = {"model": self._model, "input": list(texts), "encoding_format": "float"}
        return self._vectors(self._answer(json.dumps(asked).encode()), len(texts))

    def _answer(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._address, body, headers)  # noqa: S310 (http or https)
        why = ""
        for tried in range(self._tries):
            pause = min(_LONGEST_WAIT_S, 2.0**tried)
            try:
                with self._open(request, timeout=self._timeout_s) as answer:
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                with error:
                    why = f"status {error.code}"
                    if error.code not in _AGAIN:
                        raise SettingError(self._refused(error.code)) from None
                    pause = _asked_for(error.headers.get("Retry-After"), pause)
            except (OSError, EOFError) as error:  # refused, cut off, timed out
                why = type(getattr(error, "reason", error)).__name__
            if tried + 1 < self._tries:
                self._wait(pause)
        msg = (
            f"the encoder at {self._host} did not answer {self._tries} times ({why}); check "
            f"{_EXAMPLE}, or try again: what was encoded is kept"
        )
        raise SettingError(msg)

    def _vectors(self, answer: bytes, count: int) -> NDArray[np.float32]:
        try:
            rows = sorted(json.loads(answer)["data"], key=lambda row: int(row["index"]))
            places = [int(row["index"]) for row in rows]
            found = np.array([row["embedding"] for row in rows], dtype=np.float32)
        except (ValueError, KeyError, TypeError):
            found, places = np.empty((0, 0), np.float32), []
        whole = found.ndim == 2 and places == list(range(count)) and np.isfinite(found).all()
        length = np.linalg.norm(found, axis=1, keepdims=True) if whole else np.zeros((1, 1))
        if not whole or not length.all() or found.shape[1] != (self.dimensions or found.shape[1]):
            msg = (
                f"the encoder at {self._host} does not answer as OpenAI's /v1/embeddings does: one "
                f"vector a text, all of one length; check {_EXAMPLE}"
            )
            raise SettingError(msg)
        return np.asarray(found / length, dtype=np.float32)

    def _refused(self, status: int) -> str:
        if status in (401, 403):
            return f"the encoder at {self._host} wants a key (status {status}); set {KEY}"
        return (
            f"the encoder at {self._host} refuses the model {self._model!r} or what it was sent "
            f"(status {status}); check sameness.model and {_EXAMPLE}"
        )


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Sends neither texts nor the key to an address that nobody chose."""

    def redirect_request(self, *args: Any) -> None:
        """Refuse; the status then is an error like others."""
        del args


def open_encoder(*, model: str | None = None, address: str | None = None) -> Endpoint:
    """Open the server at an address; the key is in the environment variable, if it wants one."""
    if not model or not address:
        msg = f"the encoder endpoint needs sameness.model and {_EXAMPLE}"
        raise SettingError(msg)
    return Endpoint(address, model, key=os.environ.get(KEY))


def _whole(address: str) -> tuple[str, str]:
    """Give the full address and the host, from the base of the interface or its full address."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not host or parts.username:
        msg = f"the address of the encoder is not one of http or https; give {_EXAMPLE}"
        raise SettingError(msg)
    path = parts.path.rstrip("/")
    if not path.endswith("/embeddings"):
        path += "/embeddings" if path else "/v1/embeddings"
    return parts._replace(path=path, fragment="").geturl(), host


def _asked_for(seconds: str | None, pause: float) -> float:
    """Give the pause that a server asks for, within bounds."""
    if seconds is None or not seconds.strip().isdecimal():
        return pause
    return min(_LONGEST_WAIT_S, float(seconds))
