"""Who acted on which item when: one detector a file, each for one trace of coordination."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from groundswell.traces.contract import Trace

GROUP = "groundswell.traces"


def registered() -> dict[str, type[Trace]]:
    """Give every installed trace by name, ours and others' alike, in alphabetical order."""
    found: dict[str, type[Trace]] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        try:
            found[point.name] = point.load()
        except Exception as why:
            msg = f"the trace {point.name} from {point.value} can't be loaded: {why}; reinstall or remove it"
            raise SettingError(msg) from why
    return found
