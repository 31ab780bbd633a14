"""Numbers, brackets and titles that blanks or line ends cut."""

from __future__ import annotations

import pytest

from tests.test_clean import cleaned


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        # digits that a recognised page or a typesetter set apart
        ("新增水表 8 0 只。", "新增水表80只。"),
        ("水费收入1 500万元。", "水费收入1500万元。"),
        (
            "水站 1 500 座，水表 3 276 只，2031 年新增 1 200 只，",
            "水站1500座，水表3276只，2031年新增1200只，",
        ),
        ("2031 年，标准由 1 080 元提到 1 560 元。", "2031年，标准由1080元提到1560元。"),
        ("合格率97. 5%以上。", "合格率97.5%以上。"),
        ("补贴1 , 1 5 8 万元。", "补贴1,158万元。"),
        ("青 石 县 2 0 3 1 年 工 作 要 点", "青石县2031年工作要点"),
        # what stands between two ranges is not struck out
        ("年供水10~~20万吨，维修30~~40处。", "年供水10~~20万吨，维修30~~40处。"),
        # but not list numbers, nor the cells of a row
        ("2. 2031年底前建成水站。", "2. 2031年底前建成水站。"),
        ("1 水站 12 500 座 预期性", "1 水站 12 500 座 预期性"),
        # line ends inside brackets, titles and numbers
        (
            "全年检定水表1200只以上。（责任单位：\n县水表所、县水务局）",
            "全年检定水表1200只以上。（责任单位：县水表所、县水务局）",
        ),
        ("今年要修订《青石县供水服\n务条例》并印发。", "今年要修订《青石县供水服务条例》并印发。"),
        ("到2031年，全县水表总数达到3.\n2万只以上。", "到2031年，全县水表总数达到3.2万只以上。"),
        ("水表合格的比例超过 5\n0%，普及率提高。", "水表合格的比例超过50%，普及率提高。"),
    ],
)
def test_numbers_and_brackets_are_whole_again(lines: str, whole: str) -> None:
    assert whole in cleaned("青石县水务局\n" + lines + "\n").text
