"""Texts as they are compared: by their letters, by their words, and in which language.

Hashtags before and behind a text are frames that come and go, and don't count. Languages are given
by a source or guessed by a small model; of a short text, or one in letters that its language isn't
written in, the word is not believed.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import regex

from groundswell.sameness.skeletons import skeletons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_TAG = r"[#＃][\p{L}\p{M}\p{N}_·・ー〜\u200c]+"
_FRAME = regex.compile(rf"^(?:[^\p{{L}}\p{{N}}#＃]*{_TAG})+|(?:[^\p{{L}}\p{{N}}#＃]*{_TAG})+\W*$")
_ONE = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_WORD = regex.compile(rf"{_ONE}|(?:(?!{_ONE})[\p{{L}}\p{{M}}\p{{N}}])+")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_ALPHABETS = {
    "latin": r"\p{Latin}", "cyrillic": r"\p{Cyrillic}", "greek": r"\p{Greek}",
    "arabic": r"\p{Arabic}", "hebrew": r"\p{Hebrew}", "devanagari": r"\p{Devanagari}",
    "thai": r"\p{Thai}", "hangul": r"\p{Hangul}", "kana": r"[\p{Hiragana}\p{Katakana}]",
    "han": r"\p{Han}",
}  # fmt: skip
_ALPHABET = {name: regex.compile(signs) for name, signs in _ALPHABETS.items()}
_WRITTEN = {  # languages that are hardly ever written in other letters
    "ja": {"kana", "han"}, "zh": {"han"}, "ko": {"hangul", "han"}, "ru": {"cyrillic"},
    "uk": {"cyrillic"}, "be": {"cyrillic"}, "bg": {"cyrillic"}, "mk": {"cyrillic"},
    "el": {"greek"}, "ar": {"arabic"}, "fa": {"arabic"}, "ur": {"arabic"}, "he": {"hebrew"},
    "hi": {"devanagari"}, "mr": {"devanagari"}, "ne": {"devanagari"}, "th": {"thai"},
    **{
        code: {"latin"}
        for code in (
            "en", "de", "fr", "es", "pt", "it", "nl", "id", "ms", "tr", "pl", "cs", "sv", "da",
            "no", "fi", "hu", "ro", "vi", "tl", "et", "lv", "lt",
        )
    },
}  # fmt: skip
_ALIKE = {  # codes of one language, and languages that a guess can't tell apart
    "zt": "zh", "yue": "zh", "wuu": "zh", "nb": "no", "nn": "no", "da": "no", "ms": "id",
    "bs": "hr", "sr": "hr", "sh": "hr",
}  # fmt: skip
_FEWEST = 20  # letters, of which a CJK character is two: less has no language that can be told
_CODES = 0x10FFFF - 1


@dataclass(frozen=True, slots=True)
class Spoken:
    """n texts as they are compared; every array or list has one entry a text.

    ``joined`` holds the letters alone, ``worded`` one character a word, ``letters`` how many
    letters there are (a CJK character counts for two), ``language`` the number of its language,
    -1 where it can't be told, and ``alphabet`` that of most of its letters.
    """

    joined: list[str]
    worded: list[str]
    letters: Ints
    language: Ints
    alphabet: Ints

    @classmethod
    def of(cls, texts: pa.Array, codes: Sequence[str | None]) -> Spoken:
        """Read n normalised texts and their language codes."""
        bare = [without_frame(text or "") for text in texts.to_pylist()]
        joined = skeletons(pa.array(bare, pa.large_string())).to_pylist()
        # Words are cut where the author cut them, then written as the skeleton writes letters.
        cut = [_WORD.findall(text) for text in bare]
        distinct = list(dict.fromkeys(word for words in cut for word in words))
        plain = skeletons(pa.array(distinct, pa.large_string())).to_pylist()
        sign = {w: _sign(p) for w, p in zip(distinct, plain, strict=True)}
        alphabets = [_alphabet(text) for text in joined]
        numbers: dict[str, int] = {}
        language = np.full(len(bare), -1, np.int64)
        letters = np.array([len(t) + len(_WIDE.findall(t)) for t in joined], np.int64)
        for place, code in enumerate(codes):
            known = _ALIKE.get(code, code) if code is not None else None
            fits = known not in _WRITTEN or alphabets[place] in _WRITTEN[known]
            if known is not None and letters[place] >= _FEWEST and fits:
                language[place] = numbers.setdefault(known, len(numbers))
        names = list(_ALPHABETS)
        return cls(
            joined,
            ["".join(sign[word] for word in words) for words in cut],
            letters,
            language,
            np.array([names.index(a) if a else -1 for a in alphabets], np.int64),
        )

    def settled(self, a: Ints, b: Ints) -> Spoken:
        """Give each text the language of most texts among itself and its copies.

        ``a`` and ``b`` are the places of pairs of copies. Between equals the language decides that
        is commoner in all the texts: what is misread is mostly read as something rare.
        """
        known = self.language[self.language >= 0]
        if not len(a) or not len(known):
            return self
        common = np.bincount(known) / (len(known) + 1)
        votes: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        itself = np.unique(np.r_[a, b])
        for x, y in zip(np.r_[a, b, itself].tolist(), np.r_[b, a, itself].tolist(), strict=True):
            if self.language[y] >= 0:
                votes[x][int(self.language[y])] += 1
        language = self.language.copy()
        for place, said in votes.items():
            language[place] = max(said, key=lambda each: said[each] + float(common[each]))
        return replace(self, language=language)

    def differ(self, a: Ints, b: Ints) -> NDArray[np.bool_]:
        """Say of pairs whether they are surely in two languages.

        They are if both languages are known and differ, or the letters do; kana and Chinese
        characters may stand in one language.
        """
        one, other = self.language[a], self.language[b]
        told = (one >= 0) & (other >= 0)
        names = list(_ALPHABETS)
        kana, han = names.index("kana"), names.index("han")
        plain = np.where(self.alphabet == kana, han, self.alphabet)
        letters = (plain[a] >= 0) & (plain[b] >= 0) & (plain[a] != plain[b])
        return np.asarray(np.where(told, one != other, letters), dtype=np.bool_)


def without_frame(text: str) -> str:
    """Take hashtags from both ends, unless little else would be left.

    >>> without_frame("#bus the 42 is late again today #late #bus!")
    ' the 42 is late again today'
    """
    if "#" not in text and "＃" not in text:
        return text
    rest: str = _FRAME.sub("", text)
    return rest if sum(map(str.isalnum, rest)) >= 10 else text


def _alphabet(text: str) -> str | None:
    """Give the alphabet of most letters; kana wherever there is any."""
    best, most = None, 0
    for name, signs in _ALPHABET.items():
        if name == "latin" and text.isascii():
            return "latin" if any(map(str.isalpha, text)) else None
        count = len(signs.findall(text))
        if name == "kana" and count >= 2:
            return name
        if count > most:
            best, most = name, count
    return best


def _sign(word: str) -> str:
    """Give a word as one character: words are compared as letters are."""
    return chr(1 + zlib.crc32(word.encode("utf-8", "surrogatepass")) % _CODES)
