"""Signals of accounts: addresses, devices, payments, mailboxes, as they are used and shared in life.

Addresses lie in 240.0.0.0/4, which belongs to nobody. A home's address changes from time to time
and goes to strangers afterwards; phones share their carrier's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.worlds.provider_draft import DAY_MS, DAYS, START_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.worlds.provider_dice import Dice
    from groundswell.worlds.provider_draft import Draft

_CARRIERS = 6  # in each country
_PER_BLOCK, _PER_CARRIER_ADDRESS = 30, 80
_MAILBOXES = (
    *("gmail.com", "gmail.com", "gmail.com", "outlook.com", "outlook.com", "yahoo.com"),
    *("icloud.com", "gmx.de", "mail.ru", "qq.com", "proton.me", "web.de", "postbox.example"),
)
_BROWSERS = tuple(
    f"mozilla/5.0 ({system}) {engine}/{version}.0"
    for version in (133, 134, 132, 128, 120)
    for engine in ("chrome", "safari", "firefox")
    for system in ("windows nt 10.0", "iphone", "linux; android 14", "macintosh", "x11; linux")
)
COUNTRIES = {
    "US": ("en", "america/new_york", -5), "GB": ("en", "europe/london", 0),
    "IN": ("en", "asia/kolkata", 5), "CA": ("en", "america/toronto", -5),
    "CN": ("zh", "asia/shanghai", 8), "TW": ("zh", "asia/taipei", 8),
    "RU": ("ru", "europe/moscow", 3), "KZ": ("ru", "asia/almaty", 5),
    "ES": ("es", "europe/madrid", 1), "MX": ("es", "america/mexico_city", -6),
    "DE": ("de", "europe/berlin", 1), "AT": ("de", "europe/vienna", 1),
    "FR": ("fr", "europe/paris", 1), "JP": ("ja", "asia/tokyo", 9),
    "EG": ("ar", "africa/cairo", 2), "MA": ("ar", "africa/casablanca", 0),
}  # fmt: skip
"""Country → main language, time zone, hours from UTC."""

_NAMES = tuple(COUNTRIES)
_WEIGHTS = (22, 9, 9, 5, 6, 4, 6, 2, 5, 6, 7, 2, 6, 6, 3, 2)


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives: country, language, time zone, hours from UTC, and carrier."""

    country: str
    lang: str
    zone: str
    hours: int
    carrier: int


@dataclass(frozen=True, slots=True)
class Site:
    """An office, school or exit: a few addresses of its own, and what the log says shares them."""

    addresses: tuple[str, ...]
    shared: str | None


class Networks:
    """Addresses of a world with so many accounts."""

    def __init__(self, accounts: int) -> None:
        total = sum(_WEIGHTS)
        self._blocks: list[tuple[int, int]] = []  # first block and how many, by country and carrier
        free = 0
        for weight in _WEIGHTS:
            count = max(2, int(accounts * weight / total / _CARRIERS / _PER_BLOCK))
            for _ in range(_CARRIERS):
                self._blocks.append((free, count))
                free += count
        self._own = free  # blocks from here on belong to sites
        self._mobile = [
            max(2, int(accounts * weight / total / _CARRIERS / _PER_CARRIER_ADDRESS))
            for weight in _WEIGHTS
        ]

    def home_address(self, home: Home, dice: Dice) -> str:
        """Give an address that a home may have for a while."""
        first, count = self._blocks[_NAMES.index(home.country) * _CARRIERS + home.carrier]
        return _address(first + dice.below(count), dice.among(1, 254))

    def carrier_address(self, home: Home, dice: Dice) -> str:
        """Give an address that many phones share at once."""
        country = _NAMES.index(home.country)
        first, _ = self._blocks[country * _CARRIERS + home.carrier]
        return _address(first, 1 + dice.below(min(self._mobile[country], 254)))

    def block(self, dice: Dice, addresses: int = 1) -> tuple[str, ...]:
        """Give addresses in one network that may be some organisation's, or a hosting firm's."""
        number = self._own + dice.below(3_000_000)
        start = dice.among(1, 200)
        return tuple(_address(number, start + step) for step in range(addresses))


def home(dice: Dice, lang: str | None = None) -> Home:
    """Draw where somebody lives, in a country of the language if one is given."""
    if lang is None:
        country = dice.weighted(_NAMES, _WEIGHTS)
    else:
        country = dice.pick([name for name in _NAMES if COUNTRIES[name][0] == lang])
    spoken, zone, hours = COUNTRIES[country]
    return Home(country, spoken, zone, hours, dice.below(_CARRIERS))


def site(networks: Networks, dice: Dice, addresses: int, shared: str | None) -> Site:
    """Draw an organisation's addresses; ``shared`` is what the log says of them, if it does."""
    return Site(networks.block(dice, addresses), shared)


def personal(
    draft: Draft,
    networks: Networks,
    account: int,
    where: Home,
    dice: Dice,
    *,
    addresses: bool = True,
    devices: bool = True,
    payment: float = 0.15,
    mailbox: str | None = None,
) -> None:
    """Give an account what everybody has: addresses at home and on the road, devices, a mailbox."""
    draft.signal(account, "country", where.country)
    draft.signal(account, "timezone", where.zone)
    spoken = where.lang
    draft.signal(account, "language", spoken if dice.chance(0.6) else f"{spoken},en")
    if mailbox is None:
        drawn = dice.pick(_MAILBOXES)
        public = None if drawn.endswith(".example") else "public mail"
        draft.signal(account, "email_domain", drawn, public)
    else:
        draft.signal(account, "email_domain", mailbox)
    if addresses:
        moves = dice.among(1, 4)
        edges = sorted(dice.below(DAYS * DAY_MS) for _ in range(moves - 1))
        for start, end in zip([0, *edges], [*edges, DAYS * DAY_MS - 1], strict=True):
            seen = (START_MS + start, START_MS + end)
            draft.signal(account, "address", networks.home_address(where, dice), seen=seen)
        if dice.chance(0.45):
            address = networks.carrier_address(where, dice)
            # Which carrier's addresses the log knows as such doesn't depend on who uses them.
            known = "carrier" if int(address.rpartition(".")[2]) % 2 else None
            draft.signal(account, "address", address, known)
    if devices:
        for _ in range(1 + dice.chance(0.4) + dice.chance(0.1)):
            draft.signal(account, "device", f"d{dice.token()}")
            draft.signal(account, "user_agent", _BROWSERS[int(dice.u() ** 2 * len(_BROWSERS))])
    if dice.chance(payment):
        draft.signal(account, "payment", f"p{dice.token()}")
    if dice.chance(0.25):
        draft.signal(account, "phone", f"+999{int(dice.token(), 16) % 10**9:09d}")


def at_site(draft: Draft, accounts: Sequence[int], place: Site, dice: Dice) -> None:
    """Let accounts use one or two of a site's addresses."""
    for account in accounts:
        for address in dice.some(place.addresses, 1 + dice.chance(0.3)):
            draft.signal(account, "address", address, place.shared)


def throw_away(dice: Dice) -> str:
    """Give a mailbox provider that nobody knows."""
    return f"m{dice.token()[:5]}.example"


def _address(block: int, host: int) -> str:
    return f"{240 + (block >> 16) % 14}.{(block >> 8) & 255}.{block & 255}.{host}"
