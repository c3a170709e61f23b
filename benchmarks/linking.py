"""Accounts of one operator: pairs and operators found on worlds of known truth, and what chance links.

Seeds and wordings are others than those that the rules were made on (seeds 1 to 13, open wordings).
Subjects, families of prompts and stages come from the wing itself; outcomes play no part here.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import LINK_JUDGEMENTS, RHYTHMS
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder
from groundswell.usage.link_chance import activity
from groundswell.usage.linking import link_accounts
from groundswell.usage.policy import parse_policy
from groundswell.usage.prompt_families import prompt_families
from groundswell.usage.stages import stages_of
from groundswell.usage.subjects import subjects_of
from groundswell.worlds.provider_world import provider_world

if TYPE_CHECKING:
    from groundswell.usage.linking import Linked

_SEEDS = tuple(range(201, 207))
_ACCOUNTS = 3_000
_DEALS = 3  # shuffled logs of each world
_FEW = 50  # accounts that share what can link them


def measure(*, quick: bool = False, data: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """Measure on lazy and careful operators, and on the same logs shuffled."""
    del data
    found, shapes, shuffled, cost = [], [], [], []
    for difficulty in ("lazy", "careful"):
        counts: Counter[str] = Counter()
        resembles: Counter[tuple[str, str]] = Counter()
        dealt: Counter[str] = Counter()
        spent = 0.0
        for seed in _SEEDS[: 2 if quick else None]:
            world = provider_world(
                seed=seed, accounts=_ACCOUNTS, difficulty=difficulty, templates="held"
            )
            tables = _tables(world.tables())
            began = time.process_time()
            linked = _linked(tables)
            spent += time.process_time() - began
            counts["accounts"] += world.accounts
            _score(world.truth, linked, counts, resembles)
            for deal in range(1 if quick else _DEALS):
                dealt["logs"] += 1
                again = _linked(_dealt_anew(tables, 1000 * seed + deal))
                dealt["links"] += _by_families(again)
            dealt["found"] += _by_families(linked)
        found.append({"difficulty": difficulty, **_rates(counts)})
        shapes += [
            {"difficulty": difficulty, "of": of, "shape": shape, "components": number}
            for (of, shape), number in sorted(resembles.items())
        ]
        shuffled.append(
            {
                "difficulty": difficulty,
                "links by two families": dealt["found"],
                "shuffled logs": dealt["logs"],
                "links in them": dealt["links"],
                "a log": round(dealt["links"] / dealt["logs"], 3),
            }
        )
        cost.append({"difficulty": difficulty, "CPU s": round(spent, 1), **_size(counts)})
    return {
        "operators of several accounts": found,
        "what linked accounts resemble": shapes,
        "links by two families, and in shuffled logs": shuffled,
        "cost of linking": cost,
    }


def _tables(logs: dict[str, pa.Table]) -> dict[str, pa.Table]:
    messages = logs["messages"]
    subjects = subjects_of(messages)
    # Stages can matter only where somebody else wrote of the same; other prompts are not read here.
    few = pc.and_(
        pc.greater_equal(subjects["accounts"], 2), pc.less_equal(subjects["accounts"], _FEW)
    )
    shared = subjects.filter(few)["message_key"].combine_chunks()
    asked = messages.filter(pc.is_in(messages["message_key"], shared))
    return {
        **logs,
        "subjects": subjects,
        "families": prompt_families(messages),
        "stages": stages_of(asked, parse_policy(policy_text(None)), encoder("use")),
    }


def _linked(tables: dict[str, pa.Table]) -> Linked:
    return link_accounts(
        tables["usage_accounts"],
        tables["signals"],
        tables["messages"],
        tables["subjects"],
        tables["families"],
        RHYTHMS.empty_table(),
        LINK_JUDGEMENTS.empty_table(),
        seed=1,
        stages=tables["stages"],
    )


def _by_families(linked: Linked) -> int:
    rows = linked.pairs.select(["linked", "strong"]).to_pylist()
    return sum(row["linked"] and not row["strong"] for row in rows)


def _score(
    truth: pa.Table, linked: Linked, counts: Counter[str], shapes: Counter[tuple[str, str]]
) -> None:
    """Count pairs of accounts and operators, found and false; only the shape operator is a claim."""
    rows = truth.to_pylist()
    operator = {row["account_key"]: row["operator"] for row in rows}
    archetype = {row["account_key"]: row["archetype"] for row in rows}
    shape = dict(
        zip(
            linked.operators["operator_id"].to_pylist(),
            linked.operators["shape"].to_pylist(),
            strict=True,
        )
    )
    members: dict[str, list[str]] = defaultdict(list)
    for row in linked.members.to_pylist():
        members[row["operator_id"]].append(row["account_key"])
    size = Counter(name for name in operator.values() if name)
    most: dict[str, int] = {}
    for key, accounts in members.items():
        whose = Counter(operator[account] for account in accounts if operator[account])
        kinds = Counter(archetype[account] for account in accounts)
        shapes[kinds.most_common(1)[0][0], shape[key]] += 1
        if shape[key] != "operator":
            continue
        true = sum(n * (n - 1) // 2 for n in whose.values())
        counts["true pairs found"] += true
        counts["false pairs"] += len(accounts) * (len(accounts) - 1) // 2 - true
        own = max(whose.values(), default=0)
        counts["right" if 2 * own > len(accounts) else "false operators"] += 1
        for name, n in whose.items():
            most[name] = max(most.get(name, 0), n)
    for name, n in size.items():
        if n > 1:
            counts["operators"] += 1
            counts["pairs"] += n * (n - 1) // 2
            counts["operators found"] += most.get(name, 0) > 1
            counts["by half"] += most.get(name, 0) > 1 and 2 * most[name] >= n


def _rates(counts: Counter[str]) -> dict[str, Any]:
    claims = counts["right"] + counts["false operators"]
    pairs = counts["true pairs found"] + counts["false pairs"]
    return {
        "operators": counts["operators"],
        "found": counts["operators found"],
        "recall": _share(counts["operators found"], counts["operators"]),
        "by half of their accounts": counts["by half"],
        "claims": claims,
        "false": counts["false operators"],
        "precision": _share(counts["right"], claims),
        "pair recall": _share(counts["true pairs found"], counts["pairs"]),
        "pair precision": _share(counts["true pairs found"], pairs),
        "accounts": counts["accounts"],
    }


def _size(counts: Counter[str]) -> dict[str, Any]:
    return {"accounts": counts["accounts"]}


def _share(part: int, whole: int) -> str:
    """Give a share with its interval at 95% (Wilson 1927)."""
    if not whole:
        return "-"
    p, z = part / whole, 1.96
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * (p * (1 - p) / whole + z * z / (4 * whole**2)) ** 0.5 / (1 + z * z / whole)
    return f"{p:.3f} ({max(0.0, middle - half):.2f} to {min(1.0, middle + half):.2f})"


def _dealt_anew(tables: dict[str, pa.Table], seed: int) -> dict[str, pa.Table]:
    """Deal each family's values to other accounts of the country that are about as active."""
    names = tables["usage_accounts"]["account_key"].combine_chunks()
    signals, subjects = tables["signals"], tables["subjects"]
    countries = signals.filter(pc.equal(signals["kind"], "country"))
    first = pc.index_in(names, countries["account_key"].combine_chunks())
    country = pc.fill_null(countries["value_key"].combine_chunks().take(first), "")
    level = activity(tables["usage_accounts"]["prompts"].to_numpy())
    word = [f"{a} {b}" for a, b in zip(country.to_pylist(), level.tolist(), strict=True)]
    group = np.unique(word, return_inverse=True)[1]
    draw = np.random.default_rng(seed)

    def dealt(table: pa.Table, to: np.ndarray) -> pa.Table:
        place = pc.index_in(table["account_key"], names).to_numpy()
        column = table.schema.get_field_index("account_key")
        moved = names.take(pa.array(to[place]))
        return table.set_column(column, table.schema.field(column), moved)

    def deal() -> np.ndarray:
        to = np.arange(len(names))
        for each in range(int(group.max()) + 1):
            own = np.flatnonzero(group == each)
            to[own] = draw.permutation(own)
        return to

    others = signals.filter(pc.not_equal(signals["kind"], "country"))
    parts = [
        dealt(others.filter(pc.equal(others["family"], family)), deal())
        for family in ("network", "device", "payment", "sign_up", "other")
    ]
    texts, phrase = deal(), pc.equal(subjects["kind"], "phrase")
    wording, themes = subjects.filter(phrase), subjects.filter(pc.invert(phrase))
    return {
        **tables,
        "signals": pa.concat_tables([countries, *parts]),
        "families": dealt(tables["families"], texts),
        "subjects": pa.concat_tables([dealt(wording, texts), dealt(themes, deal())]),
    }
