"""The package as a person imports it: few names, fast, and a main job in ten lines."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import contextmanager

import polars
import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs

HEAVY = ("numba", "duckdb", "pyarrow", "igraph", "matplotlib", "numpy", "click", "networkx")


def test_the_front_door_has_few_names_and_each_opens():
    assert len(gs.__all__) <= 15
    assert sorted(gs.__all__) == list(gs.__all__) == dir(gs)
    for name in gs.__all__:
        assert getattr(gs, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'soup'"):
        _ = gs.soup


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import groundswell", ()),
        ("import groundswell; groundswell.GroundswellError; groundswell.__version__", ()),
        ("import groundswell.cli", ("click",)),
    ],
)
def test_importing_loads_nothing_heavy(code, allowed):
    code += f"; import sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(list(allowed))


def test_tables_open_in_pandas_and_polars(tmp_path):
    path = given.write(tmp_path / "town.csv", given.planted())
    case = gs.investigate(path, tmp_path / "case", recipe=given.recipe(), formats=())
    pairs, groups = case.pairs.to_pandas(), case.groups.to_pandas()
    assert len(pairs) == case.pairs.num_rows
    assert pairs["shared_items"].min() >= 2
    assert groups["size"].tolist() == [5, 4]
    assert polars.from_arrow(case.pairs)["co_actions"].sum() == pairs["co_actions"].sum()
    assert polars.from_arrow(case.groups).height == 2
    assert repr(case) == f"Case({str(case.path)!r}, result={case.result!r})"


def test_a_recipe_may_be_values_a_file_or_a_recipe(tmp_path):
    path = given.write(tmp_path / "town.csv", given.planted())
    recipe = given.recipe("co_link")
    (tmp_path / "tea.toml").write_text(recipe.to_toml())
    results = {
        gs.investigate(path, tmp_path / "case", recipe=given_, formats=()).result
        for given_ in (recipe, recipe.as_dict(), tmp_path / "tea.toml", str(tmp_path / "tea.toml"))
    }
    assert len(results) == 1


def test_plan_tells_how_files_would_be_read(tmp_path):
    path = given.write(tmp_path / "town.csv", given.planted())
    (plan,) = gs.plan(path)
    assert plan.recognition.form == "columns"
    assert plan.recognition.mapping["account"] == "account"
    with pytest.raises(gs.GroundswellError, match=r"soup\.csv.*spelling"):
        gs.plan(tmp_path / "soup.csv")
    with pytest.raises(gs.GroundswellError, match="no file was named"):
        gs.plan([])


def test_unknown_formats_are_refused_before_anything_is_read(tmp_path):
    with pytest.raises(gs.GroundswellError, match="format is 'soup'; give one of csv, gexf"):
        gs.investigate(tmp_path / "missing.csv", tmp_path / "case", formats=("html", "soup"))
    assert not (tmp_path / "case").exists()


class Watching:
    """Progress that remembers what it was told."""

    def __init__(self):
        self.steps, self.open, self.told = {}, None, []

    @contextmanager
    def step(self, title):
        assert self.open is None  # one step at a time
        self.open, self.steps[title] = title, []
        yield self
        self.open = None

    def at(self, done, note=""):
        assert isinstance(note, str)
        self.steps[self.open].append(done)

    def say(self, sentence):
        self.told.append(sentence)


def test_progress_is_told_in_shares_of_one_that_never_fall(tmp_path):
    path = given.write(tmp_path / "town.csv", given.planted())
    watching = Watching()
    gs.investigate(path, tmp_path / "case", recipe=given.recipe(), formats=("json",),
                   progress=watching)  # fmt: skip
    assert "Reading town.csv" in watching.steps
    assert "Posting the same links" in watching.steps
    assert watching.open is None
    for shares in watching.steps.values():
        assert all(0 <= share <= 1 for share in shares)
        assert shares == sorted(shares)


def test_forms_are_listed_with_how_they_are_recognised():
    forms = gs.forms()
    assert {"columns", "x_api_v2", "telegram", "bluesky_feed"} <= {form.name for form in forms}
    assert all(form.title and form.how for form in forms)


def test_the_demo_runs_offline_and_its_numbers_stand_still(tmp_path, monkeypatch):
    def refuse(*args, **more):
        raise AssertionError("the network is not for the demo")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    case = gs.demo(tmp_path / "case")
    assert case.quality.posts == 35_124
    assert case.quality.duplicates_collapsed == 1
    told = case.about["traces"]["co_repost"]["windows"][0]
    assert (told["window_ms"], told["pairs"]) == (60_000, 32)
    assert case.pairs.num_rows == 32
    page = (tmp_path / "case" / "report.html").read_text()
    assert "Righetti" in page
    assert pq.read_metadata(case.result_path / "pairs.parquet").num_rows == 32
