"""One text that a page's share button, an app or a petition writes for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from groundswell.networks.mechanisms.contract import (
    ENOUGH,
    SOME,
    TestedMechanism,
    counted,
    not_found,
    not_testable,
    percent,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.mechanisms.group import Group

_MS_AN_HOUR = 3_600_000


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareButton:
    """Whether the common texts are used by many others too, over hours and days.

    Who presses the same button is otherwise unrelated: on most of the texts that two members
    both use, they are far apart in time.
    """

    name: ClassVar[str] = "share button"

    outsiders: float = 2.0  # other accounts with the text, to a member with it
    spread_ms: int = _MS_AN_HOUR  # of the middle half of its uses, at least
    meets: float = 0.6  # share of a pair's common texts on which it coincides, at most

    def test(self, group: Group) -> TestedMechanism:
        """Look at everybody's uses of the texts that members used together."""
        scene = group.scene
        one, other = scene.text[group.earlier], scene.text[group.later]
        same = (one >= 0) & (one == other)
        if not len(same) or not same.any():
            return not_testable(
                self.name, group,
                "The data hold no texts for these acts, or the members' texts differ.",
            )  # fmt: skip
        texts = np.unique(one[same])
        wide = self._wide(group, texts)
        covers = same & wide[np.searchsorted(texts, np.where(same, one, texts[0]))]
        share = float(covers.mean())
        meets = _meets(group, texts)
        evidence = {"texts": len(texts), "widely_used": int(wide.sum()), "pairs_meet": meets}
        if share < SOME:
            return not_found(
                self.name, group,
                f"Of {counted(len(texts), 'text')} in common, {int(wide.sum())} are used widely by "
                "others: no button or petition is seen.",
                evidence, share,
            )  # fmt: skip
        said = (
            f"{percent(share)} of what was done together has a text that at least "
            f"{self.outsiders:g} times as many others used too, over hours"
        )
        if share >= ENOUGH and (meets <= self.meets or int(wide.sum()) == 1):
            return TestedMechanism(
                self.name, "explains", share, covers, evidence,
                said + ": as a share button or petition writes it.",
            )  # fmt: skip
        if meets > self.meets:
            said += ", but these accounts use it at the same time nearly always"
        return TestedMechanism(self.name, "part", share, covers, evidence, said + ".")

    def _wide(self, group: Group, texts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which texts others use as well, spread out in time."""
        scene = group.scene
        uses = np.flatnonzero(np.isin(scene.text, texts))
        order = np.lexsort((scene.at[uses], scene.text[uses]))
        uses = uses[order]
        start = np.searchsorted(scene.text[uses], texts)
        counts = np.diff(np.append(start, len(uses)))
        at = scene.at[uses]
        spread = at[start + (3 * counts) // 4 - (counts % 4 == 0)] - at[start + counts // 4]
        place = np.searchsorted(texts, scene.text[uses])
        who = np.unique(place * scene.accounts + scene.account[uses])
        inside = group.inside[who % scene.accounts]
        members = np.bincount(who // scene.accounts, inside, len(texts))
        others = np.bincount(who // scene.accounts, ~inside, len(texts))
        wide: NDArray[np.bool_] = (others >= self.outsiders * members) & (spread >= self.spread_ms)
        return wide


def _meets(group: Group, texts: NDArray[np.int64]) -> float:
    """Of the texts that two members both use, the part on which they coincide; the mean pair's."""
    scene = group.scene
    kept = group.acts[np.isin(scene.text[group.acts], texts)]
    key = np.unique(
        np.searchsorted(texts, scene.text[kept]) * len(group.members)
        + np.searchsorted(group.members, scene.account[kept])
    )
    text, who = np.divmod(key, len(group.members))
    users = np.bincount(text, minlength=len(texts))
    common = float((users * (users - 1) / 2).sum())
    del who
    return len(group.earlier) / common if common else 0.0
