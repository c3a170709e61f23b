"""What leans in sum: measured against the log, never enough alone, and held by a subject."""

import numpy as np
import pytest
from tests.usage.operation_tables import RULES, GivenLog

from groundswell.errors import SettingError
from groundswell.usage.operation_chance import expected_by_chance
from groundswell.usage.operation_leaning import Spread, bounded, spread_of
from groundswell.usage.operation_log import joined, log_of
from groundswell.usage.operation_scores import (
    STRUCTURES,
    counting_of,
    in_sum,
    parts_of,
    reference_of,
    scores_of,
)
from groundswell.usage.operation_settings import Operations
from groundswell.usage.operations import operations_of
from groundswell.usage.standing_orders import StandingOrders

BRIDGE = "name:harbour bridge"


def rows(log):
    return operations_of(log.tables(), settings=RULES)[0].to_pylist()


def tier_of(log, account):
    return next((r["tier"] for r in rows(log) if account in r["accounts"]), None)


def farm(log, accounts=("f1", "f2", "f3"), *, leaning=2.5, about=BRIDGE, days=5, **more):
    """Let linked accounts ask, on one subject, for what leans and is told as no stage."""
    for day in range(days):
        for account in accounts:
            log.says(account, day, about=about, leaning=leaning, text="twenty remarks", **more)
    if len(accounts) > 1:
        log.linked(*accounts)
    return log


def test_the_spread_of_made_up_accounts_is_found_again():
    chance = np.random.default_rng(4)
    accounts, occasions = 800, 8
    own = 3.4 + 0.5 * chance.normal(size=accounts)  # far from the floor, which nothing then reaches
    account = np.repeat(np.arange(accounts), occasions)
    found = spread_of(own[account] + 0.8 * chance.normal(size=len(account)), account)
    assert found.middle == pytest.approx(3.4, abs=0.05)
    assert found.between == pytest.approx(0.5, abs=0.08)
    assert found.within == pytest.approx(0.8, abs=0.05)


def test_a_few_accounts_that_lean_far_do_not_move_the_middle():
    chance = np.random.default_rng(4)
    account = np.repeat(np.arange(200), 6)
    plain = chance.normal(size=len(account))
    moved = np.where(account < 10, 3.0, plain)
    assert spread_of(moved, account).middle == pytest.approx(
        spread_of(plain, account).middle, abs=0.08
    )


def test_a_log_of_few_accounts_is_measured_by_the_stated_guess():
    assert spread_of(np.ones(12), np.repeat(np.arange(4), 3)) == Spread()
    assert spread_of(np.empty(0), np.empty(0, np.int64)) == Spread()


def test_a_few_dozen_accounts_do_not_set_the_yardstick():
    chance = np.random.default_rng(4)
    planted = np.repeat(np.arange(90), 4)
    assert spread_of(-3 + 3 * chance.normal(size=len(planted)), planted) == Spread()
    many = np.repeat(np.arange(110), 4)
    assert spread_of(chance.normal(size=len(many)), many) != Spread()


def test_two_occasions_never_lean_and_each_counts_within_bounds():
    spread = Spread(0.0, 0.3, 1.0)
    found = spread.excess(np.array([60.0, 9.0]), np.array([2, 3]))
    assert found[0] == -np.inf
    assert found[1] == pytest.approx(3.0 / np.sqrt(0.09 + 1 / 3))
    assert bounded(np.array([40.0, -40.0, 0.4, np.nan]), 1.25).tolist() == [6.0, 1.0, 1.0, 1.25]


def test_linked_accounts_that_lean_on_one_rare_subject_are_to_be_investigated():
    log = farm(GivenLog().crowd())
    found = next(r for r in rows(log) if "f1" in r["accounts"])
    assert found["tier"] == "investigate"
    assert found["accounts"] == ["f1", "f2", "f3"]
    assert "15 of 15 occasions" in found["sentence"]
    assert "3 linked accounts" in found["sentence"]
    assert found["expected"] < 0.2


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("not linked", {"accounts": ("f1",)}),
        ("leaning as others do", {"leaning": 0.2}),
        ("on two occasions", {"days": 2, "accounts": ("f1",)}),
    ],
)
def test_what_lacks_one_of_it_is_not(what, change):
    assert tier_of(farm(GivenLog().crowd(), **change), "f1") != "investigate", what


def test_two_linked_accounts_need_a_second_sign_such_as_a_return():
    def pair(*, back):
        log = farm(GivenLog().crowd(), ("f1", "f2"), leaning=1.5)
        if back:
            first = log.says("f1", 6, about=BRIDGE, leaning=2.0, refused=True)
            last = log.says("f1", 9, about=BRIDGE, leaning=2.0)
            log.turn("refused_returned", [first, last], before=None, after=None)
        return tier_of(log, "f1")

    assert pair(back=False) == "lead"
    assert pair(back=True) == "investigate"


def test_who_speaks_of_an_honest_trade_stays_a_lead():
    said = "a headline for our article, says the newsroom's editor"
    log = GivenLog().crowd()
    for day in range(5):
        for account in ("n1", "n2", "n3"):
            log.says(account, day, about=BRIDGE, leaning=2.5, text=said)
    log.linked("n1", "n2", "n3")
    assert tier_of(log, "n1") in ("lead", "explained")


def test_where_mailboxes_are_unknown_an_office_may_be_behind_linked_accounts():
    log = farm(GivenLog().crowd(), leaning=2.0)
    assert tier_of(log, "f1") == "investigate"
    log.mailboxes = False
    assert tier_of(log, "f1") == "lead"


def test_that_no_stage_was_seen_excuses_nobody_whose_stages_cannot_be_seen():
    found, tested = operations_of(farm(GivenLog().crowd()).tables(), settings=RULES)
    own = next(r["operation_id"] for r in found.to_pylist() if "f1" in r["accounts"])
    states = {r["hypothesis"]: r["state"] for r in tested.to_pylist() if r["operation_id"] == own}
    assert states["ordinary use"] == "speaks against"
    assert states["activist group"] == "speaks against"


def test_accounts_in_an_innocent_shape_are_not_taken_together():
    log = GivenLog().crowd()
    farm(log, ("f1", "f2", "f3"))
    log.shapes = dict.fromkeys(log.shapes, "office")
    assert tier_of(log, "f1") != "investigate"


def test_an_account_that_only_leans_is_not_even_shown():
    assert tier_of(farm(GivenLog().crowd(), ("f1",), days=8), "f1") is None


def test_stages_that_are_never_clear_do_not_make_a_lead_of_what_leans():
    def shown(*, clearly):
        log = GivenLog().crowd()
        for day in range(6):
            log.says("one", day, "evasion~ profiling~", about=f"name:p{day}", leaning=2.8)
        log.says("one", 7, "evasion!" if clearly else "evasion~", leaning=2.8)
        return tier_of(log, "one")

    assert shown(clearly=False) is None
    assert shown(clearly=True) is not None


def test_refusals_and_a_clear_request_without_a_subject_in_common_are_not_enough():
    def tier_at(*, about):
        log = farm(GivenLog().crowd(), ("f1", "f2"), about=about, leaning=3.0)
        first = log.says("f1", 6, leaning=2.0, refused=True)
        last = log.says("f1", 6.1, "evasion!", leaning=2.0)
        log.says("f2", 8, "profiling!", leaning=2.0)
        log.turn("refused_rephrased_answered", [first, last], before=None, after=None)
        return tier_of(log, "f1")

    assert tier_at(about=BRIDGE) == "investigate"
    assert tier_at(about="") == "lead"


def test_padding_with_recipes_does_not_hide_it():
    log = farm(GivenLog().crowd())
    for account in ("f1", "f2", "f3"):
        for day in range(10):
            log.says(account, 20 + day, text="a recipe", leaning=-1.0)
    assert tier_of(log, "f1") == "investigate"


def counting(log):
    return counting_of(log_of(log.tables()))


def test_chance_is_counted_among_units_of_the_kind_and_without_those_that_are_known():
    cards = counting(farm(GivenLog().crowd(120)))
    parts = parts_of(cards)
    reference = reference_of(cards, parts)
    unit = int(np.flatnonzero(in_sum(parts))[0])
    score = scores_of(cards, parts, reference)[[unit]]
    least = np.array([-100.0])
    every, own, known = (
        float(kind[0])
        for more in ({"among": (None, in_sum)}, {"known": [unit]})
        for kind in expected_by_chance(cards, reference, least, rounds=5, seed=1, **more)
    )
    assert every == pytest.approx((5 * cards.log.units + 1) / 6)
    assert known == pytest.approx((5 * (cards.log.units - 1) + 1) / 6)
    assert own < every / 10
    (told,) = expected_by_chance(cards, reference, score, rounds=5, seed=1, among=[in_sum])
    assert told[0] <= own


def test_units_to_be_investigated_that_work_on_one_name_are_one_operation_and_say_so():
    log = GivenLog().crowd()
    for account, start in (("d1", 0), ("d2", 1), ("other", 2)):
        about = "name:second bridge" if account == "other" else BRIDGE
        for day, stage in enumerate(
            ("profiling!", "persona_setup!", "evasion!", "persona_setup", "internal_reporting")
        ):
            log.says(account, start + 2 * day, stage, about=about, leaning=3.0)
    found = {tuple(r["accounts"]): r for r in rows(log) if r["tier"] == "investigate"}
    assert set(found) == {("d1", "d2"), ("other",)}
    assert "which nothing links but a rare subject" in found["d1", "d2"]["sentence"]


def test_joining_leaves_every_account_in_one_unit():
    log = log_of(farm(GivenLog().crowd(20)).tables())
    both = joined(log, [[0, 3, 5]])
    assert both.size.sum() == log.size.sum() == len(log.accounts)
    assert set(np.flatnonzero(both.size == 0)) == {3, 5}
    assert both.parts[0] == 3


def test_a_prompt_that_opens_with_a_standing_order_leans_as_without_its_first_line():
    log = GivenLog()
    keys = [log.says("a", n, leaning=2.0) for n in range(3)]
    leanings = log.tables()["message_leanings"]
    rows = leanings.to_pylist()
    rows[0]["after_first_line"] = rows[1]["after_first_line"] = -1.0
    table = type(leanings).from_pylist(rows, schema=leanings.schema)
    orders = StandingOrders({keys[0]: ((0, 4),), keys[2]: ((0, 4),)})
    assert orders.unheaded(table)["leaning"].to_pylist() == [-1.0, 2.0, 2.0]


def test_a_bar_for_what_leans_below_that_of_a_lead_is_refused():
    with pytest.raises(SettingError, match="least_in_sum"):
        Operations(least_in_sum=1.0, lead_score=1.5)


def test_one_account_by_itself_must_lean_further_than_one_honest_account_in_ten_thousand():
    def tier_at(leaning):
        log = GivenLog().crowd()
        for day in range(8):
            log.says("one", day, "evasion!", about=BRIDGE, leaning=leaning)
            log.says("one", day, "persona_setup", about=BRIDGE, leaning=leaning)
        return tier_of(log, "one")

    assert tier_at(2.8) == "investigate"
    assert tier_at(1.2) == "lead"


def leaned(log):
    """Plain loops over units, names and sittings, to hold the arrays against."""
    arrays = log_of(log.tables())
    spread, accounts = counting_of(arrays).spread, arrays.accounts.to_pylist()
    bits = min(7.0, np.log2(len(accounts)) - 1.6)
    unit = dict(zip(accounts, arrays.unit.tolist(), strict=True))
    sittings, wrote = {}, {}
    for row in log.rows:
        name = (row["account"], row["conversation"], row["at"] // 86_400_000)
        here = sittings.setdefault(name, {"at": row["at"], "lean": [], "no": False, "about": set()})
        here["at"] = min(here["at"], row["at"])
        here["lean"] += [row["leaning"]] if row["leaning"] is not None else []
        here["no"] |= row["refused"]
        here["about"] |= set(row["about"])
        for subject in row["about"]:
            wrote.setdefault(subject, set()).add(row["account"])
    found = {name: set() for name in ("in sum", "far in sum", "together", "one subject", "back")}
    for number in set(unit.values()):
        own = [(a, s) for (a, _, _), s in sittings.items() if unit[a] == number]

        def lean(s):
            return min(6.0, max(1.0, max(s["lean"], default=spread.middle)))

        def excess(some):
            n = len(some)
            off = sum(lean(s) for _, s in some) / max(1, n) - spread.middle
            far = off / (spread.between**2 + spread.within**2 / max(1, n)) ** 0.5
            return far if n >= 3 else -np.inf

        far = [excess(own)]
        over = [s for _, s in own if lean(s) > spread.middle]
        for subject, writers in wrote.items():
            some = [(a, s) for a, s in own if subject in s["about"]]
            outside = {a for a in writers if unit[a] != number}
            if not some or np.log2(len(accounts) / (len(outside) + 1)) < bits:
                continue
            far.append(excess(some))
            denied = min((s["at"] for _, s in some if s["no"]), default=np.inf)
            if any(s["at"] >= denied + 86_400_000 and lean(s) >= spread.middle for _, s in some):
                found["back"].add(number)
            if far[-1] >= 1.5 and len({a for a, _ in some}) >= 2:
                found["together"].add(number)
            held = [s for _, s in some if lean(s) > spread.middle]
            if far[-1] >= 1.5 and len(held) >= 2 / 3 * len(over):
                found["one subject"].add(number)
        found["in sum"] |= {number} if max(far) >= 1.5 else set()
        found["far in sum"] |= {number} if max(far) >= 2.5 else set()
    return found


@pytest.mark.parametrize("seed", [0, 1, 2, 4, 5])
def test_leaning_on_names_agrees_with_plain_loops(seed):
    chance, log = np.random.default_rng(seed), GivenLog().crowd(150, seed=seed)
    for group in range(8):
        names = [f"name:{group}", f"name:{group // 2} again", "name:of many"]
        few = [f"g{group}-{n}" for n in range(int(chance.integers(1, 5)))]
        for _ in range(int(chance.integers(3, 16))):
            about = chance.choice(names, size=int(chance.integers(0, 3)), replace=False)
            account = str(chance.choice(few))
            log.says(
                account,
                float(chance.integers(0, 9)),
                about=[str(each) for each in about],
                refused=bool(chance.random() < 0.3),
                leaning=None if chance.random() < 0.1 else float(chance.normal(1.5, 1.5)),
                conversation=f"c-{account}-{chance.integers(0, 4)}",
            )
        if len(few) > 1:
            said = {row["account"] for row in log.rows}
            log.linked(*[each for each in few if each in said])
    parts = parts_of(counting(log))
    found = {
        name: set(np.flatnonzero(parts.structure[:, STRUCTURES.index(name)]).tolist())
        for name in ("in sum", "far in sum", "together", "one subject", "back")
    }
    assert found == leaned(log)
    assert all(found.values())
