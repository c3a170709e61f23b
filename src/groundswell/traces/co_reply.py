"""Accounts that answer the same posts, or the same accounts, together: the dog-pile.

After Graham et al. (2020), "Like a Virus: The Coordinated Spread of Coronavirus
Disinformation", and the co-reply networks of the QUT Coordination Network Toolkit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from groundswell.engine.query import Query
from groundswell.errors import SettingError
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class CoReply:
    """Accounts by the number of distinct posts (or accounts) that both answered together.

    ``target="account"`` counts whom they answered instead of which post. An account's answers
    to itself don't count. Complaints to a company's account are a natural pile-on.

    >>> CoReply(target="account").min_items
    2
    """

    name: ClassVar[str] = "co_reply"
    title: ClassVar[str] = "Replying to the same posts"
    item_kind: ClassVar[str] = "reply target"
    paper: ClassVar[str] = "Graham et al. 2020"
    on: ClassVar[bool] = True

    window_ms: int = 60_000  # at most this far apart, inclusive
    min_items: int = 2  # fewer is coincidence
    target: Literal["post", "account"] = "post"  # what must be the same

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)
        if self.target not in ("post", "account"):
            msg = f"co_reply: target is {self.target!r}; give post or account"
            raise SettingError(msg)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.replies < 2:
            return "the data hold no replies"
        known = (
            quality.replies_with_target_post
            if self.target == "post"
            else quality.replies_with_target_account
        )
        if known < 2:
            other = "account" if self.target == "post" else "post"
            return (
                f"the replies don't name the {self.target} they answer; "
                f"--set co_reply.target={other} may work"
            )
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_co_reply",
            reads=("posts",),
            sql="""
                select
                    answers.account_key,
                    case when :target = 'post' then answers.target_post_key
                        else answers.target_account_key end as item,
                    answers.at_ms,
                    answers.post_key,
                    case when :target = 'post'
                        then coalesce(answers.target_at_ms, originals.at_ms) end as origin_ms,
                    coalesce(answers.target_account_key, originals.account_key) as source_key
                from posts as answers
                left join (
                    select post_key, min(at_ms) as at_ms, min(account_key) as account_key
                    from posts
                    group by post_key
                ) as originals
                    on originals.post_key = case when :target = 'post' then answers.target_post_key end
                where answers.kind in ('reply', 'comment')
                    and case when :target = 'post' then answers.target_post_key
                        else answers.target_account_key end is not null
                    and answers.account_key <> coalesce(answers.target_account_key, '')
            """,
            params={"target": self.target},
        )
