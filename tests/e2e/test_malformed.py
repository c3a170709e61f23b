"""Damaged, odd and hostile files, from the command line to the case.

Every good row stands in the posts, every bad one among the rejects with its file, row, column
and reason, or the whole file is refused in plain words: never a traceback, never a silent loss.
"""

from __future__ import annotations

import csv
import datetime as dt
import decimal
import gzip
import io
import json
import re
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import groundswell as gs
from groundswell.cli import main
from groundswell.tables import normalise
from groundswell.tables.door import Door

HEAD = b"account,at,text\n"
ANA = b"ana,2024-01-01 10:00:01,Tea\n"
BEN = b"ben,2024-01-01 10:00:02,Cake\n"
CAI = b"cai,2024-01-01 10:00:03,Soup\n"
MB = 1024 * 1024
AT_MS = 1_704_103_201_000  # Ana's row


def line(account, at="2024-01-01T10:00:01Z", **more):
    return json.dumps({"account": account, "at": at, "text": "Tea", **more}).encode() + b"\n"


def table(*rows, head="account,at,text"):
    return "\n".join([head, *rows, ""]).encode()


def packed(content, keep=1.0):
    whole = gzip.compress(content)
    return whole[: int(len(whole) * keep)]


def zipped(content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("tea.csv", content)
    return file.getvalue()


@pytest.fixture
def investigate(tmp_path, monkeypatch, capfd):
    """Run the verb on bytes; give exit code, case (or none), and what was told."""
    monkeypatch.chdir(tmp_path)

    def investigate(content, *options, name="tea.csv", form="json"):
        if isinstance(content, bytes):
            (tmp_path / name).write_bytes(content)
        arguments = [
            "investigate",
            f"./{name}",
            "--format",
            form,
            "--keep-handles",
            "--no-language",
        ]
        try:
            main([*arguments, *options])
            code = 0
        except SystemExit as leave:
            code = leave.code
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out + err)
        case = gs.open_case("case") if code == 0 else None
        if case is not None:
            check(case)
        return code, case, err

    return investigate


def check(case):
    """Hold a case to what every case must be."""
    quality = case.quality
    for name in ("posts", "accounts", "rejects", "pairs", "groups", "items", "events"):
        getattr(case, name).validate(full=True)
    rejected = case.rejects.to_pylist()
    rows = [reject for reject in rejected if reject["row"] is not None]
    assert quality.rows_rejected == len(rows)
    assert quality.posts == case.posts.num_rows
    assert quality.posts + quality.duplicates_collapsed + len(rows) == quality.rows_read
    assert all(reject["source_file"] and reject["reason"] for reject in rejected)
    assert all(value != "" for value in case.items["value"].to_pylist())
    written = case.result_path / "report.json"
    assert not written.is_file() or json.loads(written.read_text())


def found(case):
    rows = sorted(
        case.posts.to_pylist(), key=lambda post: (post["source_file"], post["source_row"])
    )
    return [post["account_key"].removeprefix("unknown:") for post in rows]


# name: (content, accounts whose rows are good, rejects as (row, column, part of the reason))
TABLES = {
    "plain": (HEAD + ANA + BEN, ["ana", "ben"], []),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + HEAD + ANA, ["ana"], []),
    "utf-16 with a mark": ((HEAD + ANA).decode().encode("utf-16"), ["ana"], []),
    "utf-16 without a mark": ((HEAD + ANA + BEN).decode().encode("utf-16-le"), ["ana", "ben"], []),
    "utf-32": ((HEAD + ANA).decode().encode("utf-32"), ["ana"], []),
    "latin-1": (
        HEAD + "ána,2024-01-01 10:00:01,Señor Núñez bebe café en la cafetería\n".encode("latin-1"),
        ["ána"],
        [],
    ),
    "bytes that are no text": (
        HEAD + "ána,2024-01-01 10:00:01,Té\n".encode() * 2 + b"zoe,2024-01-01 10:00:04,T\xff\n" + CAI,
        ["ána", "cai"],
        [(3, None, "bytes that are not utf-8")],
    ),
    "NUL in a row": (HEAD + ANA + b"zoe,2024-01-01 10:00:04,J\0m\n" + CAI, ["ana", "cai"],
                     [(2, None, "NUL")]),
    "a quote left open": (HEAD + ANA + b'zoe,"2024-01-01 10:00:04,Jam\n' + CAI, ["ana", "cai"],
                          [(2, None, "unbalanced quote")]),
    "rows too long and too short": (
        HEAD + ANA + b"zoe,2024-01-01,Jam,1,2\n" + b"yan,2024-01-01\n" + CAI,
        ["ana", "cai"],
        [(2, None, "5 fields where the header has 3"), (3, None, "2 fields where")],
    ),
    "blank lines": (HEAD + b"\n" + ANA + b"\r\n  \n" + BEN, ["ana", "ben"], []),
    "a cell of 10 MB": (
        HEAD + ANA + b"dee,2024-01-01 10:00:04," + b"x" * (10 * MB) + b"\n" + CAI,
        ["ana", "dee", "cai"],
        [],
    ),
    "a cell of 20 MB": (
        HEAD + ANA + b"zoe,2024-01-01 10:00:04," + b"x" * (20 * MB) + b"\n" + CAI,
        ["ana", "cai"],
        [(2, None, "more than 16 MiB")],
    ),
    "times before and after what can be": (
        HEAD + ANA + b"yan,1970-01-01,Jam\nzoe,2999-01-01,Jam\nxan,-5,Jam\nwim,9999-99-99,Jam\n" + CAI,
        ["ana", "cai"],
        [(2, "at", "before 1995"), (3, "at", "future"), (4, "at", "negative"), (5, "at", "does not exist")],
    ),
    "times in seconds, milli-, micro- and nanoseconds": (
        table(*(f"a{n},{AT_MS * 10 ** (3 * n) // 1000},Tea" for n in range(4))),
        ["a0", "a1", "a2", "a3"],
        [],
    ),
    "numbers that are no times": (
        HEAD + ANA + b"b,1e400,x\nc,nan,x\nd,inf,x\ne,99999999999999999999999999,x\nf,0,x\n" + CAI,
        ["ana", "cai"],
        [(2, "at", ""), (3, "at", ""), (4, "at", ""), (5, "at", "too large"), (6, "at", "1995")],
    ),
    "odd zones": (
        HEAD + ANA + b"b,Thu Mar 04 10:00:00 +9900 2021,x\nc,2021-03-04 10:00 CST,x\n" + CAI,
        ["ana", "cai"],
        [(2, "at", ""), (3, "at", "can mean several zones")],
    ),
    "years of two digits": (HEAD + ANA + b"zoe,31.12.23,Jam\n" + CAI, ["ana", "cai"],
                            [(2, "at", "a year of two digits")]),
    "accounts that are nothing": (
        HEAD + ANA + b",2024-01-01,a\n  ,2024-01-01,b\nNaN,2024-01-01,c\nNULL,2024-01-01,d\n" + CAI,
        ["ana", "cai"],
        [(row, "account", "no account") for row in (2, 3, 4, 5)],
    ),
    "all rows bad": (HEAD + b"zoe,soon,Jam\nyan,later,Jam\n", [],
                     [(1, "at", "not a time"), (2, "at", "not a time")]),
    "header only": (HEAD, [], []),
    "one account only": (HEAD + ANA + ANA.replace(b":01", b":09"), ["ana", "ana"], []),
    "the same row twice": (HEAD + ANA + ANA, ["ana"], []),
    "the same id with different content": (
        table("1,ana,2024-01-01 10:00:01,Tea", "1,ana,2024-01-01 10:00:01,Cake",
              "1,ana,2024-01-01 10:00:01,Tea", head="post_id,account,at,text"),
        ["ana", "ana"],
        [],
    ),
    "names twice in the header": (
        table("ana,2024-01-01 10:00:01,Tea,x,y", head="account,at,text,text,account"), ["ana"], []),
    "5,000 columns": (
        table(",".join(["ana", "2024-01-01 10:00:01", "Tea", *["x"] * 5_000]),
              head=",".join(["account", "at", "text", *(f"c{n}" for n in range(5_000))])),
        ["ana"],
        [],
    ),
    "a header of 100 kB": (
        table("ana,2024-01-01 10:00:01,x", head="account,at," + "long" * 25_000), ["ana"], []),
    "columns that hold nothing": (
        table(*(f"{who},2024-01-01 10:00:0{n},,,,,,," for n, who in enumerate("ab")),
              head="account,at,text,link,hashtags,mentions,likes,shares,in_reply_to"),
        ["a", "b"],
        [],
    ),
    "handles of emoji and of other scripts": (
        table("🚌🚌,2024-01-01 10:00:01,Tea", "аня,2024-01-01 10:00:02,Чай", "茶,2024-01-01 10:00:03,茶"),
        ["🚌🚌", "аня", "茶"],
        [],
    ),
    "signs that turn the direction": (
        table("a\u202eb,2024-01-01 10:00:01,\u2066tea\u202e", "c,2024-01-01 10:00:02,\u200f"),
        ["a\u202eb", "c"],
        [],
    ),
    "counts that are none": (
        table("ana,2024-01-01 10:00:01,Tea,many,-1,1.2K,1e999,99999999999999999999",
              head="account,at,text,likes,shares,comments,views,followers"),
        ["ana"],
        [],
    ),
    "huge integers as ids": (
        table(f"{'9' * 4_000},2024-01-01 10:00:01,Tea,{'8' * 5_000}", head="account,at,text,post_id"),
        ["9" * 4_000],
        [],
    ),
    "links that are none": (
        table(*(f"a{n},2024-01-01 10:00:0{n},T,{link}" for n, link in enumerate(
            ["http://.", "http://./x", "https://[::1", "http://a:999999/", "javascript:alert(1)",
             "https://" + "a" * 5_000, "http://\u2028/", "//", "http://%zz"])),
            head="account,at,text,link"),
        [f"a{n}" for n in range(9)],
        [],
    ),
    "semicolons": ((HEAD + ANA + BEN).replace(b",", b";"), ["ana", "ben"], []),
    "old Mac line ends": ((HEAD + ANA + BEN).replace(b"\n", b"\r"), ["ana", "ben"], []),
    "packed": (packed(HEAD + ANA + BEN), ["ana", "ben"], []),
    "packed twice": (zstandard.ZstdCompressor().compress(packed(HEAD + ANA)), ["ana"], []),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_good_rows_become_posts_and_bad_ones_rejects(investigate, name):
    content, accounts, rejects = TABLES[name]
    code, case, _ = investigate(content)
    assert code == 0
    assert found(case) == accounts
    told = [(r["row"], r["column"], r["reason"]) for r in case.rejects.to_pylist()]
    assert [each[:2] for each in told] == [each[:2] for each in rejects]
    for (_, _, reason), (_, _, part) in zip(told, rejects, strict=True):
        assert part in reason
    assert {reject["source_file"] for reject in case.rejects.to_pylist()} <= {"tea.csv"}


LINES = {
    "lines that are no JSON": (
        line("ana") + b"{broken\n[1]\nnull\n7\n" + line("ben"),
        ["ana", "ben"],
        [2, 3, 4, 5],
    ),
    "the last line cut off": (line("ana") + line("ben")[:30], ["ana"], [2]),
    "an integer of 5,000 digits": (
        line("ana") + b'{"account": "x", "at": ' + b"9" * 5_000 + b"}\n" + line("ben"),
        ["ana", "ben"],
        [2],
    ),
    "nested 100,000 deep": (
        line("ana") + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n" + line("ben"),
        ["ana", "ben"],
        [2],
    ),
    "half a surrogate pair everywhere": (
        b'{"account":"a\\ud800","at":1704103201,"text":"\\udfff","link":"http://\\ud800.example/",'
        b'"lang":"\\ud800","kind":"\\ud800","hashtags":["\\ud800"],"mentions":["\\ud800"]}\n',
        ["a\ufffd"],
        [],
    ),
    "NaN and infinities": (
        b'{"account":"ana","at":1704103201,"likes":NaN,"shares":Infinity,"text":NaN}\n'
        b'{"account":"ben","at":NaN}\n{"account":NaN,"at":1704103201}\n',
        ["ana"],
        [2, 3],
    ),
    "a key twice": (b'{"account":"x","account":"ana","at":1704103201}\n', ["ana"], []),
}


@pytest.mark.parametrize("name", LINES)
def test_good_lines_become_posts_and_bad_ones_rejects(investigate, name):
    content, accounts, rejects = LINES[name]
    code, case, _ = investigate(content, name="tea.jsonl")
    assert code == 0
    assert found(case) == accounts
    assert case.rejects["row"].to_pylist() == rejects


REFUSED = {
    "nothing": (b"", "is empty"),
    "a mark and nothing else": (b"\xef\xbb\xbf", "is empty"),
    "packed nothing": (packed(b""), "is empty"),
    "a packed file cut off at once": (packed(HEAD + ANA)[:12], "is empty|breaks off|damaged|--map"),
    "a ZIP": (zipped(HEAD + ANA), "ZIP archive.*unpack"),
    "a PDF": (b"%PDF-1.7", "PDF document"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "PNG image"),
    "a page": (b"<!DOCTYPE html><html>Sign in</html>", "web page"),
    "bytes": (bytes(range(128, 256)) * 40 + bytes(range(32)) * 200, "tea.csv"),
    "damaged Parquet": (b"PAR1" + bytes(100) + b"PAR1", "Parquet but is damaged"),
    "a table without a time": (b"account,text\nana,Tea\n", "--map"),
    "a table without an account": (b"at,text\n2024-01-01 10:00,Tea\n", "--map"),
    "a list of numbers": (b"[1, 2, 3]", "--map"),
    "an empty list": (b"[]", "--map|is empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_files_without_rows_are_refused_by_name(investigate, name):
    content, words = REFUSED[name]
    code, case, told = investigate(content)
    assert code == 3
    assert case is None
    assert re.search(words, told, re.DOTALL)
    assert "tea.csv" in told


DATES = {
    "could be either": (["03/04/2021 10:00", "05/06/2021 11:00"], "could be either"),
    "both": (["03/14/2021 10:00", "14/03/2021 11:00"], "mixes day-first and month-first"),
}


@pytest.mark.parametrize("name", DATES)
def test_dates_that_can_be_read_both_ways_are_asked_about(investigate, name):
    dates, words = DATES[name]
    content = table(*(f"ana,{date},Tea {n}" for n, date in enumerate(dates)))
    code, _, told = investigate(content)
    assert code == 2
    assert words in told
    assert "Say --date-order dmy or --date-order mdy" in told
    code, case, _ = investigate(content, "--date-order", "dmy")
    assert code == 0
    good = len(dates) - (name == "both")
    assert case.posts.num_rows == good
    first = case.posts["at_ms"].to_pylist()[-1]
    assert dt.datetime.fromtimestamp(first / 1000, dt.UTC).hour == 11


def test_dates_of_which_one_decides_are_read_without_asking(investigate):
    content = table("ana,03/04/2021 10:00,Tea", "ben,25/04/2021 10:00,Tea")
    _, case, _ = investigate(content)
    days = {
        dt.datetime.fromtimestamp(at / 1000, dt.UTC).date()
        for at in case.posts["at_ms"].to_pylist()
    }
    assert days == {dt.date(2021, 4, 3), dt.date(2021, 4, 25)}


def test_units_of_times_may_differ_from_row_to_row(investigate):
    _, case, _ = investigate(table(*(f"a{n},{AT_MS * 10**n // 1000},Tea" for n in range(0, 10, 3))))
    assert set(case.posts["at_ms"].to_pylist()) == {AT_MS}
    assert case.posts.num_rows == 4


@pytest.mark.parametrize("keep", [0.5, 0.9, 0.999])
def test_a_packed_file_that_breaks_off_keeps_its_rows_so_far(investigate, keep):
    rows = HEAD + b"".join(
        b"guest%d,%d,Tea %d\n" % (n, 1_704_103_201 + n, n * 7919) for n in range(3_000)
    )
    code, case, _ = investigate(packed(rows, keep), name="tea.csv.gz")
    assert code == 0
    assert 300 < case.posts.num_rows < 3_000
    assert found(case) == [f"guest{n}" for n in range(case.posts.num_rows)]
    (reject,) = [each for each in case.rejects.to_pylist() if each["row"] is None]
    assert "breaks off; reading ended after row" in reject["reason"]
    assert investigate(None, "--strict", name="tea.csv.gz")[0] == 4


def test_a_bomb_is_stopped_and_the_rows_before_it_are_kept(investigate):
    bomb = gzip.compress(HEAD + ANA + BEN + b"0" * (200 * MB))
    code, case, _ = investigate(bomb, name="tea.csv.gz")
    assert code == 0
    assert found(case) == ["ana", "ben"]
    assert any("unpacking stopped" in reject["reason"] for reject in case.rejects.to_pylist())


def test_counts_that_are_not_known_stay_unknown(investigate):
    content, *_ = TABLES["counts that are none"]
    _, case, _ = investigate(content)
    (post,) = case.posts.to_pylist()
    assert (post["likes"], post["shares"], post["comments"], post["views"]) == (
        None,
        None,
        1200,
        None,
    )
    assert sum(case.quality.unread_cells.values()) >= 2


def test_columns_that_hold_nothing_make_no_items(investigate):
    content, *_ = TABLES["columns that hold nothing"]
    _, case, _ = investigate(content)
    assert case.items.num_rows == case.pairs.num_rows == 0
    with case.engine() as engine:
        from groundswell.engine.query import Query  # noqa: PLC0415

        counted = engine.rows(Query(name="n", sql="select count(*) as n from post_items"))
    assert counted["n"].to_pylist() == [0]


def test_ids_with_different_content_are_counted_and_both_kept(investigate):
    content, *_ = TABLES["the same id with different content"]
    _, case, _ = investigate(content)
    assert case.quality.ids_with_different_content == 1
    assert case.quality.duplicates_collapsed == 1
    assert len(set(case.posts["post_key"].to_pylist())) == 2


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><svg/onload=alert(1)>",
    "{{7*7}}{% raw %}",
    "javascript:alert(1)",
    '=HYPERLINK("http://soup.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\u202egnp.exe",
    "\x1b]0;soup\x07",
    "<!--<![CDATA[",
    "\ufeff=1+1",
)


@pytest.fixture
def hostile(investigate):
    """A case in which every text, name and link is out to harm."""
    records = [
        {
            "account": f"{who}{text}", "at": f"2024-01-01T10:{m:02d}:{n:02d}Z", "display_name": text,
            "text": f"The tea at the long table is number {m} today {text}", "bio": text,
            "link": f"https://tea.example/{m}/{text}", "hashtags": [text],
            "handle": f"{text}{who}", "conversation_id": text, "lang": text, "platform": "tea",
        }
        for text in HOSTILE for m in range(3) for n, who in enumerate("abc")
    ]  # fmt: skip
    content = "".join(json.dumps(record) + "\n" for record in records).encode()
    code, case, _ = investigate(content, name="<img src=x onerror=1>.jsonl",
                                form="html,csv,json,gexf,graphml")  # fmt: skip
    assert code == 0
    assert case.groups.num_rows >= len(HOSTILE) - 1
    return case


def test_the_page_runs_nothing_and_loads_nothing(hostile):
    page = html.parse(hostile.report_path, parser=html.HTMLParser(encoding="utf-8")).getroot()
    assert not page.xpath(
        "//iframe | //object | //embed | //base | //link[@rel='stylesheet'] | //form"
    )
    assert all("alert" not in (script.text or "") for script in page.xpath("//script | //style"))
    for node in page.iter():
        if not isinstance(node.tag, str):
            assert "CDATA" not in (node.text or "")
            continue
        for name, value in node.attrib.items():
            assert not name.lower().startswith("on"), (node.tag, name)
            assert not value.strip().lower().startswith(("javascript:", "data:text", "vbscript:"))
            if name in {"src", "href", "action", "data", "poster", "srcset"}:
                assert value.startswith(("#", "data:image/")) or node.tag == "a", (node.tag, value)
    assert not page.xpath("//img[@src='x'] | //svg[@onload]")
    assert "49" not in page.xpath("string(//title)")


def test_tables_for_spreadsheets_hold_no_formula(hostile):
    formula = re.compile("['\ufeff\\s]*[=+\\-@]")
    for path in hostile.result_path.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            for record in csv.reader(file):
                for cell in record:
                    harmless = cell.startswith("'") or not formula.match(cell)
                    assert harmless or re.fullmatch(r"-?[\d.e-]+", cell), (path.name, cell)


@pytest.mark.parametrize(
    "name", ["..\\..\\tea.csv", "tea%00.csv", "tea;rm -rf.csv", "$(tea).csv", "tea`id`.csv", "CON.csv",
             "tea\u202evsc.exe", "a" * 200 + ".csv", ".csv", "tea.csv.", " tea.csv ", "*.csv", "?[a].csv"],
)  # fmt: skip
def test_names_of_files_are_only_names(investigate, tmp_path, name):
    code, case, _ = investigate(HEAD + ANA + BEN, name=name)
    assert code == 0
    assert found(case) == ["ana", "ben"]
    assert {path.name for path in tmp_path.iterdir()} == {name, "case"}


FIELDS = ("post_id", "account", "handle", "display_name", "account_created", "followers", "bio",
          "text", "at", "lang", "kind", "target_post", "target_account", "target_handle", "target_at",
          "conversation_id", "likes", "shares", "views", "link", "domain", "hashtags", "mentions",
          "platform", "in_reply_to_status_id")  # fmt: skip
NASTY = st.sampled_from(
    ["", " ", "http://.", "https://[", "http://./x www.", "Thu Mar 04 10:00:00 +9900 2021", "1e400", "-1",
     "NaN", "RT @", "RT @a:", "#", "@", "1,2", "[]", "['a", "9" * 30, "0001-01-01T00:00:00+14:00", "\x00",
     "\ud800", "https://l.facebook.com/?u=http://.", "12:00", "\u202e", "𝕋", "ﷺ", "K", "1.2.3K"]
)  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats()
    | st.text(max_size=12)
    | NASTY,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2)
    ),
    max_leaves=4,
)
GOOD = {"account": "ana", "at": "2024-01-01T10:00:01Z"}


@pytest.mark.parametrize("field", FIELDS)
def test_any_value_in_any_field_of_a_line_is_a_post_or_a_reject(tmp_path_factory, field):
    folder = tmp_path_factory.mktemp("tea")

    @given(st.lists(VALUES, min_size=1, max_size=40))
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    def check_values(values):
        lines = [json.dumps(GOOD | {"text": "first", field: None} if field not in GOOD else GOOD)]
        lines += [json.dumps(GOOD | {field: value}) for value in values]
        (folder / "tea.jsonl").write_text("\n".join(lines) + "\n")
        try:
            (plan,) = gs.plan(folder / "tea.jsonl")
        except gs.GroundswellError:
            return
        door = Door(identify_language=False)
        maker = normalise.Normaliser(door, key=b"x" * 32, source_file="tea.jsonl", platform="tea",
                                     date_order="dmy", latest_ms=2**41)  # fmt: skip
        rows = posts = rejects = 0
        for batch in plan.source.read(plan.head, plan.recognition):
            made = maker(batch)
            made.posts.validate(full=True)
            rows = batch.last_row or rows
            posts += made.posts.num_rows
            rejects += len(made.rejects)
        assert posts + rejects == rows == len(values) + 1

    check_values()


def test_records_of_every_wrong_type_make_a_case(investigate):
    odd = [
        None,
        True,
        5,
        -1.5,
        10**30,
        "",
        "tea",
        [],
        ["tea", None, 3],
        {},
        {"a": {"b": [1]}},
        [[[]]],
    ]
    lines = [GOOD | {"post_id": "first"}]
    lines += [GOOD | {"post_id": f"{field} {n}", field: value}
              for field in FIELDS for n, value in enumerate(odd)]  # fmt: skip
    content = "".join(json.dumps(each) + "\n" for each in lines).encode()
    code, case, _ = investigate(content, name="tea.jsonl", form="html,csv,json")
    assert code == 0
    assert case.quality.rows_read == len(lines)
    assert case.posts.num_rows > 250


UTC = dt.UTC
MOMENT = dt.datetime(2024, 1, 1, 10, 0, 1, tzinfo=UTC)
ODD_PARQUET = {
    "timestamps in s": {"at": pa.array([MOMENT], pa.timestamp("s", "UTC"))},
    "timestamps in ms": {"at": pa.array([MOMENT], pa.timestamp("ms", "UTC"))},
    "timestamps in us without a zone": {"at": pa.array([MOMENT.replace(tzinfo=None)], pa.timestamp("us"))},
    "timestamps in ns": {"at": pa.array([AT_MS * 1_000_000 + 999_999], pa.int64()).cast(pa.timestamp("ns", "UTC"))},
    "timestamps of another zone": {"at": pa.array([MOMENT], pa.timestamp("us", "Asia/Tokyo"))},
    "dictionaries": {"account": pa.array(["ana"]).dictionary_encode(), "at": pa.array([MOMENT])},
    "large strings": {"account": pa.array(["ana"], pa.large_string()), "at": pa.array([MOMENT])},
    "string views": {"account": pa.array(["ana"], pa.string_view()), "at": pa.array([MOMENT])},
    "bytes": {"account": pa.array([b"ana"]), "at": pa.array([MOMENT])},
    "fixed bytes": {"account": pa.array([b"ana"], pa.binary(3)), "at": pa.array([MOMENT])},
    "decimals as times and counts": {
        "at": pa.array([decimal.Decimal(AT_MS)], pa.decimal128(20, 0)),
        "likes": pa.array([decimal.Decimal("12")], pa.decimal128(20, 2)),
    },
    "lists": {"at": pa.array([MOMENT]), "hashtags": pa.array([["tea", None, "cake"]])},
    "structs": {"at": pa.array([MOMENT]), "likes": pa.array([{"n": 3}])},
    "maps": {"at": pa.array([MOMENT]), "likes": pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64()))},
    "nulls": {"at": pa.array([MOMENT]), "text": pa.nulls(1), "likes": pa.nulls(1)},
    "unsigned and small integers": {
        "at": pa.array([AT_MS], pa.uint64()),
        "likes": pa.array([12], pa.uint8()),
        "post_id": pa.array([2**64 - 1], pa.uint64()),
    },
    "floats": {"at": pa.array([AT_MS / 1000]), "likes": pa.array([12.0], pa.float32())},
    "half floats": {"at": pa.array([MOMENT]), "likes": pa.array([12.0]).cast(pa.float16())},
    "times of day and spans": {
        "at": pa.array([MOMENT]),
        "likes": pa.array([5], pa.duration("s")),
        "text": pa.array([dt.time(10, 0)]),
    },
    "truth values": {"at": pa.array([MOMENT]), "likes": pa.array([True])},
}  # fmt: skip


@pytest.mark.parametrize("name", ODD_PARQUET)
def test_parquet_of_odd_types_is_read(investigate, tmp_path, name):
    columns = {"account": pa.array(["ana"])} | ODD_PARQUET[name]
    pq.write_table(pa.table(columns), tmp_path / "tea.parquet")
    code, case, _ = investigate(None, name="tea.parquet")
    assert code == 0
    assert found(case) == ["ana"]
    (post,) = case.posts.to_pylist()
    assert post["at_ms"] == AT_MS
    if name in {
        "decimals as times and counts",
        "unsigned and small integers",
        "floats",
        "half floats",
    }:
        assert post["likes"] == 12


def test_parquet_of_days_has_the_day_and_of_rubbish_the_reject(investigate, tmp_path):
    days = pa.array([dt.date(2024, 1, 1), None, dt.date(1, 1, 1), dt.date(9999, 12, 31)])
    pq.write_table(pa.table({"account": list("abcd"), "at": days}), tmp_path / "tea.parquet")
    code, case, _ = investigate(None, name="tea.parquet")
    assert code == 0
    assert found(case) == ["a"]
    assert case.rejects["row"].to_pylist() == [2, 3, 4]


def test_good_and_bad_files_are_told_apart_by_name(investigate, tmp_path):
    (tmp_path / "cake.csv").write_bytes(HEAD + CAI + b"zoe,soon,Jam\n")
    (tmp_path / "soup.jsonl").write_bytes(line("dee") + b"{broken\n")
    code, case, _ = investigate(HEAD + b"yan\n" + ANA, "cake.csv", "soup.jsonl")
    assert code == 0
    assert sorted(found(case)) == ["ana", "cai", "dee"]
    told = {(r["source_file"], r["row"]) for r in case.rejects.to_pylist()}
    assert told == {("tea.csv", 1), ("cake.csv", 2), ("soup.jsonl", 2)}
