"""The parts of a workbook that say what its sheets look like (ECMA-376, parts 1 and 2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

HEADER, WORDS, LINK, DAY, SIGNS = 1, 2, 3, 4, 5
"""Numbers of styles; each sign before numbers has one of its own, from ``SIGNS`` on."""

A3_PAPER = 8
"""The number of A3 (ECMA-376-1, 18.3.1.63)."""
_DATE_FORMAT, _FIRST_SIGN_FORMAT = 164, 165
"""Numbers below 164 belong to the formats that every program knows (18.8.30)."""

_EDGES = "".join(
    f'<{side} style="thin"><color rgb="FFC9D1DB"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

ROOT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def content_types(sheets: int) -> str:
    """``[Content_Types].xml`` of a workbook with so many sheets."""
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/>{listed}</Types>'
    )


def workbook(sheets: Sequence[tuple[str, str]]) -> str:
    """``xl/workbook.xml``: name and filtered area of each sheet; the header row is printed on every page."""
    listed, named = [], []
    for number, (name, area) in enumerate(sheets):
        listed.append(f'<sheet name={quoteattr(name)} sheetId="{number + 1}" r:id="rId{number + 1}"/>')
        quoted = escape("'" + name.replace("'", "''") + "'!")
        start, end = (
            f"${''.join(filter(str.isalpha, cell))}${''.join(filter(str.isdigit, cell))}"
            for cell in area.split(":")
        )
        filtered = f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        titles = f'<definedName name="_xlnm.Print_Titles" localSheetId="{number}">'
        named.append(f"{filtered}{quoted}{start}:{end}</definedName>{titles}{quoted}$1:$1</definedName>")
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(listed)}</sheets><definedNames>{''.join(named)}</definedNames></workbook>"
    )


def workbook_relations(sheets: int) -> str:
    """``xl/_rels/workbook.xml.rels``: where the sheets and the styles are."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, sheets + 1)
    )
    styled = f'<Relationship Id="rId{sheets + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}{styled}</Relationships>'


RELATIONS_HEAD = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
RELATIONS_TAIL = "</Relationships>"


def relation(number: int, target: str) -> str:
    """Where one link of a sheet leads; goes between ``RELATIONS_HEAD`` and ``RELATIONS_TAIL``."""
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'


def hyperlink(number: int, place: str) -> str:
    """The cell of one link; goes between ``LINKS_HEAD`` and ``LINKS_TAIL``."""
    return f'<hyperlink ref="{place}" r:id="rId{number}"/>'


LINKS_HEAD, LINKS_TAIL = "<hyperlinks>", "</hyperlinks>"


def styles(signs: Mapping[str, int]) -> str:
    """``xl/styles.xml``: the header, wrapped words, links, days, and numbers with each sign before them."""
    formats = f'<numFmt numFmtId="{_DATE_FORMAT}" formatCode="yyyy-mm-dd"/>' + "".join(
        f'<numFmt numFmtId="{_FIRST_SIGN_FORMAT + index}" formatCode={_shown_before(sign)}/>'
        for index, sign in enumerate(signs)
    )
    fonts = "".join(
        f'<font>{style}<sz val="11"/>{colour}<name val="Calibri"/><family val="2"/></font>'
        for style, colour in (("", ""), ("<b/>", ""), ("<u/>", '<color rgb="FF0563C1"/>'))
    )
    cells = [
        _cell_style(font=1, fill=2),
        _cell_style(),
        _cell_style(font=2),
        _cell_style(format_id=_DATE_FORMAT),
    ]
    cells += [_cell_style(format_id=_FIRST_SIGN_FORMAT + index) for index in range(len(signs))]
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="{1 + len(signs)}">{formats}</numFmts><fonts count="3">{fonts}</fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFDDE6F0"/></patternFill></fill></fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{_EDGES}<diagonal/></border></borders>"
        ""
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{1 + len(cells)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{"".join(cells)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _shown_before(sign: str) -> str:
    return quoteattr(f'"{sign}"General')


def _cell_style(*, font: int = 0, fill: int = 0, format_id: int = 0) -> str:
    return (
        f'<xf numFmtId="{format_id}" fontId="{font}" fillId="{fill}" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" '
        'applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    )


def sheet_head(widths: Sequence[int], frozen: str) -> str:
    """Everything of a sheet before its rows; ``frozen`` is the first cell that scrolls, ``D2``."""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    beside = ord(frozen[0]) - ord("A")
    split, pane = (f'xSplit="{beside}" ', "bottomRight") if beside else ("", "bottomLeft")
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">'
        f'<pane {split}ySplit="1" topLeftCell="{frozen}" activePane="{pane}" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


SHEET_TAIL = (
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    f'<pageSetup paperSize="{A3_PAPER}" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
)
"""Everything of a sheet after its filter and its links: a page of A3 one sheet wide."""
