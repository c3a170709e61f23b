"""Groups over time: a story for every word of change."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.errors import SettingError
from groundswell.model.tables import PERIODS
from groundswell.networks.tracking import DAY, HOUR, WEEK, follow_groups, period_length

MONDAY = 1_704_067_200_000  # 1 January 2024, 00:00 UTC
NAMES = [chr(ord("a") + n) for n in range(16)]


def followed(days: list[str], *, groups: list[str] | None = None, **settings):
    """Follow accounts named by letters; a day is the sets that acted together on it, by blanks."""
    ties = [
        (NAMES.index(x), NAMES.index(y), MONDAY + day * DAY + 9 * HOUR)
        for day, sets in enumerate(days)
        for each in sets.split()
        for x, y in combinations(each, 2)
    ]
    a, b, at = np.array(ties, dtype=np.int64).reshape(-1, 3).T
    members = groups if groups is not None else ["".join(NAMES)]
    settings = {"length_ms": DAY, "span_ms": (MONDAY, MONDAY + len(days) * DAY - 1)} | settings
    return follow_groups(
        a, b, at, accounts=NAMES, groups=members, group_ids=[f"g-{g}" for g in members], **settings
    )  # fmt: skip


def story(days: list[str], **settings) -> dict[str, list[str]]:
    """What happens to each thread, by the day: ``0 born 4``, day, change and size."""
    found: dict[str, list[str]] = {}
    for row in followed(days, **settings).periods.to_pylist():
        day = (row["start_ms"] - MONDAY) // DAY
        found.setdefault(row["thread_id"], []).append(f"{day} {row['change']} {row['size']}")
    return dict(enumerate(found.values()))


def test_a_group_is_born_and_goes_on():
    assert story(["abcd", "abcd", "abce"]) == {0: ["0 born 4", "1 goes on 4", "2 goes on 4"]}


def test_a_group_grows_and_shrinks_by_a_quarter_and_two():
    days = ["abcd", "abcde", "abcdefg", "abcdefgh", "abcde"]
    assert story(days) == {
        0: ["0 born 4", "1 goes on 5", "2 grows 7", "3 goes on 8", "4 shrinks 5"]
    }


def test_a_group_sleeps_and_returns():
    assert story(["abcd", "", "", "abc", "abcd"]) == {
        0: ["0 born 4", "1 sleeps 0", "3 returns 3", "4 goes on 4"]
    }


def test_one_silent_period_is_no_sleep():
    assert story(["abcd", "", "abcd"]) == {0: ["0 born 4", "2 goes on 4"]}


def test_a_silence_at_the_end_is_a_sleep_until_the_end():
    found = followed(["abcd", "", "", ""]).periods.to_pylist()
    assert [row["change"] for row in found] == ["born", "sleeps"]
    assert (found[1]["start_ms"], found[1]["end_ms"]) == (MONDAY + DAY, MONDAY + 4 * DAY)


def test_a_group_splits_once_its_parts_have_been_apart_for_two_periods():
    days = ["abcdefgh", "abcde fgh", "abcde fgh", "abcde fgh"]
    assert story(days) == {
        0: ["0 born 8", "1 goes on 8", "2 splits 5", "3 goes on 5"],
        1: ["2 splits 3", "3 goes on 3"],
    }


def test_a_thin_day_makes_no_split():
    assert story(["abcdefgh", "abcde fgh", "abcdefgh"]) == {
        0: ["0 born 8", "1 goes on 8", "2 goes on 8"]
    }


def test_parts_merge_and_the_smaller_thread_ends():
    found = story(["abcde fgh", "abcde fgh", "abcdefgh", "abcdefgh"])
    assert sorted(found.values()) == [
        ["0 born 3", "1 goes on 3", "2 merges 0"],
        ["0 born 5", "1 goes on 5", "2 merges 8", "3 goes on 8"],
    ]


def test_members_who_take_turns_are_one_thread():
    days = ["abcd", "efgh", "cdgh", "abef"]
    assert list(story(days).values()) == [["0 born 4", "1 goes on 4", "2 goes on 4", "3 goes on 4"]]
    assert followed(days).periods["kept"].to_pylist() == [0, 0, 2, 0]


def test_without_groups_other_accounts_are_another_thread():
    a, b = np.array([0, 0, 1, 4, 4, 5]), np.array([1, 2, 2, 5, 6, 6])
    at = MONDAY + DAY * np.array([0, 0, 0, 1, 1, 1])
    found = follow_groups(a, b, at, accounts=NAMES, length_ms=DAY)
    assert found.periods["change"].to_pylist() == ["born", "born"]
    assert found.periods["group_id"].to_pylist() == [None, None]
    assert found.recurrence == {}


def test_groups_are_followed_apart_and_ties_between_them_are_left_out():
    found = followed(["abcefg", "abc", "efg"], groups=["abc", "efg"])
    rows = [(row["group_id"], row["change"], row["size"]) for row in found.periods.to_pylist()]
    assert sorted(rows) == [
        ("g-abc", "born", 3),
        ("g-abc", "goes on", 3),
        ("g-efg", "born", 3),
        ("g-efg", "goes on", 3),
    ]


def test_recurrence_counts_the_periods_in_which_three_of_a_group_act_together():
    found = followed(["abc", "ab", "abc efg", "", "bcd"], groups=["abcd", "efg", "hij"])
    assert found.recurrence == {"g-abcd": 3, "g-efg": 1, "g-hij": 0}


def test_the_key_of_a_thread_stays_when_more_data_come():
    early, late = followed(["abcd", "abcd"]), followed(["abcd", "abcd", "", "", "abef"])
    assert set(early.periods["thread_id"].to_pylist()) <= set(late.periods["thread_id"].to_pylist())


def test_nothing_gives_an_empty_table_with_its_columns():
    found = followed([""])
    assert found.periods.schema == PERIODS
    assert (found.periods.num_rows, list(found.recurrence.values())) == (0, [0])


def test_periods_are_chosen_by_the_span_of_the_data():
    assert period_length(0, 4 * DAY - 1) == HOUR
    assert period_length(0, 4 * DAY) == DAY
    assert period_length(0, 60 * DAY) == WEEK
    assert period_length(0, 60 * WEEK) == 4 * WEEK


def test_weeks_start_on_mondays_at_midnight():
    rows = followed(["abcd"] * 9, length_ms=WEEK).periods.to_pylist()
    assert [row["start_ms"] for row in rows] == [MONDAY, MONDAY + WEEK]
    assert [row["end_ms"] for row in rows] == [MONDAY + WEEK, MONDAY + 2 * WEEK]


def test_a_length_that_can_not_be_meant_is_refused_with_the_mend():
    with pytest.raises(SettingError, match="length_ms is 0; give a positive number"):
        followed(["abc"], length_ms=0)


TIES = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(0, 12 * DAY)), max_size=60
)


@given(TIES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_coincidences_and_of_their_ends_is_irrelevant(ties, dice):
    def all_of(each):
        a, b, at = np.array(each, dtype=np.int64).reshape(-1, 3).T
        return follow_groups(
            a, b, at, accounts=NAMES, groups=["abcdef", "ghijkl"], group_ids=["1", "2"],
            length_ms=DAY,
        )  # fmt: skip

    turned = [(b, a, at) if dice.random() < 0.5 else (a, b, at) for a, b, at in ties]
    dice.shuffle(turned)
    one, other = all_of(ties), all_of(turned)
    assert one.periods.equals(other.periods)
    assert one.recurrence == other.recurrence


@given(TIES)
@settings(deadline=None)
def test_every_story_begins_once_and_its_periods_follow_one_another(ties):
    a, b, at = np.array(ties, dtype=np.int64).reshape(-1, 3).T
    found = follow_groups(
        a, b, at, accounts=NAMES, groups=["abcdef", "ghijkl"], group_ids=["1", "2"], length_ms=DAY
    )
    stories: dict[str, list[dict]] = {}
    for row in found.periods.to_pylist():
        stories.setdefault(row["thread_id"], []).append(row)
    for rows in stories.values():
        words = [row["change"] for row in rows]
        assert words[0] in ("born", "splits")
        assert words.count("born") == (words[0] == "born")
        assert all(x["end_ms"] <= y["start_ms"] for x, y in pairwise(rows))
        for before, row in pairwise(words):
            assert (row == "returns") == (before == "sleeps" and row != "merges")
        for row in rows:
            assert 0 <= row["kept"] <= row["size"]
            assert (row["size"] >= 3) or row["change"] in ("sleeps", "merges")
