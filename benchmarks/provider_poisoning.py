"""What accounts that are planted to make misuse look ordinary do to what is found.

How far a prompt leans is told against the log's own people, so that somebody with many accounts can
move what counts as ordinary. Here a share of a log's accounts writes, twice each, what operators of
another world asked for, and does nothing else; the log's own operators are to be found beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.provider import Remembering
from benchmarks.provider_scores import Tally
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder as open_encoder
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import Read, StageReader, read_stages
from groundswell.usage.wing import read_wing
from groundswell.worlds import provider_world
from groundswell.worlds.provider_phrasing import SETS

if TYPE_CHECKING:
    import argparse

SHARES = (0.0, 0.02, 0.1, 0.4)  # of all accounts that are planted
_PROMPTS = 2  # of each


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--accounts", type=int, help="of the log before (1500; quick: 500)")
    parser.add_argument("--wordings", choices=SETS, default="fresh", help="of all texts")
    parser.add_argument("--first-seed", type=int, default=1, help="of the log and of the planted")


def measure(
    *,
    quick: bool,
    data: str | None,
    accounts: int | None = None,
    wordings: str = "fresh",
    first_seed: int = 1,
) -> dict[str, list[dict[str, object]]]:
    """Find operators beside more and more planted accounts; give a row for each share."""
    del data  # worlds are made
    count = accounts or (500 if quick else 1_500)
    policy, encoder = parse_policy(policy_text(None)), Remembering(open_encoder("use"))
    reader = StageReader(policy, encoder)
    operators = 12 if quick else 24
    world, other = (
        provider_world(
            seed=seed, accounts=count, operators=operators, difficulty="lazy", templates=wordings
        )
        for seed in (first_seed, first_seed + 500)
    )
    asked = other.tables()["messages"]
    meant = other.meant.filter(pc.is_valid(other.meant["stage"]))["message_key"]
    asked = asked.filter(
        pc.and_(pc.equal(asked["role"], "user"), pc.is_in(asked["message_key"], value_set=meant.combine_chunks()))
    )  # fmt: skip
    rows: list[dict[str, object]] = []
    for part in SHARES:
        logs = planted(world.tables(), asked, round(count * part / (1 - part)), seed=first_seed)
        contrasts: list[float] = []

        def stages(messages: pa.Table, contrasts: list[float] = contrasts) -> Read:
            against = reader.contrast(messages.filter(pc.equal(messages["role"], "user")))
            contrasts.append(against.middle)
            return read_stages(messages, policy, encoder, reader=reader, contrast=against)

        found = read_wing(logs, policy, encoder, stages=stages)
        strangers = {
            key for key in logs["usage_accounts"]["account_key"].to_pylist() if _is_planted(key)
        }
        truth = world.truth.to_pylist()
        row: dict[str, object] = {"planted": part, "accounts": len(logs["usage_accounts"])}
        for tier, name in (("investigate", "investigate"), ("lead", "or lead")):
            tiers = ("investigate",) if tier == "investigate" else ("investigate", "lead")
            groups = [
                each["accounts"]
                for each in found["provider_operations"].to_pylist()
                if each["tier"] in tiers
            ]
            tally = Tally()
            tally.add([group for group in groups if not strangers & set(group)], truth, 0)
            told = tally.row()
            row |= {f"recall, {name}": told["recall"], f"false, {name}": told["false"]}
            row[f"planted accounts, {name}"] = sum(len(strangers & set(group)) for group in groups)
        rows.append(row | {"middle of the log": round(contrasts[0], 2)})
    return {f"operators beside planted accounts, {wordings} wordings": rows}


def planted(
    logs: dict[str, pa.Table], asked: pa.Table, count: int, *, seed: int
) -> dict[str, pa.Table]:
    """Add accounts that write prompts (``MESSAGES``) of others, each in a conversation of its own."""
    if not count:
        return logs
    chance = np.random.default_rng(seed)
    chosen = asked.take(pa.array(chance.integers(0, asked.num_rows, count * _PROMPTS)))
    keys = [f"planted{number:06d}" for number in range(count)]
    owners = np.repeat(keys, _PROMPTS)
    sayings = [f"{owner}-{place % _PROMPTS}" for place, owner in enumerate(owners)]
    first, last = (f(logs["messages"]["at_ms"]).as_py() for f in (pc.min, pc.max))
    at_ms = chance.integers(first, last, len(owners))
    messages = chosen
    for name, values in (
        ("message_key", sayings), ("conversation_key", sayings), ("account_key", owners.tolist()),
        ("at_ms", at_ms.tolist()), ("parent_key", [None] * len(owners)),
        ("refused", [None] * len(owners)),
    ):  # fmt: skip
        place = messages.schema.get_field_index(name)
        field = messages.schema.field(place)
        messages = messages.set_column(place, field, pa.array(values, field.type))
    accounts = _like(
        logs["usage_accounts"],
        [
            {
                "account_key": key, "conversations": _PROMPTS, "messages": _PROMPTS,
                "prompts": _PROMPTS, "first_seen_ms": first, "last_seen_ms": last,
            }
            for key in keys
        ],
    )  # fmt: skip
    conversations = _like(
        logs["conversations"],
        [
            {
                "conversation_key": saying, "account_key": owner, "started_ms": at, "ended_ms": at,
                "messages": 1, "branches": 0,
            }
            for saying, owner, at in zip(sayings, owners.tolist(), at_ms.tolist(), strict=True)
        ],
    )  # fmt: skip
    more = {"messages": messages, "usage_accounts": accounts, "conversations": conversations}
    return {
        name: pa.concat_tables([table, more[name]]) if name in more else table
        for name, table in logs.items()
    }


def _like(table: pa.Table, rows: list[dict[str, object]]) -> pa.Table:
    """Make rows of a table's schema; what they leave out is as in its first row."""
    first = table.slice(0, 1).to_pylist()[0]
    held = [{name: row.get(name, first[name]) for name in table.column_names} for row in rows]
    return pa.Table.from_pylist(held, schema=table.schema)


def _is_planted(key: str) -> bool:
    return key.startswith("planted")
