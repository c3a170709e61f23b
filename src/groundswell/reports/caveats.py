"""Innocent explanations and limits, in words for a reader who is not an analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.reports.content import CHANCE, Caveat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from groundswell.model.quality import Quality

NOT_TESTED = Caveat(
    title=f"{CHANCE} yet",
    text=(
        "Pairs and groups are counted, not tested: nothing here says how many such pairs ordinary "
        "people would give by acting on the same news at the same time. In large collections most "
        "pairs found by counting are ordinary people. Read every group as a place to look, not as "
        "a finding about anyone."
    ),
)

_GENERAL = (
    Caveat(
        title="Fans and communities",
        text=(
            "People who follow the same person or cause see the same posts at the same time and "
            "pass them on within minutes. They act together without anybody directing them."
        ),
    ),
    Caveat(
        title="Newsrooms and syndication",
        text=(
            "Sister papers, agencies and their readers publish the same links and headlines within "
            "seconds, by arrangement and in the open."
        ),
    ),
    Caveat(
        title="Scheduled and automatic posts",
        text=(
            "Feeds, weather and traffic services and scheduling tools post on the minute. Two of "
            "them on one clock look alike without knowing of each other."
        ),
    ),
    Caveat(
        title="Share buttons and petitions",
        text=(
            "A button or a campaign page proposes a ready text; thousands who press it publish the "
            "same words. Open campaigns are speech, not deception."
        ),
    ),
    Caveat(
        title="Events",
        text=(
            "A match, an earthquake, a verdict: everybody posts in the same minute, with the same "
            "hashtags and links."
        ),
    ),
    Caveat(
        title="Coordinated is not the same as false, hidden or paid",
        text=(
            "Parties, clubs and movements coordinate openly. This report says nothing about who "
            "runs an account or whether what it says is true."
        ),
    ),
)

_BY_TRACE: Mapping[str, str] = {
    "co_repost": "Followers of the same accounts repost the same posts when these appear.",
    "fast_repost": "Notifications bring a popular account's followers to its posts within seconds.",
    "co_link": "Readers of the same site share its new articles when they come out.",
    "co_domain": "Many people read the same few sites.",
    "hashtag_sequence": "Trends, contests and apps propose the same hashtags in the same order.",
    "co_mention": "During an event many people name the same accounts.",
    "co_reply": "Customers of one company, or readers of one post, answer it at the same time.",
    "copied_text": (
        "Headlines of shared pages, quotations, lyrics, greetings, slogans and texts proposed by "
        "an app or a petition are the same for everybody who uses them."
    ),
}


def of_report(quality: Quality) -> tuple[Caveat, ...]:
    """Give the caveats of a whole report, the one about chance first."""
    specific = []
    if quality.with_short_link:
        specific.append(
            Caveat(
                title="Short links are not resolved",
                text=(
                    f"{quality.with_short_link:,} posts hold short links. Groundswell fetches nothing "
                    "from the network, so two short links to one page count as two items."
                ),
            )
        )
    if quality.reposts_with_text and not quality.reposts_with_target:
        specific.append(
            Caveat(
                title="Reposts don't name their original",
                text=(
                    "The files hold the text of reposts but not the id of the post they repeat. The "
                    "original is recognised by that text; two posts with the same words count as one."
                ),
            )
        )
    return (NOT_TESTED, *specific, *_GENERAL)


def of_group(traces: Iterable[str]) -> tuple[str, ...]:
    """Give the innocent explanations that go with the traces of a group."""
    return tuple(_BY_TRACE[name] for name in traces if name in _BY_TRACE)
