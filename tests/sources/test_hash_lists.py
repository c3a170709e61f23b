import gzip
import json

import numpy as np
import pytest

from groundswell.errors import SourceError
from groundswell.sources.hash_lists import AGAIN, EMPTY, OTHER_KIND, POOR, WITHDRAWN, read_hash_list


def hashed(seed):
    """A hash of which half of the bits are set, as in every PDQ hash."""
    bits = np.zeros(256, dtype=np.uint8)
    bits[np.random.default_rng(seed).permutation(256)[:128]] = 1
    return np.packbits(bits).tobytes().hex()


A, B, C = hashed(1), hashed(2), hashed(3)
MD5 = "d41d8cd98f00b204e9800998ecf8427e"


def listed(tmp_path, content, name="list.txt"):
    path = tmp_path / name
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_hash_list(path)


def hashes(found):
    return found.table["pdq"].to_pylist()


def labels(found):
    return found.table["label"].to_pylist()


def test_one_hash_a_line(tmp_path):
    found = listed(tmp_path, f"# a list\n{A}\n\n{B.upper()}\r\n")
    assert hashes(found) == [A, B]
    assert found.table["entry"].to_pylist() == [1, 2]


def test_the_kind_may_stand_before_the_hash(tmp_path):
    found = listed(tmp_path, f"pdq {A}\nvideo_md5 {MD5}\npdq {B}\n")
    assert (hashes(found), found.left_out) == ([A, B], {OTHER_KIND: 1})


def test_lines_of_the_hashing_tool_hold_quality_and_file(tmp_path):
    found = listed(tmp_path, f"{A},100,bus.jpg\n{B},12,fog.jpg\n")
    assert (hashes(found), labels(found)) == ([A], ["bus.jpg"])
    assert found.left_out == {POOR: 1}


def test_lines_of_the_exchange_hold_its_number_day_and_tags(tmp_path):
    found = listed(tmp_path, f"{A},1234567,2024-05-01,bus tea\n")
    assert labels(found) == ["1234567 2024-05-01 bus tea"]


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_table_with_a_header_is_read_by_its_names(tmp_path, mark):
    rows = [
        ["signal_type", "signal_str", "collab", "category", "tags"],
        ["pdq", A, "Buses", "POSITIVE_CLASS", "red bus"],
        ["video_md5", MD5, "Buses", "POSITIVE_CLASS", ""],
    ]
    found = listed(tmp_path, "\n".join(mark.join(row) for row in rows))
    assert (hashes(found), labels(found)) == ([A], ["red bus POSITIVE_CLASS Buses"])
    assert found.left_out == {OTHER_KIND: 1}


def test_descriptors_of_the_exchange_are_found_however_deep_they_lie(tmp_path):
    page = {
        "data": [
            {"raw_indicator": A, "type": "HASH_PDQ", "tags": ["bus"], "status": "MALICIOUS"},
            {
                "indicator": {"indicator": B, "type": "HASH_PDQ"},
                "tags": {"data": [{"text": "tea"}]},
            },
            {"raw_indicator": MD5, "type": "HASH_MD5"},
        ],
        "paging": {"cursors": {"after": "x"}},
    }
    found = listed(tmp_path, page)
    assert (hashes(found), found.left_out) == ([A, B], {OTHER_KIND: 1})


def test_withdrawn_hashes_are_left_out(tmp_path):
    page = {
        "count": 3,
        "hasMoreRecords": False,
        "hashRecords": [
            {"signalType": "ImagePDQ", "hashValue": A, "hashStatus": "Active", "caseNumbers": {}},
            {"signalType": "ImagePDQ", "hashValue": B, "hashStatus": "Withdrawn"},
            {"signalType": "VideoMD5", "hashValue": MD5, "hashStatus": "Active"},
        ],
    }
    found = listed(tmp_path, page)
    assert (hashes(found), found.left_out) == ([A], {WITHDRAWN: 1, OTHER_KIND: 1})


def test_json_lines_lists_and_frames_of_videos_are_read(tmp_path):
    lines = "\n".join(json.dumps({"hash": one, "signal_type": "pdq"}) for one in (A, B))
    assert hashes(listed(tmp_path, lines)) == [A, B]
    assert hashes(listed(tmp_path, [A, B])) == [A, B]
    assert hashes(listed(tmp_path, {"pdq": [A], "md5": [MD5]})) == [A]
    assert hashes(listed(tmp_path, [f"{A},100,0.000", f"{B},30,1.000"])) == [A]


def test_the_xml_of_the_hash_sharing_is_read_without_what_was_deleted(tmp_path):
    xml = f"""<?xml version="1.0"?><queryResult><images count="3">
      <image><member id="1">Bus</member><id>1</id><fingerprints>
        <md5>{MD5}</md5><pdq>{A.upper()}</pdq></fingerprints></image>
      <image><member id="1">Bus</member><id>2</id><fingerprints><md5>{MD5}</md5></fingerprints></image>
      <deletedImage><member id="1">Bus</member><id>3</id></deletedImage>
      </images></queryResult>"""
    found = listed(tmp_path, xml)
    assert (hashes(found), found.left_out) == ([A], {OTHER_KIND: 1, WITHDRAWN: 1})


def test_xml_made_to_fill_memory_is_not_unfolded(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + f"<image><pdq>{A}</pdq>" + "&a;" * 9 + "</image>"
    assert hashes(listed(tmp_path, bomb)) == [A]


def test_each_hash_is_given_once(tmp_path):
    found = listed(tmp_path, f"{A}\n{B}\n{A}\n")
    assert (hashes(found), found.left_out) == ([A, B], {AGAIN: 1})


def test_a_hash_of_nothing_is_left_out(tmp_path):
    found = listed(tmp_path, f"{A}\n{'0' * 64}\n{'f' * 64}\n")
    assert (hashes(found), found.left_out) == ([A], {EMPTY: 2})


def test_what_is_no_hash_is_refused_by_its_number_and_never_repeated(tmp_path):
    found = listed(tmp_path, f"{A}\nthe bus is late\npdq 1234\n")
    assert [one.entry for one in found.refused] == [2, 3]
    assert "bus" not in str(found.refused)


def test_a_packed_list_is_read(tmp_path):
    assert hashes(listed(tmp_path, gzip.compress(f"{A}\n{C}\n".encode()), "list.gz")) == [A, C]


@pytest.mark.parametrize("content", ["", "the bus is late", f"{MD5}\n", "{}", "[1, 2]", "<a/>"])
def test_a_file_without_hashes_is_an_error_that_says_what_to_give(tmp_path, content):
    with pytest.raises(SourceError, match="one a line, CSV with a header, or JSON"):
        listed(tmp_path, content)


def test_a_document_nested_without_end_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no PDQ hash"):
        listed(tmp_path, "[" * 100_000)
