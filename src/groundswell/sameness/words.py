"""The words of a text in any script, also where words aren't parted by blanks.

Japanese comes in phrases (BudouX, a small model by Google) of which the part that carries the
meaning is taken; Chinese is cut by a dictionary (jieba's, in Rust), traditional characters by
their simplified ones; Thai by a BudouX model as well. Whatever else has letters is parted by
blanks and signs, after Unicode. Lao, Khmer and Burmese have no model here and stay in the runs
that their writers part. Nothing is downloaded: the models come with the packages.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import regex

from groundswell.sameness.look_alikes import traditional

if TYPE_CHECKING:
    from collections.abc import Iterator

_JAPANESE = r"\p{Han}\p{Hiragana}\p{Katakana}ー々〆"
_DIGITS = "0-9０-９"
# Parted only by signs: what stands between two blanks of Thai, Chinese or Japanese is no word.
_RUN = regex.compile(
    r"(?P<word>[#＃][\p{L}\p{M}\p{N}_·・ー〜\u200c]+)"
    rf"|(?P<cjk>[{_DIGITS}]*[{_JAPANESE}](?:[{_JAPANESE}・{_DIGITS}]*[{_JAPANESE}{_DIGITS}])?)"
    r"|(?P<thai>\p{Thai}+)"
    rf"|(?P<word>[\p{{L}}\p{{M}}\p{{N}}_--[{_JAPANESE}\p{{Thai}}]]+"
    rf"(?:['’\u200c\u200d.-][\p{{L}}\p{{M}}\p{{N}}_--[{_JAPANESE}\p{{Thai}}]]+)*)",
    regex.V1,
)
_KANA = regex.compile(r"[\p{Hiragana}\p{Katakana}]")
_STEM = regex.compile(r"(.*[^\p{Hiragana}])(\p{Hiragana}*)", regex.DOTALL)
# What a phrase ends in beside its word: particles, and after two characters also "is" and "do".
_PARTICLE = regex.compile(
    "(?:から|まで|より|など|だけ|しか|ほど|くらい|ばかり|において|における|について|によ(?:る|って|ると|り)"
    "|に対(?:して|する)|とし(?:て|ての)|という|といった|とともに|[はがをにへともでのやか])+"
)
_BEING_OR_DOING = regex.compile(
    "(?:な(?:ら|の|のは|のか|ど|く)?|だ.*|です.*|でし.*|であ.*|では.*|する.*|し(?:て|た|ま|な|よ|、).*|し"
    "|さ(?:れ|せ).*|でき.*|すべき.*)"
)
_FEWEST_KANA = 3  # hiragana alone: fewer are particles and auxiliaries
_FUNCTION = frozenset(
    {"ついて", "よって", "おいて", "とって", "ための", "ように", "ような", "している"}
)


def words_in(text: str, language: str | None = None) -> list[str]:
    """Give the words of a text in reading order, as they are written there.

    ``language`` (a code) decides only for Chinese characters without kana, which are Japanese in
    Japanese and Chinese otherwise. Of a Japanese phrase its particles and endings are left out,
    and whole phrases that are nothing else.

    >>> words_in("The bus isn't late, #Line_42!")
    ['The', 'bus', "isn't", 'late', '#Line_42']
    >>> words_in("今日のバスは遅れています"), words_in("今天的公交车晚点了", "zh")
    (['今日', 'バス', '遅れています'], ['今天', '的', '公交车', '晚点', '了'])
    """
    if text.isascii():
        return [found[0] for found in _RUN.finditer(text)]
    japanese = language == "ja" or (language is None and _KANA.search(text) is not None)
    found: list[str] = []
    for run in _RUN.finditer(text):
        if run.lastgroup == "word":
            found.append(run[0])
        elif run.lastgroup == "thai":
            found.extend(_phrases("th", run[0]))
        elif japanese or _KANA.search(run[0]):
            found.extend(_meant(run[0]))
        else:
            found.extend(_chinese(run[0]))
    return found


def words_in_each(texts: pa.Array, languages: pa.Array | None = None) -> pa.Array:
    """Give the words of each of n texts (strings), a list of strings each; null stays null."""
    said = texts.to_pylist()
    codes = [None] * len(said) if languages is None else languages.to_pylist()
    found = [
        None if text is None else words_in(text, code)
        for text, code in zip(said, codes, strict=True)
    ]
    return pa.array(found, pa.list_(pa.string()))


def _meant(run: str) -> Iterator[str]:
    """Give what the phrases of a Japanese run are about."""
    for phrase in _phrases("ja", run):
        found = _STEM.fullmatch(phrase)
        if found is None:
            if len(phrase) >= _FEWEST_KANA and phrase not in _FUNCTION:
                yield phrase
            continue
        stem, ending = found.groups()
        alone = len(stem) == 1  # a verb as a rule: its character is not its word
        if _PARTICLE.fullmatch(ending) or (not alone and _BEING_OR_DOING.fullmatch(ending)):
            yield stem
        else:
            yield phrase


def _chinese(run: str) -> list[str]:
    from rjieba import cut  # noqa: PLC0415 (loads a dictionary)

    other = traditional()
    plain = "".join([other.get(sign, sign) for sign in run])  # one for one, so that places stay
    if plain == run:
        return list(cut(run))
    found, at = [], 0
    for word in cut(plain):
        found.append(run[at : at + len(word)])
        at += len(word)
    return found


def _phrases(language: str, run: str) -> list[str]:
    found: list[str] = []
    for phrase in _parser(language).parse(run):
        if found and found[-1][-1].isdecimal() and phrase[0].isdecimal():
            found[-1] += phrase  # the model knows no numbers
        else:
            found.append(phrase)
    return found


@lru_cache(maxsize=2)
def _parser(language: str) -> Any:
    import budoux  # noqa: PLC0415 (only where a text needs it)

    if language == "th":
        return budoux.load_default_thai_parser()
    return budoux.load_default_japanese_parser()
