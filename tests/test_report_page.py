"""``report.html``: what stands in the file. What it does in a browser is in ``test_report_browser.py``."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape
from pathlib import Path

import pytest

from summarizer.report.labels import TYPES
from summarizer.report.page import document_card, report_page
from summarizer.report.result import Result
from summarizer.schemas.commitment import Area
from tests.report_samples import TEXT, failed, result


def page(path: Path, *results: Result, max_characters: int = 10_000_000) -> str:
    with report_page(path, max_characters=max_characters) as add:
        for one in results:
            add(one)
    return path.read_text(encoding="utf-8")


def test_only_our_script_and_style_may_run_and_nothing_is_fetched(tmp_path: Path) -> None:
    html = page(tmp_path / "report.html", result())
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', html)[0])
    script = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert (len(script), len(style)) == (1, 1)
    for text in (script[0], style[0]):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_the_page_names_no_address_and_parses_no_markup(tmp_path: Path) -> None:
    html = page(tmp_path / "report.html")
    assert set(re.findall(r"https?://[^\s\"'`)]+", html)) <= {"http://www.w3.org/2000/svg"}
    for name in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        " style=",
        "import(",
    ):
        assert name not in html
    assert not re.search(r"<[a-z][^>]*\son[a-z]+=", html)


def test_markup_of_documents_is_data(tmp_path: Path) -> None:
    assert "<script>alert(1)</script>" in TEXT
    html = page(tmp_path / "report.html", result("</script><script>alert(2).txt"))
    assert "alert(1)</script>" not in html
    assert "<script>alert" not in html
    blocks = re.findall(r'<script type="application/json" class="text"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert [json.loads(block) for block in blocks] == [TEXT]


def test_every_document_has_its_card_and_failures_are_there(tmp_path: Path) -> None:
    html = page(tmp_path / "report.html", failed(), result())
    cards = [json.loads(b) for b in re.findall(r'json" class="document">(.*?)</script>', html, re.DOTALL)]
    assert [card["document"] for card in cards] == ["broken.txt", "plan.txt"]
    assert cards[0]["failures"] == ["broken.txt: the file is empty"]
    assert 'data-of="1"' in html


def test_what_does_not_fit_is_counted(tmp_path: Path) -> None:
    size = len(page(tmp_path / "one.html", result())) - len(page(tmp_path / "none.html"))
    html = page(
        tmp_path / "report.html", *(result(f"{n}.txt") for n in range(5)), max_characters=2 * size + size // 2
    )
    run = json.loads(re.findall(r'json" id="run">(.*?)</script>', html)[0])
    assert run["omitted"] == 3


def test_a_card_points_into_the_text() -> None:
    card = document_card(result())
    start, end, quote, _page = card["records"][0]["e"][0]
    assert TEXT[start:end] == quote
    (start, end) = card["unclaimed"][0]
    assert TEXT[start:end] == "12个"


@pytest.mark.parametrize("word", ["zh", "en"])
def test_both_languages_have_every_word(word: str, root: Path) -> None:
    text = (root / "summarizer" / "report" / "assets" / "words.js").read_text(encoding="utf-8")
    halves = text.split("  en: {")
    keys = {
        "zh": re.findall(r"(\w+): [\['`]", halves[0]),
        "en": re.findall(r"(\w+): [\['`]", halves[1].split("\n};")[0]),
    }
    used = set()
    for path in (root / "summarizer" / "report" / "assets").iterdir():
        content = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"\bt\('(\w+)'", content)) | set(re.findall(r'data-[tl]="(\w+)"', content))
    assert used <= set(keys[word])
    assert set(keys["zh"]) == set(keys["en"])


def test_areas_and_types_have_words_in_both_languages(tmp_path: Path) -> None:
    html = page(tmp_path / "report.html")
    assert [word for word in (*Area, *TYPES.values()) if f"{word}: ['{word}', '" not in html] == []
