from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sameness.verifying import Written, partial_ratios

WORDS = st.text(alphabet="abcde木水", max_size=90)


def ratio(one, other, need=0.0):
    written = Written.of([one, other])
    return partial_ratios(written, np.array([0]), np.array([1]), need)[0]


def common(a, b):
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return row[-1]


def slowly(a, b):
    """The best ratio of the shorter with runs of the longer: as long as it, or shorter at an end."""
    if len(a) > len(b):
        a, b = b, a
    best = 0.0
    for x, y in [(a, b), (b, a)] if len(a) == len(b) else [(a, b)]:
        runs = [y[i : i + len(x)] for i in range(len(y) - len(x) + 1)]
        runs += [y[:i] for i in range(1, len(x))] + [y[-i:] for i in range(1, len(x))]
        best = max(best, *(200 * common(x, run) / (len(x) + len(run)) for run in runs))
    return best


@settings(max_examples=60, deadline=None)
@given(st.text("abc木", min_size=1, max_size=14), st.text("abc木", min_size=1, max_size=18))
def test_the_ratio_is_the_best_of_all_runs_of_the_longer(one, other):
    assert ratio(one, other) == pytest.approx(slowly(one, other))


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS, st.sampled_from([50.0, 75.0, 90.0]))
def test_a_need_hides_nothing_that_reaches_it(one, other, need):
    whole = ratio(one, other)
    assert ratio(one, other, need) == pytest.approx(whole if whole >= need else 0.0)


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS)
def test_which_comes_first_changes_nothing(one, other):
    assert ratio(one, other) == pytest.approx(ratio(other, one))


def test_it_is_the_partial_ratio_of_rapidfuzz():
    fuzz = pytest.importorskip("rapidfuzz.fuzz", reason="RapidFuzz is not installed")
    draw = np.random.default_rng(4)
    for size in (3, 40, 64, 65, 128, 200):
        one = "".join(draw.choice(list("abcdefgh 木"), size))
        other = "".join(draw.choice(list("abcdefgh 木"), 130))
        mixed = other[:30] + one[2:] + other[60:]
        assert ratio(one, other) == pytest.approx(fuzz.partial_ratio(one, other))
        assert ratio(one, mixed) == pytest.approx(fuzz.partial_ratio(one, mixed))


@pytest.mark.parametrize("seed", range(8))
def test_long_texts_that_differ_in_places_have_rapidfuzz_ratio_where_it_reaches_the_need(seed):
    fuzz = pytest.importorskip("rapidfuzz.fuzz", reason="RapidFuzz is not installed")
    draw = np.random.default_rng(seed)
    signs = list("abcdefghijklmnop木水я"[: draw.integers(2, 20)])
    for size in (20, 64, 65, 128, 129, 300):
        one = "".join(draw.choice(signs, size))
        kept = [sign for sign in one if draw.random() > 0.3 * draw.random()]
        before, after = ("".join(draw.choice(signs, draw.integers(0, 500))) for _ in "ab")
        for other in (before + "".join(kept) + after, "".join(kept[size // 4 :]) + after):
            whole = fuzz.partial_ratio(one, other)
            for need in (50.0, 75.0, 90.0, 97.0):
                assert ratio(one, other, need) == pytest.approx(whole if whole >= need else 0.0)


def test_what_lies_in_a_longer_text_as_it_is_has_all():
    assert ratio("thebusislate", "todaythebusislateagain") == 100


def test_only_the_first_ten_thousand_characters_are_compared():
    assert ratio("b" * 12, "a" * 10_000 + "b" * 12) == 0
