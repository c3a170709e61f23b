"""Groups built by hand, act by act."""

from __future__ import annotations

import numpy as np

from groundswell.networks.mechanisms import Scene, find_coincidences

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
MONDAY = 1_709_510_400_000


class Acts:
    """Acts to be collected: accounts and items are plain numbers, times milliseconds."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, int, int, int, int]] = []
        self.born: dict[int, int] = {}
        self.source: dict[int, int] = {}

    def add(self, account, item, at, *, domain=-1, text=-1, original=-1) -> None:
        """Add an act."""
        self.rows.append((account, item, int(at), domain, text, original))

    def item(self, item, *, born=None, source=None) -> None:
        """Say when an item appeared and whose it is."""
        if born is not None:
            self.born[item] = int(born)
        if source is not None:
            self.source[item] = source

    def scene(self) -> Scene:
        """Give the scene."""
        columns = np.array(self.rows, dtype=np.int64).reshape(-1, 6).T
        items = int(columns[1].max()) + 1 if len(self.rows) else 0
        return Scene.of(
            *columns[:3],
            origin_ms=np.array([self.born.get(i, -1) for i in range(items)], dtype=np.int64),
            source=np.array([self.source.get(i, -1) for i in range(items)], dtype=np.int64),
            domain=columns[3],
            text=columns[4],
            original=columns[5],
        )

    def group(self, members, **settings):
        """Give the group of these accounts."""
        return find_coincidences(self.scene(), np.array(sorted(members)), **settings)


def states(found) -> dict[str, str]:
    """Give each mechanism's state by name."""
    return {each.mechanism: each.state for each in found.tested}
