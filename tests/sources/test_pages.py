"""Files of pages: their columns, their forms, and rows that are no pages."""

from __future__ import annotations

import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from groundswell.errors import SourceError
from groundswell.sources.pages import NO_ADDRESS, NO_PAGE, read_pages

FERRY = "https://a.example/1"
TITLE = "Why the ferry to the north island waits"


def given(tmp_path, content, name="pages.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_pages(path)


def test_a_table_gives_address_title_text_language_and_time(tmp_path):
    found = given(
        tmp_path, f"url,title,body,language,at\n{FERRY},{TITLE},It waits.,en,2024-03-01\n"
    )
    assert [tuple(page) for page in found.pages] == [
        (1, FERRY, TITLE, "It waits.", "en", "2024-03-01")
    ]
    assert (found.name, found.rejects) == ("pages.csv", ())


@pytest.mark.parametrize(
    "header",
    ["Link,Headline,Text,Lang,Published", "address,title,content,language,first_seen",
     "Article URL,og:title,full text,language-code,publish_date"],
)  # fmt: skip
def test_other_names_of_columns_are_known(tmp_path, header):
    (page,) = given(tmp_path, f"{header}\n{FERRY},{TITLE},It waits.,en,2024-03-01\n").pages
    assert tuple(page)[1:] == (FERRY, TITLE, "It waits.", "en", "2024-03-01")


def test_the_address_of_the_paper_is_not_the_address_of_the_page(tmp_path):
    content = f"media_name,media_url,title,url\nBus News,https://a.example,{TITLE},{FERRY}\n"
    assert given(tmp_path, content).pages[0].url == FERRY


def test_an_address_alone_is_a_page(tmp_path):
    (page,) = given(tmp_path, f"url;title\n{FERRY};\n").pages
    assert tuple(page)[2:] == (None, None, None, None)


def test_json_lines_and_a_document_give_the_same(tmp_path):
    rows = [{"url": FERRY, "title": TITLE, "published": 1_709_251_200}, {"url": "b.example/9"}]
    lines = given(tmp_path, "\n".join(map(json.dumps, rows)), "pages.jsonl").pages
    document = given(tmp_path, json.dumps({"articles": rows}), "pages.json").pages
    assert lines == document
    assert [page.url for page in lines] == [FERRY, "b.example/9"]
    assert lines[0].at == 1_709_251_200


def test_parquet_gives_the_same(tmp_path):
    table = pa.table({"url": [FERRY, None], "title": pa.array([TITLE, "x"]).dictionary_encode()})
    pq.write_table(table, tmp_path / "pages.parquet")
    found = read_pages(tmp_path / "pages.parquet")
    assert [(page.row, page.url, page.title) for page in found.pages] == [(1, FERRY, TITLE)]
    assert found.rejects == ((2, "url", NO_ADDRESS),)


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_packed_files_are_read(tmp_path, pack):
    packed = pack(f"url,title\n{FERRY},{TITLE}\n".encode())
    assert given(tmp_path, packed, "pages.csv.packed").pages[0].title == TITLE


def test_other_encodings_are_read(tmp_path):
    content = f"url,title\n{FERRY},Почему паром ждёт\n".encode("utf-16")
    assert given(tmp_path, content).pages[0].title == "Почему паром ждёт"


def test_rows_without_a_page_are_set_aside_with_row_column_and_reason(tmp_path):
    content = (
        f"url,title\n{FERRY},{TITLE}\n,Nothing\nmailto:ana@bus.example,Mail\n"
        "not an address,Words\nhttps://b.example/2,one,too many\nhttps://c.example/3,Good\n"
    )
    found = given(tmp_path, content)
    assert [page.url for page in found.pages] == [FERRY, "https://c.example/3"]
    assert found.rejects[:2] != ()
    by_row = {reject.row: (reject.column, reject.reason) for reject in found.rejects}
    assert by_row[2] == ("url", NO_ADDRESS)
    assert by_row[4] == ("url", NO_PAGE)
    assert by_row[5] == (None, "3 fields where the header has 2")


def test_reasons_repeat_nothing_of_the_page(tmp_path):
    found = given(tmp_path, "url,title\nsecret words here,Secret\n")
    assert "ecret" not in str(found.rejects)


@pytest.mark.parametrize("content", ["title,text\nLate,It waits\n", f"{FERRY},{TITLE}\n"])
def test_a_file_without_a_column_of_addresses_is_refused_with_the_mend(tmp_path, content):
    with pytest.raises(SourceError, match="no column of addresses of pages; call it url"):
        given(tmp_path, content)


def test_half_a_surrogate_and_nul_are_left_out(tmp_path):
    line = '{"url": "https://a.example/1", "title": "Late\\ud800 b\\u0000us"}'
    (page,) = given(tmp_path, line, "pages.jsonl").pages
    assert page.title.encode()
    assert "\0" not in page.title
