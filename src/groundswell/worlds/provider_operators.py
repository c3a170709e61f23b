"""Operators in a world of provider logs: four ways of using a model for one's own hidden purpose.

What they ask for is shown by genre and subject alone (see `provider_phrasing`); how far their
accounts can be told to be one follows from their craft.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.worlds.provider_draft import DAY_MS, DAYS, HOUR_MS, MINUTE_MS, START_MS, Ask
from groundswell.worlds.provider_people import live
from groundswell.worlds.provider_phrasing import Writer, boilerplate, style
from groundswell.worlds.provider_signals import at_site, home, personal, site, throw_away
from groundswell.worlds.provider_subjects import given_name, office, subject, surname, town

if TYPE_CHECKING:
    from groundswell.worlds.provider_dice import Dice
    from groundswell.worlds.provider_draft import Draft
    from groundswell.worlds.provider_people import Setting
    from groundswell.worlds.provider_signals import Home
    from groundswell.worlds.provider_subjects import Subject

KINDS = ("return", "desk", "farm", "officials")
"""Plan, refusal, return and report; scam desk with shifts; content farm; approach to officials."""

_SIZES = {"return": (1, 4), "desk": (4, 8), "farm": (3, 7), "officials": (1, 3)}
_LANGS = ("en", "en", "en", "en", "zh", "ru", "es", "de", "fr", "ja", "ar")


@dataclass(frozen=True, slots=True)
class Craft:
    """How carefully an operator hides; shares from 0 to 1."""

    device: float  # of accounts that use the common device
    payment: float
    office: float  # of accounts that come from the office's addresses
    block: float  # of accounts, if not from the office, that lie in one hosting network
    slip: float  # of operators with one account that once used another's address
    boilerplate: float
    varied: bool
    fresh_accounts: bool  # after a refusal, another account goes on
    disguise: float  # ordinary conversations for each working one
    known_subject: float  # of operators whose subject others talk about too


CRAFTS = {
    "lazy": Craft(0.7, 0.8, 0.95, 0.0, 0.0, 0.8, False, False, 0.3, 0.15),
    "careful": Craft(0.0, 0.0, 0.0, 0.6, 0.2, 0.0, True, True, 0.7, 0.3),
    "half": Craft(0.3, 0.3, 0.5, 0.5, 0.2, 0.4, True, True, 0.5, 0.25),
}
"""By name: lazy, careful, and between them."""


@dataclass(slots=True)
class Team:
    """An operator at work: accounts, where they live, one writer each, and what it is about."""

    accounts: list[int]
    homes: list[Home]
    writers: list[Writer]
    about: Subject
    lang: str
    craft: Craft
    hours: int  # of its office's clock from UTC


def add_operator(draft: Draft, setting: Setting, dice: Dice, kind: str, craft: Craft) -> Subject:
    """Add an operator with its accounts, signals and conversations; give what it is about."""
    team = _team(draft, setting, dice, kind, craft)
    _WORK[kind](draft, setting, dice, team)
    for account, where in zip(team.accounts, team.homes, strict=True):
        # Who works for an operator also asks what everybody asks, and gives itself away.
        spare = int(dice.heavy(6 * craft.disguise, 0.8)) + (kind == "desk")
        genres = {"personal": 5.0, "everyday": 3.0, "coding": 0.5, "news": 0.5}
        live(draft, setting, account, where, dice, prompts=spare, genres=genres)
    return team.about


def _team(draft: Draft, setting: Setting, dice: Dice, kind: str, craft: Craft) -> Team:
    number, least_most = draft.operators, _SIZES[kind]
    draft.operators += 1
    size = 1 if kind == "return" and dice.chance(0.45) else dice.among(*least_most)
    lang, base = dice.pick(_LANGS), home(dice)
    lang = lang if dice.chance(0.5) else "en"
    known = dice.chance(craft.known_subject)
    about = town(int(setting.towns * dice.u())) if known else subject(dice)
    persona = f"{given_name(dice)} {surname(dice)}"
    fixed = {"p": persona, "r": office(dice, about.place)}
    prefix = boilerplate(dice, setting.chosen) if dice.chance(craft.boilerplate) else ""
    declared = "vpn" if dice.chance(0.1) else None
    rooms = site(setting.networks, dice, dice.among(1, 3), declared)
    device, payment = f"d{dice.token()}", f"p{dice.token()}"
    hosting = setting.networks.block(dice, 40)
    accounts, homes, writers = [], [], []
    for _ in range(size):
        account = draft.account(dice, "operator", number, operator=number, kind=kind)
        if size > 1:  # made for the purpose, in the same weeks or months apart
            spread = 10 if craft.office > 0.5 else 120
            draft.created[account] = START_MS + (dice.below(spread) - spread) * DAY_MS
        where = base if craft.office > 0.5 or dice.chance(0.4) else home(dice)
        from_office = dice.chance(craft.office)
        in_block = not from_office and dice.chance(craft.block)
        own_device = not dice.chance(craft.device)
        personal(
            draft,
            setting.networks,
            account,
            where,
            dice,
            addresses=not (from_office or in_block) or dice.chance(0.3),
            devices=own_device,
            payment=0.3 if own_device else 0.0,
            mailbox=throw_away(dice) if dice.chance(0.15) else None,
        )
        if from_office:
            at_site(draft, [account], rooms, dice)
        elif in_block:
            draft.signal(account, "address", dice.pick(hosting))
        if not own_device:
            draft.signal(account, "device", device)
        if dice.chance(craft.payment):
            draft.signal(account, "payment", payment)
        manner = style(dice)
        writers.append(Writer(setting.chosen, dice, manner, fixed, prefix))
        accounts.append(account)
        homes.append(where)
    if size > 1 and dice.chance(craft.slip):
        _slip(draft, accounts, dice)
    return Team(accounts, homes, writers, about, lang, craft, base.hours)


def _slip(draft: Draft, accounts: list[int], dice: Dice) -> None:
    """Let one account be seen, for an hour, at an address of another."""
    first, second = dice.some(accounts, 2)
    theirs = [
        place
        for place, account in enumerate(draft.signal_account)
        if account == first and draft.signal_kind[place] == "address"
    ]
    at = START_MS + dice.below(DAYS - 1) * DAY_MS
    place = dice.pick(theirs)
    value, shared = draft.signal_value[place], draft.signal_shared[place]
    draft.signal(second, "address", value, shared, (at, at + HOUR_MS))


def _office_time(dice: Dice, team: Team, day: int, shift: int = 0) -> int:
    """Draw a time in office hours, from 8 to 17 on the team's clock, or in a later shift."""
    minute = int((8 + 8 * shift + 8 * dice.u() - team.hours) * 60)
    return max(START_MS, START_MS + day * DAY_MS + minute * MINUTE_MS)


def _plan_refuse_return_report(draft: Draft, setting: Setting, dice: Dice, team: Team) -> None:
    """Ask for a plan, be refused, come back after days or weeks with a report to edit."""
    del setting
    turn, day = dice.below(len(team.accounts)), dice.among(1, 35)
    if dice.chance(0.5):
        _work(draft, dice, team, turn, day - 1, ("monitor",))
    refused = dice.chance(0.85)
    gives_up = refused and dice.chance(0.6)
    ask = Ask("plan", team.lang, team.about, int(refused) * dice.among(0, 2), True, gives_up)
    opened = _office_time(dice, team, day)
    draft.converse(team.accounts[turn], opened, [ask], team.writers[turn])
    for _ in range(dice.among(1, 4)):
        day += dice.among(1, 5)
        turn = _next(dice, team, turn)
        genres = dice.weighted(
            (("batch",), ("batch", "translate"), ("persona",), ("single",), ("evade", "batch")),
            (4, 2, 2, 2, 1),
        )
        _work(draft, dice, team, turn, day, genres, refused=0.2)
    for _ in range(dice.among(1, 3)):
        day += dice.among(5, 20)
        turn = _next(dice, team, turn)
        if day < DAYS - 1:
            _work(draft, dice, team, turn, day, ("report",), refused=0.05)


def _scam_desk(draft: Draft, setting: Setting, dice: Dice, team: Team) -> None:
    """Work in shifts on chats with members; personal questions in between give the desk away."""
    del setting
    shifts, first = dice.among(2, 3), dice.among(0, 40)
    workdays = [first + day for day in range(dice.among(12, 28)) if (first + day) % 7 < 6]
    names = [f"{given_name(dice)} {surname(dice)}" for _ in range(dice.among(1, 4))]
    weights = {
        "ping": 5, "flatter": 5, "reassure": 3, "offsite": 2, "sting": 2.5, "translate": 2,
        "persona": 0.7, "personal": 1.5,
    }  # fmt: skip
    for turn, account in enumerate(team.accounts):
        writer, shift = team.writers[turn], turn % shifts
        lang = team.lang
        for day in workdays:
            if dice.chance(0.35):
                continue
            writer.fixed = {**writer.fixed, "p": dice.pick(names)}
            drawn = [
                dice.weighted(tuple(weights), tuple(weights.values()))
                for _ in range(dice.among(2, 5))
            ]
            refused = 0.25
            asks = [
                Ask(genre, lang, team.about, int(genre == "sting" and dice.chance(refused)))
                for genre in drawn
            ]
            if dice.chance(0.25):
                asks.append(Ask("handover", lang, team.about))
            draft.converse(account, _office_time(dice, team, day, shift), asks, writer)


def _content_farm(draft: Draft, setting: Setting, dice: Dice, team: Team) -> None:
    """Ask for batches, by one pattern, in several languages, from several accounts."""
    subjects = [team.about, *(setting.subject(dice) for _ in range(dice.below(3)))]
    second = dice.pick([lang for lang in _LANGS if lang != team.lang])
    pattern = dice.chance(team.craft.boilerplate)
    day, turn = dice.among(0, 40), 0
    for _ in range(dice.among(8, 20)):
        day += dice.below(3)
        turn = dice.below(len(team.accounts))
        about = team.about if dice.chance(0.75) else dice.pick(subjects)
        lang = team.lang if dice.chance(0.7) else second
        genres = dice.weighted(
            (("batch",), ("batch", "translate"), ("batch", "batch"), ("tooling",), ("persona",)),
            (6, 3, 3, 0.7, 0.7),
        )
        asks = [_asked(dice, genre, lang, about, 0.12) for genre in genres]
        if day < DAYS:
            draft.converse(
                team.accounts[turn], _office_time(dice, team, day), asks, team.writers[turn]
            )
    if pattern or dice.chance(0.5):
        _work(draft, dice, team, turn, min(day + 2, DAYS - 1), ("report",))


def _officials(draft: Draft, setting: Setting, dice: Dice, team: Team) -> None:
    """Set up a persona, read up on an official, draft approaches with a reward, translate."""
    del setting
    day, turn = dice.among(0, 30), 0
    for genres in (
        ("persona",),
        ("profile", "profile"),
        ("approach",),
        ("approach", "translate"),
        ("incentive",),
        ("reassure", "offsite"),
        ("report",),
    ):
        if dice.chance(0.15):
            continue
        day += dice.among(1, 8)
        turn = _next(dice, team, turn)
        if day < DAYS:
            _work(draft, dice, team, turn, day, genres, refused=0.2)


_WORK = {
    "return": _plan_refuse_return_report,
    "desk": _scam_desk,
    "farm": _content_farm,
    "officials": _officials,
}


def _work(
    draft: Draft,
    dice: Dice,
    team: Team,
    turn: int,
    day: int,
    genres: tuple[str, ...],
    *,
    refused: float = 0.1,
) -> None:
    """Hold one conversation about the team's subject."""
    lang = team.lang if dice.chance(0.85) else "en"
    asks = [_asked(dice, genre, lang, team.about, refused) for genre in genres]
    at = _office_time(dice, team, max(0, day))
    draft.converse(team.accounts[turn], at, asks, team.writers[turn])


def _asked(dice: Dice, genre: str, lang: str, about: Subject, refused: float) -> Ask:
    attempts = dice.among(1, 2) if dice.chance(refused) else 0
    return Ask(genre, lang, about, attempts, dice.chance(0.6), attempts > 0 and dice.chance(0.2))


def _next(dice: Dice, team: Team, turn: int) -> int:
    """Let the same account go on, or another where the operator takes new ones."""
    if len(team.accounts) == 1:
        return 0
    stays = 0.25 if team.craft.fresh_accounts else 0.6
    return turn if dice.chance(stays) else (turn + 1) % len(team.accounts)
