"""Which blocks make up the whole report of a plan?"""

from __future__ import annotations

from gongxing.report.chapters import BUILDERS, appendix
from gongxing.report.document import Block, Document, Sentence, day_of, name_of, plain, say, years_of
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins
from gongxing.words import Text


def assemble(material: Material) -> Document:
    """Return the report of gathered material in both languages; DataError names every number without an origin."""
    blocks: tuple[Block, ...] = ()
    for build in BUILDERS:
        blocks += build(material)
    blocks += appendix.build(material, blocks)
    plan = material.plan
    title = say(Text("{park}用地与发展规划报告", "{park}: Land and Development Plan"), park=name_of(plan.park_name))
    document = Document(
        title,
        say(Text("（{years}）", "{years}"), years=years_of(*plan.horizon)),
        _cover(material),
        say(Text("{park}用地与发展规划报告", "{park}: Land and Development Plan"), park=name_of(plan.park_name)),
        material.synthetic,
        blocks,
    )
    check_origins(document)
    return document


def _cover(material: Material) -> tuple[tuple[Text, Sentence], ...]:
    plan = material.plan
    kind = (
        plain(Text("合成数据，不代表任何真实园区", "synthetic, not any real park"))
        if material.synthetic
        else plain(Text("使用者导入的资料", "as imported by the user"))
    )
    return (
        (Text("规划期限", "Horizon"), say(Text("{y}", "{y}"), y=years_of(*plan.horizon))),
        (Text("资料与规则截至", "Material and rules as of"), say(Text("{d}", "{d}"), d=day_of(plan.as_of))),
        (Text("编制日期", "Made on"), say(Text("{d}", "{d}"), d=day_of(plan.made_on))),
        (Text("资料性质", "Material"), kind),
        (Text("编制工具", "Made with"), plain(Text("躬行规划工作台", "gongxing planning workbench"))),
    )
