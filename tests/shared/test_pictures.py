"""Pictures that nobody here made, with edits that are known."""

import itertools

import numpy as np
import pytest
from tests.shared.evaluation_data import HOME

from groundswell.runs.pictures import hash_pictures
from groundswell.sameness.hamming import distances
from groundswell.sameness.picture_families import picture_families, picture_leads
from groundswell.sameness.picture_hashes import picture_hash, words_of
from groundswell.sources.pictures import PictureFile, decoded

FOLDER = HOME / "images"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="the evaluation data are not here"),
]


@pytest.fixture(scope="module")
def hashed():
    return hash_pictures([FOLDER])


def test_every_file_is_read(hashed):
    assert hashed.table.num_rows == len(list(FOLDER.iterdir()))
    assert hashed.set_aside == ()


def test_the_edits_of_one_photograph_are_one_family_and_nothing_else_is(hashed):
    table = hashed.table.to_pydict()
    found = picture_families(table["pdq"], table["quality"], table["quarters"]).to_pylist()
    family = {row["picture"]: row["family"] for row in found}
    names = dict(zip(table["name"], table["pdq"], strict=True))
    edits = {"aaa-", "blur", "high", "shar", "shri", "squa"}
    original = names["aaa-orig.jpg"]
    for name, pdq in names.items():
        if name[:4] in edits:
            assert family[pdq] == original, name
        else:
            assert family.get(pdq, pdq) == pdq, name


def test_different_photographs_are_far_apart(hashed):
    table = hashed.table.to_pydict()
    others = [
        pdq
        for name, pdq in zip(table["name"], table["pdq"], strict=True)
        if name.startswith(("other", "wee", "aaa"))
    ]
    pairs = list(itertools.combinations(others, 2))
    apart = distances(*(words_of(list(side)) for side in zip(*pairs, strict=True)))
    assert apart.min() > 70


def test_there_are_no_leads_among_different_photographs(hashed):
    table = hashed.table.filter([q >= 50 for q in hashed.table["quality"].to_pylist()]).to_pydict()
    found = picture_leads(table["pdq"], table["turns"], table["crops"])
    names = dict(zip(table["pdq"], table["name"], strict=True))
    for row in found.to_pylist():
        assert not names[row["picture"]].startswith("other"), row["how"]


def test_hashes_are_those_of_the_authors_own_code():
    pdqhash = pytest.importorskip("pdqhash", reason="pdqhash, the authors' code, is not installed")
    for path in FOLDER.iterdir():
        pixels = decoded(PictureFile(path.name, path.read_bytes())).pixels
        bits, quality = pdqhash.compute(pixels)
        expected = np.packbits(bits.astype(np.uint8)).view(">u8").astype(np.uint64)
        found = picture_hash(pixels)
        assert distances(found.words[np.newaxis], expected[np.newaxis])[0] <= 2
        assert abs(found.quality - quality) <= 1
