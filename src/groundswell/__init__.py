"""Groundswell tells a real groundswell of opinion from a manufactured one.

>>> import groundswell as gs
>>> [form.name for form in gs.forms()][:2]
['bluesky_feed', 'bluesky_jetstream']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from groundswell.version import __version__ as __version__

if TYPE_CHECKING:
    from groundswell.errors import GroundswellError
    from groundswell.networks.tested_events import Significance, significance
    from groundswell.runs.case import Case
    from groundswell.runs.demo import demo
    from groundswell.runs.evaluating import evaluate
    from groundswell.runs.explaining import Explanation, explain
    from groundswell.runs.forms import forms
    from groundswell.runs.investigate import investigate, open_case, report
    from groundswell.runs.pairing import pairs
    from groundswell.runs.planning import plan
    from groundswell.runs.recipe import Recipe

__all__ = [
    "Case",
    "Explanation",
    "GroundswellError",
    "Recipe",
    "Significance",
    "demo",
    "evaluate",
    "explain",
    "forms",
    "investigate",
    "open_case",
    "pairs",
    "plan",
    "report",
    "significance",
]

_HOMES = {
    "Case": "groundswell.runs.case",
    "Explanation": "groundswell.runs.explaining",
    "GroundswellError": "groundswell.errors",
    "Recipe": "groundswell.runs.recipe",
    "Significance": "groundswell.networks.tested_events",
    "demo": "groundswell.runs.demo",
    "evaluate": "groundswell.runs.evaluating",
    "explain": "groundswell.runs.explaining",
    "forms": "groundswell.runs.forms",
    "investigate": "groundswell.runs.investigate",
    "open_case": "groundswell.runs.investigate",
    "pairs": "groundswell.runs.pairing",
    "plan": "groundswell.runs.planning",
    "report": "groundswell.runs.investigate",
    "significance": "groundswell.networks.tested_events",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: the command line starts fast."""
    if name not in _HOMES:
        msg = f"module 'groundswell' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Name what can be asked for."""
    return sorted(__all__)
