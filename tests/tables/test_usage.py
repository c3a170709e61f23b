"""Canonical tables of usage logs: each message once, in its place, behind pseudonyms."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tables.usage_rows import KEY, NOW_MS, START, batch, message, signal, tables

from groundswell.model.usage import CONVERSATIONS, MESSAGES, SIGNALS, USAGE_ACCOUNTS
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage import canonical

if TYPE_CHECKING:
    import pyarrow as pa

MS = START * 1000


def rows(table: pa.Table, *columns: str) -> list[Any]:
    held = [table[name].to_pylist() for name in columns]
    return held[0] if len(columns) == 1 else list(zip(*held, strict=True))


def test_tables_have_their_schemas_also_when_empty():
    for found in (tables([message()], [signal("country", "NL")]), tables()):
        assert found.accounts.schema == USAGE_ACCOUNTS
        assert found.conversations.schema == CONVERSATIONS
        assert found.messages.schema == MESSAGES
        assert found.signals.schema == SIGNALS
        for table in (found.accounts, found.conversations, found.messages, found.signals):
            table.validate(full=True)
            for field in table.schema:
                assert field.nullable or not table[field.name].null_count


@pytest.mark.parametrize(
    "at",
    [START, START * 1000, START * 10**6, START * 10**9, str(START), "2023-11-14T22:13:20Z",
     "2023-11-14T23:13:20+01:00", float(START)],
)  # fmt: skip
def test_times_in_any_unit_are_one_time(at):
    assert rows(tables([message(at=at)]).messages, "at_ms", "time_known") == [(MS, True)]


def test_a_message_without_time_has_that_of_the_one_before_it():
    found = tables([message("a"), message("b", at=None), message("c", at=START + 60)])
    assert rows(found.messages, "at_ms", "time_known", "position") == [
        (MS, True, 0),
        (MS, False, 1),
        (MS + 60_000, True, 2),
    ]


def test_a_conversation_lends_its_start_to_messages_without_time():
    found = tables([message("a", at=None, started=START), message("b", at=None)])
    assert rows(found.messages, "at_ms", "time_known") == [(MS, False)] * 2


def test_messages_of_a_conversation_without_any_time_are_set_aside():
    found = tables([message("a", at=None), message("b", conversation="c2")])
    assert rows(found.messages, "text") == ["b"]
    assert rows(found.rejects, "row", "column", "reason") == [
        (1, "at", "no time, and none in its conversation")
    ]
    assert rows(found.conversations, "messages") == [1]


@pytest.mark.parametrize(
    ("more", "column", "reason"),
    [
        ({"account": None}, "account", "no account"),
        ({"account": " @ "}, "account", "no account"),
        ({"conversation": ""}, "conversation", "no conversation"),
        ({"role": "passer-by"}, "role", "no role that is known"),
        ({"role": None}, "role", "no role that is known"),
        ({"at": "last Tuesday"}, "at", "not a time in a form that is known"),
        ({"at": 4_000_000_000}, "at", "a time in the future; are the units right?"),
        ({"at": True}, "at", "a truth value where a time was expected"),
    ],
)
def test_a_bad_row_is_set_aside_and_the_next_is_kept(more, column, reason):
    found = tables([message(**more), message("tea")])
    assert rows(found.rejects, "source_file", "row", "column", "reason") == [
        ("log", 1, column, reason)
    ]
    assert rows(found.messages, "text", "source_row") == [("tea", 2)]


def test_messages_without_text_are_counted_by_what_they_are():
    found = tables([message(" \n"), message(None), message("", role="developer")])
    assert found.left_out == {"messages without text": 2, "empty system prompts": 1}
    assert found.messages.num_rows == found.rejects.num_rows == 0


def test_words_for_roles_become_four():
    words = ["Human", "AI", "developer", "function"]
    found = tables([message(f"t{at}", role=word, at=START + at) for at, word in enumerate(words)])
    assert rows(found.messages, "role") == ["user", "assistant", "system", "tool"]


def test_a_line_of_messages_is_in_order_of_time_each_after_the_last():
    found = tables([message("b", at=START + 1), message("a"), message("c", at=START + 2)])
    keys = dict(rows(found.messages, "text", "message_key"))
    told = {text: (place, parent) for text, place, parent in rows(
        found.messages, "text", "position", "parent_key"
    )}  # fmt: skip
    assert told == {"a": (0, None), "b": (1, keys["a"]), "c": (2, keys["b"])}
    assert set(rows(found.messages, "branch")) == {0}
    assert rows(found.conversations, "branches", "messages") == [(1, 3)]


def forked() -> list[dict[str, Any]]:
    return [
        message("Tea?", message="u1", parent="top", at=START, kept=False),
        message("No.", message="a1", parent="u1", at=START + 1, role="assistant", kept=False),
        message("Tea, please?", message="u2", parent="top", at=START + 2, kept=True),
        message("Yes.", message="a2", parent="u2", at=START + 3, role="assistant", kept=True),
    ]


def test_a_rephrasing_stands_on_a_branch_of_its_own():
    found = tables(forked())
    keys = dict(rows(found.messages, "text", "message_key"))
    assert rows(found.messages, "text", "branch", "parent_key") == [
        ("Tea?", 1, None),
        ("No.", 1, keys["Tea?"]),
        ("Tea, please?", 0, None),
        ("Yes.", 0, keys["Tea, please?"]),
    ]
    assert rows(found.conversations, "branches") == [2]


def test_without_word_of_what_was_kept_the_latest_way_is_the_kept_one():
    found = tables([{**row, "kept": None} for row in forked()])
    assert rows(found.messages, "branch") == [1, 1, 0, 0]


def test_parents_come_before_children_whatever_the_clock_says():
    found = tables(
        [
            message("answer", message="a", parent="u", at=START, role="assistant"),
            message("prompt", message="u", parent="top", at=START + 60),
        ]
    )
    assert dict(rows(found.messages, "text", "position")) == {"prompt": 0, "answer": 1}


def test_messages_that_follow_one_another_in_a_ring_are_still_placed():
    found = tables([message("a", message="1", parent="2"), message("b", message="2", parent="1")])
    assert sorted(rows(found.messages, "position")) == [0, 1]
    assert rows(found.messages, "parent_key").count(None) == 1


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_is_placed_parents_first_with_a_branch_for_every_leaf(data):
    size = data.draw(st.integers(1, 12))
    parents = [data.draw(st.integers(-1, at - 1)) for at in range(size)]
    clock = data.draw(st.lists(st.integers(0, 5), min_size=size, max_size=size))
    order = data.draw(st.permutations(range(size)))
    told = [
        message(
            f"t{at}", message=str(at), parent=str(parents[at]) if parents[at] >= 0 else "top",
            at=START + clock[at],
        )
        for at in order
    ]  # fmt: skip
    found = tables(told)
    place = dict(rows(found.messages, "text", "position"))
    branch = dict(rows(found.messages, "text", "branch"))
    keys = dict(rows(found.messages, "text", "message_key"))
    above = dict(rows(found.messages, "text", "parent_key"))
    assert sorted(place.values()) == list(range(size))
    for at, parent in enumerate(parents):
        if parent >= 0:
            assert place[f"t{parent}"] < place[f"t{at}"]
            assert above[f"t{at}"] == keys[f"t{parent}"]
        else:
            assert above[f"t{at}"] is None
    leaves = [at for at in range(size) if at not in parents]
    assert len({branch[f"t{at}"] for at in leaves}) == len(leaves)
    assert set(branch.values()) == set(range(len(leaves)))
    assert rows(found.conversations, "branches") == [len(leaves)]


def test_the_same_message_from_two_files_is_one():
    names = Pseudonyms(KEY)
    one = batch([message("tea", message="m1"), message("bus", message=None, at=START + 5)])
    found = canonical([one, one], names, NOW_MS)
    assert rows(found.messages, "text") == ["tea", "bus"]
    assert found.duplicates == 2
    assert found.ids_with_different_content == 0


def test_an_id_with_two_texts_is_counted_and_the_earlier_is_kept():
    found = tables([message("late", message="m1", at=START + 9), message("soon", message="m1")])
    assert rows(found.messages, "text") == ["soon"]
    assert (found.duplicates, found.ids_with_different_content) == (1, 1)


def test_a_message_told_with_and_without_time_keeps_the_time():
    found = tables([message("tea", message="m1", at=None), message("tea", message="m1")])
    assert rows(found.messages, "time_known", "source_row") == [(True, 2)]


def test_equal_messages_without_id_and_time_are_two_in_one_file():
    found = tables([message("yes", at=None, started=START), message("yes", at=None)])
    assert found.messages.num_rows == 2
    assert len(set(rows(found.messages, "message_key"))) == 2
    assert found.duplicates == 0


def test_conversations_of_two_accounts_are_two_though_they_have_one_id():
    found = tables([message(), message(account="ben")])
    assert found.conversations.num_rows == 2
    assert rows(found.accounts, "conversations", "messages", "prompts") == [(1, 1, 1), (1, 1, 1)]


def test_accounts_count_what_they_wrote_and_when():
    found = tables(
        [
            message("a", account_created="2020-01-01"),
            message("b", role="assistant", at=START + 5, model="a-model"),
            message("c", conversation="c2", at=START + 9),
        ],
        [signal("country", "NL", first_seen=START - 100)],
    )
    (row,) = found.accounts.to_pylist()
    assert row == {
        "account_key": row["account_key"], "provider": "unknown", "created_ms": 1_577_836_800_000,
        "conversations": 2, "messages": 3, "prompts": 2,
        "first_seen_ms": MS - 100_000, "last_seen_ms": MS + 9_000,
    }  # fmt: skip
    assert rows(found.conversations, "model", "started_ms", "ended_ms") == [
        ("a-model", MS, MS + 5_000),
        (None, MS + 9_000, MS + 9_000),
    ]


def test_signals_join_the_account_whatever_side_names_the_provider():
    found = tables([message(provider="acme")], [signal("device", "d")])
    assert found.accounts.num_rows == 1
    found = tables([message()], [signal("device", "d", provider="acme")])
    assert found.accounts.num_rows == 1


def test_many_providers_are_many_and_their_names_are_plain_words():
    found = tables([message(f"t{at}", provider=f"P {at} <b>", at=START + at) for at in range(2000)])
    assert found.accounts.num_rows == 2000
    assert found.accounts["provider"][7].as_py() == "p_7_b"


def test_a_signal_of_a_name_that_two_providers_have_is_set_aside():
    found = tables([message(provider="acme"), message(provider="bcme")], [signal("device", "d")])
    assert found.signals.num_rows == 0
    assert rows(found.rejects, "column", "reason") == [
        ("account", "accounts of several providers have this name; add a column provider")
    ]
    assert found.accounts.num_rows == 2


def test_pseudonyms_are_stable_and_differ_by_key():
    one, same = tables([message()]), tables([message()])
    other = canonical([batch([message()])], Pseudonyms(b"another key of sixteen"), NOW_MS)
    for column in ("account_key", "conversation_key", "message_key"):
        assert rows(one.messages, column) == rows(same.messages, column)
        assert rows(one.messages, column) != rows(other.messages, column)


def test_names_are_kept_where_that_is_asked_for():
    found = tables(
        [message("mail ana@bus.example")], [signal("email", "ana@bus.example")], keep=True
    )
    assert rows(found.messages, "account_key", "text") == [("ana", "mail ana@bus.example")]
    assert "ana@bus.example" in rows(found.signals, "value_key")


def test_texts_are_normal_and_their_language_is_told():
    found = tables(
        [message("The  BUS leaves at nine and the ferry at ten, see https://bus.example ☀"),
         message("oui", lang="French", at=START + 1)]
    )  # fmt: skip
    assert rows(found.messages, "text_norm", "lang") == [
        ("the bus leaves at nine and the ferry at ten, see", "en"),
        ("oui", "fr"),
    ]


def test_flags_and_reasons_that_cannot_be_read_are_empty_and_counted():
    found = tables(
        [
            message("a", refused="perhaps", finish_reason="she said: <b>no</b>"),
            message("b", refused="true", finish_reason="Content_Filter", at=START + 1),
            message("c", refused=False, at=START + 2),
        ]
    )
    assert rows(found.messages, "refused", "finish_reason") == [
        (None, None), (True, "content_filter"), (False, None),
    ]  # fmt: skip
    assert found.unread == {
        ("refused", "neither true nor false"): 1,
        ("finish_reason", "not a word of the kind"): 1,
    }


HOSTILE = (
    "nul\0inside", "bell\x07", "\x1b[31mred", "\u202etxet", "=cmd|' /C calc'!A1", "<script>x</script>",
    "'; drop table messages; --", "{{7*7}}", "\ud800", "c1\0c2", "../../etc", "a" * 5_000,
)  # fmt: skip


@pytest.mark.parametrize("odd", HOSTILE)
def test_odd_names_and_texts_pass_through_without_harm(odd):
    found = tables(
        [message(odd, account=odd, conversation=odd, message=odd, parent=odd, model=odd)],
        [signal("device", odd)],
    )
    assert found.messages.num_rows == 1
    assert "\0" not in rows(found.messages, "text")[0]
    assert odd not in str(found.accounts.to_pylist())
    assert odd not in str(rows(found.messages, "account_key", "conversation_key", "message_key"))
    found.messages.validate(full=True)


def test_ids_can_not_be_made_to_collide_by_joining_them():
    pairs = list(itertools.product(["a", "a\0i", "a\0i\0b", ""], ["b", "i\0b", "\0b"]))
    found = tables(
        [message(f"{at}", conversation=f"c{one}", message=other, at=START + at)
         for at, (one, other) in enumerate(pairs)]
    )  # fmt: skip
    assert len(set(rows(found.messages, "message_key"))) == len(pairs)


CELL = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=30),
    st.sampled_from([START, str(START), "user", "assistant", "ana", "c1"]),
)  # fmt: skip


@given(
    st.lists(
        st.fixed_dictionaries(
            dict.fromkeys(("account", "conversation", "role", "text", "at", "message", "parent", "started", "kept", "lang", "model", "refused"), CELL)
        ),
        max_size=12,
    )
)  # fmt: skip
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_row_is_lost_whatever_its_cells_hold(held):
    found = tables(held)
    counted = found.messages.num_rows + found.rejects.num_rows + found.duplicates
    assert counted + sum(found.left_out.values()) == len(held)
    found.messages.validate(full=True)
    for name in ("at_ms", "position", "message_key"):
        assert not found.messages[name].null_count


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_how_rows_are_cut_into_batches_changes_nothing(data):
    told = forked() + [
        message(f"t{at}", conversation=f"c{at % 3}", at=START + at) for at in range(6)
    ]
    cut = data.draw(st.integers(0, len(told)))
    names = Pseudonyms(KEY)
    whole = canonical([batch(told)], names, NOW_MS)
    parts = canonical([batch(told[:cut]), batch(told[cut:], first_row=cut + 1)], names, NOW_MS)
    assert whole.messages.equals(parts.messages)
    assert whole.conversations.equals(parts.conversations)
    assert whole.accounts.equals(parts.accounts)
