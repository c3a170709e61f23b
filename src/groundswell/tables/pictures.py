"""What a cell that names a picture comes to: a hash, an address, the name of a file, or an id."""

from __future__ import annotations

import re
from typing import NamedTuple

from groundswell.tables import links

PDQ = "PDQ hash"
FILE = "name of a file"
_HEX = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_FILE = re.compile(
    r".*\.(jpe?g|jfif|png|gif|webp|avif|heic|heif|bmp|tiff?|mp4|mov|webm|mkv)", re.IGNORECASE
)
_ON_X = re.compile(r"https://pbs\.twimg\.com/media/([\w-]+)")


class Picture(NamedTuple):
    """A picture in canonical form, and how two of them are found to be the same."""

    value: str
    decided: str


def picture(cell: str) -> Picture | None:
    """Give what a cell says of a picture; None where it says nothing.

    A hash of 64 hexadecimal digits is taken for PDQ. Every other value is only ever compared as a
    whole: that two hashes of another kind are near says nothing where the kind is not known.
    The name of a file is no picture yet, since many are called alike; it becomes one when the
    file is read.

    >>> picture("B" * 64).decided, picture("photos/bus.jpg").decided, picture("9280")
    ('PDQ hash', 'name of a file', Picture(value='9280', decided='given id'))
    """
    found = cell.strip()
    if not found:
        return None
    if _HEX.fullmatch(found):
        return Picture(found.lower(), PDQ)
    if _ADDRESS.match(found):
        link = links.canonical(found)
        if link is None:
            return None
        on_x = _ON_X.match(link.value)  # its sizes are one picture
        return Picture(on_x[0] if on_x else link.value, "same address")
    if _FILE.fullmatch(found):
        return Picture(found.replace("\\", "/").removeprefix("./"), FILE)
    return Picture(found, "given id")
