"""What the report of a case says, against counts made by hand from the rows."""

from __future__ import annotations

import math
from collections import Counter
from datetime import UTC, datetime

import pytest
from lxml import html
from tests.runs import given

import groundswell as gs
from groundswell.runs.reporting import compose_report


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """Rows of the planted town, the case made of them, and its report."""
    folder = tmp_path_factory.mktemp("town")
    rows = given.planted()
    case = gs.investigate(given.write(folder / "town.csv", rows), folder / "case",
                          recipe=given.recipe(), formats=())  # fmt: skip
    return rows, case, compose_report(case)


def of(rows, accounts):
    return [entry for entry in rows if entry["account"] in accounts]


def test_groups_hold_exactly_those_who_were_planted(town):
    _, case, report = town
    groups = {row["group_id"]: set() for row in case.groups.to_pylist()}
    for row in case.members.to_pylist():
        groups[row["group_id"]].add(row["account_key"])
    assert {frozenset(members) for members in groups.values()} == {
        frozenset(given.BUSES),
        frozenset(given.BIRDS),
    }
    assert report.verdict == "counted"
    assert {section.tier for section in report.groups} == {"counted"}
    assert report.group_count == 2
    assert report.grouped_accounts == 9
    assert [section.label for section in report.groups] == ["G1", "G2"]


def test_measures_of_groups_equal_counts_by_hand(town):
    rows, case, _ = town
    for group in case.groups.to_pylist():
        members = {m["account_key"] for m in case.members.to_pylist()
                   if m["group_id"] == group["group_id"]}  # fmt: skip
        written = of(rows, members)
        assert group["posts"] == len(written)
        own = [entry for entry in written if entry["kind"] != "repost"]
        for measure in ("likes", "shares", "comments"):
            known = [int(entry[measure]) for entry in own if entry[measure]]
            assert group[measure] == (sum(known) if known else None)
        assert group["views"] is None  # no post tells, and unknown is not 0
        aimed = [e for e in rows if e["target_account"] in members
                 and e["account"] != e["target_account"]]  # fmt: skip
        assert group["all_acts"] == len(aimed)
        assert group["inside_acts"] == len(of(aimed, members))
        pairs = [edge for edge in case.network.to_pylist() if edge["group_id"] == group["group_id"]]
        assert group["pairs"] == len(pairs)
        assert group["density"] == pytest.approx(
            2 * len(pairs) / (len(members) * (len(members) - 1))
        )
        assert group["score"] == pytest.approx(sum(edge["score"] for edge in pairs))


def test_the_share_of_inside_acts_is_said_in_numbers(town):
    _, _, report = town
    buses, birds = sorted(report.groups, key=lambda section: -section.size)
    assert buses.inside_share == pytest.approx(3 / 8)
    assert buses.inside_sentence.startswith("3 of 8 reposts and answers")
    assert birds.inside_share is None
    assert "don't tell" in birds.inside_sentence


def test_engagement_equals_counts_by_hand(town):
    rows, case, report = town
    members = {m["account_key"] for m in case.members.to_pylist()}
    own = [entry for entry in rows if entry["kind"] != "repost"]
    sides = {
        "group": of(own, members),
        "other": [entry for entry in own if entry["account"] not in members],
    }
    assert [line.measure for line in report.engagement] == ["shares", "likes", "comments"]
    for line in report.engagement:
        for side, posts in sides.items():
            known = sorted(int(entry[line.measure]) for entry in posts if entry[line.measure])
            assert len(known) < len(posts)
            assert getattr(line, f"{side}_posts") == len(posts)
            assert getattr(line, f"{side}_known") == len(known)
            assert getattr(line, f"{side}_total") == sum(known)
            assert getattr(line, f"{side}_quantiles") == tuple(
                known[math.ceil(share * len(known)) - 1] for share in (0.5, 0.9, 0.99, 1.0)
            )
            for threshold in line.thresholds:
                above = sum(value > threshold.above for value in known)
                assert getattr(threshold, f"{side}_posts") == above


def test_series_count_every_post_once_in_its_bucket(town):
    rows, _, report = town
    series = [(report.coverage, {entry["account"] for entry in rows})]
    series += [(g.series, {m.account for m in g.members}) for g in report.groups]
    for found, accounts in series:
        times = [given.at_ms(entry) for entry in of(rows, accounts)]
        expected = Counter((when - found.start_ms) // found.step_ms for when in times)
        assert dict(expected) == {at: n for at, n in enumerate(found.counts) if n}
        assert len(found.counts) <= 61
        assert found.start_ms <= min(times)


def test_hours_by_weekday_count_posts_in_utc(town):
    rows, _, report = town
    for section in report.groups:
        expected = [[0] * 24 for _ in range(7)]
        for entry in of(rows, {member.account for member in section.members}):
            when = datetime.fromtimestamp(given.at_ms(entry) / 1000, UTC)
            expected[when.weekday()][when.hour] += 1
        assert [list(line) for line in section.hour_by_weekday] == expected


def check_evidence(rows, case, pairs, items):
    numbered = dict(enumerate(rows, start=1))
    recipe = case.recipe
    assert pairs
    for pair in pairs:
        assert len(pair.shown) == min(items, pair.shared_items)
        assert {item.trace for item in pair.shown} <= set(pair.traces)
        for shown in pair.shown:
            one, other = numbered[shown.first.source_row], numbered[shown.second.source_row]
            assert (one["account"], other["account"]) == (pair.account_a, pair.account_b)
            gap = abs(given.at_ms(one) - given.at_ms(other))
            assert shown.gap_ms == gap <= recipe.traces[shown.trace].window_ms
            mine = {act[1] for act in given.acts([one], shown.trace)}
            theirs = {act[1] for act in given.acts([other], shown.trace)}
            assert mine & theirs
            acts = given.acts(rows, shown.trace)
            on_item = {act[0] for act in acts if act[1] in mine & theirs}
            assert shown.accounts_on_item == len(on_item)
            met = [
                abs(x[2] - y[2])
                for x in acts for y in acts
                if x[0] == pair.account_a and y[0] == pair.account_b
                and x[1] == y[1] and x[1] in mine & theirs
            ]  # fmt: skip
            assert gap == min(met)  # the two closest posts


def test_evidence_shows_real_posts_on_the_same_item_within_the_window(town):
    rows, case, report = town
    for section in report.groups:
        check_evidence(rows, case, section.evidence, 3)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("least", [1, 2])
def test_evidence_never_shows_more_than_the_pair_is_said_to_share(tmp_path, seed, least):
    rows = given.dense(seed)
    settings = {f"{trace}__min_items": least for trace in given.TRACES}
    case = gs.investigate(given.write(tmp_path / "tea.csv", rows), tmp_path / "case",
                          recipe=given.recipe(**settings), formats=())  # fmt: skip
    for edge in case.network.to_pylist()[:6]:
        both = (edge["account_a"], edge["account_b"])
        found = gs.explain(case, both, items=1000)
        check_evidence(rows, case, found.pairs, 1000)
        (pair,) = found.pairs
        own = [
            row for row in case.pairs.to_pylist()
            if (row["account_a"], row["account_b"]) == both and row["shared_items"] >= 2
        ]  # fmt: skip
        assert pair.shared_items == sum(row["shared_items"] for row in own)
        assert pair.co_actions == sum(row["co_actions"] for row in own)
        assert pair.a_first == sum(row["a_first"] for row in own)


def test_the_most_shared_items_are_counted_within_the_group(town):
    rows, _, report = town
    for section in report.groups:
        members = {member.account for member in section.members}
        for item in section.items:
            acts = given.acts(rows, item.trace)
            wanted = {act[1] for act in acts if item.item.casefold().endswith(act[1].casefold())}
            if item.trace == "co_repost":
                continue  # the item is a key, not what stands in the file
            inside = [act for act in acts if act[1] in wanted and act[0] in members]
            assert item.acts == len(inside)
            assert item.group_accounts == len({act[0] for act in inside})


VERDICTS = {
    "counted": [f"{who},2024-03-02T10:{m:02d}:0{n}Z,https://tea.example/{m}"
               for m in range(3) for n, who in enumerate("abc")],
    "counted pairs": [f"{who},2024-03-02T10:{m:02d}:0{n}Z,https://tea.example/{m}"
                   for m in range(3) for n, who in enumerate("ab")]
                  + ["c,2024-03-02T11:00:00Z,https://soup.example/1"],
    "nothing": [f"{who},2024-03-0{n}T10:01:0{n}Z,https://tea.example/{n}"
                for n, who in enumerate("abc", start=1)],
    "insufficient_data": [f"{who},2024-03-02T10:00:00Z," for who in "abc"],
}  # fmt: skip


@pytest.mark.parametrize("verdict", VERDICTS)
def test_verdicts_follow_from_what_was_found(tmp_path, verdict):
    (tmp_path / "tea.csv").write_text("account,at,link\n" + "\n".join(VERDICTS[verdict]) + "\n")
    case = gs.investigate(tmp_path / "tea.csv", tmp_path / "case")
    report = compose_report(case)
    assert report.verdict == verdict.split()[0]
    assert len(report.finding) == 2
    assert bool(report.strongest_pairs) == (verdict == "counted pairs")
    assert bool(report.engagement) is False
    page = html.parse(tmp_path / "case" / "report.html").getroot().text_content()
    assert all(sentence in " ".join(page.split()) for sentence in report.finding)
    states = {line.name: line.state for line in report.traces}
    assert states["co_link"] == {
        "counted": "found",
        "counted pairs": "found",
        "nothing": "nothing",
        "insufficient_data": "insufficient_data",
    }[verdict]  # fmt: skip
    assert states["co_repost"] == "insufficient_data"
    assert states["co_domain"] == "off"


@pytest.mark.parametrize("rows", [[], ["a,2024-03-02T10:00:00Z,https://tea.example/1"] * 3])
def test_no_post_or_one_account_is_too_little_to_say_anything(tmp_path, rows):
    (tmp_path / "tea.csv").write_text("\n".join(["account,at,link", *rows]) + "\n")
    case = gs.investigate(tmp_path / "tea.csv", tmp_path / "case")
    assert compose_report(case).verdict == "insufficient_data"
    assert case.posts.num_rows == len(set(rows))


def test_reports_are_written_in_every_form_and_equal_on_every_run(tmp_path, town):
    _, case, _ = town
    written = gs.report(case, ("csv", "graphml", "gexf", "json", "html"))
    before = {path: path.read_bytes() for path in written}
    assert gs.report(case.path, ("csv", "graphml", "gexf", "json", "html")) == written
    assert {path: path.read_bytes() for path in written} == before
    assert not (case.path / ".scratch").exists()
