"""What a town talks about: a bus line, a recipe site, a bird club, a reservoir, a market hall.

Every subject has an invented place's name, so that it can be rare, and is called by several
expressions in eight languages; the name stays as it is in all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groundswell.worlds.provider_dice import Dice

LANGUAGES = ("en", "zh", "ru", "es", "de", "fr", "ja", "ar")
"""Languages that templates are written in."""

_FIRST = (
    *("Lind", "Orv", "Hask", "Velt", "Brun", "Marl", "Quen", "Tosk", "Elm", "Gris", "Fald", "Sor"),
    *("Wend", "Jarn", "Pell", "Ost", "Rusk", "Drem", "Kolb", "Ansk", "Ebr", "Hurn", "Istr", "Lom"),
    *("Nav", "Oxl", "Prav", "Rheb", "Skel", "Trum", "Ulm", "Vorn", "Wick", "Yar", "Zell", "Cald"),
)
_SECOND = ("a", "e", "i", "o", "u", "ar", "en", "is", "ol", "um", "er", "an", "il", "or")
_THIRD = (
    *(
        "mar",
        "ford",
        "wick",
        "holm",
        "bury",
        "stett",
        "vale",
        "mere",
        "nik",
        "dorn",
        "hagen",
        "ley",
    ),
    *(
        "brook",
        "fell",
        "gate",
        "stow",
        "brück",
        "low",
        "sund",
        "worth",
        "by",
        "ton",
        "beck",
        "ried",
    ),
)
_NAMES = ("Vel", "Mar", "Oti", "Lun", "Sel", "Ari", "Nor", "Tam", "Ela", "Bri", "Ros", "Ine")
_NAME_ENDS = ("da", "la", "na", "lie", "ra", "lis", "sa", "vi", "ka", "tte")
_GOODS = (
    *("Soap", "Tea", "Bakery", "Bicycles", "Honey", "Lamps", "Paper", "Shoes", "Cheese", "Garden"),
    *("Kettles", "Wool", "Tiles", "Jam", "Clocks", "Boats"),
)
PLACES = len(_FIRST) * len(_SECOND) * len(_THIRD)
"""How many names of places there are."""

NAMED_PLACE = re.compile(f"(?:{'|'.join(_FIRST)})(?:{'|'.join(_SECOND)})?(?:{'|'.join(_THIRD)})")
"""An invented place or surname in a text."""

_OFFICES = (
    *("the head of the timetable office", "the clerk of the water board", "the harbour officer"),
    *(
        "the secretary of the parks committee",
        "the town's building officer",
        "the deputy librarian",
    ),
    *("the adviser for market halls", "the member of the bridge committee", "the school inspector"),
    *(
        "the officer for recipes and canteens",
        "the surveyor of the reservoir",
        "the festival office",
    ),
)
_CALLED = {
    "bus": {
        "en": (
            *("bus line {m} in {a}", "the {a} bus {m}", "line {m} ({a})", "the {m} to {a}"),
            "{a}'s {m} bus",
        ),
        "zh": ("{a}的{m}路公交", "{m}路公交车（{a}）"),
        "ru": ("автобус {m}, {a}", "маршрут {m} ({a})"),
        "es": ("línea {m} de {a}", "el bus {m} de {a}"),
        "de": ("Buslinie {m} in {a}", "der {m}er in {a}"),
        "fr": ("ligne {m} à {a}", "le bus {m} de {a}"),
        "ja": ("{a}の{m}番バス", "{a}バス{m}系統"),
        "ar": ("حافلة {m} في {a}", "خط {m} ({a})"),
    },
    "recipes": {
        "en": ("the recipe site {a} Kitchen", "{a} Kitchen", "the {a} recipes page"),
        "zh": ("{a}食谱网站", "{a}厨房"),
        "ru": ("сайт рецептов {a}", "кухня {a}"),
        "es": ("el sitio de recetas {a}", "Cocina {a}"),
        "de": ("Rezeptseite {a}", "Küche {a}"),
        "fr": ("le site de recettes {a}", "Cuisine {a}"),
        "ja": ("レシピサイト{a}", "{a}キッチン"),
        "ar": ("موقع وصفات {a}", "مطبخ {a}"),
    },
    "birds": {
        "en": ("the {a} bird club", "the bird watchers of {a}", "{a} Bird Club"),
        "zh": ("{a}观鸟俱乐部", "{a}鸟会"),
        "ru": ("клуб птиц {a}", "птичий клуб ({a})"),
        "es": ("el club de aves de {a}", "club de aves {a}"),
        "de": ("Vogelverein {a}", "die Vogelfreunde {a}"),
        "fr": ("le club des oiseaux de {a}", "club ornithologique {a}"),
        "ja": ("{a}野鳥クラブ", "{a}の鳥の会"),
        "ar": ("نادي الطيور في {a}", "نادي {a} للطيور"),
    },
    "reservoir": {
        "en": ("the {a} reservoir", "the reservoir at {a}", "{a} dam lake"),
        "zh": ("{a}水库", "{a}的水库"),
        "ru": ("водохранилище {a}", "плотина {a}"),
        "es": ("el embalse de {a}", "la presa de {a}"),
        "de": ("Stausee {a}", "Talsperre {a}"),
        "fr": ("le réservoir de {a}", "le barrage de {a}"),
        "ja": ("{a}貯水池", "{a}ダム"),
        "ar": ("خزان {a}", "سد {a}"),
    },
    "market": {
        "en": ("{a} market hall", "the market hall of {a}", "the old hall in {a}"),
        "zh": ("{a}市场大厅", "{a}的老市场"),
        "ru": ("рынок {a}", "торговый зал {a}"),
        "es": ("el mercado de {a}", "mercado cubierto {a}"),
        "de": ("Markthalle {a}", "die Halle in {a}"),
        "fr": ("la halle de {a}", "le marché de {a}"),
        "ja": ("{a}市場ホール", "{a}の市場"),
        "ar": ("سوق {a}", "قاعة سوق {a}"),
    },
    "library": {
        "en": ("the library in {a}", "{a} reading room", "{a} public library"),
        "zh": ("{a}图书馆", "{a}的阅览室"),
        "ru": ("библиотека {a}", "читальный зал {a}"),
        "es": ("la biblioteca de {a}", "sala de lectura {a}"),
        "de": ("Bücherei {a}", "Lesesaal {a}"),
        "fr": ("la bibliothèque de {a}", "salle de lecture {a}"),
        "ja": ("{a}図書館", "{a}の読書室"),
        "ar": ("مكتبة {a}", "قاعة القراءة في {a}"),
    },
    "bridge": {
        "en": ("the footbridge at {a}", "{a} bridge", "the crossing in {a}"),
        "zh": ("{a}人行桥", "{a}大桥"),
        "ru": ("мост {a}", "пешеходный мост ({a})"),
        "es": ("el puente de {a}", "pasarela {a}"),
        "de": ("Fußgängerbrücke {a}", "Steg {a}"),
        "fr": ("le pont de {a}", "passerelle {a}"),
        "ja": ("{a}橋", "{a}の歩道橋"),
        "ar": ("جسر {a}", "جسر المشاة في {a}"),
    },
    "pool": {
        "en": ("the swimming pool in {a}", "{a} baths", "the {a} lido"),
        "zh": ("{a}游泳池", "{a}的泳池"),
        "ru": ("бассейн {a}", "купальня {a}"),
        "es": ("la piscina de {a}", "baños {a}"),
        "de": ("Schwimmbad {a}", "Freibad {a}"),
        "fr": ("la piscine de {a}", "bains {a}"),
        "ja": ("{a}プール", "{a}の水泳場"),
        "ar": ("مسبح {a}", "حمام السباحة في {a}"),
    },
}
_KINDS = tuple(_CALLED)


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that is talked about."""

    kind: str
    place: str
    number: int

    def called(self, lang: str, dice: Dice, *, varied: bool = True) -> str:
        """Call it in a language, by one of several expressions or always by the first."""
        forms = _CALLED[self.kind][lang]
        form = dice.pick(forms) if varied else forms[0]
        return form.format(a=self.place, m=self.number)

    def tag(self) -> str:
        """Give its hashtag."""
        return f"#{self.place}{self.kind.title()}"


def place(dice: Dice) -> str:
    """Give an invented place's name."""
    return dice.pick(_FIRST) + dice.pick(_SECOND) + dice.pick(_THIRD)


def subject(dice: Dice) -> Subject:
    """Give something to talk about."""
    return Subject(dice.pick(_KINDS), place(dice), dice.among(2, 98))


def town(seed_number: int) -> Subject:
    """Give the subject of a number: the same number, the same subject."""
    first, rest = seed_number % len(_FIRST), seed_number // len(_FIRST)
    name = _FIRST[first] + _SECOND[rest % len(_SECOND)] + _THIRD[(rest * 7 + first) % len(_THIRD)]
    return Subject(_KINDS[(seed_number * 5) % len(_KINDS)], name, 2 + seed_number % 97)


def given_name(dice: Dice) -> str:
    """Give an invented first name."""
    return dice.pick(_NAMES) + dice.pick(_NAME_ENDS)


def surname(dice: Dice) -> str:
    """Give an invented surname."""
    return dice.pick(_FIRST) + dice.pick(_THIRD)


def office(dice: Dice, where: str) -> str:
    """Give somebody's office, without a person's name."""
    return f"{dice.pick(_OFFICES)} in {where}"


def client(dice: Dice) -> str:
    """Give the name of an invented shop."""
    return f"{place(dice)} {dice.pick(_GOODS)}"
