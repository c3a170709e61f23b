"""What stands beside a finding on usage logs, so that nobody reads more into it."""

from __future__ import annotations

import pytest

from groundswell.reports.usage_caveats import CANDIDATE, MISSED, beside_finding


def titles(verdict, error_rate="", *, uncalibrated=False):
    return [each.title for each in beside_finding(verdict, error_rate, uncalibrated=uncalibrated)]


@pytest.mark.parametrize("verdict", ["investigate", "leads", "explained", "nothing"])
def test_every_finding_says_that_not_named_is_not_cleared(verdict):
    assert MISSED.title in titles(verdict)


def test_where_nothing_could_be_looked_for_there_is_no_finding_to_limit():
    assert titles("insufficient_data") == []


def test_a_measured_rate_takes_the_place_of_not_knowing_one():
    assert titles("investigate", "One in twenty.") == [CANDIDATE.title, "How often it is wrong"]
