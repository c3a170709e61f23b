"""The benchmark of peers: ratios from the figures, networks compared, and what can't run said."""

from __future__ import annotations

import json
import sqlite3
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from benchmarks import cost, peer_networks, peers

POSTS = """\
message_id,user_id,username,repost_id,reply_id,message,timestamp,urls
1,10000001,neighbour_1,,,tea,0,https://example.org/a
2,10000002,neighbour_2,,,tea,60,https://example.org/a
3,10000001,neighbour_1,,,tea,500,https://example.org/b
4,10000002,neighbour_2,,,tea,501,https://example.org/b
5,10000003,neighbour_3,,,tea,70,https://example.org/a
6,10000003,neighbour_3,,,tea,75,https://example.org/a
7,10000002,neighbour_2,,,tea,75,https://example.org/a
8,10000004,neighbour_4,,,rain,900,
9,10000003,neighbour_3,,,rain,901,
"""


@pytest.fixture
def home(tmp_path):
    """A case with one pair, and a toolkit's database with that, a repeat and an empty link."""
    (tmp_path / "posts.csv").write_text(POSTS, encoding="utf-8")
    results = tmp_path / "ours" / "results" / "r"
    results.mkdir(parents=True)
    pair = {"trace": "co_link", "account_a": "neighbour_2", "account_b": "neighbour_1"}
    pq.write_table(pa.Table.from_pylist([pair]), results / "pairs.parquet")
    (tmp_path / "ours" / "manifest.json").write_text(json.dumps({"current": "r"}))
    database = sqlite3.connect(tmp_path / "toolkit.db")
    database.execute("create table co_link_network (user_1, user_2, weight)")
    one, two, three, four = ("10000001", "10000002", "10000003", "10000004")
    met = [(one, two), (two, one), (two, three), (three, two), (three, four), (one, one)]
    database.executemany("insert into co_link_network values (?, ?, 2)", met)
    database.commit()
    database.close()
    return tmp_path


def test_every_edge_that_only_the_toolkit_has_is_put_under_why(home):
    found = peer_networks.compare(home / "posts.csv", home, window_s=60, min_items=2)
    (theirs,) = (row for row in found if row["who"] == "toolkit")
    assert theirs == {
        "network": "co_link", "who": "toolkit", "rows": 6, "rows_of_an_account_with_itself": 1,
        "edges": 3, "edges_one_way_only": 1, "of_ours": 1, "not_ours": 2,
        "not_ours_that_shared_no_item": 1, "not_ours_that_shared_fewer_than_we_ask": 1,
        "not_ours_otherwise": 0,
    }  # fmt: skip
    assert {row["network"]: row["edges"] for row in found if row["who"] == "groundswell"} == {
        "co_link": 1, "co_repost": 0,
    }  # fmt: skip


def row(who, cpu_s, step="all", finished=True):
    return {"who": who, "step": step, "cpu_s": cpu_s, "finished": finished}


def test_the_ratio_is_of_all_its_commands_and_only_the_same_job_is_judged():
    said = peers.asked(
        [
            row(peers.PAIRS, 5.0), row(peers.OURS, 10.0), row(peers.OURS_USUAL, 50.0),
            row(peers.TOOLKIT, 1.0, "preprocess"), row(peers.TOOLKIT, 25.0),
        ]
    )  # fmt: skip
    assert [(each["measured"], each[""]) for each in said] == [(5.0, "met"), (2.5, ""), (0.5, "")]


def test_a_peer_that_did_not_finish_gives_no_ratio():
    assert peers.asked([row(peers.OURS, 5.0), row(peers.TOOLKIT, 600.0, finished=False)]) == []


def test_a_command_that_takes_too_long_is_stopped_and_says_so():
    found = cost.run([sys.executable, "-c", "while True: pass"], limit_s=0.5)
    assert not found.finished
    assert found.why == "not within 0.5 seconds"


def test_looking_at_memory_that_takes_long_is_done_seldom(monkeypatch):
    looks = []

    def slow(leader):
        looks.append(leader)
        time.sleep(0.05)
        return 0

    monkeypatch.setattr(cost, "_resident", slow)
    found = cost.run([sys.executable, "-c", "import time; time.sleep(1)"], limit_s=60)
    assert found.finished
    assert found.wall_s < 4  # the end is noticed when it comes, not at the next look
    assert len(looks) == 1


def test_a_command_that_fails_says_its_last_words():
    found = cost.run([sys.executable, "-c", "import sys; sys.exit('the tea is cold')"])
    assert not found.finished
    assert "the tea is cold" in found.why


def test_cpu_time_of_a_command_includes_its_children():
    busy = "sum(range(20_000_000))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{busy}'])"
    alone = cost.run([sys.executable, "-c", "pass"])
    assert cost.run([sys.executable, "-c", parent]).cpu_s > alone.cpu_s + 0.1
