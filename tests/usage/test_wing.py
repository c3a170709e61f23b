"""The wing's parts in their order, and in several processes."""

from __future__ import annotations

from contextlib import contextmanager

import numpy as np
import pyarrow.compute as pc
import pytest
from loky import get_reusable_executor
from loky.process_executor import ShutdownExecutorError
from tests.usage.given_policy import POLICY, Words
from tests.usage.operation_tables import GivenLog
from tests.usage.shipped import shipped_encoder, shipped_policy

from groundswell.model.usage import LINK_JUDGEMENTS, USAGE_TABLES
from groundswell.runs import usage as stage
from groundswell.runs.policy import policy_text
from groundswell.runs.progress import Silent
from groundswell.usage.operations import operations_of
from groundswell.usage.policy import parse_policy
from groundswell.usage.settings import Usage
from groundswell.usage.stages import Read
from groundswell.usage.wing import OF_TEXTS, as_weighed, read_wing
from groundswell.worlds.provider_world import provider_world

LOGS = ("usage_accounts", "conversations", "messages", "signals")


@pytest.fixture
def policy():
    return shipped_policy()


@pytest.fixture(scope="module")
def logs():
    world = provider_world(seed=4, accounts=60, difficulty="lazy", templates="open")
    return {name: world.tables()[name] for name in LOGS}


@pytest.fixture(scope="module")
def found(logs):
    return read_wing(logs, shipped_policy(), shipped_encoder(), settings=Usage(least_operators=2))


class Counting:
    """The encoder, counting the texts it is asked for."""

    def __init__(self):
        self.inner = shipped_encoder()
        self.name, self.version = self.inner.name, self.inner.version
        self.dimensions, self.texts = self.inner.dimensions, 0

    def encode(self, texts):
        self.texts += len(texts)
        return self.inner.encode(texts)

    def encode_fixed(self, texts):
        return self.inner.encode_fixed(texts)


def test_every_table_of_the_wing_comes_in_its_schema(found):
    made = {name for name in USAGE_TABLES if name not in (*LOGS, "readings", "link_judgements")}
    assert set(found) == made
    for name, table in found.items():
        assert table.schema.equals(USAGE_TABLES[name]), name


def test_what_operations_are_joined_from_can_be_had_again(logs, found):
    """And it is not what was read: what an account writes before most prompts is left out."""
    tables = as_weighed(logs, found)
    operations, tested = operations_of(tables)
    assert operations.num_rows
    assert operations == found["provider_operations"]
    assert tested == found["hypotheses"]
    assert tables["subjects"].num_rows < found["subjects"].num_rows
    assert tables["message_leanings"] != found["message_leanings"]


def test_a_stage_of_what_does_not_lean_is_no_part_of_what_is_weighed():
    log = GivenLog().crowd(150)
    slip = log.says("one", 1, "profiling!", leaning=-1.0)
    meant = log.says("one", 3, "profiling!", leaning=3.0)
    tables = log.tables()
    kept = as_weighed(tables, tables)["message_stages"]["message_key"].to_pylist()
    assert slip in tables["message_stages"]["message_key"].to_pylist()
    assert (slip in kept, meant in kept) == (False, True)


def test_empty_logs_give_empty_tables(policy):
    nothing = {name: USAGE_TABLES[name].empty_table() for name in LOGS}
    found = read_wing(nothing, policy, shipped_encoder())
    assert {name: table.num_rows for name, table in found.items() if table.num_rows} == {}


def test_the_order_of_rows_is_no_evidence(logs, found, policy):
    turned = {name: table.take(list(range(table.num_rows))[::-1]) for name, table in logs.items()}
    again = read_wing(turned, policy, shipped_encoder(), settings=Usage(least_operators=2))
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
    for name in ("message_stages", "message_leanings"):
        assert again[name].equals(found[name])


def test_a_higher_line_names_fewer_and_changes_nothing_else(logs, found):
    known = {name: found[name] for name in OF_TEXTS}
    settings = Usage(least_operators=2, least_odds=9.0)
    again = read_wing(logs, shipped_policy(), shipped_encoder(), settings=settings, known=known)
    before, after = (
        {tuple(sorted(row["accounts"])): row for row in each["provider_operations"].to_pylist()}
        for each in (found, again)
    )
    weighed = [who for who, row in before.items() if row["odds"] is not None]
    assert any(before[who]["tier"] == "investigate" for who in weighed)
    assert all(
        after[who]["tier"] != "investigate" for who in after if after[who]["odds"] is not None
    )
    assert again["account_pairs"].equals(found["account_pairs"])


def test_stages_without_leanings_are_read_anew(logs):
    few = {name: table.slice(0, 200) for name, table in logs.items()}
    found = read_wing(few, parse_policy(POLICY), Words())
    known = {name: found[name] for name in OF_TEXTS if name != "message_leanings"}
    again = read_wing(few, parse_policy(POLICY), Words(), known=known)
    assert again["message_leanings"].num_rows > 0
    assert again["message_leanings"].equals(found["message_leanings"])


def test_several_processes_read_what_one_reads(logs, found, monkeypatch):
    monkeypatch.setattr(stage, "_WORTH", 1)
    with stage._begun(policy_text(None), logs["messages"], 2, Silent()) as read:
        apart = read(logs["messages"])
    for name, order, near in (
        ("message_stages", ["message_key", "stage"], ["probability", "score"]),
        ("message_leanings", ["message_key"], ["leaning", "after_first_line"]),
    ):
        one, other = (
            table.sort_by([(column, "ascending") for column in order])
            for table in (found[name], getattr(apart, name.removeprefix("message_")))
        )
        exact = [column for column in one.column_names if column not in near]
        assert other.select(exact).equals(one.select(exact))
        for column in near:
            assert other[column].is_null().equals(one[column].is_null())
            assert pc.max(pc.abs(pc.subtract(other[column], one[column]))).as_py() < 1e-4


def test_processes_are_ended_where_what_is_done_beside_them_fails(logs, monkeypatch):
    monkeypatch.setattr(stage, "_WORTH", 1)
    held = []

    def fails():
        with stage._begun(policy_text(None), logs["messages"], 2, Silent()):
            held.append(get_reusable_executor(max_workers=2, timeout=30))
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    with pytest.raises(ShutdownExecutorError):
        held[0].submit(len, "")


def test_what_does_not_need_stages_is_found_while_they_are_read(logs, found):
    done = []

    @contextmanager
    def step(name):
        yield
        done.append(name)

    def waits(messages):
        assert done == ["Finding subjects", "Comparing prompts"]
        return Read(found["message_stages"], found["message_leanings"])

    again = read_wing(logs, shipped_policy(), shipped_encoder(), stages=waits, step=step)
    assert again["subjects"].equals(found["subjects"])


def test_several_processes_encode_what_one_encodes(logs, monkeypatch):
    monkeypatch.setattr(stage, "_MUCH", 10)
    texts = list(dict.fromkeys(logs["messages"]["text"].to_pylist()))[:203]
    one = shipped_encoder()
    shared = stage.Sharing(one, 2)
    assert (shared.name, shared.version, shared.dimensions) == (one.name, one.version, 512)
    assert np.abs(shared.encode(texts) - one.encode(texts)).max() < 1e-5
    assert shared.encode(texts[:3]).shape == (3, 512)
    assert shared.encode([]).shape == (0, 512)


def test_an_encoder_is_shared_where_that_is_worth_it(logs, monkeypatch):
    one = shipped_encoder()
    assert stage._sharing(one, logs["messages"], 2) is one
    monkeypatch.setattr(stage, "_WORTH", 1)
    assert isinstance(stage._sharing(one, logs["messages"], 2), stage.Sharing)
    assert stage._sharing(one, logs["messages"], 1) is one
