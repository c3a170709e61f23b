"""The stage that reads usage logs: what is done again, and what is not."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest

from groundswell.errors import CaseError
from groundswell.model.usage import LINK_JUDGEMENTS, READINGS
from groundswell.runs.folder import CaseFolder
from groundswell.runs.policy import policy_text
from groundswell.runs.progress import Silent
from groundswell.runs.usage import usage_of
from groundswell.runs.usage_case import UsageCase
from groundswell.runs.usage_reading import usage_tables_of
from groundswell.runs.usage_reporting import write_usage_report
from groundswell.usage.settings import Usage

LINES = [
    {"account": "ana", "conversation": "c1", "role": "user", "text": "When does bus 42 leave?",
     "at": "2025-03-04T10:00:00Z"},
    {"account": "ana", "conversation": "c1", "role": "assistant", "text": "At ten past.",
     "at": "2025-03-04T10:00:05Z"},
]  # fmt: skip


class Reader:
    """A second reader whose server is dead at first."""

    def __init__(self):
        self.states = ["no answer: refused", "answered"]
        self.asked = 0

    def __call__(self, messages, stages, outcomes):
        state = self.states[min(self.asked, 1)]
        self.asked += 1
        row = dict.fromkeys(READINGS.names) | {
            "message_key": messages["message_key"][0].as_py(),
            "stages": [],
            "state": state,
            "model": "small",
            "prompt_sha256": "0",
            "at_ms": 1,
        }
        return pa.Table.from_pylist([row], schema=READINGS)


@pytest.fixture
def case(tmp_path):
    file = tmp_path / "log.jsonl"
    file.write_text("\n".join(map(json.dumps, LINES)) + "\n", encoding="utf-8")
    folder = CaseFolder(tmp_path / "case")
    folder.make()
    logs = usage_tables_of([file], folder, key=b"k" * 16, now_ms=1_750_000_000_000)
    return folder, logs


def read(case, second=None, **settings):
    folder, logs = case
    return usage_of(
        folder, logs, policy_text(None), Usage(**settings),
        judgements=LINK_JUDGEMENTS.empty_table(), now_ms=1, workers=1, progress=Silent(),
        told={"title": None}, second=second,
    )  # fmt: skip


def test_a_second_reader_that_did_not_answer_is_asked_again_the_next_time(case):
    reader = Reader()
    name = read(case, reader)
    assert UsageCase(case[0].path)["readings"]["state"].to_pylist() == ["no answer: refused"]
    assert read(case, reader) == name
    assert UsageCase(case[0].path)["readings"]["state"].to_pylist() == ["answered"]
    read(case, reader)
    assert reader.asked == 2


def test_other_settings_give_another_reading_beside_the_first(case):
    first, other = read(case), read(case, least_operators=20)
    assert first != other
    assert UsageCase(case[0].path).result == other
    assert read(case) == first
    assert UsageCase(case[0].path).result == first


def test_folders_of_a_policy_do_not_enter_the_case(case, tmp_path):
    read(case, policy=str(tmp_path / "mine.yaml"))
    assert UsageCase(case[0].path).about["settings"]["policy"] == "mine.yaml"


def test_a_policy_that_was_lost_from_the_case_is_an_error_with_its_mend(case):
    read(case)
    found = UsageCase(case[0].path)
    (found.result_path / "policy.yaml").unlink()
    with pytest.raises(CaseError, match="the policy in the case is missing or damaged"):
        write_usage_report(found, ("html",))
