"""What the policy describes against what a log's people write: drawn fairly, fitted right, and bounded."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.usage.given_policy import POLICY, WORDINGS, Words, messages

from groundswell.usage import contrast
from groundswell.usage.contrast import LEAST_ACCOUNTS, TEXTS, drawn, middle_of, share
from groundswell.usage.operation_leaning import that_lean
from groundswell.usage.policy import parse_policy
from groundswell.usage.scoring import Scorer, leaning
from groundswell.usage.stages import StageReader, contrast_of, read_stages

SMALL = parse_policy(POLICY + WORDINGS)
COMMENTS = "many different comments of residents"
SOUPS = ("recipe with lentils", "soup of carrots", "bread without yeast", "salad for the evening")


def log(accounts=150, each=3, *, text=None, more=()):
    """Give a log in which accounts ask for food, or for ``text`` instead; ``more`` are (account, text)."""
    rows = [
        (
            f"m{n:04d}-{k}",
            "user",
            text or f"{SOUPS[(n + k) % 4]} {n % 7}",
            {"account_key": f"a{n:04d}"},
        )
        for n in range(accounts)
        for k in range(each)
    ]
    rows += [
        (f"x{n:04d}", "user", said, {"account_key": account})
        for n, (account, said) in enumerate(more)
    ]
    return messages(*rows)


def leanings(rows, policy=SMALL):
    found = read_stages(rows, policy, Words()).leanings.to_pylist()
    return {row["message_key"]: row["leaning"] for row in found}


def test_of_every_account_so_many_prompts_are_drawn_and_each_account_counts_the_same():
    rows = log(120, 5, more=[("a0000", f"soup {n}") for n in range(400)])
    chosen, weight = drawn(rows)
    whose = np.array(chosen["account_key"].to_pylist())
    for account in np.unique(whose):
        assert (whose == account).sum() <= TEXTS
        assert weight[whose == account].sum() == pytest.approx(1)
    assert len(np.unique(whose)) == 120


def test_of_many_accounts_some_are_drawn_whatever_the_order_of_rows(monkeypatch):
    monkeypatch.setattr(contrast, "ACCOUNTS", 130)
    rows = log(400, 3)
    turned = rows.take(np.random.default_rng(3).permutation(rows.num_rows))
    one, other = drawn(rows)[0], drawn(turned)[0]
    assert len(set(one["account_key"].to_pylist())) == 130
    assert sorted(one["message_key"].to_pylist()) == sorted(other["message_key"].to_pylist())
    assert one["account_key"].to_pylist() != [f"a{n:04d}" for n in range(130) for _ in range(2)]


def test_a_log_of_few_accounts_is_told_by_the_policy_alone():
    few = log(LEAST_ACCOUNTS - 1)
    assert drawn(few)[0].num_rows == 0
    reader = StageReader(SMALL, Words())
    found = contrast_of(few, reader)
    assert found.accounts == 0
    assert found.linear is reader.alone().linear
    assert contrast_of(log(LEAST_ACCOUNTS), reader).accounts == LEAST_ACCOUNTS


def test_a_weight_is_so_many_copies():
    scorer = Scorer(SMALL, Words())
    ordinary = Words().encode([*SOUPS, COMMENTS])
    counts = np.array([1, 3, 2, 5, 4])
    weighed = scorer.fitted(ordinary, counts.astype(float))
    copied = scorer.fitted(np.repeat(ordinary, counts, axis=0))
    for vectors in (ordinary, Words().encode(["secret plan", "comment of a resident"])):
        assert leaning(vectors, weighed) == pytest.approx(leaning(vectors, copied), abs=0.02)


def test_without_a_log_the_regression_is_the_policys():
    scorer = Scorer(SMALL, Words())
    vectors = Words().encode([*SOUPS, COMMENTS, "secret plan for the campaign"])
    assert leaning(vectors, scorer.linear) == pytest.approx(
        scorer.measure(vectors).leaning[:, 0], abs=1e-5
    )


def test_what_is_in_the_middle_of_the_log_leans_not_at_all():
    found = list(leanings(log(200, 2)).values())
    assert np.median(found) == pytest.approx(0, abs=0.3)


def test_what_a_log_is_full_of_leans_less_than_where_it_is_rare():
    rare = leanings(log(200, more=[("odd", COMMENTS)]))["x0000"]
    common = leanings(log(200, text=COMMENTS, more=[("odd", COMMENTS)]))["x0000"]
    assert rare > common + 0.5
    assert common == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize("planted", [6, 20])
def test_some_accounts_hardly_move_how_their_own_requests_lean(planted):
    def lean(count, each):
        more = [(f"p{n}", f"{COMMENTS} {n} {k}") for n in range(count) for k in range(each)]
        return np.mean([v for key, v in leanings(log(400, more=more)).items() if key[0] == "x"])

    alone = lean(1, 3)
    assert alone > 0.25
    assert lean(planted, 30) == pytest.approx(alone, abs=0.1)


def test_in_a_small_log_an_account_counts_for_little_beside_the_policy():
    assert share(100, 5_000) == 6.0
    assert share(5_000, 5_000) == 1.0
    assert share(0, 5_000) == 6.0


def test_the_middle_is_the_weighted_median():
    assert middle_of(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 5.0])) == 2.0
    assert middle_of(np.array([3.0, 1.0, 2.0]), np.array([9.0, 1.0, 5.0])) == 3.0


def test_parts_of_a_log_with_its_contrast_give_together_what_the_whole_gives():
    rows = log(160, more=[("odd", COMMENTS), ("odd", f"{COMMENTS}. Also a soup. And bread.")])
    reader = StageReader(SMALL, Words())
    against = contrast_of(rows, reader)
    whole = leanings(rows)
    parts = [
        read_stages(rows.slice(start, 50), SMALL, Words(), contrast=against).leanings
        for start in range(0, rows.num_rows, 50)
    ]
    together = pa.concat_tables(parts).to_pylist()
    assert {row["message_key"]: row["leaning"] for row in together} == pytest.approx(
        whole, abs=1e-4
    )


def test_what_was_drawn_is_not_encoded_again():
    words = Words()
    reader = StageReader(SMALL, words)
    words.seen.clear()
    read_stages(log(120, 1, text=COMMENTS), SMALL, words, reader=reader)
    assert words.seen.count(COMMENTS) == 1


def test_probabilities_of_stages_are_the_policys_whatever_the_log():
    rows = [("odd", COMMENTS), ("odd", "secret plan for the campaign")]
    alone = read_stages(log(3, more=rows), SMALL, Words()).stages
    among = read_stages(log(300, more=rows), SMALL, Words()).stages
    columns = ["stage", "probability", "level", "exemplar"]
    for key in ("x0000", "x0001"):
        one, other = (
            each.filter(pc.equal(each["message_key"], key)).select(columns).to_pylist()
            for each in (alone, among)
        )
        assert one
        assert one == other


def test_stages_of_what_does_not_lean_are_slips_of_the_reading():
    rows = log(200, more=[("odd", COMMENTS), ("odd", "secret plan for the campaign")])
    read = read_stages(rows, SMALL, Words())
    place = read.leanings.schema.get_field_index("leaning")
    low = [0.9 if key == "x0000" else 1.1 for key in read.leanings["message_key"].to_pylist()]
    changed = read.leanings.set_column(place, read.leanings.schema.field(place), pa.array(low))
    kept = that_lean(read.stages, changed)
    assert "x0000" in read.stages["message_key"].to_pylist()
    assert kept.num_rows == sum(key != "x0000" for key in read.stages["message_key"].to_pylist())
    few = changed.filter(pa.array([key[0] == "x" for key in changed["message_key"].to_pylist()]))
    assert that_lean(read.stages, few).equals(read.stages)
