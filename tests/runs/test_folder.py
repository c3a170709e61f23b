"""The case folder: what it holds, what it refuses, and what is never done twice."""

from __future__ import annotations

import hashlib
import json

import duckdb
import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs
from groundswell.errors import CaseError
from groundswell.model.tables import TABLES
from groundswell.runs import analysing, parts, reading

ROWS = given.planted()


@pytest.fixture
def source(tmp_path):
    return given.write(tmp_path / "town.csv", ROWS)


def investigate(source, out, **more):
    return gs.investigate(source, out, **({"recipe": given.recipe(), "formats": ()} | more))


def stamps(folder):
    kept = [p for p in folder.rglob("*") if p.suffix in {".parquet", ".json"}]
    return {p.relative_to(folder): (p.stat().st_mtime_ns, p.read_bytes()) for p in kept}


def explode(*args, **more):
    raise AssertionError("done again")


def test_the_same_again_computes_nothing(source, tmp_path, monkeypatch):
    first = investigate(source, tmp_path / "case", formats=("html", "csv"))
    before = stamps(tmp_path / "case")
    for module, name in ((analysing, "run_trace"), (reading, "make_part"), (parts, "make_part")):
        monkeypatch.setattr(module, name, explode)
    again = investigate(source, tmp_path / "case", formats=("html", "csv"))
    assert again.result == first.result
    assert stamps(tmp_path / "case") == before


def test_a_renamed_folder_and_other_workers_or_formats_are_still_the_same(
    source, tmp_path, monkeypatch
):
    investigate(source, tmp_path / "case")
    (tmp_path / "case").rename(tmp_path / "moved")
    monkeypatch.setattr(analysing, "run_trace", explode)
    monkeypatch.setattr(reading, "make_part", explode)
    case = investigate(source, tmp_path / "moved", workers=1, formats=("json",))
    assert (case.result_path / "report.json").is_file()


def test_other_settings_give_a_second_result_beside_the_first(source, tmp_path, monkeypatch):
    first = investigate(source, tmp_path / "case", formats=("html",))
    before = {p: p.read_bytes() for p in first.result_path.rglob("*")}
    monkeypatch.setattr(reading, "make_part", explode)  # the tables are the same
    second = investigate(
        source, tmp_path / "case", recipe=given.recipe("co_link"), formats=("html",)
    )
    assert second.result != first.result
    assert set(second.results) == {first.result, second.result}
    assert {p: p.read_bytes() for p in first.result_path.rglob("*")} == before
    assert gs.open_case(tmp_path / "case").result == second.result
    old = gs.open_case(tmp_path / "case", result=first.result)
    assert old.pairs.equals(first.pairs)
    assert (tmp_path / "case" / "report.html").read_bytes() == second.report_path.read_bytes()
    back = investigate(source, tmp_path / "case", formats=("html",))
    assert back.result == first.result == gs.open_case(tmp_path / "case").result
    assert (tmp_path / "case" / "report.html").read_bytes() == first.report_path.read_bytes()


def test_changed_files_give_tables_of_their_own(source, tmp_path):
    first = investigate(source, tmp_path / "case")
    given.write(source, ROWS[:-5])
    second = investigate(source, tmp_path / "case")
    assert second.posts.num_rows == first.posts.num_rows - 5
    assert len({case.about["tables"] for case in (first, second)}) == 2
    assert gs.open_case(tmp_path / "case", first.result).posts.equals(first.posts)


def test_tables_have_the_schemas_of_the_model(source, tmp_path):
    case = investigate(source, tmp_path / "case")
    for name in ("posts", "accounts", "rejects", "pairs", "network", "groups", "members", "items",
                 "events"):  # fmt: skip
        table = getattr(case, name)
        assert table.schema.equals(TABLES[name], check_metadata=True), name
        table.validate(full=True)
    assert case.rejects.num_rows == 0


def test_tables_open_by_hand(source, tmp_path):
    case = investigate(source, tmp_path / "case")
    counted = duckdb.sql(f"select count(*) from '{case.result_path}/pairs.parquet'").fetchall()
    assert counted == [(case.pairs.num_rows,)]
    posts = duckdb.sql(
        f"select count(*), count(distinct post_key) from '{tmp_path}/case/tables/*/posts.parquet'"
    ).fetchall()
    assert posts == [(len(ROWS), len(ROWS))]


def test_the_manifest_tells_inputs_settings_and_versions(source, tmp_path):
    case = investigate(source, tmp_path / "case")
    manifest = json.loads((tmp_path / "case" / "manifest.json").read_text())
    tables = manifest["tables"][case.about["tables"]]
    (file,) = tables["files"]
    assert file["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()
    assert file["name"] == "town.csv"
    assert file["rows"] == len(ROWS)
    assert file["size_bytes"] == source.stat().st_size
    assert tables["settings"]["door"]["timezone"] == "UTC"
    assert tables["version"] == gs.__version__
    result = manifest["results"][case.result]
    assert result["recipe"]["traces"]["co_link"] == {"window_ms": 60_000, "min_items": 2}
    assert result["version"] == gs.__version__
    assert gs.Recipe.from_dict(result["recipe"]) == given.recipe()
    assert str(tmp_path) not in (tmp_path / "case" / "manifest.json").read_text()


def test_a_folder_with_something_else_in_it_is_refused_untouched(source, tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "recipe for soup.txt").write_text("leek")
    with pytest.raises(CaseError, match="--out"):
        investigate(source, tmp_path / "case")
    assert [p.name for p in (tmp_path / "case").iterdir()] == ["recipe for soup.txt"]


def test_an_existing_file_is_refused_untouched(source, tmp_path):
    (tmp_path / "case").write_text("soup")
    with pytest.raises(CaseError, match="is a file"):
        investigate(source, tmp_path / "case")
    assert (tmp_path / "case").read_text() == "soup"
    with pytest.raises(CaseError, match="--out"):
        investigate(source, tmp_path / "case" / "inside")


def test_an_empty_folder_takes_a_case(source, tmp_path):
    (tmp_path / "case").mkdir()
    assert investigate(source, tmp_path / "case").posts.num_rows == len(ROWS)


MANIFESTS = {
    "no JSON": "{soup",
    "empty": "",
    "a list": "[1]",
    "no schema": "{}",
    "only a schema": '{"schema": 1}',
    "odd values": '{"schema": 1, "tables": 3, "results": [], "current": null}',
    "a result that is not there": '{"schema": 1, "tables": {}, "results": {}, "current": "x"}',
    "a result without tables": (
        '{"schema": 1, "tables": {}, "results": {"x": {"tables": "y"}}, "current": "x"}'
    ),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_damaged_manifest_is_refused_untouched(source, tmp_path, name):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "manifest.json").write_text(MANIFESTS[name])
    with pytest.raises(CaseError, match="manifest of case is damaged"):
        gs.open_case(tmp_path / "case")
    with pytest.raises(CaseError, match="manifest of case is damaged"):
        investigate(source, tmp_path / "case")
    assert (tmp_path / "case" / "manifest.json").read_text() == MANIFESTS[name]


def test_a_missing_and_a_newer_manifest_are_refused(source, tmp_path):
    with pytest.raises(CaseError, match="is not a case"):
        gs.open_case(tmp_path / "case")
    (tmp_path / "case").mkdir()
    newer = json.dumps({"schema": 99, "cases": []})
    (tmp_path / "case" / "manifest.json").write_text(newer)
    with pytest.raises(CaseError, match=r"schema 99.*update"):
        gs.open_case(tmp_path / "case")
    with pytest.raises(CaseError, match=r"schema 99.*update"):
        investigate(source, tmp_path / "case")


def test_a_case_without_a_result_and_an_unknown_result_are_told(source, tmp_path):
    case = investigate(source, tmp_path / "case")
    with pytest.raises(CaseError, match=f"no result 'x'; it holds {case.result}"):
        gs.open_case(tmp_path / "case", result="x")
    (tmp_path / "new").mkdir()
    manifest = {"schema": 1, "tables": {}, "results": {}, "current": None}
    (tmp_path / "new" / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(CaseError, match="holds no result yet"):
        gs.open_case(tmp_path / "new")


@pytest.mark.parametrize("harm", ["missing", "cut off", "rubbish"])
@pytest.mark.parametrize("table", ["posts", "pairs"])
def test_lost_tables_are_told_and_made_again(source, tmp_path, harm, table):
    whole = investigate(source, tmp_path / "case")
    expected = getattr(whole, table)
    (file,) = (tmp_path / "case").rglob(f"{table}.parquet")
    content = file.read_bytes()
    if harm == "missing":
        file.unlink()
    elif harm == "cut off":
        file.write_bytes(content[:-50])
    else:
        file.write_bytes(b"soup" + content[:-9])
    case = gs.open_case(tmp_path / "case")
    message = f"the table {table} of the case is missing or damaged; run investigate again"
    with pytest.raises(CaseError, match=message):
        getattr(case, table)
    with pytest.raises(CaseError, match=message):
        gs.explain(case, "G1")
    with pytest.raises(CaseError, match=message):
        gs.report(case)
    again = investigate(source, tmp_path / "case")
    assert getattr(again, table).equals(expected)


@pytest.mark.parametrize(
    "name",
    [
        "with spaces in it", "it's", 'say "tea"', "star*?[a-z]{1,2}", "[x]", "s3:bucket", "file:x", "bus 🚌 автобус", "a'b''c",
        "~case", "~", "$HOME", "year=2024", "a;b--c", "back\\slash", "-o", "100%", ":x", "new\nline",
    ],
)  # fmt: skip
def test_any_name_does_for_a_case_folder(source, tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    case = investigate("town.csv", name, formats=("json",))
    assert (case.result_path / "report.json").is_file()
    assert gs.open_case(name).groups.num_rows == 2
    assert gs.explain(case, "G1").pairs
    assert {p.name for p in tmp_path.iterdir()} == {"town.csv", name}


def test_a_case_may_lie_beside_its_files(source, tmp_path):
    first = investigate(tmp_path, tmp_path / "case")
    again = investigate(tmp_path, tmp_path / "case")
    assert again.result == first.result
    assert [file["name"] for file in again.tables_about["files"]] == ["town.csv"]
    with pytest.raises(gs.GroundswellError, match="inside the case"):
        investigate(again.result_path / "pairs.parquet", tmp_path / "case")


def test_no_work_of_the_run_is_left_behind(source, tmp_path):
    investigate(source, tmp_path / "case")
    names = {p.name for p in (tmp_path / "case").rglob("*")}
    assert not [name for name in names if name.startswith(".") or name.endswith("parts")]


def test_a_table_written_by_the_engine_holds_no_path(source, tmp_path):
    case = investigate(source, tmp_path / "case")
    for file in case.path.rglob("*.parquet"):
        assert str(tmp_path).encode() not in file.read_bytes()
        assert pq.read_schema(file).names
