"""Innocent explanations and limits of what usage logs show, for a reader who is not an analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.reports import words
from groundswell.reports.content import Caveat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groundswell.reports.usage_content import UsageVerdict

CANDIDATE = Caveat(
    title="A candidate is not a culprit",
    text=(
        "“Investigate” says that several things come together which ordinary accounts seldom show "
        "together. It says neither who is behind an account nor what they intend. Read the messages "
        "and the innocent explanations before anything is done."
    ),
)

MISSED = Caveat(
    title="Not named is not cleared",
    text=(
        "Requests are told by wordings like those of the policy. On made-up logs a third of the operations "
        "that hid well were missed in wordings that were new to it, and some of those that did not. How many are missed in a log like this one, and how "
        "many named wrongly, isn’t known."
    ),
)

UNCALIBRATED = Caveat(
    title="Uncalibrated",
    text=(
        "For some candidates it could not be measured how many chance would give. They are in an order, "
        "but how often such a candidate is wrong isn’t known."
    ),
)

_GENERAL = (
    Caveat(
        title="Ordinary work looks like this",
        text=(
            "Newsrooms, campaign teams, agencies, translators, teachers and researchers plan, write in "
            "batches, profile public figures and report on what they did. So do people who study "
            "misuse. One kind of request is never enough."
        ),
    ),
    Caveat(
        title="A refusal proves nothing",
        text=(
            "Models refuse harmless requests too, and most people who are refused put it in other words "
            "and go on. What counts is a later stage on the same rare subject."
        ),
    ),
    Caveat(
        title="Stages are told by likeness",
        text=(
            "A stage is given where a message is more like the exemplars of the policy than like its "
            "counter-exemplars. Quotation, fiction and negation are like the real thing. The exemplar "
            "that matched stands beside each quote, so that you can disagree."
        ),
    ),
    Caveat(
        title="Shared addresses and devices",
        text=(
            "Households, universities, VPNs, resellers, schools and agencies put strangers behind one "
            "address or device. Such values are greyed and weigh nothing where they are recognised; "
            "some are not."
        ),
    ),
    Caveat(
        title="Hours say little",
        text=(
            "Working hours and pauses are described, never counted: they fit everybody in a time zone, "
            "and shift work, and one person’s habits."
        ),
    ),
    Caveat(
        title="What can’t be seen",
        text=(
            "The logs hold what was asked, not what was done with the answers. Accounts that share "
            "neither a rare text nor a signal are not linked, and an operation that uses other "
            "services as well is seen in part."
        ),
    ),
)

_BY_KIND = {
    "refused_rephrased_answered": (
        "A harmless request that was refused by mistake is put otherwise by nearly everybody."
    ),
    "refused_returned": (
        "People come back to a subject of their work or their life, refused or not; a reporter or a "
        "researcher does so for weeks."
    ),
    "batch": "Shops, teachers and public offices ask for many short texts at once.",
    "across_languages": "Translators, and people who live in two languages, do this all day.",
}

_BY_FAMILY = {
    "network": "One network can be a household, an office, a school or a VPN.",
    "device": "One device can be a family’s, a library’s or a classroom’s.",
    "payment": "One card can pay for a family or for a company’s staff.",
    "sign_up": "A company or a course signs up many accounts in one way.",
    "text": "Templates, course work and prompts copied from the web are the same for many.",
    "subject": "What is in the local news is on many minds.",
    "synchrony": "People in one team or one lesson work at the same minutes.",
}


def beside_finding(
    verdict: UsageVerdict, error_rate: str, *, uncalibrated: bool, policy_state: str = ""
) -> tuple[Caveat, ...]:
    """Give what limits the finding, to stand beside it.

    ``error_rate`` is a measured one, in words; ``policy_state`` says why the probabilities of stages
    are uncalibrated, where they are.
    """
    if verdict == "insufficient_data":
        return ()
    if verdict not in ("investigate", "leads"):
        return (MISSED,)
    measured = (Caveat(title="How often it is wrong", text=error_rate),) if error_rate else ()
    guessed = (Caveat(title="Probabilities of stages", text=f"They are {policy_state}."),)
    return (
        CANDIDATE,
        *(measured or (MISSED,)),
        *((UNCALIBRATED,) if uncalibrated else ()),
        *(guessed if policy_state else ()),
    )


def of_report(reader: str | None, least_operators: int) -> tuple[Caveat, ...]:
    """Give the limits of the whole report."""
    more = [
        Caveat(
            title="Counts of few are not shown",
            text=(
                "Counts over the whole log are shown only where at least "
                f"{words.plural(least_operators, 'different operator')} stand behind them, after accounts "
                "of one operator were put together. Many accounts of one operator are still one."
            ),
        )
    ]
    if reader:
        more.append(
            Caveat(
                title="The second reader only comments",
                text=(
                    f"A language model ({reader}) read some messages as well. What it says stands beside "
                    "the quotes. It can be wrong and can be steered by the text it reads, so it never "
                    "adds an account to anything."
                ),
            )
        )
    return (*_GENERAL, *more)


def of_operation(kinds: Iterable[str], families: Sequence[str]) -> tuple[str, ...]:
    """Give the innocent explanations that go with the sequences and the links of an operation."""
    said = [_BY_KIND[kind] for kind in dict.fromkeys(kinds) if kind in _BY_KIND]
    return (*said, *(_BY_FAMILY[name] for name in families if name in _BY_FAMILY))
