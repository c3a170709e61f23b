import numpy as np
import pytest
from tests.usage.operation_tables import GivenLog

from groundswell.usage.operation_log import log_of, without
from groundswell.usage.operation_scores import (
    STRUCTURES,
    counting_of,
    parts_of,
    reference_of,
    scores_of,
    stage_scores,
)


def shown(log):
    """Give the names of structures by account."""
    arrays = log_of(log.tables())
    parts = parts_of(counting_of(arrays))
    return {
        arrays.accounts[account].as_py(): {
            name for name, there in zip(STRUCTURES, parts.structure[unit], strict=True) if there
        }
        for account, unit in enumerate(arrays.unit.tolist())
    }


def score(log, account):
    arrays = log_of(log.tables())
    counting = counting_of(arrays)
    parts = parts_of(counting)
    scores = scores_of(counting, parts, reference_of(counting, parts))
    return float(scores[arrays.unit[arrays.accounts.to_pylist().index(account)]])


def carried(log):
    """A plain loop over units, subjects and sittings, to hold the arrays against."""
    tables = log.tables()
    phase = {
        "planning": 1, "profiling": 1, "persona_setup": 2, "evasion": 2, "content_single": 2,
        "translation": 2, "tooling": 2, "internal_reporting": 4, "scam_ping": 3,
        "target_monitoring": 1,
    }  # fmt: skip
    specific = {"profiling", "persona_setup", "evasion", "scam_ping", "target_monitoring"}
    accounts = {a["account_key"] for a in tables["usage_accounts"].to_pylist()}
    wrote = {}
    sittings = {}
    for row in log.rows:
        firm = {s.rstrip("!") for s in row["stages"] if not s.endswith("?")}
        day = row["at"] // 86_400_000
        here = sittings.setdefault((row["account"], row["conversation"], day), [set(), set()])
        here[0] |= firm
        here[1] |= set(row["about"])
        for subject in row["about"]:
            wrote.setdefault(subject, set()).add(row["account"])
    rare_bits = min(7.0, np.log2(len(accounts)) - 1.6)
    found = set()
    for account in accounts:
        for subject, writers in wrote.items():
            outside = len(writers - {account})
            if np.log2(len(accounts) / (outside + 1)) < rare_bits:
                continue
            held = [s for (a, _, _), s in sittings.items() if a == account and subject in s[1]]
            held = [stages for stages, _ in held if {phase.get(s) for s in stages} - {None}]
            stages = set().union(*held) if held else set()
            if len(held) >= 2 and len({phase[s] for s in stages}) >= 2 and stages & specific:
                found.add(account)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_subjects_carried_through_phases_agree_with_a_plain_loop(seed):
    log = GivenLog().crowd(120, seed=seed, slips=0.4)
    assert {a for a, names in shown(log).items() if "phases" in names} == carried(log)


def test_ten_messages_in_a_row_are_one_occasion():
    one, ten = GivenLog().crowd(), GivenLog().crowd()
    one.says("a", 1, "profiling!", conversation="x")
    for _ in range(10):
        ten.says("a", 1, "profiling!", conversation="x")
    assert score(ten, "a") == pytest.approx(score(one, "a"), abs=0.01)


def test_repeating_one_stage_for_a_year_adds_no_more_than_its_cap():
    log = GivenLog().crowd()
    for day in range(365):
        log.says("a", day, "profiling!", leaning=0.0)
    assert score(log, "a") <= 2.0


def test_a_stage_that_the_log_is_full_of_says_little():
    rare, full = GivenLog().crowd(slips=0.0), GivenLog().crowd(slips=0.0)
    for number in range(300):
        full.says(f"u{number:05d}", 1, "profiling!")
    for log in (rare, full):
        log.says("a", 1, "profiling!")
        log.says("a", 2, "content_single")
    assert score(rare, "a") > score(full, "a") + 0.5


def test_the_same_hits_weigh_less_among_many_days():
    n = np.array([4, 400])
    few, many = stage_scores(np.array([[2.0], [2.0]]), n, np.array([0.01]))[:, 0]
    assert few > 1
    assert many < 0.1


def test_no_hits_weigh_nothing():
    assert stage_scores(np.zeros((1, 3)), np.array([9]), np.full(3, 0.01)).tolist() == [[0, 0, 0]]


def test_a_return_to_a_later_phase_counts_and_to_an_earlier_one_does_not():
    forward, backward = GivenLog().crowd(), GivenLog().crowd()
    forward.says("a", 1, "planning", about="name:x", refused=True)
    forward.says("a", 9, "internal_reporting", about="name:x")
    backward.says("a", 1, "internal_reporting", about="name:x", refused=True)
    backward.says("a", 9, "planning", about="name:x")
    assert "returned" in shown(forward)["a"]
    assert "returned" not in shown(backward)["a"]


def test_what_came_before_the_refusal_is_no_return():
    log = GivenLog().crowd()
    log.says("a", 1, "internal_reporting", about="name:x")
    log.says("a", 9, "planning", about="name:x", refused=True)
    assert "returned" not in shown(log)["a"]


def test_moving_somebody_off_counts_beside_flattery_only():
    alone, beside = GivenLog().crowd(), GivenLog().crowd()
    for log in (alone, beside):
        log.says("a", 1, "off_platform!")
        log.says("a", 2, "off_platform!")
    beside.says("a", 1, "flattery!")
    beside.says("a", 2, "incentive!")
    assert score(alone, "a") == 0
    assert score(beside, "a") > 1


def test_the_name_of_a_form_that_begins_every_prompt_is_no_subject():
    log = GivenLog().crowd()
    for day, stage in enumerate(("planning", "persona_setup!", "profiling!", "translation")):
        log.says("form", day, stage, about="name:form 7", text="soup")
        log.says("target", day, stage, about="name:mill lane", text="soup")
    tables = log.tables()
    rows = tables["messages"].to_pylist()
    for row in rows:
        if row["account_key"] == "form":
            row["text"] = "By the rules of form 7, " + row["text"]
    subjects = tables["subjects"].to_pylist()
    for row in subjects:
        if row["account_key"] == "form":
            row["start"], row["end"] = 16, 22
    tables["messages"] = tables["messages"].from_pylist(rows, schema=tables["messages"].schema)
    tables["subjects"] = tables["subjects"].from_pylist(subjects, schema=tables["subjects"].schema)
    arrays = log_of(tables)
    parts = parts_of(counting_of(arrays))
    names = arrays.accounts.to_pylist()
    phases = {n: bool(parts.structure[arrays.unit[names.index(n)], 0]) for n in ("form", "target")}
    assert phases == {"form": False, "target": True}


def told_in(*texts, sitting=None):
    """Say whether a rare name that stands in these texts, a day apart, is a subject of whom wrote them."""
    log = GivenLog().crowd()
    for day, _ in enumerate(texts):
        log.says("one", 2 * day, about="name:mill lane", conversation=sitting and sitting[day])
    tables = log.tables()
    rows, subjects = tables["messages"].to_pylist(), tables["subjects"].to_pylist()
    said = dict(
        zip([r["message_key"] for r in rows if r["account_key"] == "one"], texts, strict=True)
    )
    for row in rows:
        row["text"] = said.get(row["message_key"], row["text"])
    for row in subjects:
        if row["message_key"] in said:
            row["start"] = said[row["message_key"]].index("mill lane")
            row["end"] = row["start"] + len("mill lane")
    tables["messages"] = tables["messages"].from_pylist(rows, schema=tables["messages"].schema)
    tables["subjects"] = tables["subjects"].from_pylist(subjects, schema=tables["subjects"].schema)
    arrays = log_of(tables)
    held = {arrays.subjects[int(code)].as_py() for code in arrays.subject}
    return "name:mill lane" in held


def test_who_always_calls_a_thing_the_same_still_writes_about_it():
    called = "the old reading room in mill lane"
    assert told_in(f"Twenty remarks on {called}.", f"A week's figures: {called}, five lines.",
                   f"Who speaks for {called}?", f"hi, what do people say of {called}")  # fmt: skip
    assert not told_in(
        *[f"hello. Our team at {called}: {more}" for more in ("soup", "bread", "jam", "tea")]
    )


def test_a_name_at_the_start_of_its_sentence_counts_with_what_stands_before():
    assert told_in(
        *[f"I want {what}. mill lane" for what in ("ten lines", "a letter", "a list", "news")]
    )
    assert not told_in(
        *[f"I want it short. mill lane, {what}" for what in ("soup", "bread", "jam", "tea")]
    )


def test_what_is_said_again_in_one_sitting_is_one_use_of_a_form():
    again = "Write twenty remarks on mill lane"
    other = ("A report on mill lane", "Who owns mill lane?")
    # The same request five times in a morning, as after refusals, and twice otherwise.
    assert told_in(*[again] * 5, *other, sitting=[*["a"] * 5, "b", "c"])
    assert not told_in(*[again] * 5, other[0])


def test_a_name_deep_in_a_long_text_is_no_heading():
    assert told_in(*["soup " * 100 + "mill lane"] * 4)


def test_units_that_are_left_out_ask_for_nothing_and_stay():
    log = GivenLog().crowd()
    for day in range(4):
        log.says("a", day, "profiling! planning", about="name:x", refused=True)
    arrays = log_of(log.tables())
    unit = int(arrays.unit[arrays.accounts.to_pylist().index("a")])
    before = parts_of(counting_of(arrays))
    after = parts_of(counting_of(without(arrays, (unit,))))
    assert before.evidence[unit].sum() > 0
    assert after.evidence[unit].sum() == 0
    assert (before.days == after.days).all()
    others = np.arange(arrays.units) != unit
    assert (before.evidence[others] == after.evidence[others]).all()


def test_what_is_sorted_once_a_log_holds_without_units_that_are_left_out():
    log = GivenLog().crowd(120)
    for day in range(6):
        log.says("a", day, about=["name:x", "phrase:of its own"], leaning=4.0)
        log.says("b", day, about="phrase:said again", leaning=4.0, refused=day == 0)
    arrays = log_of(log.tables())
    unit = int(arrays.unit[arrays.accounts.to_pylist().index("a")])
    less = without(arrays, (unit,))
    fresh, reused = counting_of(less), counting_of(less, counting_of(arrays))
    assert (parts_of(reused).structure == parts_of(fresh).structure).all()
    for one, other in ((fresh.about, reused.about), (fresh.naming, reused.naming)):
        for name in ("sitting", "account", "group", "starts", "unit", "subject"):
            assert getattr(one, name).tolist() == getattr(other, name).tolist()
    assert len(fresh.naming.sitting) < len(fresh.about.sitting)
