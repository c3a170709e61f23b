"""The policy as a file: the one that ships, or one's own."""

from __future__ import annotations

import dataclasses
import re
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from groundswell.errors import SettingError
from groundswell.runs.kept_vectors import Keeping
from groundswell.sameness.encoder import encoder
from groundswell.usage.answers import Refusals
from groundswell.usage.calibration import as_yaml
from groundswell.usage.policy import parse_answers, parse_policy
from groundswell.usage.policy_report import (
    PolicyReport,
    Row,
    calibrated_on,
    parse_golden,
    policy_report,
    refusals_told,
)
from groundswell.usage.stages import StageReader

SHIPPED = "default.yaml"
WORDINGS = "wordings.yaml"  # its second part: too long to stand between the stages
ANSWERS = "answers.yaml"  # its third part: refusals, and what only sounds like one
GOLDEN = "golden.yaml"
GOLDEN_ANSWERS = "answers_golden.yaml"
_SAYS_ANSWERS = re.compile(r"(?m)^[\"']?answers[\"']?\s*:")


def policy_text(path: str | Path | None) -> str:
    """Give the text of a policy file, or of the policy that ships; `SettingError` if it can't be read.

    How models decline has little to do with what one looks for, so a policy of one's own that doesn't
    say it takes the examples that ship.
    """
    text = _text(path, SHIPPED, "the policy")
    if path is None:
        text = f"{text}\n{_shipped(WORDINGS)}"
    if not text.strip() or _SAYS_ANSWERS.search(text):
        return text
    return f"{text}\n{_shipped(ANSWERS)}"


def golden_text(path: str | Path | None) -> str:
    """Give the text of a golden file, or of the golden set that ships."""
    return _text(path, GOLDEN, "the golden file")


class Trial(NamedTuple):
    """A policy tested on a golden set."""

    policy: str
    golden: str
    report: PolicyReport
    calibration: str | None  # the block for the policy, where one was fitted
    refusals: tuple[Row, ...]  # told among answers that nothing was fitted on, by language


def try_policy(
    policy: str | Path | None = None,
    golden: str | Path | None = None,
    *,
    everything: bool = False,
    calibrate: bool = False,
) -> Trial:
    """Test a policy on prompts of known stages; with ``calibrate``, after fitting it on the other half.

    Raises `SettingError` where a file can't be read, with its line and the mend.
    """
    names = [_called(policy, SHIPPED), _called(golden, GOLDEN)]
    read = parse_policy(policy_text(policy), names[0])
    prompts = parse_golden(golden_text(golden), names[1])
    keeping = Keeping(encoder("use"))
    reader = StageReader(read, keeping)
    block = None
    if calibrate:
        count = sum(not each.held_out for each in prompts)
        origin = f"{count} prompts of {names[1]}, the half that is not reported"
        fitted = calibrated_on(read, prompts, reader, origin=origin)
        read, block = dataclasses.replace(read, calibration=fitted), as_yaml(fitted)
        reader = StageReader(read, keeping)
    report = policy_report(read, prompts, reader, held_out=not everything)
    meaning = Refusals(read.answers, keeping)
    answers = parse_answers(_shipped(GOLDEN_ANSWERS), GOLDEN_ANSWERS)
    return Trial(names[0], names[1], report, block, refusals_told(answers, meaning))


def _called(path: str | Path | None, shipped: str) -> str:
    return f"{shipped} (shipped)" if path is None else Path(path).name


def _text(path: str | Path | None, shipped: str, what: str) -> str:
    if path is None:
        return _shipped(shipped)
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{what} {path} is not text in UTF-8; save it as UTF-8"
        raise SettingError(msg) from None
    except OSError as why:
        msg = f"{what} {path} can't be read ({type(why).__name__}); give the path of a YAML file"
        raise SettingError(msg) from None


def _shipped(name: str) -> str:
    return (files("groundswell.data") / "policy" / name).read_text(encoding="utf-8")
