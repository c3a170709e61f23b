"""Vectors of texts that are the same in every run, such as a policy's examples, kept between runs.

A policy has thousands of examples, and encoding them takes longer than reading a small log. Their
vectors are kept in the user's cache; whatever is wrong with that folder costs time and nothing else.
Nothing of a log is kept there.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder

VARIABLE = "GROUNDSWELL_CACHE"
_FILES = 12  # of about 10 MB; the ones that were used longest ago go first


def cache_path() -> Path | None:
    """Give the folder: what ``GROUNDSWELL_CACHE`` says (``none`` keeps nothing), else the user's cache."""
    given = os.environ.get(VARIABLE)
    if given == "none":
        return None
    return Path(given) if given else user_cache_path("groundswell")


class Keeping:
    """An encoder that keeps the vectors of texts that don't change; they are those it gives itself."""

    def __init__(self, encoder: Encoder) -> None:
        """Take the encoder, whose version must name its weights."""
        self.name, self.version, self.dimensions = encoder.name, encoder.version, encoder.dimensions
        self._encoder = encoder

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row a text, in order; nothing is kept."""
        return self._encoder.encode(texts)

    def encode_fixed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the same for texts that are the same in every run."""
        folder = cache_path()
        if folder is None or not texts:
            return self.encode(texts)
        file = folder / f"vectors-{self._digest(texts)}.npy"
        found = _read(file, (len(texts), self.dimensions))
        if found is None:
            found = self.encode(texts)
            with suppress(OSError):
                _write(file, found)
        return found

    def _digest(self, texts: Sequence[str]) -> str:
        digest = hashlib.sha256(f"{self.name}\0{self.version}\0".encode())
        for text in texts:
            told = text.encode("utf-8", "surrogatepass")
            digest.update(len(told).to_bytes(8, "big") + told)
        return digest.hexdigest()[:32]


def _read(file: Path, shape: tuple[int, int]) -> NDArray[np.float32] | None:
    """Read vectors; None where there are none of this shape and of length 1."""
    try:
        found = np.load(file, allow_pickle=False)
        os.utime(file)
    except (OSError, ValueError, EOFError, MemoryError):  # a header may claim any length
        return None
    if not isinstance(found, np.ndarray) or found.shape != shape or found.dtype != np.float32:
        return None
    return found if np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3) else None


def _write(file: Path, vectors: NDArray[np.float32]) -> None:
    """Write vectors whole or not at all, and remove the files that were used longest ago."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        with fresh.open("wb") as opened:
            np.save(opened, np.asarray(vectors, dtype=np.float32))
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    kept = sorted(file.parent.glob("vectors-*.npy"), key=lambda each: each.stat().st_mtime)
    for old in kept[:-_FILES]:
        old.unlink(missing_ok=True)
