"""Whether the kernel has been compiled here before."""

from __future__ import annotations

from types import SimpleNamespace

from tests.engine import given

from groundswell.engine import compiled, kernel


def test_after_a_start_the_kernel_is_known_to_be_compiled():
    given.found([(0, 0, 0), (1, 0, 1)])
    assert compiled.compiled_before()


def test_where_no_compiled_code_was_left_the_kernel_is_known_to_be_new(tmp_path, monkeypatch):
    fresh = SimpleNamespace(stats=SimpleNamespace(cache_path=str(tmp_path)))
    monkeypatch.setattr(kernel, "measured_partners", fresh)
    assert not compiled.compiled_before()
