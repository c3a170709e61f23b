"""One account that nothing links: what it must show, and what keeps it a lead."""

from types import SimpleNamespace

import numpy as np
import pytest
from tests.usage.operation_tables import RULES, GivenLog

from groundswell.usage.hypotheses import HYPOTHESES_TESTED
from groundswell.usage.hypothesis_contract import Clue, _voiced, said
from groundswell.usage.hypothesis_contract import judged as weighed
from groundswell.usage.operation_gathering import candidates_of
from groundswell.usage.operation_kinds import beside, harm, signs
from groundswell.usage.operation_leaning import spread_of
from groundswell.usage.operation_log import log_of
from groundswell.usage.operation_scores import (
    STRUCTURES,
    counting_of,
    in_sum,
    labels_of,
    parts_of,
    reference_of,
)
from groundswell.usage.operations import Found, _worth_showing, operations_of

BRIDGE, HALL = "name:harbour bridge", "name:town hall"
STORY = "a scene with a character in a chapter of my novel"
ARTICLE = "for an article by our newsroom, says the editor"


def found(log, account="one"):
    rows = operations_of(log.tables(), settings=RULES)[0].to_pylist()
    return next((row for row in rows if account in row["accounts"]), None)


def tier_of(log, account="one"):
    row = found(log, account)
    return row and row["tier"]


def candidate_of(log, account="one"):
    """Give the candidate of an account, whatever its score."""
    cards = counting_of(log_of(log.tables()))
    parts = parts_of(cards)
    unit = int(cards.log.unit[cards.log.accounts.to_pylist().index(account)])
    rates = dict(zip(labels_of(cards.names), reference_of(cards, parts).rates, strict=True))

    def structure(unit):
        row = parts.structure[unit].tolist()
        return frozenset(name for name, there in zip(STRUCTURES, row, strict=True) if there)

    (made,) = candidates_of(log.tables(), cards.log, [unit], structure, rates, {})
    return made


def names(kinds):
    return [kind.name for kind in kinds]


def keeper(
    *, leaning=2.0, days=6, order="back", elsewhere=0, text="", told=0, about=BRIDGE, crowd=300
):
    """Let one account work on one rare name: refused and back, coaxed, or through phases.

    ``elsewhere`` occasions lean as much and are about nothing; ``told`` of its days have the text.
    """
    log = GivenLog().crowd(crowd)
    keys = []
    for day in range(days):
        said = text if day < told else "twenty remarks"
        keys.append(
            log.says(
                "one", 2 * day, "profiling~" if order == "coaxed" and day < 2 else "",
                about=about, leaning=leaning, text=said,
                refused=order == "back" and day == 0,
            )
        )  # fmt: skip
    for day in range(elsewhere):
        log.says("one", 40 + day, leaning=leaning, text="a recipe")
    subject = about.split(":", 1)[1]
    if order == "back":
        log.turn(
            "refused_returned", [keys[0], keys[2]], before=None, after=None, subjects=(subject,)
        )
    if order == "coaxed":
        log.turn("refused_rephrased_answered", [keys[0], keys[1]], before=None, after=None)
    return log


@pytest.mark.parametrize("order", ["back", "coaxed"])
def test_one_account_that_keeps_to_a_rare_name_and_gets_round_a_refusal_is_to_be_investigated(
    order,
):
    row = found(keeper(order=order))
    assert row["tier"] == "investigate"
    assert "kept to one rare name on 6 of the occasions that lean" in row["sentence"]
    assert "100% of them" in row["sentence"]


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("in no order", {"order": ""}),
        ("leaning as others do", {"leaning": 0.4}),
        ("on two occasions", {"days": 3, "leaning": 0.9}),
        ("with as much about nothing", {"elsewhere": 6}),
        ("on no name", {"about": "phrase:the old bridge by the harbour"}),
    ],
)
def test_what_lacks_one_of_it_is_not(what, change):
    assert tier_of(keeper(**change)) != "investigate", what


def test_a_little_about_other_things_does_not_hide_it():
    row = found(keeper(elsewhere=2))
    assert row["tier"] == "investigate"
    assert "75% of them" in row["sentence"]


@pytest.mark.parametrize(
    ("told", "change", "tier"),
    [
        (1, {"order": "coaxed"}, "investigate"),
        (2, {"order": "coaxed"}, "lead"),
        (2, {"order": "coaxed", "leaning": 2.3}, "investigate"),
        (2, {"order": "back"}, "investigate"),
        (2, {"order": "back", "text": STORY}, "lead"),
    ],
)
def test_who_names_an_honest_purpose_again_and_again_stays_a_lead_unless_they_insist(
    told, change, tier
):
    log = keeper(**{"text": ARTICLE, **change}, told=told)
    leaning = change.get("leaning", 2.0)
    for day in range(2):  # batches, which speak against a newsroom: no doubt is left by the weights
        log.says("one", 20 + day, "content_batch", about=BRIDGE, leaning=leaning)
    rows, tested = operations_of(log.tables(), settings=RULES)
    own = next(r for r in rows.to_pylist() if r["accounts"] == ["one"])
    assert own["tier"] == tier
    newsroom = next(
        r
        for r in tested.to_pylist()
        if r["operation_id"] == own["operation_id"] and r["hypothesis"] == "newsroom"
    )
    assert newsroom["weight"] < 2


@pytest.mark.parametrize("reason", ["teaching", "agency", "activist group", "customer service"])
@pytest.mark.parametrize(("order", "bits"), [("back", -2), ("coaxed", -2), ("", 0)])
def test_going_on_after_a_refusal_speaks_against_honest_work(reason, order, bits):
    tested = {h.name: h for h in HYPOTHESES_TESTED}[reason]
    made = candidate_of(keeper(order=order))
    own = sum(c.bits for c in tested.clues(made) if not c.absence)
    assert weighed(tested, made).weight == own + bits


def test_where_no_mailbox_is_known_going_on_tells_nothing_since_testers_do():
    tested = {h.name: h for h in HYPOTHESES_TESTED}["teaching"]
    tiers = []
    for known in (True, False):
        log = keeper(order="back", leaning=3.0, text="a lesson for my students", told=3)
        log.mailboxes = known
        made = candidate_of(log)
        told = weighed(tested, made)
        assert told.voiced is not known
        assert any("refusal" in each for each in told.speaks_against) is known
        tiers.append(tier_of(log))
    assert tiers == ["investigate", "lead"]


@pytest.mark.parametrize("reason", ["research", "fiction", "red team"])
def test_going_on_after_a_refusal_does_not_speak_against_who_writes_of_such_things(reason):
    tested = {h.name: h for h in HYPOTHESES_TESTED}[reason]
    made = candidate_of(keeper(order="back"))
    assert made.back
    assert weighed(tested, made).weight == sum(c.bits for c in tested.clues(made) if not c.absence)


def test_who_works_in_an_office_keeps_to_a_name_as_jobs_do():
    log = keeper()
    log.linked("one", "colleague", "another", shape="office")
    for colleague in ("colleague", "another"):
        log.says(colleague, 3, about=HALL, leaning=0.0)
    assert found(keeper())["tier"] == "investigate"
    row = found(log)
    assert row["tier"] == "lead"
    assert "kept to one rare name" not in row["sentence"]


def test_who_leans_far_in_an_office_stays_a_lead():
    def tier_at(shape, *, mailboxes=True):
        log = GivenLog().crowd()
        log.mailboxes = mailboxes
        for day in range(6):
            log.says("one", day, ("evasion!", "profiling!")[day % 2], about=BRIDGE)
        log.linked("one", "colleague", "another", shape=shape)
        for colleague in ("colleague", "another"):
            log.says(colleague, 3, about=HALL, leaning=0.0)
        return tier_of(log)

    tiers = [tier_at(shape) for shape in ("office", "household", "operator")]
    assert tiers == ["lead", "investigate", "investigate"]
    assert tier_at("household", mailboxes=False) == "lead"


def two_on_a_name(leaning, *, elsewhere=0):
    """Let two linked accounts work on one name, one of them on other things too."""
    log = GivenLog().crowd()
    for day in range(4):
        for account in ("f1", "f2"):
            log.says(account, day, about=BRIDGE, leaning=leaning)
    for day in range(elsewhere):
        log.says("f1", 20 + day, leaning=leaning)
    log.linked("f1", "f2")
    return log


def test_two_linked_accounts_keep_to_a_name_where_they_lean_far_on_it():
    lean, far, wide = two_on_a_name(1.7), two_on_a_name(1.8), two_on_a_name(1.9, elsewhere=5)
    assert [tier_of(log, "f1") for log in (lean, far, wide)] == ["lead", "investigate", "lead"]
    assert "kept to one rare name on 8" in found(far, "f1")["sentence"]
    for log in (lean, wide):
        assert names(signs(candidate_of(log, "f1"))) == ["several accounts"]


def test_one_account_keeps_to_a_name_without_order_where_it_leans_as_hardly_anybody():
    near, far = keeper(order="", leaning=2.05), keeper(order="", leaning=2.2)
    assert names(signs(candidate_of(near))) == []
    assert names(signs(candidate_of(far))) == ["one subject"]
    assert names(beside(candidate_of(far))) == ["one subject"]
    far.linked("one", "colleague", shape="office")
    far.says("colleague", 3, about=HALL, leaning=0.0)
    assert names(signs(candidate_of(far))) == []


@pytest.mark.parametrize(
    ("leaning", "elsewhere", "tier"),
    [(2.0, 12, "investigate"), (2.0, 13, "lead"), (2.6, 13, "investigate")],
)
def test_a_name_among_many_interests_must_lean_further(leaning, elsewhere, tier):
    log = keeper(leaning=leaning)
    for day in range(elsewhere):
        log.says("one", 40 + day, leaning=-0.5, text="a recipe")
    assert tier_of(log) == tier


def test_coming_back_and_getting_round_a_refusal_needs_no_name_that_takes_up_a_third():
    log = GivenLog().crowd()
    keys = [
        log.says("one", 2 * day, stage, about=BRIDGE if day < 2 else "", refused=day == 0)
        for day, stage in enumerate(("evasion!", "profiling!", "evasion", "profiling"))
    ]
    log.turn("refused_returned", keys[:2], before=None, after=None)
    log.turn("refused_rephrased_answered", keys[:2], before=None, after=None)
    assert candidate_of(log).pursued is None
    assert tier_of(log) == "investigate"


def test_a_return_about_something_else_is_no_order_in_it():
    log = keeper(order="")
    first = log.says("one", 30, about=HALL, leaning=1.0, refused=True)
    last = log.says("one", 33, about=HALL, leaning=1.0)
    log.turn("refused_returned", [first, last], before=None, after=None, subjects=("town hall",))
    assert tier_of(log) != "investigate"


def phases(*, clear, leaning):
    log = GivenLog().crowd(600)
    stages = ("planning", "profiling" + ("!" if clear else "~"), "planning", "internal_reporting")
    for day, stage in enumerate(stages):
        log.says("one", 2 * day, stage, about=BRIDGE, leaning=leaning)
    for day in range(4):
        log.says("one", 20 + 2 * day, "", about=BRIDGE, leaning=leaning)
    return log


def test_carried_through_phases_counts_where_it_leans_far_however_clear_it_is():
    clear, far, neither = (
        phases(clear=clear, leaning=leaning)
        for clear, leaning in ((True, 1.65), (False, 2.0), (False, 1.65))
    )
    assert tier_of(far) == "investigate"
    assert names(signs(candidate_of(clear))) == ["phases", "several stages"]
    assert names(signs(candidate_of(far))) == ["one subject", "phases"]
    assert names(signs(candidate_of(neither))) == ["phases"]
    assert {tier_of(clear), tier_of(neither)} <= {None, "lead"}


@pytest.mark.parametrize(("times", "found"), [(2, []), (3, ["one subject"])])
@pytest.mark.parametrize("stage", ["", "profiling"])
def test_two_occasions_that_lean_are_too_few_to_keep_to_a_name(times, found, stage):
    log = GivenLog().crowd(600)
    for day in range(4):
        log.says(
            "one", 2 * day, ("internal_reporting", stage)[day % 2],
            about=BRIDGE, leaning=6.0 if day < times else 0.0,
        )  # fmt: skip
    made = candidate_of(log)
    assert made.pursued.excess >= 3.7
    assert len(made.pursued.prompts) == times
    assert bool(made.driven) is bool(stage)
    assert [n for n in names(signs(made)) if n == "one subject"] == found


@pytest.mark.parametrize(
    ("shape", "last", "leaning", "tier"),
    [
        ("operator", "approach", 1.0, "investigate"),
        ("household", "approach", 1.0, "investigate"),
        ("office", "internal_reporting", 3.5, "investigate"),
        ("office", "internal_reporting", 1.0, "lead"),
        ("office", "internal_reporting", 2.0, "lead"),
        ("office", "approach", 3.5, "lead"),
    ],
)
def test_the_public_case_in_an_office_takes_a_report_and_leans_too_far_for_chance(
    shape, last, leaning, tier
):
    log = GivenLog().crowd()
    stages = ("planning", "profiling", "persona_setup!", "persona_setup", last)
    keys = [
        log.says("one", 4 * n, stage, about=BRIDGE, refused=n == 0, leaning=leaning)
        for n, stage in enumerate(stages)
    ]
    log.turn("refused_returned", [keys[0], keys[-1]], before="planning", after=last)
    if shape != "operator":
        log.linked("one", "colleague", shape=shape)
        log.says("colleague", 3, about=HALL, leaning=0.0)
    assert tier_of(log) == tier


@pytest.mark.parametrize(
    ("stages", "told", "untold"),
    [
        (
            ("planning", "profiling!", "evasion!", "evasion", "profiling"),
            "kept to one rare name",
            "one honest account in 10,000",
        ),
        (
            ("evasion!", "persona_setup!", "evasion", "persona_setup", ""),
            "one honest account in 10,000",
            "kept to one rare name",
        ),
    ],
)
def test_the_sentence_tells_what_one_account_is_named_for(stages, told, untold):
    log = GivenLog().crowd()
    keys = []
    for day, stage in enumerate(stages):
        about = BRIDGE if told.startswith("kept") or day < 2 else ""
        keys.append(log.says("one", 2 * day, stage, about=about, refused=day == 0))
    if told.startswith("one"):
        log.turn("refused_returned", keys[:2], before=None, after=None)
        log.turn("refused_rephrased_answered", keys[:2], before=None, after=None)
    row = found(log)
    assert row["tier"] == "investigate"
    assert told in row["sentence"]
    assert untold not in row["sentence"]


def test_one_account_that_leans_far_and_on_nothing_in_particular_stays_a_lead():
    def tier_at(elsewhere, *, back=False, coaxed=False):
        log = GivenLog().crowd()
        keys = [
            log.says("one", 2 * day, stage, about=BRIDGE, refused=day == 0)
            for day, stage in enumerate(("evasion!", "profiling!", "evasion", "profiling"))
        ]
        for day in range(elsewhere):
            log.says("one", 30 + day, leaning=5.5)
        if back:
            log.turn("refused_returned", [keys[0], keys[2]], before=None, after=None)
        if coaxed:
            log.turn("refused_rephrased_answered", keys[:2], before=None, after=None)
        return tier_of(log)

    assert (tier_at(2), tier_at(3)) == ("investigate", "lead")
    assert (tier_at(4, back=True), tier_at(5, back=True)) == ("investigate", "lead")
    assert tier_at(5, back=True, coaxed=True) == "investigate"
    assert tier_at(5, coaxed=True) == "lead"


def test_the_bar_for_one_that_names_a_purpose_is_higher_and_still_reached():
    def tier_at(leaning, text, elsewhere=0):
        log = GivenLog().crowd()
        for day in range(10):
            log.says("one", day, "evasion!", about=BRIDGE, leaning=leaning, text=text)
            log.says("one", day, "persona_setup", about=BRIDGE, leaning=leaning, text=text)
        for day in range(elsewhere):
            log.says("one", 30 + day, leaning=leaning)
        return tier_of(log)

    assert (tier_at(2.4, ""), tier_at(2.4, STORY)) == ("investigate", "lead")
    assert (tier_at(3.5, STORY), tier_at(3.5, STORY, 2)) == ("investigate", "investigate")
    assert (tier_at(3.5, STORY, 6), tier_at(3.5, "", 6)) == ("lead", "investigate")


@pytest.mark.parametrize(
    ("spoken", "every", "bits"),
    [(0, 4, 0.0), (1, 4, 1.0), (1, 16, 0.5), (2, 16, 1.0), (2, 8, 2.0), (4, 4, 2.0)],
)
def test_what_is_said_once_weighs_half_of_what_is_said_again(spoken, every, bits):
    prompts = [SimpleNamespace(key=f"m{n}", sitting=n) for n in range(every)]
    candidate = SimpleNamespace(prompts=prompts, sittings=frozenset(range(every)))
    assert said(prompts[:spoken], candidate, "buses").bits == bits


@pytest.mark.parametrize(("text", "tier"), [("", "investigate"), (ARTICLE, "lead")])
def test_the_public_case_by_one_that_names_a_purpose_again_and_again_is_a_lead(text, tier):
    log = GivenLog().crowd()
    stages = ("planning", "profiling", "persona_setup!", "persona_setup", "internal_reporting")
    keys = [
        log.says("one", 4 * n, stage, about=BRIDGE, refused=n == 0, leaning=0.6, text=text)
        for n, stage in enumerate(stages)
    ]
    log.turn("refused_returned", [keys[0], keys[-1]], before="planning", after="internal_reporting")
    assert tier_of(log) == tier


def test_what_was_refused_may_lean_in_place_of_what_it_came_back_with():
    def signs_at(first, last):
        log = keeper(order="", leaning=2.4)
        keys = [
            log.says("one", 30, about=BRIDGE, leaning=first, refused=True),
            log.says("one", 33, about=BRIDGE, leaning=last),
        ]
        log.turn("refused_returned", keys, before=None, after=None, subjects=("harbour bridge",))
        return names(signs(candidate_of(log)))

    assert signs_at(2.5, -0.5) == ["back", "one subject"]
    assert signs_at(0.2, 1.1) == ["back", "one subject"]
    assert signs_at(0.2, -0.5) == []


def test_an_account_that_leans_with_one_clear_request_is_not_shown():
    def shown(*, back):
        log = GivenLog().crowd(slips=0.005)
        for day in range(8):
            log.says("one", day, "evasion!" if day == 3 else "", about=f"name:p{day}", leaning=2.2)
        if back:
            keys = [
                log.says("one", 30, about=BRIDGE, leaning=2.0, refused=True),
                log.says("one", 33, about=BRIDGE, leaning=2.0),
            ]
            log.turn("refused_returned", keys, before=None, after=None)
        made = candidate_of(log)
        assert "several stages" in names(signs(made))
        return _worth_showing(Found(made, [], "lead", None, 3.0, 0.01, 0.01))

    assert not shown(back=False)
    assert shown(back=True)


def test_linked_accounts_keep_their_subject_where_they_lean_more_over_all():
    log = GivenLog().crowd(900)
    for account in ("f1", "f2", "f3"):
        for day in range(4):
            log.says(account, day, about=BRIDGE, leaning=1.6)
        for day in range(6):
            log.says(account, 10 + day, leaning=2.9)
    log.linked("f1", "f2", "f3")
    row = found(log, "f1")
    assert row["tier"] == "investigate"
    assert "worked on one rare name from 3 linked accounts" in row["sentence"]


def test_two_linked_accounts_that_also_show_phases_have_a_second_sign():
    def tier_at(*, stages):
        log = GivenLog().crowd()
        for day, stage in enumerate(stages):
            for account in ("f1", "f2"):
                log.says(account, day, stage, about=BRIDGE, leaning=1.5)
        log.linked("f1", "f2")
        return found(log, "f1")

    through = tier_at(stages=("planning~", "profiling~", "content_batch~", "", ""))
    assert through["tier"] == "investigate"
    assert "carried it through" in through["sentence"]
    assert tier_at(stages=("", "", "", "", ""))["tier"] == "lead"


def test_moving_somebody_off_is_held_by_linked_accounts_on_one_name():
    def tier_at(about):
        log = GivenLog().crowd()
        for day, stage in enumerate(("flattery", "off_platform", "off_platform", "", "")):
            log.says("f1", day, stage, about=about, leaning=2.6)
            log.says("f2", day, about=about, leaning=2.6)
        log.linked("f1", "f2")
        return found(log, "f1")

    assert tier_at(BRIDGE)["tier"] == "investigate"
    assert "worked on one rare name from 2 linked accounts" in tier_at(BRIDGE)["sentence"]
    assert (tier_at("") or {"tier": None})["tier"] in (None, "lead")


def test_moving_somebody_off_is_not_held_by_one_clear_request_for_something_else():
    log = GivenLog().crowd()
    for day, stage in enumerate(("flattery", "off_platform", "off_platform", "profiling!", "")):
        log.says("f1", day, stage, leaning=2.6)
        log.says("f2", day, leaning=2.6)
    log.linked("f1", "f2")
    made = candidate_of(log, "f1")
    assert names(harm(made)) == ["moved"]
    assert names(signs(made)) == ["several stages"]
    assert beside(made) == []


def test_two_linked_accounts_that_lean_on_a_name_as_hardly_anybody_need_nothing_else():
    def tier_at(leaning):
        log = GivenLog().crowd()
        for day in range(5):
            for account in ("f1", "f2"):
                log.says(account, day, about=BRIDGE, leaning=leaning)
        log.linked("f1", "f2")
        return tier_of(log, "f1")

    assert tier_at(1.6) == "lead"
    assert tier_at(2.9) == "investigate"


def test_one_prompt_that_many_wrote_alike_makes_no_classroom_of_accounts_that_lean():
    def tier_at(*, every):
        log = GivenLog().crowd()
        for number in range(12):
            log.says(f"u{number:05d}", 50, text="the same task", family="task")
        for day in range(5):
            for account in ("f1", "f2", "f3"):
                family = "task" if every or (day == 0 and account == "f1") else None
                stage = "profiling~" if day == 0 and account == "f1" else ""
                log.says(account, day, stage, about=BRIDGE, leaning=2.5, family=family)
        log.linked("f1", "f2", "f3")
        return tier_of(log, "f1")

    assert tier_at(every=False) == "investigate"
    assert tier_at(every=True) == "lead"


def test_structures_by_leaning_agree_with_a_count_by_hand():
    log = keeper(elsewhere=2)
    cards = counting_of(log_of(log.tables()))
    parts = parts_of(cards)
    unit = cards.log.unit[cards.log.accounts.to_pylist().index("one")]
    shown = dict(zip(STRUCTURES, parts.structure[unit].tolist(), strict=True))
    assert shown["in sum"]
    assert shown["one subject"]  # 6 of 8 occasions that lean
    spread = spread_of(cards.log.sitting_leaning, cards.log.account)
    own = (2.0 - spread.middle) / np.sqrt(spread.between**2 + spread.within**2 / 8)
    assert shown["far in sum"] == (own >= 2.5)
    for day in range(12):  # so that it leans far on its subject, and not over all
        log.says("one", 60 + day, leaning=-1.0)
    cards = counting_of(log_of(log.tables()))
    shown = dict(zip(STRUCTURES, parts_of(cards).structure[unit].tolist(), strict=True))
    assert shown["far in sum"]
    assert candidate_of(log).swayed.subjects
    spread_thin = parts_of(counting_of(log_of(keeper(elsewhere=4).tables())))
    assert not spread_thin.structure[unit, STRUCTURES.index("one subject")]
    in_no_order = parts_of(counting_of(log_of(keeper(order="").tables())))
    assert in_sum(in_no_order)[unit]


def test_a_name_that_many_write_is_no_subject_to_keep_to():
    log = keeper()
    for number in range(12):
        log.says(f"u{number:05d}", 50, about=BRIDGE, leaning=0.0)
    cards = counting_of(log_of(log.tables()))
    unit = cards.log.unit[cards.log.accounts.to_pylist().index("one")]
    shown = parts_of(cards).structure[unit]
    assert not shown[STRUCTURES.index("one subject")]


@pytest.mark.parametrize(
    ("spoken", "every", "voiced"),
    [(0, 0, False), (0, 3, False), (1, 3, False), (2, 3, True), (2, 12, True), (2, 13, False)],
)
def test_a_purpose_is_voiced_on_two_occasions_that_are_a_sixth(spoken, every, voiced):
    prompts = [SimpleNamespace(key=f"m{n}", sitting=n) for n in range(every)]
    candidate = SimpleNamespace(prompts=prompts, sittings=frozenset(range(every)))
    clues = [
        Clue(1.0, "said", tuple(p.key for p in prompts[:spoken]), declared=True),
        Clue(1.0, "seen", tuple(p.key for p in prompts)),
    ]
    assert _voiced(clues, candidate) is voiced


def desk(log, name, accounts, *, about=BRIDGE):
    """Let linked accounts ask for a scam on a name."""
    members = [f"{name}{number}" for number in range(accounts)]
    stages = ("scam_ping!", "flattery", "scam_sting!", "off_platform!", "scam_ping", "scam_sting")
    for number, account in enumerate(members):
        for day, stage in enumerate(stages):
            log.says(account, 2 * day + number / 10, stage, about=about)
    if accounts > 1:
        log.linked(*members)


def groups_of(log):
    rows = operations_of(log.tables(), settings=RULES)[0].to_pylist()
    return sorted(sorted(row["accounts"]) for row in rows if row["tier"] == "investigate")


def test_two_large_groups_on_one_name_stay_two_and_smaller_ones_become_one():
    def grouped(*sizes):
        log = GivenLog().crowd(900)
        for number, size in enumerate(sizes):
            desk(log, "abc"[number], size)
        return sorted(len(group) for group in groups_of(log))

    assert grouped(3, 3) == [3, 3]
    assert grouped(3, 2) == [5]
    assert grouped(2, 2) == [4]
    assert grouped(3, 1) == [4]
    assert grouped(3, 3, 1) == [1, 3, 3]


@pytest.mark.parametrize(
    ("bits", "doubted"), [(1.9, ()), (2.5, ("back",)), (3.0, ("back", "asked"))]
)
def test_what_is_specific_takes_a_heavier_doubt_than_what_only_comes_back(bits, doubted):
    class Honest:
        name, accounts_for, takes_refusals = "honest", frozenset({"evasion"}), True

        def clues(self, candidate):
            return [Clue(bits, "It is so.")]

    back, asked = GivenLog().crowd(), GivenLog().crowd()
    keys = [
        back.says("one", 4 * day, stage, about=BRIDGE, refused=day == 0)
        for day, stage in enumerate(("planning", "content_single", "internal_reporting"))
    ]
    back.turn("refused_returned", keys[::2], before="planning", after="internal_reporting")
    for day in range(4):
        asked.says("one", day, "evasion!", about=BRIDGE)
    assert candidate_of(back).returned
    assert candidate_of(asked).solid
    logs = {"back": back, "asked": asked}
    assert (
        tuple(n for n, log in logs.items() if weighed(Honest(), candidate_of(log)).doubt) == doubted
    )


def test_a_group_on_two_subjects_does_not_join_two_large_ones():
    log = GivenLog().crowd(900)
    desk(log, "a", 3)
    desk(log, "b", 3, about=HALL)
    desk(log, "c", 2, about=(BRIDGE, HALL))
    assert sorted(len(group) for group in groups_of(log)) == [3, 5]


@pytest.mark.parametrize(
    ("leaning", "known", "tier"),
    [(2.2, True, "investigate"), (2.2, False, "lead"), (2.9, False, "investigate")],
)
def test_linked_accounts_whose_mailboxes_nobody_knows_must_lean_further(leaning, known, tier):
    log = two_on_a_name(leaning)
    log.mailboxes = known
    assert tier_of(log, "f1") == tier


def test_a_household_explains_a_link_more_than_what_one_account_does():
    log = keeper()
    log.linked("one", "sister", shape="household")
    log.says("sister", 3, about=HALL, leaning=0.0)
    made = candidate_of(log)
    assert made.shapes == ("household",)
    tested = {h.name: h for h in HYPOTHESES_TESTED}["household"]
    assert [c.bits for c in tested.clues(made)] == [1.0]
    assert tier_of(log) == "investigate"


def test_a_return_whose_stages_are_read_is_counted_once():
    log = GivenLog().crowd()
    keys = [
        log.says("one", 4 * n, stage, about=BRIDGE, refused=n == 0)
        for n, stage in enumerate(("planning", "profiling", "content_batch", "internal_reporting"))
    ]
    log.turn("refused_returned", [keys[0], keys[-1]], before="planning", after="internal_reporting")
    made = candidate_of(log)
    assert made.back
    assert made.returned
    tested = {h.name: h for h in HYPOTHESES_TESTED}["teaching"]
    told = weighed(tested, made).speaks_against
    assert [t for t in told if "refusal" in t] == [
        "It does not account for coming back to the same subject after a refusal."
    ]
