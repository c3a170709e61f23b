"""Spark as the engine: the same queries, past one machine."""

from __future__ import annotations

import re
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

import pyarrow as pa

from groundswell.engine.spark_session import open_session
from groundswell.engine.spark_words import in_sparks_words
from groundswell.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import TracebackType

    from groundswell.engine.query import Query

    Batches = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

_ARROW = {
    "string": pa.string(),
    "bigint": pa.int64(),
    "int": pa.int32(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
}
_SPARK = {kind: name for name, kind in _ARROW.items()}


class SparkEngine:
    """Runs queries on a Spark cluster, or on this machine with ``local[2]``.

    What `keep` is asked to keep lies as Parquet under ``scratch``, which every executor must
    reach (``s3a://…``, ``hdfs://…``); on one machine it may be left out. Only what `rows` is
    asked for comes to this process: groups and summaries, never posts.
    """

    def __init__(
        self,
        *,
        master: str | None = None,
        scratch: str | Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """Open a session, or join the one that is open."""
        self._spark = open_session(master, settings or {})
        self._own: tempfile.TemporaryDirectory[str] | None = None
        if scratch is None:
            if not self._spark.sparkContext.master.startswith("local"):
                msg = "a cluster keeps tables between steps where all its machines reach them; give scratch, e.g. s3a://bucket/scratch"
                raise EngineError(msg)
            self._own = tempfile.TemporaryDirectory(prefix="groundswell-spark-")
            scratch = Path(self._own.name)
        self._scratch = f"{address(scratch).rstrip('/')}/_groundswell-{uuid4().hex}"
        self._kept: dict[str, str] = {}
        self._count = 0

    def __enter__(self) -> Self:
        """Use the engine in a with statement."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove what was kept; the session stays open for the next engine."""
        self.close()

    @property
    def session(self) -> Any:
        """The Spark session."""
        return self._spark

    def close(self) -> None:
        """Remove the tables that were kept; the session stays open, for it is slow to start."""
        self.drop(*self._kept)
        self._remove(self._scratch)
        if self._own is not None:
            self._own.cleanup()

    def add(self, name: str, source: pa.Table | Path | str) -> None:
        """Make a small table, or Parquet at a path that Spark reads, known under a name."""
        if isinstance(source, pa.Table):
            frame = self._spark.createDataFrame(
                [tuple(row.values()) for row in source.to_pylist()],
                ", ".join(f"`{field.name}` {_kind(field)}" for field in source.schema),
            )
        else:
            there = address(source)
            frame = self._read(name, _literal(there) if isinstance(source, Path) else there)
        frame.createOrReplaceTempView(_name(name))

    def keep(self, query: Query) -> None:
        """Run a query once and keep its rows under its name."""
        self._count += 1
        path = f"{self._scratch}/{_name(query.name)}-{self._count}"
        before = self._kept.get(query.name)
        self._save(query, path)
        self._read(query.name, _literal(path)).createOrReplaceTempView(query.name)
        self._kept[query.name] = path
        if before is not None:
            self._remove(before)

    def drop(self, *names: str) -> None:
        """Forget kept tables."""
        for name in names:
            self._spark.catalog.dropTempView(name)
            path = self._kept.pop(name, None)
            if path is not None:
                self._remove(path)

    def rows(self, query: Query) -> pa.Table:
        """Run a query and hand over its rows: summaries and groups, for they come to one place."""
        frame = self._frame(query)
        self._spark.sparkContext.setJobDescription(query.name)
        with _told(query.name), _closing_by_itself():
            found = [row.asDict() for row in frame.collect()]
        return pa.Table.from_pylist(found, schema=_schema(frame, query.name))

    def write(self, query: Query, path: str | Path) -> int:
        """Run a query into a folder of Parquet files and give the number of rows."""
        self._save(query, address(path))
        frame = self._read(query.name, _literal(address(path)))
        return int(frame.count())  # from the files' footers

    def define(self, query: Query) -> None:
        """Make a query known under its name without running it."""
        self._frame(query).createOrReplaceTempView(_name(query.name))

    def frame(self, read: str, paths: Sequence[str], columns: Sequence[str]) -> Any:
        """Give files as a frame: ``read`` is parquet or text, ``columns`` what to take of them."""
        with _told("opening the files"):
            reader = self._spark.read.option("recursiveFileLookup", "true").format(read)
            return reader.load(list(paths)).selectExpr(*columns)

    def map_batches(self, name: str, frame: Any, work: Batches, schema: pa.Schema) -> None:
        """Run Python over the batches of a frame where they lie, and keep what it gives."""
        columns = ", ".join(f"`{field.name}` {_kind(field)}" for field in schema)
        self._count += 1
        path = f"{self._scratch}/{_name(name)}-{self._count}"
        self._spark.sparkContext.setJobDescription(name)
        with _told(name):
            _mapped(frame, work, columns).write.mode("overwrite").parquet(path)
        self._kept[name] = path
        self._read(name, _literal(path)).createOrReplaceTempView(name)

    def sample(self, frame: Any, rows: int) -> pa.Table:
        """Bring the first rows of a frame here, nested ones as they are."""
        with _told("looking at the first rows"), _closing_by_itself():
            first = frame.limit(rows).coalesce(1)
            packed = _mapped(first, _packed, "batch binary").collect()
        tables = [pa.ipc.open_stream(bytes(row["batch"])).read_all() for row in packed]
        return pa.concat_tables(tables) if tables else pa.table({})

    def files(self, path: str | Path) -> list[tuple[str, int, int]]:
        """List the data files at a path or glob: address, bytes, and when each was changed."""
        found = []
        with _told("listing the files"):
            system, where = self._at(address(path))
            matched = system.globStatus(where)
            for status in matched or ():
                found += _below(system, status)
        return sorted(found)

    def exists(self, path: str | Path) -> bool:
        """Whether there is something at a path."""
        with _told("looking for a file"):
            system, where = self._at(address(path))
            return bool(system.exists(where))

    def write_text(self, path: str | Path, text: str) -> None:
        """Write a small text file on any filesystem that Spark reads."""
        with _told("writing a file"):
            system, where = self._at(address(path))
            stream = system.create(where, True)
            try:
                stream.write(bytearray(text, "utf-8"))
            finally:
                stream.close()

    def read_text(self, path: str | Path) -> str:
        """Read a small text file from any filesystem that Spark reads."""
        with _told("reading a file"):
            context = self._spark.sparkContext
            files = context.wholeTextFiles(_literal(address(path))).values()
            with _closing_by_itself():
                found = files.collect()
        return str(found[0])

    def _frame(self, query: Query) -> Any:
        with _told(query.name):
            return self._spark.sql(in_sparks_words(query.sql), args=dict(query.params) or None)

    def _save(self, query: Query, path: str) -> None:
        frame = self._frame(query)
        self._spark.sparkContext.setJobDescription(query.name)  # what Spark's own pages show
        with _told(query.name):
            frame.write.mode("overwrite").parquet(path)

    def _read(self, name: str, path: str) -> Any:
        try:
            # A folder named year=2021 is a folder, not a column.
            return self._spark.read.option("recursiveFileLookup", "true").parquet(path)
        except Exception as why:
            msg = f"the table {name} can't be read as Parquet ({_reason(why)}); check its path and that Spark may read there"
            raise EngineError(msg) from None

    def _remove(self, path: str) -> None:
        with _told("removing a kept table"):
            system, where = self._at(path)
            system.delete(where, True)

    def _at(self, path: str) -> tuple[Any, Any]:
        """Give a path with the Hadoop filesystem that it is on."""
        context = self._spark.sparkContext
        where = context._jvm.org.apache.hadoop.fs.Path(path)
        return where.getFileSystem(context._jsc.hadoopConfiguration()), where


def address(path: str | Path) -> str:
    """Give a path as Spark reads it: a `Path` is on this machine, a text whatever it says.

    >>> address("s3a://bucket/posts"), address(Path("/data/posts"))
    ('s3a://bucket/posts', 'file:/data/posts')
    """
    if isinstance(path, Path):
        return f"file:{path.absolute()}"
    return path


def _literal(path: str) -> str:
    """A path in which no character is a wildcard to Spark."""
    return re.sub(r"([*?\[\]{}\\])", r"\\\1", path)


def _mapped(frame: Any, work: Batches, columns: str) -> Any:
    """Lay work over the batches of a frame."""
    with warnings.catch_warnings():
        # Spark says that it does not know the newest pandas yet; no pandas is used here.
        warnings.simplefilter("ignore", FutureWarning)
        return frame.mapInArrow(work, columns)


def _packed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Turn batches of any columns into bytes."""
    for batch in batches:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, batch.schema) as writer:
            writer.write_batch(batch)
        yield pa.record_batch([pa.array([sink.getvalue().to_pybytes()])], names=["batch"])


def _below(system: Any, status: Any) -> list[tuple[str, int, int]]:
    name = status.getPath().getName()
    if name.startswith(("_", ".")):
        return []  # as Spark does: marks of its own, and unfinished work
    if not status.isDirectory():
        told = status.getPath().toString(), status.getLen(), status.getModificationTime()
        return [(str(told[0]), int(told[1]), int(told[2]))]
    inner = system.listStatus(status.getPath())
    return [file for each in inner for file in _below(system, each)]


@contextmanager
def _told(what: str) -> Iterator[None]:
    """Turn Spark's errors into ours, without the values in them."""
    try:
        yield
    except (KeyboardInterrupt, EngineError):
        raise
    except Exception as why:
        msg = f"the step {what} failed in Spark: {_reason(why)}"
        raise EngineError(msg) from None  # its own message may hold values


@contextmanager
def _closing_by_itself() -> Iterator[None]:
    """Say nothing of the socket by which rows come: Spark leaves closing it to Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


def _reason(why: Exception) -> str:
    """The name of a failure, as Spark's documentation lists it."""
    # Spark 3.5 has the second name only; in 4 asking for it is a warning.
    condition = getattr(why, "getCondition", None) or getattr(why, "getErrorClass", None)
    if condition is not None and condition():
        return str(condition())
    java = getattr(why, "java_exception", None)
    return str(java.getClass().getSimpleName()) if java is not None else type(why).__name__


def _schema(frame: Any, what: str) -> pa.Schema:
    fields = []
    for name, kind in frame.dtypes:
        if kind not in _ARROW:
            msg = f"the step {what} gives the column {name} as {kind}; cast it to string, bigint or double"
            raise EngineError(msg)
        fields.append(pa.field(name, _ARROW[kind]))
    return pa.schema(fields)


def _kind(field: pa.Field) -> str:
    try:
        return _SPARK[field.type]
    except KeyError:
        msg = f"the column {field.name} holds {field.type}, which can't go to Spark; cast it first"
        raise EngineError(msg) from None


def _name(name: str) -> str:
    if not name.isidentifier():
        msg = f"{name!r} can't name a table"
        raise EngineError(msg)
    return name
