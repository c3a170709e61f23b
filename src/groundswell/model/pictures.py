"""The tables of pictures: what was read of each, which are the same, and which only look alike."""

from __future__ import annotations

import pyarrow as pa


def _column(name: str, kind: pa.DataType, meaning: str, *, null: bool = False) -> pa.Field:
    return pa.field(name, kind, nullable=null, metadata={"meaning": meaning})


_text, _number = pa.string(), pa.int32()

PICTURES = pa.schema(
    [
        _column("name", _text, "the file, as it is called within the folder or archive given"),
        _column("video", _text, "the video that it is a frame of", null=True),
        _column("sha256", _text, "of the file's bytes"),
        _column("pdq", _text, "PDQ hash, 64 hexadecimal digits"),
        _column("quality", _number, "0 to 100; below 50 nothing is said of the picture"),
        _column("quarters", pa.list_(_text), "hashes like PDQ of its four quarters; null if plain"),
        _column("turns", pa.list_(_text), "PDQ hashes of it mirrored and turned, in seven ways"),
        _column("crops", pa.list_(_text), "PDQ hashes of parts of it that are often cut out"),
        _column("width", _number, "points"),
        _column("height", _number, "points"),
        _column("form", _text, "kind of file, e.g. JPEG"),
        _column("generator", _text, "what the file says of being made by a model", null=True),
    ]
)

PICTURE_FAMILIES = pa.schema(
    [
        _column("picture", _text, "PDQ hash, or another value that stands for a picture"),
        _column("family", _text, "the representative, one of these values"),
        _column("how", _text, "representative, near, near by the hash alone, or the same value"),
        _column("distance", _number, "bits that differ from the representative", null=True),
    ]
)

PICTURE_LEADS = pa.schema(
    [
        _column("picture", _text, "PDQ hash"),
        _column("other", _text, "PDQ hash of what it may be made from"),
        _column("how", _text, "mirrored, turned, or a part"),
        _column("distance", _number, "bits that differ then"),
    ]
)
