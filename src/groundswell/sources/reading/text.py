"""From bytes to lines of text: the encoding, and blocks of whole lines."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING, NamedTuple

from groundswell.errors import SettingError
from groundswell.sources.reading.bytes import LINE_CAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.sources.reading.bytes import ByteStream

MARK = "\udcff"
"""Stands in decoded text where bytes did not fit the encoding; never part of real text."""

_BLOCK = 2 * 1024 * 1024
_ENCODINGS = [
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1253",
    "cp1256",
    "cp1255",
    "cp1257",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "koi8_r",
]
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it starts alike
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return MARK, error.end
    raise error


codecs.register_error("groundswell-mark", _mark)


class Encoding(NamedTuple):
    """How a file's bytes spell text, and a note when that was guessed."""

    name: str
    note: str | None = None


class Block(NamedTuple):
    """Some whole lines, or None for one line that was too long to keep.

    ``dirty`` tells that some line holds a NUL or bytes that did not fit the encoding.
    """

    lines: list[str] | None
    dirty: bool


def find_encoding(sample: bytes, asked: str | None = None) -> Encoding:
    """Tell how a sample's bytes spell text: as asked, by byte order mark, by content."""
    mark = next((name for bom, name in _BOMS if sample.startswith(bom)), None)
    if asked is not None:
        return Encoding(_checked(asked, mark))
    if mark:
        return Encoding(mark)
    if wide := _wide(sample):
        return Encoding(wide, f"no byte order mark; read as {wide} from the pattern of its bytes")
    text = sample.decode("utf-8", "groundswell-mark")
    bad = text[:-4].count(MARK) + (text[-4:].count(MARK) if len(sample) < 4096 else 0)
    foreign = 0 if not bad else sum(sign > "\x7f" for sign in text) - text.count(MARK)
    if not bad or foreign >= 2 * bad:
        return Encoding("utf-8")
    guess = _guess(sample)
    if guess is None:
        return Encoding("utf-8", "many bytes are not UTF-8; give --encoding if you know better")
    note = f"the text is not UTF-8; its encoding was guessed to be {guess}; --encoding overrides"
    return Encoding(guess, note)


def blocks(stream: ByteStream, encoding: str) -> Iterator[Block]:
    """Yield a stream's text in blocks of whole physical lines, line ends kept.

    A line ends at LF, CR or CR LF. A line of more than `LINE_CAP` characters is passed
    over in bounded memory and comes out as a block without lines.
    """
    for text in texts(stream, encoding):
        yield Block(None, dirty=False) if text is None else Block(lines_of(text), is_dirty(text))


def texts(stream: ByteStream, encoding: str) -> Iterator[str | None]:
    """Yield a stream's text like `blocks`, not yet cut into lines; None for a line too long."""
    decoder = codecs.getincrementaldecoder(encoding)("groundswell-mark")
    parts: list[str] = []
    size = 0
    skipping = False
    while True:
        data = stream.read(_BLOCK)
        try:
            text = decoder.decode(data, not data)
        except UnicodeError:
            stream.trouble = stream.trouble or f"the text is not {encoding}; give --encoding"
            text, data = "", b""
        if skipping:
            ends = [at for at in (text.find("\n"), text.find("\r")) if at >= 0]
            if ends or not data:
                skipping = False
                yield None
                text = text[min(ends) :] if ends else ""
            else:
                text = ""
        cut = max(text.rfind("\n"), text.rfind("\r", 0, max(len(text) - 1, 0))) + 1
        if not data and not stream.trouble:  # a line that broke off with the stream is no line
            cut = len(text)
        if cut:
            parts.append(text[:cut])
            yield "".join(parts)
            parts, size, text = [], 0, text[cut:]
        if not data:
            if parts and not stream.trouble:
                yield "".join(parts)
            return
        if text:
            parts.append(text)
            size += len(text)
        if size > LINE_CAP:
            parts, size, skipping = [], 0, True


def is_dirty(text: str) -> bool:
    """Whether a text holds a NUL or bytes that did not fit the encoding."""
    if "\0" in text:
        return True
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def lines_of(text: str) -> list[str]:
    """Cut a text into physical lines, line ends kept."""
    return list(io.StringIO(text, newline=""))


def _checked(asked: str, mark: str | None) -> str:
    try:
        name = codecs.lookup(asked).name
        "a".encode(name)
        codecs.getincrementaldecoder(name)
    except (LookupError, TypeError, ValueError):
        msg = f"the encoding {asked!r} is not known; give e.g. utf-8, cp1252, utf-16 or shift_jis"
        raise SettingError(msg) from None
    return "utf-8-sig" if name == "utf-8" and mark == "utf-8-sig" else name


def _wide(sample: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a mark by where their zero bytes lie."""
    size = min(len(sample), 4096) // 4 * 4
    if size < 8:
        return None
    zeros = [sample[at:size:4].count(0) / (size // 4) for at in range(4)]
    if min(zeros[1:]) > 0.5 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:3]) > 0.5 and zeros[3] < 0.1:
        return "utf-32-be"
    if zeros[1] > 0.2 and zeros[3] > 0.2 and zeros[0] < 0.1 and zeros[2] < 0.1:
        return "utf-16-le"
    if zeros[0] > 0.2 and zeros[2] > 0.2 and zeros[1] < 0.1 and zeros[3] < 0.1:
        return "utf-16-be"
    return None


def _guess(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- slow to load, seldom needed

    telling = b"\n".join(line for line in sample.splitlines() if not line.isascii())[:16_384]
    matches = list(from_bytes(telling, cp_isolation=_ENCODINGS))
    if not matches:
        return None
    best = min(matches, key=lambda match: (round(match.chaos, 2), -round(match.coherence, 1)))
    alike = [
        match.encoding
        for match in matches
        if match.chaos <= best.chaos + 0.01 and match.coherence >= best.coherence - 0.05
    ]
    return min(alike, key=_ENCODINGS.index)
