"""The wing on provider logs: messages a second, and where the time goes, part by part.

Messages are a world's, made as long as people's: each prompt and answer goes on with neutral
sentences, and no two are alike, so that nothing is spared by having read the same text before.
``--answers none`` leaves the answers as short as the world makes them.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from benchmarks.cost import Clock, on_two_cores
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder as open_encoder
from groundswell.tables.texts import normal
from groundswell.usage.answers import Refusals
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import StageReader, contrast_of, read_stages
from groundswell.usage.wing import read_wing
from groundswell.worlds import provider_world
from groundswell.worlds.provider_dice import Dice
from groundswell.worlds.provider_phrasing import Style, Writer

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

_PER_ACCOUNT = 17  # messages of a world
_MIDDLE = {"user": 110.0, "assistant": 700.0}  # characters; half of all are shorter
_SPREAD = {"user": 1.4, "assistant": 1.0}  # of the logarithm
_LONGEST = 30_000
_SENTENCES = 4_000  # of each language


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--messages", type=int, help="so many (100000; quick: 20000)")
    parser.add_argument("--answers", choices=("long", "none"), default="long", help="see above")


def measure(
    *, quick: bool, data: str | None, messages: int | None = None, answers: str = "long"
) -> dict[str, list[dict[str, object]]]:
    """Time every part of the wing; give tables by their titles."""
    del data  # worlds are made
    wanted = messages or (20_000 if quick else 100_000)
    rows: list[dict[str, object]] = []
    with on_two_cores():
        with Clock() as clock:
            world = provider_world(seed=77, accounts=max(300, wanted // _PER_ACCOUNT))
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
    said = np.array(
        [
            len(text)
            for text, role in zip(texts["text"].to_pylist(), texts["role"].to_pylist(), strict=True)
            if role == "user"
        ]
    )
    about = {
        "messages": count,
        "prompts": len(said),
        "characters_of_a_prompt": f"median {int(np.median(said))}, mean {int(said.mean())}, "
        f"longest {int(said.max())}",
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
