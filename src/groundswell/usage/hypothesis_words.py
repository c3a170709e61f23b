"""Prompts with words by which people name an honest purpose, in nine languages.

An operator can write them too, so they weigh little (`hypothesis_contract`), and they are matched
as words, not understood. What a text says of itself never decides. All languages are looked for in
each prompt, since work in one language is often asked for in another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from groundswell.usage.hypothesis_vocabulary import SERVING
from groundswell.usage.hypothesis_vocabulary_study import STUDYING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_records import Prompt

_TRADES = {**SERVING, **STUDYING}
PURPOSES = tuple(_TRADES)

_DENSE = ("zh", "ja")  # written without spaces
_ARABIC_PREFIX = r"[وف]?(?:لل|[بكل]?(?:ال)?)"  # and, so; to the; by, as, for; the
_UNITS = {
    "*": r"[^\W\d_]*",
    "#": r"\d{1,2}",
    "№": r"(?:(?:#|n[or°]\.? ?)\d+|\d{4,})",  # NFKC makes it "no"
    " ": r"[\s,:\-\u2010-\u2014]{1,3}",
    "'": "['’]?",
    "ё": "[её]",
    "ä": "(?:ä|ae)",
    "ö": "(?:ö|oe)",
    "ü": "(?:ü|ue?)",
    "œ": "(?:œ|oe)",
    **dict.fromkeys("اأإآ", "[اأإآ]"),
    **dict.fromkeys("هة", "[هة]"),
    **dict.fromkeys("يى", "[يى]"),
}
_END = ""


def prompts_with(purpose: str, candidate: Candidate) -> list[Prompt]:
    """Give the prompts with a word of a purpose."""
    return [p for p in candidate.prompts if purpose in p.purposes]


def purposes_in(text: str) -> frozenset[str]:
    """Give the purposes that a normalised text has a word of.

    >>> sorted(purposes_in("translate the lesson plan for my students"))
    ['teaching', 'translation bureau']
    """
    if not _holds(_patterns(*PURPOSES), text):  # as most: one search instead of one a purpose
        return frozenset()
    return frozenset(purpose for purpose in PURPOSES if names(purpose, text))


def names(purpose: str, text: str) -> bool:
    """Tell whether a normalised text has a word of a purpose.

    >>> names("research", "two coders, one codebook"), names("research", "research this man")
    (True, False)
    """
    return _holds(_patterns(purpose), text)


def _holds(patterns: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> bool:
    spaced, other = patterns
    return bool(spaced.search(text) or (not text.isascii() and other.search(text)))


@cache
def _patterns(*purposes: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    entries: dict[str, list[str]] = defaultdict(list)
    for purpose in purposes:
        for lang, words in _TRADES[purpose].items():
            entries[lang] += [" ".join(entry.split()) for entry in words.split(",")]
    arabic = entries.pop("ar")
    arabic += ["لل" + e[2:] for e in arabic if e.startswith("ال")]  # "to the" swallows the article
    dense = [entry for lang in _DENSE for entry in entries.pop(lang)]
    spaced = [entry for some in entries.values() for entry in some]
    return (
        re.compile(rf"\b(?:{_tree(spaced)})\b"),
        re.compile(rf"\b{_ARABIC_PREFIX}(?:{_tree(arabic)})\b|{_tree(dense)}"),
    )


def _tree(entries: Iterable[str]) -> str:
    """Write entries as one pattern that shares their beginnings: hundreds at the cost of a few."""
    root: dict[str, Any] = {}
    for entry in entries:
        node = root
        for character in entry:
            node = node.setdefault(_unit(character), {})
        node[_END] = {}
    return _written(root)


def _written(node: Mapping[str, Any]) -> str:
    branches = [unit + _written(after) for unit, after in node.items() if unit != _END]
    if _END in node:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _unit(character: str) -> str:
    found = _UNITS.get(character)
    if found is not None:
        return found
    bare = unicodedata.normalize("NFD", character)[0]
    return f"[{character}{bare}]" if bare != character and bare.isascii() else re.escape(character)
