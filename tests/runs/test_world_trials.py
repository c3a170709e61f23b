"""Trials on worlds of known truth: what is counted, and that a stopped run goes on."""

from __future__ import annotations

import dataclasses
import json

import pytest

from groundswell.errors import SettingError
from groundswell.runs import world_trials
from groundswell.runs.world_trials import Trial, run, run_all

MIXED = Trial(world="publishers", seed=1, events=12_000, operations=("own_20x6", "sparse_burst_60"),
              baselines=True)  # fmt: skip


@pytest.fixture(scope="module")
def outcome():
    return run(MIXED)


def test_a_trial_tells_what_was_named_against_what_is_true(outcome):
    ours = outcome["methods"]["beyond_chance"]
    assert ours["recall"]["own_20x6"] == [20, 20]
    assert ours["recall"]["sparse_burst_60"][1] == 180
    assert ours["named"] == ours["false"] + ours["automated"] + sum(
        hits for hits, _ in ours["recall"].values()
    )
    assert sum(ours["automated_by_mechanism"].values()) == ours["automated"]
    assert {"count_2", "top_edges", "hypergeometric"} < outcome["methods"].keys()
    assert outcome["methods"]["count_2"]["false"] > ours["false"]


def test_every_account_has_a_tier(outcome):
    assert sum(sum(of.values()) for of in outcome["tiers"].values()) == outcome["accounts"]


def test_calibration_counts_fall_with_the_threshold_and_the_family_is_larger(outcome):
    counts = list(outcome["calibration"].values())
    assert counts == sorted(counts, reverse=True)
    assert outcome["family"] > outcome["pairs_tested"]


def test_bursts_are_counted_by_operation(outcome):
    assert outcome["bursts"]["recall"]["sparse_burst_60"][1] == 3


def test_an_outcome_is_plain_and_the_same_for_the_same_trial(outcome):
    again = json.loads(json.dumps(run(MIXED)))
    measured = {"cpu_s", "wall_s"}
    assert {k: v for k, v in again.items() if k not in measured} == {
        k: v for k, v in outcome.items() if k not in measured
    }


def test_unknown_worlds_and_operations_are_refused():
    with pytest.raises(SettingError, match="there is no world"):
        run(Trial(world="soup", seed=1, events=1_000))
    with pytest.raises(SettingError, match="there is no operation"):
        run(Trial(world="calm", seed=1, events=1_000, operations=("soup",)))


def test_a_run_that_was_stopped_goes_on_and_other_code_begins_again(tmp_path, monkeypatch):
    made = []

    def counted(trial):
        made.append(trial.key)
        methods = ["ours", "with leads", *(["count_2"] if trial.baselines else [])]
        return {"trial": trial.key, "seed": trial.seed, "methods": dict.fromkeys(methods)}

    monkeypatch.setattr(world_trials, "run", counted)
    keep = tmp_path / "results.jsonl"
    trials = [Trial(world="calm", seed=seed, events=1_000) for seed in range(3)]
    run_all(trials[:2], keep=keep, workers=1)
    keep.write_text(keep.read_text() + '{"trial": "cut o', encoding="utf-8")
    told = []
    found = run_all(trials, keep=keep, workers=1, told=lambda done, of: told.append((done, of)))
    assert [each["seed"] for each in found] == [0, 1, 2]
    assert made == [trial.key for trial in trials]
    assert told == [(3, 3)]
    monkeypatch.setattr(world_trials, "code_version", lambda: "other")
    run_all(trials, keep=keep, workers=1)
    assert len(made) == 6
    with_more = [dataclasses.replace(trial, baselines=True) for trial in trials]
    run_all(with_more, keep=keep, workers=1)
    run_all(trials, keep=keep, workers=1)  # served by those with more
    assert len(made) == 9


def test_trials_differ_by_all_that_makes_them():
    assert len({
        MIXED.key,
        Trial(world="publishers", seed=1, events=12_000, operations=("own_20x6",)).key,
        Trial(world="publishers", seed=1, events=12_000).key,
        Trial(world="publishers", seed=1, events=12_000, difficulty=1.0).key,
    }) == 4  # fmt: skip
