"""Traditional Chinese characters as simplified ones, one for one, after OpenCC's table.

The table comes with the package ``opencc-python-reimplemented`` (Apache-2.0). A character that
has several simplified forms becomes the first, the commonest; words don't matter here, since the
result is compared and never shown.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def simplified(text: str) -> str:
    """Give a text with every traditional character in its simplified form; length is kept.

    >>> simplified("公車遲到 bus")
    '公车迟到 bus'
    """
    return text if text.isascii() else text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    listed = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text("utf-8")
    pairs = (line.split("\t") for line in listed.splitlines() if line)
    return {ord(one): others.split()[0] for one, others in pairs}
