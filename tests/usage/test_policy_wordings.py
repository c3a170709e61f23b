"""The second part of a policy: more exemplars and counters, in lists and without names."""

from __future__ import annotations

import pytest
from tests.usage.given_policy import POLICY, WORDINGS
from tests.usage.shipped import shipped_policy

from groundswell.errors import SettingError
from groundswell.usage.policy import STAGES, parse_policy

BOTH = POLICY + WORDINGS


def ids(examples):
    return [each.id for each in examples]


def test_wordings_have_ids_by_stage_part_language_and_place():
    policy = parse_policy(BOTH)
    planning = policy.stage("planning").wordings
    assert ids(planning.exemplars) == [
        "planning/exemplars/en_1",
        "planning/exemplars/en_2",
        "planning/exemplars/de_1",
    ]
    assert ids(planning.counters) == ["planning/counters/en_1"]
    assert ids(policy.ordinary_wordings) == ["ordinary/counters/en_1", "ordinary/counters/zh_1"]
    assert policy.stage("content_batch").wordings.exemplars == ()


def test_an_id_leads_to_its_text_and_language():
    texts = parse_policy(BOTH).texts
    assert texts["planning/exemplars/de_1"] == {"de": "wer flüstert was an welchem Tag"}
    assert texts["ordinary/counters/zh_1"] == {"zh": "扁豆要煮多久"}
    assert texts["planning/secret_plan"]["en"] == "secret plan for the campaign"


def test_all_examples_hold_the_wordings_and_no_id_and_language_twice():
    for policy in (parse_policy(BOTH), shipped_policy()):
        told = [(each.id, each.language) for each in policy.examples]
        assert len(told) == len(set(told))
    assert len(parse_policy(BOTH).examples) == len(parse_policy(POLICY).examples) + 7


def test_a_policy_without_wordings_reads_and_has_none():
    policy = parse_policy(POLICY)
    assert policy.ordinary_wordings == ()
    assert all(stage.wordings.exemplars == () for stage in policy.stages)


def test_where_the_second_part_stands_is_irrelevant():
    before = POLICY.replace("stages:", WORDINGS.strip() + "\nstages:", 1)
    assert parse_policy(before) == parse_policy(BOTH)


def test_the_fingerprint_is_of_the_wordings_too():
    plain = parse_policy(POLICY).fingerprint
    found = {
        plain,
        parse_policy(BOTH).fingerprint,
        *(
            parse_policy(BOTH.replace(old, new, 1)).fingerprint
            for old, new in (
                ("a second wave, quietly", "a third wave, quietly"),
                ("which day suits the choir", "which evening suits the choir"),
                ("how long do lentils cook", "how long do beans cook"),
                ("[who whispers what on which day, ", "["),
                ("[one line from", "[two lines, one line from"),
            )
        ),
    }
    assert len(found) == 7


def test_an_exemplar_that_becomes_a_counter_changes_the_fingerprint():
    turned = BOTH.replace(
        "    exemplars:\n      en: [one line", "    counters:\n      en: [one line"
    )
    assert turned != BOTH
    assert parse_policy(turned).fingerprint != parse_policy(BOTH).fingerprint


def test_empty_lists_leave_the_fingerprint_as_it_was():
    empty = "\nwordings:\n  planning:\n    exemplars:\n      en: []\n  ordinary: {}\n"
    assert parse_policy(POLICY + empty).fingerprint == parse_policy(POLICY).fingerprint


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("  planning:", "  plannig:", 2, "wordings, plannig: there is no such stage; did you mean planning?"),
        ("  ordinary:", "  ordinaries:", 11, "there is no such stage; did you mean ordinary?"),
        ("    exemplars:", "    examplars:", 3, "is not known here; did you mean exemplars?"),
        ("    counters:", "    guards:", 6, "is not known here; give one of exemplars, counters"),
        ("      en: [who", "      english: [who", 4, "'english' is no code of a language; e.g. en, zh, pt"),
        ("    zh: [", "    zz9: [", 13, "'zz9' is no code of a language"),
        ("[one line from a neighbour]", "one line from a neighbour", 10, "this is not a list; write [one, other]"),
        ("[one line from a neighbour]", "{a: one line}", 10, "this is not a list"),
        ("how long do lentils cook", '""', 12, "this is empty; write a text"),
        ("how long do lentils cook", "{a: b}", 12, "this is not a text"),
        ("how long do lentils cook", "how long " * 70, 12, "it has 629 characters; give at most 600"),
        ("      de: [", "      en: [", 5, "'en' stands twice; take one of the two away"),
        ("  content_single:", "  planning:", 8, "'planning' stands twice"),
        ("    exemplars:\n      en: [one line from a neighbour]", "    - one line", 8, "this is not a map"),
        ("[how long", "[&a how long", 12, "anchors (&), aliases (*) and tags (!)"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_one_error_with_line_and_mend(old, new, line, said):
    assert old in WORDINGS
    wrong = WORDINGS.strip().replace(old, new, 1) + "\n"
    with pytest.raises(SettingError) as why:
        parse_policy(POLICY + wrong, "mine.yaml")
    assert str(why.value).startswith(f"mine.yaml, line {line + POLICY.count(chr(10))}: ")
    assert said in str(why.value)


def test_a_wording_may_be_twice_as_long_as_a_description_and_no_longer():
    told = BOTH.replace("how long do lentils cook", "x" * 600)
    assert parse_policy(told).texts["ordinary/counters/en_1"] == {"en": "x" * 600}
    with pytest.raises(SettingError, match="it has 601 characters; give at most 600"):
        parse_policy(BOTH.replace("how long do lentils cook", "x" * 601))


def test_the_shipped_policy_has_wordings_of_both_kinds_for_every_stage():
    policy = shipped_policy()
    for name in STAGES:
        wordings = policy.stage(name).wordings
        for part in (wordings.exemplars, wordings.counters):
            assert len({each.language for each in part}) >= 2, name
    assert {"en", "zh", "ru", "es", "de"} <= {each.language for each in policy.ordinary_wordings}
