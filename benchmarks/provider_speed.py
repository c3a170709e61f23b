"""The wing on provider logs: messages a second, and where the time goes, part by part.

Messages are a world's, made as long as people's: each prompt and answer goes on with neutral
sentences, and no two are alike, so that nothing is spared by having read the same text before.
``--answers none`` leaves the answers as short as the world makes them. ``--whole`` times instead what
a user runs, ``groundswell investigate --usage``, from files to the report, and scores what it found:
*fresh* wordings, operators that are lazy, careful or between, and look-alikes, as rare as worlds
usually have them, and all of them between neutral sentences.
"""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from benchmarks.cost import Clock, on_two_cores, run
from benchmarks.provider import Scores
from groundswell.runs.policy import policy_text
from groundswell.runs.secret import VARIABLE
from groundswell.runs.usage_case import UsageCase
from groundswell.sameness.encoder import encoder as open_encoder
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.texts import normal
from groundswell.usage.answers import Refusals
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import StageReader, contrast_of, read_stages
from groundswell.usage.wing import read_wing
from groundswell.worlds import provider_world
from groundswell.worlds.provider_dice import Dice
from groundswell.worlds.provider_phrasing import Style, Writer
from groundswell.worlds.provider_world import PROVIDER

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from groundswell.worlds import ProviderWorld

_SEED = 77
_PER_ACCOUNT = 17  # messages of a world
_MIDDLE = {"user": 110.0, "assistant": 700.0}  # characters; half of all are shorter
_SPREAD = {"user": 1.4, "assistant": 1.0}  # of the logarithm
_LONGEST = 30_000
_SENTENCES = 4_000  # of each language
_LIMIT_S = 3 * 3600.0  # of the whole command


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--messages", type=int, help="so many (100000; quick: 20000)")
    parser.add_argument("--answers", choices=("long", "none"), default="long", help="see above")
    parser.add_argument("--whole", action="store_true", help="time the command, from its files on")


def measure(
    *,
    quick: bool,
    data: str | None,
    messages: int | None = None,
    answers: str = "long",
    whole: bool = False,
) -> dict[str, list[dict[str, object]]]:
    """Time every part of the wing, or the command; give tables by their titles."""
    del data  # worlds are made
    wanted = messages or (20_000 if quick else 100_000)
    return _command(wanted, answers) if whole else _parts(wanted, answers)


def _command(wanted: int, answers: str) -> dict[str, list[dict[str, object]]]:
    """Write logs, and time ``groundswell investigate --usage`` on them."""
    world = provider_world(seed=_SEED, accounts=max(300, wanted // _PER_ACCOUNT), templates="fresh")
    with tempfile.TemporaryDirectory() as folder:
        logs, case, key = (Path(folder, name) for name in ("logs", "case", "key"))
        about = _written(logs, world, answers)
        key.write_text("2" * 64, encoding="ascii")
        command = [sys.executable, "-m", "groundswell", "investigate", "--usage", str(logs)]
        ran = run(
            [*command, "--out", str(case), "--yes", "--quiet"],
            limit_s=_LIMIT_S,
            environment={VARIABLE: str(key)},
        )
        if not ran.finished:
            raise SystemExit(f"the command did not end: {ran.why}")
        size = sum(each.stat().st_size for each in case.rglob("*") if each.is_file())
        scores = _scored(world, UsageCase(case)["provider_operations"], key.read_bytes())
    row: dict[str, object] = {
        "wall_s": ran.wall_s,
        "cpu_s": ran.cpu_s,
        "messages_per_second": int(world.messages / ran.wall_s),
        "peak_gb": ran.peak_gb,
        "case_gb": round(size / 1e9, 2),
    }
    return {
        "messages": [about],
        "groundswell investigate --usage": [row],
        "what it found": [*scores.rows()],
        "by kind of operator": [*scores.kinds()],
        "falsely named, by whom": [*scores.alike()],
    }


def _scored(world: ProviderWorld, operations: pa.Table, key: bytes) -> Scores:
    """Score operations of a case, whose pseudonyms are by a key, by what is true of the world."""
    pseudonyms = Pseudonyms(key)
    made = {
        pseudonyms.account(PROVIDER, name): known
        for name, known in zip(world.names, world.account_keys, strict=True)
    }
    groups = [
        (row["tier"], [made[account] for account in row["accounts"]])
        for row in operations.to_pylist()
    ]
    scores = Scores()
    scores.add_operations(world, groups, _SEED)
    return scores


def _written(folder: Path, world: ProviderWorld, answers: str) -> dict[str, object]:
    """Write the logs of a world in the plain form, and say what they are like."""
    logs = world.rows()
    texts = lengthened(world.tables()["messages"], answers == "long")["text"].to_pylist()
    folder.mkdir()
    with Path(folder, "messages.jsonl").open("w", encoding="utf-8") as file:
        for row, text in zip(logs.messages, texts, strict=True):
            file.write(json.dumps({**row, "text": text}, ensure_ascii=False) + "\n")
    with Path(folder, "signals.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in logs.signals)
    said = [
        len(text) for row, text in zip(logs.messages, texts, strict=True) if row["role"] == "user"
    ]
    return {
        "messages": world.messages,
        "accounts": world.accounts,
        **_lengths(said),
        "different_texts": len(set(texts)),
        "file_gb": round(Path(folder, "messages.jsonl").stat().st_size / 1e9, 2),
    }


def _lengths(said: Sequence[int]) -> dict[str, object]:
    return {
        "prompts": len(said),
        "characters_of_a_prompt": f"median {int(np.median(said))}, mean {int(np.mean(said))}, "
        f"longest {max(said)}",
    }


def _parts(wanted: int, answers: str) -> dict[str, list[dict[str, object]]]:
    """Time every part of the wing by itself, in this process."""
    rows: list[dict[str, object]] = []
    with on_two_cores():
        with Clock() as clock:
            world = provider_world(seed=_SEED, accounts=max(300, wanted // _PER_ACCOUNT))
            tables = world.tables()
        rows.append(_row("making the world", clock, world.messages))
        tables = {**tables, "messages": lengthened(tables["messages"], answers == "long")}
        count = world.messages
        with Clock() as clock:
            policy, encoder = parse_policy(policy_text(None)), open_encoder("use")
            encoder.encode(["warm"])
        rows.append(_row("opening policy and encoder", clock, count))
        with Clock() as clock:
            reader = StageReader(policy, encoder)
        rows.append(_row("fitting the policy, once", clock, count))
        with Clock() as clock:
            # By a reader of its own: ours would remember what was drawn, a seventh of so small a log.
            contrast = contrast_of(tables["messages"], StageReader(policy, encoder))
        rows.append(_row("fitting it against the log, once", clock, count))
        with Clock() as clock:
            Refusals(policy.answers, encoder)  # fitted once for equal examples
        rows.append(_row("fitting refusals, once", clock, count))
        parts: list[dict[str, object]] = []

        @contextmanager
        def step(name: str) -> Iterator[None]:
            with Clock() as clock:
                yield
            parts.append(_row(name.lower(), clock, count))

        with Clock() as whole:
            read_wing(
                tables,
                policy,
                encoder,
                stages=lambda asked: read_stages(
                    asked, policy, encoder, reader=reader, contrast=contrast
                ),
                step=step,
            )
    texts = tables["messages"]
    said = [
        len(text)
        for text, role in zip(texts["text"].to_pylist(), texts["role"].to_pylist(), strict=True)
        if role == "user"
    ]
    about = {
        "messages": count,
        **_lengths(said),
        "different_texts": len(set(texts["text"].to_pylist())),
    }
    reading = sum(float(str(part["cpu_s"])) for part in parts if "reading" in str(part["part"]))
    once = sum(float(str(row["cpu_s"])) for row in rows if "once" in str(row["part"]))
    shared = ((reading / 2 + whole.cpu_s - reading) / count * 1_000_000 + once) / 60
    return {
        "messages": [about],
        "before": rows,
        "the wing, part by part": parts,
        "the whole wing": [
            {
                **_row("all", whole, count),
                # A run shares out stages and outcomes among processes, and nothing else; by CPU, as
                # other work on the machine stretches the wall time.
                "minutes_for_a_million_on_two_cores": round(shared, 1),
            }
        ],
    }


def lengthened(messages: pa.Table, answers: bool) -> pa.Table:
    """Give messages with texts as long as people's, no two alike."""
    rng = np.random.default_rng(5)
    plain = Style(lower=False, typos=0, opener=0, closer=0, paste=0, varied=True)
    pools: dict[str, list[str]] = {}
    texts: list[str] = []
    norms: list[str] = []
    rows = zip(
        messages["text"].to_pylist(),
        messages["role"].to_pylist(),
        messages["lang"].to_pylist(),
        strict=True,
    )
    for number, (text, role, lang) in enumerate(rows):
        if role == "system" or (role == "assistant" and not answers):
            texts.append(text)
            norms.append(normal(text))
            continue
        if lang not in pools:
            writer = Writer("held", Dice(5, lang), plain, {})
            pools[lang] = [writer.sentence(lang) for _ in range(_SENTENCES)]
        goal = min(_LONGEST, _MIDDLE[role] * np.exp(rng.normal() * _SPREAD[role]))
        pool, made = pools[lang], f"{text} ({number})"
        while len(made) < goal:
            made += f" {pool[int(rng.integers(_SENTENCES))]}"
        texts.append(made)
        norms.append(normal(made))
    columns = {name: messages[name] for name in messages.column_names}
    columns["text"], columns["text_norm"] = pa.array(texts), pa.array(norms)
    return pa.table(columns, schema=messages.schema)


def _row(name: str, clock: Clock, count: int) -> dict[str, object]:
    return {
        "part": name,
        "cpu_s": clock.cpu_s,
        "wall_s": clock.wall_s,
        "messages_per_cpu_s": int(count / max(clock.cpu_s, 1e-3)),
        "peak_gb": clock.peak_gb,
    }
