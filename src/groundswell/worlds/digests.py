"""Push digests: an app proposes several items to all its subscribers at once, every day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.worlds.audiences import add_bystanders, affordable, crossed
from groundswell.worlds.draft import DAYS, START_MS
from groundswell.worlds.people import DAY_MS, HOUR_MS

if TYPE_CHECKING:
    from groundswell.worlds.draft import Draft

_HOURS = (7, 8, 12, 18, 20)  # UTC plus the service's zone


def add_digests(draft: Draft, acts: int) -> None:
    """Daily pushes of three to eight items, by different authors, that hours ago were new.

    The push reaches subscribers within half a minute or so; who opens it does so within a
    minute or two, and acts on one item after another. Subscribers share many items, within
    seconds, under many leaders, on many days: each day is one occasion.
    """
    rng = draft.rng("digests")
    units = 2 + acts // 800
    readers = np.minimum(30 + 40 * rng.pareto(1.5, units), 800).astype(np.int64)
    each_day = rng.integers(3, 9, units)
    units = affordable((readers * each_day * DAYS * 0.18).astype(np.int64), acts)
    each_day = each_day[:units]
    most = max(6, int(2 * acts / (each_day[0] * DAYS * 0.18)))
    readers = np.minimum(readers[:units], most)
    account = draft.recruit(int(readers.sum()), "digest reader")
    zone = np.repeat(draft.people.zone_ms[rng.integers(0, draft.ordinary, units)], readers)
    draft.people.zone_ms[account] = zone  # a service has its readers in one country
    opens = rng.beta(2, 3, len(account))
    picky = rng.uniform(0.15, 0.6, len(account))
    days = np.full(units, DAYS)
    clock = (rng.choice(_HOURS, units) * HOUR_MS + rng.integers(0, 4, units) * 900_000).astype(
        np.int64
    )
    unit, day = np.divmod(np.arange(units * DAYS), DAYS)
    local = draft.people.zone_ms[account[(np.cumsum(readers) - readers)[unit]]]
    push = START_MS + day * DAY_MS + (clock[unit] - local) % DAY_MS
    reader_unit, who, which_day = crossed(readers, days)
    there = rng.random(len(who)) < opens[who]
    reader_unit, who, which_day = reader_unit[there], who[there], which_day[there]
    fan_out = rng.uniform(0, 35_000, len(who))
    opened = fan_out + np.exp(rng.normal(np.log(35_000), 0.8, len(who)))
    number = each_day[unit]
    first = np.cumsum(number) - number
    born = np.repeat(push, number) - rng.integers(HOUR_MS // 2, 14 * HOUR_MS, int(number.sum()))
    author = rng.integers(0, draft.ordinary, len(born))
    items = draft.add_items(born, author, draft.people.topic[author], trace=0)
    opening = np.repeat(np.arange(len(who)), each_day[reader_unit])
    place = np.arange(len(opening)) - np.repeat(
        np.cumsum(each_day[reader_unit]) - each_day[reader_unit], each_day[reader_unit]
    )
    takes = rng.random(len(opening)) < picky[who[opening]]
    opening, place = opening[takes], place[takes]
    reading = place * rng.uniform(5_000, 16_000, len(place))
    at = push[which_day[opening]] + (opened[opening] + 3_000 + reading).astype(np.int64)
    draft.add_acts(account[who[opening]], items[first[which_day[opening]] + place], at)
    add_bystanders(draft, rng, items, born, share=0.5, acts=len(opening))  # they were popular
