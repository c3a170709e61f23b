"""Hashtags that are variants of one another, each linked to one that is used more, never in chains.

Strict where the usual recipe joins strangers (see docs/methods/hashtags.md): rarity alone proves
nothing, another number is another tag, and short tags are never told by letters. Only variants of
tier *same* may be counted as one item; a *lead* is for a person to look at.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyarrow as pa
import regex

from groundswell.model.tables import HASHTAG_FAMILIES
from groundswell.sameness.hashtag_forms import FEWEST, forms, letters, shielded
from groundswell.sameness.hashtag_slips import Slips, slips
from groundswell.sameness.skeletons import skeletons

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from groundswell.sameness.hashtag_forms import Forms

REPRESENTATIVE = "representative"
SAME = ("same letters", "look-alike", "accents", "umlaut", "particle")
"""How a variant of tier *same* differs: in separators, alphabets, accents, ae for ä, a particle."""
LEADS = ("article or plural", "one letter", "ending", "cut off", "two letters")
"""How a variant of tier *lead* differs."""

_ALPHABETS = tuple(regex.compile(rf"\p{{{name}}}") for name in ("Latin", "Cyrillic", "Greek"))


def hashtag_families(
    tags: pa.Array,
    accounts: NDArray[np.int64],
    languages: Sequence[str | None] | None = None,
    settings: Slips | None = None,
) -> pa.Table:
    """Link n distinct hashtags (canonical, without mark) that are variants, as `HASHTAG_FAMILIES`.

    ``accounts`` (n) says how many use each; the most used of a family represents it (of equals,
    the one that sorts first). ``languages`` are codes of texts in which a tag is mostly used,
    and decide which articles and plurals are known. A tag in no family has no row; rows stand in
    the order of ``tags``.

    >>> import numpy as np
    >>> tags = pa.array(["busnetz", "bus_netz", "市営路線バス", "市営の路線バス", "vote2016", "vote2020"])
    >>> found = hashtag_families(tags, np.array([9, 1, 5, 1, 7, 7]))
    >>> found["family"].to_pylist(), found["how"].to_pylist()[1::2]
    (['busnetz', 'busnetz', '市営路線バス', '市営路線バス'], ['same letters', 'particle'])
    """
    known = _Known(tags, accounts, languages)
    links = _Links(known)
    links.join(known.letters, "same letters")
    links.join(known.skeletons, None)
    links.join(_spelled_out(known, links), "umlaut")
    links.join([form.plain for form in known.forms], "particle")
    links.join([form.base for form in known.forms], "article or plural", (settings or Slips()).rare)
    heads = [at for at in links.heads() if not known.letters[at].isdecimal()]
    owner = {known.forms[at].plain: at for at in reversed(heads)}
    distinct = list(dict.fromkeys(known.forms[at].plain for at in heads))
    used = [known.accounts[owner[word]] for word in distinct]
    for slip in slips(distinct, used, settings or Slips()):
        links.add(owner[distinct[slip.variant]], owner[distinct[slip.other]], slip.how)
    return links.table()


def hashtag_series(tags: pa.Array, languages: Sequence[str | None] | None = None) -> pa.Table:
    """Give the tags (hashtag) that differ by a number at their end, and what they share (stem).

    A description: votes of other years, or the numbered parts of one campaign. They are never
    one item.

    >>> hashtag_series(pa.array(["vote2016", "vote2020", "g7"])).to_pylist()
    [{'hashtag': 'vote2016', 'stem': 'vote'}, {'hashtag': 'vote2020', 'stem': 'vote'}]
    """
    known = _Known(tags, [0] * len(tags), languages)
    numbered: dict[str, set[str]] = defaultdict(set)
    for form in known.forms:
        numbered[form.stem].add(form.base)
    rows = [at for at, form in enumerate(known.forms) if len(numbered[form.stem]) > 1]
    return pa.table(
        {
            "hashtag": pa.array([known.tags[at] for at in rows], pa.string()),
            "stem": pa.array([known.forms[at].stem for at in rows], pa.string()),
        }
    )


class _Known:
    """Tags with their forms; ``order`` has the most used first."""

    def __init__(
        self,
        tags: pa.Array,
        accounts: NDArray[np.int64] | Sequence[int],
        languages: Sequence[str | None] | None,
    ) -> None:
        self.tags: list[str] = tags.to_pylist()
        self.accounts = [int(count) for count in accounts]
        if len(self.tags) != len(self.accounts):
            raise ValueError(
                f"{len(self.tags)} hashtags, but {len(self.accounts)} counts of accounts"
            )
        self.order = sorted(
            range(len(self.tags)), key=lambda at: (-self.accounts[at], self.tags[at])
        )
        self.letters = [letters(tag) for tag in self.tags]
        bare = skeletons(pa.array(map(shielded, self.letters), pa.string())).to_pylist()
        self.skeletons: list[str] = [
            skeleton if len(skeleton) >= FEWEST and not own.isdecimal() else own
            for skeleton, own in zip(bare, self.letters, strict=True)
        ]
        codes = [None] * len(self.tags) if languages is None else languages
        self.forms: list[Forms] = [
            forms(own, skeleton, code)
            for own, skeleton, code in zip(self.letters, self.skeletons, codes, strict=True)
        ]


class _Links:
    """Which tag is linked to which; a tag that others are linked to is linked to none."""

    def __init__(self, known: _Known) -> None:
        self._known = known
        self._link: dict[int, tuple[int, str]] = {}
        self._firm: set[int] = set()  # heads of leads: those must not move on
        self.followers: dict[int, list[int]] = defaultdict(list)

    def heads(self) -> list[int]:
        """Give the tags that are linked to no other, the most used first."""
        return [at for at in self._known.order if at not in self._link]

    def join(self, keys: Sequence[str], how: str | None, rare: int | None = None) -> None:
        """Link heads that have one key to the most used of them; without ``how``, by their letters."""
        first: dict[str, int] = {}
        for at in self.heads():
            top = first.setdefault(keys[at], at)
            if top != at and (rare is None or self._known.accounts[at] <= rare):
                self._move(at, top, how or self._dress(at, top))
                if how in LEADS:
                    self._firm.add(top)

    def add(self, variant: int, other: int, how: str) -> None:
        """Link a head to another for a slip, unless either stands elsewhere already."""
        if variant not in self._link and other not in self._link and variant not in self._firm:
            self._firm.add(other)
            self._move(variant, other, how)

    def _move(self, variant: int, other: int, how: str) -> None:
        for follower in (variant, *self.followers.pop(variant, ())):
            was = self._link.get(follower)
            weaker = how if was is None or was[1] in SAME else was[1]
            self._link[follower] = (other, weaker)
            self.followers[other].append(follower)

    def _dress(self, one: int, other: int) -> str:
        """Say why two tags of one skeleton have other letters."""
        mixed = any(
            sum(bool(alphabet.search(self._known.letters[at])) for alphabet in _ALPHABETS) > 1
            for at in (one, other)
        )
        return "look-alike" if mixed else "accents"

    def table(self) -> pa.Table:
        """Give the links as `HASHTAG_FAMILIES`."""
        rows = [
            at for at in range(len(self._known.tags)) if at in self._link or self.followers.get(at)
        ]
        to = [self._link.get(at, (at, REPRESENTATIVE)) for at in rows]
        columns = (
            [self._known.tags[at] for at in rows],
            [self._known.tags[other] for other, _ in to],
            [how for _, how in to],
            ["lead" if how in LEADS else "same" for _, how in to],
        )
        arrays = [pa.array(column, pa.string()) for column in columns]
        return pa.Table.from_arrays(arrays, schema=HASHTAG_FAMILIES)


def _spelled_out(known: _Known, links: _Links) -> list[str]:
    """Give every tag with umlauts spelled out, by a variant that has them where the head lost them."""
    found = [form.spelled for form in known.forms]
    for at, followers in links.followers.items():
        told = [found[one] for one in followers if found[one] != known.skeletons[one]]
        if told and found[at] == known.skeletons[at]:
            found[at] = told[0]
    return found
