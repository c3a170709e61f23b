"""Damaged, odd and hostile files: a clear error or counted rejects, and no good row lost."""

from __future__ import annotations

import gzip
import json
import random
import tracemalloc
import zipfile
import zlib
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from groundswell.errors import GroundswellError, SettingError, SourceError
from groundswell.sources import plan_file
from groundswell.sources.reading.bytes import ByteStream

HEAD = b"account,at,text\n"
GOOD = b"ana,2024-01-01 10:00,Tea\nben,2024-01-01 10:01,Cake\n"
MORE = b"cai,2024-01-01 10:02,Soup\n"
MB = 1024 * 1024


class Outcome(NamedTuple):
    accounts: list[Any]
    texts: list[Any]
    rejects: list[tuple[int | None, str]]
    notes: tuple[str, ...]


def read(path, **options) -> Outcome:
    plan = plan_file(path, **options)
    accounts, texts, rejects = [], [], []
    for batch in plan.source.read(plan.head, plan.recognition):
        accounts += batch.columns["account"]
        texts += batch.columns.get("text", [None] * len(batch.rows))
        rejects += [(reject.row, reject.reason) for reject in batch.rejects]
    json.dumps([accounts, texts, rejects], ensure_ascii=False, default=str).encode("utf-8")
    return Outcome(accounts, texts, rejects, plan.recognition.notes)


def line(account: str, text: Any = "Tea", **more: Any) -> bytes:
    record = {"account": account, "at": "2024-01-01T10:00:00Z", "text": text, **more}
    return json.dumps(record).encode() + b"\n"


def broken(position: str) -> bytes:
    return {
        "first": b'"zoe,2024-01-01 10:09,Jam\n',
        "middle": b'zoe,"2024-01-01 10:09,Jam\n',
        "after": b'zoe,"2024-01-01 10:09"x,Jam,\n',
        "two": b'zoe,"a"b"c,x,y,z\n',
    }[position]


# name: (file name, bytes, accounts that arrive, rejects as (row, part of the reason))
TABLES: dict[str, tuple[bytes, list[str], list[tuple[int | None, str]]]] = {
    "plain": (HEAD + GOOD, ["ana", "ben"], []),
    "utf-8 mark": (b"\xef\xbb\xbf" + HEAD + GOOD, ["ana", "ben"], []),
    "utf-16 with mark": ((HEAD + GOOD).decode().encode("utf-16"), ["ana", "ben"], []),
    "utf-16-le without mark": ((HEAD + GOOD).decode().encode("utf-16-le"), ["ana", "ben"], []),
    "utf-16-be without mark": ((HEAD + GOOD).decode().encode("utf-16-be"), ["ana", "ben"], []),
    "utf-32 with mark": ((HEAD + GOOD).decode().encode("utf-32"), ["ana", "ben"], []),
    "utf-32 without mark": ((HEAD + GOOD).decode().encode("utf-32-be"), ["ana", "ben"], []),
    "odd byte at the end of utf-16": (
        (HEAD + GOOD).decode().encode("utf-16") + b"\x41",
        ["ana", "ben"],
        [(3, "1 field ")],
    ),
    "bytes that are not utf-8 in one row": (
        HEAD + "ána,2024-01-01 10:00,Té\n".encode() * 2 + b"zoe,2024-01-01 10:03,T\xff\n" + MORE,
        ["ána", "ána", "cai"],
        [(3, "bytes that are not utf-8")],
    ),
    "NUL in one row": (
        HEAD + GOOD + b"zoe,2024-01-01 10:03,J\0m\n" + MORE,
        ["ana", "ben", "cai"],
        [(3, "NUL")],
    ),
    "quote open in first cell": (
        HEAD + GOOD + broken("first") + MORE,
        ["ana", "ben", "cai"],
        [(3, "unbalanced quote")],
    ),
    "quote open in middle cell": (
        HEAD + GOOD + broken("middle") + MORE,
        ["ana", "ben", "cai"],
        [(3, "unbalanced quote")],
    ),
    "sign after closing quote": (
        HEAD + GOOD + broken("after") + MORE,
        ["ana", "ben", "cai"],
        [(3, "unbalanced quote; 4 fields")],
    ),
    "several stray quotes": (
        HEAD + GOOD + broken("two") + MORE,
        ["ana", "ben", "cai"],
        [(3, "5 fields where the header has 3")],
    ),
    "quote open in the first row": (
        HEAD + broken("middle") + GOOD,
        ["ana", "ben"],
        [(1, "unbalanced quote")],
    ),
    "quote open in last cell is kept": (
        HEAD + GOOD + b'dee,2024-01-01 10:05,"Jam\n' + MORE,
        ["ana", "ben", "dee", "cai"],
        [],
    ),
    "quote open before a good cell of two lines": (
        HEAD + broken("middle") + b'ana,2024-01-01 10:00,"Tea\nand cake"\n' + MORE,
        ["ana", "cai"],
        [(1, "unbalanced quote")],
    ),
    "quote open at the end": (
        HEAD + GOOD + b'zoe,"2024-01-01 10:09,Jam',
        ["ana", "ben"],
        [(3, "unbalanced quote")],
    ),
    "every other row has an open quote": (
        HEAD + (broken("middle") + MORE) * 300,
        ["cai"] * 300,
        [(row, "unbalanced quote") for row in range(1, 600, 2)],
    ),
    "row too long": (
        HEAD + GOOD + b"zoe,1,2,3,4\n" + MORE,
        ["ana", "ben", "cai"],
        [(3, "5 fields where the header has 3")],
    ),
    "row too short": (
        HEAD + GOOD + b"zoe,2024-01-01 10:00\n" + MORE,
        ["ana", "ben", "cai"],
        [(3, "2 fields where the header has 3")],
    ),
    "blank lines": (HEAD + b"\n" + GOOD + b"\r\n   \n" + MORE, ["ana", "ben", "cai"], []),
    "cell of 10 MB": (
        HEAD + GOOD + b'dee,2024-01-01 10:05,"' + b"x" * (10 * MB) + b'"\n' + MORE,
        ["ana", "ben", "dee", "cai"],
        [],
    ),
    "cell of 10 MB in many lines": (
        HEAD + GOOD + b'dee,2024-01-01 10:05,"' + b"tea\n" * (10 * MB // 4) + b'"\n' + MORE,
        ["ana", "ben", "dee", "cai"],
        [],
    ),
    "cell of 20 MB": (
        HEAD + GOOD + b'zoe,2024-01-01 10:05,"' + b"x" * (20 * MB) + b'"\n' + MORE,
        ["ana", "ben", "cai"],
        [(3, "a line of more than 16 MiB")],
    ),
    "long last line without an end": (
        HEAD + GOOD + b"x" * (40 * MB),
        ["ana", "ben"],
        [(3, "a line of more than 16 MiB")],
    ),
    "old Mac line ends": ((HEAD + GOOD).replace(b"\n", b"\r"), ["ana", "ben"], []),
    "mixed line ends": (
        HEAD.replace(b"\n", b"\r\n") + GOOD.replace(b"\n", b"\r", 1) + MORE,
        ["ana", "ben", "cai"],
        [],
    ),
    "no line end at the end": ((HEAD + GOOD).rstrip(), ["ana", "ben"], []),
    "header only": (HEAD, [], []),
    "name twice in the header": (b"account,at,at\nana,2024-01-01 10:00,x\n", ["ana"], []),
    "nameless column": (b"account,,at\nana,x,2024-01-01 10:00\n", ["ana"], []),
    "separator line of a spreadsheet": (
        b"sep=;\n" + (HEAD + GOOD).replace(b",", b";"),
        ["ana", "ben"],
        [],
    ),
    "tabs": ((HEAD + GOOD).replace(b",", b"\t"), ["ana", "ben"], []),
    "pipes": ((HEAD + GOOD).replace(b",", b"|"), ["ana", "ben"], []),
    "formula cells stay as they are": (
        HEAD + b'=1+1,2024-01-01 10:00,"=HYPERLINK(""x"")"\n',
        ["=1+1"],
        [],
    ),
    "markup, direction and terminal signs in cells": (
        HEAD + "<b>ana</b>,2024-01-01 10:00,\u202etea\x1b[31m\n".encode(),
        ["<b>ana</b>"],
        [],
    ),
    "line separators that are no line ends": (
        HEAD + "ana,2024-01-01 10:00,a\u2028b\x0bc\x85d\n".encode(),
        ["ana"],
        [],
    ),
}
LINES: dict[str, tuple[bytes, list[str], list[tuple[int | None, str]]]] = {
    "good lines": (line("ana") + line("ben"), ["ana", "ben"], []),
    "invalid line": (line("ana") + b"{broken\n" + line("ben"), ["ana", "ben"], [(2, "not valid")]),
    "invalid first line": (b"{broken\n" + line("ben") + line("cai"), ["ben", "cai"], [(1, "not")]),
    "last line cut off": (line("ana") + line("ben")[:20], ["ana"], [(2, "not valid JSON")]),
    "huge integer": (
        line("ana") + b'{"account": ' + b"9" * 5000 + b"}\n" + line("ben"),
        ["ana", "ben"],
        [(2, "too many digits")],
    ),
    "NaN and infinity": (
        b'{"account":"ana","at":1700000000,"text":NaN,"likes":Infinity}\n' + line("ben"),
        ["ana", "ben"],
        [],
    ),
    "deep nesting": (
        line("ana") + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n" + line("ben"),
        ["ana", "ben"],
        [(2, "nested too deep")],
    ),
    "lists, texts, null and numbers between objects": (
        line("ana") + b'[1]\n"tea"\nnull\n7\n' + line("ben"),
        ["ana", "ben"],
        [(2, "a list"), (3, "a text"), (4, "null"), (5, "a single value")],
    ),
    "half a surrogate pair": (
        b'{"account":"ana","at":1700000000,"text":"a\\ud800b"}\n' + line("ben"),
        ["ana", "ben"],
        [],
    ),
    "a key twice": (b'{"account":"x","account":"ana","at":1700000000}\n', ["ana"], []),
    "bytes that are not utf-8 in one line": (
        line("ana") + '{"account":"áé","at":1700000000}\n'.encode() * 2 + b'{"account":"\xff"}\n',
        ["ana", "áé", "áé"],
        [(4, "bytes that are not utf-8")],
    ),
    "line of 20 MB": (
        line("ana") + line("zoe", "x" * (20 * MB)) + line("ben"),
        ["ana", "ben"],
        [(2, "more than 16 MiB")],
    ),
    "utf-16": ((line("ana") + line("ben")).decode().encode("utf-16"), ["ana", "ben"], []),
    "utf-8 mark and blank lines": (
        b"\xef\xbb\xbf" + line("ana") + b"\n \n" + line("ben"),
        ["ana", "ben"],
        [],
    ),
}
_ONE, _TWO = line("ana").strip(), line("ben").strip()
DOCUMENTS: dict[str, tuple[bytes, list[str], list[tuple[int | None, str]]]] = {
    "array": (b"[" + _ONE + b",\n" + _TWO + b"]", ["ana", "ben"], []),
    "array cut off": (
        b"[" + _ONE + b",\n" + _TWO + b',\n{"account": "zo',
        ["ana", "ben"],
        [(None, "reading ended after row 2")],
    ),
    "array with other things in it": (
        b"[" + _ONE + b',\n3, "tea", ' + _TWO + b"]",
        ["ana", "ben"],
        [(2, "a single value"), (3, "a text")],
    ),
    "rubbish after the array": (b"[" + _ONE + b",\n" + _TWO + b"]\n]]", ["ana", "ben"], []),
    "list under an unknown name": (
        b'{"made": "today",\n"rows": [\n' + _ONE + b",\n" + _TWO + b"]}",
        ["ana", "ben"],
        [],
    ),
    "NaN within": (
        b"[" + _ONE + b',\n{"account": NaN},\n' + _TWO + b"]",
        ["ana"],
        [(None, "reading ended after row 1")],
    ),
    "bytes that are not utf-8 in one record": (
        b"[" + _ONE + ',\n{"account":"áéí","at":1}'.encode() + b',\n{"account":"\xff"}]',
        ["ana", "áéí"],
        [(3, "bytes that are not utf-8")],
    ),
}


def check(path, expected):
    accounts, rejects = expected
    outcome = read(path)
    assert outcome.accounts == accounts
    assert [row for row, _ in outcome.rejects] == [row for row, _ in rejects]
    for (_, reason), (_, part) in zip(outcome.rejects, rejects, strict=True):
        assert part in reason


@pytest.mark.parametrize("case", TABLES)
def test_tables_keep_their_good_rows(tmp_path, case):
    content, *expected = TABLES[case]
    (tmp_path / "a.csv").write_bytes(content)
    check(tmp_path / "a.csv", expected)


@pytest.mark.parametrize("case", LINES)
def test_json_lines_keep_their_good_rows(tmp_path, case):
    content, *expected = LINES[case]
    (tmp_path / "a.jsonl").write_bytes(content)
    check(tmp_path / "a.jsonl", expected)


@pytest.mark.parametrize("case", DOCUMENTS)
def test_json_documents_keep_their_good_rows(tmp_path, case):
    content, *expected = DOCUMENTS[case]
    if case == "rubbish after the array":
        expected[1] = [(None, "reading ended after row 2")]
    (tmp_path / "a.json").write_bytes(content)
    check(tmp_path / "a.json", expected)


@pytest.mark.parametrize("suffix", [".txt", ".json", ".parquet", ".csv", "", ".xyz"])
@pytest.mark.parametrize("content", [HEAD + GOOD, line("ana") + line("ben")])
def test_content_counts_more_than_the_suffix(tmp_path, suffix, content):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    if suffix == ".json" and content.startswith(HEAD):
        with pytest.raises(SourceError, match="one object a line"):
            read(path)
    else:
        assert read(path).accounts == ["ana", "ben"]


def test_packed_content_needs_no_suffix_and_may_be_packed_twice(tmp_path):
    pack = zstandard.ZstdCompressor().compress
    for content in (gzip.compress(HEAD + GOOD), pack(gzip.compress(HEAD + GOOD))):
        (tmp_path / "a.csv").write_bytes(content)
        assert read(tmp_path / "a.csv").accounts == ["ana", "ben"]


def test_packed_parts_in_a_row_are_one_file(tmp_path):
    pack = zstandard.ZstdCompressor().compress
    for packer in (gzip.compress, pack):
        (tmp_path / "a").write_bytes(packer(HEAD + GOOD) + packer(MORE))
        assert read(tmp_path / "a").accounts == ["ana", "ben", "cai"]


@pytest.mark.parametrize("packer", [gzip.compress, zstandard.ZstdCompressor().compress])
@pytest.mark.parametrize("rows", ["lines", "table"])
def test_packed_files_that_break_off_keep_the_rows_so_far(tmp_path, packer, rows):
    chance = random.Random(4)
    names = [f"{chance.getrandbits(64):x}" for _ in range(60_000)]
    if rows == "table":
        plain = HEAD + b"".join(b"%s,2024-01-01 10:00,Tea\n" % name.encode() for name in names)
    else:
        plain = b"".join(map(line, names))
    packed = packer(plain)
    (tmp_path / "a").write_bytes(packed[: len(packed) // 2])
    outcome = read(tmp_path / "a")
    assert outcome.accounts == names[: len(outcome.accounts)]
    assert len(outcome.accounts) > 10_000
    last = outcome.rejects[-1]
    assert last[0] is None
    assert "breaks off; reading ended after row" in last[1]


def test_damage_within_a_packed_file_keeps_the_rows_so_far(tmp_path):
    packed = bytearray(gzip.compress(HEAD + GOOD * 50_000))
    packed[-6] ^= 0xFF  # the checksum
    (tmp_path / "a.gz").write_bytes(packed)
    outcome = read(tmp_path / "a.gz")
    assert len(outcome.accounts) == 99_999  # whether the last line was whole can't be told
    assert [row for row, _ in outcome.rejects] == [None]


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_bombs_stop_in_bounded_memory_and_keep_the_rows_so_far(tmp_path, kind):
    if kind == "gz":
        packer: Any = zlib.compressobj(9, zlib.DEFLATED, 31)
    else:
        packer = zstandard.ZstdCompressor().compressobj()
    with (tmp_path / "a").open("wb") as file:
        file.write(packer.compress(HEAD + GOOD))
        for _ in range(300):
            file.write(packer.compress((b" " * 1023 + b"\n") * 1024))
        file.write(packer.flush())
    tracemalloc.start()
    try:
        outcome = read(tmp_path / "a")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert outcome.accounts == ["ana", "ben"]
    assert [row for row, _ in outcome.rejects] == [None]
    assert "unpacking stopped" in outcome.rejects[0][1]
    assert peak < 400 * MB


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_a_bomb_without_line_ends_stops_too(tmp_path, kind):
    packer = gzip.compress if kind == "gz" else zstandard.ZstdCompressor().compress
    (tmp_path / "a").write_bytes(packer(HEAD + GOOD + b"0" * (200 * MB)))
    outcome = read(tmp_path / "a")
    assert outcome.accounts == ["ana", "ben"]
    assert "unpacking stopped" in outcome.rejects[-1][1]


def test_a_stream_never_gives_more_than_was_asked_for(tmp_path):
    (tmp_path / "a").write_bytes(gzip.compress(b"tea" * MB))
    with ByteStream(tmp_path / "a") as stream:
        sizes = set()
        while piece := stream.read(1000):
            sizes.add(len(piece))
    assert max(sizes) <= 1000


def test_legacy_encodings_are_guessed_noted_and_overridable(tmp_path):
    text = "account,at,text\nána,2024-01-01 10:00,Señor Núñez bebe café en la cafetería\n"
    (tmp_path / "a.csv").write_bytes(text.encode("latin-1"))
    outcome = read(tmp_path / "a.csv")
    assert outcome.accounts == ["ána"]
    assert any("--encoding" in note for note in outcome.notes)
    cyrillic = "account,at,text\nаня,2024-01-01 10:00,Автобус опаздывает на десять минут\n"
    (tmp_path / "b.csv").write_bytes(cyrillic.encode("koi8-r"))
    asked = read(tmp_path / "b.csv", encoding="koi8-r")
    assert asked.accounts == ["аня"]
    assert not asked.notes
    with pytest.raises(SettingError, match="encoding 'tea' is not known"):
        read(tmp_path / "b.csv", encoding="tea")


def png(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))


def archive(path):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.csv", "x")


JUNK = {
    "nothing": (b"", "is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "is empty"),
    "only white space": (b"\n\n  \r\n", "is empty"),
    "packed nothing": (gzip.compress(b""), "is empty"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG image"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(200), "JPEG image"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "PDF document"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(99), "Excel"),
    "bzip2": (b"BZh91AY&SY", "bzip2"),
    "bytes by chance": (bytes(range(128, 256)) * 40 + bytes(range(32)) * 200, "binary|columns"),
    "web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    "XML": (b"<?xml version='1.0'?><a/>", "web page or XML"),
    "damaged Parquet": (b"PAR1" + bytes(100) + b"PAR1", "Parquet but is damaged"),
    "cut off Parquet": (b"PAR1" + bytes(10), "Parquet but is damaged"),
    "JSON number": (b"42", r"\(at\)"),
    "JSON list of numbers": (b"[1, 2, 3]", "no list of records"),
    "empty JSON list": (b"[]", "is empty"),
    "empty JSON object": (b"{\n}", "is empty|no list|columns"),
    "JSON of an unknown layout": (b'{"account": {\n"0": "ana"},\n"at": {"0": 1}}', "no list"),
    "JSON document cut off before its records": (b'{"feed":\n [', "breaks off"),
    "table without an account": (b"at,text\n2024-01-01 10:00,Tea\n", r"account.*at, text.*--map"),
    "table without a time": (b"account,text\nana,Tea\n", r"\(at\).*account, text.*--map"),
    "table of no known name": (b"x,y\n1a,2b\n", "--map"),
    "one column": (b"tea\ncake\n", "--map"),
}


@pytest.mark.parametrize("case", JUNK)
def test_files_that_hold_no_rows_are_refused_in_plain_words(tmp_path, case):
    content, words = JUNK[case]
    path = tmp_path / "a.dat"
    path.write_bytes(content)
    with pytest.raises(GroundswellError, match=words) as caught:
        read(path)
    assert "a.dat" in str(caught.value)
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize("text", [b'"tea"', b"42", b"true", b"not json"])
def test_json_files_that_hold_a_single_value_are_refused(tmp_path, text):
    (tmp_path / "a.json").write_bytes(text)
    with pytest.raises(SourceError, match="save one object a line"):
        read(tmp_path / "a.json")


def test_spreadsheets_are_refused_with_what_to_export(tmp_path):
    archive(tmp_path / "a.xlsx")
    with pytest.raises(SourceError, match=r"spreadsheet or ZIP.*CSV"):
        read(tmp_path / "a.xlsx")


def test_folders_missing_files_and_odd_names_are_refused_safely(tmp_path):
    with pytest.raises(SourceError, match="is a folder"):
        plan_file(tmp_path)
    with pytest.raises(SourceError, match="does not exist"):
        plan_file(tmp_path / ".." / "missing.csv")
    odd = tmp_path / "a\x1b[2J\n\u202egpj.csv"
    odd.write_bytes(b"")
    with pytest.raises(SourceError) as caught:
        plan_file(odd)
    assert "\x1b" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "\u202e" not in str(caught.value)
    with pytest.raises(SourceError):
        plan_file(tmp_path / "a\0b.csv")


def test_odd_column_names_are_safe_in_messages(tmp_path):
    (tmp_path / "a.csv").write_bytes("\x1b[2Jx,\u202ey\na1,b2\n".encode())
    with pytest.raises(SourceError) as caught:
        read(tmp_path / "a.csv")
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)


def test_reasons_never_hold_what_the_row_says(tmp_path):
    (tmp_path / "a.csv").write_bytes(HEAD + b'secret,"tea,x\nsecret\n' + GOOD)
    (tmp_path / "a.jsonl").write_bytes(line("ana") + b'{"account": "secret"\n')
    for name in ("a.csv", "a.jsonl"):
        assert all("secret" not in reason for _, reason in read(tmp_path / name).rejects)


def test_parquet_without_rows_and_with_nested_columns(tmp_path):
    table = pa.table({"account": ["ana"], "at": [1700000000], "more": [[{"a": [1]}]]})
    pq.write_table(table, tmp_path / "a.parquet")
    pq.write_table(table.slice(0, 0), tmp_path / "b.parquet")
    assert read(tmp_path / "a.parquet").accounts == ["ana"]
    assert read(tmp_path / "b.parquet").accounts == []


def test_parquet_damaged_in_the_middle_keeps_the_rows_around(tmp_path):
    table = pa.table({"account": [f"a{row}" for row in range(4000)], "at": list(range(4000))})
    path = tmp_path / "a.parquet"
    pq.write_table(table, path, row_group_size=1000, compression="zstd")
    content = bytearray(path.read_bytes())
    start = pq.ParquetFile(path).metadata.row_group(2).column(0).dictionary_page_offset
    content[start : start + 400] = bytes(400)
    path.write_bytes(content)
    outcome = read(path)
    assert outcome.accounts == [f"a{row}" for row in range(4000) if not 2000 <= row < 3000]
    assert outcome.rejects == [(None, "rows 2001 to 3000 are damaged (OSError)")]


def test_records_of_the_wrong_build_are_set_aside_by_named_forms(tmp_path):
    good = {"id": "1", "author_id": "2", "text": "Tea", "created_at": "x", "public_metrics": {}}
    bad = [{**good, "entities": [1]}, {**good, "author": "ana"}, {**good, "public_metrics": 3}]
    lines = [good, *bad, {**good, "referenced_tweets": "x"}, {"id": "9"}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    outcome = read(tmp_path / "a.jsonl")
    assert [row for row, _ in outcome.rejects] == [2, 3, 4]
    assert outcome.accounts == ["2", "2", None]


def test_half_a_surrogate_pair_is_replaced(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(
        b'{"account":"ana","at":1,"text":"a\\ud800b \\ud83d\\ude00"}\n'
    )
    assert read(tmp_path / "a.jsonl").texts == ["a\ufffdb \U0001f600"]
    (tmp_path / "a.json").write_bytes(b'[{"account":"ana",\n"at":1,"text":"a\\ud800b"}]')
    assert read(tmp_path / "a.json").accounts == ["ana"]
