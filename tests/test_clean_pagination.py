"""Numbers and running heads of pages go; numbers of a table, a box or a list stay."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.clean.lines import lines_of
from summarizer.clean.pagination import pagination
from tests.test_clean import cleaned

PAGE = "一是完善制度，二是健全机制，三是规范服务，四是强化监管。" * 5
HEAD = "青石县水务局2031年工作要点"


def test_sentences_go_on_over_pages() -> None:
    text = f"{HEAD}\n{PAGE}检定水表12\n\n1\n\n{HEAD}\n\n000只。{PAGE}推进石门水厂建设，9月底前建成\n\n2\n\n{HEAD}\n\n投用。{PAGE}培训水工60\n\n3\n\n{HEAD}\n\n人次。\n"
    whole = cleaned(text).text
    assert "检定水表12000只。" in whole
    assert "9月底前建成投用。" in whole
    assert whole.endswith("培训水工60人次。")
    assert whole.count(HEAD) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{PAGE}\n1\n水站\n2\n水厂\n3\n泵房",  # indices of rows, one cell a line
        f"{PAGE}\n专栏\n1\n{PAGE}\n专栏\n2\n{PAGE}\n专栏\n3\n{PAGE}",
        f"{PAGE}\n12\n{PAGE}\n36\n{PAGE}\n48\n{PAGE}",
        f"{PAGE}\n1\n{PAGE}\n2\n{PAGE}",
    ],
)
def test_other_numbers_on_lines_of_their_own_stay(text: str) -> None:
    assert not list(pagination(lines_of(text)))


def test_indices_of_long_rows_stay() -> None:
    text = "".join(f"{index}\n第{index}项任务，{PAGE[index:]}\n县水务局\n" for index in range(1, 5))
    assert all(f"\n{index}\n" in cleaned(f"{HEAD}\n序号\n任务\n单位\n{text}").text for index in range(1, 5))


def test_titles_repeated_within_a_table_are_no_row() -> None:
    rows = "| 指标 | 2030年实际 | 2031年目标 |\n| --- | --- | --- |\n| 合格率（%） | 96 | 98 |\n| 指标 | 2030年实际 | 2031年目标 |\n| 漏损率（%） | 12 | 9 |\n"
    found = summarize(text=f"{HEAD}\n一、目标\n{rows}", engine="rules").records
    assert [(one.indicator, str(one.value), str(one.baseline)) for one in found] == [
        ("合格率", "98", "96"),
        ("漏损率", "9", "12"),
    ]


@pytest.mark.parametrize("mark", ["⑴ ", "⒈ ", "√", "Ø ", "ü ", "★ ", "① "])
def test_marks_of_lists_are_no_part_of_a_name(mark: str) -> None:
    found = summarize(
        text=f"{HEAD}\n一、任务\n{mark}新建水站12座。\n{mark}改造管网8公里。\n", engine="rules"
    ).records
    assert [one.indicator for one in found] == ["新建水站", "改造管网"]
