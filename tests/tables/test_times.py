"""Times as sources write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.tables.times import (
    AmbiguousOrderError,
    TimeError,
    check_range,
    recognise_order,
    to_ms,
)

NOON = 1_614_859_200_000  # 4 March 2021, 12:00 UTC
MIDNIGHT = NOON - 12 * 3_600_000
BERLIN = ZoneInfo("Europe/Berlin")

MOMENTS = st.datetimes(datetime(1995, 1, 2), datetime(2090, 1, 1), timezones=st.just(UTC))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


def read_or_reason(*arguments):
    try:
        return to_ms(*arguments)
    except TimeError as why:
        return str(why) or None


def ms_of(moment):
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-04T12:00:00Z",
        "2021-03-04T12:00:00.000Z",
        "2021-03-04T12:00:00+00:00",
        "2021-03-04T14:00:00+02:00",
        "2021-03-04 06:30:00-05:30",
        "2021-03-04 12:00",
        "2021-03-04T12",
        "20210304T120000Z",
        " 2021-03-04 12:00:00 ",
        "2021-03-04 12:00:00 UTC",
        "2021-03-04 12:00:00UTC",
        "2021-03-04 12:00:00 (UTC)",
        "2021-03-04 13:00:00 CET",
        "2021-03-04 07:00:00 EST",
        "2021-03-04 7:00 AM EST",
        "2021-3-4 12:00",
        "2021/03/04 12:00:00",
        "2021/3/4 12:00 PM",
        "2021.03.04 12:00",
        "Thu Mar 04 12:00:00 +0000 2021",
        "Thu Mar 04 14:30:00 +0230 2021",
        "Thu, Mar 04 12:00:00 +00:00 2021",
        "Thu, 04 Mar 2021 12:00:00 +0000",
        "Thu, 04 Mar 2021 12:00:00 GMT",
        "4 March 2021 12:00",
        "4th March 2021, 12:00",
        "Thursday, 4 Mar 2021 12:00:00",
        "Mar 4, 2021 12:00 PM",
        "Mar 4, 2021, 12:00:00 p.m.",
        "March 4th, 2021 12:00",
        "Thursday, March 4, 2021 12:00:00.000",
        "04.03.2021 12:00",
        "4.3.2021, 12:00:00",
        "1614859200",
        "1614859200.0",
        "1.6148592e9",
        "1614859200000",
        "1614859200000000",
        "1614859200000000000",
    ],
)
def test_every_form_of_one_moment_is_that_moment(text):
    assert to_ms(text, UTC) == NOON


@pytest.mark.parametrize(
    "value",
    [
        1_614_859_200,
        1_614_859_200.0,
        1_614_859_200_000,
        1_614_859_200_000_000,
        1_614_859_200_000_000_000,
        datetime(2021, 3, 4, 12),
        datetime(2021, 3, 4, 12, tzinfo=UTC),
        datetime(2021, 3, 4, 13, tzinfo=BERLIN),
    ],
)
def test_numbers_and_moments_are_told_apart_by_size_and_kind(value):
    assert to_ms(value, UTC) == NOON


@pytest.mark.parametrize(
    "value",
    [
        "2021-03-04",
        "20210304",
        date(2021, 3, 4),
        "4 March 2021",
        "Mar 4, 2021",
        "2021/03/04",
        "4.3.2021",
    ],
)
def test_a_date_without_a_time_of_day_is_its_midnight(value):
    assert to_ms(value, UTC) == MIDNIGHT


def test_milliseconds_are_kept_and_finer_parts_cut():
    assert to_ms("2021-03-04T12:00:00.0019Z", UTC) == NOON + 1
    assert to_ms("4 March 2021 12:00:00.5", UTC) == NOON + 500
    assert to_ms("4 March 2021 12:00:00,250", UTC) == NOON + 250
    assert to_ms(1_614_859_200.25, UTC) == NOON + 250


@pytest.mark.parametrize(
    ("clock", "hours"),
    [
        ("12:00 AM", -12),
        ("1:00 am", -11),
        ("11:00 a.m.", -1),
        ("12:00 PM", 0),
        ("1:00 pm", 1),
        ("11:00 P.M.", 11),
    ],
)
def test_morning_and_afternoon(clock, hours):
    assert to_ms(f"Mar 4, 2021 {clock}", UTC) == NOON + hours * 3_600_000


class TestZones:
    def test_a_time_without_a_zone_is_in_the_zone_given(self):
        assert to_ms("2021-03-04 13:00", BERLIN) == NOON
        assert to_ms(datetime(2021, 3, 4, 13), BERLIN) == NOON
        assert to_ms("Mar 4, 2021 1:00 PM", BERLIN) == NOON

    @pytest.mark.parametrize(
        "text",
        [
            "2021-03-04T12:00:00Z",
            "1614859200",
            "Thu Mar 04 12:00:00 +0000 2021",
            "2021-03-04 12:00 GMT",
        ],
    )
    def test_a_time_with_a_zone_ignores_the_one_given(self, text):
        assert to_ms(text, BERLIN) == NOON

    def test_summer_time_follows_the_date(self):
        winter, summer = to_ms("2021-01-15 12:00", BERLIN), to_ms("2021-07-15 12:00", BERLIN)
        assert winter == to_ms("2021-01-15T11:00Z", UTC)
        assert summer == to_ms("2021-07-15T10:00Z", UTC)

    def test_the_hour_that_comes_twice_is_taken_for_the_first(self):
        assert to_ms("2021-10-31 02:30", BERLIN) == to_ms("2021-10-31T00:30Z", UTC)

    def test_the_hour_that_is_skipped_is_an_hour_on(self):
        assert to_ms("2021-03-28 02:30", BERLIN) == to_ms("2021-03-28T01:30Z", UTC)

    def test_an_abbreviation_of_several_zones_is_named_with_the_mend(self):
        with pytest.raises(
            TimeError, match=r"CST can mean several zones; give an offset such as \+01:00"
        ):
            to_ms("2021-03-04 12:00:00 CST", UTC)

    def test_other_words_at_the_end_are_not_repeated_in_the_reason(self):
        with pytest.raises(TimeError) as caught:
            to_ms("2021-03-04 12:00:00 WREN", UTC)
        assert "WREN" not in str(caught.value)


class TestOrderOfDayAndMonth:
    def test_the_order_given_decides(self):
        assert to_ms("03/04/2021", UTC, "mdy") == MIDNIGHT
        assert to_ms("04/03/2021", UTC, "dmy") == MIDNIGHT
        assert to_ms("04-03-2021 12:00", UTC, "dmy") == NOON

    @pytest.mark.parametrize("text", ["03/04/2021", "03-04-2021 12:00", "13/04/2021"])
    def test_without_an_order_nothing_is_guessed(self, text):
        with pytest.raises(AmbiguousOrderError):
            to_ms(text, UTC)

    def test_dots_are_day_first_whatever_the_order(self):
        assert to_ms("04.03.2021", UTC, "mdy") == MIDNIGHT

    @pytest.mark.parametrize(
        ("values", "order"),
        [
            (["03/04/2021", "13/04/2021"], "dmy"),
            (["03/04/2021", "04/13/2021 10:00"], "mdy"),
            (["2021-03-04", None, 7, "04.13.2021"], None),
            ([], None),
            ([" 13-04-2021"], "dmy"),
        ],
    )
    def test_values_that_allow_one_order_only_tell_it(self, values, order):
        assert recognise_order(values) == order

    def test_values_that_allow_both_are_ambiguous(self):
        with pytest.raises(AmbiguousOrderError, match="could be either"):
            recognise_order(["03/04/2021", "05/06/2021"])

    def test_values_that_contradict_one_another_are_ambiguous(self):
        with pytest.raises(AmbiguousOrderError, match="mixes"):
            recognise_order(["13/04/2021", "04/13/2021"])

    def test_a_day_that_does_not_exist_in_that_order_is_no_time(self):
        with pytest.raises(TimeError, match="does not exist"):
            to_ms("04/13/2021", UTC, "dmy")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "no time"),
        ("", "no time"),
        ("  ", "no time"),
        (True, "truth value"),
        ([], "not a time"),
        (b"2021-03-04", "not a time"),
        (float("nan"), "not a number"),
        (float("inf"), "not a number"),
        ("1e999", "not a number"),
        (-1, "negative"),
        ("-1614859200", "negative"),
        (10**40, "too large"),
        ("9" * 60, "too large"),
        ("9" * 65, "not a time"),
        ("yesterday", "not a time"),
        ("2021-02-30", "does not exist"),
        ("20210230", "not a date"),
        ("30 February 2021", "does not exist"),
        ("4 March 2021 25:00", "does not exist"),
        ("4 March 2021 13:00 PM", "am or pm"),
        ("4 März 2021", "not a time"),
        ("4 Marzo 2021", "not English"),
        ("3/4/21", "two digits"),
        ("Thu Mar 04 12:00:00 +9900 2021", "offset"),
        ("Thu Mar 04 12:00:00 -2400 2021", "offset"),
        ("٢٠٢١-٠٣-٠٤", "not a time"),
    ],
)
def test_what_is_no_time_is_refused_with_the_reason(value, reason):
    with pytest.raises(TimeError, match=reason):
        to_ms(value, UTC, "dmy")


@pytest.mark.parametrize(
    ("at_ms", "reason"), [(0, "before 1995"), (1_614_859_200, "before 1995"), (NOON + 1, "future")]
)
def test_a_time_that_no_platform_showed_asks_about_the_units(at_ms, reason):
    with pytest.raises(TimeError, match=f"{reason}.*units"):
        check_range(at_ms, NOON)


def test_the_latest_time_is_in_range():
    assert check_range(NOON, NOON) == NOON


@properties(MOMENTS, OFFSETS)
@settings(deadline=None)
def test_iso_times_come_back_to_the_millisecond(moment, offset):
    assert to_ms(moment.astimezone(offset).isoformat(), BERLIN) == ms_of(moment)


@properties(MOMENTS)
@settings(deadline=None)
def test_epochs_come_back_in_every_unit(moment):
    at_ms = ms_of(moment)
    assert to_ms(at_ms, BERLIN) == at_ms
    assert to_ms(str(at_ms), BERLIN) == at_ms
    assert to_ms(at_ms // 1000, BERLIN) == at_ms // 1000 * 1000
    assert to_ms(at_ms * 1000, BERLIN) == at_ms
    assert to_ms(at_ms * 1_000_000 + 999_999, BERLIN) == at_ms
    assert to_ms(at_ms / 1000, BERLIN) == at_ms


@properties(MOMENTS, OFFSETS)
@settings(deadline=None)
def test_twitter_and_mail_times_come_back_to_the_second(moment, offset):
    there = moment.astimezone(offset)
    expected = ms_of(moment) // 1000 * 1000
    assert to_ms(there.strftime("%a %b %d %H:%M:%S %z %Y"), BERLIN) == expected
    assert to_ms(format_datetime(there), BERLIN) == expected


@properties(MOMENTS, st.sampled_from(["dmy", "mdy"]))
@settings(deadline=None)
def test_numeric_dates_come_back_in_their_order(moment, order):
    form = "%d/%m/%Y %H:%M:%S" if order == "dmy" else "%m/%d/%Y %I:%M:%S %p"
    assert to_ms(moment.strftime(form), UTC, order) == ms_of(moment) // 1000 * 1000


@properties(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=70),
        st.datetimes(),
        st.dates(),
        st.binary(max_size=5),
    )
)
@settings(max_examples=300, deadline=None)
def test_anything_else_is_a_number_or_a_time_error(value):
    assert isinstance(read_or_reason(value, BERLIN, "dmy"), (int, str))


@properties(
    st.from_regex(
        r"[A-Za-z]{0,9},? ?\d{1,4}[-/. :T]?[A-Za-z\d]{1,9}[-/. :,]\d{1,4} ?\d{0,2}:\d{0,2}(:\d\d)? ?[+-]?\d{0,5} ?[A-Z]{0,4} ?\d{0,4}",
        fullmatch=True,
    )
)
@settings(max_examples=400, deadline=None)
def test_what_looks_like_a_time_is_a_number_or_a_time_error(text):
    assert isinstance(read_or_reason(text, UTC), (int, str))
