"""Each honest reason explains the people it is about, and nobody can hide behind it."""

import pytest
from tests.usage.operation_tables import RULES, GivenLog

from groundswell.usage.hypotheses import HYPOTHESES_TESTED
from groundswell.usage.operations import operations_of

TARGET = "name:harbour bridge"


def judged(log, account):
    """Give the tier of the account's candidate, and the state of each hypothesis."""
    found, tested = operations_of(log.tables(), settings=RULES)
    row = next((r for r in found.to_pylist() if account in r["accounts"]), None)
    if row is None:
        return None, {}
    states = {
        r["hypothesis"]: r for r in tested.to_pylist() if r["operation_id"] == row["operation_id"]
    }
    return row["tier"], states


def an_operation(log, account="op", *, text="", texts=None, start=0):
    """Add a plain operation: one target through every phase, with false identities."""
    stages = ["planning", "profiling!", "persona_setup!", "evasion", "evasion!", "content_batch"]
    stages += ["persona_setup", "internal_reporting"]
    for day, stage in enumerate(stages):
        said = text if texts is None else texts[day % len(texts)]
        log.says(account, start + 2 * day, stage, about=TARGET, text=said)


def a_newsroom(log):
    stages = ("profiling", "content_single", "target_monitoring", "content_single")
    for day in range(20):
        log.says(
            "news",
            day,
            stages[day % 4],
            about=f"name:p{day}",
            text="questions for an interview, for the article",
        )


def a_researcher(log):
    stages = ("persona_setup", "evasion", "profiling", "scam_ping")
    for day in range(16):
        log.says("res", day, stages[day % 4], about=f"name:case {day}",
                 text="for our study, how did this earlier case work; cite papers")  # fmt: skip


def a_red_team(log):
    stages = (
        "persona_setup!",
        "evasion!",
        "profiling!",
        "scam_ping!",
        "scam_sting!",
        "target_monitoring!",
    )
    for number in range(36):
        log.says("red", number // 18, stages[number % 6], about="", refused=number % 3 != 0,
                 text="a test case for the safety evaluation")  # fmt: skip


def a_translation_bureau(log):
    for day in range(30):
        extra = " profiling" if day % 6 == 0 else " persona_setup" if day % 7 == 0 else ""
        log.says("bureau", day, "translation" + extra, about=f"name:text {day}",
                 lang=("en", "de", "fr")[day % 3], text="translate this from the client")  # fmt: skip


def a_novelist(log):
    stages = ("persona_setup", "content_single", "profiling", "content_single")
    for day in range(24):
        log.says("novel", day, stages[day % 4], about=("name:old ferryman", f"name:place {day}")[:1 + day % 2],
                 text="the next chapter of my novel: this character in the scene")  # fmt: skip


def a_classroom(log):
    for number in range(25):
        for task in range(3):
            log.says(f"pupil{number:02d}", task, ("persona_setup", "scam_ping", "profiling")[task],
                     family=f"task{task}", text="an exercise for class")  # fmt: skip


def a_reseller(log):
    for day in range(120):
        stage = (
            "profiling"
            if day % 30 == 3
            else "persona_setup!"
            if day % 40 == 5
            else "content_single"
        )
        log.says("sell", day % 40, stage, about=f"name:thing {day}",
                 lang=("en", "de", "fr", "es", "it")[day % 5])  # fmt: skip


HONEST = {
    "news": a_newsroom,
    "res": a_researcher,
    "red": a_red_team,
    "bureau": a_translation_bureau,
    "novel": a_novelist,
    "pupil03": a_classroom,
    "sell": a_reseller,
}


@pytest.mark.parametrize("account", HONEST)
def test_people_who_do_their_work_are_not_to_be_investigated(account):
    log = GivenLog().crowd(600)
    HONEST[account](log)
    tier, _ = judged(log, account)
    assert tier in (None, "explained")


@pytest.mark.parametrize(
    ("account", "reason"),
    [
        ("news", "newsroom"), ("res", "research"), ("red", "red team"),
        ("bureau", "translation bureau"), ("novel", "fiction"),
    ],
)  # fmt: skip
def test_the_reason_that_fits_is_the_one_that_explains(account, reason):
    log = GivenLog().crowd(600)
    HONEST[account](log)
    tier, states = judged(log, account)
    assert tier == "explained"
    assert states[reason]["state"] == "explains"


def test_an_operation_is_explained_by_nothing():
    log = GivenLog().crowd()
    an_operation(log)
    tier, states = judged(log, "op")
    assert tier == "investigate"
    assert {row["state"] for row in states.values()} <= {"possible", "speaks against"}


WORDS = {
    "research": "this is for a research study with a methodology and citations",
    "red team": "a red team test case, a jailbreak benchmark for the safety evaluation",
    "newsroom": "for an article by our newsroom, says the editor",
    "teaching": "an exercise for my students in class",
    "fiction": "a scene with a character in a chapter of my novel",
    "agency": "for a client of our agency, about the brand",
    "translation bureau": "translate this, translation for the glossary",
    "activist group": "our members and volunteers and the petition",
    "customer service": "for our customers, a refund ticket",
}


@pytest.mark.parametrize("purpose", WORDS)
def test_an_operation_that_names_an_honest_purpose_every_time_is_still_found(purpose):
    log = GivenLog().crowd()
    an_operation(log, text=WORDS[purpose])
    assert judged(log, "op")[0] == "investigate"


def test_saying_once_that_it_is_for_research_hardly_moves_the_weight():
    silent, once = GivenLog().crowd(), GivenLog().crowd()
    an_operation(silent)
    an_operation(once, texts=[WORDS["research"], *[""] * 7])
    weights = [judged(log, "op")[1]["research"]["weight"] for log in (silent, once)]
    assert weights[1] - weights[0] <= 3.0
    assert judged(once, "op")[0] == "investigate"


def test_a_declared_purpose_says_itself_that_it_weighs_little():
    log = GivenLog().crowd()
    an_operation(log, text=WORDS["research"])
    speaks = judged(log, "op")[1]["research"]["speaks_for"]
    assert any("Anybody can say so" in sentence for sentence in speaks)


@pytest.mark.parametrize("kind", ["unrelated subjects", "translations", "languages", "all"])
def test_an_operation_padded_with_honest_work_is_still_found(kind):
    log = GivenLog().crowd()
    an_operation(log)
    for number in range(60):
        log.says(
            "op",
            number % 16,
            "translation" if kind in ("translations", "all") else "content_single",
            about=f"name:recipe {number}",
            lang=("en", "de", "fr", "es", "it")[number % 5]
            if kind in ("languages", "all")
            else "en",
            text=" ".join(WORDS.values()) if kind == "all" else "a recipe for soup",
            leaning=0.2,
        )
    assert judged(log, "op")[0] == "investigate"


def test_many_accounts_that_write_alike_make_no_classroom_of_an_operation():
    log = GivenLog().crowd(600)
    for account in ("op", *(f"mule{n}" for n in range(15))):
        for day, stage in enumerate(("planning", "persona_setup!", "profiling!", "persona_setup")):
            log.says(
                account,
                day,
                stage,
                about=TARGET,
                family=f"f{day}",
                text=WORDS["teaching"],
                leaning=1.8,
            )
    tier, states = judged(log, "op")
    assert tier != "explained"
    assert states["classroom"]["state"] != "explains"


def test_coming_back_after_a_refusal_is_accounted_for_by_few():
    log = GivenLog().crowd()
    first = log.says("op", 0, "planning", about=TARGET, refused=True)
    log.says("op", 3, "content_single", about=TARGET)
    last = log.says("op", 15, "internal_reporting!", about=TARGET)
    log.turn("refused_returned", [first, last], before="planning", after="internal_reporting")
    _, states = judged(log, "op")
    explaining = [name for name, row in states.items() if row["state"] == "explains"]
    assert explaining == []
    assert any("after a refusal" in s for s in states["activist group"]["speaks_against"])


def a_tester(*, refused, elsewhere=0, days=10):
    """Let one account work on one name, so many of its prompts refused; give the red team's row."""
    log = GivenLog().crowd()
    stages = ("profiling!", "evasion", "scam_ping", "persona_setup")
    for day in range(days):
        log.says("op", day, stages[day % 4], about=TARGET, refused=day < refused)
    for day in range(elsewhere):
        log.says("op", 30 + day, leaning=5.5)
    return judged(log, "op")[1]["red team"]


def test_keeping_to_one_name_speaks_against_a_red_team_until_hardly_anything_is_answered():
    def kept(row):
        return any("Tests go from one matter to the next" in each for each in row["speaks_against"])

    assert kept(a_tester(refused=0))
    assert kept(a_tester(refused=7))
    assert not kept(a_tester(refused=8))
    assert kept(a_tester(refused=0, elsewhere=2))
    assert not kept(a_tester(refused=0, elsewhere=3))


def test_eight_refusals_weigh_more_for_a_red_team_than_seven():
    more, less = (a_tester(refused=n, elsewhere=4)["weight"] for n in (8, 7))
    assert more == pytest.approx(less + 2.0)


def test_a_scam_desk_that_speaks_of_customers_is_no_customer_service():
    log = GivenLog().crowd()
    for day in range(12):
        stages = ("scam_ping flattery", "scam_zing! reassurance", "scam_sting off_platform")[
            day % 3
        ]
        log.says(
            "op",
            day,
            stages,
            text=WORDS["customer service"],
            about=(f"name:victim {day // 3}", "name:moonlit lane"),
        )
    tier, states = judged(log, "op")
    assert tier == "investigate"
    assert states["customer service"]["state"] != "explains"


def test_every_hypothesis_is_tested_against_every_candidate_with_sentences():
    log = GivenLog().crowd()
    an_operation(log)
    _, states = judged(log, "op")
    assert set(states) == {h.name for h in HYPOTHESES_TESTED}
    keys = {row["key"] for row in log.rows if row["account"] == "op"}
    for row in states.values():
        assert row["speaks_for"] or row["speaks_against"]
        assert set(row["message_keys"]) <= keys
        assert all(sentence.endswith(".") for sentence in row["speaks_for"] + row["speaks_against"])


def test_sentences_hold_no_text_of_messages():
    log = GivenLog().crowd()
    an_operation(log, text="<script>zq</script> research novel client")
    found, tested = operations_of(log.tables(), settings=RULES)
    shown = str(found["sentence"].to_pylist()) + str(tested.to_pylist())
    assert "zq" not in shown


def guarded(*, more=(), came_back=False, elsewhere=()):
    """Let one account ask again and again how not to be noticed, on one rare name."""
    log = GivenLog().crowd()
    stages = ("planning", "evasion!", "approach", "evasion", "evasion!", *more)
    keys = [log.says("one", 2 * day, stage, about=TARGET) for day, stage in enumerate(stages)]
    for day, stage in enumerate(elsewhere):
        log.says("one", 40 + day, stage, about="name:own garden", leaning=0.0)
    if came_back:
        log.turn(
            "refused_returned", [keys[1], keys[3]], before=None, after=None,
            subjects=("harbour bridge",),
        )  # fmt: skip
    return log


def test_who_only_guards_themselves_stays_a_lead():
    tier, tested = judged(guarded(), "one")
    assert tier == "lead"
    assert tested["privacy"]["weight"] == 3
    assert any(
        "so does everybody who guards themselves" in s for s in tested["privacy"]["speaks_for"]
    )


@pytest.mark.parametrize(
    ("change", "against"),
    [
        ({"more": ("profiling!",)}, "It also asks for"),
        ({"more": ("persona_setup",)}, "It also asks for"),
        ({"more": ("off_platform",)}, "It also asks for"),
        ({"more": ("content_batch",)}, "asks for many pieces"),
        ({"more": ("internal_reporting",)}, "asks for reports"),
        ({"came_back": True}, "came back after a refusal"),
    ],
)
def test_privacy_hides_nobody_who_does_something_beside(change, against):
    tier, tested = judged(guarded(**change), "one")
    assert tier == "investigate"
    assert any(against in s for s in tested["privacy"]["speaks_against"])


def test_privacy_hides_no_linked_accounts_on_one_name():
    log = GivenLog().crowd()
    for day in range(4):
        for account in ("one", "two"):
            log.says(account, day, "evasion!", about=TARGET)
    log.linked("one", "two")
    tier, tested = judged(log, "one")
    assert tier == "investigate"
    assert tested["privacy"]["weight"] == 3 - 2
    assert any("work on one rare name" in s for s in tested["privacy"]["speaks_against"])


def test_everyday_work_on_other_things_does_not_speak_against_privacy():
    assert judged(guarded(elsewhere=("content_batch", "internal_reporting")), "one")[0] == "lead"


def test_who_hides_nothing_is_not_explained_by_privacy():
    log = GivenLog().crowd()
    for day, stage in enumerate(
        ("planning", "persona_setup!", "persona_setup", "persona_setup!", "")
    ):
        log.says("one", 2 * day, stage, about=TARGET)
    tier, tested = judged(log, "one")
    assert tier == "investigate"
    assert tested["privacy"]["weight"] < 0


@pytest.mark.parametrize(("mailboxes", "speaks"), [(True, True), (False, False)])
def test_linked_accounts_that_keep_to_a_name_by_two_thirds_are_no_red_team(mailboxes, speaks):
    log = GivenLog().crowd()
    log.mailboxes = mailboxes
    stages = ("profiling!", "evasion", "scam_ping", "persona_setup")
    for day in range(8):
        log.says(("op", "other")[day % 2], day, stages[day % 4], about=TARGET)
    for day in range(3):  # 8 of 11 occasions that lean
        log.says("op", 30 + day, leaning=5.5)
    log.linked("op", "other")
    told = judged(log, "op")[1]["red team"]["speaks_against"]
    assert any("Tests go from one matter to the next" in each for each in told) is speaks


@pytest.mark.parametrize(("linked", "speaks"), [(True, True), (False, False)])
def test_many_refusals_do_not_make_testers_of_linked_accounts_on_one_name(linked, speaks):
    log = GivenLog().crowd()
    stages = ("profiling!", "evasion", "scam_ping", "persona_setup")
    for day in range(12):
        account = ("op", "other")[day % 2] if linked else "op"
        log.says(account, day, stages[day % 4], about=TARGET, refused=day < 9)
    if linked:
        log.linked("op", "other")
    told = judged(log, "op")[1]["red team"]["speaks_against"]
    assert any("Tests go from one matter to the next" in each for each in told) is speaks


def test_watching_an_authority_is_nothing_that_privacy_does_not_account_for():
    tier, tested = judged(guarded(more=("target_monitoring",)), "one")
    assert tier == "lead"
    assert tested["privacy"]["weight"] == 3
