"""What the documentation tells people to type is typed, and what it shows is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.docs.pages import PAGES, TUTORIAL, Reader, blocks, name_of

import groundswell as gs

if TYPE_CHECKING:
    from pathlib import Path

RUN = ("console", "python")
LANGUAGES = {*RUN, "text", "toml"}
COLUMNS = {"account": "member", "at": "posted", "text": "words", "link": "page", "likes": "hearts"}


def has_something_to_run(page: Path) -> bool:
    return any(block.kind in RUN and not block.note.startswith("file:") for block in blocks(page))


@pytest.fixture
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("secret") / "key"
    path.write_text("a key that only this test has")
    return path


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the tutorial makes, in a folder of its own."""
    folder = tmp_path_factory.mktemp("forum")
    (made,) = (each for each in blocks(TUTORIAL) if each.note == "file: make_posts.py")
    (folder / "make_posts.py").write_text(made.text, encoding="utf-8")
    reader = Reader(folder, folder / "unused")
    try:
        assert reader.type("python make_posts.py") == ("\n", 0)
    finally:
        reader.close()
    return folder / "forum.csv"


def test_the_tutorial_can_be_followed_word_for_word(tmp_path: Path, key: Path) -> None:
    reader = Reader(tmp_path, key)
    try:
        reader.read(TUTORIAL)
    finally:
        reader.close()


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page != TUTORIAL and has_something_to_run(page)], ids=name_of
)
def test_what_a_page_shows_is_what_happens(
    page: Path, tmp_path: Path, key: Path, forum: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUNDSWELL_KEY_FILE", str(key))
    if any("case" in block.text for block in blocks(page) if block.kind in RUN):
        (tmp_path / "forum.csv").write_bytes(forum.read_bytes())
        gs.investigate(tmp_path / "forum.csv", tmp_path / "case", recipe={"map": COLUMNS})
    reader = Reader(tmp_path, key)
    try:
        reader.read(page)
    finally:
        reader.close()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_says_whether_it_can_be_run(page: Path) -> None:
    kinds = {block.kind for block in blocks(page) if not block.kind.startswith("{")}
    assert kinds <= LANGUAGES, f"mark what can't be run as text: {kinds - LANGUAGES}"
