"""Counts as platforms show them: 1,234, 1.2K, 3万."""

from __future__ import annotations

import re

_FACTORS = {
    "": 1, "k": 10**3, "tsd": 10**3, "тыс": 10**3, "千": 10**3, "m": 10**6, "mio": 10**6,
    "mln": 10**6, "млн": 10**6, "万": 10**4, "萬": 10**4, "b": 10**9, "mrd": 10**9,
    "亿": 10**8, "億": 10**8,
}  # fmt: skip
_PLAIN = re.compile(r"\d{1,18}")
_GROUPED = re.compile(r"\d{1,3}(?:[,. '\u00a0\u202f]\d{3})+")
_SHORT = re.compile(r"(\d{1,15})(?:[.,](\d{1,6}))?\s*([^\d\s.,]{0,3})\.?")
_NONE = frozenset({"", "-", "—", "–", "n/a", "na", "null", "none", "nan", "unknown", "hidden"})
_LIMIT = 2**62


def to_count(value: object) -> int | None:
    """Read a count; None where it is not known, which a negative number also says.

    Raises ValueError when the value is there and is no count.

    >>> to_count("1.2K"), to_count("1,234"), to_count(""), to_count(-1)
    (1200, 1234, None, None)
    """
    if value is None:
        return None
    if isinstance(value, bool):
        raise ValueError("a truth value where a count was expected")
    if isinstance(value, int):
        return _held(value)
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124
            return None
        if value in (float("inf"), float("-inf")):
            raise ValueError("not a finite count")
        return _held(round(value))
    if not isinstance(value, str):
        raise ValueError("not a count")
    return _from_text(value.strip().lower())


def _held(value: int) -> int | None:
    if value > _LIMIT:
        raise ValueError("a count too large to be one")
    return value if value >= 0 else None


def _from_text(text: str) -> int | None:
    if text in _NONE or (text.startswith("-") and _PLAIN.fullmatch(text[1:])):
        return None
    if len(text) > 32:
        raise ValueError("not a count")
    if _PLAIN.fullmatch(text):
        return _held(int(text))
    if _GROUPED.fullmatch(text):
        return _held(int(re.sub(r"\D", "", text)))
    match = _SHORT.fullmatch(text)
    if match is None or match[3] not in _FACTORS:
        raise ValueError("not a count")
    whole, part, unit = int(match[1]), match[2] or "", match[3]
    factor = _FACTORS[unit]
    if part and not unit and int(part):
        raise ValueError("a fraction where a count was expected")
    return _held(whole * factor + int(part or 0) * factor // 10 ** len(part))
