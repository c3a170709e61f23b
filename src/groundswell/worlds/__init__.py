"""Synthetic worlds with planted operations and known truth, neutral in content."""

from __future__ import annotations

from groundswell.worlds.kinds import kinds, make_world
from groundswell.worlds.latency import Observed
from groundswell.worlds.operation import Operation, operation, operation_kinds
from groundswell.worlds.provider_world import ProviderWorld, provider_world
from groundswell.worlds.world import AUTOMATED, MECHANISMS, TRACES, World

__all__ = [
    "AUTOMATED",
    "MECHANISMS",
    "TRACES",
    "Observed",
    "Operation",
    "ProviderWorld",
    "World",
    "kinds",
    "make_world",
    "operation",
    "operation_kinds",
    "provider_world",
]
