"""What turns sentences into vectors whose cosine says how alike their meanings are.

An encoder is somebody else's model behind four names. Which one is asked for is a matter of the
recipe; it is loaded when it is first needed, and what it can't be is one clear error.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

GROUP = "groundswell.encoders"
_ROOM = "groundswell.sameness.encoders"
_OURS = (
    EntryPoint("use", f"{_ROOM}.use:open_encoder", GROUP),
    EntryPoint("sentence_transformers", f"{_ROOM}.sentence_transformers:open_encoder", GROUP),
    EntryPoint("endpoint", f"{_ROOM}.endpoint:open_encoder", GROUP),
)


@runtime_checkable
class Encoder(Protocol):
    """Gives every sentence a vector of unit length."""

    name: str
    """What it is called in a recipe."""
    version: str
    """Names the model and, where they can be known, the weights: equal versions, equal vectors."""
    dimensions: int
    """How long a vector is."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row a text, in order: float32 of shape (n, dimensions), each of length 1."""
        ...


def encoder(name: str, *, model: str | None = None, address: str | None = None) -> Encoder:
    """Open the encoder of a name: use, sentence_transformers, endpoint, or another's.

    ``model`` and ``address`` are for encoders that offer several models or answer over the
    network. Packages add encoders under the entry point ``groundswell.encoders``: a function
    that takes ``model`` and ``address``. Raises `SettingError`, which says what to install or
    set, where there is no such encoder or it can't be opened.
    """
    known = {point.name: point for point in (*entry_points(group=GROUP), *_OURS)}
    if name not in known:
        msg = f"encoder is {name!r}; give one of {', '.join(sorted(known))}"
        raise SettingError(msg)
    try:
        opened = known[name].load()(model=model, address=address)
    except SettingError:
        raise
    except Exception as why:
        msg = (
            f"the encoder {name} ({known[name].value}) can't be opened: {type(why).__name__}; "
            "update or reinstall the package that brings it"
        )
        raise SettingError(msg) from why
    if not isinstance(opened, Encoder):
        msg = f"the encoder {name} ({known[name].value}) lacks what an encoder must have"
        raise SettingError(msg)
    return opened


def encoded_once(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode texts that are the same in every run; an encoder may keep their vectors between runs.

    One that does has a method ``encode_fixed``, which gives what ``encode`` would.
    """
    fixed: Callable[[Sequence[str]], NDArray[np.float32]] = getattr(
        encoder, "encode_fixed", encoder.encode
    )
    return fixed(texts)


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal: how weights are pinned."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
