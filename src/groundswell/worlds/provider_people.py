"""Ordinary people at an AI provider: everyday questions, news, innocent refusals, heavy-tailed activity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.worlds.provider_draft import DAY_MS, DAYS, HOUR_MS, MINUTE_MS, START_MS, Ask
from groundswell.worlds.provider_phrasing import Writer, style, texts
from groundswell.worlds.provider_signals import home, personal
from groundswell.worlds.provider_subjects import LANGUAGES, town

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.worlds.provider_dice import Dice
    from groundswell.worlds.provider_draft import Draft
    from groundswell.worlds.provider_signals import Home, Networks
    from groundswell.worlds.provider_subjects import Subject

_GENRES = ("everyday", "homework", "coding", "medical", "political", "news", "viral", "personal")
_WEIGHTS = (44, 12, 12, 5, 5, 8, 3, 11)
_REFUSED = {"medical": 0.4, "political": 0.05, "viral": 0.02, "coding": 0.01, "news": 0.03}
_MOST = 400  # prompts of one account


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all of a world: networks, templates, what is in the news when."""

    networks: Networks
    chosen: str
    news: tuple[tuple[Subject, int], ...]  # subject and the day from which it is talked about
    towns: int

    def subject(self, dice: Dice) -> Subject:
        """Give something local to talk about: some of it many do, most of it few."""
        return town(int(self.towns * dice.u() ** 3))

    def in_the_news(self, at_ms: int, dice: Dice) -> Subject:
        """Give what is in the news at a time: mostly the latest."""
        day = (at_ms - START_MS) // DAY_MS
        known = [subject for subject, since in self.news if since <= day]
        return known[-1 - min(int(dice.wait(1.2)), len(known) - 1)]


def add_person(
    draft: Draft, setting: Setting, dice: Dice, number: int, *, archetype: str = "ordinary"
) -> int:
    """Add one ordinary account with its signals and conversations; give its number."""
    account = draft.account(dice, archetype, number)
    where = home(dice)
    personal(draft, setting.networks, account, where, dice)
    live(draft, setting, account, where, dice)
    return account


def live(
    draft: Draft,
    setting: Setting,
    account: int,
    where: Home,
    dice: Dice,
    *,
    prompts: int | None = None,
    genres: Mapping[str, float] | None = None,
    prefix: str = "",
    span: tuple[int, int] = (0, DAYS),
) -> None:
    """Let an account ask what people ask, in conversations of one to six prompts."""
    writer = Writer(setting.chosen, dice, style(dice), {}, prefix)
    left = prompts if prompts is not None else min(_MOST, int(dice.heavy(4.0, 1.1)) + 1)
    lang = where.lang
    names, weights = (tuple(genres), tuple(genres.values())) if genres else (_GENRES, _WEIGHTS)
    while left > 0:
        at = moment(dice, where.hours, span)
        asks = []
        for _ in range(min(left, 1 + int(dice.wait(1.6)))):
            genre = dice.weighted(names, weights)
            asks.append(everyday_ask(setting, dice, genre, lang, at))
        left -= len(asks)
        draft.converse(account, at, asks, writer)


def everyday_ask(setting: Setting, dice: Dice, genre: str, lang: str, at_ms: int) -> Ask:
    """Make one request of an ordinary kind."""
    if lang != "en" and dice.chance(0.08):
        lang = "en"
    elif lang == "en" and dice.chance(0.02):
        lang = dice.pick(LANGUAGES)
    about = setting.in_the_news(at_ms, dice) if genre == "news" else setting.subject(dice)
    template = None
    if genre == "viral":
        known = texts(setting.chosen)["viral"][lang]
        template = known[int(dice.u() ** 2 * len(known))]
    refused = dice.u() < _REFUSED.get(genre, 0.004)
    if not refused:
        return Ask(genre, lang, about, template=template)
    again = dice.chance(0.3)
    gives_up = not again or dice.chance(0.5)
    return Ask(genre, lang, about, int(again), dice.chance(0.4), gives_up, template)


def moment(dice: Dice, hours: int, span: tuple[int, int] = (0, DAYS)) -> int:
    """Draw a time at which somebody is awake, most likely in the evening."""
    first, last = span
    day = first + dice.below(max(1, last - first))
    local = 7 + 16 * max(dice.u(), dice.u() * dice.u())
    at = START_MS + day * DAY_MS + int((local - hours) * HOUR_MS) + dice.below(MINUTE_MS)
    return max(START_MS, at)
