"""Documents by the thousand: invented places and figures in the genre, no two alike, the same for the same number.

    python evals/bench/generate.py [DIR] [--documents 1000] [--characters 4000] [--first 0]

Without a folder it only says how fast it is.

Every sentence is ours. A document has a title, an issuer, headings of two levels, targets, deliverables, results,
background without any commitment, now and then a table, a box of tasks or a tail of responsible bodies.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

PLACES = "青石 临江 云岭 海川 南湖 东陵 北苑 金坪 白鹭 松原岭 长溪 石桥 玉泉湾 柳河 红枫 星湖 大渡口 安澜 文昌坪 梅山".split()
RANKS = "市 县 区".split()
BODIES = "民政局 财政局 教育局 卫生健康委 人力资源社会保障局 住房城乡建设局 农业农村局 自然资源局 生态环境局 交通运输局 商务局 文化旅游局 残联 妇联".split()
THEMES = {
    "养老服务": ("养老服务设施", "护理型床位占比", "社区食堂", "家庭养老床位", "居家上门服务"),
    "社会救助": ("困难群众救助站点", "低保对象复核率", "临时救助备用金", "主动发现线索", "救助热线"),
    "教育发展": ("公办幼儿园", "学前教育普惠率", "寄宿制学校", "教师培训", "校园食堂"),
    "乡村建设": ("村级服务中心", "生活垃圾收运率", "卫生厕所", "乡村道路", "示范村"),
    "生态环境": ("监测站点", "空气优良天数比例", "污水处理厂", "造林面积", "河湖整治"),
    "就业创业": ("零工市场", "技能培训完成率", "创业基地", "公益性岗位", "招聘活动"),
    "交通物流": ("公交线路", "建制村通车率", "物流园区", "充电桩", "桥梁改造"),
    "卫生健康": ("社区卫生站", "家庭医生签约率", "托育机构", "巡诊车辆", "慢病随访"),
}
MEASURES = {
    "设施": "处",
    "站": "个",
    "园": "所",
    "校": "所",
    "路": "公里",
    "床位": "张",
    "桩": "个",
    "车": "辆",
    "村": "个",
}
HEADS = "总体要求 主要目标 重点任务 提升质量 补齐短板 深化改革 强化保障 完善机制 工作进展 组织实施".split()
NUMERALS = "一二三四五六七八九十"
OPENINGS = (
    "当前，全{place}{theme}仍有不平衡之处，基层力量薄弱，群众期盼日益多样。",
    "做好{theme}工作，关系千家万户，要坚持系统观念，先立后破，稳步推进。",
    "各有关单位要把{theme}摆在突出位置，加强调查研究，及时回应关切。",
    "近年来，{place}持续夯实{theme}基础，形成了一批可以推广的做法。",
    "受多种因素影响，{theme}领域的供给与需求之间还存在差距。",
)


def _measure(thing: str) -> str:
    return next((unit for ending, unit in MEASURES.items() if thing.endswith(ending)), "个")


def _rate(dice: Random, things: tuple[str, ...]) -> str:
    low = dice.randint(35, 90)
    verb = dice.choice(("达到", "提高到", "不低于", "稳定在"))
    return f"到{dice.randint(2026, 2030)}年，{things[1]}{verb}{low}%{dice.choice(('以上', '', '左右'))}。"


def _count(dice: Random, things: tuple[str, ...]) -> str:
    thing, number = things[0], dice.randint(3, 480)
    verb = dice.choice(("新建", "新增", "改造提升", "建成"))
    when = dice.choice(("年内", f"{dice.randint(2025, 2029)}年底前", "今年", "“十五五”期间"))
    return f"{when}{verb}{thing}{number}{_measure(thing)}。"


def _change(dice: Random, things: tuple[str, ...]) -> str:
    low = dice.randint(20, 60)
    return f"{things[1]}由{low}%提高到{low + dice.randint(5, 30)}%，力争走在全省前列。"


def _deliver(dice: Random, things: tuple[str, ...]) -> str:
    what = dice.choice(("管理办法", "实施细则", "服务清单", "三年行动方案", "评价标准"))
    month = dice.randint(3, 12)
    return f"{month}月底前出台{things[dice.randint(2, 4)]}{what}，建立定期通报制度。"


def _done(dice: Random, things: tuple[str, ...]) -> str:
    number = dice.randint(12, 900)
    return f"上年共建成{things[2]}{number}个，完成投资{dice.randint(2, 90)}.{dice.randint(1, 9)}亿元，同比增长{dice.randint(2, 19)}%。"


def _money(dice: Random, things: tuple[str, ...]) -> str:
    return f"安排专项资金{dice.randint(80, 9800)}万元，支持{things[3]}项目{dice.randint(2, 60)}个。"


def _plain(dice: Random, things: tuple[str, ...]) -> str:
    return (
        f"推动{things[dice.randint(0, 4)]}与{things[dice.randint(0, 4)]}衔接，发挥社会力量作用，注重可持续。"
    )


def _tail(dice: Random, _things: tuple[str, ...]) -> str:
    return f"（责任单位：{'、'.join(dice.sample(BODIES, dice.randint(1, 4)))}）"


SENTENCES: tuple[tuple[int, Callable[[Random, tuple[str, ...]], str]], ...] = (
    (3, _rate),
    (5, _count),
    (2, _change),
    (3, _deliver),
    (3, _done),
    (2, _money),
    (60, _plain),
    (2, _tail),
)
"""How often, and what."""
_WEIGHTS = [weight for weight, _ in SENTENCES]
_MAKERS = [maker for _, maker in SENTENCES]


def _table(dice: Random, things: tuple[str, ...]) -> Iterator[str]:
    yield "| 指标 | 单位 | 现状 | 目标值 | 属性 |"
    yield "| --- | --- | --- | --- | --- |"
    for thing in things:
        now = dice.randint(10, 60)
        kind = dice.choice(("约束性", "预期性"))
        yield f"| {thing} | {_measure(thing)} | {now} | {now + dice.randint(1, 40)} | {kind} |"


def _paragraph(dice: Random, place: str, theme: str, sentences: int) -> str:
    made = [dice.choice(OPENINGS).format(place=place, theme=theme)] if dice.random() < 0.4 else []
    things = THEMES[theme]
    made += [maker(dice, things) for maker in dice.choices(_MAKERS, _WEIGHTS, k=sentences)]
    return "".join(made)


def _lines(dice: Random, number: int) -> Iterator[str]:
    """Title, issuer and front matter, then sections without end."""
    name, rank = dice.choice(PLACES), dice.choice(RANKS)
    place, year = name + rank, dice.randint(2021, 2026)
    themes = dice.sample(sorted(THEMES), 4)
    yield f"{place}{themes[0]}{dice.choice(('工作要点', '实施方案', '行动计划', '发展规划', '工作总结'))}（{year}年）"
    yield f"{name[0]}政办发〔{year}〕{number % 97 + 1}号"
    yield f"{place}人民政府办公室　{year}年{dice.randint(1, 12)}月{dice.randint(1, 28)}日"
    section = 0
    while True:
        theme = themes[section % len(themes)]
        yield f"{NUMERALS[section % 10]}、{HEADS[section % len(HEADS)]}"
        for point in range(dice.randint(2, 4)):
            yield f"（{NUMERALS[point]}）{dice.choice(('加快', '推进', '规范', '优化'))}{dice.choice(THEMES[theme])}建设"
            for _ in range(dice.randint(1, 3)):
                yield _paragraph(dice, place, theme, dice.randint(2, 5))
        if dice.random() < 0.05:
            yield f"专栏{section + 1}　{theme}主要指标"
            yield from _table(dice, THEMES[theme])
        section += 1


def document(number: int, characters: int = 4000) -> str:
    """Document ``number``, of about ``characters`` code points; it ends with a whole line."""
    made: list[str] = []
    length = 0
    for line in _lines(Random(number), number):
        made.append(line)
        length += len(line) + 1
        if length >= characters:
            break
    return "\n".join(made) + "\n"


def write_documents(folder: Path, numbers: range, characters: int = 4000) -> int:
    """Write documents into ``folder``, a thousand a sub-folder; gives their characters."""
    total = 0
    for number in numbers:
        path = folder / f"{number // 1000:04}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = document(number, characters)
        path.write_text(text, encoding="utf-8")
        total += len(text)
    return total


def main() -> None:
    """Write documents."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--characters", type=int, default=4000)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.documents)
    if options.folder is None:
        started = time.process_time()
        total = sum(len(document(number, options.characters)) for number in numbers)
        rate = options.documents / (time.process_time() - started)
        print(f"{options.documents:,} documents, {total:,} characters, {rate:,.0f} documents/s")
        return
    total = write_documents(options.folder, numbers, options.characters)
    print(f"{options.documents:,} documents, {total:,} characters, in {options.folder}")


if __name__ == "__main__":
    main()
