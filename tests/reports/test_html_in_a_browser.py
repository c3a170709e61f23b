"""The page in a real browser: alone, on a phone, in the dark and on paper."""

from __future__ import annotations

import re
import shutil
import zlib
from pathlib import Path

import pytest
from tests.reports import given

from groundswell.reports.html import Html

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on the path"),
]

CONTRASTS = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = colour => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) return colour;
    }
    return rgb(getComputedStyle(document.documentElement).backgroundColor);
  };
  const worst = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode());) {
    const node = text.parentElement;
    if (!text.data.trim() || ["TITLE", "DESC"].includes(node.tagName.toUpperCase())) continue;
    const style = getComputedStyle(node);
    const ink = node.closest("svg") ? style.fill : style.color;
    const [a, b] = [luminance(rgb(ink)), luminance(ground(node))].sort((x, y) => y - x);
    worst.push([(a + .05) / (b + .05), text.data.trim().slice(0, 40)]);
  }
  return worst.sort((x, y) => x[0] - y[0])[0];
}
"""


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(
    scope="module", params=["beyond_chance", "within_chance", "insufficient_data", "hostile"]
)
def address(request, tmp_path_factory):
    report = given.hostile() if request.param == "hostile" else given.report(request.param)
    (path,) = Html().write(
        report, given.small_tables(), tmp_path_factory.mktemp(f"page-{request.param}")
    )
    return Path(path).as_uri()


@pytest.fixture
def open_page(browser, address):
    pages = []

    def open_(**options):
        page = browser.new_page(**options)
        pages.append(page)
        page.goto(address)
        return page

    yield open_
    for page in pages:
        page.close()


def test_the_page_asks_for_nothing_but_itself_and_complains_of_nothing(browser, address):
    page = browser.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto(address, wait_until="networkidle")
    page.close()
    assert requests == [address]
    assert complaints == []


@pytest.mark.parametrize("width", [360, 375, 768, 1280, 1920])
def test_the_page_never_scrolls_sideways(open_page, width):
    page = open_page(viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_every_text_has_enough_contrast(open_page, scheme, medium):
    page = open_page(color_scheme=scheme)
    page.emulate_media(media=medium, color_scheme=scheme)
    ratio, text = page.evaluate(CONTRASTS)
    assert ratio >= 4.5, text


def test_dark_is_dark_and_paper_is_white(open_page):
    page = open_page(color_scheme="dark")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(ground) == "rgb(21, 23, 26)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_everything_folded_is_opened_on_paper(open_page):
    page = open_page()
    page.emulate_media(media="print")
    folded = page.locator("details > *:not(summary)")
    assert folded.count() > 0
    hidden = "nodes => nodes.filter(n => !n.checkVisibility({contentVisibilityAuto: true})).length"
    assert folded.evaluate_all(hidden) == 0


def test_nothing_is_cut_off_on_paper(open_page):
    page = open_page(viewport={"width": 688, "height": 970})  # A4 between its margins
    page.emulate_media(media="print")
    wide = "nodes => nodes.filter(n => n.scrollWidth > n.clientWidth + 1).length"
    assert page.locator(".scroll").evaluate_all(wide) == 0


def test_the_page_prints(open_page):
    document = open_page().pdf(format="A4", print_background=True)
    assert document.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", document + _inflated(document))) >= 3


def _inflated(document: bytes) -> bytes:
    streams = re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL)
    inflated = []
    for stream in streams:
        try:
            inflated.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"".join(inflated)
