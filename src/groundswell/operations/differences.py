"""Two texts side by side: which words of the one are not in the other.

Words are compared as a reader sees them; in scripts without blanks, characters are. The smallest
number of words taken out and put in is marked (Levenshtein 1966).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex
from rapidfuzz.distance import Indel

Kind = Literal["same", "removed", "added"]

_ONE = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_PIECE = regex.compile(
    rf"{_ONE}\p{{M}}*\s*|(?:(?!{_ONE})[\p{{L}}\p{{M}}\p{{N}}#＃'’_-])+\s*|[^\p{{L}}\p{{M}}\p{{N}}#＃'’_-]+"
)
_MOST = 600  # pieces of a text that are compared; what follows stays unmarked


class Piece(NamedTuple):
    """A stretch of text: in both, only in the representative, or only in the variant."""

    kind: Kind
    text: str


def differences(representative: str, variant: str) -> tuple[Piece, ...]:
    """Give both texts as one row of pieces, in reading order.

    Pieces of kind same and added make up the variant; same and removed, the representative, save
    for blanks at the edges of what differs.

    >>> [*map(tuple, differences("the 42 bus is late", "the 42 tram is late"))]
    [('same', 'the 42 '), ('removed', 'bus '), ('added', 'tram '), ('same', 'is late')]
    """
    one, other = _pieces(representative), _pieces(variant)
    plain, told = ([piece.strip() or " " for piece in pieces] for pieces in (one, other))
    found: list[Piece] = []
    removed: list[str] = []
    added: list[str] = []
    for step in Indel.opcodes(plain, told):
        if step.tag == "equal":
            _put(found, removed, added)
            found.append(Piece("same", "".join(other[step.dest_start : step.dest_end])))
        removed += one[step.src_start : step.src_end] if step.tag != "equal" else []
        added += other[step.dest_start : step.dest_end] if step.tag != "equal" else []
    _put(found, removed, added)
    return tuple(found)


def share_kept(pieces: tuple[Piece, ...]) -> float:
    """Give the share of the characters of both texts that are in both.

    >>> share_kept((Piece("same", "bus"), Piece("added", "bus")))
    0.6666666666666666
    """
    same = sum(len(piece.text) for piece in pieces if piece.kind == "same")
    rest = sum(len(piece.text) for piece in pieces if piece.kind != "same")
    return 2 * same / (2 * same + rest) if same + rest else 1.0


def _pieces(text: str) -> list[str]:
    found: list[str] = _PIECE.findall(text)
    if len(found) > _MOST:
        found = [*found[:_MOST], "".join(found[_MOST:])]
    return found


def _put(found: list[Piece], removed: list[str], added: list[str]) -> None:
    """Put what differs between two stretches that don't, what is gone first."""
    if removed:
        found.append(Piece("removed", "".join(removed)))
    if added:
        found.append(Piece("added", "".join(added)))
    removed.clear()
    added.clear()
