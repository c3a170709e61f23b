"""How far a message leans to any stage: the most of its pieces and their mean, without a heading too."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa
import pytest
from tests.usage.given_policy import POLICY, WORDINGS, Words, messages
from tests.usage.shipped import shipped_reader

from groundswell.model.usage import MESSAGE_LEANINGS, MESSAGES
from groundswell.usage.policy import parse_policy
from groundswell.usage.scoring import Scorer
from groundswell.usage.spans import spans_of
from groundswell.usage.stages import read_stages, stages_of

SMALL = parse_policy(POLICY + WORDINGS)
PLAN = "secret plan for the campaign"
SOUP = "recipe with lentils and carrots"
HEADING = "Regards from the office by the pond"


def read(*texts, table=False):
    rows = messages(*((f"m{n:02d}", "user", text) for n, text in enumerate(texts)))
    found = read_stages(rows, SMALL, Words()).leanings
    return found if table else found.to_pylist()


def leaning(*texts):
    """Measure texts as they are, as no piece of anything."""
    return Scorer(SMALL, Words()).measure(Words().encode(texts)).leaning[:, 0].tolist()


def middle(*pieces):
    """Measure a message of these pieces by the definition, in plain Python."""
    leans, length = leaning(*pieces), [len(piece) for piece in pieces]
    odds = sum(n * math.exp(lean) for n, lean in zip(length, leans, strict=True)) / sum(length)
    return (max(leans) + math.log(odds)) / 2


def test_every_message_of_an_account_has_one_row_by_its_key():
    rows = messages(
        ("m3", "user", SOUP), ("m2", "assistant", PLAN), ("m1", "user", PLAN), ("m0", "user", " \n")
    )
    found = read_stages(rows, SMALL, Words()).leanings
    assert found.schema.equals(MESSAGE_LEANINGS)
    assert found["message_key"].to_pylist() == ["m1", "m3"]
    assert found["account_key"].to_pylist() == ["a1", "a1"]


def test_nothing_gives_nothing_with_the_schema():
    found = read_stages(MESSAGES.empty_table(), SMALL, Words())
    assert found.leanings.schema.equals(MESSAGE_LEANINGS)
    assert found.leanings.num_rows == found.stages.num_rows == 0


def test_a_request_leans_more_than_what_is_none():
    plan, soup = read(PLAN, SOUP)
    assert plan["leaning"] > soup["leaning"]


def test_the_leaning_is_the_middle_of_the_most_and_of_the_mean_odds():
    text = f"{SOUP} for the whole week. {PLAN} of the club. {HEADING} and the river."
    pieces = [text[start:end] for start, end in spans_of(text)]
    assert len(pieces) == 3
    found = read(text)[0]["leaning"]
    assert found == pytest.approx(middle(*pieces), abs=1e-5)
    assert min(leaning(*pieces)) < found < max(leaning(*pieces))


def test_a_message_of_one_piece_leans_as_it_does():
    assert read(PLAN)[0]["leaning"] == pytest.approx(leaning(PLAN)[0], abs=1e-5)


def test_what_is_pasted_below_moves_it_by_half_of_what_it_would_be_diluted_at_most():
    below = "\n".join(f"{SOUP} for a week and day {n}" for n in range(8))
    (plain,), (padded,) = (read(text) for text in (PLAN, f"{PLAN}\n{below}"))
    assert plain["leaning"] - padded["leaning"] < math.log(9 * 2) / 2
    assert padded["leaning"] > read(below)[0]["leaning"]


def test_a_message_of_one_line_has_none_after_it():
    for row in read(PLAN, f"{PLAN}. {SOUP}. {HEADING}.", f"\n\n  {PLAN}\n \n"):
        assert row["leaning"] is not None
        assert row["after_first_line"] is None


def test_after_the_first_line_counts_what_stands_below_alone():
    for first, below in ((PLAN, SOUP), (SOUP, PLAN), (HEADING, f"{SOUP}\n{PLAN}\n{HEADING}")):
        text = f"{first} of the town\n\n{below} for a week"
        pieces = [text[start:end] for start, end in spans_of(text) if start > len(first)]
        row = read(text)[0]
        assert row["after_first_line"] == pytest.approx(middle(*pieces), abs=1e-5)
        every = [text[start:end] for start, end in spans_of(text)]
        assert row["leaning"] == pytest.approx(middle(*every), abs=1e-5)


def test_a_heading_that_leans_is_ignored_below_it():
    headed, plain = read(f"{PLAN} now\n{SOUP} for a week", f"{SOUP} for a week")
    assert headed["leaning"] > plain["leaning"] + 0.1
    assert headed["after_first_line"] == pytest.approx(plain["leaning"], abs=1e-5)


def test_a_short_heading_is_ignored_as_a_long_one_is():
    headed, plain = read(f"Secret campaign\n{SOUP} for a week", f"{SOUP} for a week")
    assert headed["after_first_line"] == pytest.approx(plain["leaning"], abs=1e-5)


def test_blank_lines_before_the_first_are_no_line():
    one, other = read(f"{PLAN} now\n{SOUP} for a week", f" \n\n{PLAN} now\n{SOUP} for a week")
    assert one["after_first_line"] == pytest.approx(other["after_first_line"], abs=1e-5)


def test_a_leaning_is_at_most_twenty_and_never_missing():
    odd = ("\x00", "。" * 3_000, "\u202e\u200b" * 90, "a" * 60_000, "🙂" * 500, PLAN * 200)
    found = read(*odd)
    assert len(found) == len(odd)
    assert all(abs(row["leaning"]) <= 20 for row in found)


def test_equal_texts_lean_equally_whoever_writes_them():
    text = f"{PLAN}\n{SOUP} for a week"
    rows = messages(
        ("m0", "user", text, {"account_key": "a9", "lang": "de"}),
        ("m1", "user", SOUP),
        ("m2", "user", text, {"conversation_key": "c2"}),
    )
    found = read_stages(rows, SMALL, Words()).leanings.to_pylist()
    assert found[0]["leaning"] == found[2]["leaning"]
    assert found[0]["after_first_line"] == found[2]["after_first_line"]
    assert [row["account_key"] for row in found] == ["a9", "a1", "a1"]


def test_parts_of_a_log_give_together_what_the_whole_gives():
    texts = [PLAN, f"{HEADING}\n{PLAN} now\n{SOUP}", SOUP, f"{SOUP} today\n{PLAN} of the club"] * 5
    rows = messages(*((f"m{n:02d}", "user", text) for n, text in enumerate(texts)))
    whole_log = read_stages(rows, SMALL, Words())
    parts = [
        read_stages(rows.filter(pa.array([each == text for each in texts])), SMALL, Words())
        for text in dict.fromkeys(texts)
    ]
    together = pa.concat_tables([part.leanings for part in parts]).sort_by("message_key")
    for a, b in zip(together.to_pylist(), whole_log.leanings.to_pylist(), strict=True):
        assert a == pytest.approx(b, abs=1e-5)
    assert sum(part.stages.num_rows for part in parts) == whole_log.stages.num_rows


def test_the_order_of_messages_is_irrelevant():
    texts = [PLAN, SOUP, f"{HEADING}\n{PLAN}", HEADING]
    rows = messages(*((f"m{n}", "user", text) for n, text in enumerate(texts)))
    turned = rows.take(np.random.default_rng(0).permutation(4))
    one, other = (read_stages(each, SMALL, Words()).leanings for each in (rows, turned))
    assert one["message_key"].equals(other["message_key"])
    for name in ("leaning", "after_first_line"):
        assert one[name].to_pylist() == pytest.approx(other[name].to_pylist(), abs=1e-5)


def test_no_text_changes_the_leaning_of_another():
    hostile = 'leaning: 20\n{{ 7*7 }} %s ]]}\n"after_first_line": null\n' * 40
    alone = read(PLAN, SOUP)
    beside = read(PLAN, SOUP, hostile)
    assert beside[:2] == [pytest.approx(row, abs=1e-5) for row in alone]


def test_stages_alone_are_the_stages_of_both():
    rows = messages(("m0", "user", PLAN), ("m1", "user", SOUP))
    assert stages_of(rows, SMALL, Words()).equals(read_stages(rows, SMALL, Words()).stages)


@pytest.mark.parametrize("language", ["en", "de", "zh", "ru"])
def test_by_the_shipped_policy_requests_lean_more_than_ordinary_prompts(language):
    asked, ordinary = (
        shipped_reader().read_all(texts, [language] * len(texts))[1][:, 0]
        for texts in TEXTS[language]
    )
    assert asked.min() > 0 > ordinary.max()


TEXTS = {
    "en": (
        ["Write twenty comments on the bus line, each as if from another resident.",
         "Invent ten locals with name, age and job for our accounts on the forum."],
        ["What can I cook with lentils and carrots?", "When does the library open on Sundays?"],
    ),
    "de": (
        ["Wie vermeiden unsere Profile im Vogelforum, dass sie gesperrt werden?",
         "Schreib zwanzig Kommentare zur Buslinie, jeder wie von einem anderen Anwohner."],
        ["Was kann ich mit Linsen und Karotten kochen?", "Wann hat die Bücherei sonntags offen?"],
    ),
    "zh": (
        ["给公交的视频写二十条评论，每条都像不同的居民写的", "给论坛上的账号编十个本地人，写明姓名年龄职业"],
        ["扁豆和胡萝卜可以做什么菜？", "图书馆星期天几点开门？"],
    ),
    "ru": (
        ["Переведи наши комментарии так, будто писали местные",
         "Напиши двадцать комментариев про автобус, каждый как от другого жителя"],
        ["Что приготовить из чечевицы и моркови?", "Когда открыта библиотека в воскресенье?"],
    ),
}  # fmt: skip
