import pyarrow as pa
import pytest

from groundswell.usage.subject_items import domains_in, hashtags_in


def tags(text):
    return hashtags_in(pa.array([text])).value


def sites(text):
    return domains_in(pa.array([text]))[0].value


@pytest.mark.parametrize("text", ["#1", "# Title", "#ff0080", "a#b", "```\n#include <x>\n```", "#"])
def test_ranks_headings_colours_and_code_are_no_hashtags(text):
    assert tags(text) == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [("#HarbourWalk", "harbourwalk"), ("＃公車遲到", "公車遲到"), ("für #Nordring!", "nordring")],
)
def test_hashtags_of_every_script_are_found(text, tag):
    assert tags(text) == [tag]


def test_a_hashtag_stands_where_it_was_found():
    text = "so #HarbourWalk now"
    found = hashtags_in(pa.array(["", text]))
    assert (found.row[0], text[found.first[0] : found.last[0]]) == (1, "#HarbourWalk")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("see https://www.birds.example/a?b=1.", "birds.example"),
        ("see birds.example for more", "birds.example"),
        ("on news.birds.co.uk today", "birds.co.uk"),
        ("(www.birds.example)", "birds.example"),
    ],
)
def test_sites_are_found_in_links_and_bare(text, site):
    assert sites(text) == [site]


@pytest.mark.parametrize(
    "text",
    ["edit setup.py", "read README.md", "e.g. this", "i.e. that", "use node.js", "np.array(x)",
     "obj.method.call", "it ends.Then", "ana@birds.example", "in v2.10.3", "see github.com"],
)  # fmt: skip
def test_files_code_addresses_and_everybodys_sites_are_none(text):
    assert sites(text) == []


def test_what_a_link_is_made_of_is_told_so_that_it_is_not_read_as_words():
    text = "at https://birds.example/Some_Page and owls.example."
    _, holes = domains_in(pa.array([text]))
    assert [text[a:b] for _, a, b in holes.tolist()] == [
        "https://birds.example/Some_Page",
        "owls.example",
    ]
