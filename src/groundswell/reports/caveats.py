"""Innocent explanations and limits, in words for a reader who is not an analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.reports import words
from groundswell.reports.content import CHANCE, Caveat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from groundswell.model.quality import Quality
    from groundswell.reports.content import TraceLine, Verdict

NOT_TESTED = Caveat(
    title=CHANCE,
    text=(
        "These pairs and groups are counted, not tested: the data are too few or their times too "
        "coarse to say how many such pairs ordinary people would give by acting on the same news "
        "at the same time. Read every group as a place to look, not as a finding about anyone."
    ),
    beside_finding=True,
)

WITHIN = Caveat(
    title="Within chance is not proof of innocence",
    text=(
        "The test needs several shared items on several occasions. Operations of few items, and "
        "those that act only when a post is new and everybody does, look like chance to it."
    ),
)


def error_rate(alpha: float) -> Caveat:
    """Say what the error rate of the accounts beyond chance means, and what it does not."""
    return Caveat(
        title="What beyond chance means",
        text=(
            f"Of the accounts named so, at most {words.share(alpha)} in expectation are so by chance, "
            "if the organic mechanisms named here are all there is. It is synchrony that they do not "
            "explain; it is not proof of who runs an account, or of bad faith. Read the posts."
        ),
        beside_finding=True,
    )


def partly(titles: Iterable[str]) -> Caveat:
    """Say for which traces pairs were counted and chance could not be measured."""
    return Caveat(
        title=f"{CHANCE} for some traces",
        text=(
            "Pairs were counted and could not be tested for these: "
            f"{words.and_(list(titles))}. What they show is a place to look."
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
    "near_copy": (
        "Headlines, quotations, greetings and texts proposed by an app or a petition are passed on "
        "with small changes by everybody who uses them."
    ),
    "co_image": (
        "Press photographs, memes, stickers, logos and the preview of a shared page are the same "
        "picture for everybody."
    ),
    "translated_copy": (
        "What is in the news is said by many people in similar words and in every language."
    ),
    "hashtag_family": "People who follow one event spell its hashtags in several ways.",
}


def of_report(
    quality: Quality, verdict: Verdict, lines: Iterable[TraceLine], alpha: float
) -> tuple[Caveat, ...]:
    """Give the caveats of a whole report, the one that limits the finding first."""
    first: list[Caveat] = []
    if verdict == "counted":
        first.append(NOT_TESTED)
    elif verdict == "beyond_chance":
        first.append(error_rate(alpha))
    elif verdict in ("within_chance", "leads", "explained"):
        first.append(WITHIN)
    untested = [line.title.lower() for line in lines if line.pairs and not line.tested]
    if untested and verdict != "counted":
        first.append(partly(untested))
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
    return (*first, *specific, *_GENERAL)


def of_group(traces: Iterable[str]) -> tuple[str, ...]:
    """Give the innocent explanations that go with the traces of a group."""
    return tuple(_BY_TRACE[name] for name in traces if name in _BY_TRACE)
