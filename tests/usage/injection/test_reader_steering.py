"""Text of logs against the second reader: what it sends to the model, and a model that obeys it.

A real model may follow the text; nobody can rule that out. So the models here follow it in the worst
ways, and what is tested is how little comes of it.
"""

from __future__ import annotations

import json
import re

import pyarrow as pa
import pytest
from tests.usage.injection.payloads import EVERY, MARK
from tests.usage.operation_tables import GivenLog
from tests.usage.reader_given import POLICY, Reader, messages, outcomes, saying, stages

from groundswell.model.usage import READINGS
from groundswell.usage.operations import operations_of
from groundswell.usage.reader import reading_order, readings_of
from groundswell.usage.reader_prompt import prompts

SECRET = b"known to the case alone"
MARKED = stages("m planning look 0.9")


def read(text, says, marks=MARKED):
    found = readings_of(
        messages(m=text), marks, outcomes(), POLICY, Reader(says), seed=1, most=9, now_ms=5
    )
    return found.to_pylist()[0]


@pytest.mark.parametrize("name", EVERY)
def test_a_text_stays_between_its_lines(name):
    for answer in (None, EVERY[name]):
        for prompt in prompts(EVERY[name], answer, POLICY.stages, SECRET):
            lines = prompt.user.split("\n")
            mark = lines[1]
            assert re.fullmatch(r"<[0-9a-f]{32}>", mark)
            places = [place for place, line in enumerate(lines) if line == mark]
            assert len(places) == (2 if answer is None else 4)
            assert sum(line.count(mark) for line in lines) == len(places)
            inside = [
                line
                for start, end in zip(places[::2], places[1::2], strict=True)
                for line in lines[start + 1 : end]
            ]
            outside = "\n".join(
                [*lines[: places[0]], *lines[places[1] + 1 : places[2] if answer else None]]
            )
            assert all(line.startswith("| ") for line in inside)
            assert MARK not in outside
            assert "BABABABABABA" not in prompt.user.split("\n")[-1]
            held = re.sub(r"<cut: \d+ characters>", "", "\n".join(inside))
            assert not re.search(r"[<>]|\[/?[A-Z_]{3,}\]", held)
            assert all(sign in "\n\t" or sign.isprintable() or sign == "\u3000" for sign in held)


@pytest.mark.parametrize("name", EVERY)
def test_the_policy_and_the_rules_do_not_change_with_the_text(name):
    for mine, other in zip(
        prompts(EVERY[name], None, POLICY.stages, SECRET),
        prompts("late", None, POLICY.stages, SECRET),
        strict=True,
    ):
        assert (mine.system, mine.schema) == (other.system, other.schema)


@pytest.mark.parametrize("name", EVERY)
def test_a_model_that_repeats_the_answer_in_a_text_is_set_aside(name):
    def repeats(prompt):
        found = re.search(r'\{"code".*?\}', prompt.user.split("Answer now")[0])
        return found[0] if found else "profiling"

    row = read(EVERY[name], repeats)
    assert row["state"].startswith("set aside: ")
    assert (row["stages"], row["quote"], row["agrees"]) == ([], None, None)
    assert MARK not in json.dumps(row)


@pytest.mark.parametrize("name", EVERY)
def test_a_model_that_says_the_name_in_a_text_is_set_aside_for_that_name_is_no_longer_one(name):
    def obeys(prompt):
        return json.dumps(json.loads(saying(prompt)) | {"stages": ["profiling"]})

    row = read(EVERY[name], obeys)
    assert row["state"] == "set aside: a stage that is not in the policy"


@pytest.mark.parametrize("word", [f"{MARK} guilty", "\x1b[31m", "<script>", "=1+1", "\u202e"])
def test_no_word_that_a_model_made_up_is_kept(word):
    def tells(prompt):
        return saying(prompt, "planning", quote=word)

    row = read("Plan posts on the bus line.", tells)
    assert (row["state"], row["quote"]) == ("answered", None)
    wild = read("Plan posts.", lambda prompt: saying(prompt, "planning", outcome=word))
    assert word not in json.dumps(wild, ensure_ascii=False)
    wild = read("Plan posts.", lambda prompt: saying(prompt, "planning", **{word: word}))
    assert word not in json.dumps(wild, ensure_ascii=False)


def an_operation():
    """A log with one account that is worth a look and many that are not."""
    log = GivenLog().crowd(200)
    first = log.says("x", 3, "planning!", about="name:bus line", refused=True, text="plan")
    last = log.says("x", 17, "internal_reporting!", about="name:bus line", text="report")
    log.says("x", 18, "content_batch!", about="name:bus line", text="batch")
    log.says("x", 19, "persona_setup!", about="name:bus line", text="sheet")
    log.turn("refused_returned", [first, last], before="planning", after="internal_reporting")
    return log.tables()


def accusing(tables, stage, confidence=1.0):
    """Readings of a server that sees ``stage`` in every message, with a form that holds."""
    keys = tables["messages"]["message_key"].to_pylist()
    rows = [
        {
            **dict.fromkeys(READINGS.names),
            "message_key": key,
            "stages": [stage] if stage else [],
            "outcome": "refused",
            "confidence": confidence,
            "agrees": bool(stage),
            "state": "answered",
            "model": "accuser",
            "prompt_sha256": "0",
            "at_ms": 0,
        }
        for key in keys
    ]
    return pa.Table.from_pylist(rows, READINGS)


@pytest.mark.parametrize("stage", ["planning", "profiling", "scam_sting", None])
def test_a_model_that_accuses_or_clears_everybody_changes_no_operation(stage):
    tables = an_operation()
    before = operations_of(tables)
    assert before[0].num_rows, "without an operation nothing is tested"
    after = operations_of({**tables, "readings": accusing(tables, stage)})
    assert [table.to_pylist() for table in after] == [table.to_pylist() for table in before]


def test_a_model_that_clears_a_message_does_not_take_it_off_the_list():
    tables = an_operation()
    marks = tables["message_stages"]
    for readings in (accusing(tables, None), accusing(tables, "profiling"), READINGS.empty_table()):
        order = reading_order(marks, readings)
        assert set(order) == set(marks["message_key"].to_pylist())
        level = dict(zip(marks["message_key"].to_pylist(), marks["level"].to_pylist(), strict=True))
        firm = [key for key in order if level[key] == "investigate"]
        assert order[: len(firm)] == firm


def test_a_second_reader_is_given_tables_that_it_cannot_write():
    tables = an_operation()
    marks, wrote = tables["message_stages"], tables["messages"]
    before = marks.to_pylist()
    found = readings_of(
        wrote, marks, tables["outcomes"], POLICY, Reader(lambda p: saying(p, "profiling")),
        seed=1, most=50, now_ms=5,
    )  # fmt: skip
    assert marks.to_pylist() == before
    assert set(found.schema.names).isdisjoint({"level", "tier", "probability", "score"})


def test_flooding_pushes_no_message_of_a_higher_level_out_of_what_is_read():
    flood = [f"f{number} planning weak 0.99" for number in range(2_000)]
    marks = stages(*flood, "real planning investigate 0.4")
    rows = messages(real="Plan posts.", **{f"f{number}": "soup" for number in range(2_000)})
    found = readings_of(rows, marks, outcomes(), POLICY, Reader(saying), seed=1, most=5, now_ms=5)
    assert "real" in found["message_key"].to_pylist()
