"""A finished case: its tables, and the result that is looked at."""

from __future__ import annotations

import dataclasses
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.engine.duck import DuckEngine
from groundswell.errors import CaseError, SettingError
from groundswell.model.tables import TABLES, as_named
from groundswell.runs import lookups
from groundswell.runs.alike import alike
from groundswell.runs.folder import CaseFolder
from groundswell.runs.reading import quality_of
from groundswell.runs.recipe import Recipe
from groundswell.runs.usage_case import UsageCase

if TYPE_CHECKING:
    from groundswell.model.quality import Quality

_TABLES = ("posts", "accounts", "post_items", "rejects")
_SAMENESS = (
    *("text_families", "text_pairs", "hashtag_families", "picture_families", "family_items"),
    *("article_families", "name_families", "narratives", "narrative_texts"),
)
_RESULTS = (
    *("pairs", "verdicts", "bursts", "copies", "texts", "network", "groups", "members"),
    *("mechanisms", "periods", "items", "events"),
)


class Case:
    """What an investigation left in its folder; every table is an Arrow table.

    Arrow tables open in pandas (``.to_pandas()``), Polars (``polars.from_arrow``) and DuckDB
    (by name) without a copy where types allow. Tables are read when they are first asked for.
    """

    def __init__(self, path: str | Path, result: str | None = None) -> None:
        """Open a case at its current result, or at an earlier one by its ID.

        Raises `CaseError` when the folder is no case or holds no such result.
        """
        self.folder = CaseFolder(Path(path))
        manifest = self.folder.manifest()
        name = result or manifest["current"]
        if name is None:
            msg = (
                f"the case {self.folder.path.name} holds no result yet; run groundswell investigate"
            )
            raise CaseError(msg)
        if name not in manifest["results"]:
            known = ", ".join(manifest["results"]) or "none"
            msg = f"the case {self.folder.path.name} holds no result {name!r}; it holds {known}"
            raise CaseError(msg)
        self.result: str = name
        self.about: dict[str, Any] = manifest["results"][name]
        self.tables_about: dict[str, Any] = manifest["tables"][self.about["tables"]]
        families = self.about.get("sameness", "")  # none in a result of before texts were compared
        self.sameness_about: dict[str, Any] = manifest["sameness"].get(families, {"sizes": {}})

    def __repr__(self) -> str:
        """Name the folder and the result."""
        return f"Case({str(self.folder.path)!r}, result={self.result!r})"

    @property
    def path(self) -> Path:
        """The case folder."""
        return self.folder.path

    @property
    def usage(self) -> UsageCase:
        """The provider's wing of the case; a `CaseError` where it holds no usage logs."""
        return UsageCase(self.path)

    @property
    def result_path(self) -> Path:
        """The folder of the result that is looked at."""
        return self.folder.folder("results", self.result)

    @property
    def report_path(self) -> Path:
        """The page of the result that is looked at, whether written yet or not."""
        return self.result_path / "report.html"

    @property
    def results(self) -> tuple[str, ...]:
        """The IDs of all results in the case, the earliest first."""
        told = self.folder.manifest()["results"]
        return tuple(sorted(told, key=lambda name: (told[name]["created_ms"], name)))

    @cached_property
    def quality(self) -> Quality:
        """How complete the posts are."""
        found = quality_of(self.tables_about)
        return dataclasses.replace(found, families=self.sameness_about.get("families", {}))

    @cached_property
    def recipe(self) -> Recipe:
        """The settings of the result."""
        return Recipe.from_dict(self.about["recipe"])

    @cached_property
    def pairs(self) -> pa.Table:
        """Pairs of accounts of every trace and window (schema ``PAIRS``)."""
        return self._table("pairs")

    @cached_property
    def verdicts(self) -> pa.Table:
        """What the test against chance says of each account (schema ``VERDICTS``)."""
        return self._table("verdicts")

    @cached_property
    def bursts(self) -> pa.Table:
        """The busiest window of each item, and who was in it (schema ``BURSTS``)."""
        return self._table("bursts")

    @cached_property
    def copies(self) -> pa.Table:
        """Pairs of accounts that wrote the same rare long texts (schema ``COPIES``)."""
        return self._table("copies")

    @cached_property
    def texts(self) -> pa.Table:
        """Texts that several accounts wrote, and how improbable they are (schema ``TEXTS``)."""
        return self._table("texts")

    @cached_property
    def network(self) -> pa.Table:
        """The network in which all traces are joined (schema ``NETWORK``)."""
        return self._table("network")

    @cached_property
    def groups(self) -> pa.Table:
        """Groups of accounts, strongest first (schema ``GROUPS``)."""
        return self._table("groups")

    @cached_property
    def members(self) -> pa.Table:
        """The accounts in each group (schema ``MEMBERS``)."""
        return self._table("members")

    @cached_property
    def mechanisms(self) -> pa.Table:
        """The innocent explanations tested for each group (schema ``MECHANISMS``)."""
        return self._table("mechanisms")

    @cached_property
    def periods(self) -> pa.Table:
        """Groups followed over time (schema ``PERIODS``)."""
        return self._table("periods")

    @cached_property
    def items(self) -> pa.Table:
        """Items behind the pairs (schema ``ITEMS``)."""
        return self._table("items")

    @cached_property
    def events(self) -> pa.Table:
        """Acts on those items (schema ``EVENTS``)."""
        return self._table("events")

    @cached_property
    def posts(self) -> pa.Table:
        """All posts (schema ``POSTS``)."""
        return self._table("posts")

    @cached_property
    def text_families(self) -> pa.Table:
        """Texts that vary another, each with its representative (schema ``TEXT_FAMILIES``)."""
        return self._table("text_families")

    @cached_property
    def text_pairs(self) -> pa.Table:
        """Texts that say the same in other words or languages (schema ``TEXT_PAIRS``)."""
        return self._table("text_pairs")

    @cached_property
    def hashtag_families(self) -> pa.Table:
        """Hashtags that vary another, leads among them (schema ``HASHTAG_FAMILIES``)."""
        return self._table("hashtag_families")

    @cached_property
    def picture_families(self) -> pa.Table:
        """Pictures that are the same, edited or not (schema ``PICTURE_FAMILIES``)."""
        return self._table("picture_families")

    @cached_property
    def article_families(self) -> pa.Table:
        """Pages of one article on several domains, leads among them (schema ``ARTICLE_FAMILIES``)."""
        return self._table("article_families")

    @cached_property
    def name_families(self) -> pa.Table:
        """Accounts whose handles or shown names are alike (schema ``NAME_FAMILIES``).

        A description and no evidence: see the page on handles, names and articles.
        """
        return self._table("name_families")

    @cached_property
    def narratives(self) -> pa.Table:
        """What was said in many texts or by several, most accounts first (schema ``NARRATIVES``)."""
        return self._table("narratives")

    @cached_property
    def narrative_texts(self) -> pa.Table:
        """The texts of each narrative (schema ``NARRATIVE_TEXTS``)."""
        return self._table("narrative_texts")

    @cached_property
    def family_items(self) -> pa.Table:
        """Posts whose text, picture, hashtag or link varies another (schema ``FAMILY_ITEMS``)."""
        return self._table("family_items")

    @cached_property
    def accounts(self) -> pa.Table:
        """All accounts (schema ``ACCOUNTS``)."""
        return self._table("accounts")

    @cached_property
    def rejects(self) -> pa.Table:
        """Rows that were set aside, with the reason (schema ``REJECTS``)."""
        return self._table("rejects")

    def behind(self, *accounts: str) -> pa.Table:
        """Give the acts by which these accounts, or the members of a group, come together.

        One row an act: trace, item_id, account_key, at_ms, post_key, and of its post text, kind,
        source_file, source_row. An act counts when another of the accounts acted on the same item
        within the trace's window. Found by key, without reading the tables. Raises `CaseError`
        for fewer than two accounts.

        >>> case.behind("G1")  # doctest: +SKIP
        """
        if len(accounts) == 1:
            row = self.groups.filter(pc.equal(self.groups["label"], accounts[0].upper()))
            members = self.members
            if row.num_rows:
                of = pc.equal(members["group_id"], row["group_id"][0])
                accounts = tuple(members.filter(of)["account_key"].to_pylist())
        if len(set(accounts)) < 2:
            msg = "give two accounts or more, or a group of the case, e.g. G1"
            raise CaseError(msg)
        acts = lookups.rows_where(self._present("events"), "account_key", accounts)
        windows = {name: trace.window_ms for name, trace in self.recipe.traces.items()}
        close = lookups.acts_together(acts, windows)
        if not close.num_rows:
            return close.join(self.posts.slice(0, 0).select(lookups.SHOWN), "post_key")
        posts = lookups.posts_of(self._present("posts"), close)
        return close.join(posts, "post_key").sort_by(
            [("trace", "ascending"), ("item_id", "ascending"), ("at_ms", "ascending"),
             ("account_key", "ascending"), ("post_key", "ascending")]
        )  # fmt: skip

    def alike(
        self, trace: str, *, min_cosine: float = 0.7, memory_bytes: int = 1 << 30
    ) -> pa.Table:
        """Give the pairs of a trace whose accounts are alike by TF-IDF cosine, whatever the time.

        One row a pair: trace, account_a, account_b, shared_items (two or more), cosine. Nothing
        here is tested against chance. After Pacheco et al. (2021). Raises `SettingError` for a
        trace that is not in the recipe, or a cosine that is not above 0 and at most 1.
        """
        if trace not in self.recipe.traces:
            msg = f"trace is {trace!r}; give one of {', '.join(self.recipe.traces)}"
            raise SettingError(msg)
        if not 0 < min_cosine <= 1:
            msg = f"min_cosine is {min_cosine}; give a number above 0 and at most 1, e.g. 0.7"
            raise SettingError(msg)
        with self.engine(memory_bytes) as db:
            chosen = self.recipe.traces[trace]
            found = alike(chosen, db, min_cosine=min_cosine, memory_bytes=memory_bytes)
        self.folder.discard(self.path / ".scratch")
        return found

    def engine(self, memory_bytes: int | None = None) -> DuckEngine:
        """Open an engine that knows every table of the case by its name; close it after use."""
        known = (*_TABLES, *_SAMENESS, *_RESULTS)
        held = {name: None if self._older(name) else self._present(name) for name in known}
        engine = DuckEngine(memory_bytes=memory_bytes, scratch=self.path / ".scratch")
        for name, file in held.items():
            engine.add(name, file or TABLES[name].empty_table())
        traces = self.recipe.traces
        engine.add(
            "own_windows",
            pa.table(
                {
                    "trace": pa.array(list(traces), pa.string()),
                    "window_ms": pa.array([t.window_ms for t in traces.values()], pa.int64()),
                }
            ),
        )
        return engine

    def _file(self, name: str) -> Path:
        if name in _TABLES:
            return self.folder.folder("tables", self.about["tables"]) / f"{name}.parquet"
        if name in _SAMENESS:
            return self.folder.folder("sameness", self.about["sameness"]) / f"{name}.parquet"
        return self.result_path / f"{name}.parquet"

    def _present(self, name: str) -> Path:
        """The file of a table, refused when it is missing or cut off."""
        file = self._file(name)
        about = self.about
        if name in (*_TABLES, *_SAMENESS):
            about = self.tables_about if name in _TABLES else self.sameness_about
        if not file.is_file() or file.stat().st_size != about["sizes"].get(name):
            raise CaseError(_lost(name))
        return file

    def _older(self, name: str) -> bool:
        """Whether a result is of before a table of this name was made, and lacks it for that."""
        if name in _SAMENESS:
            return name not in self.sameness_about["sizes"]
        return name in _RESULTS and self.about["analysis"] < 2 and name not in self.about["sizes"]

    def _table(self, name: str) -> pa.Table:
        if self._older(name):
            return TABLES[name].empty_table()
        file = self._present(name)
        try:
            return as_named(pq.ParquetFile(file).read(), TABLES[name])
        except (OSError, ValueError, pa.ArrowException) as why:
            raise CaseError(_lost(name)) from why


def _lost(name: str) -> str:
    return f"the table {name} of the case is missing or damaged; run investigate again"
