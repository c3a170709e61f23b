"""Who wrote which long text, and what is known of each text: the ground of the test of copying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.sameness.common_sources import (
    NONE_KNOWN,
    Uses,
    common_sources,
    inside_earlier,
    variants,
)
from groundswell.sameness.information import information
from groundswell.sameness.tokens import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.copying import Copying
    from groundswell.sameness.tokens import Words

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_NEEDED = ("account_key", "at_ms", "kind", "text_norm")
_NOT_AUTHORS = ("repost", "quote")
_BY_HAND = (
    r"^\s*[\"“”'«]?\s*(?:RT|MT|QT|PRT)\b\s*:?\s*(?:[@＠]|[A-Za-z0-9_]{1,30}:|a-[a-z2-7]{12}:)"
    r"|^\s*[\"“”«]\s*[@＠][\w.-]+\s*:|\b(?:RT|MT|via)\s+[@＠]|//\s*[@＠]|转发微博|轉發微博"
)
_LINK = r"(?i)https?://|www\.[a-z0-9-]+\.|\b(?:t\.co|bit\.ly|goo\.gl|youtu\.be)/"
_OWN_PICTURE = r"(?i)(?:https?://)?pic\.(?:twitter|x)\.com/\S+"
_SITE = r"(?i)https?://(?:www\.)?(?P<site>[^/\s?#]+)"
_SHORTENERS = (
    "t.co", "bit.ly", "goo.gl", "ow.ly", "tinyurl.com", "is.gd", "buff.ly", "dlvr.it", "ift.tt",
    "fb.me", "youtu.be", "j.mp", "trib.al", "lnkd.in", "wp.me", "tmblr.co", "t.cn", "url.cn",
)  # fmt: skip
_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Written:
    """First uses of long texts by their authors, in order of text, time and account.

    ``accounts`` are the keys, sorted; ``account``, ``text``, ``at``, ``linked`` and
    ``site`` (the number of the site linked to, -1 where none or hidden) have one entry a use. Of each text: ``start`` of its uses (texts + 1), its ``language``, ``norm``, and
    when and by how many accounts it was reposted (``reposted_ms``, ``reposters``).
    """

    accounts: pa.Array
    languages: list[str]
    norm: pa.Array
    language: Ints
    reposted_ms: Ints
    reposters: Ints
    account: Ints
    text: Ints
    at: Ints
    linked: Flags
    site: Ints
    start: Ints


@dataclass(frozen=True, slots=True)
class Candidates:
    """Texts of two authors or more: ``text`` numbers, with the source and whether it counts."""

    text: Ints
    bits: Floats
    source: list[str]
    evidence: Flags
    words: Words


def written(posts: pa.Table, settings: Copying, links: pa.Table | None = None) -> Written:
    """Find who first wrote which long text; reposts, also by hand, only say what was seen.

    Raises `SettingError` for a table that lacks a column.
    """
    for name in _NEEDED:
        if name not in posts.column_names:
            msg = f"the posts lack the column {name}; give {', '.join(_NEEDED)}, and lang, text"
            raise SettingError(msg)
    whole = pc.and_(posts["account_key"].is_valid(), posts["at_ms"].is_valid())
    whole = pc.and_(whole, posts["text_norm"].is_valid())
    everyone = pc.unique(posts["account_key"].drop_null())
    everyone = everyone.take(pc.sort_indices(everyone))
    long = pc.greater_equal(pc.utf8_length(posts["text_norm"]), settings.min_characters)
    posts = posts.filter(pc.and_(whole, pc.fill_null(long, False)))
    raw = posts["text"] if "text" in posts.column_names else posts["text_norm"]
    raw = pc.coalesce(raw, posts["text_norm"])
    passed_on = _flags(
        pc.or_(
            pc.is_in(posts["kind"], value_set=pa.array(_NOT_AUTHORS)),
            pc.match_substring_regex(raw, _BY_HAND),
        )
    )
    with_link = _with_link(posts, raw, links)
    site = _sites(posts, raw, links)
    norm = _one(posts["text_norm"], pa.large_string()).dictionary_encode()
    text, texts = norm.indices.to_numpy().astype(np.int64), norm.dictionary
    account = pc.index_in(posts["account_key"], value_set=everyone).to_numpy().astype(np.int64)
    at = posts["at_ms"].to_numpy().astype(np.int64)
    languages, language = _languages(posts, text, len(texts))
    reposted_ms, reposters = _reposts(
        account[passed_on], text[passed_on], at[passed_on], len(texts)
    )
    mine = ~passed_on
    account, text, at, linked = account[mine], text[mine], at[mine], with_link[mine]
    site = site[mine]
    order = np.lexsort((at, account, text))
    account, text, at, linked = account[order], text[order], at[order], linked[order]
    site = site[order]
    first = np.ones(len(account), dtype=np.bool_)
    first[1:] = (account[1:] != account[:-1]) | (text[1:] != text[:-1])
    places = np.flatnonzero(first)
    linked = np.logical_or.reduceat(linked, places) if len(places) else linked
    site = np.maximum.reduceat(site, places) if len(places) else site
    account, text, at = account[places], text[places], at[places]
    order = np.lexsort((account, at, text))
    return Written(
        accounts=everyone,
        languages=languages,
        norm=texts,
        language=language,
        reposted_ms=reposted_ms,
        reposters=reposters,
        account=account[order],
        text=text[order],
        at=at[order],
        linked=linked[order],
        site=site[order],
        start=np.concatenate(([0], np.cumsum(np.bincount(text, minlength=len(texts))))),
    )


def candidates(uses: Written, settings: Copying) -> Candidates:
    """Say of each text with two authors or more what it tells, and where it may come from."""
    words = words_of(uses.norm, uses.language)
    size = np.diff(uses.start)
    text = np.flatnonzero(size >= 2)
    times = uses.at
    first_ms = np.full(len(size), np.iinfo(np.int64).max)
    some = size > 0
    first_ms[some] = times[uses.start[:-1][some]]
    second_ms = times[uses.start[:-1][text] + 1] if len(text) else text
    by_link = np.bincount(uses.text, uses.linked, minlength=len(size))
    link_share = np.divide(by_link, size, out=np.zeros(len(size)), where=some)
    repost_first = uses.reposted_ms[text]
    seen = (uses.reposters[text] > 0) & (repost_first <= first_ms[text])
    seen |= (uses.reposters[text] >= settings.widely) & (repost_first < second_ms)
    wide = np.flatnonzero((uses.reposters >= settings.widely) | (size > settings.most_accounts))
    of_links = np.flatnonzero(link_share >= settings.sources.linked)
    wide_ms = np.minimum(first_ms, np.where(uses.reposters > 0, uses.reposted_ms, first_ms))
    bits = information(words, uses.language, text)
    found = common_sources(
        Uses(
            text=uses.norm.take(pa.array(text)).to_pylist(),
            accounts=size[text],
            linked=link_share[text],
            one_place=_one_place(uses, text),
            seen=seen,
            inside=inside_earlier(words, text, second_ms, wide, wide_ms[wide]),
            inside_linked=inside_earlier(words, text, second_ms, of_links, wide_ms[of_links]),
            variants=variants(words, text, uses.account, uses.text),
            lasting=_lasting(uses, text, settings),
            bits=bits,
        ),
        settings.sources,
    )
    return Candidates(
        text=text,
        bits=bits,
        source=found,
        evidence=np.array([word == NONE_KNOWN for word in found], dtype=np.bool_),
        words=words,
    )


def _one_place(uses: Written, text: Ints) -> Floats:
    """Share of each text's linked uses that lead to the site most of them lead to."""
    out = np.zeros(len(text))
    for at, number in enumerate(text):
        place = slice(uses.start[number], uses.start[number + 1])
        linked, known = uses.linked[place].sum(), uses.site[place]
        known = known[known >= 0]
        if linked >= 1 and len(known):
            out[at] = np.bincount(known).max() / linked
    return out


def _lasting(uses: Written, text: Ints, settings: Copying) -> Flags:
    """Which texts are taken up now and then over a long time, as sayings and songs are."""
    out = np.zeros(len(text), dtype=np.bool_)
    for at, number in enumerate(text):
        low, high = uses.start[number], uses.start[number + 1]
        if high - low < settings.lasting_accounts:
            continue
        times = uses.at[low:high]
        gaps = np.diff(times)
        out[at] = times[-1] - times[0] > 90 * _DAY and np.median(gaps) > settings.near_ms
    return out


def _flags(column: Any) -> Flags:
    flags: Flags = pc.fill_null(column, False).to_numpy(zero_copy_only=False).astype(np.bool_)
    return flags


def _one(column: Any, kind: pa.DataType) -> pa.Array:
    column = column.cast(kind)
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _with_link(posts: pa.Table, raw: Any, links: pa.Table | None) -> Flags:
    shown = pc.replace_substring_regex(raw, _OWN_PICTURE, "")
    found = _flags(pc.match_substring_regex(shown, _LINK))
    if links is not None and "post_key" in posts.column_names:
        found |= _flags(pc.is_in(posts["post_key"], value_set=pc.unique(links["post_key"])))
    return found


def _sites(posts: pa.Table, raw: Any, links: pa.Table | None) -> Ints:
    """The number of the site that each post links to; -1 where none is, or a shortener hides it."""
    shown = pc.struct_field(pc.extract_regex(raw, _SITE), "site")
    if links is not None and "value" in links.column_names and "post_key" in posts.column_names:
        at = pc.index_in(posts["post_key"], value_set=_one(links["post_key"], pa.string()))
        value = links["value"].take(at)
        shown = pc.coalesce(pc.struct_field(pc.extract_regex(value, _SITE), "site"), shown)
    shown = pc.utf8_lower(_one(shown, pa.string()))
    hidden = pc.is_in(shown, value_set=pa.array(_SHORTENERS))
    shown = pc.if_else(hidden, pa.scalar(None, pa.string()), shown)
    names = pc.unique(shown.drop_null())
    number: Ints = pc.fill_null(pc.index_in(shown, value_set=names, skip_nulls=True), -1).to_numpy()
    return number.astype(np.int64)


def _languages(posts: pa.Table, text: Ints, texts: int) -> tuple[list[str], Ints]:
    """The languages in order, and the one of each text: where its posts differ, the first."""
    if "lang" not in posts.column_names:
        return [""], np.zeros(texts, dtype=np.int64)
    given = _one(pc.fill_null(posts["lang"].cast(pa.string()), ""), pa.string())
    names = pc.unique(given)
    names = names.take(pc.sort_indices(names))
    number = pc.index_in(given, value_set=names).to_numpy().astype(np.int64)
    language = np.full(texts, max(0, len(names) - 1), dtype=np.int64)
    np.minimum.at(language, text, number)
    return names.to_pylist() or [""], language


def _reposts(account: Ints, text: Ints, at: Ints, texts: int) -> tuple[Ints, Ints]:
    """When each text was first reposted, and by how many accounts."""
    earliest = np.full(texts, np.iinfo(np.int64).max)
    np.minimum.at(earliest, text, at)
    pairs = np.unique(text * (int(account.max(initial=0)) + 1) + account)
    count = np.bincount(pairs // (int(account.max(initial=0)) + 1), minlength=texts)
    return earliest, count.astype(np.int64)
