"""Charts: what they draw, what they say, and that they fit on one page together."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import etree
from tests.reports import given

from groundswell.reports import charts
from groundswell.reports.content import NetworkPicture, Series, Threshold
from groundswell.reports.time_axis import ticks

WEEK = given.group(1).hour_by_weekday


def series(*counts, step_ms=given.DAY):
    return Series(start_ms=given.START, step_ms=step_ms, counts=counts)


def drawn_texts(chart):
    return etree.fromstring(chart.svg).xpath("//text//text()")


def all_charts(key):
    return [
        charts.timeline(f"{key}-a", series(1, 2, 3)),
        charts.week(f"{key}-b", WEEK),
        charts.network(f"{key}-c", given.picture(12), "G1"),
        charts.reach(f"{key}-d", given.engagement(80), "G1"),
    ]


@pytest.mark.parametrize("chart", all_charts("k"), ids=lambda chart: chart.title)
def test_colours_fonts_and_size_belong_to_the_page(chart):
    etree.fromstring(chart.svg)
    assert not re.search(r"#[0-9a-fA-F]{6}\b|font-family|DejaVu|http|<style|<metadata", chart.svg)
    assert "var(--" in chart.svg
    assert 'viewBox="0 0 460 ' in chart.svg
    assert not re.search(r"<svg[^>]* (width|height)=", chart.svg)


def test_ids_do_not_clash_between_charts():
    ids = [
        one
        for key in ("g1", "g2")
        for c in all_charts(key)
        for one in re.findall(r' id="([^"]+)"', c.svg)
    ]
    assert len(ids) == len(set(ids))
    for chart in all_charts("g1"):
        own = set(re.findall(r' id="([^"]+)"', chart.svg))
        assert set(re.findall(r'(?:href="#|url\(#)([\w-]+)', chart.svg)) <= own


def test_drawing_twice_gives_the_same():
    assert all_charts("k") == all_charts("k")


def test_the_timeline_says_its_sum_its_peak_and_its_numbers():
    chart = charts.timeline("k", series(4, 0, 9))
    assert "13 posts, 1 March 2024 to 3 March 2024, in steps of 1 day" in chart.summary
    assert "The most in one step: 9, from 3 Mar 2024, 00:00:00 UTC" in chart.summary
    assert chart.rows == (("1 Mar 2024, 00:00:00", "4"), ("3 Mar 2024, 00:00:00", "9"))


def test_a_long_timeline_is_summed_and_loses_no_post():
    chart = charts.timeline("k", series(*([7] * 10_000), step_ms=60_000))
    assert "70,000 posts" in chart.summary
    assert sum(int(count.replace(",", "")) for _, count in chart.rows) == 70_000
    assert len(chart.rows) <= 92


@pytest.mark.parametrize("counts", [(), (0,), (0, 0, 0), (1,), (10**9, 1)])
def test_extreme_timelines_can_be_drawn(counts):
    assert charts.timeline("k", series(*counts)).svg


def test_a_timeline_outside_the_calendar_can_be_drawn():
    far = Series(start_ms=10**17, step_ms=given.DAY, counts=(1, 2))
    assert "ms after 1970" in charts.timeline("k", far).summary


def test_the_week_names_its_busiest_hour():
    week = [[0] * 24 for _ in range(7)]
    week[2][14] = 34
    chart = charts.week("k", week)
    assert "Busiest: Wednesday from 14:00 UTC, 34 posts" in chart.summary
    assert "No post at all in 23 hours" in chart.summary
    assert chart.rows[14] == ("14:00", "0", "0", "34", "0", "0", "0", "0")
    assert charts.week("k", [[0] * 24 for _ in range(7)]).summary == "No posts."


def test_reach_gives_counts_and_never_a_bar_for_the_unknown():
    likes, shares, views = given.engagement(80)
    chart = charts.reach("k", (likes, shares, views), "G1")
    assert chart.rows[0] == ("100 likes", "20 of 76 (26%)", "1,802 of 39,880 (4.5%)")
    assert chart.rows[2] == ("300 shares", "6 of 80 (7.5%)", "not known")
    assert "rest: not known" in drawn_texts(chart)
    assert charts.reach("k", (views,), "G1") is None
    assert charts.reach("k", (), "G1") is None


def test_reach_of_nobody_above_a_threshold_is_none_of_them_not_unknown():
    likes = given.engagement(80)[0]
    none = tuple(replace(t, group_posts=0, other_posts=0) for t in likes.thresholds)
    chart = charts.reach("k", (replace(likes, thresholds=none),), "G1")
    assert chart.rows[0] == ("100 likes", "0 of 76 (0%)", "0 of 39,880 (0%)")


@pytest.mark.parametrize("name", ["$x$ $\\frac{1}$", "東京_駅", "<b>&", "دار", "a@@0@@", "\x1b[2J"])
def test_account_names_are_drawn_as_they_are(name):
    picture = NetworkPicture(nodes=((0.5, 0.5, 1, name),), edges=(), node_count=1, edge_count=0)
    texts = drawn_texts(charts.network("k", picture, "G1"))
    assert texts == [name.replace("\x1b", "⟦U+001B⟧")]


def test_a_network_of_which_a_part_is_drawn_says_so():
    picture = replace(given.picture(20), node_count=900, edge_count=12_000)
    summary = charts.network("k", picture, "G1").summary
    assert "20 accounts and 60 pairs of G1 are drawn" in summary
    assert "In all there are 900 accounts and 12,000 pairs" in summary


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (3_600_000, ["1 Mar 2024", "00:15", "00:30", "00:45"]),
        (2 * given.DAY, ["1 Mar 2024", "12:00", "2 Mar", "12:00"]),
        (400 * given.DAY, ["Apr 2024", "Jul 2024", "Oct 2024", "Jan 2025", "Apr 2025"]),
        (4_000 * given.DAY, ["2026", "2028", "2030", "2032", "2034"]),
    ],
)
def test_time_words_are_round_and_few(span, expected):
    labels = [label for _, label in ticks(given.START, given.START + span)]
    assert labels[: len(expected)] == expected
    assert len(labels) <= 5


def test_few_telling_thresholds_are_drawn_and_all_are_in_the_table():
    likes = replace(
        given.engagement(80)[0],
        thresholds=tuple(
            Threshold(above=above, group_posts=group, other_posts=9)
            for above, group in ((0, 70), (10, 40), (100, 20), (300, 4), (1_000, 0), (10_000, 0))
        ),
    )
    chart = charts.reach("k", (likes,), "G1")
    assert len(chart.rows) == 6
    assert {"100", "300"} <= set(drawn_texts(chart))
    assert not {"0", "10", "1,000", "10,000"} & set(drawn_texts(chart))
