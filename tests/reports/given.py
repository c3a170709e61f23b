"""Reports to test writers with: a rich one on buses, recipes, birds and weather, and a hostile one."""

from __future__ import annotations

import math
from dataclasses import replace

import pyarrow as pa

from groundswell.model import tables as schemas
from groundswell.reports.content import (
    AccountLine,
    Caveat,
    Engagement,
    GroupSection,
    InputFile,
    MechanismLine,
    Member,
    NetworkPicture,
    PeriodLine,
    QualityLine,
    RejectLine,
    Report,
    ReportTables,
    Series,
    Threshold,
    TierLine,
    TopItem,
    TraceLine,
    Verdict,
    WindowLine,
)
from groundswell.reports.shown import (
    BurstLine,
    CopiedLine,
    CopyLine,
    PairEvidence,
    SharedItem,
    ShownPost,
)
from groundswell.reports.told import NarrativeSection, Stretch, Variant

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
    "beyond_chance": (
        "58 accounts shared links and texts beyond chance (expected false: at most 5% of them).",
        "They form 3 groups; the largest has 34 accounts, and 4 further accounts are leads.",
    ),
    "leads": (
        "No account acted together with others beyond chance; 3 accounts are leads.",
        "A lead is a place to look and no finding about anyone.",
    ),
    "explained": (
        "4 accounts acted together often, and an innocent mechanism explains it.",
        "What explains it: the timetable of one bus company.",
    ),
    "within_chance": (
        "Nothing is beyond chance: common interests and quick reactions give as much.",
        "14 pairs were counted, and chance gives as much.",
    ),
    "counted": (
        "14 pairs of accounts published the same links within seconds of one another.",
        "Chance has not been excluded: the data are too few to measure what chance gives.",
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
        tier="beyond chance",
        expected=0.31,
        p=3.1e-11,
        q=0.0004,
        occasions=17,
        leaders=12,
        leader=account(n + 2),
        leader_share=0.2,
        chance=f"21 shared items within the window, and chance would give 0.31; q 0.0004; {n}.",
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
        tier="beyond chance" if n < 3 else "explained",
        explained_by=None if n < 3 else "one bus company",
        chance=f"{size - 2} of its {size} accounts are beyond chance.",
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
                tier=("beyond chance", "lead", None)[i % 3],
                q=(0.0004, 0.31, None)[i % 3],
                evidence=("pairs",) if i % 3 == 0 else (),
                strength=0.93 if i % 2 else None,
                stability=0.88 if i % 2 else None,
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
        q=0.0004,
        expected=3.26,
        occasions=412,
        tiers=(
            TierLine(tier="beyond chance", accounts=size - 2, meaning="more than chance gives"),
            TierLine(tier="lead", accounts=2, meaning="a place to look"),
        ),
        mechanisms=(
            MechanismLine(
                mechanism="common broker",
                state="not found",
                share=0.12,
                sentence="12% of what they shared followed the same account.",
            ),
            MechanismLine(
                mechanism="live event",
                state="can't be tested",
                share=None,
                sentence="No post names a match or a storm.",
            ),
        ),
        stability=0.91,
        recurrence=3,
        periods=(
            PeriodLine(start_ms=START, end_ms=START + DAY, size=30, kept=0, change="born"),
            PeriodLine(
                start_ms=START + 2 * DAY, end_ms=START + 3 * DAY, size=34, kept=28, change="grows"
            ),
        ),
    )


TIERS = (
    TierLine(tier="beyond chance", accounts=58, meaning="coincides more than chance gives"),
    TierLine(tier="lead", accounts=4, meaning="a place to look"),
    TierLine(tier="explained", accounts=12, meaning="an innocent mechanism explains it"),
    TierLine(tier="within chance", accounts=6_100, meaning="chance would give as much"),
)


def named(n: int) -> AccountLine:
    """Give the line of an account that the test names."""
    return AccountLine(
        account=account(n),
        handle=f"@birder_{n}",
        tier=("beyond chance", "lead", "explained")[n % 3],
        explained_by="one bus company" if n % 3 == 2 else None,
        p=1e-9,
        q=(0.0004, 0.31, 0.6)[n % 3],
        evidence=("pairs", "copies") if n % 3 == 0 else (),
        traces=("co_link", "copied_text"),
        partners=6,
        acts=40 + n,
        group="G1" if n % 2 else None,
    )


def burst() -> BurstLine:
    """Give a burst of accounts that hardly act otherwise."""
    return BurstLine(
        trace="co_link",
        item="example.org/bus-42",
        start_ms=START,
        width_ms=60_000,
        acts=41,
        sparse_acts=38,
        usual_share=0.11,
        likeness=4.2,
        q=1e-8,
        shown=(post(1), post(2)),
    )


def copy() -> CopyLine:
    """Give two accounts that wrote the same rare text."""
    return CopyLine(
        account_a=account(1),
        account_b=account(2),
        texts=4,
        bits=812.4,
        expected=0.002,
        q=0.0001,
        first_ms=START,
        last_ms=START + DAY,
        shown=(
            CopiedLine(
                text=TEXTS[0].casefold(),
                bits=203.1,
                accounts_on_text=2,
                first=post(1),
                second=post(2),
            ),
        ),
    )


def narrative(n: int) -> NarrativeSection:
    """Give a narrative: a text on a bus, a variant of it, and what a lead says in Japanese."""

    def variant(**changes: object) -> Variant:
        return replace(
            Variant(
                language="en", label="representative", how="representative", tier="verified",
                similarity=1.0, stretches=(Stretch(kind="same", text=TEXTS[0].casefold()),),
                compared=False, posts=40 - n, reposts=3, accounts=14, first_ms=START + n * DAY,
                source_file="town-posts.jsonl", source_row=1_017,
            ),
            **changes,
        )  # fmt: skip

    said = (
        ("same", "bus 42 is "),
        ("removed", "late again "),
        ("added", "early "),
        ("same", "today"),
    )
    return NarrativeSection(
        narrative_id=f"n{n:015}",
        name="timetable stop harbour",
        named_by="words" if n % 2 else "draft",
        tier="with leads" if n % 2 else "verified copies",
        source="none seen",
        sentence="23 accounts said this in 61 posts, in 3 wordings, on 9 days.",
        caution="No common source shows in its words. Some of its texts are leads.",
        example=post(n - 1),
        key_phrases=("timetable for the new stop", "bus 42"),
        texts=3,
        posts=61,
        reposts=5,
        accounts=23,
        platforms=("town", "village"),
        languages=("en", "ja"),
        days=9,
        first_ms=START + n * DAY,
        last_ms=START + (n + 20) * DAY,
        first_account=account(n),
        series=Series(
            start_ms=START, step_ms=DAY, counts=tuple((i * 7 + n) % 6 for i in range(21))
        ),
        variants=(
            variant(),
            variant(
                label="copypasta", how="near", similarity=0.83, compared=True,
                stretches=tuple(Stretch(kind=kind, text=text) for kind, text in said),
            ),
            variant(
                language="ja", label="translation", how="meaning", tier="lead", similarity=0.71,
                stretches=(Stretch(kind="same", text=TEXTS[1]),), accounts=4,
            ),
        ),
        reach="412 likes, over the 50 of 61 posts for which any of these is known.",
    )  # fmt: skip


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
        tested=True,
        chance="Tested against chance: 42 accounts beyond chance, of 6,204 accounts.",
        beyond_chance=42,
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


def report(verdict: Verdict = "beyond_chance", *, groups: int = 3) -> Report:
    """Give a rich report with one of the verdicts."""
    found = verdict == "beyond_chance"
    tiers = {
        "beyond_chance": TIERS,
        "leads": TIERS[1:],
        "explained": TIERS[2:],
        "within_chance": TIERS[3:],
    }.get(verdict, ())
    pairs = tuple(
        replace(evidence(i), tier="counted", chance="", q=None, expected=None) for i in range(4)
    )
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
        if verdict not in {"nothing", "insufficient_data"}
        else tuple(
            replace(
                t,
                state=verdict if t.state != "off" else "off",
                sentence=FINDINGS[verdict][0],
                pairs=0,
                accounts=0,
                tested=False,
                chance="",
                beyond_chance=0,
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
        tiers=tiers,
        alpha=0.05,
        named=tuple(named(i) for i in range(30)) if found else (),
        bursts=(burst(),) if found or verdict == "leads" else (),
        burst_count=3 if found else int(verdict == "leads"),
        copies=(copy(),) if found else (),
        copy_count=5 if found else 0,
        groups=tuple(group(n, 34 if n == 1 else 12) for n in range(1, groups + 1)) if found else (),
        group_count=groups + 4 if found else 0,
        grouped_accounts=58 if found else 0,
        pair_count={"nothing": 0, "insufficient_data": 0, "beyond_chance": 179}.get(verdict, 14),
        strongest_pairs=pairs if verdict in {"counted", "within_chance"} else (),
        engagement=engagement(1_334) if found else (),
        caveats=(
            *(
                [
                    Caveat(
                        title="Chance has not been excluded",
                        text="These pairs are counted, not tested.",
                        beside_finding=True,
                    )
                ]
                if verdict == "counted"
                else []
            ),
            *(
                [
                    Caveat(
                        title="What beyond chance means",
                        text="At most 5% of these accounts, in expectation, are named by chance.",
                        beside_finding=True,
                    )
                ]
                if found
                else []
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
        narratives=tuple(narrative(n) for n in (1, 2)) if found else (),
        narrative_count=41 if found else 0,
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
            **({"expected": 0.25, "p": 1e-6, "q": 0.001} if trace == "co_link" else {}),
        }

    def edge(left: str, right: str, score: float, **cells: object) -> dict[str, object]:
        return {
            "account_a": left,
            "account_b": right,
            "score": score,
            "weight": score,
            "reach_ms": 0,
            "tier": "counted",
            **cells,
        }

    a, b = sorted((a, b))
    return ReportTables(
        verdicts=pa.Table.from_pylist(
            [
                {
                    "account_key": name,
                    "tier": "beyond chance" if name == a else "lead",
                    "p": 1e-6,
                    "q": 0.001,
                    "evidence": "pairs",
                    "traces": "co_link",
                    "partners": 1,
                    "acts": 12,
                }
                for name in (a, b)
            ],
            schema=schemas.VERDICTS,
        ),
        bursts=pa.Table.from_pylist(
            [
                {
                    "trace": "co_link",
                    "item_id": "i1",
                    "start_ms": first,
                    "width_ms": 60_000,
                    "acts": 12,
                    "sparse_acts": 9,
                    "usual_share": 0.25,
                    "likeness": None,
                    "p": 0.001,
                    "q": 0.01,
                }
            ],
            schema=schemas.BURSTS,
        ),
        copies=pa.Table.from_pylist(
            [
                {
                    "account_a": a,
                    "account_b": b,
                    "texts": 3,
                    "bits": 412.5,
                    "expected": 0.01,
                    "p": 1e-6,
                    "q": 0.001,
                    "first_ms": first,
                    "last_ms": last,
                }
            ],
            schema=schemas.COPIES,
        ),
        texts=pa.Table.from_pylist(
            [
                {
                    "item_id": "t1",
                    "lang": "en",
                    "accounts": 2,
                    "bits": 137.5,
                    "source": "none known",
                    "evidence": True,
                }
            ],
            schema=schemas.TEXTS,
        ),
        mechanisms=pa.Table.from_pylist(
            [
                {
                    "group_id": "g-0001",
                    "mechanism": "common broker",
                    "state": "not found",
                    "share": 0.125,
                    "sentence": "One in eight followed the same account.",
                }
            ],
            schema=schemas.MECHANISMS,
        ),
        periods=pa.Table.from_pylist(
            [
                {
                    "thread_id": "t-0001",
                    "group_id": "g-0001",
                    "start_ms": given_day(0),
                    "end_ms": given_day(7),
                    "size": 2,
                    "kept": 0,
                    "change": "born",
                }
            ],
            schema=schemas.PERIODS,
        ),
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
                    "weight": 6.75,
                    "tier": "beyond chance",
                    "q": 0.001,
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
                {
                    "group_id": "g-0001",
                    "account_key": name,
                    "score": 6.75,
                    "partners": 1,
                    "tier": "beyond chance" if name == a else "lead",
                    "strength": 1.0,
                }
                for name in (a, b)
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
        narratives=pa.Table.from_pylist(
            [
                {
                    "narrative_id": "n0001",
                    "name": "bus 42",
                    "named_by": "words",
                    "text_key": "k1",
                    "post_key": "p1",
                    "tier": "verified copies",
                    "source": "none seen",
                    "texts": 2,
                    "posts": 5,
                    "reposts": 1,
                    "accounts": 2,
                    "platforms": "town",
                    "languages": "en",
                    "days": 2,
                    "first_ms": first,
                    "last_ms": last,
                    "first_post_key": "p1",
                    "first_account_key": a,
                    "key_phrases": "bus 42 · the new stop",
                    "bits": 61.5,
                    "likes": 40,
                    "shares": None,
                    "comments": 0,
                    "views": None,
                    "reach_known": 4,
                }
            ],
            schema=schemas.NARRATIVES,
        ),
        narrative_texts=pa.Table.from_pylist(
            [
                {
                    "narrative_id": "n0001",
                    "text_key": "k1",
                    "text": "=bus 42 is late",
                    "lang": "en",
                    "label": "representative",
                    "how": "representative",
                    "tier": "verified",
                    "similarity": 1.0,
                    "posts": 5,
                    "reposts": 1,
                    "accounts": 2,
                    "platforms": "town",
                    "first_ms": first,
                    "last_ms": last,
                    "first_post_key": "p1",
                }
            ],
            schema=schemas.NARRATIVE_TEXTS,
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
                edge(
                    a,
                    b,
                    6.75,
                    shared_items=6,
                    traces="co_link copied_text",
                    group_id="g-0001",
                    tier="beyond chance",
                    weight=8.5,
                    expected=0.25,
                    p=1e-6,
                    q=0.001,
                ),
                edge(low, high, 3.5, shared_items=3, traces="co_link"),
            ],
            schema=schemas.NETWORK,
        ),
    )


def given_day(number: int) -> int:
    """Give the start of a day after the first."""
    return START + number * DAY


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
            tier=bad(),
            chance=bad(),
            leader=bad(),
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
        tiers=tuple(replace(t, tier=bad(), meaning=bad()) for t in base.tiers),
        named=tuple(
            replace(
                one,
                account=bad(),
                handle=bad(),
                tier=bad(),
                explained_by=bad(),
                evidence=(bad(), bad()),
                traces=(bad(),),
                group=bad(),
            )
            for one in base.named
        ),
        bursts=tuple(
            replace(one, trace=bad(), item=bad(), shown=tuple(map(bad_post, one.shown)))
            for one in base.bursts * 3
        ),
        copies=tuple(
            replace(
                one,
                account_a=bad(),
                account_b=bad(),
                shown=tuple(
                    replace(t, text=bad(), first=bad_post(t.first), second=bad_post(t.second))
                    for t in one.shown
                ),
            )
            for one in base.copies * 3
        ),
        groups=tuple(
            replace(
                g,
                label=bad()[:12],
                sentence=bad(),
                chance=bad(),
                tier=bad(),
                explained_by=bad(),
                mechanisms=tuple(
                    replace(m, mechanism=bad(), state=bad(), sentence=bad()) for m in g.mechanisms
                ),
                periods=tuple(replace(p, change=bad()) for p in g.periods),
                tiers=tuple(replace(t, tier=bad(), meaning=bad()) for t in g.tiers),
                inside_sentence=bad(),
                members=tuple(
                    replace(m, account=bad(), handle=bad(), tier=bad(), explained_by=bad())
                    for m in g.members
                ),
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
        narratives=tuple(
            replace(
                one,
                name=bad(),
                named_by=bad(),
                tier=bad(),
                source=bad(),
                sentence=bad(),
                caution=bad(),
                example=bad_post(one.example),
                key_phrases=(bad(), bad()),
                platforms=(bad(), bad()),
                languages=(bad(), bad()),
                first_account=bad(),
                reach=bad(),
                variants=tuple(
                    replace(
                        v,
                        language=bad(),
                        label=bad(),
                        how=bad(),
                        tier=bad(),
                        source_file=bad(),
                        stretches=tuple(replace(s, text=bad()) for s in v.stretches),
                    )
                    for v in one.variants
                ),
            )
            for one in base.narratives
        ),
        caveats=tuple(replace(c, title=bad(), text=bad()) for c in base.caveats),
        settings=((bad(), bad()),),
        versions=((bad(), bad()),),
        attribution=bad(),
        timezone=bad(),
    )
