"""The page on usage logs: what it says, and what it must never do with text from logs."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from lxml import html
from tests.reports import usage_given as given

from groundswell.reports.usage_compose import compose_usage
from groundswell.reports.usage_page import page

PAGES = {
    "sample": given.report,
    "empty": lambda: compose_usage(given.empty(), {}),
    "hostile": given.hostile,
    "without a policy": lambda: given.report(policy=None),
}


@cache
def parsed(name):
    return html.fromstring(page(PAGES[name]()))


def words(node):
    return " ".join(node.text_content().split())


@pytest.fixture(params=PAGES)
def document(request):
    return parsed(request.param)


def test_nothing_runs(document):
    assert (
        document.xpath("//script | //iframe | //object | //embed | //img | //form | //base") == []
    )
    names = {name.lower() for node in document.iter() for name in node.attrib}
    assert not [name for name in names if name.startswith("on")]


def test_nothing_is_fetched(document):
    references = document.xpath("//@href | //@src | //@*[name()='xlink:href']")
    assert references
    assert all(reference.startswith("#") for reference in references)
    styles = " ".join([*document.xpath("//style/text()"), *document.xpath("//@style")])
    assert not re.search(r"@import|https?:|url\((?!#)", styles)
    assert document.xpath("//link") == []
    (policy,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_every_link_leads_somewhere_on_the_page(document):
    ids = set(document.xpath("//@id"))
    assert {link[1:] for link in document.xpath("//a/@href")} <= ids


def test_ids_are_unique(document):
    assert [one for one, times in Counter(document.xpath("//@id")).items() if times > 1] == []


def test_headings_go_down_one_step_at_a_time(document):
    levels = [int(node.tag[1]) for node in document.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_picture_has_a_name_and_a_description_or_is_only_for_the_eye(document):
    ids = {node.get("id"): node for node in document.iter() if node.get("id")}
    for picture in document.xpath("//svg"):
        if picture.get("aria-hidden") == "true":
            continue
        assert picture.get("role") == "img"
        named = picture.get("aria-labelledby").split()
        assert [ids[one].tag for one in named] == ["title", "desc"]
        assert all(words(ids[one]) for one in named)


def test_every_table_has_a_caption_and_scoped_headers(document):
    for table in document.xpath("//table"):
        assert words(table.find("caption"))
        assert all(th.get("scope") for th in table.iter("th"))


def test_landmarks_stand_once_and_are_named(document):
    for landmark in ("header", "main", "nav", "footer"):
        assert len(document.xpath(f"//{landmark}")) == 1
    for section in document.xpath("//section[@aria-labelledby]"):
        assert document.get_element_by_id(section.get("aria-labelledby")) is not None


def test_nothing_of_an_attack_is_left_but_its_text():
    text = page(given.hostile())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    document = html.fromstring(text)
    assert "⟦U+202E⟧" in words(document)
    assert "{{ 7 * 7 }}" in words(document)
    headings = [words(node) for node in document.xpath("//h2")]
    assert headings.count("Finding") == 0
    assert len(document.xpath("//head/title")) == 1


def test_what_a_log_says_stands_only_inside_the_page_s_own_frames():
    document = html.fromstring(page(given.hostile()))
    for node in document.xpath("//*[contains(text(), 'cleared by the police')]"):
        around = [parent.tag for parent in (node, *node.iterancestors())]
        assert "bdi" in around or "desc" in around or "title" in around or "text" in around


def test_a_flood_of_empty_lines_is_told_and_not_shown():
    text = page(given.hostile())
    assert "[9 line breaks]" in text
    quotes = html.fromstring(text).xpath("//blockquote")
    assert not any("\n\n\n\n" in quote.text_content() for quote in quotes)


def test_a_very_long_prompt_is_cut_and_says_so():
    rows = given.messages()
    rows[0]["text"] = "bus " * 400_000 + rows[0]["text"]
    text = page(given.report(messages=rows))
    assert len(text) < 700_000
    assert "The first 4,000 of 1,6" in text


def test_the_finding_stands_first_with_its_chance_and_that_people_decide():
    finding = words(parsed("sample").get_element_by_id("finding"))
    assert "1 candidate operation with 2 accounts reaches “investigate”" in finding
    assert "chance would give 0.010 as strong as it" in finding
    assert "nothing here decides about an account" in finding
    assert "A candidate is not a culprit" in finding


def test_an_operation_carries_its_rows_its_chance_and_what_is_not_excluded():
    said = words(parsed("sample").get_element_by_id("operation-1"))
    assert "chance would give 0.010 operations as strong" in said
    assert "Not excluded: agency (possible) and research (can't be told)." in said
    assert "9 messages, first town-log.jsonl row 1, 3, 5" in said


def test_a_quote_shows_its_span_its_exemplar_and_its_row():
    first = parsed("sample").xpath("//article[contains(@class, 'quote')]")[0]
    assert first.xpath(".//mark/text()") == ["a plan for the campaign on bus line 42"]
    said = words(first)
    assert "a request about planning of a bus line" in said
    assert "a timetable for one’s own stop" in said
    assert "refused" in said
    assert "town-log.jsonl, row 1" in said
    assert "probability 97%, uncalibrated" in said


def test_the_second_reader_stands_beside_and_its_bad_answers_are_said_to_be_thrown_away():
    document = parsed("sample")
    said = [words(node) for node in document.xpath("//p[@class='reading-line']")]
    assert any("agrees" in one and "not calibrated" in one for one in said)
    assert any("answer thrown away: not JSON" in one for one in said)
    assert "no evidence by itself" in words(document.get_element_by_id("operation-1"))


def test_a_time_line_draws_the_refusal_and_the_return_with_the_time_between():
    picture = parsed("sample").xpath("//svg[contains(@aria-labelledby, 'o1-t1-')]")[0]
    assert picture.xpath(".//*[@class='refusal']")
    assert len(picture.xpath(".//*[@class='bracket return']")) == 2
    assert "16 days" in picture.xpath("./text/text()")
    said = words(picture.find("desc"))
    assert "the account came back 16 days later" in said


def test_each_phase_has_a_shape_of_its_own():
    picture = parsed("sample").xpath("//svg[contains(@aria-labelledby, 'o1-t1-')]")[0]
    shapes = {
        node.get("class").split()[1]: node.tag
        for node in picture.xpath(".//*[contains(@class, 'mark-shape')]")
    }
    assert shapes["of-plan"] == "circle"
    assert shapes["of-prepare"] == "rect"
    assert shapes["of-assess"] == "polygon"


def test_a_link_shows_what_weighs_what_is_greyed_and_the_weak_spot():
    (pair,) = parsed("sample").xpath("//*[@id='operation-1']//section[@class='pair']")
    said = words(pair)
    assert "22.6 bits count, from device and text" in said
    assert "Chance would give under 0.001 pairs" in said
    assert "weak spot" in said
    assert "greyed: university" in said
    assert "another of its family leads" in said
    assert "kim judged unsure" in said
    assert "needed: at least 16.0 bits" in said


def test_a_text_link_shows_what_both_wrote_and_a_reason_in_words():
    (table,) = parsed("sample").xpath("//*[@id='operation-1']//table[@class='links']")
    said = words(table)
    assert "Good morning. Write a plan" in said
    assert "greyed: too short to tell" in said


def test_an_account_that_is_only_linked_is_said_to_be_so():
    rows = given.tables()["provider_operations"].to_pylist()
    rows[0]["accounts"] = [given.A, given.B, given.C]
    document = html.fromstring(page(given.report(provider_operations=rows)))
    section = document.get_element_by_id("operation-1")
    assert "1 account has no message behind O1 and is in it by its links alone" in words(section)
    assert "only linked" in words(section)
    assert len(section.xpath(".//div[contains(@class, 'timelines')]/figure")) == 2


def test_an_account_that_is_drawn_in_is_said_to_be_so_and_what_that_means():
    rows = given.tables()["provider_operations"].to_pylist()
    rows[0]["drawn_in"] = [given.B]
    document = html.fromstring(page(given.report(provider_operations=rows)))
    section = document.get_element_by_id("operation-1")
    assert "1 account would not be named by itself and is in O1 since what it asks leans" in words(
        section
    )
    lines = {
        words(row.xpath("./th")[0]): words(row)
        for row in section.xpath(".//table[contains(@class, 'members')]/tbody/tr")
    }
    assert ["the subject alone" in text for text in lines.values()].count(True) == 1
    rows[0]["accounts"] = [given.A, given.B, given.C]
    parted = html.fromstring(page(given.report(provider_operations=rows)))
    assert "2 of them are taken for one operator (A1)" in words(
        parted.get_element_by_id("operation-1")
    )
    plain = parsed("sample").get_element_by_id("operation-1")
    assert "They are taken for one operator (A1)" in words(plain)
    assert "would not be named" not in words(plain)
    assert "the subject alone" not in words(plain)


def test_an_explained_candidate_is_listed_with_its_reason_and_without_quotes():
    document = parsed("sample")
    rows = [words(row) for row in document.xpath("//table[@class='brief']/tbody/tr")]
    assert "explained by activist group" in rows[2]
    assert "It speaks openly for a bird club." in rows[2]
    assert "yearly report into plain words.”" not in words(document)
    assert "Put our bird club" not in words(document)


def test_hours_are_called_descriptive():
    said = words(parsed("sample").get_element_by_id("operation-1"))
    assert "Descriptive only: they count for nothing in the tier of O1." in said


def test_counts_of_too_few_operators_are_not_shown():
    section = parsed("sample").get_element_by_id("overview")
    said = words(section)
    assert said.count("fewer than 10 operators: not shown") == 6
    assert "3,400" in said


def test_an_empty_log_is_insufficient_and_not_an_all_clear():
    document = parsed("empty")
    finding = words(document.get_element_by_id("finding"))
    assert "Insufficient data" in finding
    assert "isn’t the same as finding nothing" in finding
    assert "Nothing found" not in words(document)


def crowd(count):
    """Rows of accounts that did nothing of note, beside those of the sample."""
    rows = given.tables()["usage_accounts"].to_pylist()
    return rows + [rows[0] | {"account_key": f"a-{number}"} for number in range(count - len(rows))]


def finding_of(**instead):
    document = html.fromstring(page(given.report(**instead)))
    return words(document.get_element_by_id("finding"))


def test_prompts_without_a_candidate_say_what_was_looked_at_and_what_was_missing():
    finding = finding_of(provider_operations=[], signals=[], usage_accounts=crowd(30))
    assert "Of 30 accounts with 13 prompts, none forms a candidate operation." in finding
    assert "signals were not in the data" in finding
    assert "Nothing found" in finding


def test_a_log_of_a_few_accounts_is_no_all_clear():
    finding = finding_of(provider_operations=[])
    assert "Insufficient data" in finding
    assert "4 accounts with 13 prompts" in finding
    assert "nobody can tell what is rare" in finding


def test_a_candidate_with_too_little_data_is_neither_suspected_nor_cleared():
    rows = given.tables()["provider_operations"].to_pylist()[:1]
    rows[0] |= {"tier": "insufficient data", "expected": None}
    report = given.report(provider_operations=rows, usage_accounts=crowd(30))
    said = words(html.fromstring(page(report)).find(".//main"))
    assert "neither a suspicion nor a clearance" in said
    assert "There are too few messages to measure anything: insufficient data." in said
    assert report.operations == ()


def test_names_stand_on_the_page_only_where_they_were_revealed():
    revealed = page(given.report(reveal={given.A: "line42fan"}))
    assert "line42fan" in revealed
    assert "Revealed for this report" in revealed
    assert "line42fan" not in page(given.report())


def test_more_operations_than_fit_are_counted():
    row = given.tables()["provider_operations"].to_pylist()[1]
    many = [row | {"operation_id": f"y{n}", "label": f"O{n}"} for n in range(1, 131)]
    document = html.fromstring(page(given.report(provider_operations=many)))
    assert len(document.xpath("//section[contains(@class, 'operation')]")) == 20
    assert "The first 100 of 130 candidates" in words(document.get_element_by_id("candidates"))


def test_equal_reports_give_equal_pages():
    assert page(given.report()) == page(given.report())
