"""Pictures that are all different, of kinds that look alike: drawn here, of no particular thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    Points = NDArray[np.uint8]

_WORDS = [
    "bus",
    "line",
    "stop",
    "north",
    "south",
    "market",
    "school",
    "river",
    "bridge",
    "morning",
    "noon",
    "evening",
    "rain",
    "sun",
    "wind",
    "late",
    "early",
    "soup",
    "bread",
    "onion",
    "leek",
    "tea",
    "cup",
    "pot",
    "salt",
    "oven",
    "table",
    "garden",
    "tree",
    "leaf",
    "bird",
    "wren",
    "pond",
    "path",
]


def made(seed: int, width: int = 640, height: int = 480) -> Points:
    """Coarse blots of colour under finer ones."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width, 3))
    for cells, strength in ((5, 1.0), (11, 0.6), (24, 0.35), (60, 0.15)):
        blots = rng.integers(0, 256, (cells, cells, 3), dtype=np.uint8)
        grown = Image.fromarray(blots).resize((width, height), Image.Resampling.BICUBIC)
        total += strength * np.asarray(grown)
    found: Points = (total / 2.1).astype(np.uint8)
    return found


def _sentence(rng: np.random.Generator, count: int) -> str:
    return " ".join(rng.choice(_WORDS, count))


def _card(seed: int, *, ground: str = "white", ink: str = "black", size: int = 30) -> Points:
    """A few lines of text on plain ground."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (600, 600), ground)
    lines = [_sentence(rng, 5) for _ in range(int(rng.integers(3, 10)))]
    ImageDraw.Draw(picture).multiline_text(
        (40, 80), "\n".join(lines), fill=ink, font=ImageFont.load_default(size), spacing=14
    )
    return np.asarray(picture)


def _headline(seed: int) -> Points:
    """One large line of text, as on a card to share."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (600, 400), "navy")
    words = _sentence(rng, 6).split()
    text = f"{' '.join(words[:2])}\n{' '.join(words[2:4])}\n{' '.join(words[4:])}"
    draw = ImageDraw.Draw(picture)
    draw.multiline_text((30, 60), text, fill="white", font=ImageFont.load_default(64), spacing=20)
    return np.asarray(picture)


def _screen(seed: int) -> Points:
    """The same frame of a program, with a round picture, names and a text that differ."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (600, 450), "white")
    draw = ImageDraw.Draw(picture)
    colour = tuple(int(one) for one in rng.integers(0, 256, 3))
    draw.ellipse((30, 30, 110, 110), fill=colour)
    draw.text((130, 40), _sentence(rng, 2), fill="black", font=ImageFont.load_default(28))
    draw.text((130, 80), _sentence(rng, 1), fill="grey", font=ImageFont.load_default(20))
    text = "\n".join(_sentence(rng, 6) for _ in range(int(rng.integers(2, 6))))
    draw.multiline_text((30, 140), text, fill="black", font=ImageFont.load_default(26), spacing=12)
    draw.line((30, 380, 570, 380), fill="lightgrey", width=2)
    for place in range(4):
        left = 60 + 140 * place
        draw.ellipse((left, 395, left + 30, 425), outline="grey", width=3)
    return np.asarray(picture)


def _chart(seed: int) -> Points:
    """A line of other numbers between the same axes."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (640, 480), "white")
    draw = ImageDraw.Draw(picture)
    draw.line((60, 30, 60, 430, 610, 430), fill="black", width=3)
    for step in range(1, 8):
        draw.line((60, 430 - 50 * step, 610, 430 - 50 * step), fill="lightgrey", width=1)
    heights = 230 + np.cumsum(rng.normal(0, 18, 56)).clip(-180, 180)
    points = [(60 + 10 * at, float(430 - height)) for at, height in enumerate(heights)]
    draw.line(points, fill="steelblue", width=5)
    return np.asarray(picture)


def _bars(seed: int) -> Points:
    """Bars of other heights between the same axes."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (640, 480), "white")
    draw = ImageDraw.Draw(picture)
    draw.line((60, 30, 60, 430, 610, 430), fill="black", width=3)
    for at, height in enumerate(rng.integers(20, 380, 10)):
        draw.rectangle((80 + 53 * at, 430 - int(height), 115 + 53 * at, 428), fill="darkorange")
    return np.asarray(picture)


def _avatar(seed: int) -> Points:
    """A letter on a coloured ground, as many places give to accounts without a picture."""
    rng = np.random.default_rng(seed)
    ground = tuple(int(one) for one in rng.integers(40, 200, 3))
    picture = Image.new("RGB", (256, 256), ground)
    letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[seed % 26]
    font = ImageFont.load_default(160)
    ImageDraw.Draw(picture).text((128, 128), letter, fill="white", font=font, anchor="mm")
    return np.asarray(picture)


SETS: Mapping[str, Callable[[int], Points]] = {
    "blots of colour": made,
    "lines of text on white": _card,
    "a headline on blue": _headline,
    "posts in the same frame of a program": _screen,
    "line charts between the same axes": _chart,
    "bar charts between the same axes": _bars,
    "26 letters on other colours, which stand for accounts": _avatar,
}
