"""Pairs in a case against pairs counted by comparing every row with every other."""

from __future__ import annotations

import pytest
from tests.runs import given

import groundswell as gs
from groundswell.runs import analysing, reading
from groundswell.runs.progress import Silent


@pytest.mark.parametrize("seed", range(3))
def test_pairs_equal_those_of_a_comparison_of_all_rows(tmp_path, seed):
    rows = given.dense(seed)
    recipe = given.recipe().with_windows("co_link", [30_000, 60_000, 300_000])
    case = gs.investigate(given.write(tmp_path / "tea.csv", rows), tmp_path / "case",
                          recipe=recipe, formats=())  # fmt: skip
    for trace in given.TRACES:
        for window in (recipe.traces[trace].window_ms, *recipe.windows.get(trace, ())):
            expected = given.brute_force(rows, trace, window)
            assert expected
            assert given.found_pairs(case, trace, window) == expected


def test_pairs_with_a_single_shared_item_are_found_when_asked_for(tmp_path):
    rows = given.dense(7)
    case = gs.investigate(given.write(tmp_path / "tea.csv", rows), tmp_path / "case",
                          recipe=given.recipe("co_link", co_link__min_items=1), formats=())  # fmt: skip
    expected = given.brute_force(rows, "co_link", 60_000, min_items=1)
    assert given.found_pairs(case, "co_link", 60_000) == expected
    strong = {names for names, pair in expected.items() if pair[0] >= 2}
    edges = {(edge["account_a"], edge["account_b"]) for edge in case.network.to_pylist()}
    assert edges == strong  # one shared item never makes an edge


def test_windows_side_by_side_are_counted_for_comparison(tmp_path):
    rows = given.dense(3)
    recipe = given.recipe("co_link").with_windows("co_link", [60_000, 10_000, 600_000])
    case = gs.investigate(given.write(tmp_path / "tea.csv", rows), tmp_path / "case",
                          recipe=recipe, formats=())  # fmt: skip
    told = case.about["traces"]["co_link"]["windows"]
    assert [line["window_ms"] for line in told] == [60_000, 10_000, 600_000]
    for line in told:
        expected = given.brute_force(rows, "co_link", line["window_ms"])
        assert line["pairs"] == len(expected)
        assert line["accounts"] == len({name for names in expected for name in names})
        assert line["co_actions"] == sum(pair[1] for pair in expected.values())


def test_the_network_rests_on_the_own_window_of_each_trace(tmp_path):
    rows = given.dense(5)
    recipe = given.recipe("co_link", "co_repost").with_windows("co_link", [10_000, 600_000])
    case = gs.investigate(given.write(tmp_path / "tea.csv", rows), tmp_path / "case",
                          recipe=recipe, formats=())  # fmt: skip
    layers = {
        "co_link": given.brute_force(rows, "co_link", 10_000),
        "co_repost": given.brute_force(rows, "co_repost", 60_000),
    }
    expected = {}
    for names in layers["co_link"].keys() | layers["co_repost"].keys():
        inside = [trace for trace in sorted(layers) if names in layers[trace]]
        shared = sum(layers[trace][names][0] for trace in inside)
        score = sum(layers[trace][names][6] for trace in inside)
        expected[names] = (shared, " ".join(inside), pytest.approx(score))
    assert expected == {
        (edge["account_a"], edge["account_b"]): (
            edge["shared_items"],
            edge["traces"],
            edge["score"],
        )
        for edge in case.network.to_pylist()
    }


def test_order_of_rows_and_files_changes_nothing(tmp_path):
    rows = given.dense(11)
    one = gs.investigate(given.write(tmp_path / "tea.csv", rows), tmp_path / "one",
                         recipe=given.recipe(), formats=())  # fmt: skip
    (tmp_path / "two").mkdir()
    given.write(tmp_path / "two" / "z.csv", rows[:300][::-1])
    given.write(tmp_path / "two" / "a.csv", rows[300:][::-1])
    two = gs.investigate(tmp_path / "two", tmp_path / "case", recipe=given.recipe(), formats=())
    assert one.pairs.equals(two.pairs)
    assert one.network.equals(two.network)
    assert one.members.equals(two.members)


def test_results_do_not_depend_on_processes_batches_or_memory(tmp_path, monkeypatch):
    rows = given.dense(13)
    path = given.write(tmp_path / "tea.csv", rows)
    plain = gs.investigate(path, tmp_path / "plain", recipe=given.recipe(), formats=())
    monkeypatch.setattr(reading, "BATCH_ROWS", 50)
    many = gs.investigate(path, tmp_path / "many", recipe=given.recipe(), workers=2, formats=())
    run_trace = analysing.run_trace

    def cramped(*args, memory_bytes, **more):
        return run_trace(*args, memory_bytes=64, **more)

    monkeypatch.setattr(analysing, "run_trace", cramped)
    small = gs.investigate(path, tmp_path / "small", recipe=given.recipe(), workers=1, formats=())
    for name in ("posts", "accounts", "pairs", "network", "groups", "members", "items", "events"):
        assert getattr(plain, name).equals(getattr(many, name)), name
        assert getattr(plain, name).equals(getattr(small, name)), name


def test_a_window_too_short_for_the_clock_is_told_with_the_mend(tmp_path):
    rows = [
        f"{who},2024-03-02 10:{m:02d},https://tea.example/{m}" for m in range(9) for who in "ab"
    ]
    (tmp_path / "tea.csv").write_text("account,at,link\n" + "\n".join(rows))
    case = gs.investigate(tmp_path / "tea.csv", tmp_path / "case", formats=())
    reason = case.about["traces"]["co_link"]["reason"]
    assert "to the minute only" in reason
    assert "--window co_link=5m" in reason
    recipe = gs.Recipe.default().with_windows("co_link", [300_000])
    again = gs.investigate(tmp_path / "tea.csv", tmp_path / "case", recipe=recipe, formats=())
    assert again.pairs.num_rows == 1


def test_a_first_start_says_that_it_compiles(tmp_path, monkeypatch):
    said = []

    class Listening(Silent):
        def say(self, sentence):
            said.append(sentence)

    path = given.write(tmp_path / "tea.csv", given.dense(13))
    for before in (False, True):
        monkeypatch.setattr(
            "groundswell.runs.investigate.compiled_before", lambda before=before: before
        )
        gs.investigate(
            path, tmp_path / f"{before}", recipe=given.recipe(), formats=(), progress=Listening()
        )
    assert [sentence.split(":")[0] for sentence in said] == ["This is the first start here"]
