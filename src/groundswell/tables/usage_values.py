"""What a signal of an account comes to: its kind, its canonical value, and what follows from it.

What can't be told once a value is behind a pseudonym is derived here: the network of an address,
the domain of a mailbox. Nothing is guessed: a value is shared where the log, the analyst's list or
a published list says so, or where the address itself is one that anybody may have.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from groundswell.tables.usage_mail import mail_address, shared_by
from groundswell.tables.usage_masks import phone_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PLAIN = frozenset({"country", "language"})
"""Kinds whose values stay as they are."""

_FAMILIES = {
    "network": ("address", "network", "country", "asn", "region", "city", "isp", "proxy"),
    "device": ("device", "user_agent", "language", "timezone", "screen", "fonts", "platform"),
    "payment": ("payment", "card", "billing", "iban", "wallet", "payer"),
    "sign_up": (
        "email", "email_domain", "phone", "referrer", "sign_up", "organisation", "invitation",
        "coupon", "name",
    ),
}  # fmt: skip
_FAMILY_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}
_OTHER_WORDS = {
    "ip": "address", "ip_address": "address", "ipaddress": "address", "hashed_ip": "address",
    "client_ip": "address", "ip_hash": "address", "subnet": "network", "cidr": "network",
    "ip_network": "network", "as": "asn", "autonomous_system": "asn", "mail": "email",
    "email_address": "email", "e_mail": "email", "domain": "email_domain",
    "phone_number": "phone", "telephone": "phone", "mobile": "phone", "tel": "phone",
    "useragent": "user_agent", "ua": "user_agent", "browser": "user_agent",
    "device_id": "device", "fingerprint": "device", "device_fingerprint": "device",
    "card_fingerprint": "card", "payment_fingerprint": "payment", "payment_method": "payment",
    "billing_address": "billing", "locale": "language", "accept_language": "language",
    "time_zone": "timezone", "tz": "timezone", "country_code": "country",
    "organization": "organisation", "org": "organisation", "company": "organisation",
    "apikey": "api_key", "key": "api_key", "referer": "referrer", "signup": "sign_up",
    "state": "region",
}  # fmt: skip
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SHARED = re.compile(r"[\w /-]{1,40}")
_GAPS = re.compile(r"[\s-]+")
_PLAIN_VALUE = re.compile(r"[\w .,*'()&-]{1,80}")
_WITH_PORT = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d{1,5})?|([0-9.]+):\d{1,5}")
_ANYBODYS = tuple(
    ipaddress.ip_network(each)
    for each in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16"),
        *("100.64.0.0/10", "::1/128", "fc00::/7", "fe80::/10"),
    )
)
_LONGEST = 2_000


class Signal(NamedTuple):
    """One thing that a raw signal says, before pseudonyms."""

    kind: str
    value: str
    shared: str | None


class BadSignal(ValueError):
    """A signal that can't be used; the message is the reason, without the value."""


@dataclass(frozen=True, slots=True)
class KnownShared:
    """Values of which an analyst knows that many share them, by kind."""

    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    networks: Mapping[tuple[int, int], Mapping[int, str]] = field(default_factory=dict)
    # By version and length of what the addresses of a network begin with, the longest first.

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str]]) -> KnownShared:
        """Take rows of kind, value and who shares it; raises `BadSignal` for one that is none."""
        values: dict[tuple[str, str], str] = {}
        networks: dict[tuple[int, int], dict[int, str]] = {}
        for kind, value, shared in rows:
            told = shared_word(shared)
            if told is None:
                raise BadSignal("no word for who shares it")
            name = kind_of(kind)
            if name in ("address", "network") and "/" in value:
                try:
                    held = ipaddress.ip_network(value.strip(), strict=False)
                except ValueError:
                    raise BadSignal("not a network such as 192.0.2.0/24") from None
                begin = int(held.network_address) >> (held.max_prefixlen - held.prefixlen)
                networks.setdefault((held.version, held.prefixlen), {})[begin] = told
                continue
            for each in signals_of(name, value, None, KnownShared())[:1]:
                values[each.kind, each.value] = told
        return cls(values, {size: networks[size] for size in sorted(networks, reverse=True)})

    def of_value(self, kind: str, value: str) -> str | None:
        """Say who shares a canonical value, None where that is not known."""
        own = self.values.get((kind, value))
        if own is not None or not self.networks or kind not in ("address", "network"):
            return own
        try:
            held = ipaddress.ip_network(value, strict=False)
        except ValueError:
            return None
        number, bits = int(held.network_address), held.max_prefixlen
        for (version, size), known in self.networks.items():
            if version == held.version and size <= held.prefixlen:
                found = known.get(number >> (bits - size))
                if found is not None:
                    return found
        return None


def shared_word(told: str) -> str | None:
    """Give a word for who shares a value; what is no plain word becomes ``shared``, none None.

    >>> shared_word(" VPN "), shared_word("<b>Ana's house</b>"), shared_word("")
    ('vpn', 'shared', None)
    """
    plain = " ".join(told.casefold().split())
    if not plain:
        return None
    return plain if _SHARED.fullmatch(plain) else "shared"


def kind_of(word: str) -> str:
    """Give our word for a kind of signal; raises `BadSignal` for what is no kind.

    >>> kind_of("IP address"), kind_of("favourite-colour")
    ('address', 'favourite_colour')
    """
    plain = _GAPS.sub("_", word.strip().casefold())
    plain = _OTHER_WORDS.get(plain, plain)
    if not _KIND.fullmatch(plain):
        raise BadSignal("not a kind of signal; give one lower-case word")
    return plain


def family_of(kind: str) -> str:
    """Give what moves together with a kind: network, device, payment, sign_up or other."""
    return _FAMILY_OF.get(kind, "other")


def signals_of(kind: str, value: str, shared: str | None, known: KnownShared) -> list[Signal]:
    """Give what a raw value says, in canonical form: itself first, then what follows from it.

    >>> [each[:2] for each in signals_of("address", "192.0.2.7:443", None, KnownShared())]
    [('address', '192.0.2.7'), ('network', '192.0.2.0/24')]
    """
    plain = " ".join(unicodedata.normalize("NFKC", value).split())[:_LONGEST]
    if not plain or plain.casefold() in ("none", "null", "nan", "unknown", "-"):
        raise BadSignal("no value")
    if kind in ("address", "network"):
        return _network_signals(kind, plain, shared, known)
    if kind == "email":
        return _mail_signals(plain, shared, known)
    if kind == "email_domain":
        domain = plain.casefold().lstrip("@").rstrip(".")
        return [_told(kind, domain, shared, known, shared_by(domain))]
    if kind == "phone":
        plain = phone_number(plain) or plain
    elif kind == "language":
        plain = _languages(plain)
    elif kind == "country":
        plain = plain.upper() if len(plain) <= 3 else plain.casefold()
    else:
        plain = plain.casefold()
    return [_told(kind, plain, shared, known)]


def is_plain(kind: str, value: str) -> bool:
    """Whether a value may stay as it is: a country or a language that looks like one."""
    return kind in PLAIN and bool(_PLAIN_VALUE.fullmatch(value))


def _network_signals(kind: str, plain: str, shared: str | None, known: KnownShared) -> list[Signal]:
    first = plain.split(",", maxsplit=1)[0].strip()  # of a chain of relays, the client comes first
    if kind == "network" or "/" in first:
        try:
            held = str(ipaddress.ip_network(first, strict=False))
        except ValueError:
            held = first.casefold()
        return [_told("network", held, shared, known)]
    bare = first.partition("%")[0]
    match = _WITH_PORT.fullmatch(bare)
    try:
        address = ipaddress.ip_address(match[1] or match[2] if match else bare)
    except ValueError:
        return [_told("address", first.casefold(), shared, known)]  # hashed before it was logged
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    if any(address.version == net.version and address in net for net in _ANYBODYS):
        return [_told("address", str(address), shared, known, "private")]
    size = 24 if address.version == 4 else 48
    network = str(ipaddress.ip_network(f"{address}/{size}", strict=False))
    one = _told("address", str(address), shared, known)
    # What the log says of the address it can't but say of the network that the address is in.
    return [one, _told("network", network, one.shared, known)]


def _mail_signals(plain: str, shared: str | None, known: KnownShared) -> list[Signal]:
    address = mail_address(plain)
    if address is None:
        return [_told("email", plain.casefold(), shared, known)]  # hashed before it was logged
    domain = address.partition("@")[2]
    one = _told("email", address, shared, known)
    return [one, _told("email_domain", domain, one.shared, known, shared_by(domain))]


def _told(
    kind: str, value: str, shared: str | None, known: KnownShared, otherwise: str | None = None
) -> Signal:
    return Signal(kind, value, shared or known.of_value(kind, value) or otherwise)


def _languages(plain: str) -> str:
    """Give languages in order, without their weights.

    >>> _languages("en-GB,en;q=0.9, de;q=0.5")
    'en-gb,en,de'
    """
    return ",".join(
        each.partition(";")[0].strip().lower() for each in plain.split(",") if each.strip()
    )
