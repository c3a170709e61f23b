"""Whether the kernel has been compiled on this machine: the first start pays for it, once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from groundswell.engine import kernel


def compiled_before() -> bool:
    """Tell whether a start before this one left compiled code for the kernel as it is now."""
    sweep: Any = kernel.measured_partners
    return any(Path(sweep.stats.cache_path).glob("kernel.measured_partners-*.nbc"))
