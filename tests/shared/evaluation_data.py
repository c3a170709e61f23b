"""Where the evaluation data lie, for tests that skip when they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[3] / "shared")) / "data"


def file(name: str) -> Path:
    """Give an evaluation file, or skip the test, saying why."""
    path = HOME / name
    if not path.is_file():
        pytest.skip(f"needs the evaluation file {name}, which is not beside this checkout")
    return path
