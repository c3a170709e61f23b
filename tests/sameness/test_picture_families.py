import numpy as np
import pyarrow as pa
import pytest
from tests.sameness.pictures import edited, made

from groundswell.model.pictures import PICTURE_FAMILIES, PICTURE_LEADS
from groundswell.model.pictures import PICTURES as PICTURES_TABLE
from groundswell.sameness.picture_families import (
    families_of_values,
    picture_families,
    picture_leads,
    same_value_families,
)
from groundswell.sameness.picture_hashes import (
    TURNS,
    all_parts,
    all_turns,
    hexadecimal,
    picture_hash,
    quarters,
    words_of,
)
from groundswell.tables.pictures import FILE, PDQ

PICTURES = [made(seed) for seed in range(4)]


def of(found, picture):
    return next((row for row in found.to_pylist() if row["picture"] == picture), None)


def test_edited_copies_are_of_the_family_of_the_better_picture():
    first = picture_hash(PICTURES[0])
    copy = picture_hash(edited(PICTURES[0], quality=25))
    assert first.hex != copy.hex
    inside = [
        [one and one.hex for one in quarters(points)]
        for points in (edited(PICTURES[0], quality=25), PICTURES[0])
    ]
    found = picture_families([copy.hex, first.hex], [80, 90], inside)
    assert of(found, first.hex) == {
        "picture": first.hex,
        "family": first.hex,
        "how": "representative",
        "distance": 0,
    }
    member = of(found, copy.hex)
    assert (member["family"], member["how"]) == (first.hex, "near")
    assert 0 < member["distance"] <= 31


def test_a_picture_like_no_other_stands_for_itself():
    hashes = [picture_hash(one).hex for one in PICTURES]
    found = picture_families(hashes, [100] * 4)
    assert found["family"].to_pylist() == found["picture"].to_pylist() == hashes


def test_a_plain_picture_is_the_item_of_nothing():
    first, copy = (picture_hash(one).hex for one in (PICTURES[0], edited(PICTURES[0], quality=10)))
    found = picture_families([first, copy], [49, 100])
    assert found["picture"].to_pylist() == [copy]


def test_a_hash_of_nothing_is_too_plain_where_the_quality_is_not_known():
    blank = picture_hash(np.full((90, 90), 200, dtype=np.uint8)).hex
    first = picture_hash(PICTURES[0]).hex
    found = picture_families([blank, first], [None, None])
    assert found["picture"].to_pylist() == [first]


def test_other_values_are_only_the_same_as_themselves():
    found = same_value_families(["9280", "9281"])
    assert found.schema == PICTURE_FAMILIES
    assert found["family"].to_pylist() == ["9280", "9281"]


def leads(pictures, parts=False):
    turns = [all_turns(one) for one in pictures]
    return picture_leads(
        [one["as it is"].hex for one in turns],
        [[one[name].hex for name in TURNS if name != "as it is"] for one in turns],
        [[part.hex for part in all_parts(one)] if parts else [] for one in pictures],
    ).to_pylist()


@pytest.mark.parametrize(
    ("lay", "how"),
    [
        (lambda points: points[:, ::-1], "mirrored"),
        (lambda points: points[::-1, ::-1], "turned by 180°"),
        (np.rot90, "turned by 90° anticlockwise"),
    ],
)
def test_a_picture_laid_otherwise_is_a_lead_and_says_how(lay, how):
    other = np.ascontiguousarray(lay(PICTURES[0]))
    (found,) = leads([PICTURES[0], PICTURES[1], other])
    assert found["how"] == how
    assert found["distance"] <= 8


def test_a_part_is_a_lead_from_the_whole():
    part = np.ascontiguousarray(PICTURES[0][: 300 - 48])
    (found,) = leads([part, PICTURES[1], PICTURES[0]], parts=True)
    assert (found["picture"], found["how"]) == (picture_hash(PICTURES[0]).hex, "a part")


def test_pictures_that_are_the_same_anyway_are_no_lead():
    y, x = np.mgrid[0:300, 0:400]
    even = (128 + 60 * np.cos((x - 199.5) / 9) * np.cos((y - 149.5) / 7)).astype(np.uint8)
    shown = even.astype(int) + (PICTURES[0][:, :, 0] + PICTURES[0][:, ::-1, 0]) // 8
    picture = shown.clip(0, 255).astype(np.uint8)  # its own mirror image
    copy = edited(np.repeat(picture[:, :, None], 3, axis=2), quality=10)
    assert leads([np.repeat(picture[:, :, None], 3, axis=2), copy]) == []


def test_nothing_has_no_families_and_no_leads():
    assert picture_families([], []).schema == PICTURE_FAMILIES
    assert picture_leads([], [], []).schema == PICTURE_LEADS


def screen(seed):
    """A frame that is always the same, and in it a few lines that never are."""
    rng = np.random.default_rng(seed)
    points = np.full((400, 600), 250, dtype=np.uint8)
    points[20:100, 20:580] = made(99, 560, 80)[:, :, 0]
    points[330:380:10, 30:570] = 90
    for line in (120, 144):
        ends = np.cumsum(rng.integers(8, 30, 60))
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            points[line : line + 14, 30 + start : min(30 + end, 570)] = 20
    return points


def of_screens(pictures, with_quarters):
    hashes = {picture_hash(one).hex: one for one in pictures}
    inside = [[one and one.hex for one in quarters(points)] for points in hashes.values()]
    found = picture_families(
        list(hashes),
        [100] * len(hashes),
        inside if with_quarters else None,
        unchecked_bits=31,
    )
    return len(set(found["family"].to_pylist()))


def test_screens_of_one_program_with_other_words_are_not_the_same_picture():
    pictures = [screen(seed) for seed in range(40)]
    assert of_screens(pictures, with_quarters=False) < 40
    assert of_screens(pictures, with_quarters=True) == 40


def test_copies_of_one_screen_are_the_same_picture():
    shown = np.repeat(screen(1)[:, :, None], 3, axis=2)
    copies = [
        shown,
        edited(shown, quality=60),
        edited(shown, quality=15),
        (shown * 0.9).astype("u1"),
    ]
    assert of_screens(copies, with_quarters=True) == 1


def test_by_the_hash_alone_only_the_nearest_are_the_same_and_it_is_said():
    words = words_of([picture_hash(PICTURES[0]).hex] * 3)
    words[1, 0] ^= np.uint64(0xFFFF)  # 16 bits
    words[2, 0] ^= np.uint64(0x1FFFF)  # 17
    hashes = hexadecimal(words)
    found = picture_families([hashes[0], hashes[1]], [None, None])
    assert found["how"].to_pylist() == ["representative", "near by the hash alone"]
    found = picture_families([hashes[0], hashes[2]], [None, None])
    assert found["how"].to_pylist() == ["representative", "representative"]


def read(*named):
    rows = [
        {
            "name": name,
            "sha256": "",
            "pdq": picture_hash(points).hex,
            "quality": picture_hash(points).quality,
            "quarters": [one and one.hex for one in quarters(points)],
            "turns": [],
            "crops": [],
            "width": 1,
            "height": 1,
            "form": "PNG",
        }
        for name, points in named
    ]
    return pa.Table.from_pylist(rows, schema=PICTURES_TABLE)


def families_by_value(values, pictures=None):
    found = families_of_values(list(values), list(values.values()), pictures)
    return dict(zip(found["picture"].to_pylist(), found["family"].to_pylist(), strict=True))


def test_names_of_files_stand_for_what_was_read_under_them():
    first, copy = PICTURES[0], edited(PICTURES[0], quality=30)
    pictures = read(("photos/a.jpg", first), ("photos/b.jpg", copy), ("photos/c.jpg", PICTURES[1]))
    named = dict.fromkeys(["photos/a.jpg", "b.jpg", "photos/c.jpg", "photos/gone.jpg"], FILE)
    found = families_by_value(named, pictures)
    assert found["photos/a.jpg"] == found["b.jpg"] != found["photos/c.jpg"]
    assert "photos/gone.jpg" not in found


def test_a_name_that_several_files_have_stands_for_none_of_them():
    pictures = read(("one/a.jpg", PICTURES[0]), ("two/a.jpg", PICTURES[1]))
    assert families_by_value({"a.jpg": FILE}, pictures) == {}


def test_a_hash_in_the_data_and_a_file_with_that_picture_are_one_family():
    pdq = picture_hash(PICTURES[0]).hex
    pictures = read(("a.jpg", PICTURES[0]))
    found = families_by_value({pdq: PDQ, "a.jpg": FILE, "9280": "given id"}, pictures)
    assert found == {pdq: pdq, "a.jpg": pdq, "9280": "9280"}


def test_a_plain_picture_that_was_read_is_the_item_of_nothing():
    blank = np.full((90, 90, 3), 200, dtype=np.uint8)
    assert families_by_value({"a.jpg": FILE}, read(("a.jpg", blank))) == {}
