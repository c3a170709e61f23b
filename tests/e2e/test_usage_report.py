"""From usage logs on the command line to the page in a browser: what stands there is in the logs."""

from __future__ import annotations

import csv
import json
import shutil

import pytest
from lxml import html

from groundswell.cli import main
from groundswell.runs.usage_case import UsageCase
from groundswell.worlds.provider_world import provider_world

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="module")
def world():
    return provider_world(seed=3, accounts=200, difficulty="lazy", templates="open")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, world):
    """Logs of a made-up provider, and the case that an investigation made of them."""
    folder = tmp_path_factory.mktemp("provider")
    logs = world.rows()
    for name, rows in (("log", logs.messages), ("signals", logs.signals)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GROUNDSWELL_KEY_FILE", str(folder / "key"))
        patch.chdir(folder)
        main(["investigate", "--usage", "log.jsonl", "--usage", "signals.jsonl", "--out", "case",
              "--format", "html", "--format", "csv", "--format", "json"])  # fmt: skip
    return folder


@pytest.fixture(scope="module")
def case(folder):
    return UsageCase(folder / "case")


def test_every_quote_stands_in_the_row_that_it_names(folder, case):
    rows = (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()
    document = json.loads((case.result_path / "usage.json").read_text(encoding="utf-8"))
    quotes = [quote for one in document["operations"] for quote in one["quotes"]]
    assert quotes
    for quote in quotes:
        assert quote["source"]["file"] == "log.jsonl"
        row = json.loads(rows[quote["source"]["row"] - 1])
        assert row["role"] == "user"
        assert quote["before"] + quote["quoted"] + quote["after"] in row["text"]


def test_the_page_names_no_account_as_the_log_does(world, case):
    text = case.report_path.read_text(encoding="utf-8")
    assert not [name for name in world.names if name in text]


def test_the_page_counts_what_the_tables_hold(case):
    page = html.fromstring(case.report_path.read_text(encoding="utf-8"))
    tiers = case.operations["tier"].to_pylist()
    for row in page.xpath("//table[@class='tiers']/tbody/tr"):
        tier, count, _ = (" ".join(cell.text_content().split()) for cell in row)
        assert tiers.count(tier.split(" ", 1)[1]) == int(count)
    sections = page.xpath("//section[contains(@class, 'operation')]")
    assert len(sections) == min(20, tiers.count("investigate") + tiers.count("lead"))


def test_messages_behind_an_operation_belong_to_its_accounts(case):
    with (case.result_path / "usage_operation_messages.csv").open(newline="") as file:
        behind = list(csv.DictReader(file))
    accounts = {row["operation_id"]: set(row["accounts"]) for row in case.operations.to_pylist()}
    assert behind
    assert all(row["account_key"] in accounts[row["operation_id"]] for row in behind)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on the path")
@pytest.mark.parametrize("width", [375, 1280])
def test_the_page_opens_alone_and_fits(case, width):
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    requests, complaints = [], []
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(case.report_path.as_uri(), wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("#finding .first").is_visible()
        browser.close()
    assert requests == [case.report_path.as_uri()]
    assert complaints == []
