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
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.errors import SettingError
from groundswell.model.tables import COPIES, TEXTS
from groundswell.networks.copying_chance import (
    ground_of,
    of_accounts,
    pairs_against_chance,
    shuffled,
    with_named,
)
from groundswell.networks.copying_uses import candidates, written
from groundswell.networks.correction import corrected
from groundswell.sameness.common_sources import NONE_KNOWN, Sources

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.copying_chance import Ground, Pairs
    from groundswell.networks.copying_uses import Candidates, Written

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_SURROGATES = 3


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
    possible partners) and ``q`` after Benjamini & Hochberg over all accounts; ``group_p`` and
    ``group_q`` in the same way, for writing what the accounts beyond chance as a whole wrote (a
    lead, 1 for those themselves); the number of rare
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
    group_p: Floats
    group_q: Floats
    account_texts: Ints
    partners: Ints
    explained_by: list[str]
    decoy_p: Floats
    false_share: float


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
    ground = ground_of(uses, found, settings)
    pairs = pairs_against_chance(ground, settings)
    accounts = len(uses.accounts)
    p = of_accounts(pairs.a, pairs.b, pairs.p, ground)
    tested = np.bincount(uses.account, minlength=accounts) > 0
    q = np.ones(accounts)
    q[tested] = corrected(p[tested], float(tested.sum()))
    pair_q = corrected(pairs.p, max(1.0, ground.writers * (ground.writers - 1) / 2))
    group_p = with_named(ground, q <= settings.alpha, settings)
    group_q = np.ones(accounts)
    group_q[tested] = corrected(group_p[tested], float(tested.sum()))
    decoys = _decoys(ground, settings, seed)
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
        group_p=group_p,
        group_q=group_q,
        account_texts=own,
        partners=partners,
        explained_by=_explanations(uses, found, named, settings),
        decoy_p=decoys,
        false_share=float(min(1.0, false / max(1, named.sum()))),
    )


def _decoys(ground: Ground, settings: Copying, seed: int) -> Floats:
    """The accounts' p when authors are drawn at random, in a few surrogates."""
    random = np.random.Generator(np.random.PCG64(seed))
    out = np.ones((_SURROGATES, ground.accounts))
    for x in range(_SURROGATES if len(ground.text) else 0):
        mixed = shuffled(ground, random)
        pairs = pairs_against_chance(mixed, settings)
        out[x] = of_accounts(pairs.a, pairs.b, pairs.p, mixed)
    return out


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


def _copies(uses: Written, pairs: Pairs, q: Floats) -> pa.Table:
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
