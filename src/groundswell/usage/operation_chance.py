"""How many units chance would give, by dealing out anew what was asked.

Every account keeps its prompts with their times and subjects, and the log keeps every stage and every
refusal; only what stands where is drawn anew, whole conversations at a time among those of about
the same length. What is left is what large accounts, frequent stages, slips of the reading and
everybody's habit of coming back to their own subject give by themselves. What is broken is what an
operation needs: several specific stages in one hand, on one subject, after a refusal.

People differ in what they use a model for, so honest heavy users of one kind exceed this chance too:
they are what the benign hypotheses are for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.operation_scores import Counting, Parts, Reference, parts_of, scores_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
    among: Sequence[Callable[[Parts], NDArray[np.bool_]] | None] = (None,),
    known: Sequence[int] = (),
) -> list[NDArray[np.float64]] | None:
    """Give for each score how many units chance makes at least as strong; None in a small log.

    Once for each kind ``among``: None counts all units, else only units are counted that it marks. What is rare
    by chance is then not measured against what is common by chance. Units that are ``known`` are not counted:
    who is one hand on one subject would make much of whatever is dealt to them.

    Not below 1 / (rounds + 1): more is not known from so many rounds.
    """
    log = counting.log
    conversations = int(log.prompt_conversation.max(initial=-1)) + 1
    if conversations < LEAST_CONVERSATIONS or len(np.unique(log.account)) < 2:
        return None
    chance = np.random.default_rng(seed)
    counted = np.ones(log.units, dtype=np.bool_)
    counted[list(known)] = False
    reached = np.zeros((len(among), len(scores)), dtype=np.int64)
    for _ in range(rounds):
        parts = parts_of(counting, deal(counting, chance))
        every = scores_of(counting, parts, reference)
        for place, which in enumerate(among):
            dealt = np.sort(every[counted if which is None else counted & which(parts)])
            reached[place] += len(dealt) - np.searchsorted(dealt, scores - 1e-9, side="left")
    return list((reached + 1.0) / (rounds + 1.0))


def deal(counting: Counting, chance: np.random.Generator) -> NDArray[np.int64]:
    """Deal out what was asked: for each prompt, in whose place it is put.

    Conversations stand in a row by length, twice: as they are, and shuffled among those of about
    the same length. What is asked in the second row goes to the places of the first. Where lengths
    are equal, whole conversations change places.
    """
    of = counting.log.prompt_conversation
    length = np.bincount(of)
    group = np.where(length < 8, length, 8 + np.floor(2 * np.log2(length / 8.0)).astype(np.int64))
    rank = np.empty(len(length), dtype=np.int64)
    rank[np.lexsort((chance.permutation(len(length)), group))] = np.arange(len(length))
    places = np.argsort(group[of], kind="stable")
    asked = np.argsort(rank[of], kind="stable")
    put = np.empty(len(of), dtype=np.int64)
    put[asked] = places
    return put
