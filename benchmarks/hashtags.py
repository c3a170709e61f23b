"""Hashtag variants: planted ones found, strangers joined, and the cost by number of tags.

Synthetic tags are rows of neutral words, so that which of them belong together is known. With the
evaluation data beside the checkout, it is also counted what the rules yield there by kind; how
many of those are right was judged by eye (see docs/methods/hashtags.md). No tag is printed.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from groundswell.sameness.hashtags import hashtag_families
from groundswell.tables import languages as known
from groundswell.tables.texts import hashtag, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_WORDS = {
    "en": """bus tram ferry river bridge garden kettle recipe pepper tomato orchard apple cherry
        walnut winter summer autumn rain cloud thunder breeze morning evening weekend market
        library museum window carpet pillow button ribbon pencil notebook bicycle station
        platform ticket timetable harbour lantern candle copper silver marble granite meadow
        sparrow swallow heron otter badger hedgehog salmon lobster pancake biscuit mustard
        vinegar butter honey ginger cinnamon violin trumpet cello drum quartet puzzle chess
        marathon swimming rowing climbing camping hiking weather forecast umbrella raincoat""",
    "de": """bahn brücke garten kessel rezept pfeffer tomate apfel kirsche walnuss winter sommer
        herbst regen wolke donner morgen abend wochenende markt bücherei fenster teppich kissen
        knopf bleistift fahrrad fahrplan hafen laterne kerze kupfer silber wiese spatz schwalbe
        reiher otter dachs igel lachs pfannkuchen senf essig butter honig ingwer zimt geige""",
    "ru": """автобус трамвай паром река мост сад чайник рецепт перец помидор яблоко вишня орех
        зима лето осень дождь облако гром ветер утро вечер рынок музей окно ковёр подушка
        пуговица карандаш тетрадь велосипед вокзал билет расписание гавань фонарь свеча""",
    "ja": """路線 時刻表 停留所 料理 天気 予報 公園 図書館 美術館 自転車 市場 港湾 灯台 庭園
        林檎 胡桃 冬季 夏季 秋雨 雷雨 朝市 夕焼 週末 電車 切符 傘立 毛布 鉛筆 音楽 将棋""",
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_TWINS = str.maketrans("aeopc", "аеорс")


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, object]]]:
    sizes = (10_000, 100_000) if quick else (10_000, 100_000, 1_000_000)
    found: dict[str, list[dict[str, object]]] = {"cost": [_cost(size) for size in sizes]}
    found["planted variants"] = _planted(10_000 if quick else 100_000)
    home = Path(data) if data else _HOME
    if (home / "ira" / "posts.parquet").is_file():
        found["yield on real tags"] = [
            _yield(name, *tags_of(home, name)) for name in ("operation", "parliament", "others")
        ]
    return found


def strangers(size: int, seed: int) -> tuple[list[str], list[str]]:
    """Give distinct tags of two to four words, and their languages."""
    draw = random.Random(seed)
    words = {code: listed.split() for code, listed in _WORDS.items()}
    tags: dict[str, str] = {}
    while len(tags) < size:
        code = draw.choice(("en", "en", "en", "de", "ru", "ja"))
        count = draw.choice((2, 3, 3, 4))
        tags.setdefault("".join(draw.choice(words[code]) for _ in range(count)), code)
    return list(tags), list(tags.values())


def _cost(size: int) -> dict[str, object]:
    tags, codes = strangers(size, 1)
    used = np.random.default_rng(1).zipf(1.8, size).clip(max=100_000)
    hashtag_families(pa.array(tags[:100]), used[:100], codes[:100])  # compiled beforehand
    began = time.process_time()
    families = hashtag_families(pa.array(tags), used, codes)
    spent = time.process_time() - began
    return {"tags": size, "cpu_s": round(spent, 2), "linked": _linked(families)}


def _planted(size: int) -> list[dict[str, object]]:
    """Plant one variant a kind for some tags; everything else that is joined is a false link."""
    tags, codes = strangers(size, 2)
    draw = random.Random(3)
    present = set(tags)
    planted: dict[str, tuple[str, str]] = {}
    used = dict.fromkeys(tags, 50)
    language = dict(zip(tags, codes, strict=True))
    for at in draw.sample(range(size), size // 20):
        tag = tags[at]
        for kind, variant in _variants(tag, codes[at], draw):
            if variant != tag and variant not in present:
                present.add(variant)
                planted[variant] = (kind, tag)
                used[variant], language[variant] = 2, codes[at]
    every = list(used)
    draw.shuffle(every)
    families = hashtag_families(
        pa.array(every), np.array([used[tag] for tag in every]), [language[tag] for tag in every]
    )
    family = dict(zip(families["hashtag"].to_pylist(), families["family"].to_pylist(), strict=True))
    made, right = Counter(kind for kind, _ in planted.values()), Counter[str]()
    for variant, (kind, tag) in planted.items():
        right[kind] += family.get(variant, variant) == family.get(tag, tag)
    rows: list[dict[str, object]] = [
        {"variant": kind, "planted": count, "found": round(right[kind] / count, 3)}
        for kind, count in sorted(made.items())
    ]
    tiers = dict(zip(families["hashtag"].to_pylist(), families["tier"].to_pylist(), strict=True))
    for tier in ("same", "lead"):
        false = sum(
            family[tag] != tag
            and tiers[tag] == tier
            and planted.get(tag, ("", ""))[1] != family[tag]
            for tag in family
        )
        rows.append({"variant": f"joined though strangers, {tier}", "planted": 0,
                     "per_1000_tags": round(1000 * false / len(every), 3)})  # fmt: skip
    return rows


def _variants(tag: str, code: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    at = draw.randrange(2, len(tag) - 1)
    yield "separator", f"{tag[:at]}_{tag[at:]}"
    if code == "de":
        yield "umlaut", tag.translate(_UMLAUTS)
    if code == "ja":
        yield "particle", f"{tag[:2]}の{tag[2:]}"
        return
    if code == "en":
        yield "look-alike", tag.translate(_TWINS)
        yield "plural", tag + "s"
    yield "letter left out", tag[:at] + tag[at + 1 :]
    yield "letters swapped", tag[:at] + tag[at + 1] + tag[at] + tag[at + 2 :]
    yield "letter replaced", tag[:at] + draw.choice("einrst" if tag.isascii() else "еинрст") + tag[at + 1 :]  # fmt: skip
    yield "cut off", tag[: -draw.randrange(1, 5)]


def tags_of(home: Path, name: str) -> tuple[list[str], list[int], list[str | None]]:
    """Give the distinct tags of real data, how many accounts use each, and its language."""
    queries = {
        "operation": "select account, text, language from read_parquet($home || '/ira/posts.parquet')",
        "parliament": "select account, text, 'German' from read_parquet($home || '/organic/bundestag.parquet')",
        "others": """
            select account, text, 'English' from read_parquet($home || '/organic/airline_complaints.parquet')
            union all select author, text, null from read_parquet($home || '/bluesky/fifteen_authors.parquet')
            union all select id, user_prompt, 'English' from read_parquet($home || '/prompts/issuebench_half_a.parquet')
            union all select account, text, 'Chinese' from read_parquet($home || '/weibo/reposts.parquet')
            union all select 'one', text, 'Japanese' from read_parquet($home || '/koume_ja/posts.parquet')
        """,
    }  # fmt: skip
    users: dict[str, set[str]] = {}
    told: dict[str, Counter[str | None]] = {}
    rows = duckdb.execute(
        f"select * from ({queries[name]}) as posts(account, text, language) "
        "where text like '%#%' or text like '%＃%'",
        {"home": str(home)},
    ).fetchall()
    for account, text, language in rows:
        for tag in filter(None, map(hashtag, named(text).hashtags)):
            users.setdefault(tag, set()).add(account)
            told.setdefault(tag, Counter())[known.code(language) if language else None] += 1
    return (
        list(users),
        [len(accounts) for accounts in users.values()],
        [told[tag].most_common(1)[0][0] for tag in users],
    )


def _yield(
    name: str, tags: list[str], accounts: list[int], codes: list[str | None]
) -> dict[str, object]:
    families = hashtag_families(pa.array(tags), np.array(accounts), codes)
    how = Counter(families["how"].to_pylist())
    del how["representative"]
    per: Callable[[int], float] = lambda count: round(1000 * count / max(1, len(tags)), 2)  # noqa: E731
    return {"data": name, "tags": len(tags), "linked_per_1000": per(sum(how.values())),
            **{kind: per(count) for kind, count in sorted(how.items())}}  # fmt: skip


def _linked(families: pa.Table) -> int:
    how: list[str] = families["how"].to_pylist()
    return len(how) - how.count("representative")
