"""A small town's posts in six languages: stories told again and again, and talk of the same kind.

Ten stories on buses, soup and weather stand in English, German, Russian, Indonesian, Japanese and
Chinese, translated by hand. Each is told as it is, with a few words changed, cut, and between
hashtags. Around them stands talk of the same genre that nobody repeats: other lines, other dishes,
other days. Neutral by design; the truth about every text is known.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import pyarrow as pa

from groundswell.model.tables import POSTS
from groundswell.tables.texts import normal

LANGUAGES = ("en", "de", "ru", "id", "ja", "zh")
STORIES: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "The number 42 bus to the harbour is late again because the old bridge is being repaired until Friday.",
        "Der Bus der Linie 42 zum Hafen hat wieder Verspätung, weil die alte Brücke bis Freitag repariert wird.",
        "Автобус номер 42 в гавань снова опаздывает, потому что старый мост ремонтируют до пятницы.",
        "Bus nomor 42 ke pelabuhan terlambat lagi karena jembatan tua sedang diperbaiki sampai hari Jumat.",
        "古い橋が金曜日まで修理中のため、港行きの42番バスはまた遅れています。",
        "因为老桥要修到星期五，开往港口的42路公交车又晚点了。",
    ),
    (
        "Our grandmother's leek soup needs only butter, potatoes and an hour of patience on a low fire.",
        "Die Lauchsuppe unserer Großmutter braucht nur Butter, Kartoffeln und eine Stunde Geduld bei kleiner Flamme.",
        "Для бабушкиного супа из лука-порея нужны только масло, картошка и час терпения на слабом огне.",
        "Sup daun bawang nenek kami hanya butuh mentega, kentang, dan satu jam kesabaran dengan api kecil.",
        "祖母のネギスープに必要なのは、バターとジャガイモ、そして弱火で一時間待つ忍耐だけです。",
        "奶奶的韭葱汤只需要黄油、土豆和用小火慢炖一小时的耐心。",
    ),
    (
        "Snow fell on the palm trees of the botanical garden last night for the first time in thirty years.",
        "In der letzten Nacht fiel zum ersten Mal seit dreißig Jahren Schnee auf die Palmen des botanischen Gartens.",
        "Прошлой ночью впервые за тридцать лет на пальмы ботанического сада выпал снег.",
        "Tadi malam salju turun di atas pohon palem kebun raya untuk pertama kalinya dalam tiga puluh tahun.",
        "昨夜、植物園のヤシの木に三十年ぶりに雪が降りました。",
        "昨晚，植物园的棕榈树三十年来第一次下了雪。",
    ),
    (
        "The town library will lend umbrellas from Monday, and whoever brings one back late has to read a poem aloud.",
        "Die Stadtbibliothek verleiht ab Montag Regenschirme, und wer einen zu spät zurückbringt, muss ein Gedicht vorlesen.",
        "Городская библиотека с понедельника выдаёт зонты, а кто вернёт зонт поздно, должен прочитать вслух стихотворение.",
        "Perpustakaan kota akan meminjamkan payung mulai hari Senin, dan siapa yang terlambat mengembalikannya harus membaca puisi dengan keras.",
        "町の図書館は月曜日から傘を貸し出し、返却が遅れた人は詩を朗読しなければなりません。",
        "市图书馆从星期一开始出借雨伞，谁还晚了就得大声朗读一首诗。",
    ),
    (
        "A family of ducks crossed the tram rails at the market this morning and all trams waited for nine minutes.",
        "Eine Entenfamilie überquerte heute Morgen am Markt die Straßenbahngleise, und alle Bahnen warteten neun Minuten.",
        "Сегодня утром у рынка семья уток переходила трамвайные пути, и все трамваи ждали девять минут.",
        "Sebuah keluarga bebek menyeberangi rel trem di pasar pagi ini dan semua trem menunggu selama sembilan menit.",
        "今朝、市場でカモの家族が路面電車の線路を渡り、すべての電車が九分間待ちました。",
        "今天早上一家鸭子在市场穿过电车轨道，所有电车都等了九分钟。",
    ),
    (
        "If you salt the aubergines and let them rest for twenty minutes, the stew will not taste bitter.",
        "Wenn man die Auberginen salzt und zwanzig Minuten ruhen lässt, schmeckt der Eintopf nicht bitter.",
        "Если посолить баклажаны и дать им постоять двадцать минут, рагу не будет горчить.",
        "Jika terong digarami dan didiamkan selama dua puluh menit, semurnya tidak akan terasa pahit.",
        "ナスに塩をふって二十分おいておけば、煮込みは苦くなりません。",
        "如果给茄子撒上盐放二十分钟，炖菜就不会发苦。",
    ),
    (
        "The last ferry to the island now leaves at half past eight, because the captain wants to see the sunset.",
        "Die letzte Fähre zur Insel fährt jetzt um halb neun ab, weil der Kapitän den Sonnenuntergang sehen möchte.",
        "Последний паром на остров теперь отправляется в половине девятого, потому что капитан хочет увидеть закат.",
        "Feri terakhir ke pulau itu sekarang berangkat pukul setengah sembilan karena kaptennya ingin melihat matahari terbenam.",
        "船長が夕日を見たいので、島への最終フェリーは今では八時半に出ます。",
        "因为船长想看日落，去岛上的末班渡轮现在八点半开。",
    ),
    (
        "The storm blew the rooster from the church tower, and it was found unharmed in the baker's garden.",
        "Der Sturm hat den Wetterhahn vom Kirchturm geweht, und er wurde unversehrt im Garten des Bäckers gefunden.",
        "Буря сорвала петуха с церковной башни, и его нашли целым в саду пекаря.",
        "Badai menerbangkan ayam jago dari menara gereja, dan ia ditemukan utuh di kebun tukang roti.",
        "嵐で教会の塔から風見鶏が飛ばされ、パン屋の庭で無傷で見つかりました。",
        "暴风把教堂塔上的风信鸡吹了下来，人们在面包师的花园里找到了它，完好无损。",
    ),
    (
        "Children under ten ride the new trolleybus free of charge if they can name all its stops.",
        "Kinder unter zehn Jahren fahren im neuen Oberleitungsbus kostenlos, wenn sie alle Haltestellen nennen können.",
        "Дети до десяти лет ездят на новом троллейбусе бесплатно, если могут назвать все его остановки.",
        "Anak-anak di bawah sepuluh tahun naik bus listrik baru secara gratis jika bisa menyebutkan semua haltenya.",
        "十歳未満の子どもは、停留所の名前を全部言えれば新しいトロリーバスに無料で乗れます。",
        "十岁以下的孩子如果能说出所有站名，就可以免费乘坐新的无轨电车。",
    ),
    (
        "Fog is expected on the river until noon, so the rowing club has moved its breakfast indoors.",
        "Auf dem Fluss wird bis Mittag Nebel erwartet, deshalb hat der Ruderverein sein Frühstück nach drinnen verlegt.",
        "До полудня на реке ожидается туман, поэтому гребной клуб перенёс свой завтрак в помещение.",
        "Kabut diperkirakan menyelimuti sungai sampai siang, jadi klub dayung memindahkan sarapannya ke dalam ruangan.",
        "正午まで川に霧が出る見込みなので、ボートクラブは朝食を屋内に移しました。",
        "预计河面大雾将持续到中午，所以划船俱乐部把早餐搬到了室内。",
    ),
)
# Talk is put together of four parts so that no two posts share more than two of them.
_TALK: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("Early on Tuesday,", "After the second course,", "While the kettle boiled,", "Behind the orchard,",
         "On platform three,", "During the hailstorm,", "Between two rehearsals,", "Long before opening time,"),
        ("the beekeeper", "our new neighbour", "a conductor with a moustache", "the choir's pianist",
         "somebody from the swimming club", "the twins", "a very calm heron", "the museum guard"),
        ("planted eleven walnuts", "mislaid a trombone", "counted freight wagons", "peeled a mountain of chestnuts",
         "painted the fence turquoise", "waited for tram nine", "repaired a grandfather clock", "whistled at the clouds"),
        ("and nobody could say why.", "which the postman found hilarious.", "so dinner was served at midnight.",
         "until the lights went out.", "although the barometer was falling.", "and then asked for cinnamon.",
         "as the guidebook recommends.", "but forgot to lock the shed."),
    ),
    "de": (
        ("Früh am Dienstag hat", "Nach dem zweiten Gang hat", "Während der Kessel pfiff, hat", "Hinter dem Obstgarten hat",
         "Auf Gleis drei hat", "Mitten im Hagel hat", "Zwischen zwei Proben hat", "Lange vor der Öffnung hat"),
        ("die Imkerin", "unser neuer Nachbar", "ein Schaffner mit Schnurrbart", "der Pianist des Chors",
         "jemand vom Schwimmverein", "das Zwillingspaar", "ein sehr ruhiger Reiher", "die Museumswärterin"),
        ("elf Walnüsse gepflanzt,", "eine Posaune verlegt,", "Güterwagen gezählt,", "einen Berg Kastanien geschält,",
         "den Zaun türkis gestrichen,", "auf die Linie neun gewartet,", "eine Standuhr repariert,", "den Wolken etwas gepfiffen,"),
        ("und keiner wusste warum.", "was der Briefträger zum Lachen fand.", "sodass es erst um Mitternacht Essen gab.",
         "bis das Licht ausging.", "obwohl das Barometer fiel.", "und dann um Zimt gebeten.",
         "wie es im Reiseführer steht.", "aber den Schuppen offen gelassen."),
    ),
    "ru": (
        ("Рано утром во вторник", "После второго блюда", "Пока закипал чайник,", "За яблоневым садом",
         "На третьей платформе", "Во время града", "Между двумя репетициями", "Задолго до открытия"),
        ("пасечник", "наш новый сосед", "кондуктор с усами", "пианист хора",
         "кто-то из клуба пловцов", "один из близнецов", "невозмутимый сторож зоопарка", "смотритель музея"),
        ("посадил одиннадцать орехов,", "потерял тромбон,", "считал товарные вагоны,", "чистил гору каштанов,",
         "красил забор в бирюзовый цвет,", "ждал девятый трамвай,", "чинил напольные часы,", "свистел облакам,"),
        ("и никто не мог сказать зачем.", "что очень рассмешило почтальона.", "так что ужинали в полночь.",
         "пока не погас свет.", "хотя барометр падал.", "а потом попросил корицы.",
         "как советует путеводитель.", "но забыл запереть сарай."),
    ),
    "id": (
        ("Selasa pagi-pagi sekali", "Setelah hidangan kedua", "Sambil menunggu ceret mendidih", "Di belakang kebun apel",
         "Di peron tiga", "Ketika hujan es turun", "Di antara dua latihan", "Jauh sebelum jam buka"),
        ("peternak lebah", "tetangga baru kami", "kondektur berkumis", "pianis paduan suara",
         "seseorang dari klub renang", "si kembar", "seekor bangau yang tenang", "penjaga museum"),
        ("menanam sebelas kenari", "kehilangan trombon", "menghitung gerbong barang", "mengupas segunung kastanye",
         "mengecat pagar biru toska", "menunggu trem sembilan", "memperbaiki jam besar", "bersiul kepada awan"),
        ("dan tak seorang pun tahu sebabnya.", "yang membuat tukang pos tertawa.", "sehingga makan malam baru tengah malam.",
         "sampai lampu padam.", "walaupun barometer turun.", "lalu meminta kayu manis.",
         "seperti saran buku panduan.", "tetapi lupa mengunci gudang."),
    ),
    "ja": (
        ("火曜日の早朝、", "二皿目のあとで、", "やかんが沸くあいだに、", "果樹園の裏で、",
         "三番線のホームで、", "雹の降るなか、", "二つの稽古の合間に、", "開店のずっと前に、"),
        ("養蜂家が", "新しい隣人が", "口ひげの車掌が", "合唱団のピアニストが",
         "水泳クラブの誰かが", "双子が", "とても静かなサギが", "博物館の守衛が"),
        ("クルミを十一個植え、", "トロンボーンをなくし、", "貨車を数え、", "山ほどの栗をむき、",
         "塀を青緑に塗り、", "九番の電車を待ち、", "大時計を直し、", "雲に口笛を吹き、"),
        ("誰も理由を言えませんでした。", "郵便屋が大笑いしました。", "夕食は真夜中になりました。",
         "やがて明かりが消えました。", "気圧計は下がっていました。", "それからシナモンを頼みました。",
         "案内書のすすめどおりでした。", "納屋の鍵をかけ忘れました。"),
    ),
    "zh": (
        ("星期二一大早，", "上完第二道菜后，", "水壶烧开的时候，", "在果园后面，",
         "在三号站台上，", "下冰雹的时候，", "在两次排练之间，", "离开门还早，"),
        ("养蜂人", "我们的新邻居", "留胡子的列车员", "合唱团的钢琴师",
         "游泳俱乐部的某个人", "那对双胞胎", "一只很安静的苍鹭", "博物馆的保安"),
        ("种了十一棵核桃，", "弄丢了长号，", "数着货车车厢，", "剥了一大堆栗子，",
         "把篱笆刷成了青绿色，", "等着九路电车，", "修好了落地钟，", "对着云吹口哨，"),
        ("谁也说不清为什么。", "邮递员觉得好笑极了。", "所以半夜才吃上晚饭。",
         "直到灯灭了。", "尽管气压计在下降。", "然后要了一点肉桂。",
         "正如旅行指南建议的那样。", "却忘了锁棚子。"),
    ),
}  # fmt: skip
_TALKS = 64
_FRAMES = {"en": "#town", "de": "#stadt", "ru": "#город", "id": "#kota", "ja": "#町", "zh": "#小镇"}
_START, _DAY = 1_709_251_200_000, 86_400_000


@dataclass(frozen=True, slots=True)
class Town:
    """Posts (schema ``POSTS``), and of each distinct normalised text its story and its kind.

    The story is -1 for talk; kinds are whole, near, cut, framed and talk.
    """

    posts: pa.Table
    story: dict[str, int]
    kind: dict[str, str]


def town(seed: int = 7) -> Town:
    """Make the town's posts; the same for one seed."""
    draw = random.Random(seed)
    rows: list[tuple[str, str, str, int]] = []
    story: dict[str, int] = {}
    kind: dict[str, str] = {}

    def say(text: str, language: str, of: int, how: str, account: str) -> None:
        plain = normal(text) or ""
        story.setdefault(plain, of)
        kind.setdefault(plain, how)
        rows.append((text, language, account, _START + draw.randrange(30 * _DAY)))

    for number, told in enumerate(STORIES):
        for language, text in zip(LANGUAGES, told, strict=True):
            for how in ("whole", "whole", "near", "near", "cut", "framed"):
                account = f"{language}-{draw.randrange(12)}"
                say(_told(text, language, how, draw), language, number, how, account)
    for language in LANGUAGES:
        for n in range(_TALKS):
            say(_talk(language, n), language, -1, "talk", f"{language}-{12 + n % 40}")
    posts = [
        dict.fromkeys(POSTS.names)
        | {"post_key": f"p{n:06}", "platform": "town", "account_key": account, "at_ms": at,
           "text": text, "text_norm": normal(text), "lang": language, "kind": "post",
           "source_file": "town.csv", "source_row": n + 1}
        for n, (text, language, account, at) in enumerate(rows)
    ]  # fmt: skip
    return Town(pa.Table.from_pylist(posts, schema=POSTS), story, kind)


def _told(text: str, language: str, how: str, draw: random.Random) -> str:
    """Give a story as it is, with about a tenth changed, cut to two thirds, or between hashtags."""
    if how == "framed":
        return f"{_FRAMES[language]} {text} #{draw.randrange(100, 999)}"
    if how == "whole":
        return text
    pieces = list(text) if language in ("ja", "zh") else text.split(" ")
    if how == "cut":
        kept = pieces[: max(1, 2 * len(pieces) // 3)]
        return ("" if language in ("ja", "zh") else " ").join(kept) + "…"
    for _ in range(max(1, len(pieces) // 10)):
        at = draw.randrange(1, len(pieces) - 1)
        pieces[at] = pieces[at][::-1] if len(pieces[at]) > 1 else pieces[at - 1]
    return ("" if language in ("ja", "zh") else " ").join(pieces)


def _talk(language: str, number: int) -> str:
    """Give one post of talk; in no two languages the same one."""
    one, other = divmod(number, 8)
    turn = LANGUAGES.index(language)
    parts = (one, other, (one + other + turn) % 8, (one + 2 * other + 3 * turn) % 8)
    said = [part[place] for part, place in zip(_TALK[language], parts, strict=True)]
    return ("" if language in ("ja", "zh") else " ").join(said)
