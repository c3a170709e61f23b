"""From files to tables: what an interrupted run leaves, and what the next one goes on from."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from tests.runs import given

import groundswell as gs
from groundswell.runs import analysing, grouping, reading

SLOW = """
import sys, time
from groundswell.runs import reading
from groundswell.cli import main
reading.BATCH_ROWS = 4_000
make = reading.make_part
def slow(*given):
    made = make(*given)
    print("made", file=sys.stderr, flush=True)
    time.sleep(0.3)
    return made
reading.make_part = slow
main(sys.argv[1:])
"""


@pytest.fixture
def counted(monkeypatch):
    """Let every run read 50 rows at a time, and list the parts and traces that it makes."""
    made = []
    make_part, run_trace = reading.make_part, analysing.run_trace

    def count_part(maker, batch, folder, stem):
        made.append(stem)
        return make_part(maker, batch, folder, stem)

    def count_trace(trace, *args, **more):
        made.append(trace.name)
        return run_trace(trace, *args, **more)

    monkeypatch.setattr(reading, "BATCH_ROWS", 50)
    monkeypatch.setattr(reading, "make_part", count_part)
    monkeypatch.setattr(analysing, "run_trace", count_trace)
    return made


def equal(one, other):
    names = ("posts", "accounts", "pairs", "network", "groups", "members", "items", "events")
    for name in names:
        assert getattr(one, name).equals(getattr(other, name)), name
    assert one.result == other.result
    assert one.tables_about["files"] == other.tables_about["files"]
    assert one.quality == other.quality


def stop_at(monkeypatch, module, name, call):
    """Interrupt at the given call of a function."""
    function = getattr(module, name)
    calls = iter(range(call))

    def stopped(*args, **more):
        if next(calls, None) is None:
            raise KeyboardInterrupt
        return function(*args, **more)

    monkeypatch.setattr(module, name, stopped)


STEPS = {
    "the first part": (reading, "make_part", 0, 7, 3),
    "a later part": (reading, "make_part", 4, 3, 3),
    "putting the tables together": (reading, "_put_together", 0, 0, 3),
    "the first trace": (analysing, "run_trace", 0, 0, 3),
    "a later trace": (analysing, "run_trace", 2, 0, 1),
    "testing against chance": (analysing, "try_chance", 0, 0, 0),
    "joining": (grouping, "join", 0, 0, 0),
}


@pytest.mark.parametrize("step", STEPS)
def test_the_same_again_goes_on_where_a_run_was_interrupted(tmp_path, monkeypatch, counted, step):
    module, name, call, parts, traces = STEPS[step]
    path = given.write(tmp_path / "town.csv", given.planted()[:333])

    def run(out):
        return gs.investigate(path, out, recipe=given.recipe(), workers=1, formats=(), now_ms=2**41)

    whole = run(tmp_path / "whole")
    with monkeypatch.context() as once:
        stop_at(once, module, name, call)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path / "case")
    counted.clear()
    resumed = run(tmp_path / "case")
    assert sum(made[0].isdigit() for made in counted) == parts
    assert sum(not made[0].isdigit() for made in counted) == traces
    equal(resumed, whole)
    assert not list((tmp_path / "case").rglob("*parts*"))


def test_an_interrupted_run_can_be_followed_by_another(tmp_path, monkeypatch, counted):
    path = given.write(tmp_path / "town.csv", given.planted())
    with monkeypatch.context() as once:
        stop_at(once, analysing, "run_trace", 1)
        with pytest.raises(KeyboardInterrupt):
            gs.investigate(path, tmp_path / "case", recipe=given.recipe(), workers=1, formats=())
    other = given.recipe("co_link", co_link__min_items=3)
    assert gs.investigate(path, tmp_path / "case", recipe=other, formats=()).pairs.num_rows == 10


def test_a_half_written_part_is_made_again(tmp_path, monkeypatch, counted):
    path = given.write(tmp_path / "town.csv", given.planted())
    with monkeypatch.context() as once:
        stop_at(once, reading, "_put_together", 0)
        with pytest.raises(KeyboardInterrupt):
            gs.investigate(path, tmp_path / "case", recipe=given.recipe(), workers=1, formats=())
    (stamp, *_) = sorted((tmp_path / "case").rglob("0000-000002.json"))
    stamp.write_text('{"posts": ')
    counted.clear()
    gs.investigate(path, tmp_path / "case", recipe=given.recipe(), workers=1, formats=())
    assert [made for made in counted if made[0].isdigit()] == ["0000-000002"]


def big_file(path, rows):
    lines = [
        f"guest{n % 900},{1_709_366_400 + n * 7},Tea number {n} at the long table,"
        f"https://tea.example/{n // 3}\n"
        for n in range(rows)
    ]
    path.write_text("account,at,text,link\n" + "".join(lines))
    return path


def command(path, out, *more):
    return [str(path), "-o", str(out), "--without", "copied_text", "--no-language",
            "--workers", "2", "--keep-handles", *more]  # fmt: skip


def test_a_signal_ends_a_run_kindly_and_the_same_command_goes_on(tmp_path, monkeypatch, counted):
    path = big_file(tmp_path / "tea.csv", 30_000)
    arguments = ["investigate", *command(path, tmp_path / "case")]
    run = subprocess.Popen([sys.executable, "-c", SLOW, *arguments], stderr=subprocess.PIPE,
                           stdout=subprocess.PIPE, text=True, start_new_session=True)  # fmt: skip
    assert run.stderr is not None
    told = []
    while not told or "made" not in told[-1]:
        told.append(run.stderr.readline())
        assert told[-1]
    os.killpg(run.pid, signal.SIGINT)  # as the keys Ctrl and C do: every process gets it
    out, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert out == ""
    assert "Interrupted. What is finished is kept" in err
    assert "Traceback" not in err
    kept = {stamp.stem for stamp in (tmp_path / "case").rglob("*.parts/*.json")}
    assert kept
    made = counted
    monkeypatch.setattr(reading, "BATCH_ROWS", 4_000)
    recipe = recipe_of_command()
    resumed = gs.investigate(path, tmp_path / "case", recipe=recipe, workers=1, formats=())
    assert not kept & set(made)
    mended = [each for each in made if each[0].isdigit()]
    made.clear()
    whole = gs.investigate(path, tmp_path / "whole", recipe=recipe, workers=1, formats=())
    assert sorted([*kept, *mended]) == [each for each in made if each[0].isdigit()]
    assert resumed.posts.num_rows == 30_000
    equal(resumed, whole)


def recipe_of_command():
    chosen = gs.Recipe.default().with_traces(without=["copied_text"])
    chosen = chosen.with_setting("door.keep_handles", True)
    return chosen.with_setting("door.identify_language", False)


SCRIPT = """
import sys

import groundswell as gs
from groundswell.runs import reading

reading.BATCH_ROWS = 1_000  # so that there are more batches than one process does alone

case = gs.investigate(
    {path!r},
    {out!r},
    recipe=gs.Recipe.default().with_setting("door.identify_language", False),
    formats=["csv"],
    workers=2,
)
print(case.posts.num_rows, case.pairs.num_rows, "loky" in sys.modules)
"""


def test_a_script_without_a_guard_may_start_worker_processes(tmp_path):
    path = big_file(tmp_path / "tea.csv", 65_000)
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(path=str(path), out=str(tmp_path / "case")))
    done = subprocess.run([sys.executable, "-W", "error", str(script)], capture_output=True,
                          text=True, timeout=120, check=False)  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.split()[::2] == ["65000", "True"]


def test_help_is_called_only_where_enough_is_left_to_do():
    pool = reading._Workers(2)
    assert not pool.wanted(reading._ALONE - 1, 0.01)
    assert pool.wanted(reading._ALONE, 0.5)
    assert not pool.wanted(reading._ALONE, 0.9)  # two batches more
    assert pool.wanted(reading._ALONE, 0.0)  # nobody knows how much is left


def test_files_of_one_name_are_told_apart(tmp_path):
    for place in ("monday", "tuesday"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "tea.csv").write_text(
            f"account,at\nana,2024-03-02T10:00:00Z\n{place},x\n"
        )
    case = gs.investigate(tmp_path, tmp_path / "case", formats=())
    names = [file["name"] for file in case.tables_about["files"]]
    assert names == ["monday/tea.csv", "tuesday/tea.csv"]
    assert case.rejects["source_file"].to_pylist() == names
    assert case.quality.duplicates_collapsed == 1


def test_strict_refuses_and_names_the_first_row(tmp_path):
    (tmp_path / "tea.csv").write_text("account,at\nana,2024-03-02T10:00:00Z\nben,soon\n")
    with pytest.raises(
        gs.GroundswellError, match=r"1 row could not be read.*tea\.csv, row 2.*--strict"
    ):
        gs.investigate(tmp_path / "tea.csv", tmp_path / "case", strict=True, formats=())
    case = gs.investigate(tmp_path / "tea.csv", tmp_path / "case", formats=())
    assert case.posts.num_rows == 1
