"""The same article under several domains; a title that tells nothing never joins two pages."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.errors import SettingError
from groundswell.sameness.articles import (
    ARTICLE_FAMILIES,
    REPRESENTATIVE,
    SAME_BODY,
    SAME_SLUG,
    SAME_TITLE,
    Articles,
    article_families,
)
from groundswell.sameness.page_titles import own_titles, slugs

LONG = "Why the ferry to the north island waits for the last bus on Sundays"
BODY = (
    "The ferry to the north island waits for the last bus on Sundays, said the harbour master, "
    "because the road along the river is closed between the bridge and the old market until May."
)


def page(url, title=None, **more):
    return {"url": url, "domain": url.split("/")[2], "title": title, "language": "en"} | more


def found(*pages):
    """Give {address: (family, how)} of pages, without https://."""
    columns = {
        name: [one.get(name) for one in pages]
        for name in ("url", "domain", "title", "body", "language")
    }
    table = pa.table(
        {name: pa.array(values, pa.string()) for name, values in columns.items()}
        | {"at_ms": pa.array([one.get("at_ms") for one in pages], pa.int64())}
    )
    return {
        row["url"].removeprefix("https://"): (row["family"].removeprefix("https://"), row["how"])
        for row in article_families(table).to_pylist()
    }  # fmt: skip


def test_one_title_on_two_domains_is_one_article_and_the_first_represents_it():
    assert found(
        page("https://a.example/1", LONG, at_ms=20), page("https://b.example/2", LONG.upper(), at_ms=10)
    ) == {"a.example/1": ("b.example/2", SAME_TITLE), "b.example/2": ("b.example/2", REPRESENTATIVE)}  # fmt: skip


@pytest.mark.parametrize(
    "end", [" | Bus Times", " - bustimes", " — bustimes.example", " » Bus Times"]
)
def test_the_name_of_a_site_is_no_part_of_a_title(end):
    pages = [page("https://a.example/1", LONG), page("https://bustimes.example/2", LONG + end)]
    assert set(found(*pages)) == {"a.example/1", "bustimes.example/2"}


def test_what_a_site_puts_after_several_titles_is_its_name():
    titles = ["Late buses, again? - Travel Desk", "Old trams sold - Travel Desk"]
    assert own_titles(titles, ["b.example"] * 2) == ["latebusesagain", "oldtramssold"]


def test_a_dash_within_a_title_stays():
    title = "The last bus on Sundays – a harbour waits for the north island"
    assert len(found(page("https://a.example/1", title), page("https://b.example/2", title))) == 2
    other = "The last bus on Sundays – an orchard in bloom by the old market"
    assert not found(page("https://a.example/1", title), page("https://b.example/2", other))


@pytest.mark.parametrize(
    "title", ["Home", "404 Not Found", "Page not found", "Just a moment...", "Late bus", "Weather", "ホーム", "Страница не найдена", "", None]
)  # fmt: skip
def test_a_title_that_tells_nothing_joins_no_pages(title):
    assert not found(page("https://a.example/1", title), page("https://b.example/2", title))


def test_a_title_that_a_site_gives_to_page_after_page_is_no_page_s_own():
    same = [page(f"https://a.example/{n}", LONG) for n in range(3)]
    assert not found(*same, page("https://b.example/1", LONG))
    assert len(found(*same[:2], page("https://b.example/1", LONG))) == 3


def test_pages_on_one_domain_alone_are_in_no_family():
    assert not found(page("https://a.example/1", LONG), page("https://a.example/2", LONG))


def test_without_titles_the_words_of_the_address_tell():
    end = "why-the-ferry-to-the-north-island-waits-for-the-last-bus"
    pages = [page(f"https://a.example/2024/{end}-184233.html"), page(f"https://b.example/{end}/")]
    assert found(*pages)["b.example/" + end + "/"][1] == SAME_SLUG
    titled = page("https://c.example/1", "Why the ferry to the north island waits for the last bus")
    assert len(found(*pages, titled)) == 3


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://a.example/the-late-bus-waits", "thelatebuswaits"),
        ("https://a.example/news/2024/03/the_late_bus_waits.html", "thelatebuswaits"),
        ("https://a.example/184233-the-late-bus-waits-again/amp", "thelatebuswaitsagain"),
        ("https://a.example/the-late-bus-waits-ab12cd34", "thelatebuswaits"),
        (
            "https://a.example/%D0%BF%D0%BE%D1%87%D0%B5%D0%BC%D1%83-%D0%B0-%D0%B1-%D0%B2",
            "почемуабв",
        ),
        ("https://a.example/late-bus", ""),
        ("https://a.example/?p=184233", ""),
        ("https://a.example/2024/03/01", ""),
        ("https://[a", ""),
        ("given id", ""),
    ],
)
def test_words_of_an_address_are_found_without_numbers_and_codes(url, slug):
    assert slugs([url]) == [slug]


def test_short_addresses_join_nothing():
    assert not found(
        page("https://a.example/how-to-get-help"), page("https://b.example/how-to-get-help")
    )


def test_one_text_under_two_titles_is_one_article():
    pages = [
        page("https://a.example/1", "Ferry waits", body=BODY),
        page("https://b.example/2", "Harbour news", body=BODY),
    ]
    assert found(*pages)["b.example/2"] == ("a.example/1", SAME_BODY)


def test_an_edited_text_is_the_same_article():
    edited = BODY.replace("Sundays", "Saturdays").replace("until May", "until the end of May")
    pages = [page("https://a.example/1", body=BODY), page("https://b.example/2", body=edited)]
    assert found(*pages)["b.example/2"][1] == SAME_BODY


def test_a_page_of_which_only_the_title_is_known_joins_those_with_the_text():
    pages = [
        page("https://a.example/1", LONG, body=BODY),
        page("https://b.example/2", "Harbour news", body=BODY),
        page("https://c.example/3", LONG),
    ]
    assert {family for family, _ in found(*pages).values()} == {"a.example/1"}
    assert found(*pages)["c.example/3"][1] == SAME_TITLE


def test_a_short_text_joins_nothing():
    assert not found(
        page("https://a.example/1", body="Read more"), page("https://b.example/2", body="Read more")
    )


def test_where_bits_are_not_calibrated_a_family_is_a_lead():
    title = "Nega avtobus shimoliy orolga boradigan oxirgi paromni kutadi bugun"
    pages = pa.table({"url": ["https://a.example/1", "https://b.example/2"], "domain": ["a.example", "b.example"],
                      "title": [title] * 2, "language": ["xx"] * 2})  # fmt: skip
    assert set(article_families(pages)["tier"].to_pylist()) == {"lead"}


def test_few_columns_and_no_pages_give_no_rows_with_the_schema():
    pages = pa.table({"url": pa.array([], pa.string()), "domain": pa.array([], pa.string())})
    assert article_families(pages).schema == ARTICLE_FAMILIES
    only = pa.table({"url": ["https://a.example/1"], "domain": ["a.example"]})
    assert article_families(only).num_rows == 0


@pytest.mark.parametrize("wrong", [24, 1_001])
def test_settings_that_can_not_be_meant_are_refused(wrong):
    with pytest.raises(SettingError, match="give 25 to 1000"):
        Articles(fewest_bits=wrong)


TITLES = [LONG, LONG.replace("ferry", "tram"), "Home", None, LONG + " | B"]


@properties(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(TITLES)), max_size=8))
@settings(max_examples=40, deadline=None)
def test_titles_join_what_comparing_all_by_hand_joins(rows):
    pages = [
        page(f"https://{domain}.example/{at}", title) for at, (domain, title) in enumerate(rows)
    ]
    bare = own_titles([one["title"] for one in pages], [one["domain"] for one in pages])
    on = defaultdict(set)
    for one, title in zip(pages, bare, strict=True):
        on[title].add(one["domain"])
    expected = {
        one["url"].removeprefix("https://")
        for one, title in zip(pages, bare, strict=True)
        if len(title) > 30 and len(on[title]) > 1
    }
    families = found(*pages)
    assert set(families) == expected
    for family, _ in families.values():
        assert families[family] == (family, REPRESENTATIVE)
