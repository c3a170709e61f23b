"""Writers are found by name, and files appear whole or not at all."""

from __future__ import annotations

import pytest
from tests.reports import given

from groundswell import reports
from groundswell.errors import SettingError
from groundswell.reports.files import replacing
from groundswell.reports.writer import Writer

FILES = {
    "html": {"report.html"},
    "json": {"report.json"},
    "graphml": {"network.graphml"},
    "gexf": {"network.gexf"},
    "csv": {
        f"{name}.csv"
        for name in (
            "verdicts",
            "pairs",
            "bursts",
            "copies",
            "texts",
            "groups",
            "members",
            "mechanisms",
            "periods",
            "items",
            "narratives",
            "narrative_texts",
            "rejects",
            "network",
        )
    },
}


def test_our_writers_are_registered_under_their_names():
    writers = reports.registered()
    assert set(FILES) <= set(writers)
    for name in FILES:
        assert isinstance(writers[name], Writer)
        assert writers[name].name == name
        assert writers[name].title


@pytest.mark.parametrize("name", FILES)
def test_each_form_writes_its_files_and_is_the_same_twice(tmp_path, name):
    folder = tmp_path / "new" / "folder"
    paths = reports.write(given.report(), given.small_tables(), folder, [name])
    assert {path.name for path in paths} == FILES[name]
    assert {path.name for path in folder.iterdir()} == FILES[name]
    first = [path.read_bytes() for path in paths]
    reports.write(given.report(), given.small_tables(), folder, [name])
    assert [path.read_bytes() for path in paths] == first


@pytest.mark.parametrize("name", FILES)
def test_hostile_reports_can_be_written_in_each_form(tmp_path, name):
    assert reports.write(given.hostile(), given.small_tables(), tmp_path, [name])


def test_an_unknown_form_is_refused_with_the_known_ones_before_anything_is_written(tmp_path):
    with pytest.raises(SettingError, match=r"'pdf'; give one of csv, gexf, graphml, html, json"):
        reports.write(given.report(), given.small_tables(), tmp_path / "out", ["html", "pdf"])
    assert not (tmp_path / "out").exists()


def test_a_form_named_twice_is_written_once(tmp_path):
    assert len(reports.write(given.report(), given.small_tables(), tmp_path, ["json"] * 2)) == 1


def test_a_file_that_fails_leaves_the_old_one(tmp_path):
    path = tmp_path / "report.html"
    path.write_text("old")
    with pytest.raises(TypeError), replacing(path) as file:
        file.writelines([b"half", None])
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]
