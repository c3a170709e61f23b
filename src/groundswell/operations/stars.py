"""Which texts tell one narrative: stars around a representative, never chains.

A family of near-copies is a unit; so is a text without one, and one that has little but hashtags in
common with its family: a hashtag game makes no narrative of its jokes. Units that say the same in other words
or another language are joined around the one that most accounts told: each of them is held against
that one itself, so that A–B and B–C never put C beside A. What is alike in part, or joined by
meaning, is a lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import regex
from rapidfuzz.fuzz import partial_ratio
from rapidfuzz.process import cpdist

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.operations.said import Said

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Names = NDArray[np.object_]

REPRESENTATIVE, COPYPASTA, REWORDING = "representative", "copypasta", "rewording"
MEANING = "meaning"
VERIFIED, LEAD = "verified", "lead"
_SURE = 0.85  # ratio below which a near copy is one in part: another end, another name
_TAG = regex.compile(r"[#＃][\p{L}\p{M}\p{N}_·・ー〜\u200c]+")
_SIGNS = regex.compile(r"\W+")
_BARE = 10  # letters beside hashtags, of a text that says something
_KEPT = 65.0  # likeness beside hashtags, in percent, of texts that say the same
_WHOLE = ("representative", "exact", "near", "look-alike")  # as long as their representative


@dataclass(frozen=True, slots=True)
class Units:
    """Families, and texts alone, as units: every array has one entry a text.

    ``head`` is the text that stands for the unit (its own number, for a text alone), ``how`` a
    text is the same as it, and ``ratio`` how alike they are, 0 to 1.
    """

    head: Ints
    how: Names
    ratio: Floats


def units(said: Said, families: pa.Table) -> Units:
    """Give the unit of every text; ``families`` are `TEXT_FAMILIES`.

    Where no post has the representative, or only hashtags are in common, the member stands for
    itself.
    """
    head = np.arange(said.count)
    how = np.full(said.count, REPRESENTATIVE, dtype=object)
    ratio = np.ones(said.count)
    text, family = said.places(families["text_key"]), said.places(families["family_key"])
    known = (text >= 0) & (family >= 0)
    known[known] = _say_the_same(said, text[known], family[known])
    head[text[known]] = family[known]
    how[text[known]] = families["how"].to_numpy(zero_copy_only=False)[known]
    ratio[text[known]] = families["ratio"].to_numpy()[known] / 100
    return Units(head, how, ratio)


def _say_the_same(said: Said, text: Ints, family: Ints) -> Flags:
    """Say of texts and their representatives whether they are alike beside hashtags, too."""
    one, other = (said.texts.take(pa.array(side)).to_pylist() for side in (text, family))
    tagged = [n for n, pair in enumerate(zip(one, other, strict=True)) if _is_tagged(*pair)]
    bare = [(_bare(one[n]), _bare(other[n])) for n in tagged]
    ratios = cpdist([a for a, _ in bare], [b for _, b in bare], scorer=partial_ratio, workers=1)
    same = np.ones(len(text), np.bool_)
    for n, (a, b), ratio in zip(tagged, bare, ratios, strict=True):
        short = (len(a) < _BARE) + (len(b) < _BARE)
        same[n] = short == 2 or (short == 0 and ratio >= _KEPT)
    return same


def _bare(text: str) -> str:
    """Give the letters of a text without its hashtags."""
    return str(_SIGNS.sub("", _TAG.sub("", text)))


def _is_tagged(one: str, other: str) -> bool:
    return one != other and ("#" in one or "＃" in one or "#" in other or "＃" in other)


@dataclass(frozen=True, slots=True)
class Stars:
    """What joins texts to the representative of their narrative: one entry a text.

    ``centre`` is the text that represents the narrative, -1 for none.
    """

    centre: Ints
    label: Names
    how: Names
    tier: Names
    similarity: Floats


def stars(said: Said, of: Units, order: Ints, counts: Flags, pairs: pa.Table | None) -> Stars:
    """Join units; ``order`` are the heads of those that can be joined, the most told first.

    ``counts`` (one flag a text) tells the heads of units that are narratives by themselves. Around
    others only translations are joined: two people who say alike things in one language are no
    narrative.

    ``pairs`` are `TEXT_PAIRS` of `sameness.labels`: those between texts that stand for a whole
    unit can join it to another.
    """
    joined = {} if pairs is None else _between(said, of, order, pairs)
    label = np.where(of.how == REPRESENTATIVE, REPRESENTATIVE, COPYPASTA).astype(object)
    how, ratio = of.how.copy(), of.ratio.copy()
    tier = np.full(said.count, VERIFIED, dtype=object)
    tier[(of.how == "near") & (of.ratio < _SURE)] = LEAD
    into = np.full(said.count, -1)  # the centre of each unit, by its head
    lead: dict[int, tuple[float, str, str]] = {}
    for head in order.tolist():
        if into[head] >= 0:
            continue
        free = [
            other
            for other, link in joined.get(head, {}).items()
            if into[other] < 0 and (counts[head] or link[1] != REWORDING)
        ]
        if not free and not counts[head]:
            continue
        into[head] = head
        for other in free:
            into[other], lead[other] = head, joined[head][other]
    centre = into[of.head]
    for head, (similarity, name, kind) in lead.items():
        how[head] = MEANING if name != COPYPASTA else "near"
        label[head], tier[head], ratio[head] = name, kind, similarity
    moved = (centre >= 0) & (centre != of.head)
    inside = moved & (np.arange(said.count) != of.head)
    label[inside], tier[inside] = label[of.head[inside]], tier[of.head[inside]]
    ratio[inside] *= ratio[of.head[inside]]  # a copy of what says the same: two steps, no more
    return Stars(centre, label, how, tier, ratio)


def _between(
    said: Said, of: Units, order: Ints, pairs: pa.Table
) -> dict[int, dict[int, tuple[float, str, str]]]:
    """Give for each unit the units that a pair joins it to, with the best pair between them."""
    told = np.zeros(said.count, np.bool_)
    told[order] = True
    found: dict[int, dict[int, tuple[float, str, str]]] = {}
    a, b = said.places(pairs["text_a"]), said.places(pairs["text_b"])
    known = (a >= 0) & (b >= 0)
    whole = np.isin(of.how, _WHOLE)
    kept = np.flatnonzero(known & whole[a] & whole[b] & (of.head[a] != of.head[b]))
    rows: list[dict[str, Any]] = pairs.take(pa.array(kept)).to_pylist()
    for place, row in zip(kept.tolist(), rows, strict=True):
        one, other = int(of.head[a[place]]), int(of.head[b[place]])
        if not told[one] or not told[other]:
            continue
        near = row["cosine"] if row["label"] != COPYPASTA else row["levenshtein"]
        link = (float(near if near is not None else 0.0), row["label"], row["tier"])
        for x, y in ((one, other), (other, one)):
            links = found.setdefault(x, {})
            links[y] = max(links.get(y, link), link)
    return found
