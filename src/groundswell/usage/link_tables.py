"""The tables of links: the waterfall of each pair, pairs with their reasons, operators, members."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from groundswell.model.usage import ACCOUNT_LINKS, ACCOUNT_PAIRS, OPERATOR_MEMBERS, OPERATORS
from groundswell.tables.pseudonyms import stable_key
from groundswell.usage.judgements import DIFFERENT, SAME
from groundswell.usage.link_settings import FAMILIES, JUDGEMENT, SUPPORT
from groundswell.usage.link_shapes import shapes
from groundswell.usage.link_uses import UNKNOWN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.judgements import Constraints
    from groundswell.usage.link_communities import Communities
    from groundswell.usage.link_components import Components
    from groundswell.usage.link_evidence import Evidence
    from groundswell.usage.link_hubs import Profile
    from groundswell.usage.link_settings import Linking
    from groundswell.usage.link_synchrony import Synchrony
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_BEHIND = 5  # messages of each account that are named behind a link


@dataclass(frozen=True)
class Told:
    """All that was found, to be told in tables; arrays have one entry a pair unless said."""

    held: Held
    among: Communities
    profile: Profile
    seen: Evidence
    synchrony: Synchrony
    bits: Floats  # that count
    expected: Floats  # pairs at least as strong by chance
    bar: Floats  # what two families would have to weigh
    parts: Components  # whose links are the pairs that passed
    passed: Flags  # what the evidence links, whatever people said
    word: Constraints
    settings: Linking

    @cached_property
    def names(self) -> list[str]:
        """The accounts, by their numbers."""
        names: list[str] = self.held.names.to_pylist()
        return names

    @cached_property
    def ends(self) -> tuple[Ints, Ints]:
        """The two accounts of each pair."""
        wide = max(1, len(self.held.names))
        return self.seen.pair // wide, self.seen.pair % wide

    @cached_property
    def said(self) -> list[str | None]:
        """What a person said of each pair."""
        a, b = self.ends
        if not self.word.said:
            return [None] * len(a)
        keys = zip(a.tolist(), b.tolist(), strict=True)
        return [self.word.said.get((self.names[x], self.names[y])) for x, y in keys]

    @cached_property
    def one(self) -> Flags:
        """Whether the two are in one operator."""
        a, b = self.ends
        same: Flags = self.parts.label[a] == self.parts.label[b]
        return same

    @cached_property
    def linked(self) -> Flags:
        """Whether the two are linked directly: by evidence that held, or by a person's word."""
        held = np.zeros(len(self.seen.pair), dtype=bool)
        held[np.flatnonzero(self.passed)] = self.parts.kept
        held |= np.array([word == SAME for word in self.said], dtype=bool) & self.one
        return held

    @cached_property
    def bridge(self) -> Flags:
        """Whether the operator falls apart without this pair."""
        out = np.zeros(len(self.seen.pair), dtype=bool)
        out[np.flatnonzero(self.passed)] = self.parts.bridge
        return out

    @cached_property
    def shown(self) -> Ints:
        """The pairs that are told: linked, nearly so, or judged; and those a hard signal speaks of."""
        near = (self.seen.basis >= 2) & (
            self.seen.bits >= self.settings.bar_bits - self.settings.shown_bits
        )
        hard = np.zeros(len(near), dtype=bool)
        hard[self.seen.rows.pair[self.held.strong[self.seen.rows.value]]] = True
        said = np.array([word is not None for word in self.said], dtype=bool)
        return np.flatnonzero(near | self.passed | hard | said | self.linked)

    def links(self) -> pa.Table:
        """Give the waterfall: everything that a pair shares, and what of it counts."""
        held, rows = self.held, self.seen.rows
        wanted = np.zeros(len(self.seen.pair), dtype=bool)
        wanted[self.shown] = True
        at = np.flatnonzero(wanted[rows.pair])
        a, b = (ends[rows.pair[at]] for ends in self.ends)
        value = rows.value[at]
        first, last = _both(held, rows.of_a[at], rows.of_b[at])
        shared = pa.table(
            [
                held.names.take(pa.array(a)),
                held.names.take(pa.array(b)),
                pa.array(FAMILIES).take(pa.array(held.family[value])),
                pa.array(held.kinds, pa.string()).take(pa.array(held.kind[value])),
                held.spelled.take(pa.array(value)),
                pa.array(held.accounts[value]),
                pa.array(held.bits[value]),
                pa.array(rows.counted[at]),
                pa.array([rows.reason[row] for row in at.tolist()], pa.string()),
                self._behind(rows.of_a[at], rows.of_b[at]),
                pa.array(first, mask=first == UNKNOWN),
                pa.array(last, mask=last == UNKNOWN),
            ],
            schema=ACCOUNT_LINKS,
        )
        more = pa.Table.from_pylist([*self._same_time(), *self._judged()], schema=ACCOUNT_LINKS)
        return pa.concat_tables([shared, more]).sort_by(
            [
                (name, "ascending")
                for name in ("account_a", "account_b", "family", "kind", "value", "accounts")
            ]
        )

    def pairs(self) -> pa.Table:
        """Give the pairs, with why they are linked or what is missing."""
        names, seen = self.names, self.seen
        a, b = (ends[self.shown].tolist() for ends in self.ends)
        families = self._families()
        return pa.Table.from_pylist(
            [
                {
                    "account_a": names[x],
                    "account_b": names[y],
                    "bits": self.bits[p],
                    "families": families[p],
                    "strong": seen.strong[p],
                    "linked": self.linked[p],
                    "why": self._why(p, names[x], names[y], families[p]),
                    "bridge": self.bridge[p],
                    "expected": self.expected[p],
                    "judgement": self.said[p],
                }
                for p, x, y in zip(self.shown.tolist(), a, b, strict=True)
            ],
            schema=ACCOUNT_PAIRS,
        )

    def operators(self) -> tuple[pa.Table, pa.Table]:
        """Give operators, by the bits that hold them together, and their members."""
        label = self.parts.label
        size = np.bincount(label)
        order = np.argsort(label, kind="stable")
        start = np.concatenate(([0], np.cumsum(size)))
        several = np.flatnonzero(size >= 2)
        members = [order[start[c] : start[c + 1]] for c in several.tolist()]
        inside = self._inside(several)
        a, b = self.ends
        families = self._families()
        density = [
            2 * len(inside[c]) / (len(own) * (len(own) - 1))
            for c, own in zip(several.tolist(), members, strict=True)
        ]
        shape = shapes(self.held, self.among, self.profile, members, density, self.settings)
        found: list[dict[str, Any]] = []
        belong: list[dict[str, Any]] = []
        for c, own, resembles in zip(several.tolist(), members, shape, strict=True):
            pairs = inside[c]
            keys = [self.names[account] for account in own.tolist()]
            key = stable_key("op", *keys)
            found.append(
                {
                    "operator_id": key,
                    "label": "",
                    "size": len(own),
                    "bits": self.parts.weakest.get(c, 0.0),
                    "families": sorted({name for p in pairs for name in families[p]}),
                    "bridges": int(self.bridge[pairs].sum()),
                    # Each such operator would take up size - 1 of the pairs that chance gives.
                    "expected": float(self.expected[pairs].max(initial=0.0)) / (len(own) - 1),
                    "shape": resembles,
                }
            )
            best: dict[int, tuple[float, int]] = {}
            for p in pairs:
                for account in (int(a[p]), int(b[p])):
                    most, links = best.get(account, (0.0, 0))
                    best[account] = (max(most, float(self.bits[p])), links + 1)
            for account, name in zip(own.tolist(), keys, strict=True):
                most, links = best.get(account, (0.0, 0))
                belong.append(
                    {"operator_id": key, "account_key": name, "bits": most, "links": links}
                )
        found.sort(key=lambda row: (-row["bits"], -row["size"], row["operator_id"]))
        for number, row in enumerate(found, 1):
            row["label"] = f"A{number}"
        place = {row["operator_id"]: number for number, row in enumerate(found)}
        belong.sort(key=lambda row: (place[row["operator_id"]], row["account_key"]))
        return (
            pa.Table.from_pylist(found, schema=OPERATORS),
            pa.Table.from_pylist(belong, schema=OPERATOR_MEMBERS),
        )

    def _inside(self, several: Ints) -> dict[int, list[int]]:
        """Give the direct links of each component, as places of pairs."""
        inside: dict[int, list[int]] = {c: [] for c in several.tolist()}
        for p in np.flatnonzero(self.linked & self.one).tolist():
            inside[int(self.parts.label[self.ends[0][p]])].append(p)
        return inside

    def _families(self) -> list[list[str]]:
        return self._families_of_pairs

    @cached_property
    def _families_of_pairs(self) -> list[list[str]]:
        out: list[list[str]] = [[] for _ in range(len(self.seen.pair))]
        rows = self.seen.rows
        for row in np.flatnonzero(rows.counted > 0).tolist():
            out[rows.pair[row]].append(FAMILIES[self.held.family[rows.value[row]]])
        for p in np.flatnonzero(self.synchrony.bits > 0).tolist():
            out[p].append(SUPPORT)
        return out

    def _why(self, p: int, a: str, b: str, families: list[str]) -> str:
        """Say what links two accounts, or what is missing."""
        word = self.said[p] if self.said[p] in (SAME, DIFFERENT) else self.word.verdict(a, b)
        if word == SAME:
            return "a person said so" if self.said[p] else "it follows from what people said"
        if word == DIFFERENT:
            apart = "a person said they differ" if self.said[p] else "what people said parts them"
            return apart + ("" if not self.passed[p] else ", though the evidence would link them")
        basis = [name for name in families if name != SUPPORT]
        if self.linked[p]:
            if self.seen.strong[p]:
                kinds = self._hard_kinds(p)
                return f"a rare {' and '.join(kinds)} in common"
            return f"{len(basis)} independent families above the bar of {self.bar[p]:.1f} bits"
        if self.passed[p]:
            return "enough by itself, but left out: a chain, or a person's word on others"
        tail = "; in one operator by way of others" if self.one[p] else ""
        if len(basis) < 2:
            what = f"only {basis[0]} counts" if basis else "nothing that counts"
            return f"{what}: a second family is missing{tail}"
        if not self.seen.own[p]:
            return f"nothing counts that could not be copied: a signal is missing{tail}"
        return f"below the bar of {self.bar[p]:.1f} bits{tail}"

    def _hard_kinds(self, p: int) -> list[str]:
        held, rows = self.held, self.seen.rows
        low, high = np.searchsorted(rows.pair, [p, p + 1])
        own = np.arange(low, high)
        hard = own[(rows.counted[own] > 0) & held.strong[rows.value[own]]]
        return sorted({held.kinds[held.kind[rows.value[row]]] for row in hard.tolist()})

    def _behind(self, of_a: Ints, of_b: Ints) -> pa.Array:
        """List the messages behind links by text, the earliest of each account first."""
        held = self.held
        names = held.messages
        out: list[list[str]] = []
        texts = held.family[held.value[of_a]] >= FAMILIES.index("text")
        for x, y, text in zip(of_a.tolist(), of_b.tolist(), texts.tolist(), strict=True):
            if not text:
                out.append([])
                continue
            use = [
                held.message[held.use[h] : min(held.use[h + 1], held.use[h] + _BEHIND)]
                for h in (x, y)
            ]
            out.append(names.take(pa.array(np.concatenate(use))).to_pylist())
        return pa.array(out, ACCOUNT_LINKS.field("message_keys").type)

    def _same_time(self) -> list[dict[str, Any]]:
        a, b = self.ends
        found = self.synchrony
        shown = np.zeros(len(a), dtype=bool)
        shown[self.shown] = True
        return [
            self._row(
                int(a[p]), int(b[p]), SUPPORT, "same_hour",
                f"{found.together[p]} of {found.shared[p]} within the hour", float(found.bits[p]),
            )
            for p in np.flatnonzero((found.bits > 0) & shown).tolist()
        ]  # fmt: skip

    def _judged(self) -> list[dict[str, Any]]:
        a, b = self.ends
        return [
            self._row(int(a[p]), int(b[p]), JUDGEMENT, word, "a person's word", 0.0)
            for p, word in enumerate(self.said)
            if word is not None
        ]

    def _row(
        self, a: int, b: int, family: str, kind: str, value: str, bits: float
    ) -> dict[str, Any]:
        return {
            "account_a": self.names[a],
            "account_b": self.names[b],
            "family": family,
            "kind": kind,
            "value": value,
            "accounts": 2,
            "bits": bits,
            "counted": bits,
            "greyed": None,
            "message_keys": [],
            "first_ms": None,
            "last_ms": None,
        }


def _both(held: Held, of_a: Ints, of_b: Ints) -> tuple[Ints, Ints]:
    """Give when both had a value for the first time, and when one of them had it last."""
    first = np.maximum(held.first[of_a], held.first[of_b])
    unknown = (held.first[of_a] == UNKNOWN) | (held.first[of_b] == UNKNOWN)
    last = np.maximum(held.last[of_a], held.last[of_b])
    return np.where(unknown, UNKNOWN, first), last
