"""Time lines, waterfalls and hours: what is drawn is what there is."""

from __future__ import annotations

from dataclasses import replace

from lxml import html
from tests.reports import usage_given as given

from groundswell.reports.usage_pictures import hours, timeline, waterfall
from groundswell.reports.usage_shown import Mark

OPERATION = given.report().operations[0]


def drawn(chart):
    return html.fromstring(chart.svg)


def test_each_prompt_with_a_stage_is_a_mark():
    line = OPERATION.timelines[0]
    assert len(drawn(timeline("k", line)).xpath(".//*[contains(@class, 'mark-shape')]")) == 5


def test_a_hundred_thousand_prompts_make_a_picture_that_a_page_can_hold():
    line = OPERATION.timelines[0]
    marks = tuple(
        Mark(at_ms=line.first_ms + 10_000 * n, stage="planning", phase="plan", outcome="answered")
        for n in range(100_000)
    )
    chart = timeline("k", replace(line, marks=marks, others=tuple(mark.at_ms for mark in marks)))
    assert len(chart.svg) < 100_000
    assert len(chart.rows) <= 200


def test_a_refusal_at_the_place_of_an_answer_is_drawn_on_top():
    line = OPERATION.timelines[0]
    here = Mark(at_ms=line.first_ms, stage="planning", phase="plan", outcome="refused")
    chart = timeline("k", replace(line, marks=(here, replace(here, outcome="answered"))))
    (last,) = drawn(chart).xpath(".//*[contains(@class, 'mark-shape')][last()]/@class")[-1:]
    assert "hollow" in last


def test_brackets_that_would_run_into_each_other_stand_on_levels_of_their_own():
    line = OPERATION.timelines[0]
    many = tuple(replace(line.sequences[0], kind="refused_returned") for _ in range(9))
    chart = timeline("k", replace(line, sequences=many))
    heights = {
        path.get("d").split()[3]
        for path in drawn(chart).xpath(".//*[@class='bracket return']")[::2]
    }
    assert len(heights) == 5
    assert "4 further sequences not drawn" in chart.summary


def test_one_moment_alone_makes_a_picture():
    line = OPERATION.timelines[0]
    alone = replace(line, last_ms=line.first_ms, marks=line.marks[:1], others=(), sequences=())
    assert drawn(timeline("k", alone)).xpath(".//*[contains(@class, 'mark-shape')]")


def test_bars_of_a_waterfall_add_up_to_what_counts():
    pair = OPERATION.pairs[0]
    bars = drawn(waterfall("k", pair, 16.0)).xpath(".//rect[@class='counted-bar']")
    (total,) = drawn(waterfall("k", pair, 16.0)).xpath(".//rect[@class='total-bar']")
    widths = [float(bar.get("width")) for bar in bars]
    assert abs(sum(widths) - float(total.get("width"))) < 0.3
    assert float(bars[1].get("x")) == float(bars[0].get("x")) + widths[0]


def test_what_is_greyed_is_drawn_apart_and_counts_nothing():
    pair = OPERATION.pairs[0]
    chart = waterfall("k", pair, 16.0)
    assert len(drawn(chart).xpath(".//rect[@class='greyed-bar']")) == 3
    assert "3 things in common count nothing" in chart.summary


def test_the_bar_of_the_pair_goes_before_that_of_all():
    pair = OPERATION.pairs[0]
    assert "needed: at least 16.0 bits" in waterfall("k", pair, 16.0).svg
    assert "needed: 21.5 bits" in waterfall("k", replace(pair, bar_bits=21.5), 16.0).svg


def test_of_many_things_that_count_nothing_four_are_drawn_and_all_are_in_the_numbers():
    pair = OPERATION.pairs[0]
    many = replace(pair, links=(*pair.links[:2], *(pair.links[-1:] * 9)))
    chart = waterfall("k", many, 16.0)
    assert len(drawn(chart).xpath(".//rect[@class='greyed-bar']")) == 4
    assert len(chart.rows) == 11


def test_hours_are_summed_and_none_without_a_prompt():
    assert hours("k", [[0] * 24] * 7) is None
    chart = hours("k", OPERATION.hour_by_weekday)
    assert "Busiest: Monday from 09:00 UTC, 2 prompts" in chart.summary
    assert "No prompt at all in 21 hours of the day" in chart.summary
