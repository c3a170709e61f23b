"""Growth: one thing changes at a time, and picture and page say what was measured."""

from __future__ import annotations

import pytest

from benchmarks import growth, growth_picture, performance_page


def rows():
    return [
        {
            "events": events, "hot_share": share, "window_s": window // 1000,
            "co_actions": events * 5, "pairs": events // 7, "cpu_s": events / 1e6 + share + window / 1e7,
        }
        for events, share, window in growth.plan(growth.EVENTS)
    ]  # fmt: skip


def test_one_thing_changes_at_a_time_around_a_million_events():
    cases = growth.plan(growth.EVENTS)
    assert len(set(cases)) == len(cases)
    usual = (1_000_000, 0.01, 60_000)
    assert usual in cases
    assert all(sum(x != y for x, y in zip(case, usual, strict=True)) <= 1 for case in cases)


def test_the_picture_is_the_same_for_the_same_figures(tmp_path):
    for name in ("one", "two"):
        growth_picture.draw(tmp_path / name, rows())
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert b"co-actions, in all loads" in (tmp_path / "one").read_bytes()


def test_the_picture_leaves_out_what_did_not_finish(tmp_path):
    lost = {"events": 30_000_000, "hot_share": 0.01, "window_s": 60, "cpu_s": "not within 600 s"}
    growth_picture.draw(tmp_path / "with", [*rows(), lost])
    growth_picture.draw(tmp_path / "without", rows())
    assert (tmp_path / "with").read_bytes() == (tmp_path / "without").read_bytes()


def test_figures_go_between_the_lines_that_name_them_and_nowhere_else(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text("before\n<!-- growth -->\nold\n<!-- /growth -->\nafter\n", encoding="utf-8")
    for _ in range(2):
        performance_page.put("growth", {"a table": [{"who": "ana", "acts": 1_200}]}, page=page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- growth -->\nMade on ")
    assert text.endswith("| ana | 1,200 |\n<!-- /growth -->\nafter\n")
    assert "old" not in text
    assert text.count("**A table**") == 1
    assert "cpus" in text


def test_a_page_without_the_place_is_refused_with_the_mend(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(ValueError, match="put them where the figures belong"):
        performance_page.expect("growth", page=page)


def test_a_page_that_lost_the_place_is_left_alone_and_told_of(tmp_path, capsys):
    page = tmp_path / "performance.md"
    page.write_text("nothing here\n", encoding="utf-8")
    performance_page.put("growth", {}, page=page)
    assert page.read_text(encoding="utf-8") == "nothing here\n"
    assert "performance.md lacks <!-- growth -->" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["speed", "peers", "growth"])
def test_the_page_in_the_docs_has_a_place_for_the_figures(name):
    text = performance_page.PAGE.read_text(encoding="utf-8")
    assert f"<!-- {name} -->\n" in text
    assert f"<!-- /{name} -->\n" in text
