import itertools

import numpy as np
import pyarrow as pa
import pytest
from tests.usage.operation_tables import GivenLog

from groundswell.errors import SettingError
from groundswell.model.usage import AGGREGATES
from groundswell.usage.aggregates import aggregates


def counted(log, least=3):
    tables = log.tables()
    return aggregates(
        tables["message_stages"],
        tables["outcomes"],
        tables["messages"],
        tables["operator_members"],
        least_operators=least,
    ).to_pylist()


def shown(rows, what):
    return {r["value"]: (r["operators"], r["messages"]) for r in rows if r["what"] == what}


def test_messages_and_distinct_operators_are_counted_by_stage_and_phase():
    log = GivenLog()
    for number in range(4):
        log.says(f"a{number}", 0, "planning profiling")
        log.says(f"a{number}", 1, "planning")
    rows = counted(log)
    assert shown(rows, "stage")["planning"] == (4, 8)
    assert shown(rows, "stage")["profiling"] == (4, 4)
    assert shown(rows, "phase")["plan"] == (4, 8)


def test_weak_stages_are_not_counted():
    log = GivenLog()
    for number in range(4):
        log.says(f"a{number}", 0, "planning?")
    assert shown(counted(log), "stage") == {}


def test_an_operator_with_fifty_accounts_counts_once():
    log = GivenLog()
    ring = [f"r{n}" for n in range(50)]
    for account in ring:
        log.says(account, 0, "evasion", lang="eo")
    for number in range(9):
        log.says(f"a{number}", 0, "planning", lang="en")
    log.linked(*ring)
    rows = counted(log)
    assert "evasion" not in shown(rows, "stage")
    assert "eo" not in shown(rows, "language")


def test_small_counts_are_withheld_in_one_row_that_says_so():
    log = GivenLog()
    for number in range(5):
        log.says(f"a{number}", 0, "planning")
    log.says("a0", 0, "evasion")
    rows = counted(log)
    assert shown(rows, "stage")["fewer than 3 operators"] == (None, None)


def test_what_is_withheld_cannot_be_had_by_subtraction():
    # Every way of giving four languages to few or many operators.
    for sizes in itertools.product([1, 2, 3, 6], repeat=4):
        log = GivenLog()
        for place, size in enumerate(sizes):
            for number in range(size):
                log.says(f"{place}-{number}", 0, "", lang="abcd"[place])
        rows = shown(counted(log), "language")
        seen = {v for v in rows if len(v) == 1}
        gap = [size for place, size in enumerate(sizes) if "abcd"[place] not in seen]
        if min(sizes) < 3:
            # The rest of the sum is about at least two languages and three operators, or nothing is shown.
            assert not seen or (len(gap) >= 2 and sum(gap) >= 3)
        else:
            assert not gap
        assert all(rows[v][0] >= 3 for v in seen)


def test_a_gap_of_several_languages_of_one_operator_is_widened():
    log = GivenLog()
    for lang in "ab":
        log.says("one", 0, "", lang=lang)
    for number in range(5):
        log.says(f"x{number}", 0, "", lang="c")
    for number in range(9):
        log.says(f"y{number}", 0, "", lang="d")
    assert set(shown(counted(log), "language")) == {"d", "fewer than 3 operators"}


def test_a_phase_does_not_tell_the_stage_that_is_withheld():
    log = GivenLog()
    for number in range(9):
        log.says(f"a{number}", 0, "planning")
        log.says(f"a{number}", 1, "target_monitoring")
        log.says(f"a{number}", 2, "internal_reporting")
        log.says(f"a{number}", 3, "content_single")
    log.says("a0", 4, "profiling")
    rows = counted(log)
    stages, phases = shown(rows, "stage"), shown(rows, "phase")
    hidden = {"planning", "target_monitoring", "profiling"} - set(stages)
    assert "profiling" in hidden
    assert "plan" not in phases or len(hidden) >= 2


def test_the_only_stage_of_a_phase_stays_hidden_in_it():
    log = GivenLog()
    for number in range(9):
        log.says(f"a{number}", 0, "planning")
        log.says(f"a{number}", 0, "content_single")
    log.says("a0", 1, "internal_reporting")
    assert "assess" not in shown(counted(log), "phase")


def test_nothing_gives_an_empty_table():
    log = GivenLog()
    assert counted(log) == []
    tables = log.tables()
    empty = aggregates(
        tables["message_stages"], tables["outcomes"], tables["messages"], tables["operator_members"]
    )
    assert isinstance(empty, pa.Table)
    assert empty.schema.equals(AGGREGATES)


def test_a_threshold_of_one_is_refused():
    with pytest.raises(SettingError, match="least_operators"):
        counted(GivenLog(), least=1)


def test_an_attacker_with_many_linked_accounts_lifts_nothing_over_the_threshold():
    log = GivenLog()
    for number in range(12):
        log.says(f"a{number}", 0, "planning", lang="en")
        log.says(f"b{number}", 0, "planning", lang="de")
    for number in range(2):
        log.says(f"secret{number}", 0, "profiling", lang="is")
    before = shown(counted(log, least=10), "stage")
    ring = [f"mule{n}" for n in range(40)]
    for account in ring:
        log.says(account, 0, "profiling", lang="is")
    log.linked(*ring)
    rows = counted(log, least=10)
    assert "profiling" not in before
    assert "profiling" not in shown(rows, "stage")
    assert "is" not in shown(rows, "language")


def test_no_sum_of_what_is_shown_tells_a_count_of_few_operators():
    # Whoever knows the whole and every count shown solves for the rest: what is left must be
    # about enough operators, in every one of many random logs.
    chance = np.random.default_rng(5)
    for _ in range(60):
        log = GivenLog()
        for operator in range(int(chance.integers(3, 40))):
            for _ in range(int(chance.integers(1, 4))):
                lang = "abcdef"[min(5, int(chance.exponential(1.5)))]
                log.says(f"o{operator}", 0, "", lang=lang, refused=bool(chance.random() < 0.1))
        rows = counted(log, least=5)
        for what, of in (("language", lambda r: r["lang"]), ("outcome", _outcome)):
            seen = {v: n for v, (n, _) in shown(rows, what).items() if n is not None}
            rest = [row for row in log.rows if of(row) not in seen]
            assert not rest or len({row["account"] for row in rest}) >= 5 or not seen
            assert not rest or len({of(row) for row in rest}) >= 2 or not seen


def _outcome(row):
    return "refused" if row["refused"] else "answered"
