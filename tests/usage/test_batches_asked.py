"""How many pieces prompts ask for, in several languages."""

from __future__ import annotations

import pytest

from groundswell.usage.batches_asked import batch_size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Write twenty different comments about the bus.", 20),
        ("Give me 25 comments under the line 7 video", 25),
        ("I need forty five-star ratings for the recipe site", 40),
        ("two hundred profiles", 200),
        ("1,500 short reviews", 1_500),
        ("给七路公交的视频写二十五条评论", 25),
        ("Сделай 25 коротких заметок об автобусе", 25),
        ("Mach mir 25 Kommentare unter das Video", 25),
        ("Hazme doce publicaciones sobre el club", 12),
        ("Fais-moi vingt commentaires", 20),
        ("二十五件のコメントを作って", 25),
        ("اكتب لي 25 تعليقا تحت الفيديو", 25),
        ("One post for each of these:\n- Ada\n- Ben\n- Cem", 3),
        ("Write a 300 word post", None),
        ("Write a 10-minute speech", None),
        ("What happened in 2024 posts?", None),
        ("A post about the bus at 7", None),
        ("a bus with 40 seats and many comments", None),
        ("a comment", None),
        ("", None),
    ],
)
def test_the_number_of_pieces_asked_for(text, size):
    assert batch_size(text) == size


def test_the_largest_number_counts_and_a_boast_does_not():
    assert batch_size("3 headlines and 30 comments, or 99999 posts") == 30


def test_hostile_text_takes_no_time():
    assert batch_size("20 " + "very " * 20_000) is None
    assert batch_size("9" * 50_000) is None
