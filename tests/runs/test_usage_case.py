"""What a case holds of usage logs, opened again."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

import groundswell as gs
from groundswell.errors import CaseError
from groundswell.model.tables import REJECTS
from groundswell.model.usage import USAGE_TABLES
from groundswell.runs.folder import CaseFolder
from groundswell.runs.usage_case import UsageCase

LOGS = ("usage_accounts", "conversations", "messages", "signals", "rejects")
SCHEMAS = {**USAGE_TABLES, "rejects": REJECTS}


@pytest.fixture
def case(tmp_path):
    """A case with empty tables under two readings of one set of logs."""
    folder = CaseFolder(tmp_path / "case")
    folder.make()
    _put_down(folder, "logs", "l1", LOGS, {})
    read = [name for name in USAGE_TABLES if name not in (*LOGS, "link_judgements")]
    _put_down(folder, "usage", "u1", read, {"logs": "l1"})
    _put_down(folder, "usage", "u2", read, {"logs": "l1"})
    return folder


def _put_down(folder, kind, key, names, about):
    place = folder.folder(kind, key)
    place.mkdir(parents=True)
    for name in names:
        pq.write_table(SCHEMAS[name].empty_table(), place / f"{name}.parquet")
    folder.finish(kind, key, about)


def test_it_opens_at_the_reading_that_was_made_last(case):
    assert gs.open_case(case.path, wing="provider").result == "u2"
    assert gs.open_case(case.path, "u1", wing="provider").result == "u1"


def test_every_table_comes_in_its_schema(case):
    found = UsageCase(case.path).tables()
    assert {name: table.schema for name, table in found.items()} == {
        name: schema for name, schema in SCHEMAS.items() if name != "link_judgements"
    }


def test_a_case_of_posts_alone_says_that_it_holds_no_usage_logs(tmp_path):
    folder = CaseFolder(tmp_path / "case")
    folder.make()
    with pytest.raises(CaseError, match="holds no usage logs; run groundswell investigate --usage"):
        UsageCase(folder.path)


def test_an_unknown_reading_is_refused_with_the_known_ones(case):
    with pytest.raises(CaseError, match="it holds u1, u2"):
        UsageCase(case.path, "u9")


def test_a_table_that_was_cut_off_is_named(case):
    (case.folder("usage", "u2") / "sequences.parquet").write_bytes(b"PAR1")
    with pytest.raises(CaseError, match="the table sequences of the case is missing or damaged"):
        UsageCase(case.path)["sequences"]


def test_a_manifest_of_before_usage_logs_is_still_read(tmp_path):
    folder = CaseFolder(tmp_path / "case")
    folder.make()
    file = folder.path / "manifest.json"
    file.write_text('{"schema": 1, "current": null, "tables": {}, "results": {}}', encoding="utf-8")
    assert folder.manifest()["current_usage"] is None


def test_a_reading_whose_logs_are_gone_from_the_manifest_is_damage(case):
    manifest = case.manifest()
    manifest["logs"] = {}
    case._write_manifest(manifest)
    with pytest.raises(CaseError, match="damaged"):
        case.manifest()
