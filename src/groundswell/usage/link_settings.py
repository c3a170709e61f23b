"""From what on two accounts are taken for one operator: the settings, and words for what they share."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.errors import SettingError

FAMILIES = ("network", "device", "payment", "sign_up", "other", "text", "subject")
"""What moves together and counts once; the rest of what is written in signals is ``other``."""

SUPPORT = "synchrony"
JUDGEMENT = "judgement"
STRONG = frozenset({"payment", "card", "iban", "wallet", "device", "email", "phone"})
"""Kinds of which one rare value is enough."""

SAID = frozenset({"user_agent", "organisation", "referrer"})
"""Kinds that an account says of itself: who wants to look like another can copy them."""

PLACE = frozenset({"country", "region", "city", "language", "timezone"})
"""Kinds that neighbours share, whoever they are: shown, and never counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Linking:
    """What it takes to link two accounts.

    >>> Linking().max_accounts
    50
    """

    max_accounts: int = 50  # that share a value; one that more have is a hub and weighs nothing
    strong_accounts: int = 20  # that share a payment or device, for it to be enough alone
    strong_bits: float = 4.0  # of it; in a log of twenty accounts nothing is rare
    family_bits: float = 5.0  # of a family that counts; one account in 32 has its value
    bar_bits: float = 12.0  # of a pair; the log's own chance can only raise it
    group_bits: float = 10.0  # the same where three or more meet in two values
    false_links: float = 0.05  # pairs that chance may link in the whole log
    text_bits: float = 40.0  # a prompt tells; less is a phrase that anybody types
    shown_bits: float = 6.0  # below the bar, down to which pairs are listed
    lesson_ms: int = 10_800_000  # within which a class does the same task: three hours
    together_ms: int = 3_600_000  # within which two do something at the same time
    rounds: int = 63  # of shuffled times, for synchrony
    max_pairs: int = 10_000_000  # of one family that are looked at; wider values go first

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if self.max_accounts < 2 or self.strong_accounts < 2:
            msg = (
                f"linking: max_accounts is {self.max_accounts} and strong_accounts "
                f"{self.strong_accounts}; give 2 or more, e.g. 50 and 20"
            )
            raise SettingError(msg)
        if not 0 < self.false_links <= 1:
            msg = f"linking: false_links is {self.false_links}; give 0 to 1, e.g. 0.05"
            raise SettingError(msg)
        ascending = self.family_bits <= self.group_bits <= self.bar_bits
        if min(self.strong_bits, self.family_bits) <= 0 or not ascending:
            msg = (
                f"linking: strong_bits is {self.strong_bits}, family_bits {self.family_bits}, group_bits "
                f"{self.group_bits} and bar_bits {self.bar_bits}; give positive numbers, the last "
                "three ascending, e.g. 4, 5, 10 and 12"
            )
            raise SettingError(msg)
        if min(self.lesson_ms, self.together_ms, self.rounds, self.max_pairs) < 1:
            msg = (
                f"linking: lesson_ms is {self.lesson_ms}, together_ms {self.together_ms}, rounds "
                f"{self.rounds} and max_pairs {self.max_pairs}; give positive numbers"
            )
            raise SettingError(msg)
