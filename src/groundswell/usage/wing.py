"""The whole wing on tables: from messages and signals to what they were used for and by whom.

Each step is a function of its own; here they stand in their order, so that a run, a benchmark and a
test do the same.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.model.usage import LINK_JUDGEMENTS
from groundswell.usage.aggregates import aggregates
from groundswell.usage.linking import link_accounts
from groundswell.usage.operation_leaning import that_lean
from groundswell.usage.operation_settings import Operations
from groundswell.usage.operations import operations_of
from groundswell.usage.outcomes import outcomes_of
from groundswell.usage.prompt_families import prompt_families
from groundswell.usage.rhythms import rhythms_of
from groundswell.usage.sequences import Sequences, across_accounts, sequences_of
from groundswell.usage.settings import Usage
from groundswell.usage.stages import read_stages
from groundswell.usage.standing_orders import standing_orders
from groundswell.usage.subjects import subjects_of
from groundswell.usage.totals import stage_totals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Policy
    from groundswell.usage.stages import Read

OF_TEXTS = ("message_stages", "message_leanings", "outcomes", "subjects", "prompt_families")
"""Tables that depend on the logs and the policy alone: settings and judgements leave them as they are."""


def read_wing(
    logs: Mapping[str, pa.Table],
    policy: Policy,
    encoder: Encoder,
    *,
    settings: Usage | None = None,
    judgements: pa.Table | None = None,
    stages: Callable[[pa.Table], Read] | None = None,
    known: Mapping[str, pa.Table] | None = None,
    step: Callable[[str], AbstractContextManager[object]] = lambda _: nullcontext(),
) -> dict[str, pa.Table]:
    """Give every table of the wing but ``readings``, by its name in `USAGE_TABLES`.

    ``logs`` holds usage_accounts, conversations, messages and signals; ``judgements`` is what
    people said of pairs of accounts (schema ``LINK_JUDGEMENTS``). ``stages`` replaces
    `read_stages` where several processes share its work; they may be at it since before. ``known`` are tables of `OF_TEXTS` made
    before, from the same logs by the same policy. ``step`` is told what is done next.
    """
    chosen = settings or Usage()
    said = LINK_JUDGEMENTS.empty_table() if judgements is None else judgements
    messages = logs["messages"]
    found = {name: table for name, table in (known or {}).items() if name in OF_TEXTS}
    if "subjects" not in found:
        with step("Finding subjects"):
            found["subjects"] = subjects_of(messages)
    if "prompt_families" not in found:
        with step("Comparing prompts"):
            found["prompt_families"] = prompt_families(messages)
    if "message_stages" not in found or "message_leanings" not in found:
        with step("Reading stages"):
            read = stages(messages) if stages else read_stages(messages, policy, encoder)
            found["message_stages"], found["message_leanings"] = read
    if "outcomes" not in found:
        with step("Reading outcomes"):
            found["outcomes"] = outcomes_of(messages, encoder, policy.answers)
    found["stage_totals"] = stage_totals(found["message_stages"], found["outcomes"])
    with step("Leaving out standing orders"):
        own = _own(messages, found)
    asked = (
        own.messages,
        own.stages,
        found["outcomes"],
        own.subjects,
        own.families,
        policy.phases,
    )
    order = Sequences(silence_ms=chosen.silence_ms)
    with step("Following sequences"):
        alone = sequences_of(*asked, order, encoder=encoder)
        found["rhythms"] = rhythms_of(messages)
    with step("Linking accounts"):
        linked = link_accounts(
            logs["usage_accounts"],
            logs["signals"],
            messages,
            found["subjects"],
            found["prompt_families"],
            found["rhythms"],
            said,
            seed=chosen.seed,
            stages=found["message_stages"],
        )
        found["account_links"], found["account_pairs"] = linked.links, linked.pairs
        found["operators"], found["operator_members"] = linked.operators, linked.members
        # A refused account may be left for a fresh one: known once accounts are linked.
        returns = across_accounts(*asked, linked.members, order)
        found["sequences"] = pa.concat_tables([alone, returns])
    with step("Joining operations"):
        found["provider_operations"], found["hypotheses"] = operations_of(
            {**logs, **found, **own.weighed()},
            settings=Operations(seed=chosen.seed, least_odds=chosen.least_odds),
        )
        found["aggregates"] = aggregates(
            found["message_stages"],
            found["outcomes"],
            messages,
            found["operator_members"],
            least_operators=chosen.least_operators,
        )
    return found


@dataclass(frozen=True, slots=True)
class _Own:
    """What each account asked by itself: without what stands before most of its prompts, or slips of the reading."""

    messages: pa.Table
    stages: pa.Table
    leanings: pa.Table
    subjects: pa.Table
    families: pa.Table

    def weighed(self) -> dict[str, pa.Table]:
        """Give the tables that operations look at instead of what was read."""
        return {
            "subjects": self.subjects,
            "message_stages": self.stages,
            "message_leanings": self.leanings,
        }


def _own(messages: pa.Table, found: Mapping[str, pa.Table]) -> _Own:
    orders = standing_orders(messages, found["message_stages"])
    families = found["prompt_families"]
    leanings = orders.unheaded(found["message_leanings"])
    return _Own(
        orders.blanked(messages),
        that_lean(found["message_stages"], leanings),
        leanings,
        found["subjects"].filter(pa.array(~orders.hold(found["subjects"]))),
        families.filter(pa.array(~orders.open(families))),
    )


def as_weighed(logs: Mapping[str, pa.Table], found: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Give the tables that operations are joined from: ``logs``, and what `read_wing` found in them.

    Not all as they were found: what stands before most prompts of an account is nothing it asks for, and a stage
    of a message that doesn't lean is a slip.
    """
    return {**logs, **found, **_own(logs["messages"], found).weighed()}
