"""The page: what it says, and what it must never do with text from data."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest
from lxml import html
from tests.reports import given

from groundswell.reports import sentences
from groundswell.reports.content import Verdict
from groundswell.reports.html import VERDICTS, page

VERDICT_NAMES = get_args(Verdict)


@cache
def parsed(report):
    return html.fromstring(page(report))


def words(node):
    return " ".join(node.text_content().split())


def every_page():
    return [*(given.report(verdict) for verdict in VERDICT_NAMES), given.hostile()]


@pytest.fixture(params=range(len(VERDICT_NAMES) + 1), ids=[*VERDICT_NAMES, "hostile"])
def document(request):
    return parsed(every_page()[request.param])


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


def test_every_picture_has_a_name_a_description_and_its_numbers(document):
    pictures = document.xpath("//svg")
    assert pictures
    ids = {node.get("id"): node for node in document.iter() if node.get("id")}
    for picture in pictures:
        assert picture.get("role") == "img"
        named = picture.get("aria-labelledby").split()
        assert [ids[one].tag for one in named] == ["title", "desc"]
        assert all(words(ids[one]) for one in named)
        assert picture.xpath("following-sibling::details//table | following-sibling::details/p")
    assert all(picture.get("viewbox") for picture in pictures)


def test_every_table_has_a_caption_and_scoped_headers(document):
    for table in document.xpath("//table"):
        assert words(table.find("caption"))
        assert all(th.get("scope") for th in table.iter("th"))


def test_landmarks_stand_once_and_are_named(document):
    for landmark in ("header", "main", "nav", "footer"):
        assert len(document.xpath(f"//{landmark}")) == 1
    assert document.xpath("//body/*[1]/@href") == ["#finding"]
    for section in document.xpath("//section[@aria-labelledby]"):
        assert document.get_element_by_id(section.get("aria-labelledby")) is not None


@pytest.mark.parametrize("verdict", VERDICT_NAMES)
def test_each_verdict_states_itself(verdict):
    document = parsed(given.report(verdict))
    said = words(document.get_element_by_id("finding"))
    assert VERDICTS[verdict][1] in said
    assert all(sentence in said for sentence in given.FINDINGS[verdict])
    assert document.find("body").get("class") == f"verdict-{verdict}"


def test_insufficient_data_is_not_nothing():
    insufficient, nothing = (
        words(parsed(given.report(verdict)).find(".//main"))
        for verdict in ("insufficient_data", "nothing")
    )
    assert "isn’t the same as finding nothing" in insufficient
    assert "Nothing found" not in insufficient
    assert "can’t be said" in insufficient
    assert "Not enough data" not in nothing


def test_the_state_of_each_trace_is_in_words_with_its_window():
    said = words(parsed(given.report()).get_element_by_id("traces"))
    for state in ("Beyond chance", "Counted only", "Nothing found", "Not enough data", "Not run"):
        assert state in said
    assert "Within 60 s" in said
    assert "Within 5 min" in said
    assert "Within 1 h" in said


@pytest.mark.parametrize("verdict", VERDICT_NAMES)
def test_that_chance_has_not_been_excluded_is_said_only_where_it_is_true(verdict):
    said = words(parsed(given.report(verdict)).get_element_by_id("finding"))
    assert ("hance has not been excluded" in said) == (verdict == "counted")


def test_the_error_rate_stands_beside_what_is_beyond_chance():
    said = words(parsed(given.report()).get_element_by_id("finding"))
    assert "At most 5% of these accounts, in expectation, are named by chance." in said


def test_key_figures_lead_with_what_is_beyond_chance():
    figures = parsed(given.report()).xpath("//dl[@class='keys']/div")
    assert words(figures[0]) == "accounts beyond chance, at most 5% of them expected false58"
    untested = parsed(given.report("counted")).xpath("//dl[@class='keys']/div")
    assert "can’t be said" in words(untested[0])


def test_each_tier_stands_with_its_count_and_meaning():
    (table,) = parsed(given.report()).xpath("//table[@class='tiers']")
    rows = [words(row) for row in table.xpath("./tbody/tr")]
    assert len(rows) == 4
    assert "beyond chance" in rows[0]
    assert "58" in rows[0]
    assert "6,100" in rows[3]


def test_accounts_that_are_named_lead_to_their_group():
    section = parsed(given.report()).get_element_by_id("accounts")
    tables = section.xpath(".//table[contains(caption, 'named')]")
    assert [len(table.xpath("./tbody/tr")) for table in tables] == [25, 5]
    assert "timing with single accounts and copied rare texts" in words(tables[0])
    assert set(tables[0].xpath(".//a/@href")) == {"#group-1"}
    assert "44 further accounts are not listed here; all are in verdicts.csv" in words(section)


def test_q_stands_in_the_tables_of_accounts_only_where_an_account_is_beyond_chance():
    tiers = ("beyond chance", "lead", "explained", "within chance", "insufficient data")
    report = given.report()
    shown = parsed(
        replace(
            report,
            named=tuple(replace(report.named[0], tier=tier, q=0.0123) for tier in tiers),
            groups=tuple(
                replace(
                    group, members=tuple(replace(group.members[0], tier=t, q=0.0123) for t in tiers)
                )
                for group in report.groups
            ),
        )
    )
    tables = [
        *shown.xpath("//*[@id='accounts']//table[contains(caption, 'named')]"),
        *shown.xpath("//table[contains(caption, 'members of G')]"),
    ]
    assert len(tables) == 1 + len(report.groups)
    for table in tables:
        place = [words(head) for head in table.xpath("./thead/tr/th")].index("q") + 1
        q = [words(cell) for cell in table.xpath(f"./tbody/tr/*[{place}]")]
        assert q == ["0.012", "–", "–", "–", "–"]


@pytest.mark.parametrize("tier", ["beyond chance", "lead", "explained"])
def test_a_group_shows_the_middle_q_of_its_accounts_only_where_it_is_beyond_chance(tier):
    report = given.report()
    groups = (replace(report.groups[0], tier=tier, q=0.0123), *report.groups[1:])
    facts = parsed(replace(report, groups=groups)).xpath("//*[@id='group-1']//dl[@class='facts']")
    said = words(facts[0])
    assert ("0.012" in said) == (tier == "beyond chance")
    assert "32 beyond chance" in said


@pytest.mark.parametrize(
    ("tier", "told"),
    [("beyond chance", True), ("within chance", True), ("lead", False), ("explained", False)],
)
def test_the_sentence_on_an_account_gives_its_q_only_where_that_says_something(tier, told):
    line = replace(given.report().named[0], tier=tier, q=0.0123)
    assert ("q 0.012" in sentences.of_account(line)) == told


def test_a_group_shows_what_chance_gives_and_the_mechanisms_tested():
    section = parsed(given.report()).get_element_by_id("group-1")
    said = words(section)
    assert "32 of its 34 accounts are beyond chance." in said
    assert "3.3 shared items, over all its pairs; 412 occasions were seen" in said
    (table,) = section.xpath(".//table[@class='mechanisms']")
    rows = [words(row) for row in table.xpath("./tbody/tr")]
    assert rows[0].startswith("common broker")
    assert "not found 12%" in rows[0]
    assert "can't be tested" in rows[1]
    assert "91% of its pairs stay together" in said


def test_a_group_is_followed_over_time():
    section = parsed(given.report()).get_element_by_id("group-1")
    (table,) = section.xpath(".//table[contains(caption, 'In each period')]")
    assert [words(row) for row in table.xpath("./tbody/tr")] == [
        "1 March 2024born300",
        "3 March 2024grows3428",
    ]


def test_bursts_say_who_acts_and_what_would_be_usual():
    said = words(parsed(given.report()).get_element_by_id("bursts"))
    assert (
        "38 of 41 accounts within 60 s from 1 Mar 2024, 00:00:00 UTC hardly act otherwise" in said
    )
    assert "11% would be usual" in said


def test_copied_texts_stand_with_their_bits_and_nobody_is_said_to_have_copied():
    document = parsed(given.report())
    said = words(document.get_element_by_id("copies"))
    assert "4 rare texts in both, 812 bits in all" in said
    assert "203 bits · 2 accounts in all the data wrote it" in said
    assert "copied from" not in words(document).casefold()


def test_counted_pairs_stand_under_a_heading_that_says_so():
    document = parsed(given.report("within_chance"))
    said = words(document.get_element_by_id("pairs"))
    assert said.startswith("Pairs that were counted")
    assert "chance make them too" in said


def test_engagement_that_is_not_known_is_never_a_zero():
    group = given.group(1)
    unknown = tuple(replace(e, group_known=0, other_known=0) for e in group.engagement)
    posts = tuple(replace(p, likes=None, shares=None, comments=None) for p in group.examples)
    document = parsed(
        replace(
            given.report(),
            groups=(
                replace(group, engagement=unknown, examples=posts, evidence=(), inside_share=None),
            ),
            engagement=(),
        )
    )
    section = document.get_element_by_id("group-1")
    said = words(section)
    assert "likes, shares and comments not known" in said
    assert "How many posts of G1 had more than 100 likes is not known" in said
    assert not re.search(r"\b0 (likes|shares|comments)\b|\b0%", said)
    (table,) = section.xpath(".//table[contains(caption, 'Engagement a post')]")
    assert {words(cell) for cell in table.xpath(".//td[@colspan='5']")} == {"not known"}


def test_an_engagement_of_zero_stays_zero():
    shown = given.post(0, likes=0, shares=None)
    report = replace(given.report(), groups=(replace(given.group(1), examples=(shown,)),))
    said = words(parsed(report).xpath("//div[@class='examples']")[0])
    assert "0 likes · shares not known" in said


def test_thresholds_are_counts_of_the_posts_that_are_known():
    said = words(parsed(given.report()).get_element_by_id("group-1"))
    assert "65 of 782 posts of G1 had more than 300 shares; for all others it is not known." in said
    assert "195 of 778 posts of G1 had more than 100 likes; of all others 1,802 of 39,880" in said


def test_posts_stand_side_by_side_with_their_gap_and_their_source():
    shared = parsed(given.report()).xpath("//div[@class='sides']")[0]
    left, right = shared.xpath("./article")
    assert "1 Mar 2024, 00:00:00 UTC" in words(left)
    assert "town-archive-2024.csv, row 1,000" in words(left)
    assert "1 Mar 2024, 00:00:14 UTC" in words(right)
    assert words(shared.xpath("./p[@class='gap']")[0]) == "14 s later"


def test_groups_that_are_not_shown_are_counted_and_located():
    said = words(parsed(given.report()).get_element_by_id("groups"))
    assert "The 3 strongest of 7 groups" in said
    assert "The other 4 are in the table groups of the case (groups.csv)" in said
    assert "4 further accounts are not listed here; all are in members.csv" in said


def test_the_first_25_members_are_visible_and_the_rest_folded():
    section = parsed(given.report()).get_element_by_id("group-1")
    tables = section.xpath(".//table[contains(caption, 'embers of G1')]")
    assert [len(table.xpath("./tbody/tr")) for table in tables] == [25, 5]
    assert tables[1].xpath("ancestor::details")


def test_full_hashes_are_on_the_page():
    report = given.report()
    text = page(report)
    assert all(f"<code>{file.sha256}</code>" in text for file in report.files)


def test_text_from_data_is_escaped_and_set_apart():
    document = parsed(given.hostile())
    title = document.find(".//h1/bdi")
    assert title.get("dir") == "auto"
    assert title.text == given.HOSTILE[0] + given.HOSTILE[6]
    assert [node.text for node in document.xpath("//head/title")] == [title.text]
    texts = [bdi.text_content() for bdi in document.iter("bdi")]
    for hostile in (given.HOSTILE[1], given.HOSTILE[2], given.HOSTILE[7], given.HOSTILE[9]):
        assert hostile in texts


def test_characters_that_hide_or_command_are_shown_by_number():
    text = page(given.hostile())
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text
    )
    for number in ("202E", "2066", "001B", "009B", "D83D", "E0041", "0000"):
        assert f"⟦U+{number}⟧" in text


def test_a_link_in_data_is_text():
    document = parsed(given.report())
    assert "https://example.org/bus-42" in words(document)
    assert all(link.startswith("#") for link in document.xpath("//a/@href"))


def test_a_name_that_floods_is_cut_and_says_so():
    flood = replace(given.evidence(1), account_a="w" * 5_000, shown=())
    document = parsed(replace(given.report("counted"), strongest_pairs=(flood,)))
    (heading,) = document.xpath("//h3[contains(., 'wwww')]")
    assert "(5,000 characters)" in words(heading)
    assert len(words(heading)) < 250


def test_a_long_text_can_be_read_whole():
    report = replace(
        given.report(),
        groups=(replace(given.group(1), examples=(given.post(0, text="w" * 5_000),)),),
    )
    (fold,) = parsed(report).xpath("//div[@class='examples']//details")
    assert "w" * 5_000 in words(fold)
    assert "5,000 characters" in words(fold.find("summary"))


def test_every_script_renders():
    text = page(given.report())
    assert all(sample in html.fromstring(text).text_content() for sample in given.TEXTS)


def test_equal_reports_give_equal_pages():
    assert page(given.report()) == page(given.report())
    assert page(given.hostile()) == page(given.hostile())


def test_a_report_without_anything_is_still_a_page():
    bare = replace(
        given.report("insufficient_data"),
        files=(),
        quality=(),
        rejects=(),
        rejected_rows=0,
        coverage=None,
        traces=(),
        caveats=(),
        settings=(),
        versions=(),
        first_ms=None,
        last_ms=None,
        posts=0,
        accounts=0,
        attribution="",
    )
    said = words(parsed(bare))
    assert "The period of the posts is not known" in said
    assert "No file was read" in said
