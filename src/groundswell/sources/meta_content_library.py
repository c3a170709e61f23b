"""Posts from the Meta Content Library, as a table or as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import unpaged
from groundswell.sources.reading.rows import (
    columns_of,
    dig,
    opened,
    read_records,
    read_table,
    sample_dicts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "id",
    "account": "post_owner.id",
    "handle": "post_owner.username",
    "display_name": "post_owner.name",
    "text": "text",
    "at": "creation_time",
    "lang": "lang",
    "target_post": "shared_post_id",
    "likes": "statistics.reaction_count",
    "shares": "statistics.share_count",
    "comments": "statistics.comment_count",
    "views": "statistics.views",
    "link": "link_attachment.link",
    "hashtag": "hashtags",
}
_MARKS = {"id", "creation_time", "post_owner.id"}
_ONLY_FACEBOOK = {"statistics.reaction_count", "statistics.love_count", "statistics.share_count"}
_PAGES = ("data",)


@dataclass(frozen=True)
class MetaContentLibrary:
    """Posts from Facebook and Instagram in the library's own field names."""

    name: ClassVar[str] = "meta_content_library"
    title: ClassVar[str] = "Meta Content Library"
    how: ClassVar[str] = (
        "A table or JSON with id, creation_time, post_owner.id and statistics or mcl_url."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise the library's field names, dotted or nested."""
        if head.header is not None:
            names = set(columns_of(head))
        else:
            found = [each for one in sample_dicts(head) for each, _ in unpaged(one, _PAGES)]
            names = {
                path
                for path in (
                    *_MAPPING.values(),
                    *_ONLY_FACEBOOK,
                    "statistics.like_count",
                    "mcl_url",
                    "surface.id",
                )
                if any(dig(each, path) is not None for each in found)
            }
        others = any(name.startswith(("statistics.", "surface.", "mcl_url")) for name in names)
        if not names >= _MARKS or not others:
            return None
        mapping = {raw: path for raw, path in _MAPPING.items() if path in names}
        if "likes" not in mapping and "statistics.like_count" in names:
            mapping["likes"] = "statistics.like_count"
        facebook = bool(_ONLY_FACEBOOK & names)
        platform = "facebook" if facebook else "instagram"
        note = f"read as {platform}, from which counts the file holds"
        return Recognition(self.name, 1.0, mapping, platform, (*head.notes, note))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the posts; one that shares another is a repost of it."""
        mapping = recognition.mapping
        if head.header is not None:
            yield from read_table(
                head,
                mapping,
                platform=recognition.platform,
                finish=_finish,
                batch_rows=batch_rows,
            )
            return

        def convert(record: dict[str, Any], _: Mapping[str, Any]) -> dict[str, Any] | str:
            row = {raw: dig(record, path) for raw, path in mapping.items()}
            row["kind"] = "repost" if row.get("target_post") else "post"
            return row

        yield from read_records(
            head,
            recognition,
            convert,
            columns=(*mapping, "kind"),
            list_keys=_PAGES,
            batch_rows=batch_rows,
        )


def _finish(columns: dict[str, list[Any]], count: int) -> dict[str, list[Any]]:
    targets = columns.get("target_post", [None] * count)
    columns["kind"] = ["repost" if target else "post" for target in targets]
    if "hashtag" in columns:
        columns["hashtag"] = [opened(value) for value in columns["hashtag"]]
    return columns
