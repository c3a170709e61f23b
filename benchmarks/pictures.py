"""Pictures: edits by distance, what different pictures have in common, and the cost of searching.

Known edits are those of ``--data`` (a folder of pictures, of which ``*orig*`` is the original), by
default of the evaluation data beside the checkout, and edits made here of every photograph there.
Nothing is tuned on them: the distance is the one that the authors of PDQ published.
"""

from __future__ import annotations

import importlib.util
import io
import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from math import comb
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from benchmarks.picture_sets import SETS, made
from groundswell.sameness.hamming import HashIndex, distances, families, pairs_within
from groundswell.sameness.picture_families import UNCHECKED_BITS, picture_families
from groundswell.sameness.picture_hashes import (
    LEAST_QUALITY,
    all_parts,
    all_turns,
    picture_hash,
    quarters,
)
from groundswell.sources.pictures import Picture, PictureFile, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    Words = NDArray[np.uint64]
    Points = NDArray[np.uint8]

_HOME = Path(__file__).parents[2] / "shared" / "data" / "images"
_MOST = 31
_UNSEEN = 5000  # seeds from here on were never looked at when bounds were chosen


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, object]]]:
    home = Path(data) if data else _HOME
    found: dict[str, list[dict[str, object]]] = {}
    photographs = _photographs(home) if home.is_dir() else {}
    if photographs:
        found["known edits of one photograph"] = _known(photographs)
    # Blots made here bear no words; screens and cards stand for what people share as pictures.
    originals = {
        name: points for name, points in photographs.items() if "orig" in name or "other" in name
    }
    several = {
        **originals,
        **{
            f"{what} {seed}": SETS[what](_UNSEEN + seed)
            for what in list(SETS)[:4]
            for seed in range(2 if quick else 6)
        },
    }
    good = {
        name: one for name, one in several.items() if picture_hash(one).quality >= LEAST_QUALITY
    }
    found["edits made here, of each picture of sufficient quality"] = _edits(good)
    found["pictures that are different"] = _different(originals, 150 if quick else 500)
    found["pairs within 31 bits that even and independent bits would give"] = _chance()
    sizes = (100_000, 300_000) if quick else (100_000, 1_000_000, 4_000_000)
    found["all pairs within 31 bits: even bits, and a tenth with a near copy"] = [
        _alone(_all_pairs, size) for size in sizes
    ]
    found["families: clusters of heavy-tailed size, bits as uneven as those of pictures"] = [
        _alone(_clustered, size) for size in sizes
    ]
    found["look-ups"] = [_alone(_look_ups, size) for size in sizes]
    found["hashing"] = [_alone(_hashing, size) for size in ((1600, 1000), (640, 480))]
    return found


def _photographs(home: Path) -> dict[str, Points]:
    read = (
        (path.name, decoded(PictureFile(path.name, path.read_bytes())))
        for path in sorted(home.iterdir())
    )
    return {name: one.pixels for name, one in read if isinstance(one, Picture)}


def _apart(one: Any, other: Any) -> int:
    return int(distances(one.words[np.newaxis], other.words[np.newaxis])[0])


def _known(photographs: Mapping[str, Points]) -> list[dict[str, object]]:
    shown = next(points for name, points in photographs.items() if "orig" in name)
    original = picture_hash(shown)
    rows: list[dict[str, object]] = []
    for name, points in photographs.items():
        one = picture_hash(points)
        apart = _apart(original, one)
        same = _same(shown, points)
        rows.append(
            {"picture": name, "distance": apart, "quality": one.quality, "one family": same}
        )
    return rows


def _edits(pictures: Mapping[str, Points]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    whole = {name: picture_hash(points) for name, points in pictures.items()}
    turns = {name: all_turns(points) for name, points in pictures.items()}
    parts = {name: all_parts(points) for name, points in pictures.items()}
    laid = np.array(
        [one.words for name in pictures for one in (*turns[name].values(), *parts[name])]
    )
    whose = np.array([name for name in pictures for _ in (*turns[name].values(), *parts[name])])
    for edit, change in _EDITS.items():
        apart, turned, cut, same, strangers = [], [], [], 0, 0
        for name, points in pictures.items():
            changed = np.ascontiguousarray(change(points))
            one = picture_hash(changed)
            same += _same(points, changed)
            apart.append(_apart(whole[name], one))
            turned.append(min(_apart(turn, one) for turn in turns[name].values()))
            cut.append(min((_apart(part, one) for part in parts[name]), default=256))
            near_by = np.bitwise_count(laid ^ one.words).sum(axis=1) <= _MOST
            strangers += len({*whose[near_by]} - {name})
        near = np.array(apart)
        rows.append(
            {
                "edit": edit,
                "pictures": len(apart),
                "median": int(np.median(near)),
                "largest": int(near.max()),
                "within 31": round(float((near <= _MOST).mean()), 3),
                "one family": round(same / len(near), 3),
                "lead by turns": round(float((np.array(turned) <= _MOST).mean()), 3),
                "lead by parts": round(float((np.array(cut) <= _MOST).mean()), 3),
                "leads to other pictures": strangers,
            }
        )
    return rows


def _jpeg(points: Points, quality: int) -> Points:
    out = io.BytesIO()
    Image.fromarray(points).save(out, "JPEG", quality=quality)
    return np.asarray(Image.open(out).convert("RGB"))


def _pil(change: Callable[[Image.Image], Image.Image]) -> Callable[[Points], Points]:
    return lambda points: np.asarray(change(Image.fromarray(points)).convert("RGB"))


def _scaled(by: float) -> Callable[[Points], Points]:
    def change(picture: Image.Image) -> Image.Image:
        size = (max(32, int(picture.width * by)), max(32, int(picture.height * by)))
        return picture.resize(size, Image.Resampling.BICUBIC)

    return _pil(change)


def _written(picture: Image.Image, share: float) -> Image.Image:
    marked = picture.copy()
    size = max(8, int(picture.height * share))
    ImageDraw.Draw(marked).text(
        (picture.width // 20, picture.height - 2 * size),
        "line 42 runs late",
        fill="white",
        stroke_fill="black",
        stroke_width=max(1, size // 12),
        font=ImageFont.load_default(size),
    )
    return marked


def _framed(points: Points, share: float) -> Points:
    wide = int(max(points.shape[:2]) * share)
    return np.pad(points, ((wide, wide), (wide, wide), (0, 0)), constant_values=255)


def _cut(points: Points, top: float, bottom: float, left: float, right: float) -> Points:
    height, width = points.shape[:2]
    return points[
        int(height * top) : height - int(height * bottom),
        int(width * left) : width - int(width * right),
    ]


def _tilted(degrees: float) -> Callable[[Points], Points]:
    return _pil(lambda picture: picture.rotate(degrees, Image.Resampling.BICUBIC))


_EDITS: dict[str, Callable[[Points], Points]] = {
    "JPEG, quality 50": lambda points: _jpeg(points, 50),
    "JPEG, quality 10": lambda points: _jpeg(points, 10),
    "half as large": _scaled(0.5),
    "a quarter as large": _scaled(0.25),
    "twice as large": _scaled(2),
    "blurred by 2 points": _pil(lambda picture: picture.filter(ImageFilter.GaussianBlur(2))),
    "sharpened": _pil(lambda picture: picture.filter(ImageFilter.UnsharpMask(3, 150))),
    "contrast × 1.5": _pil(lambda picture: ImageEnhance.Contrast(picture).enhance(1.5)),
    "brightness × 1.3": _pil(lambda picture: ImageEnhance.Brightness(picture).enhance(1.3)),
    "grey": _pil(lambda picture: picture.convert("L")),
    "colours turned over": lambda points: 255 - points,
    "small line of text": _pil(lambda picture: _written(picture, 0.04)),
    "large line of text": _pil(lambda picture: _written(picture, 0.12)),
    "white frame of 1%": lambda points: _framed(points, 0.01),
    "white frame of 5%": lambda points: _framed(points, 0.05),
    "tilted by 1°": _tilted(1),
    "tilted by 3°": _tilted(3),
    "mirrored": lambda points: points[:, ::-1],
    "turned by 90°": np.rot90,
    "turned by 180°": lambda points: points[::-1, ::-1],
    "1% cut at the bottom": lambda points: _cut(points, 0, 0.01, 0, 0),
    "3% cut at the bottom": lambda points: _cut(points, 0, 0.03, 0, 0),
    "10% cut at the bottom": lambda points: _cut(points, 0, 0.10, 0, 0),
    "18% cut at the right": lambda points: _cut(points, 0, 0, 0, 0.18),
    "5% cut all round": lambda points: _cut(points, 0.05, 0.05, 0.05, 0.05),
    "11% cut all round": lambda points: _cut(points, 0.11, 0.11, 0.11, 0.11),
    "a corner of 80% × 80%": lambda points: _cut(points, 0.2, 0, 0, 0.2),
    "a half": lambda points: _cut(points, 0, 0, 0, 0.5),
}


def _different(originals: Mapping[str, Points], count: int) -> list[dict[str, object]]:
    """Compare pictures that are all different, by what they show."""
    rows: list[dict[str, object]] = []
    drawn = {what: map(draw, range(_UNSEEN, _UNSEEN + count)) for what, draw in SETS.items()}
    for what, pictures in {"photographs": iter(originals.values()), **drawn}.items():
        known = {
            one.hex: (one, _quartered(points))
            for points in pictures
            if (one := picture_hash(points)).quality >= LEAST_QUALITY
        }
        if len(known) < 2:
            continue
        words = np.array([one.words for one, _ in known.values()])
        left, right = np.triu_indices(len(words), 1)
        apart = distances(words[left], words[right])
        inside = [quartered for _, quartered in known.values()]
        checked = picture_families(list(known), [100] * len(known), inside)
        alone = picture_families(list(known), [100] * len(known))
        rows.append(
            {
                "of": what,
                "pictures": len(words),
                "pairs": len(apart),
                "within 31": int((apart <= _MOST).sum()),
                "within 16": int((apart <= UNCHECKED_BITS).sum()),
                "least": int(apart.min()),
                "mean": round(float(apart.mean()), 1),
                "deviation": round(float(apart.std()), 1),
                "put together": _joined(checked),
                "put together by the hash alone": _joined(alone),
            }
        )
    return rows


def _joined(found: pa.Table) -> int:
    """Count pictures that stand for another."""
    return sum(how != "representative" for how in found["how"].to_pylist())


def _quartered(points: Points) -> list[str | None]:
    return [one.hex if one else None for one in quarters(points)]


def _same(one: Points, other: Points) -> bool:
    """Tell whether two pictures are put into one family."""
    known = {picture_hash(points).hex: points for points in (one, other)}
    quality = [picture_hash(points).quality for points in known.values()]
    found = picture_families(
        list(known), quality, [_quartered(points) for points in known.values()]
    )
    return found.num_rows == len(known) and len(set(found["family"].to_pylist())) == 1


def _chance() -> list[dict[str, object]]:
    near = sum(comb(256, bits) for bits in range(_MOST + 1)) / 2**256
    return [
        {"hashes": f"{count:,}", "expected pairs": f"{near * count * (count - 1) / 2:.1e}"}
        for count in (10**4, 10**6, 10**8, 10**10)
    ]


def _alone(work: Callable[[Any], dict[str, object]], size: Any) -> dict[str, object]:
    """Measure in a process of its own, so that its peak of memory is its own."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, size).result()


def _flipped(rng: np.random.Generator, words: Words, most: float) -> Words:
    """Flip each bit with a chance of up to ``most``, the same for all bits of a hash."""
    found = words.copy()
    for start in range(0, len(words), 5000):
        part = found[start : start + 5000]
        chance = rng.uniform(0, most, (len(part), 1)).astype(np.float32)
        flips = rng.random((len(part), 256), dtype=np.float32) < chance
        part ^= np.packbits(flips, axis=1).view(">u8").astype(np.uint64)
    return found


def _spent(work: Callable[[], Any]) -> tuple[Any, float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    done = work()
    return done, time.process_time() - cpu, time.perf_counter() - wall


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _warm() -> None:
    """Compile, or load what was compiled, before anything is measured."""
    few = np.random.default_rng(0).integers(0, 1 << 64, (1000, 4), dtype=np.uint64)
    index = HashIndex(few)
    pairs_within(few), families(few), index.near(few), index.near(few[:3])


def _all_pairs(size: int) -> dict[str, object]:
    rng = np.random.default_rng(1)
    words = rng.integers(0, 1 << 64, (size, 4), dtype=np.uint64)
    tenth = size // 10
    words[:tenth] = _flipped(rng, words[tenth : 2 * tenth], 0.12)
    planted = int((distances(words[:tenth], words[tenth : 2 * tenth]) <= _MOST).sum())
    _warm()
    before = _peak()
    found, cpu, wall = _spent(lambda: pairs_within(words))
    asked = rng.choice(size, 2000 if size <= 1_000_000 else 500, replace=False)
    missed = sum(_missed(words, int(place), found) for place in asked)
    return {
        "hashes": size,
        "pairs": len(found.left),
        "planted": planted,
        "cpu_s": round(cpu, 2),
        "wall_s": round(wall, 2),
        "memory_mb": _peak(),
        "of which for the search": _peak() - before,
        "hashes compared with all others": len(asked),
        "pairs missed or made up": missed,
    }


def _missed(words: Words, place: int, found: Any) -> int:
    apart = np.bitwise_count(words ^ words[place]).sum(axis=1)
    apart[place] = 255
    true = set(np.flatnonzero(apart <= _MOST).tolist())
    low = slice(*np.searchsorted(found.left, [place, place + 1]))
    given = {*found.right[low].tolist(), *found.left[found.right == place].tolist()}
    return len(true ^ given)


def _clustered(size: int) -> dict[str, object]:
    rng = np.random.default_rng(2)
    # Bits of pictures made here, each part of 64 bits from another: as uneven, yet different.
    real = np.array([picture_hash(made(seed)).words for seed in range(400)])
    pareto = np.minimum(rng.pareto(1.1, size // 2) + 1, size / 200).astype(np.int64)
    sizes = pareto[: np.searchsorted(np.cumsum(pareto), size)]
    base = np.stack([real[rng.integers(0, 400, len(sizes)), word] for word in range(4)], axis=1)
    base = _flipped(rng, base, 0.6)
    words = _flipped(rng, np.repeat(base, sizes, axis=0), 0.09)
    rng.shuffle(words)
    _warm()
    before = _peak()
    found, cpu, wall = _spent(lambda: families(words))
    return {
        "hashes": len(words),
        "largest cluster": int(sizes.max()),
        "families": len(np.unique(found.representative)),
        "farthest member": int(found.distance.max()),
        "cpu_s": round(cpu, 2),
        "wall_s": round(wall, 2),
        "memory_mb": _peak(),
        "of which for the search": _peak() - before,
    }


def _look_ups(size: int) -> dict[str, object]:
    rng = np.random.default_rng(3)
    words = rng.integers(0, 1 << 64, (size, 4), dtype=np.uint64)
    asked = _flipped(rng, words[rng.choice(size, 100_000)], 0.12)
    _warm()
    index, built, _ = _spent(lambda: HashIndex(words))
    index.near(asked[:1])
    _, singly, _ = _spent(lambda: [index.near(asked[at : at + 1]) for at in range(300)])
    found, together, _ = _spent(lambda: index.near(asked))
    return {
        "hashes": size,
        "cpu_s to build": round(built, 2),
        "one by one, a CPU second": round(300 / singly),
        "100,000 at once, a CPU second": round(len(asked) / together),
        "found": len(found.left),
        "memory_mb": _peak(),
    }


def _hashing(size: tuple[int, int]) -> dict[str, object]:
    out = io.BytesIO()
    Image.fromarray(made(0, *size)).save(out, "JPEG", quality=85)
    file = PictureFile("a", out.getvalue())
    picture = decoded(file)
    assert isinstance(picture, Picture)
    points = picture.pixels
    works: dict[str, Callable[[], Any]] = {
        "decode": lambda: decoded(file),
        "hash": lambda: picture_hash(points),
        "eight turns": lambda: all_turns(points),
        "49 parts": lambda: all_parts(points),
    }
    if importlib.util.find_spec("pdqhash"):
        import pdqhash  # noqa: PLC0415

        works["hash by pdqhash"] = lambda: pdqhash.compute(points)
    row: dict[str, object] = {"points": f"{size[0]} × {size[1]}"}
    for name, work in works.items():
        work()
        _, cpu, _ = _spent(lambda work=work: [work() for _ in range(20)])  # type: ignore[misc]
        row[f"{name}, ms"] = round(cpu / 20 * 1000, 2)
    decode, turns = float(str(row["decode, ms"])), float(str(row["eight turns, ms"]))
    row["pictures a CPU second"] = round(1000 / (decode + turns))
    return row
