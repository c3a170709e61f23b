"""Synthetic worlds through the whole main job: what was planted is found, ordinary people are not."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from lxml import etree, html
from pyarrow import csv

import groundswell as gs
from groundswell.cli.explain import command as explain_command
from groundswell.runs.reporting import compose_report
from groundswell.worlds import make_world, operation
from groundswell.worlds.posts import posts

EVENTS = 8_000
TRACES = ["co_link", "co_repost", "copied_text", "hashtag_sequence"]


def investigated(folder, kind, *operations):
    """Give a world and the case that the main job makes of its posts, accounts by their own names."""
    world = make_world(kind, events=EVENTS, seed=5, operations=[*map(operation, operations)])
    csv.write_csv(posts(world), folder / "posts.csv")
    recipe = gs.Recipe.default().with_traces(TRACES)
    recipe = recipe.with_setting("door.keep_handles", True)
    recipe = recipe.with_setting("door.identify_language", False)
    return world, gs.investigate(folder / "posts.csv", folder / "case", recipe=recipe)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A calm world in which twenty accounts boost others' posts."""
    return investigated(tmp_path_factory.mktemp("mixed"), "calm", "boost_20x6")


@pytest.fixture(scope="module")
def organic(tmp_path_factory):
    """A world of viral posts without any operation."""
    return investigated(tmp_path_factory.mktemp("organic"), "viral")


def keys_of_operation(world, case):
    """The accounts of the operation, as the case names them."""
    planted = {r["account"] for r in world.truth().to_pylist() if r["operation"] is not None}
    table = csv.read_csv(case.path.parent / "posts.csv")
    handle = dict(zip(table["account_id"].to_pylist(), table["handle"].to_pylist(), strict=True))
    named = {f"synthetic:{handle[each]}" for each in planted}
    assert len(named) == len(planted)
    return named


def of_tier(case, tier):
    return {r["account_key"] for r in case.verdicts.to_pylist() if r["tier"] == tier}


def page_of(case):
    root = html.parse(case.report_path).getroot()
    return root, " ".join(root.text_content().split())


def test_a_planted_operation_is_beyond_chance_and_hardly_anybody_else(mixed):
    world, case = mixed
    planted, named = keys_of_operation(world, case), of_tier(case, "beyond chance")
    assert len(planted & named) >= 19
    assert len(named - planted) <= 1


def test_the_report_leads_with_the_operation_and_its_error_rate(mixed):
    world, case = mixed
    report = compose_report(case)
    named = of_tier(case, "beyond chance")
    assert report.verdict == "beyond_chance"
    assert f"{len(named)} accounts acted together beyond chance" in report.finding[0]
    assert "(expected false: at most 5% of them)" in report.finding[0]
    root, said = page_of(case)
    assert "at most 5% in expectation are so by chance" in said
    assert "hance has not been excluded" not in root.get_element_by_id("finding").text_content()
    (group,) = [g for g in report.groups if g.tier == "beyond chance"]
    assert {m.account for m in group.members} >= keys_of_operation(world, case) & named
    assert len(group.mechanisms) == 8
    assert all(line.sentence in said for line in group.mechanisms)
    assert group.expected is not None
    assert group.stability is not None
    assert group.recurrence
    assert group.periods


def test_pairs_of_the_operation_say_what_chance_gives_and_whom_they_follow(mixed):
    world, case = mixed
    planted = keys_of_operation(world, case)
    inside = [
        row
        for row in case.pairs.to_pylist()
        if {row["account_a"], row["account_b"]} <= planted and row["trace"] == "co_repost"
    ]
    assert inside
    for row in inside:
        assert row["expected"] < row["shared_items"]
        assert row["p"] <= row["q"]
        assert 1 <= row["occasions"] <= row["common_items"]
        assert row["leaders"] >= 1
    ties = [r for r in case.network.to_pylist() if r["tier"] == "beyond chance"]
    assert {r["account_a"] for r in ties} | {r["account_b"] for r in ties} >= planted & of_tier(
        case, "beyond chance"
    )


def test_evidence_of_the_ties_lies_open_post_by_post(mixed):
    _, case = mixed
    found = gs.explain(case, "G1", pairs=3, items=3)
    assert found.tier == "beyond chance"
    assert "and chance would give" in found.chance
    assert all(pair.shown for pair in found.pairs)
    assert len(found.mechanisms) == 8
    name = found.pairs[0].account_a
    told = gs.explain(case, name)
    assert told.tier == "beyond chance"
    assert told.chance.startswith(f"{name} is beyond chance: p ")
    both = gs.explain(case, (found.pairs[0].account_a, found.pairs[0].account_b))
    assert "distinct leader" in both.chance
    out = CliRunner().invoke(explain_command, [str(case.path), "G1", "--json"]).output
    assert json.loads(out)["tier"] == "beyond chance"


def test_every_form_carries_the_tiers(mixed):
    _, case = mixed
    named = of_tier(case, "beyond chance")
    gs.report(case, ["csv", "graphml", "json"])
    rows = csv.read_csv(case.result_path / "verdicts.csv").to_pylist()
    assert {r["account_key"] for r in rows if r["tier"] == "beyond chance"} == named
    graph = etree.parse(case.result_path / "network.graphml")
    shown = [data.text for data in graph.iter("{*}data")]
    assert shown.count("beyond chance") >= len(named)
    told = json.loads((case.result_path / "report.json").read_text())
    assert told["verdict"] == "beyond_chance"
    assert {one["account"] for one in told["named"] if one["tier"] == "beyond chance"} == named


def test_in_an_organic_world_nothing_is_beyond_chance_and_the_report_says_so(organic):
    _, case = organic
    assert case.pairs.num_rows > 0
    assert of_tier(case, "beyond chance") == set()
    report = compose_report(case)
    assert report.verdict in ("within_chance", "leads", "explained")
    _, said = page_of(case)
    assert "accounts acted together beyond chance" not in said
    assert all(group.tier != "beyond chance" for group in report.groups)


def test_a_case_of_before_the_test_opens_with_empty_tables(mixed, tmp_path):
    _, case = mixed
    old = gs.open_case(case.path)
    old.about = {**old.about, "analysis": 1, "sizes": {**old.about["sizes"]}}
    for name in ("verdicts", "mechanisms", "periods", "bursts", "copies", "texts"):
        del old.about["sizes"][name]
    assert old.verdicts.num_rows == old.periods.num_rows == 0
    with old.engine() as engine:
        assert engine is not None
