"""What each fact weighs in log10 of odds: written by ``python -m benchmarks provider_odds --write``."""

from __future__ import annotations

CONSTANT = -2.7426
SLOPES: dict[str, tuple[float, ...]] = {
    "name leans": (0.0, 0.0235),
    "all leans": (0.0353, 0.0),
    "strongest occasion": (0.4615,),
    "share that leans": (0.6358,),
    "focus": (0.0, 1.2172),
    "taken up": (0.0799, 1.0496),
    "linked accounts": (0.9394, 0.0),
    "hands on the name": (0.3447, 0.0),
    "returns": (0.3811, 0.0),
    "rephrasings": (0.5105, 0.0),
    "later step": (0.0,),
    "refusals": (-0.5611,),
    "phases": (0.0, 0.0),
    "specific stages": (0.0, 0.0),
    "moved elsewhere": (0.3496,),
    "clear requests": (0.0,),
    "office": (-2.6029,),
    "words of a purpose": (-0.3624, -5.2791),
    "purpose again and again": (-0.6017,),
    "likeliest reason": (0.0, -0.2521, -0.1802),
}
"""A slope a knot, by the names of `operation_facts`."""
