"""Any table or list of records, by the names of its columns and, failing that, their content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SourceError
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.paths import shown_name, shown_text
from groundswell.sources.reading.rows import as_list, columns_of, dig, opened, read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

# Names are compared in lower case with every other sign as an underscore; earlier ones win.
_HINTS: dict[str, str] = {
    "platform": "platform network social_network plattform plateforme plataforma",
    "post": (
        "post_id tweet_id tweetid status_id message_id id_str content_id uri post_uri mid id "
        "post comment_id beitrag_id id_publicacion"
    ),
    "account": (
        "account_id user_id userid author_id author_did did user_id_str author_user_id profile_id "
        "channel_id from_id account account_handle author_id_str user_id_hash uid page_id "
        "author_username user_screen_name author_handle "
        "user_username author user username user_name screen_name handle author_name nickname "
        "konto nutzer benutzer autor usuario cuenta compte utilisateur auteur utente conta "
        "пользователь автор аккаунт 用户 作者 账号 ユーザー アカウント 작성자 사용자"
    ),
    "handle": (
        "handle screen_name username user_name user_screen_name author_handle author_username "
        "user_username author_screen_name account_handle nickname"
    ),
    "display_name": (
        "display_name displayname author_display_name user_display_name author_name user_name "
        "full_name name account_name anzeigename"
    ),
    "account_created": (
        "account_created account_created_at account_creation_date user_created_at user_created "
        "author_created_at joined"
    ),
    "followers": (
        "followers follower_count followers_count user_followers user_followers_count "
        "author_followers author_followers_count subscribers seguidores abonnes follower"
    ),
    "following": "following following_count friends_count user_friends_count author_following",
    "bio": "bio user_description author_description user_profile_description profile_description",
    "default_picture": "default_picture default_profile_image user_default_profile_image",
    "text": (
        "text full_text body content message tweet_text tweet post_text caption title_and_text "
        "nachricht inhalt beitrag texto mensaje contenido texte contenu mensagem conteudo testo "
        "messaggio текст сообщение 内容 正文 文本 本文 テキスト 내용 본문"
    ),
    "at": (
        "at_ms created_at published_at created_utc created_ms publish_date published "
        "created_time creation_time tweet_time timestamp_share date_posted posted_at post_date "
        "post_time createdat publishedat timestamp timestamp_ms datetime date_time at time date "
        "created published_s zeit zeitpunkt datum erstellt veroffentlicht fecha hora "
        "fecha_publicacion data data_ora date_publication heure время дата 时间 日期 发布时间 "
        "日時 投稿日時 작성일 시간"
    ),
    "lang": "lang language langs languages sprache idioma langue lingua язык 语言 言語 언어",
    "kind": "kind post_type tweet_type message_type activity_type",
    "conversation": "conversation_id thread_id conversation root_id link_id thread",
    "likes": (
        "likes like_count likes_count favorite_count favourites_count favorites reaction_count "
        "reactions score upvotes gefallt_mir me_gusta"
    ),
    "shares": (
        "shares share_count retweet_count repost_count reblogs_count retweets reposts "
        "shares_count compartidos partages"
    ),
    "comments": (
        "comments comment_count comments_count reply_count replies_count replies num_comments "
        "kommentare comentarios commentaires"
    ),
    "views": "views view_count views_count impression_count impressions play_count aufrufe vistas",
    "link": (
        "link links url_id urls expanded_url expanded_urls external_url shared_url article_url "
        "url enlace lien ссылка 链接 リンク"
    ),
    "domain": "domain domain_id domains link_domain host",
    "hashtag": "hashtags hashtag hashtag_id tags entities_hashtags хештеги 话题 ハッシュタグ",
    "mention": "mentions mention user_mentions mentioned_users entities_mentions",
    "picture": (  # not "image" or "picture" alone: that is often the one of the account
        "picture_hash picture_hashes image_hash image_hashes media_hash media_hashes pdq pdq_hash "
        "pdq_hashes phash phashes phash_id picture_id picture_ids image_id image_ids media_key "
        "media_keys picture_file picture_files image_file image_files"
    ),
    "target_account": (
        "target_account in_reply_to_user_id retweet_userid retweeted_user_id parent_account "
        "in_reply_to_userid target_user_id reply_to_user_id in_reply_to_account_id"
    ),
    "target_handle": (
        "target_handle in_reply_to_screen_name retweeted_screen_name retweeted_user "
        "reply_to_user reply_to_username in_reply_to_user"
    ),
    "target_at": "target_at retweeted_status_created_at target_created_at",
    "target_post": "target_post target_id target_post_id",
    "repost": (
        "retweeted_status_id retweet_id retweet_tweetid retweeted_id retweeted_tweet_id repost_id "
        "repost_of reposted_id shared_post_id reblog_id retweeted_status_id_str crosspost_parent"
    ),
    "reply": (
        "in_reply_to_status_id in_reply_to_tweetid in_reply_to_id in_reply_to_status_id_str "
        "in_reply_to reply_to_id reply_to_post_id reply_id parent_id reply_to parent"
    ),
    "quoted": "quoted_status_id quoted_tweet_tweetid quoted_tweet_id quoted_id quote_id",
}
_ROLES = {"repost": "repost", "reply": "reply", "reply_account": "reply", "quoted": "quote"}
_NO_POST = "reply_account"  # tells that it is a reply, and to whom, but not to which post
_LISTS = ("link", "hashtag", "mention", "picture")
_TIME = re.compile(
    r"""\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T\ ]\d{1,2}:\d{2}.*)?
    |\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}([T,\ ]+\d{1,2}:\d{2}.*)?
    |(0?9|1\d)\d{8}(\.\d+)?|1\d{12}|1\d{15}
    |[A-Z][a-z]{2},?\ .*\d{1,2}:\d{2}.*\d{4}.*|.*\d{1,2}:\d{2}:\d{2}.*\d{4}""",
    re.VERBOSE,
)
_ACCOUNT = re.compile(r"@\w{2,}(@[\w.-]+)?|did:\w+:\S+")
_SEVERAL = re.compile(r"[,;|\[\]]|(?<=[0-9a-f]{16})\s", re.IGNORECASE)
_HASHES = re.compile(r"\s*[0-9a-f]{16,}(?:[\s,;|]+[0-9a-f]{16,})*\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"\w+://[^\s;|]*$")
_NOTHING = {"", "nan", "none", "null", "0", "0.0"}
_SHOWN = 40


@dataclass(frozen=True)
class Columns:
    """Tables and records of no particular form, told by their column names."""

    name: ClassVar[str] = "columns"
    title: ClassVar[str] = "Table or records with named columns"
    how: ClassVar[str] = (
        "Column names such as account, created_at and text, or --map account=… --map at=…."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Map columns by name, then by content; raises `SourceError` when account or time lack."""
        mapping, certainty, notes = _plan(head)
        shown = {raw: name for raw, name in mapping.items() if raw not in _ROLES}
        if roles := [name for raw, name in mapping.items() if raw in _ROLES and raw != _NO_POST]:
            shown.setdefault("target_post", " or ".join(roles))
        return Recognition(self.name, certainty, shown, "unknown", tuple(notes))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the rows; kind and target follow from columns such as in_reply_to_status_id."""
        planned, _, _ = _plan(head)
        extra = {raw: name for raw, name in planned.items() if raw in _ROLES}
        mapping = {raw: name for raw, name in planned.items() if raw not in _ROLES}
        if _plain(mapping["account"]) in _HINTS["handle"].split():
            mapping.setdefault("handle", mapping["account"])

        def finish(columns: dict[str, Any], count: int) -> dict[str, Any]:
            return _finish(columns, count, list(extra))

        yield from read_table(
            head,
            mapping,
            platform=recognition.platform,
            extra=extra,
            finish=finish,
            arrow=True,
            batch_rows=batch_rows,
        )


def _plan(head: Head) -> tuple[dict[str, str], float, list[str]]:
    """Give the mapping, how sure it is, and notes for the report."""
    names = _usable(head)
    mapping = dict(head.given)
    by_name = {_plain(name): name for name in reversed(names)}
    notes = list(head.notes)
    certainty = 0.6
    for raw, hints in _HINTS.items():
        if raw in mapping:
            continue
        taken = set(mapping.values()) if raw in {"handle", "display_name"} else set()
        found = [by_name[hint] for hint in hints.split() if hint in by_name]
        fresh = [name for name in found if name not in taken]
        if raw == "at":
            fresh = [name for name in fresh if _looks(_values(head, name), _TIME)] or fresh
        if fresh:
            mapping[raw] = fresh[0]
    for raw, pattern in (("at", _TIME), ("account", _ACCOUNT)):
        if raw not in mapping:
            mapping[raw] = _by_content(head, names, raw, pattern, mapping)
            notes.append(f"{raw} was found by what the column holds; --map overrides")
            certainty = 0.4
    if "text" not in mapping and (name := _longest(head, names, mapping)):
        mapping["text"] = name
        notes.append("text was found by what the column holds; --map overrides")
    _settle_reply(head, mapping)
    return mapping, certainty, notes


def _finish(columns: dict[str, Any], count: int, roles: list[str]) -> dict[str, Any]:
    held = {role: columns.pop(role) for role in _ROLES if role in roles}
    if held:
        given = columns.get("target_post")
        known = [*held.values(), *([] if given is None else [given])]
        if all(isinstance(column, pa.Array) and column.type == pa.string() for column in known):
            kinds, posts = _answered(held, given, count)
        else:
            listed = {role: as_list(column) for role, column in held.items()}
            kinds, posts = _answered_row_by_row(
                listed, [None] * count if given is None else as_list(given)
            )
        columns["target_post"] = posts
        columns.setdefault("kind", kinds)
    for name in _LISTS:
        if name in columns:
            read = _pictures if name == "picture" else partial(opened, links=name == "link")
            columns[name] = _opened(columns[name], read)
    return columns


def _answered(held: dict[str, pa.Array], given: pa.Array | None, count: int) -> tuple[Any, Any]:
    """Give kinds and target posts: by the first column of a role that holds something."""
    kinds, posts = pa.array(["post"] * count, pa.string()), pa.nulls(count, pa.string())
    for role, column in reversed(held.items()):
        coded = column.dictionary_encode()
        present = pa.array([*map(_present, coded.dictionary.to_pylist())], pa.bool_())
        there = present.take(coded.indices).fill_null(fill_value=False)
        kinds = pc.if_else(there, _ROLES[role], kinds)
        named = pa.scalar(None, pa.string()) if role == _NO_POST else column
        posts = pc.if_else(there, named, posts)
    return kinds, posts if given is None else pc.coalesce(given, posts)


def _answered_row_by_row(held: dict[str, list[Any]], given: list[Any]) -> tuple[Any, Any]:
    kinds: list[Any] = []
    posts: list[Any] = []
    for at, target in enumerate(given):
        role, post = next(
            ((role, values[at]) for role, values in held.items() if _present(values[at])),
            ("", None),
        )
        kinds.append(_ROLES.get(role, "post"))
        posts.append(target if target is not None or role == _NO_POST else post)
    return kinds, posts


def _opened(column: Any, read: Callable[[Any], Any]) -> Any:
    """Open lists that were written into cells, each distinct one once."""
    if not isinstance(column, pa.Array) or column.type != pa.string():
        return [read(value) for value in as_list(column)]
    coded = column.dictionary_encode()
    found = [read(value) for value in coded.dictionary.to_pylist()]
    if all(isinstance(value, str) for value in found):
        return column
    each = [[value] if isinstance(value, str) else value for value in found]
    return pa.array(each, pa.list_(pa.string())).take(coded.indices)


def _pictures(value: Any) -> Any:
    """Open a list of pictures; white space parts hashes, and no names of files or addresses."""
    if not isinstance(value, str) or _ADDRESS.match(value) or not _SEVERAL.search(value):
        return value
    if _HASHES.fullmatch(value):
        return opened(value)
    parts = [part.strip(" \t'\"") for part in _SEVERAL.split(value.strip().strip("[]"))]
    return [part for part in parts if part] or None


def _present(value: Any) -> bool:
    return value is not None and str(value).strip().lower() not in _NOTHING


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "_", name.strip().lower()).strip("_")


def _usable(head: Head) -> list[str]:
    """List the columns that hold more than nested objects."""
    names = columns_of(head)
    if not head.sample or head.container == "delimited":
        return list(names)
    return [
        name
        for name in names
        if not all(
            isinstance(value, dict)
            or (isinstance(value, list) and value and isinstance(value[0], dict))
            for value in _values(head, name)
        )
        or not _values(head, name)
    ]


def _values(head: Head, name: str) -> list[Any]:
    if head.header is None and head.container == "delimited":
        place = int(name.rpartition(" ")[2]) - 1
        cells = [
            each[place] for each in head.sample if isinstance(each, list) and place < len(each)
        ]
        return [cell for cell in cells if cell]
    return [value for each in head.sample if (value := dig(each, name)) not in (None, "")]


def _looks(values: Sequence[Any], pattern: re.Pattern[str]) -> bool:
    fit = sum(
        isinstance(value, datetime | date) or bool(pattern.fullmatch(str(value).strip()))
        for value in values
        if not isinstance(value, bool)
    )
    return bool(values) and fit >= 0.8 * len(values)


def _by_content(
    head: Head, names: list[str], raw: str, pattern: re.Pattern[str], mapping: dict[str, str]
) -> str:
    taken = set(mapping.values()) | set(head.given.values())
    fit = [name for name in names if name not in taken and _looks(_values(head, name), pattern)]
    if len(fit) == 1:
        return fit[0]
    what = "who posted (account)" if raw == "account" else "when it was posted (at)"
    listed = ", ".join(shown_text(name) for name in names[:_SHOWN])
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    several = f"could be any of {', '.join(map(shown_text, fit))}" if fit else "is not plain"
    example = shown_text(fit[0] if fit else "COLUMN")
    msg = (
        f"{shown_name(head.path)}: which column tells {what} {several}; "
        f"it holds the columns {listed}{more}; say it with --map, e.g. --map {raw}={example}"
    )
    raise SourceError(msg)


def _longest(head: Head, names: list[str], mapping: dict[str, str]) -> str | None:
    """Find the column that reads like prose, if there is one."""
    taken = set(mapping.values())
    best, best_length = None, 20.0
    for name in names:
        values = [value for value in _values(head, name) if isinstance(value, str)]
        spaced = [value for value in values if " " in value.strip()]
        if name in taken or not values or len(spaced) < 0.5 * len(values):
            continue
        length = sum(map(len, values)) / len(values)
        if length > best_length:
            best, best_length = name, length
    return best


def _settle_reply(head: Head, mapping: dict[str, str]) -> None:
    """Tell whether a column such as reply_to holds posts or accounts."""
    column = mapping.get("reply")
    if column is None:
        return
    values = {str(value) for value in _values(head, column)}
    accounts = {str(value) for value in _values(head, mapping["account"])}
    posts = [str(value) for value in _values(head, mapping["post"])] if "post" in mapping else []
    if not values:
        return
    if any(value.startswith("@") for value in values):
        named = "target_handle"
    elif values & accounts and not values & set(posts):
        named = "target_account"
    elif posts or all(re.fullmatch(r"[\d.]+|\w+:\S+|t\d_\w+", value) for value in values):
        alike = all(value.isdigit() for value in posts) and posts
        named = "target_handle" if alike and not any(map(_numeric, values)) else ""
    else:
        named = "target_account"
    if named and named not in mapping:
        mapping[named] = column
        mapping["reply_account"] = mapping.pop("reply")


def _numeric(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()
