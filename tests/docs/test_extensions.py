"""The extension that the architecture page shows is installed, and works."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from tests.docs.pages import DOCS, Reader, blocks

if TYPE_CHECKING:
    from pathlib import Path

LOG = """observer,seen_at,note
{rows}
"""


def test_the_extension_on_the_architecture_page_works_as_it_says(tmp_path: Path) -> None:
    files = {
        block.note.removeprefix("file: "): block.text
        for block in blocks(DOCS / "architecture.md")
        if block.note.startswith("file:")
    }
    project = tomllib.loads(files.pop("pyproject.toml"))["project"]
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    installed = tmp_path / "groundswell_birds-0.1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Name: {project['name']}\nVersion: {project['version']}\n")
    points = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in found.items())
        for group, found in project["entry-points"].items()
    ]
    (installed / "entry_points.txt").write_text("\n".join(points))
    rows = [
        f"{who},0{day}.03.2024 08:00:{second},Seen #heron{day} at the harbour"
        for day in (1, 2, 3)
        for who, second in (("ana", "01"), ("ben", "20"))
    ]
    (tmp_path / "log.csv").write_text(LOG.format(rows="\n".join(rows)), encoding="utf-8")
    reader = Reader(tmp_path, tmp_path / "key")
    try:
        shown, _ = reader.type("python -m groundswell sources")
        said, code = reader.type(
            "python -m groundswell investigate log.csv --also co_hashtag --format html,note"
        )
    finally:
        reader.close()
    assert "bird_log" in shown
    assert code == 0, said
    assert "read as bird_log" in said
    assert "co_hashtag: chance can't be measured; 1 pair counted, 2 accounts" in said
    (note,) = tmp_path.glob("case/results/*/note.txt")
    assert "ordinary people" in note.read_text(encoding="utf-8")
