"""Numbers, times and shares in the words of a report, the same in every form of output.

A value that is not known is said to be not known; it never becomes a zero.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

UNKNOWN = "not known"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNITS = (("day", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1_000))
_WORD = 24  # characters; what is longer is no word, or of a script without spaces
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def number(value: float | None, digits: int = 0) -> str:
    """Give a number with thousands separated.

    >>> number(1234), number(0), number(None), number(14.26, 1)
    ('1,234', '0', 'not known', '14.3')
    """
    return UNKNOWN if value is None else f"{value:,.{digits}f}"


def score(value: float | None) -> str:
    """Give a score with as many digits as a reader can use: three.

    >>> score(14.234), score(0.0512), score(1834.2), score(None)
    ('14.2', '0.0512', '1,834', 'not known')
    """
    if value is None:
        return UNKNOWN
    if value == 0:
        return "0"
    digits = next((d for d, least in enumerate((100, 10, 1)) if abs(value) >= least), 4)
    return number(value, digits)


def probability(value: float | None) -> str:
    """Give a probability, p or q, with two digits that count; below a millionth it says so.

    >>> [probability(value) for value in (0.04217, 0.00031, 5.3e-6, 1e-9, 1.0, None)]
    ['0.042', '0.00031', '0.000005', 'under 0.000001', '1', 'not known']
    """
    if value is None:
        return UNKNOWN
    if value < 1e-6:
        return "under 0.000001"
    if value >= 0.995:
        return "1"
    digits = min(6, next(d for d in range(1, 9) if value >= 10**-d) + 1)
    return f"{value:.{digits}f}".rstrip("0")


def expected(value: float | None) -> str:
    """Give how many chance would give, which is often less than one.

    >>> [expected(value) for value in (3.26, 0.0884, 0.0000012, 1834.2, None)]
    ['3.3', '0.088', 'under 0.001', '1,834', 'not known']
    """
    if value is None:
        return UNKNOWN
    if value < 0.001:
        return "under 0.001"
    return number(value, 3 if value < 0.1 else 2 if value < 1 else 1 if value < 100 else 0)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Give a count with its noun.

    >>> plural(1, "account"), plural(2_000, "account"), plural(0, "entry", "entries")
    ('1 account', '2,000 accounts', '0 entries')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def duration(ms: int) -> str:
    """Give a span of time in at most two units; up to two minutes it stays in seconds.

    >>> [duration(ms) for ms in (0, 350, 10_000, 60_000, 60_001, 300_000)]
    ['0 s', '0.35 s', '10 s', '60 s', '60.001 s', '5 min']
    >>> [duration(ms) for ms in (5_400_000, 3_600_000, 86_400_000, 187_200_000)]
    ['1 h 30 min', '1 h', '1 day', '2 days 4 h']
    """
    if abs(ms) < 120_000:
        return f"{ms / 1000:.3f}".rstrip("0").rstrip(".") + " s"
    parts, rest = [], abs(ms)
    for unit, length in _UNITS:
        count, rest = divmod(rest, length)
        if count:
            parts.append(plural(count, unit) if unit == "day" else f"{count} {unit}")
    return ("−" if ms < 0 else "") + " ".join(parts[:2])


def moment(ms: int) -> datetime | None:
    """Give the moment in UTC, or none where it lies outside the years 1 to 9999.

    >>> moment(0).year, moment(10**18)
    (1970, None)
    """
    try:
        return _EPOCH + timedelta(milliseconds=ms)
    except OverflowError:
        return None


def utc(ms: int | None) -> str:
    """Give a time to the second, in UTC.

    >>> utc(1_709_366_414_999), utc(None)
    ('2 Mar 2024, 08:00:14 UTC', 'not known')
    """
    if ms is None:
        return UNKNOWN
    at = moment(ms)
    if at is None:
        return f"{number(ms)} ms after 1970"
    return f"{at.day} {_MONTHS[at.month - 1][:3]} {at.year}, {at:%H:%M:%S} UTC"


def iso(ms: int) -> str:
    """Give a time as ISO 8601 in UTC, for machines; empty where no calendar holds it.

    >>> iso(1_709_366_414_250)
    '2024-03-02T08:00:14.250Z'
    """
    at = moment(ms)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else ""


def day(ms: int | None) -> str:
    """Give the day, in UTC.

    >>> day(1_709_366_414_000)
    '2 March 2024'
    """
    if ms is None:
        return UNKNOWN
    at = moment(ms)
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}" if at else utc(ms)


def period(first_ms: int | None, last_ms: int | None) -> str:
    """Give a period by its first and last day.

    >>> period(1_709_366_414_000, 1_710_366_414_000)
    '2 March 2024 to 13 March 2024'
    >>> period(1_709_366_414_000, 1_709_366_415_000)
    '2 March 2024'
    """
    if first_ms is None or last_ms is None:
        return UNKNOWN
    first, last = day(first_ms), day(last_ms)
    return first if first == last else f"{first} to {last}"


def month(number_: int) -> str:
    """Give the short name of a month.

    >>> month(1), month(12)
    ('Jan', 'Dec')
    """
    return _MONTHS[number_ - 1][:3]


def share(value: float | None) -> str:
    """Give a share of one as a percentage; only nothing is 0% and only all is 100%.

    >>> [share(value) for value in (0, 0.0002, 0.034, 0.255, 0.997, 1, None)]
    ['0%', 'under 0.1%', '3.4%', '26%', 'over 99%', '100%', 'not known']
    """
    if value is None:
        return UNKNOWN
    if value in {0, 1}:
        return f"{value * 100:.0f}%"
    if 0 < value < 0.001:
        return "under 0.1%"
    if 0.99 < value < 1:
        return "over 99%"
    return f"{value * 100:.1f}%".replace(".0%", "%") if value < 0.0995 else f"{value * 100:.0f}%"


def size(count: int) -> str:
    """Give a number of bytes.

    >>> size(812), size(1_240_000), size(52_000_000_000)
    ('812 bytes', '1.2 MB', '52 GB')
    """
    if count < 1_000:
        return plural(count, "byte")
    power = next((n for n in (1, 2, 3) if count < 999.5 * 1_000**n), 4)
    value = count / 1_000**power
    digits = f"{value:.1f}".removesuffix(".0") if value < 9.95 else f"{value:,.0f}"
    return f"{digits} {('kB', 'MB', 'GB', 'TB')[power - 1]}"


def and_(words: tuple[str, ...] | list[str]) -> str:
    """Join words as a sentence does.

    >>> and_(["a"]), and_(["a", "b"]), and_(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def last_of(text: str, most: int, *, cut: bool = False) -> str:
    """Give the end of a text, from a word on where one begins near; dots where something is left out.

    ``cut`` says that something was left out before.

    >>> last_of("the bus to the old harbour", 13), last_of("the bus", 13)
    ('… old harbour', 'the bus')
    """
    kept = text[-most:] if len(text) > most else text
    if len(kept) == len(text) and not cut:
        return kept
    if len(kept) < len(text) and not text[-most - 1].isspace():
        head, space, tail = kept.partition(" ")
        kept = tail if space and len(head) <= _WORD else kept
    return f"… {kept.lstrip()}"


def first_of(text: str, most: int, *, cut: bool = False) -> str:
    """Give the beginning of a text, up to a word's end where one is near; dots where something is left out.

    >>> first_of("the old harbour and the bus", 13), first_of("the bus", 13)
    ('the old …', 'the bus')
    """
    kept = text[:most]
    if len(kept) == len(text) and not cut:
        return kept
    if len(kept) < len(text) and not text[most].isspace():
        head, space, tail = kept.rpartition(" ")
        kept = head if space and len(tail) <= _WORD else kept
    return f"{kept.rstrip()} …"
