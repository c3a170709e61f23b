"""Vectors of a policy's examples, kept between runs: the same, whatever lies in the folder."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.given_policy import POLICY, Words

from groundswell.runs import usage as stage
from groundswell.runs.kept_vectors import Keeping
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import StageReader

TEXTS = ["a bus", "a recipe for soup", "swifts"]


class Asked(Words):
    """An encoder that counts how often it is asked."""

    times = 0

    def encode(self, texts):
        self.times += 1
        return super().encode(texts)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def kept():
    inner = Asked()
    return inner, Keeping(inner).encode_fixed(TEXTS)


def test_a_second_run_asks_the_encoder_nothing_and_gives_the_same(folder):
    (first, one), (second, other) = kept(), kept()
    assert (first.times, second.times) == (1, 0)
    assert np.array_equal(one, Words().encode(TEXTS))
    assert np.array_equal(one, other)
    assert one.dtype == other.dtype == np.float32


@pytest.mark.parametrize("change", ["texts", "order", "version", "name", "cut otherwise"])
def test_other_texts_or_another_encoder_have_vectors_of_their_own(folder, change):
    kept()
    inner, texts = Asked(), list(TEXTS)
    if change == "texts":
        texts[0] = "a tram"
    if change == "order":
        texts.reverse()
    if change == "cut otherwise":
        texts = ["a busa recipe for soup", "", "swifts"]
    if change in ("version", "name"):
        setattr(inner, change, "another")
    assert np.array_equal(Keeping(inner).encode_fixed(texts), Words().encode(texts))
    assert inner.times == 1


@pytest.mark.parametrize(
    "wrong", ["nothing", "noise", "half", "pickle", "huge", "shape", "kind", "zeros", "nan"]
)
def test_a_file_that_is_no_such_vectors_is_made_again(folder, wrong):
    kept()
    (file,) = folder.glob("vectors-*.npy")
    good = np.load(file)
    if wrong == "nothing":
        file.write_bytes(b"")
    if wrong == "noise":
        file.write_bytes(b"\x93NUMPY\x01\x00 what is this")
    if wrong == "half":
        file.write_bytes(file.read_bytes()[:-40])
    if wrong == "huge":
        with file.open("wb") as opened:
            told = {"descr": "<f4", "fortran_order": False, "shape": (10**13, 512)}
            np.lib.format.write_array_header_1_0(opened, told)
    if wrong == "pickle":
        np.save(file, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    other = {
        "shape": good[1:],
        "kind": good.astype(np.float64),
        "zeros": good * 0,
        "nan": good * np.nan,
    }
    if wrong in other:
        np.save(file, other[wrong])
    inner, found = kept()
    assert inner.times == 1
    assert np.array_equal(found, good)
    assert kept()[0].times == 0


def test_a_folder_that_cant_be_written_costs_time_and_nothing_else(folder):
    folder.write_text("a file is in its place")
    inner, found = kept()
    assert inner.times == 1
    assert np.array_equal(found, Words().encode(TEXTS))


def test_nothing_is_kept_where_that_is_asked_for(folder, monkeypatch):
    monkeypatch.setenv("GROUNDSWELL_CACHE", "none")
    assert [kept()[0].times, kept()[0].times] == [1, 1]
    assert not folder.exists()


def test_old_files_go_and_those_in_use_stay(folder):
    kept()
    for number in range(20):
        Keeping(Words()).encode_fixed([f"bus {number}", "swifts"])
        kept()
    assert len(list(folder.iterdir())) == 12
    assert kept()[0].times == 0


def test_the_wing_reads_by_an_encoder_that_keeps(folder):
    stage._ready.__wrapped__(POLICY)
    assert list(folder.glob("vectors-*.npy"))


def test_what_a_log_holds_is_never_kept(folder):
    encoder = Keeping(Words())
    reader = StageReader(parse_policy(POLICY), encoder)
    before = {file.name for file in folder.iterdir()}
    assert before
    reader.read(["write to the zebrawood allotment", "swifts"], ["en", "en"])
    assert {file.name for file in folder.iterdir()} == before
