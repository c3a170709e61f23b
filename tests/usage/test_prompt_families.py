import pyarrow as pa
import pytest
from tests.usage.asked_logs import asked, crowd, messages

from groundswell.errors import SettingError
from groundswell.model.usage import MESSAGES, PROMPT_FAMILIES
from groundswell.usage.prompt_families import PromptFamilies, prompt_families

CARD = (
    "write a friendly card for {} of our bird club about the next morning walk, with the place {} "
    "and the hour at which we meet, in a warm tone and no more than eighty words"
)
LONG = "the parking lot behind the church in the upper village where the old linden tree stands"


def families(*prompts, **chosen):
    rows = prompt_families(messages(list(prompts)), PromptFamilies(**chosen)).to_pylist()
    return {row["message_key"]: row for row in rows}


def test_no_messages_give_no_families_with_the_schema():
    found = prompt_families(MESSAGES.empty_table())
    assert (found.num_rows, found.schema) == (0, PROMPT_FAMILIES)


def test_the_same_prompt_and_one_nearly_the_same_are_one_family():
    found = families(
        asked("a", CARD.format("Ana", "pier")), asked("b", CARD.format("Ana", "pier").upper()),
        asked("c", CARD.format("Ben", "mill")), asked("d", "a soup with leeks"),
    )  # fmt: skip
    assert [row["how"] for row in found.values()] == ["representative", "exact", "near"]
    assert {row["family_key"] for row in found.values()} == {"m0000"}
    assert {row["accounts"] for row in found.values()} == {3}


def test_a_template_with_other_things_put_in_is_one_family():
    found = families(
        asked("a", CARD.format("Ana", "pier")),
        asked("b", CARD.format("Caro and her two sisters who came last year with their dog", LONG)),
    )
    assert found["m0001"]["how"] == "template"
    assert found["m0001"]["family_key"] == "m0000"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Schreibe eine freundliche Karte für {} aus unserem Vogelverein zum nächsten Spaziergang am Morgen"),
        ("ru", "Напиши дружескую открытку для {} из нашего клуба о следующей утренней прогулке у реки"),
        ("zh", "请为{}写一张友好的卡片，说说我们观鸟俱乐部下一次早晨散步的时间和集合的地点"),
        ("ja", "私たちの野鳥の会の{}さんへ、次の朝の散歩の時間と集合場所を書いたカードを作ってください"),
        ("ar", "اكتب بطاقة ودية إلى {} من نادي الطيور عن نزهة الصباح القادمة قرب النهر"),
    ],
)  # fmt: skip
def test_families_are_found_in_every_language(lang, text):
    found = families(
        asked("a", text.format("Ana"), lang=lang), asked("b", text.format("Lou"), lang=lang)
    )
    assert len(found) == 2


def test_short_prompts_that_everybody_types_are_no_family():
    assert families(asked("a", "thank you!"), asked("b", "thank you!"), asked("c", "go on")) == {}


def test_what_many_accounts_write_is_worth_few_bits():
    rare = [asked(f"r{n}", CARD.format("Ana", "pier")) for n in range(2)]
    often = "give me a recipe for quince jelly with lemon and less sugar than usual, in short steps"
    common = [asked(f"c{n}", often) for n in range(60)]
    found = families(*rare, *common, *crowd(40))
    card, jelly = found["m0001"], found["m0010"]
    assert (card["accounts"], jelly["accounts"]) == (2, 60)
    per_letter = card["bits"] / len(CARD), jelly["bits"] / len(often)
    assert per_letter[1] < per_letter[0] / 2


def test_answers_are_no_prompts():
    text = CARD.format("Ana", "pier")
    assert families(asked("a", text), asked("a", text, role="assistant")) == {}


def test_the_order_of_messages_changes_nothing():
    said = [CARD.format(name, place) for name in ("Ana", "Ben") for place in ("pier", "mill", LONG)]
    table = messages([asked(f"a{n}", text) for n, text in enumerate(said)])
    turned = table.take(pa.array(range(len(said))[::-1]))
    assert prompt_families(turned).equals(prompt_families(table))


@pytest.mark.parametrize("wrong", [{"fewest_bits": 1}, {"least_covered": 0}, {"most_at_least": 0}])
def test_a_setting_that_cannot_be_meant_is_refused(wrong):
    with pytest.raises(SettingError, match="prompts: "):
        PromptFamilies(**wrong)
