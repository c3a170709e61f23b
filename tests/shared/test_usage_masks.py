"""Addresses and numbers in real prompts: few are replaced, since few are some."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest
from tests.shared.evaluation_data import file

from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage_masks import masked

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(
    ("name", "column", "most"),
    [
        ("prompts/prompts.parquet", "prompt", 11),
        ("prompts/issuebench_half_a.parquet", "user_prompt", 0),
    ],
)
def test_what_is_replaced_in_real_prompts_stands_still(name, column, most):
    texts = pq.read_table(file(name), columns=[column])[column].combine_chunks()
    counts = masked(texts, Pseudonyms(b"a key of at least sixteen bytes"))[1]
    assert counts.total() == most
