from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.errors import SettingError
from groundswell.model.tables import COPIES, TEXTS
from groundswell.networks import copying_pairs
from groundswell.networks.copying import Copying, copying

HOUR, DAY = 3_600_000, 86_400_000
WORDS = [
    a + b + c
    for a in ("ba", "du", "fe", "lo")
    for b in ("ri", "ne", "sko", "ta")
    for c in ("m", "lin", "go", "ve")
]


def neutral(random, words=10):
    return " ".join(random.choice(WORDS, words))


def table(rows):
    """Rows of account, hour, text and optionally kind."""
    rows = [(*row, "post") if len(row) == 3 else row for row in rows]
    return pa.table(
        {
            "post_key": [f"p{n}" for n in range(len(rows))],
            "account_key": [row[0] for row in rows],
            "at_ms": pa.array([round(row[1] * HOUR) for row in rows], pa.int64()),
            "kind": [row[3] for row in rows],
            "lang": ["xx"] * len(rows),
            "text": [row[2] for row in rows],
            "text_norm": [row[2].split(" https://")[0] for row in rows],
        }
    )


def crowd(accounts=60, posts=12, seed=1):
    """Ordinary accounts, each with texts of its own."""
    random = np.random.default_rng(seed)
    return [
        (f"o{n}", float(random.random() * 2000), neutral(random))
        for n in range(accounts)
        for _ in range(posts)
    ]


def shared(accounts, texts, seed=2, link="", lead=None, apart=30.0):
    """Accounts that each write the same texts, hours apart, in an order that changes."""
    random = np.random.default_rng(seed)
    out = []
    for text in [neutral(random) + link for _ in range(texts)]:
        at = 100 + random.random() * 1500
        for account in accounts:
            late = 0.0 if account == lead else 1 + random.random() * apart
            out.append((account, float(at + late), text))
    return out


def named(found, level=0.05):
    keys = found.account_key.to_pylist()
    return {key for key, q in zip(keys, found.q, strict=True) if q <= level}


COPIERS = ["c1", "c2", "c3", "c4", "c5"]


def test_accounts_that_share_many_rare_texts_are_found_hours_apart():
    assert named(copying(table(crowd() + shared(COPIERS, 8)))) == set(COPIERS)


def test_ordinary_accounts_are_not_named():
    found = copying(table(crowd()))
    assert named(found) == set()
    assert found.copies.num_rows == 0


def test_two_common_texts_are_not_enough():
    assert named(copying(table(crowd() + shared(COPIERS, 2)))) == set()


def test_the_same_headlines_with_links_name_nobody():
    found = copying(table(crowd() + shared(COPIERS, 8, link=" https://paper.example/1")))
    assert named(found) == set()
    assert set(found.texts["source"].to_pylist()) == {"headline"}
    why = dict(zip(found.account_key.to_pylist(), found.explained_by, strict=True))
    assert {why[account] for account in COPIERS} == {"headline"}


def test_those_who_follow_one_author_are_not_named_and_nor_is_the_author():
    rows = crowd() + shared([*COPIERS, "star"], 8, lead="star")
    assert named(copying(table(rows))) == set()


def test_one_who_copies_an_author_names_neither():
    assert named(copying(table(crowd() + shared(["fan", "star"], 12, lead="star")))) == set()


def test_reposts_are_no_authorship():
    rows = [(*row, "repost") for row in shared(COPIERS, 8)]
    assert named(copying(table(crowd() + rows))) == set()


@pytest.mark.parametrize("mark", ["RT @ana: ", "RT ana: ", "“@ana: ", "MT @ana "])
def test_reposts_by_hand_are_no_authorship(mark):
    rows = [(account, at, mark + text) for account, at, text in shared(COPIERS, 8)]
    assert named(copying(table(crowd() + rows))) == set()


def test_texts_that_were_reposted_before_are_quotations():
    rows = shared(COPIERS, 8)
    rows += [("somebody", 1.0, text, "repost") for text in {row[2] for row in rows}]
    found = copying(table(crowd() + rows))
    assert named(found) == set()
    assert set(found.texts["source"].to_pylist()) == {"quotation"}


def test_many_texts_on_one_occasion_count_once():
    random = np.random.default_rng(4)
    thread = [neutral(random) for _ in range(8)]
    rows = [
        (a, hour + n / 1000, text)
        for n, text in enumerate(thread)
        for a, hour in (("c1", 5.0), ("c2", 9.0))
    ]
    assert named(copying(table(crowd() + rows))) == set()


def test_variants_of_one_text_count_once():
    random = np.random.default_rng(4)
    stem = neutral(random, 14)
    rows = [
        (a, n * 24.0 + late, f"{stem} {WORDS[n]}")
        for n in range(8)
        for a, late in (("c1", n % 2), ("c2", 0.5))
    ]
    assert named(copying(table(crowd() + rows))) == set()


def test_a_text_of_more_accounts_than_most_is_common():
    everyone = [f"e{n}" for n in range(40)]
    found = copying(table(crowd() + shared(everyone, 8)))
    assert named(found) == set()
    assert set(found.texts["source"].to_pylist()) == {"common"}


def test_short_texts_do_not_count():
    rows = [(account, at, text[:30]) for account, at, text in shared(COPIERS, 8)]
    assert copying(table(crowd() + rows)).texts.num_rows == 0


def test_accounts_that_draw_on_one_pool_of_sayings_are_not_named():
    random = np.random.default_rng(7)
    pool = [neutral(random) for _ in range(150)]
    fans = [
        (f"f{n}", float(random.random() * 2000), pool[x])
        for n in range(60)
        for x in random.choice(150, 12, replace=False)
    ]
    assert named(copying(table(crowd() + fans))) == set()


def test_copiers_are_found_among_those_who_draw_on_a_pool():
    random = np.random.default_rng(7)
    pool = [neutral(random) for _ in range(150)]
    fans = [
        (f"f{n}", float(random.random() * 2000), pool[x])
        for n in range(60)
        for x in random.choice(150, 12, replace=False)
    ]
    assert named(copying(table(crowd() + fans + shared(COPIERS, 8)))) == set(COPIERS)


def test_exchanging_authors_at_random_names_nobody():
    rows = crowd() + shared(COPIERS, 8)
    random = np.random.default_rng(3)
    mixed = random.permutation([row[0] for row in rows])
    assert (
        named(copying(table([(a, *row[1:]) for a, row in zip(mixed, rows, strict=True)]))) == set()
    )


def test_the_order_of_rows_changes_nothing():
    rows = crowd(30) + shared(COPIERS, 8)
    posts = table(rows)
    order = np.random.default_rng(5).permutation(len(rows))
    one, other = copying(posts), copying(posts.take(pa.array(order)))
    assert one.copies.equals(other.copies)
    assert one.texts.equals(other.texts)
    assert (one.p == other.p).all()
    assert (one.group_p == other.group_p).all()
    assert one.false_share == other.false_share


def test_accounts_by_other_names_get_the_same_p():
    rows = crowd(30) + shared(COPIERS, 8)
    found = copying(table(rows))
    renamed = copying(table([("z" + row[0][::-1], *row[1:]) for row in rows]))
    before = dict(zip(found.account_key.to_pylist(), found.p, strict=True))
    after = dict(zip(renamed.account_key.to_pylist(), renamed.p, strict=True))
    assert {"z" + key[::-1]: p for key, p in before.items()} == pytest.approx(after)


def test_the_tables_have_their_schemas():
    found = copying(table(crowd(20) + shared(COPIERS, 8)))
    assert found.copies.schema.equals(COPIES)
    assert found.texts.schema.equals(TEXTS)
    assert found.copies["q"].to_numpy().max() <= 1


def test_nothing_in_gives_nothing_out():
    found = copying(table(crowd()).slice(0, 0))
    assert found.copies.num_rows == found.texts.num_rows == len(found.p) == 0
    assert found.copies.schema.equals(COPIES)


def test_posts_without_text_account_or_time_are_left_out():
    posts = table(crowd(20) + shared(COPIERS, 8))
    hole = pa.table(
        {name: pa.nulls(3, posts.schema.field(name).type) for name in posts.column_names}
    )
    assert copying(pa.concat_tables([posts, hole])).copies.equals(copying(posts).copies)


def test_a_column_that_lacks_is_named():
    with pytest.raises(SettingError, match="text_norm"):
        copying(table(crowd(2)).drop_columns(["text_norm"]))


@pytest.mark.parametrize(
    "wrong", [{"alpha": 0}, {"min_texts": 1}, {"near_ms": 0}, {"suspicious": 2}]
)
def test_settings_that_cannot_be_meant_are_refused(wrong):
    with pytest.raises(SettingError):
        Copying(**wrong)


def test_one_who_shares_a_text_each_with_many_copiers_is_a_lead():
    rows = shared(COPIERS, 10)
    texts = list(dict.fromkeys(row[2] for row in rows))
    sparse = [("quiet", 40.0 + 300 * n, text) for n, text in enumerate(texts[:5])]
    random = np.random.default_rng(9)
    sparse += [("quiet", float(random.random() * 2000), neutral(random)) for _ in range(3)]
    kept = Counter()
    rows = [r for r in rows if r[2] not in texts[:5] or kept.update([r[2]]) or kept[r[2]] <= 2]
    found = copying(table(crowd() + rows + sparse))
    at = found.account_key.to_pylist().index("quiet")
    assert found.q[at] <= 0.05 or found.group_q[at] <= 0.05


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)), unique=True, max_size=30))
def test_joint_uses_are_all_pairs_of_accounts_on_a_text(uses):
    uses = sorted(uses, key=lambda use: (use[1], use[0]))
    account = np.array([use[0] for use in uses], dtype=np.int64)
    text = np.array([use[1] for use in uses], dtype=np.int64)
    start = np.concatenate(([0], np.cumsum(np.bincount(text, minlength=7)))).astype(np.int64)
    key, one, two = copying_pairs.joint_uses(start, account, 6)
    expected = Counter(
        min(a, b) * 6 + max(a, b) for (a, s), (b, t) in itertools.combinations(uses, 2) if s == t
    )
    assert Counter(key.tolist()) == expected
    assert (account[one] * 6 + account[two] == key).all()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 50)), max_size=25),
    st.integers(1, 20),
)
def test_chance_by_amount_is_the_sum_over_pairs_of_texts(wrote, near):
    wrote = sorted(wrote)
    account, language, at = (np.array([w[n] for w in wrote], dtype=np.int64) for n in range(3))
    pointer = np.concatenate(([0], np.cumsum(np.bincount(account, minlength=3)))).astype(np.int64)
    rate = np.arange(1, 13, dtype=np.float64).reshape(4, 3) / 100
    a, b = np.array([0, 0, 1]), np.array([1, 2, 2])
    found = copying_pairs.expected_by_chance(a, b, pointer, language, at, near, rate)
    for p, reach in itertools.product(range(3), range(4)):
        expected = sum(
            rate[reach, x[1]]
            for x in wrote
            for y in wrote
            if x[0] == a[p] and y[0] == b[p] and x[1] == y[1]
            and (reach % 2 == 0 or abs(x[2] - y[2]) <= near)
        )  # fmt: skip
        assert found[reach, p] == pytest.approx(expected)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 40)), max_size=25), st.integers(1, 20))
def test_texts_near_in_time_are_counted_within_their_group(wrote, near):
    wrote = sorted(wrote)
    group, at = (np.array([w[n] for w in wrote], dtype=np.int64) for n in range(2))
    found = copying_pairs.all_within(group, at, near, 3)
    expected = Counter(
        x[0]
        for x, y in itertools.combinations(wrote, 2)
        if x[0] == y[0] and abs(x[1] - y[1]) <= near
    )
    assert found.tolist() == [expected[g] for g in range(3)]
