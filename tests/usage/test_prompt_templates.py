import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.usage.prompt_templates import RUN, templates_of
from groundswell.usage.subject_words import words_of_prompts

FRAMES = [f"one{x} two{x} three{x} four{x} five{x} six{x} seven{x} eight{x} nine{x}" for x in "ab"]


def heads(texts, accounts=None, most=9, covered=0.4):
    given_ = np.arange(len(texts)) if accounts is None else np.array(accounts)
    found, _ = templates_of(
        words_of_prompts(pa.array(texts)), given_, most=most, least_covered=covered
    )
    return found.tolist()


def brute_force(texts, accounts, most, covered):
    """Go through the prompts in order, as the docstring says, with sets of runs of words."""
    cut = [text.split() for text in texts]
    runs = [[tuple(w[at : at + RUN]) for at in range(len(w) - RUN + 1)] for w in cut]
    holders = {}
    for row, own in enumerate(runs):
        for run in own:
            holders.setdefault(run, set()).add(row)
    first, found = {}, []
    for row, own in enumerate(runs):
        good = [
            (at, run)
            for at, run in enumerate(own)
            if len(holders[run]) > 1 and len({accounts[holder] for holder in holders[run]}) <= most
        ]
        tally = {}
        for _, run in good:
            if run in first:
                tally[first[run]] = tally.get(first[run], 0) + 1
        head = row
        if tally:
            best = min(tally, key=lambda other: (-tally[other], other))
            words = {at + x for at, run in good if first.get(run) == best for x in range(RUN)}
            if len(words) / max(len(cut[row]), len(cut[best])) >= covered:
                head = best
        found.append(head)
        if head == row:
            for _, run in good:
                first.setdefault(run, row)
    return found


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([*FRAMES, "owl", "pier", "mill", "a b c d e"]), min_size=1, max_size=4),
        min_size=1,
        max_size=6,
    ),
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
    st.sampled_from([1, 2, 9]),
    st.sampled_from([0.3, 0.5, 0.8]),
)  # fmt: skip
def test_templates_are_those_of_an_exhaustive_search(parts, accounts, most, covered):
    texts = [" ".join(some) for some in parts]
    accounts = accounts[: len(texts)]
    assert heads(texts, accounts, most, covered) == brute_force(texts, accounts, most, covered)


def test_what_too_many_accounts_write_makes_no_template():
    texts = [f"{FRAMES[0]} {word}" for word in ("owl", "pier", "mill")]
    assert heads(texts, most=3) == [0, 0, 0]
    assert heads(texts, most=2) == [0, 1, 2]


def test_prompts_without_a_long_run_of_words_are_no_template():
    assert heads(["owl", "pier", "owl"]) == [0, 1, 2]


def test_members_hang_on_the_first_and_never_on_one_another():
    found = heads([FRAMES[0], f"{FRAMES[0]} {FRAMES[1]}", FRAMES[1]])
    assert all(found[head] == head for head in found)
