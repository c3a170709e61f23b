from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from groundswell.sameness.common_sources import (
    NONE_KNOWN,
    SOURCES,
    Sources,
    Uses,
    common_sources,
    inside_earlier,
    variants,
)
from groundswell.sameness.tokens import words_of

RARE = "quinces ripen slowly beside the oldest wall of our garden, nobody picks them"


def source(text=RARE, **facts):
    given = {
        "accounts": 3, "linked": 0.0, "one_place": 0.0, "seen": False, "inside": 0.0,
        "inside_linked": 0.0, "variants": 0, "lasting": False, "bits": 90.0, **facts,
    }  # fmt: skip
    return common_sources(Uses(text=[text], **{k: np.array([v]) for k, v in given.items()}))[0]


def words(*texts):
    return words_of(pa.array(texts), np.zeros(len(texts), dtype=np.int64))


def test_a_rare_text_of_no_known_source_is_evidence():
    assert source() == NONE_KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "happy new year to all of you and your families, from us at the harbour",
        "merry christmas and the best of wishes to everyone on the number 42 bus",
        "guten morgen ihr lieben, kommt alle gut durch diesen regnerischen tag",
        "с новым годом дорогие друзья, счастья и здоровья вам и вашим близким",
        "доброе утро друзья, пусть этот день будет тёплым и спокойным для всех",
        "feliz navidad y un próspero año para todos los vecinos de la calle",
        "joyeux anniversaire à toi et à tous ceux qui fêtent avec toi ce soir",
        "あけましておめでとうございます。今年もどうぞよろしくお願いいたします。皆さまにとって良い年になりますように",
        "祝大家新年快乐,身体健康,万事如意,新的一年里一切顺利平安幸福美满",
        "새해 복 많이 받으세요 올해도 모두 건강하고 행복하시길 진심으로 바랍니다",
        "عيد مبارك وكل عام وأنتم بخير أعاده الله عليكم بالصحة والسلامة",
    ],
)
def test_greetings_of_many_languages_are_greetings(text):
    assert source(text) == "greeting"


@pytest.mark.parametrize(
    "text",
    [
        "our father who art in heaven, hallowed be thy name, thy kingdom come",
        "vater unser im himmel, geheiligt werde dein name, dein reich komme",
        "отче наш, сущий на небесах, да святится имя твоё, да приидет царствие твоё",
        "padre nuestro que estás en el cielo, santificado sea tu nombre",
        "بسم الله الرحمن الرحيم الحمد لله رب العالمين الرحمن الرحيم",
        "amazing grace how sweet the sound that saved a wretch like me",
        "stille nacht, heilige nacht, alles schläft, einsam wacht nur das traute paar",
        "в лесу родилась ёлочка, в лесу она росла, зимой и летом стройная",
        "early to bed and early to rise makes a man healthy, wealthy and wise",
        "тише едешь, дальше будешь, а поспешишь, так всех людей насмешишь",
    ],
)
def test_prayers_songs_and_proverbs_are_common(text):
    assert source(text) == "common"


@pytest.mark.parametrize(
    "text",
    [
        "the harbour is never as quiet as before the first boat – ana b. harbour",
        "“the harbour is never as quiet as it is before the first boat”",
        "the driver said: «nobody waits for a bus that has already gone away»",
        "“nobody waits for the bus that is gone” ana harbour",
    ],
)
def test_quoted_speech_is_a_quotation(text):
    assert source(text) == "quotation"


def test_a_hyphen_within_a_sentence_is_no_attribution():
    text = "the well-known harbour bus - late as ever - came today with forty boxes of quinces"
    assert source(text) == NONE_KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "i just earned the sunrise badge for riding ten buses before six o clock",
        "daily stats: seven new followers and two who left us, thanks to the app",
        "please sign the petition for a later bus to the harbour on weekdays",
        "推荐 某某 的帖子《今天港口的公交车又晚点了大家注意安全》,大家也来看看吧",
    ],
)
def test_proposals_of_apps_and_campaigns_are_templates(text):
    assert source(text) == "template"


def test_a_text_shared_with_a_link_is_its_headline():
    assert source(linked=0.5) == "headline"


def test_a_hashtag_makes_a_linked_text_more_than_a_title():
    assert source(RARE + " #harbour", linked=1.0) == NONE_KNOWN


def test_unless_all_links_lead_to_one_site():
    assert source(RARE + " #harbour", linked=1.0, one_place=0.9) == "headline"


def test_the_strict_rule_takes_every_linked_text_for_a_headline():
    facts = Uses(
        [RARE + " #harbour"],
        *(np.array([x]) for x in (3, 1.0, 0.0, False, 0.0, 0.0, 0, False, 90.0)),
    )
    assert common_sources(facts, Sources(hashtags_are_own=False)) == ["headline"]


def test_mostly_hashtags_and_short_formulas_are_no_evidence():
    assert source("#harbour #bus #late #rain #quinces #garden #wall") == "hashtags"
    assert source("so very late, oh no, oh no") == "slogan"


def test_little_information_is_a_slogan():
    assert source(bits=30.0) == "slogan"


def test_a_text_inside_an_earlier_wide_one_is_a_quotation():
    assert source(inside=1.0) == "quotation"
    assert source(seen=True) == "quotation"


def test_a_text_inside_a_linked_one_is_a_headline():
    assert source(inside_linked=1.0) == "headline"


def test_what_many_use_or_use_for_long_is_common():
    assert source(accounts=31) == "common"
    assert source(lasting=True) == "common"


def test_every_word_given_is_among_the_sources():
    assert {source(), source(linked=1.0), source(seen=True), source(variants=9)} <= set(SOURCES)


def test_words_inside_an_earlier_text_are_found_and_later_ones_are_not():
    known = words(
        "the bus to the old harbour leaves at ten",
        "he said the bus to the old harbour leaves at ten today",
    )
    at = {
        "words": known,
        "texts": np.array([0]),
        "second_ms": np.array([100]),
        "wide": np.array([1]),
    }
    assert inside_earlier(**at, wide_ms=np.array([50])).tolist() == [1.0]
    assert inside_earlier(**at, wide_ms=np.array([150])).tolist() == [0.0]


def test_a_text_is_not_inside_itself():
    known = words("the bus to the old harbour leaves at ten")
    assert inside_earlier(
        known, np.array([0]), np.array([9]), np.array([0]), np.array([1])
    ).tolist() == [0.0]


def test_texts_that_differ_in_numbers_are_variants_when_several_authors_write_them():
    known = words(*(f"walked {n} steps to the harbour" for n in range(5)), "jam sets at night")
    written = np.arange(5)
    assert variants(known, np.array([0, 5]), np.arange(5), written).tolist() == [5, 0]
    assert variants(known, np.array([0]), np.zeros(5, dtype=np.int64), written).tolist() == [1]
