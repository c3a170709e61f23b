"""What each fact weighs in log10 of odds: written by ``python -m benchmarks provider_odds --write``."""

from __future__ import annotations

CONSTANT = -1.7026
SLOPES: dict[str, tuple[float, ...]] = {
    "name leans": (0.0, 0.07),
    "all leans": (0.179, 0.0),
    "strongest occasion": (0.2202,),
    "share that leans": (0.0,),
    "focus": (0.0, 1.3662),
    "taken up": (0.0, 0.81),
    "linked accounts": (1.0515, 0.1028),
    "hands on the name": (0.7122, 0.0525),
    "returns": (0.347, 0.0),
    "rephrasings": (0.523, 0.0),
    "later step": (0.0,),
    "refusals": (-0.5142,),
    "phases": (0.0, 0.0),
    "specific stages": (0.0, 0.0),
    "moved elsewhere": (0.1753,),
    "clear requests": (0.0,),
    "office": (-2.4737,),
    "words of a purpose": (-0.4902, -5.0877),
    "purpose again and again": (-0.5775,),
    "likeliest reason": (0.0, -0.3307, -0.2116),
}
"""A slope a knot, by the names of `operation_facts`."""
