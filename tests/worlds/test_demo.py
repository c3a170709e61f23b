"""``groundswell demo --world``: posts and truth beside a case with a report."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from pyarrow import csv

import groundswell as gs
from groundswell.cli.demo import command
from groundswell.errors import CaseError, SettingError
from groundswell.runs.demo import PLANTED, beside
from groundswell.worlds import kinds

EVENTS = 3_000


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """A case of a small world, and its truth by account."""
    place = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("GROUNDSWELL_KEY_FILE", str(place / "pseudonym.key"))
        case = gs.demo(place / "town", world="mixed_life", events=EVENTS, seed=2)
    return case, csv.read_csv(place / "town-world" / "truth.csv").to_pylist()


def test_the_demo_of_a_world_reads_every_post_that_it_wrote(shown):
    case, _ = shown
    posts = csv.read_csv(case.path.parent / "town-world" / "posts.csv")
    assert case.rejects.num_rows == 0
    assert case.quality.posts + case.quality.duplicates_collapsed == posts.num_rows
    assert case.quality.posts > EVENTS
    assert (case.path / "report.html").is_file()


def test_the_truth_names_every_account_of_the_posts_and_the_operations_planted(shown):
    case, truth = shown
    known = {row["account"] for row in truth}
    posts = csv.read_csv(case.path.parent / "town-world" / "posts.csv")
    assert set(posts["account_id"].to_pylist()) <= known
    assert {row["kind"] for row in truth if row["operation"]} == set(PLANTED)


def test_the_demo_of_a_world_finds_reposts_links_hashtags_and_texts(shown):
    case, _ = shown
    assert set(case.events["trace"].to_pylist()) >= {
        "co_repost", "co_link", "hashtag_sequence", "copied_text",
    }  # fmt: skip


def test_an_unknown_world_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(SettingError, match="there is no world 'atlantis'; there are calm"):
        gs.demo(tmp_path / "case", world="atlantis")
    assert not beside(tmp_path / "case").exists()


def test_events_and_seed_belong_to_a_world():
    found = CliRunner().invoke(command, ["--seed", "3"])
    assert isinstance(found.exception, SettingError)
    assert "--world" in str(found.exception)


def test_the_help_names_every_world():
    told = CliRunner().invoke(command, ["-h"]).output
    assert all(kind in " ".join(told.split()) for kind in kinds())


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "town-world").write_text("a file where the folder would be")
    with pytest.raises(CaseError, match="town-world can't be written"):
        gs.demo(tmp_path / "town", world="calm", events=300)


def test_reposts_in_the_case_lead_to_their_authors(shown):
    case, _ = shown
    posts = case.posts.to_pylist()
    authors = {row["post_key"]: row["account_key"] for row in posts}
    known = [row for row in posts if row["target_account_key"] and row["target_post_key"]]
    assert len(known) > 1_000
    assert all(authors[row["target_post_key"]] == row["target_account_key"] for row in known)
