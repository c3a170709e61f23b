"""The verb that lists forms: those of usage logs stand under a heading of their own."""

from __future__ import annotations

from click.testing import CliRunner

from groundswell.cli.sources import command
from groundswell.runs.forms import forms, usage_forms


def test_usage_logs_have_a_heading_of_their_own(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    out = CliRunner().invoke(command, []).output
    posts, _, logs = out.partition("Usage logs")
    for form in usage_forms():
        assert form.name in logs
        assert form.title
    for form in forms():
        assert form.name in posts
