"""When an account writes: by hour of the week, on how many days, with what longest pause.

A description only. It names no time zone and nobody: hours are those of UTC, and two accounts with
the same hours may have nothing but an office day in common.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import RHYTHMS

_HOUR, _DAY, _WEEK_HOURS = 3_600_000, 86_400_000, 168
_MONDAY = 72  # hours from a Monday 00 to the start of 1970, a Thursday


def rhythms_of(messages: pa.Table) -> pa.Table:
    """Give the rhythm of every account that wrote a prompt, by its key, as `RHYTHMS`.

    A prompt without a time of its own counts once for its conversation, whose time it has. The
    longest pause is 0 where there is only one time.

    >>> from groundswell.model.usage import MESSAGES
    >>> rhythms_of(MESSAGES.empty_table()).num_rows
    0
    """
    said = messages.filter(pc.equal(messages["role"], "user"))
    if not said.num_rows:
        return RHYTHMS.empty_table()
    coded = said["account_key"].combine_chunks().dictionary_encode()
    account = coded.indices.to_numpy().astype(np.int64)
    at = said["at_ms"].to_numpy()
    talks = said["conversation_key"].combine_chunks().dictionary_encode().indices.to_numpy()
    known = said["time_known"].to_numpy().astype(bool)
    once = np.zeros(len(at), bool)
    once[np.unique(np.where(known, -1, talks.astype(np.int64)), return_index=True)[1]] = True
    kept = known | once
    names = coded.dictionary
    account, at = account[kept], at[kept]
    order = np.lexsort((at, account))
    account, at = account[order], at[order]
    size = len(names)
    hour = (at // _HOUR + _MONDAY) % _WEEK_HOURS
    hours = np.bincount(account * _WEEK_HOURS + hour, minlength=size * _WEEK_HOURS)
    days = at // _DAY
    same = account[1:] == account[:-1]
    active = np.bincount(account[np.r_[True, ~same | (days[1:] != days[:-1])]], minlength=size)
    pause = np.zeros(size, np.int64)
    np.maximum.at(pause, account[1:][same], np.diff(at)[same])
    by_week = pa.ListArray.from_arrays(
        pa.array(np.arange(size + 1, dtype=np.int32) * _WEEK_HOURS), pa.array(hours)
    )
    found = pa.table([names, by_week, pa.array(active), pa.array(pause)], names=RHYTHMS.names)
    return found.cast(RHYTHMS).sort_by("account_key").combine_chunks()
