"""What a picture's file says of being made by a model: a statement of the file, not a proof.

Whoever posts a picture can take such marks out, as most platforms do on upload, and can put them
in. That there is none says nothing. C2PA manifests are signed; the signature is not checked here,
so that a manifest, too, is only what the file says.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

GENERATED = "made by a model"
EDITED = "edited with a model, or made of parts of which some are"
MANIFEST = "carries a C2PA manifest that names no model"

_EXIF = {0x0131: b"software", 0x010E: b"description", 0x9286: b"comment", 0x010F: b"make"}
_EXIF_MORE = 0x8769  # where the camera's own tags lie
_MOST_TEXT = 1 << 20  # bytes of one packed text; more is no mark
# https://cv.iptc.org/newscodes/digitalsourcetype/
_SOURCES = (
    (re.compile(rb"compositeWithTrainedAlgorithmicMedia|compositeSynthetic"), EDITED),
    (re.compile(rb"trainedAlgorithmicMedia"), GENERATED),
)
_GENERATORS = re.compile(
    rb"stable[ _-]?diffusion|midjourney|dall[\xc2\xb7\xe2\x80\xa2 .-]{0,3}e\b|novelai|comfyui|"
    rb"invokeai|automatic1111|adobe firefly|made with google ai|imagen \d|gpt-4o|gpt-image|"
    rb"openai|leonardo\.ai|ideogram|black forest labs|flux\.1|bing image creator|"
    rb"made with ai\b|ai[ _-]generated",
    re.IGNORECASE,
)
_KEYS = {  # of texts in PNG files, which programs that run diffusion models write
    b"parameters": "settings of a diffusion model",
    b"sd-metadata": "settings of a diffusion model",
    b"invokeai_metadata": "settings of a diffusion model",
    b"dream": "settings of a diffusion model",
    b"workflow": "a graph of a diffusion model",
}
_TOLD = (
    b"software",
    b"comment",
    b"description",
    b"source",
    b"title",
    b"prompt",
    b"xml:com.adobe.xmp",
)
_SAMPLER = re.compile(
    rb"\bSteps: ?\d+.{0,400}?\bSampler: ?\w|\"class_type\": ?\"KSampler", re.DOTALL
)
_MANIFEST = "C2PA manifest"
_PROGRAM = {b"software"}  # keys under which a program names itself
_ITSELF = re.compile(
    rb"(?:CreatorTool|Credit|softwareAgent|claim_generator)(?:_info)?.{0,60}", re.DOTALL
)
_XMP = re.compile(rb"<x:xmpmeta.{0,262144}?</x:xmpmeta>", re.DOTALL)


class PictureMark(NamedTuple):
    """What the file says (one of three constants of this module), and where it says so."""

    says: str
    where: str

    def __str__(self) -> str:
        """Give both in one line."""
        return f"{self.says} ({self.where})"


def picture_mark(data: bytes) -> PictureMark | None:
    """Give the plainest mark in a file's bytes, or None: most files have none.

    Reads JPEG, PNG, WebP and other files made of boxes. Never repeats what stands in the
    metadata, which may be a prompt or a name.
    """
    found = [mark for where, key, text in _texts(data) if (mark := _read(where, key, text))]
    return min(found, key=lambda mark: (GENERATED, EDITED, MANIFEST).index(mark.says), default=None)


def _read(where: str, key: bytes, text: bytes) -> PictureMark | None:
    for pattern, says in _SOURCES:
        if pattern.search(text):
            parts = where == _MANIFEST and b"c2pa.ingredient" in text  # of which it may be said
            return PictureMark(EDITED if parts else says, f"digital source type in {where}")
    if key in _KEYS and (key != b"parameters" or _SAMPLER.search(text)):
        return PictureMark(GENERATED, f"{_KEYS[key]} in {where}")
    if _SAMPLER.search(text):
        return PictureMark(GENERATED, f"settings of a diffusion model in {where}")
    # A program's name counts where a program names itself: a caption may speak of one.
    itself = b" ".join(_ITSELF.findall(text)) if where in {"XMP", _MANIFEST} else text
    if (key in _PROGRAM or where in {"XMP", _MANIFEST}) and _GENERATORS.search(itself):
        return PictureMark(GENERATED, f"a generator names itself in {where}")
    return PictureMark(MANIFEST, where) if where == _MANIFEST else None


def _texts(data: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    """Give where metadata stand, under which key, and what they hold."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield from _of_png(data)
    elif data.startswith(b"\xff\xd8"):
        yield from _of_jpeg(data)
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        yield from _of_webp(data)
    else:  # boxes, whose metadata lie anywhere: only what can't be mistaken
        for found in _XMP.finditer(data):
            yield "XMP", b"", found[0]
        if data[4:8] == b"ftyp" and b"c2pa" in data:
            yield _MANIFEST, b"", data


def _of_png(data: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"caBX":
            yield _MANIFEST, b"", body
        elif kind == b"eXIf":
            yield from _of_exif(body)
        elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
            key, _, rest = body.partition(b"\0")
            key = key.lower()
            if key in _KEYS or key in _TOLD:
                shown = key.decode("ascii", "replace")
                where = "XMP" if b"xmp" in key else f"PNG text “{shown}”"
                yield where, key, _unpacked(kind, rest)


def _unpacked(kind: bytes, rest: bytes) -> bytes:
    if kind == b"tEXt":
        return rest
    packed = rest[1:]
    if kind == b"iTXt":
        packed = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        if rest[:1] != b"\x01":
            return packed
    try:
        return zlib.decompressobj().decompress(packed, _MOST_TEXT)
    except zlib.error:
        return b""


def _of_jpeg(data: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    at, manifest = 2, []
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in {0xDA, 0xD9}:  # the picture itself begins, or all ends
            break
        (size,) = struct.unpack_from(">H", data, at + 2)
        body = data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)
        if marker == 0xE1 and body.startswith(b"Exif\0"):
            yield from _of_exif(body)
        elif marker == 0xE1 and body.startswith(b"http://ns.adobe.com/"):
            yield "XMP", b"", body
        elif marker == 0xED:
            yield "IPTC", b"", body
        elif marker == 0xFE:
            yield "JPEG comment", b"", body
        elif marker == 0xEB and body.startswith(b"JP"):
            manifest.append(body[8:])
    if manifest and b"c2pa" in (whole := b"".join(manifest)):
        yield _MANIFEST, b"", whole


def _of_webp(data: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    at = 12
    while at + 8 <= len(data):
        kind = data[at : at + 4]
        (size,) = struct.unpack_from("<I", data, at + 4)
        body = data[at + 8 : at + 8 + size]
        at += 8 + size + (size & 1)
        if kind == b"EXIF":
            yield from _of_exif(body)
        elif kind == b"XMP ":
            yield "XMP", b"", body
        elif kind == b"C2PA":
            yield _MANIFEST, b"", body


def _of_exif(body: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    from PIL import Image  # noqa: PLC0415 -- start-up time

    known = Image.Exif()
    try:
        known.load(body)
        inner = known.get_ifd(_EXIF_MORE)
        found = {**known, **inner}
    except Exception:
        return
    for tag, key in _EXIF.items():
        value = found.get(tag)
        text = value.encode() if isinstance(value, str) else value
        if isinstance(text, bytes):
            yield "EXIF", key, text.replace(b"\0", b"")  # of two bytes a letter, some
