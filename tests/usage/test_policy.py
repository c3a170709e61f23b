"""A policy that can be used reads as it stands; any other is one clear error with line and mend."""

from __future__ import annotations

import pytest
from tests.usage.given_policy import POLICY
from tests.usage.shipped import shipped_policy

from groundswell.errors import SettingError
from groundswell.runs.policy import policy_text
from groundswell.usage.policy import GUARD, PHASES, STAGES, parse_policy


@pytest.fixture
def shipped():
    return shipped_policy()


def test_the_shipped_policy_has_every_stage_in_order(shipped):
    assert shipped.order == STAGES
    assert {phase for phase in shipped.phases.values() if phase} == set(PHASES)
    assert shipped.phases["self_disclosure"] is None


def test_the_shipped_policy_is_calibrated_for_what_stands_in_it(shipped):
    assert shipped.calibrated
    assert shipped.state.startswith("calibrated: ")


def test_every_stage_has_exemplars_and_counters_in_many_languages(shipped):
    for stage in shipped.stages:
        for examples in (stage.exemplars, stage.counters):
            assert {"en", "zh", "ru", "es", "de", "fr", "ja", "ar"} <= {
                e.language for e in examples
            }


def test_no_exemplar_is_longer_than_a_description(shipped):
    named = [e for stage in shipped.stages for e in (*stage.exemplars, *stage.counters)]
    assert max(len(each.text) for each in (*named, *shipped.ordinary)) <= 200


def test_no_text_stands_twice_in_a_language(shipped):
    told = [(each.language, each.text) for each in shipped.examples]
    assert len(told) == len(set(told))


def test_writing_for_the_public_never_reaches_investigate_by_itself(shipped):
    for name in ("content_single", "content_batch", "translation", "internal_reporting"):
        assert shipped.stage(name).levels.investigate is None


def test_an_id_leads_to_the_text_in_each_language(shipped):
    assert set(shipped.texts["planning/smear_plan"]) >= {"en", "zh", "ru"}


def test_a_changed_exemplar_makes_probabilities_uncalibrated():
    text = policy_text(None)
    changed = parse_policy(
        text.replace("en: Make a plan for a covert", "en: Draw a plan for a covert")
    )
    assert not changed.calibrated
    assert "policy test --calibrate" in changed.state


def test_changed_levels_leave_probabilities_calibrated():
    text = policy_text(None)
    assert parse_policy(text.replace("weak: 0.", "weak: 0.0", 1)).calibrated


def test_a_policy_without_calibration_says_so():
    assert parse_policy(POLICY).state.startswith("uncalibrated")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  planning:", "  plannig:", "line 5: stages, plannig: there is no such stage; did you mean planning?"),
        ("phase: plan\n", "phase: plans\n", "'plans' is no phase; give one of plan, prepare"),
        ("needs: [deceit]", "needs: [deciet]", "there are no cues 'deciet'; did you mean deceit?"),
        ("needs: [deceit]", "needs: [guard]", "there are no cues 'guard'"),
        ("weak: 0.3, look: 0.5, inv", "weak: 0.9, look: 0.5, inv", "levels must rise"),
        ("weak: 0.3, look: 0.5, inv", "weak: much, look: 0.5, inv", "'much' is not a number from 0.01 to 1"),
        ("    definition: Asks for a plan.\n", "", "definition is missing"),
        ("      secret_plan:", "      Secret Plan:", "a name has small letters"),
        ("en: secret plan for", "english: secret plan for", "is no code of a language"),
        ("en: secret plan for the campaign", "en:", "this is empty"),
        ("title: Small", "titel: Small", "is not known here; did you mean title?"),
        ("title: Small", "title: &a Small", "anchors (&), aliases (*) and tags (!)"),
        ("title: Small", "title: !!python/name:os.system x", "anchors (&), aliases (*) and tags (!)"),
        ("title: Small", "title: Small: is", "mapping values are not allowed"),
        ("version: 1", "version: 2", "only version 1 is known"),
        ("      study_plan:", "      secret_plan:", "is an exemplar and a counter"),
        ("        de: geheimer Plan", "        en: geheimer Plan", "stands twice"),
        ('"fake|"', '"*"', "is no cue"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_one_error_with_line_and_mend(old, new, said):
    assert old in POLICY
    with pytest.raises(SettingError) as wrong:
        parse_policy(POLICY.replace(old, new, 1), "mine.yaml")
    assert said in str(wrong.value)
    assert str(wrong.value).startswith("mine.yaml, line ")


def test_a_file_of_nothing_or_too_much_is_an_error():
    for text in ("", "# only a remark\n", "x" * 2_000_001, "[" * 5_000):
        with pytest.raises(SettingError):
            parse_policy(text)


def test_an_exemplar_that_is_a_whole_text_is_refused():
    with pytest.raises(SettingError, match="describe it in at most 300"):
        parse_policy(POLICY.replace("secret plan for the campaign", "secret " * 60))


def test_guard_is_a_group_of_cues_like_others():
    assert GUARD in parse_policy(POLICY).cues
