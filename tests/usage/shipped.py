"""The policy that ships, ready to read: made once a process, for it takes seconds."""

from __future__ import annotations

from functools import cache

from groundswell.runs.kept_vectors import Keeping
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import StageReader


@cache
def shipped_policy():
    """Give the policy."""
    return parse_policy(policy_text(None))


@cache
def shipped_encoder():
    """Give the encoder that ships, which keeps the vectors of the policy's examples."""
    return Keeping(encoder("use"))


@cache
def shipped_reader():
    """Give its reader, with the encoder that ships."""
    return StageReader(shipped_policy(), shipped_encoder())
