"""Pictures made for tests: shades and blots, of no particular thing."""

import io

import numpy as np
from PIL import Image


def made(seed: int, width: int = 400, height: int = 300) -> np.ndarray:
    """Give (height, width, 3) points: coarse blots of colour under finer ones."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width, 3))
    for cells, strength in ((5, 1.0), (11, 0.6), (24, 0.35), (60, 0.15)):
        blots = rng.integers(0, 256, (cells, cells, 3), dtype=np.uint8)
        grown = Image.fromarray(blots).resize((width, height), Image.Resampling.BICUBIC)
        total += strength * np.asarray(grown)
    return (total / 2.1).astype(np.uint8)


def waves(width: int, height: int) -> np.ndarray:
    """Give (height, width, 3) points by a formula, the same on every machine."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    shade = np.sin(x / 17 + y / 41) + np.cos(y / 23 - x / 59) + np.sin(x * y / 9000)
    grey = np.round(40 * shade + 128)
    return np.stack([grey, 255 - grey, np.round(grey / 2)], axis=2).astype(np.uint8)


def encoded(pixels: np.ndarray, form: str = "PNG", **how: object) -> bytes:
    """Give the bytes of a file that holds these points."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, form, **how)
    return out.getvalue()


def edited(pixels: np.ndarray, **jpeg: object) -> np.ndarray:
    """Give the points after they went through a JPEG file."""
    file = io.BytesIO(encoded(pixels, "JPEG", **jpeg))
    return np.asarray(Image.open(file).convert("RGB"))
