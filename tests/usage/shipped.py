"""The policy that ships, ready to read: made once a process, for it takes ten seconds."""

from __future__ import annotations

from functools import cache

from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import StageReader


@cache
def shipped_policy():
    """Give the policy."""
    return parse_policy(policy_text(None))


@cache
def shipped_reader():
    """Give its reader, with the encoder that ships."""
    return StageReader(shipped_policy(), encoder("use"))
