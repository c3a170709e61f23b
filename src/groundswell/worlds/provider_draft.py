"""A world of provider logs while it is written: accounts, conversations, messages, signals in columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.worlds.provider_dice import Dice
    from groundswell.worlds.provider_phrasing import Writer
    from groundswell.worlds.provider_subjects import Subject

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000
START_MS = 1_741_564_800_000  # Monday, 10 March 2025, 00:00 UTC
DAYS = 90
ROLES = ("assistant", "user", "system")
ASSISTANT, USER, SYSTEM = 0, 1, 2
ANSWERED, FLAGGED, FILTERED, WORDS_ONLY = 0, 1, 2, 3
"""How an answer ended: answered, refused by finish reason, by filter, or only by its words."""
ENDINGS = ("answered", "refused by reason", "refused by filter", "refused in words")
"""The same in words, by place."""

_MODELS = ("model-a", "model-a", "model-a", "model-b", "model-mini")


@dataclass(frozen=True, slots=True)
class Ask:
    """One request and how it goes: ``refusals`` attempts are refused before the last.

    The refused attempts are sibling branches where ``siblings``, earlier turns otherwise; with
    ``gives_up`` the last attempt is refused too.
    """

    genre: str
    lang: str
    about: Subject | None = None
    refusals: int = 0
    siblings: bool = True
    gives_up: bool = False
    template: str | None = None
    text: str | None = None  # the whole message, where it is no template's


@dataclass(slots=True)
class Draft:
    """Columns of what was written so far. Entries of one list belong to the same thing."""

    created: list[int] = field(default_factory=list)
    operator: list[int] = field(default_factory=list)  # -1 where it is none
    kind: list[str | None] = field(default_factory=list)
    archetype: list[str] = field(default_factory=list)
    instance: list[int] = field(default_factory=list)
    conversation_account: list[int] = field(default_factory=list)
    conversation_model: list[str] = field(default_factory=list)
    of: list[int] = field(default_factory=list)  # a message's conversation
    role: list[int] = field(default_factory=list)  # place in ROLES
    at: list[int] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    branch: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    lang: list[str] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    genre: list[str] = field(default_factory=list)
    signal_account: list[int] = field(default_factory=list)
    signal_kind: list[str] = field(default_factory=list)
    signal_value: list[str] = field(default_factory=list)
    signal_shared: list[str | None] = field(default_factory=list)
    signal_first: list[int] = field(default_factory=list)
    signal_last: list[int] = field(default_factory=list)
    operators: int = 0

    def account(
        self,
        dice: Dice,
        archetype: str,
        instance: int,
        *,
        operator: int = -1,
        kind: str | None = None,
    ) -> int:
        """Add an account, created up to two years before; give its number."""
        self.created.append(START_MS - int(dice.u() ** 2 * 700 * DAY_MS) - HOUR_MS)
        self.operator.append(operator)
        self.kind.append(kind)
        self.archetype.append(archetype)
        self.instance.append(instance)
        return len(self.created) - 1

    def signal(
        self,
        account: int,
        kind: str,
        value: str,
        shared: str | None = None,
        seen: tuple[int, int] | None = None,
    ) -> None:
        """Add a signal of an account; without ``seen``, it was shown from beginning to end."""
        first, last = seen or (max(self.created[account], START_MS), START_MS + DAYS * DAY_MS - 1)
        self.signal_account.append(account)
        self.signal_kind.append(kind)
        self.signal_value.append(value)
        self.signal_shared.append(shared)
        self.signal_first.append(first)
        self.signal_last.append(last)

    def converse(self, account: int, at_ms: int, asks: Sequence[Ask], writer: Writer) -> int:
        """Write a conversation from a time on; give the time of its last message."""
        dice = writer.dice
        conversation = len(self.conversation_account)
        self.conversation_account.append(account)
        self.conversation_model.append(dice.pick(_MODELS))
        last, at, branch = -1, at_ms, 0
        if (asks[0].siblings and asks[0].refusals) or dice.chance(0.1):
            # What was said first can only be edited where something stands before it.
            told = "You are a helpful assistant."
            last = self._message(conversation, SYSTEM, at, -1, 0, told, "en", "system", 0)
            at += 1_000
        for ask in asks:
            text, lang = (
                (ask.text, ask.lang)
                if ask.text is not None
                else writer.request(ask.genre, ask.lang, ask.about, template=ask.template)
            )
            before = last
            for attempt in range(ask.refusals + 1):
                final = attempt == ask.refusals
                refused = not final or ask.gives_up
                side = 0
                if ask.siblings and not final:
                    branch += 1
                    side = branch
                start = before if ask.siblings else last
                said = self._message(conversation, USER, at, start, side, text, lang, ask.genre, 0)
                at += 4_000 + dice.below(20_000)
                how = dice.weighted((1, 2, 3), (3, 2, 4)) if refused else ANSWERED
                reply = writer.answer(lang, ask.about, refused=refused)
                last = self._message(
                    conversation, ASSISTANT, at, said, side, reply, lang, ask.genre, how
                )
                at += 15_000 + int(dice.wait(70_000))
                if not final:
                    text = writer.again(text, lang)
        return at

    def _message(
        self,
        conversation: int,
        role: int,
        at: int,
        parent: int,
        branch: int,
        text: str,
        lang: str,
        genre: str,
        ended: int,
    ) -> int:
        self.of.append(conversation)
        self.role.append(role)
        self.at.append(at)
        self.parent.append(parent)
        self.branch.append(branch)
        self.text.append(text)
        self.lang.append(lang)
        self.genre.append(genre)
        self.ended.append(ended)
        return len(self.of) - 1
