"""Families of texts, pictures and hashtags in a case, and what the traces make of them."""

from __future__ import annotations

import csv
import json

import numpy as np
import pyarrow.compute as pc
import pytest
from PIL import Image

import groundswell as gs
from groundswell.errors import SettingError
from groundswell.model.tables import FAMILY_ITEMS, TEXT_FAMILIES
from groundswell.runs import sameness
from groundswell.runs.progress import Silent

START = 1_709_251_200_000
HOUR = 3_600_000
TEXTS = (
    "our oldest beekeeper counts eleven hives on the slope, and two of them have new queens since may",
    "bring gloves, a small saw and something warm to drink when we trim the hedge along lake road",
    "line nine turns round at the brewery until the bridge has dried, which may take until thursday",
    "the ferry to the northern islands leaves at half past seven from the old harbour wall",
    "quince jelly needs two days of patience, a muslin cloth and rather less sugar than you think",
    "after the storm the woodpeckers moved to the chestnut behind the village bakery for good",
)


def written(folder, rows):
    path = folder / "posts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["account", "post", "at", "kind", "text", "hashtag"])
        writer.writerows(rows)
    return path


def edited(text, n):
    """Change one word of a text."""
    words = text.split()
    words[n + 3] = ("quiet", "green", "other")[n % 3]
    return " ".join(words)


@pytest.fixture
def posts(tmp_path):
    rows = []
    for n, text in enumerate(TEXTS):
        at = START + n * 40 * HOUR
        rows.append(["ana", f"a{n}", at, "post", text, ""])
        rows.append(["ben", f"b{n}", at + HOUR, "post", edited(text, n), ""])
        rows.append(["cara", f"c{n}", at + 2 * HOUR, "repost", text, ""])
        rows.append(["dora", f"d{n}", at, "post", f"good morning number {n}", ""])
        rows.append(["emil", f"e{n}", at, "post", f"good morning number {n}!", ""])
    return written(tmp_path, rows)


@pytest.fixture
def case(posts, tmp_path):
    return gs.investigate(posts, tmp_path / "case", recipe={"door": {"keep_handles": True}})


def test_a_family_holds_the_posts_of_a_text_and_its_edits_reposts_as_well(case):
    items = case.family_items
    assert items.schema == FAMILY_ITEMS
    near = items.filter(pc.equal(items["kind"], "near_copy"))
    assert near.num_rows == 18
    assert len(pc.unique(near["value"])) == 6
    kinds = near.filter(pc.equal(near["account_key"], "cara"))["post_kind"]
    assert set(kinds.to_pylist()) == {"repost"}


def test_every_member_names_its_representative_and_how_it_is_the_same(case):
    found = case.text_families
    assert found.schema == TEXT_FAMILIES
    assert found.num_rows == 12
    assert sorted(found["how"].to_pylist()) == ["near"] * 6 + ["representative"] * 6
    heads = found.filter(pc.equal(found["how"], "representative"))
    assert heads["text_key"].to_pylist() == heads["family_key"].to_pylist()
    assert set(found["family_key"].to_pylist()) == set(heads["text_key"].to_pylist())


def test_accounts_that_publish_near_copies_are_a_pair_and_those_who_repost_are_not(case):
    pairs = case.pairs.filter(pc.equal(case.pairs["trace"], "near_copy")).to_pylist()
    assert [(row["account_a"], row["account_b"]) for row in pairs] == [("ana", "ben")]
    assert pairs[0]["shared_items"] == 6


def test_greetings_are_in_no_family(case):
    assert not [text for text in case.family_items["value"].to_pylist() if "morning" in text]


def test_posts_in_families_are_counted(case):
    assert case.quality.families == {"near_copy": 12}


def test_the_same_settings_compare_texts_once(posts, tmp_path):
    plain = {"door": {"keep_handles": True}}
    gs.investigate(posts, tmp_path / "case", recipe=plain)
    (folder,) = (tmp_path / "case" / "sameness").iterdir()
    before = (folder / "text_families.parquet").stat().st_mtime_ns
    gs.investigate(posts, tmp_path / "case", recipe=plain | {"groups": {"min_size": 2}})
    (again,) = (tmp_path / "case" / "sameness").iterdir()
    assert again == folder
    assert (again / "text_families.parquet").stat().st_mtime_ns == before


def test_a_lost_table_of_families_is_made_again(posts, tmp_path):
    gs.investigate(posts, tmp_path / "case")
    (folder,) = (tmp_path / "case" / "sameness").iterdir()
    (folder / "family_items.parquet").unlink()
    case = gs.investigate(posts, tmp_path / "case", formats=("csv",))
    assert case.family_items.num_rows == 18


def test_hashtags_that_are_surely_the_same_are_one_item_and_leads_are_none(tmp_path):
    tags = ("lostumbrella", "lost_umbrella", "lostumbrela")
    rows = [
        [f"{who}{n}", f"{who}{n}{tag}", START + n * HOUR, "post", "", tag]
        for tag in tags
        for who in ("ana", "ben")
        for n in range(9 if tag == tags[0] else 1)
    ]
    case = gs.investigate(written(tmp_path, rows), tmp_path / "case")
    tiers = dict(
        zip(*(case.hashtag_families[c].to_pylist() for c in ("hashtag", "tier")), strict=True)
    )
    assert tiers["lost_umbrella"] == "same"
    assert tiers["lostumbrela"] == "lead"
    items = case.family_items.filter(pc.equal(case.family_items["kind"], "hashtag_family"))
    assert set(items["value"].to_pylist()) == {"lostumbrella"}
    assert items.num_rows == 20


def test_eleven_chinese_characters_say_enough_to_be_an_item(tmp_path):
    long, short = "北岛渡轮停泊旧港堤岸边", "渡轮又晚点"
    said = {"ana": long, "ben": long + "!", "cara": short, "dora": short + "!"}
    path = tmp_path / "posts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["account", "post", "at", "text", "lang"])
        writer.writerows([who, who, START, text, "zh"] for who, text in said.items())
    case = gs.investigate(path, tmp_path / "case", recipe={"door": {"keep_handles": True}})
    assert sorted(case.family_items["account_key"].to_pylist()) == ["ana", "ben"]


@pytest.mark.parametrize(
    "asked",
    [{"recipe": {"sameness": {"encoder": "use"}}}, {"pictures": ["photos"]}, {"pages": ["p.csv"]}],
)
def test_what_is_compared_on_one_machine_only_is_refused_on_spark(posts, tmp_path, asked):
    with pytest.raises(SettingError, match="compared on one machine only"):
        gs.investigate(posts, tmp_path / "case", engine="spark", **asked)


def test_another_version_of_an_encoder_compares_anew(posts, tmp_path, monkeypatch):
    class Stub:
        name, dimensions = "stub", 4

        def __init__(self, version):
            self.version = version

        def encode(self, texts):
            return np.eye(4, dtype=np.float32)[np.arange(len(texts)) % 4]

    for version in ("1", "2", "2"):
        monkeypatch.setattr(sameness, "encoder", lambda *_, v=version, **__: Stub(v))
        gs.investigate(posts, tmp_path / "case", recipe={"sameness": {"encoder": "use"}})
    assert len(list((tmp_path / "case" / "sameness").iterdir())) == 2


def test_where_nothing_tells_how_usual_words_are_a_family_is_no_item(tmp_path):
    rows = []
    for n, text in enumerate(TEXTS):
        for who, said in (("ana", text), ("ben", edited(text, n))):
            rows.append([who, f"{who}{n}", START + n * HOUR, "post", said, "", "eo"])
    path = tmp_path / "posts.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["account", "post", "at", "kind", "text", "hashtag", "lang"])
        writer.writerows(rows)
    case = gs.investigate(path, tmp_path / "case")
    assert set(case.text_families["calibration"].to_pylist()) == {"uncalibrated"}
    assert case.family_items.num_rows == 0


def test_without_comparing_texts_the_trace_says_so(posts, tmp_path):
    case = gs.investigate(posts, tmp_path / "case", recipe={"sameness": {"near_copies": False}})
    assert case.family_items.num_rows == 0
    assert "none were looked for" in case.about["traces"]["near_copy"]["reason"]


def test_a_case_of_before_texts_were_compared_still_opens(case):
    file = case.path / "manifest.json"
    told = json.loads(file.read_text())
    del told["sameness"]
    for about in told["results"].values():
        del about["sameness"]
    file.write_text(json.dumps(told))
    old = gs.open_case(case.path)
    assert old.family_items.num_rows == 0
    assert old.text_families.schema == TEXT_FAMILIES
    assert old.article_families.num_rows == old.name_families.num_rows == 0
    assert old.pairs.num_rows == case.pairs.num_rows


def test_near_copies_count_as_one_text_in_the_test_of_copied_text(tmp_path):
    rows = []
    for n, text in enumerate(TEXTS):
        at = START + n * 40 * HOUR
        first, second = ("ana", "ben") if n % 2 else ("ben", "ana")  # nobody follows the other
        rows.append([first, f"a{n}", at, "post", text, ""])
        rows.append([second, f"b{n}", at + HOUR, "post", edited(text, n), ""])
    things = ("kettle", "tram", "heron", "ladder", "pear", "lantern")
    for n in range(60):
        said = (
            f"{things[n % 6]} {n} stood beside a {things[n % 5]} while we counted {n * 7} of them"
        )
        rows.append([f"other{n % 30}", f"o{n}", START + n * HOUR, "post", said, ""])
    case = gs.investigate(
        written(tmp_path, rows), tmp_path / "case", recipe={"door": {"keep_handles": True}}
    )
    templates = [text for text in case.texts.to_pylist() if text["accounts"] > 2]
    assert templates == []
    pairs = case.copies.to_pylist()
    assert ("ana", "ben") in [(row["account_a"], row["account_b"]) for row in pairs]


WORDED = (
    ("the bus to the harbour is late again because of the snow on the bridge", "en"),
    ("der bus zum hafen hat wegen des schnees auf der brücke wieder verspätung", "de"),
    ("le bus pour le port est encore en retard à cause de la neige sur le pont", "fr"),
)


@pytest.fixture
def spoken_rows():
    rows = []
    for n, (text, _) in enumerate(WORDED):
        rows.append([f"one{n}", f"o{n}", START + n * HOUR, "post", text, ""])
    for n, text in enumerate(TEXTS):
        rows.append([f"two{n}", f"t{n}", START + n * HOUR, "post", text, ""])
    return rows


@pytest.fixture
def spoken(tmp_path, spoken_rows):
    recipe = {"door": {"keep_handles": True}, "sameness": {"encoder": "use", "fewest_bits": 25}}
    return gs.investigate(written(tmp_path, spoken_rows), tmp_path / "case", recipe=recipe)


def test_translations_are_one_item_by_the_encoder_named_and_leads(spoken):
    items = spoken.family_items.filter(pc.equal(spoken.family_items["kind"], "translation"))
    assert set(items["account_key"].to_pylist()) == {"one0", "one1", "one2"}
    assert len(pc.unique(items["value"])) == 1
    assert set(spoken.text_pairs["tier"].to_pylist()) <= {"lead", "uncalibrated"}
    assert set(spoken.text_pairs["label"].to_pylist()) == {"translation"}


def test_an_encoder_that_is_not_there_is_refused_before_anything_is_read(posts, tmp_path):
    with pytest.raises(SettingError, match="encoder is 'soup'; give one of"):
        gs.investigate(posts, tmp_path / "case", recipe={"sameness": {"encoder": "soup"}})
    assert not (tmp_path / "case").exists()


def test_of_too_many_texts_those_of_most_posts_are_compared_in_meaning(
    tmp_path, monkeypatch, spoken_rows
):
    monkeypatch.setattr(sameness, "MOST_TEXTS", 2)
    said = []
    rows = [*spoken_rows, *([f"again{n}", f"x{n}", START, "post", WORDED[n % 2][0], ""]
                            for n in range(2))]  # fmt: skip
    recipe = {"door": {"keep_handles": True}, "sameness": {"encoder": "use", "fewest_bits": 25}}
    case = gs.investigate(
        written(tmp_path, rows), tmp_path / "case", recipe=recipe, progress=Told(said)
    )
    items = case.family_items.filter(pc.equal(case.family_items["kind"], "translation"))
    assert set(items["value"].to_pylist()) <= {text for text, _ in WORDED[:2]}
    assert items.num_rows == 4
    assert [line for line in said if "too many to compare all with all" in line]


class Told(Silent):
    """Keeps what is said."""

    def __init__(self, said):
        self._said = said

    def say(self, sentence):
        self._said.append(sentence)


def test_a_model_that_does_not_answer_leaves_the_names_made_of_words(posts, tmp_path):
    said = []
    recipe = {"sameness": {"namer": "small@http://127.0.0.1:9/v1"}}
    case = gs.investigate(posts, tmp_path / "case", recipe=recipe, progress=Told(said))
    assert set(case.narratives["named_by"].to_pylist()) == {"words"}
    assert [line for line in said if line.startswith("no names were drafted")]


def test_a_namer_without_an_address_is_refused(posts, tmp_path):
    with pytest.raises(SettingError, match="give MODEL@ADDRESS"):
        gs.investigate(posts, tmp_path / "case", recipe={"sameness": {"namer": "small"}})


class TestPictures:
    @pytest.fixture
    def shown(self, tmp_path):
        """Posts that name pictures, two of them the same photograph in two sizes."""
        dice = np.random.default_rng(5)
        folder = tmp_path / "photos"
        folder.mkdir()
        rows = []
        for n in range(3):
            coarse = dice.integers(0, 255, (12, 16, 3), dtype=np.uint8)
            large = Image.fromarray(coarse).resize((640, 480), Image.Resampling.BICUBIC)
            large.save(folder / f"large{n}.png")
            large.resize((320, 240)).save(folder / f"small{n}.jpg", quality=80)
            at = START + n * 40 * HOUR
            rows.append(["ana", f"a{n}", at, "post", "", f"photos/large{n}.png"])
            rows.append(["ben", f"b{n}", at + HOUR, "post", "", f"small{n}.jpg"])
            rows.append(["dora", f"d{n}", at, "post", "", f"lost{n}.jpg"])
        path = tmp_path / "posts.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["account", "post", "at", "kind", "text", "picture_file"])
            writer.writerows(rows)
        return path, folder

    def test_one_photograph_in_two_files_is_one_item(self, shown, tmp_path):
        posts, folder = shown
        recipe = {"door": {"keep_handles": True}}
        case = gs.investigate(posts, tmp_path / "case", recipe=recipe, pictures=[folder])
        pairs = case.pairs.filter(pc.equal(case.pairs["trace"], "co_image")).to_pylist()
        assert [(row["account_a"], row["account_b"]) for row in pairs] == [("ana", "ben")]
        assert pairs[0]["shared_items"] == 3
        assert "dora" not in case.family_items["account_key"].to_pylist()

    def test_names_of_files_that_were_not_read_are_no_items(self, shown, tmp_path):
        case = gs.investigate(shown[0], tmp_path / "case")
        assert case.family_items.num_rows == 0
        assert "hold no pictures" in case.about["traces"]["co_image"]["reason"]
