"""What of a text is encoded: its pieces, and the whole of it where something hints at a stage."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.given_policy import POLICY, WORDINGS, Words
from tests.usage.long_texts import sentences

from groundswell.usage.policy import parse_policy
from groundswell.usage.scoring import Scorer
from groundswell.usage.spans import Span, bared, spans_of, whole
from groundswell.usage.stages import StageReader
from groundswell.usage.unit_reading import DOUBT, GATE, UnitReader
from groundswell.usage.units import best_rows, joined, leanings_of

SMALL = parse_policy(POLICY + WORDINGS)
PLAN = "what would be a good plan for the campaign of our club"
SOUP = "recipe with lentils and carrots for the whole week"
POND = "regards from the office by the pond in the park"
COMMENT = "give me the comment of a resident on the bus line"
CUED = "keep the recipe with the red lentils secret from all"
TEXTS = [
    f"{one}. {other}."
    for one in (PLAN, SOUP, POND, COMMENT, CUED)
    for other in (PLAN, SOUP, POND, COMMENT)
] + [PLAN, "Hello. " + SOUP, " \n" + POND + "\n\n" + SOUP + "\n", SOUP + ". " + POND + ". " + PLAN]


def reader(encoder=None, gate=GATE):
    used = encoder or Words()
    return UnitReader(SMALL, used, Scorer(SMALL, used), gate)


def read(*texts, gate=GATE, doubt=None):
    """Read texts; give their units, and which of them were encoded as a whole, piece or not."""
    encoder = Words()
    ours = reader(encoder, gate)
    encoder.seen.clear()
    units = ours.read(texts, ours.cues(texts, ["en"] * len(texts)), doubt=doubt)
    return units, [whole(text) in encoder.seen for text in texts]


def edges(text):
    return Span(len(text) - len(text.lstrip()), len(text.rstrip()))


def pieces_of(text):
    return bared(text, spans_of(text))


def foretold(text):
    """Give by the definition, in plain Python, what the middle of a text's pieces says."""
    spans = pieces_of(text)
    if len(spans) < 2:
        return None
    rows = Words().encode([text[a:b] for a, b in spans])
    length = [b - a for a, b in spans]
    middle = sum(n * row for n, row in zip(length, rows, strict=True))
    middle = middle / np.linalg.norm(middle)
    scorer = Scorer(SMALL, Words())
    free = np.array([[not stage.needs for stage in SMALL.stages]])
    return float(scorer.logits(scorer.measure(middle[None].astype(np.float32)), free).max())


def test_a_whole_is_read_where_a_cue_stands_or_the_middle_of_the_pieces_hints():
    _, wholes = read(*TEXTS)
    odds = [foretold(text) for text in TEXTS]
    wanted = [
        o is None or "secret" in t or edges(t) in pieces_of(t) or o >= DOUBT
        for t, o in zip(TEXTS, odds, strict=True)
    ]
    assert wholes == wanted
    told = [o for t, o in zip(TEXTS, odds, strict=True) if o is not None and "secret" not in t]
    assert min(told) < DOUBT < max(told)  # else nothing was tried


def test_an_equal_number_is_enough():
    text = next(t for t in TEXTS if (foretold(t) or 0) < DOUBT and "secret" not in t)
    exactly = foretold(text)
    assert read(text, doubt=exactly - 1e-4)[1] == [True]
    assert read(text, doubt=exactly + 1e-4)[1] == [False]


def test_a_cue_is_enough_and_nothing_else_is_where_nothing_hints():
    text = f"{CUED}. {POND}."
    assert read(text, doubt=1e9)[1] == [True]
    assert read(text.replace("secret", "apart"), doubt=1e9)[1] == [False]


def test_longer_pieces_weigh_more_in_the_middle():
    text = f"{SOUP} and for all of the next week as well, with bread and butter. {COMMENT}."
    exactly = foretold(text)
    assert read(text, doubt=exactly - 1e-3)[1] == [True]
    assert read(text, doubt=exactly + 1e-3)[1] == [False]


def test_what_others_are_read_beside_changes_nothing():
    _, together = read(*TEXTS)
    assert together == [read(text)[1][0] for text in TEXTS]


def test_every_whole_is_read_where_it_is_asked_for():
    assert all(read(*TEXTS, doubt=-np.inf)[1])
    assert all(read(*TEXTS, gate=-np.inf)[1])
    assert not all(read(*TEXTS)[1])


def test_a_longer_message_is_read_as_a_whole_first():
    text = " ".join(sentences("en", 20))
    assert len(text) > 800
    units, wholes = read(text, doubt=np.inf)
    assert wholes == [True]
    assert units.over.tolist() == [True, *[False] * (len(units.text) - 1)]


@pytest.mark.parametrize("doubt", [-np.inf, DOUBT, np.inf])
def test_units_are_by_text_the_whole_before_its_pieces(doubt):
    units, wholes = read(*TEXTS, doubt=doubt)
    assert units.text.tolist() == sorted(units.text.tolist())
    for number, text in enumerate(TEXTS):
        mine = np.flatnonzero(units.text == number)
        pieces = pieces_of(text)
        if len(pieces) < 2:
            assert [units.spans[n] for n in mine] == [edges(text)]
            assert not units.over[mine].any()
            continue
        over = wholes[number] and (doubt == -np.inf or edges(text) not in pieces)
        assert [units.spans[n] for n in mine] == [*[edges(text)] * over, *pieces]
        assert units.over[mine].tolist() == [*[True] * over, *[False] * len(pieces)]
        words = [*[whole(text)] * over, *(text[a:b] for a, b in pieces)]
        assert np.allclose(units.vectors[mine], Words().encode(words), atol=1e-6)


def test_a_piece_that_is_the_whole_text_is_read_once():
    text = "Hello. " + COMMENT
    assert edges(text) in pieces_of(text)
    assert len(pieces_of(text)) == 2
    units, _ = read(text, doubt=-1e9)
    assert [units.spans[n] for n in range(len(units.text))] == pieces_of(text)
    assert read(text, doubt=-np.inf)[0].over.tolist() == [True, False, False]


def test_leanings_are_the_same_whatever_wholes_are_read():
    linear = Scorer(SMALL, Words()).linear
    few, many = (
        leanings_of(TEXTS, read(*TEXTS, doubt=doubt)[0], linear) for doubt in (np.inf, -np.inf)
    )
    assert np.allclose(few, many, atol=1e-5, equal_nan=True)


def test_the_best_unit_is_the_whole_only_where_it_surpasses_its_pieces():
    units, _ = read(*TEXTS, doubt=-np.inf)
    rows = best_rows(units, len(TEXTS))
    for number in range(len(TEXTS)):
        mine = np.flatnonzero(units.text == number)
        for stage in range(len(SMALL.stages)):
            said = [float(units.logits[n, stage]) - 0.3 * bool(units.over[n]) for n in mine]
            assert rows[number, stage] == mine[int(np.argmax(said))]


def test_a_request_that_stands_in_no_piece_alone_is_found_by_its_whole():
    """Half of its words stand in one sentence, half in the next: their middle foretells it."""
    text = "We need the many, many and different ones. In comments, comments as comments go."
    ours, everything = (StageReader(SMALL, Words(), gate=gate) for gate in (GATE, -np.inf))
    found = ours.read([text], ["en"])
    batch = next(hit for hit in found if hit.stage == "content_batch")
    assert (batch.span.start, batch.span.end) == (0, len(text))
    assert [(h.stage, h.span) for h in found] == [
        (h.stage, h.span) for h in everything.read([text], ["en"])
    ]


def test_nothing_is_joined_with_nothing():
    units, _ = read()
    assert len(units.text) == 0
    assert len(joined([units, units], units).text) == 0
    assert read("", " \n ")[0].text.tolist() == [0, 1]


def test_vectors_that_are_remembered_are_not_encoded_again_until_they_are_forgotten():
    encoder = Words()
    ours = reader(encoder)
    cues = ours.cues(TEXTS, ["en"] * len(TEXTS))
    first = ours.remembered(TEXTS, cues)
    assert first.over.sum() == sum(len(pieces_of(text)) > 1 for text in TEXTS)
    encoder.seen.clear()
    again = ours.read(TEXTS, cues, doubt=-np.inf)
    assert encoder.seen == []
    assert np.array_equal(first.vectors, again.vectors)
    new = ours.cues([f"{SOUP}. {SOUP} again."], ["en"])
    for _ in range(2):  # nor is anything remembered since
        encoder.seen.clear()
        ours.read([f"{SOUP}. {SOUP} again."], new)
        assert f"{SOUP} again." in encoder.seen
    ours.forget()
    encoder.seen.clear()
    ours.read(TEXTS[:1], cues[:1])
    assert encoder.seen


def test_calibration_and_contrast_read_every_whole():
    """What was fitted before wholes were left out stays what it was."""
    encoder = Words()
    ours = StageReader(SMALL, encoder)
    everything = StageReader(SMALL, Words(), gate=-np.inf)
    encoder.seen.clear()
    measured, cue = ours.best(TEXTS, ["en"] * len(TEXTS))
    assert all(whole(text) in encoder.seen for text in TEXTS)
    wanted, wanted_cue = everything.best(TEXTS, ["en"] * len(TEXTS))
    assert np.array_equal(cue, wanted_cue)
    for one, other in zip(measured.all, wanted.all, strict=True):
        assert np.allclose(one, other, atol=1e-6)
