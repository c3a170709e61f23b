"""How many equal rare texts chance gives to two accounts, and how improbable more of them are.

Chance has two parts. *Amount*: two texts of one language are the same with a small probability,
measured among pairs that nobody suspects; who writes more, shares more. *Habit*: who often
writes what unsuspected others write too (sayings, unseen headlines) shares more with others of
that habit. Accounts already beyond chance are left out of both, and chance is measured again,
so that an operation that is most of the sharing in the data does not hide itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc
from scipy.special import betainc

from groundswell.networks import copying_pairs
from groundswell.networks.correction import corrected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.copying import Copying
    from groundswell.networks.copying_uses import Candidates, Written

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_QUARTER = 91 * 86_400_000
_PRIOR = 1.0  # equal texts added to those that a language is seen to have by chance
_REACHES = 4  # all texts, near in time, of few authors, both
_ROUNDS = 6  # of naming accounts and measuring chance among the others


@dataclass(frozen=True, slots=True)
class Ground:
    """The uses of texts that are evidence, with all that chance is measured by."""

    accounts: int
    writers: int  # accounts with a long text of their own
    account: Ints  # one entry a use, in order of text and time
    text: Ints
    at: Ints
    start: Ints
    language: Ints  # of each text
    bits: Floats
    word_start: Ints
    word: Ints
    wrote: Ints  # of each account's opportunities in the next two
    spoken: Ints
    spoken_at: Ints
    possible: Floats  # (2, languages): pairs of texts by two accounts, at all and near
    languages: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs that wrote two texts or more in common, with what chance gives."""

    a: Ints
    b: Ints
    texts: Ints
    bits: Floats
    expected: Floats
    p: Floats
    first_ms: Ints
    last_ms: Ints


def ground_of(uses: Written, found: Candidates, settings: Copying) -> Ground:
    """Keep the uses that are evidence, and count what else could have been the same."""
    number = np.full(len(uses.norm), -1, dtype=np.int64)
    kept = found.text[found.evidence]
    number[kept] = np.arange(len(kept))
    chosen = number[uses.text] >= 0
    account, at = uses.account[chosen], uses.at[chosen]
    text = number[uses.text[chosen]]
    order = np.lexsort((account, at, text))
    word_start, word = _word_sets(found, kept)
    tagged = pc.match_substring(uses.norm, "#").to_numpy(zero_copy_only=False)
    own = ~uses.linked | tagged[uses.text]
    by = np.lexsort((uses.at[own], uses.language[uses.text[own]], uses.account[own]))
    writer, spoken, when = (
        uses.account[own][by], uses.language[uses.text[own]][by], uses.at[own][by],
    )  # fmt: skip
    languages, accounts = len(uses.languages), len(uses.accounts)
    return Ground(
        accounts=accounts,
        writers=int((np.bincount(uses.account, minlength=accounts) > 0).sum()),
        account=account[order],
        text=text[order],
        at=at[order],
        start=np.concatenate(([0], np.cumsum(np.bincount(text, minlength=len(kept))))),
        language=uses.language[kept],
        bits=found.bits[found.evidence],
        word_start=word_start,
        word=word,
        wrote=np.concatenate(([0], np.cumsum(np.bincount(writer, minlength=accounts)))),
        spoken=spoken,
        spoken_at=when,
        possible=_possible(writer, spoken, when, settings.near_ms, languages),
        languages=languages,
    )


def _word_sets(found: Candidates, texts: Ints) -> tuple[Ints, Ints]:
    """The distinct words of each text, ascending."""
    start, word = found.words.start, found.words.word
    sets = [np.unique(word[start[t] : start[t + 1]]) for t in texts]
    sizes = np.array([len(each) for each in sets], dtype=np.int64)
    return np.concatenate(([0], np.cumsum(sizes))).astype(np.int64), (
        np.concatenate(sets).astype(np.int64) if sets else np.empty(0, dtype=np.int64)
    )


def _possible(writer: Ints, spoken: Ints, at: Ints, near: int, languages: int) -> Floats:
    """How many pairs of texts in each language two accounts wrote, at all and near in time."""
    group = writer * languages + spoken
    kinds, number = np.unique(group, return_inverse=True)
    count = np.bincount(number, minlength=len(kinds)).astype(np.float64)
    same = np.zeros((2, languages))
    np.add.at(same[0], kinds % languages, count * (count - 1) / 2)
    np.add.at(same[1], kinds % languages, copying_pairs.all_within(number, at, near, len(kinds)))
    total = np.bincount(spoken, minlength=languages).astype(np.float64)
    by_time = np.lexsort((at, spoken))
    near_pairs = copying_pairs.all_within(spoken[by_time], at[by_time], near, languages)
    return np.stack((total * (total - 1) / 2, near_pairs)) - same


def pairs_against_chance(ground: Ground, settings: Copying) -> Pairs:
    """Count, expect, and give the chance of so many, for pairs with the least number of texts."""
    key, one, two = copying_pairs.joint_uses(ground.start, ground.account, ground.accounts)
    when = np.minimum(ground.at[one], ground.at[two]) if len(key) else key
    order = np.lexsort((ground.text[one], when, key))
    key, one, two = key[order], one[order], two[order]
    new = np.ones(len(key), dtype=np.bool_)
    new[1:] = key[1:] != key[:-1]
    first = np.append(np.flatnonzero(new), len(key)).astype(np.int64)
    owner = np.cumsum(new) - 1
    a, b = key[first[:-1]] // ground.accounts, key[first[:-1]] % ground.accounts
    size, earliest = np.diff(ground.start), ground.start[:-1]
    alone = np.ones(len(earliest), dtype=np.bool_)
    alone[:] = ground.at[earliest + 1] > ground.at[earliest]
    leader = np.where(alone, ground.account[earliest], -1)
    texts, counted, bits, first_ms, last_ms = copying_pairs.count_pairs(
        first, one, two, ground.account, ground.text, ground.at, leader, ground.word_start,
        ground.word, ground.bits, size, settings.gap_ms, settings.near_ms, settings.few_accounts,
    )  # fmt: skip
    spoken = ground.language[ground.text[one]]
    near = np.abs(ground.at[one] - ground.at[two]) <= settings.near_ms
    few = size[ground.text[one]] <= settings.few_accounts
    reaches = np.stack((np.ones_like(near), near, few, near & few))
    several = counted[0] >= 2
    expected = np.zeros((_REACHES, len(a)))
    expected[:, several] = _by_amount(
        ground, a[several], b[several], _rates(spoken, reaches, ground), settings
    )
    suspicious = several & (
        _tail(counted, expected, settings.evenness).min(axis=0) < settings.suspicious
    )
    # Chance again, without the pairs under suspicion and the accounts already beyond chance:
    # from how much both wrote, and from how often each writes what such others write too.
    named = np.zeros(ground.accounts, dtype=np.bool_)
    for _ in range(_ROUNDS):
        free = ~suspicious[owner] & ~named[a][owner] & ~named[b][owner]
        expected[:] = _by_habit(ground, a, b, one, two, spoken, reaches & free)
        expected[:, several] += _by_amount(
            ground, a[several], b[several], _rates(spoken, reaches & free, ground), settings
        )
        p = np.minimum(1.0, _REACHES * _tail(counted, expected, settings.evenness).min(axis=0))
        p = np.where(several & (texts[0] >= settings.min_texts), p, 1.0)
        priced = of_accounts(a, b, p, ground)
        now = named | (corrected(priced, float(max(1, ground.writers))) <= settings.alpha)
        if (now == named).all():
            break
        named = now
    kept = np.flatnonzero(several)
    return Pairs(
        a=a[kept],
        b=b[kept],
        texts=texts[0][kept],
        bits=bits[0][kept],
        expected=expected[0][kept],
        p=p[kept],
        first_ms=first_ms[kept],
        last_ms=last_ms[kept],
    )


def _rates(spoken: Ints, counted: Flags, ground: Ground) -> Floats:
    """For each reach, the chance that two texts of a language, by two accounts, are equal."""
    equal = np.stack([np.bincount(spoken[each], minlength=ground.languages) for each in counted])
    rates: Floats = (equal + _PRIOR) / np.maximum(np.tile(ground.possible, (2, 1)), 1.0)
    return rates


def _by_amount(ground: Ground, a: Ints, b: Ints, rate: Floats, settings: Copying) -> Floats:
    return np.asarray(
        copying_pairs.expected_by_chance(
            a, b, ground.wrote, ground.spoken, ground.spoken_at, settings.near_ms, rate
        )
    )


def _by_habit(
    ground: Ground, a: Ints, b: Ints, one: Ints, two: Ints, spoken: Ints, counted: Flags
) -> Floats:
    """Equal texts to be expected of accounts that often write what unsuspected others write."""
    out = np.zeros((_REACHES, len(a)))
    for reach in range(_REACHES):
        # Near in time or not, an account's habit is all of what it shares; the rate differs.
        joint = counted[reach - reach % 2]
        shared = np.unique(np.concatenate((one[joint], two[joint])))
        cell = ground.account[shared] * ground.languages + ground.language[ground.text[shared]]
        habit = np.bincount(cell, minlength=ground.accounts * ground.languages)
        habit = habit.reshape(ground.accounts, ground.languages).astype(np.float64)
        pairs = (habit.sum(axis=0) ** 2 - (habit**2).sum(axis=0)) / 2
        equal = np.bincount(spoken[counted[reach]], minlength=ground.languages)
        rate = equal / np.maximum(pairs, 1.0)
        for language in np.flatnonzero(rate):
            out[reach] += rate[language] * habit[a, language] * habit[b, language]
    return out


def _tail(count: NDArray[Any], expected: Floats, evenness: float) -> Floats:
    """P(at least ``count``) of a negative binomial law with the mean ``expected``.

    That is a Poisson law whose own mean varies between pairs (communities, interests, habits)
    with the square of its coefficient of variation 1 / ``evenness``.
    """
    tail: Floats = betainc(np.maximum(count, 1), evenness, expected / (evenness + expected))
    return np.where(count > 0, tail, 1.0)


def with_named(ground: Ground, named: Flags, settings: Copying) -> Floats:
    """Give each account's chance of writing so much of what the ``named`` others wrote.

    It asks about one given set of accounts and so pays no price for the choice of a partner;
    whoever is named itself, or shares fewer than the least number of texts with them, has 1.
    """
    p = np.ones(ground.accounts)
    if not named.any():
        return p
    by = np.lexsort((ground.text, ground.at, ground.account))
    pointer = np.concatenate(
        ([0], np.cumsum(np.bincount(ground.account, minlength=ground.accounts)))
    )
    count = copying_pairs.count_with_named(
        ground.start, ground.account, ground.at, named, by, pointer, ground.text, settings.gap_ms
    )
    # Chance: an account's texts against all of theirs, at the rates found outside the named, and
    # its habit of sharing with unnamed others against theirs.
    outside = ~named[ground.account]
    others = np.bincount(ground.text[outside], minlength=len(ground.bits))
    cells = (ground.accounts, ground.languages)
    spoken = ground.language[ground.text]
    equal = np.bincount(ground.language, others * (others - 1) / 2, minlength=ground.languages)
    rate = (equal + _PRIOR) / np.maximum(ground.possible[0], 1.0)
    amount = np.zeros(cells)
    writer = np.repeat(np.arange(ground.accounts), np.diff(ground.wrote))
    np.add.at(amount, (writer, ground.spoken), 1)
    expected = amount @ (rate * amount[named].sum(axis=0))
    habit = np.zeros(cells)
    widely = others[ground.text] - outside >= 1  # somebody else, who is not named, wrote it
    np.add.at(habit, (ground.account[widely], spoken[widely]), 1)
    free = habit[~named]
    pairs = (free.sum(axis=0) ** 2 - (free**2).sum(axis=0)) / 2
    expected += habit @ (equal / np.maximum(pairs, 1.0) * habit[named].sum(axis=0))
    tested = (count >= settings.min_texts) & ~named
    p[tested] = _tail(count[tested], expected[tested], settings.evenness)
    return p


def of_accounts(a: Ints, b: Ints, pair_p: Floats, ground: Ground) -> Floats:
    """The smallest p of each account's pairs, at the price of all partners it could have had."""
    p = np.ones(ground.accounts)
    np.minimum.at(p, a, pair_p)
    np.minimum.at(p, b, pair_p)
    return np.minimum(1.0, p * max(1, ground.writers - 1))


def shuffled(ground: Ground, random: np.random.Generator) -> Ground:
    """The same texts and times, by authors drawn from all who wrote in that language and quarter.

    A text keeps its number of authors, its language and times; an account keeps its chance of
    being drawn in proportion to how much it wrote then.
    """
    writer = np.repeat(np.arange(ground.accounts), np.diff(ground.wrote))
    quarter = 1 + max(ground.at.max(initial=0), ground.spoken_at.max(initial=0)) // _QUARTER
    slots = ground.spoken * quarter + ground.spoken_at // _QUARTER
    order = np.argsort(slots, kind="stable")
    slots, writer = slots[order], writer[order]
    cell = ground.language[ground.text] * quarter + ground.at // _QUARTER
    low, high = np.searchsorted(slots, cell), np.searchsorted(slots, cell, side="right")
    drawn = low + (random.random(len(cell)) * (high - low)).astype(np.int64)
    known = high > low
    account = ground.account.copy()
    account[known] = writer[drawn[known]]
    return _with_accounts(ground, account)


def _with_accounts(ground: Ground, account: Ints) -> Ground:
    """The same texts and times with other authors; an author who now has a text twice has it once."""
    order = np.lexsort((ground.at, account, ground.text))
    account, text, at = account[order], ground.text[order], ground.at[order]
    first = np.ones(len(account), dtype=np.bool_)
    first[1:] = (account[1:] != account[:-1]) | (text[1:] != text[:-1])
    account, text, at = account[first], text[first], at[first]
    enough = np.bincount(text, minlength=len(ground.bits)) >= 2
    kept = enough[text]
    number = np.cumsum(enough) - 1
    account, text, at = account[kept], number[text[kept]], at[kept]
    order = np.lexsort((account, at, text))
    texts = np.flatnonzero(enough)
    sizes = np.diff(ground.word_start)[texts]
    places = (
        np.concatenate([np.arange(ground.word_start[t], ground.word_start[t + 1]) for t in texts])
        if len(texts)
        else texts
    )
    return Ground(
        accounts=ground.accounts,
        writers=ground.writers,
        account=account[order],
        text=text[order],
        at=at[order],
        start=np.concatenate(([0], np.cumsum(np.bincount(text, minlength=len(texts))))),
        language=ground.language[texts],
        bits=ground.bits[texts],
        word_start=np.concatenate(([0], np.cumsum(sizes))),
        word=ground.word[places],
        wrote=ground.wrote,
        spoken=ground.spoken,
        spoken_at=ground.spoken_at,
        possible=ground.possible,
        languages=ground.languages,
    )
