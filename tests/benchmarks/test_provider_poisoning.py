"""Accounts planted in a log: as many as asked for, in their schema, beside all that was there."""

from __future__ import annotations

from benchmarks.provider_poisoning import planted

from groundswell.worlds import provider_world


def test_planted_accounts_stand_beside_the_log_and_only_ask():
    logs = provider_world(seed=4, accounts=60, templates="open").tables()
    asked = logs["messages"].slice(0, 40)
    found = planted(logs, asked, 15, seed=1)
    for name, table in logs.items():
        assert found[name].schema.equals(table.schema)
        assert found[name].slice(0, table.num_rows).equals(table)
    more = {name: found[name].slice(logs[name].num_rows).to_pylist() for name in logs}
    assert [len(more[n]) for n in ("usage_accounts", "conversations", "messages")] == [15, 30, 30]
    texts = set(asked["text"].to_pylist())
    for row in more["messages"]:
        assert row["text"] in texts
        assert row["account_key"].startswith("planted")
        assert row["parent_key"] is row["refused"] is None
    owners = {row["conversation_key"]: row["account_key"] for row in more["conversations"]}
    assert all(owners[row["conversation_key"]] == row["account_key"] for row in more["messages"])
    assert len({row["message_key"] for row in found["messages"].to_pylist()}) == len(
        found["messages"]
    )
    assert planted(logs, asked, 0, seed=1) is logs
