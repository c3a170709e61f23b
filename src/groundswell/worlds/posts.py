"""A world written as posts, with readable text in two languages, for the main job to read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.worlds import wording
from groundswell.worlds.sessions import mixed
from groundswell.worlds.wording import Draws
from groundswell.worlds.world import TRACES

if TYPE_CHECKING:
    from groundswell.worlds.world import World

POST_COLUMNS = (
    "platform",
    "post_id",
    "account_id",
    "handle",
    "display_name",
    "account_created_at",
    "followers_count",
    "user_description",
    "created_at",
    "kind",
    "text",
    "lang",
    "target_post",
    "target_account",
    "target_handle",
    "target_at",
    "link",
    "hashtags",
)
"""What a world's posts are written in; the form of tables with named columns knows them all."""

_JAPAN_MS = 9 * 3_600_000
_COMMON, _FORWARDED = 0.3, 0.4  # of ordinary copied texts: sayings up to here, then letters
_REPOST, _COPY = TRACES.index("co_repost"), TRACES.index("copied_text")


def posts(world: World) -> pa.Table:
    """Give the posts of a world, by time: one for each event, and the originals of reposts.

    ``account_id`` and ``target_account`` are the accounts of `World.truth`, ``target_post`` the
    items of `World.table`. The text of an original whose author is unknown is not among them,
    but its reposts are.
    """
    write = _Writer(world)
    originals = np.flatnonzero(
        (world.item_trace == _REPOST) & (world.source >= 0) & (world.origin_ms >= 0)
    )
    rows = [*map(write.original, originals.tolist()), *map(write.act, range(len(world.account)))]
    rows.sort(key=lambda row: (row["created_at"], row["post_id"]))
    schema = pa.schema(
        [(name, pa.int64() if name == "followers_count" else pa.string()) for name in POST_COLUMNS]
    )
    return pa.Table.from_pylist(rows, schema=schema)


def profiles(world: World) -> pa.Table:
    """Give the accounts of a world as `posts` shows them, one row each, also silent ones."""
    write = _Writer(world, acts=False)
    names = ("account_id", "handle", "display_name", "account_created_at", "user_description")
    return pa.table({name: [row[name] for row in write.profiles] for name in names})


class _Writer:
    """Writes posts; what it draws depends on the world's seed and on what it writes only."""

    def __init__(self, world: World, *, acts: bool = True) -> None:
        self.world = world
        self.lang = ["ja" if zone == _JAPAN_MS else "en" for zone in world.zone_ms.tolist()]
        self._of_accounts = self._draws(1, world.accounts)
        self._of_items = self._draws(2, world.items)
        self._of_acts = self._draws(3, len(world.account) if acts else 0)
        self.profiles = self._all_profiles()
        self._item_lang = self._languages()

    def original(self, item: int) -> dict[str, object]:
        """The post that others pass on."""
        author = int(self.world.source[item])
        return self._row(author, f"i{item}", int(self.world.origin_ms[item])) | {
            "kind": "post",
            "text": self._item_text(item),
            "lang": self._item_lang[item],
        }

    def act(self, event: int) -> dict[str, object]:
        """One account's act on one item."""
        world = self.world
        account, item = int(world.account[event]), int(world.item[event])
        row = self._row(account, f"e{event}", int(world.at_ms[event]))
        lang, draws = self.lang[account], self._of_acts[event]
        match TRACES[world.item_trace[item]]:
            case "co_repost":
                source, origin = int(world.source[item]), int(world.origin_ms[item])
                return row | {
                    "kind": "repost",
                    "text": self._item_text(item),
                    "lang": self._item_lang[item],
                    "target_post": f"i{item}",
                    "target_account": f"a{source}" if source >= 0 else None,
                    "target_handle": self.profiles[source]["handle"] if source >= 0 else None,
                    "target_at": _iso(origin) if origin >= 0 else None,
                }
            case "co_link":
                own = wording.sentence(lang, draws)
                link = self._link(item)
                return row | {"kind": "post", "text": f"{own} {link}", "lang": lang, "link": link}
            case "hashtag_sequence":
                tags = " ".join(f"#{tag}" for tag in self._tags(item))
                own = wording.sentence(lang, draws)
                return row | {
                    "kind": "post",
                    "text": f"{own} {tags}",
                    "lang": lang,
                    "hashtags": tags,
                }
            case _:
                return row | self._copy(account, item, draws)

    def _copy(self, account: int, item: int, draws: Draws) -> dict[str, object]:
        """A text that several write: a headline with its link, a saying, a letter, an operation's."""
        world = self.world
        number = int(world.item_operation[item])
        text, lang = self._item_text(item), self._item_lang[item]
        made: dict[str, object] = {"kind": "post", "text": text, "lang": lang}
        if number >= 0:
            member = world.operation[account] == number
            if member and draws.subject < world.operations[number].edited:
                made["text"] = wording.slightly_changed(text, lang, draws.pattern)
            return made
        if self._of_items[item].t >= _FORWARDED:
            link = self._link(item)
            return made | {"text": f"{text} {link}", "link": link}
        return made

    def _item_text(self, item: int) -> str:
        """Text of a repost's original, or of what is copied."""
        world, draws, lang = self.world, self._of_items[item], self._item_lang[item]
        if world.item_trace[item] != _COPY:
            return wording.sentence(lang, draws)
        if world.item_operation[item] >= 0 or _COMMON <= draws.t < _FORWARDED:
            # Long, and nowhere else: an operation's, or forwarded from where nobody sees.
            second = Draws(*reversed(draws))
            return f"{wording.sentence(lang, draws)} {wording.sentence(lang, second)}"
        if draws.t < _COMMON:
            return wording.common_text(lang, draws)
        return wording.sentence(lang, draws, framed=False)

    def _link(self, item: int) -> str:
        draws = self._of_items[item]
        site = wording.SITES[int(draws.a * len(wording.SITES))]
        subject = wording.SUBJECTS[int(draws.subject * len(wording.SUBJECTS))]
        return f"https://{site}.example/{subject}/{item}"

    def _tags(self, item: int) -> list[str]:
        """Three to five hashtags in an order of the item's own."""
        draws, known = self._of_items[item], wording.TAGS[self._item_lang[item]]
        step = 1 + 2 * int(draws.b * 4)
        first = int(draws.a * len(known))
        chosen = [known[(first + step * k) % len(known)] for k in range(3 + int(draws.n * 2))]
        return [*dict.fromkeys(chosen), f"day{int(draws.m * 999)}"]

    def _row(self, account: int, post: str, at: int) -> dict[str, object]:
        return self.profiles[account] | {"post_id": post, "created_at": _iso(at)}

    def _all_profiles(self) -> list[dict[str, object]]:
        world, taken = self.world, dict[str, int]()
        made = []
        for account, draws in enumerate(self._of_accounts):
            lang = self.lang[account]
            number = int(world.operation[account])
            plan = world.operations[number] if number >= 0 else None
            hasty = plan is not None and plan.created_within_ms is not None
            # Registration forms propose handles to everybody; those made in haste keep them.
            templated = draws.closer < (0.85 if hasty else 0.06)
            name = wording.templated_handle(draws) if templated else wording.handle(lang, draws)
            taken[name] = taken.get(name, 0) + 1
            told = draws.opener >= (0.7 if hasty else 0.25)
            made.append(
                {
                    "platform": "synthetic",
                    "account_id": f"a{account}",
                    "handle": name if taken[name] == 1 else f"{name}_{taken[name]}",
                    "display_name": wording.display_name(lang, draws, templated=templated),
                    "account_created_at": _iso(int(world.created_ms[account])),
                    "followers_count": int(20 / (0.004 + draws.m) ** 1.1) - 15,
                    "user_description": wording.bio(lang, draws) if told else None,
                }
            )
        return made

    def _languages(self) -> list[str]:
        """The language of each item: its author's, or else that of most who act on it."""
        world = self.world
        japanese = np.array([lang == "ja" for lang in self.lang])
        acts = np.bincount(world.item, minlength=world.items)
        share = np.bincount(world.item, japanese[world.account], world.items) / np.maximum(acts, 1)
        authored = np.where(world.source >= 0, japanese[world.source], share > 0.5)
        return ["ja" if each else "en" for each in authored.tolist()]

    def _draws(self, part: int, count: int) -> list[Draws]:
        number = np.arange(count)
        columns = (
            mixed(self.world.seed + 1_000 * part + k, number).tolist()
            for k in range(len(Draws._fields))
        )
        return [Draws(*each) for each in zip(*columns, strict=True)]


def _iso(ms: int) -> str:
    at = datetime.fromtimestamp(ms // 1_000, UTC).replace(tzinfo=None)
    return f"{at.isoformat()}.{ms % 1_000:03d}Z"
