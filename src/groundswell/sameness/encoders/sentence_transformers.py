"""Any model of the package ``sentence-transformers``, where a person has installed it.

It brings PyTorch and fetches a model that is not on the disk; offline, give the model's folder.
What was measured of tiers holds for the encoder ``use`` alone.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.errors import SettingError
from groundswell.sameness.encoder import sha256

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_WEIGHTS = ("*.safetensors", "*.bin", "*.onnx")


class SentenceTransformers:
    """A model that is already loaded."""

    name = "sentence_transformers"

    def __init__(self, model: Any, version: str) -> None:
        """Take a loaded model; `open_encoder` loads one."""
        self._model, self.version = model, version
        self.dimensions = int(model.get_sentence_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give (n, dimensions)."""
        if not texts:
            return np.empty((0, self.dimensions), np.float32)
        found = self._model.encode(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(found, dtype=np.float32)


def open_encoder(*, model: str | None = None, address: str | None = None) -> SentenceTransformers:
    """Load a model by its name or folder; raises `SettingError` where that can't be."""
    if address or not model:
        msg = (
            "the encoder sentence_transformers needs sameness.model, the name of a model or its "
            "folder, and no address"
        )
        raise SettingError(msg)
    if find_spec("sentence_transformers") is None:
        msg = "the encoder sentence_transformers is not installed; run pip install sentence-transformers"
        raise SettingError(msg)
    package: Any = import_module("sentence_transformers")  # loads PyTorch

    try:
        loaded = package.SentenceTransformer(model)
    except (OSError, ValueError, RuntimeError) as why:
        msg = (
            f"the model {model!r} can't be loaded ({type(why).__name__}); give a name that "
            "sentence-transformers knows, or a folder with a model"
        )
        raise SettingError(msg) from why
    return SentenceTransformers(
        loaded, f"{model} {package.__version__} {_digest(Path(model))}".strip()
    )


def _digest(folder: Path) -> str:
    """Give a short hash of the weights in a folder; nothing for a model that is known by name."""
    if not folder.is_dir():
        return ""
    files = sorted(file for pattern in _WEIGHTS for file in folder.rglob(pattern))
    return hashlib.sha256("".join(map(sha256, files)).encode()).hexdigest()[:12]
