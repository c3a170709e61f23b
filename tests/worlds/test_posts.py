"""Posts of a world: readable, whole, and read by the main job without a row set aside."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import csv

from groundswell import sources
from groundswell.tables.texts import normal
from groundswell.worlds import TRACES, make_world, operation, wording
from groundswell.worlds.posts import POST_COLUMNS, posts, profiles

PLANS = ("own_20x6", "mixed_traces", "copied_text", "sparse_burst_60")


@pytest.fixture(scope="module")
def world():
    plans = [operation(kind) for kind in PLANS]
    return make_world("mixed_life", events=6_000, seed=7, operations=plans)


@pytest.fixture(scope="module")
def table(world):
    return posts(world)


@pytest.fixture(scope="module")
def rows(table):
    return table.to_pylist()


def test_there_is_a_post_for_every_act_and_every_original_whose_author_is_known(world, table):
    reposted = (world.item_trace == 0) & (world.source >= 0)
    assert table.num_rows == len(world.account) + reposted.sum()
    assert table.column_names == list(POST_COLUMNS)
    ids = table["post_id"].to_pylist()
    assert len(set(ids)) == len(ids)


def test_posts_come_by_time(rows):
    assert all(one["created_at"] <= two["created_at"] for one, two in pairwise(rows))


def test_reposts_name_their_target_its_account_and_its_time(rows):
    originals = {row["post_id"]: row for row in rows if row["post_id"].startswith("i")}
    reposts = [row for row in rows if row["kind"] == "repost"]
    assert len(reposts) > 2_000
    known = [row for row in reposts if row["target_account"]]
    assert len(known) > 0.9 * len(reposts)
    for row in known:
        original = originals[row["target_post"]]
        assert row["target_account"] == original["account_id"]
        assert row["target_handle"] == original["handle"]
        assert row["target_at"] == original["created_at"]
        assert row["text"] == original["text"]


def test_the_same_world_is_written_in_the_same_words(world, table):
    assert posts(world).equals(table)


def test_there_are_two_languages(rows):
    said = Counter(row["lang"] for row in rows)
    assert set(said) == {"en", "ja"}
    assert said["ja"] > 0.03 * len(rows)
    japanese = next(row for row in rows if row["lang"] == "ja")
    assert any("\u3040" <= sign <= "\u30ff" for sign in japanese["text"])


def test_accounts_have_one_handle_each_and_no_two_the_same(rows):
    handles = defaultdict(set)
    for row in rows:
        handles[row["account_id"]].add(row["handle"])
    assert all(len(each) == 1 for each in handles.values())
    assert len(set.union(*handles.values())) == len(handles)


def test_profiles_are_those_of_the_posts_and_of_every_account(world, rows):
    made = {row["account_id"]: row for row in profiles(world).to_pylist()}
    assert len(made) == world.accounts
    for row in rows:
        assert made[row["account_id"]] == {name: row[name] for name in made["a0"]}


def test_nobody_posts_before_their_account_exists(rows):
    assert all(row["account_created_at"] < row["created_at"] for row in rows)


def test_links_and_hashtags_stand_in_the_text(rows):
    assert all(row["link"] in row["text"] for row in rows if row["link"])
    assert all(row["hashtags"] in row["text"] for row in rows if row["hashtags"])
    assert sum(row["link"] is not None for row in rows) > 300
    assert sum(row["hashtags"] is not None for row in rows) > 100


def test_an_operations_copies_are_long_word_for_word_or_slightly_changed(world, rows):
    number = PLANS.index("copied_text")
    by_post = {row["post_id"]: row["text"] for row in rows}
    texts = defaultdict(list)
    for event in range(len(world.account)):
        item, account = world.item[event], world.account[event]
        if world.item_operation[item] == number and world.operation[account] == number:
            texts[int(item)].append(by_post[f"e{event}"])
    assert len(texts) == 10
    assert all(len(normal(text)) >= 40 for each in texts.values() for text in each)
    whole = [Counter(each).most_common(1)[0][1] / len(each) for each in texts.values()]
    assert 0.5 < np.mean(whole) < 0.9
    changed = {text for each in texts.values() for text in each}
    assert len(changed) > len(texts)


def test_texts_of_links_are_peoples_own_words(rows):
    own = Counter(
        normal(row["text"])
        for row in rows
        if row["kind"] == "post" and row["link"] and row["post_id"].startswith("e")
    )
    assert np.mean([count == 1 for count in own.values()]) > 0.7


def test_accounts_made_in_haste_keep_the_handles_that_a_form_proposed(world, rows):
    number = PLANS.index("sparse_burst_60")
    named = {row["account_id"]: row["handle"] for row in rows}
    templated = {account: handle[-8:].isdigit() for account, handle in named.items()}
    hasty = {f"a{n}" for n in np.flatnonzero(world.operation == number)}
    assert np.mean([templated[account] for account in hasty]) > 0.7
    assert np.mean([templated[account] for account in set(named) - hasty]) < 0.15


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_reader_takes_every_row_by_its_column_names(table, tmp_path, ending):
    file = tmp_path / f"posts.{ending}"
    if ending == "csv":
        csv.write_csv(table, file)
    else:
        pq.write_table(table, file)
    plan = sources.plan_file(file)
    batches = list(plan.source.read(plan.head, plan.recognition))
    assert plan.recognition.form == "columns"
    assert sum(len(batch.rows) for batch in batches) == table.num_rows
    assert sum(len(batch.rejects) for batch in batches) == 0
    found = {name for batch in batches for name in batch.columns}
    assert {"post", "account", "handle", "display_name", "account_created", "bio", "text", "at",
            "kind", "lang", "target_post", "target_account", "target_handle", "target_at", "link",
            "hashtag"} <= found  # fmt: skip


def test_sentences_stay_neutral_and_whole():
    rng = np.random.default_rng(1)
    for lang in ("en", "ja"):
        for _ in range(300):
            draws = wording.Draws(*rng.random(len(wording.Draws._fields)))
            text = wording.sentence(lang, draws)
            assert "{" not in text
            assert 10 < len(text) < 280
            assert wording.slightly_changed(text, lang, float(rng.random())) != text


def test_every_trace_is_written(world, rows):
    present = {TRACES[n] for n in np.unique(world.item_trace)}
    assert present == set(TRACES)
    assert isinstance(pa.Table.from_pylist(rows), pa.Table)
