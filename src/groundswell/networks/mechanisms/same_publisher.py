"""Sister pages: one publisher's accounts that put out the same articles seconds apart."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class SamePublisher:
    """Whether the members openly publish the same things, from the same sites.

    Sister pages put out posts of their own (no reposts) with links to one to three sites, which
    are most of what they ever link to; and they are these sites' voice: the first to link to an
    article, or nearly all who do. Accounts that push somebody else's site are not. Where the data don't know sites, what is left is that
    nearly all they do is common to them, many times over, and not somebody else's posts.
    """

    name: ClassVar[str] = "same publisher"

    domains: int = 3  # at most
    devoted: float = 0.5  # share of the members' links that go there
    links: int = 3  # of the median member, below which devotion can't be seen
    first: float = 0.6  # share of the common items on which a member is the first of all
    voice: float = 0.8  # or: the members' share of all links to these articles
    in_common: float = 0.75  # share of the median member's acts that are in co-actions
    items: int = 8  # of the median member, in common, where sites aren't known

    def test(self, group: Group) -> TestedMechanism:
        """Look at the sites, or else at how much of all they do is common."""
        if not len(group.earlier):
            return not_testable(self.name, group, "There are no acts close together to look at.")
        if group.reposts > 1 - SOME:
            return not_found(
                self.name, group, "They pass on others' posts; publishers put out their own.",
                {"reposts": group.reposts},
            )  # fmt: skip
        domain = group.scene.domain
        known = (domain[group.earlier] >= 0) & (domain[group.earlier] == domain[group.later])
        if known.mean() >= SOME:
            return self._by_domain(group)
        return self._by_habit(group)

    def _by_domain(self, group: Group) -> TestedMechanism:
        domain = group.scene.domain
        met = np.where(domain[group.earlier] == domain[group.later], domain[group.earlier], -1)
        names, counts = np.unique(met[met >= 0], return_counts=True)
        linked = domain[group.acts]
        linked_by = np.searchsorted(group.members, group.scene.account[group.acts])
        most = names[np.argsort(-counts, kind="stable")]
        few = most[:1]
        for many in range(1, self.domains + 1):
            few = most[:many]
            if np.isin(met, few).mean() >= 0.95:
                break
        covers = np.isin(met, few)
        share = float(covers.mean())
        links = np.bincount(linked_by, linked >= 0, len(group.members))
        there = np.bincount(linked_by, np.isin(linked, few), len(group.members))
        devoted = float(np.median(there[links > 0] / links[links > 0]))
        articles = np.unique(group.item[covers])
        linkers = group.scene.account[group.scene.acts_on.of_each(articles)]
        voice = float(group.inside[linkers].mean()) if len(linkers) else 0.0
        first = _first(group, articles)
        evidence = {
            "sites": len(few),
            "share_of_links": devoted,
            "first_to_link": first,
            "share_of_these_links": voice,
            "acts_in_common": group.together,
        }
        said = (
            f"{percent(share)} of what was done together were links to {counted(len(few), 'site')}, "
            f"which are {percent(devoted)} of all links of a typical member"
        )
        few_links = float(np.median(links)) < self.links
        own = (first >= self.first or voice >= self.voice) and not few_links
        if own and share >= ENOUGH and devoted >= self.devoted:
            return TestedMechanism(
                self.name, "explains", share, covers, evidence,
                f"{said}; {percent(first)} of these things came from a member first: pages of one "
                "publisher. A campaign with a site of its own would look the same.",
            )  # fmt: skip
        if few_links:
            said += "; but these are too few links to tell whose pages they are"
        elif not own:
            said += (
                f"; but only {percent(first)} of these things came from a member first and others "
                f"make {percent(1 - voice)} of all acts on them, so that pages of the site and "
                "accounts that push it can't be told apart"
            )
        if share >= SOME and devoted >= self.devoted / 2:
            return TestedMechanism(self.name, "part", share, covers, evidence, said + ".")
        return not_found(
            self.name, group, f"{said}: too few for pages of one publisher.", evidence, share
        )

    def _by_habit(self, group: Group) -> TestedMechanism:
        joint = group.scene.account[group.joint_acts]
        each = float(np.median(np.bincount(np.searchsorted(group.members, joint))))
        together = group.together
        evidence = {
            "acts_in_common": together, "items_each": each, "authors": float(group.authors)
        }  # fmt: skip
        covers = np.ones(len(group.earlier), dtype=np.bool_)
        said = f"{percent(together)} of all that a typical member did, it did together with others"
        source = group.scene.source[group.item]
        others = float(((source >= 0) & ~group.inside[source]).mean())
        if others > 1 - SOME or group.authors > self.domains:
            return not_found(
                self.name, group, "What they put out is by others or by many authors; sister pages "
                "put out their publisher's.", evidence,
            )  # fmt: skip
        if together >= self.in_common and each >= self.items:
            return TestedMechanism(
                self.name, "explains", 1.0, covers, evidence,
                f"{said}, {each:g} times: as pages of one publisher do. The data don't say which "
                "sites they link to; look at whose pages they are.",
            )  # fmt: skip
        return not_found(
            self.name, group, f"{said}, {each:g} times; sister pages do hardly anything else.",
            evidence,
        )  # fmt: skip


def _first(group: Group, items: NDArray[np.int64]) -> float:
    """Of these items, the share that a member acted on before, or as soon as, anybody else."""
    scene = group.scene
    if not len(items):
        return 0.0
    firsts = scene.acts_on.order[scene.acts_on.start[items]]
    acts = scene.acts_on.of_each(items)
    acts = acts[group.inside[scene.account[acts]]]
    earliest = np.full(scene.items, np.iinfo(np.int64).max)
    np.minimum.at(earliest, scene.item[acts], scene.at[acts])
    return float((earliest[items] <= scene.at[firsts]).mean())
