"""The main job's options for Spark, and what it says."""

from __future__ import annotations

import pytest

from groundswell.cli import main, on_spark
from groundswell.model.quality import Quality
from groundswell.runs.distributed import Distributed


@pytest.mark.parametrize(
    ("options", "mend"),
    [
        (["--format", "html"], "no report is written there"),
        (["--strict"], "look at the table rejects"),
        (["--memory", "1GB"], "spark.executor.memory"),
        (["--workers", "2"], "--master"),
        (["--encoder", "use"], "texts are compared on one machine"),
        (["--pictures", "photos"], "pictures are compared on one machine"),
        (["--pages", "pages.csv"], "articles are compared on one machine"),
    ],
)
def test_options_that_mean_nothing_on_spark_are_refused_with_what_does(capfd, options, mend):
    with pytest.raises(SystemExit) as leave:
        main(["investigate", "posts.parquet", "--engine", "spark", *options])
    assert leave.value.code == 2
    assert mend in capfd.readouterr().err


@pytest.mark.parametrize("option", [["--master", "yarn"], ["--spark", "a=b"]])
def test_options_of_spark_are_refused_without_it(capfd, option):
    with pytest.raises(SystemExit) as leave:
        main(["investigate", "posts.parquet", *option])
    assert leave.value.code == 2
    assert "add --engine spark" in capfd.readouterr().err


def test_the_summary_says_what_was_counted_and_that_nothing_was_tested(capfd):
    windows = [{"window_ms": 60_000, "pairs": 3, "accounts": 4, "co_actions": 9, "rounds": 2}]
    traces = {"co_link": {"windows": windows, "cosines": 1}, "co_reply": {"reason": "no replies"}}
    found = Distributed("file:/o/tables/t", "file:/o/results/r", Quality(posts=7), traces)
    on_spark.summarise(found, quiet=False)
    out, err = capfd.readouterr()
    assert out == "/o/results/r\n"
    assert "co_link, 60 s: 3 pairs of 4 accounts, counted" in err
    assert "co_link: 1 pair alike by TF-IDF" in err
    assert "co_reply: insufficient data: no replies" in err
    assert "Nothing was tested against chance" in err
