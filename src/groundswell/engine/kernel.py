"""The co-action kernel: account by account, over the events on each item, compiled.

For one account, all events of others near its own are looked at, item by item. A word for
each other account says at which look it was met last, and each look which one was the last before
it with the same account, so that all co-actions of a pair can be gone through once it has been met on
enough items. Looks are numbered, and kept for one account at a time; a crowded account, with
more of them than there is room for, is looked at a second time instead. So what is held is a set number
of looks, and three words an account, whatever the number of co-actions (the row by row product of
sparse matrices of Gustavson 1978, with a window).

Arrays are those of `Survivors`: ``account`` and ``at`` by item and time; ``own`` by account,
whose events begin at ``pointer``; ``effort``. Working memory is that of `Sweep`: ``looks``, and
for each account a ``word`` (0 at first), ``slot`` and
``met``, all of 32 bits. Numbers are unsigned wherever they are places, since compiled code asks
signed ones whether they count from the end: a quarter of the time.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from groundswell.engine.survivors import EVENT, FIRST, ITEM, PAST

LOOKED = 5  # rows of ``looks``: event, account, own event, look before; and ends of own events
_FIRST_ROOM = 1_024  # pairs, before arrays grow
_WORDS = 1 << 32  # looks are numbered below that, and from the start again
_FEW = 24  # numbers that are put in order one by one
_ONE = np.uint64(1)


@njit(cache=True, nogil=True)
def partners(  # type: ignore[no-untyped-def]
    first, last, pointer, own, account, effort, least, word, slot, met, looks, now, room
):
    """Pairs of accounts ``first <= a < last`` with greater ones, with their distinct items.

    ``now`` is what the call before gave, 0 at first. Stops after the account with which there
    are ``room`` pairs or more. Gives the pairs by ``a`` and ``b``, the account to go on with, and
    ``now``.
    """
    one, other = np.empty(_FIRST_ROOM, dtype=np.int32), np.empty(_FIRST_ROOM, dtype=np.int32)
    shared = np.empty(_FIRST_ROOM, dtype=np.int64)
    n, a = 0, first
    while a < last and n < room:
        base = _numbers(now, a, pointer, effort, word)
        if effort[a + 1] - effort[a] <= looks.shape[1]:
            found, now = _meet(a, pointer, own, account, least, word, slot, met, looks, base)
        else:
            found, now = _meet_crowd(a, pointer, own, account, least, word, slot, met, base)
        if n + found > len(one):
            one, other = _longer(one, n + found), _longer(other, n + found)
            shared = _longer(shared, n + found)
        _put_in_order(met, found)
        for b in met[:found]:
            one[n], other[n], shared[n] = a, b, slot[b]
            n += 1
        a += 1
    return one[:n], other[:n], shared[:n], a, now


@njit(cache=True, nogil=True)
def measured_partners(  # type: ignore[no-untyped-def]
    first, last, pointer, own, account, at, effort,
    rarity, least, word, slot, met, looks, now, room, one, other, said, score,
):  # fmt: skip
    """As `partners`, with all that is said of a pair, a column each.

    That is: distinct items, co-actions, earliest and latest act in them, those in which ``a``
    and in which ``b`` acted strictly first; and, by itself, the summed rarity of the items. Pairs are
    written into the last four arrays, or longer ones where those are full. Gives the arrays, how
    many pairs are in them, the account to go on with, and ``now``.
    """
    n, a = 0, first
    while a < last and n < room:
        base = _numbers(now, a, pointer, effort, word)
        crowded = effort[a + 1] - effort[a] > looks.shape[1]
        if crowded:
            found, now = _meet_crowd(a, pointer, own, account, least, word, slot, met, base)
        else:
            found, now = _meet(a, pointer, own, account, least, word, slot, met, looks, base)
        if n + found > len(one):
            one, other = _longer(one, n + found), _longer(other, n + found)
            score = _longer(score, n + found)
            wider = np.empty((6, len(one)), dtype=np.int64)
            wider[:, :n] = said[:, :n]
            said = wider
        _put_in_order(met, found)
        for k in range(found):
            one[n + k], other[n + k] = a, met[k]
        if crowded and found:
            now = _measure_crowd(
                a, pointer, own, account, at, rarity,
                word, slot, met[:found], now, said[:, n:], score[n:],
            )  # fmt: skip
        elif found:
            _measure(own, at, rarity, word, met[:found], looks, base, said[:, n:], score[n:])
        n += found
        a += 1
    return one, other, said, score, n, a, now


@njit(cache=True, nogil=True)
def _numbers(now, a, pointer, effort, word):  # type: ignore[no-untyped-def]
    """From which number on the looks of an account are numbered; never 0."""
    needed = max(effort[a + 1] - effort[a], 4 * (pointer[a + 1] - pointer[a]))
    if now + needed + 4 >= _WORDS:
        word[:] = 0
        return np.uint64(2)
    return np.uint64(now + 2)


@njit(cache=True, nogil=True)
def _meet(  # type: ignore[no-untyped-def]
    a, pointer, own, account, least, word, slot, met, looks, base
):
    """Write into ``met`` the greater accounts met on ``least`` items; give how many, and ``now``.

    Words of an earlier account are known by being less than ``base``. ``slot`` holds on how many
    distinct items an account was met, for those that were met more than once.
    """
    near, who, mine, before, end = looks[0], looks[1], looks[2], looks[3], looks[4]
    first, last = pointer[a], pointer[a + 1]
    k, than = np.uint64(0), np.uint32(a)
    for z in range(first, last):
        # A pass of its own, without a branch: half of them are not greater.
        j, past = np.uint64(own[z, FIRST]), np.uint64(own[z, PAST])
        while j < past:
            b = account[j]
            near[k], who[k] = j, b
            k += np.uint64(b > than)
            j += _ONE
        end[z - first] = k
    found, on = 0, np.int64(-1)
    k, begun = np.uint64(0), base
    for z in range(first, last):
        if own[z, ITEM] != on:
            on, begun = np.int64(own[z, ITEM]), base + k
        past = np.uint64(end[z - first])
        while k < past:
            b = who[k]
            w = np.uint64(word[b])
            word[b] = base + k
            before[k], mine[k] = w, z
            if w < base:
                if least == 1:
                    met[found], slot[b] = b, 1
                    found += 1
            else:
                items = np.int32(1) if before[w - base] < base else slot[b]
                if w < begun:
                    items += 1
                    if items == least:
                        met[found] = b
                        found += 1
                slot[b] = items
            k += _ONE
    return found, np.int64(base + k)


@njit(cache=True, nogil=True)
def _measure(  # type: ignore[no-untyped-def]
    own, at, rarity, word, met, looks, base, said, score
):
    """Go through the looks at each account that was met, from the first on."""
    near, mine, before = looks[0], looks[2], looks[3]
    for n in range(len(met)):
        look, after = np.uint64(word[met[n]]), np.uint64(0)
        while look >= base:  # turn the way back into one forth
            earlier = np.uint64(before[look - base])
            before[look - base] = after
            look, after = earlier, look
        look = after
        z = mine[look - base]
        on, score_of = np.int64(-1), 0.0
        earliest = latest = at[own[z, EVENT]]
        items = acts = a_first = b_first = 0
        while look > 0:
            k = look - base
            z = mine[k]
            if own[z, ITEM] != on:
                on = np.int64(own[z, ITEM])
                items += 1
                score_of += rarity[on]
            t, u = at[own[z, EVENT]], at[near[k]]
            earliest, latest = min(earliest, t, u), max(latest, t, u)
            acts += 1
            a_first += t < u
            b_first += u < t
            look = np.uint64(before[k])
        said[0, n], said[1, n], said[2, n], said[3, n] = items, acts, earliest, latest
        said[4, n], said[5, n], score[n] = a_first, b_first, score_of


@njit(cache=True, nogil=True)
def _meet_crowd(  # type: ignore[no-untyped-def]
    a, pointer, own, account, least, word, slot, met, base
):
    """As `_meet`, without keeping looks: a word says on which item its account was met last.

    It holds twice the number of that item, and one more where it was not the first.
    """
    begun = base + (base & _ONE)
    stamp = begun
    found, on = 0, own[pointer[a], ITEM]
    for z in range(pointer[a], pointer[a + 1]):
        if own[z, ITEM] != on:
            stamp, on = stamp + np.uint64(2), own[z, ITEM]
        for j in range(np.uint64(own[z, FIRST]), np.uint64(own[z, PAST])):
            b = account[j]
            if b <= a:
                continue
            w = np.uint64(word[b])
            if w < begun:
                word[b] = stamp
                if least == 1:
                    met[found], slot[b] = b, 1
                    found += 1
            elif w < stamp:
                items = slot[b] + 1 if w & _ONE else 2
                word[b], slot[b] = stamp + _ONE, items
                if items == least:
                    met[found] = b
                    found += 1
    return found, np.int64(stamp + np.uint64(2))


@njit(cache=True, nogil=True)
def _measure_crowd(  # type: ignore[no-untyped-def]
    a, pointer, own, account, at, rarity, word, slot, met, now, said, score
):
    """Look at all that is near an account's events a second time; give the next ``now``."""
    chosen = np.uint64(now)  # words from here on belong to accounts that are measured
    for n in range(len(met)):
        word[met[n]], slot[met[n]] = chosen, n
        said[:, n] = 0
        score[n] = 0.0
    stamp, on = chosen, np.int64(-1)
    for z in range(pointer[a], pointer[a + 1]):
        if own[z, ITEM] != on:
            stamp, on = stamp + _ONE, np.int64(own[z, ITEM])
        t = at[own[z, EVENT]]
        for j in range(np.uint64(own[z, FIRST]), np.uint64(own[z, PAST])):
            b = account[j]
            if b <= a or word[b] < chosen:
                continue
            n, u = slot[b], at[j]
            earlier, later = min(t, u), max(t, u)
            if word[b] != stamp:
                word[b] = stamp
                said[0, n] += 1
                score[n] += rarity[on]
            if said[1, n] == 0:
                said[2, n], said[3, n] = earlier, later
            else:
                said[2, n], said[3, n] = min(said[2, n], earlier), max(said[3, n], later)
            said[1, n] += 1
            said[4, n] += t < u
            said[5, n] += u < t
    return np.int64(stamp)


@njit(cache=True, nogil=True)
def _put_in_order(numbers, many):  # type: ignore[no-untyped-def]
    if many > _FEW:
        numbers[:many] = np.sort(numbers[:many])
        return
    for x in range(1, many):
        number, y = numbers[x], x - 1
        while y >= 0 and numbers[y] > number:
            numbers[y + 1] = numbers[y]
            y -= 1
        numbers[y + 1] = number


@njit(cache=True, nogil=True)
def _longer(array, wanted):  # type: ignore[no-untyped-def]
    longer = np.empty(max(wanted, 2 * len(array)), dtype=array.dtype)
    longer[: len(array)] = array
    return longer
