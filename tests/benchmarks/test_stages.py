"""CPU time by stage: every stage once, and nothing left out."""

from __future__ import annotations

import pytest
from benchmarks.stages import stages

from benchmarks import posts


def test_the_stages_add_up_to_the_whole(tmp_path):
    posts.write(tmp_path / "posts.csv", 2_000)
    recipe = {"traces": {"co_link": {}}, "door": {"identify_language": False}}
    *parts, whole = stages(tmp_path / "posts.csv", recipe, ("csv",))
    names = [row["stage"] for row in parts]
    assert names[0] == "starting and loading"
    assert "Reading posts.csv" in names
    assert len(set(names)) == len(names)
    assert whole["stage"] == "all"
    for kind in ("cpu_s", "wall_s"):
        assert sum(row[kind] for row in parts) == pytest.approx(whole[kind], abs=0.1)
        assert all(row[kind] >= -0.01 for row in parts)
