"""Accounts that write the same long, rare texts without a visible common source.

Timing says nothing here: scripts are passed on over hours or years. The evidence is the
improbability of the text itself, several times over, from the same two accounts. What could
have given a text to both (the title of a link, a quotation, an app, a greeting, a saying) is
taken out first; several texts of one occasion, and variants of one text, count once; and an
author whom another follows and copies is not held against either.

After Keller et al. (2020), "Political Astroturfing on Twitter", who count equal texts. The
chance model is ours: see the page on copied text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from scipy.special import betainc

from groundswell.errors import SettingError
from groundswell.model.tables import COPIES, TEXTS
from groundswell.networks import copying_pairs
from groundswell.networks.copying_uses import candidates, written
from groundswell.networks.significance import corrected
from groundswell.sameness.common_sources import NONE_KNOWN, Sources

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.copying_uses import Candidates, Written

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_SURROGATES = 3
_ROUNDS = 6  # of naming accounts and measuring chance among the others
_REACHES = 4  # all texts, near in time, of few authors, both
_QUARTER = 91 * 86_400_000
_PRIOR = 1.0  # equal texts added to those that a language is seen to have by chance


@dataclass(frozen=True, kw_only=True, slots=True)
class Copying:
    """What counts as the same rare text, and when accounts are beyond chance.

    >>> Copying().most_accounts
    30
    """

    min_characters: int = 40  # of the normalised text
    most_accounts: int = 30  # a text with more authors has a source
    min_texts: int = 3  # fewer common texts are no ground for a statement
    near_ms: int = 604_800_000  # texts written so close are tested by themselves as well
    gap_ms: int = 300_000  # texts that both wrote within it are one occasion
    few_accounts: int = 3  # texts with at most so many authors are tested by themselves as well
    widely: int = 3  # accounts that reposted a text before it counts as widely seen
    lasting_accounts: int = 5  # authors from which a text used over months is a saying
    evenness: float = 2.0  # of pairs' expectations: the smaller, the more they are let vary
    suspicious: float = 0.01  # pairs below it are left out of the measure of chance
    alpha: float = 0.05  # share of falsely named accounts that is accepted
    sources: Sources = field(default_factory=Sources)

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if self.min_characters < 1 or self.min_texts < 2 or self.most_accounts < 2:
            msg = "copying: give min_characters of 1 or more, min_texts and most_accounts of 2 or more"
            raise SettingError(msg)
        if not 0 < self.alpha < 1 or not 0 < self.suspicious < 1:
            msg = (
                "copying: alpha and suspicious are shares; give numbers between 0 and 1, e.g. 0.05"
            )
            raise SettingError(msg)
        if self.near_ms <= 0 or self.gap_ms < 0:
            msg = "copying: give near_ms and gap_ms in milliseconds, e.g. 604_800_000"
            raise SettingError(msg)


@dataclass(frozen=True, slots=True)
class Copied:
    """What the test of copied text found.

    ``copies`` and ``texts`` are the tables of those names. The arrays have one entry an account
    of the data, in order of its key: ``p`` (the smallest of its pairs, at the price of all its
    possible partners), ``q`` after Benjamini & Hochberg over all accounts, the number of rare
    ``account_texts`` it has in common with anyone, its ``partners`` (accounts with which it is
    beyond chance by itself), and what else explains what it shares (``explained_by``: a source
    word, or empty). ``false_share`` is the part of the accounts beyond chance that a shuffled
    world names as well, by surrogates, and ``decoy_p`` the accounts' p in those.
    """

    copies: pa.Table
    texts: pa.Table
    account_key: pa.Array
    p: Floats
    q: Floats
    account_texts: Ints
    partners: Ints
    explained_by: list[str]
    decoy_p: Floats
    false_share: float


@dataclass(frozen=True, slots=True)
class _Ground:
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
class _Pairs:
    a: Ints
    b: Ints
    texts: Ints
    bits: Floats
    expected: Floats
    p: Floats
    first_ms: Ints
    last_ms: Ints


def copying(
    posts: pa.Table,
    settings: Copying | None = None,
    *,
    links: pa.Table | None = None,
    seed: int = 20_260_223,
) -> Copied:
    """Test which accounts wrote the same rare texts more often than chance gives.

    ``posts`` has the columns account_key, at_ms, kind and text_norm of the canonical table, and
    should have lang, text (for links and reposts by hand) and post_key. ``links`` may add the
    links of posts (a table with post_key). ``seed`` drives the surrogates only. The order of
    rows does not matter.

    An account is beyond chance when its q is at most ``settings.alpha``. A common source outside
    the data, which no rule knows, is *not* excluded. Raises `SettingError` for missing columns.
    """
    settings = settings or Copying()
    uses = written(posts, settings, links)
    found = candidates(uses, settings)
    ground = _ground(uses, found, settings)
    pairs = _test(ground, settings)
    accounts = len(uses.accounts)
    p = _of_accounts(pairs.a, pairs.b, pairs.p, ground)
    tested = np.bincount(uses.account, minlength=accounts) > 0
    q = np.ones(accounts)
    q[tested] = corrected(p[tested], float(tested.sum()))
    pair_q = corrected(pairs.p, max(1.0, ground.writers * (ground.writers - 1) / 2))
    decoys = _decoys(ground, settings, accounts, seed)
    named = q <= settings.alpha
    line = p[named].max(initial=0.0)
    false = ((decoys <= line).sum() + 1) / _SURROGATES if named.any() else 0.0
    beyond = pair_q <= settings.alpha
    partners = np.bincount(pairs.a[beyond], minlength=accounts) + np.bincount(
        pairs.b[beyond], minlength=accounts
    )
    own = np.bincount(ground.account, minlength=accounts)
    return Copied(
        copies=_copies(uses, pairs, pair_q),
        texts=_texts(uses, found),
        account_key=uses.accounts,
        p=p,
        q=q,
        account_texts=own,
        partners=partners,
        explained_by=_explanations(uses, found, named, settings),
        decoy_p=decoys,
        false_share=float(min(1.0, false / max(1, named.sum()))),
    )


def _ground(uses: Written, found: Candidates, settings: Copying) -> _Ground:
    number = np.full(len(uses.norm), -1, dtype=np.int64)
    kept = found.text[found.evidence]
    number[kept] = np.arange(len(kept))
    chosen = number[uses.text] >= 0
    account, at = uses.account[chosen], uses.at[chosen]
    text = number[uses.text[chosen]]
    order = np.lexsort((account, at, text))
    word_start, word = _word_sets(found, kept)
    own = ~uses.linked
    by = np.lexsort((uses.at[own], uses.language[uses.text[own]], uses.account[own]))
    writer, spoken, when = (
        uses.account[own][by], uses.language[uses.text[own]][by], uses.at[own][by],
    )  # fmt: skip
    languages, accounts = len(uses.languages), len(uses.accounts)
    return _Ground(
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


def _test(ground: _Ground, settings: Copying) -> _Pairs:
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
        of_accounts = _of_accounts(a, b, p, ground)
        now = named | (corrected(of_accounts, float(max(1, ground.writers))) <= settings.alpha)
        if (now == named).all():
            break
        named = now
    kept = np.flatnonzero(several)
    return _Pairs(
        a=a[kept],
        b=b[kept],
        texts=texts[0][kept],
        bits=bits[0][kept],
        expected=expected[0][kept],
        p=p[kept],
        first_ms=first_ms[kept],
        last_ms=last_ms[kept],
    )


def _rates(spoken: Ints, counted: Flags, ground: _Ground) -> Floats:
    """For each reach, the chance that two texts of a language, by two accounts, are equal."""
    equal = np.stack([np.bincount(spoken[each], minlength=ground.languages) for each in counted])
    rates: Floats = (equal + _PRIOR) / np.maximum(np.tile(ground.possible, (2, 1)), 1.0)
    return rates


def _by_amount(ground: _Ground, a: Ints, b: Ints, rate: Floats, settings: Copying) -> Floats:
    return np.asarray(
        copying_pairs.expected_by_chance(
            a, b, ground.wrote, ground.spoken, ground.spoken_at, settings.near_ms, rate
        )
    )


def _by_habit(
    ground: _Ground, a: Ints, b: Ints, one: Ints, two: Ints, spoken: Ints, counted: Flags
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


def _of_accounts(a: Ints, b: Ints, pair_p: Floats, ground: _Ground) -> Floats:
    """The smallest p of each account's pairs, at the price of all partners it could have had."""
    p = np.ones(ground.accounts)
    np.minimum.at(p, a, pair_p)
    np.minimum.at(p, b, pair_p)
    return np.minimum(1.0, p * max(1, ground.writers - 1))


def _decoys(ground: _Ground, settings: Copying, accounts: int, seed: int) -> Floats:
    """The accounts' p when who wrote which text is shuffled among texts of a kind."""
    out = np.ones((_SURROGATES, accounts))
    if not len(ground.text):
        return out
    size = np.diff(ground.start)
    kind = np.stack(
        (
            ground.language[ground.text],
            ground.at // _QUARTER,
            np.log2(size[ground.text]).astype(np.int64),
            (ground.bits[ground.text] // 40).astype(np.int64),
        )
    )
    cell = np.unique(kind, axis=1, return_inverse=True)[1].reshape(-1)
    random = np.random.Generator(np.random.PCG64(seed))
    for x in range(_SURROGATES):
        by_cell = np.argsort(cell, kind="stable")
        mixed = np.lexsort((random.random(len(cell)), cell))
        account = np.empty_like(ground.account)
        account[by_cell] = ground.account[mixed]
        pairs = _test(_with_accounts(ground, account), settings)
        out[x] = _of_accounts(pairs.a, pairs.b, pairs.p, ground)
    return out


def _with_accounts(ground: _Ground, account: Ints) -> _Ground:
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
    return _Ground(
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


def _explanations(uses: Written, found: Candidates, named: Flags, settings: Copying) -> list[str]:
    """What explains the texts that an account shares with others, where it is not named."""
    source = np.full(len(uses.norm), -1, dtype=np.int64)
    words = sorted(set(found.source) - {NONE_KNOWN})
    known = {word: x for x, word in enumerate(words)}
    source[found.text] = [known.get(word, -1) for word in found.source]
    counts = np.zeros((len(uses.accounts), max(1, len(words))), dtype=np.int64)
    has = source[uses.text] >= 0
    np.add.at(counts, (uses.account[has], source[uses.text[has]]), 1)
    best = counts.argmax(axis=1)
    enough = counts.max(axis=1) >= settings.min_texts
    return [words[best[x]] if enough[x] and not named[x] else "" for x in range(len(uses.accounts))]


def _copies(uses: Written, pairs: _Pairs, q: Floats) -> pa.Table:
    table = pa.table(
        {
            "account_a": uses.accounts.take(pa.array(pairs.a)),
            "account_b": uses.accounts.take(pa.array(pairs.b)),
            "texts": pairs.texts,
            "bits": pairs.bits,
            "expected": pairs.expected,
            "p": pairs.p,
            "q": q,
            "first_ms": pairs.first_ms,
            "last_ms": pairs.last_ms,
        }
    )
    return table.cast(COPIES).sort_by(
        [("p", "ascending"), ("account_a", "ascending"), ("account_b", "ascending")]
    )


def _texts(uses: Written, found: Candidates) -> pa.Table:
    languages = pa.array([name or None for name in uses.languages], pa.string())
    table = pa.table(
        {
            "item_id": uses.norm.take(pa.array(found.text)).cast(pa.string()),
            "lang": languages.take(pa.array(uses.language[found.text])),
            "accounts": np.diff(uses.start)[found.text],
            "bits": found.bits,
            "source": pa.array(found.source, pa.string()),
            "evidence": found.evidence,
        }
    )
    return table.cast(TEXTS).sort_by([("item_id", "ascending")])
