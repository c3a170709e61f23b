"""Which messages are quoted, and where their spans stand."""

from __future__ import annotations

from hypothesis import given as drawn
from hypothesis import strategies as st
from tests.reports import usage_given as given

from groundswell.reports.usage_quotes import chosen, span


def row(key, stage, level="look", probability=0.8, at_ms=0):
    return {"message_key": key, "stage": stage, "level": level, "probability": probability,
            "at_ms": at_ms}  # fmt: skip


@drawn(st.text(), st.integers(-9, 2_000), st.integers(-9, 2_000))
def test_a_span_never_leaves_its_text(text, start, end):
    start, end = span(text, start, end)
    assert 0 <= start <= end <= len(text)


def test_every_stage_is_quoted_before_any_stage_twice():
    rows = [row(f"m{n}", "planning", probability=0.99) for n in range(30)]
    rows += [row("x", "approach", "weak", 0.5), row("y", "tooling", "weak", 0.4)]
    assert {each["stage"] for each in chosen(rows, (), 3)} == {"planning", "approach", "tooling"}


def test_messages_of_sequences_come_before_stronger_ones():
    rows = [row(f"m{n}", "planning", probability=0.99) for n in range(30)]
    rows.append(row("told", "planning", "weak", 0.5))
    assert "told" in {each["message_key"] for each in chosen(rows, {"told"}, 2)}


def test_a_message_with_two_stages_is_quoted_once():
    rows = [row("m", "planning"), row("m", "approach")]
    assert len(chosen(rows, (), 12)) == 1


def test_a_message_is_not_quoted_under_a_weak_likeness_where_it_has_a_stronger_one():
    rows = [row("m", "planning", "look", 0.5), row("m", "approach", "weak", 0.7)]
    assert [each["stage"] for each in chosen(rows, (), 12)] == ["planning"]


def test_quotes_stand_by_time():
    rows = [row("b", "planning", at_ms=2), row("a", "approach", at_ms=1)]
    assert [each["message_key"] for each in chosen(rows, (), 12)] == ["a", "b"]


def test_a_quote_and_what_stands_around_it_make_the_message():
    for quote in given.report().operations[0].quotes:
        assert quote.before + quote.quoted + quote.after == {
            row["message_key"]: row["text"] for row in given.messages()
        }[quote.message_key]  # fmt: skip


def test_a_span_outside_its_text_quotes_nothing_and_fails_nothing():
    rows = given.stage_rows()
    rows[0] |= {"start": 9_000, "end": 9_010}
    first = given.report(message_stages=rows).operations[0].quotes[0]
    assert first.quoted == ""
    assert first.before


def test_a_message_that_the_log_no_longer_has_is_left_out():
    rows = [row for row in given.messages() if row["message_key"] != "m0"]
    report = given.report(messages=rows)
    assert "m0" not in {quote.message_key for quote in report.operations[0].quotes}
