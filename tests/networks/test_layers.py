"""Layers: items and accounts are numbered, and the layers become one network."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st
from tests.networks import given
from tests.networks.given import START, pair

from groundswell.engine.duck import DuckEngine
from groundswell.networks import layers


def event(account, item, at_ms=0, post_key="p"):
    return {"account_key": account, "item": item, "at_ms": at_ms, "post_key": post_key}


def counted(*events):
    return given.rows(layers.item_counts("co_link"), events_co_link=list(events))


class TestItemCounts:
    def test_accounts_and_acts_are_counted_apart(self):
        found = counted(event("ana", "bus"), event("ana", "bus"), event("ben", "bus"))
        assert [(row["item"], row["accounts"], row["acts"], row["item_no"]) for row in found] == [
            ("bus", 2, 3, 0)
        ]

    def test_an_item_of_one_account_is_left_out(self):
        assert counted(event("ana", "bus"), event("ana", "bus"), event("ben", "tram")) == []

    def test_an_empty_item_is_left_out(self):
        nothing = [event(account, item) for account in ("ana", "ben") for item in ("", None, "bus")]
        assert [row["item"] for row in counted(*nothing)] == ["bus"]

    def test_numbers_do_not_depend_on_the_order_of_the_rows(self):
        events = [
            event(account, item) for account in ("ana", "ben") for item in ("bus", "tram", "rain")
        ]
        first, again = counted(*events), counted(*reversed(events))
        assert {row["item_id"]: row["item_no"] for row in first} == {
            row["item_id"]: row["item_no"] for row in again
        }
        assert sorted(row["item_no"] for row in first) == [0, 1, 2]


def test_accounts_are_numbered_in_the_order_of_their_keys():
    found = given.rows(
        layers.account_numbers("t"),
        events_t=[event("ben", "x"), event("ana", "x"), event("ben", "y")],
    )
    assert sorted((row["account_no"], row["account_key"]) for row in found) == [
        (0, "ana"),
        (1, "ben"),
    ]


class TestFused:
    @staticmethod
    def fused(*pairs):
        return given.rows(layers.fused(), network_pairs=list(pairs))

    def test_an_edge_sums_its_layers(self):
        (edge,) = self.fused(
            pair(
                "co_repost",
                "ana",
                "ben",
                score=2.5,
                shared_items=2,
                co_actions=4,
                first_ms=START + 5,
                last_ms=START + 9,
            ),
            pair(
                "co_link",
                "ana",
                "ben",
                score=0.5,
                shared_items=3,
                co_actions=7,
                first_ms=START,
                last_ms=START + 6,
            ),
        )
        assert edge == {
            "account_a": "ana",
            "account_b": "ben",
            "score": 3.0,
            "shared_items": 5,
            "traces": "co_link co_repost",
            "co_actions": 11,
            "first_ms": START,
            "last_ms": START + 9,
            **dict.fromkeys(("tested_items", "occasions", "leaders", "leader_key", "leader_share")),
            **dict.fromkeys(("expected", "p", "q")),
        }

    def test_an_edge_carries_what_the_test_says_of_the_trace_that_says_most(self):
        weak = {"expected": 1.5, "p": 0.4, "q": 1.0, "occasions": 2, "leaders": 1}
        strong = {"expected": 0.01, "p": 1e-9, "q": 1e-6, "occasions": 9, "leaders": 7,
                  "leader_key": "cara", "leader_share": 0.5}  # fmt: skip
        (edge,) = self.fused(
            pair("co_link", "ana", "ben", shared_items=3, **weak),
            pair("co_repost", "ana", "ben", shared_items=9, **strong),
            pair("copied_text", "ana", "ben", shared_items=5),
        )
        assert {name: edge[name] for name in strong} == strong
        assert edge["tested_items"] == 9

    def test_edges_come_in_the_order_of_their_accounts(self):
        edges = self.fused(
            pair("t", "ben", "cara"), pair("t", "ana", "cara"), pair("t", "ana", "ben")
        )
        assert [(edge["account_a"], edge["account_b"]) for edge in edges] == [
            ("ana", "ben"),
            ("ana", "cara"),
            ("ben", "cara"),
        ]

    def test_no_pairs_are_no_network(self):
        assert self.fused() == []


TRACES = {"co_link": 60, "co_repost": 10}  # and their windows
ACTS = st.lists(
    st.tuples(
        st.sampled_from(list(TRACES)),
        st.sampled_from("abcd"),
        st.sampled_from("xyz"),
        st.integers(0, 15).map(lambda ten: 10 * ten),  # so that many lie on the edge of a window
    ),
    max_size=25,
)
TIES = st.dictionaries(
    st.sampled_from([("a", "b"), ("a", "c"), ("b", "d")]), st.sampled_from([0, 30, 100]), min_size=1
)


@settings(max_examples=150, deadline=None)
@properties(ACTS, TIES)
def test_a_tie_is_measured_as_by_comparing_its_acts_one_by_one(acts, ties):
    rarity = {"x": 0.5, "y": 1.25, "z": 4.0}
    with DuckEngine(threads=2) as engine:
        engine.add("own_windows", _table([{"trace": t, "window_ms": w} for t, w in TRACES.items()]))
        engine.add("ties", _table([
            {"account_a": a, "account_b": b, "reach_ms": reach} for (a, b), reach in ties.items()
        ]))  # fmt: skip
        engine.add("events", pa.Table.from_pylist(
            [{"trace": t, "account_key": who, "item_id": item, "at_ms": at}
             for t, who, item, at in acts],
            pa.schema([("trace", pa.string()), ("account_key", pa.string()),
                       ("item_id", pa.string()), ("at_ms", pa.int64())]),
        ))  # fmt: skip
        engine.add("items", _table([
            {"trace": t, "item_id": item, "rarity": rare} for t in TRACES for item, rare in rarity.items()
        ]))  # fmt: skip
        found = engine.rows(layers.tie_measures()).to_pylist()
    expected = []
    for (a, b), reach in sorted(ties.items()):
        met = [
            (trace, item, at, then)
            for trace, who, item, at in acts
            for other_trace, other, same, then in acts
            if (who, other, trace, item) == (a, b, other_trace, same)
            and abs(at - then) <= max(TRACES[trace], reach)
        ]
        if met:
            shared = {(trace, item) for trace, item, _, _ in met}
            expected.append({
                "account_a": a, "account_b": b,
                "score": sum(rarity[item] for _, item in shared),
                "shared_items": len(shared),
                "traces": " ".join(sorted({trace for trace, _ in shared})),
                "co_actions": len(met),
                "first_ms": min(min(at, then) for _, _, at, then in met),
                "last_ms": max(max(at, then) for _, _, at, then in met),
            })  # fmt: skip
    assert found == expected


def _table(rows):
    return pa.Table.from_pylist(rows)
