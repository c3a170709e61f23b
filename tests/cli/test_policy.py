"""``groundswell policy`` from the command line."""

from __future__ import annotations

import json

import pytest
from tests.usage.given_policy import POLICY

from groundswell.cli import main
from groundswell.runs.policy import policy_text

GOLDEN = """
version: 1
prompts:
  planning:
    en: [secret plan for the campaign, What can the bus driver see?]
  none:
    cooking:
      en: [What can I cook with lentils?]
"""


def run(*args):
    try:
        main(["policy", *args])
    except SystemExit as left:
        return left.code or 0
    return 0


@pytest.fixture
def golden(tmp_path):
    (tmp_path / "golden.yaml").write_text(GOLDEN, encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(POLICY, encoding="utf-8")
    return ("--policy", str(tmp_path / "mine.yaml"), "--golden", str(tmp_path / "golden.yaml"))


def test_show_prints_the_policy_as_it_stands(capsys):
    assert run("show") == 0
    assert capsys.readouterr().out == policy_text(None)


def test_test_prints_precision_and_recall(capsys, golden):
    assert run("test", *golden, "--all") == 0
    out = capsys.readouterr().out
    assert "planning" in out
    assert "cooking" in out
    assert "uncalibrated" in out


def test_test_prints_json(capsys, golden):
    assert run("test", *golden, "--all", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["prompts"] == 3
    assert told["golden"] == "golden.yaml"
    assert {row["name"] for row in told["languages"]} == {"en"}


def test_a_policy_that_misses_the_bar_leaves_with_one(golden):
    assert run("test", *golden, "--all", "--least-f1", "1") == 1


def test_a_broken_policy_is_a_setting_error_with_its_line(tmp_path, capsys):
    path = tmp_path / "mine.yaml"
    path.write_text(policy_text(None).replace("phase: plan", "phase: plann", 1), encoding="utf-8")
    assert run("test", "--policy", str(path)) == 2
    assert "mine.yaml, line" in capsys.readouterr().err
