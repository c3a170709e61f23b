"""Posts, families and pairs in a few words: neutral texts on buses, soups and weather."""

from __future__ import annotations

import hashlib

import pyarrow as pa

from groundswell.model.tables import POSTS, TEXT_PAIRS
from groundswell.sameness.near_copies import TEXT_FAMILIES

START = 1_709_251_200_000  # 1 March 2024, 00:00 UTC
DAY = 86_400_000

BUS = "the number 42 bus to the harbour is late again because of roadworks on the bridge"
BUS_EDITED = "the number 42 bus to the harbour is delayed again because of roadworks on a bridge"
BUS_CUT = "the number 42 bus to the harbour is late again because"
BUS_GERMAN = "der bus der linie 42 zum hafen hat wegen bauarbeiten auf der brücke wieder verspätung"
BUS_GERMAN_EDITED = "der bus der linie 42 zum hafen hat wegen bauarbeiten an der brücke verspätung"
BUS_JAPANESE = "橋の工事のため、港行きの42番バスはまた遅れています。"
SOUP = "cut two leeks into rings, fry them in butter, and let the soup simmer for half an hour"
CHATTER = [
    f"today the {thing} was {how} and nobody at the {place} minded it much"
    for thing in ("kettle", "ladder", "lantern", "wheelbarrow", "umbrella", "teapot")
    for how in ("green", "borrowed", "repaired", "heavier", "quiet")
    for place in ("market", "station", "library", "orchard")
]


def key(text):
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def posts(*rows):
    """Give posts from (account, text, day) and changes to other columns by name."""
    made = []
    for number, (account, text, day, *changes) in enumerate(rows):
        row = dict.fromkeys(POSTS.names)
        row |= {
            "post_key": f"p{number:05}", "platform": "town", "account_key": account,
            "at_ms": START + int(day * DAY), "text": text, "text_norm": text, "lang": "en",
            "kind": "post", "source_file": "town.csv", "source_row": number + 1,
        }  # fmt: skip
        made.append(row | (changes[0] if changes else {}))
    return pa.Table.from_pylist(made, schema=POSTS)


def chatter():
    """Give rows of posts that nobody else repeats: the background."""
    return [(f"quiet{n}", text, n % 20) for n, text in enumerate(CHATTER)]


def families(*members):
    """Give families from (text, representative, how) and a ratio of 100, or the one given."""
    rows = [
        {"text_key": key(text), "family_key": key(head), "how": how, "bits": 90.0,
         "shared_bits": 80.0, "ratio": float(ratio[0]) if ratio else 100.0, "calibration": "data"}
        for text, head, how, *ratio in members
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=TEXT_FAMILIES)


def pairs(*alike):
    """Give pairs from (text, text, label, cosine)."""
    rows = [
        {"text_a": min(key(a), key(b)), "text_b": max(key(a), key(b)), "label": label,
         "levenshtein": 0.2, "words": 0.1, "cosine": cosine, "z": 12.0, "tier": "lead"}
        for a, b, label, cosine in alike
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=TEXT_PAIRS)


BUS_FAMILY = families(
    (BUS, BUS, "representative"), (BUS_EDITED, BUS, "near", 88), (BUS_CUT, BUS, "truncated", 99)
)
