"""Counts of the policy's test against counting by hand, and golden files that can't be read."""

from __future__ import annotations

import pytest
from tests.usage.given_policy import POLICY, Words
from tests.usage.shipped import shipped_policy

from groundswell.errors import SettingError
from groundswell.runs.policy import golden_text
from groundswell.usage.policy import STAGES, parse_policy
from groundswell.usage.policy_report import calibrated_on, parse_golden, policy_report
from groundswell.usage.stages import StageReader

GOLDEN = """
version: 1
prompts:
  planning:
    en:
      - secret plan for the campaign of the bird club
      - lentils
    de: [geheimer Plan]
  planning, content_batch:
    en: [secret plan for the campaign and many different comments]
  none:
    cooking:
      en: [recipe with lentils, secret plan for the campaign]
"""


@pytest.fixture(scope="module")
def reader():
    return StageReader(parse_policy(POLICY), Words())


def test_counts_by_stage_language_and_kind(reader):
    report = policy_report(parse_policy(POLICY), parse_golden(GOLDEN), reader, held_out=False)
    rows = {row.name: row for row in (*report.stages, *report.languages)}
    assert rows["planning"][1:] == (4, 3, 4)
    assert rows["planning"].precision.value == 0.75
    assert rows["planning"].recall.value == 0.75
    assert rows["de"][1:] == (1, 1, 1)
    kind = report.kinds[0]
    assert (kind.name, kind.prompts, kind.weak) == ("cooking", 2, 1)
    assert report.prompts == 6
    assert sum(row.prompts for row in report.both) == report.overall.prompts == 5


def test_the_half_that_is_fitted_on_is_not_counted(reader):
    golden = parse_golden(GOLDEN)
    held = [each for each in golden if each.held_out]
    assert policy_report(parse_policy(POLICY), golden, reader).prompts == len(held)


def test_a_policy_is_fitted_on_the_other_half_alone(reader):
    golden = parse_golden(golden_text(None))
    policy = parse_policy(POLICY)
    fitted = calibrated_on(policy, golden, reader, origin="x")
    fewer = [each for each in golden if not each.held_out]
    assert calibrated_on(policy, fewer, reader, origin="x") == fitted


def test_the_golden_set_has_every_stage_and_hard_negatives_in_eight_languages():
    golden = parse_golden(golden_text(None))
    assert len(golden) > 500
    for stage in STAGES:
        languages = {each.language for each in golden if stage in each.stages}
        assert len(languages) >= 8, stage
    assert len({each.kind for each in golden if not each.stages}) >= 10
    assert len({each.text for each in golden}) == len(golden)


def test_no_golden_prompt_is_an_example_of_the_policy():
    examples = {each.text.casefold() for each in shipped_policy().examples}
    assert not examples & {each.text.casefold() for each in parse_golden(golden_text(None))}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  planning:\n", "  planing:\n", "there is no stage 'planing'; did you mean planning?"),
        ("de: [geheimer Plan]", "de: geheimer Plan", "this is not a list"),
        ("version: 1", "version: 3", "only version 1"),
    ],
)
def test_a_golden_file_that_cannot_be_read_is_one_error(old, new, said):
    with pytest.raises(SettingError, match="line") as wrong:
        parse_golden(GOLDEN.replace(old, new, 1))
    assert said in str(wrong.value)
