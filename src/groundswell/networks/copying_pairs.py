"""Counting what two accounts both wrote: occasions, variants, and who came first, compiled."""

from __future__ import annotations

import numpy as np
from numba import njit

_LED = 3  # texts that count for each one that an ever-first author did not write first
_COMPARED = 64  # texts of a pair that a further one is compared with, at most


@njit(cache=True, nogil=True)
def joint_uses(start, account, accounts):  # type: ignore[no-untyped-def]
    """Give every two uses of one text: the accounts packed into a number, and the two uses."""
    count = 0
    for t in range(len(start) - 1):
        k = start[t + 1] - start[t]
        count += k * (k - 1) // 2
    key = np.empty(count, dtype=np.int64)
    one = np.empty(count, dtype=np.int64)
    two = np.empty(count, dtype=np.int64)
    n = 0
    for t in range(len(start) - 1):
        for x in range(start[t], start[t + 1]):
            for y in range(x + 1, start[t + 1]):
                u, v = (x, y) if account[x] < account[y] else (y, x)
                key[n], one[n], two[n] = account[u] * accounts + account[v], u, v
                n += 1
    return key, one, two


@njit(cache=True, nogil=True)
def _alike(start, word, s, t):  # type: ignore[no-untyped-def]
    """Whether two texts, as ascending distinct words, have most of their words in common."""
    i, j, both = start[s], start[t], 0
    while i < start[s + 1] and j < start[t + 1]:
        if word[i] == word[j]:
            both += 1
            i += 1
            j += 1
        elif word[i] < word[j]:
            i += 1
        else:
            j += 1
    either = start[s + 1] - start[s] + start[t + 1] - start[t] - both
    return either > 0 and 2 * both >= either


@njit(cache=True, nogil=True)
def count_pairs(  # type: ignore[no-untyped-def]
    first, one, two, account, text, at, leader, word_start, word, bits, size, gap, near, few
):
    """For each pair and reach: texts in common, those that count, their bits; first and last time.

    ``first`` says where each pair's joint uses start; they are in order of time. Reaches 1 and 3
    look at uses at most ``near`` milliseconds apart only, 2 and 3 at texts of ``few`` authors.
    """
    n = len(first) - 1
    texts = np.zeros((4, n), dtype=np.int64)
    counted = np.zeros((4, n), dtype=np.int64)
    weight = np.zeros((4, n))
    first_ms = np.zeros(n, dtype=np.int64)
    last_ms = np.zeros(n, dtype=np.int64)
    kept = np.empty(_COMPARED, dtype=np.int64)
    for p in range(n):
        led = np.empty(first[p + 1] - first[p], dtype=np.int64)
        for reach in range(4):
            occasions = ahead = behind = level = keeps = others = 0
            start_a = start_b = np.int64(-(2**62))
            new_occasion = False
            for x in range(first[p], first[p + 1]):
                u, v = one[x], two[x]
                lag = at[u] - at[v]
                if reach == 0:
                    low, high = min(at[u], at[v]), max(at[u], at[v])
                    first_ms[p] = low if x == first[p] else min(first_ms[p], low)
                    last_ms[p] = max(last_ms[p], high)
                if reach % 2 == 1 and abs(lag) > near:
                    continue
                if reach >= 2 and size[text[u]] > few:
                    continue
                texts[reach, p] += 1
                if abs(at[u] - start_a) > gap or abs(at[v] - start_b) > gap:
                    start_a, start_b = at[u], at[v]
                    new_occasion = True
                if not new_occasion:
                    continue
                seen = False
                for y in range(keeps):
                    if _alike(word_start, word, text[u], kept[y]):
                        seen = True
                        break
                if seen:
                    continue
                if keeps < _COMPARED:
                    kept[keeps] = text[u]
                    keeps += 1
                new_occasion = False
                occasions += 1
                weight[reach, p] += bits[text[u]]
                lead = leader[text[u]]
                if lead >= 0 and lead != account[u] and lead != account[v]:
                    led[others] = lead
                    others += 1
                if lag < 0:
                    ahead += 1
                elif lag > 0:
                    behind += 1
                else:
                    level += 1
            # One who is always first may be an author whom the other copies; so may a third.
            turns = min(ahead, behind) + level
            counts = min(occasions, 1 + _LED * turns)
            most = 0
            names = np.sort(led[:others])
            run = 0
            for y in range(others):
                run = run + 1 if y and names[y] == names[y - 1] else 1
                most = max(most, run)
            counted[reach, p] = min(counts, 1 + _LED * (occasions - most))
    return texts, counted, weight, first_ms, last_ms


@njit(cache=True, nogil=True)
def expected_by_chance(a, b, pointer, language, at, near, rate):  # type: ignore[no-untyped-def]
    """For each pair: equal texts to be expected from how much both wrote, at all and ``near``.

    An account's texts are in order of language and time; ``rate`` (4, languages) is the chance
    that two texts of one language, by two accounts, are the same, for each reach.
    """
    out = np.zeros((4, len(a)))
    for p in range(len(a)):
        i, j = pointer[a[p]], pointer[b[p]]
        i_end, j_end = pointer[a[p] + 1], pointer[b[p] + 1]
        while i < i_end and j < j_end:
            if language[i] < language[j]:
                i += 1
                continue
            if language[j] < language[i]:
                j += 1
                continue
            spoken = language[i]
            i_stop, j_stop = i, j
            while i_stop < i_end and language[i_stop] == spoken:
                i_stop += 1
            while j_stop < j_end and language[j_stop] == spoken:
                j_stop += 1
            low = high = j
            within = 0.0
            for x in range(i, i_stop):
                while low < j_stop and at[low] < at[x] - near:
                    low += 1
                while high < j_stop and at[high] <= at[x] + near:
                    high += 1
                within += high - low
            for reach in range(0, 4, 2):
                out[reach, p] += rate[reach, spoken] * float(i_stop - i) * float(j_stop - j)
                out[reach + 1, p] += rate[reach + 1, spoken] * within
            i, j = i_stop, j_stop
    return out


@njit(cache=True, nogil=True)
def all_within(group, at, near, groups):  # type: ignore[no-untyped-def]
    """Count the pairs of texts of one group at most ``near`` apart; sorted by group and time."""
    out = np.zeros(groups)
    low = 0
    for x in range(len(at)):
        while group[low] != group[x] or at[x] - at[low] > near:
            low += 1
        out[group[x]] += x - low
    return out


@njit(cache=True, nogil=True)
def count_with_named(start, account, at, named, uses, pointer, text, gap):  # type: ignore[no-untyped-def]
    """For each account: occasions on which it wrote what others among ``named`` wrote too.

    ``uses`` are the uses of each account (from ``pointer``) in order of time. One who is always
    the first, or always the last, counts once: it may be copied by them, or copy them.
    """
    out = np.zeros(len(pointer) - 1, dtype=np.int64)
    for a in range(len(out)):
        occasions = ahead = behind = level = 0
        last = np.int64(-(2**62))
        for x in range(pointer[a], pointer[a + 1]):
            u = uses[x]
            before = after = same = False
            for y in range(start[text[u]], start[text[u] + 1]):
                if account[y] != a and named[account[y]]:
                    before |= at[y] < at[u]
                    after |= at[y] > at[u]
                    same |= at[y] == at[u]
            if not (before or after or same) or at[u] - last <= gap:
                continue
            last = at[u]
            occasions += 1
            ahead += after
            behind += before
            level += same and not (before or after)
        out[a] = min(occasions, 1 + _LED * (min(ahead, behind) + level))
    return out
