import pytest

from groundswell.usage.subject_wide import may_be_name, whole_words


@pytest.mark.parametrize(
    ("text", "name", "language"),
    [
        ("请给李晓峰写一张卡片", "李晓峰", "zh"),
        ("写一下观鸟俱乐部的早晨", "观鸟俱乐部", "zh"),
        ("レシピサイトの名前を考えて", "レシピサイト", "ja"),
        ("路線図案内所について書いて", "路線図案内所", "ja"),
    ],
)
def test_a_name_of_whole_words_is_one(text, name, language):
    first = text.index(name)
    assert may_be_name(name)
    assert whole_words([text], [(first, first + len(name))], [language])[0]


@pytest.mark.parametrize(
    ("text", "part", "language"),
    [("写一下观鸟俱乐部的早晨", "观鸟俱乐", "zh"), ("レシピサイトの名前", "シピサイト", "ja")],
)
def test_a_part_that_ends_within_a_word_is_none(text, part, language):
    first = text.index(part)
    assert not whole_words([text], [(first, first + len(part))], [language])[0]


@pytest.mark.parametrize("run", ["交的发", "こと食", "能和一起", "公车", "海港区公交时间表"])
def test_what_only_joins_words_or_is_too_long_or_short_is_no_name(run):
    assert not may_be_name(run)
