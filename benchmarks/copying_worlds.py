"""Organic worlds of posts whose accounts share texts for innocent reasons; nobody coordinates.

Texts are rows of made-up words. Every world has ordinary accounts that write texts of their own,
and some that share texts from a source: with the link or mark that shows it, or without (the
kinds that end in *bare*), which is the hardest case, since nothing in the data tells it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.tables.texts import normal

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = 86_400_000
_SPAN_DAYS = 120
_SYLLABLES = [
    "ba",
    "bo",
    "du",
    "fe",
    "ga",
    "hi",
    "jo",
    "ka",
    "lu",
    "ma",
    "ne",
    "po",
    "ra",
    "si",
    "tu",
    "va",
    "wo",
    "ya",
    "ze",
    "mi",
]


@dataclass(slots=True)
class _Making:
    random: np.random.Generator
    accounts: int
    rows: list[tuple[str, int, str, str]] = field(default_factory=list)  # account, at, kind, text
    vocabulary: list[str] = field(default_factory=list)

    def text(self, words: int) -> str:
        ranks = np.minimum(self.random.zipf(1.25, words), len(self.vocabulary)) - 1
        return " ".join(self.vocabulary[rank] for rank in ranks)

    def catalogue(self, texts: int, words: int = 11) -> list[str]:
        return [self.text(words) + " " + self.vocabulary[-1 - n % 900] for n in range(texts)]

    def when(self) -> int:
        return int(self.random.random() * _SPAN_DAYS * _DAY)

    def say(self, account: str, at: int, text: str, kind: str = "post") -> None:
        self.rows.append((account, at, kind, text))

    def some(self, count: int) -> list[str]:
        return [f"a{n}" for n in self.random.choice(self.accounts, count, replace=False)]

    def picks(self, size: int, count: int, tail: float = 0.8) -> list[int]:
        weight = 1 / np.arange(1, size + 1) ** tail
        count = max(0, min(count, size))
        if not count:
            return []
        return [
            int(n) for n in self.random.choice(size, count, replace=False, p=weight / weight.sum())
        ]


def _habit(make: _Making) -> int:
    return int(np.clip(make.random.pareto(1.3) * 8 + 4, 4, 150))


def _news(make: _Making, *, link: float, readers: int, headlines: int, within: float) -> None:
    """Readers share headlines of their paper within days of publication."""
    texts = make.catalogue(headlines)
    out = [make.when() for _ in texts]
    for reader in make.some(readers):
        for n in make.picks(headlines, _habit(make)):
            tail = f" https://paper.example/{n}" if make.random.random() < link else ""
            make.say(reader, out[n] + int(make.random.exponential(within * _DAY)), texts[n] + tail)


def headlines(make: _Making) -> None:
    _news(make, link=0.7, readers=300, headlines=1500, within=0.3)


def headlines_bare(make: _Making) -> None:
    _news(make, link=0.0, readers=300, headlines=1500, within=0.3)


def papers_bare(make: _Making) -> None:
    """Ten papers with readers of their own, and no link."""
    for _ in range(10):
        _news(make, link=0.0, readers=50, headlines=400, within=0.3)


def papers(make: _Making) -> None:
    """Ten papers with readers and no link, but each paper's own account is in the data."""
    for n in range(10):
        texts = make.catalogue(400)
        out = [make.when() for _ in texts]
        for at, text in zip(out, texts, strict=True):
            make.say(f"paper{n}", at, text)
        for reader in make.some(50):
            for each in make.picks(400, _habit(make)):
                make.say(
                    reader, out[each] + 1 + int(make.random.exponential(0.3 * _DAY)), texts[each]
                )


def quotations(make: _Making) -> None:
    texts = [f"“{t}” – {make.vocabulary[-5 - n % 40].title()} {make.vocabulary[-50 - n % 30].title()}"
             for n, t in enumerate(make.catalogue(600))]  # fmt: skip
    for fan in make.some(300):
        for n in make.picks(len(texts), _habit(make)):
            make.say(fan, make.when(), texts[n])


def sayings_bare(make: _Making) -> None:
    texts = make.catalogue(600)
    for fan in make.some(300):
        for n in make.picks(len(texts), _habit(make)):
            make.say(fan, make.when(), texts[n])


def songs_bare(make: _Making) -> None:
    """Fans post lines of the songs they love: eight lines a song, sixty songs."""
    songs = [make.catalogue(8) for _ in range(60)]
    for fan in make.some(300):
        for n in make.picks(60, int(make.random.integers(1, 5))):
            for line in make.picks(8, int(make.random.integers(1, 5)), tail=0.3):
                make.say(fan, make.when(), songs[n][line])


def share_button(make: _Making) -> None:
    texts = make.catalogue(300)
    for reader in make.some(400):
        for n in make.picks(300, _habit(make) // 2):
            make.say(reader, make.when(), f"{texts[n]} https://shop.example/{n} via @shop")


def share_button_bare(make: _Making) -> None:
    """A page proposes text and hashtag; a shortener hides where the link leads."""
    texts = make.catalogue(300)
    for reader in make.some(400):
        for n in make.picks(300, _habit(make) // 2):
            short = int(make.random.integers(10**9))
            make.say(reader, make.when(), f"{texts[n]} #rainybus{n % 9} https://t.co/{short}")


def petitions_bare(make: _Making) -> None:
    """Petitions with a text and hashtag of their own, behind a shortener; most sign several."""
    signers = make.some(300)
    for n, text in enumerate(make.catalogue(80)):
        start = make.when()
        for signer in make.random.choice(signers, int(make.random.integers(4, 40)), replace=False):
            late = int(make.random.exponential(4 * _DAY))
            make.say(
                signer,
                start + late,
                f"{text} #sign{n} https://t.co/{int(make.random.integers(10**9))}",
            )


def petitions(make: _Making) -> None:
    for n, text in enumerate(make.catalogue(40)):
        start = make.when()
        for signer in make.some(int(make.random.integers(5, 120))):
            late = int(make.random.exponential(4 * _DAY))
            make.say(
                signer, start + late, f"please sign the petition {text} https://sign.example/{n}"
            )


def app_templates(make: _Making) -> None:
    for n in range(8):
        frame = make.text(7)
        for user in make.some(150):
            for _ in range(int(make.random.integers(1, 12))):
                a, b = make.random.integers(1, 60), make.random.integers(1, 9)
                make.say(user, make.when(), f"{frame} {a} steps in {b} hours, app {n} says so")


def one_author(make: _Making) -> None:
    """Fans copy one popular author, mostly without a mark; others repost the same posts."""
    for star in make.some(6):
        for text in make.catalogue(120):
            at = make.when()
            make.say(star, at, text)
            for fan in make.some(int(make.random.integers(0, 6))):
                make.say(
                    fan,
                    at + int(make.random.exponential(_DAY / 4)),
                    f"RT @{star}: {text}",
                    "repost",
                )
    stars = sorted({row[0] for row in make.rows if row[2] == "post"})
    for fan in make.some(120):
        star = stars[int(make.random.integers(len(stars)))]
        own = [row for row in make.rows if row[0] == star and row[2] == "post"]
        for n in make.picks(len(own), _habit(make) // 3, tail=0.3):
            make.say(fan, own[n][1] + int(make.random.exponential(_DAY)), own[n][3])


def drive(make: _Making) -> None:
    """Hundreds of fans post some of thirty prescribed lines on one evening."""
    texts, at = make.catalogue(30), make.when()
    for fan in make.some(500):
        for n in make.picks(30, int(make.random.integers(2, 12)), tail=0.3):
            make.say(fan, at + int(make.random.random() * 3 * 3_600_000), f"{texts[n]} #ourband")


def hashtag_game(make: _Making) -> None:
    """Players of a word game; good jokes are told again by others the same evening."""
    for n in range(20):
        at, texts = make.when(), make.catalogue(150)
        for player in make.some(80):
            for joke in make.picks(150, int(make.random.integers(1, 5)), tail=0.2):
                late = int(make.random.random() * 4 * 3_600_000)
                make.say(player, at + late, f"#rainybus{n} {texts[joke]}")


def greetings(make: _Making) -> None:
    words = ("happy new year", "happy birthday", "good morning", "merry christmas", "с новым годом",
             "guten morgen", "feliz navidad", "bonne année", "с днем рождения")  # fmt: skip
    texts = [f"{words[n % 9]} {make.text(5)}" for n in range(120)]
    for account in make.some(500):
        for n in make.picks(120, _habit(make) // 2):
            make.say(account, make.when(), texts[n])


WORLDS: dict[str, Callable[[_Making], None]] = {
    each.__name__: each
    for each in (
        headlines, headlines_bare, papers, papers_bare, quotations, sayings_bare, songs_bare, share_button,
        share_button_bare, petitions, petitions_bare, app_templates, one_author, drive, hashtag_game, greetings,
    )
}  # fmt: skip


def world(kind: str, seed: int, accounts: int = 2_000) -> pa.Table:
    """Posts of ``accounts`` organic accounts, some of them sharing as ``kind`` says."""
    random = np.random.Generator(np.random.PCG64([seed, *kind.encode()]))
    words = {"".join(random.choice(_SYLLABLES, random.integers(2, 5))) for _ in range(9_000)}
    make = _Making(random, accounts, vocabulary=sorted(words))
    random.shuffle(make.vocabulary)
    WORLDS[kind](make)
    for n in range(accounts):
        for _ in range(_habit(make)):
            make.say(f"a{n}", make.when(), make.text(int(random.integers(8, 20))))
    return pa.table(
        {
            "post_key": [f"{kind}{seed}-{n}" for n in range(len(make.rows))],
            "account_key": [f"{kind}{seed}:{row[0]}" for row in make.rows],
            "at_ms": pa.array([1_450_000_000_000 + row[1] for row in make.rows], pa.int64()),
            "kind": [row[2] for row in make.rows],
            "lang": ["xx"] * len(make.rows),
            "text": [row[3] for row in make.rows],
            "text_norm": [normal(row[3]) for row in make.rows],
        }
    )
