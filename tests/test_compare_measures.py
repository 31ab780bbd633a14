"""What counts as the same measure: wordings, units, and what must never be taken for one another."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.align import Doubt, MeasureIndex, link, shared_runs
from summarizer.language.measures import Measure, read_measure, unify
from summarizer.language.scopes import WIDER
from summarizer.language.wordings import VARIANTS
from tests.measured_records import stated


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("养老机构护理型床位占比", "60", "%"), ("护理型床位覆盖率", "55", "%")),
        (("养老机构护理型床位占比", "60", "%"), ("护理型床位占养老机构床位的比例", "55", "%")),
        (("养老机构护理员持证上岗比例", "80", "%"), ("养老护理人员持证上岗率", "100", "%")),
        (("全年销售福利彩票", "3", "元"), ("福彩销量", "5", "元")),
        (("全年募集慈善款物", "3", "元"), ("慈善捐赠收入", "5", "元")),
        (("社会工作专业人才总量", "50", "人"), ("社会工作者", "60", "名")),
        (("全县单位GDP能耗下降", "3", "%"), ("单位国内生产总值能耗降低", "2.8", "%")),
        (("人均预期寿命", "80", "岁"), ("人均期望寿命", "79", "岁")),
        (("每千名老人拥有养老床位", "34", "张"), ("每千名老年人养老床位数量", "40", "张")),
        (("城市低保标准", "8400", "元/年"), ("城镇最低生活保障标准", "700", "元/月")),
        (("培训养老护理员", "200", "人次"), ("养老护理员培训", "300", "人次")),
        (("城镇调查失业率平均值", "5.1", "%"), ("城镇调查失业率", "5.5", "%")),
        (("新建、改扩建公益性公墓", "5", "处"), ("新建公益性公墓", "3", "个")),
        (("长期护理保险制度", None, None), ("全省长期护理保险制度", None, None)),
    ],
)
def test_wordings_of_one_measure_are_taken_as_one(
    left: tuple[str, str | None, str | None], right: tuple[str, str | None, str | None]
) -> None:
    found = link(read_measure(stated(*left))[0], read_measure(stated(*right))[0])
    assert found is not None
    assert not found.doubtful
    assert found.shared


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (("护理型床位占比", "60", "%"), ("护理型床位", "60", "张"), "a share is no count"),
        (("护理型床位占比", "60", "%"), ("护理型床位占比", "6", "个百分点"), "a level is no change"),
        (("农村低保标准", "7000", "元/年"), ("农村低保标准增长", "8", "%"), "an amount is no growth"),
        (("每千名老年人养老床位", "34", "张"), ("养老床位", "34", "张"), "per head is no total"),
        (("志愿者培训", "50", "人"), ("志愿者培训", "50", "人次"), "a person may be trained twice"),
        (("城市低保标准", "700", "元/月"), ("农村低保标准", "700", "元/月"), "town is not country"),
        (("城市公办养老机构", "14", "个"), ("城市民办养老机构", "20", "个"), "public is not private"),
        (("失业保险参保人数", "5", "人"), ("养老保险参保人数", "5", "人"), "two insurances"),
        (("社会组织年检率", "90", "%"), ("社会组织年培训率", "90", "%"), "inspection is not training"),
        (("3A级以上社会组织", "40", "家"), ("5A级以上社会组织", "4", "家"), "two grades"),
        (("实际使用外资", "5", "美元"), ("实际使用外资", "5", "元"), "no rate of exchange is known"),
        (("地区生产总值增长", "5", "%"), ("单位地区生产总值能耗降低", "3", "%"), "up is not down"),
        (("比上年增加", "5", "元"), ("比上年增加", "5", "元"), "means nothing without its neighbours"),
        (("养老护理员培训基地", None, None), ("养老护理员培训", "300", "人次"), "a thing to do is no number"),
        (("募集就业见习岗位", "900", "个"), ("全年募集慈善款物", "900", "元"), "posts are no donations"),
        (("公益性公墓", "3", "处"), ("公益性骨灰堂", "3", "处"), "two sorts of one wider thing"),
        (("建设", "100", "条"), ("三年建设", "200", "张"), "a verb says nothing of what is counted"),
    ],
)
def test_different_measures_stay_apart(
    left: tuple[str, str | None, str | None], right: tuple[str, str | None, str | None], why: str
) -> None:
    assert link(read_measure(stated(*left))[0], read_measure(stated(*right))[0]) is None, why


@pytest.mark.parametrize(
    ("left", "right", "doubt"),
    [
        (stated("新建养老床位", "5", "张"), stated("养老床位总数", "5", "张"), Doubt.ACTION),
        (stated("市级托育服务中心", "1", "个"), stated("县级托育服务中心", "1", "个"), Doubt.TIER),
        (stated("护理员培训", "5", "人次", recurrence="yearly"), stated("护理员培训", "5", "人次"), Doubt.RECURRENCE),
        (stated("五年城镇新增就业", "50", "人"), stated("城镇新增就业", "9", "人"), Doubt.RECURRENCE),
        (stated("生产总值年均增长", "5", "%"), stated("生产总值增长", "5", "%"), Doubt.RECURRENCE),
        (stated("城市低保标准", "700", "元/月"), stated("城市低保标准", "700", "元"), Doubt.SPAN),
        (stated("重大火灾隐患整改率", "100", "%"), stated("隐患整改率", "99", "%"), Doubt.WORDS),
        (stated("全年募集慈善款物", "9", "元"), stated("接受捐款", "8", "元", quote="累计接受捐款8元"), Doubt.SCOPE),
        (stated("全年募集慈善款物", "9", "元"), stated("接受捐款", "8", "元", quote="累计接受捐款8元"), Doubt.RECURRENCE),
        (stated("公益性安葬设施覆盖所有中心村", "100", "%"), stated("公益性公墓覆盖率", "90", "%"), Doubt.SCOPE),
        (stated("公益性安葬设施覆盖县(市、区)城区和中心村", "100", "%"), stated("公益性安葬设施覆盖率", "90", "%"), Doubt.SCOPE),
        (stated("社区日间照料中心覆盖", "100", "%"), stated("社区养老服务综合设施覆盖率", "95", "%"), Doubt.SCOPE),
        (stated("农村居民人均可支配收入", "9", "元"), stated("居民人均可支配收入", "9", "元"), Doubt.SCOPE),
        (stated("与邻江县的行政区域界线联检工作"), stated("行政区域界线第五轮联合检查"), Doubt.SCOPE),
    ],
)  # fmt: skip
def test_what_speaks_against_a_pair_is_said(left: object, right: object, doubt: Doubt) -> None:
    found = link(read_measure(left)[0], read_measure(right)[0])  # type: ignore[arg-type]
    assert found is not None
    assert doubt in found.doubts


@pytest.mark.parametrize(
    ("record", "base"),
    [
        (stated("出生率", "6", "‰"), "0.6"),
        (stated("高标准农田", "15", "亩"), "10000"),
        (stated("绿道", "12", "公里"), "12000"),
        (stated("低保标准", "700", "元/(月*人)"), "8400"),
        (stated("低保标准达到每人", "6480", "元", quote="每人每月735元、每人每年6480元"), "6480"),
        (stated("低保标准达到每人", "735", "元", quote="每人每月735元、每人每年6480元"), "8820"),
        (stated("每万人拥有持证社工", "15", "名"), "0.0015"),
    ],
)
def test_units_are_reconciled(record: object, base: str) -> None:
    _, factor = read_measure(record)  # type: ignore[arg-type]
    value = record.value  # type: ignore[attr-defined]
    assert round(value * factor, 9) == Decimal(base)


@pytest.mark.parametrize(("wording", "stands_for"), VARIANTS.items())
def test_every_variant_comes_to_rest(wording: str, stands_for: str) -> None:
    assert unify(wording) == unify(unify(wording))
    assert unify(wording) == unify(stands_for)


_INDICATORS = st.sampled_from(sorted(VARIANTS)) | st.text(
    "护理型床位占比率的新建每人农村城市覆盖提高、(0A", max_size=10
)


@given(
    _INDICATORS, _INDICATORS, st.sampled_from([None, "%", "个", "元"]), st.sampled_from(["%", "个", "元/月"])
)
def test_agreement_knows_no_left_and_right(left: str, right: str, unit: str | None, other: str) -> None:
    one, two = read_measure(stated(left, "5", unit))[0], read_measure(stated(right, "5", other))[0]
    forth, back = link(one, two), link(two, one)
    assert (forth is None) == (back is None)
    if forth is not None and back is not None:
        assert (forth.score, forth.doubts) == (back.score, back.doubts)
        assert one.dimension.sort == two.dimension.sort


@given(_INDICATORS, st.sampled_from([None, "%", "个", "元", "元/(月*人)", "亩"]))
def test_an_indicator_agrees_with_itself_or_says_nothing(indicator: str, unit: str | None) -> None:
    measure = read_measure(stated(indicator, "5", unit))[0]
    found = link(measure, measure)
    assert measure.vague if found is None else found.score == 1


def test_a_sum_so_far_is_doubted_beside_a_year_only() -> None:
    so_far = read_measure(stated("接待游客", "9", "人次", quote="累计接待游客9人次"))[0]
    of_a_year = read_measure(stated("全年接待游客", "8", "人次"))[0]
    unsaid = read_measure(stated("接待游客", "8", "人次"))[0]
    year_so_far = read_measure(stated("接待游客", "9", "人次", quote="全年累计接待游客9人次"))[0]
    assert _doubts(so_far, of_a_year) == (Doubt.RECURRENCE,)
    assert not _doubts(so_far, unsaid)
    assert not _doubts(year_so_far, of_a_year)
    built = read_measure(stated("养老床位", "9", "张", quote="累计建成养老床位9张"))[0]
    assert not _doubts(built, read_measure(stated("全年养老床位", "8", "张"))[0])


def _doubts(left: Measure, right: Measure) -> tuple[Doubt, ...]:
    found = link(left, right)
    assert found is not None
    return found.doubts


@pytest.mark.parametrize(("narrow", "wide"), WIDER.items())
def test_what_is_wider_is_found_with_a_doubt(narrow: str, wide: str) -> None:
    one, other = (
        read_measure(stated(f"养老{narrow}", "5", "%"))[0],
        read_measure(stated(f"养老{wide}", "6", "%"))[0],
    )
    assert one.name == other.name
    assert _doubts(one, other) == (Doubt.SCOPE,)


def test_how_far_a_share_moved_is_no_share() -> None:
    moved = read_measure(stated("损失占生产总值比重下降", "38.9", "%", quote="损失占生产总值比重下降38.9%"))[
        0
    ]
    share = read_measure(stated("损失占生产总值的比重", "0.9", "%"))[0]
    reached = read_measure(stated("护理员持证比例提高", "60", "%", quote="护理员持证比例提高到60%"))[0]
    assert link(moved, share) is None
    assert link(reached, read_measure(stated("护理员持证比例", "50", "%"))[0]) is not None


def test_shared_words_are_the_longest_runs() -> None:
    assert shared_runs("农村老年人互助照料中心", "老年人互助养老中心") == ("老年人互助", "中心")
    assert shared_runs("床", "床位") == ()


def test_an_index_finds_a_measure_among_others() -> None:
    names = ["护理型床位占比", "节地生态安葬率", "城镇调查失业率", "农村自来水普及率"]
    measures = [read_measure(stated(name, "5", "%"))[0] for name in names]
    wanted = read_measure(stated("节地生态葬比例", "5", "%"))[0]
    assert MeasureIndex(measures).near(wanted)[0] == 1
