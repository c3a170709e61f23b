import numpy as np
import pyarrow as pa
import pytest
from rapidfuzz.fuzz import partial_ratio
from tests.usage.asked_logs import asked, crowd, messages

from groundswell.errors import SettingError
from groundswell.model.usage import MESSAGES, PROMPT_FAMILIES
from groundswell.sameness import near_copies
from groundswell.sameness.candidates import anchors_of
from groundswell.sameness.distinct import Distinct
from groundswell.sameness.linking import TRIED, needed
from groundswell.sameness.near_copies import NearCopies, families_of
from groundswell.sameness.ordering import MET, in_order
from groundswell.sameness.public_text import everyday
from groundswell.sameness.references import References, weights
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.verifying import Written
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


def long_prompts(seed, many=90):
    """Prompts of sentences from a small stock, so that most share some and few share most."""
    draw = np.random.default_rng(seed)
    words = ["".join(draw.choice(list("abdegilmnorstuz"), draw.integers(2, 9))) for _ in range(300)]
    stock = [" ".join(draw.choice(words, draw.integers(6, 14))) for _ in range(25)]
    found = []
    for number in range(many):
        said = list(draw.choice(stock, draw.integers(1, 9)))
        if found and draw.random() < 0.3:  # of an earlier one, some words changed
            said = [w if draw.random() < 0.9 else "owl" for w in str(draw.choice(found)).split()]
        found.append(" ".join([*said, f"number {number}"]))
    return found


def one_by_one(texts, chosen):
    """Hold every text against the representatives before it, in plain Python with RapidFuzz."""
    distinct = Distinct.of(texts, None)
    said = distinct.skeletons.to_pylist()
    anchors, cut = anchors_of(Written.of(distinct.skeletons)), shingles_of(distinct.skeletons)
    order = in_order(anchors).tolist()
    worth = weights(
        cut, distinct.languages, References.from_texts(distinct.skeletons, distinct.languages)
    )
    worth[everyday(cut)] = 0
    grams, marks = [], []
    for at in range(len(said)):
        some = slice(cut.start[at], cut.start[at + 1])
        pairs = list(zip(cut.gram[some].tolist(), worth[some].tolist(), strict=True))
        grams.append(dict(reversed(pairs)))  # the first of equal ones, whose weight counts
        marks.append(anchors.anchor[anchors.start[at] : anchors.start[at + 1]].tolist())
    heads = {}
    for at in order:
        own = sum(grams[at].values())
        if own < chosen.fewest_bits:
            continue
        hits = {
            head: sum(mark in set(marks[head]) for mark in marks[at])
            for head in dict.fromkeys(heads.values())
        }
        near = sorted(
            (head for head in hits if hits[head] >= MET),
            key=lambda head: (-hits[head], order.index(head)),
        )
        heads[at], best = at, 0.0
        for head in near[:TRIED]:
            common = sum(bits for gram, bits in grams[at].items() if gram in grams[head])
            its = sum(grams[head].values())
            need = needed(common, own, its, chosen.least_ratio, chosen.least_alike)
            if common < chosen.fewest_bits or common <= best or need > 100:
                continue
            if partial_ratio(said[at], said[head]) >= need:
                heads[at], best = head, common
                if common >= 0.95 * own:
                    break
    members = {}
    for text, number in zip(texts.to_pylist(), distinct.number.tolist(), strict=True):
        members.setdefault(heads.get(number, -1), set()).add(text)
    return {frozenset(each) for head, each in members.items() if head >= 0 and len(each) > 1}


def grouped(texts, chosen):
    keys = {near_copies._key(text): text for text in texts.to_pylist()}
    members = {}
    for row in families_of(texts, None, chosen).table.to_pylist():
        members.setdefault(row["family_key"], set()).add(keys[row["text_key"]])
    return {frozenset(each) for each in members.values()}


@pytest.mark.parametrize("seed", range(6))
def test_copies_are_those_of_holding_every_prompt_against_all_before(seed):
    texts = pa.array(long_prompts(seed))
    found = grouped(texts, NearCopies())
    assert found == one_by_one(texts, NearCopies())
    assert len(found) > 3


def test_how_many_prompts_are_linked_at_once_changes_nothing(monkeypatch):
    texts = pa.array(long_prompts(7))
    whole = families_of(texts).table
    monkeypatch.setattr(near_copies, "_AT_ONCE", 11)
    assert families_of(texts).table.equals(whole)
