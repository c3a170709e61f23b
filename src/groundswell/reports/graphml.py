"""The network of accounts as GraphML, for Gephi, Cytoscape, igraph, NetworkX and others.

Every node is an account, its id the account's key. Node attributes:

- ``account``, ``label``: the account's key
- ``group``, ``group_id``: the group it belongs to, e.g. ``G1``; empty where it belongs to none
- ``tier``, ``explained_by``: what the test says of it, e.g. ``beyond chance``; absent where it was
  not tested
- ``p``, ``q``: of its best evidence by chance, and corrected for all accounts; likewise
- ``score``, ``partners``: the sum of the weights of its pairs, and their number, in this network
- ``group_score``, ``group_partners``: the same within its group; absent where it has none

Every edge is a pair of accounts that acted together; ``source`` sorts before ``target``. Edge
attributes:

- ``tier``: ``beyond chance``, ``lead`` or ``explained`` where the test says so, else ``counted``
- ``weight``: the strength of the tie; where it was only counted, the same as ``score``
- ``score``: the sum of the pair's scores over traces
- ``expected``, ``p``, ``q``: shared items that chance would give, the probability of so many, and
  corrected for all pairs; absent where the pair was not tested
- ``shared_items``: distinct shared items, summed over traces
- ``traces``: names of the traces, separated by a blank
- ``group``: the group to which both belong; empty where there is none
- ``first_ms``, ``last_ms``: the earliest and latest act in a co-action, milliseconds since 1970
- ``a_first``, ``b_first``: co-actions in which ``source``, or ``target``, acted strictly first

Characters that XML forbids or that hide or command are shown by number, e.g. ``⟦U+0001⟧``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from networkx.readwrite.graphml import GraphMLWriter

from groundswell.reports.files import replacing
from groundswell.reports.network_graph import network_graph

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.content import Report, ReportTables


@dataclass(frozen=True, kw_only=True, slots=True)
class GraphMl:
    """Writes ``network.graphml``: accounts with group and score, edges with score and traces."""

    name: str = "graphml"
    title: str = "The network, for Gephi, Cytoscape and igraph"

    def write(self, report: Report, tables: ReportTables, folder: Path) -> tuple[Path, ...]:
        """Write the network into ``folder``."""
        writer = GraphMLWriter(encoding="utf-8", prettyprint=True)
        writer.add_graph_element(network_graph(report, tables))
        path = folder / "network.graphml"
        with replacing(path) as file:
            writer.dump(file)
        return (path,)
