"""GraphML and GEXF, read back by readers that are not ours."""

from __future__ import annotations

from pathlib import Path

import igraph
import networkx as nx
import pytest
from lxml import etree
from tests.reports import given

from groundswell.reports.gexf import Gexf
from groundswell.reports.graphml import GraphMl

GOLDEN = Path(__file__).parent / "golden"
BOTH = pytest.mark.parametrize(
    ("writer", "reader"),
    [(GraphMl(), nx.read_graphml), (Gexf(), nx.read_gexf)],
    ids=["graphml", "gexf"],
)


def write(writer, folder, tables=None):
    (path,) = writer.write(given.report(), tables or given.small_tables(), folder)
    return path


@BOTH
def test_networkx_reads_every_node_edge_and_attribute(tmp_path, writer, reader):
    graph = reader(write(writer, tmp_path))
    assert not graph.is_directed()
    assert sorted(graph.nodes) == ["ana", "ben", "دار", "東京"]
    assert sorted(map(sorted, graph.edges)) == [["ana", "ben"], ["دار", "東京"]]
    ana = graph.nodes["ana"]
    assert (ana["account"], ana["group"], ana["group_id"]) == ("ana", "G1", "g-0001")
    assert (ana["score"], ana["partners"], ana["group_score"], ana["group_partners"]) == (
        *(8.5, 1),
        *(6.75, 1),
    )
    assert (ana["tier"], ana["p"], ana["q"]) == ("beyond chance", 1e-6, 0.001)
    edge = graph.edges["ana", "ben"]
    assert {
        name: edge[name] for name in ("weight", "score", "shared_items", "traces", "group")
    } == {
        "weight": 8.5,
        "score": 6.75,
        "shared_items": 6,
        "traces": "co_link copied_text",
        "group": "G1",
    }
    assert (edge["tier"], edge["expected"], edge["p"], edge["q"]) == (
        *("beyond chance", 0.25),
        *(1e-6, 0.001),
    )
    assert (edge["first_ms"], edge["last_ms"]) == (given.START + 14_250, given.START + given.DAY)


@BOTH
def test_only_the_windows_of_the_network_count_for_who_was_first(tmp_path, writer, reader):
    edge = reader(write(writer, tmp_path)).edges["ana", "ben"]
    assert (edge["a_first"], edge["b_first"]) == (
        6,
        2,
    )  # not 9 and 3: one pair is of another window


@BOTH
def test_what_is_not_known_is_left_out(tmp_path, writer, reader):
    node = reader(write(writer, tmp_path)).nodes["東京"]
    assert "group_score" not in node
    assert "tier" not in node
    assert "q" not in node
    assert node["group"] == ""


def test_igraph_reads_the_graphml(tmp_path):
    graph = igraph.Graph.Read_GraphML(str(write(GraphMl(), tmp_path)))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (4, 2, False)
    assert graph.vs["account"] == ["ana", "ben", "دار", "東京"]
    assert graph.es["score"] == [6.75, 3.5]
    assert graph.es["traces"] == ["co_link copied_text", "co_link"]


@BOTH
@pytest.mark.parametrize("text", given.HOSTILE)
def test_hostile_names_leave_the_document_well_formed(tmp_path, writer, reader, text):
    text = text.encode("utf-8", "replace").decode()
    path = write(writer, tmp_path, given.small_tables((text, "ben", "東京", "دار")))
    etree.parse(path)
    assert len(reader(path).nodes) == 4


@BOTH
def test_written_twice_is_the_same(tmp_path, writer, reader):
    first = write(writer, tmp_path).read_bytes()
    assert write(writer, tmp_path).read_bytes() == first


@BOTH
def test_an_empty_network_is_a_graph_without_nodes(tmp_path, writer, reader):
    full = given.small_tables()
    tables = type(full)(
        **{name: getattr(full, name).slice(0, 0) for name in type(full).__dataclass_fields__}
    )
    assert len(reader(write(writer, tmp_path, tables))) == 0


@BOTH
def test_graph_is_as_agreed(tmp_path, writer, reader):
    path = write(writer, tmp_path)
    assert path.read_bytes() == (GOLDEN / path.name).read_bytes()
