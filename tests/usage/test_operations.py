import pytest
from tests.usage.operation_tables import RULES, GivenLog

from groundswell.errors import SettingError
from groundswell.model.usage import HYPOTHESES, PROVIDER_OPERATIONS, READINGS
from groundswell.usage.operation_settings import Operations
from groundswell.usage.operations import operations_of

BRIDGE = "name:harbour bridge"


def tiers(log, **settings):
    found, _ = operations_of(log.tables(), settings=Operations(**{"weigh": False, **settings}))
    return {account: row["tier"] for row in found.to_pylist() for account in row["accounts"]}


def smear(log, account="op", about=BRIDGE, start=0):
    """Plan, be refused, look into somebody, make up identities, come back with a report."""
    first = log.says(account, start, "planning", about=about, refused=True)
    log.says(account, start + 1, "profiling", about=about)
    log.says(account, start + 3, "persona_setup!", about=about)
    log.says(account, start + 4, "persona_setup", about=about)
    last = log.says(account, start + 16, "internal_reporting", about=about)
    log.turn("refused_returned", [first, last], before="planning", after="internal_reporting")
    return [first, last]


def test_a_plan_refused_and_a_report_weeks_later_on_one_rare_subject_is_to_be_investigated():
    log = GivenLog().crowd()
    smear(log)
    found, _ = operations_of(log.tables(), settings=RULES)
    first = found.to_pylist()[0]
    assert first["accounts"] == ["op"]
    assert first["tier"] == "investigate"
    assert first["phases"] == ["plan", "prepare", "assess"]
    assert first["subjects"][0] == "harbour bridge"
    assert first["expected"] < 0.1
    assert "came back" in first["sentence"]


def test_messages_of_an_operation_stand_by_time():
    log = GivenLog().crowd()
    smear(log)
    found, _ = operations_of(log.tables(), settings=RULES)
    times = {r["key"]: r["at"] for r in log.rows}
    keys = found.to_pylist()[0]["message_keys"]
    assert len(keys) == 5
    assert [times[k] for k in keys] == sorted(times[k] for k in keys)


def test_a_scam_desk_of_linked_accounts_is_one_operation():
    log = GivenLog().crowd()
    desk = ["s1", "s2", "s3"]
    for number, account in enumerate(desk):
        for day in range(4):
            stage = ("scam_ping", "scam_zing!", "scam_sting", "off_platform")[(day + number) % 4]
            log.says(account, day, stage)
    log.linked(*desk)
    found, _ = operations_of(log.tables(), settings=RULES)
    first = found.to_pylist()[0]
    assert first["accounts"] == desk
    assert first["tier"] == "investigate"
    assert first["operator_id"] == "operator-0"


def test_a_content_farm_with_false_identities_is_found_and_one_without_is_not():
    log = GivenLog().crowd()
    for day in range(6):
        log.says("farm", day, "content_batch", about=BRIDGE)
        log.says("honest", day, "content_batch internal_reporting", about="name:bird club")
    log.says("farm", 2, "persona_setup!", about=BRIDGE)
    log.says("farm", 4, "persona_setup", about=BRIDGE)
    log.says("farm", 5, "evasion", about=BRIDGE)
    log.says("farm", 6, "evasion!", about=BRIDGE)
    found = tiers(log)
    assert found["farm"] == "investigate"
    assert "honest" not in found


def test_what_honest_teams_do_as_well_never_makes_an_operation_however_much_of_it():
    log = GivenLog().crowd()
    for day in range(40):
        log.says(
            "team",
            day,
            "planning content_batch translation internal_reporting tooling",
            about=BRIDGE,
        )
    assert "team" not in tiers(log)


@pytest.mark.parametrize(
    "stage", ["flattery", "approach", "incentive", "reassurance", "off_platform"]
)
def test_kind_words_or_another_platform_alone_accuse_nobody(stage):
    log = GivenLog().crowd()
    for day in range(10):
        log.says("kind", day, f"{stage}!")
    assert "kind" not in tiers(log)


def test_thousands_of_accounts_with_one_message_never_are_to_be_investigated():
    log = GivenLog()
    for number in range(3000):
        log.says(
            f"v{number:05d}",
            number % 30,
            "persona_setup! profiling! evasion! scam_sting!",
            about=BRIDGE,
        )
    assert set(tiers(log).values()) <= {"insufficient data"}


def test_one_stage_repeated_for_weeks_in_one_account_is_at_most_a_lead():
    log = GivenLog().crowd()
    for day in range(60):
        log.says("same", day, "profiling!")
    assert tiers(log).get("same") != "investigate"


def test_a_slip_of_the_reading_now_and_then_in_a_busy_account_is_no_operation():
    log = GivenLog().crowd()
    for day in range(200):
        log.says(
            "busy", day % 60, "profiling?" if day % 20 == 0 else "content_single", about=BRIDGE
        )
    assert tiers(log).get("busy") in (None, "explained")


def test_in_a_log_of_a_few_accounts_nothing_is_more_than_a_lead():
    log = GivenLog().crowd(5)
    smear(log)
    assert tiers(log)["op"] == "lead"


def test_two_messages_are_too_little_to_judge():
    log = GivenLog().crowd()
    first = log.says("op", 0, "profiling!", about=BRIDGE, refused=True)
    last = log.says("op", 16, "persona_setup!", about=BRIDGE)
    log.turn("refused_returned", [first, last], before="profiling", after="persona_setup")
    assert tiers(log)["op"] == "insufficient data"


def test_messages_without_times_are_too_little_to_judge():
    log = GivenLog().crowd()
    smear(log)
    for row in log.rows:
        if row["account"] == "op":
            row["at"] = 0
    assert tiers(log)["op"] == "insufficient data"


def test_a_common_subject_carries_nothing_from_phase_to_phase():
    rare, common = GivenLog().crowd(), GivenLog().crowd()
    for log in (rare, common):
        log.says("op", 0, "planning", about=BRIDGE)
        log.says("op", 1, "profiling!", about=BRIDGE)
        log.says("op", 2, "persona_setup", about=BRIDGE)
    for number in range(100):
        common.says(f"u{number:05d}", 1, "", about=BRIDGE)
    scores = [
        {
            a: r["score"]
            for r in operations_of(log.tables(), settings=RULES)[0].to_pylist()
            for a in r["accounts"]
        }
        for log in (rare, common)
    ]
    assert scores[0]["op"] > scores[1].get("op", 0) + 1


def test_subjects_that_only_linked_accounts_share_are_still_rare():
    log = GivenLog().crowd(100)
    group = [f"l{n:02d}" for n in range(30)]
    for number, account in enumerate(group):
        for day in range(3):
            log.says(
                account,
                day,
                ("planning", "persona_setup!", "content_batch")[(day + number) % 3],
                about=BRIDGE,
            )
    log.linked(*group)
    found, _ = operations_of(log.tables(), settings=RULES)
    first = found.to_pylist()[0]
    assert first["accounts"] == group
    assert "carried one rare subject" in first["sentence"]


def test_accounts_that_share_a_household_are_not_put_together():
    log = GivenLog().crowd()
    log.says("h1", 0, "profiling!")
    log.says("h2", 1, "persona_setup!")
    log.says("h3", 2, "evasion!")
    log.linked("h1", "h2", "h3", shape="household")
    assert "investigate" not in tiers(log).values()


def test_readings_of_a_language_model_change_nothing():
    log = GivenLog().crowd()
    smear(log)
    tables = log.tables()
    reading = {
        "message_key": log.rows[-1]["key"], "stages": ["evasion"], "outcome": "refused",
        "confidence": 1.0, "quote": None, "agrees": False, "state": "answered", "model": "m",
        "version": None, "prompt_sha256": "0", "at_ms": 0,
    }  # fmt: skip
    read = {**tables, "readings": READINGS.empty_table().from_pylist([reading], schema=READINGS)}
    before, after = operations_of(tables), operations_of(read)
    assert before[0].equals(after[0])
    assert before[1].equals(after[1])


def test_the_order_of_rows_changes_nothing():
    log = GivenLog().crowd()
    smear(log)
    tables = log.tables()
    turned = {name: table[::-1] for name, table in tables.items()}
    before, after = operations_of(tables), operations_of(turned)
    assert before[0].equals(after[0])
    assert before[1].equals(after[1])


def test_keys_stay_when_the_log_grows():
    def key(accounts):
        log = GivenLog().crowd(accounts)
        smear(log)
        found, _ = operations_of(log.tables(), settings=RULES)
        return next(r["operation_id"] for r in found.to_pylist() if r["accounts"] == ["op"])

    assert key(200) == key(300)


def test_nothing_gives_empty_tables():
    found, tested = operations_of({})
    assert found.equals(PROVIDER_OPERATIONS.empty_table())
    assert tested.equals(HYPOTHESES.empty_table())


def test_more_evidence_of_every_kind_ranks_first():
    log = GivenLog().crowd()
    smear(log, "full")
    log.says("thin", 0, "profiling!", about="name:mill lane")
    log.says("thin", 1, "profiling", about="name:mill lane")
    log.says("thin", 2, "planning", about="name:mill lane")
    found, _ = operations_of(log.tables(), settings=RULES)
    rows = found.to_pylist()
    assert rows[0]["accounts"] == ["full"]
    assert [r["label"] for r in rows] == [f"O{n}" for n in range(1, len(rows) + 1)]


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"lead_score": 4.0}, "lead_score"),
        ({"least_prompts": 1}, "least_prompts"),
        ({"rounds": 0}, "rounds"),
        ({"most_expected": 2.0}, "most_expected"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused_by_name(wrong, name):
    with pytest.raises(SettingError, match=name):
        Operations(**wrong)


def test_likely_messages_add_up_on_one_subject_and_without_a_clear_one_stay_a_lead():
    def tier_of(last):
        log = GivenLog().crowd(600)
        for day, stage in enumerate(
            ("planning~", "profiling~", "persona_setup~", "evasion~", last)
        ):
            # What is hardly told as a stage leans little as well.
            log.says("op", day, stage, about=BRIDGE, leaning=1.2 if stage.endswith("~") else None)
        return tiers(log).get("op")

    assert tier_of("persona_setup") == "investigate"
    assert tier_of("persona_setup~") in (None, "lead")


def test_many_operations_in_one_log_do_not_hide_one_another():
    log = GivenLog().crowd(400)
    for number in range(12):
        smear(log, f"op{number:02d}", f"name:target {number}", start=number % 5)
    found = tiers(log)
    assert [found[f"op{number:02d}"] for number in range(12)] == ["investigate"] * 12


def test_who_is_refused_all_the_time_on_names_that_never_come_back_may_be_a_red_team():
    log = GivenLog().crowd(600)
    for day in range(24):
        stage = ("persona_setup!", "evasion", "evasion!", "")[day % 4]
        log.says(
            "red", day, stage, about=f"name:odd {day}", refused=day % 2 == 0, text="test case 7"
        )
    assert tiers(log).get("red") in (None, "explained", "lead")
