"""Seeds found in streams of posts: what is, what is not, and what it is worth."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from tests.sameness.everyday_lines import LINES, VERSE

from groundswell.errors import SettingError
from groundswell.sameness import seed_index
from groundswell.sameness.public_text import everyday
from groundswell.sameness.references import References, weights
from groundswell.sameness.search import MATCHES, Search
from groundswell.sameness.seed_index import SeedIndex
from groundswell.sameness.shared_bits import shared_bits
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import skeletons
from groundswell.sameness.tiers import Tiers
from groundswell.tables.texts import normal

QUINCES = "Quinces ripen late beside our oldest garden wall, and the neighbour makes jelly of them"
HARBOUR = "The last bus to the harbour leaves at ten past eleven from the stop behind the mill"


def seeds(*texts, lang="en", **more):
    keys = [f"s{n}" for n in range(len(texts))]
    columns = {"seed_key": keys, "lang": pa.array([lang] * len(texts), pa.string())}
    return pa.table(columns | {"text_norm": [normal(text) for text in texts]} | more)


def posts(*texts, **more):
    keys = [f"p{n}" for n in range(len(texts))]
    return pa.table({"post_key": keys, "text_norm": [normal(text) for text in texts]} | more)


def found(seed_table, *batches, settings=None):
    search = Search(seed_table, References({}), settings)
    for batch in batches:
        search.read(batch)
    return search.matches()


def told(matches):
    rows = matches.select(["post_key", "tier", "kind"]).to_pylist()
    return {row["post_key"]: (row["tier"], row["kind"]) for row in rows}


def test_each_kind_of_copy_is_found_and_named():
    matches = found(
        seeds(QUINCES),
        posts(
            "QUINCES RIPEN LATE beside our oldest garden wall and the neighbour makes jelly of them!!",
            "quinces ripen quite late beside our old garden wall; a neighbour makes jelly of them",
            "Quinces ripen late beside our oldest garden wall, and the nei…",
            "So true, read this. " + QUINCES + " It rained all day and the tram was full again.",
            QUINCES.replace("e", "е").replace("o", "о"),
            "pears ripen early beside the new garden fence",
            "good morning",
        ),
    )
    assert told(matches) == {
        "p0": ("finding", "exact"),
        "p1": ("finding", "near"),
        "p2": ("finding", "truncated"),
        "p3": ("finding", "contained"),
        "p4": ("finding", "look-alike"),
    }
    assert matches.schema == MATCHES
    assert set(matches["calibration"].to_pylist()) == {"shipped"}


@pytest.mark.parametrize(
    ("lang", "seed", "copy"),
    [
        ("ja", "古い塀の脇で花梨の実がゆっくり熟して、隣の人がジャムを作る", "古い塀の脇で花梨の実がゆっくり熟し、隣の人がジャムを作った"),
        ("zh", "院子里的木瓜在旧墙边慢慢成熟，邻居用它们做果酱", "院子裡的木瓜在舊牆邊慢慢成熟，鄰居用它們做果醬"),
        ("ru", "Айва поздно зреет у нашей старой стены, и соседка варит из нее варенье", "айва поздно зреет у старой стены, и соседка варит из неё варенье"),
        ("id", "Kedondong matang di dekat pagar tua kami dan tetangga membuat manisan", "kedondong matang dekat pagar tua kami, tetangga membuat manisan"),
        ("ar", "ينضج السفرجل متأخرا بجانب جدار حديقتنا القديم", "يَنضج السفرجل متأخرًا بجانب جدار حديقتنا القديم"),
        ("ko", "모과가 오래된 담장 옆에서 늦게 익고 이웃이 그것으로 잼을 만든다", "모과가 오래된 담장 옆에서 늦게 익고, 이웃이 그것으로 잼을 만든다!"),
        ("th", "มะตูมสุกช้าอยู่ข้างกำแพงสวนเก่าของเราและเพื่อนบ้านทำแยม", "มะตูมสุกช้าอยู่ข้างกำแพงสวนเก่าของเรา และเพื่อนบ้านทำแยม"),
    ],
)  # fmt: skip
def test_copies_are_found_in_many_scripts(lang, seed, copy):
    assert told(found(seeds(seed, lang=lang), posts(copy)))["p0"][0] == "finding"


@pytest.mark.parametrize(("lang", "kind", "line", "use"), LINES)
def test_another_use_of_an_everyday_line_is_no_finding(lang, kind, line, use):
    for one, other in ((line, use), (use, line)):
        matches = found(seeds(one, lang=lang), posts(other, lang=[lang]))
        assert "finding" not in matches["tier"].to_pylist()


def test_all_everyday_lines_against_all_uses_give_no_finding():
    table = pa.concat_tables(
        seeds(line, lang=lang).set_column(0, "seed_key", pa.array([str(at)]))
        for at, (lang, _, line, _) in enumerate(LINES)
    )
    said = posts(*(use for *_, use in LINES), lang=[lang for lang, *_ in LINES])
    assert "finding" not in found(table, said)["tier"].to_pylist()


def test_lines_of_the_list_weigh_nothing_even_word_for_word():
    lines = ["Early to bed and early to rise makes a man healthy, wealthy and wise",
             "Good morning everyone! Have a wonderful day", "Our thoughts and prayers are with the families of the victims"]  # fmt: skip
    assert found(seeds(*lines), posts(*lines)).num_rows == 0


def test_what_is_said_beside_a_proverb_still_counts():
    own = "The early bird catches the worm: " + QUINCES
    matches = found(seeds(own), posts(own, "the early bird catches the worm, they say"))
    assert told(matches) == {"p0": ("finding", "exact")}


def test_a_seed_below_25_bits_is_never_a_finding():
    matches = found(
        seeds("the bus is late", "see you soon"), posts("the bus is late", "see you soon")
    )
    assert "finding" not in matches["tier"].to_pylist()
    loose = Tiers(finding_bits=5, lead_bits=5, batch_bits=5)
    again = found(seeds("the bus is late"), posts("the bus is late"), settings=loose)
    assert told(again) == {"p0": ("lead", "exact")}


def test_a_language_nobody_knows_gives_leads_at_most_and_says_so():
    matches = found(seeds(QUINCES, lang="tlh"), posts(QUINCES))
    assert told(matches) == {"p0": ("lead", "exact")}
    assert matches["calibration"].to_pylist() == ["uncalibrated"]
    assert matches["why_not"][0].as_py().startswith("uncalibrated")


def test_a_verse_published_before_the_seed_was_written_is_quoted():
    day = 86_400_000
    table = seeds(VERSE, made_ms=pa.array([10 * day]))
    after = posts(VERSE, at_ms=pa.array([12 * day]))
    assert told(found(table, after)) == {"p0": ("finding", "exact")}  # nobody could know better
    before = posts("x", VERSE, at_ms=pa.array([0, 3 * day])).slice(1)
    assert told(found(table, after, before)) == {
        "p0": ("quoted", "exact"),
        "p1": ("quoted", "exact"),
    }


def test_a_clock_that_tells_minutes_makes_no_quotation():
    table = seeds(QUINCES, made_ms=pa.array([600_030_000]))
    assert told(found(table, posts(QUINCES, at_ms=[600_000_000])))["p0"][0] == "finding"
    assert told(found(table, posts(QUINCES, at_ms=[599_960_000])))["p0"][0] == "quoted"


def test_a_verse_on_many_accounts_is_quoted_and_on_few_a_finding():
    few = posts(*[VERSE] * 31, account_key=[f"a{n % 30}" for n in range(31)])
    many = posts(*[VERSE] * 31, account_key=[f"a{n}" for n in range(31)])
    assert set(found(seeds(VERSE), few)["tier"].to_pylist()) == {"finding"}
    matches = found(seeds(VERSE), many)
    assert set(matches["tier"].to_pylist()) == {"quoted"}
    assert set(matches["why_not"].to_pylist()) == {"posted by many accounts"}


def test_a_phrase_that_different_posts_share_is_a_stock_phrase():
    seed = "Cyclist slightly hurt in collision with tram near the market hall, say Millbrook police"
    stock = "slightly hurt in collision with tram near the market hall"
    uses = [
        f"Two oranges and a melon {stock} when the fruit stall fell over, says the baker",
        f"My uncle's parrot was {stock}, it flew home on its own and asked for a biscuit",
        f"Umbrella {stock}: its owner wants everybody to know that it still opens in the rain",
    ]
    alone = found(seeds(seed), posts(uses[1]))
    assert told(alone)["p0"][0] == "finding"
    together = found(seeds(seed), posts(*uses, seed))
    assert [told(together)[f"p{n}"][0] for n in range(4)] == ["lead", "lead", "lead", "finding"]


def test_copies_of_a_seed_do_not_make_it_a_stock_phrase():
    edits = [
        QUINCES.replace("late", word) for word in ("early", "slowly", "again", "unseen", "soon")
    ]
    assert {tier for tier, _ in told(found(seeds(QUINCES), posts(*edits))).values()} == {"finding"}


def test_a_slogan_inside_a_longer_seed_is_not_its_truncation():
    slogan = "more buses for our harbour now"
    seed = f"On his hat, which he wore to the village fair on Sunday, stood {slogan}, in yellow letters, and people laughed about it until the evening came"
    matches = told(found(seeds(seed), posts(slogan)))
    assert matches.get("p0", ("batch",))[0] == "batch"


def test_everyday_words_in_the_midst_of_a_sentence_are_no_finding():
    seed = "We had a lovely time there."
    inside = found(
        seeds(seed), posts("if we had a lovely time there or not is none of your concern")
    )
    own = found(
        seeds(seed), posts("Back from the lake. We had a lovely time there! Tomorrow it rains.")
    )
    assert "finding" not in inside["tier"].to_pylist()
    assert own["shared_bits"][0].as_py() >= inside["shared_bits"][0].as_py()


def test_posts_in_batches_in_any_order_give_the_same():
    texts = [QUINCES, HARBOUR.upper(), "nothing", QUINCES + " today", HARBOUR[:60] + "…"]
    table = seeds(QUINCES, HARBOUR)
    whole = posts(*texts)
    key = lambda row: (row["seed_key"], row["post_key"])  # noqa: E731
    once = sorted(found(table, whole).to_pylist(), key=key)
    order = pa.array([3, 0, 4, 2, 1])
    parts = [whole.take(order).slice(0, 2), whole.take(order).slice(2)]
    assert sorted(found(table, *parts).to_pylist(), key=key) == once
    batch = whole.to_batches()[0]
    assert sorted(found(table, batch).to_pylist(), key=key) == once


def test_every_post_with_the_text_is_told():
    matches = found(seeds(QUINCES), posts(QUINCES, "no", QUINCES.upper(), QUINCES + "!"))
    assert sorted(matches["post_key"].to_pylist()) == ["p0", "p2", "p3"]


def test_what_is_common_in_the_language_of_the_post_is_common():
    line = "for more information visit the website of the town council"
    french = seeds(line, lang="fr")
    apart = found(french, posts(line, lang=pa.array([None], pa.string())))
    known = found(french, posts(line, lang=["en"]))
    assert known["shared_bits"][0].as_py() < apart["shared_bits"][0].as_py()


def test_the_scan_finds_every_pair_that_plain_python_finds(monkeypatch):
    pick = np.random.default_rng(5)
    words = ["bus", "tram", "mill", "late", "full", "rain", "wall", "jam", "港", "水曜", "の"]
    made = lambda number, size: pa.array(["".join(pick.choice(words, size)) for _ in range(number)])  # noqa: E731
    ours, theirs = shingles_of(made(30, 6)), shingles_of(made(200, 9))
    known = References({})
    weight = weights(ours, pa.array(["en"] * 30), known)
    monkeypatch.setattr(seed_index, "_ROOM", 20)  # many blocks
    blocks = list(SeedIndex.of(ours, weight).candidates(theirs, 8.0))
    assert len(blocks) > 3
    post, seed, shared = (np.concatenate(column) for column in zip(*blocks, strict=True))
    measured = dict(
        zip(zip(post.tolist(), seed.tolist(), strict=True), shared.tolist(), strict=True)
    )
    expected = {}
    for p in range(200):
        held = set(theirs.gram[theirs.start[p] : theirs.start[p + 1]].tolist())
        for s in range(30):
            span = range(ours.start[s], ours.start[s + 1])
            hits = [at for at in span if int(ours.gram[at]) in held and weight[at] > 0]
            bits = float(weight[hits].sum())
            windows = theirs.start[p + 1] - theirs.start[p]
            enough = bits >= 0.25 * weight[span.start : span.stop].sum()
            if bits >= 8.0 and (enough or len(hits) >= 0.3 * windows):
                expected[p, s] = bits
    assert len(expected) > 50
    assert measured == pytest.approx(expected, abs=1e-3)
    english = known.of("en")
    again = shared_bits(ours, weight, theirs, seed, post, (english, english))
    assert again.shared == pytest.approx(shared, abs=1e-3)
    assert (again.of_seed >= again.shared - 1e-6).all()
    assert (again.of_post >= again.shared - 1e-3).all()


def test_the_ends_of_a_lone_shingle_make_it_whole():
    cut = shingles_of(pa.array(["abcde"]))
    english = References({}).of("en")
    weight = weights(cut, pa.array(["en"]), References({"en": english}))
    one = np.zeros(1, dtype=np.int64)
    found_one = shared_bits(cut, weight, cut, one, one, (english, english))
    assert found_one.shared[0] + found_one.ends[0] == pytest.approx(5 * weight[0])


def test_a_run_is_everyday_only_where_all_its_letters_are():
    cut = shingles_of(skeletons(pa.array(["the early bird", "the early bus", "七転び八起きの港"])))
    marks = [part.tolist() for part in np.split(everyday(cut), cut.start[1:-1])]
    assert marks == [[True] * 8, [False] * 7, [True] * 4 + [False] * 2]


def test_expected_false_matches_grow_with_seeds_and_posts():
    search = Search(seeds(QUINCES, HARBOUR), References({}))
    assert set(search.expected().values()) == {0.0}
    search.read(posts(*["the bus is late"] * 500))
    first = search.expected()
    assert first["finding"] == pytest.approx(3.0 * 2e-3 * 500e-6)
    assert first["finding"] < first["lead"] < first["batch"]
    search.read(posts(*["the bus is late"] * 500))
    assert search.expected()["lead"] == pytest.approx(2 * first["lead"])


def test_a_seed_says_what_it_is_worth_before_anything_is_read():
    said = [
        "Good morning everyone! Have a wonderful day",
        QUINCES,
        "Good morning everyone! " + QUINCES,
    ]
    known = Search(seeds(*said), References({})).worth()
    greeting, own, both = known["bits"].to_pylist()
    assert greeting == 0
    assert own > 100
    assert own <= both < own + 15  # the runs across the border count
    assert known["calibration"].to_pylist() == ["shipped"] * 3


def test_nothing_in_gives_the_empty_table():
    assert found(seeds(), posts(QUINCES)).schema == MATCHES
    assert found(seeds(QUINCES), posts()).num_rows == 0
    assert found(seeds("", "!!!"), posts("", "🚌")).num_rows == 0


def test_seeds_without_a_language_column_are_refused():
    with pytest.raises(SettingError, match="lang"):
        Search(seeds(QUINCES).drop_columns(["lang"]), References({}))


def test_tiers_in_the_wrong_order_are_refused():
    with pytest.raises(SettingError, match="at most the one before"):
        Tiers(finding_bits=20)
