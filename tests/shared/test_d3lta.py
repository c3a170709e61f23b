"""Labels on the documents of a peer, whose groups say which pairs are alike and in what way."""

from __future__ import annotations

import pytest
from tests.shared.evaluation_data import file

from benchmarks import d3lta

pytestmark = pytest.mark.shared


def test_labels_reach_what_was_asked_on_documents_that_nothing_was_tuned_on():
    folder = file("matching/d3lta_docs.parquet").parent
    found = d3lta.labelled(folder)
    assert [row[""] for row in found["asked of the second half"]] == ["met"] * 4
    rows = {(row["who"], row["half"]): row for row in found["the peer's documents"]}
    ours, theirs = (rows[who, "held out"] for who in ("ours", "the peer, as published"))
    for name in ("copypasta", "rewording", "translation"):
        assert ours[f"{name} F1"] >= theirs[f"{name} F1"]


def test_without_the_data_the_benchmark_says_what_is_missing(tmp_path):
    found = d3lta.measure(quick=True, data=str(tmp_path))
    assert "is not here" in found["not measured"][0]["why"]


def test_a_peer_that_cannot_be_installed_is_told_and_nothing_fails(tmp_path, monkeypatch):
    monkeypatch.setattr(d3lta, "_PINNED", "no-such-package-of-buses==0")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    why = d3lta.install(tmp_path / "peer" / "bin" / "python")
    assert "not installed" in why
