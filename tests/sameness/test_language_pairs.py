from __future__ import annotations

import itertools

import pytest

from groundswell.sameness.language_pairs import FOUND, caveat


def test_every_pair_that_was_measured_has_a_sentence_with_its_figure():
    measured = {code for pair in FOUND for code in pair}
    assert len(measured) == 8
    assert set(FOUND) == set(itertools.combinations(sorted(measured), 2))
    for (one, other), percent in FOUND.items():
        assert 0 < percent < 100
        assert f"{percent} in 100" in caveat(one, other) == caveat(other, one)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("ja", None, "not known"),
        ("ja", "ja", "within one language"),
        ("ja", "uk", "not made for the language uk"),
        ("ja", "ar", "was not measured"),
    ],
)
def test_other_pairs_are_said_not_to_be_measured(one, other, said):
    assert said in caveat(one, other)
