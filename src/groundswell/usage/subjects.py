"""What prompts are about: names, hashtags, domains and phrases that come again and are rare.

A subject in one message only ties nothing together and is left out; so is one that many accounts
write of. The rest weighs log2(N / accounts), less where few accounts write its language and the
language doesn't call it rare. Only prompts are read, never what the model answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.model.usage import SUBJECTS
from groundswell.usage.subject_choice import Kept, kept_of
from groundswell.usage.subject_items import domains_in, handles_in, hashtags_in, holes_of
from groundswell.usage.subject_names import names_in
from groundswell.usage.subject_phrases import phrases_in
from groundswell.usage.subject_places import KINDS, Every, Languages
from groundswell.usage.subject_words import words_of_prompts

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True, slots=True)
class Subjects:
    """What counts as a subject.

    >>> Subjects().most_share
    0.02
    """

    most_share: float = 0.02  # of the accounts; what more of them write of is everybody's
    most_at_least: int = 10  # accounts that may share a subject in however small a log
    per_message: int = 12  # subjects of one message, the rarest
    rare_name: float = 10.0  # bits against the language, of a name
    rare_phrase: float = 40.0  # bits that a phrase says, against the language

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 0 < self.most_share <= 1:
            msg = f"subjects: most_share is {self.most_share}; give a share up to 1, e.g. 0.02"
            raise SettingError(msg)
        for name in ("most_at_least", "per_message"):
            if getattr(self, name) < 1:
                msg = f"subjects: {name} is {getattr(self, name)}; give 1 or more, e.g. 10"
                raise SettingError(msg)
        for name in ("rare_name", "rare_phrase"):
            if not 0 <= getattr(self, name) <= 200:
                msg = f"subjects: {name} is {getattr(self, name)}; give bits from 0 to 200, e.g. 10"
                raise SettingError(msg)


def subjects_of(
    messages: pa.Table,
    settings: Subjects | None = None,
    *,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Give the subjects of the prompts among n messages, as `SUBJECTS`, by time and place.

    A message names each subject once, where it first stands. The order of the messages changes
    nothing. ``progress`` is told the share done.
    """
    chosen, tell = settings or Subjects(), progress or (lambda _share: None)
    said = prompts_of(messages)
    if not said.num_rows:
        return SUBJECTS.empty_table()
    texts = said["text"].combine_chunks()
    accounts = pc.dictionary_encode(said["account_key"].combine_chunks()).indices.to_numpy()
    accounts = accounts.astype(np.int64)
    log = int(accounts.max()) + 1
    most = max(chosen.most_at_least, int(chosen.most_share * log))
    tags = hashtags_in(texts)
    tell(0.1)
    sites, holes = domains_in(texts)
    handles = handles_in(texts)
    tell(0.2)
    words = words_of_prompts(texts, holes_of(holes, handles))
    tell(0.3)
    names = names_in(words, pa.array(tags.written, pa.string()))
    tell(0.45)
    phrases = phrases_in(words, accounts, most)
    tell(0.6)
    languages = Languages.of(said["lang"].combine_chunks(), accounts)
    every = Every.of(
        (tags, sites, handles), names, phrases, texts, languages, accounts, chosen.rare_name
    )
    tell(0.8)
    kept = kept_of(every, texts, accounts, languages, log, most, chosen)
    tell(1.0)
    return _table(every, kept, said)


def prompts_of(messages: pa.Table) -> pa.Table:
    """Give the messages that accounts wrote themselves, by time; of equal times, by key."""
    own = messages.filter(pc.equal(messages["role"], "user"))
    return own.sort_by([("at_ms", "ascending"), ("message_key", "ascending")]).combine_chunks()


def _table(every: Every, kept: Kept, said: pa.Table) -> pa.Table:
    places = kept.places
    rows, value = pa.array(every.row[places]), every.value[places]
    names = pa.array(every.values, pa.string())
    return pa.table(
        [
            said["message_key"].take(rows),
            said["account_key"].take(rows),
            said["at_ms"].take(rows),
            pa.array(KINDS).take(pa.array(kept.kinds[value].astype(np.int64))),
            names.take(pa.array(value)),
            pa.array(every.first[places], pa.int32()),
            pa.array(every.last[places], pa.int32()),
            pa.array(kept.accounts[value], pa.int64()),
            pa.array(kept.bits[value], pa.float64()),
        ],
        schema=SUBJECTS,
    )
