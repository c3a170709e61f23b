"""The posts behind a group, an account or a pair, and plain words where there are none."""

from __future__ import annotations

import pytest
from tests.runs import given

import groundswell as gs
from groundswell.errors import CaseError


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    rows = [*given.planted(), given.row(9999, "Ana Bell", 10, "Hello")]
    return gs.investigate(given.write(folder / "town.csv", rows), folder / "case",
                          recipe=given.recipe(), formats=())  # fmt: skip


def test_a_group_is_explained_by_its_label_or_id(case):
    group = case.groups.to_pylist()[0]
    found = gs.explain(case, "G1", pairs=4, items=2)
    assert (found.about, found.name) == ("group", "G1")
    assert len(found.pairs) == 4
    assert all(len(pair.shown) == 2 for pair in found.pairs)
    assert "5 accounts and 10 pairs" in found.sentences[0]
    assert gs.explain(case.path, "g1", pairs=4, items=2) == found
    assert gs.explain(str(case.path), [group["group_id"]], pairs=4, items=2) == found
    assert found.chance.startswith("Chance has not been excluded")
    assert found.innocent


def test_an_account_is_explained_by_its_pairs(case):
    found = gs.explain(case, "bus1", pairs=100)
    assert found.about == "account"
    assert "is in group G1, where it acted together with 4 other members" in found.sentences[0]
    assert {frozenset((p.account_a, p.account_b)) for p in found.pairs} == {
        frozenset(("bus1", other)) for other in given.BUSES if other != "bus1"
    }


def test_an_account_in_no_pair_is_told_so(case):
    found = gs.explain(case, "town3")
    assert found.pairs == ()
    assert "it is in no pair" in found.sentences[0]
    assert "ana bell published 1 post" in gs.explain(case, "Ana Bell").sentences[0]


def test_a_pair_is_explained_in_either_order(case):
    found = gs.explain(case, "bus1 bus0")
    assert found.about == "pair"
    assert found == gs.explain(case, ("bus0", "bus1"))
    (pair,) = found.pairs
    assert f"{pair.a_first} times, bus1 {pair.b_first} times" in found.sentences[0]


@pytest.mark.parametrize("what", ["G99", "nobody", "", "a b c", "bus0 nobody", "bus0 bus0",
                                  "bus0 bird0", ("town1", "town2"), "'; drop table posts; --"])  # fmt: skip
def test_what_the_case_does_not_know_is_told_with_the_mend(case, what):
    with pytest.raises(CaseError, match=r"give one group|knows no|no pair"):
        gs.explain(case, what)
    assert not (case.path / ".scratch").exists()


def test_an_original_handle_leads_to_its_pseudonym_where_the_key_is_at_hand(tmp_path, monkeypatch):
    rows = [*given.planted(), given.row(9999, "town3", 10, "Hello")]
    case = gs.investigate(given.write(tmp_path / "town.csv", rows), tmp_path / "case", formats=())
    found = gs.explain(case, "town3")
    assert found.name.startswith("a-")
    assert "town3" not in " ".join(found.sentences)
    monkeypatch.setenv("GROUNDSWELL_KEY_FILE", str(tmp_path / "another.key"))
    with pytest.raises(gs.GroundswellError, match="knows no group or account"):
        gs.explain(case, "town3")
