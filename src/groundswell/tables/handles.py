"""What the make-up of a handle, a shown name and a profile text tells, without telling whose it is.

A few words from closed lists and one coarse number are kept of an account, computed at the door
before its handle becomes a pseudonym. They say how a name was made (a word and eight digits), never
who bears it, and nothing can be turned back into a name. They serve one purpose: to compare the
accounts in a burst with the other accounts on the same item. By themselves they mean nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

_REMEMBERED = 200_000  # names; more than most files have accounts
RANDOM_BITS = 5.0  # a letter: above 99 of 100 words in any language tried, below 19 of 20 drawn
FEWEST_LETTERS = 5  # below which letters' order tells nothing
LONGEST = 200  # characters of a name that are looked at
_SHORT_BIO = (
    20  # characters below which many write the same (a place, a job), and some of themselves
)

# -log2 of how often a letter follows another, A = 0, B = half a bit …; the first row and column
# stand for the end of a word. Counted over the names of countries, languages, currencies, months
# and days in the 139 languages with Latin letters of the Unicode CLDR (as Babel 2.18 has it; licence
# Unicode-3.0), marks taken off letters, every language weighing the same: none is a surprise.
_FOLLOWS = (
    "ZIIJLKKJKKMHJHJMJRKHILMNSNN", "ELMNLQNMNKOKHJFOMSHKKMONVMN", "LEQNSGXXMFUSMWTGXXIQUGSMVMX",
    "JFWNPHMWDGTNPQSGWWKQOJUUWPP", "HEUTNGUQNENRRQQFVXOLVIUPXNL", "FKNMLKRKQLPKHJGNNSGGJMOOQNL",
    "LEUTTKMKRFSPLUTHNUEOSHUSTRU", "IELUQIWOKGPOLQPGWXIPSGPKXMT", "GEVUSGXTVFSQPNOHSVMOJHTPXQW",
    "EGKKMKRMPMMJJMGNMRJHJONPULN", "KDNPNGURTFNORQOHOUQIPIRSTNR", "HEYTVIQWMEVPNNVGSYKLNIRLXLX",
    "IEMRMGTLREQMJPRHRYWMLIPRXPT", "JDGRWGUVOHUVUPRGOYTOTJSSYMW", "FGRNHHVHQFONPPNJVTXJJLRUVMO",
    "FMMNMOQMQPOKHIFKNUGIJMKOXPO", "KDWSWGTUNGTVNVVGLWJNMGROWOV", "GGNPNMPPOJPPPPPKPPMNMCNPPPP",
    "IFMOKHQLQERLNLNIUVLLKHQNWNP", "GGTIWHXUIFQHLTPJNVNMHJPLZOQ", "HEWOVHVTKFTROTOHXXJJMHRQTOP",
    "GHKOJJPJOKOJJKHPLUGIJMLMQNN", "LDURPEUTUEQTQUNJUUOOTKSSUMT", "KCUSSFTSPGRORSPJUUONRKURUNU",
    "JHIPOFPPHEPNNMOJPPMOKKPPPPP", "GDUNQHUOUHMNNLKJNWKKNIPSWRP", "JELRSFUPNEOPNSNJSUPMPIPPULN",
)  # fmt: skip
BITS = {
    (before, after): (ord(row[place]) - ord("A")) / 2
    for before, row in zip(" abcdefghijklmnopqrstuvwxyz", _FOLLOWS, strict=True)
    for place, after in enumerate(" abcdefghijklmnopqrstuvwxyz")
}

HANDLE_SHAPES = (
    "word", "random letters", "word+1-4 digits", "word+5-7 digits", "word+8 digits",
    "word+9 digits or more", "random letters+digits", "words joined", "words joined+digits",
    "letters and digits mixed", "digits", "other",
)  # fmt: skip
"""Every kind of handle; a *word* is letters whose order is like that of words."""

_ENDING = re.compile(r"([a-z]+)(\d*)")
_JOINED = re.compile(r"[a-z]+(?:[._-]+[a-z]+)+[._-]*(\d*)")
_NO_JOINTS = str.maketrans("", "", "._-")
_LETTERS = re.compile(r"[a-z]+")
_KINDS = (
    ("kanji", r"\p{Han}々〆"),
    ("hiragana", r"\p{Hiragana}"),
    ("katakana", r"\p{Katakana}ー・"),
    ("digits", r"\p{N}"),
    ("emoji", r"\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}"),
    ("space", r"\s"),
)
_NAMED = "".join(signs for _, signs in _KINDS)
_RUNS = regex.compile(
    "|".join(f"(?P<{kind}>[{signs}]+)" for kind, signs in _KINDS)
    + rf"|(?P<letters>[\p{{L}}\p{{M}}'’--[{_NAMED}]]+)|(?P<signs>[^\p{{L}}\p{{M}}'’{_NAMED}]+)",
    regex.V1,
)
_ALPHABETS = tuple(
    regex.compile(rf"\p{{{name}}}") for name in ("Latin", "Cyrillic", "Greek", "Armenian")
)
_MOST_RUNS = 3
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Cc}\ufe0f\u20e3]+")


@lru_cache(_REMEMBERED)
def handle_marks(handle: str) -> tuple[str | None, float | None]:
    """Give what is kept of a handle: its `handle_shape` and its `handle_surprise`.

    >>> handle_marks("TeaAndBuses42")
    ('word+1-4 digits', 4.0)
    """
    plain = bare(handle)
    bits = _bits(plain)
    return _shape(plain, bits), None if bits is None else round(2 * bits) / 2


def handle_surprise(handle: str) -> float | None:
    """Give how unlike a word the letters of a handle follow one another, in bits a letter.

    About 3.6 for words in any language with Latin letters, 6.4 for letters drawn at random; to
    the nearest half, so that it can't stand for the handle. None below five letters a-z.

    >>> handle_surprise("TeaAndBuses"), handle_surprise("xkqtzwpv"), handle_surprise("42")
    (4.0, 8.0, None)
    """
    return handle_marks(handle)[1]


def handle_shape(handle: str) -> str | None:
    """Give the kind of a handle, one of `HANDLE_SHAPES`; None for an empty one.

    >>> handle_shape("@Teapot48213377"), handle_shape("late_bus"), handle_shape("xkqtzwpv")
    ('word+8 digits', 'words joined', 'random letters')
    """
    return handle_marks(handle)[0]


@lru_cache(_REMEMBERED)
def name_shape(name: str) -> str | None:
    """Give the make-up of a shown name as a row of kinds of characters; None for an empty one.

    All alphabets count as *letters*, and no length is kept; *mixed letters* has two alphabets in
    one word, as look-alikes do. Beyond three kinds in a row it is *many kinds*.

    >>> name_shape("Late Bus 42"), name_shape("バス停"), name_shape("🚌🚌")
    ('letters letters digits', 'katakana+kanji', 'emoji')
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", name[:LONGEST])).strip()
    row: list[str] = []
    parts = 0
    for run in _RUNS.finditer(plain):
        kind = run.lastgroup or "signs"
        if kind == "space":
            row.append(" ")
            continue
        if kind == "letters" and not run[0].isascii():
            kind = "mixed letters" if _alphabets(run[0]) > 1 else kind
        parts += 1
        row += ["+", kind] if row and row[-1] != " " else [kind]
        if parts > _MOST_RUNS:
            return "many kinds"
    return "".join(row) or None


def _alphabets(word: str) -> int:
    return sum(bool(one.search(word)) for one in _ALPHABETS)


def bio_to_key(text_norm: str) -> str | None:
    """Give what a profile text is keyed by, None where it is too short to be anyone's own.

    >>> bio_to_key("tea"), bio_to_key("all about tea, buses and late trains")
    (None, 'all about tea, buses and late trains')
    """
    return text_norm if len(text_norm) >= _SHORT_BIO else None


def bare(handle: str) -> str:
    """Give a handle without its mark and the server it lives on, case folded.

    >>> bare("@LateBus@tea.example"), bare("latebus.bsky.social")
    ('latebus', 'latebus')
    """
    plain = handle[:LONGEST].strip().lstrip("@＠").partition("@")[0].casefold()
    return plain.partition(".bsky.")[0]


def _shape(plain: str, bits: float | None) -> str | None:
    if not plain:
        return None
    if plain.isdecimal():
        return "digits"
    drawn = (bits or 0.0) > RANDOM_BITS
    if ending := _ENDING.fullmatch(plain):
        count = len(ending[2])
        if drawn:
            return "random letters+digits" if count else "random letters"
        if not count:
            return "word"
        digits = "1-4" if count <= 4 else "5-7" if count <= 7 else "8" if count == 8 else "9"
        return f"word+{digits} digits" + (" or more" if digits == "9" else "")
    if joined := _JOINED.fullmatch(plain):
        if drawn:
            return "random letters+digits" if joined[1] else "random letters"
        return "words joined+digits" if joined[1] else "words joined"
    whole = plain.translate(_NO_JOINTS)
    return "letters and digits mixed" if whole.isascii() and whole.isalnum() else "other"


def _bits(plain: str) -> float | None:
    words = _LETTERS.findall(plain)
    if sum(map(len, words)) < FEWEST_LETTERS:
        return None
    total = count = 0.0
    for word in words:
        total += sum(map(BITS.__getitem__, zip(f" {word}", f"{word} ", strict=True)))
        count += len(word) + 1
    return total / count
