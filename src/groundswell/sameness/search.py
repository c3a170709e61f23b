"""Given texts looked for in a stream of posts: where is what was written before, published?

Seeds are indexed once; batches of posts run past them and only what shares bits with a seed is
looked at again, letter by letter. Tiers are rules on bits (see `tiers`), so a short or generic text
is never found, and every search says how many false matches its size would bring by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.sameness import tiers as rules
from groundswell.sameness.alignment import aligned
from groundswell.sameness.public_text import (
    everyday,
    known_wording,
    on_many_accounts,
    stock_phrases,
)
from groundswell.sameness.references import UNCALIBRATED, References, bits, weights
from groundswell.sameness.seed_index import SeedIndex
from groundswell.sameness.shared_bits import shared_bits
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import disguised, skeletons
from groundswell.sameness.tiers import BATCH, FINDING, LEAD, QUOTED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.shingles import Shingles
    from groundswell.sameness.tiers import Tiers

MATCHES = pa.schema(
    [
        pa.field("seed_key", pa.string(), nullable=False),
        pa.field("post_key", pa.string(), nullable=False),
        pa.field("tier", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("shared_bits", pa.float64(), nullable=False),
        pa.field("seed_bits", pa.float64(), nullable=False),
        pa.field("seed_share", pa.float64(), nullable=False),
        pa.field("post_share", pa.float64(), nullable=False),
        pa.field("ratio", pa.float64(), nullable=False),
        pa.field("calibration", pa.string(), nullable=False),
        pa.field("why_not", pa.string()),
    ]
)

SEED_BITS = pa.schema(
    [
        pa.field("seed_key", pa.string(), nullable=False),
        pa.field("bits", pa.float64(), nullable=False),
        pa.field("calibration", pa.string(), nullable=False),
    ]
)
_IN_BITS = ("shared", "ends", "of_seed", "of_post")
_CLOCK_MS = 60_000  # clocks differ, and some tell minutes only
_NEVER = 1 << 62


class Search:
    """Looks for seeds in posts.

    ``seeds`` has the columns ``seed_key``, ``text_norm``, ``lang`` (may be null) and, if it is
    known when they were written, ``made_ms``. ``references`` say what is common in each language.

    >>> seeds = pa.table({"seed_key": ["s1"], "lang": ["en"], "text_norm":
    ...     ["quinces ripen beside our oldest garden wall, says the neighbour"]})
    >>> search = Search(seeds, References({}))
    >>> search.read(pa.table({"post_key": ["p1", "p2"], "text_norm":
    ...     ["so true: quinces ripen beside our oldest garden wall, says the neighbour", "hello"]}))
    >>> search.matches().select(["post_key", "tier", "kind"]).to_pylist()
    [{'post_key': 'p1', 'tier': 'finding', 'kind': 'contained'}]
    """

    def __init__(
        self, seeds: pa.Table, references: References, settings: Tiers | None = None
    ) -> None:
        missing = {"seed_key", "text_norm", "lang"} - set(seeds.column_names)
        if missing:
            raise SettingError(
                f"the seeds lack the column {min(missing)}; give seed_key, text_norm and lang"
            )
        self._settings = settings or rules.Tiers()
        self._references = references
        self._seeds = seeds.combine_chunks()
        self._texts = skeletons(seeds["text_norm"].cast(pa.large_string()).combine_chunks())
        self._shingles = shingles_of(self._texts)
        self._languages = seeds["lang"].cast(pa.string()).combine_chunks()
        self._weight = weights(self._shingles, self._languages, references)
        self._weight[everyday(self._shingles)] = 0.0
        self._index = SeedIndex.of(self._shingles, self._weight)
        self._known = known_wording(seeds["text_norm"], bits(self._shingles, self._weight))
        self._swapped = disguised(seeds["text_norm"].cast(pa.large_string()).combine_chunks())
        self._found: list[pa.Table] = []
        self.posts = 0

    def read(self, posts: pa.Table | pa.RecordBatch) -> None:
        """Read posts past the seeds: ``post_key``, ``text_norm``; ``lang``, ``account_key``, ``at_ms``.

        The last three columns may be absent. Posts with one skeleton are looked at once a batch.
        """
        if isinstance(posts, pa.RecordBatch):
            posts = pa.Table.from_batches([posts])
        posts = posts.combine_chunks()
        self.posts += posts.num_rows
        if not posts.num_rows or not len(self._texts):
            return
        told = posts["text_norm"].cast(pa.large_string()).combine_chunks()
        texts = skeletons(told).dictionary_encode()
        row_of = np.zeros(len(texts.dictionary), dtype=np.int64)
        code = texts.indices.to_numpy(zero_copy_only=False)
        row_of[code[::-1]] = np.arange(len(code))[::-1]  # the first row with the text
        lang = _column(posts, "lang", pa.string()).take(pa.array(row_of))
        pairs = self._pairs(texts.dictionary, lang, told.take(pa.array(row_of)))
        if not pairs.num_rows:
            return
        # From distinct texts back to posts.
        order = np.argsort(code, kind="stable")
        start = np.searchsorted(code[order], np.arange(len(row_of) + 1))
        at = pairs["post"].to_numpy()
        number = np.diff(start)[at]
        rows = np.concatenate([order[start[one] : start[one + 1]] for one in at])
        every = pairs.drop_columns(["post"]).take(pa.array(np.repeat(np.arange(len(at)), number)))
        swapped = disguised(told.take(pa.array(rows)))
        self._found.append(
            every.append_column("post_key", posts["post_key"].take(pa.array(rows)).cast(pa.string()))
            .append_column("account_key", _column(posts, "account_key", pa.string()).take(pa.array(rows)))
            .append_column("at_ms", _column(posts, "at_ms", pa.int64()).take(pa.array(rows)))
            .append_column("swapped", pa.array(swapped))
        )  # fmt: skip

    def _pairs(self, texts: pa.Array, lang: pa.Array, told: pa.Array) -> pa.Table:
        """Measure the pairs of seed and distinct post text that could be of any tier."""
        shingles = shingles_of(texts)
        blocks = [
            self._measured(texts, lang, told, shingles, seed, post)
            for post, seed, _ in self._index.candidates(shingles, self._settings.batch_bits)
        ]
        return pa.concat_tables(blocks) if blocks else pa.table({})

    def _measured(
        self,
        texts: pa.Array,
        lang: pa.Array,
        told: pa.Array,
        shingles: Shingles,
        seed: NDArray[np.int64],
        post: NDArray[np.int64],
    ) -> pa.Table:
        limits = self._settings
        measured = self._weigh(shingles, lang, seed, post)
        shared, _, of_seed, of_post = measured
        some = (shared >= limits.share_of_seed * of_seed) | (
            shared >= limits.share_of_post * of_post
        )
        kept = np.flatnonzero((shared >= limits.batch_bits) & some)
        lie = aligned(
            self._texts.take(pa.array(seed[kept])).to_pylist(),
            texts.take(pa.array(post[kept])).to_pylist(),
            told.take(pa.array(post[kept])).to_pylist(),
            min(limits.finding_ratio, limits.lead_ratio, limits.batch_ratio),
        )
        pairs = pa.table(
            {
                "seed": seed[kept],
                "post": post[kept],
                "text": texts.take(pa.array(post[kept])),
                **dict(zip(_IN_BITS, measured[:, kept], strict=True)),
                **lie._asdict(),
            }
        )
        return pairs.filter(pa.array(lie.ratio > 0))

    def _weigh(
        self, shingles: Shingles, lang: pa.Array, seed: NDArray[np.int64], post: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Weigh pairs, those of two languages at a time; (4, n)."""
        out = np.zeros((4, len(seed)))
        theirs, ours = lang.dictionary_encode(), self._languages.dictionary_encode()
        other = theirs.indices.fill_null(-1).to_numpy()[post]
        own = ours.indices.fill_null(-1).to_numpy()[seed]
        for one, two in np.unique(np.stack([own, other]), axis=1).T.tolist():
            places = np.flatnonzero((own == one) & (other == two))
            of_seed = self._references.of(ours.dictionary[one].as_py() if one >= 0 else None)
            of_post = self._references.of(theirs.dictionary[two].as_py() if two >= 0 else None)
            if of_post.calibration == UNCALIBRATED:
                of_post = of_seed  # a flat guess would say nothing about the seed's wording
            found = shared_bits(self._shingles, self._weight, shingles, seed[places], post[places],
                                (of_seed, of_post))  # fmt: skip
            out[:, places] = found.shared, found.ends, found.of_seed, found.of_post
        return out

    def matches(self) -> pa.Table:
        """Give what was found in all posts read so far (`MATCHES`), the surest first.

        A match with public wording is of the tier ``quoted``; ``why_not`` says what keeps one that
        has the bits from being a finding.
        """
        if not self._found:
            return MATCHES.empty_table()
        found = pa.concat_tables(self._found).combine_chunks()
        seed = found["seed"].to_numpy()
        names = [self._references.of(each).calibration for each in self._languages.to_pylist()]
        calibration = np.array(names)[seed]
        texts = self._texts.take(pa.array(seed))
        measures = (*_IN_BITS, "ratio", "begins", "framed")
        pairs = rules.Measured(
            **{name: found[name].to_numpy() for name in measures},
            lengths=np.stack([pc.utf8_length(each) for each in (texts, found["text"])], axis=1),
            calibrated=calibration != UNCALIBRATED,
        )
        stock = stock_phrases(
            self._shingles, self._weight, seed, found["text"].combine_chunks(), pairs.shared,
            rules.partial(pairs, self._settings),
        )  # fmt: skip
        level = rules.tier_of(pairs, stock, self._settings)
        public = self._public(found, seed, pairs)
        quoted = (public != "") & (level >= rules.LEVEL[LEAD])
        same = pc.equal(texts, found["text"]).to_numpy(zero_copy_only=False)
        swapped = found["swapped"].to_numpy() > self._swapped[seed]
        told = pa.table(
            {
                "seed_key": self._seeds["seed_key"].take(pa.array(seed)).cast(pa.string()),
                "post_key": found["post_key"],
                "tier": np.where(quoted, QUOTED, np.array(["", BATCH, LEAD, FINDING])[level]),
                "kind": rules.kind_of(pairs, same, swapped),
                "shared_bits": pairs.shared,
                "seed_bits": pairs.of_seed,
                "seed_share": pairs.seed_share,
                "post_share": pairs.post_share,
                "ratio": pairs.ratio,
                "calibration": calibration,
                "why_not": rules.why_not(pairs, level, stock, public, self._settings),
            }
        )
        order = np.lexsort((-pairs.shared, quoted, -level))
        kept = order[level[order] > 0]
        return told.take(pa.array(kept)).cast(MATCHES).combine_chunks()

    def worth(self) -> pa.Table:
        """Give the bits of each seed that count (`SEED_BITS`): everyday wording does not.

        A seed of fewer than 25 bits is never a finding, one of fewer than 15 is not looked for.
        """
        known = [self._references.of(each).calibration for each in self._languages.to_pylist()]
        columns = [self._seeds["seed_key"], bits(self._shingles, self._weight), known]
        return pa.table(columns, names=SEED_BITS.names).cast(SEED_BITS)

    def expected(self) -> dict[str, float]:
        """Give how many false matches chance brings at each tier, or better, to a search of this size."""
        size = len(self._texts) / 1e3 * self.posts / 1e6
        return {tier: rate * size for tier, rate in rules.FALSE_MATCHES.items()}

    def _public(
        self, found: pa.Table, seed: NDArray[np.int64], pairs: rules.Measured
    ) -> NDArray[np.str_]:
        """Say of each match why its wording is public, "" where it is not known to be."""
        verbatim = (pairs.seed_share >= rules.MOST) & (pairs.ratio >= rules.VERBATIM)
        at = found["at_ms"].fill_null(_NEVER).to_numpy()
        made = _column(self._seeds, "made_ms", pa.int64()).fill_null(-_NEVER).to_numpy()
        before = at < made[seed] - _CLOCK_MS
        earlier = np.bincount(seed, verbatim & before, minlength=len(made)) > 0
        many = on_many_accounts(
            seed, verbatim, found["account_key"].combine_chunks(), self._settings.most_accounts,
            len(made),
        )  # fmt: skip
        return np.select(
            [before | earlier[seed], many[seed], self._known[seed]],
            [
                "published before it was written",
                "posted by many accounts",
                "a greeting, prayer, saying or song that is known",
            ],
            "",
        )


def _column(table: pa.Table, name: str, kind: pa.DataType) -> pa.Array:
    """Give a column that may be absent: nulls then."""
    if name in table.column_names:
        return table[name].cast(kind).combine_chunks()
    return pa.nulls(table.num_rows, kind)
