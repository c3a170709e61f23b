"""The page on worlds names every kind, mechanism, operation and setting there is."""

from __future__ import annotations

import dataclasses
import inspect
import re

from tests.docs.pages import DOCS

from groundswell.worlds import MECHANISMS, Operation, kinds, make_world, operation_kinds

PAGE = (DOCS / "methods" / "worlds.md").read_text(encoding="utf-8")
BOLD = set(re.findall(r"\*\*([\w ]+)\*\*", PAGE))


def test_every_kind_and_operation_is_described():
    assert {*kinds(), *operation_kinds()} <= BOLD


def test_every_setting_of_an_operation_is_described():
    assert {field.name for field in dataclasses.fields(Operation)} - {"kind"} <= BOLD


def test_every_setting_of_a_world_is_described():
    assert set(inspect.signature(make_world).parameters) - {"kind", "seed", "operations"} <= BOLD


def test_every_mechanism_is_in_the_table_of_kinds():
    assert all(re.search(rf"[|,] {name}[ ,|]", PAGE) for name in MECHANISMS)


def test_nothing_is_described_that_does_not_exist():
    settings = {field.name for field in dataclasses.fields(Operation)}
    known = {*kinds(), *operation_kinds(), *settings, *inspect.signature(make_world).parameters}
    assert known >= BOLD
