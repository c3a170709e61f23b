"""E-mail addresses, telephone numbers and network addresses in texts, behind pseudonyms.

The same value gets the same pseudonym wherever it stands, in texts and among signals, so that
repetition is still seen. What can be any number (a price, a date, an order) stays as it is.
"""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.tables.cells import replaced
from groundswell.tables.usage_mail import mail_address

if TYPE_CHECKING:
    from groundswell.tables.pseudonyms import Pseudonyms

# Asked first of every text, in time that grows with its length alone whatever it holds.
_MAYBE = (
    r"\S@\S"
    r"|\+ ?\d|\b0\d[\d ()/.-]{6}|\d{3}\)? ?[-. ]?\d{3}[-. ]\d{4}"
    r"|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d"
    r"|[0-9A-Fa-f]{1,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:"
)
# Every quantifier is bounded or stands before a sign that it can't match itself.
_MAIL = re.compile(
    r"(?<![\w.+%@-])[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_][\w-]{0,62}(?![\w@-])"
)
_IPV4 = re.compile(
    r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
    r"(?!\.?\d)"
)
_IPV6 = re.compile(r"(?<![\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\w:])")
_PHONE = re.compile(
    r"(?<![\w+.,/-])(?:"
    r"\(?(?:\+|00) ?\(?[1-9](?:[ ()./-]{0,2}\d){6,14}"  # with the code of a country
    r"|\(?0[1-9](?:[ )-]{0,2}\d){7,10}|0[1-9](?:[. ]\d\d){4}"  # within one
    r"|\(?[2-9]\d\d\)?[-. ]{0,2}[2-9]\d\d[-. ]\d{4}"  # in North America
    r")(?![\w-])(?![.,]\d)"
)
_A_DATE = re.compile(r"\d{1,2}[-. /]\d{1,2}[-. /](?:19|20)\d\d")
_NOT_DIGITS = re.compile(r"[^0-9]")
_FEWEST_GROUPS = 4  # of a network address with a gap; fewer may be a name in a program


def masked(texts: pa.Array, names: Pseudonyms) -> tuple[pa.Array, Counter[str]]:
    """Replace addresses and numbers in n texts; give the texts, and how many of each kind.

    >>> from groundswell.tables.pseudonyms import Pseudonyms
    >>> names = Pseudonyms(b"a key of at least sixteen bytes")
    >>> found, counts = masked(pa.array(["write to ana@bus.example, or ana@bus.example"]), names)
    >>> counts["e-mail addresses"], "bus.example" in found[0].as_py()
    (2, False)
    """
    counts: Counter[str] = Counter()
    if names.kept:
        return texts, counts
    asked = np.flatnonzero(pc.match_substring_regex(texts, _MAYBE).fill_null(False))
    if not asked.size:
        return texts, counts
    given = texts.take(pa.array(asked)).to_pylist()
    found = [_masked(text, names, counts) for text in given]
    return replaced(texts, asked, found), counts


def phone_number(value: str) -> str | None:
    """Give a telephone number as + and digits, or digits alone within a country.

    >>> phone_number("0044 (20) 7946-0958"), phone_number("call me")
    ('+442079460958', None)
    """
    digits = _NOT_DIGITS.sub("", value)
    if not 7 <= len(digits) <= 17:
        return None
    if value.lstrip(" (").startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def _masked(text: str, names: Pseudonyms, counts: Counter[str]) -> str:
    def mail(match: re.Match[str]) -> str:
        counts["e-mail addresses"] += 1
        return names.address(mail_address(match[0]) or match[0])

    def phone(match: re.Match[str]) -> str:
        number = phone_number(match[0])
        if number is None or _A_DATE.match(match[0]):
            return match[0]
        counts["telephone numbers"] += 1
        opened = match[0].count("(") > match[0].count(")")  # of what stands around it
        return f"{'(' if opened else ''}{names.address(number)}"

    def network(match: re.Match[str]) -> str:
        try:
            found = ipaddress.ip_address(match[0])
        except ValueError:
            return match[0]
        if found.version == 6 and sum(map(bool, match[0].split(":"))) < _FEWEST_GROUPS:
            return match[0]
        counts["network addresses"] += 1
        return names.address(str(found))

    if "@" in text:
        text = _MAIL.sub(mail, text)
    if text.count(".") >= 3:
        text = _IPV4.sub(network, text)
    if text.count(":") >= 2:
        text = _IPV6.sub(network, text)
    return _PHONE.sub(phone, text)
