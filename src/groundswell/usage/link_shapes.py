"""What linked accounts resemble: one operator, or people who have a line, a card or a task in common.

A shape is no verdict. Where accounts share a payer or a network and write of nothing in common,
there is an everyday word for it, and the word goes with the finding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.link_hubs import CLASSROOM, HOUSEHOLD
from groundswell.usage.link_settings import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.usage.link_hubs import Profile
    from groundswell.usage.link_settings import Linking
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]

OPERATOR = "operator"
RESELLER, AGENCY, OFFICE, CHAIN = "reseller", "agency", "office", "chain"

_FEW = 5  # accounts of a household, at most
_MOST = 0.8
_HALF = 0.5
_ALIKE = 0.15  # of pairs that write of the same, at most, where clients or colleagues differ
_LINES = frozenset({"address", "network"})
_NAMES = frozenset({"organisation", "email_domain"})
_SPARSE = 0.2  # linked pairs of all pairs, under which a component is a chain


@dataclass(frozen=True, slots=True)
class _Seen:
    """What members have in common; shares are of the members, or of pairs, of whom it is known."""

    size: int
    writers: int  # members whose subjects or prompts are known
    alike: float  # of pairs of writers: those that share a prompt or two subjects
    subjects: float  # of pairs of writers: those that share two subjects
    own_devices: float  # of members with a device: those with one of their own
    devices: int  # members with a device
    payer: float  # of all members: those who share the commonest payment or key
    line: float  # of all members: those who share the commonest network
    named: float  # of all members: those who share the commonest organisation or mail domain
    lessons: float  # of shared prompts: those typed within a lesson
    prompts: int  # shared prompts


def shapes(
    held: Held,
    profile: Profile,
    members: Sequence[Ints],
    density: Sequence[float],
    settings: Linking,
) -> list[str]:
    """Give the shape of each component, by its members and the share of their pairs that are linked."""
    by_account = np.argsort(held.account, kind="stable")
    start = np.searchsorted(held.account[by_account], np.arange(len(held.names) + 1))
    out = []
    for accounts, dense in zip(members, density, strict=True):
        rows = np.concatenate([by_account[start[a] : start[a + 1]] for a in accounts.tolist()])
        out.append(_shape(_seen(held, profile, accounts, rows, settings), dense))
    return out


def _shape(seen: _Seen, dense: float) -> str:
    if seen.size > _FEW and dense < _SPARSE:
        return CHAIN
    own = seen.devices == 0 or seen.own_devices >= _MOST
    if seen.prompts and seen.size >= _FEW and seen.lessons >= _MOST and own and seen.payer < _HALF:
        return CLASSROOM
    if seen.writers < 2:
        return OPERATOR
    if seen.size > _FEW and seen.payer >= _MOST and seen.subjects <= _ALIKE:
        return AGENCY if seen.line >= _MOST else RESELLER
    if seen.size <= _FEW and seen.alike == 0 and seen.own_devices >= _HALF:
        return HOUSEHOLD
    if seen.size >= 3 and seen.named >= _MOST and own and seen.payer < _HALF:
        return OFFICE  # colleagues say openly where they work; who hides does not
    return OPERATOR


def _seen(held: Held, profile: Profile, accounts: Ints, rows: Ints, settings: Linking) -> _Seen:
    place = np.searchsorted(accounts, held.account[rows])  # accounts ascend
    value = held.value[rows]
    family = held.family[value]
    text, subject = family == FAMILIES.index("text"), family == FAMILIES.index("subject")
    writes = profile.prompts[accounts] >= 3
    writers = np.flatnonzero(writes)
    prompts = _common(place[text], value[text], len(accounts))
    themes = _common(place[subject], value[subject], len(accounts)) >= 2
    i, j = np.triu_indices(len(writers), 1)
    i, j = writers[i], writers[j]
    shared_subjects = themes[i, j]
    alike = shared_subjects | (prompts[i, j] > 0)
    device = held.of_kinds(frozenset({"device"}))[value]
    payer = held.of_kinds(frozenset({"payment", "api_key"}))[value]
    lesson, tasks = _lessons(held, rows[text], settings.lesson_ms)
    own_name = held.of_kinds(_NAMES) & (held.accounts <= settings.max_accounts)
    own_name &= np.array([word is None for word in held.given], dtype=bool)
    with_device = np.unique(place[device])
    own = _alone(place[device], value[device])
    return _Seen(
        size=len(accounts),
        writers=len(writers),
        alike=float(alike.mean()) if len(i) else 0.0,
        subjects=float(shared_subjects.mean()) if len(i) else 0.0,
        own_devices=len(own) / len(with_device) if len(with_device) else 0.0,
        devices=len(with_device),
        payer=_commonest(value[payer]) / len(accounts),
        line=_commonest(value[held.of_kinds(_LINES)[value]]) / len(accounts),
        named=_commonest(value[own_name[value]]) / len(accounts),
        lessons=lesson / tasks if tasks else 0.0,
        prompts=tasks,
    )


def _common(place: Ints, value: Ints, members: int) -> Ints:
    """Count, for each two members, the values both have; operators are small, or chains."""
    values, column = np.unique(value, return_inverse=True)
    has = np.zeros((members, len(values)), dtype=np.float32)
    has[place, column] = 1.0
    has = has[:, has.sum(axis=0) >= 2]
    found: Ints = (has @ has.T).astype(np.int64)
    return found


def _alone(place: Ints, value: Ints) -> Ints:
    """Give the members who have a value that no other member has."""
    pairs = np.unique(np.stack((value, place)), axis=1)
    values, column, times = np.unique(pairs[0], return_inverse=True, return_counts=True)
    del values
    return np.unique(pairs[1][times[column] == 1])


def _commonest(value: Ints) -> int:
    """Count the members who have the value that most have; each has it once."""
    return int(np.unique(value, return_counts=True)[1].max(initial=0)) if len(value) else 0


def _lessons(held: Held, rows: Ints, within: int) -> tuple[int, int]:
    """Count the prompts that half of the members or more share, and those typed within a lesson."""
    lessons = tasks = 0
    for value in np.unique(held.value[rows]).tolist():
        own = rows[held.value[rows] == value]
        if len(own) < 2:
            continue
        tasks += 1
        at = np.sort(held.first[own])
        close = np.searchsorted(at, at + within, side="right") - np.arange(len(at))
        lessons += bool(close.max() >= _MOST * len(at))
    return lessons, tasks
