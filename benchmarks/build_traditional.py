"""Make the table of traditional characters and their simplified forms that ships with the package.

Run once, with the package `opencc` 1.4.2 installed (Apache-2.0; maintained, with wheels for every
system; its converter is not needed afterwards, since the skeleton goes character by character):
``python -m benchmarks.build_traditional``.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import opencc  # type: ignore[import-not-found,import-untyped,unused-ignore]

HOME = Path(__file__).parents[1] / "src" / "groundswell" / "data" / "shingles"
RANGES = ((0x3400, 0xA000), (0x20000, 0x30000))


def main() -> None:
    """Write pairs of characters, one after another, 40 pairs a line."""
    convert = opencc.OpenCC("t2s").convert
    simple: dict[str, str] = {}
    for start, end in RANGES:
        for place in range(start, end):
            sign = chr(place)
            if unicodedata.category(sign) == "Lo" and ord(plain := convert(sign)) < 0x20000:
                simple[sign] = plain
    pairs = []
    for sign, first in simple.items():
        plain = first
        while simple.get(plain, plain) != plain:  # 薴 to 苧 to 苎
            plain = simple[plain]
        if plain != sign and ord(sign) < 0x20000:
            pairs.append(sign + plain)
    lines = ["".join(pairs[n : n + 40]) for n in range(0, len(pairs), 40)]
    (HOME / "traditional.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
