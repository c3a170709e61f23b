"""Neutral sentences in English and Japanese: buses, recipes, weather, library hours, gardening.

Nothing here persuades anybody of anything. Sentences are put together from parts by numbers
from 0 to 1, so that the same numbers give the same sentence.
"""

from __future__ import annotations

from typing import NamedTuple

SUBJECTS = ("bus", "recipe", "weather", "library", "garden")
"""What is written about."""

_PLACES_EN = (
    "Mill Lane", "the harbour", "Station Road", "the old market", "Lindenhof", "North Bridge",
    "the botanical garden", "Church Hill", "the swimming pool", "Elm Street", "the town hall",
    "Riverside", "the brickworks", "Orchard Way", "the lighthouse", "the stadium", "West Pier",
    "the observatory", "Cooper's Yard", "the fish market", "the lower lock", "Poplar Square",
)  # fmt: skip
_PLACES_JA = (
    "港町", "駅前", "北橋", "植物園", "市役所", "川沿い", "市場", "灯台", "南台", "図書館前",
    "公園口", "松原", "桜坂", "温泉街", "東浜", "美術館", "青葉台", "水門前", "西口", "丘の上",
)  # fmt: skip
_FOOD_EN = (
    "leek soup", "rye bread", "plum cake", "pumpkin curry", "barley stew", "apple crumble",
    "bean salad", "onion tart", "rice pudding", "noodle broth", "potato pancakes", "mushroom pie",
)  # fmt: skip
_FOOD_JA = (
    "かぼちゃの煮物", "肉じゃが", "味噌汁", "りんごのケーキ", "豆のサラダ", "きのこご飯",
    "ねぎのスープ", "だし巻き卵", "焼きうどん", "大根の漬物", "さつまいものパン", "梅ジャム",
)  # fmt: skip
_PLANTS_EN = (
    "tomatoes", "sweet peas", "runner beans", "marigolds", "courgettes", "tulips", "strawberries",
    "lavender", "chives", "sunflowers", "radishes", "foxgloves", "pears", "dahlias",
)  # fmt: skip
_PLANTS_JA = (
    "トマト", "朝顔", "いんげん", "チューリップ", "いちご", "ラベンダー", "ひまわり", "大根",
    "紫陽花", "梨", "しそ", "きゅうり", "菜の花", "金木犀",
)  # fmt: skip
_OPENERS_EN = (
    "", "Good to know: ", "For anyone about today: ", "Small note: ", "As it happens, ",
    "I only just noticed that ", "A neighbour told me that ", "It turns out that ", "By the way, ",
    "Written on the door: ", "In case it helps, ", "For next week: ",
)  # fmt: skip
_CLOSERS_EN = (
    "", " Take a coat.", " Worth knowing.", " The kettle is on.", " More tomorrow.",
    " Thanks to the staff.", " I will try again on Sunday.", " The cat slept through it.",
    " It took longer than planned.", " Nobody minded.", " Twice as nice as last year.",
    " Bring an umbrella anyway.",
)  # fmt: skip
_OPENERS_JA = (
    "", "お知らせ：", "ご参考まで。", "今朝気づいたのですが、", "近所の方によると、", "ちなみに、",
    "来週の予定です。", "掲示によると、", "念のため、", "散歩中に見たところ、",
)  # fmt: skip
_CLOSERS_JA = (
    "", "上着をお忘れなく。", "お茶を飲みながら待ちました。", "また明日書きます。",
    "係の方に感謝です。", "猫はずっと寝ていました。", "思ったより時間がかかりました。",
    "去年よりいい感じです。", "傘もあると安心です。", "日曜にもう一度試します。",
)  # fmt: skip
_EN = {
    "bus": (
        "bus {n} from {a} to {b} leaves at {t} and not ten minutes later.",
        "the {t} bus to {a} stops at {b} again, on line {n}.",
        "between {a} and {b} line {n} takes {m} minutes while the road is mended.",
        "line {n} had {m} empty seats at {t}, all the way from {a} to {b}.",
    ),
    "recipe": (
        "{f} needs {m} minutes at {d} degrees, and a pinch of salt from the shop at {a}.",
        "for {f} I used {n} spoons of flour and let it rest for {m} minutes.",
        "the {f} from the kitchen at {a} was gone by {t}, all {n} portions.",
        "whoever brings {f} to {a} at {t} gets {n} pots of jam in return.",
    ),
    "weather": (
        "{m} millimetres of rain since {t} at {a}, and the sun is out at {b}.",
        "fog at {a} until {t}, then {c} degrees by the afternoon.",
        "the thermometer at {a} says {c} degrees, {m} minutes after sunrise.",
        "wind from {a} towards {b} at {t}, force {w}; the washing is dry.",
    ),
    "library": (
        "the library at {a} opens at {t} and has {n} new books on {p}.",
        "{n} of {m} reading places at {a} were free at {t}.",
        "books from {a} can be brought back at {b} until {t}, up to {n} of them.",
        "story hour at {a} begins at {t}, with room for {m} children.",
    ),
    "garden": (
        "the {p} at {a} came up {m} days after sowing, {n} in a row.",
        "{n} buckets of water for the {p} before {t}, then shade.",
        "whoever has seeds of {p} to spare: {n} of us meet at {a} at {t}.",
        "cut the {p} at {t}, leave {n} buds, and give the rest to {a}.",
    ),
}
_JA = {
    "bus": (
        "{a}発{b}行きの{n}番バスは{t}に出ます。",
        "{n}番線は工事のため{a}から{b}まで{m}分かかります。",
        "{t}の{n}番バスは{a}から{b}まで空席が{m}ありました。",
    ),
    "recipe": (
        "{f}は弱火で{m}分、塩は{w}つまみがちょうどよかったです。",
        "{a}の食堂の{f}は{t}に{n}皿すべて売り切れました。",
        "{f}を作るのに粉を{n}さじ使い、{m}分寝かせました。",
    ),
    "weather": (
        "{a}では{t}から{m}ミリの雨、{b}はもう晴れています。",
        "{a}の霧は{t}に消え、午後は{c}度になりそうです。",
        "{t}の{a}は{c}度、日の出から{m}分たちました。",
    ),
    "library": (
        "{a}の図書室は{t}に開き、{p}の新しい本が{n}冊あります。",
        "{a}の閲覧席は{t}の時点で{m}席のうち{n}席が空いていました。",
        "{a}の本は{b}でも{t}まで{n}冊返せます。",
    ),
    "garden": (
        "{a}の{p}は種まきから{m}日で{n}本芽が出ました。",
        "{t}までに{p}へ水を{n}杯、そのあとは日陰に。",
        "{p}の種が余っている方、{t}に{a}で{n}人が待っています。",
    ),
}
_QUOTED = {
    "en": (
        "A stitch in time saves nine, as my grandmother used to say over her mending.",
        "Many hands make light work, and many cooks make a very salty soup.",
        "Red sky at night, shepherd's delight; red sky in the morning, shepherd's warning.",
        "Good morning everyone, have a lovely day!",
        "Happy new week to all gardeners, readers and bus drivers!",
    ),
    "ja": (
        "石の上にも三年、急がば回れ、塵も積もれば山となると祖母がよく申しておりました。",
        "花より団子とは言いますが、今年の桜は団子を忘れるほど見事でしたね、皆さま。",
        "おはようございます、今日もよい一日を！",
    ),
}
_APP = {
    "en": "I finished lesson {n} and kept my streak of {m} days on Teapot Trainer. Join me!",
    "ja": "ティーポット練習帳でレッスン{n}を終え、連続{m}日になりました。一緒にどうですか。",
}
TAGS = {
    "en": (
        "buses", "recipes", "weather", "library", "gardening", "tea", "rain", "spring", "reading",
        "soup", "seeds", "timetable", "sunrise", "baking", "compost", "storytime", "frost",
        "harbour", "bread", "birds", "tram", "allotment", "kettle", "jam",
    ),
    "ja": (
        "バス", "料理", "天気", "図書館", "園芸", "お茶", "雨", "春", "読書", "スープ", "種まき",
        "時刻表", "日の出", "パン", "堆肥", "絵本", "霜", "港", "鳥", "市電", "菜園", "ジャム",
    ),
}  # fmt: skip
SITES = (
    "citybus", "rainwatch", "soupkitchen", "openlibrary", "gardenpost", "harbournews", "breadbook",
    "dailykettle", "allotments", "birdpage", "tramtimes", "seedbank", "northbridge", "lindenhof",
)  # fmt: skip
_NOUNS = (
    "maple", "teapot", "sparrow", "lantern", "pebble", "willow", "biscuit", "harbour", "otter",
    "thimble", "meadow", "kettle", "acorn", "ferry", "plum", "cobble", "heron", "mitten", "barley",
    "puddle", "violet", "turnip", "magpie", "rowan", "pickle", "saffron", "walnut", "drizzle",
)  # fmt: skip
_NOUNS_JA = (
    "楓", "急須", "雀", "提灯", "小石", "柳", "港", "川獺", "野原", "団栗", "梅", "鷺", "麦", "菫",
)  # fmt: skip
_KATAKANA = ("サクラ", "ミナト", "ソラ", "ユキ", "カゼ", "モリ", "ツキ", "ハナ")
_BIOS = {
    "en": (
        "Mostly {p}, sometimes {f}. Lives near {a}.", "{f}, {p} and the {t} bus.",
        "Reads on the way to {a}. {n} plants, one cat.", "{a}. Weather, {p}, tea.",
    ),
    "ja": (
        "{a}在住。{p}と{f}が好きです。", "{p}を{n}鉢育てています。", "{t}のバスで{a}へ通っています。",
    ),
}  # fmt: skip


class Draws(NamedTuple):
    """Numbers from 0 to 1 that decide a sentence's parts."""

    subject: float
    opener: float
    closer: float
    pattern: float
    a: float
    b: float
    thing: float
    n: float
    m: float
    t: float


def sentence(lang: str, draws: Draws, *, framed: bool = True) -> str:
    """Give a neutral sentence in ``en`` or ``ja``; unframed, as a headline, without asides.

    >>> sentence("en", Draws(*[0.0] * 10))
    'Bus 1 from Mill Lane to Mill Lane leaves at 05:00 and not ten minutes later.'
    """
    patterns = (_JA if lang == "ja" else _EN)[_pick(SUBJECTS, draws.subject)]
    core = _filled(_pick(patterns, draws.pattern), lang, draws)
    openers, closers = (_OPENERS_JA, _CLOSERS_JA) if lang == "ja" else (_OPENERS_EN, _CLOSERS_EN)
    opener, closer = (
        (_pick(openers, draws.opener), _pick(closers, draws.closer)) if framed else ("", "")
    )
    if not opener and lang == "en":
        core = core[0].upper() + core[1:]
    return f"{opener}{core}{closer}"


def common_text(lang: str, draws: Draws) -> str:
    """Give a text that many write by themselves: a saying, a greeting, an app's template."""
    if draws.opener < 0.5:
        return _pick(_QUOTED[lang], draws.pattern)
    return _filled(_APP[lang], lang, draws)


def slightly_changed(text: str, lang: str, draw: float) -> str:
    """Give the text with a small edit, as people make who were told to change something."""
    if lang == "ja":
        edits = (
            f"それと、{text}",
            f"{text}ぜひどうぞ。",
            text.replace("。", "！"),
            f"{text[:-1]}ね。",
        )
    else:
        shorter = text.replace(" the ", " our ", 1).removesuffix(".")
        edits = (f"Also: {text}", f"{text} Pass it on.", f"{text[:-1]}!", f"{shorter}, OK.")
    return edits[int(draw * len(edits))]


def handle(lang: str, draws: Draws) -> str:
    """Give a handle as people choose them: two words, a word and a year, initials."""
    first, second = _pick(_NOUNS, draws.a), _pick(_NOUNS, draws.b)
    number = int(draws.n * 99) + 1
    styles = (
        f"{first}{second}", f"{first}_{second}", f"{first}{number}", f"the_{first}_{second}",
        f"{second[0]}_{first}", f"{first}{second}{1950 + number % 60}", f"{first}{second[:3]}",
    )  # fmt: skip
    return _pick(styles, draws.pattern) + ("_jp" if lang == "ja" and draws.t < 0.3 else "")


def templated_handle(draws: Draws) -> str:
    """Give a handle as a registration form proposes them: a word and eight digits."""
    return f"{_pick(_NOUNS, draws.a).title()}{int(draws.n * 90_000_000) + 10_000_000}"


def display_name(lang: str, draws: Draws, *, templated: bool = False) -> str:
    """Give a name as shown; templated ones in Japanese join katakana and a character."""
    if lang == "ja":
        return _pick(_KATAKANA, draws.b) + _pick(_NOUNS_JA, draws.a) if templated else (
            _pick(_NOUNS_JA, draws.a) + _pick(("", "の庭", "さん", "☂", "日記"), draws.closer)
        )  # fmt: skip
    second = "" if draws.closer < 0.3 else f" {_pick(_NOUNS, draws.b).title()}"
    return _pick(_NOUNS, draws.a).title() + second


def bio(lang: str, draws: Draws) -> str:
    """Give a neutral profile text."""
    return _filled(_pick(_BIOS[lang], draws.pattern), lang, draws)


def _filled(pattern: str, lang: str, draws: Draws) -> str:
    places, food, plants = (
        (_PLACES_JA, _FOOD_JA, _PLANTS_JA) if lang == "ja" else (_PLACES_EN, _FOOD_EN, _PLANTS_EN)
    )
    minute = int(draws.t * 18 * 60) + 300
    return pattern.format(
        a=_pick(places, draws.a),
        b=_pick(places, draws.b),
        f=_pick(food, draws.thing),
        p=_pick(plants, draws.thing),
        n=int(draws.n * 80) + 1,
        m=int(draws.m * 90) + 2,
        d=140 + 10 * int(draws.n * 9),
        c=int(draws.n * 30),
        w=int(draws.n * 8) + 1,
        t=f"{minute // 60:02d}:{minute % 60:02d}",
    )


def _pick(choices: tuple[str, ...], draw: float) -> str:
    return choices[int(draw * len(choices))]
