"""How complete the data are: the facts on which it is decided what can be asked of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True, slots=True)
class Quality:
    """Counts over the canonical tables; ``with_*`` counts posts that have the thing.

    ``clock_ms`` is the step in which the times tick (1, 1000, 60000 …): the coarsest step on
    which at least 99% of the posts of some source file fall, among files that hold at least
    1% of all posts. ``families`` counts posts whose text, picture or hashtag varies another's, by
    kind of item; a kind that was not looked for is not there.
    """

    posts: int = 0
    accounts: int = 0
    first_ms: int | None = None
    last_ms: int | None = None
    clock_ms: int = 1
    kinds: Mapping[str, int] = field(default_factory=dict)
    platforms: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    with_text: int = 0
    with_link: int = 0
    with_short_link: int = 0
    with_domain: int = 0
    with_hashtag: int = 0
    with_hashtags_3: int = 0
    with_mention: int = 0
    with_likes: int = 0
    with_shares: int = 0
    with_comments: int = 0
    with_views: int = 0
    reposts_with_target: int = 0
    reposts_with_text: int = 0
    reposts_with_target_time: int = 0
    replies_with_target_post: int = 0
    replies_with_target_account: int = 0
    rows_read: int = 0
    rows_rejected: int = 0
    duplicates_collapsed: int = 0
    ids_with_different_content: int = 0
    unread_cells: Mapping[str, int] = field(default_factory=dict)
    families: Mapping[str, int] = field(default_factory=dict)

    @property
    def reposts(self) -> int:
        """Posts that are reposts."""
        return self.kinds.get("repost", 0)

    @property
    def replies(self) -> int:
        """Posts that answer another: replies and comments."""
        return self.kinds.get("reply", 0) + self.kinds.get("comment", 0)
