"""The network of accounts as a graph, the same for every graph format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.reports.visible import visible_line

if TYPE_CHECKING:
    from groundswell.reports.content import Report, ReportTables


def network_graph(report: Report, tables: ReportTables) -> nx.Graph:
    """Give the graph with nodes and edges in sorted order, so that equal input gives equal files.

    What is not known about a node or an edge is left out rather than set to 0.
    """
    labels = {row["group_id"]: row["label"] for row in tables.groups.to_pylist()}
    graph = nx.Graph()
    members = _strongest_membership(tables.members)
    edges = sorted(tables.network.to_pylist(), key=lambda row: (row["account_a"], row["account_b"]))
    ends = {row[end] for row in edges for end in ("account_a", "account_b")}
    nodes = sorted(ends | members.keys())
    chosen = pc.is_in(tables.verdicts["account_key"], value_set=pa.array(nodes, pa.string()))
    verdicts = {row["account_key"]: row for row in tables.verdicts.filter(chosen).to_pylist()}
    for account in nodes:
        graph.add_node(
            visible_line(account),
            **_node(account, members.get(account), labels, verdicts.get(account)),
        )
    orders = _orders(report, tables.pairs)
    for row in edges:
        pair = (row["account_a"], row["account_b"])
        graph.add_edge(
            visible_line(pair[0]),
            visible_line(pair[1]),
            **_edge(row, labels),
            **orders.get(pair, {}),
        )
    for node, data in graph.nodes(data=True):
        data["score"] = float(graph.degree(node, weight="weight"))
        data["partners"] = int(graph.degree(node))
    return graph


def _strongest_membership(members: pa.Table) -> dict[str, dict[str, Any]]:
    rows = sorted(members.to_pylist(), key=lambda row: (row["score"], row["group_id"]))
    return {row["account_key"]: row for row in rows}


def _node(
    account: str,
    member: dict[str, Any] | None,
    labels: dict[str, str],
    verdict: dict[str, Any] | None,
) -> dict[str, Any]:
    name = visible_line(account)
    node: dict[str, Any] = {"label": name, "account": name}
    if verdict is not None:
        node["tier"] = visible_line(verdict["tier"])
        node["explained_by"] = visible_line(verdict["explained_by"] or "")
        node |= {k: float(verdict[k]) for k in ("p", "q") if verdict[k] is not None}
    if member is None:
        return node | {"group": "", "group_id": ""}
    return node | {
        "group": visible_line(labels.get(member["group_id"], "")),
        "group_id": visible_line(member["group_id"]),
        "group_score": float(member["score"]),
        "group_partners": int(member["partners"]),
    }


def _edge(row: dict[str, Any], labels: dict[str, str]) -> dict[str, Any]:
    edge = {
        "weight": float(row["weight"]),
        "score": float(row["score"]),
        "shared_items": int(row["shared_items"]),
        "traces": visible_line(row["traces"]),
        "group": visible_line(labels.get(row["group_id"], "")),
        "tier": visible_line(row["tier"]),
    }
    for name in ("expected", "p", "q"):
        if row[name] is not None:
            edge[name] = float(row[name])
    return edge


def _orders(report: Report, pairs: pa.Table) -> dict[tuple[str, str], dict[str, int]]:
    """Who came first and when, over the traces at the windows that made the network."""
    windows = {trace.name: trace.window_ms for trace in report.traces}
    orders: dict[tuple[str, str], dict[str, int]] = {}
    for row in pairs.to_pylist():
        if windows.get(row["trace"], row["window_ms"]) != row["window_ms"]:
            continue
        new = {name: int(row[name]) for name in ("first_ms", "last_ms", "a_first", "b_first")}
        old = orders.setdefault((row["account_a"], row["account_b"]), new)
        if old is not new:
            old["first_ms"] = min(old["first_ms"], new["first_ms"])
            old["last_ms"] = max(old["last_ms"], new["last_ms"])
            old["a_first"] += new["a_first"]
            old["b_first"] += new["b_first"]
    return orders
