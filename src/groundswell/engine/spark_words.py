"""The words in which Spark's SQL differs from DuckDB's: a phrase book, not a translator.

Queries are written once, in the common subset. Where none exists, they are written in DuckDB's
words, and the whole phrase stands here with Spark's; each has a test that both give the same
value. A phrase is replaced as it stands or not at all: what is not in the book fails loudly.
"""

from __future__ import annotations

import re

WORDS = {
    # Spark has no order inside an aggregate before 4, and another spelling since.
    "string_agg('#' || value, ' ' order by position)": (
        "array_join(transform(array_sort(collect_list(struct(position, '#' || value))), "
        "place -> place.col2), ' ')"
    ),
    # Any hash will do: it only decides which piece of a hot item's acts an act is put into.
    "hash(post_key) % pieces": "pmod(hash(post_key), pieces)",
    "hash(account_key) % pieces": "pmod(hash(account_key), pieces)",
    # Duplicates among the parts that normalising leaves.
    "arg_min(source_row, (source_file, source_row))": (
        "min_by(source_row, struct(source_file, source_row))"
    ),
    "coalesce(sum(copies - 1), 0)::bigint": "cast(coalesce(sum(copies - 1), 0) as bigint)",
    "count(*) filter (where version = 2)::bigint": "count(*) filter (where version = 2)",
}
"""DuckDB's phrases, and what says the same in Spark 3.5 and 4."""

_PHRASE = re.compile("|".join(re.escape(phrase) for phrase in sorted(WORDS, reverse=True)))


def in_sparks_words(sql: str) -> str:
    """Give a query as Spark reads it.

    >>> in_sparks_words("select hash(post_key) % pieces as piece from acts")
    'select pmod(hash(post_key), pieces) as piece from acts'
    """
    return _PHRASE.sub(lambda found: WORDS[found[0]], sql)
