"""Operators in provider logs: found, missed and falsely named, by how carefully they hide.

``python -m benchmarks provider`` reads worlds of provider logs (`docs/methods/provider-worlds.md`)
with the whole wing and unchanged settings, and compares what it says with the truth: on the wordings
``fresh``, which nobody who made the wing has seen, and besides on ``held`` and ``open``, which it was
developed on. Seeds from 9,000 on are for reports; develop on lower ones. What counts stands in
`provider_scores`.

``--census N`` tries N instances of every look-alike, in worlds without an operator. To make that
many possible, sentence vectors are looked up by text with invented names and numbers made equal; the
operators' figures never are. It is told twice: as the logs are, and without mailbox domains, by
which an employer's accounts are known for such (``--mailboxes known`` leaves that out). ``--kinds`` tries only
some of the look-alikes, and ``--share`` says what part of a log they are: what many do is ordinary in it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

from benchmarks.provider_scores import Tally, at_most, share
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder as open_encoder
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import StageReader, read_stages
from groundswell.usage.wing import read_wing
from groundswell.worlds import provider_world
from groundswell.worlds.provider_archetypes import ARCHETYPES
from groundswell.worlds.provider_subjects import NAMED_PLACE

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Policy
    from groundswell.usage.stages import Read
    from groundswell.worlds import ProviderWorld

_FIRST_SEED = 9_000  # of reports
_TIERS = {"investigate": ("investigate",), "or lead": ("investigate", "lead")}
_NUMBER = re.compile(r"\d+")
_AT_ONCE = 8_000  # accounts of one world, about
_SHARE = 0.7975  # of its accounts that are look-alikes
_LEAST = 40  # instances of each in one world


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument(
        "--seeds", type=int, help="worlds of each difficulty (5; quick: 1; 0: none)"
    )
    parser.add_argument("--accounts", type=int, help="accounts of a world (3000; quick: 900)")
    parser.add_argument("--operators", type=int, help="operators of a world (24)")
    parser.add_argument(
        "--bystanders", type=int, help="honest people who work on operators' own subjects (0)"
    )
    parser.add_argument("--census", type=int, help="instances of each look-alike (200; quick: 8)")
    parser.add_argument("--kinds", help="only these look-alikes, with commas (all)")
    parser.add_argument("--share", type=float, default=_SHARE, help="of look-alikes in a census")
    parser.add_argument("--mailboxes", choices=("known", "both"), default="both", help="see above")
    parser.add_argument("--difficulty", help="only this: lazy, careful or mixed")
    parser.add_argument("--wordings", help="fresh, held, open; with commas (all; quick: fresh)")
    parser.add_argument("--first-seed", type=int, default=_FIRST_SEED, help="seed to begin with")


def measure(
    *,
    quick: bool,
    data: str | None,
    seeds: int | None = None,
    accounts: int | None = None,
    operators: int | None = None,
    bystanders: int | None = None,
    census: int | None = None,
    kinds: str | None = None,
    share: float = _SHARE,
    mailboxes: str = "both",
    difficulty: str | None = None,
    wordings: str | None = None,
    first_seed: int = _FIRST_SEED,
) -> dict[str, list[dict[str, object]]]:
    """Read worlds and score what is found; give tables by their titles."""
    del data  # worlds are made
    wing = Wing(parse_policy(policy_text(None)), open_encoder("use"))
    many = seeds if seeds is not None else (1 if quick else 5)
    found: dict[str, list[dict[str, object]]] = {}
    if many:
        found |= _operators(
            wing,
            range(first_seed, first_seed + many),
            accounts=accounts or (900 if quick else 3_000),
            operators=operators or 24,
            bystanders=bystanders or 0,
            difficulties=(difficulty,) if difficulty else ("lazy", "careful", "mixed"),
            wordings=(wordings or ("fresh" if quick else "fresh,held,open")).split(","),
        )
    count = census if census is not None else (8 if quick else 200)
    if count:
        chosen = tuple(kinds.split(",")) if kinds else tuple(ARCHETYPES)
        if unknown := [kind for kind in chosen if kind not in ARCHETYPES]:
            raise SystemExit(f"--kinds: no look-alike is called {unknown[0]}")
        if not 0 < share < 1:
            raise SystemExit("--share is a part of all accounts, between 0 and 1")
        titles = {True: "", False: ", and no mailbox domains in the log"}
        for domains in (True, False) if mailboxes == "both" else (True,):
            found[f"look-alikes one by one, no operators, fresh wordings{titles[domains]}"] = (
                _census(wing, count, first_seed, chosen, share, domains=domains)
            )
    return found


def _operators(
    wing: Wing,
    seeds: Sequence[int],
    *,
    accounts: int,
    operators: int,
    bystanders: int,
    difficulties: Sequence[str],
    wordings: Sequence[str],
) -> dict[str, list[dict[str, object]]]:
    """Score worlds with operators in them: a table for each set of wordings, then the parts."""
    found: dict[str, list[dict[str, object]]] = {}
    kinds: list[dict[str, object]] = []
    alike: list[dict[str, object]] = []
    read: list[dict[str, object]] = []
    ends: list[dict[str, object]] = []
    for chosen in wordings:
        rows = []
        for hard in difficulties:
            scores = Scores()
            for seed in seeds:
                world = provider_world(
                    seed=seed,
                    accounts=accounts,
                    difficulty=hard,
                    templates=chosen,
                    operators=operators,
                    bystanders=bystanders,
                )
                scores.add(world, wing.read(world), seed)
            about = {"wordings": chosen, "operators_are": hard}
            rows += [{**about, **row} for row in scores.rows()]
            kinds += [{**about, **row} for row in scores.kinds()]
            alike += [{**about, **row} for row in scores.alike()]
            read += [{**about, **row} for row in scores.read_as()]
            ends += [{**about, **row} for row in scores.endings()]
        found[f"operators, {chosen} wordings"] = rows
    found["by kind of operator"] = kinds
    found["prompts of operators: how many were read as what they were written as"] = read
    found["answers: how they ended, and what was told"] = ends
    found["falsely named in these worlds, by whom"] = alike
    return found


@dataclass(slots=True)
class Scores:
    """Tallies of worlds alike: by tier, and of linked accounts whatever they did."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    written: Counter[str] = field(default_factory=Counter)  # operators' prompts by stage
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)  # and how they were read
    ended: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # language, truth, told

    def add(self, world: ProviderWorld, tables: Mapping[str, pa.Table], seed: int) -> None:
        """Score one world."""
        operations = tables["provider_operations"].to_pylist()
        self.add_operations(world, [(row["tier"], row["accounts"]) for row in operations], seed)
        several = _of_several(world.truth.to_pylist())
        self.tallies.setdefault("linked, of several accounts", Tally()).add(
            linked(tables), several, seed
        )
        self._add_stages(world, tables)
        self._add_endings(world, tables)

    def add_operations(
        self, world: ProviderWorld, operations: Sequence[tuple[str, Sequence[str]]], seed: int
    ) -> None:
        """Score the operations of one world, each by its tier and the accounts it names."""
        truth, idle = world.truth.to_pylist(), idle_accounts(world)
        for name, tiers in _TIERS.items():
            groups = [accounts for tier, accounts in operations if tier in tiers]
            self.tallies.setdefault(name, Tally()).add(groups, truth, seed, idle)

    def _add_stages(self, world: ProviderWorld, tables: Mapping[str, pa.Table]) -> None:
        level = {
            (row["message_key"], row["stage"]): row["level"]
            for row in tables["message_stages"].to_pylist()
        }
        meant = zip(
            world.meant["message_key"].to_pylist(),
            world.meant["role"].to_pylist(),
            world.meant["stage"].to_pylist(),
            strict=True,
        )
        for key, role, stage in meant:
            if role == "user" and stage is not None:
                self.written[stage] += 1
                self.levels[stage, level.get((key, stage), "none")] += 1

    def _add_endings(self, world: ProviderWorld, tables: Mapping[str, pa.Table]) -> None:
        messages = world.tables()["messages"]
        truth = dict(
            zip(
                world.meant["message_key"].to_pylist(),
                world.meant["ended"].to_pylist(),
                strict=True,
            )
        )
        spoken = dict(
            zip(messages["message_key"].to_pylist(), messages["lang"].to_pylist(), strict=True)
        )
        for row in tables["outcomes"].select(["answer_key", "outcome"]).to_pylist():
            key = row["answer_key"]
            if key is not None:
                self.ended[spoken[key] or "unknown", truth[key], row["outcome"]] += 1

    def endings(self) -> Iterator[dict[str, object]]:
        """Give for each way an answer ends what was told of it; what is told by words by language."""
        by_words = {"refused in words", "answered"}
        groups = {(ended, "all") for _, ended, _ in self.ended}
        groups |= {(ended, lang) for lang, ended, _ in self.ended if ended in by_words}
        for ended, lang in sorted(groups):
            told: Counter[str] = Counter()
            for (spoken, truth, outcome), count in self.ended.items():
                if truth == ended and lang in ("all", spoken):
                    told[outcome] += count
            count = told.total()
            yield {
                "ended": ended,
                "language": lang,
                "answers": count,
                **{name: told[name] for name in ("answered", "partly", "refused")},
                "refused_or_partly": share(told["refused"] + told["partly"], count),
            }

    def read_as(self) -> Iterator[dict[str, object]]:
        """Give, for each stage, how many prompts written as it were read as it, by level."""
        for stage, count in sorted(self.written.items()):
            told = {each: self.levels[stage, each] for each in ("investigate", "look", "weak")}
            yield {
                "stage": stage,
                "prompts": count,
                **told,
                "look_or_more": share(told["investigate"] + told["look"], count),
            }

    def rows(self) -> Iterator[dict[str, object]]:
        """Give the figures of each tier."""
        for name, tally in self.tallies.items():
            yield {"tier": name, **tally.row()}

    def kinds(self) -> Iterator[dict[str, object]]:
        """Give how many of each kind were found, by tier."""
        for name, tally in self.tallies.items():
            yield {
                "tier": name,
                **{
                    kind: f"{tally.found[kind]}/{count}"
                    for kind, count in sorted(tally.operators.items())
                },
            }

    def alike(self) -> Iterator[dict[str, object]]:
        """Give who was falsely named, by tier."""
        for name, tally in self.tallies.items():
            yield {"tier": name, **dict(sorted(tally.false.items()))}
            if tally.others:
                title = f"{name}: accounts in an operator's operation"
                yield {"tier": title, **dict(sorted(tally.others.items()))}


@dataclass(slots=True)
class Wing:
    """The wing with a policy and an encoder; ``rough`` vectors are those of alike texts."""

    policy: Policy
    encoder: Encoder
    rough: Encoder = field(init=False)
    readers: dict[bool, StageReader] = field(init=False)

    def __post_init__(self) -> None:
        """Put a memory before the encoder, for rough vectors; make the readers once."""
        self.rough = Remembering(self.encoder)
        self.readers = {
            rough: StageReader(self.policy, self.rough if rough else self.encoder)
            for rough in (False, True)
        }

    def read(
        self, world: ProviderWorld, *, rough: bool = False, domains: bool = True
    ) -> dict[str, pa.Table]:
        """Read a world's logs, with mailbox domains or without."""
        logs = world.tables()
        if not domains:
            kind = logs["signals"]["kind"]
            logs = {**logs, "signals": logs["signals"].filter(pc.not_equal(kind, "email_domain"))}
        encoder = self.rough if rough else self.encoder

        def stages(messages: pa.Table) -> Read:
            return read_stages(messages, self.policy, encoder, reader=self.readers[rough])

        return read_wing(logs, self.policy, encoder, stages=stages)


class Remembering:
    """An encoder that gives texts which differ in invented names and numbers one vector.

    Vectors are remembered, so that worlds made of templates cost little.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.version = encoder.name, f"{encoder.version}, alike texts as one"
        self.dimensions = encoder.dimensions
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one vector a text, in order."""
        plain = [_NUMBER.sub("12", NAMED_PLACE.sub("Lindamar", text)) for text in texts]
        new = [text for text in dict.fromkeys(plain) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder.encode(new), strict=True))
        if not plain:
            return np.empty((0, self.dimensions), np.float32)
        return np.stack([self._known[text] for text in plain])


def linked(tables: Mapping[str, pa.Table]) -> list[list[str]]:
    """Give the accounts of each linked operator, whatever they did."""
    members: dict[str, list[str]] = {}
    for row in tables["operator_members"].to_pylist():
        members.setdefault(row["operator_id"], []).append(row["account_key"])
    shape = {row["operator_id"]: row["shape"] for row in tables["operators"].to_pylist()}
    return [group for key, group in members.items() if shape[key] == "operator"]


def idle_accounts(world: ProviderWorld) -> set[str]:
    """Give accounts of operators that asked for nothing that an operator does; what links them counts apart."""
    whose = world.truth.filter(pc.is_valid(world.truth["operator"]))["account_key"]
    done = world.meant.filter(
        pc.and_(pc.equal(world.meant["role"], "user"), pc.is_valid(world.meant["stage"]))
    )["message_key"]
    messages = world.tables()["messages"]
    held = pc.is_in(messages["message_key"], value_set=done.combine_chunks())
    return set(whose.to_pylist()) - set(messages.filter(held)["account_key"].to_pylist())


def _of_several(truth: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the truth for links: an operator of one account has none."""
    sizes = Counter(row["operator"] for row in truth)
    return [
        row if sizes[row["operator"]] > 1 else {**row, "operator": None, "kind": None}
        for row in truth
    ]


def _census(
    wing: Wing,
    count: int,
    first_seed: int,
    kinds: Sequence[str],
    part: float,
    *,
    domains: bool,
) -> list[dict[str, object]]:
    """Try so many instances of each of these look-alikes, some at a time, among ordinary people."""
    tally = {name: Tally() for name in (*_TIERS, "linked")}
    people: Counter[str] = Counter()
    size = sum(sum(ARCHETYPES[kind].size) / 2 for kind in kinds)
    at_once = max(_LEAST, int(_AT_ONCE * part / size))
    for place, start in enumerate(range(0, count, at_once)):
        some = min(at_once, count - start)
        seed = first_seed + 500 + place
        world = provider_world(
            seed=seed,
            accounts=max(300, round(size * some / part)),
            templates="fresh",
            operators=0,
            lookalikes=dict.fromkeys(kinds, some),
        )
        tables, truth = wing.read(world, rough=True, domains=domains), world.truth.to_pylist()
        people.update(row["archetype"] for row in truth)
        for name, tiers in _TIERS.items():
            groups = [
                row["accounts"]
                for row in tables["provider_operations"].to_pylist()
                if row["tier"] in tiers
            ]
            tally[name].add(groups, truth, seed)
        tally["linked"].add(linked(tables), truth, seed)
    rows: list[dict[str, object]] = []
    for kind in (*kinds, "ordinary"):
        tried = people["ordinary"] if kind == "ordinary" else count
        hits = tally["investigate"].false[kind]
        rows.append(
            {
                "kind": kind,
                "tried": tried,
                "accounts": people[kind],
                "investigate": hits,
                "per_10k": round(hits / tried * 10_000, 1),
                "at_most_per_10k": round(at_most(hits) / tried * 10_000, 1),
                "at_most_per_10k_accounts": round(at_most(hits) / people[kind] * 10_000, 1),
                "or_lead": tally["or lead"].false[kind],
                "linked_as_operator": tally["linked"].false[kind],
            }
        )
    hits, accounts = sum(tally["investigate"].false.values()), people.total()
    rows.append(
        {
            "kind": "all, per 100k accounts",
            "tried": accounts,
            "investigate": hits,
            "per_100k": round(hits / accounts * 100_000, 1),
            "at_most_per_100k": round(at_most(hits) / accounts * 100_000, 1),
        }
    )
    return rows
