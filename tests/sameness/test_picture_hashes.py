import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageFilter
from tests.sameness.pictures import edited, made, waves

from groundswell.sameness import picture_hashes
from groundswell.sameness.hamming import distances
from groundswell.sameness.picture_hashes import (
    LEAST_QUALITY,
    TURNS,
    all_parts,
    all_turns,
    hexadecimal,
    picture_hash,
    turned,
    words_of,
)


def apart(one, other):
    return int(distances(one.words[np.newaxis], other.words[np.newaxis])[0])


def laid(pixels, turn):
    swap, rows, columns = TURNS[turn]
    turned_pixels = pixels.transpose(1, 0, 2) if swap else pixels
    if rows:
        turned_pixels = turned_pixels[::-1]
    if columns:
        turned_pixels = turned_pixels[:, ::-1]
    return np.ascontiguousarray(turned_pixels)


KNOWN = {  # by the authors' own code, through pdqhash 0.2.8
    (640, 480): ("ba065dd2aa865d22aaa655aaa9540eb559250e43fd98af39f8e2538fa41e51fc", 68),
    (301, 199): ("aaa9aab4fea1aab4ffe1aab4aaa1aab4aaa1aab4aaa12ab4aaa10034ffe4554b", 8),
    (64, 64): ("8d49f0bfbd8179c73998f1cbea6993fb46e1aa2bce418eab5401afab0001aaaa", 0),
    (40, 700): ("77ef5000efef0000efeb0000aaaa5555ffff5555ffffaaaa0000aaaaaaaa1554", 31),
}


@pytest.mark.parametrize(("size", "known"), KNOWN.items())
def test_a_hash_is_that_of_the_authors_own_code(size, known):
    found = picture_hash(waves(*size))
    expected, quality = known
    assert distances(found.words[np.newaxis], words_of([expected]))[0] <= 2
    assert abs(found.quality - quality) <= 1


@pytest.mark.parametrize("size", [(5, 5), (64, 64), (127, 130), (128, 257), (1200, 90), (333, 777)])
def test_hashes_agree_with_the_authors_code_at_every_size(size):
    pdqhash = pytest.importorskip("pdqhash", reason="pdqhash, the authors' code, is not installed")
    for seed in range(5):
        pixels = made(seed, *size)
        bits, quality = pdqhash.compute(pixels)
        expected = np.packbits(bits.astype(np.uint8)).view(">u8").astype(np.uint64)
        found = picture_hash(pixels)
        assert distances(found.words[np.newaxis], expected[np.newaxis])[0] <= 2
        assert abs(found.quality - quality) <= 1


def test_half_of_the_bits_are_set():
    ones = np.bitwise_count(picture_hash(made(1)).words).sum()
    assert ones == 128


def test_the_same_picture_smaller_is_nearly_the_same():
    pixels = made(2, 800, 600)
    small = np.asarray(Image.fromarray(pixels).resize((200, 150), Image.Resampling.LANCZOS))
    assert apart(picture_hash(pixels), picture_hash(small)) <= 20


def test_a_picture_saved_again_badly_is_nearly_the_same():
    pixels = made(3)
    assert apart(picture_hash(pixels), picture_hash(edited(pixels, quality=20))) <= 10


@pytest.mark.parametrize(
    "edit",
    [
        lambda picture: picture.filter(ImageFilter.GaussianBlur(2)),
        lambda picture: ImageEnhance.Contrast(picture).enhance(1.3),
        lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
        lambda picture: picture.convert("L").convert("RGB"),
    ],
)
def test_a_picture_that_was_touched_up_is_nearly_the_same(edit):
    picture = Image.fromarray(made(4))
    touched = np.asarray(edit(picture))
    assert apart(picture_hash(np.asarray(picture)), picture_hash(touched)) <= 31


def test_different_pictures_differ_in_about_half_of_the_bits():
    found = [picture_hash(made(seed)) for seed in range(20)]
    assert all(apart(a, b) > 70 for at, a in enumerate(found) for b in found[:at])


def test_a_flat_picture_has_no_quality():
    flat = np.full((200, 300, 3), 180, dtype=np.uint8)
    assert picture_hash(flat).quality == 0


def test_a_gentle_shade_is_below_the_least_quality():
    shade = np.tile(np.linspace(60, 190, 300).astype(np.uint8), (200, 1))
    assert picture_hash(shade).quality < LEAST_QUALITY <= picture_hash(made(5)).quality


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("size", [(400, 300), (256, 256), (97, 61)])
def test_hashes_of_turns_are_those_of_the_picture_laid_so(turn, size):
    pixels = made(6, *size)
    assert apart(all_turns(pixels)[turn], picture_hash(laid(pixels, turn))) <= 2


def test_the_names_of_turns_say_what_they_do():
    pixels = made(7)
    turns = all_turns(pixels)
    said = {
        "as it is": pixels,
        "mirrored": pixels[:, ::-1],
        "upside down and mirrored": pixels[::-1],
        "turned by 180°": np.rot90(pixels, 2),
        "turned by 90° clockwise": np.rot90(pixels, -1),
        "turned by 90° anticlockwise": np.rot90(pixels),
    }
    for name, points in said.items():
        assert apart(turns[name], picture_hash(np.ascontiguousarray(points))) <= 2


@pytest.mark.parametrize("turn", TURNS)
def test_a_hash_alone_tells_roughly_how_the_turned_picture_hashes(turn):
    pixels = made(8, 1600, 1280)
    guessed = turned(picture_hash(pixels).words[np.newaxis], turn)
    assert distances(guessed, all_turns(pixels)[turn].words[np.newaxis])[0] <= 31


@pytest.mark.parametrize(
    "cut",
    [
        (slice(0, 430), slice(None)),  # of 480, at the bottom
        (slice(None), slice(96, None)),  # of 640, at the left
        (slice(30, 450), slice(40, 600)),  # all round
    ],
)
def test_a_part_cut_out_is_found_among_the_parts_of_the_whole(cut):
    pixels = made(11, 640, 480)
    part = picture_hash(np.ascontiguousarray(pixels[cut]))
    assert apart(part, picture_hash(pixels)) > 31
    assert min(apart(part, one) for one in all_parts(pixels)) <= 31
    assert min(apart(part, one) for one in all_parts(made(12, 640, 480))) > 60


def test_parts_in_which_there_is_nothing_are_left_out():
    pixels = np.full((400, 400), 240, dtype=np.uint8)
    assert all_parts(pixels) == []


def test_grey_points_hash_like_the_same_in_colour():
    grey = made(9)[:, :, 0]
    colour = np.repeat(grey[:, :, np.newaxis], 3, axis=2)
    assert apart(picture_hash(grey), picture_hash(colour)) == 0


def test_a_picture_too_small_to_hash_is_refused_with_its_size():
    with pytest.raises(ValueError, match="4 × 90 points"):
        picture_hash(np.zeros((90, 4, 3), dtype=np.uint8))


def test_hexadecimal_digits_are_read_as_they_are_written():
    words = np.random.default_rng(1).integers(0, 1 << 64, (7, 4), dtype=np.uint64)
    assert (words_of(hexadecimal(words)) == words).all()


def test_a_hash_is_the_same_from_one_call_to_the_next():
    picture_hashes._tents.cache_clear()
    first = picture_hash(made(10))
    assert picture_hash(made(10)).hex == first.hex == hexadecimal(first.words[np.newaxis])[0]
