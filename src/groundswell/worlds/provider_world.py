"""A world of provider logs: ordinary people, look-alikes and operators, and the truth about them.

What an operator is here: accounts that one hidden will uses for a purpose of its own. Everybody else is
not one, however much they share.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from hashlib import md5
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from groundswell.errors import SettingError
from groundswell.worlds.provider_archetypes import ARCHETYPES, BYSTANDERS, add_archetype
from groundswell.worlds.provider_dice import Dice
from groundswell.worlds.provider_draft import (
    ASSISTANT,
    DAYS,
    ENDINGS,
    FILTERED,
    FLAGGED,
    ROLES,
    Draft,
)
from groundswell.worlds.provider_operators import CRAFTS, KINDS, add_operator
from groundswell.worlds.provider_people import Setting, add_person
from groundswell.worlds.provider_phrasing import STAGE_OF, texts
from groundswell.worlds.provider_signals import Networks
from groundswell.worlds.provider_subjects import PLACES, subject
from groundswell.worlds.provider_tables import canonical_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROVIDER = "synthetic"
_EACH = 1_500  # accounts to one instance of every look-alike
_OFTEN = {"household": 6, "dating": 4, "novelist": 3, "teacher": 3, "vpn": 1, "red_team": 1}
_ACCOUNTS_TO_AN_OPERATOR = 400
_DIFFICULTIES = ("lazy", "careful", "mixed")


@dataclass(frozen=True, slots=True)
class Logs:
    """Rows of the plain form: messages and signals, as JSON lines hold them."""

    messages: list[dict[str, Any]]
    signals: list[dict[str, Any]]


class ProviderWorld:
    """Logs of a synthetic provider and what is true of its accounts.

    ``rows`` and ``tables`` give the same logs, as files hold them and as a case does.
    """

    def __init__(self, draft: Draft, *, seed: int, difficulty: str, templates: str) -> None:
        """Take a finished draft."""
        self.seed, self.difficulty, self.templates = seed, difficulty, templates
        self._draft = draft

    @property
    def accounts(self) -> int:
        """How many accounts there are."""
        return len(self._draft.created)

    @property
    def messages(self) -> int:
        """How many messages there are, answers too."""
        return len(self._draft.of)

    @cached_property
    def names(self) -> list[str]:
        """Ids of the accounts as the raw log gives them; their order tells nothing."""
        seed = self.seed
        return [
            f"user-{md5(f'{seed} {n}'.encode(), usedforsecurity=False).hexdigest()[:10]}"
            for n in range(self.accounts)
        ]

    @cached_property
    def account_keys(self) -> list[str]:
        """Made-up pseudonyms of the accounts, for `tables`."""
        return [_pseudonym("a", name) for name in self.names]

    @cached_property
    def truth(self) -> pa.Table:
        """What is true of each account.

        ``account`` is its raw id, ``account_key`` that of `tables`; ``operator`` and ``kind`` are
        null where it belongs to no operator; ``archetype`` is ordinary, operator or a look-alike,
        ``instance`` names the household, newsroom … it belongs to.
        """
        draft = self._draft
        return pa.table(
            {
                "account": self.names,
                "account_key": self.account_keys,
                "operator": pa.array(
                    [f"op{n}" if n >= 0 else None for n in draft.operator], pa.string()
                ),
                "kind": pa.array(draft.kind, pa.string()),
                "archetype": draft.archetype,
                "instance": [
                    f"{name}-{n}" for name, n in zip(draft.archetype, draft.instance, strict=True)
                ],
            }
        )

    @cached_property
    def meant(self) -> pa.Table:
        """What each message was written as, in the order of the log.

        message_key, role, genre, and its ``stage`` for operators' genres; ``ended`` says of answers
        how they ended, and is null elsewhere.
        """
        draft = self._draft
        keys = self.tables()["messages"]
        order = self._order
        genre = [draft.genre[n] for n in order]
        return pa.table(
            {
                "message_key": keys["message_key"],
                "role": keys["role"],
                "genre": genre,
                "stage": pa.array([STAGE_OF.get(each) for each in genre], pa.string()),
                "ended": pa.array(
                    [
                        ENDINGS[draft.ended[n]] if draft.role[n] == ASSISTANT else None
                        for n in order
                    ],
                    pa.string(),
                ),
            }
        )

    def tables(self) -> dict[str, pa.Table]:
        """Give usage_accounts, conversations, messages and signals, as the door would make them."""
        return self._tables

    @cached_property
    def _tables(self) -> dict[str, pa.Table]:
        return canonical_tables(self._draft, self._order, self.account_keys, PROVIDER)

    @cached_property
    def _order(self) -> list[int]:
        """Messages by the start of their conversation; within one as they were written."""
        draft = self._draft
        started = [0] * len(draft.conversation_account)
        for n in range(len(draft.of) - 1, -1, -1):
            started[draft.of[n]] = draft.at[n]
        return sorted(range(len(draft.of)), key=lambda n: (started[draft.of[n]], n))

    def rows(self) -> Logs:
        """Give the logs in the plain form."""
        signals = sorted(self._signal_rows(), key=lambda row: (row["account"], row["kind"]))
        return Logs(list(self._message_rows()), signals)

    def _raw(self, what: str, number: int) -> str:
        """Give a raw id whose order tells nothing."""
        told = f"{self.seed} {what} {number}".encode()
        return f"{what}-{md5(told, usedforsecurity=False).hexdigest()[:16]}"

    def _message_rows(self) -> Iterator[dict[str, Any]]:
        draft, names = self._draft, self.names
        for n in self._order:
            conversation, ended = draft.of[n], draft.ended[n]
            account = draft.conversation_account[conversation]
            row: dict[str, Any] = {
                "account": names[account],
                "account_created": _iso(draft.created[account]),
                "provider": PROVIDER,
                "conversation": self._raw("conv", conversation),
                "message": self._raw("msg", n),
                "role": ROLES[draft.role[n]],
                "text": draft.text[n],
                "at": _iso(draft.at[n]),
            }
            if draft.parent[n] >= 0:
                row["parent"] = self._raw("msg", draft.parent[n])
            if draft.role[n] == ASSISTANT:
                row["model"] = draft.conversation_model[conversation]
                row["finish_reason"] = finish_reason(ended)
                if ended == FLAGGED:
                    row["refused"] = True
            yield row

    def _signal_rows(self) -> Iterator[dict[str, Any]]:
        draft, names = self._draft, self.names
        for account, kind, value, shared, first, last in zip(
            draft.signal_account,
            draft.signal_kind,
            draft.signal_value,
            draft.signal_shared,
            draft.signal_first,
            draft.signal_last,
            strict=True,
        ):
            row = {
                "account": names[account],
                "provider": PROVIDER,
                "kind": kind,
                "value": value,
                "first_seen": _iso(first),
                "last_seen": _iso(last),
            }
            if shared:
                row["shared"] = shared
            yield row


def provider_world(
    *,
    seed: int,
    accounts: int = 3_000,
    difficulty: str = "mixed",
    templates: str = "open",
    operators: int | None = None,
    lookalikes: Mapping[str, int] | None = None,
    bystanders: int = 0,
) -> ProviderWorld:
    """Make a world of provider logs, the same for the same arguments.

    ``accounts`` is how many there are, give or take: ordinary people fill up what operators and
    look-alikes leave. ``difficulty`` is how operators hide: ``lazy``, ``careful`` or ``mixed``,
    which has both and what lies between. ``templates`` is the set of wordings: ``open`` to develop
    on, ``held`` to report on, ``fresh`` to report on too, by writers who had not seen what the
    reader learns from. ``operators`` (one to 400 accounts) come by turns of the four kinds;
    ``lookalikes`` says how many instances of each kind there are (one to 1,500 accounts, more of
    small ones). ``bystanders`` are further look-alikes, of one or two accounts, that work on the very
    subjects of operators (`BYSTANDERS` by turns). Raises `SettingError` for a word that is none of these.
    """
    if difficulty not in _DIFFICULTIES:
        msg = f"difficulty is {difficulty!r}; give one of {', '.join(_DIFFICULTIES)}"
        raise SettingError(msg)
    if accounts < 1:
        msg = f"accounts is {accounts}; give 1 or more, e.g. 3_000"
        raise SettingError(msg)
    unknown = sorted(set(lookalikes or ()) - set(ARCHETYPES))
    if unknown:
        msg = f"lookalikes names {unknown[0]!r}; give any of {', '.join(ARCHETYPES)}"
        raise SettingError(msg)
    texts(templates)
    planted = max(4, accounts // _ACCOUNTS_TO_AN_OPERATOR) if operators is None else operators
    wanted = (
        {name: max(1, accounts * _OFTEN.get(name, 1) // _EACH) for name in ARCHETYPES}
        if lookalikes is None
        else lookalikes
    )
    draft = Draft()
    setting = _setting(seed, accounts, templates)
    attacked = []
    for number in range(planted):
        dice = Dice(seed, "operator", number)
        craft = dice.pick(tuple(CRAFTS)) if difficulty == "mixed" else difficulty
        kind = KINDS[number % len(KINDS)]
        attacked.append(add_operator(draft, setting, dice, kind, CRAFTS[craft]))
    for name, count in wanted.items():
        for number in range(count):
            add_archetype(draft, setting, Dice(seed, name, number), name, number)
    for number in range(bystanders if attacked else 0):
        name = BYSTANDERS[number % len(BYSTANDERS)]
        about = attacked[(number + number // len(BYSTANDERS)) % len(attacked)]
        dice = Dice(seed, "bystander", number)
        add_archetype(draft, setting, dice, name, wanted.get(name, 0) + number, about=about)
    for number in range(accounts - len(draft.created)):
        add_person(draft, setting, Dice(seed, "person", number), number)
    return ProviderWorld(draft, seed=seed, difficulty=difficulty, templates=templates)


def finish_reason(ended: int) -> str:
    """Give the reason that the log states for the end of an answer."""
    if ended == FLAGGED:
        return "refusal"
    return "content_filter" if ended == FILTERED else "stop"


def _setting(seed: int, accounts: int, chosen: str) -> Setting:
    dice = Dice(seed, "setting")
    days = sorted(dice.below(DAYS) for _ in range(max(3, min(40, accounts // 500))))
    news = tuple((subject(dice), day if place else 0) for place, day in enumerate(days))
    return Setting(Networks(accounts), chosen, news, min(PLACES, max(50, accounts // 2)))


def _pseudonym(letter: str, name: str) -> str:
    digest = md5(name.encode(), usedforsecurity=False).digest()
    return f"{letter}-{b32encode(digest).decode().lower()[:12]}"


def _iso(ms: int) -> str:
    at = datetime.fromtimestamp(ms // 1_000, UTC).replace(tzinfo=None)
    return f"{at.isoformat()}.{ms % 1_000:03d}Z"
