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

    from groundswell.usage.link_communities import Communities
    from groundswell.usage.link_hubs import Profile
    from groundswell.usage.link_settings import Linking
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

OPERATOR = "operator"
RESELLER, AGENCY, OFFICE, CHAIN = "reseller", "agency", "office", "chain"

_FEW = 5  # accounts of a household, at most
_CLIENTS = 10  # accounts on one payment, at least, of a reseller
_MOST = 0.8
_HALF = 0.5
_THIRD = 0.34
_FORTNIGHT_MS = 14 * 86_400_000
_ALIKE = 0.15  # of pairs that write of the same, at most, where clients or colleagues differ
_LINES = frozenset({"address", "network"})
_PAYERS = frozenset({"payment", "card", "iban", "wallet", "billing", "api_key"})
_NAMES = frozenset({"organisation", "email_domain"})
_SPARSE = 0.2  # linked pairs of all pairs, under which a component is a chain


@dataclass(frozen=True, slots=True)
class _Seen:
    """What members have in common; shares are of the members, or of pairs, of whom it is known."""

    size: int
    fresh: bool  # whether all were made within a fortnight, as far as is known
    writers: int  # members whose subjects or prompts are known
    typed: float  # of pairs of writers: those that share two prompts
    subjects: float  # of pairs of writers: those that share two subjects
    themes: float  # of pairs of members: those that share a subject or a text that few have
    work: float  # of pairs of members: those that both did work on one of these
    elsewhere: float  # of pairs of members: those of two countries or time zones
    own_devices: float  # of members with a device: those with one of their own
    devices: int  # members with a device
    payer: float  # of all members: those who share the commonest payment or key
    clients: int  # accounts in the log that have that payment or key
    line: float  # of all members: those who share the commonest network
    named: float  # of all members: those who share the commonest organisation or mail domain
    lessons: float  # of shared prompts: those typed within a lesson
    prompts: int  # shared prompts


def shapes(
    held: Held,
    among: Communities,
    profile: Profile,
    members: Sequence[Ints],
    density: Sequence[float],
    settings: Linking,
) -> list[str]:
    """Give the shape of each component, by its members and the share of their pairs that are linked."""
    by_account = np.argsort(held.account, kind="stable")
    start = np.searchsorted(held.account[by_account], np.arange(len(held.names) + 1))
    marks = _marks(held, settings)
    out = []
    for accounts, dense in zip(members, density, strict=True):
        rows = np.concatenate([by_account[start[a] : start[a + 1]] for a in accounts.tolist()])
        out.append(_shape(_seen(held, among, profile, accounts, rows, marks, settings), dense))
    return out


def _shape(seen: _Seen, dense: float) -> str:
    if seen.size > _FEW and dense < _SPARSE:
        return CHAIN
    own = seen.devices == 0 or seen.own_devices >= _MOST
    if seen.prompts and seen.size >= _FEW and seen.lessons >= _MOST and own and seen.payer < _HALF:
        return CLASSROOM
    if seen.named >= _MOST:
        return OFFICE  # colleagues say openly where they work; who hides does not
    if seen.payer >= _MOST and seen.clients >= max(_CLIENTS, 2 * seen.size):
        return RESELLER  # most of who pays so is not among them
    if seen.size >= _CLIENTS and seen.payer >= _MOST and own:
        return RESELLER  # one pays, and each has a machine of their own
    if seen.size > _FEW and seen.payer >= _MOST and own and seen.subjects <= _ALIKE:
        return AGENCY if seen.line >= _MOST else RESELLER
    under_one_roof = seen.line >= _MOST or seen.payer >= _MOST
    under_one_roof &= seen.elsewhere <= _THIRD
    strangers = seen.typed <= _THIRD and seen.work == 0
    # Made in one fortnight, and of one device or one rare subject or text: no mere flat.
    apart = not seen.fresh or (seen.own_devices >= _HALF and seen.themes == 0)
    if seen.size <= _FEW and under_one_roof and strangers and apart:
        return HOUSEHOLD
    return OPERATOR


def _marks(held: Held, settings: Linking) -> dict[str, Flags]:
    """Tell which values are devices, payers, lines, and names of who one works for."""
    named = held.of_kinds(_NAMES) & (held.accounts <= settings.max_accounts)
    return {
        "device": held.of_kinds(frozenset({"device"})),
        "payer": held.of_kinds(_PAYERS),
        "line": held.of_kinds(_LINES),
        "named": named & np.array([word is None for word in held.given], dtype=bool),
    }


def _seen(
    held: Held,
    among: Communities,
    profile: Profile,
    accounts: Ints,
    rows: Ints,
    marks: dict[str, Flags],
    settings: Linking,
) -> _Seen:
    place = np.searchsorted(accounts, held.account[rows])  # accounts ascend
    value = held.value[rows]
    family = held.family[value]
    text, subject = family == FAMILIES.index("text"), family == FAMILIES.index("subject")
    writes = profile.prompts[accounts] >= 3
    writers = np.flatnonzero(writes)
    # What anybody in their country may have typed says nothing of them.
    rare = (
        text
        & (among.bits[rows] >= settings.family_bits)
        & (held.accounts[value] <= settings.max_accounts)
    )
    prompts = _common(place[rare], value[rare], len(accounts))
    known = subject & (among.bits[rows] >= settings.family_bits)
    known &= held.accounts[value] <= settings.max_accounts
    themes = _common(place[known], held.root[value[known]], len(accounts)) >= 2
    few = (subject | text) & (among.bits[rows] >= settings.family_bits)
    few &= held.accounts[value] <= 2 * len(accounts)
    work = few & held.worked[rows]
    i, j = np.triu_indices(len(accounts), 1)
    elsewhere = among.elsewhere(accounts[i], accounts[j])
    i, j = np.triu_indices(len(writers), 1)
    i, j = writers[i], writers[j]
    shared_subjects, typed = themes[i, j], prompts[i, j] >= 2
    device = marks["device"][value]
    lesson, tasks = _lessons(held, rows[text], settings.lesson_ms)
    with_device = np.unique(place[device])
    own = _alone(place[device], value[device])
    return _Seen(
        size=len(accounts),
        fresh=_fresh(profile, accounts),
        writers=len(writers),
        typed=float(typed.mean()) if len(i) else 0.0,
        subjects=float(shared_subjects.mean()) if len(i) else 0.0,
        themes=_themes(place[few], value[few], len(accounts)),
        work=_themes(place[work], value[work], len(accounts)),
        elsewhere=float(elsewhere.mean()),
        own_devices=len(own) / len(with_device) if len(with_device) else 0.0,
        devices=len(with_device),
        payer=_commonest(value[marks["payer"][value]]) / len(accounts),
        clients=_clients(held, value[marks["payer"][value]]),
        line=_commonest(value[marks["line"][value]]) / len(accounts),
        named=_commonest(value[marks["named"][value]]) / len(accounts),
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


def _themes(place: Ints, value: Ints, members: int) -> float:
    i, j = np.triu_indices(members, 1)
    return float((_common(place, value, members)[i, j] > 0).mean())


def _alone(place: Ints, value: Ints) -> Ints:
    """Give the members who have a value that no other member has."""
    pairs = np.unique(np.stack((value, place)), axis=1)
    values, column, times = np.unique(pairs[0], return_inverse=True, return_counts=True)
    del values
    return np.unique(pairs[1][times[column] == 1])


def _commonest(value: Ints) -> int:
    """Count the members who have the value that most have; each has it once."""
    return int(np.unique(value, return_counts=True)[1].max(initial=0)) if len(value) else 0


def _fresh(profile: Profile, accounts: Ints) -> bool:
    """Tell whether all accounts were made within a fortnight of one another; unknown is no."""
    made = profile.created[accounts]
    return bool(profile.dated[accounts].all() and made.max() - made.min() <= _FORTNIGHT_MS)


def _clients(held: Held, value: Ints) -> int:
    """Count the accounts in the log that have the value that most members have."""
    values, times = np.unique(value, return_counts=True)
    return int(held.accounts[values[np.argmax(times)]]) if len(values) else 0


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
