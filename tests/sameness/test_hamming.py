import numpy as np
import pytest

from groundswell.errors import SettingError
from groundswell.sameness import hamming
from groundswell.sameness.hamming import HashIndex, distances, families, pairs_within


def even(rng, count):
    """Hashes of which each bit is set or not, independently."""
    return rng.integers(0, 1 << 64, (count, 4), dtype=np.uint64)


def flipped(rng, words, most):
    """The same hashes with up to ``most`` bits the other way."""
    bits = np.unpackbits(words.astype(">u8").view(np.uint8).reshape(len(words), -1), axis=1)
    for row, count in enumerate(rng.integers(0, most + 1, len(words))):
        bits[row, rng.choice(256, count, replace=False)] ^= 1
    return np.packbits(bits, axis=1).view(">u8").astype(np.uint64)


def some(seed=1, count=400):
    """Hashes, copies of them near and just out of reach, some equal, in no order."""
    rng = np.random.default_rng(seed)
    base = even(rng, count)
    words = np.concatenate([base, flipped(rng, base, 45), flipped(rng, base, 45), base[:30]])
    rng.shuffle(words)
    return words


def table(left, right):
    """The distance of each to each, the slow way."""
    return np.bitwise_count(left[:, None] ^ right[None]).sum(axis=2, dtype=np.int64)


def listed(near):
    return list(zip(near.left.tolist(), near.right.tolist(), near.distance.tolist(), strict=True))


def by_hand(words, most, upper=True):
    apart = table(words, words)
    lefts, rights = np.nonzero(np.triu(apart <= most, 1) if upper else apart <= most)
    return [(int(x), int(y), int(apart[x, y])) for x, y in zip(lefts, rights, strict=True)]


@pytest.mark.parametrize("most", [0, 1, 15, 16, 17, 31])
def test_pairs_are_all_those_that_a_comparison_of_each_with_each_finds(most):
    words = some()
    assert listed(pairs_within(words, most_bits=most)) == by_hand(words, most)


def test_bits_that_differ_in_every_part_are_still_found():
    words = np.zeros((2, 4), dtype=np.uint64)
    words[1] = int("0001" * 4, 16)  # one bit in each of 16 parts: 16
    words[1, 0] |= np.uint64(int("8000800080008000", 16))
    words[1, 1:] |= np.uint64(int("0400040004000400", 16))
    assert distances(words[:1], words[1:]).tolist() == [32]
    assert listed(pairs_within(words)) == []
    for bit in (0, 15, 64, 255):
        closer = words.copy()
        closer[1, bit // 64] ^= np.uint64(1) << np.uint64(bit % 64)
        apart = int(distances(closer[:1], closer[1:])[0])
        assert listed(pairs_within(closer)) == ([(0, 1, 31)] if apart == 31 else [])


def test_hashes_that_crowd_into_one_part_are_compared_all_the_same():
    rng = np.random.default_rng(2)
    words = even(rng, 600)
    words[:, 0] = 0  # four parts the same in all of them
    words[300:] = flipped(rng, words[:300], 40)
    assert listed(pairs_within(words)) == by_hand(words, 31)


def test_the_number_of_threads_changes_nothing():
    words = some(3)
    assert listed(pairs_within(words, threads=1)) == listed(pairs_within(words, threads=5))


@pytest.mark.parametrize("queries", [1, 20, 700])
def test_a_look_up_finds_every_hash_near_a_query(queries):
    words, asked = some(4), some(4)[::-1][:queries]
    apart = table(asked, words)
    lefts, rights = np.nonzero(apart <= 31)
    expected = [(int(x), int(y), int(apart[x, y])) for x, y in zip(lefts, rights, strict=True)]
    assert listed(HashIndex(words).near(asked)) == expected


def test_the_nearest_hash_is_the_first_of_those_at_the_least_distance():
    words, asked = some(5), flipped(np.random.default_rng(6), some(5), 20)
    apart = table(asked, words)
    place, distance = HashIndex(words).nearest(asked)
    least = apart.min(axis=1)
    near = least <= 31
    assert (place[near] == apart.argmin(axis=1)[near]).all()
    assert (distance[near] == least[near]).all()
    assert (place[~near] == -1).all()
    assert (distance[~near] == -1).all()


@pytest.mark.parametrize("small", [8192, 16])
def test_families_are_those_of_going_through_the_hashes_one_by_one(small, monkeypatch):
    monkeypatch.setattr(hamming, "_SMALL", small)
    words = some(7)
    apart = table(words, words)
    chosen: list[int] = []
    for at in range(len(words)):
        if not any(apart[at, other] <= 31 for other in chosen):
            chosen.append(at)
    nearest = np.array(chosen)[apart[:, chosen].argmin(axis=1)]
    found = families(words)
    assert (found.representative == nearest).all()
    assert (found.distance == apart[np.arange(len(words)), nearest]).all()


def test_families_do_not_chain():
    words = np.zeros((10, 4), dtype=np.uint64)  # each 20 bits from the last, far from the first
    bits = np.zeros((10, 256), dtype=np.uint8)
    for at in range(10):
        bits[at, : 20 * at] = 1
    words = np.packbits(bits, axis=1).view(">u8").astype(np.uint64)
    found = families(words)
    assert (found.distance <= 31).all()
    assert len(set(found.representative.tolist())) == 5


def test_what_comes_first_stands_for_what_is_like_it():
    rng = np.random.default_rng(8)
    first = even(rng, 1)
    words = np.concatenate([first, flipped(rng, np.repeat(first, 50, axis=0), 15)])
    assert set(families(words).representative.tolist()) == {0}


def test_no_hashes_have_no_pairs_and_no_families():
    none = np.zeros((0, 4), dtype=np.uint64)
    assert listed(pairs_within(none)) == []
    assert len(families(none).representative) == 0
    assert listed(HashIndex(none).near(even(np.random.default_rng(9), 3))) == []
    assert HashIndex(none).nearest(even(np.random.default_rng(9), 3))[0].tolist() == [-1, -1, -1]


def test_a_distance_that_the_search_is_not_exact_for_is_refused():
    with pytest.raises(SettingError, match="from 0 to 31"):
        pairs_within(some(), most_bits=32)


def test_more_pairs_than_fit_are_refused_with_the_mend(monkeypatch):
    monkeypatch.setattr(hamming, "MOST_PAIRS", 3000)
    same = np.zeros((200, 4), dtype=np.uint64)
    with pytest.raises(SettingError, match="families"):
        pairs_within(same)
    assert set(families(same).representative.tolist()) == {0}
