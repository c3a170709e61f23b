"""The tables of pictures: what was read of each, which are the same, and which only look alike."""

from __future__ import annotations

import pyarrow as pa

from groundswell.model.columns import column

_text, _number = pa.string(), pa.int32()

PICTURES = pa.schema(
    [
        column("name", _text, "the file, as it is called within the folder or archive given"),
        column("video", _text, "the video that it is a frame of", null=True),
        column("sha256", _text, "of the file's bytes"),
        column("pdq", _text, "PDQ hash, 64 hexadecimal digits"),
        column("quality", _number, "0 to 100; below 50 nothing is said of the picture"),
        column("quarters", pa.list_(_text), "hashes like PDQ of its four quarters; null if plain"),
        column("turns", pa.list_(_text), "PDQ hashes of it mirrored and turned, in seven ways"),
        column("crops", pa.list_(_text), "PDQ hashes of parts of it that are often cut out"),
        column("width", _number, "points"),
        column("height", _number, "points"),
        column("form", _text, "kind of file, e.g. JPEG"),
        column("generator", _text, "what the file says of being made by a model", null=True),
    ]
)

PICTURE_FAMILIES = pa.schema(
    [
        column("picture", _text, "PDQ hash, or another value that stands for a picture"),
        column("family", _text, "the representative, one of these values"),
        column("how", _text, "representative, near, near by the hash alone, or the same value"),
        column("distance", _number, "bits that differ from the representative", null=True),
    ]
)

PICTURE_LEADS = pa.schema(
    [
        column("picture", _text, "PDQ hash"),
        column("other", _text, "PDQ hash of what it may be made from"),
        column("how", _text, "mirrored, turned, or a part"),
        column("distance", _number, "bits that differ then"),
    ]
)
