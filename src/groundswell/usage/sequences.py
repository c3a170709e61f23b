"""What followed what: refusals and what came after them, batches, one matter in several languages.

Ordinary people make sequences all day; only those with stages say anything. A refused question on a
medicine that is asked again in other words is listed, with no stage before it and none after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.usage.sequence_found import table_of
from groundswell.usage.sequence_inputs import Asked
from groundswell.usage.sequence_rephrasings import rephrasings
from groundswell.usage.sequence_returns import returns
from groundswell.usage.sequence_runs import batches, languages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.sequence_rephrasings import Meaning


@dataclass(frozen=True, kw_only=True, slots=True)
class Sequences:
    """From where on prompts are a sequence.

    >>> Sequences().least_batch
    5
    """

    silence_ms: int = 86_400_000  # on a matter, after which coming to it again is a return
    rephrased_within_ms: int = 86_400_000  # of a refusal, in another conversation
    least_reworded: float = 0.5  # of the words of the lighter of two prompts, rare ones for more
    least_meaning: float = 0.7  # cosine, where an encoder is given
    least_batch: int = 5  # outputs of a batch

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        for name in ("silence_ms", "rephrased_within_ms"):
            if getattr(self, name) < 60_000:
                msg = f"sequences: {name} is {getattr(self, name)}; give a minute or more, e.g. 1d"
                raise SettingError(msg)
        for name in ("least_reworded", "least_meaning"):
            if not 0 < getattr(self, name) <= 1:
                msg = f"sequences: {name} is {getattr(self, name)}; give a share up to 1, e.g. 0.5"
                raise SettingError(msg)
        if self.least_batch < 2:
            msg = f"sequences: least_batch is {self.least_batch}; give 2 or more, e.g. 5"
            raise SettingError(msg)


def sequences_of(
    messages: pa.Table,
    stages: pa.Table,
    outcomes: pa.Table,
    subjects: pa.Table,
    families: pa.Table,
    phases: Mapping[str, str | None],
    settings: Sequences | None = None,
    *,
    encoder: Encoder | None = None,
) -> pa.Table:
    """Give the sequences of every account, as `SEQUENCES`.

    ``phases`` gives the phase of each stage, None where it has none (`Policy.phases`). With an ``encoder`` a
    prompt that follows a refused one with a stage may also mean the same in wholly other words.
    """
    chosen = settings or Sequences()
    asked = Asked.of_tables(messages, stages, outcomes, subjects, families, phases)
    meaning = None if encoder is None else _meaning(asked, encoder)
    found = rephrasings(asked, chosen, meaning)
    found += returns(asked, chosen.silence_ms)
    found += batches(asked, chosen.least_batch)
    found += languages(asked)
    return table_of(found, asked)


def across_accounts(
    messages: pa.Table,
    stages: pa.Table,
    outcomes: pa.Table,
    subjects: pa.Table,
    families: pa.Table,
    phases: Mapping[str, str | None],
    members: pa.Table,
    settings: Sequences | None = None,
) -> pa.Table:
    """Give returns in which another account of the same operator comes back, as `SEQUENCES`.

    ``members`` is `OPERATOR_MEMBERS`. The account named is the one that came back.
    """
    chosen = settings or Sequences()
    asked = Asked.of_tables(messages, stages, outcomes, subjects, families, phases)
    operators = members["operator_id"].combine_chunks().dictionary_encode().indices.to_numpy()
    place = pc.index_in(
        members["account_key"].combine_chunks(), value_set=pa.array(asked.accounts, pa.string())
    )
    held = place.is_valid().to_numpy(zero_copy_only=False)
    owner = np.full(len(asked.accounts), -1, np.int64)
    owner[place.filter(pa.array(held)).to_numpy()] = operators[held]
    of_prompt = owner[asked.account] if len(asked.key) else asked.account
    return table_of(returns(asked, chosen.silence_ms, of_prompt, others=True), asked)


def _meaning(asked: Asked, encoder: Encoder) -> Meaning:
    """Give what compares prompts by their meaning; each text is encoded once."""

    def cosines(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.float64]:
        rows, place = np.unique(np.concatenate([a, b]), return_inverse=True)
        if not len(rows):
            return np.zeros(0)
        vectors = encoder.encode(asked.text.take(pa.array(rows)).to_pylist())
        one, other = vectors[place[: len(a)]], vectors[place[len(a) :]]
        return np.asarray(np.einsum("ij,ij->i", one, other), np.float64)

    return cosines
