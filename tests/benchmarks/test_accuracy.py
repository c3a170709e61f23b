"""The benchmark of accuracy: what it plans, and that its page says what was measured."""

from __future__ import annotations

import pytest

from benchmarks import accuracy, accuracy_page, significance
from groundswell.runs.world_trials import Trial, run
from groundswell.worlds import kinds


@pytest.fixture(scope="module")
def outcomes():
    planted = ("own_20x6", "sparse_burst_60")
    return [
        run(Trial(world="publishers", seed=1, events=10_000, baselines=True)),
        run(Trial(world="calm", seed=1, events=10_000, operations=planted, baselines=True)),
        run(Trial(world="calm", seed=2, events=10_000, operations=planted)),
    ]


def test_every_set_of_operations_meets_every_kind_of_world_also_in_a_short_run():
    trials = accuracy.plan(seeds=1, kinds=kinds(), volumes=[50_000])
    met = {(trial.world, trial.operations) for trial in trials}
    assert met == {(kind, planted) for kind in kinds() for planted in (*accuracy.SETS, ())}
    assert len({trial.key for trial in trials}) == len(trials)


def test_a_full_run_has_organic_worlds_at_every_volume_and_mixed_ones_at_one():
    trials = accuracy.plan(seeds=20, kinds=["calm"], volumes=[100_000, 200_000, 1_000_000])
    organic = [trial for trial in trials if not trial.operations]
    assert len(organic) == 60
    assert {trial.events for trial in trials if trial.operations} == {200_000}
    assert sum(bool(trial.operations) for trial in trials) == 20
    assert {trial.seed for trial in organic}.isdisjoint(
        trial.seed for trial in trials if trial.operations
    )


def test_tables_hold_what_was_measured(outcomes):
    tables = {table.title: table.rows for table in accuracy_page.tables(outcomes, [])}
    named = tables["Worlds in which nobody coordinates"]
    assert [row["world"] for row in named] == ["publishers", "**all**"]
    found = {row["operation"]: row for row in tables["Operations found"]}
    assert found["own_20x6"]["beyond chance"].startswith("1.000 (")
    assert found["own_20x6"]["worlds"] == 2
    assert {row["items of"] for row in tables["Bursts of accounts that act once or twice"]} == {
        "sparse_burst_60",
        "nobody, in organic worlds",
    }
    assert "Real data" not in tables
    compared = {row["method"]: row for row in tables["Published methods on the same worlds"]}
    assert compared["beyond chance"]["after"] == "ours"
    assert len(compared) == 11


def test_the_page_is_the_same_for_the_same_outcomes(outcomes, tmp_path):
    about = {
        "made": "2026-01-01",
        "command": "python -m benchmarks accuracy",
        "code": "c",
        "quick": True,
    }
    made = accuracy_page.tables(outcomes, [])
    pages = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        accuracy_page.write(tmp_path / name / "accuracy.md", made, outcomes, about)
        pages.append({file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.*")})
    assert pages[0] == pages[1]
    assert set(pages[0]) == {"accuracy.md", "calibration.svg", "methods.svg"}
    text = pages[0]["accuracy.md"].decode()
    assert "quick run" in text
    assert "3 worlds, 1 of them organic" in text
    for table in made:
        assert f"## {table.title}" in text


def test_growth_is_told_for_each_doubling():
    one = {"events": 1_000, "cpu_s": 1.0, "pairs": 100, "peak_memory_gb": 1.0}
    two = {"events": 4_000, "cpu_s": 9.0, "pairs": 400, "peak_memory_gb": 4.0}
    assert significance._growth(one, two) == {
        "from": 1_000, "to": 4_000, "cpu": 3.0, "candidate_pairs": 2.0,
        "cpu_beyond_candidates": 1.5, "memory": 2.0,
    }  # fmt: skip
