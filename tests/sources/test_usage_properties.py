"""Whatever a log holds, nothing of it is lost: it is read, set aside or counted."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources import usage_given as logs

from groundswell.errors import SourceError
from groundswell.sources.usage_forms import plan_usage_file
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage import canonical

NOW_MS = 1_750_000_000_000
START = 1_700_000_000
KEPT = Pseudonyms(b"", keep=True)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))

cells = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.lists(st.text(max_size=5), max_size=3), st.dictionaries(st.text(max_size=5), st.none()),
    st.sampled_from(["user", "assistant", "tea", START]),
)  # fmt: skip
names = ("account", "conversation", "role", "text", "at", "message", "parent", "refused")
records = st.fixed_dictionaries(dict.fromkeys(names, cells))
garbage = st.sampled_from(['{"account": "a', "[1, 2]", "null", "tea", '"text"', "{]", "\x00", "7"])


SOUND: list[list[dict[str, Any]]] = [
    [logs.tree(logs.node("u", "top", "user", "tea"), current="u", name=each) for each in "ab"],
    [logs.call(each, START, [logs.parts("user", "tea")], []) for each in "ab"],
    [
        {
            "uuid": each, "account": {"uuid": "u"}, "created_at": "2024-05-01T10:00:00Z",
            "chat_messages": [
                {"uuid": "m", "sender": "human", "content": [{"type": "text", "text": "tea"}],
                 "attachments": [], "parent_message_uuid": "root"}
            ],
        }
        for each in "ab"
    ],
    [
        {
            "conversation_hash": each, "timestamp": "2024-05-01T10:00:00Z",
            "conversation": [
                {"role": "user", "content": "tea", "hashed_ip": "a", "country": "NL",
                 "header": {"user-agent": "a browser"}, "language": "English"}
            ],
        }
        for each in "ab"
    ],
    [
        {
            "context": {"trace_id": each}, "start_time": "2024-05-01T10:00:00Z",
            "attributes": {
                "openinference.span.kind": "LLM", "user.id": "ana",
                "llm.input_messages": [{"message": {"role": "user", "content": "tea"}}],
            },
        }
        for each in "ab"
    ],
    [
        {
            "id": each, "timestamp": "2024-05-01T10:00:00Z", "userId": "ana", "sessionId": each,
            "input": {"messages": [{"role": "user", "content": "tea"}]}, "output": "yes",
            "observations": [{"type": "GENERATION", "input": [{"role": "user", "content": "tea"}]}],
        }
        for each in "ab"
    ],
]  # fmt: skip


@given(lines=st.lists(st.one_of(records, garbage), max_size=15))
@FEW
def test_lines_of_the_plain_form(tmp_path_factory, lines):
    first = {"account": "a", "conversation": "c", "role": "user", "text": "tea", "at": START}
    told = [each if isinstance(each, str) else json.dumps(each) for each in (first, *lines)]
    path = tmp_path_factory.mktemp("log") / "log.jsonl"
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    plan = plan_usage_file(path)
    found = canonical(plan.source.read(plan.head, plan.recognition), KEPT, NOW_MS)
    counted = found.messages.num_rows + found.rejects.num_rows + found.duplicates
    empty = {"messages without text", "empty system prompts"}
    left_out = sum(count for kind, count in found.left_out.items() if kind in empty)
    assert counted + left_out == len(told)


@given(data=st.data())
@FEW
def test_spans_that_each_repeat_one_way_through_a_tree(tmp_path_factory, data):
    """Every message of the tree is told once, after the one that it followed."""
    size = data.draw(st.integers(1, 10))
    named = data.draw(st.booleans())
    # In a conversation that has an id, a call without history goes on with what was told last.
    above = [data.draw(st.integers(0 if named and at else -1, at - 1)) for at in range(size)]

    def way(at: int) -> list[int]:
        return [*way(above[at]), at] if at >= 0 else []

    spans = []
    for at in range(size):  # each call asks one thing and gets one answer
        said: list[dict[str, Any]] = []
        for one in way(at):
            said += [logs.parts("user", f"asked {one}"), logs.parts("assistant", f"told {one}")]
        more = {"gen_ai.conversation.id": "c1"} if named else {}
        spans.append(logs.call(f"t{at}", START + at, said[:-1], said[-1:], **more))
    path = logs.write(tmp_path_factory.mktemp("log") / "spans.jsonl", spans)
    plan = plan_usage_file(path)
    found = canonical(plan.source.read(plan.head, plan.recognition), KEPT, NOW_MS).messages
    rows = {each["text"]: each for each in found.to_pylist()}
    assert sorted(rows) == sorted(
        f"{kind} {at}" for at in range(size) for kind in ("asked", "told")
    )
    assert found.num_rows == 2 * size
    for at, before in enumerate(above):
        parent = None if before < 0 else rows[f"told {before}"]["message_key"]
        assert rows[f"asked {at}"]["parent_key"] == parent
        assert rows[f"told {at}"]["parent_key"] == rows[f"asked {at}"]["message_key"]
        assert rows[f"asked {at}"]["time_known"]
    roots = sum(before < 0 for before in above)
    assert len({each["conversation_key"] for each in rows.values()}) == (1 if named else roots)


@given(data=st.data())
@FEW
def test_trees_of_an_export(tmp_path_factory, data):
    """Nodes with a text are messages, whatever stands between them; the others are counted."""
    size = data.draw(st.integers(1, 12))
    above = [data.draw(st.integers(-1, at - 1)) for at in range(size)]
    empty = [data.draw(st.booleans()) for _ in range(size)]
    order = data.draw(st.permutations(range(size)))
    nodes = [
        logs.node(
            f"n{at}", f"n{above[at]}" if above[at] >= 0 else "top", "user",
            "" if empty[at] else f"text {at}", at=START + at,
        )
        for at in order
    ]  # fmt: skip
    path = logs.write(
        tmp_path_factory.mktemp("log") / "conversations.json",
        [logs.tree(*nodes, current=f"n{size - 1}")],
    )
    plan = plan_usage_file(path)
    found = canonical(plan.source.read(plan.head, plan.recognition), KEPT, NOW_MS)
    rows = {each["text"]: each for each in found.messages.to_pylist()}
    assert len(rows) == size - sum(empty)
    assert sum(found.left_out.values()) == sum(empty)

    def nearest(at: int) -> int:
        while at >= 0 and empty[at]:
            at = above[at]
        return at

    for at in range(size):
        if not empty[at]:
            parent = nearest(above[at])
            key = None if parent < 0 else rows[f"text {parent}"]["message_key"]
            assert rows[f"text {at}"]["parent_key"] == key
    way, at = set(), size - 1
    while at >= 0:
        way.add(at)
        at = above[at]
    for at in way:
        assert empty[at] or rows[f"text {at}"]["branch"] == 0


@given(
    held=st.recursive(cells, lambda inner: st.lists(inner, max_size=4), max_leaves=10),
    data=st.data(),
)
@FEW
def test_records_of_any_shape_end_no_reading(tmp_path_factory, held, data):
    """One odd value anywhere in a good record: the record next to it is still read."""
    good = data.draw(st.sampled_from(SOUND))
    odd = json.loads(json.dumps(good[0]))
    where: Any = odd
    while True:
        keys = list(where) if isinstance(where, dict) else list(range(len(where)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(where[key], (dict, list)) or not where[key] or data.draw(st.booleans()):
            break
        where = where[key]
    where[key] = held
    path = logs.write(tmp_path_factory.mktemp("log") / "log.jsonl", [good[1], odd, good[1]])
    try:
        plan = plan_usage_file(path)
    except SourceError:
        return
    found = canonical(plan.source.read(plan.head, plan.recognition), KEPT, NOW_MS)
    assert "tea" in found.messages["text"].to_pylist()
