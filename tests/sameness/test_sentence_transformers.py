"""The adapter, with a module of the package's interface in its place: PyTorch is not installed here."""

from __future__ import annotations

import sys
from types import ModuleType

import numpy as np
import pytest

from groundswell.errors import SettingError
from groundswell.sameness.encoder import Encoder, encoder
from groundswell.sameness.encoders import sentence_transformers as adapter


class Model:
    """Knows how often a text has an e and an a."""

    def __init__(self, name):
        if name == "missing":
            raise OSError

    def get_sentence_embedding_dimension(self):
        return 2

    def encode(self, texts, *, normalize_embeddings, convert_to_numpy, show_progress_bar):
        found = np.array([[1 + t.count("e"), 1 + t.count("a")] for t in texts], np.float64)
        return (
            found / np.linalg.norm(found, axis=1, keepdims=True) if normalize_embeddings else found
        )


@pytest.fixture
def package(monkeypatch):
    stands_in = ModuleType("sentence_transformers")
    stands_in.SentenceTransformer, stands_in.__version__ = Model, "5.1.0"
    monkeypatch.setitem(sys.modules, "sentence_transformers", stands_in)
    monkeypatch.setattr(adapter, "find_spec", lambda name: stands_in)


def test_the_adapter_is_an_encoder(package):
    found = encoder("sentence_transformers", model="small")
    vectors = found.encode(["bee", "banana"])
    assert isinstance(found, Encoder)
    assert (vectors.dtype, vectors.shape) == (np.float32, (2, 2))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    assert vectors[0, 0] > vectors[0, 1]
    assert found.encode([]).shape == (0, 2)


def test_other_weights_in_the_folder_are_another_version(package, tmp_path):
    versions = []
    for weights in (b"one", b"other"):
        (tmp_path / "model.safetensors").write_bytes(weights)
        versions.append(encoder("sentence_transformers", model=str(tmp_path)).version)
    assert versions[0] != versions[1]


def test_a_model_that_cannot_be_loaded_is_one_clear_error(package):
    with pytest.raises(SettingError, match="'missing' can't be loaded"):
        encoder("sentence_transformers", model="missing")


def test_without_the_package_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(adapter, "find_spec", lambda name: None)
    with pytest.raises(SettingError, match="pip install sentence-transformers"):
        encoder("sentence_transformers", model="small")


def test_a_model_must_be_named(package):
    with pytest.raises(SettingError, match=r"needs sameness\.model"):
        encoder("sentence_transformers")
