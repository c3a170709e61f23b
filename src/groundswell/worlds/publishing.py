"""Publishers and their machines: sister pages, feeds, scheduled posts, share buttons.

All of it is open and legitimate, and more synchronous than any campaign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.worlds import sessions
from groundswell.worlds.audiences import affordable, crossed
from groundswell.worlds.draft import DAYS, START_MS
from groundswell.worlds.people import DAY_MS, HOUR_MS

if TYPE_CHECKING:
    from groundswell.worlds.draft import Draft
    from groundswell.worlds.people import Ints

_LINK, _TEXT = 1, 3


def add_publishers(draft: Draft, acts: int) -> None:
    """Share out acts among the ways of publishing: a sixth each, half to readers' share buttons."""
    add_syndication(draft, acts // 6)
    add_feeds(draft, acts // 6)
    add_scheduled(draft, acts // 6)
    add_share_buttons(draft, acts - 3 * (acts // 6))


def add_syndication(draft: Draft, acts: int) -> None:
    """Publishers whose four to twelve sister pages post the same article seconds apart."""
    rng = draft.rng("syndication")
    units = 2 + acts // 300
    pages, posts = rng.integers(4, 13, units), rng.integers(20, 160, units)
    units = affordable((pages * posts * 0.85).astype(np.int64), acts)
    pages = pages[:units]
    posts = np.minimum(posts[:units], max(4, acts))
    publisher = draft.newcomers(units, "publisher")
    page = draft.newcomers(int(pages.sum()), "syndication")
    author = np.repeat(publisher, posts)
    born = _office_hours(draft, rng, author)
    items = draft.add_items(born, author, draft.people.topic[author], trace=_LINK)
    posts_too = np.repeat(rng.random(units) < 0.5, posts)  # or only its pages do, all at once
    draft.add_acts(author[posts_too], items[posts_too], born[posts_too])
    _, who, what = crossed(pages, posts)
    there = rng.random(len(who)) < 0.85
    who, what = who[there], what[there]
    draft.add_acts(page[who], items[what], born[what] + rng.integers(0, 20_000, len(who)))
    _add_readers(draft, rng, items, born, acts // 10)


def add_feeds(draft: Draft, acts: int) -> None:
    """Automatic posters that look at a feed every 5, 10, 15 or 30 minutes and post what is new."""
    rng = draft.rng("feeds")
    units = 2 + acts // 300
    posters, posts = rng.integers(3, 11, units), rng.integers(20, 160, units)
    units = affordable(posters * posts, acts)
    posters = posters[:units]
    posts = np.minimum(posts[:units], max(4, acts))
    publisher = draft.newcomers(units, "publisher")
    poster = draft.newcomers(int(posters.sum()), "feed")
    every = rng.choice([5, 10, 15, 30], len(poster)) * 60_000
    phase = np.where(rng.random(len(poster)) < 0.5, 0, rng.integers(0, 300_000, len(poster)))
    author = np.repeat(publisher, posts)
    born = _office_hours(draft, rng, author)
    items = draft.add_items(born, author, draft.people.topic[author], trace=_LINK)
    _, who, what = crossed(posters, posts)
    looks = phase[who] + ((born[what] - phase[who]) // every[who] + 1) * every[who]
    draft.add_acts(poster[who], items[what], looks + rng.integers(500, 4_000, len(who)))
    _add_readers(draft, rng, items, born, acts // 10)


def add_scheduled(draft: Draft, acts: int) -> None:
    """Accounts of one body (a city's libraries, say) that schedule its notices on the hour."""
    rng = draft.rng("scheduled")
    units = 2 + acts // 100
    pages, posts = rng.integers(3, 9, units), rng.integers(8, 40, units)
    units = affordable((pages * posts * 0.7).astype(np.int64), acts)
    pages = pages[:units]
    posts = np.minimum(posts[:units], max(4, acts))
    page = draft.newcomers(int(pages.sum()), "scheduled")
    first = page[(np.cumsum(pages) - pages)]
    author = np.repeat(first, posts)
    due = _office_hours(draft, rng, author)
    step = np.where(rng.random(len(due)) < 0.7, HOUR_MS, HOUR_MS // 4)
    due = due // step * step
    trace = np.where(rng.random(len(due)) < 0.7, _LINK, _TEXT)
    items = draft.add_items(due, author, draft.people.topic[author], trace=trace)
    _, who, what = crossed(pages, posts)
    there = rng.random(len(who)) < 0.7
    who, what = who[there], what[there]
    draft.add_acts(page[who], items[what], due[what] + rng.integers(0, 3_000, len(who)))


def add_share_buttons(draft: Draft, acts: int) -> None:
    """Readers who press a page's share button: one text, word for word, in their own time."""
    rng = draft.rng("share buttons")
    count = max(2, acts // 25)
    sizes = np.minimum(2 + 9 * rng.pareto(1.2, count), draft.ordinary / 8).astype(np.int64)
    count = affordable(sizes, acts)
    sizes = sizes[:count]
    author = rng.integers(0, draft.ordinary, count)
    born = _office_hours(draft, rng, author)
    items = draft.add_items(born, author, draft.people.topic[author], trace=_TEXT)
    readers = draft.recruit(max(2, int(sizes.sum()) // 6), "share button")
    what = np.repeat(np.arange(count), sizes)
    who = readers[rng.integers(0, len(readers), len(what))]
    key = np.unique(what * len(draft.people) + who)
    what, who = np.divmod(key, len(draft.people))
    spread = np.exp(rng.normal(np.log(4 * HOUR_MS * draft.faster), 1.5, len(what)))
    reached = born[what] + spread.astype(np.int64)
    at = sessions.seen(draft.people, draft.visit_seed, who, reached)
    draft.add_acts(who, items[what], at)


def _office_hours(draft: Draft, rng: np.random.Generator, author: Ints) -> Ints:
    """Draw when publishers publish: weekdays, 7 to 19 h of their own time, mostly."""
    weekday = rng.integers(0, DAYS // 7, len(author)) * 7 + rng.integers(0, 5, len(author))
    day = np.where(rng.random(len(author)) < 0.15, rng.integers(0, DAYS, len(author)), weekday)
    hour = rng.uniform(7, 19, len(author)) * HOUR_MS
    local = (hour.astype(np.int64) - draft.people.zone_ms[author]) % DAY_MS
    at: Ints = START_MS + day * DAY_MS + local
    return at


def _add_readers(
    draft: Draft, rng: np.random.Generator, items: Ints, born: Ints, acts: int
) -> None:
    """Readers link to some of the articles too, later."""
    account = rng.permutation(draft.ordinary)[:acts]
    account = account[draft.mechanism[account] == 0]
    what = rng.integers(0, len(items), len(account))
    later = np.exp(rng.normal(np.log(3 * HOUR_MS), 1.3, len(what))).astype(np.int64)
    at = sessions.seen(draft.people, draft.visit_seed, account, born[what] + later)
    draft.add_acts(account, items[what], at)
