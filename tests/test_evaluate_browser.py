"""``errors.html`` in a real browser: the keyboard steps from error to error; nothing runs, nothing is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from summarizer.evaluate.document_score import score_document
from summarizer.evaluate.reports.page import page_document, page_foot, page_head
from tests.browsing import CHROMIUM, serious_faults
from tests.evaluation_records import gold, labelled, predicted

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

TEXT = "<script>alert(1)</script>新建床位10张。\n新建站点20个。\n新建中心30个。\n"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents; the first with a found, a missed and an extra record, the second with a missed one."""
    start = TEXT.index("新建床位")
    second, third = TEXT.index("新建站点"), TEXT.index("新建中心")
    first = labelled(
        TEXT, gold("g1", (start, start + 7), value=10), gold("g2", (second, second + 7), value=20)
    )
    answers = [predicted("p1", (start, start + 7), value=10), predicted("p2", (third, third + 7), value=30)]
    other = labelled(TEXT, gold("g3", (second, second + 7), value=20), name="<b>.txt")
    path = tmp_path_factory.mktemp("page") / "errors.html"
    pages = [page_document(0, score_document(first, answers)), page_document(1, score_document(other, []))]
    path.write_text("".join([page_head("errors"), *pages, page_foot()]), encoding="utf-8")
    return path


@pytest.fixture
def page(file: Path) -> Iterator[Any]:
    troubles: list[str] = []
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.on("console", lambda message: troubles.append(message.text))
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("dialog", lambda dialog: troubles.append(dialog.message))
        tab.on(
            "request", lambda request: troubles.append(request.url) if request.url != file.as_uri() else None
        )
        tab.goto(file.as_uri())
        yield tab
        browser.close()
    assert not troubles


def test_the_keyboard_steps_from_error_to_error_and_on_to_the_next_document(page: Any) -> None:
    assert page.locator("li:visible").count() == 2
    page.keyboard.press("j")
    assert page.inner_text("#counter") == "1 / 2"
    assert page.inner_text("li.now").startswith("missed: target pledged")
    assert page.inner_text(".gold mark.now") == "新建站点20个"
    page.keyboard.press("j")
    assert page.inner_text(".predicted mark.now") == "新建中心30个"
    page.keyboard.press("j")
    assert page.locator("select").evaluate("one => one.selectedIndex") == 1
    page.keyboard.press("k")
    assert page.inner_text("li.now").startswith("extra")


def test_a_click_on_words_opens_their_record_and_all_records_can_be_shown(page: Any) -> None:
    page.click(".gold mark.found")
    assert page.locator("li:visible").count() == 3
    assert "shares 100%" in page.inner_text("li.now")
    assert page.inner_text("#all") == "all"
    page.keyboard.press("a")
    assert page.locator("li:visible").count() == 2
    page.keyboard.press("]")
    assert page.locator("li:visible").count() == 1


@pytest.mark.parametrize("width", [1300, 500])
def test_axe_finds_no_serious_fault(page: Any, width: int) -> None:
    # axe is a script of its own, which the page's policy would not let in
    tab = page.context.browser.new_page(bypass_csp=True, viewport={"width": width, "height": 800})
    tab.goto(page.url)
    tab.keyboard.press("j")
    assert serious_faults(tab) == []
