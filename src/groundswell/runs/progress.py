"""How a run tells how far it is: nothing by default, a bar on the command line."""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Step(Protocol):
    """One step under way."""

    def at(self, done: float, note: str = "") -> None:
        """Tell how much is done, from 0 to 1, with a few words beside it."""
        ...


class Progress(Protocol):
    """Shows steps to whoever waits for them."""

    def step(self, title: str) -> AbstractContextManager[Step]:
        """Begin a step; it ends with the context."""
        ...

    def say(self, sentence: str) -> None:
        """Tell something that is worth knowing while waiting."""
        ...


class _Nothing:
    def at(self, done: float, note: str = "") -> None:
        """Show nothing."""


class Silent:
    """Shows nothing: what the library does unless it is given something else."""

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Begin a step that nobody sees."""
        del title
        yield _Nothing()

    def say(self, sentence: str) -> None:
        """Say nothing."""
