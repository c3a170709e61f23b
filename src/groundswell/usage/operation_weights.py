"""What each fact weighs in log10 of odds: written by ``python -m benchmarks provider_odds --write``."""

from __future__ import annotations

CONSTANT = -1.6983
SLOPES: dict[str, tuple[float, ...]] = {
    "name leans": (0.0, 0.0703),
    "all leans": (0.1801, 0.0),
    "strongest occasion": (0.2182,),
    "share that leans": (0.0,),
    "focus": (0.0, 1.4001),
    "taken up": (0.0, 0.8182),
    "linked accounts": (1.0786, 0.0926),
    "hands on the name": (0.7253, 0.1134),
    "returns": (0.3422, 0.0),
    "rephrasings": (0.523, 0.0),
    "later step": (0.0,),
    "refusals": (-0.5142,),
    "phases": (0.0, 0.0),
    "specific stages": (0.0, 0.0),
    "moved elsewhere": (0.1701,),
    "clear requests": (0.0,),
    "office": (-2.4833,),
    "words of a purpose": (-0.4204, -5.0871),
    "purpose again and again": (-0.6039,),
    "likeliest reason": (0.0, -0.3359, -0.213),
}
"""A slope a knot, by the names of `operation_facts`."""
