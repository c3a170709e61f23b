"""What every test has: a pseudonym key and a cache of its own, never those of the person who runs it."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest
from hypothesis import settings

# A first call that compiles takes longer than any deadline; no test is about time.
settings.register_profile("groundswell", deadline=None)
settings.load_profile("groundswell")


def pytest_configure(config):
    """Keep vectors in a folder of this run's, which all its processes share."""
    if not hasattr(config, "workerinput") and "GROUNDSWELL_CACHE" not in os.environ:
        os.environ["GROUNDSWELL_CACHE"] = tempfile.mkdtemp(prefix="groundswell-tests-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop("GROUNDSWELL_CACHE"), True))


@pytest.fixture(autouse=True)
def key_file(tmp_path_factory, monkeypatch):
    """Keep the pseudonym key in a file of this test's."""
    path = tmp_path_factory.mktemp("key") / "pseudonym.key"
    monkeypatch.setenv("GROUNDSWELL_KEY_FILE", str(path))
    return path
