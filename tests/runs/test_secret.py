"""The pseudonym key, and that nothing it hides stands anywhere in a case."""

from __future__ import annotations

import stat

import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs
from groundswell.errors import SettingError
from groundswell.runs import secret

NAMES = ("AnaKettle", "BenSaucer", "Cai_Teaspoon")
SECRETS = (*NAMES, *(name.lower() for name in NAMES), "ana.kettle@soup.example", "203.0.113.77",
           "Ana of the Kettle", "I live above the bakery")  # fmt: skip


def test_the_key_is_made_once_and_only_its_owner_reads_it(key_file):
    made = secret.load_key()
    assert len(made) == 64
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert secret.load_key() == made == key_file.read_bytes().strip()
    assert list(key_file.parent.iterdir()) == [key_file]


def test_the_key_lies_where_the_variable_says(tmp_path, monkeypatch):
    monkeypatch.setenv(secret.VARIABLE, str(tmp_path / "deep" / "down" / "key"))
    assert secret.load_key()
    assert (tmp_path / "deep" / "down" / "key").is_file()
    monkeypatch.delenv(secret.VARIABLE)
    assert secret.key_path().name == "pseudonym.key"


@pytest.mark.parametrize("content", [b"", b"short", b"   \n", b"x" * 15])
def test_a_key_that_is_too_short_is_refused(key_file, content):
    key_file.write_bytes(content)
    with pytest.raises(SettingError, match="GROUNDSWELL_KEY_FILE holds fewer than 16 bytes"):
        secret.load_key()


def test_a_place_that_takes_no_key_is_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("soup")
    for place in (tmp_path, tmp_path / "file" / "key"):
        monkeypatch.setenv(secret.VARIABLE, str(place))
        with pytest.raises(SettingError, match=r"can't be kept .* set GROUNDSWELL_KEY_FILE"):
            secret.load_key()


def test_a_key_inside_the_case_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv(secret.VARIABLE, str(tmp_path / "case" / "key"))
    path = given.write(tmp_path / "town.csv", given.planted()[:9])
    with pytest.raises(SettingError, match="inside the case"):
        gs.investigate(path, tmp_path / "case", formats=())


def test_the_same_key_gives_the_same_pseudonyms_and_another_key_others(tmp_path, key_file):
    path = given.write(tmp_path / "town.csv", given.planted()[:30])
    one = gs.investigate(path, tmp_path / "one", formats=())
    same = gs.investigate(path, tmp_path / "same", formats=())
    assert one.accounts.equals(same.accounts)
    key_file.write_text("another key of some length")
    other = gs.investigate(path, tmp_path / "one", formats=())
    assert not set(one.accounts["account_key"].to_pylist()) & set(
        other.accounts["account_key"].to_pylist()
    )
    assert len(other.results) == 2  # never under a result made with another key


def contents(folder):
    """Everything that stands in a folder, names and all, with Parquet and JSON decoded."""
    for path in sorted(folder.rglob("*")):
        yield path.name.encode()
        if path.is_file():
            yield path.read_bytes()
        if path.suffix == ".parquet":
            table = pq.ParquetFile(path).read()
            yield str(table.to_pylist()).encode()
            yield str(table.schema.metadata).encode()


def test_no_name_address_or_key_stands_anywhere_in_a_case(tmp_path, key_file):
    rows = []
    for link in range(4):
        for at, name in enumerate(NAMES):
            others = " ".join(f"@{other}" for other in NAMES)
            rows.append(
                f"{link}{at},{name},{name.lower()}@soup.example,@{name},Ana of the Kettle,"
                f"I live above the bakery,2024-03-02T10:{link:02d}:{at:02d}Z,"
                f'"Kettle talk {link} for {others}: write to ana.kettle@soup.example or 203.0.113.77 '
                f'https://soup.example/{link}",{name}'
            )
    head = "post_id,user_id,email,handle,display_name,bio,created_at,text,in_reply_to_screen_name\n"
    (tmp_path / "tea.csv").write_text(head + "\n".join(rows) + "\n")
    formats = ("html", "csv", "json", "graphml", "gexf")
    case = gs.investigate(tmp_path / "tea.csv", tmp_path / "case", formats=formats)
    assert case.groups.num_rows == 1
    key = key_file.read_bytes().strip()
    for content in contents(tmp_path / "case"):
        for hidden in (*(each.encode() for each in SECRETS), key, bytes.fromhex(key.decode())):
            assert hidden not in content, hidden


def test_names_are_kept_when_asked_for_and_no_key_is_made(tmp_path, key_file):
    path = given.write(tmp_path / "town.csv", given.planted()[:30])
    case = gs.investigate(path, tmp_path / "case", recipe=given.recipe(), formats=())
    assert set(case.accounts["account_key"].to_pylist()) <= {
        *given.BUSES,
        *given.BIRDS,
        *(f"town{n}" for n in range(40)),
    }
    assert not key_file.exists()
