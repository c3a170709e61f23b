"""The case folder: where each table lies, and the manifest that tells how it came about.

    case/
      manifest.json           every set of tables and every result, with settings and hashes
      report.html             the latest report
      tables/ID/*.parquet     posts, accounts, post_items, rejects of one set of inputs
      sameness/ID/*.parquet   families of texts, pictures, hashtags, articles and names, under one set of settings
      results/ID/*.parquet    pairs, verdicts, groups and what stands behind them, under one recipe
      results/ID/report.*     its reports
      logs/ID/*.parquet       accounts, conversations, messages, signals of one set of usage logs
      usage/ID/*.parquet      what they were used for, and which accounts are one operator
      judgements/*.jsonl      what people said of pairs of accounts; lines are only added
      disclosures/*.jsonl     who was shown names behind accounts, when and why; lines are only added

A finished folder stands in the manifest and has the same in its ``about.json``; another is
unfinished work that the next run goes on with. Nothing finished is ever written over, unless
a table of it is missing or cut off.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from groundswell.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA = 1
_MANIFEST = "manifest.json"
_ABOUT = "about.json"
_TABLES = {
    "tables": ("posts", "accounts", "post_items", "rejects"),
    "sameness": (
        *("text_families", "text_pairs", "hashtag_families", "picture_families"),
        *("article_families", "name_families", "family_items", "narratives", "narrative_texts"),
    ),
    "results": (
        *("events", "items", "pairs", "verdicts", "bursts", "copies", "texts"),
        *("network", "groups", "members", "mechanisms", "periods"),
    ),
    "logs": ("usage_accounts", "conversations", "messages", "signals", "rejects"),
    "usage": (
        *(
            "message_stages",
            "message_leanings",
            "outcomes",
            "stage_totals",
            "subjects",
            "prompt_families",
        ),
        *("sequences", "rhythms", "account_links", "account_pairs", "operators"),
        *("operator_members", "provider_operations", "hypotheses", "aggregates", "readings"),
    ),
}
_CURRENT = {"results": "current", "usage": "current_usage"}
_LATER = ("sameness", "logs", "usage")  # kinds that the first cases did not have


class CaseFolder:
    """One case on disk."""

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is touched yet."""
        # What the engine would take for a home folder, and Arrow for an address, is a folder here.
        odd = str(path).startswith("~") or any(":" in part for part in path.parts[:1])
        self.path = path.absolute() if odd else path

    def make(self) -> None:
        """Make the folder, refusing one that holds something else."""
        if any("\ud800" <= sign <= "\udfff" for sign in str(self.path)):
            msg = "the name of the case folder can't be written as text; give another with --out"
            raise CaseError(msg)
        if self.path.exists() and not self.path.is_dir():
            msg = f"{self.path.name} is a file; give a folder for the case with --out"
            raise CaseError(msg)
        if self.path.is_dir() and any(self.path.iterdir()) and not (self.path / _MANIFEST).exists():
            msg = f"the folder {self.path.name} holds something that is not a case; give another with --out"
            raise CaseError(msg)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if not (self.path / _MANIFEST).exists():
                self._write_manifest(
                    {"schema": SCHEMA, "current": None, "current_usage": None}
                    | {kind: {} for kind in _TABLES}
                )
            self.manifest()
        except OSError as why:
            msg = f"the case {self.path.name} can't be written ({why.strerror}); give another with --out"
            raise CaseError(msg) from why

    def manifest(self) -> dict[str, Any]:
        """Read the manifest; a missing, damaged or newer one is a `CaseError`."""
        file = self.path / _MANIFEST
        if not file.is_file():
            msg = f"{self.path.name} is not a case: it has no {_MANIFEST}; run groundswell investigate first"
            raise CaseError(msg)
        try:
            found = dict(json.loads(file.read_text(encoding="utf-8")))
            for kind in _LATER:
                found.setdefault(kind, {})
            found.setdefault("current_usage", None)
            schema = found["schema"]
            whole = schema != SCHEMA or _is_whole(found)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as why:
            msg = self._damaged()
            raise CaseError(msg) from why
        if not whole:
            raise CaseError(self._damaged())
        if schema != SCHEMA:
            msg = (
                f"{self.path.name} was written by another version (schema {schema}, this one reads "
                f"{SCHEMA}); update groundswell, or run investigate into a new folder"
            )
            raise CaseError(msg)
        return found

    def folder(self, kind: str, key: str) -> Path:
        """Give the folder of what was made: ``tables``, ``sameness``, ``results``, ``logs`` or ``usage``."""
        return self.path / kind / key

    def parts(self, key: str) -> Path:
        """Give the folder for unfinished parts of a set of tables."""
        return self.path / "tables" / f"{key}.parts"

    def about(self, kind: str, key: str) -> dict[str, Any] | None:
        """Read what a finished folder says of itself; None where it, or a table, is missing."""
        about: dict[str, Any] | None = self.manifest()[kind].get(key)
        if about is None or self.sizes(kind, key) != about["sizes"]:
            return None
        return about

    def sizes(self, kind: str, key: str) -> dict[str, int]:
        """Give the bytes of each table that a folder holds."""
        files = {name: self.folder(kind, key) / f"{name}.parquet" for name in _TABLES[kind]}
        return {name: file.stat().st_size for name, file in files.items() if file.is_file()}

    def finish(self, kind: str, key: str, about: dict[str, Any]) -> None:
        """Mark a folder as finished and enter it into the manifest."""
        about = about | {"sizes": self.sizes(kind, key)}
        write_json(self.folder(kind, key) / _ABOUT, about)
        manifest = self.manifest()
        manifest[kind][key] = about
        if kind in _CURRENT:
            manifest[_CURRENT[kind]] = key
        self._write_manifest(manifest)

    def choose(self, key: str, kind: str = "results") -> None:
        """Make an earlier result the current one."""
        manifest = self.manifest()
        if manifest[_CURRENT[kind]] != key:
            manifest[_CURRENT[kind]] = key
            self._write_manifest(manifest)

    def discard(self, path: Path) -> None:
        """Remove unfinished work inside the case."""
        if path.is_dir() and path.is_relative_to(self.path) and path != self.path:
            shutil.rmtree(path)

    def _damaged(self) -> str:
        return (
            f"the manifest of {self.path.name} is damaged; run groundswell investigate into a new "
            "folder"
        )

    def _write_manifest(self, manifest: dict[str, Any]) -> None:
        write_json(self.path / _MANIFEST, manifest)


def _is_whole(manifest: dict[str, Any]) -> bool:
    results, current = manifest["results"], manifest["current"]
    known = all(about["tables"] in manifest["tables"] for about in results.values())
    known &= all(about["logs"] in manifest["logs"] for about in manifest["usage"].values())
    sized = all("sizes" in about for kind in _TABLES for about in manifest[kind].values())
    return known and sized and (current is None or current in results)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for one run; two at once would write over each other's parts."""
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        msg = f"another run is writing to {folder.name}; wait for it or give another with --out"
        raise CaseError(msg) from None
    try:
        yield
    finally:
        (folder / ".lock").unlink(missing_ok=True)
        lock.release()


def write_json(path: Path, value: object) -> None:
    """Write a JSON file so that it is either the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(
        json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    fresh.replace(path)


def identity(value: object) -> str:
    """Give a short name for plain values: equal values, equal name.

    >>> identity({"a": 1, "b": 2}) == identity({"b": 2, "a": 1})
    True
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
