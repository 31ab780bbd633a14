"""Names that can be read without the document: whose measure, who does it, and no words that don't belong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.rules.doers import those_who
from summarizer.engines.rules.edges import trim
from summarizer.engines.rules.engine import RulesEngine
from summarizer.engines.rules.owners import is_bare, thing_of
from summarizer.engines.rules.things import name_thing, named
from summarizer.language.deeds import BARE_DEEDS, SHARED_VERBS
from summarizer.language.doers import DEEDS, HOLDERS, LEADS
from summarizer.language.indicator_edges import ASKING, EDGE_OPENING, OPENERS, SPENDING
from summarizer.language.listed import SHARED_MEASURES, SHARED_THINGS
from summarizer.language.owners import BARE_MEASURE, FOLLOWERS, FOLLOWS, MEASURED
from summarizer.language.rated import BARE_RATE, RATED
from summarizer.language.thing_edges import BUILT, WORKED
from summarizer.load import load_text
from summarizer.pipeline import summarize_document
from summarizer.schemas.commitment import Commitment
from tests.test_rules_reading import read


def names(text: str) -> list[str]:
    return [record.indicator for record in read(text)]


def of(document: str) -> tuple[Commitment, ...]:
    return summarize_document(load_text(document, "a.txt"), RulesEngine()).records


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # a count of those who do a thing is named after them
        ("在9个县(市、区)开展节水试点。", ["开展节水试点的县(市、区)"]),
        ("与11个国家签署水利合作备忘录。", ["签署水利合作备忘录的国家"]),
        ("推动14家供水企业全部完成设备更新。", ["完成设备更新的供水企业"]),
        ("全县80%以上的供水机构达到二级标准。", ["全县达到二级标准的供水机构"]),
        # but not what is done to them, what is done for them, or how often
        ("为600户用水困难家庭提供上门维修服务。", ["用水困难家庭上门维修服务"]),
        ("在12个乡镇各建1座水站。", ["12个乡镇各建水站"]),
        ("每个乡镇建成1座水站。", ["每个乡镇建成水站"]),
        # later things of a list share its verb
        ("新建水厂9所、水站31处和泵房6座。", ["新建水厂", "新建水站", "新建泵房"]),
        ("招聘水工30名、化验员6名。", ["招聘水工", "招聘化验员"]),
        ("新增水表5000只，其中智能水表3000只。", ["新增水表", "新增智能水表"]),
        # unless they have one of their own, or the verb only says that they come about
        ("新建水厂9所、组建抢险队6支。", ["新建水厂", "抢险队"]),
        ("改造管网12公里、更新水表5000只。", ["改造管网", "更新水表"]),
        ("建成水厂2所、水站31处。", ["建成水厂", "水站"]),
        # a part is named with its whole where it says nothing alone
        ("登记水工4万人，其中三级以上1870人。", ["登记水工", "登记水工中三级以上"]),
        ("开展水工培训100万人次，其中农村水工占半数以上。", ["水工培训", "水工培训中农村水工占比"]),
        ("新增水表5000只，其中南岭镇800只。", ["新增水表", "新增水表中南岭镇"]),
    ],
)
def test_who_and_what_is_counted(text: str, indicators: list[str]) -> None:
    assert names(text) == indicators


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("拟发行水利债券3亿元。", ["发行水利债券"]),
        ("今年供水普及率按96%左右掌握。", ["供水普及率"]),
        ("我市供水能力达到800万吨。", ["供水能力"]),
        ("支持每个镇打造1条亲水街区。", ["每个镇打造亲水街区"]),
        ("水务企业50强2024年业务收入增长30%。", ["水务企业50强业务收入增长"]),
        ("在线监测安装率2025年达到100%。", ["在线监测安装率"]),
        ("供水站全部实现实体化运行。", ["供水站实体化运行"]),
        ("水产品交易规模连续9年居全省首位，2025年达到30亿元。", ["水产品交易规模"]),
        ("设立规模2亿元的青石节水基金。", ["青石节水基金规模"]),
        ("每季度对大中型泵站开展设备检查1次。", ["大中型泵站设备检查"]),
        ("对用水困难户每户给予一次性补助不低于300元。", ["用水困难户每户一次性补助"]),
        ("补助标准为自建自管的水站每处3万元。", ["自建自管的水站补助标准"]),
        # what belongs to the name stays
        ("县水利局应当自受理之日起5日内提出审核意见。", ["县水利局提出审核意见时限"]),
        ("今后供水总量比2020年增长30%。", ["今后供水总量比2020年增长"]),
        ("每年培训管水员100人次。", ["每年培训管水员"]),
        ("对口帮扶缺水村60个。", ["对口帮扶缺水村"]),
        ("每人每月补助200元。", ["每人每月补助"]),
    ],
)
def test_words_that_do_not_belong_go_and_others_stay(text: str, indicators: list[str]) -> None:
    assert names(text) == indicators


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        # the thing of the clause before
        ("水网平台建成投用，接入企业90家。", "水网平台接入企业"),
        ("启动县水利学校建设，总投资1.2亿元，设计床位600张。", "县水利学校设计床位"),
        ("水事纠纷调处率100%，化解率98%以上。", "水事纠纷化解率"),
        ("指导各镇设置水质监测站，覆盖率达到95%。", "水质监测站覆盖率"),
        ("建成城市水站20个、农村水站30个，覆盖率分别达到96%和78%。", "城市水站覆盖率"),
        ("市、县两级水表年检率不低于90%，抽查率分别达到4%、3%。", "市级水表抽查率"),
        ("省、市、县三级泵站覆盖率分别达到90%、80%、70%。", "省级泵站覆盖率"),
        ("9家节水示范灌区的灌溉效率平均提升32%，用水成本平均下降19%。", "节水示范灌区用水成本平均下降"),
        ("溃坝险情起数、伤亡人数分别下降12%、20%。", "溃坝险情伤亡人数下降"),
        ("全国大型险情、小型险情起数比2020年分别下降43%和36%。", "全国小型险情起数比2020年下降"),
        ("水价标准：东湖区、南岭镇分别为每吨3元、4元。", "南岭镇水价标准"),
        ("东湖区、南岭镇的城镇水费补助每人每月20元，其农村水费补助每人每月分别为30元、40元。", "南岭镇农村水费补助"),
        ("全市水稻、小麦、油菜种植面积分别达到60万亩、85万亩和40万亩。", "油菜种植面积"),
        # none where the clause names its own, or where the one before is a measure
        ("水表连接数超过8万只，服务企业90家。", "服务企业"),
        ("市、县两级水表年检率达到90%。", "市、县两级水表年检率"),
        ("水网平台建成投用，新建泵站90座。", "新建泵站"),
        ("完善水价制度，泵站、水厂分别达到9座、12座。", "水厂"),
        ("节水经费与水费收入的比例下降3%，供水总量下降2%。", "供水总量下降"),
    ],
)  # fmt: skip
def test_whose_measure_it_is(text: str, indicator: str) -> None:
    assert indicator in names(text)


def test_the_title_of_an_item_owns_its_first_measures() -> None:
    document = "青石县水利发展规划(2026—2030年)\n\n专栏3 重点工程\n1.县水利学校:占地30亩,总建筑面积5000平方米。\n2028年开展中期评估。"
    found = of(document)
    assert [one.indicator for one in found if one.value] == ["县水利学校占地", "县水利学校总建筑面积"]
    assert [one.indicator for one in found if not one.value] == ["县水利学校", "规划中期评估"]


def test_the_items_of_an_article_bear_its_subject_and_no_mark() -> None:
    document = (
        "青石县取水管理办法\n\n第一条 为了规范取水,制定本办法。\n第二条 镇级水站的场地应当符合下列条件:\n"
        "(一)过滤间的面积不小于30平方米;\n(二)蓄水池容积不小于90立方米。\n第三条 水价公示期不少于7日。"
    )
    found = of(document)
    assert [one.indicator for one in found] == ["镇级水站过滤间面积", "镇级水站蓄水池容积", "水价公示期"]
    assert found[0].evidence[0].quote == "过滤间的面积不小于30平方米"


@pytest.mark.parametrize(
    ("thing", "name"),
    [
        ("水权交易试点工作", "水权交易试点"),
        ("水费补贴资金的清算工作", "水费补贴资金清算"),
        ("县水利学校建设", "县水利学校"),
        ("实施方案并报市水利局备案", "实施方案"),
        ("《节水公约》《护水公约》等", "《节水公约》《护水公约》"),
        ("推出节水积分项目", "节水积分项目"),
        # what belongs to the name stays
        ("水库移民前期工作", "水库移民前期工作"),
        ("水质年度报告制度", "水质年度报告制度"),
        ("南岭水库移民村建设", "南岭水库移民村建设"),
        ("水情信息直报系统", "水情信息直报系统"),
        ("节水工作方案", "节水工作方案"),
    ],
)
def test_names_of_delivered_things(thing: str, name: str) -> None:
    assert name_thing(thing) == name


def test_a_paper_of_many_bears_its_makers() -> None:
    papers = [
        one.indicator for one in read("各镇政府要于6月底前制定具体实施方案。县水利局要制定水价实施方案。")
    ]
    assert papers == ["各镇政府具体实施方案", "水价实施方案"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("县水利局要加强巡查，供水企业要制定《供水应急预案》。", ()),
        ("县水利局要加强巡查，制定《供水应急预案》。", ("县水利局",)),
        ("地方政府要制定《供水应急预案》。", ("地方政府",)),
        ("汛期期间县水利局组织编制《度汛方案》。", ("县水利局",)),
        ("《取水实施细则》由县水利局另行制定。", ("县水利局",)),
        ("供水主要指标要达标，制定《供水应急预案》。", ()),
    ],
)
def test_the_clause_s_own_subject_answers(text: str, bodies: tuple[str, ...]) -> None:
    assert [one.responsible for one in read(text) if "《" in one.indicator] == [bodies]


def test_the_title_lends_its_area_where_the_words_say_nothing() -> None:
    body = "\n\n一、目标\n实施方案于6月底前制定。受理时限不超过5个工作日。募集慈善款物不少于60万元。"
    assert {one.area.value for one in of("青石县养老服务管理办法" + body)} == {"养老服务", "慈善"}
    assert {one.area.value for one in of("青石县民政工作管理办法" + body)} == {"其他", "慈善"}


# --- tables: every row shows itself in its example


@pytest.mark.parametrize(
    "table", [HOLDERS, DEEDS, LEADS, OPENERS, ASKING, SPENDING, RATED, MEASURED, FOLLOWERS, SHARED_VERBS, BARE_DEEDS, WORKED, BUILT]
)  # fmt: skip
def test_rows_stand_in_their_examples(table: dict[str, str]) -> None:
    words = {row: row.replace("\\", "") for row in table if not row.startswith("[")}
    assert [row for row, word in words.items() if word not in table[row]] == []


def test_rows_are_read_as_what_they_are() -> None:
    assert all(BARE_RATE.fullmatch(f"{deed}率") for deed in RATED)
    assert all(BARE_MEASURE.fullmatch(measure) for measure in MEASURED)
    assert all(FOLLOWS.match(opening) and is_bare(opening) for opening in FOLLOWERS)
    assert all(EDGE_OPENING.match(example) for example in OPENERS.values())
    assert all(read(example) for example in SHARED_VERBS.values())


@given(
    st.text(alphabet="拟今年提出水厂供能力对每季度开展检查实现2025年的(一)“”", max_size=24),
    st.sampled_from([None, "%", "次"]),
)
def test_trimming_only_leaves_out(words: str, unit: str | None) -> None:
    rest = iter(words)
    assert all(character in rest for character in trim(words, unit))


@given(st.text(max_size=24), st.text(max_size=24))
def test_no_words_make_doers_of_people(before: str, after: str) -> None:
    assert those_who(before, after, "人") is None


@given(st.text(min_size=1, max_size=30))
def test_a_thing_is_never_lost(words: str) -> None:
    assert thing_of(words + "水利学校")
    assert name_thing(words + "水利学校建设")


def test_targets_keep_their_names() -> None:
    from summarizer.engines.rules.found import Found
    from summarizer.schemas.extraction import Kind, Status

    found = Found(Kind.TARGET, Status.PLEDGED, "水权交易试点工作", 0, 4)
    assert named(found, "规划") is found


@pytest.mark.parametrize(("measure", "example"), [*SHARED_MEASURES.items(), *SHARED_THINGS.items()])
def test_a_measure_said_of_the_last_belongs_to_all(measure: str, example: str) -> None:
    assert all(measure in name for name in names(f"{example}。"))


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "60至69岁、70至79岁、80岁及以上老年人每人每月分别发放40元、60元、90元。",
            {"60至69岁老年人": 40, "70至79岁老年人": 60, "80岁及以上老年人": 90},
        ),
        ("水库、泵站分别改造12座、8座。", {"水库": 12, "泵站": 8}),
    ],
)
def test_values_go_to_those_they_are_handed_to(text: str, indicators: dict[str, int]) -> None:
    found = {record.indicator: record.value for record in read(text)}
    assert len(found) == len(indicators)
    for name, value in indicators.items():
        assert [got for given, got in found.items() if given.startswith(name)] == [value]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("第一、二、三产业增加值分别增长4%、7%、8%。", ["第一产业增加值增长", "第二产业增加值增长", "第三产业增加值增长"]),
        ("城镇、农村居民人均可支配收入分别增长6%、8%。", ["城镇居民人均可支配收入增长", "农村居民人均可支配收入增长"]),
        ("幼儿园、小学、初中专任教师学历达标率分别达到99%、98%、95%。",
         ["幼儿园专任教师学历达标率", "小学专任教师学历达标率", "初中专任教师学历达标率"]),
        ("化学需氧量、氨氮排放量分别削减4吨、5吨。", ["化学需氧量排放量削减", "氨氮排放量削减"]),
        ("全年接待游客、旅游总收入分别增长12%、15%。", ["接待游客增长", "旅游总收入增长"]),
        ("实现“供水普及率达到95%，水质达标率达到98%”的目标。", ["供水普及率", "水质达标率"]),
    ],
)  # fmt: skip
def test_every_member_of_a_list_bears_its_whole_name(text: str, indicators: list[str]) -> None:
    assert sorted(names(text)) == sorted(indicators)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造10个省级、30个市级示范水站。", ["省级示范水站", "市级示范水站"]),
        ("建设1个市级、8个县级水质中心。", ["市级水质中心", "县级水质中心"]),
        # likewise of each place
        ("每个城市社区9个、农村社区4个节水小组。", ["每个城市社区节水小组", "农村社区节水小组"]),
        ("每个乡镇建2座、每个村建1座取水亭。", ["每个乡镇建取水亭", "每个村建取水亭"]),
        ("新建、改扩建水站分别不少于20个、35个。", ["新建水站", "改扩建水站"]),
        (
            "到2035年，每个县（市、区）至少有1所水质中心、每个乡镇（街道）至少有2个水站。",
            ["每个县(市、区)水质中心", "每个乡镇(街道)水站"],
        ),
        (
            "培育用水协会50家，其中4A级以上不少于10家、3A级以上不少于20家。",
            ["培育用水协会", "用水协会中4A级以上", "用水协会中3A级以上"],
        ),
    ],
)
def test_members_of_a_list_are_named_in_full(text: str, expected: list[str]) -> None:
    assert sorted(names(text)) == sorted(expected)
