"""What every test has: a pseudonym key of its own, never that of the person who runs it."""

from __future__ import annotations

import pytest
from hypothesis import settings

# A first call that compiles takes longer than any deadline; no test is about time.
settings.register_profile("groundswell", deadline=None)
settings.load_profile("groundswell")


@pytest.fixture(autouse=True)
def key_file(tmp_path_factory, monkeypatch):
    """Keep the pseudonym key in a file of this test's."""
    path = tmp_path_factory.mktemp("key") / "pseudonym.key"
    monkeypatch.setenv("GROUNDSWELL_KEY_FILE", str(path))
    return path
