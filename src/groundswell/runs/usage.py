"""The provider's wing as a stage: what usage logs of a case were used for, and by whom."""

from __future__ import annotations

import dataclasses
import hashlib
import os
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.model.tables import as_named
from groundswell.model.usage import READINGS, USAGE_TABLES
from groundswell.runs.folder import identity
from groundswell.runs.kept_vectors import Keeping
from groundswell.sameness.encoder import encoded_once
from groundswell.sameness.encoder import encoder as open_encoder
from groundswell.usage.link_settings import Linking
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import Read, StageReader, contrast_of, read_stages
from groundswell.usage.wing import OF_TEXTS, read_wing
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from groundswell.runs.folder import CaseFolder
    from groundswell.runs.progress import Progress
    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.contrast import Contrast
    from groundswell.usage.policy import Policy
    from groundswell.usage.settings import Usage

VERSION = 8  # raised whenever the same logs and settings would give something else

LOGS = ("usage_accounts", "conversations", "messages", "signals")
_WORTH = 20_000  # prompts, from which on a second process is worth the seconds it takes to start
_MUCH = 1_000  # texts, from which on they are shared out


def usage_of(
    case: CaseFolder,
    logs: str,
    policy_text: str,
    settings: Usage,
    *,
    judgements: pa.Table,
    now_ms: int,
    workers: int | None,
    progress: Progress,
    told: dict[str, Any],
    second: Callable[[pa.Table, pa.Table, pa.Table], pa.Table] | None = None,
) -> str:
    """Read a set of logs into ``usage/ID`` of the case, or find it there; give the ID.

    ``second`` is the second reader: given messages, stages and outcomes it gives ``READINGS``,
    which are kept beside everything else and change nothing in it. ``told`` is kept for the report.
    """
    policy = parse_policy(policy_text)
    encoder = Keeping(open_encoder("use"))
    about = {
        "logs": logs,
        "policy_sha256": hashlib.sha256(policy_text.encode()).hexdigest(),
        "encoder": f"{encoder.name} {encoder.version}",
        "settings": dataclasses.asdict(settings) | named_files(settings),
        "judgements": identity(judgements.to_pylist()),
        "analysis": VERSION,
    }
    name = identity(about)
    if (before := case.about("usage", name)) is not None:
        if second is not None and _unanswered(case, name):
            _ask_again(case, name, before, second, progress)
        case.choose(name, "usage")
        return name
    held = {
        table: as_named(
            pq.ParquetFile(case.folder("logs", logs) / f"{table}.parquet").read(),
            USAGE_TABLES[table],
        )
        for table in LOGS
    }
    known = _made_before(case, about)
    alone = 1 if known else workers  # what is known need not be read
    with _begun(policy_text, held["messages"], alone, progress) as stages:
        found = read_wing(
            held,
            policy,
            _sharing(encoder, held["messages"], workers),
            settings=settings,
            judgements=judgements,
            stages=stages,
            known=known,
            step=progress.step,
        )
    found["readings"] = READINGS.empty_table()
    if second is not None:
        with progress.step("Asking the second reader"):
            found["readings"] = second(held["messages"], found["message_stages"], found["outcomes"])
    folder = case.folder("usage", name)
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in found.items():
        pq.write_table(rows, folder / f"{table}.parquet", compression="zstd")
    (folder / "policy.yaml").write_text(policy_text, encoding="utf-8")
    made = {"created_ms": now_ms, "version": __version__, "bar_bits": Linking().bar_bits}
    case.finish("usage", name, about | told | made)
    return name


def _unanswered(case: CaseFolder, name: str) -> bool:
    """Whether the second reader's server failed to answer when it was asked."""
    states = pq.read_table(case.folder("usage", name) / "readings.parquet", columns=["state"])
    return bool(pc.any(pc.starts_with(states["state"], "no answer")).as_py())


def _ask_again(
    case: CaseFolder,
    name: str,
    about: dict[str, Any],
    second: Callable[[pa.Table, pa.Table, pa.Table], pa.Table],
    progress: Progress,
) -> None:
    """Ask the second reader anew; what it answered before is kept and not asked."""
    folder = case.folder("usage", name)
    messages = pq.ParquetFile(case.folder("logs", about["logs"]) / "messages.parquet").read()
    stages, outcomes = (
        pq.ParquetFile(folder / f"{table}.parquet").read()
        for table in ("message_stages", "outcomes")
    )
    with progress.step("Asking the second reader again"):
        readings = second(messages, stages, outcomes)
    pq.write_table(readings, folder / "readings.parquet", compression="zstd")
    case.finish("usage", name, about)


def named_files(settings: Usage) -> dict[str, str | None]:
    """Give the names of files among the settings without their folders: those are nobody's business."""
    given = {"policy": settings.policy, "known": settings.known}
    return {name: Path(path).name if path is not None else None for name, path in given.items()}


def _made_before(case: CaseFolder, about: dict[str, Any]) -> dict[str, pa.Table]:
    """Read what an earlier reading of the same logs by the same policy made of their texts.

    A judgement or another setting then costs what depends on it, and not the encoding of every
    prompt. Nothing where there is none.
    """
    same = ("logs", "policy_sha256", "encoder", "analysis")
    for name, told in case.manifest()["usage"].items():
        if any(told[key] != about[key] for key in same) or case.about("usage", name) is None:
            continue
        folder = case.folder("usage", name)
        return {
            table: as_named(pq.ParquetFile(folder / f"{table}.parquet").read(), USAGE_TABLES[table])
            for table in OF_TEXTS
        }
    return {}


def _processes(messages: pa.Table, workers: int | None) -> int:
    """Say how many processes are worth it."""
    prompts = pc.sum(pc.equal(messages["role"], "user")).as_py() or 0
    return workers or os.cpu_count() or 1 if prompts >= _WORTH else 1


def _sharing(encoder: Encoder, messages: pa.Table, workers: int | None) -> Encoder:
    """Give an encoder that shares out what is much, where that is worth it."""
    count = _processes(messages, workers)
    return encoder if count < 2 else Sharing(encoder, count)


class Sharing:
    """An encoder whose larger tasks several processes share; vectors are those of one."""

    def __init__(self, encoder: Encoder, count: int) -> None:
        """Take the encoder and the number of processes."""
        self.name, self.version, self.dimensions = encoder.name, encoder.version, encoder.dimensions
        self._encoder, self._count = encoder, count

    def encode_fixed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the same for texts that are the same in every run."""
        return encoded_once(self._encoder, texts)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row a text, in order."""
        if len(texts) < _MUCH:
            return self._encoder.encode(texts)
        from loky import get_reusable_executor  # noqa: PLC0415 - only big logs pay for it

        pool = get_reusable_executor(max_workers=self._count, timeout=30)
        size = -(-len(texts) // (2 * self._count))
        parts = [list(texts[start : start + size]) for start in range(0, len(texts), size)]
        try:
            return np.concatenate(list(pool.map(_encoded_in, parts)))
        except BaseException:
            pool.shutdown(wait=True, kill_workers=True)
            raise


def _encoded_in(texts: list[str]) -> NDArray[np.float32]:
    return open_encoder("use").encode(texts)


@contextmanager
def _begun(
    policy_text: str, messages: pa.Table, workers: int | None, progress: Progress
) -> Iterator[Callable[[pa.Table], Read]]:
    """Begin to read stages in several processes where that is worth it, and give what waits for them.

    So what doesn't depend on stages can be found meanwhile. Where it isn't worth it, what is given reads them.
    """
    count = _processes(messages, workers)
    if count < 2:
        yield partial(_stages_in, policy_text)
        return
    from loky import get_reusable_executor  # noqa: PLC0415 - only big logs pay for it

    with progress.step("Measuring what is ordinary in the log"):
        contrast = contrast_of(messages, _ready(policy_text)[2])
    pool = get_reusable_executor(max_workers=count, timeout=30)
    # The same text goes to the same process, so that it is encoded once.
    mine = messages.filter(pc.equal(messages["role"], "user"))
    place = pa.array([hash_of(text) % (4 * count) for text in mine["text"].to_pylist()], pa.int32())
    try:
        parts = [
            pool.submit(_stages_in, policy_text, mine.filter(pc.equal(place, part)), contrast)
            for part in range(4 * count)
        ]

        def read(messages: pa.Table) -> Read:
            del messages  # those that were begun with
            done = [part.result() for part in parts]
            stages, leanings = (pa.concat_tables(tables) for tables in zip(*done, strict=True))
            by_time = [("at_ms", "ascending"), ("message_key", "ascending"), ("stage", "ascending")]
            return Read(stages.sort_by(by_time), leanings.sort_by("message_key"))

        yield read
    except BaseException:
        pool.shutdown(wait=True, kill_workers=True)
        raise


def hash_of(text: str) -> int:
    """Give a number of a text that is the same in every process."""
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=4).digest()
    return int.from_bytes(digest, "big")


def _stages_in(policy_text: str, messages: pa.Table, contrast: Contrast | None = None) -> Read:
    policy, encoder, reader = _ready(policy_text)
    return read_stages(messages, policy, encoder, reader=reader, contrast=contrast)


@lru_cache(maxsize=1)
def _ready(policy_text: str) -> tuple[Policy, Encoder, StageReader]:
    """Make a reader; a process that reads several parts of a log makes it once."""
    policy, encoder = parse_policy(policy_text), Keeping(open_encoder("use"))
    return policy, encoder, StageReader(policy, encoder)
