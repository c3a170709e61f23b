"""How many pieces a prompt asks for: "twenty comments", "25 条评论", "zwölf Beiträge".

A number counts where it stands right before a word for something that is written, with a few words
between at most. Years, prices, ages and lengths ("a 300 word comment") don't.
"""

from __future__ import annotations

import re

MOST = 10_000  # a larger number is a slip or a boast

_NUMBERS: dict[str, int] = {
    **dict(zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], range(2, 13), strict=True)),
    "dozen": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
    **dict(zip(["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"], range(2, 13), strict=True)),
    "dutzend": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "hundert": 100,
    **dict(zip(["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"], range(2, 13), strict=True)),
    "docena": 12, "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "cien": 100,
    **dict(zip(["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"], range(2, 13), strict=True)),
    "douzaine": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100,
    "dois": 2, "duas": 2, "três": 3, "quatro": 4, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "doze": 12,
    "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "cem": 100,
    "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "dieci": 10, "dodici": 12,
    "quindici": 15, "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50, "cento": 100,
    **dict(zip(["два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"], range(2, 11), strict=True)),
    "двенадцать": 12, "дюжину": 12, "пятнадцать": 15, "двадцать": 20, "тридцать": 30, "сорок": 40,
    "пятьдесят": 50, "сто": 100,
    "عشرة": 10, "عشر": 10, "عشرين": 20, "ثلاثين": 30, "أربعين": 40, "خمسين": 50, "مئة": 100, "خمسة": 5, "خمس": 5,
}  # fmt: skip
_PIECES = (
    "comment", "post", "tweet", "repl", "review", "rating", "message", "letter", "variant", "variation", "version",
    "article", "headline", "caption", "testimonial", "statement", "answer", "paragraph", "e-mail", "email", "slogan",
    "persona", "profile", "account", "identit", "biograph", "bios", "character", "resident", "opening", "line", "piece",
    "question", "note", "text", "kommentar", "beitr", "nachricht", "bewertung", "antwort", "fassung", "artikel", "brief",
    "profil", "konten", "notizen", "comentario", "publicacion", "reseña", "mensaje", "carta", "respuesta", "versi",
    "artículo", "perfil", "cuenta", "commentaire", "publication", "avis", "lettre", "réponse", "compte", "mensagen",
    "comentário", "avaliaç", "commenti", "recension", "messagg", "комментар", "пост", "отзыв", "сообщени", "письм",
    "ответ", "вариант", "стат", "профил", "аккаунт", "замет", "تعليق", "منشور", "مراجع", "رسال", "صيغ", "حساب", "رسائل",
)  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_NUMBER = rf"(?<![\w.,$€£#/-])(?P<number>\d{{1,5}}(?:[.,]\d{{3}})?|{_WORDS})(?P<hundred> hundred)?(?![\w.,]*[%°])"
_ASKED = re.compile(
    rf"{_NUMBER}(?P<between>(?:[\s-]+(?!words?\b|characters?\b|minutes?\b|year|and\b|with\b|und\b|et\b|y\b|и\b)[^\W\d]+,?){{0,4}}?)\s+(?:{'|'.join(_PIECES)})"
)
_HAN = "〇一二两三四五六七八九十百"
_EAST = re.compile(
    rf"(?P<number>\d{{1,5}}|[{_HAN}]{{1,5}})\s*(?:条|篇|封|则|个(?:版本|不同|账号|身份|居民)|件|通り|通の|本の|[個つ]?の(?:投稿|コメント|文)|개|건)"
)
_LISTED = re.compile(r"(?m)^\s*(?:[-*•]|\d{1,3}[.)])\s+\S")
_FOR_EACH = re.compile(
    r"\b(?:for|one for|to) each of (?:these|the following|them)|для каждого из|für jed\w+ (?:der|dieser)|"
    r"para cada un[oa] de|pour chacun|为(?:下面|以下)?每(?:个|一)|それぞれに"
)


def batch_size(text: str) -> int | None:
    """Give how many pieces a prompt asks for, two or more; None where it asks for none or one.

    "For each of these" counts the items of the list that follows.

    >>> batch_size("Write twenty different comments about the bus."), batch_size("A 300 word post")
    (20, None)
    """
    small = text[:20_000].casefold()
    asked = [
        _value(match["number"]) * (100 if match["hundred"] else 1)
        for match in _ASKED.finditer(small)
    ]
    asked += [_east(match["number"]) for match in _EAST.finditer(small)]
    if _FOR_EACH.search(small):
        asked.append(len(_LISTED.findall(small)))
    good = [each for each in asked if 2 <= each <= MOST and not 1900 <= each < 2100]
    return max(good, default=None)


def _value(number: str) -> int:
    if number[0].isdecimal():
        return int(number.replace(".", "").replace(",", ""))
    return _NUMBERS[number]


def _east(number: str) -> int:
    """Read a number in digits or in Chinese characters, up to some hundreds.

    >>> _east("二十五"), _east("十"), _east("两百")
    (25, 10, 200)
    """
    if number.isdecimal():
        return int(number)
    digits = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"两": 2}
    whole = part = 0
    for sign in number:
        if sign in digits:
            part = digits[sign]
        else:
            whole += (part or 1) * (100 if sign == "百" else 10)
            part = 0
    return whole + part
