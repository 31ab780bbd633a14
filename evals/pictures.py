"""Make the pictures of the README: the page, the ledger and the notebook, from the sample documents.

    python evals/pictures.py out/demo docs/pictures

The first folder is what ``summarizer run evals/documents --out out/demo`` wrote. Needs Chromium, LibreOffice and
fonts with Chinese characters. The notebook's cells are those of ``docs/tutorial.ipynb``, run here; values are shown
by what notebooks call (``_repr_html_``), long ones in a box that scrolls, without a notebook server's frame.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import sync_playwright
from pypdfium2 import PdfDocument

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

MOST_BYTES = 300_000
"""Of one picture: the README stays light."""
DOCUMENT = "04_haichuan_implementation_opinions.txt"
SHEET = "04_haichuan_implementation_opin"
"""The sheet of ``DOCUMENT``: names of sheets end at 31 characters."""
NOTEBOOK_CELLS = (1, 2, 4)
"""Cells of code shown: one document; its words found again; its targets as a table."""
RECORD = "普惠托位占比"
"""The record that the README shows as JSON."""

STYLE = """
body { margin: 0; padding: 14px 18px; background: #fff; color: #1a1d21; font: 14px/1.5 system-ui, sans-serif; width: 1160px; }
.cell { display: grid; grid-template-columns: 62px 1fr; gap: 4px 10px; margin-bottom: 14px; }
.count { color: #545b64; font: 12px/1.7 monospace; text-align: right; }
pre { margin: 0; padding: 6px 10px; background: #f6f7f9; border: 1px solid #d5d9de; font: 13px/1.5 monospace; white-space: pre-wrap; }
.out { min-width: 0; max-height: 330px; overflow: auto; } .out pre { background: none; border: 0; padding: 6px 0; }
table { border-collapse: collapse; font-size: 13px; } th, td { text-align: left; padding: 4px 8px; border-bottom: 1px solid #e4e7ea; }
"""


def chromium() -> str:
    """The browser of this machine."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or sys.exit("pictures: Chromium is not installed")


def shots(folder: Path, target: Path, notebook: Path) -> None:
    """The page in Chinese and English, and the notebook."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for language, name in (("zh-CN", "page.zh-CN.png"), ("en-GB", "page.png")):
            context = browser.new_context(
                locale=language, viewport={"width": 1360, "height": 800}, reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(f"{(folder / 'report.html').resolve().as_uri()}#doc={DOCUMENT}")
            page.wait_for_selector("html[data-ready]")
            page.locator("#table .open", has_text=RECORD).first.click()
            page.screenshot(path=target / name)
        tab = browser.new_page(viewport={"width": 1196, "height": 400})
        tab.goto(notebook.as_uri())
        tab.screenshot(path=target / "notebook.png", full_page=True)
        browser.close()


def ledger(folder: Path, target: Path) -> None:
    """The sheet of one document, as LibreOffice prints it."""
    office = (
        shutil.which("soffice")
        or shutil.which("libreoffice")
        or sys.exit("pictures: LibreOffice is not installed")
    )
    with tempfile.TemporaryDirectory() as work:
        book = load_workbook(folder / "ledger.xlsx")
        for name in book.sheetnames:
            if name != SHEET:
                book.remove(book[name])
        book.save(Path(work) / "ledger.xlsx")
        command = [
            office,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            work,
            str(Path(work) / "ledger.xlsx"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        with PdfDocument(Path(work) / "ledger.pdf") as pages:
            picture = pages[0].render(scale=1.75).to_pil()
    wide, high = picture.size
    picture.crop((int(wide * 0.025), int(high * 0.04), int(wide * 0.975), int(high * 0.55))).save(
        target / "ledger.png"
    )


def notebook_page() -> str:
    """Cells of the tutorial with the values they have."""
    cells = [
        "".join(cell["source"])
        for cell in json.loads((ROOT / "docs/tutorial.ipynb").read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    ]
    names: dict[str, Any] = {}
    parts = [f"<!doctype html><meta charset='utf-8'><style>{STYLE}</style>"]
    for number, source in enumerate(cells[: max(NOTEBOOK_CELLS) + 1]):
        value = run_cell(source, names)
        if number in NOTEBOOK_CELLS:
            given, found = (f"<div class='count'>{way} [{number + 1}]:</div>" for way in ("In", "Out"))
            parts.append(
                f"<div class='cell'>{given}<pre>{escape(source)}</pre>{found}<div class='out'>{shown(value)}</div></div>"
            )
    return "".join(parts)


def run_cell(source: str, names: dict[str, Any]) -> Any:
    """Run one cell; the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - our own notebook
    return None if last is None else eval(ast.unparse(last), names)  # noqa: S307 - our own notebook


def shown(value: Any) -> str:
    """What a notebook shows of ``value``."""
    drawn = getattr(value, "_repr_html_", None)
    return drawn() if drawn else f"<pre>{escape(repr(value))}</pre>"


def lighten(picture: Path) -> None:
    """Store the picture in 256 colours, and say its size."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(picture, optimize=True)
    size = picture.stat().st_size
    print(f"{picture}: {size:,} bytes")
    if size > MOST_BYTES:
        sys.exit(f"{picture} has more than {MOST_BYTES:,} bytes")


def main() -> None:
    """Make every picture."""
    folder, target = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    target.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)  # the notebook's paths are the checkout's
    with tempfile.TemporaryDirectory() as work:
        notebook = Path(work) / "notebook.html"
        notebook.write_text(notebook_page(), encoding="utf-8")
        shots(folder, target, notebook)
    ledger(folder, target)
    for picture in sorted(target.glob("*.png")):
        lighten(picture)


if __name__ == "__main__":
    main()
