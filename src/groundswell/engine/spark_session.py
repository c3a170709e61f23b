"""A Spark session that agrees with DuckDB, or one clear reason why there is none."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundswell.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

_JAVA = {3: 8, 4: 17}  # the oldest Java that each Spark runs on
_JAVA_VERSION = re.compile(r'version "(\d+)(?:\.(\d+))?')
_SUBMITTED = "PYSPARK_GATEWAY_PORT"  # spark-submit has started Java already

AGREES = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",  # an overflow or a bad cast is an error, not a null
    "spark.sql.caseSensitive": "true",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true",
}
"""Settings without which the engines' answers, or their speed under skew, may differ."""

_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.structuredLogging.enabled": "false",
}


def open_session(master: str | None, settings: Mapping[str, str]) -> Any:
    """Open a session on a master (``local[2]``, ``spark://…``, ``yarn``, ``k8s://…``).

    Without one it is what spark-submit says, or all cores of this machine. Raises `EngineError`
    when Spark or Java is missing or too old, or the master can't be reached.
    """
    spark = _spark_version()
    if not submitted():
        check_java(spark)
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, and slow to import

    # Spark's own log of failed queries shows values; ours says what failed.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL + 1)
    builder = SparkSession.builder.appName("groundswell")
    local = on_this_machine(master)
    if not submitted():
        builder = builder.master(master or "local[*]")
    chosen = {**AGREES, **(_local() if local else {}), **settings}
    for name, value in chosen.items():
        builder = builder.config(name, value)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            session = builder.getOrCreate()
        session.sparkContext.setLogLevel("OFF" if local else "ERROR")
    except Exception as why:
        where = master or "this machine"
        msg = f"Spark could not be started on {where} ({type(why).__name__}); check --master and that the cluster is up"
        raise EngineError(msg) from None
    return session


def submitted() -> bool:
    """Whether spark-submit started us, and has the say over master and memory."""
    return _SUBMITTED in os.environ


def on_this_machine(master: str | None) -> bool:
    """Whether Spark runs here, in one Java process of ours."""
    return not submitted() and (master is None or master.startswith("local"))


def check_java(spark: str) -> None:
    """Raise `EngineError` unless there is a Java that this version of Spark runs on."""
    needed = _JAVA.get(int(spark.split(".", maxsplit=1)[0]), 17)
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    mend = f"install Java {max(needed, 17)}, e.g. apt install default-jre-headless, and set JAVA_HOME if it lies elsewhere"
    if java is None or not Path(java).is_file():
        where = " where JAVA_HOME says" if home else ""
        msg = f"Spark {spark} needs Java {needed} or later, and there is none{where}; {mend}"
        raise EngineError(msg)
    try:
        told = subprocess.run(  # noqa: S603 - the Java that Spark itself would run
            [java, "-version"], capture_output=True, check=False, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        msg = f"the Java that was found does not run; {mend}"
        raise EngineError(msg) from None
    found = java_version(told.stderr.decode("utf-8", "replace"))
    if found is None:
        msg = f"the Java that was found does not tell its version; {mend}"
        raise EngineError(msg)
    if found < needed:
        msg = f"Spark {spark} needs Java {needed} or later, and this is Java {found}; {mend}"
        raise EngineError(msg)


def java_version(told: str) -> int | None:
    """Read the main version out of what ``java -version`` says.

    >>> java_version('openjdk version "1.8.0_392"'), java_version('openjdk version "17.0.15"')
    (8, 17)
    """
    match = _JAVA_VERSION.search(told)
    if match is None:
        return None
    return int(match[2]) if match[1] == "1" and match[2] else int(match[1])


def _spark_version() -> str:
    try:
        found = version("pyspark")
    except PackageNotFoundError:
        msg = "Spark is not installed; pip install 'groundswell[spark]'"
        raise EngineError(msg) from None
    major, minor = (int(part) for part in found.split(".")[:2])
    if (major, minor) < (3, 5) or major > 4:
        msg = f"this is Spark {found}; groundswell runs on 3.5 and 4: pip install 'groundswell[spark]'"
        raise EngineError(msg)
    return found


def _local() -> dict[str, str]:
    """What a session on this machine needs besides: silence, and workers with our own Python."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    silent = Path(__file__).with_name("spark_log4j2.properties").as_uri()
    return {
        **_QUIET,
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={silent}",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }
