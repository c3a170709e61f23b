"""Messages of provider logs put together: a template, what fills it, how somebody writes.

Templates come in three sets: ``open`` to develop on, ``held`` to report on, and ``fresh``, to
report on too, by writers who had not seen what the reader learns from. Nothing here is a published
text or a script; what is shown is which kind of request somebody makes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from groundswell.errors import SettingError
from groundswell.worlds.provider_subjects import client, given_name, office, place
from groundswell.worlds.provider_texts_answers import ANSWERS, ANSWERS_HELD
from groundswell.worlds.provider_texts_answers_fresh import ANSWERS_FRESH
from groundswell.worlds.provider_texts_fresh import FRESH
from groundswell.worlds.provider_texts_fresh_languages import FRESH_LANGUAGES
from groundswell.worlds.provider_texts_held import HELD
from groundswell.worlds.provider_texts_held_languages import HELD_LANGUAGES
from groundswell.worlds.provider_texts_life import LIFE_OPEN
from groundswell.worlds.provider_texts_life_fresh import LIFE_FRESH
from groundswell.worlds.provider_texts_life_held import LIFE_HELD
from groundswell.worlds.provider_texts_open import OPEN
from groundswell.worlds.provider_texts_open_languages import OPEN_LANGUAGES
from groundswell.worlds.provider_texts_work import WORK_OPEN
from groundswell.worlds.provider_texts_work_fresh import WORK_FRESH
from groundswell.worlds.provider_texts_work_held import WORK_HELD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.worlds.provider_dice import Dice
    from groundswell.worlds.provider_subjects import Subject

Texts = dict[str, dict[str, tuple[str, ...]]]

SETS = ("open", "held", "fresh")
"""The sets of templates, in the order in which anything that has a wording of each gives them."""

STAGE_OF = {
    "plan": "planning", "monitor": "target_monitoring", "profile": "profiling",
    "single": "content_single", "batch": "content_batch", "persona": "persona_setup",
    "translate": "translation", "approach": "approach", "flatter": "flattery",
    "incentive": "incentive", "reassure": "reassurance", "offsite": "off_platform",
    "evade": "evasion", "report": "internal_reporting", "handover": "internal_reporting",
    "tooling": "tooling", "ping": "scam_ping", "sting": "scam_sting",
}  # fmt: skip
"""The stage that each genre of an operator's requests belongs to."""

_LANGUAGE_NAMES = {
    "en": ("Spanish", "German", "French", "Russian", "Arabic", "Japanese", "Polish", "Turkish"),
    "zh": ("西班牙语", "德语", "法语", "俄语", "日语"),
    "ru": ("испанский", "немецкий", "французский", "английский", "арабский"),
    "es": ("alemán", "francés", "inglés", "ruso", "árabe"),
    "de": ("Spanisch", "Französisch", "Englisch", "Russisch", "Polnisch"),
    "fr": ("espagnol", "allemand", "anglais", "russe", "arabe"),
    "ja": ("英語", "スペイン語", "ドイツ語", "中国語", "韓国語"),
    "ar": ("الإنجليزية", "الفرنسية", "الإسبانية", "الروسية", "الألمانية"),
}
_THINGS = {
    "en": (
        *("lentils", "chard", "rhubarb", "goat cheese", "mushrooms", "barley", "pumpkin", "beans"),
        *("plums", "rosemary", "rye bread", "celery", "buckwheat", "trout", "leeks", "quinces"),
        *("turnips", "sorrel", "figs", "chestnuts", "millet", "fennel", "mackerel", "parsnips"),
        *("gooseberries", "curd", "sage", "okra", "spelt", "radishes", "walnuts", "elderflower"),
    ),
    "zh": ("扁豆", "南瓜", "蘑菇", "茄子", "豆腐", "萝卜", "面条", "莲藕"),
    "ru": ("чечевица", "тыква", "грибы", "гречка", "свёкла", "сливы", "щука", "ржаной хлеб"),
    "es": ("lentejas", "calabaza", "setas", "cebada", "judías", "trucha", "puerros", "arroz"),
    "de": ("Linsen", "Kürbis", "Pilze", "Gerste", "Bohnen", "Forelle", "Lauch", "Roggenbrot"),
    "fr": ("lentilles", "potiron", "champignons", "orge", "haricots", "truite", "poireaux", "riz"),
    "ja": ("レンズ豆", "かぼちゃ", "きのこ", "大根", "豆腐", "なす", "そば", "れんこん"),
    "ar": ("العدس", "اليقطين", "الفطر", "الشعير", "الفاصوليا", "الأرز", "الباذنجان", "السمك"),
}
_OTHERS = {
    "en": (
        *("heat pump", "coffee grinder", "bicycle bell", "radiator", "sewing machine", "toaster"),
        *("kettle", "door lock", "lawn mower", "piano", "telescope", "rain barrel", "dishwasher"),
    ),
    "zh": ("热水器", "缝纫机", "烤面包机", "自行车铃", "洗碗机"),
    "ru": ("кофемолка", "радиатор", "швейная машина", "тостер", "чайник"),
    "es": ("la tostadora", "el molinillo", "el radiador", "la tetera", "el candado"),
    "de": ("der Toaster", "die Kaffeemühle", "der Heizkörper", "die Nähmaschine", "die Pumpe"),
    "fr": ("le grille-pain", "le moulin à café", "le radiateur", "la bouilloire", "la pompe"),
    "ja": ("トースター", "ミシン", "やかん", "自転車のベル", "食洗機"),
    "ar": ("المحمصة", "المدفأة", "الغلاية", "ماكينة الخياطة", "المضخة"),
}
_WHERE = (
    *("on the town forum", "in the neighbourhood group", "on the photo app", "on the video app"),
    *("under the news", "in the comment section", "on the local page", "in the commuters' channel"),
)
_OPENERS = {
    "open": ("Hi, ", "Hello! ", "please: ", "ok, ", "Quick one: ", "Dear assistant, "),
    "held": ("hey ", "Morning. ", "so, ", "Next: ", "Right. ", "Could you do this? "),
    "fresh": (
        "Good evening, ",
        "Me again. ",
        "small favour: ",
        "also, ",
        "Heya! ",
        "Got a minute? ",
    ),
}
_CLOSERS = {
    "open": (" Thanks!", " thx", " Keep it plain.", " No introduction.", " It's urgent."),
    "held": (" ty", " Cheers.", " Skip the preamble.", " By tonight.", " Plain text."),
    "fresh": (
        " Much obliged.",
        " pls",
        " Before lunch if possible.",
        " Just the result.",
        " Appreciated!",
    ),
}
_BOILERPLATES = {
    "open": (
        "Standing order {a}-{m}: plain text, no headings, answer in one block, keep the mark [{b}].",
        "Work rules {a}: you are the desk's assistant, number every line, use the sheet {b}, ask nothing back.",
        "Template {m} of {a}. Follow format {b}; columns in fixed order; leave the date empty.",
        "Use our usual frame \"{a}/{b}\": first line short, then the body, then nothing else, version {m}.",
    ),
    "held": (
        "<<{a} house format {m}>> reply only with the result; code word {b} at the end.",
        "As in file {b} of {a}: no greetings, British spelling, each entry below {m}0 letters.",
        "Role: writer for {a}. Input follows the line {b}. Output without comment, release {m}.",
        "{b} procedure ({a}), step {m}: read, convert, return; never explain what you did.",
    ),
    "fresh": (
        "# {a} desk, sheet {b}. Language as asked, lower limit {m} words, tables with a semicolon.",
        "Before you begin: customer no. {b}, branch {a}, shift {m}. Answer in full sentences only.",
        "SETUP {m} ({a}): you receive a task, you hand back a clean draft, filed under {b}.",
        "Rev. {m} / {b} / {a} -- keep names as typed, dates as day and month, no bold print.",
    ),
}  # fmt: skip
_CHOICE = re.compile(r"\(([^()|]*\|[^()]*)\)")
_LIFE = frozenset("everyday personal homework medical political news coding".split())  # noqa: SIM905
_PASTED = frozenset(
    [
        "translate",
        "report",
        "handover",
        "monitor",
        "profile",
        "news_edit",
        "news_background",
        "camp_report",
        "tr_job",
        "ag_report",
        "cs_shift",
        "rs_analyse",
        "class_feedback",
        "tv_mail",
        "cs_reply",
        "news_disinfo",
    ]
)


@dataclass(frozen=True, slots=True)
class Style:
    """How one person writes: shares of messages from 0 to 1."""

    lower: bool
    typos: float
    opener: float
    closer: float
    paste: float
    varied: bool  # calls things by several expressions


@lru_cache(maxsize=3)
def texts(chosen: str) -> Texts:
    """Give the templates of a set by genre and language.

    >>> sorted(texts("open")["plan"])
    ['ar', 'de', 'en', 'es', 'fr', 'ja', 'ru', 'zh']
    """
    parts = {
        "open": (OPEN, OPEN_LANGUAGES, LIFE_OPEN, WORK_OPEN, ANSWERS),
        "held": (HELD, HELD_LANGUAGES, LIFE_HELD, WORK_HELD, ANSWERS, ANSWERS_HELD),
        "fresh": (FRESH, FRESH_LANGUAGES, LIFE_FRESH, WORK_FRESH, ANSWERS, ANSWERS_FRESH),
    }.get(chosen)
    if parts is None:
        msg = (
            f"templates is {chosen!r}; give open (to develop on), held (to report on) or fresh "
            "(worded apart from both)"
        )
        raise SettingError(msg)
    found: dict[str, dict[str, list[str]]] = {}
    for part in parts:
        genre: dict[str, list[str]] = {}
        for line in part.strip().splitlines():
            if line.startswith("## "):
                genre = found.setdefault(line[3:], {})
                if part in (ANSWERS_HELD, ANSWERS_FRESH):
                    genre.clear()
            elif line:
                lang, bar, text = line.partition("|")
                if bar != "|" or len(lang) != 2:
                    lang, text = "en", line
                genre.setdefault(lang, []).append(text)
    return {
        name: {lang: tuple(lines) for lang, lines in genre.items()} for name, genre in found.items()
    }


def style(dice: Dice, *, tidy: bool = False) -> Style:
    """Draw how somebody writes; the tidy hardly ever mistype."""
    return Style(
        lower=not tidy and dice.chance(0.25),
        typos=0.0 if tidy or dice.chance(0.5) else 0.15,
        opener=dice.u() * 0.5,
        closer=dice.u() * 0.4,
        paste=dice.u() * 0.12,
        varied=dice.chance(0.7),
    )


def boilerplate(dice: Dice, chosen: str) -> str:
    """Give a rare fixed beginning, as a team puts before its prompts."""
    return (
        dice.pick(_BOILERPLATES[chosen])
        .replace("{a}", place(dice))
        .replace("{b}", f"{dice.token()[:4].upper()}-{dice.among(10, 99)}")
        .replace("{m}", str(dice.among(2, 40)))
    )


@dataclass(slots=True)
class Writer:
    """Writes the messages of one person or team; ``fixed`` are slots that stay the same."""

    chosen: str
    dice: Dice
    style: Style
    fixed: Mapping[str, str]
    prefix: str = ""

    def request(
        self,
        genre: str,
        lang: str,
        about: Subject | None = None,
        *,
        template: str | None = None,
    ) -> tuple[str, str]:
        """Give a request of a genre, and the language it is in (English where none is written)."""
        dice, known = self.dice, texts(self.chosen)[genre]
        lang = lang if lang in known else "en"
        text = self._filled(template or dice.pick(known[lang]), lang, about)
        if genre in _LIFE:
            text = self._with_asides(text, lang)
        if lang == "en":
            text = self._mannered(text)
        elif dice.u() < self.style.typos:
            text = _mistyped(text, dice)
        if self.prefix:
            text = f"{self.prefix}\n{text}"
        if genre in _PASTED and dice.chance(0.6):
            text = f"{text}\n\n{self._notes(lang)}"
        elif dice.u() < self.style.paste:
            text = f"{text}\n\n{self._prose(lang)}"
        return text, lang

    def answer(self, lang: str, about: Subject | None, *, refused: bool) -> str:
        """Give one neutral line of the assistant, or a refusal."""
        genre = texts(self.chosen)["refusal" if refused else "answer"]
        line = self.dice.pick(genre[lang])
        return self._filled(line, lang, about) if "{" in line else line

    def again(self, text: str, lang: str) -> str:
        """Give a refused request once more, in other words around it."""
        more = self.dice.pick(texts(self.chosen)["rephrase"][lang])
        return f"{more} {text}" if self.dice.chance(0.5) else f"{text} {more}"

    def sentence(self, lang: str) -> str:
        """Give a neutral sentence, as somebody pastes."""
        return self._filled(self.dice.pick(texts(self.chosen)["prose"][lang]), lang, None)

    def _filled(self, template: str, lang: str, about: Subject | None) -> str:
        dice, text = self.dice, template
        while "|" in text:
            chosen = _CHOICE.sub(lambda found: dice.pick(found[1].split("|")), text)
            if chosen == text:
                break
            text = chosen
        if "{" not in text:
            return text
        if "{s}" in text:
            name = about.called(lang, dice, varied=self.style.varied) if about else place(dice)
            text = text.replace("{s}", name)
            if about and dice.chance(0.08):
                text = f"{text} {about.tag()}"
        for slot in "nkxprlftuc":
            mark = f"{{{slot}}}"
            if mark in text:
                text = text.replace(mark, self.fixed.get(slot) or self._drawn(slot, lang))
        return text

    def _drawn(self, slot: str, lang: str) -> str:
        dice = self.dice
        match slot:
            case "n":
                return str(dice.among(5, 60))
            case "k":
                return str(dice.among(3, 12))
            case "x":
                return str(dice.among(2, 30))
            case "p":
                return given_name(dice)
            case "r":
                return office(dice, place(dice))
            case "l":
                return dice.pick(_LANGUAGE_NAMES[lang])
            case "f":
                return dice.pick(_WHERE)
            case "t":
                return dice.pick(_THINGS[lang])
            case "u":
                return dice.pick(_OTHERS[lang])
            case _:
                return client(dice)

    def _with_asides(self, text: str, lang: str) -> str:
        """Say a little of one's own life before or after the question, as most people do."""
        asides = texts(self.chosen)["aside"][lang]
        for _ in range(self.dice.weighted((0, 1, 2), (3, 5, 2))):
            more = self._filled(self.dice.pick(asides), lang, None)
            gap = "" if lang in ("zh", "ja") else " "
            text = f"{text}{gap}{more}" if self.dice.chance(0.6) else f"{more}{gap}{text}"
        return text

    def _mannered(self, text: str) -> str:
        dice, how = self.dice, self.style
        if dice.u() < how.opener:
            opener = dice.pick(_OPENERS[self.chosen])
            text = opener + (text if opener[-2] in "!.:?" else text[0].lower() + text[1:])
        if dice.u() < how.closer:
            text += dice.pick(_CLOSERS[self.chosen])
        if dice.u() < how.typos:
            text = _mistyped(text, dice)
        return text[0].lower() + text[1:] if how.lower else text

    def _notes(self, lang: str) -> str:
        lines = texts(self.chosen)["notes"][lang]
        return "\n".join(
            self._filled(self.dice.pick(lines), lang, None) for _ in range(self.dice.among(2, 9))
        )

    def _prose(self, lang: str) -> str:
        count = int(self.dice.heavy(6, 1.0)) + 1
        return " ".join(self.sentence(lang) for _ in range(min(count, 60)))


def _mistyped(text: str, dice: Dice) -> str:
    """Swap or drop one letter somewhere."""
    at = dice.below(max(1, len(text) - 2))
    if not (text[at].isalpha() and text[at + 1 : at + 2].isalpha()) or text[at].isupper():
        return text
    return text[:at] + text[at + 1] + (text[at] if dice.chance(0.6) else "") + text[at + 2 :]
