import itertools

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from groundswell.usage.subject_phrases import LONGEST, RUN, phrases_in
from groundswell.usage.subject_words import words_of_prompts

WORDS = st.lists(
    st.lists(st.sampled_from(["bus", "late", "club", "walk", "owl", "pier"]), max_size=9),
    min_size=1,
    max_size=6,
)


def found_in(texts, accounts, most):
    found = phrases_in(words_of_prompts(pa.array(texts)), np.array(accounts), most)
    spans = zip(found.row.tolist(), found.first.tolist(), found.last.tolist(), strict=True)
    return [(row, texts[row][first:last]) for row, first, last in spans]


def brute_force(texts, accounts, most):
    """Words of runs of three that two prompts share, by prompt, with the prompts that share them."""
    holders = {}
    cut = [text.split() for text in texts]
    for row, words in enumerate(cut):
        for at in range(len(words) - RUN + 1):
            holders.setdefault(tuple(words[at : at + RUN]), set()).add(row)
    good = {
        run
        for run, rows in holders.items()
        if len(rows) > 1 and len({accounts[row] for row in rows}) <= most
    }
    return [
        {at for at in range(len(words) - RUN + 1) if tuple(words[at : at + RUN]) in good}
        for words in cut
    ]


@given(WORDS, st.lists(st.integers(0, 2), min_size=6, max_size=6), st.integers(1, 3))
def test_every_run_that_prompts_share_lies_in_a_phrase_and_no_other(said, accounts, most):
    texts = [" ".join(words) for words in said]
    accounts = accounts[: len(texts)]
    found = found_in(texts, accounts, most)
    wanted = brute_force(texts, accounts, most)
    for row, text in enumerate(texts):
        words = list(itertools.accumulate([len(word) + 1 for word in text.split()], initial=0))
        runs = set()
        spans = phrases_in(words_of_prompts(pa.array(texts)), np.array(accounts), most)
        for at in np.flatnonzero(spans.row == row):
            first = words.index(spans.first[at])
            last = words.index(spans.last[at] + 1)
            runs |= set(range(first, last - RUN + 1))
        assert runs == wanted[row]
    assert all(len(phrase.split()) <= LONGEST for _, phrase in found)


def test_neighbours_that_the_same_prompts_hold_are_one_phrase():
    texts = [
        "so the old ferry to the north pier waits",
        "if the old ferry to the north pier is full",
    ]
    assert found_in(texts, [0, 1], 2) == [
        (0, "the old ferry to the north pier"),
        (1, "the old ferry to the north pier"),
    ]


def test_a_phrase_does_not_run_over_the_end_of_a_sentence():
    texts = ["see the late bus. the owl sleeps", "on the late bus. the owl sleeps"]
    assert {phrase for _, phrase in found_in(texts, [0, 1], 2)} == {
        "the late bus",
        "the owl sleeps",
    }


def test_what_more_accounts_say_is_no_phrase():
    texts = ["the late bus"] * 4
    assert found_in(texts, [0, 1, 2, 3], 3) == []
    assert len(found_in(texts, [0, 1, 2, 2], 3)) == 4


def test_characters_are_words_where_a_script_has_no_blanks():
    assert found_in(["请问李晓峰在哪", "告诉李晓峰吧"], [0, 1], 2) == [(0, "李晓峰"), (1, "李晓峰")]
