"""Pairs and their bits, beside a count by hand."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from math import log2

import numpy as np
import pytest
from tests.usage.link_given import GivenAccounts

from groundswell.tables.usage_values import family_of
from groundswell.usage.link_communities import communities
from groundswell.usage.link_evidence import candidates, counting_leads, evidence
from groundswell.usage.link_hubs import grey_alone
from groundswell.usage.link_pairs import few_enough, sharing
from groundswell.usage.link_settings import STRONG, Linking
from groundswell.usage.link_values import held_values

LOOSE = Linking(
    max_accounts=4, strong_accounts=3, strong_bits=0.5, family_bits=0.5, group_bits=1, bar_bits=2
)
PLACES = {"country", "language", "timezone"}


def random_log(seed):
    draw = np.random.default_rng(seed)
    log = GivenAccounts(crowd=0)
    kinds = ("address", "network", "device", "user_agent", "payment", "email", "country", "api_key")
    for n in range(14):
        name = f"p{n:02d}"
        log.says(name, n)
        for kind in kinds:
            for value in set(draw.integers(0, 9, draw.integers(0, 3)).tolist()):
                shared = "vpn" if kind == "network" and value == 3 else None
                log.has(name, kind, f"{kind}-{value}", shared=shared, day=1)
        for _ in range(4):
            family = f"f{draw.integers(8)}" if draw.random() < 0.5 else None
            about = {f"s{s}" for s in draw.integers(0, 12, 2)}
            log.says(name, float(draw.uniform(0, 30)), family=family, about=tuple(sorted(about)))
    return log


def by_hand(log, settings):
    """For each pair: the bits that count, by family; and whether one signal is enough."""
    count = len(log.created)
    has = defaultdict(set)
    given = set()
    for name, kind, value, shared, _ in log.signals:
        has[family_of(kind), kind, value].add(name)
        if shared:
            given.add((family_of(kind), kind, value))
    typed = defaultdict(set)
    for _, name, _, family, _ in log.prompts:
        if family:
            typed[family].add(name)
    for family, names in typed.items():
        has["text", "near_prompt", family] = names
    wrote, along, apart = defaultdict(set), defaultdict(set), defaultdict(set)
    for _, name, _, family, about in log.prompts:
        for subject in about:
            wrote[subject].add(name)
            along[family, subject].add(name)
    for _, name, _, family, about in log.prompts:
        for subject in about:
            several = family and 2 <= len(typed[family]) <= settings.max_accounts
            # It came with the prompt where half of those who typed it have it there.
            if not several or 2 * len(along[family, subject]) < len(typed[family]):
                apart[subject].add(name)
    at = defaultdict(set)
    for name, kind, value, *_ in log.signals:
        if kind == "country":
            at[name].add(value)
    networks = {value for value in given if value[1] == "network"}
    bits, strong = defaultdict(dict), set()
    for (family, kind, value), names in [
        *has.items(),
        *((("subject", "name", s), n) for s, n in apart.items()),
    ]:
        width = len(wrote[value]) if family == "subject" else len(names)
        rare = log2(count / width)
        inside = kind == "address" and any(names <= has[network] for network in networks)
        hidden = (family, kind, value) in given or (inside and len(names) > 1)
        if kind in PLACES or hidden or width > settings.max_accounts or rare < settings.family_bits:
            continue
        for pair in combinations(sorted(names), 2):
            bits[pair].setdefault(family, []).append((rare, kind))
            if kind in STRONG and width <= settings.strong_accounts:
                strong.add(pair)
    found = {}
    for pair, families in bits.items():
        # Who can't live under one roof has one name in common as rarely as two.
        a, b = at[pair[0]], at[pair[1]]
        names = 1 if len(a) == len(b) == 1 and a != b else 2
        # Nothing but what can be copied from somebody: what it says of itself is not evidence.
        own = {k for f, b in families.items() if f not in ("text", "subject") for _, k in b}
        dropped = {"user_agent"} if own == {"user_agent"} else set()
        left = {f: [rare for rare, k in b if k not in dropped] for f, b in families.items()}
        counts = {f: max(b) for f, b in left.items() if len(b) >= (names if f == "subject" else 1)}
        if counts:
            found[pair] = (counts, pair in strong)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_bits_families_and_hard_signals_are_those_counted_by_hand(seed):
    log = random_log(seed)
    accounts, signals, messages, subjects, families, _, _ = log.tables()
    held = held_values(accounts, signals, messages, subjects, families, LOOSE)
    grey = grey_alone(held, LOOSE)
    among = communities(held, messages)
    found = sharing(held, among, few_enough(held, LOOSE) & ~grey.values())
    leads = counting_leads(held, found, grey, LOOSE)
    pairs = candidates(held, found, leads, LOOSE)
    seen = evidence(held, among, pairs, grey, LOOSE)
    names = held.names.to_pylist()
    got = {
        (names[pair // len(names)], names[pair % len(names)]): (
            round(bits, 9),
            int(basis),
            bool(strong),
        )
        for pair, bits, basis, strong in zip(
            seen.pair.tolist(), seen.bits, seen.basis, seen.strong, strict=True
        )
    }
    expected = {
        pair: (round(sum(counts.values()), 9), len(counts), strong)
        for pair, (counts, strong) in by_hand(log, LOOSE).items()
    }
    worth = {pair: told for pair, told in expected.items() if told[1] >= 2 or told[2]}
    assert {pair: told for pair, told in got.items() if pair in worth} == worth
    assert all(told[1] < 2 and not told[2] for pair, told in got.items() if pair not in worth)


@pytest.mark.parametrize("seed", range(6))
def test_accounts_that_meet_in_two_values_are_counted(seed):
    log = random_log(seed)
    accounts, signals, messages, subjects, families, _, _ = log.tables()
    held = held_values(accounts, signals, messages, subjects, families, LOOSE)
    grey = grey_alone(held, LOOSE)
    among = communities(held, messages)
    found = sharing(held, among, few_enough(held, LOOSE) & ~grey.values())
    seen = evidence(
        held,
        among,
        candidates(held, found, counting_leads(held, found, grey, LOOSE), LOOSE),
        grey,
        LOOSE,
    )
    holders = [set(held.account[held.holders(v)].tolist()) for v in range(len(held.family))]
    rows = seen.rows
    live = [
        (p, v) for p, v, why in zip(rows.pair.tolist(), rows.value.tolist(), rows.reason, strict=True)
        if why is None
    ]  # fmt: skip
    counts = {
        (p, int(held.family[v]))
        for p, v, c in zip(rows.pair.tolist(), rows.value.tolist(), rows.counted, strict=True)
        if c > 0
    }
    for place in range(len(seen.pair)):
        values = [v for p, v in live if p == place and (p, int(held.family[v])) in counts]
        most = max(
            (
                len(holders[v] & holders[w])
                for v, w in combinations(values, 2)
                if held.family[v] != held.family[w] and (held.own[v] or held.own[w])
            ),
            default=2,
        )
        assert seen.met[place] == min(max(most, 2), 6)
