import numpy as np
import pytest
from tests.sameness.pictures import edited, made

from groundswell.model.pictures import PICTURE_FAMILIES, PICTURE_LEADS
from groundswell.sameness.picture_families import (
    picture_families,
    picture_leads,
    same_value_families,
)
from groundswell.sameness.picture_hashes import (
    TURNS,
    all_parts,
    all_turns,
    picture_hash,
)

PICTURES = [made(seed) for seed in range(4)]


def of(found, picture):
    return next((row for row in found.to_pylist() if row["picture"] == picture), None)


def test_edited_copies_are_of_the_family_of_the_better_picture():
    first = picture_hash(PICTURES[0])
    copy = picture_hash(edited(PICTURES[0], quality=5))
    assert first.hex != copy.hex
    found = picture_families([copy.hex, first.hex], [80, 90])
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
    first, copy = (picture_hash(one).hex for one in (PICTURES[0], edited(PICTURES[0], quality=5)))
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
