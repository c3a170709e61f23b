"""What a trace is: it says which acts on which items count, and how close together."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from groundswell.engine.query import Query
    from groundswell.model.quality import Quality

_CENTURY_MS = 36_525 * 86_400_000


@runtime_checkable
class Trace(Protocol):
    """A frozen dataclass with the settings of one trace, in milliseconds and counts."""

    name: ClassVar[str]
    title: ClassVar[str]
    item_kind: ClassVar[str]
    paper: ClassVar[str]
    on: ClassVar[bool]  # whether it runs when nobody asks for it

    @property
    def window_ms(self) -> int:
        """Acts at most this far apart count, inclusive."""
        ...

    @property
    def min_items(self) -> int:
        """A pair needs at least this many distinct shared items."""
        ...

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't answer this trace's question, or None when they can."""
        ...

    def events(self) -> Query:
        """Rows of account_key, item, at_ms, post_key: one a distinct act of a post on an item.

        Where the data tell, two further columns help the test against chance: ``origin_ms``, when
        the item appeared, and ``source_key``, the account that it came from. Null is not known.
        """
        ...


def check_settings(trace: Trace) -> None:
    """Refuse a window or a minimum that can't be meant; called by every trace when it is made."""
    if trace.window_ms <= 0:
        msg = (
            f"{trace.name}: window_ms is {trace.window_ms}; "
            "give a positive number of milliseconds, e.g. 60_000"
        )
        raise SettingError(msg)
    if trace.window_ms > _CENTURY_MS:
        msg = f"{trace.name}: window_ms is more than a hundred years; is the unit right?"
        raise SettingError(msg)
    if trace.min_items < 1:
        msg = f"{trace.name}: min_items is {trace.min_items}; give 1 or more"
        raise SettingError(msg)
