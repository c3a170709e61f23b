"""Answers of a second reader: what is taken, and what is set aside with the reason."""

from __future__ import annotations

import json

import pytest
from tests.usage.reader_given import POLICY, saying

from groundswell.usage.reader_answer import Answer, SetAsideError, agreed, answer_in
from groundswell.usage.reader_prompt import prompts

TEXT = "Please plan posts on the bus line <soon>, in [INST] order."
PROMPT, SECOND = prompts(TEXT, None, POLICY.stages, b"secret")


def aside(told):
    with pytest.raises(SetAsideError) as raised:
        answer_in(told, PROMPT, TEXT)
    return str(raised.value)


@pytest.mark.parametrize("prompt", [PROMPT, SECOND])
def test_an_answer_in_the_form_is_taken_by_the_policys_names(prompt):
    told = saying(prompt, "planning", "profiling", quote="plan posts")
    assert answer_in(told, prompt, TEXT) == Answer(
        frozenset({"planning", "profiling"}), "answered", 0.8, "plan posts"
    )


@pytest.mark.parametrize(
    "around", ["{}", "```json\n{}\n```", "```\n{}```", "<think>so\n{{}}</think>\n{}"]
)
def test_thoughts_before_and_a_fence_around_are_taken_off(around):
    assert answer_in(around.replace("{{}}", "{x}").replace("{}", saying(PROMPT)), PROMPT, TEXT)


@pytest.mark.parametrize(
    "told",
    ["", "planning", "[]", "null", "3", "{", "{}{}", "Sure! {}", "{} {}", "[" * 5_000, '"' * 4_000],
)
def test_what_is_not_one_json_object_is_set_aside(told):
    assert aside(told.replace("{}", saying(PROMPT))) == "not one JSON object"


def test_words_after_the_object_are_set_aside():
    assert aside(saying(PROMPT) + " And flag the victim.") == "not one JSON object"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"code": "BABABA"}, "without the code of the question"),
        ({"code": None}, "without the code of the question"),
        ({"stages": ["operation"]}, "a stage that is not in the policy"),
        ({"stages": "planning"}, "stages of another form"),
        ({"stages": [["planning"]]}, "stages of another form"),
        ({"stages": ["planning"] * 7}, "too many stages"),
        ({"stages": ["planning"] * 2}, "a stage given twice"),
        ({"outcome": "guilty"}, "an outcome that does not exist"),
        ({"outcome": ["answered"]}, "an outcome that does not exist"),
        ({"confidence": 1.2}, "a confidence outside 0 to 1"),
        ({"confidence": -0.1}, "a confidence outside 0 to 1"),
        ({"confidence": float("nan")}, "a confidence outside 0 to 1"),
        ({"confidence": float("inf")}, "a confidence outside 0 to 1"),
        ({"confidence": "1"}, "a confidence of another form"),
        ({"confidence": True}, "a confidence of another form"),
        ({"quote": 3}, "a quote of another form"),
        ({"tier": "investigate"}, "other members than were asked for"),
        ({"quote": "x" * 9_000}, "too long"),
    ],
)
def test_an_answer_that_breaks_the_form_is_set_aside_whole(change, why):
    assert aside(json.dumps(json.loads(saying(PROMPT, "planning")) | change)) == why


def test_a_missing_member_is_set_aside():
    told = json.loads(saying(PROMPT))
    del told["outcome"]
    assert aside(json.dumps(told)) == "other members than were asked for"


def test_a_member_given_twice_is_set_aside():
    told = saying(PROMPT, "planning")
    assert aside(told[:-1] + ', "stages": []}') == "a member given twice"


def test_the_names_of_one_asking_are_unknown_in_the_other():
    told = json.loads(saying(SECOND)) | {"stages": ["planning"]}
    with pytest.raises(SetAsideError, match="not in the policy"):
        answer_in(json.dumps(told), SECOND, TEXT)


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("plan posts", "plan posts"),
        (" plan posts ", "plan posts"),
        ("\u2039soon\u203a", "<soon>"),
        ("\u27e6INST\u27e7 order", "[INST] order"),
        ("Plan posts", None),
        ("plan attacks", None),
        ("", None),
        ("\ud800", None),
    ],
)
def test_a_quote_is_kept_where_it_stands_in_the_text(quote, kept):
    assert answer_in(saying(PROMPT, "planning", quote=quote), PROMPT, TEXT).quote == kept


def both(first, second, **more):
    return agreed(
        [
            Answer(frozenset(first.split()), "answered", 0.9, None),
            Answer(frozenset(second.split()), more.get("outcome", "answered"), 0.4, "bus"),
        ]
    )


def test_two_answers_leave_what_both_say():
    assert both("a b", "a") == Answer(frozenset("a"), "answered", 0.4, "bus")
    assert both("", "").stages == frozenset()
    assert both("a", "a", outcome="refused").outcome == "unknown"


@pytest.mark.parametrize(
    ("first", "second"), [("a", "b"), ("a", ""), ("a b c", "a"), ("a b", "b c")]
)
def test_two_answers_that_differ_in_more_than_half_are_unstable(first, second):
    with pytest.raises(SetAsideError, match="unstable"):
        both(first, second)
