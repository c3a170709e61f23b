"""Policy and golden files, one's own and the shipped ones."""

from __future__ import annotations

from importlib.resources import files

import pytest
from tests.usage.shipped import shipped_policy

from groundswell.errors import SettingError
from groundswell.runs.policy import golden_text, policy_text, try_policy
from groundswell.usage.policy import parse_answers, parse_policy

WORDINGS, ANSWERS = "\nwordings:\n", "\nanswers:\n"


def test_a_file_of_ones_own_is_read_as_it_stands(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("\ufeffversion: 1\n", encoding="utf-8")
    assert policy_text(path).startswith("version: 1\n\n#")


def test_the_shipped_policy_is_all_its_files_and_one_of_ones_own_takes_the_answers_alone(tmp_path):
    text = policy_text(None)
    assert text.count("\nstages:\n") == text.count(WORDINGS) == text.count(ANSWERS) == 1
    own = tmp_path / "mine.yaml"
    own.write_text(text.partition(WORDINGS)[0], encoding="utf-8")
    read = parse_policy(policy_text(own))
    assert read.ordinary_wordings == ()
    assert read.answers == shipped_policy().answers


@pytest.mark.parametrize("key", ["answers:", '"answers" :'])
def test_a_policy_that_says_how_models_decline_is_taken_at_its_word(tmp_path, key):
    own = tmp_path / "mine.yaml"
    text = policy_text(None).partition(WORDINGS)[0]
    own.write_text(
        f"{text}\n{key}\n  refusals: {{en: [No.]}}\n  answers: {{en: [Yes.]}}\n", encoding="utf-8"
    )
    answers = parse_policy(policy_text(own)).answers
    assert [each.text for each in (*answers.refusals, *answers.answers)] == ["No.", "Yes."]


@pytest.mark.parametrize("part", ["refusals", "answers"])
def test_answers_of_one_kind_alone_are_one_error_with_the_line(tmp_path, part):
    own = tmp_path / "mine.yaml"
    text = policy_text(None).partition(WORDINGS)[0]
    own.write_text(f"{text}\nanswers:\n  {part}: {{en: [No.]}}\n", encoding="utf-8")
    with pytest.raises(SettingError, match=r"line \d+.* is missing"):
        parse_policy(policy_text(own))


def test_refusals_are_told_among_answers_that_nothing_was_fitted_on(shipped_trial):
    found = {row.name: row for row in shipped_trial.refusals}
    assert found["all"].recall.value >= 0.8
    assert found["all"].precision.value >= 0.95
    assert {"en", "zh", "ru", "es", "de", "fr", "ja", "ar"} < set(found)
    assert all(row.recall.value >= 0.5 for row in found.values())
    fitted = shipped_policy().answers
    learnt = {" ".join(each.text.lower().split()) for each in (*fitted.refusals, *fitted.answers)}
    golden = parse_answers(
        (files("groundswell.data") / "policy" / "answers_golden.yaml").read_text("utf-8")
    )
    assert not learnt & {each.text.lower() for each in (*golden.refusals, *golden.answers)}


def test_a_file_that_cannot_be_read_is_one_error(tmp_path):
    with pytest.raises(SettingError, match="can't be read"):
        policy_text(tmp_path / "absent.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingError, match="not text in UTF-8"):
        golden_text(tmp_path / "bad.yaml")


@pytest.fixture(scope="module")
def shipped_trial():
    return try_policy()


def test_the_shipped_policy_meets_its_bars_on_prompts_it_was_not_fitted_on(shipped_trial):
    found = shipped_trial
    report = found.report
    assert report.state.startswith("calibrated")
    assert report.overall.f1 >= 0.64
    assert report.overall.precision.value >= 0.6
    assert report.overall.recall.value >= 0.68
    assert sum(kind.investigate for kind in report.kinds) <= 1
    look_alikes = sum(kind.prompts for kind in report.kinds)
    assert sum(kind.look for kind in report.kinds) <= 0.05 * look_alikes
    assert all(row.found for row in report.languages if row.prompts >= 10)


def test_fitting_gives_a_block_that_makes_the_policy_calibrated(tmp_path):
    whole = policy_text(None)
    before, _, after = whole.partition("\ncalibration:")
    text = f"{before}\n{after[after.index(WORDINGS) :]}"
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    assert not parse_policy(text).calibrated
    assert parse_policy(text).fingerprint == shipped_policy().fingerprint
    found = try_policy(tmp_path / "mine.yaml", calibrate=True)
    assert found.report.state.startswith("calibrated")
    assert parse_policy(text + found.calibration).calibrated
