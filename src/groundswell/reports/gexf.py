"""The network of accounts as GEXF 1.2, for Gephi.

Nodes, edges and their attributes are those of `groundswell.reports.graphml`; ``weight`` is the
edge's own weight, so Gephi uses it for layout without being told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from networkx.readwrite.gexf import GEXFWriter

from groundswell.reports import words
from groundswell.reports.files import replacing
from groundswell.reports.network_graph import network_graph

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.content import Report, ReportTables


@dataclass(frozen=True, kw_only=True, slots=True)
class Gexf:
    """Writes ``network.gexf``, dated by the report so that equal reports give equal files."""

    name: str = "gexf"
    title: str = "The network, for Gephi"

    def write(self, report: Report, tables: ReportTables, folder: Path) -> tuple[Path, ...]:
        """Write the network into ``folder``."""
        writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
        writer.add_graph(network_graph(report, tables))
        for meta in writer.xml.iter("meta"):
            meta.set("lastmodifieddate", words.iso(report.created_ms)[:10])
            for creator in meta.iter("creator"):
                creator.text = f"Groundswell {report.version}"
        path = folder / "network.gexf"
        with replacing(path) as file:
            writer.write(file)
        return (path,)
