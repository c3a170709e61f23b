import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.usage.asked_logs import DAY, HOUR, asked, messages

from groundswell.model.usage import MESSAGES, RHYTHMS
from groundswell.usage.rhythms import rhythms_of


def rhythms(*prompts):
    return {row["account_key"]: row for row in rhythms_of(messages(list(prompts))).to_pylist()}


def test_no_messages_give_no_rhythms_with_the_schema():
    found = rhythms_of(MESSAGES.empty_table())
    assert (found.num_rows, found.schema) == (0, RHYTHMS)


@pytest.mark.parametrize(
    ("when", "hour"),
    [((2026, 11, 23, 0), 0), ((2026, 11, 26, 17), 3 * 24 + 17), ((2026, 11, 29, 23), 167),
     ((1969, 12, 31, 23), 2 * 24 + 23)],
)  # fmt: skip
def test_the_week_begins_on_monday_at_midnight_utc(when, hour):
    at = int(datetime(*when, tzinfo=UTC).timestamp() * 1000)
    assert rhythms(asked("a", "hello", at=at))["a"]["hours"].index(1) == hour


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(-(10**12), 10**12)), min_size=1))
def test_rhythms_are_those_of_a_loop(said):
    found = rhythms(*(asked(account, "hello", at=at) for account, at in said))
    for account in {name for name, _ in said}:
        times = sorted(at for name, at in said if name == account)
        days = {at // DAY for at in times}
        pause = max((b - a for a, b in itertools.pairwise(times)), default=0)
        row = found[account]
        assert (row["active_days"], row["longest_pause_ms"]) == (len(days), pause)
        assert sum(row["hours"]) == len(times)


def test_prompts_without_a_time_count_once_for_their_conversation():
    same = {"talk": "t", "known": False, "at": HOUR}
    row = rhythms(asked("a", "hello", **same), asked("a", "and now", **same))["a"]
    assert sum(row["hours"]) == 1


def test_answers_are_not_counted():
    assert rhythms(asked("a", "hello", role="assistant")) == {}
