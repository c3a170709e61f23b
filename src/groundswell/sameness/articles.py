"""The same article under several domains, told by title, by the words of its address, or by text.

Titles and addresses have to be equal but for what sites put around them; texts may be edited (see
`near_copies`). News agencies, syndicated columns and press releases look the same: a family says
what was published where, and nothing about who is behind a domain.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from groundswell.errors import SettingError
from groundswell.model.names import ARTICLE_FAMILIES
from groundswell.sameness.near_copies import near_copies
from groundswell.sameness.page_titles import own_titles, slugs
from groundswell.sameness.references import UNCALIBRATED, References, bits, weights
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import skeletons
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

REPRESENTATIVE, SAME_TITLE, SAME_SLUG, SAME_BODY = (
    "representative", "same title", "same slug", "same body",
)  # fmt: skip
"""How a page belongs to its family; the representative is the page that was there first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Articles:
    """What two pages must have in common to hold one article.

    >>> Articles().fewest_bits
    40.0
    """

    fewest_bits: float = 40.0  # of information in a title or address: about 20 letters

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 25 <= self.fewest_bits <= 1_000:
            msg = (
                f"fewest_bits is {self.fewest_bits}; give 25 to 1000, e.g. 40: shorter titles "
                "are given by everybody"
            )
            raise SettingError(msg)


def article_families(pages: pa.Table, settings: Articles | None = None) -> pa.Table:
    """Give the families of articles among n pages, as `ARTICLE_FAMILIES`.

    ``pages`` has distinct ``url`` (canonical) and ``domain``, and where known ``title``, ``body``,
    ``language`` (code) and ``at_ms`` (first seen). A page without a title of its own goes by the
    words of its address. A page on one domain only, or of a title that tells too little, has no
    row.

    >>> pages = pa.table({"url": ["https://a.example/1", "https://b.example/9"],
    ...     "domain": ["a.example", "b.example"], "language": ["en", "en"],
    ...     "title": ["Why the ferry to the north island waits", "Why the Ferry to the North Island waits | B"]})
    >>> article_families(pages)["how"].to_pylist()
    ['representative', 'same title']
    """
    settings = settings or Articles()
    known = _Pages(pages)
    titles = own_titles(known.of("title"), known.domain)
    words = slugs(known.url)
    key = [title or slug for title, slug in zip(titles, words, strict=True)]
    worth, calibrated = _worth(key, known.of("language"))
    family: dict[int, tuple[int, str, float, bool]] = {}
    named: dict[str, int] = {}
    for members, shared in _bodies(known, settings.fewest_bits):
        first = known.first(members)
        for at in members:
            family[at] = (first, SAME_BODY, *shared[at])
            if worth[at] >= settings.fewest_bits:
                named.setdefault(key[at], first)
    telling = [at for at in range(len(key)) if key[at] and worth[at] >= settings.fewest_bits]
    for text, members in _grouped(key, (at for at in telling if at not in family)):
        first = named.get(text, known.first(members))
        for at in members:
            how = SAME_TITLE if titles[at] else SAME_SLUG
            family[at] = (first, how, worth[at], calibrated[at])
    return _table(known, family)


class _Pages:
    """The pages, column by column; what is not there is None."""

    def __init__(self, pages: pa.Table) -> None:
        self._pages = pages
        self.url: list[str] = self.of("url")
        self.domain: list[str] = self.of("domain")
        when = self.of("at_ms")
        late = np.iinfo(np.int64).max
        self._order = [
            (late if at is None else at, url) for at, url in zip(when, self.url, strict=True)
        ]

    def of(self, column: str) -> list[Any]:
        """Give a column, all None where there is none."""
        if column not in self._pages.column_names:
            return [None] * self._pages.num_rows
        found: list[Any] = self._pages[column].to_pylist()
        return found

    def first(self, members: Sequence[int]) -> int:
        """Give the page that was there first; of those at one time, the one that sorts first."""
        return min(members, key=self._order.__getitem__)


def _worth(keys: list[str], languages: list[str | None]) -> tuple[NDArray[np.float64], list[bool]]:
    """Give the bits of each title, and whether they are calibrated."""
    texts, codes = pa.array(keys, pa.large_string()), pa.array(languages, pa.string())
    distinct = pa.table({"text": texts, "code": codes}).group_by(["text", "code"]).aggregate([])
    references = References.from_texts(
        distinct["text"].combine_chunks(), distinct["code"].combine_chunks()
    )
    shingles = shingles_of(texts)
    found = bits(shingles, weights(shingles, codes, references))
    return found, [references.of(code).calibration != UNCALIBRATED for code in languages]


def _bodies(
    known: _Pages, fewest_bits: float
) -> list[tuple[list[int], dict[int, tuple[float, bool]]]]:
    """Give groups of pages whose texts are copies, with what each shares with the others."""
    plain = [normal(body) if body else "" for body in known.of("body")]
    first = {text: at for at, text in reversed(list(enumerate(plain))) if text}
    codes = known.of("language")
    texts = pa.array(list(first), pa.string())
    spoken = [codes[at] for at in first.values()]
    worth, calibrated = _worth(skeletons(texts).to_pylist(), spoken)
    told = near_copies(texts, pa.array(spoken, pa.string())) if len(first) > 1 else None
    kin = {row["text_key"]: row for row in told.to_pylist()} if told is not None else {}
    kind: dict[str, tuple[str, float, bool]] = {}
    for text, own, sure in zip(first, worth.tolist(), calibrated, strict=True):
        key = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
        row = kin.get(key)
        kind[text] = (
            (key, own, sure)
            if row is None
            else (row["family_key"], row["shared_bits"], row["calibration"] != UNCALIBRATED)
        )
    groups: dict[str, list[int]] = defaultdict(list)
    shared: dict[int, tuple[float, bool]] = {}
    for at, text in enumerate(plain):
        if text and kind[text][1] >= fewest_bits:
            groups[kind[text][0]].append(at)
            shared[at] = kind[text][1:]
    return [(members, shared) for members in groups.values() if len(members) > 1]


def _grouped(keys: Sequence[str], places: Iterable[int]) -> list[tuple[str, list[int]]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at in places:
        found[keys[at]].append(at)
    return list(found.items())


def _table(known: _Pages, family: dict[int, tuple[int, str, float, bool]]) -> pa.Table:
    """Give the families that are on two domains or more, in the order of the pages."""
    on: dict[int, set[str]] = defaultdict(set)
    for at, (first, *_) in family.items():
        on[first].add(known.domain[at])
    rows = [at for at in sorted(family) if len(on[family[at][0]]) > 1]
    columns = {
        "url": [known.url[at] for at in rows],
        "family": [known.url[family[at][0]] for at in rows],
        "how": [REPRESENTATIVE if family[at][0] == at else family[at][1] for at in rows],
        "bits": [float(family[at][2]) for at in rows],
        "domains": [len(on[family[at][0]]) for at in rows],
        "tier": ["same" if family[at][3] else "lead" for at in rows],
    }
    return pa.table(columns, schema=ARTICLE_FAMILIES)
