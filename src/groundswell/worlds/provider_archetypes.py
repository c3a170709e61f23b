"""Look-alikes: people who share addresses, cards, tasks or subjects, and are no hidden operator.

A kind shares what its like shares in life; of what is shared, the log declares a part.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from groundswell.worlds.provider_draft import DAY_MS, DAYS, HOUR_MS, MINUTE_MS, START_MS, Ask
from groundswell.worlds.provider_people import everyday_ask, live, moment
from groundswell.worlds.provider_phrasing import (
    SETS,
    STAGE_OF,
    Writer,
    boilerplate,
    style,
    texts,
)
from groundswell.worlds.provider_signals import at_site, home, personal, site
from groundswell.worlds.provider_subjects import client, given_name, subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.worlds.provider_dice import Dice
    from groundswell.worlds.provider_draft import Draft
    from groundswell.worlds.provider_people import Setting
    from groundswell.worlds.provider_signals import Home
    from groundswell.worlds.provider_subjects import Subject


@dataclass(frozen=True, kw_only=True, slots=True)
class Archetype:
    """What a kind of look-alike is like; shares from 0 to 1."""

    size: tuple[int, int]
    genres: Mapping[str, float]
    talks: tuple[int, int] = (4, 14)  # conversations of an account
    subjects: int = 0  # that the whole instance works on; 0: each request has its own
    site: int = 0  # addresses of its own
    shared: str | None = None  # the word by which the log declares the addresses
    declared: float = 0.0
    device: float = 0.0  # of accounts on a common device
    payment: float = 0.0  # of accounts on one payment
    domain: bool = False  # one mailbox domain
    prefix: float = 0.0  # of instances that put one text before their prompts
    clients: int = 0
    shifts: int = 0
    refused: float = 0.01
    everyday: float = 0.15  # of requests, in between
    model: str = ""  # genre in which many start from one text that went round
    says: tuple[str, ...] = field(default=())  # what some say of themselves, in each of SETS


ARCHETYPES: Mapping[str, Archetype] = {
    "household": Archetype(
        size=(2, 5), genres={}, site=2, device=0.5, payment=0.5, talks=(2, 10)
    ),
    "university": Archetype(
        size=(12, 40), genres={}, site=4, shared="university", declared=0.6, domain=True
    ),
    "vpn": Archetype(size=(10, 40), genres={}, site=2, shared="vpn", declared=0.5),
    "newsroom": Archetype(
        size=(4, 9),
        genres={"news_edit": 6, "news_disinfo": 2.5, "news_background": 2, "tr_job": 1},
        subjects=3, site=2, payment=0.8, domain=True, prefix=0.5, shared="organisation",
        declared=0.3, refused=0.03,
        says=(
            "I am a reporter of a local paper.", "We're the newsdesk here.",
            "For the regional pages, I edit them.",
        ),
    ),
    "campaign": Archetype(
        size=(3, 8),
        genres={"camp_plan": 3, "camp_batch": 5, "camp_report": 2},
        subjects=2, site=1, payment=0.6, domain=True, prefix=0.3, refused=0.02,
        says=(
            "This is for our party's official page.", "I volunteer for a candidate.",
            "I run the office of a list that stands in the local vote.",
        ),
    ),
    "bureau": Archetype(
        size=(3, 7), genres={"tr_job": 9}, site=2, payment=0.8, domain=True, prefix=0.6,
        shared="organisation", declared=0.2, clients=12,
        says=(
            "We are a translation office.", "I translate for customers.",
            "Language service, jobs for various firms.",
        ),
    ),
    "agency": Archetype(
        size=(3, 10),
        genres={"ag_plan": 2, "ag_batch": 5, "ag_report": 3, "ag_persona": 1.5},
        site=2, payment=0.8, domain=True, prefix=0.6, device=0.1, clients=8,
        says=(
            "We are an agency with several clients.", "I work in advertising.",
            "I write copy at a small studio, for whoever books us.",
        ),
    ),
    "classroom": Archetype(
        size=(12, 28), genres={}, site=1, shared="school", declared=0.4, talks=(1, 5)
    ),
    "red_team": Archetype(
        size=(2, 5), genres={"rt_probe": 6, "rt_work": 3}, site=1, payment=0.7, domain=True,
        prefix=0.2, refused=0.5, talks=(6, 16),
        says=(
            "We test the model for its maker.", "Safety audit under contract.",
            "Evaluation team, hired to look for gaps in the safeguards.",
        ),
    ),
    "researcher": Archetype(
        size=(1, 3), genres={"rs_analyse": 8, "teaching": 1}, subjects=2, site=1, domain=True,
        shared="university", declared=0.5, refused=0.08,
        says=(
            "I study influence campaigns at a university.", "Doctoral student, media studies.",
            "I'm a postdoc and work on coordinated accounts.",
        ),
    ),
    "activists": Archetype(
        size=(4, 12), genres={"ac_letter": 5, "ac_plan": 4}, subjects=1, talks=(1, 6),
        model="ac_letter",
        everyday=0.5, says=(
            "I am in a citizens' initiative.", "Our group meets every week.",
            "Some neighbours and I try to get this changed.",
        ),
    ),
    "reseller": Archetype(
        size=(15, 50), genres={}, site=1, payment=1.0, prefix=0.8, shared="reseller",
        declared=0.33, talks=(1, 6),
    ),
    "travel": Archetype(
        size=(3, 8), genres={"tv_trip": 8, "cs_reply": 1}, site=1, payment=0.8, domain=True,
        prefix=0.7, device=0.2,
    ),
    "service": Archetype(
        size=(4, 9), genres={"cs_reply": 9, "cs_shift": 1.5}, site=1, payment=0.8, domain=True,
        prefix=0.6, device=0.3, shifts=3, clients=1,
        says=(
            "I answer customers of a shop.", "Support desk here.",
            "I sit at the helpline of a retailer.",
        ),
    ),
    "dating": Archetype(
        size=(1, 1), genres={"dt_advice": 5}, everyday=0.5, refused=0.02, talks=(3, 12)
    ),
    "novelist": Archetype(
        size=(1, 1), genres={"nv_scene": 7}, subjects=1, everyday=0.25, refused=0.15,
        says=(
            "I am writing a novel.", "It's for my book.",
            "Context: fiction, I'm on my second draft.",
        ),
    ),
    "teacher": Archetype(
        size=(1, 2), genres={"teaching": 5, "rs_analyse": 0.5}, subjects=1, site=1, domain=True,
        shared="school", declared=0.4,
        says=(
            "I teach media at a school.", "Lesson for my pupils.",
            "I prepare my classes with this.",
        ),
    ),
}  # fmt: skip
"""Every kind of look-alike by name."""

_HARMFUL = tuple(STAGE_OF)  # genres that red teams try


BYSTANDERS = ("newsroom", "researcher", "activists", "campaign")
"""Look-alikes that may work on the very subject of an operation: they report on it, study it, or are its target."""


def add_archetype(
    draft: Draft,
    setting: Setting,
    dice: Dice,
    name: str,
    number: int,
    *,
    about: Subject | None = None,
) -> None:
    """Add one instance of a kind of look-alike.

    With ``about`` it is one or two people who work on that subject alone, which is hardest to tell.
    """
    kind = ARCHETYPES[name]
    size = dice.among(*kind.size) if about is None else dice.among(1, 2)
    base = home(dice)
    accounts, homes = _accounts(draft, setting, dice, name, number, size, base)
    prefix = boilerplate(dice, setting.chosen) if dice.chance(kind.prefix) else ""
    if name in ("household", "vpn", "university", "reseller"):
        for account, where in zip(accounts, homes, strict=True):
            genres = {"homework": 6.0, "coding": 2.0, "political": 1.0, "everyday": 2.0}
            chosen = genres if name == "university" else None
            live(draft, setting, account, where, dice, genres=chosen, prefix=prefix)
    elif name == "classroom":
        _lessons(draft, setting, dice, accounts, homes, base)
    else:
        _working(draft, setting, dice, kind, accounts, homes, prefix, about)


def _accounts(
    draft: Draft, setting: Setting, dice: Dice, name: str, number: int, size: int, base: Home
) -> tuple[list[int], list[Home]]:
    """Make the accounts of an instance, with what they share."""
    kind = ARCHETYPES[name]
    apart = name in ("vpn", "reseller")  # people who don't know one another
    declared = kind.shared if dice.chance(kind.declared) else None
    rooms = site(setting.networks, dice, kind.site, declared) if kind.site else None
    device, payment = f"d{dice.token()}", f"p{dice.token()}"
    mailbox = f"{name[:2]}{dice.token()[:6]}.example" if kind.domain else None
    common, one_plan = dice.chance(0.5) or not kind.device, dice.chance(kind.payment)
    accounts, homes = [], []
    for _ in range(size):
        account = draft.account(dice, name, number)
        where = home(dice) if apart or (name == "bureau" and dice.chance(0.3)) else base
        on_common = common and dice.chance(kind.device)
        personal(
            draft,
            setting.networks,
            account,
            where,
            dice,
            addresses=rooms is None or name not in ("household", "reseller"),
            devices=not on_common or dice.chance(0.5),
            payment=0.0 if kind.payment else 0.15,
            mailbox=mailbox,
        )
        if on_common:
            draft.signal(account, "device", device)
        if one_plan if name == "household" else dice.chance(kind.payment):
            draft.signal(account, "payment", payment, declared if apart else None)
        accounts.append(account)
        homes.append(where)
    if rooms:
        at_site(draft, accounts, rooms, dice)
    return accounts, homes


def _working(
    draft: Draft,
    setting: Setting,
    dice: Dice,
    kind: Archetype,
    accounts: list[int],
    homes: list[Home],
    prefix: str,
    given: Subject | None = None,
) -> None:
    """Let people do their work, each in words of their own, with private things in between."""
    subjects = [subject(dice) for _ in range(kind.subjects)]
    if given is not None:
        subjects = [given]
    clients = [client(dice) for _ in range(kind.clients)]
    names, weights = tuple(kind.genres), tuple(kind.genres.values())
    hero = given_name(dice)
    sample = None
    if kind.model:
        known = texts(setting.chosen)[kind.model]
        lang = homes[0].lang if homes[0].lang in known else "en"
        sample = (lang, dice.pick(known[lang]))
    says = kind.says[SETS.index(setting.chosen)] if kind.says else ""
    for turn, (account, where) in enumerate(zip(accounts, homes, strict=True)):
        writer = Writer(setting.chosen, dice, style(dice, tidy=dice.chance(0.4)), {}, prefix)
        for talk in range(dice.among(*kind.talks)):
            if clients:
                writer.fixed = {"p": hero, "c": dice.pick(clients)}
            else:
                writer.fixed = {"p": hero}
            at = _work_time(dice, where, turn % kind.shifts if kind.shifts else 0)
            asks: list[Ask] = []
            for _ in range(1 + int(dice.wait(1.0))):
                if dice.chance(kind.everyday):
                    asks.append(everyday_ask(setting, dice, "everyday", where.lang, at))
                    continue
                about = dice.pick(subjects) if subjects else setting.subject(dice)
                genre = dice.weighted(names, weights)
                if sample and genre == kind.model and dice.chance(0.5):
                    asks.append(Ask(genre, sample[0], about, template=sample[1]))
                    continue
                asks.append(_work_ask(setting, dice, kind, genre, where, about, writer))
            if says and talk == 0 and dice.chance(0.35):
                asks.insert(0, Ask("says", "en", text=says))
            draft.converse(account, at, asks, writer)


def _work_ask(
    setting: Setting,
    dice: Dice,
    kind: Archetype,
    genre: str,
    where: Home,
    about: Subject,
    writer: Writer,
) -> Ask:
    lang = where.lang if dice.chance(0.7) else "en"
    refused = dice.chance(kind.refused)
    attempts = int(refused and dice.chance(0.5))
    gives_up = refused and (not attempts or dice.chance(0.4))
    if genre != "rt_probe":
        return Ask(genre, lang, about, attempts, dice.chance(0.5), gives_up)
    text, lang = writer.request(dice.pick(_HARMFUL), lang, about)
    frame = dice.pick(texts(setting.chosen)["rt_frame"]["en"]).replace("{x}", str(dice.below(900)))
    text = f"{frame} {text}".strip()
    return Ask(genre, lang, about, attempts, dice.chance(0.5), gives_up, text=text)


def _lessons(
    draft: Draft,
    setting: Setting,
    dice: Dice,
    accounts: list[int],
    homes: list[Home],
    base: Home,
) -> None:
    """Let a class do the same task in the same hour, a few times; and little besides."""
    tasks = texts(setting.chosen)["class_task"]
    lang = base.lang if base.lang in tasks else "en"
    about = subject(dice)
    for _ in range(dice.among(1, 4)):
        day = dice.below(DAYS // 7) * 7 + dice.below(5)
        begins = START_MS + day * DAY_MS + (8 + dice.below(6) - base.hours) * HOUR_MS
        writer = Writer(setting.chosen, dice, style(dice, tidy=True), {"n": "6", "k": "4"})
        text, _ = writer.request("class_task", lang, about)
        for account in accounts:
            if dice.chance(0.15):
                continue
            said = text if dice.chance(0.6) else f"{text} {dice.pick(('pls', 'short', '?', '!'))}"
            own = Writer(setting.chosen, dice, style(dice), {})
            at = max(START_MS, begins + dice.below(40) * MINUTE_MS)
            draft.converse(account, at, [Ask("class_task", lang, about, text=said)], own)
    for account, where in zip(accounts, homes, strict=True):
        genres = {"homework": 5.0, "everyday": 2.0, "viral": 0.5}
        live(draft, setting, account, where, dice, prompts=dice.among(1, 6), genres=genres)


def _work_time(dice: Dice, where: Home, shift: int) -> int:
    """Draw a time in working hours of a weekday, now and then in the evening."""
    if dice.chance(0.12):
        return moment(dice, where.hours)
    day = dice.below(DAYS // 7) * 7 + dice.below(5)
    local = 8 + 8 * shift + 9 * dice.u()
    return max(START_MS, START_MS + day * DAY_MS + int((local - where.hours) * HOUR_MS))
