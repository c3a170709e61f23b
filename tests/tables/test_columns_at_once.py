"""Keys, times and words of a whole column are those of its cells one by one."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pyarrow as pa
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.tables import cells
from groundswell.tables.digests import marks, stable_keys
from groundswell.tables.moments import moments
from groundswell.tables.pseudonyms import stable_key
from groundswell.tables.times import TimeError, check_range, to_ms

LATEST_MS = 1_800_000_000_000
TIMES = st.one_of(
    st.datetimes(datetime(1994, 1, 1), datetime(2030, 1, 1)).flatmap(
        lambda at: st.sampled_from(
            [
                str(at)[:19], at.isoformat()[:19], at.isoformat()[:19] + "Z", str(at)[:19] + ".120", at.isoformat()[:19] + ".123Z",
                str(at), str(at)[:10], str(int(at.replace(tzinfo=UTC).timestamp())), str(int(at.replace(tzinfo=UTC).timestamp()) * 1000), f"{at:%a %b %d %H:%M:%S +0000 %Y}",
            ]
        )
    ),
    st.sampled_from(["2021-02-29 10:00:00", "2020-02-29 24:00:00", "2021-13-01T00:00:00Z", "20210304", "999999999", "99999999999999", "2021-03-04 10:00:00+02:00", "2021-03-04x10:00:00", "", "soon", None]),
)  # fmt: skip


def one_by_one(value, zone):
    try:
        return check_range(to_ms(value, zone), LATEST_MS)
    except TimeError as why:
        return str(why)


def test_keys_at_once_are_the_keys_one_by_one():
    draw = random.Random(7)
    parts = ["", "a", "é" * 70, *("z" * size for size in (127, 128, 129, 256, 1000))]
    parts += ["".join(draw.choices("tea\0é", k=draw.randrange(400))) for _ in range(200)]
    column = pa.array([*parts, None], pa.string())
    assert stable_keys("c", column).to_pylist() == [*(stable_key("c", one) for one in parts), None]
    assert stable_keys("p", column[2:5]).to_pylist() == [stable_key("p", one) for one in parts[2:5]]


def test_texts_have_one_mark_each_and_equal_ones_the_same():
    draw = random.Random(5)
    texts = {"\0" * size for size in range(40)} | {"tea" * size for size in range(40)}
    texts |= {"".join(draw.choices("tea\0é", k=draw.randrange(60))) for _ in range(5_000)}
    texts |= {f"{n:016}" for n in range(5_000)} | {f"bus {n}" for n in range(5_000)}
    column = pa.array(sorted(texts))
    found = marks(column)
    assert len(set(found.tolist())) == len(texts)
    assert marks(column[7:]).tolist() == found[7:].tolist()
    assert marks(pa.array(["x", *sorted(texts)[::-1]]))[1:].tolist() == found[::-1].tolist()


@properties(st.lists(TIMES, min_size=1, max_size=8), st.sampled_from(["UTC", "Asia/Tokyo"]))
@settings(max_examples=300, deadline=None)
def test_times_at_once_are_the_times_one_by_one(column, zone):
    found = moments(column, ZoneInfo(zone), None, LATEST_MS)
    for row, value in enumerate(column):
        told = int(found.at_ms[row]) if found.known[row] else found.reasons[row]
        assert told == one_by_one(value, ZoneInfo(zone))


def test_time_stamps_and_numbers_are_read_as_a_column():
    at = datetime(2024, 3, 1, 12, tzinfo=UTC)
    at_ms = 1_709_294_400_000
    for column in (
        pa.array([at]), pa.array([at.replace(tzinfo=None)]), pa.array([at_ms]), [at_ms // 1000], [at], pa.array([at_ms * 1000])
    ):  # fmt: skip
        assert moments(column, ZoneInfo("UTC"), None, LATEST_MS).at_ms.tolist() == [at_ms]


CELLS = st.lists(
    st.one_of(
        st.none(), st.integers(), st.floats(), st.booleans(), st.text(max_size=5), st.text("@＠ an<>", max_size=5),
        st.sampled_from(["nan", " None", "NULL", "<NA>", "1234", "12", "a-b", "tea ", "nana", "@nan", "anna"]),
    ),
    max_size=8,
)  # fmt: skip


@properties(CELLS)
@settings(max_examples=800, deadline=None)
def test_words_at_once_are_the_words_one_by_one(column):
    expected = [cells.safe(cells.word(cells.sound(value))) for value in column]
    assert cells.words(column).to_pylist() == expected


@properties(CELLS)
@settings(max_examples=800, deadline=None)
def test_names_at_once_are_the_names_one_by_one(column):
    expected = [cells.safe(cells.named(cells.sound(value))) for value in column]
    assert cells.names(column).to_pylist() == expected
