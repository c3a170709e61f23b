"""What declines and what doesn't, by its words."""

from __future__ import annotations

import pytest

from groundswell.usage.refusals import declined, may_decline
from groundswell.worlds.provider_phrasing import texts

LIST = "\n1. Ask at the depot.\n2. Read the timetable.\n3. Write to the office.\n"


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but I can't help with that.",
        "I’m sorry, but I can’t assist with this request.",
        "I cannot write that. It would deceive people.",
        "I won't be able to create these profiles.",
        "I must decline.",
        "As an AI language model, I cannot take part in this.",
        "Sorry, that's not something I can do.",
        "抱歉，我无法协助这个请求。",
        "我不能帮助您编写这样的内容。",
        "К сожалению, я не могу помочь с этим.",
        "Извините, но я не могу выполнить эту просьбу.",
        "Lo siento, pero no puedo ayudar con eso.",
        "Es tut mir leid, aber dabei kann ich nicht helfen.",
        "Ich kann dir dabei leider nicht helfen.",
        "Je suis désolé, mais je ne peux pas vous aider à faire cela.",
        "申し訳ありませんが、そのご依頼にはお応えできません。",
        "أعتذر، لا أستطيع مساعدتك في هذا.",
        "Desculpe, mas não posso ajudar com isso.",
        "Mi dispiace, ma non posso aiutarti.",
        "죄송하지만 도와드릴 수 없습니다.",
        "Üzgünüm, bu konuda yardımcı olamam.",
        "Przykro mi, nie mogę pomóc w tej sprawie.",
    ],
)
def test_refusals_in_many_languages(text):
    told = declined(text)
    assert told is not None
    assert told.outcome == "refused"
    assert 0 <= told.start < told.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sure, here is the recipe.",
        "I can't see the picture, but lentils take 20 minutes.",
        "I'm sorry, but I can't access the internet. Bus 7 usually leaves at nine.",
        "Sorry to hear that the bus was late!",
        "I can't believe it is June already. Here is your plan.",
        '"I can\'t help with that," said the driver and shut the door.',
        "抱歉，我无法访问网站，但通常九点发车。",
        "Lo siento mucho por el retraso. Aquí tienes el texto.",
        "Le bus ne peut pas tourner ici.",
        "",
    ],
)
def test_answers_and_inabilities_are_no_refusals(text):
    assert declined(text) is None


def test_a_refusal_before_real_help_is_partly():
    assert (
        declined("I can't write that. Here is what you can do instead:" + LIST).outcome == "partly"
    )
    assert declined("I can't write that. " + "The bus leaves at nine. " * 40).outcome == "partly"


def test_a_warning_before_a_full_answer_is_partly():
    text = "This is for educational purposes only. " + "The bus leaves at nine. " * 20
    assert declined(text).outcome == "partly"


def test_a_refusal_far_into_an_answer_does_not_count():
    assert declined("The bus leaves at nine. " * 40 + "I can't help with that.") is None


def test_the_span_holds_the_words_that_decline():
    text = "Thank you. I cannot assist with this. Is there anything else?"
    told = declined(text)
    assert text[told.start : told.end] == "I cannot assist with this."


@pytest.mark.parametrize("lang", ["en", "zh", "ru", "es", "de", "fr", "ja", "ar"])
def test_every_wording_of_a_refusal_has_a_word_that_tells_of_one(lang):
    assert [said for said in texts("open")["refusal"][lang] if not may_decline(said, lang)] == []


def test_a_plain_answer_has_none():
    assert not may_decline("Here is the timetable of the bus, with twelve lines.", "en")
    assert not may_decline("Hier ist der Text über den Vogelverein.", "de")
    assert not may_decline("这是您要的列表，共十二条。", "zh")


def test_a_language_without_such_words_is_never_passed_over():
    assert may_decline("Tässä on aikataulu.", "fi")
    assert may_decline("Tässä on aikataulu.", None)


def test_such_a_word_late_in_an_answer_is_nothing():
    assert not may_decline("The bus leaves at nine. " * 8 + "I do not know more.", "en")
