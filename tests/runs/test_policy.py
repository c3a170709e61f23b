"""Policy and golden files, one's own and the shipped ones."""

from __future__ import annotations

import pytest
from tests.usage.shipped import shipped_policy

from groundswell.errors import SettingError
from groundswell.runs.policy import golden_text, policy_text, try_policy
from groundswell.usage.policy import parse_policy

WORDINGS = "\nwordings:\n"


def test_a_file_of_ones_own_is_read_as_it_stands(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("\ufeffversion: 1\n", encoding="utf-8")
    assert policy_text(path) == "version: 1\n"


def test_the_shipped_policy_is_both_its_files_and_one_of_ones_own_is_itself_alone(tmp_path):
    text = policy_text(None)
    assert text.count("\nstages:\n") == text.count(WORDINGS) == 1
    own = tmp_path / "mine.yaml"
    own.write_text(text.partition(WORDINGS)[0], encoding="utf-8")
    assert policy_text(own) == text.partition(WORDINGS)[0]
    assert parse_policy(policy_text(own)).ordinary_wordings == ()


def test_a_file_that_cannot_be_read_is_one_error(tmp_path):
    with pytest.raises(SettingError, match="can't be read"):
        policy_text(tmp_path / "absent.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingError, match="not text in UTF-8"):
        golden_text(tmp_path / "bad.yaml")


def test_the_shipped_policy_meets_its_bars_on_prompts_it_was_not_fitted_on():
    found = try_policy()
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
