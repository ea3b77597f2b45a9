"""What does the plan cost, is the money there, and in what order could it be built?"""

from __future__ import annotations

from gongxing.origins import Figure, Origin, OriginKind
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, open_chapter, pending
from gongxing.report.document import EMPTY, Block, FigureRun, Ref, Sentence, plain, say, years_of
from gongxing.report.material import Material
from gongxing.report.works_tables import projects_table, works_summary
from gongxing.words import Text


def build_finance(material: Material) -> tuple[Block, ...]:
    """Return the chapter on finance."""
    table = works_summary(material)
    lead = told(
        material,
        Text(
            "用地方案所需转换、拆迁与治理费用合计{cost}。",
            "Conversion, clearing and abatement under the land scheme cost {cost} in all.",
        ),
        cost=("land.cost_yuan", Text("总费用", "spending")),
    )
    where = (
        say(Text("分类见{table}。", "{table} breaks it down."), table=Ref(table.key))
        if table
        else plain(Text("引擎尚未提出行动，费用暂缺。", "No engine has proposed an action yet, so the cost is open."))
    )
    return body(open_chapter("finance"), paragraph(lead, _budget(material), where), table, pending("finance"))


def _budget(material: Material) -> Sentence:
    budget = material.park.settings.budget_yuan
    if budget is None:
        return plain(
            Text(
                "使用者尚未给出资金预算，资金平衡不能判断。",
                "The user has given no budget, so the balance of funds cannot be judged.",
            )
        )
    figure = Figure(
        "report.budget",
        Text("资金预算", "budget"),
        budget,
        "yuan",
        Origin(
            OriginKind.ASSUMPTION,
            "park.toml:land.budget_yuan",
            Text("使用者在项目设定中给出", "given by the user in the project's settings"),
            ("park.toml",),
        ),
    )
    cost = material.value("land.cost_yuan")
    said = say(Text("规划期预算{budget}。", "The budget of the horizon is {budget}."), budget=FigureRun(figure))
    if cost is None:
        return said
    verdict = (
        Text("在预算之内。", "The cost lies within it.")
        if cost <= budget
        else Text("超出预算，须压减或另筹。", "The cost exceeds it; works have to be cut or money found.")
    )
    return Sentence(said.zh + plain(verdict).zh, said.en + plain(Text(verdict.zh, " " + verdict.en)).en)


def build_phasing(material: Material) -> tuple[Block, ...]:
    """Return the chapter on phasing and major projects."""
    table = projects_table(material)
    lead = say(
        Text(
            "规划期为{years}。现有引擎给出行动及费用，年度安排待分期引擎在资金、指标、房源约束下求解。",
            "The horizon is {years}. Today's engines give the actions and their cost; the phasing engine will place them in years under money, quota and housing.",
        ),
        years=years_of(*material.plan.horizon),
    )
    where = (
        say(Text("费用最高的行动见{table}。", "{table} lists the dearest actions."), table=Ref(table.key))
        if table
        else EMPTY
    )
    return body(open_chapter("phasing"), paragraph(lead, where), table, pending("phasing"))
