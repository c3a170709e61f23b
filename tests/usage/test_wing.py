"""The wing's parts in their order, and in several processes."""

from __future__ import annotations

import pyarrow.compute as pc
import pytest

from groundswell.model.usage import LINK_JUDGEMENTS, USAGE_TABLES
from groundswell.runs import usage as stage
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder
from groundswell.usage.policy import parse_policy
from groundswell.usage.settings import Usage
from groundswell.usage.wing import OF_TEXTS, read_wing
from groundswell.worlds.provider_world import provider_world

LOGS = ("usage_accounts", "conversations", "messages", "signals")


@pytest.fixture(scope="module")
def policy():
    return parse_policy(policy_text(None))


@pytest.fixture(scope="module")
def logs():
    world = provider_world(seed=4, accounts=60, difficulty="lazy", templates="open")
    return {name: world.tables()[name] for name in LOGS}


@pytest.fixture(scope="module")
def found(logs, policy):
    return read_wing(logs, policy, encoder("use"), settings=Usage(least_operators=2))


class Counting:
    """The encoder, counting the texts it is asked for."""

    def __init__(self):
        self.inner = encoder("use")
        self.name, self.version = self.inner.name, self.inner.version
        self.dimensions, self.texts = self.inner.dimensions, 0

    def encode(self, texts):
        self.texts += len(texts)
        return self.inner.encode(texts)


def test_every_table_of_the_wing_comes_in_its_schema(found):
    made = {name for name in USAGE_TABLES if name not in (*LOGS, "readings", "link_judgements")}
    assert set(found) == made
    for name, table in found.items():
        assert table.schema.equals(USAGE_TABLES[name]), name


def test_empty_logs_give_empty_tables(policy):
    nothing = {name: USAGE_TABLES[name].empty_table() for name in LOGS}
    found = read_wing(nothing, policy, encoder("use"))
    assert {name: table.num_rows for name, table in found.items() if table.num_rows} == {}


def test_the_order_of_rows_is_no_evidence(logs, found, policy):
    turned = {name: table.take(list(range(table.num_rows))[::-1]) for name, table in logs.items()}
    again = read_wing(turned, policy, encoder("use"), settings=Usage(least_operators=2))
    for name in ("operators", "operator_members", "provider_operations", "aggregates"):
        assert again[name].to_pylist() == found[name].to_pylist(), name


def test_a_judgement_hardly_encodes_a_prompt_again_and_changes_what_depends_on_it(
    logs, found, policy
):
    linked = found["account_pairs"].filter(found["account_pairs"]["linked"]).to_pylist()
    said = LINK_JUDGEMENTS.empty_table().from_pylist(
        [
            {
                "account_a": pair["account_a"],
                "account_b": pair["account_b"],
                "judgement": "different",
                "by": "an analyst",
                "why": None,
                "at_ms": 0,
            }
            for pair in linked
        ],
        schema=LINK_JUDGEMENTS,
    )
    asked = Counting()
    again = read_wing(
        logs, policy, asked, judgements=said, known={name: found[name] for name in OF_TEXTS}
    )
    assert linked
    # What follows a refusal in other words is compared in meaning; that is a handful.
    assert asked.texts < found["outcomes"].num_rows / 10
    assert again["operators"].num_rows == 0
    assert again["message_stages"].equals(found["message_stages"])


def test_several_processes_read_what_one_reads(logs, found, monkeypatch):
    monkeypatch.setattr(stage, "_WORTH", 1)
    read = stage._shared_out(policy_text(None), logs["messages"], 2)
    apart = read(logs["messages"])
    order = [("message_key", "ascending"), ("stage", "ascending")]
    whole = found["message_stages"].sort_by(order)
    apart = apart.sort_by(order)
    exact = [name for name in whole.column_names if name not in ("probability", "score")]
    assert apart.select(exact).equals(whole.select(exact))
    for name in ("probability", "score"):
        assert pc.max(pc.abs(pc.subtract(apart[name], whole[name]))).as_py() < 1e-5
