"""Small worlds as CSV files, and what must be found in them, counted the slow way."""

from __future__ import annotations

import csv
import math
import random
import re
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from itertools import combinations, product

from groundswell.runs.recipe import Recipe

START = datetime(2024, 3, 2, 8, tzinfo=UTC)
COLUMNS = ("post", "account", "at", "text", "kind", "target_post", "target_account",
           "likes", "shares", "comments", "views")  # fmt: skip
TRACES = ("co_link", "co_repost", "copied_text")
BUSES = tuple(f"bus{n}" for n in range(5))
BIRDS = tuple(f"bird{n}" for n in range(4))
_LINK = re.compile(r"https://(?:www\.)?([\w.]+/\d+)(?:\?utm_source=\w+)?")


def recipe(*traces, **settings):
    """Give a recipe that keeps handles, so that keys in the case are names in the file."""
    chosen = Recipe.default().with_traces(traces or TRACES)
    chosen = chosen.with_setting("door.keep_handles", True)
    chosen = chosen.with_setting("door.identify_language", False)
    for name, value in settings.items():
        chosen = chosen.with_setting(name.replace("__", "."), value)
    return chosen


def row(number, account, seconds, text, **more):
    at = START + timedelta(seconds=seconds)
    return dict.fromkeys(COLUMNS, "") | {
        "post": f"p{number}",
        "account": account,
        "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "text": text,
        "kind": "post",
        **more,
    }


def write(path, rows, columns=COLUMNS):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def planted(seed=1):
    """A quiet town in which five buses and four birds act together and nobody else does."""
    chance = random.Random(seed)
    rows = []

    def add(account, seconds, text, **more):
        counts = {
            name: chance.choice(["", "0", "3", "12", "150", "1100"])
            for name in ("likes", "shares", "comments")
        }
        rows.append(row(len(rows), account, seconds, text, **(counts | more)))

    for each in range(300):
        who = f"town{chance.randrange(40)}"
        when = chance.uniform(0, 5 * 86_400)
        add(who, when, f"Soup number {each} was fine https://soup.example/{each}")
    for link in range(6):
        for bus in BUSES:
            form = chance.choice(
                ["https://line.example/{}", "https://www.line.example/{}?utm_source=a"]
            )
            when = link * 9_000 + chance.uniform(0, 50)
            add(bus, when, f"{bus} on {link} " + form.format(link))
    for copied in range(3):
        for bus in BUSES[:4]:
            text = f"The number {copied} bus is late again near the old bridge this morning"
            when = 200_000 + copied * 90_000 + chance.uniform(0, 20_000)
            add(bus, when, chance.choice([text, text.upper(), f"  {text} @{bus}"]))
    for original in range(4):
        for bird in BIRDS:
            when = 50_000 + original * 5_000 + chance.uniform(0, 55)
            target = {"target_post": f"p{original}", "target_account": f"town{original}"}
            add(bird, when, f"RT @town{original}: Soup", kind="repost", **target)
    for answer in range(8):
        target = {"target_post": "p300", "target_account": BUSES[0]}
        add(BUSES[answer % 3 + 1] if answer < 3 else f"town{answer}", 300_000 + answer * 999,
            f"Which stop? {answer}", kind="reply", **target)  # fmt: skip
    chance.shuffle(rows)
    return rows


def dense(seed):
    """A crowded hour in which pairs arise by chance, at every border of the windows."""
    chance = random.Random(seed)
    rows = []
    for each in range(700):
        who = f"guest{chance.randrange(25):02d}"
        when = chance.choice([chance.randrange(3_600), chance.randrange(60) * 30, 0.001 * each])
        kind = chance.choice(["post", "post", "repost", "reply"])
        more = {"kind": kind}
        text = f"Tea at table {each}"
        if kind == "repost":
            more["target_post"] = f"x{chance.randrange(30)}"
        elif chance.random() < 0.5:
            host = chance.choice(["cake.example", "www.cake.example"])
            text += f" https://{host}/{chance.randrange(40)}"
            text += chance.choice(["", "?utm_source=tea"])
        else:
            words = f"The kettle number {chance.randrange(30)} boils over in the small kitchen"
            text = chance.choice([words, words.title(), words.replace(" ", "  ")])
        rows.append(row(each, who, when, text, **more))
    return rows


def at_ms(entry):
    return round(datetime.fromisoformat(entry["at"]).timestamp() * 1000)


def links_in(text):
    return list(dict.fromkeys(_LINK.findall(text)))


def plain(text):
    """Our own normaliser, enough for the texts above."""
    text = re.sub(r"https://\S+", " ", text.lower())
    text = re.sub(r"^\s*rt @\w+:", " ", text)
    return " ".join(re.sub(r"@\w+", " ", text).split())


def acts(rows, trace):
    """List account, item, time and post of each act, straight from the rows."""
    found = []
    for entry in rows:
        repost = entry["kind"] == "repost"
        if trace == "co_link":
            items = [] if repost else links_in(entry["text"])
        elif trace == "co_repost":
            items = [entry["target_post"]] if repost and entry["target_post"] else []
        else:
            text = plain(entry["text"])
            items = [text] if not repost and len(text) >= 40 else []
        found += [(entry["account"], item, at_ms(entry), entry["post"]) for item in items]
    return found


def brute_force(rows, trace, window_ms, min_items=2):
    """Compare every act with every other; give the measures of each pair by its accounts."""
    events = acts(rows, trace)
    by_item = defaultdict(lambda: defaultdict(list))
    for account, item, when, _ in events:
        by_item[item][account].append(when)
    everybody = len({account for account, *_ in events})
    pairs = defaultdict(lambda: {"shared_items": 0, "co_actions": 0, "times": [], "a_first": 0,
                                 "b_first": 0, "score": 0.0})  # fmt: skip
    for accounts in by_item.values():
        for a, b in combinations(sorted(accounts), 2):
            met = [(x, y) for x, y in product(accounts[a], accounts[b]) if abs(x - y) <= window_ms]
            if not met:
                continue
            pair = pairs[a, b]
            pair["shared_items"] += 1
            pair["co_actions"] += len(met)
            pair["times"] += [when for both in met for when in both]
            pair["a_first"] += sum(x < y for x, y in met)
            pair["b_first"] += sum(y < x for x, y in met)
            pair["score"] += math.log(everybody / len(accounts))
    return {
        names: (
            pair["shared_items"],
            pair["co_actions"],
            min(pair["times"]),
            max(pair["times"]),
            pair["a_first"],
            pair["b_first"],
            round(pair["score"], 9),
        )
        for names, pair in pairs.items()
        if pair["shared_items"] >= min_items
    }


def found_pairs(case, trace, window_ms):
    """Give the pairs that a case holds in the same form."""
    names = ("shared_items", "co_actions", "first_ms", "last_ms", "a_first", "b_first")
    return {
        (pair["account_a"], pair["account_b"]): (
            *(pair[name] for name in names),
            round(pair["score"], 9),
        )
        for pair in case.pairs.to_pylist()
        if pair["trace"] == trace and pair["window_ms"] == window_ms
    }
