"""Every verb, through the door that a person uses, with what it prints and how it leaves."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from tests.runs import given

import groundswell as gs
from groundswell.cli import main

ROWS = [f"{who},2024-03-02T10:{m:02d}:0{n}Z,Tea {m} @ana,https://tea.example/{m}"
        for m in range(3) for n, who in enumerate(("ana", "ben", "cai"))]  # fmt: skip
HEAD = "account,at,text,link\n"
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def tea(tmp_path, monkeypatch):
    """A file of posts in the folder one is in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tea.csv").write_text(HEAD + "\n".join(ROWS) + "\n")
    return tmp_path


@pytest.fixture
def run(capfd):
    """Run the command line; give the exit code, standard output and standard error."""

    def run(*arguments):
        try:
            main([str(each) for each in arguments])
            code = 0
        except SystemExit as leave:
            code = leave.code or 0
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        assert not UNSAFE.search(out + err)
        return code, out, err

    return run


def test_investigate_says_what_it_did_and_prints_the_page(tea, run):
    code, out, err = run("investigate", "tea.csv")
    assert code == 0
    assert out == "case/report.html\n"
    assert "tea.csv · read as columns" in err
    assert re.search(r"account +account ", err)
    assert "9 posts by 3 accounts; 0 of 9 rows set aside." in err
    assert "co_link: chance can't be measured; 3 pairs counted, 3 accounts" in err
    assert "co_repost: insufficient data: the data hold no reposts" in err
    assert "1 group with 3 accounts counted. Chance has not been excluded" in err
    assert "Reading tea.csv" in err
    assert Path("case/report.html").is_file()


def test_quiet_prints_only_the_path(tea, run):
    assert run("investigate", "tea.csv", "--quiet") == (0, "case/report.html\n", "")
    assert run("investigate", "tea.csv", "-q", "-o", "other", "--format", "csv")[1:] == (
        f"other/results/{gs.open_case('other').result}\n",
        "",
    )
    code, out, err = run("report", "case", "-q", "--format", "csv,json")
    assert (code, err) == (0, "")
    assert [Path(line).name for line in out.split()] == [
        "verdicts.csv", "pairs.csv", "bursts.csv", "copies.csv", "texts.csv", "groups.csv",
        "members.csv", "mechanisms.csv", "periods.csv", "items.csv", "narratives.csv",
        "narrative_texts.csv", "rejects.csv", "network.csv", "report.json",
    ]  # fmt: skip


def test_report_goes_back_to_an_earlier_result(tea, run):
    run("investigate", "tea.csv", "-q")
    first = gs.open_case("case").result
    run("investigate", "tea.csv", "-q", "--traces", "co_link")
    code, out, _ = run("report", "case", "--result", first)
    assert code == 0
    assert Path(out.strip()) == Path("case/results") / first / "report.html"
    assert run("report", "case", "--result", "soup")[0] == 5
    assert run("report", "case", "--format", "soup")[0] == 2


def test_explain_shows_posts_side_by_side(tea, run):
    run("investigate", "tea.csv", "-q", "--keep-handles")
    code, out, err = run("explain", "case", "G1", "--pairs", "2", "--items", "1")
    assert (code, err) == (0, "")
    assert "G1 has 3 accounts and 3 pairs" in out
    assert "https://tea.example/" in out
    assert "tea.csv, row" in out
    assert "Chance has not been excluded" in out
    assert "Not excluded:" in out
    assert run("explain", "case", "ana", "ben")[0] == 0
    assert run("explain", "case", "ana")[1].startswith("ana published 3 posts")


def test_explain_as_json_is_the_explanation(tea, run):
    run("investigate", "tea.csv", "-q", "--keep-handles")
    code, out, _ = run("explain", "case", "ana", "ben", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["about"] == "pair"
    assert told["pairs"][0]["shared_items"] == 3
    assert run("explain", "case", "nobody")[0] == 5
    assert run("explain", "case")[0] == 2
    assert run("explain", "case", "ana", "--pairs", "0")[0] == 2


def test_sources_lists_every_form(run):
    code, out, err = run("sources")
    assert (code, err) == (0, "")
    for form in gs.forms():
        assert form.name in out


def test_demo_leaves_a_page_and_names_the_data(tea, run):
    code, out, err = run("demo", "-o", "who reposted")
    assert code == 0
    assert out == "who reposted/report.html\n"
    assert "Righetti" in err
    assert "35,124 posts" in err
    assert "co_repost: 0 accounts beyond chance; 32 pairs counted" in err
    assert "Nothing beyond chance. 5 groups with 16 accounts counted only." in err


@pytest.mark.parametrize(
    "verb", ["investigate", "report", "explain", "judge", "reveal", "sources", "demo"]
)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_verb_explains_itself(run, verb, option):
    code, out, _ = run(verb, option)
    assert code == 0
    assert out.startswith(f"Usage: groundswell {verb}")
    listed = run(option)[1]
    summary = " ".join(out.split("\n\n")[1].split())
    assert summary.endswith((".", "accounts."))
    assert re.search(rf"^  {verb} +[A-Z].*\.$", listed, re.MULTILINE)


def test_pairs_are_counted_written_and_said_to_be_untested(tea, run):
    code, out, err = run("pairs", "tea.csv", "--traces", "co_link", "--keep-handles")
    assert (code, out) == (0, "pairs\n")
    assert "co_link, 60 s: 3 pairs of 3 accounts, counted" in err
    assert "Nothing was tested against chance" in err
    head, *rows = (tea / "pairs" / "co_link.csv").read_text().splitlines()
    assert head.startswith('"trace","window_ms","account_a","account_b","shared_items"')
    assert [row.split(",")[2:5] for row in rows] == [
        ['"ana"', '"ben"', "3"], ['"ana"', '"cai"', "3"], ['"ben"', '"cai"', "3"],
    ]  # fmt: skip


def test_pairs_into_a_folder_with_something_else_are_refused(tea, run):
    (tea / "notes").mkdir()
    (tea / "notes" / "mine.txt").write_text("soup")
    code, _, err = run("pairs", "tea.csv", "-o", "notes")
    assert code == 5
    assert "give another with --out" in err


def test_help_tells_the_exit_codes_and_comes_at_once():
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "groundswell", "-h"], capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert time.monotonic() - began < 2
    for code in (
        "0 done",
        "2 a setting",
        "3 a file",
        "4 rows",
        "5 the case",
        "6 the engine",
        "130",
    ):
        assert code in " ".join(done.stdout.split())
    shown = subprocess.run([sys.executable, "-m", "groundswell", "--version"], capture_output=True,
                           text=True, check=True)  # fmt: skip
    assert gs.__version__ in shown.stdout


WRONG = {
    "unknown option": (["--soup"], "No such option"),
    "no files": ([], "give files of posts, or usage logs with --usage"),
    "policy without usage logs": (["tea.csv", "--policy", "p.yaml"], "--policy is for usage logs"),
    "reader without a model": (["--usage", "x", "--reader", "http://localhost:1"], "needs both"),
    "unknown trace": (["tea.csv", "--traces", "co_soup"], "no trace 'co_soup'; there are"),
    "unknown trace left out": (["tea.csv", "--without", "co_soup"], "no trace 'co_soup'"),
    "no trace left": (["tea.csv", "--traces", "co_link", "--without", "co_link"], "no trace is left"),
    "map without a column": (["tea.csv", "--map", "text"], "--map 'text' is not of the form"),
    "map of no column": (["tea.csv", "--map", "text=soup"], "no such column; it has account, at"),
    "map to nothing known": (["tea.csv", "--map", "soup=text"], "there is no 'soup'; give one of"),
    "setting without a value": (["tea.csv", "--set", "co_link"], "--set 'co_link' is not of the"),
    "unknown setting": (["tea.csv", "--set", "co_link.soup=1"], "no setting 'soup'"),
    "setting of a wrong kind": (["tea.csv", "--set", "co_link.min_items=many"], "give int"),
    "window of a trace not run": (["tea.csv", "--window", "co_domain=5m"], "not run; there are"),
    "window that is none": (["tea.csv", "--window", "co_link=soon"], "'soon' is not a duration"),
    "endless window": (["tea.csv", "--window", f"co_link={'9' * 400}d"], "is not a duration"),
    "zone": (["tea.csv", "--timezone", "Soup/Leek"], "not a known zone"),
    "date order": (["tea.csv", "--date-order", "ymd"], "'ymd' is not one of"),
    "form": (["tea.csv", "--form", "soup"], "no form 'soup'; give one of"),
    "encoding": (["tea.csv", "--encoding", "soup"], "encoding 'soup' is not known"),
    "format": (["tea.csv", "--format", "html,soup"], "format is 'soup'; give one of"),
    "memory": (["tea.csv", "--memory", "lots"], "--memory lots is not a size"),
    "too little memory": (["tea.csv", "--memory", "1MB"], "at least 256MB"),
    "endless memory": (["tea.csv", "--memory", "9" * 400], "is not a size"),
    "workers": (["tea.csv", "--workers", "0"], "0 is not in the range"),
    "recipe that is not there": (["tea.csv", "--recipe", "soup.toml"], "soup.toml can't be read"),
    "recipe that is a folder": (["tea.csv", "--recipe", "."], "is a directory"),
    "recipe saved nowhere": (["tea.csv", "--save-recipe", "a/b.toml"], "can't be written to b.toml"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_leaves_with_2_and_names_the_mend(tea, run, name):
    arguments, words = WRONG[name]
    code, out, err = run("investigate", *arguments)
    assert code == 2
    assert out == ""
    assert words in " ".join(err.split())


def test_an_unknown_verb_leaves_with_2(run):
    code, _, err = run("soup")
    assert code == 2
    assert "No such command 'soup'" in err


def test_files_that_cannot_be_read_leave_with_3(tea, run):
    assert run("investigate", "soup.csv")[0] == 3
    (tea / "a.pdf").write_bytes(b"%PDF-1.7 soup")
    code, out, err = run("investigate", "a.pdf")
    assert (code, out) == (3, "")
    assert err.startswith("groundswell: a.pdf looks like a PDF document")
    assert not (tea / "case").exists()


def test_strict_leaves_with_4_and_names_the_first_row(tea, run):
    with (tea / "tea.csv").open("a") as file:
        file.write("dee,soon,Tea,\neve,later,Tea,\n")
    code, out, err = run("investigate", "tea.csv", "--strict")
    assert (code, out) == (4, "")
    assert "2 rows could not be read, the first in tea.csv, row 10: not a time" in err
    assert run("investigate", "tea.csv")[0] == 0
    assert run("investigate", "tea.csv", "--strict")[0] == 4


def test_a_folder_that_is_no_case_leaves_with_5(tea, run):
    code, _, err = run("report", "tea.csv")
    assert code == 5
    assert "groundswell investigate" in err
    assert run("explain", "nothing", "G1")[0] == 5
    assert run("investigate", "tea.csv", "-o", "tea.csv")[0] == 5
    (tea / "full").mkdir()
    (tea / "full" / "soup.txt").write_text("")
    assert run("investigate", "tea.csv", "-o", "full")[0] == 5


def test_trouble_in_the_engine_leaves_with_6(tea, run, monkeypatch):
    from groundswell.engine.query import Query  # noqa: PLC0415
    from groundswell.traces.co_link import CoLink  # noqa: PLC0415

    monkeypatch.setattr(CoLink, "events", lambda self: Query(name="tea", sql="select * from soup"))
    code, _, err = run("investigate", "tea.csv", "--traces", "co_link")
    assert code == 6
    assert "the step tea failed" in err


def test_an_interruption_leaves_with_130_and_says_what_is_kept(tea, run, monkeypatch):
    from groundswell.runs import analysing  # noqa: PLC0415

    def stop(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(analysing, "run_trace", stop)
    code, out, err = run("investigate", "tea.csv")
    assert (code, out) == (130, "")
    assert err.endswith(
        "Interrupted. What is finished is kept: the same command goes on from here.\n"
    )
    monkeypatch.undo()


def test_columns_are_said_by_hand(tea, run):
    (tea / "odd.csv").write_text(
        "when;wer ist's;was\n2024-03-02T10:00:00Z;ana;Tea\n2024-03-02T10:00:05Z;ben;Tea\n"
    )
    code, _, err = run("investigate", "odd.csv", "--map", "at=when,account=wer ist's", "--map",
                       "text=was", "--keep-handles")  # fmt: skip
    assert code == 0
    assert "wer ist's" in err
    assert gs.open_case("case").posts["account_key"].to_pylist() == ["ana", "ben"]
    mapping = gs.open_case("case").tables_about["files"][0]["mapping"]
    assert mapping == {"at": "when", "account": "wer ist's", "text": "was"}


def test_settings_reach_the_recipe_and_its_file(tea, run):
    code, _, _ = run(
        "investigate", "tea.csv", "--save-recipe", "tea.toml", "--also", "co_domain", "--without",
        "co_reply,co_mention", "--window", "co_link=30s,5m", "--set",
        "co_link.min_items=3,groups.min_size=2", "--timezone", "Europe/Berlin", "--date-order",
        "dmy", "--platform", "x", "--no-language", "--keep-handles",
    )  # fmt: skip
    assert code == 0
    saved = tomllib.loads((tea / "tea.toml").read_text())
    assert saved["traces"]["co_link"] == {"window_ms": 30_000, "min_items": 3}
    assert saved["windows"]["co_link"] == [300_000]
    assert "co_domain" in saved["traces"]
    assert "co_reply" not in saved["traces"]
    assert saved["groups"]["min_size"] == 2
    assert saved["door"] == {
        "timezone": "Europe/Berlin", "date_order": "dmy", "platform": "x",
        "keep_handles": True, "identify_language": False,
    }  # fmt: skip
    first = gs.open_case("case")
    assert first.posts["platform"].unique().to_pylist() == ["x"]
    assert run("investigate", "tea.csv", "-q", "--recipe", "tea.toml")[0] == 0
    assert gs.open_case("case").result == first.result


def test_folders_patterns_and_packed_files_are_read_together(tea, run):
    (tea / "in").mkdir()
    for day in range(3):
        (tea / "in" / f"day {day}.csv").write_text(
            HEAD + f"ana,2024-03-0{day + 1}T10:00:00Z,Tea,\n"
        )
    code, _, err = run("investigate", "in/day [01].csv", "in/*2.csv", "tea.csv", "-o", "out")
    assert code == 0
    assert "12 posts" in err
    assert "day 0.csv and 3 more · read as columns" in err
    assert run("investigate", "in", "-o", "out", "-q")[0] == 0
    assert gs.open_case("out").quality.posts == 3


HOSTILE = (
    "\x1b[2J\x1b]0;owned\x07",
    "\u202etxt.exe",
    "[red]bold[/red] :bus:",
    "\x9b31m\x85",
    "a\rb",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_terminal_never_gets_commands_out_of_text(tea, run, text):
    rows = [
        {"account": who, "at": f"2024-03-02T10:{m:02d}:0{n}Z", "link": f"https://tea.example/{m}/{text}",
         "text": f"Tea and cake at the long table number {m} {text}", "handle": f"{who} {text}"}
        for m in range(3) for n, who in enumerate((f"ana{text}", f"ben{text}", "cai"))
    ]  # fmt: skip
    (tea / "tea.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    code, _, _ = run("investigate", "tea.jsonl", "--keep-handles", "--format", "csv,json")
    assert code == 0  # what was printed is looked at by the fixture
    code, out, _ = run("explain", "case", "G1")
    assert code == 0
    if "[red]" in text:
        assert "[red]bold[/red] :bus:" in " ".join(out.split())
    code, out, _ = run("explain", "case", "G1", "--json")
    told = json.loads(out)
    assert text in told["pairs"][0]["shown"][0]["first"]["text"]
    name = gs.open_case("case").accounts["account_key"].to_pylist()[0]
    assert run("explain", "case", name)[0] == 0
    for path in gs.open_case("case").result_path.glob("*.csv"):
        assert not UNSAFE.search(path.read_text().replace("\r\n", "\n"))


@pytest.mark.parametrize(
    "name", ["[red]tea[bold].csv", "tea\x1b[2J.csv", "tea\u202evsc.csv", "tea\nand.csv", "=cmd|tea.csv",
             "-q.csv", "tea\udcff.csv", "<b>tea.csv", "':bus:'.csv", "..%2f..%2ftea.csv"],
)  # fmt: skip
def test_file_names_are_shown_as_text_and_never_obeyed(tea, run, name):
    (tea / name).write_text(HEAD + "\n".join(ROWS) + "\nsoon,soon,soon,soon\n")
    code, out, err = run("investigate", f"./{name}", "--format", "json,gexf")
    assert code == 0
    assert out.startswith("case/results/")
    if name.startswith("["):
        assert "Reading [red]tea[bold].csv" in err
        assert "[red]tea[bold].csv · read as columns" in err
    code, out, _ = run("explain", "case", "G1")
    assert code == 0
    code, _, err = run("investigate", f"./{name}", "--strict")
    assert code == 4
    (tea / name).write_bytes(b"%PDF")
    assert run("investigate", f"./{name}")[0] == 3


def test_names_of_columns_are_shown_as_text(tea, run):
    (tea / "odd.csv").write_text(
        "account,at,text,\x1b[2J[red],\u202ex,account\na,2024-03-02T10:00:00Z,T,1,2,3\n"
    )
    code, _, err = run("investigate", "odd.csv", "--map", "bio=\x1b[2J[red]")
    assert code == 0
    assert "[2J[red]" in err


def test_a_case_whose_name_is_no_text_is_refused_or_works(tea, run):
    code, _, err = run("investigate", "tea.csv", "-o", os.fsdecode(b"case\xff"))
    assert code in {0, 5}
    assert code == 0 or "--out" in err


def test_a_terminal_sees_each_step_on_a_bar(tea):
    from rich.console import Console  # noqa: PLC0415

    from groundswell.cli.console import Bars  # noqa: PLC0415

    path = given.write(tea / "town.csv", given.planted())
    shown = io.StringIO()
    on = Console(force_terminal=True, width=100, file=shown)
    gs.investigate(path, "case", recipe=given.recipe(), formats=(), progress=Bars(on))
    assert "Joining pairs into groups" in shown.getvalue()
