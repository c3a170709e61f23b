"""The forms in which posts and usage logs can be read, for people."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell import sources
from groundswell.sources.usage_forms import usage_sources


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name for ``--form``, what it is, and how it is recognised."""

    name: str
    title: str
    how: str


def forms() -> tuple[Form, ...]:
    """Give every form that can be read, ours and those of installed plug-ins, by name."""
    return tuple(Form(s.name, s.title, s.how) for s in sources.registered())


def usage_forms() -> tuple[Form, ...]:
    """Give every form of usage logs that can be read, by name."""
    return tuple(Form(s.name, s.title, s.how) for s in usage_sources())
