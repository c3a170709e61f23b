"""What prompts give that links accounts: families of near-equal prompts, and rare subjects.

A subject that a family's prompts bring along does not count from them: it was copied with the rest. Of subjects that overlap in a text the rarest counts, so that a name and
a phrase with the name in it are one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.numbering import numbered
from groundswell.usage.link_settings import FAMILIES
from groundswell.usage.link_uses import Uses, times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

_SEVERAL = 3  # families of prompts with one subject in them; from then on it is not copied along

_LEAST_LETTERS = 4  # of a name that longer ones are taken for

NEAR_PROMPT, PHRASE = "near_prompt", "phrase"


def prompt_uses(families: pa.Table, messages: pa.Table) -> Uses:
    """Give families of near-equal prompts that more than one account has."""
    families = families.filter(pc.greater_equal(families["accounts"], 2))
    keys, value = numbered(families["family_key"])
    found = pc.index_in(families["message_key"], messages["message_key"].combine_chunks())
    # A prompt that the log does not hold has no time; it still was the account's.
    at = times(pc.take(messages["at_ms"], found))
    count = np.zeros(len(keys), dtype=np.int64)
    np.maximum.at(count, value, families["accounts"].to_numpy())
    tells = np.full(len(keys), np.inf)
    np.minimum.at(tells, value, families["bits"].to_numpy())
    return Uses(
        account=families["account_key"],
        value=value,
        first=at,
        last=at,
        message=families["message_key"],
        family=np.full(len(keys), FAMILIES.index("text"), dtype=np.int64),
        kind=np.zeros(len(keys), dtype=np.int64),
        kinds=(NEAR_PROMPT,),
        spelled=keys,
        accounts=count,
        tells=tells,
        given=[None] * len(keys),
    )


def subject_uses(subjects: pa.Table, families: pa.Table, max_accounts: int) -> Uses:
    """Give subjects that more than one account wrote of, but for those that came with a prompt."""
    subjects = subjects.filter(pc.greater_equal(subjects["accounts"], 2))
    subjects = subjects.filter(pa.array(~_copied(subjects, families, max_accounts)))
    subjects = subjects.take(pa.array(_apart(subjects)))
    kinds, kind = numbered(subjects["kind"])
    spelled, word = numbered(subjects["value"])
    width = max(1, len(spelled))
    distinct, value = np.unique(kind * width + word, return_inverse=True)
    count = np.zeros(len(distinct), dtype=np.int64)
    np.maximum.at(count, value, subjects["accounts"].to_numpy())
    at = times(subjects["at_ms"])
    return Uses(
        account=subjects["account_key"],
        value=value.astype(np.int64),
        first=at,
        last=at,
        message=subjects["message_key"],
        family=_family(kinds.to_pylist())[distinct // width],
        kind=distinct // width,
        kinds=tuple(kinds.to_pylist()),
        spelled=spelled.take(pa.array(distinct % width)),
        accounts=count,
        tells=np.full(len(distinct), np.inf),
        given=[None] * len(distinct),
    )


def roots(spelled: list[str]) -> list[int]:
    """Give for each name or phrase the place of a shorter one that it begins or ends with.

    A bridge, its hashtag and its street are one subject in three spellings.

    >>> roots(["alder bridge", "alderbridge", "alder", "the alder", "elm"])
    [2, 2, 2, 2, 4]
    """
    plain = ["".join(sign for sign in text if sign.isalnum()) for text in spelled]
    root = list(range(len(plain)))
    for turn in (1, -1):
        turned = [text[::turn] for text in plain]
        above: list[int] = []
        for place in sorted(range(len(turned)), key=lambda n: (turned[n], n)):
            while above and not turned[place].startswith(turned[above[-1]]):
                above.pop()
            if above:
                root[place] = min(root[place], above[0], key=lambda n: (len(plain[n]), plain[n], n))
            elif len(turned[place]) >= _LEAST_LETTERS:
                above.append(place)
    for place in range(len(root)):  # what begins with one may end with another
        while root[root[place]] != root[place]:
            root[place] = root[root[place]]
    return root


def _family(kinds: list[str]) -> Ints:
    """A phrase is wording, like a prompt; names, hashtags and domains are what it is about."""
    places = [FAMILIES.index("text" if kind == PHRASE else "subject") for kind in kinds]
    return np.array(places or [0], dtype=np.int64)


def _copied(subjects: pa.Table, families: pa.Table, max_accounts: int) -> Flags:
    """Tell which uses of a subject come with the prompt: half of its family's accounts have it there.

    A subject that only some have in a prompt that many use is what they filled in, and their own.
    """
    several = pc.and_(
        pc.greater_equal(families["accounts"], 2), pc.less_equal(families["accounts"], max_accounts)
    )
    families = families.filter(several)
    row = pc.index_in(subjects["message_key"], families["message_key"].combine_chunks())
    row = pc.fill_null(row, -1).to_numpy().astype(np.int64)
    inside = np.flatnonzero(row >= 0)
    if not len(inside):
        return np.zeros(subjects.num_rows, dtype=bool)
    family = numbered(families["family_key"])[1]
    wide = families["accounts"].to_numpy()[row[inside]]
    kind = numbered(subjects["kind"])[1]
    words, word = numbered(subjects["value"])
    accounts, account = numbered(subjects["account_key"])
    value = np.unique(kind * max(1, len(words)) + word, return_inverse=True)[1]
    many = int(value.max()) + 1
    pairs, place = np.unique(family[row[inside]] * many + value[inside], return_inverse=True)
    ones = np.unique(place * max(1, len(accounts)) + account[inside])
    have = np.bincount(ones // max(1, len(accounts)), minlength=len(pairs))
    along = 2 * have[place] >= wide
    # Whoever writes of it in several prompts of different families did not copy one with it.
    whose = value[inside] * max(1, len(accounts)) + account[inside]
    kinds_of = np.unique(np.stack((whose, family[row[inside]])), axis=1)[0]
    holders, times = np.unique(kinds_of, return_counts=True)
    own = times[np.searchsorted(holders, whose)] >= _SEVERAL
    out = np.zeros(subjects.num_rows, dtype=bool)
    out[inside] = along & ~own
    return out


def _apart(subjects: pa.Table) -> Ints:
    """Give rows of which none overlaps another in its message: the rarest of each cluster."""
    if not subjects.num_rows:
        return np.zeros(0, dtype=np.int64)
    message = numbered(subjects["message_key"])[1]
    kind = numbered(subjects["kind"])[1]
    word = numbered(subjects["value"])[1]
    start = subjects["start"].to_numpy().astype(np.int64)
    end = np.maximum(subjects["end"].to_numpy().astype(np.int64), start + 1)
    order = np.lexsort((word, kind, -end, start, message))
    width = int(end.max()) + 1
    low, high = (message * width)[order] + start[order], (message * width)[order] + end[order]
    reached = np.maximum.accumulate(high)
    new = np.ones(len(order), dtype=bool)
    new[1:] = low[1:] >= reached[:-1]
    cluster = np.cumsum(new)
    accounts = subjects["accounts"].to_numpy()[order]
    best = np.lexsort((word[order], kind[order], start[order] - end[order], accounts, cluster))
    first = np.ones(len(best), dtype=bool)
    first[1:] = cluster[best][1:] != cluster[best][:-1]
    return order[best[first]]
