"""``report.html`` in a real browser: filter, click, deep link, keyboard, dark, print; no error, no request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.report.page import report_page
from tests.browsing import CHROMIUM, Tab, serious_faults
from tests.report_samples import deliverable, failed, record, result

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    with report_page(path) as add:
        add(failed("<img src=x onerror=alert(1)>.txt"))
        add(result("plan.txt", record("plan.txt"), deliverable("plan.txt", "<script>alert(3)</script>")))
        add(result("other.txt", *(record("other.txt", number) for number in range(250))))
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def tab(browser: Any, file: Path) -> Iterator[Tab]:
    opened = Tab(browser, file.as_uri())
    yield opened
    assert opened.troubles == []
    assert opened.requests == [url for url in opened.requests if url.startswith("file:")][:1]
    opened.page.context.close()


def test_failures_stand_on_top_and_planted_markup_is_inert(tab: Tab) -> None:
    assert "onerror" in tab.text("#failures")
    assert tab.count("#failures img") == 0
    assert "<script>alert(3)</script>" in tab.text("#table")
    assert tab.page.evaluate("document.querySelectorAll('script:not([type])').length") == 1


def test_filters_narrow_the_table_and_the_address(tab: Tab) -> None:
    assert tab.text("#found").startswith("252")
    assert tab.count("#table tbody tr") == 100
    tab.page.select_option("#f-sort", "dp")
    assert tab.count("#table tbody tr") == 1
    assert "sort=dp" in tab.page.url
    tab.page.select_option("#f-sort", "")
    tab.page.fill("#q", "plan 没有这样的词")
    tab.page.wait_for_selector("#table td[colspan]")


def test_a_click_on_a_record_shows_its_words_and_back(tab: Tab) -> None:
    tab.page.click("#row-0 .open")
    assert tab.text("mark.picked") == "护理型床位占比达到65%以上"
    assert "27–41" in tab.text("#card")
    tab.page.click("mark.dp")
    assert "<script>alert(3)</script>" in tab.text("#card")
    assert tab.count("#row-1.picked") == 1


def test_a_deep_link_opens_the_record_wherever_it_is(browser: Any, file: Path) -> None:
    tab = Tab(browser, f"{file.as_uri()}#r=other.txt-203")
    assert "护理型床位占比" in tab.text("#card")
    assert tab.count("#row-205.picked") == 1
    assert "other.txt" in tab.text("#facts")
    assert tab.troubles == []


def test_everything_is_reached_by_keyboard(tab: Tab) -> None:
    tab.page.keyboard.press("j")
    tab.page.keyboard.press("j")
    assert tab.count("#row-1.picked") == 1
    tab.page.keyboard.press("k")
    assert tab.count("#row-0.picked") == 1
    tab.page.keyboard.press("u")
    assert tab.text("mark.un.picked") == "12个"
    tab.page.keyboard.press("2")
    assert tab.page.is_visible("#timeline")
    tab.page.locator("#timeline .bar").first.focus()
    tab.page.keyboard.press("Enter")
    assert tab.page.is_visible("#records")
    tab.page.keyboard.press("/")
    assert tab.page.evaluate("document.activeElement.id") == "q"


def test_columns_sort_both_ways(tab: Tab) -> None:
    header = tab.page.locator("#table th button").nth(2)
    header.click()
    assert tab.page.locator("#table th").nth(2).get_attribute("aria-sort") == "ascending"
    header.click()
    assert tab.page.locator("#table th").nth(2).get_attribute("aria-sort") == "descending"


def test_both_languages_and_both_themes(browser: Any, file: Path) -> None:
    tab = Tab(browser, file.as_uri(), "en-GB", color_scheme="dark")
    assert tab.text("h1") == "Policy commitments"
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = tab.page.evaluate(ground)
    tab.page.click("#theme")
    assert tab.page.evaluate(ground) != dark
    tab.page.click("#language")
    assert tab.text("h1") == "政策承诺一览"
    assert tab.troubles == []


def test_print_holds_every_chosen_record(tab: Tab) -> None:
    tab.page.emulate_media(media="print")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert tab.count("#table tbody tr") == 252
    tab.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.count("#table tbody tr") == 100


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (400, "dark")])
@pytest.mark.parametrize("view", ["records", "timeline", "areas", "coverage"])
def test_axe_finds_no_serious_fault(browser: Any, file: Path, width: int, scheme: str, view: str) -> None:
    size = {"width": width, "height": 900}
    tab = Tab(
        browser,
        f"{file.as_uri()}#r=plan.txt-0&view={view}",
        viewport=size,
        color_scheme=scheme,
        bypass_csp=True,
    )
    assert serious_faults(tab.page) == []


_SPILLED = """() => [...document.querySelectorAll('#table td > *, #table th > *')].filter((part) => {
  const [cell, box] = [part.parentElement.getBoundingClientRect(), part.getBoundingClientRect()];
  return box.width > 0 && (box.right > cell.right + 1 || box.left < cell.left - 1);
}).map((part) => part.textContent)"""


@pytest.mark.parametrize("width", [360, 420, 700, 1020, 1400, 1900])
@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_nothing_spills_out_of_its_cell_or_the_window(
    browser: Any, file: Path, width: int, language: str
) -> None:
    tab = Tab(browser, file.as_uri(), language, viewport={"width": width, "height": 900})
    assert tab.page.evaluate(_SPILLED) == []
    for view in ("records", "timeline", "areas", "coverage"):
        tab.page.click(f"[data-view={view}]")
        assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.troubles == []


def test_the_words_of_a_record_are_seen_below_its_card(browser: Any, file: Path) -> None:
    tab = Tab(browser, file.as_uri(), viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    tab.page.evaluate(
        "document.getElementById('row-150') || document.querySelector('#pager button:last-child').click()"
    )
    tab.page.click("#row-150 .open")
    card, words = (
        tab.page.locator("#card").bounding_box(),
        tab.page.locator("mark.picked").first.bounding_box(),
    )
    assert card["y"] + card["height"] < words["y"] < 900


def test_paper_is_white_whatever_the_screen(browser: Any, file: Path) -> None:
    tab = Tab(browser, file.as_uri(), color_scheme="dark")
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert tab.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
