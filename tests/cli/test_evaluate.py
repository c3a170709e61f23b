"""``groundswell evaluate``: tables a person reads, JSON, and how it leaves when asked wrongly."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs
from groundswell.cli import main
from groundswell.worlds import make_world, operation


@pytest.fixture
def run(capfd):
    def run(*arguments):
        try:
            main([str(each) for each in arguments])
            code = 0
        except SystemExit as leave:
            code = leave.code or 0
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    world = make_world("calm", events=12_000, seed=1, operations=[operation("own_20x6")])
    pq.write_table(world.table(), "events.parquet")
    rows = [f"a{n},{'busses' if world.operation[n] >= 0 else 'organic'}" for n in range(500)]
    rows += [f"a{n},busses" for n in range(500, world.accounts) if world.operation[n] >= 0]
    (tmp_path / "labels.csv").write_text("\n".join(("account,label", *rows, "zoe,organic", "ben,")))
    return tmp_path


def test_events_are_compared_with_labels_in_a_table(folder, run):
    code, out, err = run("evaluate", "--events", "events.parquet", "--labels", "labels.csv")
    assert (code, err) == (0, "")
    assert "20 coordinated" in out
    assert "not in the data" in out
    assert "beyond chance" in out
    assert "top 0.5% of edges by TF-IDF cosine" in out
    assert "1.000 (0.84–1.00)" in out
    assert "labels.csv, row" in out
    assert "no label" in out


def test_json_is_the_evaluation(folder, run):
    code, out, _ = run(
        "evaluate", "--events", "events.parquet", "--labels", "labels.csv", "--json", "--no-baselines"
    )  # fmt: skip
    told = json.loads(out)
    assert code == 0
    assert told["coordinated"] == 20
    assert told["methods"][0]["scores"]["recall"]["value"] == 1.0
    assert [each["name"] for each in told["methods"]] == ["beyond_chance", "beyond_chance_or_lead"]


def test_a_case_is_compared_with_labels(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    gs.investigate(given.write(tmp_path / "town.csv", given.planted()), "case",
                   recipe=given.recipe(), formats=())  # fmt: skip
    rows = [f"{name},busses" for name in given.BUSES] + ["town1,organic"]
    (tmp_path / "l.csv").write_text("\n".join(("account,label", *rows)))
    code, out, _ = run("evaluate", "case", "--labels", "l.csv")
    assert code == 0
    assert "in a group of the report" in out


def test_worlds_are_made_and_judged(run):
    code, out, _ = run(
        "evaluate", "--world", "calm", "--seeds", "1", "--volume", "5000",
        "--operations", "own_10x8", "--no-baselines",
    )  # fmt: skip
    assert code == 0
    assert "1 world of the kind calm, 5,000 events each, with own_10x8." in out
    assert "recall own_10x8" in out
    told = json.loads(
        run("evaluate", "--world", "calm", "--seeds", "1", "--volume", "5000", "--json")[1]
    )
    assert told[0]["world"] == "calm"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "give --labels"),
        (["case"], 2, "give --labels"),
        (["--labels", "labels.csv"], 2, "either a case or events"),
        (["case", "--events", "events.parquet", "--labels", "labels.csv"], 2, "either a case"),
        (["case", "--world", "calm"], 2, "leave out CASE"),
        (["--world", "soup", "--seeds", "1"], 2, "there is no world 'soup'"),
        (["--world", "calm", "--seeds", "1", "--operations", "soup"], 2, "no operation 'soup'"),
        (["--world", "calm", "--seeds", "0"], 2, "not in the range"),
        (["nowhere", "--labels", "labels.csv"], 5, "nowhere"),
        (["--events", "events.parquet", "--labels", "nowhere.csv"], 3, "can't be read as labels"),
        (["--events", "labels.csv", "--labels", "labels.csv"], 2, "lack the column item"),
    ],
)
def test_a_wrong_question_leaves_with_its_code_and_names_the_mend(
    folder, run, arguments, code, says
):
    left, out, err = run("evaluate", *arguments)
    assert left == code
    assert out == ""
    assert says in err
