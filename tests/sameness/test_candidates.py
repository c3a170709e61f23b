from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sameness.candidates import GUARANTEED, SIGNS, SPAN, anchors_of
from groundswell.sameness.verifying import Written


def anchors(*texts):
    found = anchors_of(Written.of(list(texts)))
    return [
        set(found.anchor[a:b].tolist()) for a, b in zip(found.start, found.start[1:], strict=False)
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.text("abcdefghijklmnop", min_size=GUARANTEED, max_size=GUARANTEED),
    st.tuples(*[st.text("qrstuvwxyz", max_size=30) for _ in range(4)]),
)
def test_texts_with_a_run_in_common_meet_wherever_it_stands(run, around):
    one, other = anchors(around[0] + run + around[1], around[2] + run + around[3])
    assert one & other


def test_chinese_texts_meet_by_a_shorter_run():
    run = "今天公共汽车又晚点了"[: SIGNS + SPAN - 1]
    one, other = anchors("我们都知道" + run, run + "真没办法啊")
    assert one & other


def test_texts_with_nothing_in_common_do_not_meet():
    one, other = anchors("theferryleavesatninefromthepier", "quincejamsetsbestoncoldmarble")
    assert not one
    assert not other


def test_anchors_that_only_one_text_has_are_left_out():
    found = anchors_of(Written.of(["theferryleavesatnine", "quincejamsetsbestcold"]))
    assert len(found.anchor) == len(found.texts) == 0


def test_each_anchor_says_in_how_many_places_it_stands():
    draw = np.random.default_rng(0)
    texts = ["".join(draw.choice(list("abc"), 60)) for _ in range(60)]
    found = anchors_of(Written.of(texts))
    assert np.bincount(found.anchor).tolist() == found.texts.tolist()
    assert found.texts.min() >= 2


def test_what_other_texts_there_are_changes_nothing_for_two():
    pair = ["theferryleavesatninefromtheoldpier", "todaytheferryleavesatninefromthepier"]
    draw = np.random.default_rng(1)
    others = ["".join(draw.choice(list("uvwxyz"), 50)) for _ in range(300)]
    alone, among = anchors(*pair), anchors(*pair, *others)
    assert len(alone[0] & alone[1]) == len(among[0] & among[1])


def test_texts_shorter_than_a_window_have_none():
    assert anchors("tea", "tea!", "") == [set(), set(), set()]
