"""What everybody may copy a text from, without knowing one another.

Two accounts that write the same rare text are tied only if no visible third thing gave it to
both. Each text used by several accounts gets one word: the title of a shared link (*headline*),
words first said by somebody widely seen (*quotation*), an app's or a campaign page's proposal
(*template*), a *greeting*, a short formula (*slogan*), little but *hashtags*, or a text that
many use over a long time (*common*: proverbs, prayers, songs). The rules lean to the innocent
side: a doubtful text is no evidence. After the benign explanations in Keller et al. (2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import regex
from numba import njit

from groundswell.sameness import formulas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.sameness.tokens import Words

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

NONE_KNOWN = "none known"
SOURCES = (
    NONE_KNOWN,
    "headline",
    "quotation",
    "template",
    "greeting",
    "slogan",
    "hashtags",
    "common",
)
"""The words for where a text may come from; only the first leaves it as evidence."""

_HASHTAG = regex.compile(r"[#＃][\p{L}\p{M}\p{N}_·・ー〜\u200c]+")
_NOT_A_LETTER = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_WINDOW = 5  # words in a row that two texts must have in common to be one within the other
_GREETING_REACH = 60  # letters beyond the greeting up to which the whole is a greeting


@dataclass(frozen=True, slots=True)
class Uses:
    """How some texts are used; every array has one entry a text.

    ``text`` is the normal form. ``accounts`` that wrote it, share of them who did so with a link
    (``linked``), share of those whose links lead to one place (``one_place``), whether it was seen in a repost or with many users before its second author
    (``seen``), the share of it that lies within an earlier text that was widely seen (``inside``)
    or shared with a link (``inside_linked``), how many variants with other numbers exist by
    other accounts (``variants``), whether it is used now and then over a long time (``lasting``),
    and its ``bits``.
    """

    text: Sequence[str]
    accounts: Ints
    linked: Floats
    one_place: Floats
    seen: Flags
    inside: Floats
    inside_linked: Floats
    variants: Ints
    lasting: Flags
    bits: Floats


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Where the rules for common sources draw their lines.

    >>> Sources().linked
    0.34
    """

    linked: float = 0.34  # share of authors with a link from which a text is its title
    hashtags_are_own: bool = True  # a linked text with a hashtag in it is more than a title
    one_place: float = 0.5  # share of links to one site from which it is that site's all the same
    inside: float = 0.8  # share of a text within an earlier one from which it is a quotation
    variants: int = 4  # variants with other numbers from which a text is a template
    most_accounts: int = 30  # more authors than that have a source, if an unknown one
    min_bits: float = 50.0  # less information may arise twice by itself
    min_letters: int = 25  # beside hashtags


def common_sources(uses: Uses, settings: Sources | None = None) -> list[str]:
    """Give, for each text, the first of `SOURCES` that explains why several wrote it.

    >>> one = lambda text: Uses([text], *(np.array([x]) for x in
    ...     (3, 0.0, 0.0, False, 0.0, 0.0, 0, False, 90.0)))
    >>> common_sources(one("happy birthday to you and to all who share your day"))
    ['greeting']
    >>> common_sources(one("quinces ripen beside our oldest garden wall, nobody picks them"))
    ['none known']
    """
    settings = settings or Sources()
    return [_source(uses, at, settings) for at in range(len(uses.text))]


def _source(uses: Uses, at: int, settings: Sources) -> str:
    text = uses.text[at].strip(" '")
    plain = _HASHTAG.sub(" ", text)
    letters = len(_NOT_A_LETTER.sub("", plain))
    if letters < settings.min_letters:
        return "hashtags" if len(plain) < len(text) else "slogan"
    greeting = formulas.GREETING.search(plain)
    if greeting and letters - len(greeting[0]) <= _GREETING_REACH:
        return "greeting"
    if formulas.COMMON.search(plain) or uses.accounts[at] > settings.most_accounts:
        return "common"
    if formulas.TEMPLATE.search(plain) or uses.variants[at] >= settings.variants:
        return "template"
    if uses.linked[at] >= settings.linked:
        # The title of a page has no hashtag; one that has is a page's proposal if all lead there.
        own_words = settings.hashtags_are_own and len(plain) < len(text)
        if not own_words or uses.one_place[at] >= settings.one_place:
            return "headline"
    if formulas.PUBLISHER.search(plain.strip()):
        return "headline"
    if uses.inside_linked[at] >= settings.inside and uses.linked[at] < settings.linked:
        return "headline"
    if _is_quotation(text, plain) or uses.seen[at] or uses.inside[at] >= settings.inside:
        return "quotation"
    if uses.bits[at] < settings.min_bits:
        return "slogan"
    return "common" if uses.lasting[at] else NONE_KNOWN


def _is_quotation(text: str, plain: str) -> bool:
    """Whether most of it stands in quotation marks, or a name at its end says whose words it is."""
    if formulas.ATTRIBUTED.search(plain.strip()):
        return True
    said = sum(len(found[0]) for found in formulas.SPEECH.finditer(text))
    return said >= 0.5 * len(plain.strip())


def inside_earlier(words: Words, texts: Ints, second_ms: Ints, wide: Ints, wide_ms: Ints) -> Floats:
    """Give the share of each text's runs of five words that an earlier wide text holds.

    ``texts`` and ``wide`` are places in ``words``, ``second_ms`` says when each text had its
    second author, and ``wide_ms`` when each wide text was first seen. A text doesn't count as
    wide for itself; one of fewer than five words gives 0.
    """
    key, place = _windows(words.start, words.word, np.asarray(wide, dtype=np.int64))
    order = np.lexsort((np.asarray(wide_ms)[place], key))
    key, place = key[order], place[order]
    asked, owner = _windows(words.start, words.word, np.asarray(texts, dtype=np.int64))
    held = _held(
        asked, owner, np.asarray(texts), np.asarray(second_ms), key,
        np.asarray(wide)[place], np.asarray(wide_ms)[place],
    )  # fmt: skip
    count = np.bincount(owner, minlength=len(texts))
    found = np.bincount(owner, held, minlength=len(texts))
    share: Floats = np.divide(found, count, out=np.zeros(len(texts)), where=count > 0)
    return share


@njit(cache=True, nogil=True)
def _windows(start, word, texts):  # type: ignore[no-untyped-def]
    """Give a key of each run of words of the texts, and which text it is of."""
    count = 0
    for t in texts:
        count += max(0, start[t + 1] - start[t] - 4)
    key = np.empty(count, dtype=np.uint64)
    owner = np.empty(count, dtype=np.int64)
    n = 0
    for x in range(len(texts)):
        t = texts[x]
        for y in range(start[t], start[t + 1] - 4):
            mark = np.uint64(14695981039346656037)
            for z in range(y, y + 5):
                mark = (mark ^ np.uint64(word[z] + 1)) * np.uint64(1099511628211)
                mark ^= mark >> np.uint64(31)
            key[n], owner[n] = mark, x
            n += 1
    return key, owner


@njit(cache=True, nogil=True)
def _held(asked, owner, texts, second, key, wide, wide_ms):  # type: ignore[no-untyped-def]
    out = np.zeros(len(asked), dtype=np.float64)
    for x in range(len(asked)):
        at = np.searchsorted(key, asked[x])
        while at < len(key) and key[at] == asked[x] and wide_ms[at] < second[owner[x]]:
            if wide[at] != texts[owner[x]]:
                out[x] = 1.0
                break
            at += 1
    return out


def variants(words: Words, texts: Ints, author: Ints, written: Ints) -> Ints:
    """Count, for each text with a number in it, the same text with other numbers, by others.

    ``texts`` are places in ``words``. ``author`` and ``written`` hold one entry an act: who
    wrote which place. Only variants beyond those of a single account count: what is given is
    the smaller of the number of variants and of their authors.
    """
    key = _skeletons(words.start, words.word, _with_digit(words.content, words.place, words.length))
    shown = key[np.asarray(written, dtype=np.int64)]
    has = shown > 0
    kinds, number = np.unique(shown[has], return_inverse=True)
    texts_of = _distinct(number, np.asarray(written)[has], len(kinds))
    authors_of = _distinct(number, np.asarray(author)[has], len(kinds))
    at = np.searchsorted(kinds, key[texts])
    at = np.minimum(at, max(0, len(kinds) - 1))
    if not len(kinds):
        return np.zeros(len(texts), dtype=np.int64)
    known = (key[texts] > 0) & (kinds[at] == key[texts])
    return np.where(known, np.minimum(texts_of[at], authors_of[at]), 0)


def _distinct(group: NDArray[Any], value: NDArray[Any], groups: int) -> Ints:
    if not len(group):
        return np.zeros(groups, dtype=np.int64)
    order = np.lexsort((value, group))
    group, value = group[order], value[order]
    new = np.ones(len(group), dtype=np.bool_)
    new[1:] = (group[1:] != group[:-1]) | (value[1:] != value[:-1])
    return np.bincount(group[new], minlength=groups).astype(np.int64)


@njit(cache=True, nogil=True)
def _with_digit(content, place, length):  # type: ignore[no-untyped-def]
    out = np.zeros(len(place), dtype=np.bool_)
    for w in range(len(place)):
        for x in range(place[w], place[w] + length[w]):
            if 0x30 <= content[x] <= 0x39:
                out[w] = True
    return out


@njit(cache=True, nogil=True)
def _skeletons(start, word, digit):  # type: ignore[no-untyped-def]
    """Give a key of each text's words without its numbers, 0 where it has none."""
    out = np.zeros(len(start) - 1, dtype=np.int64)
    for t in range(len(start) - 1):
        mark, any_digit = np.uint64(14695981039346656037), False
        for x in range(start[t], start[t + 1]):
            if digit[word[x]]:
                any_digit = True
                continue
            mark = (mark ^ np.uint64(word[x] + 1)) * np.uint64(1099511628211)
            mark ^= mark >> np.uint64(31)
        if any_digit:
            out[t] = np.int64(mark >> np.uint64(2)) + 1
    return out
