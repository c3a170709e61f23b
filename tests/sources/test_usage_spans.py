"""Spans of calls of models: OpenTelemetry, OpenInference and Langfuse, history told once."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, ClassVar

import pytest
from tests.sources import usage_given as given
from tests.sources.test_usage_forms import UsageFormContract
from tests.sources.usage_given import attributes, call, otlp, parts

from groundswell.sources.usage_forms import plan_usage_file

ASKED, TOLD = parts("user", "When does bus 42 go?"), parts("assistant", "At nine.")
MORE, AGAIN = parts("user", "And on Sundays?"), parts("assistant", "At ten.")


def as_otlp(*spans: dict[str, Any], **resource: Any) -> dict[str, Any]:
    leaves = [{**each, "attributes": attributes(each["attributes"])} for each in spans]
    return {
        "resourceSpans": [
            {
                "resource": {"attributes": attributes(resource)},
                "scopeSpans": [{"scope": {"name": "s"}, "spans": leaves}],
            }
        ]
    }


def event(name: str, body: Any, at: int, **held: Any) -> dict[str, Any]:
    return {
        "timeUnixNano": str(at * 1_000_000_000),
        "traceId": "t1",
        "spanId": "s1",
        "eventName": name,
        "body": otlp(body),
        "attributes": attributes({"user.id": "ana", **held}),
    }


def logs(*records: dict[str, Any]) -> dict[str, Any]:
    return {"resourceLogs": [{"resource": {}, "scopeLogs": [{"logRecords": list(records)}]}]}


FLAT = [
    call("t1", 1_700_000_000, [ASKED], [TOLD]),
    call("t2", 1_700_000_060, [ASKED, TOLD, MORE], [AGAIN]),
]


class TestOtelGenAi(UsageFormContract):
    form = "otel_genai"
    files: ClassVar = {
        "flat.jsonl": (FLAT, 2, Counter(messages=4, left_out=2)),
        "otlp.jsonl": ([as_otlp(*FLAT)], 1, Counter(messages=4, left_out=2)),
        "otlp.json": (as_otlp(*FLAT), 1, Counter(messages=4, left_out=2)),
        "events.jsonl": (
            [
                logs(
                    event("gen_ai.system.message", {"content": "Be short"}, 1_700_000_000),
                    event("gen_ai.user.message", {"content": "Tea?"}, 1_700_000_000),
                    event(
                        "gen_ai.choice",
                        {"index": 0, "finish_reason": "stop", "message": {"content": "Yes."}},
                        1_700_000_002,
                    ),
                )
            ],
            1,
            Counter(messages=3),
        ),
    }

    def read(self, tmp_path, *records: dict[str, Any]) -> dict[str, Any]:
        return given.read_file(tmp_path / "spans.jsonl", list(records))

    @pytest.mark.parametrize("form", ["flat", "otlp"])
    def test_history_that_is_repeated_is_told_once(self, tmp_path, form):
        records = FLAT if form == "flat" else [as_otlp(each) for each in FLAT]
        found = self.read(tmp_path, *records)
        assert [text for _, text in given.said(found)] == [
            "When does bus 42 go?", "At nine.", "And on Sundays?", "At ten.",
        ]  # fmt: skip
        keys = [each["message"] for each in found["messages"]]
        assert [each["parent"] for each in found["messages"]] == ["root", *keys[:3]]
        assert {each["conversation"] for each in found["messages"]} == {"t1"}

    def test_equal_prompts_of_separate_calls_are_not_one(self, tmp_path):
        found = self.read(
            tmp_path,
            call("t1", 1_700_000_000, [ASKED], [TOLD]),
            call("t2", 1_700_000_060, [ASKED], [TOLD]),
        )
        assert [each["conversation"] for each in found["messages"]] == ["t1", "t1", "t2", "t2"]

    def test_another_continuation_of_one_history_is_a_branch(self, tmp_path):
        other = parts("user", "And at night?")
        found = self.read(tmp_path, *FLAT, call("t3", 1_700_000_090, [ASKED, TOLD, other], [AGAIN]))
        parents = {each["text"]: each["parent"] for each in found["messages"]}
        assert parents["And at night?"] == parents["And on Sundays?"]

    def named(self, trace: str, at: int, *said: dict[str, Any], **more: Any) -> dict[str, Any]:
        held = {"gen_ai.conversation.id": "c1", **more}
        return call(trace, 1_700_000_000 + at, list(said[:-1]), [said[-1]], **held)

    def test_a_history_of_which_only_the_end_is_sent_is_told_once(self, tmp_path):
        third, answer = parts("user", "And at night?"), parts("assistant", "At one.")
        found = self.read(
            tmp_path,
            self.named("t1", 0, ASKED, TOLD),
            self.named("t2", 60, ASKED, TOLD, MORE, AGAIN),
            self.named("t3", 90, MORE, AGAIN, third, answer),
            self.named(
                "t4", 120, AGAIN, third, answer, parts("user", "Thanks"), parts("assistant", "Bye")
            ),
        )
        assert len(found["messages"]) == 8
        keys = [each["message"] for each in found["messages"]]
        assert [each["parent"] for each in found["messages"]] == ["root", *keys[:-1]]

    def test_calls_without_history_of_one_conversation_follow_one_another(self, tmp_path):
        found = self.read(
            tmp_path,
            self.named("t1", 0, ASKED, TOLD),
            self.named("t2", 60, MORE, AGAIN),
            self.named("t3", 90, MORE, AGAIN),
        )
        keys = [each["message"] for each in found["messages"]]
        assert len(set(keys)) == 6
        assert [each["parent"] for each in found["messages"]] == ["root", *keys[:-1]]

    def test_an_agent_and_its_model_tell_one_exchange(self, tmp_path):
        found = self.read(
            tmp_path,
            self.named("t0", 0, MORE, AGAIN),
            self.named("t1", 60, ASKED, TOLD),
            self.named("t1", 60, ASKED, TOLD, **{"gen_ai.operation.name": "invoke_agent"}),
        )
        assert len({each["message"] for each in found["messages"]}) == 4

    def test_two_calls_of_one_trace_follow_one_another(self, tmp_path):
        found = self.read(
            tmp_path, self.named("t1", 0, ASKED, TOLD), self.named("t1", 60, MORE, AGAIN)
        )
        keys = [each["message"] for each in found["messages"]]
        assert [each["parent"] for each in found["messages"]] == ["root", *keys[:-1]]

    def test_what_stands_for_a_shortened_history_is_counted(self, tmp_path):
        summary = parts("user", "We spoke of buses")
        found = self.read(
            tmp_path,
            self.named("t1", 0, ASKED, TOLD, MORE, AGAIN),
            self.named(
                "t2", 60, summary, MORE, AGAIN, parts("user", "Thanks"), parts("assistant", "Bye")
            ),
        )
        assert [text for _, text in given.said(found)][-2:] == ["Thanks", "Bye"]
        assert len(found["messages"]) == 6
        assert found["left_out"]["messages stand for a history that was shortened"] == 1

    def test_a_system_prompt_that_holds_the_time_of_day_splits_nothing(self, tmp_path):
        def at(hour: str) -> dict[str, Any]:
            text = json.dumps([{"type": "text", "content": f"It is {hour}"}])
            return {"gen_ai.system_instructions": text}

        for more in ({"gen_ai.conversation.id": "c1"}, {"gen_ai.conversation.id": None}):
            found = self.read(
                tmp_path,
                call("t1", 1_700_000_000, [ASKED], [TOLD], **at("nine"), **more),
                call("t2", 1_700_000_060, [ASKED, TOLD, MORE], [AGAIN], **at("ten"), **more),
            )
            assert [each["role"] for each in found["messages"]] == [
                "system", "user", "assistant", "user", "assistant",
            ]  # fmt: skip
            keys = [each["message"] for each in found["messages"]]
            assert [each["parent"] for each in found["messages"]] == ["root", *keys[:-1]]
            assert found["left_out"]["system prompts changed on the way"] == 1

    def test_times_are_those_of_the_span_and_history_untold_has_none(self, tmp_path):
        found = self.read(tmp_path, FLAT[1])
        at = [each.get("at") for each in found["messages"]]
        assert at == [None, None, "1700000060000000000", "1700000062000000000"]

    def test_structures_are_read_like_texts_of_json(self, tmp_path):
        held = dict(FLAT[0])
        held["attributes"] = held["attributes"] | {
            "gen_ai.input.messages": [ASKED],
            "gen_ai.output.messages": [TOLD],
        }
        found = self.read(tmp_path, held)
        assert given.said(found) == given.said(self.read(tmp_path, FLAT[0]))

    def test_finish_reasons_model_and_instructions_come_along(self, tmp_path):
        held = call(
            "t1", 1_700_000_000, [ASKED], [TOLD],
            **{
                "gen_ai.response.finish_reasons": ["content_filter"],
                "gen_ai.system_instructions": json.dumps([{"type": "text", "content": "Be short"}]),
                "gen_ai.conversation.id": "c-9",
                "client.address": "192.0.2.7",
                "user_agent.original": "A browser 1.0",
            },
        )  # fmt: skip
        found = self.read(tmp_path, held)
        assert [each["role"] for each in found["messages"]] == ["system", "user", "assistant"]
        assert found["messages"][2]["finish_reason"] == "content_filter"
        assert found["messages"][2]["model"] == "a-model"
        assert found["messages"][0]["conversation"] == "c-9"
        assert {each["kind"]: each["value"] for each in found["signals"]} == {
            "address": "192.0.2.7",
            "user_agent": "A browser 1.0",
        }

    def test_tool_calls_pictures_and_thoughts_are_counted(self, tmp_path):
        tool = {"role": "assistant", "parts": [{"type": "tool_call", "name": "f", "arguments": {}}]}
        result = {"role": "tool", "parts": [{"type": "tool_call_response", "response": "9"}]}
        mixed = {
            "role": "assistant",
            "parts": [{"type": "reasoning", "content": "hm"}, {"type": "text", "content": "Nine."}],
        }
        seen = {"role": "user", "parts": [{"type": "blob", "modality": "image", "content": "AA"}]}
        found = self.read(tmp_path, call("t1", 1_700_000_000, [ASKED, tool, result, seen], [mixed]))
        assert given.said(found) == [("user", "When does bus 42 go?"), ("assistant", "Nine.")]
        assert found["left_out"] == {
            "tool calls and their results": 2,
            "thoughts of the model": 1,
            "pictures, sound or files": 1,
        }

    def test_an_attribute_that_was_cut_off_is_set_aside_and_the_answer_kept(self, tmp_path):
        held = call("t1", 1_700_000_000, [ASKED], [TOLD])
        cut = held["attributes"]["gen_ai.input.messages"][:40]
        held["attributes"]["gen_ai.input.messages"] = cut
        found = self.read(tmp_path, held)
        assert given.said(found) == [("assistant", "At nine.")]
        assert [(each.column, "cut" in each.reason) for each in found["rejects"]] == [
            ("gen_ai.input.messages", True)
        ]

    def test_spans_of_other_things_and_without_messages_are_counted(self, tmp_path):
        other = given.span("t8", 1_700_000_000, **{"http.method": "GET"})
        silent = call("t9", 1_700_000_000, [], [])
        found = self.read(tmp_path, FLAT[0], other, silent)
        assert len(found["messages"]) == 2
        assert found["left_out"] == {
            "spans are not of a model": 1,
            "calls of a model whose messages were not recorded": 1,
        }

    def test_spans_of_models_may_come_after_many_others(self, tmp_path):
        other = as_otlp(given.span("t8", 1_700_000_000, **{"http.method": "GET"}))
        found = self.read(tmp_path, *[other] * 60, as_otlp(FLAT[0]))
        assert len(found["messages"]) == 2
        assert found["left_out"] == {"spans are not of a model": 60}

    def test_a_call_of_nobody_is_set_aside(self, tmp_path):
        found = self.read(
            tmp_path, FLAT[0], call("t4", 1_700_000_000, [MORE], [], **{"user.id": None})
        )
        assert len(found["messages"]) == 2
        assert [(each.row, each.column) for each in found["rejects"]] == [(2, "user.id")]

    def test_older_flattened_attributes_are_read(self, tmp_path):
        held = given.span(
            "t1", 1_700_000_000,
            **{
                "user.id": "ana", "gen_ai.system": "openai",
                "gen_ai.prompt.0.role": "user", "gen_ai.prompt.0.content": "Tea?",
                "gen_ai.completion.0.content": "Yes.", "gen_ai.completion.0.finish_reason": "stop",
            },
        )  # fmt: skip
        assert given.said(self.read(tmp_path, held)) == [("user", "Tea?"), ("assistant", "Yes.")]

    def test_accounts_and_sessions_as_instrumentations_call_them_are_read(self, tmp_path):
        for before in ("langfuse.user.id", "traceloop.association.properties.user_id"):
            held = call("t1", 1_700_000_000, [ASKED], [TOLD],
                        **{"user.id": None, before: "ben", "langfuse.session.id": "s-1"})  # fmt: skip
            (first, *_) = self.read(tmp_path, held)["messages"]
            assert (first["account"], first["conversation"]) == ("ben", "s-1")

    def test_events_within_a_span_are_read(self, tmp_path):
        held = given.span("t1", 1_700_000_000, **{"user.id": "ana", "gen_ai.system": "x"})
        held["events"] = [
            {"name": "gen_ai.user.message", "attributes": {"content": "Tea?"}},
            {"name": "gen_ai.choice", "attributes": {"message": '{"content": "Yes."}'}},
        ]
        found = self.read(tmp_path, held)
        assert found["messages"][0]["text"] == "Tea?"

    def test_messages_in_attributes_and_again_in_events_are_told_once(self, tmp_path):
        held = dict(FLAT[0])
        held["events"] = [
            {"name": "gen_ai.user.message", "attributes": {"content": "When does bus 42 go?"}},
            {"name": "gen_ai.choice", "attributes": {"message": {"content": "At nine."}}},
        ]
        assert given.said(self.read(tmp_path, held)) == given.said(self.read(tmp_path, FLAT[0]))

    def test_work_that_is_no_call_of_a_model_is_counted_by_what_it_is(self, tmp_path):
        others = [
            given.span("t1", 1_700_000_000, **{"gen_ai.operation.name": name, "user.id": "ana"})
            for name in ("execute_tool", "embeddings")
        ]
        found = self.read(tmp_path, FLAT[0], *others)
        assert found["left_out"] == {
            "tool calls and their results": 1,
            "texts that were made into vectors": 1,
        }

    def test_the_address_of_the_model_is_not_taken_for_the_accounts(self, tmp_path):
        held = call("t1", 1_700_000_000, [ASKED], [TOLD],
                    **{"server.address": "192.0.2.1", "net.sock.peer.addr": "192.0.2.1"})  # fmt: skip
        assert self.read(tmp_path, held)["signals"] == []

    def test_a_prompt_whose_answer_never_came_is_read_at_the_end(self, tmp_path):
        found = self.read(
            tmp_path, logs(event("gen_ai.user.message", {"content": "Tea?"}, 1_700_000_000))
        )
        assert given.said(found) == [("user", "Tea?")]


def inference(trace: str, start: str, **held: Any) -> dict[str, Any]:
    return {
        "name": "ChatCompletion",
        "context": {"trace_id": trace, "span_id": f"{trace}-1"},
        "start_time": start,
        "end_time": start,
        "attributes": {"openinference.span.kind": "LLM", **held},
    }


FLATTENED = {
    "session.id": "c1", "user.id": "ana", "llm.model_name": "a-model",
    "llm.input_messages.0.message.role": "user",
    "llm.input_messages.0.message.content": "Tea?",
    "llm.output_messages.0.message.role": "assistant",
    "llm.output_messages.0.message.content": "Yes.",
}  # fmt: skip


class TestOpenInference(UsageFormContract):
    form = "openinference"
    files: ClassVar = {
        "flattened.jsonl": (
            [inference("t1", "2024-05-01T10:00:00Z", **FLATTENED)], 1, Counter(messages=2),
        ),
        "otlp.jsonl": (
            [as_otlp({**inference("t1", "2024-05-01T10:00:00Z", **FLATTENED)})],
            1,
            Counter(messages=2),
        ),
        "kinds.jsonl": (
            [
                inference("t1", "2024-05-01T10:00:00Z", **FLATTENED),
                inference("t1", "2024-05-01T10:00:00Z") | {"attributes": {"openinference.span.kind": "TOOL"}},
            ],
            2,
            Counter(messages=2, left_out=1),
        ),
    }  # fmt: skip

    def read(self, tmp_path, **held: Any) -> dict[str, Any]:
        record = inference("t1", "2024-05-01T10:00:00Z", **held)
        return given.read_file(tmp_path / "spans.jsonl", [record])

    def test_nested_and_flattened_attributes_read_alike(self, tmp_path):
        nested = {
            "session": {"id": "c1"}, "user": {"id": "ana"},
            "llm": {
                "model_name": "a-model",
                "input_messages": [{"message": {"role": "user", "content": "Tea?"}}],
                "output_messages": [{"message": {"role": "assistant", "content": "Yes."}}],
            },
        }  # fmt: skip
        assert self.read(tmp_path, **nested) == self.read(tmp_path, **FLATTENED)

    def test_columns_of_a_table_of_spans_are_read(self, tmp_path):
        record = inference("t1", "2024-05-01T10:00:00Z", **FLATTENED)
        row = {f"attributes.{key}": value for key, value in record.pop("attributes").items()}
        row |= {
            "name": "ChatCompletion",
            "context.trace_id": "t1",
            "start_time": record["start_time"],
        }
        found = given.read_file(tmp_path / "table.jsonl", [row])
        assert given.said(found) == [("user", "Tea?"), ("assistant", "Yes.")]

    def test_contents_in_parts_are_read_and_pictures_counted(self, tmp_path):
        held = FLATTENED | {
            "llm.input_messages.0.message.content": "",
            "llm.input_messages.0.message.contents.0.message_content.type": "text",
            "llm.input_messages.0.message.contents.0.message_content.text": "What bird?",
            "llm.input_messages.0.message.contents.1.message_content.type": "image",
        }
        found = self.read(tmp_path, **held)
        assert given.said(found)[0] == ("user", "What bird?")
        assert found["left_out"] == {"pictures, sound or files": 1}


def trace(**more: Any) -> dict[str, Any]:
    return {
        "id": "t1", "timestamp": "2024-05-01T10:00:00.000Z", "name": "chat", "userId": "ana",
        "sessionId": "c1", "tags": ["a", "b"],
        "input": [{"role": "user", "content": "Tea?"}],
        "output": {"role": "assistant", "content": "Yes."}, **more,
    }  # fmt: skip


def generation(**more: Any) -> dict[str, Any]:
    return {
        "id": "o1", "traceId": "t1", "type": "GENERATION", "startTime": "2024-05-01T10:00:00.000Z",
        "endTime": "2024-05-01T10:00:02.000Z", "model": "a-model",
        "input": {"messages": [{"role": "user", "content": "Tea?"}]}, "output": "Yes.", **more,
    }  # fmt: skip


class TestLangfuse(UsageFormContract):
    form = "langfuse"
    files: ClassVar = {
        "traces.jsonl": ([trace()], 1, Counter(messages=2)),
        "page.json": ({"data": [trace(), trace(id="t2", sessionId="c2")], "meta": {}}, 2, Counter(messages=4)),
        "nested.jsonl": ([trace(observations=[generation()])], 1, Counter(messages=2)),
        "nested.json": (trace(observations=[generation()]), 1, Counter(messages=2)),
        "observations.jsonl": (
            [generation(userId="ana", sessionId="c1"), generation(id="o2", type="SPAN"), generation(id="o3")],
            3,
            Counter(messages=2, left_out=1, rejects=1),
        ),
        "traces.csv": (
            "id,timestamp,userId,sessionId,input,output\n"
            't1,2024-05-01T10:00:00.000Z,ana,c1,"[{""role"": ""user"", ""content"": ""Tea?""}]",Yes.\n',
            1,
            Counter(messages=2),
        ),
    }  # fmt: skip

    def test_observations_give_times_and_model(self, tmp_path):
        found = given.read_file(tmp_path / "nested.jsonl", [trace(observations=[generation()])])
        assert found["messages"][1]["model"] == "a-model"
        assert found["messages"][1]["at"] == "2024-05-01T10:00:02.000Z"

    def test_the_spelling_of_scheduled_exports_is_read(self, tmp_path):
        row = generation(
            user_id="ana", session_id="c1", trace_id="t1", start_time="2024-05-01 10:00:00"
        )
        for name in ("traceId", "startTime", "endTime"):
            row.pop(name)
        found = given.read_file(tmp_path / "rows.jsonl", [row])
        assert given.said(found) == [("user", "Tea?"), ("assistant", "Yes.")]

    def test_tags_are_not_read_and_that_is_said(self, tmp_path):
        plan = plan_usage_file(given.write(tmp_path / "traces.jsonl", [trace()]))
        assert given.read(plan)["signals"] == []
        assert "tags are not read" in plan.recognition.notes[0]
