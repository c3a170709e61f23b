"""The stage between tables and traces: which texts, pictures, hashtags and articles are the same item."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.errors import SettingError
from groundswell.model.names import ARTICLE_FAMILIES, NAME_FAMILIES
from groundswell.model.narratives import NARRATIVE_TEXTS, NARRATIVES
from groundswell.model.pictures import PICTURE_FAMILIES
from groundswell.model.tables import FAMILY_ITEMS, HASHTAG_FAMILIES, TEXT_FAMILIES, TEXT_PAIRS
from groundswell.operations.naming import drafted
from groundswell.operations.narratives import narratives
from groundswell.reports import words
from groundswell.runs import articles
from groundswell.runs import family_queries as queries
from groundswell.runs.drafting import chat
from groundswell.runs.folder import identity
from groundswell.runs.pictures import hash_pictures
from groundswell.runs.vectors import vectors_of, worth_encoding
from groundswell.sameness.encoder import encoder
from groundswell.sameness.hashtags import hashtag_families
from groundswell.sameness.labels import COPYPASTA, label_found, label_pairs
from groundswell.sameness.language_pairs import weak_pairs
from groundswell.sameness.meaning import MOST_TEXTS, meant_alike
from groundswell.sameness.name_patterns import name_families
from groundswell.sameness.near_copies import NearCopies, near_copies
from groundswell.sameness.picture_families import families_of_values
from groundswell.sameness.stars import stars
from groundswell.tables import quality as measuring
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from groundswell.engine.duck import DuckEngine
    from groundswell.model.quality import Quality
    from groundswell.runs.articles import SuppliedPages
    from groundswell.runs.folder import CaseFolder
    from groundswell.runs.progress import Progress, Step
    from groundswell.runs.recipe import Recipe
    from groundswell.sameness.encoder import Encoder
    from groundswell.sameness.settings import Sameness

VERSION = 3  # raised whenever the same tables and settings would give something else

_MADE = {
    "text_families": TEXT_FAMILIES,
    "hashtag_families": HASHTAG_FAMILIES,
    "text_pairs": TEXT_PAIRS,
    "picture_families": PICTURE_FAMILIES,
    "article_families": ARTICLE_FAMILIES,
    "name_families": NAME_FAMILIES,
    "narratives": NARRATIVES,
    "narrative_texts": NARRATIVE_TEXTS,
    "family_items": FAMILY_ITEMS,
}
_MANY = 1_000  # texts, from which on a sample of them tells what is ordinary


def encoder_of(recipe: Recipe) -> Encoder | None:
    """Open the encoder that a recipe names, if it names one; what can't be opened is an error now."""
    settings = recipe.sameness
    if settings.encoder is None:
        return None
    return encoder(settings.encoder, model=settings.model, address=settings.address)


def pictures_of(paths: Sequence[str | Path], progress: Progress) -> pa.Table:
    """Hash the pictures in folders, archives and files (schema ``PICTURES``); tell what was set aside.

    Raises `SourceError` for a path that stands for nothing.
    """
    with progress.step("Hashing pictures") as step:
        found = hash_pictures(paths, progress=lambda count: step.at(0, f"{count:,} files"))
    if found.set_aside:
        first = found.set_aside[0]
        progress.say(
            f"{words.plural(len(found.set_aside), 'picture')} set aside, the first {first.name}: "
            f"{first.reason}"
        )
    return found.table


def sameness_of(
    case: CaseFolder,
    tables: str,
    recipe: Recipe,
    quality: Quality,
    *,
    now_ms: int,
    engine: Callable[[], DuckEngine],
    progress: Progress,
    speaks: Encoder | None = None,
    shown: pa.Table | None = None,
    supplied: SuppliedPages | None = None,
) -> str:
    """Find families into ``sameness/ID`` of the case, or find them there; give the ID.

    Reads ``posts``, ``post_items`` and ``accounts`` of the tables. ``speaks`` is the recipe's
    encoder, opened; ``shown`` are pictures that posts may name, hashed (schema ``PICTURES``);
    ``supplied`` are pages that they may link to.
    """
    settings = recipe.sameness
    name = identity(
        {
            "tables": tables,
            "sameness": dataclasses.asdict(settings),
            "encoder": speaks.version if speaks is not None else None,
            "pictures": shown["sha256"].to_pylist() if shown is not None else None,
            "pages": supplied.sha256 if supplied is not None else None,
            "version": VERSION,
        }
    )
    if case.about("sameness", name) is not None:
        return name
    folder = case.folder("sameness", name)
    folder.mkdir(parents=True, exist_ok=True)
    with engine() as db:
        for table in ("posts", "post_items", "accounts"):
            db.add(table, case.folder("tables", tables) / f"{table}.parquet")
        made = {name: schema.empty_table() for name, schema in _MADE.items()}
        if settings.near_copies and quality.with_text >= 2:
            with progress.step("Comparing texts") as step:
                _take(made, near_copies_in(db, settings, step.at))
        if settings.hashtags and quality.with_hashtag >= 2:
            with progress.step("Comparing hashtags"):
                _take(made, _hashtags(db))
        if speaks is not None and quality.with_text >= 2:
            with progress.step("Looking for rewordings and translations") as step:
                db.add("text_families", made["text_families"])
                _take(made, _meaning(case, db, settings, speaks, step, progress.say))
        if settings.pictures:
            _take(made, _pictures(db, shown))
        if quality.with_link >= 2 or supplied is not None:
            with progress.step("Comparing articles"):
                _take(made, articles.families_of(db, supplied))
        _take(made, {"name_families": name_families(db.rows(queries.all_of("accounts")))})
        if quality.with_text >= 2:
            with progress.step("Putting texts together"):
                pairs = made["text_pairs"] if speaks is not None else None
                found = narratives(db.rows(queries.said()), made["text_families"], pairs)
                _take(made, dict(zip(("narratives", "narrative_texts"), found, strict=True)))
        if settings.namer is not None:
            with progress.step("Asking for names of narratives"):
                made["narratives"] = _named(made, settings, progress)
        for table, rows in made.items():
            pq.write_table(rows, folder / f"{table}.parquet", compression="zstd")
        db.add("family_items", made["family_items"])
        counts = measuring.families(db)
    case.finish(
        "sameness",
        name,
        {
            "tables": tables,
            "settings": dataclasses.asdict(settings),
            "families": counts,
            "supplied": supplied.told if supplied is not None else None,
            "created_ms": now_ms,
            "version": __version__,
        },
    )
    return name


def measured(case: CaseFolder, name: str, quality: Quality) -> Quality:
    """Add to the quality of tables how many posts are in their families."""
    about = case.about("sameness", name) or {}
    return dataclasses.replace(quality, families=about.get("families", {}))


def _named(made: dict[str, pa.Table], settings: Sameness, progress: Progress) -> pa.Table:
    """Let a model draft names; where it fails, those made of words stay, and it is said."""
    asked = chat(settings.namer_address, settings.namer_model)
    try:
        named, drafts = drafted(made["narratives"], made["narrative_texts"], asked)
    except SettingError as why:
        progress.say(f"no names were drafted: {why}")
        return made["narratives"]
    progress.say(f"{words.plural(drafts, 'name')} of narratives drafted; check them")
    return named


def _take(made: dict[str, pa.Table], found: dict[str, pa.Table]) -> None:
    """Add the rows found to those made so far."""
    for name, rows in found.items():
        made[name] = pa.concat_tables([made[name], rows.cast(_MADE[name])])


def near_copies_in(
    db: DuckEngine, settings: Sameness, progress: Callable[[float], None] = lambda _: None
) -> dict[str, pa.Table]:
    """Give the families of texts, and the posts whose text is in one: two tables by name.

    Reads ``posts``. Where nothing tells how usual the words of a language are, a family is no item.
    """
    db.keep(queries.distinct_texts())
    rows = db.rows(queries.all_of("distinct_texts"))
    found = near_copies(
        rows["text_norm"].cast(pa.large_string()).combine_chunks(),  # more than 2 GB of letters
        rows["lang"].combine_chunks(),
        NearCopies(fewest_bits=settings.fewest_bits),
        progress=progress,
    )
    db.add("text_families", found)
    return {"text_families": found, "family_items": db.rows(queries.near_copy_items())}


def _hashtags(db: DuckEngine) -> dict[str, pa.Table]:
    """Give the families of hashtags, leads among them, and the posts with a sure one."""
    rows = db.rows(queries.distinct_hashtags())
    found = hashtag_families(
        rows["value"].combine_chunks(), rows["accounts"].to_numpy(), rows["lang"].to_pylist()
    )
    db.add("hashtag_families", found)
    return {"hashtag_families": found, "family_items": db.rows(queries.hashtag_items())}


def _meaning(
    case: CaseFolder,
    db: DuckEngine,
    settings: Sameness,
    speaks: Encoder,
    step: Step,
    say: Callable[[str], None],
) -> dict[str, pa.Table]:
    """Give the pairs of texts that say the same in other words, and the posts that do.

    Of near-copies only the representative is looked at; of too many texts, those of most posts.
    """
    db.keep(queries.distinct_texts())
    rows = db.rows(queries.heads())
    languages = rows["lang"].combine_chunks()
    texts = rows["text_norm"].cast(pa.large_string()).combine_chunks()
    worth = pa.array(worth_encoding(texts, languages, settings.fewest_bits))
    texts, languages = texts.filter(worth), languages.filter(worth)
    if len(texts) > MOST_TEXTS:
        say(
            f"{len(texts):,} texts are too many to compare all with all in meaning: the "
            f"{MOST_TEXTS:,} that most posts have are compared; to choose others, raise "
            "sameness.fewest_bits or give fewer files"
        )
        texts, languages = texts.slice(0, MOST_TEXTS), languages.slice(0, MOST_TEXTS)
    vectors = vectors_of(case, texts, speaks, progress=lambda done, note: step.at(0.9 * done, note))
    pairs = _labelled(texts, languages, vectors, lambda done: step.at(0.9 + 0.1 * done))
    for sentence in weak_pairs(languages.drop_null().to_pylist()):
        say(sentence)
    meant = pairs.filter(pc.not_equal(pairs["label"], COPYPASTA))
    db.add("text_pairs", meant)
    one, other = meant["text_a"].combine_chunks(), meant["text_b"].combine_chunks()
    db.add("meant_families", stars(one, other, meant["cosine"].to_numpy()))
    return {"text_pairs": pairs, "family_items": db.rows(queries.meant_items())}


def _labelled(
    texts: pa.Array,
    languages: pa.Array,
    vectors: NDArray[np.floating],
    progress: Callable[[float], None],
) -> pa.Table:
    """Give the pairs alike in meaning; few texts don't tell what is ordinary among many."""
    if len(texts) < _MANY:
        return label_pairs(texts, languages, vectors, progress=progress)
    found = meant_alike(vectors, languages.to_pylist(), progress=progress)
    return label_found(texts, languages, found)


def _pictures(db: DuckEngine, shown: pa.Table | None) -> dict[str, pa.Table]:
    """Give the families of pictures, and the posts with a picture that can be told from others."""
    rows = db.rows(queries.named_pictures())
    found = families_of_values(rows["value"].to_pylist(), rows["decided"].to_pylist(), shown)
    db.add("picture_families", found)
    return {"picture_families": found, "family_items": db.rows(queries.picture_items())}
