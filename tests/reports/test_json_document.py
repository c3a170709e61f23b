"""The report as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from tests.reports import given

from groundswell.reports.json_document import JsonDocument


def written(report, folder):
    (path,) = JsonDocument().write(report, given.small_tables(), folder)
    return path.read_bytes()


def test_every_field_is_there_and_text_is_exact(tmp_path):
    for report in (given.report(), given.hostile()):
        content = json.loads(written(report, tmp_path))
        assert content.pop("schema_version") == 2
        assert content == json.loads(json.dumps(asdict(report)))


def test_keys_are_sorted_and_text_is_utf_8(tmp_path):
    document = written(given.report(), tmp_path)
    assert given.TEXTS[1].encode() in document
    keys = list(json.loads(document))
    assert keys == sorted(keys)


def test_nothing_commands_a_terminal_that_prints_it(tmp_path):
    document = written(given.hostile(), tmp_path).decode()
    assert not set("\x1b\x9b\x07\u202e\u2066\U000e0041") & set(document)


def test_the_unknown_is_null_and_so_is_what_is_not_finite(tmp_path):
    report = replace(
        given.report(),
        groups=(replace(given.group(2), score=float("nan"), examples=(given.post(2),)),),
    )
    (group,) = json.loads(written(report, tmp_path))["groups"]
    assert group["score"] is None
    assert group["examples"][0]["likes"] is None
