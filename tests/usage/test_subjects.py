import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.usage.asked_logs import asked, crowd, messages

from groundswell.errors import SettingError
from groundswell.model.usage import MESSAGES, SUBJECTS
from groundswell.usage.subject_rarity import log_bits, rarity
from groundswell.usage.subjects import Subjects, subjects_of


def subjects(*prompts, **chosen):
    return subjects_of(messages(list(prompts)), Subjects(**chosen)).to_pylist()


def values(*prompts, **chosen):
    return {(row["kind"], row["value"]) for row in subjects(*prompts, **chosen)}


def test_no_messages_give_no_subjects_with_the_schema():
    found = subjects_of(MESSAGES.empty_table())
    assert (found.num_rows, found.schema) == (0, SUBJECTS)


@pytest.mark.parametrize(
    ("lang", "first", "second", "value"),
    [
        ("en", "a letter to Mara Fenwick", "did mara fenwick reply", ("name", "mara fenwick")),
        ("de", "eine Karte an Frau Nordkamm", "was sagt nordkamm dazu", ("name", "nordkamm")),
        ("fr", "une carte pour Odile Brancourt", "que dit Odile Brancourt", ("name", "odile brancourt")),
        ("es", "una carta para Ximena Arrozal", "que dijo Ximena Arrozal", ("name", "ximena arrozal")),
        ("ru", "письмо для Ждановецкого сада", "где сад Ждановецкого", ("name", "ждановецкого")),
        ("ar", "رسالة عن الفنويكية", "ماذا عن فنويكية", ("name", "فنويكية")),
        ("zh", "请给李晓峰写一张卡片", "李晓峰说了什么", ("name", "李晓峰")),
        ("ja", "フェンウィックへの手紙", "フェンウィックの返事", ("name", "フェンウィック")),
        ("en", "cards for #HarbourWalk", "how was the harbour walk", ("hashtag", "harbourwalk")),
        ("zh", "写一下 #公車遲到 的故事", "再写 #公车迟到", ("hashtag", "公車遲到")),
        ("en", "as www.birds.example/x says", "see birds.example", ("domain", "birds.example")),
        ("en", "the quiet ferry to the northern lighthouse waits",
         "is the quiet ferry to the northern lighthouse full",
         ("phrase", "the quiet ferry to the northern lighthouse")),
    ],
)  # fmt: skip
def test_a_rare_subject_of_two_messages_is_found_in_every_language(lang, first, second, value):
    found = values(asked("a", first, lang=lang), asked("b", second, lang=lang))
    assert value in found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("письмо: спроси Фенвик", "ru"), ("a letter to Fenwick", "en")),
        (("写信给 Fenwick 先生", "zh"), ("a letter to Fenwick", "en")),
        (("フェリー Fenwick 号", "ja"), ("eine Karte an Fenwick", "de")),
        (("رسالة إلى Fenwick اليوم", "ar"), ("una carta para Fenwick", "es")),
        (("a letter to Fеnwick", "en"), ("dear Fenwick", "en")),
    ],
)
def test_a_name_is_the_same_across_languages_and_look_alike_letters(first, second):
    found = values(
        *(asked(str(n), text, lang=lang) for n, (text, lang) in enumerate([first, second]))
    )
    assert ("name", "fenwick") in found


def test_a_subject_stands_where_it_is_written():
    texts = ["ok 🚌 ask Mara Fenwick", "for mara fenwick"]
    rows = subjects(*(asked("a", text) for text in texts))
    spans = [texts[int(row["message_key"][1:])][row["start"] : row["end"]] for row in rows]
    assert spans == ["Mara Fenwick", "mara fenwick"]


def test_what_one_message_names_alone_is_no_subject():
    assert subjects(asked("a", "a letter to Mara Fenwick"), asked("b", "a soup")) == []


def test_only_prompts_are_read():
    assert (
        subjects(asked("a", "dear Mara Fenwick"), asked("a", "dear Mara Fenwick", role="assistant"))
        == []
    )


def test_what_many_accounts_write_of_is_left_out():
    prompts = [asked(f"a{n}", f"number {n} about Fenwick please") for n in range(12)]
    assert subjects(*prompts, most_at_least=11) == []
    assert len(subjects(*prompts, most_at_least=12)) == 12


def test_everyday_words_are_no_subjects():
    assert (
        values(
            asked("a", "what to do in London on Monday"),
            asked("b", "the weather in London on Monday"),
        )
        == set()
    )


def test_a_message_names_a_subject_once_and_no_more_than_it_has_room_for():
    names = ["Fenwick", "Nordkamm", "Brancourt", "Arrozal"]
    text = "ask " + " and ".join(names) + " and Fenwick"
    assert len(subjects(asked("a", text), asked("b", text))) == 8
    rows = subjects(asked("a", text), asked("b", text), per_message=2)
    assert len(rows) == 4
    assert len({row["value"] for row in rows}) == 2  # the same in both


def test_bits_are_those_of_the_accounts_that_write_it():
    prompts = [asked("a", "dear Fenwick"), asked("b", "ask Fenwick"), *crowd(62)]
    rows = subjects(*prompts)
    fenwick = next(row for row in rows if row["value"] == "fenwick")
    assert fenwick["accounts"] == 2
    assert fenwick["bits"] == pytest.approx(math.log2(64 / 2))


def test_in_a_language_of_few_accounts_the_language_has_to_say_that_a_word_is_rare():
    bits = log_bits(np.array([2, 2, 2]), np.array([1000, 4, 4]), np.array([0.0, 0.0, 6.0]), 1000)
    assert bits.tolist() == pytest.approx([math.log2(500), 1.0, 6.0])


def test_a_word_is_weighed_in_the_language_it_is_written_in():
    assert rarity(["monday"], ["ja"]).rare[0] == rarity(["monday"], ["en"]).rare[0]


def test_handles_and_pseudonyms_of_addresses_are_names():
    assert values(
        asked("a", "what does @nordkamm_club post"), asked("b", "reply to @Nordkamm_Club kindly"),
        asked("c", "write to e-abcdefgh2345"), asked("d", "did e-abcdefgh2345 answer"),
    ) == {("name", "nordkamm_club"), ("name", "e-abcdefgh2345")}  # fmt: skip


def test_decorators_and_addresses_are_no_handles():
    text = "@dataclass_transform() and ana@nordkamm.org"
    assert "name" not in {kind for kind, _ in values(asked("a", text), asked("b", text))}


def test_a_name_within_a_longer_one_in_the_same_messages_is_not_named_twice():
    assert values(asked("a", "dear Mara Fenwick"), asked("b", "ask Mara Fenwick")) == {
        ("name", "mara fenwick")
    }


TEXTS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(
            ["a letter to Mara Fenwick", "fenwick and #HarbourWalk", "the harbour walk of Nordkamm",
             "see birds.example", "что скажет Фенвик", "李晓峰说了什么", "请给李晓峰写信", "Nordkamm?",
             "the quiet ferry to the northern lighthouse", "#harbour_walk at birds.example"],
        ),
    ),
    max_size=8,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.randoms())
def test_the_order_of_messages_changes_nothing(said, rng):
    prompts = [asked(account, text, key=f"k{n}", at=n) for n, (account, text) in enumerate(said)]
    table = messages(prompts)
    order = list(range(len(prompts)))
    rng.shuffle(order)
    assert subjects_of(table.take(pa.array(order, pa.int64()))).equals(subjects_of(table))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_subject_has_two_messages_and_the_accounts_that_it_says(said):
    rows = subjects(*(asked(account, text) for account, text in said))
    by_value = {}
    for row in rows:
        by_value.setdefault((row["kind"], row["value"]), []).append(row)
    for same in by_value.values():
        assert len({row["message_key"] for row in same}) == len(same) > 1
        assert len({row["account_key"] for row in same}) <= same[0]["accounts"]


@pytest.mark.parametrize(
    "wrong", [{"most_share": 0}, {"per_message": 0}, {"rare_name": -1}, {"most_at_least": 0}]
)
def test_a_setting_that_cannot_be_meant_is_refused(wrong):
    with pytest.raises(SettingError, match="subjects: "):
        Subjects(**wrong)
