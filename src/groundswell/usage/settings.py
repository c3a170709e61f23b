"""What is looked for in usage logs: the settings."""

from __future__ import annotations

from dataclasses import dataclass

from groundswell.errors import SettingError
from groundswell.usage.operation_settings import MOST_ODDS, Operations


@dataclass(frozen=True, kw_only=True, slots=True)
class Usage:
    """How usage logs are read, and from what on something is said.

    Without a ``reader``, no language model is asked: stages are told by the policy's exemplars.

    >>> Usage().least_operators
    10
    """

    policy: str | None = None  # file with stages and exemplars; the shipped one when not given
    known: str | None = None  # file of values that many share: kind, value, shared
    form: str | None = None  # form of the logs, see groundswell sources; recognised by default
    silence_ms: int = 86_400_000  # without a prompt, before coming back counts as a return
    least_operators: int = 10  # fewer distinct operators are not shown in a count
    least_odds: float = Operations().least_odds  # for investigate: log10, on made logs
    seed: int = 1  # of permutations and of the second reader's sample
    reader: str | None = None  # address of a second reader, as OpenAI's API answers
    model: str | None = None  # of the second reader
    most_read: int = 200  # messages that the second reader is given

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if self.least_operators < 2:
            msg = (
                f"usage: least_operators is {self.least_operators}; give 2 or more, e.g. 10: "
                "a count of one operator is about a person"
            )
            raise SettingError(msg)
        if not -MOST_ODDS <= self.least_odds <= MOST_ODDS:
            msg = (
                f"usage: least_odds is {self.least_odds:g}; give a power of ten from {-MOST_ODDS:g} to "
                f"{MOST_ODDS:g}, e.g. 1 for fewer false and more missed"
            )
            raise SettingError(msg)
        if self.silence_ms < 3_600_000:
            msg = f"usage: silence_ms is {self.silence_ms}; give an hour or more, e.g. 1d"
            raise SettingError(msg)
        if self.most_read < 1:
            msg = f"usage: most_read is {self.most_read}; give 1 or more, e.g. 200"
            raise SettingError(msg)
        if self.seed < 0:
            msg = f"usage: seed is {self.seed}; give 0 or more, e.g. 1"
            raise SettingError(msg)
