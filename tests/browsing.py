"""A tab of a real browser that remembers everything that went wrong in it."""

from __future__ import annotations

import importlib.util
import shutil
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Tab:
    """One page and everything that happened in it."""

    def __init__(
        self, browser: Any, url: str, language: str = "zh-CN", ready: str = "html[data-ready]", **options: Any
    ) -> None:
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.page = browser.new_context(locale=language, **options).new_page()
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: self.troubles.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(url)
        if ready:
            self.page.wait_for_selector(ready)

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def count(self, selector: str) -> int:
        return int(self.page.locator(selector).count())


def serious_faults(page: Any) -> list[tuple[str, str]]:
    """Faults of accessibility that axe-core calls serious or critical: rule and first place."""
    if importlib.util.find_spec("axe_playwright_python") is None:
        pytest.skip("axe-core is not installed (axe-playwright-python)")
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [(f["id"], f["nodes"][0]["html"]) for f in found if f["impact"] in ("serious", "critical")]
