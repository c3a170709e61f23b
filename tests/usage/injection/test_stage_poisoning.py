"""Harmless text around a request, and requests that are only quoted: what stages and operations make of it."""

from __future__ import annotations

from functools import cache

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from tests.usage.operation_tables import GivenLog

from groundswell.model.usage import MESSAGE_STAGES
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder
from groundswell.usage.operations import operations_of
from groundswell.usage.policy import parse_policy
from groundswell.usage.stages import stages_of

POLICY = parse_policy(policy_text(None))
HARMLESS = [each.text for each in POLICY.ordinary if each.language == "en"]
REQUESTS = [
    (stage.name, next(each.text for each in stage.exemplars if each.language == "en"))
    for stage in POLICY.stages
]


def marks(texts):
    """Read the stages of texts, as messages of one account."""
    log = GivenLog()
    for place, text in enumerate(texts):
        log.says("a", place, text=text)
    return stages_of(log.tables()["messages"], POLICY, encoder("use")).to_pylist()


@cache
def found(before, after):
    """Give the requests whose stage is found at the level look or above, with text around them."""
    texts = [f"{before}{text}{after}" for _, text in REQUESTS]
    rows = marks(texts)
    kept = set()
    for place, (stage, text) in enumerate(REQUESTS):
        start = len(before)
        kept |= {
            stage
            for row in rows
            if row["message_key"] == f"m{place:06d}"
            and (row["stage"], row["level"] != "weak") == (stage, True)
            and row["start"] < start + len(text)
            and row["end"] > start
        }
    return kept


def test_the_requests_are_found_by_themselves():
    assert len(found("", "")) >= 0.9 * len(REQUESTS)


@pytest.mark.parametrize("sentences", [2, 5])
def test_harmless_sentences_around_a_request_do_not_hide_it(sentences):
    before = ". ".join(HARMLESS[:sentences]) + ". "
    after = ". " + ". ".join(HARMLESS[sentences : 2 * sentences]) + "."
    assert len(found(before, after)) >= 0.9 * len(found("", ""))


@pytest.mark.xfail(reason="of a long message the middle is not read")
def test_a_long_text_around_a_request_does_not_hide_it():
    around = ". ".join(HARMLESS) * 8
    assert len(found(f"{around}.\n", f"\n{around}.")) >= 0.9 * len(found("", ""))


@pytest.mark.xfail(reason="a word like lesson or novel anywhere in a message keeps it at weak")
@pytest.mark.parametrize("excuse", ["For a novel: ", "For my class: "])
def test_an_excuse_before_a_request_does_not_hide_it(excuse):
    assert len(found(excuse, "")) >= 0.9 * len(found("", ""))


def test_somebody_who_quotes_the_whole_policy_is_no_operation():
    quoted = [f"{stage.name}: {stage.definition}" for stage in POLICY.stages]
    quoted += [text for _, text in REQUESTS]
    log = GivenLog().crowd(300)
    for text in ("\n".join(quoted), "\n\n".join(reversed(quoted))):
        log.says("researcher", 3, text=text)
    tables = log.tables()
    mine = tables["messages"].filter(pc.equal(tables["messages"]["account_key"], "researcher"))
    read = stages_of(mine, POLICY, encoder("use"))
    assert len(set(read["stage"].to_pylist())) > 3, "nothing was marked: nothing was tested"
    tables["message_stages"] = pa.concat_tables([tables["message_stages"], read]).cast(
        MESSAGE_STAGES
    )
    rows = operations_of(tables)[0].to_pylist()
    accused = [row for row in rows if "researcher" in row["accounts"]]
    assert all(row["tier"] != "investigate" for row in accused), accused
