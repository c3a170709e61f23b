"""Reports to test writers with: a rich one on buses, recipes, birds and weather, and a hostile one."""

from __future__ import annotations

import math
from dataclasses import replace

import pyarrow as pa

from groundswell.model import tables as schemas
from groundswell.reports.content import (
    Caveat,
    Engagement,
    GroupSection,
    InputFile,
    Member,
    NetworkPicture,
    PairEvidence,
    QualityLine,
    RejectLine,
    Report,
    ReportTables,
    Series,
    SharedItem,
    ShownPost,
    Threshold,
    TopItem,
    TraceLine,
    Verdict,
    WindowLine,
)

START = 1_709_251_200_000  # 1 March 2024, 00:00 UTC
HOUR, DAY = 3_600_000, 86_400_000

TEXTS = (
    "Bus 42 is late again. The timetable for the new stop is here: https://example.org/bus-42",
    "バス42番の新しい停留所ができました。時刻表はこちらです。毎朝七時から十五分おきに走ります。",
    "وصفة الخبز السهلة: طحين وماء وملح وخميرة، ثم ساعتان من الصبر قبل الفرن.",
    "Зимородок у реки сегодня утром: сидел на ветке целых десять минут и никого не боялся.",
    "Rain from the west by noon, wind 20 km/h, sunny intervals after four. Take a coat.",
)
FINDINGS: dict[Verdict, tuple[str, str]] = {
    "groups": (
        "3 groups, 58 accounts in all, shared links and texts within seconds of one another.",
        "The largest has 34 accounts and did so on 61 different items between 2 and 27 March 2024.",
    ),
    "pairs_only": (
        "14 pairs of accounts published the same links within seconds of one another.",
        "They do not hang together as groups.",
    ),
    "nothing": (
        "No accounts were found that repeatedly published the same things at nearly the same time.",
        "Five traces had enough data to look for it.",
    ),
    "insufficient_data": (
        "These data are not enough to tell whether accounts acted together.",
        "No trace had enough events: most posts lack a time of day.",
    ),
}


def post(n: int, **changes: object) -> ShownPost:
    """Give one post; every third lacks engagement."""
    known = n % 3 != 2
    return replace(
        ShownPost(
            post_key=f"post-{n}",
            account=account(n),
            at_ms=START + n * 7_919_000,
            text=TEXTS[n % len(TEXTS)],
            kind="repost" if n % 4 == 3 else "post",
            likes=n * 37 if known else None,
            shares=n * 5 if known else None,
            comments=None if n % 2 else n,
            source_file="town-posts.jsonl" if n % 2 else "town-archive-2024.csv",
            source_row=1_000 + n * 17,
        ),
        **changes,
    )


def account(n: int) -> str:
    """Give the pseudonym of an account."""
    return f"a{(n * 2_654_435_761) % 2**40:010x}"


def evidence(n: int) -> PairEvidence:
    """Give a pair with two shared items."""
    first = post(n)
    second = post(n, account=account(n + 1), at_ms=first.at_ms + 14_000, source_row=4_211)
    third = post(n + 1, account=account(n), at_ms=START + n * DAY)
    fourth = post(n + 1, account=account(n + 1), at_ms=third.at_ms)
    return PairEvidence(
        account_a=account(n),
        account_b=account(n + 1),
        traces=("co_link", "copied_text"),
        shared_items=21 - n % 7,
        co_actions=34,
        score=88.412 / (n + 1),
        a_first=19,
        b_first=12,
        shown=(
            SharedItem(
                trace="co_link",
                item="example.org/bus-42",
                accounts_on_item=36,
                first=first,
                second=second,
            ),
            SharedItem(
                trace="copied_text",
                item=TEXTS[(n + 1) % 5].casefold(),
                accounts_on_item=2,
                first=third,
                second=fourth,
            ),
        ),
    )


def engagement(group_posts: int) -> tuple[Engagement, ...]:
    """Give likes and shares that are known, and views that nobody knows."""
    return (
        Engagement(
            measure="likes",
            group_known=group_posts - 4,
            group_posts=group_posts,
            group_total=4_321,
            group_quantiles=(14, 220, 1_240, 3_871),
            other_known=39_880,
            other_posts=41_002,
            other_total=98_765,
            other_quantiles=(3, 41, 388, 9_120),
            thresholds=(
                Threshold(above=100, group_posts=group_posts // 4, other_posts=1_802),
                Threshold(above=1_000, group_posts=group_posts // 50, other_posts=37),
            ),
        ),
        Engagement(
            measure="shares",
            group_known=group_posts,
            group_posts=group_posts,
            group_total=4_321,
            group_quantiles=(2, 41, 388, 512),
            other_known=0,
            other_posts=41_002,
            other_total=98_765,
            other_quantiles=(0, 0, 0, 0),
            thresholds=(Threshold(above=300, group_posts=group_posts // 12, other_posts=0),),
        ),
        Engagement(
            measure="views",
            group_known=0,
            group_posts=group_posts,
            group_total=4_321,
            group_quantiles=(0, 0, 0, 0),
            other_known=0,
            other_posts=41_002,
            other_total=98_765,
            other_quantiles=(0, 0, 0, 0),
            thresholds=(Threshold(above=10_000, group_posts=0, other_posts=0),),
        ),
    )


def picture(size: int) -> NetworkPicture:
    """Give a ring of accounts with chords."""
    nodes = tuple(
        (
            0.5 + (0.2 + 0.3 * ((i * 7) % 5) / 5) * math.cos(i * 2.4),
            0.5 + (0.2 + 0.3 * ((i * 7) % 5) / 5) * math.sin(i * 2.4),
            ((i * 13) % 10) / 10,
            account(i),
        )
        for i in range(size)
    )
    edges = tuple(
        (i, (i + step) % size, ((i * step) % 10) / 10)
        for step in (1, 2, 5)
        for i in range(size)
        if i != (i + step) % size
    )
    return NetworkPicture(nodes=nodes, edges=edges, node_count=size, edge_count=len(edges))


def group(n: int, size: int = 34) -> GroupSection:
    """Give the section of group ``n``."""
    posts = size * 23
    week = tuple(
        tuple((d * 5 + h * 3 + n) % 9 if 6 <= h <= 19 and d < 5 else 0 for h in range(24))
        for d in range(7)
    )
    return GroupSection(
        label=f"G{n}",
        group_id=f"g-{n:04}",
        sentence=f"{size} accounts published the same links and near-identical texts on buses and"
        " recipes, most within 20 seconds of one another.",
        size=size,
        pairs=size * 3,
        density=6 / (size - 1),
        posts=posts,
        traces=("co_link", "copied_text"),
        first_ms=START + n * DAY,
        last_ms=START + 26 * DAY,
        score=1_288.31 / n,
        inside_share=None if n == 2 else 0.412,
        inside_sentence="No repost or reply to these posts is in the data."
        if n == 2
        else "of the reposts and replies to these posts came from the group’s own accounts.",
        series=Series(
            start_ms=START,
            step_ms=DAY,
            counts=tuple(max(0, int(30 + 28 * math.sin(i * n / 2))) for i in range(28)),
        ),
        hour_by_weekday=week,
        members=tuple(
            Member(
                account=account(i),
                handle=f"@birder_{i}" if i % 3 else None,
                posts=23 + i,
                partners=6,
                score=88.4 / (i + 1),
                first_ms=START + i * HOUR,
                last_ms=START + 26 * DAY + i * 1_000,
            )
            for i in range(min(size, 30))
        ),
        items=(
            TopItem(
                trace="co_link",
                item="example.org/bus-42",
                group_accounts=31,
                all_accounts=36,
                acts=412,
            ),
            TopItem(
                trace="copied_text",
                item=TEXTS[1],
                group_accounts=18,
                all_accounts=18,
                acts=96,
            ),
            TopItem(
                trace="copied_text",
                item=TEXTS[2],
                group_accounts=11,
                all_accounts=140,
                acts=22,
            ),
        ),
        evidence=tuple(evidence(i) for i in range(3)),
        examples=tuple(post(i) for i in range(5)),
        engagement=engagement(posts),
        network=picture(min(size, 34)),
        caveats=(
            "The accounts may belong to drivers who share one announcement channel.",
            "Recipes spread through printed cards that people copy word for word.",
        ),
    )


TRACES = (
    TraceLine(
        name="co_link",
        title="The same link",
        state="found",
        sentence="42 accounts posted the same links within 60 s of one another.",
        source_paper="Giglietto et al. (2020)",
        window_ms=60_000,
        min_items=2,
        events=18_402,
        items=3_911,
        pairs=102,
        accounts=42,
    ),
    TraceLine(
        name="copied_text",
        title="The same text",
        state="found",
        sentence="31 accounts posted the same texts within 5 min of one another.",
        source_paper="Pacheco et al. (2021)",
        window_ms=300_000,
        min_items=2,
        events=40_120,
        items=38_400,
        pairs=77,
        accounts=31,
    ),
    TraceLine(
        name="co_mention",
        title="The same mentions",
        state="nothing",
        sentence="No two accounts mentioned the same accounts often enough within 1 h.",
        source_paper="Graham et al. (2020)",
        window_ms=HOUR,
        min_items=3,
        events=9_144,
        items=2_004,
    ),
    TraceLine(
        name="co_repost",
        title="The same repost",
        state="insufficient_data",
        sentence="The files do not say which post was reposted, so this could not be examined.",
        source_paper="Keller et al. (2020)",
        window_ms=10_000,
        min_items=2,
    ),
    TraceLine(
        name="co_domain",
        title="The same domains",
        state="off",
        sentence="Not asked for in this run.",
        source_paper="Pacheco et al. (2021)",
        window_ms=DAY,
        min_items=3,
    ),
)


def report(verdict: Verdict = "groups", *, groups: int = 3) -> Report:
    """Give a rich report with one of the verdicts."""
    found = verdict == "groups"
    return Report(
        title="Buses, birds and bread in the town’s posts",
        verdict=verdict,
        finding=FINDINGS[verdict],
        created_ms=START + 40 * DAY + 30_000_000,
        version="0.1.0",
        case_name="town-posts",
        run="2024-04-10-001",
        files=(
            InputFile(
                name="town-archive-2024.csv",
                sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                size_bytes=18_402_114,
                form="Columns",
                rows=30_412,
                rejected=12,
                notes=("The file is in Shift JIS; it was read as such.",),
            ),
            InputFile(
                name="town-posts.jsonl",
                sha256="60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                size_bytes=9_114_020,
                form="X API v2",
                rows=11_420,
                rejected=5,
            ),
        ),
        posts=41_815,
        accounts=6_204,
        first_ms=START,
        last_ms=START + 30 * DAY,
        coverage=Series(
            start_ms=START,
            step_ms=6 * HOUR,
            counts=tuple(
                0 if 50 <= i < 58 else 300 + 40 * (i % 4) + (i * 37) % 90 for i in range(120)
            ),
        ),
        quality=(
            QualityLine(label="Times of day", value="known for every post", level="good"),
            QualityLine(
                label="Days without any post",
                value="2 of 30",
                level="warning",
                meaning="13 and 14 March: a hole in the collection hides what happened then.",
            ),
            QualityLine(
                label="Shares",
                value="known for 4% of posts",
                level="note",
                meaning="Reach by shares can be compared for few posts only.",
            ),
        ),
        rejects=(
            RejectLine(
                reason="no time",
                column="created_at",
                rows=12,
                first_file="town-archive-2024.csv",
                first_row=88,
            ),
            RejectLine(
                reason="not a JSON object",
                column=None,
                rows=5,
                first_file="town-posts.jsonl",
                first_row=None,
            ),
        ),
        rejected_rows=17,
        traces=TRACES
        if verdict in {"groups", "pairs_only"}
        else tuple(
            replace(
                t,
                state=verdict if t.state != "off" else "off",
                sentence=FINDINGS[verdict][0],
                pairs=0,
                accounts=0,
            )
            for t in TRACES
        ),
        windows=(
            WindowLine(trace="co_link", window_ms=10_000, pairs=61, accounts=30, co_actions=214),
            WindowLine(trace="co_link", window_ms=60_000, pairs=102, accounts=42, co_actions=390),
            WindowLine(
                trace="co_link", window_ms=HOUR, pairs=1_310, accounts=402, co_actions=4_118
            ),
            WindowLine(
                trace="copied_text", window_ms=10_000, pairs=44, accounts=20, co_actions=120
            ),
            WindowLine(
                trace="copied_text", window_ms=300_000, pairs=77, accounts=31, co_actions=202
            ),
        )
        if verdict != "insufficient_data"
        else (),
        groups=tuple(group(n, 34 if n == 1 else 12) for n in range(1, groups + 1)) if found else (),
        group_count=groups + 4 if found else 0,
        grouped_accounts=58 if found else 0,
        pair_count={"groups": 179, "pairs_only": 14}.get(verdict, 0),
        strongest_pairs=tuple(evidence(i) for i in range(4)) if verdict == "pairs_only" else (),
        engagement=engagement(1_334) if found else (),
        caveats=(
            Caveat(
                title="Chance has not been excluded yet",
                text="this release does not test how many such pairs unrelated accounts would"
                " form by accident.",
            ),
            Caveat(
                title="Shared sources",
                text="Accounts that follow the same timetable, feed or newsletter post the same"
                " things at the same time without knowing of one another.",
            ),
            Caveat(
                title="One person, many accounts",
                text="Libraries, bus companies and weather services run several accounts openly.",
            ),
            Caveat(
                title="What isn’t in the data",
                text="Deleted posts and accounts, private posts, and whatever the collection"
                " missed can’t be seen here.",
            ),
        ),
        settings=(
            ("co_link.window_ms", "60000"),
            ("co_link.min_items", "2"),
            ("networks.resolution", "1.0"),
        ),
        versions=(("Python", "3.11.7"), ("DuckDB", "1.2.0"), ("igraph", "0.11.8")),
        handles_kept=False,
        timezone="UTC",
        attribution="Uses public-domain bird observations.",
    )


def small_tables(names: tuple[str, ...] = ("ana", "ben", "東京", "دار")) -> ReportTables:
    """Give small tables: two groups' worth of accounts, four names of which are the caller's."""
    a, b, c, d = names
    low, high = sorted((c, d))
    first, last = START + 14_250, START + DAY

    def pair(trace: str, left: str, right: str, score: float, window: int) -> dict[str, object]:
        return {
            "trace": trace,
            "window_ms": window,
            "account_a": left,
            "account_b": right,
            "shared_items": 3,
            "co_actions": 4,
            "first_ms": first,
            "last_ms": last,
            "a_first": 3,
            "b_first": 1,
            "score": score,
            "expected": None,
            "p": None,
            "q": None,
        }

    a, b = sorted((a, b))
    return ReportTables(
        pairs=pa.Table.from_pylist(
            [
                pair("co_link", a, b, 4.5, 60_000),
                pair("co_link", a, b, 9.75, HOUR),
                pair("copied_text", a, b, 2.25, 300_000),
                pair("co_link", low, high, 3.5, 60_000),
            ],
            schema=schemas.PAIRS,
        ),
        groups=pa.Table.from_pylist(
            [
                {
                    "group_id": "g-0001",
                    "label": "G1",
                    "size": 2,
                    "pairs": 1,
                    "density": 1.0,
                    "score": 6.75,
                    "traces": "co_link copied_text",
                    "first_ms": first,
                    "last_ms": last,
                    "posts": 12,
                    "likes": 40,
                    "shares": None,
                    "comments": 0,
                    "views": None,
                    "inside_acts": 1,
                    "all_acts": 4,
                }
            ],
            schema=schemas.GROUPS,
        ),
        members=pa.Table.from_pylist(
            [
                {"group_id": "g-0001", "account_key": a, "score": 6.75, "partners": 1},
                {"group_id": "g-0001", "account_key": b, "score": 6.75, "partners": 1},
            ],
            schema=schemas.MEMBERS,
        ),
        items=pa.Table.from_pylist(
            [
                {
                    "trace": "co_link",
                    "item_id": "i1",
                    "kind": "link",
                    "value": "example.org/bus-42",
                    "accounts": 36,
                    "acts": 412,
                    "rarity": 1.5,
                }
            ],
            schema=schemas.ITEMS,
        ),
        rejects=pa.Table.from_pylist(
            [
                {"source_file": "town.csv", "row": 88, "column": "created_at", "reason": "no time"},
                {"source_file": "town.csv", "row": None, "column": None, "reason": "not UTF-8"},
            ],
            schema=schemas.REJECTS,
        ),
        network=pa.Table.from_pylist(
            [
                {
                    "account_a": a,
                    "account_b": b,
                    "score": 6.75,
                    "shared_items": 6,
                    "traces": "co_link copied_text",
                    "group_id": "g-0001",
                },
                {
                    "account_a": low,
                    "account_b": high,
                    "score": 3.5,
                    "shared_items": 3,
                    "traces": "co_link",
                    "group_id": None,
                },
            ],
            schema=schemas.NETWORK,
        ),
    )


HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(2)'>",
    "$\\frac{1}{0}$ and x_1^2 and $",
    "bus\u202e24 \u2066hidden\u2069 \x1b[2J\x07 \x9b31m",
    "w" * 5_000,
    '=HYPERLINK("https://example.org","bus")',
    "</style></title></svg><svg onload=alert(3)>",
    "javascript:alert(4) https://example.org/a?b=1&c=2",
    "half a pair \ud83d, a tag \U000e0041, a null \x00",
    "{{ 7 * 7 }} {% raw %} @@0@@",
)


def hostile() -> Report:
    """Give a report in which every text from outside tries something."""
    text = iter(range(10_000))

    def bad() -> str:
        return HOSTILE[next(text) % len(HOSTILE)]

    def bad_post(shown: ShownPost) -> ShownPost:
        return replace(shown, account=bad(), text=bad(), source_file=bad(), kind=bad())

    def bad_pair(pair: PairEvidence) -> PairEvidence:
        return replace(
            pair,
            account_a=bad(),
            account_b=bad(),
            shown=tuple(
                replace(s, item=bad(), first=bad_post(s.first), second=bad_post(s.second))
                for s in pair.shown
            ),
        )

    base = report(groups=2)
    return replace(
        base,
        title=HOSTILE[0] + HOSTILE[6],
        case_name=bad(),
        run=bad(),
        handles_kept=True,
        finding=(bad(), bad()),
        files=tuple(replace(f, name=bad(), notes=(bad(),), form=bad()) for f in base.files * 5),
        quality=tuple(replace(q, label=bad(), value=bad(), meaning=bad()) for q in base.quality),
        rejects=tuple(
            replace(r, reason=bad(), column=bad(), first_file=bad()) for r in base.rejects
        ),
        traces=tuple(
            replace(t, title=bad(), sentence=bad(), source_paper=bad()) for t in base.traces
        ),
        strongest_pairs=tuple(bad_pair(evidence(i)) for i in range(3)),
        groups=tuple(
            replace(
                g,
                label=bad()[:12],
                sentence=bad(),
                inside_sentence=bad(),
                members=tuple(replace(m, account=bad(), handle=bad()) for m in g.members),
                items=tuple(replace(i, item=bad()) for i in g.items),
                evidence=tuple(bad_pair(e) for e in g.evidence),
                examples=tuple(bad_post(e) for e in g.examples * 3),
                network=replace(
                    g.network, nodes=tuple((x, y, s, bad()) for x, y, s, _ in g.network.nodes)
                ),
                caveats=(bad(), bad()),
            )
            for g in base.groups
        ),
        caveats=tuple(replace(c, title=bad(), text=bad()) for c in base.caveats),
        settings=((bad(), bad()),),
        versions=((bad(), bad()),),
        attribution=bad(),
        timezone=bad(),
    )
