"""Strict reading of YAML: every value knows its line, and every surprise is one clear error.

Anchors, aliases and tags are refused, so that a small file can't unfold into a large one or into
anything but text, numbers, lists and maps.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 2_000_000  # characters of a file
_SHOWN = 40  # characters of a value in a message
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast


class Node:
    """A value of a file with the place where it stands."""

    def __init__(self, node: Any, what: str, file: str, key: Any = None) -> None:
        """Wrap a node of PyYAML and its key, if it has one; ``what`` is how messages call it."""
        self._node, self.what, self._file = node, what, file
        self._mark = (node if key is None else key).start_mark

    @property
    def line(self) -> int:
        """Line of the file, from 1."""
        return int(self._mark.line) + 1

    def wrong(self, said: str) -> NoReturn:
        """Raise the one error that names file, line and place, and says the mend."""
        where = f"{self._file}, line {self.line}"
        raise SettingError(f"{where}: {self.what}: {said}" if self.what else f"{where}: {said}")

    def items(self) -> list[tuple[str, Node]]:
        """Give the entries of a map in order; keys are text and stand once."""
        if not isinstance(self._node, yaml.MappingNode):
            self.wrong("this is not a map; write `name: value` lines below it")
        found: dict[str, Node] = {}
        for key, value in self._node.value:
            name = Node(key, self.what, self._file)
            if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
                name.wrong("a name is missing or not plain text; write a word before the colon")
            inside = f"{self.what}, {key.value}" if self.what else str(key.value)
            if key.value in found:
                name.wrong(f"{shown(key.value)} stands twice; take one of the two away")
            found[key.value] = Node(value, inside[:200], self._file, key)
        return list(found.items())

    def fields(self, known: Iterable[str], needed: Iterable[str] = ()) -> dict[str, Node]:
        """Give the entries of a map whose names are known; refuse others, and what lacks."""
        allowed, entries = list(known), self.items()
        for name, value in entries:
            if name not in allowed:
                value.wrong(f"is not known here; {meant(name, allowed)}")
        found = dict(entries)
        for name in needed:
            if name not in found:
                self.wrong(f"{name} is missing; add a line `{name}: …`")
        return found

    def many(self) -> list[Node]:
        """Give the entries of a list."""
        if not isinstance(self._node, yaml.SequenceNode):
            self.wrong("this is not a list; write [one, other], or lines that begin with -")
        return [Node(each, self.what, self._file) for each in self._node.value]

    def text(self) -> str:
        """Give a text that isn't empty."""
        if not isinstance(self._node, yaml.ScalarNode):
            self.wrong("this is not a text; write it on one line, in quotes where it holds a colon")
        value = str(self._node.value).strip()
        if not value:
            self.wrong("this is empty; write a text")
        return value

    def number(self, least: float, most: float) -> float:
        """Give a number within bounds."""
        value = self.text()
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not least <= number <= most:
            self.wrong(f"{shown(value)} is not a number from {least:g} to {most:g}; give one")
        return number

    def empty(self) -> bool:
        """Say whether nothing, or null, stands there."""
        return isinstance(self._node, yaml.ScalarNode) and (
            self._node.style in (None, "") and self._node.value in ("", "~", "null")
        )


def read(text: str, file: str) -> Node:
    """Read a file's text into the node of its one document.

    Raises `SettingError` where it is not YAML, not one document, too long, or uses anchors,
    aliases or tags.
    """
    if len(text) > LONGEST:
        msg = f"{file}: it has {len(text):,} characters; at most {LONGEST:,} are read"
        raise SettingError(msg)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if anchor or tag:
                line = event.start_mark.line + 1
                msg = f"{file}, line {line}: anchors (&), aliases (*) and tags (!) are not read; put the text in quotes"
                raise SettingError(msg)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as why:
        mark = getattr(why, "problem_mark", None)
        at = "" if mark is None else f", line {mark.line + 1}"
        problem = getattr(why, "problem", None) or "it is not YAML"
        msg = f"{file}{at}: {problem}; mend the line, e.g. put a text with a colon in quotes"
        raise SettingError(msg) from None
    except (RecursionError, ValueError):
        msg = f"{file}: it is nested too deeply or holds odd characters; keep to the form shown by `groundswell policy show`"
        raise SettingError(msg) from None
    if node is None:
        msg = f"{file}: it is empty; begin with a copy of `groundswell policy show`"
        raise SettingError(msg)
    return Node(node, "", file)


def meant(name: str, known: Iterable[str]) -> str:
    """Say which name was meant, or which there are."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"give one of {', '.join(names)}"


def shown(value: str) -> str:
    """Give a value for a message: short, in quotes."""
    return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
