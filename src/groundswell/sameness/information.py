"""How improbable a text is: its information content in bits against its language in the data.

The background is a model of word pairs that backs off to words and then to letters (Witten &
Bell 1991), trained once on every distinct text of the language. A text is left out of its own
background, so that neither itself nor its copies make it probable; variants of one template do.
Scripts without spaces are modelled by characters. See Shannon (1948) for the measure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

from groundswell.sameness.tokens import number_keys, words_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from groundswell.sameness.tokens import Words

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_LETTERS = 257  # bytes, and the edge of a word


def information(
    texts: pa.Array | Words, language: NDArray[Any], of: NDArray[Any] | None = None
) -> Floats:
    """Give the information content, in bits, of some of the ``texts``.

    ``texts`` are distinct normalised texts, none of them null (or already cut into words), and
    ``language`` numbers their languages from 0. ``of`` are the places of the texts to measure;
    without it all are. The result has one entry a text asked for; a text without a word has 0.

    >>> import pyarrow as pa
    >>> said = pa.array(["the bus is late"] + [f"the bus {n} is late" for n in range(50)] +
    ...     ["quinces ripen beside our oldest wall"])
    >>> bits = information(said, np.zeros(len(said), dtype=np.int64), np.array([0, 51]))
    >>> bool(bits[0] < 20 < 60 < bits[1])
    True
    """
    language = np.asarray(language, dtype=np.int64)
    words = words_of(texts, language) if not hasattr(texts, "word") else texts
    wanted = np.arange(len(words.start) - 1) if of is None else np.asarray(of, dtype=np.int64)
    languages = int(language.max()) + 1 if len(language) else 0
    spelling = _spelling(words.content, words.place, words.length, words.language, languages)
    before = _before(words.start, words.word, words.distinct, language)
    edges = words.distinct + languages  # contexts: every word, and the start of a text
    key = before.astype(np.uint64) * np.uint64(max(1, words.distinct)) + words.word.astype(
        np.uint64
    )
    bigram, first = number_keys(key)
    times = np.bincount(words.word, minlength=words.distinct)
    followed = np.bincount(before, minlength=edges)
    followers = np.bincount(before[first], minlength=edges)
    total = np.bincount(words.language, times, minlength=languages)
    kinds = np.bincount(words.language, minlength=languages)
    return np.asarray(
        _bits(
            wanted, words.start, words.word, before, bigram, np.bincount(bigram), times, followed,
            followers, total, kinds, spelling, language,
        ),
        dtype=np.float64,
    )  # fmt: skip


@njit(cache=True, nogil=True)
def _spelling(content, place, length, language, languages):  # type: ignore[no-untyped-def]
    """Give the log2 probability of each distinct word by its letters' order."""
    pairs = np.zeros((languages, _LETTERS, _LETTERS), dtype=np.int32)
    singles = np.zeros((languages, _LETTERS), dtype=np.int64)
    for w in range(len(place)):
        last = 256
        for x in range(place[w], place[w] + length[w]):
            pairs[language[w], last, content[x]] += 1
            singles[language[w], last] += 1
            last = content[x]
        pairs[language[w], last, 256] += 1
        singles[language[w], last] += 1
    out = np.zeros(len(place))
    for w in range(len(place)):
        last = 256
        for x in range(place[w], place[w] + length[w] + 1):
            b = content[x] if x < place[w] + length[w] else 256
            out[w] += np.log2(
                (pairs[language[w], last, b] + 0.1) / (singles[language[w], last] + 0.1 * _LETTERS)
            )
            last = b
    return out


@njit(cache=True, nogil=True)
def _before(start, word, distinct, language):  # type: ignore[no-untyped-def]
    """Give what precedes each word: a word, or the start of a text in its language."""
    out = np.empty(len(word), dtype=np.int64)
    for t in range(len(start) - 1):
        for x in range(start[t], start[t + 1]):
            out[x] = distinct + language[t] if x == start[t] else word[x - 1]
    return out


@njit(cache=True, nogil=True)
def _bits(  # type: ignore[no-untyped-def]
    wanted, start, word, before, bigram, together, times, followed, followers, total, kinds,
    spelling, language,
):  # fmt: skip
    """Sum the surprise of each word after the one before, the text itself left out."""
    out = np.zeros(len(wanted))
    for n in range(len(wanted)):
        t = wanted[n]
        low, high = start[t], start[t + 1]
        size = total[language[t]] - (high - low)
        variety = kinds[language[t]]
        for x in range(low, high):
            own_word = own_pair = own_before = 0
            for y in range(low, high):
                own_word += word[y] == word[x]
                own_pair += bigram[y] == bigram[x]
                own_before += before[y] == before[x]
            known = (times[word[x]] - own_word + variety * 2.0 ** spelling[word[x]]) / (
                size + variety
            )
            weight = max(1, followers[before[x]])
            seen = together[bigram[x]] - own_pair
            p = (seen + weight * known) / (followed[before[x]] - own_before + weight)
            out[n] -= np.log2(min(1.0, p))
    return out
