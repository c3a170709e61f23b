"""Pairs put around representatives."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sameness.stars import stars


def found(pairs, weight=None):
    ordered = sorted({tuple(sorted(pair)) for pair in pairs})
    a, b = (pa.array([pair[side] for pair in ordered], pa.string()) for side in (0, 1))
    table = stars(a, b, np.ones(len(ordered)) if weight is None else np.array(weight))
    return dict(zip(table["key"].to_pylist(), table["family"].to_pylist(), strict=True))


def test_the_one_with_the_most_partners_represents_them():
    assert found(["ab", "bc", "bd"]) == {"a": "b", "b": "b", "c": "b", "d": "b"}


def test_a_chain_falls_apart_instead_of_joining_its_ends():
    families = found([(f"{n:02d}", f"{n + 1:02d}") for n in range(20)])
    assert families["00"] != families["19"]
    assert max(list(families.values()).count(head) for head in families.values()) <= 3


def test_of_equals_the_stronger_represents_and_then_the_first():
    assert found(["ab", "cd"]) == {"a": "a", "b": "a", "c": "c", "d": "c"}
    assert found(["ab", "ac", "bd", "cd"], [1, 1, 5, 1])["d"] == "b"


def test_no_pairs_give_no_families():
    assert found([]) == {}


pairs_of = st.sets(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
        lambda pair: pair[0] < pair[1]
    )
)


@given(pairs_of)
@settings(max_examples=200, deadline=None)
def test_every_member_is_a_partner_of_its_representative_as_by_trying_all(pairs):
    families = found(pairs)
    for member, head in families.items():
        assert families[head] == head
        assert member == head or tuple(sorted((member, head))) in pairs
    assert families == slowly(pairs)


def slowly(pairs):
    """Take the best representative again and again, counting anew each time."""
    families = {}
    while True:
        left = [p for p in pairs if p[0] not in families and p[1] not in families]
        if not left:
            return families
        names = sorted({name for pair in left for name in pair})
        degree = {name: sum(name in pair for pair in left) for name in names}
        whole = {name: sum(name in pair for pair in pairs) for name in names}
        head = min(names, key=lambda name: (-degree[name], -whole[name], name))
        families[head] = head
        families |= {n: head for p in left if head in p for n in p}


def test_the_order_of_the_pairs_changes_nothing():
    dice = random.Random(3)
    pairs = [tuple(sorted(dice.sample("abcdefghijkl", 2))) for _ in range(30)]
    pairs = sorted(set(pairs))
    a, b = ([pair[side] for pair in pairs] for side in (0, 1))
    weight = np.arange(len(pairs), dtype=float)
    first = stars(pa.array(a), pa.array(b), weight)
    order = dice.sample(range(len(pairs)), len(pairs))
    again = stars(pa.array([b[x] for x in order]), pa.array([a[x] for x in order]), weight[order])
    assert first.equals(again)
