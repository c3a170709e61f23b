"""Worlds of provider logs: the same for the same seed, true about themselves, neutral in words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations

import pyarrow.compute as pc
import pytest
from tests.tables.usage_rows import batch

from groundswell.errors import SettingError
from groundswell.model.usage import USAGE_TABLES
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.texts import normal
from groundswell.tables.usage import canonical
from groundswell.worlds.provider_archetypes import ARCHETYPES, BYSTANDERS
from groundswell.worlds.provider_draft import DAYS, START_MS
from groundswell.worlds.provider_operators import KINDS
from groundswell.worlds.provider_phrasing import SETS, STAGE_OF, texts
from groundswell.worlds.provider_subjects import LANGUAGES
from groundswell.worlds.provider_world import provider_world

LATER_MS = START_MS + (DAYS + 2) * 86_400_000
NOT_HERE = (
    "president|prime minister|election fraud|vaccine|immigra|refugee|muslim|jew|christian|ukrain"
    "|nato|kremlin|trump|biden|putin|zelensk|israel|gaza|hamas|communis|democrat|republican"
    "|terror|bomb|weapon|nazi|genocide|twitter|facebook|tiktok|telegram|whatsapp|instagram"
)


@pytest.fixture(scope="module")
def world():
    return provider_world(seed=3, accounts=900, difficulty="mixed", templates="held", operators=16)


@pytest.fixture(scope="module")
def truth(world):
    return world.truth.to_pylist()


@pytest.fixture(scope="module")
def read(world):
    """The world's rows, brought through the door."""
    rows = world.rows()
    given = batch(rows.messages, rows.signals)
    return canonical([given], Pseudonyms(b"", keep=True), LATER_MS)


def test_the_same_seed_gives_the_same_world(world):
    again = provider_world(seed=3, accounts=900, difficulty="mixed", templates="held", operators=16)
    assert all(again.tables()[name].equals(table) for name, table in world.tables().items())
    assert again.truth.equals(world.truth)
    assert again.rows() == world.rows()


def test_another_seed_gives_another_world(world):
    other = provider_world(seed=4, accounts=900, templates="held", operators=16)
    assert not set(other.truth["account_key"].to_pylist()) & set(world.account_keys)


def test_an_operator_more_leaves_everybody_else_as_they_were():
    few = provider_world(seed=5, accounts=1, operators=2, lookalikes={"newsroom": 2})
    many = provider_world(seed=5, accounts=1, operators=3, lookalikes={"newsroom": 2})
    said = [
        Counter(
            message["text"]
            for message, owner in zip(
                one.rows().messages,
                [row["account"] for row in one.rows().messages],
                strict=True,
            )
            if owner
            in {t["account"] for t in one.truth.to_pylist() if t["archetype"] == "newsroom"}
        )
        for one in (few, many)
    ]
    assert said[0] == said[1]


def test_tables_have_their_schemas(world):
    for name, table in world.tables().items():
        assert table.schema == USAGE_TABLES[name]
        table.validate(full=True)
        for field in table.schema:
            assert field.nullable or not table[field.name].null_count


def test_the_door_sets_no_row_aside(read, world):
    assert read.rejects.num_rows == 0
    assert read.duplicates == 0
    assert read.messages.num_rows == world.messages
    assert not read.masked


def test_the_door_makes_the_same_messages_of_the_rows(read, world):
    names = _door_names(world)
    ours = {
        (names[row["account_key"]], row["at_ms"], row["role"], row["text"]): row
        for row in world.tables()["messages"].to_pylist()
    }
    texts_by_key = {
        row["message_key"]: row["text"] for row in world.tables()["messages"].to_pylist()
    }
    door_texts = {row["message_key"]: row["text"] for row in read.messages.to_pylist()}
    assert len(ours) == world.messages
    for row in read.messages.to_pylist():
        mine = ours[row["account_key"], row["at_ms"], row["role"], row["text"]]
        for column in ("text_norm", "time_known", "model", "finish_reason", "refused"):
            assert row[column] == mine[column], column
        assert texts_by_key.get(mine["parent_key"]) == door_texts.get(row["parent_key"])
        assert (row["branch"] > 0) == (mine["branch"] > 0)


def test_the_door_counts_the_same_accounts_and_conversations(read, world):
    names = _door_names(world)
    columns = ("created_ms", "conversations", "messages", "prompts", "first_seen_ms")
    ours = {
        names[row["account_key"]]: [row[name] for name in columns]
        for row in world.tables()["usage_accounts"].to_pylist()
    }
    door = {
        row["account_key"]: [row[name] for name in columns] for row in read.accounts.to_pylist()
    }
    assert {name: row[1:4] for name, row in door.items()} == {
        name: row[1:4] for name, row in ours.items()
    }
    assert sum(door[name] == ours[name] for name in ours) > 0.95 * len(ours)
    counted = ("started_ms", "ended_ms", "messages", "branches", "model")
    told = [
        Counter(tuple(row[name] for name in counted[:4]) for row in table.to_pylist())
        for table in (read.conversations, world.tables()["conversations"])
    ]
    assert told[0] == told[1]


def test_the_door_makes_the_same_signals_of_the_rows(read, world):
    names = _door_names(world)
    columns = ("kind", "family", "shared", "first_ms", "last_ms")
    ours = Counter(
        (names[row["account_key"]], *(row[name] for name in columns))
        for row in world.tables()["signals"].to_pylist()
    )
    door = Counter(
        (row["account_key"], *(row[name] for name in columns)) for row in read.signals.to_pylist()
    )
    assert door == ours


def test_normalised_texts_are_those_of_the_door(world):
    messages = world.tables()["messages"].to_pylist()
    assert all(row["text_norm"] == normal(row["text"]) for row in messages[:4_000])


def test_truth_names_every_account_once_and_operators_alone_have_kinds(world, truth):
    assert len({row["account_key"] for row in truth}) == world.accounts == len(truth)
    for row in truth:
        assert (row["operator"] is None) == (row["kind"] is None)
        assert (row["operator"] is not None) == (row["archetype"] == "operator")
    assert {row["kind"] for row in truth} - {None} == set(KINDS)
    assert {row["archetype"] for row in truth} == {"ordinary", "operator", *ARCHETYPES}


def test_what_is_meant_says_how_each_answer_ended(world):
    messages, meant = world.tables()["messages"].to_pylist(), world.meant.to_pylist()
    seen = set()
    for row, told in zip(messages, meant, strict=True):
        assert row["message_key"] == told["message_key"]
        assert (told["ended"] is None) == (row["role"] != "assistant")
        assert bool(row["refused"]) == (told["ended"] == "refused by reason")
        assert (row["finish_reason"] == "content_filter") == (told["ended"] == "refused by filter")
        seen.add(told["ended"])
    assert seen == {None, "answered", "refused by reason", "refused by filter", "refused in words"}


def test_no_order_of_tables_tells_who_is_an_operator(world, truth):
    ours = {row["account_key"] for row in truth if row["operator"]}
    for name in ("usage_accounts", "signals"):
        keys = list(dict.fromkeys(world.tables()[name]["account_key"].to_pylist()))
        places = [place for place, key in enumerate(keys) if key in ours]
        middle = sum(places) / len(places) / len(keys)
        assert 0.3 < middle < 0.7


@pytest.mark.parametrize("chosen", SETS)
def test_every_genre_of_operators_has_twelve_wordings_in_english_and_three_elsewhere(chosen):
    for genre in STAGE_OF:
        known = texts(chosen)[genre]
        assert len(set(known["en"])) >= 12, genre
        for lang in LANGUAGES[1:]:
            assert len(set(known[lang])) >= 3, (genre, lang)


def test_the_fresh_set_has_the_genres_of_the_open_one_each_in_english():
    assert texts("fresh").keys() == texts("open").keys()
    assert all("en" in by_lang for by_lang in texts("fresh").values())


def test_every_genre_has_as_many_wordings_in_the_fresh_set_as_in_the_open_one():
    for genre, by_lang in texts("open").items():
        for lang, lines in by_lang.items():
            assert len(texts("fresh")[genre][lang]) >= len(lines), (genre, lang)


@pytest.mark.parametrize("chosen", SETS)
def test_every_slot_is_one_that_writers_fill(chosen):
    for genre, by_lang in texts(chosen).items():
        for lang, lines in by_lang.items():
            for line in lines:
                assert set(re.findall(r"\{(.*?)\}", line)) <= set("snkxprlftuc"), (genre, lang)
                assert line.count("{") == line.count("}"), (genre, lang)


@pytest.mark.parametrize("chosen", SETS)
def test_nothing_of_a_template_is_left_in_what_is_said(chosen):
    made = provider_world(seed=12, accounts=700, templates=chosen, operators=8)
    assert {row["archetype"] for row in made.truth.to_pylist()} >= {"operator", *ARCHETYPES}
    for text in made.tables()["messages"]["text"].to_pylist():
        assert not re.search(r"\{[a-z]\}|\([^()]*\|[^()]*\)", text), text


@pytest.mark.parametrize(("one", "other"), tuple(combinations(SETS, 2)))
def test_no_two_sets_share_a_request(one, other):
    told = [
        {
            line
            for genre, by_lang in texts(chosen).items()
            if genre not in ("answer", "rephrase", "notes", "prose", "rt_frame")
            for lines in by_lang.values()
            for line in lines
        }
        for chosen in (one, other)
    ]
    assert not told[0] & told[1]


@pytest.mark.parametrize(("one", "other"), tuple(combinations(SETS, 2)))
def test_any_two_sets_share_few_runs_of_words(one, other):
    def runs(chosen):
        found = set()
        for genre in STAGE_OF:
            for line in texts(chosen)[genre]["en"]:
                words = re.findall(r"[\w{}]+", line.lower())
                found |= {tuple(words[at : at + 4]) for at in range(len(words) - 3)}
        return found

    first, second = runs(one), runs(other)
    assert len(first & second) < 0.01 * len(second)


def test_no_word_of_politics_persons_or_platforms_is_used():
    for chosen in SETS:
        for by_lang in texts(chosen).values():
            for lines in by_lang.values():
                for line in lines:
                    assert not re.search(NOT_HERE, line.lower()), line


def test_answers_are_one_line(world):
    messages = world.tables()["messages"]
    answers = messages.filter(pc.equal(messages["role"], "assistant"))["text"]
    assert max(map(len, answers.to_pylist())) < 160


def test_lazy_operators_share_what_careful_ones_do_not():
    def shared(difficulty):
        made = provider_world(
            seed=6, accounts=1, difficulty=difficulty, operators=40, lookalikes={}
        )
        operator = dict(zip(made.account_keys, made.truth["operator"].to_pylist(), strict=True))
        holders = defaultdict(set)
        for row in made.tables()["signals"].to_pylist():
            if row["kind"] in ("device", "payment"):
                holders[row["value_key"]].add(row["account_key"])
        return {operator[min(keys)] for keys in holders.values() if len(keys) > 1}

    assert len(shared("lazy")) > 20
    assert not shared("careful")


def test_the_public_case_comes_back_after_a_refusal():
    made = provider_world(seed=8, accounts=1, difficulty="lazy", operators=40, lookalikes={})
    messages, meant = made.tables()["messages"].to_pylist(), made.meant["genre"].to_pylist()
    operator = dict(zip(made.account_keys, made.truth["operator"].to_pylist(), strict=True))
    refused, reported = {}, {}
    for row, genre in zip(messages, meant, strict=True):
        who = operator[row["account_key"]]
        if genre == "plan" and row["finish_reason"] in ("refusal", "content_filter"):
            refused.setdefault(who, row["at_ms"])
        if genre == "report":
            reported[who] = row["at_ms"]
    both = [who for who in refused if who in reported]
    assert len(both) >= 3
    assert all(reported[who] - refused[who] > 3 * 86_400_000 for who in both)


def test_a_class_does_one_task_within_an_hour():
    made = provider_world(seed=9, accounts=1, operators=0, lookalikes={"classroom": 1})
    meant = made.meant["genre"].to_pylist()
    told = [
        (row["account_key"], row["at_ms"])
        for row, genre in zip(made.tables()["messages"].to_pylist(), meant, strict=True)
        if genre == "class_task" and row["role"] == "user"
    ]
    told.sort(key=lambda one: one[1])
    lessons, before = [], 0
    for account, at in told:
        if at - before > 1_800_000:
            lessons.append([])
        lessons[-1].append((account, at))
        before = at
    assert max(len({account for account, _ in each}) for each in lessons) >= 8
    assert all(each[-1][1] - each[0][1] < 3_600_000 for each in lessons)


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"difficulty": "hard"}, "lazy, careful, mixed"),
        ({"templates": "secret"}, "open .* held .* fresh"),
        ({"accounts": 0}, "1 or more"),
        ({"lookalikes": {"circus": 1}}, "circus"),
    ],
)
def test_a_wrong_setting_names_the_mend(wrong, word):
    with pytest.raises(SettingError, match=word):
        provider_world(**{"seed": 1, "accounts": 10, **wrong})


def _door_names(world):
    """Give what the door calls each account, by our key."""
    names = [f"synthetic:{name}" for name in world.names]
    return dict(zip(world.account_keys, names, strict=True))


def test_bystanders_leave_everybody_else_as_they_were():
    settings = {"seed": 5, "accounts": 60, "operators": 4, "lookalikes": {"newsroom": 1}}
    without = provider_world(**settings)
    made = provider_world(**settings, bystanders=8)
    said = [
        {(row["account"], row["text"]) for row in one.rows().messages} for one in (without, made)
    ]
    working = {r["account"] for r in without.truth.to_pylist() if r["archetype"] != "ordinary"}
    assert {row for row in said[0] if row[0] in working} <= said[1]
    assert without.truth["operator"].to_pylist().count(None) < made.accounts


def test_bystanders_are_one_or_two_people_who_work_on_the_subjects_of_operators():
    made = provider_world(seed=2, accounts=1, operators=4, lookalikes={}, bystanders=8)
    whose = {row["account"]: row for row in made.truth.to_pylist()}
    beside = [row for row in whose.values() if row["operator"] is None]
    sizes = Counter(row["instance"] for row in beside)
    assert len(sizes) == 8
    assert set(sizes.values()) <= {1, 2}
    assert {row["archetype"] for row in beside} == set(BYSTANDERS)
    places = defaultdict(
        Counter
    )  # names of places that an operator's requests hold, and who writes them
    for row, genre in zip(made.rows().messages, made.meant["genre"].to_pylist(), strict=True):
        if row["role"] == "user" and (
            genre in STAGE_OF or whose[row["account"]]["operator"] is None
        ):
            for name in set(re.findall(r"\b[A-Z][a-z]{3,}\b", row["text"])):
                places[name][whose[row["account"]]["instance"]] += 1
    theirs = [
        max(
            (count[instance], name)
            for name, count in places.items()
            if any(other.startswith("operator") for other in count)
        )
        for instance in sizes
    ]
    assert all(count >= 3 for count, _ in theirs)
    assert len({name for _, name in theirs}) >= 3
