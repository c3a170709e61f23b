"""A second reader over the network: what is kept, what is not asked twice, and servers that fail."""

from __future__ import annotations

import json
import time

import pytest
from tests.runs.chat_servers import answer, dripping, serving
from tests.usage.reader_given import POLICY, messages, outcomes, saying, stages

from groundswell.errors import CaseError, SettingError
from groundswell.runs import usage_asking
from groundswell.runs.chat_server import ChatServer
from groundswell.runs.usage_asking import KEY, SecondReader, Store, second_reader
from groundswell.usage.reader_prompt import prompts

PLAN = "Plan posts on the bus line for June."
ROWS, MARKS = messages(m=PLAN, n="Late buses"), stages("m planning look 0.9")


@pytest.fixture(autouse=True)
def policy(monkeypatch):
    """A policy of four stages; what one looks like on disk is tested elsewhere."""
    monkeypatch.setattr(usage_asking, "parse_policy", lambda _: POLICY)


def asked_in(body):
    """Give the question that a server was sent, for an answer to it."""
    for text in (PLAN, "Late buses"):
        for prompt in prompts(text, None, POLICY.stages, asked_in.secret):
            if prompt.user == body["messages"][-1]["content"]:
                return prompt
    raise AssertionError


def well(body, _):
    return 200, {}, answer(saying(asked_in(body), "planning", quote="Plan posts"), model="/models/small.gguf", system_fingerprint="b1")  # fmt: skip


@pytest.fixture
def store(tmp_path):
    asked_in.secret = Store(tmp_path / "readings").secret
    return tmp_path / "readings"


def read(address, store, **settings):
    reader = second_reader(
        address, "small", store, policy="", **({"seed": 1, "most": 10, "now_ms": 5} | settings)
    )
    return reader(ROWS, MARKS, outcomes()).to_pylist()


def test_answers_are_kept_raw_with_model_version_prompt_and_time(store):
    with serving(well) as server:
        rows = read(server.address, store)
    assert [row["state"] for row in rows] == ["answered", "answered"]
    first, *lines = map(json.loads, (store / "answers.jsonl").read_text().splitlines())
    assert set(first) == {"secret"}
    assert len(lines) == 4
    for line, body in zip(lines, server.asked, strict=True):
        prompt = asked_in(body)
        assert line["prompt_sha256"] == prompt.sha256
        assert line["answer"] == saying(prompt, "planning", quote="Plan posts")
        assert (line["model"], line["version"]) == ("small", "small.gguf b1")
        assert abs(line["at_ms"] / 1000 - time.time()) < 60


def test_what_was_answered_before_is_not_asked_again(store):
    with serving(well) as server:
        first = read(server.address, store)
    with serving(lambda *_: (500, {}, b"")) as server:
        assert read(server.address, store) == first
        assert server.asked == []


def test_another_model_is_asked_anew(store):
    with serving(well) as server:
        read(server.address, store)
        reader = second_reader(server.address, "large", store, policy="", seed=1, most=10, now_ms=5)
        reader(ROWS, MARKS, outcomes())
        assert len(server.asked) == 8


def test_what_failed_is_asked_again(store):
    with serving(lambda *_: (500, {}, b"")) as server:
        assert read(server.address, store)[0]["state"] == "no answer: status 500"
    with serving(well) as server:
        assert read(server.address, store)[0]["state"] == "answered"


def test_a_store_that_was_cut_off_in_a_line_loses_that_line_alone(store):
    file = store / "answers.jsonl"
    with serving(well) as server:
        first = read(server.address, store)
        file.write_bytes(file.read_bytes()[:-40])
        assert len(server.asked) == 4
        again = read(server.address, store)
        assert len(server.asked) == 5
        assert [row | {"at_ms": 0} for row in again] == [row | {"at_ms": 0} for row in first]
        read(server.address, store)
        assert len(server.asked) == 5


@pytest.mark.parametrize("first", ["", "{}", '{"secret": 3}', '{"secret": "late"}', "[" * 5_000])
def test_a_store_without_its_secret_is_not_written_over(store, first):
    (store / "answers.jsonl").write_text(first + "\nlate\n")
    with pytest.raises(CaseError, match="damaged"):
        Store(store)
    assert (store / "answers.jsonl").read_text() == first + "\nlate\n"


def test_lines_of_another_form_in_the_store_are_passed_over(store):
    with (store / "answers.jsonl").open("a") as file:
        file.write('[]\n{"model": 3}\n{"model": "small", "prompt_sha256": "x", "answer": null}\n')
    with serving(well) as server:
        assert read(server.address, store)[0]["state"] == "answered"


def test_nobody_but_the_owner_reads_the_store(store):
    assert (store / "answers.jsonl").stat().st_mode & 0o077 == 0


def test_the_key_goes_into_the_header_and_nowhere_else(store, monkeypatch):
    monkeypatch.setenv(KEY, "a-key-of-buses")
    with serving(well) as server:
        read(server.address, store)
    assert server.headers[0]["Authorization"] == "Bearer a-key-of-buses"
    assert "a-key-of-buses" not in (store / "answers.jsonl").read_text() + json.dumps(server.asked)


def test_the_secret_of_the_case_is_never_sent(store):
    with serving(well) as server:
        read(server.address, store)
    assert asked_in.secret.hex() not in json.dumps(server.asked)


def test_an_address_that_cannot_be_meant_is_refused_before_anything_is_read(store, monkeypatch):
    with pytest.raises(SettingError, match="http or https"):
        read("localhost:8000", store)
    monkeypatch.setenv(KEY, "a-key")
    with pytest.raises(SettingError, match=KEY):
        read("http://example.org", store)


@pytest.mark.parametrize("refused", ["response_format", "max_tokens", "temperature"])
def test_a_server_that_takes_one_form_only_is_asked_in_that_form(store, refused):
    def picky(body, handler):
        return (400, {}, b"{}") if refused in body else well(body, handler)

    with serving(picky) as server:
        assert {row["state"] for row in read(server.address, store)} == {"answered"}
        tries = [refused in body for body in server.asked]
        assert len(tries) - 4 == sum(tries) <= 2, "the form that was taken is kept"


def garbage(*_):
    return 200, {}, answer("The stages are " + PLAN)


def huge(*_):
    return 200, {}, answer("x" * 2_000_000)


def everything(body, _):
    prompt = asked_in(body)
    return 200, {}, answer(saying(prompt, *prompt.names.values(), *prompt.names.values()))


def elsewhere(*_):
    return 302, {"Location": "http://127.0.0.1:9/"}, b""


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (garbage, "set aside: not one JSON object"),
        (everything, "set aside: too many stages"),
        (huge, "no answer: too large"),
        (elsewhere, "no answer: status 302"),
        (dripping(30), "no answer: TimeoutError"),
        (dripping(30, "headers"), "no answer: TimeoutError"),
        (lambda *_: (200, {}, b"<html>"), "no answer: another interface"),
        (lambda *_: (200, {}, b"{}"), "no answer: another interface"),
        (lambda *_: (401, {}, b""), "no answer: status 401"),
        (lambda *_: (400, {}, b""), "no answer: status 400"),
    ],
)  # fmt: skip
def test_a_server_that_fails_leaves_its_reason_and_nothing_else(store, reply, state):
    with serving(reply) as server:
        rows = read(server.address, store, timeout_s=0.4)
    assert [row["state"] for row in rows] == [state] * 2
    assert all(row["stages"] == [] and row["quote"] is None for row in rows)


def test_a_server_that_is_gone_is_asked_three_times_and_no_more(store):
    rows = messages(**{f"m{number}": f"text {number}" for number in range(12)})
    with serving(lambda *_: (503, {}, b"")) as server:
        reader = second_reader(
            server.address, "small", store, policy="", seed=1, most=200, now_ms=5
        )
        found = reader(rows, MARKS, outcomes())
    assert len(server.asked) == 3
    states = found["state"].to_pylist()
    assert states[:3] == ["no answer: status 503"] * 3
    assert set(states[3:]) == {"no answer: not asked after 3 failures, status 503"}


def test_a_server_that_refuses_long_questions_is_asked_the_others():
    prompt = prompts(PLAN, None, POLICY.stages, b"")[0]

    class Nothing:
        secret = b""
        given = staticmethod(lambda *_: None)
        keep = staticmethod(lambda *_: None)

    sent = iter([200] + [400] * 5 + [200])
    with serving(lambda *_: (next(sent), {}, answer("late"))) as server:
        reader = SecondReader(ChatServer(server.address), "small", Nothing())
        said = [reader(prompt).why for _ in range(7)]
    assert said == [None, *["status 400"] * 5, None]


def test_what_a_server_says_of_its_model_is_plain_letters():
    told = {"model": "a/b/small\x1b[31m<script>\u202e" + "x" * 500, "system_fingerprint": {"a": 1}}
    assert usage_asking._version(told).startswith("small31mscriptx")
    assert len(usage_asking._version(told)) <= 80
    assert usage_asking._version({"model": ["late"]}) is None
