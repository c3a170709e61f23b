"""The benchmark of speed: contenders give the same pairs, and ratios follow from the figures."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.contenders import (
    BUCKETS,
    COLUMNS,
    KERNEL,
    NAIVE,
    SQL,
    checksum,
    with_kernel,
    with_kernel_to_disk,
    with_sql,
)
from benchmarks.load import Load

from benchmarks import speed

LOAD = Load(events=20_000, hot_share=0.05)


@pytest.fixture(scope="module")
def kernel():
    return with_kernel(LOAD, 60_000)


@pytest.mark.parametrize("name", SQL)
def test_every_form_of_sql_finds_the_pairs_of_the_kernel(name, kernel):
    found = with_sql(name, LOAD, 60_000)
    assert found["pairs"] == kernel["pairs"] > 200
    assert found["checksum"] == kernel["checksum"]


def test_pairs_that_went_to_disk_a_few_at_a_time_are_the_same(kernel):
    found = with_kernel_to_disk(LOAD, 60_000, memory_gb=1e-5)
    assert (found["pairs"], found["checksum"]) == (kernel["pairs"], kernel["checksum"])


@pytest.mark.parametrize("column", range(len(COLUMNS)))
def test_the_checksum_tells_pairs_apart_that_differ_in_one_place(column):
    rows = np.arange(60, dtype=np.int64).reshape(len(COLUMNS), 10)
    other = rows.copy()
    other[column, 4] += 1
    assert checksum([rows]) != checksum([other])


def test_the_checksum_tells_a_row_that_stands_twice():
    rows = np.arange(12, dtype=np.int64).reshape(len(COLUMNS), 2)
    assert checksum([rows]) != checksum([rows, rows, rows])


def test_the_checksum_forgets_order_blocks_and_the_width_of_numbers():
    rows = np.arange(60, dtype=np.int64).reshape(len(COLUMNS), 10)
    turned = rows[:, ::-1].astype(np.int32)
    assert checksum([rows]) == checksum([turned[:, :3], turned[:, 3:]])


def test_the_checksum_tells_columns_that_changed_places():
    rows = np.arange(12, dtype=np.int64).reshape(len(COLUMNS), 2)
    assert checksum([rows]) != checksum([rows[[1, 0, 2, 3, 4, 5]]])


def row(contender, cpu_s, *, events="1,000,000", hot=0.01, finished=True, **more):
    return {
        "contender": contender, "events": events, "hot_share": hot, "window_ms": 60_000,
        "finished": finished, "cpu_s": cpu_s, "peak_gb": 1.0, **more,
    }  # fmt: skip


def test_ratios_and_the_word_follow_from_the_figures():
    said = speed.asked([row(KERNEL, 0.5), row(NAIVE, 20.0), row(BUCKETS, 3.0)])
    assert [(each["measured"], each[""]) for each in said] == [
        (40.0, "met"), (6.0, "missed"), (6.0, "missed"),
    ]  # fmt: skip


def test_the_best_sql_is_the_one_that_took_the_least_cpu():
    rows = [row(KERNEL, 0.5), row(BUCKETS, 6.0), row("two buckets, packed", 3.0)]
    said = {each["what"].rpartition(" than ")[2]: each["measured"] for each in speed.asked(rows)}
    assert said == {BUCKETS: 12.0, speed.BEST: 6.0}


def test_memory_is_compared_at_ten_million():
    ten = "10,000,000"
    said = speed.asked(
        [row(KERNEL, 1.0, events=ten, peak_gb=2.0), row(BUCKETS, 9.0, events=ten, peak_gb=4.0)]
    )
    assert [each["measured"] for each in said] == [9.0, 9.0, 0.5, 0.5]
    assert {each[""] for each in said} == {"met"}


def test_a_hot_item_that_costs_more_than_asked_is_missed():
    (said,) = speed.asked([row(KERNEL, 1.0), row(KERNEL, 2.4, hot=0.1)])
    assert said["measured"] == 2.4
    assert said[""] == "missed"


def test_who_did_not_finish_is_in_no_ratio():
    assert speed.asked([row(KERNEL, 0.5), row(NAIVE, 0.0, finished=False)]) == []


def test_different_checksums_are_said_loudly():
    rows = [row(KERNEL, 1, pairs=3, checksum="x"), row(NAIVE, 1, pairs=3, checksum="y")]
    assert speed.agreement(rows)[0]["checksums"] == "DIFFERENT"
    rows[1]["checksum"] = "x"
    assert speed.agreement(rows)[0]["checksums"] == "equal"
