"""Innocent explanations of a group, each tested and named."""

from __future__ import annotations

from groundswell.networks.mechanisms.contract import Mechanism, TestedMechanism
from groundswell.networks.mechanisms.group import Group, find_coincidences
from groundswell.networks.mechanisms.scene import Scene
from groundswell.networks.mechanisms.testing import (
    MECHANISMS,
    GroupMechanisms,
    as_table,
    test_mechanisms,
)

__all__ = [
    "MECHANISMS",
    "Group",
    "GroupMechanisms",
    "Mechanism",
    "Scene",
    "TestedMechanism",
    "as_table",
    "find_coincidences",
    "test_mechanisms",
]
