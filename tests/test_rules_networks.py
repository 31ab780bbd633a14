"""What plans of transport and schemes against dangers taught: things graded by size, densities, works finished as a whole."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

PLAN = "青石市水务局2031年工作计划\n\n一、重点任务\n\n"


def read(line: str) -> tuple[Commitment, ...]:
    return summarize(text=f"{PLAN}{line}\n", engine="rules").records


@pytest.mark.parametrize("size", ["3000吨级", "5000吨级以上", "20万吨级", "万吨级", "百亿级"])
def test_a_size_that_grades_a_thing_is_part_of_its_name(size: str) -> None:
    (one,) = read(f"建成{size}泊位4个。")
    assert (one.indicator.removeprefix("建成"), int(one.value or 0), one.unit) == (f"{size}泊位", 4, "个")


@pytest.mark.parametrize("per", ["平方公里", "百平方公里", "万人", "千人"])
def test_a_density_is_per_so_many(per: str) -> None:
    (one,) = read(f"水网密度达到118.6公里/{per}。")
    assert (one.indicator, str(one.value), one.unit) == ("水网密度", "118.6", f"公里/{per}")


def test_how_long_works_are_in_all_bears_their_name() -> None:
    found = read("新开工建设石门水道、白水水道等5个项目，总里程286公里。")
    assert [one.indicator for one in found] == [
        "新开工建设石门水道、白水水道等项目",
        "石门水道、白水水道等项目总里程",
    ]


@pytest.mark.parametrize("body", ["各镇（街道）", "各乡镇", "县水务局"])
@pytest.mark.parametrize("deed", ["落实属地责任", "加强管理", "做好巡查"])
def test_who_opens_the_sentence_answers_for_what_follows(body: str, deed: str) -> None:
    (one,) = read(f"{body}{deed}，配备专职水工不少于2名。")
    assert one.responsible == (body.replace("（", "(").replace("）", ")"),)


@pytest.mark.parametrize("done", ["全部完成", "全面完成", "基本完成"])
def test_works_that_are_finished_as_a_whole_are_delivered(done: str) -> None:
    (one,) = read(f"2031年6月底前，全县老旧管道更新改造{done}。")
    assert (one.kind, one.indicator, str(one.deadline)) == (
        "deliverable",
        "全县老旧管道更新改造",
        "2031-06-30",
    )


def test_aims_that_are_finished_are_none() -> None:
    assert read("年度目标任务全面完成。") == ()
