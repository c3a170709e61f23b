"""Recipes: read, written and changed without losing anything, refused with the mend."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.errors import SettingError
from groundswell.runs.recipe import Recipe, duration_ms


def rich():
    recipe = Recipe.default().with_traces(also=["co_domain"], without=["co_mention"])
    recipe = recipe.with_windows("co_link", [30_000, 300_000, 60_000])
    for name, value in (
        ("door.timezone", "Europe/Berlin"),
        ("door.date_order", "dmy"),
        ("door.keep_handles", True),
        ("door.platform", "x"),
        ("groups.resolution", 0.5),
        ("copied_text.min_characters", 60),
    ):
        recipe = recipe.with_setting(name, value)
    return recipe


@pytest.mark.parametrize("recipe", [Recipe.default(), rich()], ids=["default", "rich"])
def test_a_recipe_survives_its_file(tmp_path, recipe):
    (tmp_path / "tea.toml").write_text(recipe.to_toml(), encoding="utf-8")
    assert Recipe.from_file(tmp_path / "tea.toml") == recipe
    assert Recipe.from_dict(recipe.as_dict()) == recipe
    assert tomllib.loads(recipe.to_toml())["groups"]["min_size"] == 3


def test_a_recipe_runs_the_traces_it_names_and_all_when_it_names_none():
    assert list(Recipe.from_dict({"traces": {"co_link": {}}}).traces) == ["co_link"]
    assert Recipe.from_dict({}) == Recipe.from_dict({"traces": {}}) == Recipe.default()
    assert "co_domain" not in Recipe.default().traces
    also = Recipe.default().with_traces(also=["co_domain"]).traces
    assert set(also) == {*Recipe.default().traces, "co_domain"}


def test_files_may_spell_durations_and_numbers_as_the_command_line_does(tmp_path):
    (tmp_path / "tea.toml").write_text(
        '[traces.co_link]\nwindow_ms = "30s"\nmin_items = "3"\n[windows]\nco_link = ["5m", 60000]\n'
    )
    recipe = Recipe.from_file(tmp_path / "tea.toml")
    assert recipe.traces["co_link"].window_ms == 30_000
    assert recipe.traces["co_link"].min_items == 3
    assert recipe.windows == {"co_link": (60_000, 300_000)}


def test_windows_drop_repetitions_and_the_first_is_the_own_one():
    recipe = Recipe.default().with_windows("co_link", [10_000, 5_000, 10_000, 5_000])
    assert recipe.traces["co_link"].window_ms == 10_000
    assert recipe.windows == {"co_link": (5_000,)}
    assert recipe.with_windows("co_link", [10_000]).windows == {}


@pytest.mark.parametrize(
    ("text", "ms"),
    [("30s", 30_000), ("5m", 300_000), ("5 min", 300_000), ("1.5h", 5_400_000), ("2D", 172_800_000),
     ("250ms", 250), (" 1s ", 1_000)],
)  # fmt: skip
def test_durations_are_read(text, ms):
    assert duration_ms(text) == ms


@pytest.mark.parametrize("text", ["", "5", "5 weeks", "-5s", "0s", "s", "1e3s", "9" * 400 + "d"])
def test_what_is_no_duration_is_refused_with_an_example(text):
    with pytest.raises(SettingError, match=r"not a duration; give .* 30s or 5m"):
        duration_ms(text)


REFUSED = {
    "a part": ({"soup": {}}, "no 'soup'; it has form, door, groups"),
    "a trace": ({"traces": {"co_soup": {}}}, "no trace 'co_soup'; there are co_domain, co_image"),
    "a window of no trace": ({"windows": {"co_soup": [1]}}, "no trace 'co_soup'"),
    "a setting": ({"traces": {"co_link": {"soup": 1}}}, "no setting 'soup'; it has window_ms"),
    "a setting of the door": ({"door": {"soup": 1}}, "door has no setting 'soup'"),
    "a setting of groups": ({"groups": {"soup": 1}}, "groups has no setting 'soup'"),
    "a wrong kind": ({"groups": {"min_size": "three"}}, "groups.min_size is 'three'; give int"),
    "a truth value for a number": ({"groups": {"min_size": True}}, "min_size is True; give int"),
    "a number for a truth value": ({"door": {"keep_handles": 1}}, "keep_handles is 1; give bool"),
    "a fraction for a whole": ({"traces": {"co_link": {"min_items": 2.5}}}, "min_items is 2.5"),
    "a window of nothing": (
        {"traces": {"co_link": {"window_ms": 0}}},
        "window_ms is 0; give a pos",
    ),
    "a window of ages": ({"traces": {"co_link": {"window_ms": 10**30}}}, "larger than any"),
    "a negative window": ({"windows": {"co_link": [-5]}}, "give positive numbers of milliseconds"),
    "windows that are no list": ({"windows": {"co_link": 5}}, r"give a list, e\.g\. \[30_000"),
    "a zone": ({"door": {"timezone": "Soup/Leek"}}, "timezone is 'Soup/Leek'.*Europe/Berlin"),
    "an order": ({"door": {"date_order": "ymd"}}, "date_order is 'ymd'; give dmy"),
    "a list for a table": ({"door": [1]}, r"door is \[1\].*give a table of settings, \[door\]"),
    "a number for a trace": ({"traces": {"co_link": 3}}, r"give a table .* \[traces\.co_link\]"),
    "a list of traces": ({"traces": ["co_link"]}, r"give a table of settings, \[traces\]"),
    "a number for a form": ({"form": 5}, "form is 5; give the name of a form"),
    "a group of one": ({"groups": {"min_size": 1}}, "min_size is 1; give 2 or more"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_meant_is_refused_with_the_mend(name):
    data, words = REFUSED[name]
    with pytest.raises(SettingError, match=words):
        Recipe.from_dict(data)


def test_no_trace_left_and_a_setting_without_a_dot_are_refused():
    with pytest.raises(SettingError, match="no trace is left to run; name one"):
        Recipe.default().with_traces(["co_link"], without=["co_link"])
    with pytest.raises(SettingError, match="names no setting; give one as"):
        Recipe.default().with_setting("min_items", 3)
    with pytest.raises(SettingError, match="windows of co_link"):
        Recipe.default().with_windows("co_link", [])


@pytest.mark.parametrize("content", [b"[door", b"\xff\xfe", b"door = [[[1", b"a = 1\na = 2"])
def test_files_that_are_no_toml_are_refused_by_name(tmp_path, content):
    (tmp_path / "tea.toml").write_bytes(content)
    with pytest.raises(SettingError, match=r"recipe tea\.toml can't be read"):
        Recipe.from_file(tmp_path / "tea.toml")
    with pytest.raises(SettingError, match=r"recipe missing\.toml can't be read"):
        Recipe.from_file(tmp_path / "missing.toml")


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
SETTINGS = st.sampled_from(
    ["window_ms", "min_items", "timezone", "date_order", "keep_handles", "identify_language",
     "platform", "encoding", "min_size", "resolution", "seed", "co_link", "text"]
)  # fmt: skip
TABLES = st.dictionaries(SETTINGS, PLAIN, max_size=2) | PLAIN
PARTS = st.sampled_from(["form", "door", "map", "groups", "traces", "windows"])


@given(st.dictionaries(PARTS, TABLES | st.dictionaries(st.just("co_link"), TABLES), max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_values_make_a_recipe_or_a_plain_refusal(data):
    try:
        recipe = Recipe.from_dict(data)
    except SettingError:
        return
    assert Recipe.from_dict(recipe.as_dict()) == recipe
