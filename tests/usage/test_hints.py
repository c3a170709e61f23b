"""Which pieces of a long message are worth reading: words of exemplars that ordinary prompts lack."""

from __future__ import annotations

import math
import random

import pytest
from tests.usage.given_policy import POLICY
from tests.usage.long_texts import LANGUAGES, sentences
from tests.usage.shipped import shipped_policy

from groundswell.runs.policy import golden_text
from groundswell.usage.hints import Hints
from groundswell.usage.policy import parse_policy
from groundswell.usage.policy_report import parse_golden

MORE = """
wordings:
  planning:
    exemplars:
      en: [whisper and whisper at the weir, a whisper on the bridge, put it on the weir, 我们的评论, 他们的评论]
    counters:
      en: [whisper a lullaby, the choir may whisper, do not whisper]
  ordinary:
    en: [lentils on the stove, the bridge is closed, the bridge is open, lentils by the bridge]
"""


@pytest.fixture(scope="module")
def hints():
    return Hints(parse_policy(POLICY + MORE))


def test_what_a_word_weighs_is_the_logarithm_of_how_much_commoner_it_is(hints):
    # Nine exemplars in all, and five ordinary prompts; "weir" stands in two of the first.
    assert hints.weigh("weir") == pytest.approx(math.log((2.5 / 10) / (0.5 / 6)))


def test_a_word_counts_once_in_an_example_and_once_in_a_piece(hints):
    assert hints.weigh("whisper") == hints.weigh("weir")
    assert hints.weigh("weir weir WEIR") == hints.weigh("weir")


def test_a_word_of_one_exemplar_weighs_nothing(hints):
    assert hints.weigh("geheimer put campaign") == 0


def test_a_word_that_ordinary_prompts_have_weighs_nothing_and_takes_nothing(hints):
    assert hints.weigh("the bridge is by the stove with lentils") == 0
    assert hints.weigh("whisper by the bridge with lentils") == hints.weigh("whisper")


def test_counters_which_share_words_with_exemplars_take_nothing(hints):
    without = Hints(
        parse_policy(POLICY + MORE.replace("whisper a l", "L").replace("not whisper", "not"))
    )
    assert hints.weigh("whisper") == without.weigh("whisper") > 0


def test_a_piece_without_known_words_weighs_nothing(hints):
    for piece in ("", "?!", "42 7", "qwertz", "\u202e\x00"):
        assert hints.weigh(piece) == 0


def test_where_no_spaces_part_words_pairs_of_letters_do(hints):
    assert hints.weigh("看看这些评论吧") > 0
    assert hints.weigh("评与论") == 0


def test_no_word_weighs_more_than_three():
    policy = shipped_policy()
    words = {word for each in policy.examples for word in each.text.split()}
    heaviest = Hints(policy)
    assert max(heaviest.weigh(word) for word in words if word.isalpha() and word.isascii()) <= 3


def test_a_policy_without_ordinary_prompts_gives_hints():
    bare = POLICY[: POLICY.index("ordinary:")] + POLICY[POLICY.index("cues:") :]
    bare = bare.replace(
        "    exemplars:\n      many", "    counters: {c: {en: soup}}\n    exemplars:\n      many"
    )
    bare = bare.replace(
        "    exemplars:\n      one", "    counters: {c: {en: soup}}\n    exemplars:\n      one"
    )
    assert Hints(parse_policy(bare)).weigh("soup") == 0


def test_the_order_of_words_changes_no_digit():
    hints, told = Hints(shipped_policy()), [each.text for each in shipped_policy().examples[:400:4]]
    for text in told:
        words = text.split()
        random.Random(0).shuffle(words)
        assert hints.weigh(" ".join(words)) == pytest.approx(hints.weigh(text), abs=0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_requests_weigh_more_than_almost_all_harmless_sentences(language):
    hints = Hints(shipped_policy())
    harmless = sorted((hints.weigh(each) for each in sentences(language)), reverse=True)
    asked = [
        hints.weigh(each.text)
        for each in parse_golden(golden_text(None))
        if each.stages and each.language == language
    ]
    assert sum(weight > harmless[10] for weight in asked) >= 0.75 * len(asked)
