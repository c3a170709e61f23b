"""Many people at once, for a reason: live events, and drives that call for an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.worlds.audiences import affordable, crossed
from groundswell.worlds.draft import DAYS, START_MS
from groundswell.worlds.people import DAY_MS, HOUR_MS

if TYPE_CHECKING:
    from groundswell.worlds.draft import Draft
    from groundswell.worlds.people import Ints

_TRACES = (0, 1, 2, 2, 3)  # of drives: hashtags above all, also a text proposed to all
_ACTS_EACH = 5  # of somebody at a live event


def add_live_events(draft: Draft, acts: int) -> None:
    """Matches, earthquakes and verdicts: a place's people act on many items within minutes.

    A match lasts two hours, with six moments at which everybody acts within a minute or so; an
    earthquake and a verdict are one moment, after which acts die down within minutes.
    """
    rng = draft.rng("live events")
    units = 1 + acts // 300
    place = max(8, draft.ordinary // 12)  # more don't live in one
    there = np.minimum(40 + 80 * rng.pareto(1.3, units), place).astype(np.int64)
    units = affordable(there * _ACTS_EACH, acts)
    there = np.minimum(there[:units], max(8, acts // 3))
    posts = np.maximum(6, there // 5)
    account = _attending(draft, rng, there, "live event", turns=3, local=True)
    kind = rng.integers(0, 3, units)  # a match, an earthquake, a verdict
    zone = draft.people.zone_ms[account[np.cumsum(there) - there]]
    start = START_MS + rng.integers(1, DAYS - 1, units) * DAY_MS
    start += (_start_hour(rng, kind) * HOUR_MS).astype(np.int64) - zone
    moments = np.where(kind == 0, 6, 1)
    first = np.cumsum(moments) - moments
    unit = np.repeat(np.arange(units), moments)
    moment = start[unit]
    moment += np.where(kind[unit] == 0, rng.integers(0, 110 * 60_000, len(unit)), 0)
    of_post = np.repeat(np.arange(units), posts)
    which = first[of_post] + (moments[of_post] * rng.random(len(of_post))).astype(np.int64)
    lull = np.where(kind[of_post] == 0, 30_000, 100_000)
    born = moment[which] + rng.exponential(lull).astype(np.int64)
    author = account[_someone(rng, there, of_post)]
    items = draft.add_items(
        born, author, draft.people.topic[author], trace=draft.ordinary_traces(rng, len(born))
    )
    _, who, what = crossed(there, posts)
    loud = 1 + np.minimum(rng.pareto(1.1, len(items)), 50)
    mean = np.bincount(of_post, loud) / posts
    pull = np.minimum(_ACTS_EACH * loud / (mean * posts)[of_post], 0.8)
    watching = rng.beta(1.5, 2, len(account))
    acting = rng.random(len(who)) < pull[what] * watching[who] * 2
    who, what = who[acting], what[acting]
    usual = np.where(kind[of_post[what]] == 0, 50_000, 200_000) * draft.faster
    delay = rng.exponential(usual) + 2_000
    slow = rng.random(len(who)) < 0.25
    delay = np.where(slow, np.exp(rng.normal(np.log(HOUR_MS), 1, len(who))), delay)
    own = account[who] == author[what]
    draft.add_acts(
        account[who[~own]], items[what[~own]], (born[what] + delay.astype(np.int64))[~own]
    )


def add_drives(draft: Draft, acts: int) -> None:
    """Petitions and hashtag parties: many act on the same items in an hour announced for it.

    A third press within the first two minutes, the rest over the hour; the same supporters
    come to two or three drives.
    """
    rng = draft.rng("drives")
    units = 1 + acts // 200
    members = np.minimum(60 + 90 * rng.pareto(1.4, units), 2_000).astype(np.int64)
    drives, each = rng.integers(1, 4, units), rng.integers(2, 7, units)
    posts = drives * each
    units = affordable((members * posts * 0.55).astype(np.int64), acts)
    drives, each, posts = drives[:units], each[:units], posts[:units]
    members = np.minimum(members[:units], max(8, int(2 * acts / posts[0])))
    account = _attending(draft, rng, members, "drive", turns=2)
    organiser = account[np.cumsum(members) - members]
    first = np.cumsum(drives) - drives
    day = rng.integers(0, DAYS, int(drives.sum()))
    hour = START_MS + day * DAY_MS + rng.integers(0, 24, len(day)) * HOUR_MS
    unit = np.repeat(np.arange(units), posts)
    place = np.arange(len(unit)) - np.repeat(np.cumsum(posts) - posts, posts)
    drive = first[unit] + place // each[unit]
    born = hour[drive] - rng.integers(0, 20 * 60_000, len(drive))
    trace = np.array(_TRACES)[rng.integers(0, len(_TRACES), len(unit))]
    items = draft.add_items(born, organiser[unit], draft.people.topic[organiser[unit]], trace=trace)
    _, who, what = crossed(members, posts)
    comes = rng.random((len(account), 3)) < 0.75
    nth = drive[what] - first[unit[what]]
    acting = comes[who, nth] & (rng.random(len(who)) < 0.75)
    acting &= account[who] != organiser[unit[what]]
    who, what = who[acting], what[acting]
    rush = rng.random(len(who)) < 1 / 3
    into = np.where(rush, rng.exponential(45_000, len(who)), HOUR_MS * rng.beta(1, 2.5, len(who)))
    draft.add_acts(account[who], items[what], hour[drive[what]] + into.astype(np.int64))


def _attending(
    draft: Draft,
    rng: np.random.Generator,
    many: Ints,
    mechanism: str,
    *,
    turns: int,
    local: bool = False,
) -> Ints:
    """Draw who comes to each unit: from a part of the people, who come to several.

    ``local``: those of one time zone, and of the next one where there are not enough.
    """
    fewest = int(many.max()) * (4 if local else 1)
    people = draft.recruit(max(fewest, int(many.sum()) // turns), mechanism)
    if local:
        people = people[np.argsort(draft.people.zone_ms[people], kind="stable")]
    unit = np.repeat(np.arange(len(many)), many)
    place = np.arange(len(unit)) - np.repeat(np.cumsum(many) - many, many)
    begin = rng.integers(0, len(people), len(many))
    stride = 1 + 2 * rng.integers(0, 1 if local else 40, len(many))
    while (wrong := np.gcd(stride, len(people)) > 1).any():
        stride[wrong] += 1
    chosen: Ints = people[(begin[unit] + place * stride[unit]) % len(people)]
    return chosen


def _start_hour(rng: np.random.Generator, kind: Ints) -> Ints:
    """Local hour: matches in the evening, verdicts in the morning, earthquakes whenever."""
    evening, whenever = rng.uniform(18, 21, len(kind)), rng.uniform(0, 24, len(kind))
    hour: Ints = np.where(kind == 0, evening, np.where(kind == 1, whenever, 10.5))
    return hour


def _someone(rng: np.random.Generator, many: Ints, unit: Ints) -> Ints:
    """One of each unit's members, numbered through all units."""
    first = np.cumsum(many) - many
    chosen: Ints = first[unit] + (many[unit] * rng.random(len(unit))).astype(np.int64)
    return chosen
