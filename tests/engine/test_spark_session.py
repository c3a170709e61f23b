"""What a person is told where Spark or Java is missing, or too old."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from groundswell.engine import spark_session
from groundswell.engine.spark_session import check_java, java_version, open_session
from groundswell.errors import EngineError


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A JAVA_HOME of one's own."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    return tmp_path


def java_that_says(home, text):
    script = home / "bin" / "java"
    script.write_text(f"#!/bin/sh\necho '{text}' >&2\n", encoding="ascii")
    script.chmod(0o755)


def test_a_missing_java_is_told_with_the_mend(monkeypatch, tmp_path):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match=r"needs Java 17 or later, and there is none; install"):
        check_java("4.0.1")


def test_a_java_home_without_java_is_told(home):
    with pytest.raises(EngineError, match="there is none where JAVA_HOME says"):
        check_java("3.5.9")


def test_a_java_too_old_for_this_spark_is_told(home):
    java_that_says(home, 'openjdk version "11.0.2" 2019-01-15')
    with pytest.raises(
        EngineError, match=r"Spark 4\.1\.0 needs Java 17 or later, and this is Java 11"
    ):
        check_java("4.1.0")


def test_an_older_spark_runs_on_an_older_java(home):
    java_that_says(home, 'openjdk version "11.0.2" 2019-01-15')
    check_java("3.5.9")


def test_something_that_is_no_java_is_told(home):
    java_that_says(home, "hello")
    with pytest.raises(EngineError, match="does not tell its version"):
        check_java("4.0.1")


def test_the_old_way_of_counting_java_versions_is_understood():
    assert java_version('java version "1.8.0_392"') == 8
    assert java_version('openjdk version "21" 2023-09-19') == 21
    assert java_version("command not found") is None


def test_a_missing_spark_is_told_with_the_mend(monkeypatch):
    def none(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(spark_session, "version", none)
    with pytest.raises(EngineError, match=r"pip install 'groundswell\[spark\]'"):
        open_session(None, {})


@pytest.mark.parametrize("found", ["3.4.4", "5.0.0"])
def test_a_spark_of_another_time_is_told(monkeypatch, found):
    monkeypatch.setattr(spark_session, "version", lambda _: found)
    with pytest.raises(EngineError, match=f"this is Spark {found}; groundswell runs on 3.5 and 4"):
        open_session(None, {})
