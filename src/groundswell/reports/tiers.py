"""The tiers in which the test against chance places accounts and groups, in fixed words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.engine.query import Query
from groundswell.reports.content import AccountLine, TierLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.engine.query import Engine

BEYOND, LEAD, EXPLAINED = "beyond chance", "lead", "explained"
TIERS: Mapping[str, str] = {
    BEYOND: (
        "acted together with others more often than popularity, activity, common interests, quick "
        "reactions and fans of one account give"
    ),
    LEAD: "stands out, but not by enough for a finding: a place to look",
    EXPLAINED: "acts together with others in a way that an innocent mechanism explains; it is named",
    "within chance": "can't be told from what chance gives",
    "insufficient data": "acts too rarely, or on too little that others acted on, to tell",
}
"""Every tier in the order of a report, and what it means."""

COUNTED = "counted"
"""The tier of a pair or group that was counted and is not named by any test."""

EVIDENCE: Mapping[str, str] = {
    "pairs": "timing with single accounts",
    "recurrence": "timing with the same accounts again and again",
    "copies": "copied rare texts",
    "burst": "a burst of accounts that hardly act otherwise",
    "company": "timing with accounts that stand out together",
}
"""What each test that can speak for an account looks at."""


def base(tier: str | None) -> str:
    """Give the tier without what explains it.

    >>> base("explained by a broker"), base(None)
    ('explained', 'insufficient data')
    """
    if tier is None:
        return "insufficient data"
    return EXPLAINED if tier.startswith(EXPLAINED) else tier


def lines(counts: Mapping[str, int]) -> tuple[TierLine, ...]:
    """Give a line for each tier that holds an account, in the fixed order."""
    return tuple(
        TierLine(tier=tier, accounts=counts[tier], meaning=meaning)
        for tier, meaning in TIERS.items()
        if counts.get(tier)
    )


def counts(engine: Engine) -> dict[str, int]:
    """Count accounts by tier. Reads ``verdicts``."""
    found: dict[str, int] = {}
    rows = engine.rows(
        Query(
            name="tier_counts",
            reads=("verdicts",),
            sql="select tier, count(*) as accounts from verdicts group by tier order by tier",
        )
    ).to_pylist()
    for row in rows:
        found[base(row["tier"])] = found.get(base(row["tier"]), 0) + row["accounts"]
    return found


def reasons(engine: Engine) -> list[tuple[str, int]]:
    """What explains accounts, and how many, the most common first. Reads ``verdicts``."""
    rows = engine.rows(
        Query(
            name="explained_by",
            reads=("verdicts",),
            sql="""
                select explained_by, count(*) as accounts
                from verdicts
                where explained_by is not null and tier like 'explained%'
                group by explained_by
                order by accounts desc, explained_by
            """,
        )
    ).to_pylist()
    return [(row["explained_by"], row["accounts"]) for row in rows]


_NAMED = """
    select
        verdicts.*,
        accounts.handle,
        groups.label
    from verdicts
    left join accounts on accounts.account_key = verdicts.account_key
    left join members on members.account_key = verdicts.account_key
    left join groups on groups.group_id = members.group_id and groups.tier <> 'counted'
"""


def named(engine: Engine, count: int) -> tuple[AccountLine, ...]:
    """The accounts that the test names, the best tier and the smallest q first.

    Reads ``verdicts``, ``accounts``, ``members`` and ``groups``.
    """
    rows = engine.rows(
        Query(
            name="named",
            reads=("verdicts", "accounts", "members", "groups"),
            sql=f"""
                {_NAMED}
                where verdicts.tier in ('beyond chance', 'lead') or verdicts.tier like 'explained%'
                order by
                    case when verdicts.tier = 'beyond chance' then 0
                        when verdicts.tier = 'lead' then 1 else 2 end,
                    verdicts.q,
                    verdicts.p,
                    verdicts.account_key
                limit :count
            """,
            params={"count": count},
        )
    ).to_pylist()
    return tuple(account_line(row) for row in rows)


def verdict_of(engine: Engine, account: str) -> AccountLine | None:
    """What the test says of one account; None where it did nothing that could be tested."""
    rows = engine.rows(
        Query(
            name="verdict_of",
            reads=("verdicts", "accounts", "members", "groups"),
            sql=f"{_NAMED} where verdicts.account_key = :account",
            params={"account": account},
        )
    ).to_pylist()
    return account_line(rows[0]) if rows else None


def account_line(row: Mapping[str, Any]) -> AccountLine:
    """Give the line of one row of ``verdicts`` with its handle and group."""
    return AccountLine(
        account=row["account_key"],
        handle=row["handle"],
        tier=base(row["tier"]),
        explained_by=row["explained_by"],
        p=row["p"],
        q=row["q"],
        evidence=split(row["evidence"]),
        traces=tuple((row["traces"] or "").split()),
        partners=row["partners"],
        acts=row["acts"],
        group=row["label"],
    )


def split(evidence: str | None) -> tuple[str, ...]:
    """Give the tests named in a cell.

    >>> split("pairs, burst"), split(None)
    (('pairs', 'burst'), ())
    """
    return tuple(word.strip() for word in (evidence or "").split(",") if word.strip())


def spoken(evidence: Sequence[str]) -> tuple[str, ...]:
    """Say what tests look at; a test that we have no words for keeps its name."""
    return tuple(EVIDENCE.get(name, name) for name in evidence)
