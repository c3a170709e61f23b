from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from groundswell.errors import CaseError
from groundswell.runs import vectors
from groundswell.runs.folder import CaseFolder
from groundswell.runs.vectors import folder_of, vectors_of, worth_encoding


class Counting:
    """Knows the length of a text, and remembers what it was asked."""

    name, dimensions = "counting", 4

    def __init__(self, version="1"):
        self.version, self.asked = version, []

    def encode(self, texts):
        self.asked.append(list(texts))
        turned = np.array([len(text) for text in texts]) / 10
        return np.column_stack([np.cos(turned), np.sin(turned), 0 * turned, 0 * turned]).astype(
            np.float32
        )


class Stopped(Exception):
    pass


@pytest.fixture
def case(tmp_path):
    folder = CaseFolder(tmp_path / "case")
    folder.make()
    return folder


def texts(*said):
    return pa.array(said, pa.string())


def test_vectors_come_in_the_order_of_the_texts_in_half_precision(case):
    found = vectors_of(case, texts("bus", "the tram", "a"), Counting())
    assert (found.dtype, found.shape) == (np.float16, (3, 4))
    assert np.allclose(found, Counting().encode(["bus", "the tram", "a"]), atol=1e-3)


def test_every_distinct_text_is_encoded_once(case):
    encoder = Counting()
    found = vectors_of(case, texts("bus", "tram", "bus", "bus"), encoder)
    again = vectors_of(case, texts("tram", "ferry", "bus"), encoder)
    assert encoder.asked == [["bus", "tram"], ["ferry"]]
    assert np.array_equal(found[0], found[2])
    assert np.array_equal(again[0], found[1])


def test_a_run_that_is_stopped_goes_on_where_it_was(case, monkeypatch):
    monkeypatch.setattr(vectors, "_TEXTS", 2)
    said = texts(*(f"line {'x' * n}" for n in range(7)))
    encoder = Counting()

    def stop(done, note):
        if done > 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        vectors_of(case, said, encoder, progress=stop)
    first = sum(map(len, encoder.asked))
    found = vectors_of(case, said, encoder)
    assert (first, sum(map(len, encoder.asked))) == (4, 7)
    assert np.allclose(found, Counting().encode(said.to_pylist()), atol=1e-3)


def test_another_version_of_the_encoder_never_meets_these_vectors(case):
    vectors_of(case, texts("bus"), Counting("1"))
    other = Counting("2")
    vectors_of(case, texts("bus"), other)
    assert other.asked == [["bus"]]
    assert folder_of(case, Counting("1")) != folder_of(case, other)


def test_a_file_that_was_cut_off_is_done_again(case):
    encoder = Counting()
    whole = vectors_of(case, texts("bus", "tram"), encoder)
    (file,) = folder_of(case, encoder).glob("*.arrow")
    file.write_bytes(file.read_bytes()[:-40])
    assert np.array_equal(vectors_of(case, texts("bus", "tram"), encoder), whole)
    assert len(encoder.asked) == 2


def test_what_a_killed_run_left_half_written_is_not_read(case):
    encoder = Counting()
    vectors_of(case, texts("bus"), encoder)
    (folder_of(case, encoder) / ".00001.7").write_bytes(b"half")
    assert vectors_of(case, texts("bus"), encoder).shape == (1, 4)
    assert len(encoder.asked) == 1


def test_progress_goes_to_one_and_says_how_many(case, monkeypatch):
    monkeypatch.setattr(vectors, "_TEXTS", 2)
    told = []
    vectors_of(case, texts("a", "b", "c"), Counting(), progress=lambda *at: told.append(at))
    assert told == [(2 / 3, "2 of 3 texts"), (1.0, "3 of 3 texts")]


def test_no_text_gives_no_vector(case):
    assert vectors_of(case, texts(), Counting()).shape == (0, 4)


def test_a_case_that_cannot_be_written_is_one_clear_error(case):
    (case.path / "vectors").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(CaseError, match="can't be written"):
        vectors_of(case, texts("bus"), Counting())


def test_short_sentences_are_not_worth_encoding():
    said = texts("what happened?", "good morning", "おはよう", "",
                 "the number 42 bus to the old harbour stopped twice because a goose sat on the rails",
                 "港へ行く四十二番のバスは線路に座ったガチョウのため二度も止まりました")  # fmt: skip
    languages = pa.array(["en", "en", "ja", None, "en", "ja"], pa.string())
    assert worth_encoding(said, languages, 40.0).tolist() == [False] * 4 + [True] * 2
    assert worth_encoding(texts(), languages[:0], 40.0).shape == (0,)
