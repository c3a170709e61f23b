"""Articles on several domains, and accounts that are named alike, in a case."""

from __future__ import annotations

import csv
import json

import pyarrow.compute as pc
import pytest
from click.testing import CliRunner

import groundswell as gs
from groundswell.cli import cli
from groundswell.errors import SettingError, SourceError
from groundswell.model.names import ARTICLE_FAMILIES, NAME_FAMILIES
from groundswell.model.tables import FAMILY_ITEMS

START = 1_709_251_200_000
HOUR = 3_600_000
OPEN = {"door": {"keep_handles": True}}
FERRY = "Why the ferry to the north island waits until the evening"
SLUG = "why-the-ferry-to-the-north-island-waits-until-the-evening"


def written(folder, links):
    """Write posts of one account for each link, an hour apart; several links are a list."""
    path = folder / "posts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["account", "post", "at", "kind", "text", "link"])
        for n, link in enumerate(links):
            writer.writerow([f"ana{n}", f"p{n}", START + n * HOUR, "post", "look at this", link])
    return path


def pages(folder, rows, name="pages.csv"):
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["url", "title", "language"], *rows])
    return path


def investigated(tmp_path, links, rows=None, **more):
    given = {"pages": [pages(tmp_path, rows)]} if rows is not None else {}
    return gs.investigate(
        written(tmp_path, links), tmp_path / "case", recipe=OPEN, **(given | more)
    )


def articles(case):
    return case.family_items.filter(pc.equal(case.family_items["kind"], "article")).to_pylist()


ON_TWO = (
    ["https://a.example/1", "https://b.example/9"],
    [
        ["http://www.a.example/1/?utm_source=x", f"{FERRY} | A", "en"],
        ["https://b.example/9", FERRY.upper(), "English"],
    ],
)


def test_posts_that_link_to_one_article_on_two_domains_have_one_item(tmp_path):
    case = investigated(tmp_path, *ON_TWO)
    assert case.article_families.schema == ARTICLE_FAMILIES
    assert case.article_families["domains"].to_pylist() == [2, 2]
    assert case.family_items.schema == FAMILY_ITEMS
    found = articles(case)
    assert {row["account_key"][-4:] for row in found} == {"ana0", "ana1"}
    assert {row["value"] for row in found} == {"https://a.example/1"}
    assert sorted(row["decided"] for row in found) == ["representative", "same title"]
    assert case.quality.families["article"] == 2


def test_without_titles_the_words_of_the_addresses_tell(tmp_path):
    case = investigated(
        tmp_path, [f"https://a.example/2024/{SLUG}", f"https://b.example/{SLUG}-18842.html"]
    )
    assert sorted(row["decided"] for row in articles(case)) == ["representative", "same slug"]
    assert {row["value"] for row in articles(case)} == {f"https://a.example/2024/{SLUG}"}


def test_a_title_that_is_supplied_counts_and_not_the_words_of_the_address(tmp_path):
    other = "Quince jelly needs two days of patience and a muslin cloth"
    links = [f"https://a.example/{SLUG}", f"https://b.example/{SLUG}"]
    assert articles(investigated(tmp_path, links))
    case = investigated(tmp_path, links, [[links[0], other, "en"], [links[1], FERRY, "en"]])
    assert articles(case) == []


@pytest.mark.parametrize("title", ["404 Not Found", "Home", "Page not found", "Just a moment..."])
def test_a_title_that_tells_nothing_is_never_an_article(tmp_path, title):
    links = [f"https://site{n}.example/{n}" for n in range(4)]
    case = investigated(tmp_path, links, [[link, title, "en"] for link in links])
    assert case.article_families.num_rows == 0
    assert articles(case) == []


def test_home_pages_are_never_an_article(tmp_path):
    case = investigated(tmp_path, ["https://a.example", "https://b.example", "https://c.example/"])
    assert case.article_families.num_rows == 0


def test_an_article_on_one_domain_is_no_family(tmp_path):
    case = investigated(
        tmp_path, [f"https://a.example/1/{SLUG}", f"https://news.a.example/2/{SLUG}"]
    )
    assert case.article_families.num_rows == 0


def test_a_language_without_a_table_gives_leads_and_no_items(tmp_path):
    links = ["https://a.example/1", "https://b.example/9"]
    case = investigated(tmp_path, links, [[link, FERRY, "gsw"] for link in links])
    assert set(case.article_families["tier"].to_pylist()) <= {"lead"}
    assert articles(case) == []


def test_the_page_seen_first_represents_its_family(tmp_path):
    links = ["https://b.example/9", "https://a.example/1"]  # b an hour before a
    case = investigated(tmp_path, links, [[link, FERRY, "en"] for link in reversed(links)])
    assert set(case.article_families["family"].to_pylist()) == {"https://b.example/9"}


def test_pages_are_no_part_of_a_case_that_was_given_none(tmp_path):
    links, rows = ON_TWO
    before = investigated(tmp_path, links)
    after = investigated(tmp_path, links, rows)
    assert before.article_families.num_rows == 0
    assert after.article_families.num_rows == 2
    again = investigated(tmp_path, links, [[rows[0][0], "Another title", "en"], rows[1]])
    assert again.article_families.num_rows == 0


def test_rows_that_are_no_pages_are_set_aside_and_counted(tmp_path):
    links, rows = ON_TWO
    bad = [["", "Nothing", "en"], ["https://t.co/abc", "Short", "en"], [links[1], "Again", "en"]]
    case = investigated(tmp_path, links, [*rows, *bad])
    assert case.article_families.num_rows == 2
    told = case.sameness_about["supplied"]
    assert told["pages"] == 2
    assert [(row["source_file"], row["row"], row["column"]) for row in told["rejects"]] == [
        ("pages.csv", 3, "url"), ("pages.csv", 4, "url"), ("pages.csv", 5, "url"),
    ]  # fmt: skip
    assert [row["reason"].split(",")[0] for row in told["rejects"]] == [
        "no address", "not an address that can be read", "an address that came before",
    ]  # fmt: skip


def test_times_that_cant_be_read_are_counted_and_the_pages_kept(tmp_path):
    links, rows = ON_TWO
    file = tmp_path / "pages.csv"
    lines = [["url", "title", "lang", "published"], [*rows[0], "soon"], [*rows[1], "2024-02-01"]]
    with file.open("w", newline="") as out:
        csv.writer(out).writerows(lines)
    case = investigated(tmp_path, links, pages=[file])
    assert case.sameness_about["supplied"]["times_unread"] == 1
    assert set(case.article_families["family"].to_pylist()) == {"https://b.example/9"}


def test_a_file_without_addresses_is_refused_before_anything_is_made(tmp_path):
    file = tmp_path / "pages.csv"
    file.write_text("title,text\nLate,The bus waits\n")
    with pytest.raises(SourceError, match="no column of addresses"):
        investigated(tmp_path, ON_TWO[0], pages=[file])
    assert not (tmp_path / "case").exists()


def test_handles_in_addresses_of_pages_become_the_pseudonyms_of_the_links(tmp_path):
    link = f"https://t.me/anabeltran/{SLUG}"
    file = pages(tmp_path, [[link, FERRY, "en"], ["https://b.example/9", FERRY, "en"]])
    posts = written(tmp_path, [link, "https://b.example/9"])
    case = gs.investigate(posts, tmp_path / "case", pages=[file])
    assert len(articles(case)) == 2
    assert "anabeltran" not in str(case.article_families.to_pylist())


def test_files_of_pages_are_an_option_of_the_command_that_may_come_again(tmp_path):
    links, rows = ON_TWO
    one, two = (pages(tmp_path, [row], f"pages{n}.csv") for n, row in enumerate(rows))
    asked = ["investigate", str(written(tmp_path, links)), "--out", str(tmp_path / "case")]
    asked += ["--pages", str(one), "--pages", str(two), "--yes", "--format", "json"]
    done = CliRunner().invoke(cli, asked)
    assert done.exit_code == 0, done.output
    assert gs.open_case(tmp_path / "case").article_families.num_rows == 2


def test_spark_refuses_files_of_pages():
    asked = ["investigate", "posts.csv", "--engine", "spark", "--pages", "pages.csv"]
    done = CliRunner().invoke(cli, asked)
    assert isinstance(done.exception, SettingError)
    assert "--pages does not go with --engine spark" in str(done.exception)


def test_accounts_of_one_shown_name_are_a_family_that_is_no_item(tmp_path):
    path = tmp_path / "posts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["account", "handle", "display_name", "post", "at", "text"])
        for n in range(4):
            name = "Ferry Friend" if n < 3 else "Quince Cook"
            writer.writerow([n, f"heron{n}", name, f"p{n}", START + n * HOUR, f"post {n}"])
    case = gs.investigate(path, tmp_path / "case")
    found = case.name_families
    assert found.schema == NAME_FAMILIES
    same = found.filter(pc.equal(found["how"], "one shown name")).to_pylist()
    assert [(row["members"], row["share"]) for row in same] == [(3, 0.75)] * 3
    assert case.family_items.num_rows == 0
    assert "Ferry" not in str(found.to_pylist())


def test_a_case_of_before_articles_were_compared_still_opens(tmp_path):
    case = investigated(tmp_path, *ON_TWO)
    file = case.path / "manifest.json"
    told = json.loads(file.read_text())
    for about in told["sameness"].values():
        for name in ("article_families", "name_families"):
            del about["sizes"][name]
            (case.path / "sameness" / case.about["sameness"] / f"{name}.parquet").unlink()
    file.write_text(json.dumps(told))
    old = gs.open_case(case.path)
    assert old.article_families.schema == ARTICLE_FAMILIES
    assert old.article_families.num_rows == old.name_families.num_rows == 0
    assert old.family_items.num_rows == case.family_items.num_rows
    old.engine().close()
