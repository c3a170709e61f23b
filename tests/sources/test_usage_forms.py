"""Every form of usage logs recognises its own files and no other's, and loses nothing."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from typing import Any, ClassVar

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from tests.sources import usage_given as given

from groundswell.errors import SettingError, SourceError
from groundswell.model.raw_usage import RAW_MESSAGE_COLUMNS, RAW_SIGNAL_COLUMNS, UsageBatch
from groundswell.sources import usage_forms
from groundswell.sources.reading.usage_contract import UsageSource
from groundswell.sources.usage_forms import expand_usage, plan_usage_file, usage_sources


class UsageFormContract:
    """What holds for every form; ``files`` maps names to content, records and what comes of them."""

    form: ClassVar[str]
    files: ClassVar[dict[str, tuple[Any, int, Counter[str]]]]

    @pytest.fixture
    def plans(self, tmp_path):
        made = []
        for name, (content, _, _) in self.files.items():
            folder = tmp_path / name.replace(".", "_")
            folder.mkdir()
            made.append(plan_usage_file(given.write(folder / name, content)))
        return made

    def test_its_files_are_recognised_without_a_rival(self, plans):
        for plan in plans:
            sure = {
                source.name: told.certainty
                for source in usage_sources()
                if (told := source.recognise(plan.head)) is not None
            }
            best = max(sure.values())
            assert [name for name, held in sure.items() if held > best - 0.05] == [self.form]

    def test_it_is_registered_and_says_how_it_is_recognised(self):
        source = {each.name: each for each in usage_sources()}[self.form]
        assert isinstance(source, UsageSource)
        assert source.title
        assert source.how.endswith(".")

    def test_every_message_is_read_set_aside_or_counted(self, plans):
        for plan, (_, records, expected) in zip(plans, self.files.values(), strict=True):
            found = given.read(plan)
            counted = Counter(
                messages=len(found["messages"]),
                signals=len(found["signals"]),
                rejects=len(found["rejects"]),
                left_out=sum(found["left_out"].values()),
            )
            assert +counted == expected
            assert found["last_row"] == records
            assert plan.head.position.fraction == 1

    def test_batch_boundaries_change_nothing(self, plans):
        for plan in plans:
            assert given.read(plan, 1) == given.read(plan, 2) == given.read(plan, 1000)

    def test_columns_are_agreed_and_row_numbers_rise(self, plans):
        for plan in plans:
            last = 0
            for batch in plan.source.read(plan.head, plan.recognition, batch_rows=1):
                assert set(batch.columns) <= set(RAW_MESSAGE_COLUMNS)
                assert set(batch.signals) <= set(RAW_SIGNAL_COLUMNS)
                for row in (*batch.rows, *batch.signal_rows):
                    assert row <= batch.last_row
                assert batch.last_row >= last
                last = batch.last_row

    def test_packed_files_read_the_same(self, plans):
        for plan in plans:
            if plan.head.container == "parquet":
                continue
            plain = plan.path.read_bytes()
            for suffix, packed in (
                (".gz", gzip.compress(plain)),
                (".zst", zstandard.ZstdCompressor().compress(plain)),
            ):
                path = plan.path.with_name(plan.path.name + suffix)
                path.write_bytes(packed)
                again = plan_usage_file(path)
                assert again.source.name == self.form
                assert given.read(again) == given.read(plan)

    def test_a_file_that_breaks_off_keeps_what_came_before(self, plans):
        for plan in plans:
            plain = plan.path.read_bytes()
            for share in (0.5, 0.8, 0.97):
                plan.path.write_bytes(plain[: int(len(plain) * share)])
                try:
                    again = plan_usage_file(plan.path)
                except SourceError:
                    continue
                given.read(again)

    def test_a_reader_may_stop_early(self, plans):
        for plan in plans:
            next(iter(plan.source.read(plan.head, plan.recognition, batch_rows=1)))


def messages(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"account": "ana", "conversation": "c1", "role": "user", "at": 1_700_000_000 + at, **row}
        for at, row in enumerate(rows)
    ]


class TestPlain(UsageFormContract):
    form = "messages"
    files: ClassVar = {
        "log.jsonl": (
            messages({"text": "When does bus 42 go?"}, {"role": "assistant", "text": "At nine."}),
            2,
            Counter(messages=2),
        ),
        "log.csv": (
            "account,conversation,role,text,at\nana,c1,user,tea,2024-05-01T10:00:00Z\n"
            'ben,c2,user,"two\nlines",2024-05-01T10:00:01Z\nben,c2,user,too,many,cells,here\n',
            3,
            Counter(messages=2, rejects=1),
        ),
        "others.csv": (
            "user_id,session_id,role,content,timestamp\nana,c1,user,tea,2024-05-01T10:00:00Z\n",
            1,
            Counter(messages=1),
        ),
    }

    def test_all_columns_come_through(self, tmp_path):
        row = {name: f"a {name}" for name in RAW_MESSAGE_COLUMNS}
        found = given.read_file(tmp_path / "log.jsonl", [row])
        assert found["messages"] == [{"row": 1, **row}]

    def test_parquet_reads_like_the_lines(self, tmp_path):
        rows = messages({"text": "tea"}, {"text": "bus"})
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "log.parquet")
        plan = plan_usage_file(tmp_path / "log.parquet")
        assert plan.source.name == "messages"
        lines = given.read_file(tmp_path / "log.jsonl", rows)
        assert given.read(plan)["messages"] == lines["messages"]

    def test_other_names_of_columns_are_told(self, tmp_path):
        content = self.files["others.csv"][0]
        plan = plan_usage_file(given.write(tmp_path / "others.csv", content))
        assert plan.recognition.mapping["account"] == "user_id"
        assert plan.recognition.certainty < 0.9
        assert "user_id as account" in plan.recognition.notes[0]

    def test_a_table_of_posts_is_not_taken_for_messages(self, tmp_path):
        content = "user_id,thread_id,author,body,created_at\n1,2,Ana,tea,2024-05-01\n"
        with pytest.raises(SourceError, match="of no form of usage logs"):
            plan_usage_file(given.write(tmp_path / "posts.csv", content))

    def test_a_text_of_parts_is_read_as_their_text(self, tmp_path):
        parts = [{"type": "text", "text": "tea"}, {"type": "image_url", "image_url": {}}]
        found = given.read_file(tmp_path / "log.jsonl", messages({"text": parts}))
        assert given.said(found) == [("user", "tea")]
        assert found["left_out"] == {"pictures, sound or files": 1}

    def test_texts_nested_too_deep_harm_no_other_row(self, tmp_path):
        deep = '{"text":' * 400 + '"x"' + "}" * 400
        row = json.dumps(messages({"text": "tea"})[0])
        found = given.read_file(
            tmp_path / "log.jsonl", f"{row}\n{row.replace(json.dumps('tea'), deep)}\n{row}\n"
        )
        assert [each.get("text") for each in found["messages"]][::2] == ["tea", "tea"]

    def test_what_only_late_messages_have_is_read(self, tmp_path):
        late = {"role": "assistant", "text": "No.", "refused": True}
        found = given.read_file(tmp_path / "log.jsonl", messages(*[{"text": "tea"}] * 60, late))
        assert found["messages"][-1]["refused"] is True

    def test_a_line_of_too_many_megabytes_is_set_aside(self, tmp_path):
        rows = messages({"text": "tea"}, {"text": "x" * (20 * 1024 * 1024)}, {"text": "bus"})
        found = given.read_file(tmp_path / "log.jsonl", rows)
        assert [text for _, text in given.said(found)] == ["tea", "bus"]
        assert [each.row for each in found["rejects"]] == [2]

    def test_lines_that_are_no_json_are_set_aside_by_number(self, tmp_path):
        lines = [json.dumps(row) for row in messages({"text": "tea"}, {"text": "bus"})]
        content = f'{lines[0]}\n{{"account": "ana", "te\n[1]\n{lines[1]}\n'
        found = given.read_file(tmp_path / "log.jsonl", content)
        assert [text for _, text in given.said(found)] == ["tea", "bus"]
        assert [each.row for each in found["rejects"]] == [2, 3]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
    def test_other_encodings_are_read(self, tmp_path, encoding):
        text = "Où est la gare, à côté du café de l'été près du théâtre ?"
        content = f'account,conversation,role,text,at\nana,c1,user,"{text}",2024-05-01\n' * 1
        path = given.write(tmp_path / "log.csv", content.encode(encoding))
        assert given.said(given.read(plan_usage_file(path))) == [("user", text)]


class TestSignals(UsageFormContract):
    form = "signals"
    files: ClassVar = {
        "signals.csv": (
            "account,kind,value,first_seen,shared\nana,email,ana@bus.example,2024-05-01,\n"
            "ben,address,192.0.2.7,,vpn\n",
            2,
            Counter(signals=2),
        ),
        "signals.jsonl": (
            [{"account": "ana", "kind": "device", "value": "d-1", "last_seen": 1_700_000_000}],
            1,
            Counter(signals=1),
        ),
    }

    def test_who_shares_a_value_is_read_where_only_late_signals_say_it(self, tmp_path):
        row = {"account": "ana", "kind": "address", "value": "192.0.2.7"}
        found = given.read_file(tmp_path / "s.jsonl", [*[row] * 60, row | {"shared": "vpn"}])
        assert found["signals"][-1]["shared"] == "vpn"


class TestChatGpt(UsageFormContract):
    form = "chatgpt_export"
    files: ClassVar = {
        "conversations.json": (
            [
                given.tree(
                    given.node("s", "top", "system", "", metadata={}),
                    given.node("u1", "s", "user", "Tea?"),
                    given.node("a1", "u1", "assistant", "Yes."),
                    given.node("u2", "s", "user", "Bus?"),
                    given.node("t", "u2", "assistant", "search()", recipient="browser"),
                    given.node("a2", "t", "assistant", "At nine."),
                    current="a2",
                )
            ],
            1,
            Counter(messages=4, left_out=2),
        ),
        "lines.jsonl": (
            [given.tree(given.node("u", "top", "user", "Tea?"), current="u")],
            1,
            Counter(messages=1),
        ),
    }

    def read(self, tmp_path, *nodes: dict[str, Any], current: str) -> dict[str, Any]:
        return given.read_file(
            tmp_path / "conversations.json", [given.tree(*nodes, current=current)]
        )

    def test_a_rephrasing_is_a_branch_beside_the_way_that_was_kept(self, tmp_path):
        found = self.read(
            tmp_path,
            given.node("u1", "top", "user", "Tea?"),
            given.node("a1", "u1", "assistant", "No."),
            given.node("u2", "top", "user", "Tea, please?"),
            given.node("a2", "u2", "assistant", "Yes."),
            current="a2",
        )
        told = {each["message"]: (each["parent"], each["kept"]) for each in found["messages"]}
        assert told == {
            "u1": ("top", False), "a1": ("u1", False), "u2": ("top", True), "a2": ("u2", True),
        }  # fmt: skip

    def test_what_is_left_out_does_not_break_the_way(self, tmp_path):
        found = self.read(
            tmp_path,
            given.node("u1", "top", "user", "Tea?"),
            given.node(
                "x", "u1", "assistant", content={"content_type": "thoughts", "thoughts": []}
            ),
            given.node("a1", "x", "assistant", "Yes."),
            current="a1",
        )
        assert found["messages"][1]["parent"] == "u1"
        assert found["left_out"] == {"thoughts of the model": 1}

    def test_hidden_and_pictured_messages_are_counted_by_kind(self, tmp_path):
        picture = {"content_type": "image_asset_pointer", "asset_pointer": "file://1"}
        hidden = {"is_visually_hidden_from_conversation": True}
        found = self.read(
            tmp_path,
            given.node("s", "top", "system", "be kind", metadata=hidden),
            given.node("p", "s", "user", picture),
            given.node("u", "p", "user", picture, "What tree is this?"),
            current="u",
        )
        assert given.said(found) == [("user", "What tree is this?")]
        assert found["left_out"] == {"hidden messages": 1, "pictures, sound or files": 2}

    def test_custom_instructions_are_kept_as_a_system_prompt(self, tmp_path):
        content = {
            "content_type": "user_editable_context",
            "user_profile": "I run a bird club",
            "user_instructions": "Be short",
        }
        found = self.read(tmp_path, given.node("s", "top", "user", content=content), current="s")
        assert given.said(found) == [("system", "I run a bird club\nBe short")]

    def test_custom_instructions_in_their_older_form_are_kept_too(self, tmp_path):
        metadata = {
            "is_user_system_message": True,
            "is_visually_hidden_from_conversation": True,
            "user_context_message_data": {"about_user_message": "I run a bird club"},
        }
        found = self.read(
            tmp_path, given.node("s", "top", "system", "", metadata=metadata), current="s"
        )
        assert given.said(found) == [("system", "I run a bird club")]

    def test_a_document_written_beside_the_conversation_is_read(self, tmp_path):
        call = {"name": "timetable", "type": "document", "content": "Bus 42: nine, ten, eleven"}
        change = {"updates": [{"pattern": ".*", "replacement": "Bus 42: nine"}]}
        found = self.read(
            tmp_path,
            given.node("u", "top", "user", "Write a timetable"),
            given.node("d", "u", "assistant", json.dumps(call), recipient="canmore.create_textdoc"),
            given.node(
                "e", "d", "assistant", json.dumps(change), recipient="canmore.update_textdoc"
            ),
            current="e",
        )
        assert [text for _, text in given.said(found)][1:] == [
            "Bus 42: nine, ten, eleven",
            "Bus 42: nine",
        ]

    def test_the_owner_is_read_beside_the_conversations(self, tmp_path):
        given.write(tmp_path / "user.json", {"id": "user-7", "email": "ana@bus.example"})
        found = self.read(tmp_path, given.node("u", "top", "user", "Tea?"), current="u")
        assert found["messages"][0]["account"] == "user-7"
        assert [(each["kind"], each["value"]) for each in found["signals"]] == [
            ("email", "ana@bus.example")
        ]

    def test_a_ring_of_nodes_ends(self, tmp_path):
        found = self.read(
            tmp_path,
            given.node("u1", "u2", "user", "Tea?"),
            given.node("u2", "u1", "user", "Bus?"),
            current="u2",
        )
        assert len(found["messages"]) == 2

    def test_a_conversation_that_is_not_built_so_is_set_aside_whole(self, tmp_path):
        good = given.tree(given.node("u", "top", "user", "Tea?"), current="u", name="c2")
        bad = given.tree(given.node("u", "top", "user", "Tea?"), current="u")
        bad["mapping"]["v"] = {"id": "v", "parent": "u", "children": [], "message": {"author": 7}}
        found = given.read_file(tmp_path / "conversations.json", [bad, good])
        assert [each["conversation"] for each in found["messages"]] == ["c2"]
        assert [each.row for each in found["rejects"]] == [1]


def claude(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "uuid": "conv-1",
        "name": "buses",
        "created_at": "2024-05-01T10:00:00.000000Z",
        "account": {"uuid": "acc-1"},
        "chat_messages": list(messages),
        **more,
    }


def turn(name: str, sender: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "uuid": name,
        "sender": sender,
        "text": text,
        "content": [{"type": "text", "text": text}],
        "created_at": "2024-05-01T10:00:05.000000Z",
        "attachments": [],
        "files": [],
        **more,
    }


class TestClaude(UsageFormContract):
    form = "claude_export"
    files: ClassVar = {
        "conversations.json": (
            [
                claude(
                    turn("m1", "human", "Tea?", attachments=[{"extracted_content": "a leaflet"}]),
                    turn("m2", "assistant", "Yes."),
                    turn("m3", "human", ""),
                    turn("m4", "stranger", "Hm"),
                )
            ],
            1,
            Counter(messages=2, left_out=2, rejects=1),
        )
    }

    def test_messages_without_parents_follow_one_another(self, tmp_path):
        held = claude(turn("m1", "human", "Tea?"), turn("m2", "assistant", "Yes."))
        found = given.read_file(tmp_path / "conversations.json", [held])
        assert [each["parent"] for each in found["messages"]] == ["root", "m1"]

    def test_a_document_written_beside_the_conversation_is_read(self, tmp_path):
        tool = {"type": "tool_use", "name": "artifacts", "input": {"content": "Bus 42: nine"}}
        other = {"type": "tool_use", "name": "web_search", "input": {"query": "bus"}}
        held = claude(
            turn("m", "assistant", "", content=[{"type": "text", "text": "Here:"}, tool, other])
        )
        found = given.read_file(tmp_path / "conversations.json", [held])
        assert given.said(found) == [("assistant", "Here:\nBus 42: nine")]
        assert found["left_out"] == {"tool calls and their results": 1}

    def test_an_edited_prompt_is_a_branch(self, tmp_path):
        held = claude(
            turn("m1", "human", "Tea?", parent_message_uuid="00000000"),
            turn("m2", "human", "Tea, please?", parent_message_uuid="00000000"),
            current_leaf_message_uuid="m2",
        )
        found = given.read_file(tmp_path / "conversations.json", [held])
        assert [(each["parent"], each["kept"]) for each in found["messages"]] == [
            ("00000000", False),
            ("00000000", True),
        ]


def wild(**more: Any) -> dict[str, Any]:
    header = {"accept-language": "en-GB,en;q=0.9", "user-agent": "A browser 1.0"}
    prompt = {
        "role": "user", "content": "Tea?", "language": "English", "hashed_ip": "a1b2c3",
        "country": "Netherlands", "state": "Utrecht", "header": header, "turn_identifier": 1,
        "timestamp": None,
    }  # fmt: skip
    answer = {
        "role": "assistant", "content": "Yes.", "language": "English", "turn_identifier": 1,
        "timestamp": "2023-04-09T00:02:53+00:00",
    }  # fmt: skip
    return {
        "conversation_hash": "4f2e", "model": "a-model",
        "timestamp": "2023-04-09T00:02:53+00:00", "conversation": [prompt, answer],
        "turn": 1, "language": "English", **more,
    }  # fmt: skip


class TestWildChat(UsageFormContract):
    form = "wildchat"
    files: ClassVar = {
        "rows.jsonl": ([wild(), wild(conversation_hash="5a")], 2, Counter(messages=4, signals=10))
    }

    def test_an_account_is_made_of_address_and_user_agent_and_that_is_said(self, tmp_path):
        plan = plan_usage_file(given.write(tmp_path / "rows.jsonl", [wild()]))
        found = given.read(plan)
        assert {each["account"] for each in found["messages"]} == {"a1b2c3 A browser 1.0"}
        assert "hashed address together with a user agent" in plan.recognition.notes[0]

    def test_an_account_that_the_rows_name_is_taken(self, tmp_path):
        plan = plan_usage_file(given.write(tmp_path / "rows.jsonl", [wild(user_id="u-1")]))
        assert {each["account"] for each in given.read(plan)["messages"]} == {"u-1"}
        assert plan.recognition.notes == ()

    def test_parquet_reads_like_the_lines(self, tmp_path):
        rows = [wild(), wild(conversation_hash="5a")]
        pq.write_table(pa.Table.from_pylist(rows), tmp_path / "rows.parquet")
        plan = plan_usage_file(tmp_path / "rows.parquet")
        assert plan.source.name == "wildchat"
        assert given.read(plan) == given.read_file(tmp_path / "rows.jsonl", rows)

    def test_headers_become_signals(self, tmp_path):
        found = given.read_file(tmp_path / "rows.jsonl", [wild()])
        assert {each["kind"]: each["value"] for each in found["signals"]} == {
            "address": "a1b2c3", "country": "Netherlands", "region": "Utrecht",
            "language": "en-GB,en;q=0.9", "user_agent": "A browser 1.0",
        }  # fmt: skip


def test_a_file_of_no_form_is_one_clear_error(tmp_path):
    path = given.write(tmp_path / "posts.csv", "name,colour\nana,red\n")
    with pytest.raises(SourceError, match="of no form of usage logs that is known; convert it"):
        plan_usage_file(path)
    with pytest.raises(SourceError, match="not of the form wildchat"):
        plan_usage_file(path, form="wildchat")
    with pytest.raises(SettingError, match="no form of usage logs 'diary'; give one of chatgpt"):
        plan_usage_file(path, form="diary")


def test_what_lies_beside_an_export_is_passed_over_unless_it_is_named(tmp_path):
    for name in ("conversations.json", "user.json", "chat.html", "message_feedback.json"):
        given.write(tmp_path / name, "{}")
    given.write(tmp_path / "signals.csv", "account,kind,value\n")
    assert [each.name for each in expand_usage([tmp_path])] == ["conversations.json", "signals.csv"]
    assert len(expand_usage([tmp_path, tmp_path / "chat.html"])) == 3


def test_a_plug_in_that_is_no_source_is_named(monkeypatch):
    class Entry:
        name, value = "diary", "diaries:Diary"

        def load(self):
            return dict

    monkeypatch.setattr(usage_forms, "entry_points", lambda group: [Entry()])
    with pytest.raises(SourceError, match=r"'diary'.*lacks what a source must have"):
        usage_sources()


def test_a_batch_holds_its_columns_to_their_names_and_lengths():
    with pytest.raises(ValueError, match="'colour'; use one of account"):
        UsageBatch([1], {"colour": ["red"]})
    with pytest.raises(ValueError, match="'text' has 2 values for 1 rows"):
        UsageBatch([1], {"text": ["a", "b"]})
    with pytest.raises(ValueError, match="'kind' has 0 values for 1 rows"):
        UsageBatch(signal_rows=[1], signals={"kind": []})
