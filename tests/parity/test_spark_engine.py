"""What the Spark engine promises besides equal rows, and each word that differs, by its value."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from tests.parity import given

from groundswell.engine.duck import DuckEngine
from groundswell.engine.query import Query
from groundswell.engine.spark_words import WORDS
from groundswell.errors import EngineError


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    with given.spark_engine(tmp_path_factory.mktemp("scratch")) as engine:
        yield engine


@pytest.fixture(scope="module")
def duck():
    with DuckEngine(threads=1) as engine:
        yield engine


@pytest.fixture(params=["duck", "spark"])
def engine(request):
    return request.getfixturevalue(request.param)


def said(sql, **params):
    return Query(name="said", sql=sql, params=params)


_NAMED = pa.table({"value": ["ß", "b", "ä", None], "position": [10, 2, 1, 3]})
_COPIES = pa.table(
    {
        "source_file": ["b", "a", "a"],
        "source_row": [1, 9, 10],
        "copies": [3, 1, 2],
        "version": [1, 2, 2],
    }
)
_VALUES = {
    "string_agg('#' || value, ' ' order by position)": (_NAMED, "#ä #b #ß"),
    "arg_min(source_row, (source_file, source_row))": (_COPIES, 9),
    "coalesce(sum(copies - 1), 0)::bigint": (_COPIES, 3),
    "count(*) filter (where version = 2)::bigint": (_COPIES, 2),
    # The value is each engine's own; that it names one of the pieces is what matters.
    "hash(post_key) % pieces": (pa.table({"post_key": ["p1"], "pieces": [1]}), 0),
    "hash(account_key) % pieces": (pa.table({"account_key": ["a1"], "pieces": [1]}), 0),
}


def test_every_word_that_differs_has_an_expected_value():
    assert set(_VALUES) == set(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_has_the_same_value_on_both_engines(engine, word):
    table, expected = _VALUES[word]
    engine.add("given", table)
    select = f"select {word} as value from given"
    assert engine.rows(said(select))["value"].to_pylist() == [expected]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("md5('Ünal 😀')", "90e6deaf8f53dd5bbceeed98895dce95"),
        ("length('a😀ß')", 3),
        ("-7 - ((-7 % 3) + 3) % 3", -9),
        ("least('ﾟ', '😀')", "ﾟ"),
        ("case when null <> 'a' then 1 else 0 end", 0),
    ],
)
def test_a_word_of_the_common_subset_has_its_expected_value(engine, word, expected):
    assert engine.rows(said(f"select {word} as value"))["value"].to_pylist() == [expected]


def test_parameters_are_values_and_never_sql(engine):
    evil = "x' or '1'='1"
    assert engine.rows(said("select :it as value", it=evil))["value"].to_pylist() == [evil]


def test_a_kept_table_can_be_made_anew_from_itself(spark):
    for number in (1, 2, 3):
        source = "select 0 as n" if number == 1 else "select n + 1 as n from counted"
        spark.keep(Query(name="counted", sql=source))
    assert spark.rows(said("select n from counted"))["n"].to_pylist() == [2]


def test_a_table_is_written_and_its_rows_are_counted(spark, tmp_path):
    path = tmp_path / "a [folder] with {signs}"
    assert spark.write(said("select 'ä' as word union all select 'b'"), path) == 2
    spark.add("written", path)
    assert sorted(spark.rows(said("select word from written"))["word"].to_pylist()) == ["b", "ä"]


def test_small_files_are_written_and_read(spark, tmp_path):
    spark.write_text(tmp_path / "told.json", '{"ä": 1}')
    assert spark.exists(tmp_path / "told.json")
    assert not spark.exists(tmp_path / "other.json")
    assert spark.read_text(tmp_path / "told.json") == '{"ä": 1}'


def test_a_missing_table_is_told_with_the_mend(spark):
    with pytest.raises(EngineError, match=r"the table posts can't be read as Parquet \(PATH_NOT"):
        spark.add("posts", Path("/nowhere/posts"))


def test_an_error_tells_the_step_and_no_value(spark, capfd):
    with pytest.raises(EngineError, match="the step said failed in Spark: CAST_INVALID") as caught:
        spark.rows(said("select cast(concat('secret', :x) as bigint) as n", x="name"))
    shown = "".join(capfd.readouterr())
    assert "secret" not in str(caught.value) + shown
    assert "Traceback" not in shown
