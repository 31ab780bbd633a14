"""What measures of support pay: shares, the most beside them, what is paid once more, and to whom no more."""

from __future__ import annotations

import pytest

from summarizer import summarize
from summarizer.schemas.commitment import Commitment

MEASURES = "青石市人民政府关于支持节水产业发展的若干措施\n\n一、支持节水企业做大做强\n\n"


def read(line: str) -> tuple[Commitment, ...]:
    return summarize(text=f"{MEASURES}{line}\n", engine="rules").records


def values(line: str) -> list[tuple[str, int]]:
    return [(one.indicator, int(one.value or 0)) for one in read(line)]


@pytest.mark.parametrize("base", ["实缴资本", "设备购置款", "研发投入"])
@pytest.mark.parametrize("award", ["奖励", "补助", "资助"])
def test_a_share_and_the_most_that_is_paid_are_named_apart(base: str, award: str) -> None:
    found = values(f"单个项目给予不超过{base}5%、最高900万元{award}。")
    assert [value for _, value in found] == [5, 9_000_000]
    assert found[0][0].endswith(f"{award}占{base}的比例")
    assert found[1][0].endswith(f"{award}上限")
    found = values(f"对新引进的水表企业，按{base}的5%给予最高900万元{award}。")
    assert found == [(f"引进的水表企业{award}比例", 5), (f"引进的水表企业{award}", 9_000_000)]


@pytest.mark.parametrize("again", ["再给予", "再奖励", "再额外给予"])
def test_what_is_paid_once_more_bears_its_receiver(again: str) -> None:
    found = values(f"对取得型号证的水泵企业，给予1500万元奖励；取得生产证的，{again}500万元。")
    assert found[-1] == ("取得生产证奖励", 5_000_000)


@pytest.mark.parametrize(
    ("cap", "name"),
    [
        ("单个最高不超过50万元", "单个补贴"),
        ("每家企业年度累计不超过50万元", "每家企业补贴"),
        ("同一企业每年不超过50万元", "同一企业补贴"),
        ("单个项目最高50万元", "单个项目补贴"),
    ],
)
def test_the_most_for_one_is_named_by_what_is_paid(cap: str, name: str) -> None:
    found = read(f"对社会资本建设的水站，按设备投资额的50%给予补贴，{cap}。")
    assert (found[-1].indicator, found[-1].comparator, int(found[-1].value or 0)) == (name, "<=", 500_000)


@pytest.mark.parametrize("award", ["支持", "奖励", "资助", "扶持"])
def test_sums_handed_out_are_named_by_what_is_paid(award: str) -> None:
    found = dict(values(f"对新获批的国家级、省级水务实验室，分别给予900万元、300万元{award}。"))
    assert sorted(found.values()) == [3_000_000, 9_000_000]
    assert all(name.endswith(f"水务实验室{award}") for name in found)


@pytest.mark.parametrize("mark", ["3.", "3、", "（3）", "3．", "12."])
@pytest.mark.parametrize("time", ["2031年", "2031年底前，"])
def test_a_year_behind_the_mark_of_a_list_is_a_year(mark: str, time: str) -> None:
    (one,) = read(f"{mark}{time}新建水站14座。")
    assert (one.indicator, int(one.value or 0), str(one.deadline)) == ("新建水站", 14, "2031-12-31")


@pytest.mark.parametrize("group", ["重点人群", "老年人", "农村居民", "困难家庭"])
def test_a_share_of_people_is_of_the_rate_before(group: str) -> None:
    found = values(f"家庭水管家签约率达到45%、{group}达到80%。")
    assert found == [("家庭水管家签约率", 45), (f"{group}家庭水管家签约率", 80)]


def test_by_what_a_rate_is_counted_is_no_part_of_its_name() -> None:
    assert values("水质达标率以乡镇为单位保持在95%以上。") == [("水质达标率", 95)]


@pytest.mark.parametrize("heading", ["正视问题，保持清醒", "正视差距，找准方向", "查摆不足，明确方向"])
def test_what_is_faced_is_neither_promised_nor_reported(heading: str) -> None:
    text = f"在全县水务工作会议上的讲话\n\n一、{heading}\n\n持证水工仅26人，水站缺口12座。\n"
    assert summarize(text=text, engine="rules").records == ()
