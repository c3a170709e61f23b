"""Co-actions, against their definition written out by brute force."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st
from tests.engine import given

from groundswell.engine import co_actions, survivors

ANA, BEN, CARA = 0, 1, 2
BUS, BIRD, RAIN = 0, 1, 2
NO_DEADLINE = settings(deadline=None, max_examples=120)

EVENTS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5), st.integers(0, 40)), max_size=60)


@properties(EVENTS, st.integers(0, 45), st.integers(1, 4))
@NO_DEADLINE
def test_every_measure_is_what_the_definition_says(events, window_ms, min_items):
    expected = given.by_brute_force(events, window_ms=window_ms, min_items=min_items)
    assert given.pairs(events, window_ms=window_ms, min_items=min_items) == expected


@properties(EVENTS, st.lists(st.floats(0, 12), min_size=6, max_size=6))
@NO_DEADLINE
def test_the_score_sums_the_rarity_of_each_shared_item_once(events, rarity):
    expected = given.by_brute_force(events, window_ms=9, rarity=rarity)
    actual = given.pairs(events, window_ms=9, rarity=np.array(rarity))
    assert [pair[:8] for pair in actual] == [pair[:8] for pair in expected]
    assert [pair.score for pair in actual] == pytest.approx([pair.score for pair in expected])


@properties(
    st.lists(
        st.tuples(
            st.integers(0, 4),
            st.sampled_from([0, 1, 4, 8, 64, 2**22]),
            st.one_of(st.integers(0, 50), st.integers(2**61, 2**61 + 50)),
        ),
        max_size=30,
    )
)
@settings(deadline=None, max_examples=25)
def test_items_and_times_that_need_more_than_one_word_are_sorted_all_the_same(events):
    expected = given.by_brute_force(events, window_ms=10)
    assert given.pairs(events, window_ms=10) == expected


@pytest.mark.parametrize("item", [1, 2, 4, 64, 255])
def test_an_item_whose_number_would_be_shifted_out_of_the_word_stays_an_item(item):
    acts = [(ANA, 0), (BEN, 2), (ANA, 2**62), (BEN, 2**62 + 2)]
    events = [(account, one, at + (one == item)) for one in (0, item) for account, at in acts]
    assert given.pairs(events) == given.by_brute_force(events)
    assert given.pairs(events)[0].co_actions == 4


@properties(EVENTS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_the_order_of_the_rows_is_irrelevant(events, random):
    shuffled = list(events)
    random.shuffle(shuffled)
    assert given.pairs(shuffled, window_ms=8) == given.pairs(events, window_ms=8)


@properties(EVENTS, st.integers(0, 45), st.integers(1, 3))
@settings(deadline=None, max_examples=60)
def test_every_event_in_a_co_action_of_a_reported_pair_survives(events, window_ms, min_items):
    result = given.found(events, window_ms=window_ms, min_items=min_items)
    reported = {(pair.a, pair.b) for pair in given.pairs_of(result)}
    for i, one in enumerate(events):
        for other in events:
            together = one[1] == other[1] and abs(one[2] - other[2]) <= window_ms
            if together and tuple(sorted((one[0], other[0]))) in reported:
                assert result.surviving[i]


def test_events_without_anyone_near_do_not_survive():
    events = [(ANA, BUS, 0), (BEN, BUS, 5), (ANA, BIRD, 0), (BEN, BIRD, 5), (CARA, RAIN, 0)]
    assert given.found(events).surviving.tolist() == [True, True, True, True, False]


def test_surviving_speaks_of_the_rows_in_the_order_given():
    events = [(CARA, RAIN, 0), (BEN, BIRD, 5), (ANA, BUS, 0), (ANA, BIRD, 0), (BEN, BUS, 5)]
    assert given.found(events).surviving.tolist() == [False, True, True, True, True]


def test_a_window_takes_in_both_of_its_ends():
    events = [(ANA, BUS, 0), (BEN, BUS, 60_000), (ANA, BIRD, 60_000), (BEN, BIRD, 0)]
    (pair,) = given.pairs(events, window_ms=60_000)
    assert (pair.shared_items, pair.co_actions, pair.a_first, pair.b_first) == (2, 2, 1, 1)


def test_events_just_outside_the_window_do_not_pair():
    events = [(ANA, BUS, 0), (BEN, BUS, 60_001), (ANA, BIRD, 0), (BEN, BIRD, 60_001)]
    assert given.pairs(events, window_ms=60_000) == []


def test_a_span_of_more_than_a_day_is_not_taken_for_its_seconds():
    day = 86_400_000
    events = [(ANA, BUS, 0), (BEN, BUS, day + 5), (ANA, BIRD, 0), (BEN, BIRD, day + 5)]
    assert given.pairs(events, window_ms=60_000) == []


def test_the_window_slides_so_that_no_boundary_parts_a_pair():
    events = [(ANA, BUS, 59_999), (BEN, BUS, 60_001), (ANA, BIRD, 119_999), (BEN, BIRD, 120_001)]
    assert len(given.pairs(events, window_ms=60_000)) == 1


def test_an_account_never_pairs_with_itself():
    events = [(ANA, item, at) for item in (BUS, BIRD) for at in (0, 1, 2)]
    assert given.pairs(events, min_items=1) == []


def test_ten_repeats_of_one_item_are_one_shared_item():
    events = [(account, BUS, at) for account in (ANA, BEN) for at in range(10)]
    assert given.pairs(events, min_items=2) == []
    (pair,) = given.pairs(events, min_items=1)
    assert (pair.shared_items, pair.co_actions, pair.score) == (1, 100, 1.0)


def test_acts_at_the_same_time_lead_neither_way():
    events = [(ANA, BUS, 7), (BEN, BUS, 7), (ANA, BIRD, 9), (BEN, BIRD, 9)]
    (pair,) = given.pairs(events)
    assert (pair.co_actions, pair.a_first, pair.b_first) == (2, 0, 0)


def test_the_smaller_account_comes_first_whoever_acted_first():
    events = [(CARA, BUS, 0), (ANA, BUS, 1), (CARA, BIRD, 0), (ANA, BIRD, 1)]
    (pair,) = given.pairs(events)
    assert (pair.a, pair.b, pair.a_first, pair.b_first) == (ANA, CARA, 0, 2)


def test_first_and_last_are_acts_in_co_actions_only():
    events = [(ANA, BUS, 100), (BEN, BUS, 110), (ANA, BIRD, 200), (BEN, BIRD, 205)]
    lonely = [(ANA, BUS, 0), (BEN, BIRD, 900)]
    (pair,) = given.pairs(events + lonely, window_ms=20)
    assert (pair.first_ms, pair.last_ms) == (100, 205)


def test_pruning_goes_on_until_nothing_changes():
    # Cara leaves for want of items, then Ben has nobody on the rain, then Ana nobody at all.
    events = [(BEN, RAIN, 0), (CARA, RAIN, 1), (ANA, BUS, 0), (BEN, BUS, 1)]
    assert not given.found(events).surviving.any()


def busy_streets():
    random = np.random.default_rng(7)
    return np.column_stack(
        [
            random.integers(0, 60, 9_000),
            random.integers(0, 40, 9_000),
            random.integers(0, 900, 9_000),
        ]
    )


@pytest.mark.parametrize("memory_bytes", [1, 8_000, 200_000, 1 << 30])
def test_the_answer_does_not_depend_on_the_memory(memory_bytes):
    events = busy_streets()
    whole = given.found(events, window_ms=90)
    assert whole.enumerated > 100_000  # several partitions, so that several passes are possible
    again = given.found(events, window_ms=90, memory_bytes=memory_bytes)
    assert given.pairs_of(again) == given.pairs_of(whole)


@pytest.mark.parametrize("threads", [1, 3])
def test_the_answer_does_not_depend_on_the_threads(threads):
    events = busy_streets()
    expected = given.by_brute_force(events[:400].tolist(), window_ms=90)
    assert given.pairs(events[:400], window_ms=90, threads=threads) == expected
    assert given.pairs(events, window_ms=90, threads=threads) == given.pairs(events, window_ms=90)


def star(partners, centre):
    """One account that shares two items with each of many, who share none with one another."""
    item = np.repeat(np.arange(2 * partners), 2)
    account = np.full(4 * partners, centre)
    account[1::2] = np.repeat(np.arange(partners), 2) + (0 if centre else 1)
    return np.column_stack([account, item, np.zeros_like(item)])


def seconds(events):
    started = time.process_time()
    assert len(given.found(events, window_ms=1, threads=1).a) == len(events) // 4
    return time.process_time() - started


def test_an_account_with_many_partners_costs_the_same_whatever_its_number():
    # Pairs that share their greater account must not queue for one place of the hash table.
    first, last = star(50_000, centre=0), star(50_000, centre=50_000)
    assert min(seconds(last) for _ in range(3)) < 8 * min(seconds(first) for _ in range(3)) + 0.1


def test_progress_ends_at_the_whole():
    seen = []
    given.found(busy_streets(), window_ms=90, memory_bytes=1, progress=seen.append)
    assert len(seen) > 1
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_no_events_give_no_pairs():
    result = given.found([])
    assert (len(result.a), len(result.score), len(result.surviving)) == (0, 0, 0)
    assert result.a.dtype == result.shared_items.dtype == np.int64
    assert result.score.dtype == np.float64


def test_arrays_of_unequal_length_are_refused_with_their_lengths():
    one, two = np.zeros(1, dtype=np.int64), np.zeros(2, dtype=np.int64)
    with pytest.raises(ValueError, match="unequal length: 2, 1, 2"):
        given.co_actions(two, one, two, window_ms=1)


def test_items_without_a_rarity_are_refused():
    with pytest.raises(ValueError, match="2 weights for 3 items"):
        given.found([(ANA, RAIN, 0)], rarity=np.ones(2))


@pytest.fixture(params=["kept", "not kept"])
def looks(request, monkeypatch):
    """Let the looks at accounts be kept, or be too many for that."""
    if request.param == "not kept":
        monkeypatch.setattr(co_actions, "_LOOKS", 0)


@pytest.mark.usefixtures("looks")
@pytest.mark.parametrize("min_items", [1, 2, 5, 8])
@pytest.mark.parametrize("seed", range(4))
def test_pairs_in_a_crowd_are_measured_as_the_definition_says(seed, min_items):
    random = np.random.default_rng(seed)
    columns = (random.integers(0, 60, 900), random.integers(0, 8, 900), random.integers(0, 60, 900))
    events = [tuple(row) for row in np.column_stack(columns).tolist()]
    expected = given.by_brute_force(events, window_ms=3, min_items=min_items)
    assert expected or min_items == 8
    assert given.pairs(events, window_ms=3, min_items=min_items) == expected


def test_a_score_is_the_same_to_the_last_bit_whether_looks_are_kept_or_not(monkeypatch):
    events, rarity = busy_streets(), np.random.default_rng(5).random(40)
    kept = given.found(events, window_ms=90, rarity=rarity)
    monkeypatch.setattr(co_actions, "_LOOKS", 300)  # some accounts have more, some less
    mixed = given.found(events, window_ms=90, rarity=rarity)
    assert np.array_equal(kept.score, mixed.score)
    assert given.pairs_of(kept) == given.pairs_of(mixed)


@pytest.mark.usefixtures("looks")
@pytest.mark.parametrize("min_items", [1, 2, 4])
def test_pairs_alone_are_those_that_are_measured(min_items):
    events = busy_streets()
    whole = given.found(events, window_ms=2, min_items=min_items)
    a, b, shared = co_actions.partners(*events.T, window_ms=2, min_items=min_items)
    assert np.array_equal(a, whole.a)
    assert np.array_equal(b, whole.b)
    assert np.array_equal(shared, whole.shared_items)


@pytest.mark.usefixtures("looks")
def test_looks_are_numbered_from_the_start_again_when_numbers_run_out(monkeypatch):
    class Late(co_actions._Held):
        def __init__(self, *sizes):
            super().__init__(*sizes)
            self.word[:], self.now = 2**32 - 9_000, 2**32 - 9_000

    events = busy_streets()
    expected = given.pairs(events, window_ms=4)
    alone = co_actions.partners(*events.T, window_ms=4)
    monkeypatch.setattr(co_actions, "_Held", Late)
    assert given.pairs(events, window_ms=4) == expected
    assert np.array_equal(co_actions.partners(*events.T, window_ms=4), alone)


@pytest.mark.parametrize("bits", range(57, 64))
def test_times_that_just_fit_into_a_key_and_times_that_do_not_give_the_same_pairs(bits):
    early, late = -(1 << bits), (1 << bits) - 1
    events = [
        (account, item, at)
        for item in (BUS, BIRD)
        for account, at in ((ANA, early), (BEN, early + 3), (ANA, late), (BEN, late - 2))
    ]
    assert given.pairs(events) == given.by_brute_force(events)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_items_shared_among_cores_leave_the_same_events(threads, monkeypatch):
    events = busy_streets()
    expected = given.found(events, window_ms=1, min_items=6)
    assert 0 < expected.surviving.sum() < len(events)
    monkeypatch.setattr(survivors, "_ALONE", 0)
    shared = given.found(events, window_ms=1, min_items=6, threads=threads)
    assert np.array_equal(shared.surviving, expected.surviving)
    assert given.pairs_of(shared) == given.pairs_of(expected)


@pytest.mark.parametrize("kind", [np.int32, np.uint32, np.int64])
def test_numbers_of_any_width_give_the_same_pairs(kind):
    events = busy_streets()
    account, item, at = events.T
    found = co_actions.co_actions(account.astype(kind), item.astype(kind), at, window_ms=5)
    assert given.pairs_of(found) == given.pairs(events, window_ms=5)


def test_parts_stay_as_they_are_unless_they_may_be_written_over():
    events, weights = busy_streets(), np.ones(40)
    whole = given.found(events, window_ms=9)
    sweep = co_actions.Sweep(*events.T, window_ms=9)
    parts = list(sweep.pairs(weights, memory_bytes=2_000))
    again = [part.b.copy() for part in sweep.pairs(weights, memory_bytes=2_000, reuse=True)]
    assert len(parts) > 3
    assert np.array_equal(np.concatenate([part.b for part in parts]), whole.b)
    assert np.array_equal(np.concatenate([part.last_ms for part in parts]), whole.last_ms)
    assert np.array_equal(np.concatenate(again), whole.b)


def test_arrays_that_may_not_be_written_are_read_all_the_same():
    columns = [np.ascontiguousarray(column) for column in busy_streets().T]
    expected = given.pairs_of(co_actions.co_actions(*columns, window_ms=5))
    for column in columns:
        column.flags.writeable = False
    assert given.pairs_of(co_actions.co_actions(*columns, window_ms=5)) == expected
