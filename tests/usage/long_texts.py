"""Long harmless texts: hundreds of sentences of which no two are alike, in several languages."""

from __future__ import annotations

# Who, does what, where and when: eight of each give 512 sentences.
_PARTS = {
    "en": (
        "The old ferry|A grey heron|The baker's cart|Our neighbour's boat|The night bus|A small choir|The market clock|The school garden",
        "crossed the canal|stood beside the weir|waited under the lime trees|came back from the hills|was washed with rain water|got a coat of green paint|smelled of warm bread|counted seven swallows",
        "on a windy Tuesday|before the first frost|while the bells rang|near the stone bridge|after the long summer|without any hurry|in the year of the flood|behind the railway station",
        ". ",
    ),
    "de": (
        "Die alte Fähre|Ein grauer Reiher|Der Wagen des Bäckers|Das Boot der Nachbarin|Der letzte Nachtbus|Ein kleiner Chor|Die Uhr am Markt|Der Garten der Schule",
        "lag still am Kanal|stand neben dem Wehr|wartete unter den Linden|kam aus den Hügeln zurück|glänzte nach dem Regen|roch nach warmem Brot|blieb bis zum Abend|gehörte zum Dorf",
        "an einem windigen Dienstag|vor dem ersten Frost|während die Glocken läuteten|nahe der Steinbrücke|nach dem langen Sommer|ohne jede Eile|im Jahr des Hochwassers|hinter dem Bahnhof",
        ". ",
    ),
    "es": (
        "El viejo transbordador|Una garza gris|El carro del panadero|La barca de la vecina|El autobús nocturno|Un coro pequeño|El reloj del mercado|El huerto de la escuela",
        "cruzó el canal|quedó junto a la presa|esperó bajo los tilos|volvió de las colinas|brillaba con la lluvia|olía a pan caliente|durmió hasta la tarde|era parte del pueblo",
        "un martes de viento|antes de la primera helada|mientras sonaban las campanas|cerca del puente de piedra|después del largo verano|sin ninguna prisa|en el año de la riada|detrás de la estación",
        ". ",
    ),
    "ru": (
        "Старый паром|Серая цапля у пруда|Тележка пекаря|Лодка соседки|Ночной автобус|Маленький хор|Рыночные часы и башня|Школьный сад",
        "у тихого канала|возле старой плотины|под высокими липами|по дороге с холмов|после тёплого дождя|рядом с пекарней|до самого вечера|на краю деревни",
        "в ветреный вторник|перед первыми морозами|под звон колоколов|близ каменного моста|после долгого лета|без всякой спешки|в год большого паводка|за вокзалом",
        ". ",
    ),
    "zh": (
        "老渡船|一只灰鹭|面包师的小车|邻居的木船|末班夜车|小小的合唱队|集市的大钟|学校的菜园",
        "停在运河边上|站在水坝旁边|等在椴树下面|从山丘那边回来|被雨水洗得很亮|闻起来有面包香|一直待到傍晚|属于这个村子",
        "那是刮风的星期二|那时还没有下霜|远处响着钟声|离石桥不远|在漫长的夏天以后|一点也不着急|在发大水的那一年|就在车站后面",
        "。",
    ),
}  # fmt: skip
LANGUAGES = tuple(_PARTS)


def sentences(language, number=512):
    """Give so many sentences, at most 512, in an order in which neighbours share little."""
    who, what, when, stop = _PARTS[language]
    parts = [each.split("|") for each in (who, what, when)]
    found = []
    for place in range(number):
        mixed = place * 211 % 512
        a, b, c = mixed % 8, mixed // 8 % 8, mixed // 64
        found.append(" ".join((parts[0][a], parts[1][b], parts[2][c])) + stop.rstrip())
    return found


def around(request, language, number=512):
    """Give a text of so many sentences with a request in the middle, and where the request starts."""
    told = sentences(language, number)
    before = " ".join(told[: number // 2]) + "\n"
    return f"{before}{request}\n{' '.join(told[number // 2 :])}", len(before)
