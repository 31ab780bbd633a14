"""Pages of a comparison and a tracking in a real browser: nothing runs, nothing is fetched, everybody can read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summarizer.comparison import compare
from summarizer.report.comparison_page import write_comparison_page, write_tracking_page
from summarizer.schemas.extraction import Status
from summarizer.tracking import track
from tests.browsing import CHROMIUM, Tab, serious_faults
from tests.measured_records import stated, summed

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>"
DAY = date(2025, 12, 31)
PLEDGES = [
    stated("护理型床位占比", "60", "%", comparator=">=", deadline=DAY, quote=HOSTILE),
    stated(HOSTILE, "3", "个"),
]
RESULTS = [stated("护理型床位覆盖率", "58", "%", status=Status.ACHIEVED, deadline=DAY)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("pages")
    plan, report = summed("a.txt", PLEDGES, f"甲县{HOSTILE}"), summed("b.txt", RESULTS, "乙县")
    write_comparison_page(folder / "comparison.html", compare([plan, report]))
    write_tracking_page(folder / "tracking.html", track(plan, summed("b.txt", RESULTS, f"甲县{HOSTILE}")))
    return {name: (folder / f"{name}.html").as_uri() for name in ("comparison", "tracking")}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.mark.parametrize("name", ["comparison", "tracking"])
def test_markup_from_documents_is_text_and_nothing_is_fetched(
    browser: Any, pages: dict[str, str], name: str
) -> None:
    tab = Tab(browser, pages[name], ready="footer")
    assert HOSTILE in tab.page.text_content("main")
    assert tab.count("img") + tab.count("script") == 0
    assert tab.requests == [pages[name]]
    assert tab.troubles == []


def test_evidence_opens_by_keyboard(browser: Any, pages: dict[str, str]) -> None:
    tab = Tab(browser, pages["comparison"], ready="footer")
    tab.page.locator("td summary").first.focus()
    tab.page.keyboard.press("Enter")
    assert tab.page.locator("td details[open] q").first.is_visible()


@pytest.mark.parametrize("name", ["comparison", "tracking"])
def test_the_language_changes_by_keyboard_and_shows_one_at_a_time(
    browser: Any, pages: dict[str, str], name: str
) -> None:
    tab = Tab(browser, pages[name], ready="footer")
    assert tab.text("h1") in {"指标对照", "承诺对账"}
    assert not tab.page.locator(".en >> visible=true").count()
    tab.page.locator("#chinese").focus()
    tab.page.keyboard.press("ArrowRight")
    assert tab.text("h1") in {"Comparison", "Tracking"}
    assert not tab.page.locator(".zh >> visible=true").count()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (400, "dark")])
@pytest.mark.parametrize("name", ["comparison", "tracking"])
def test_axe_finds_no_serious_fault_and_nothing_leaves_the_window(
    browser: Any, pages: dict[str, str], name: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    tab = Tab(browser, pages[name], ready="footer", viewport=size, color_scheme=scheme, bypass_csp=True)
    tab.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious_faults(tab.page) == []
