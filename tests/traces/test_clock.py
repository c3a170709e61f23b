"""A window that the clock of the data can't measure is refused, with the mend."""

from __future__ import annotations

import pytest

from groundswell.model.quality import Quality
from groundswell.runs.tracing import cannot_run
from groundswell.traces.co_link import CoLink
from groundswell.traces.copied_text import CopiedText


def links(clock_ms):
    return Quality(posts=100, with_link=90, with_text=90, clock_ms=clock_ms)


def test_a_clock_of_minutes_can_not_measure_sixty_seconds_and_the_mend_is_said():
    reason = cannot_run(CoLink(), 60_000, links(clock_ms=60_000))
    assert "times are given to the minute only" in reason
    assert "a window of 60 s can't be measured" in reason
    assert reason.endswith("--window co_link=5m")


@pytest.mark.parametrize(
    ("clock_ms", "mend"), [(1_000, "5s"), (60_000, "5m"), (3_600_000, "5h"), (86_400_000, "5d")]
)
def test_the_mend_is_five_ticks_and_can_be_run(clock_ms, mend):
    reason = cannot_run(CoLink(), 2 * clock_ms - 1, links(clock_ms))
    assert reason.endswith(f"--window co_link={mend}")
    assert cannot_run(CoLink(), 5 * clock_ms, links(clock_ms)) is None


@pytest.mark.parametrize("clock_ms", [1, 1_000, 60_000, 3_600_000])
def test_two_ticks_are_enough(clock_ms):
    assert cannot_run(CoLink(), 2 * clock_ms, links(clock_ms)) is None


def test_a_clock_of_days_is_too_coarse_for_texts_within_a_day():
    assert "to the day only" in cannot_run(CopiedText(), 86_400_000, links(clock_ms=86_400_000))


def test_what_the_data_lack_is_said_before_what_the_clock_can_not_tell():
    assert cannot_run(CoLink(), 1, Quality(clock_ms=60_000)) == "the data hold no links"
