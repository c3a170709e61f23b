"""The pages of the documentation, and what in them can be run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from dataclasses import dataclass
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *(page for page in DOCS.rglob("*.md") if "_build" not in page.parts),
    ]
)
TUTORIAL = DOCS / "start" / "tutorial.md"

_BLOCK = re.compile(
    r"^(?:<!-- (?P<note>[^\n]*?) -->\n)?```(?P<kind>[^\n`]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_DONE = "-- that was the command --"
_PATIENCE = 120  # seconds for one command


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language, its text, the note before it and the line it starts on."""

    kind: str
    text: str
    note: str
    line: int


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            found["kind"], found["text"], found["note"] or "", text[: found.start()].count("\n") + 1
        )
        for found in _BLOCK.finditer(text)
    ]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


class Reader:
    """Somebody who types what a page says, in one folder and one shell, and compares.

    In a ``console`` block a line after ``$`` is typed, and what follows must be what is shown
    (``...`` stands for anything, white space does not matter). A command must succeed unless
    the next one asks for its exit code with ``echo $?``. A ``python`` block is run as a
    script, or saved when the comment before it says ``file: NAME``; a ``text`` block after the
    comment ``prints`` is what the script before it printed.
    """

    def __init__(self, folder: Path, key: Path) -> None:
        beside = Path(sys.executable).parent
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        env |= {
            "PATH": f"{beside}{os.pathsep}{env['PATH']}",
            "GROUNDSWELL_KEY_FILE": str(key),
            "COLUMNS": "88",
            "LC_ALL": "C.UTF-8",
        }
        self.folder = folder
        self._shell = subprocess.Popen(
            ["bash", "--noprofile", "--norc"],
            cwd=folder,
            env=env,
            text=True,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._last = 0

    def close(self) -> None:
        assert self._shell.stdin is not None
        assert self._shell.stdout is not None
        self._shell.stdin.close()
        self._shell.wait(10)
        self._shell.stdout.close()

    def read(self, page: Path) -> None:
        """Do all that a page says."""
        printed = ""
        for block in blocks(page):
            where = f"{name_of(page)}, line {block.line}"
            if block.kind == "console":
                self._console(block, where)
            elif block.kind == "python" and block.note.startswith("file:"):
                (self.folder / block.note.removeprefix("file:").strip()).write_text(
                    block.text, encoding="utf-8"
                )
            elif block.kind == "python":
                (self.folder / ".block.py").write_text(block.text, encoding="utf-8")
                printed, code = self.type("python .block.py")
                assert code == 0, f"{where}: the script failed\n{printed}"
            elif block.note == "prints":
                _compare(block.text, printed, where)

    def _console(self, block: Block, where: str) -> None:
        typed = [
            (command.strip(), shown)
            for command, _, shown in (
                part.replace("\\\n", "").partition("\n")
                for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
            )
        ]
        assert typed, f"{where}: a console block without a command"
        for number, (command, shown) in enumerate(typed):
            printed, code = self.type(command)
            asked = number + 1 < len(typed) and typed[number + 1][0] == "echo $?"
            assert code == 0 or asked, f"{where}: {command}\nleft with {code}\n{printed}"
            if shown.strip():
                _compare(shown, printed, f"{where}: {command}")

    def type(self, command: str) -> tuple[str, int]:
        shell = self._shell
        assert shell.stdin is not None
        assert shell.stdout is not None
        late = threading.Timer(_PATIENCE, shell.kill)
        late.start()
        try:
            shell.stdin.write(
                f"( exit {self._last} )\n{command} </dev/null\nprintf '\\n%s %s\\n' '{_DONE}' $?\n"
            )
            shell.stdin.flush()
            printed: list[str] = []
            for line in shell.stdout:
                if line.startswith(_DONE):
                    self._last = int(line.split()[-1])
                    return "".join(printed), self._last
                printed.append(line)
        finally:
            late.cancel()
        msg = f"the shell ended during: {command}\n{''.join(printed)}"
        raise AssertionError(msg)


def _compare(wanted: str, printed: str, where: str) -> None:
    flags = ELLIPSIS | NORMALIZE_WHITESPACE
    same = OutputChecker().check_output(wanted.strip() + "\n", printed.strip() + "\n", flags)
    assert same, f"{where}\nthe page shows\n{wanted}\nbut it printed\n{printed}"
