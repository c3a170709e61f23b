"""The policy as a file: the one that ships, or one's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from groundswell.errors import SettingError

SHIPPED = "default.yaml"
GOLDEN = "golden.yaml"


def policy_text(path: str | Path | None) -> str:
    """Give the text of a policy file, or of the policy that ships; `SettingError` if it can't be read."""
    return _text(path, SHIPPED, "the policy")


def golden_text(path: str | Path | None) -> str:
    """Give the text of a golden file, or of the golden set that ships."""
    return _text(path, GOLDEN, "the golden file")


def _text(path: str | Path | None, shipped: str, what: str) -> str:
    if path is None:
        return (files("groundswell.data") / "policy" / shipped).read_text(encoding="utf-8")
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{what} {path} is not text in UTF-8; save it as UTF-8"
        raise SettingError(msg) from None
    except OSError as why:
        msg = f"{what} {path} can't be read ({type(why).__name__}); give the path of a YAML file"
        raise SettingError(msg) from None
