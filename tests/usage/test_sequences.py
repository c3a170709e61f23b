import numpy as np
import pyarrow as pa
import pytest
from tests.usage.asked_logs import DAY, HOUR, PHASES, asked, crowd, read, sequences

from groundswell.errors import SettingError
from groundswell.model.usage import (
    MESSAGE_STAGES,
    MESSAGES,
    OPERATOR_MEMBERS,
    OUTCOMES,
    PROMPT_FAMILIES,
    SEQUENCES,
    SUBJECTS,
)
from groundswell.usage.prompt_families import prompt_families
from groundswell.usage.sequences import Sequences, across_accounts, sequences_of
from groundswell.usage.subjects import Subjects, subjects_of

REFUSED, ANSWERED = {"outcome": "refused"}, {"outcome": "answered"}


def kinds(found):
    return [row["kind"] for row in found]


def public_case(account="op", weeks=2):
    return [
        asked(account, "plan a walk for Mara Fenwick", at=0, stage="planning", **REFUSED),
        asked(account, "edit the report on Mara Fenwick", at=7 * weeks * DAY,
              stage="internal_reporting", **ANSWERED),
    ]  # fmt: skip


def test_empty_tables_give_no_sequences_with_the_schema():
    empty = (
        schema.empty_table()
        for schema in (MESSAGES, MESSAGE_STAGES, OUTCOMES, SUBJECTS, PROMPT_FAMILIES)
    )
    found = sequences_of(*empty, PHASES)
    assert (found.num_rows, found.schema) == (0, SEQUENCES)


def test_a_refused_plan_and_a_report_weeks_later_is_a_return_with_the_time_between():
    [row] = sequences([*public_case(), *crowd(30)])
    assert row["kind"] == "refused_returned"
    assert (row["stage_before"], row["stage_after"]) == ("planning", "internal_reporting")
    assert row["elapsed_ms"] == 14 * DAY
    assert row["message_keys"] == ["m0000", "m0001"]
    assert row["subjects"] == ["mara fenwick"]
    assert row["bits"] == pytest.approx(np.log2(31))


@pytest.mark.parametrize(
    "change",
    [
        {"at": 0, "outcome": "answered", "stage": "planning"},  # nothing was refused
        {"at": 0, "outcome": "refused", "stage": "internal_reporting"},  # no later phase
    ],
)
def test_without_a_refusal_or_a_later_phase_there_is_no_return(change):
    first, last = public_case()
    assert sequences([first | change, last, *crowd(30)]) == []


def test_a_request_on_another_matter_is_no_return():
    first, last = public_case()
    assert sequences([first, last | {"text": "edit the report on the owls"}, *crowd(30)]) == []


@pytest.mark.parametrize(("after", "returned"), [(DAY, True), (DAY - 1, False)])
def test_a_return_comes_after_a_silence_of_a_day_inclusive(after, returned):
    first, last = public_case()
    found = sequences([first, last | {"at": after}, *crowd(30)])
    assert ("refused_returned" in kinds(found)) == returned


def test_a_matter_that_goes_on_every_few_hours_is_no_return():
    first, last = public_case()
    steps = [
        asked("op", f"step {n} for Mara Fenwick", at=n * 20 * HOUR, **ANSWERED)
        for n in range(1, 17)
    ]
    found = sequences([first, *steps, last, *crowd(30)], Sequences(rephrased_within_ms=HOUR))
    assert "refused_returned" not in kinds(found)


def test_what_is_refused_again_and_again_comes_back_once():
    first, last = public_case()
    again = [first | {"at": n * HOUR, "text": f"plan walk {n} for Mara Fenwick"} for n in range(3)]
    [row] = [r for r in sequences([*again, last, *crowd(30)]) if r["kind"] == "refused_returned"]
    assert row["elapsed_ms"] == 14 * DAY - 2 * HOUR  # from the last refusal


def test_an_innocent_rephrasing_is_listed_with_no_stage():
    found = sequences([
        asked("a", "how much of this medicine may my cat have a day", at=0, **REFUSED),
        asked("a", "my vet asks how much medicine the cat may have in a day", at=60_000, **ANSWERED),
        *crowd(30),
    ])  # fmt: skip
    assert kinds(found) == ["refused_rephrased_answered"]
    assert (found[0]["stage_before"], found[0]["stage_after"]) == (None, None)


def test_attempts_are_counted_until_one_is_answered():
    ask = "write a card on the late buses of our town for the {} club"
    prompts = [
        asked("a", ask.format(name), at=n * 60_000, talk="one",
              outcome="partly" if name == "book" else "refused")
        for n, name in enumerate(["bird", "owl", "chess", "book"])
    ]  # fmt: skip
    [row] = sequences([*prompts, *crowd(30)])
    assert row["count"] == len(row["message_keys"]) == 4
    assert row["elapsed_ms"] == 180_000


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        ("de", "Schreibe eine Karte über die verspäteten Busse", "Für den Verein: eine Karte über verspätete Busse, über die wir lachen"),
        ("ru", "напиши открытку про опоздавшие автобусы", "для клуба: открытку про опоздавшие автобусы нашего города"),
        ("zh", "写一张关于公交车晚点的卡片", "为俱乐部写一张关于公交车晚点的贺卡"),
        ("ja", "バスの遅れについてのカードを書いて", "会のためにバスの遅れについてカードを書いてください"),
        ("ar", "اكتب بطاقة عن الحافلات المتأخرة", "من أجل النادي اكتب بطاقة عن الحافلات المتأخرة"),
        ("es", "escribe una tarjeta sobre los autobuses tardíos", "para el club, una tarjeta sobre los autobuses tardíos"),
        ("fr", "écris une carte sur les bus en retard", "pour le club, une carte sur les bus en retard"),
    ],
)  # fmt: skip
def test_rephrasings_are_seen_in_every_language(lang, first, second):
    found = sequences([
        asked("a", first, at=0, lang=lang, **REFUSED), asked("a", second, at=60_000, lang=lang, **ANSWERED), *crowd(30),
    ])  # fmt: skip
    assert kinds(found) == ["refused_rephrased_answered"]


def test_going_on_to_something_else_after_a_refusal_is_no_rephrasing():
    assert sequences([
        asked("a", "how much of this medicine may my cat have a day", at=0, talk="one", **REFUSED),
        asked("a", "fine, then tell me about bicycles", at=60_000, talk="one", **ANSWERED),
        *crowd(30),
    ]) == []  # fmt: skip


def test_another_account_that_asks_the_same_rephrases_nothing():
    text = "how much of this medicine may my cat have a day"
    assert (
        sequences(
            [asked("a", text, at=0, **REFUSED), asked("b", text, at=60_000, **ANSWERED), *crowd(30)]
        )
        == []
    )


def test_an_answer_that_is_not_known_ends_nothing():
    text = "how much of this medicine may my cat have a day"
    found = sequences(
        [
            asked("a", text, at=0, **REFUSED),
            asked("a", text, at=60_000, outcome="unknown"),
            *crowd(30),
        ]
    )
    assert found == []


def test_other_words_for_the_same_are_seen_with_an_encoder_where_a_stage_makes_it_worth_it():
    class Same:
        def encode(self, texts):
            return np.ones((len(texts), 1), np.float32)

    prompts = [
        asked("a", "plan a walk", at=0, talk="one", stage="planning", **REFUSED),
        asked("a", "how would one stroll", at=60_000, talk="one", **ANSWERED), *crowd(30),
    ]  # fmt: skip
    assert sequences(prompts) == []
    assert kinds(sequences(prompts, encoder=Same())) == ["refused_rephrased_answered"]


def test_many_pieces_from_one_prompt_are_a_batch():
    [row] = sequences(
        [asked("a", "forty bus jokes", stage="content_batch", batch=40, **ANSWERED), *crowd(9)]
    )
    assert (row["kind"], row["count"], row["stage_before"]) == ("batch", 40, "content_batch")


@pytest.mark.parametrize(("many", "found"), [(4, []), (5, ["batch"])])
def test_prompts_of_one_family_in_a_row_are_a_batch(many, found):
    ask = "write a card on the late buses of our lovely little town for {} of the club"
    names = ["Ana", "Ben", "Caro", "Dan", "Eva"][:many]
    prompts = [
        asked("a", ask.format(name), at=n * 60_000, **ANSWERED) for n, name in enumerate(names)
    ]
    assert kinds(sequences([*prompts, *crowd(9)])) == found


def test_one_matter_in_two_languages_is_listed():
    rows = sequences([
        asked("a", "a card to Mara Fenwick please", at=0, lang="en"),
        asked("a", "eine Karte an Mara Fenwick bitte", at=DAY, lang="de", stage="approach"),
        asked("a", "noch eine Karte an Mara Fenwick", at=2 * DAY, lang="de"),
        *crowd(9),
    ])  # fmt: skip
    [row] = rows
    assert (row["kind"], row["count"], row["subjects"]) == ("across_languages", 2, ["mara fenwick"])
    assert (row["stage_before"], row["stage_after"]) == (None, "approach")


def test_a_return_by_another_account_of_the_operator_is_found_when_members_are_known():
    first, last = public_case()
    prompts = [first, last | {"account": "second"}, *crowd(30)]
    assert sequences(prompts) == []
    table, stages, outcomes = read(prompts)
    members = pa.Table.from_pylist(
        [{"operator_id": "o", "account_key": name, "bits": 9.0, "links": 1} for name in ("op", "second", "elsewhere")],
        schema=OPERATOR_MEMBERS,
    )  # fmt: skip
    tables = (table, stages, outcomes, subjects_of(table), prompt_families(table))
    [row] = across_accounts(*tables, PHASES, members).to_pylist()
    assert (row["account_key"], row["message_keys"]) == ("second", ["m0000", "m0001"])
    assert across_accounts(*tables, PHASES, members.slice(0, 1)).num_rows == 0


def test_a_weak_stage_counts_only_where_there_is_no_better_one():
    first, last = public_case()
    stages = read([first | {"stage": ["planning"]}, last])[1]
    weak = read([first | {"stage": "internal_reporting", "level": "weak"}, last])[1].slice(0, 1)
    both = pa.concat_tables([stages, weak])
    table, _, outcomes = read([first, last])
    found = sequences_of(table, both, outcomes, subjects_of(table), prompt_families(table), PHASES)
    assert found["stage_before"].to_pylist() == ["planning"]


def test_the_order_of_messages_changes_nothing():
    table, stages, outcomes = read([*public_case(), *public_case("two"), *crowd(30)])
    tables = (subjects_of(table), prompt_families(table))
    found = sequences_of(table, stages, outcomes, *tables, PHASES)
    turned = table.take(pa.array(range(table.num_rows)[::-1]))
    assert sequences_of(turned, stages, outcomes, *tables, PHASES).equals(found)
    assert found.num_rows == 2


def dealt(seed, accounts=400, own=24):
    """Accounts that each keep to a few matters, some of their own; outcomes and stages by lot."""
    rng = np.random.default_rng(seed)
    names = [f"{a}{b}" for a in ("Fenwick", "Nordkamm", "Brancourt", "Arrozal", "Tovhus") for b in
             ("", "dale", "stead", "holm", "mere", "wold", "garth", "thwaite")]  # fmt: skip
    prompts = []
    for account in range(accounts):
        matters = rng.choice(names, 3, replace=False)
        for at in np.sort(rng.integers(0, 90 * DAY, own)):
            stage = rng.choice([None, "planning", "profiling", "approach", "internal_reporting"])
            prompts.append(
                asked(f"a{account}", f"what of {rng.choice(matters)} then", at=int(at),
                      outcome="refused" if rng.random() < 0.15 else "answered",
                      **({"stage": str(stage)} if stage and rng.random() < 0.3 else {}))
            )  # fmt: skip
    table, stages, outcomes = read(prompts)
    subjects = subjects_of(table, Subjects(most_at_least=200))
    found = sequences_of(table, stages, outcomes, subjects, PROMPT_FAMILIES.empty_table(), PHASES)
    least = {}
    for row in found.to_pylist():
        if row["kind"] == "refused_returned" and row["stage_before"]:
            held = least.get(row["account_key"], np.inf)
            least[row["account_key"]] = min(held, row["expected"])
    return accounts, np.array(list(least.values()))


def test_where_outcomes_and_stages_are_dealt_out_few_accounts_have_what_chance_hardly_gives():
    found = [dealt(seed) for seed in range(3)]
    accounts = sum(many for many, _ in found)
    expected = np.concatenate([least for _, least in found])
    assert len(expected) > 100  # there is something to tell
    for line in (0.05, 0.1, 0.2, 0.5):
        assert (expected <= line).sum() <= line * accounts


@pytest.mark.parametrize(
    "wrong", [{"silence_ms": 0}, {"least_reworded": 0}, {"least_meaning": 2}, {"least_batch": 1}]
)
def test_a_setting_that_cannot_be_meant_is_refused(wrong):
    with pytest.raises(SettingError, match="sequences: "):
        Sequences(**wrong)
