"""What a run is to do, before it does it: which files in which form, and within what bounds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundswell import sources
from groundswell.errors import SourceError
from groundswell.runs.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from groundswell.sources import FilePlan

    GivenRecipe = Recipe | Mapping[str, Any] | str | Path | None

_READER_BYTES = 700 << 20  # that a process takes to read and normalise, at most as measured


def plan(
    paths: str | Path | Iterable[str | Path],
    recipe: Recipe | None = None,
    *,
    out: str | Path | None = None,
) -> list[FilePlan]:
    """Tell how each file would be read, without reading more than its head.

    Files inside the case folder ``out`` are passed over: a case may lie beside its sources.
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    chosen = recipe_of(recipe)
    found = sources.expand(given)
    if out is not None:
        case = Path(out).resolve()
        found = [path for path in found if case not in path.resolve().parents]
        if not found:
            msg = "all files named lie inside the case folder; give the files of posts"
            raise SourceError(msg)
    return [
        sources.plan_file(
            path, overrides=chosen.mapping, form=chosen.form, encoding=chosen.door.encoding
        )
        for path in found
    ]


def recipe_of(given: GivenRecipe) -> Recipe:
    """Give a recipe from one, from its plain values, or from a TOML file; the default for None."""
    if given is None:
        return Recipe.default()
    if isinstance(given, Recipe):
        return given if given.traces else given.with_traces()
    return (
        Recipe.from_file(Path(given)) if isinstance(given, (str, Path)) else Recipe.from_dict(given)
    )


def readers(workers: int | None, budget: int) -> int:
    """How many processes may read at once within the memory given."""
    return max(1, min(workers or os.cpu_count() or 1, budget // _READER_BYTES))


def machine_bytes() -> int:
    """Give the memory that this machine has."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 8 << 30  # where the system does not tell
