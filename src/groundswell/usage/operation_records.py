"""What a candidate is made of: prompts, turns after a refusal, and occasions that lean together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.usage.operation_log import LOOK

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Prompt:
    """One message that an account of the candidate wrote."""

    key: str
    account: str
    conversation: str
    sitting: int
    at_ms: int
    text: str  # normalised
    lang: str | None
    refused: bool
    levels: Mapping[str, int]  # of its stages, as places in LEVELS
    firm: frozenset[str]  # its stages at the level look or above, or likely
    subjects: frozenset[str]  # rare ones, as "kind:value"
    family: str | None  # prompts like it, by any account
    family_accounts: int  # accounts that wrote one of them
    purposes: frozenset[str] = frozenset()  # honest ones that it has a word of
    leaning: float = float("nan")  # to any stage, in log odds

    @property
    def clear(self) -> frozenset[str]:
        """Stages at the level look or above."""
        return frozenset(stage for stage, level in self.levels.items() if level >= LOOK)


@dataclass(frozen=True, slots=True)
class Turn:
    """A refusal and what followed it, from the table of sequences."""

    sequence_id: str
    kind: str
    account: str
    keys: tuple[str, ...]
    elapsed_ms: int
    before: str | None
    after: str | None
    subjects: tuple[str, ...]
    bits: float
    expected: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Sway:
    """Occasions that lean together more than the log: on a matter, or on none in particular."""

    subjects: frozenset[str]
    prompts: tuple[Prompt, ...]  # one of each occasion above the middle of the log
    occasions: int
    excess: float  # standard deviations above the middle of the log
