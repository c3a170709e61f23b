"""The forms in which posts can be read, for people."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell import sources


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name for ``--form``, what it is, and how it is recognised."""

    name: str
    title: str
    how: str


def forms() -> tuple[Form, ...]:
    """Give every form that can be read, ours and those of installed plug-ins, by name."""
    return tuple(Form(s.name, s.title, s.how) for s in sources.registered())
