import pytest

from groundswell.usage.subject_variants import loose, one_name, without_endings


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("fenwick", "фенвик"), ("sherbakova", "шербакова"), ("tsvetaev", "цветаев"), ("yuliana", "юлиана"),
     ("khariton", "харитон"), ("nordkamm", "нордкамм")],
)  # fmt: skip
def test_a_name_in_cyrillic_is_the_one_in_latin_letters(latin, cyrillic):
    assert one_name([latin, cyrillic], [2, 1]) == [0, 0]


def test_two_latin_names_are_never_joined_by_their_sound():
    assert one_name(["fenwick", "fenvik", "фенвик"], [3, 2, 1]) == [0, 1, 0]


def test_look_alike_letters_make_no_other_name():
    assert (
        one_name(["fenwick", "fеnwiсk"], [1, 1])[0] == one_name(["fenwick", "fеnwiсk"], [1, 1])[1]
    )


def test_short_names_are_not_matched_across_alphabets():
    assert one_name(["ivan", "иван"], [1, 1]) == [0, 1]


@pytest.mark.parametrize(
    ("written", "word"),
    [("الفنويكية", "فنويكية"), ("بالفنويكية", "فنويكية"), ("فنويكية", "فنويكية"), ("정류장에서", "정류장"),
     ("정류장", "정류장"), ("fenwick", "fenwick")],
)  # fmt: skip
def test_what_is_stuck_on_a_word_is_taken_off(written, word):
    assert without_endings(written) == word


def test_a_loose_form_is_its_own_loose_form():
    for name in ("щербаков", "fenwick", "tchekhov", "юлия"):
        assert loose(loose(name)) == loose(name)
