"""What a number is when it states nothing that can be checked, and who answers for what is stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.bodies import read_bodies, read_subject
from summarizer.language.clauses import read_sentences
from summarizer.language.lexed import Lexed
from summarizer.language.modality import read_modality
from summarizer.language.phrases import balance, strip_leading, strip_trailing
from summarizer.language.populations import read_population
from summarizer.language.quoted import Quoted
from summarizer.schemas.commitment import Modality
from summarizer.schemas.punctuation import fold_punctuation
from summarizer.schemas.summary import Disposition


def roles(text: str) -> list[tuple[str, str | None]]:
    """Every quantity of ``text`` and its disposition; None where it states something."""
    folded = fold_punctuation(text)
    lexed = Lexed(folded)
    clauses = [clause for sentence in read_sentences(folded) for clause in sentence.clauses]
    measured = [one for clause in clauses for one in lexed.measured_in(clause.start, clause.end)]
    return [(folded[m.quantity.start : m.quantity.end], m.role.value if m.role else None) for m in measured]


def stated(text: str) -> list[str]:
    return [words for words, role in roles(text) if role is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbering, names, enumerations of the text itself
        ("专栏3重点项目", "numbering"),
        ("见表2", "numbering"),
        ("第5次会议", "numbering"),
        ("附件2", "numbering"),
        ("1.完善制度", "numbering"),
        ("抓好三项重点工作", "name"),
        ("围绕四个方面发力", "name"),
        ("实施三年行动", "name"),
        ("打造15分钟便民服务圈", "name"),
        ("开通12345热线", "name"),
        ("开展“5·19”旅游日活动", "name"),
        ("依据(青政发〔2023〕12号)文", "citation"),
        ("印发通知(青政发[2023]12号)", "citation"),
        ("1\n年均漏损率", "numbering"),
        ("3\n单位产值用水量", "numbering"),
        ("每年8月结算水费", "date"),
        ("加快城南和城北两个泵站扩容", "name"),
        ("预计费用318万", "funding"),
        ("实行24小时值班", "name"),
        ("发放一次性补贴", "name"),
        ("组织全覆盖检查", "name"),
        ("开展全覆盖的学习", "name"),
        ("五星级酒店", "name"),
        # ages, thresholds, distances, terms
        ("年满60周岁的居民", "condition"),
        ("80岁以上高龄老人", "condition"),
        ("500元以下的部分", "condition"),
        ("10万人以上的县", "condition"),
        ("连续3年考核优秀", "condition"),
        ("有效期5年", "condition"),
        ("3公里范围内", "condition"),
        ("每人每月700元", "condition"),
        ("按最低标准的1.5倍发放", "condition"),
        # the situation, not the work
        ("60岁以上老年人13万人", "situation"),
        ("占总人口的23.4%", "situation"),
        ("5个单位作了交流发言", "situation"),
        # money that pays for something else
        ("预计投资700万元", "funding"),
        ("总投资3亿元", "funding"),
        ("每处投资30万元", "funding"),
        ("安排30万元的培训费", "funding"),
        # dates
        ("2025年建成投用", "date"),
        # where and on whom
        ("对14个帮扶村给予支持", "scope"),
    ],
)  # fmt: skip
def test_numbers_that_state_nothing(text: str, expected: str) -> None:
    assert roles(text)[-1][1] == expected
    assert stated(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("参训率达到60%", ["60%"]),
        ("由62%提高到75%", ["75%"]),
        ("分别由580元、5200元提高到620元、5600元", ["620元", "5600元"]),
        ("从2020年的12家增加到20家", ["20家"]),
        ("人均预期寿命达到79岁", ["79岁"]),
        ("办结时限压缩至3个工作日", ["3个工作日"]),
        ("保存期限不超过5年", ["不超过5年"]),
        ("建筑面积不少于1000平方米", ["不少于1000平方米"]),
        ("补贴提高到每人每月700元", ["700元"]),
        ("不低于工资标准的1.3倍", ["1.3倍"]),
        ("每个乡镇建设1所学校", ["1所"]),
        ("每年开展一次", ["一次"]),
        ("每万人拥有12张床位", ["12张"]),
        ("实现村村通全覆盖", ["全覆盖"]),
        ("对50个小区进行改造", ["50个"]),
        ("对171家社团开展一次培训", ["一次"]),
        ("在5个县推广使用智能水表2000只", ["2000只"]),
        ("站点分别增至214对和69家", ["214对", "69家"]),
        ("建设站点8个、改造点位50个、安装路灯3200盏", ["8个", "50个", "3200盏"]),
        ("站点分别达到14个、20个和144个", ["14个", "20个", "144个"]),
    ],
)
def test_numbers_that_state_something(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


PIECES = st.sampled_from(
    "全县 对 171家 开展 一次 培训 由 62% 提高到 75% 年满 60周岁 预计投资 700万元 “ ” 《 》 ( ) 三项 重点工作 2025年 第 3 1:2 , 。 \n 每年 以上 全覆盖 的 、".split(
        " "
    )
)


@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60)))
def test_every_number_has_one_role_or_none(text: str) -> None:
    folded = fold_punctuation(text)
    assert len(roles(text)) == len(Lexed(folded).quantities)
    assert {role for _, role in roles(text)} <= {None, *(one.value for one in Disposition)}


def test_quoted_runs_hold_what_lies_within() -> None:
    text = "实施“3个100”工程和《5年规划》,新建6处"
    quoted = Quoted(text)
    assert quoted.holds(text.index("100"), text.index("100") + 3)
    assert quoted.holds(text.index("5年"), text.index("5年") + 2)
    assert not quoted.holds(text.index("6处"), text.index("6处") + 2)


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("(责任单位:县水利局、县财政局)", ("县水利局", "县财政局")),
        ("[牵头单位:县教育局;配合单位:县公安局、县财政局]", ("县教育局", "县公安局", "县财政局")),
        ("(县农业农村局牵头,县林业局配合)", ("县农业农村局", "县林业局")),
        ("(县发展改革局和县统计局按职责分工负责)", ("县发展改革局", "县统计局")),
        ("(各乡镇人民政府)", ("各乡镇人民政府",)),
        ("(牵头单位:县水利局,配合单位:各区、县级市政府)", ("县水利局", "各区、县级市政府")),
        ("(各市、县(区)人民政府)", ("各市、县(区)人民政府",)),
        ("(县水利局、县水利局)", ("县水利局",)),
        ("()", ()),
    ],
)
def test_bodies_of_a_bracket(words: str, bodies: tuple[str, ...]) -> None:
    assert read_bodies(words) == bodies


@pytest.mark.parametrize(
    ("text", "run", "bodies"),
    [
        ("县水利局每季度通报1次水质。", "每季度通报1次水质", ("县水利局",)),
        ("由县教育局负责新建幼儿园3所。", "新建幼儿园3所", ("县教育局",)),
        ("新建幼儿园3所。", "新建幼儿园3所", ()),
    ],
)
def test_bodies_that_act(text: str, run: str, bodies: tuple[str, ...]) -> None:
    start = text.index(run)
    assert read_subject(text, 0, start, start + len(run)) == bodies


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("服务覆盖所有社区", "所有"),
        ("每个乡镇都建有书屋", "每个"),
        ("审批权全部下放到乡镇", "全部"),
        ("推动所有制改革", None),
        ("加强服务", None),
    ],
)
def test_populations(words: str, expected: str | None) -> None:
    assert read_population(words) == expected


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("确保水质达标率达到90%", Modality.MUST),
        ("力争产值翻一番", Modality.STRIVE),
        ("鼓励设立3个工作室", Modality.EXPLORE),
        ("新建幼儿园3所", Modality.PLAN),
        ("探索建立制度,确保全覆盖", Modality.MUST),
        ("研究制定方案", Modality.PLAN),
    ],
)
def test_strength(words: str, modality: Modality) -> None:
    assert read_modality(words) is modality


@given(st.text(alphabet="力争推动全面实现达到提高到分别约近的新建水质(“《)”》,。 a", max_size=40))
def test_stripping_only_takes_from_the_ends_and_settles(text: str) -> None:
    for strip in (strip_leading, strip_trailing):
        once = strip(text)
        assert once in text
        assert strip(once) == once
    balanced = balance(text)
    assert balance(balanced) == balanced
    assert all(balanced.count(left) == balanced.count(right) for left, right in ("()", "“”", "《》"))
