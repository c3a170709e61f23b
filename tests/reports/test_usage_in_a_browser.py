"""The page on usage logs in a real browser: alone, on a phone, in the dark and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reports import usage_given as given
from tests.reports.test_html_in_a_browser import CHROMIUM, CONTRASTS, browser

from groundswell.reports.usage_compose import compose_usage
from groundswell.reports.usage_html import write_usage

__all__ = ["browser"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on the path"),
]
REPORTS = {
    "sample": given.report,
    "empty": lambda: compose_usage(given.empty(), {}),
    "hostile": given.hostile,
}


@pytest.fixture(scope="module", params=REPORTS)
def address(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(f"usage-{request.param}")
    (path,) = write_usage(REPORTS[request.param](), folder, ["html"])
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


def test_nothing_is_cut_off_on_paper(open_page):
    page = open_page(viewport={"width": 688, "height": 970})  # A4 between its margins
    page.emulate_media(media="print")
    wide = "nodes => nodes.filter(n => n.scrollWidth > n.clientWidth + 1).length"
    assert page.locator(".scroll").evaluate_all(wide) == 0


def test_the_page_prints(open_page):
    assert open_page().pdf(format="A4", print_background=True).startswith(b"%PDF")


def test_words_in_pictures_stay_inside_them(open_page):
    page = open_page(viewport={"width": 1280, "height": 900})
    outside = """
        pictures => pictures.flatMap(picture => {
            const frame = picture.getBoundingClientRect();
            return [...picture.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 2 || box.right > frame.right + 2;
            }).map(text => text.textContent);
        })
    """
    assert page.locator("svg.drawn.chart").evaluate_all(outside) == []
