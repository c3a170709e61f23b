"""Words that a policy declares, found in messages: what the level `investigate` wants beside likeness.

The patterns are made from the policy alone; no text of a message ever becomes part of one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANYWHERE = frozenset({"zh", "ja", "ko", "th", "ar", "fa"})  # no spaces, or words with prefixes
_ALIKE = {"zh": ("ja",), "ja": ("zh",), "pt": ("es",), "es": ("pt",)}  # often taken for each other
_GAP = ".{0,40}?"


class Cues:
    """The groups of cues of a policy, ready to be looked for."""

    def __init__(self, groups: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        """Take groups of cues by language; cues are in small letters."""
        self.groups = tuple(groups)
        self._groups = groups
        self._languages = {language for words in groups.values() for language in words}
        self._made: dict[tuple[str, ...], list[tuple[str, str, re.Pattern[str]]]] = {}

    def find(self, text: str, language: str | None) -> dict[str, list[int]]:
        """Give the offsets at which cues of each group begin; groups without any are left out.

        Those of the language and of English are looked for; of all where the policy doesn't know
        the language.

        >>> Cues({"deceit": {"en": ("pretend", "as if*another")}}).find("Write as if by another.", "en")
        {'deceit': [6]}
        """
        small = text.lower()
        if len(small) != len(text):  # a letter became two: offsets would be wrong
            small = text
        found: dict[str, list[int]] = {}
        for group, literal, pattern in self._patterns(language):
            if literal in small:  # hundreds of these cost less than one pattern of all
                places = [match.start() for match in pattern.finditer(small)]
                if places:
                    found.setdefault(group, []).extend(places)
        return found

    def _patterns(self, language: str | None) -> list[tuple[str, str, re.Pattern[str]]]:
        code = None if language is None else language.split("-")[0]
        if code not in self._languages:
            wanted = tuple(sorted(self._languages))
        else:
            wanted = tuple(sorted({code, "en", *_ALIKE.get(code, ())} & self._languages))
        if wanted not in self._made:
            self._made[wanted] = [
                (group, max(_words(cue), key=len), _pattern(cue, anywhere=spoken in _ANYWHERE))
                for group, by_language in self._groups.items()
                for spoken in wanted
                for cue in by_language.get(spoken, ())
            ]
        return self._made[wanted]


def _words(cue: str) -> list[str]:
    return [part.strip() for part in cue.rstrip("|").split("*")]


def _pattern(cue: str, *, anywhere: bool) -> re.Pattern[str]:
    body = _GAP.join(re.escape(part) for part in _words(cue))
    return re.compile(
        ("" if anywhere else r"(?<!\w)") + body + (r"(?!\w)" if cue.endswith("|") else "")
    )
