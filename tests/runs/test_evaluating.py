"""Labels of one's own against a case and against a table of events; what can't be used is told."""

from __future__ import annotations

import dataclasses
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs
from groundswell.errors import CaseError, SettingError, SourceError
from groundswell.runs.labels import SetAside, read_labels
from groundswell.worlds import make_world, operation

SAMENESS = str.casefold


def labels(path, *lines, head="account,label"):
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
    return path


def method(found, name):
    return next(each for each in found.methods if each.name == name)


@pytest.fixture(scope="module")
def world():
    return make_world("calm", events=15_000, seed=1, operations=[operation("own_20x6")])


@pytest.fixture(scope="module")
def truth(world, tmp_path_factory):
    rows = [f"a{n},{'busses' if world.operation[n] >= 0 else 'organic'}"
            for n in range(world.accounts)]  # fmt: skip
    return labels(tmp_path_factory.mktemp("truth") / "labels.csv", *rows)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    return gs.investigate(
        given.write(folder / "town.csv", given.planted()),
        folder / "case",
        recipe=given.recipe(),
        formats=(),
    )


class TestLabels:
    def test_are_read_with_names_of_operations_kept_and_the_two_words_in_any_case(self, tmp_path):
        path = labels(tmp_path / "l.csv", "ana,Organic", "ben,COORDINATED", "cem,Bus Team")
        found = read_labels(path, SAMENESS)
        assert found.label == {"ana": "organic", "ben": "coordinated", "cem": "Bus Team"}
        assert found.operations == ("Bus Team", "coordinated")
        assert (found.rows, found.absent, found.set_aside) == (3, 0, ())

    def test_that_cannot_be_used_are_set_aside_with_row_and_reason(self, tmp_path):
        path = labels(
            tmp_path / "l.csv",
            "ana,organic", "ben,", ",organic", "cem,organic", "Cem,bus team", "ANA,organic", "dan",
        )  # fmt: skip
        found = read_labels(path, SAMENESS)
        assert found.label == {"ana": "organic"}
        assert [(each.row, each.reason) for each in found.set_aside] == [
            (2, "no label"),
            (3, "no account"),
            (4, "the account is labelled in two ways, in rows 4, 5"),
            (5, "the account is labelled in two ways, in rows 4, 5"),
            (6, "repeats row 1"),
            (7, "no label"),
        ]
        assert found.set_aside[0] == SetAside("l.csv", 2, "no label")

    def test_of_accounts_that_the_data_do_not_hold_are_counted(self, tmp_path):
        path = labels(tmp_path / "l.csv", "ana,organic", "zoe,organic")
        found = read_labels(path, lambda name: name if name == "ana" else None)
        assert (found.absent, len(found.label)) == (1, 1)

    @pytest.mark.parametrize("mark", [",", ";", "\t"])
    def test_may_have_other_columns_another_order_and_another_mark(self, tmp_path, mark):
        path = tmp_path / "l.csv"
        rows = (["note", "Label", "Account"], ["so it is", "organic", "ana"])
        path.write_text("\ufeff" + "\r\n".join(mark.join(row) for row in rows), encoding="utf-8")
        assert read_labels(path, SAMENESS).label == {"ana": "organic"}

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"account,kind\nana,organic\n", "no column label"),
            (b"", "no column account and no column label"),
            (b"account,label\nana,\xff\xfe\n", "in UTF-8"),
        ],
    )
    def test_of_a_file_that_is_none_are_refused_with_the_mend(self, tmp_path, content, says):
        path = tmp_path / "l.csv"
        path.write_bytes(content)
        with pytest.raises(SourceError, match=says):
            read_labels(path, SAMENESS)
        with pytest.raises(SourceError, match=r"nowhere\.csv can't be read"):
            read_labels(tmp_path / "nowhere.csv", SAMENESS)


class TestEvents:
    def test_are_tested_and_compared_with_labels(self, world, truth):
        found = gs.evaluate(events=world.table(), labels=truth)
        ours = method(found, "beyond_chance")
        assert ours.scores.precision.value == ours.scores.recall.value == 1.0
        assert ours.scores.auc.value > 0.99
        assert ours.recall["busses"].of == 20
        assert ours.scores.precision.low > 0.8
        assert (found.coordinated, found.unlabelled, found.set_aside) == (20, 0, ())
        assert method(found, "count_2").scores.precision.value < 1
        assert {each.paper == "" for each in found.methods} == {True, False}

    def test_may_come_from_a_file(self, world, truth, tmp_path):
        pq.write_table(world.table(), tmp_path / "events.parquet")
        table = gs.evaluate(events=world.table(), labels=truth, baselines=False)
        assert gs.evaluate(events=tmp_path / "events.parquet", labels=str(truth),
                           baselines=False) == table  # fmt: skip
        small = tmp_path / "events.csv"
        small.write_text("account,item,at_ms\na1,tea,5\na2,tea,6\n")
        assert gs.evaluate(events=small, labels=truth).labelled == 2
        small.with_suffix(".parquet").write_text("no")
        with pytest.raises(SourceError, match=r"events\.parquet can't be read as events"):
            gs.evaluate(events=small.with_suffix(".parquet"), labels=truth)

    def test_without_labels_of_a_kind_say_what_cannot_be_told(self, world, tmp_path):
        only = labels(tmp_path / "l.csv", "a1,organic")
        found = gs.evaluate(events=world.table(), labels=only, baselines=False)
        assert "recall can't be told" in found.notes[0]
        ours = method(found, "beyond_chance")
        assert ours.scores.recall.value is ours.scores.auc.value is None
        assert ours.unlabelled == 20
        only = labels(tmp_path / "l.csv", "a1,coordinated")
        found = gs.evaluate(events=world.table(), labels=only, baselines=False)
        assert "precision can't be told" in found.notes[0]

    def test_whose_accounts_are_numbers_are_named_by_them(self, tmp_path):
        events = pa.table({"account": [1, 2, None], "item": [7, 7, 7], "at_ms": [0, 1, 2]})
        found = gs.evaluate(
            events=events, labels=labels(tmp_path / "l.csv", "1,organic", "3,organic")
        )
        assert (found.labelled, found.absent, found.unlabelled) == (1, 1, 1)
        assert found.notes[0] == "1 rows without account, item or time were left out."


class TestCase:
    def test_is_compared_by_its_groups_and_with_published_methods_on_its_posts(
        self, case, tmp_path
    ):
        rows = [f"{name},busses" for name in given.BUSES] + ["town1,organic", "town2,organic"]
        found = gs.evaluate(case, labels=labels(tmp_path / "l.csv", *rows))
        groups = method(found, "in_a_group")
        assert groups.scores.recall.value == groups.scores.precision.value == 1.0
        assert groups.scores.organic == 2
        assert method(found, "count_2").scores.recall.value == 1.0
        assert found.labelled == len(given.BUSES) + 2
        assert not (case.path / ".scratch").exists()

    def test_finds_accounts_by_handle_where_the_key_is_at_hand(self, tmp_path, monkeypatch):
        case = gs.investigate(given.write(tmp_path / "town.csv", given.planted()),
                              tmp_path / "case", formats=())  # fmt: skip
        rows = [f"@{given.BUSES[0].upper()},busses", "town1,organic", "nobody,organic"]
        path = labels(tmp_path / "l.csv", *rows)
        found = gs.evaluate(case.path, labels=path, baselines=False)
        assert (found.labelled, found.absent) == (2, 1)
        key = case.members.column("account_key")[0].as_py()
        keyed = labels(tmp_path / "k.csv", f"{key},busses")
        monkeypatch.setenv("GROUNDSWELL_KEY_FILE", str(tmp_path / "another.key"))
        assert gs.evaluate(case, labels=path, baselines=False).absent == 3
        assert gs.evaluate(case, labels=keyed, baselines=False).labelled == 1

    def test_as_json_holds_no_label_file_path_and_no_name_of_an_account(self, case, tmp_path):
        path = labels(tmp_path / "l.csv", "town1,organic", "town1,busses", "town2,organic")
        told = json.dumps(dataclasses.asdict(gs.evaluate(case, labels=path, baselines=False)))
        assert "town1" not in told
        assert str(tmp_path) not in told


def test_either_a_case_or_events_are_asked_for(tmp_path):
    path = labels(tmp_path / "l.csv", "ana,organic")
    with pytest.raises(SettingError, match="either a case or events"):
        gs.evaluate(labels=path)
    with pytest.raises(SettingError, match="either a case or events"):
        gs.evaluate("case", events="events.parquet", labels=path)
    with pytest.raises(CaseError):
        gs.evaluate(tmp_path / "no case", labels=path)
