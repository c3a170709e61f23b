"""How many units chance would give, by dealing the conversations of the log out anew.

Every conversation keeps its messages, stages, outcomes and subjects, and every account its number of
conversations of each size; whose a conversation is, is drawn anew. What is left is what large
accounts and frequent stages give by themselves. What is broken is what an operation needs: the same
subject carried through phases, a return after a refusal, several specific stages in one hand. People
differ in what they use a model for, so honest heavy users of one kind exceed this chance too:
they are what the benign hypotheses are for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.operation_scores import Counting, Reference, parts_of, scores_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_CONVERSATIONS = 100
"""With fewer, dealing says nothing: too few hands, too few cards."""


def expected_by_chance(
    counting: Counting,
    reference: Reference,
    scores: NDArray[np.float64],
    *,
    rounds: int,
    seed: int,
) -> NDArray[np.float64] | None:
    """Give for each score how many units chance makes at least as strong; None in a small log.

    Not below 1 / (rounds + 1): more is not known from so many rounds.
    """
    log = counting.log
    if len(log.owner) < LEAST_CONVERSATIONS or len(np.unique(log.owner)) < 2:
        return None
    chance = np.random.default_rng(seed)
    reached = np.zeros(len(scores), dtype=np.int64)
    for _ in range(rounds):
        dealt = np.sort(scores_of(counting, parts_of(counting, deal(counting, chance)), reference))
        reached += len(dealt) - np.searchsorted(dealt, scores - 1e-9, side="left")
    return np.asarray((reached + 1.0) / (rounds + 1.0))


def deal(counting: Counting, chance: np.random.Generator) -> NDArray[np.int64]:
    """Deal conversations out anew: each account gets as many of each size as it had."""
    log = counting.log
    size = np.floor(np.log2(np.maximum(1, log.weight))).astype(np.int64)
    owner = log.owner.copy()
    for one in np.unique(size):
        here = np.flatnonzero(size == one)
        owner[here] = owner[chance.permutation(here)]
    return owner
