import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.usage.asked_logs import HOUR, PHASES, asked, read

from groundswell.model.usage import PROMPT_FAMILIES
from groundswell.usage.sequence_inputs import Asked
from groundswell.usage.sequence_returns import coming_back, returns
from groundswell.usage.subjects import subjects_of

SILENCE = 24 * HOUR
ORDER = {"plan": 0, "prepare": 1, "execute": 2, "assess": 3, None: -1}
NAMES = ("Fenwick", "Nordkamm", "Brancourt")
LOG = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.integers(0, 12),
        st.sampled_from(NAMES),
        st.sampled_from(["refused", "answered"]),
        st.sampled_from([None, "planning", "content_batch", "internal_reporting"]),
    ),
    min_size=2,
    max_size=14,
)


def log_of(said):
    """A log with one prompt at a time, every third of a day, so that no two are at once."""
    prompts = [
        asked(account, f"now about {name} please", at=at * 9 * HOUR + n, outcome=outcome,
              **({"stage": stage} if stage else {}))
        for n, (account, at, name, outcome, stage) in enumerate(said)
    ]  # fmt: skip
    table, stages, outcomes = read(prompts)
    subjects = subjects_of(table)
    held = Asked.of_tables(table, stages, outcomes, subjects, PROMPT_FAMILIES.empty_table(), PHASES)
    values = {}
    for row in subjects.to_pylist():
        values.setdefault(row["message_key"], set()).add(row["value"])
    rows = [
        (p["account"], p["at"], f"m{n:04d}", values.get(f"m{n:04d}", set()), p["outcome"],
         ORDER[PHASES.get(p.get("stage"))])
        for n, p in enumerate(prompts)
    ]  # fmt: skip
    return held, sorted(rows)


def pairs_by_hand(rows):
    """Every refusal and what comes back after it, after silence on a matter, in a later phase."""
    found = set()
    for account, at, key, values, outcome, phase in rows:
        if outcome != "refused":
            continue
        for value in values:
            own = [r for r in rows if r[0] == account and value in r[3]]
            later = [r for r in own if r[1] > at]
            times = [at, *(r[1] for r in later)]
            gaps = [n for n, (a, b) in enumerate(itertools.pairwise(times)) if b - a >= SILENCE]
            if gaps:
                found |= {(key, r[2]) for r in later[gaps[0] :] if r[5] > phase}
    return found


@settings(max_examples=80, deadline=None)
@given(LOG)
def test_returns_are_among_those_of_an_exhaustive_search_and_miss_no_account(said):
    held, rows = log_of(said)
    found = {tuple(held.key[list(one.rows)]) for one in returns(held, SILENCE)}
    every = pairs_by_hand(rows)
    assert found <= every
    account = {row[2]: row[0] for row in rows}
    assert {account[back] for _, back in found} == {account[back] for _, back in every}


@settings(max_examples=60, deadline=None)
@given(LOG)
def test_how_often_others_come_back_is_counted_pair_by_pair(said):
    held, rows = log_of(said)
    bits = dict(zip(held.named.tolist(), held.bits.tolist(), strict=True))
    for who, name in enumerate(held.accounts.tolist()):
        others = [
            (a, b) for a in rows for b in rows if a[0] == b[0] != name and b[1] - a[1] >= SILENCE
        ]
        for line in sorted(set(bits.values())):
            sharing = sum(
                sum(bits[value] >= line - 1e-9 for value in a[3] & b[3]) for a, b in others
            )
            rate = coming_back(held, SILENCE, held.account, np.array([line]), np.array([who]))
            assert rate[0] == min(1.0, (sharing + 1) / (len(others) + 1))
