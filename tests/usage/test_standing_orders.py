"""What stands before most prompts of an account is no matter of theirs."""

from __future__ import annotations

import pyarrow as pa
import pytest

from groundswell.model.usage import MESSAGE_STAGES, MESSAGES, SUBJECTS
from groundswell.usage.standing_orders import standing_orders

HEAD = "Standing order Rhebegate-30: plain text, one block. "


def logs(texts, conversations=None):
    """Prompts of one account, each in a conversation of its own unless said."""
    where = conversations or [f"c{number}" for number in range(len(texts))]
    rows = [
        dict.fromkeys(MESSAGES.names)
        | {
            "message_key": f"m{number}",
            "conversation_key": where[number],
            "account_key": "a-1",
            "role": "user",
            "at_ms": number,
            "time_known": True,
            "position": 0,
            "branch": 0,
            "text": text,
            "text_norm": text.casefold(),
            "source_file": "f",
            "source_row": number,
        }
        for number, text in enumerate(texts)
    ]
    return pa.Table.from_pylist(rows, schema=MESSAGES)


def told(texts, value, conversations=None, stages=None):
    """Whether each prompt's first mention of a value stands in a standing order."""
    about = [
        {
            "message_key": f"m{number}",
            "account_key": "a-1",
            "at_ms": number,
            "kind": "name",
            "value": value,
            "start": text.index(value),
            "end": text.index(value) + len(value),
            "accounts": 1,
            "bits": 9.0,
        }
        for number, text in enumerate(texts)
        if value in text
    ]
    found = standing_orders(logs(texts, conversations), stages or MESSAGE_STAGES.empty_table())
    return found.hold(pa.Table.from_pylist(about, schema=SUBJECTS)).tolist()


def stage(number, start, end, level="look"):
    return {
        "message_key": f"m{number}",
        "conversation_key": f"c{number}",
        "account_key": "a-1",
        "at_ms": number,
        "stage": "content_batch",
        "probability": 0.7,
        "score": 0.1,
        "start": start,
        "end": end,
        "exemplar": "content_batch/x",
        "counter": None,
        "level": level,
        "batch_size": None,
    }


ASKED = ["How does a telescope work?", "Draft the timetable.", "Sort this list.", "Name a bird."]


def test_a_name_before_every_prompt_is_a_standing_order():
    assert told([HEAD + text for text in ASKED], "Rhebegate") == [True] * 4


def test_another_remark_before_it_hides_it_not():
    texts = [HEAD + text for text in ASKED[:3]] + ["For our evaluation: " + HEAD + ASKED[3]]
    assert told(texts, "Rhebegate") == [True] * 4


def test_the_same_name_in_what_is_asked_stays_a_matter():
    texts = [HEAD + text for text in ASKED] + ["Plan a week for Rhebegate-30 with buses."]
    assert told(texts, "Rhebegate") == [True] * 4 + [False]


def test_three_prompts_are_a_matter_gone_on_with():
    assert told([HEAD + text for text in ASKED[:3]], "Rhebegate") == [False] * 3


def test_prompts_of_one_conversation_are_a_matter_gone_on_with():
    assert told([HEAD + text for text in ASKED], "Rhebegate", ["c1"] * 4) == [False] * 4


def test_what_opens_fewer_than_six_of_ten_prompts_is_no_standing_order():
    texts = [HEAD + text for text in ASKED] + [f"{text} Please, number {n}." for n, text in
                                               enumerate(ASKED)]  # fmt: skip
    assert told(texts, "Rhebegate") == [False] * 4


@pytest.mark.parametrize("mark", ["。", "：", "\n"])
def test_it_ends_where_any_script_ends_a_sentence(mark):
    texts = [f"格式 Rhebegate 三十{mark}{text}" for text in ("望远镜", "时间表", "鸟类名", "菜谱")]
    assert told(texts, "Rhebegate") == [True] * 4


def test_a_line_that_is_itself_the_request_stays_a_matter():
    line = "Write twenty comments about Rhebegate: "
    spans = [stage(number, 0, len(line) - 2) for number in range(4)]
    stages = pa.Table.from_pylist(spans, schema=MESSAGE_STAGES)
    assert told([line + text for text in ASKED], "Rhebegate", stages=stages) == [False] * 4


def test_a_request_after_the_line_leaves_it_a_standing_order():
    spans = [stage(number, 0, len(HEAD + ASKED[number])) for number in range(4)]
    stages = pa.Table.from_pylist(spans, schema=MESSAGE_STAGES)
    texts = [HEAD + "Plan the week. " + text * 4 for text in ASKED]
    assert told(texts, "Rhebegate", stages=stages) == [True] * 4


def test_blanks_take_its_place_and_nothing_moves():
    texts = [HEAD + text for text in ASKED]
    messages = logs(texts)
    orders = standing_orders(messages, MESSAGE_STAGES.empty_table())
    blanked = orders.blanked(messages)["text"].to_pylist()
    assert [len(text) for text in blanked] == [len(text) for text in texts]
    assert all("Rhebegate" not in text for text in blanked)
    assert all(text.endswith(asked) for text, asked in zip(blanked, ASKED, strict=True))


def test_nothing_in_gives_nothing_out():
    orders = standing_orders(MESSAGES.empty_table(), MESSAGE_STAGES.empty_table())
    assert orders.hold(SUBJECTS.empty_table()).tolist() == []
    assert orders.blanked(MESSAGES.empty_table()).num_rows == 0
