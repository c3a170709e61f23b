"""DuckDB as the engine: values stay values, paths stay paths, errors stay silent about the data."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from groundswell.engine.duck import DuckEngine
from groundswell.engine.query import Query
from groundswell.errors import EngineError

BUSES = pa.table({"line": ["42", "7"], "late": [3, 0]})


@pytest.fixture
def engine():
    with DuckEngine() as db:
        db.add("buses", BUSES)
        yield db


def column(engine, sql, **params):
    return engine.rows(Query(name="asked", sql=sql, params=params)).column(0).to_pylist()


def test_a_parameter_is_bound_by_its_name(engine):
    sql = "select line from buses where late > :least and line <> :other_line"
    assert column(engine, sql, other_line="7", least=-1) == ["42"]


def test_a_parameter_may_be_used_twice(engine):
    assert column(engine, "select :n + :n", n=21) == [42]


def test_a_cast_is_no_parameter(engine):
    assert column(engine, "select (late::varchar || :mark)::varchar from buses", mark="'") == [
        "3'",
        "0'",
    ]
    assert column(engine, "select late::bigint from buses") == [3, 0]


@pytest.mark.parametrize(
    "value", ["'; drop table buses; --", ":line", "$1", "%s", "\\", "\x00", "🚌", ""]
)
def test_a_hostile_value_stays_a_value(engine, value):
    assert (
        column(engine, "select :value from buses where line <> :value", value=value) == [value] * 2
    )
    assert column(engine, "select count(*) from buses") == [2]


def test_a_kept_query_is_a_table_until_it_is_dropped(engine):
    engine.keep(Query(name="late", sql="select * from buses where late > :n", params={"n": 1}))
    assert column(engine, "select line from late") == ["42"]
    engine.drop("late", "never_there")
    with pytest.raises(EngineError):
        column(engine, "select line from late")


def test_a_query_kept_again_replaces_the_first(engine):
    for n in (1, 2):
        engine.keep(Query(name="kept", sql=f"select {n} as n"))
    assert column(engine, "select n from kept") == [2]


def test_writing_gives_the_number_of_rows(engine, tmp_path):
    written = engine.write(Query(name="all", sql="select * from buses"), tmp_path / "buses.parquet")
    assert written == 2
    assert pq.read_table(tmp_path / "buses.parquet").equals(BUSES)


def test_writing_nothing_keeps_the_schema(engine, tmp_path):
    nothing = Query(name="none", sql="select * from buses where late > :n", params={"n": 9})
    assert engine.write(nothing, tmp_path / "none.parquet") == 0
    assert pq.read_schema(tmp_path / "none.parquet").names == ["line", "late"]


@pytest.mark.parametrize(
    "folder",
    [
        "a*b",
        "a?b",
        "a[b]c",
        "[!a]",
        "**",
        "it's",
        'say "hi"',
        "year=2021",
        "{a,b}",
        "#1 %20",
        "ünï",
    ],
)
def test_a_path_is_taken_letter_by_letter(engine, tmp_path, folder):
    there, decoy = tmp_path / folder / "part[1]*.parquet", tmp_path / "axb" / "part1.parquet"
    there.parent.mkdir()
    decoy.parent.mkdir()
    pq.write_table(pa.table({"n": [99]}), decoy)
    engine.write(Query(name="all", sql="select * from buses"), there)
    engine.add("one", there)
    engine.add("several", there.parent)
    for name in ("one", "several"):
        assert engine.rows(Query(name="r", sql=f"select * from {name}")).equals(BUSES)


def test_the_parquet_files_of_a_folder_are_one_table(engine, tmp_path):
    for n in (2, 1):
        pq.write_table(pa.table({"n": [n]}), tmp_path / f"{n}.parquet")
    (tmp_path / "notes.txt").write_text("no table")
    engine.add("parts", tmp_path)
    assert column(engine, "select n from parts") == [1, 2]


@pytest.mark.parametrize("there", ["file", "folder"])
def test_a_missing_file_says_what_is_missing_and_the_mend(engine, tmp_path, there):
    path = tmp_path / "posts.parquet" if there == "file" else tmp_path
    with pytest.raises(EngineError, match="posts is missing from the case; run investigate again"):
        engine.add("posts", path)


def test_a_damaged_file_is_an_error_of_ours(engine, tmp_path):
    (tmp_path / "posts.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(EngineError):
        engine.add("posts", tmp_path / "posts.parquet")


def test_an_error_names_the_step_and_no_value(engine):
    failing = Query(
        name="ages",
        sql="select :n::bigint from buses",
        params={"n": "robin"},
    )
    with pytest.raises(EngineError) as caught:
        engine.rows(failing)
    assert "ages" in str(caught.value)
    assert "robin" not in str(caught.value)


def test_an_error_while_keeping_tells_no_value(engine):
    engine.add("birds", pa.table({"name": ["wren-the-small"]}))
    with pytest.raises(EngineError) as caught:
        engine.keep(Query(name="counted", sql="select name::bigint as n from birds"))
    assert "counted" in str(caught.value)
    assert "wren" not in str(caught.value)


@pytest.mark.parametrize("name", ["a b", "a;drop table buses", "", "1a", 'a"b'])
def test_a_table_has_a_plain_name(engine, name):
    with pytest.raises(EngineError, match="can't name a table"):
        engine.keep(Query(name=name, sql="select 1"))


def test_a_table_that_is_not_known_is_never_a_variable(engine):
    statement = BUSES  # noqa: F841 - the engine uses this name too
    with pytest.raises(EngineError):
        column(engine, "select * from statement")


def test_memory_and_scratch_can_be_set(tmp_path):
    scratch = tmp_path / "it's here"
    with DuckEngine(memory_bytes=200_000_000, threads=1, scratch=scratch) as db:
        assert column(db, "select current_setting('threads')") == [1]
        assert column(db, "select current_setting('temp_directory')") == [str(scratch)]
    assert scratch.is_dir()


def test_too_little_memory_says_which_option_gives_more():
    with (
        DuckEngine(memory_bytes=2_000_000, threads=1) as db,
        pytest.raises(EngineError, match="--memory"),
    ):
        db.rows(Query(name="many", sql="select list(range) from range(3000000)"))
