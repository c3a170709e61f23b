"""Two texts side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from groundswell.operations.differences import Piece, differences, share_kept


def marked(one, other):
    return [f"{piece.kind[0]}:{piece.text.strip()}" for piece in differences(one, other)]


def test_a_word_that_was_put_in_is_marked_alone():
    assert marked("the 42 is late", "the 42 is very late") == ["s:the 42 is", "a:very", "s:late"]


def test_what_is_gone_stands_before_what_came_instead():
    assert marked("soup with leeks", "soup with peas") == ["s:soup with", "r:leeks", "a:peas"]


def test_japanese_and_chinese_are_compared_by_characters():
    assert marked("今日のバスは遅れています", "今日の電車は遅れています") == [
        "s:今日の", "r:バス", "a:電車", "s:は遅れています",
    ]  # fmt: skip


def test_equal_texts_are_one_piece_and_others_two():
    assert differences("late", "late") == (Piece("same", "late"),)
    assert [piece.kind for piece in differences("late", "soup")] == ["removed", "added"]
    assert differences("", "") == ()


words = st.lists(st.sampled_from(["bus", "42", "is", "late", "雨", "，", "<b>", "&"]), max_size=30)


@given(words, words)
def test_the_pieces_make_up_both_texts(one, other):
    one, other = " ".join(one), " ".join(other)
    pieces = differences(one, other)
    assert "".join(p.text for p in pieces if p.kind != "removed") == other
    blankless = "".join(p.text for p in pieces if p.kind != "added").split()
    assert "".join(blankless) == "".join(one.split())
    assert 0 <= share_kept(pieces) <= 1


def test_a_very_long_text_is_compared_at_its_beginning_only():
    one = " ".join(f"word{n}" for n in range(5_000))
    pieces = differences(one, one.replace("word3 ", "other "))
    assert [piece.kind for piece in pieces][:4] == ["same", "removed", "added", "same"]
