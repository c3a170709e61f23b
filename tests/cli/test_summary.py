"""What is said when a run is done, where the result is made up."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest

from groundswell.cli.summary import summarise
from groundswell.model.quality import Quality
from groundswell.model.tables import GROUPS, MEMBERS, NETWORK


def said(capsys, tiers, **about):
    """Give what stands on standard error for accounts in these tiers."""
    summarise(
        SimpleNamespace(
            about={"traces": {}, **about},
            quality=Quality(),
            verdicts=pa.table({"tier": pa.array(tiers, pa.string())}),
            groups=GROUPS.empty_table(),
            members=MEMBERS.empty_table(),
            network=NETWORK.empty_table(),
            path=Path("no case"),
            result_path=Path("no case"),
        ),
        quiet=False,
    )
    return " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(("about", "share"), [({"alpha": 0.01}, "1%"), ({}, "5%")])
def test_the_error_rate_is_the_one_that_was_tested_at(capsys, about, share):
    assert said(capsys, ["beyond chance", "lead"], **about).endswith(
        "1 account beyond chance and 1 account as leads; 0 groups. "
        f"Of those beyond chance, at most {share} in expectation are so by chance."
    )


def test_no_error_rate_is_said_of_leads(capsys):
    assert "in expectation" not in said(capsys, ["lead"], alpha=0.01)
