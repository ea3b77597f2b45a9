"""What does the plan cost, and is the money there?"""

from __future__ import annotations

from gongxing.origins import Figure, Origin, OriginKind, computed
from gongxing.report.chapters.financing import finance_section
from gongxing.report.chapters.foundation import paragraph, told
from gongxing.report.chapters.opening import body, open_chapter
from gongxing.report.document import EMPTY, Block, FigureRun, Ref, Sentence, join, plain, say
from gongxing.report.material import Material
from gongxing.report.quantities import quantities
from gongxing.report.works_tables import works_summary
from gongxing.words import Text

_ALONE = Text("与用地方案合计{whole}。", "With the land scheme that is {whole}.")
_WITHIN = Text(
    "与用地方案合计{whole}，仍在预算之内。", "With the land scheme that is {whole}, still within the budget."
)
_BEYOND = Text(
    "与用地方案合计{whole}，超出预算，须压减、分期或另筹。",
    "With the land scheme that is {whole}, beyond the budget; works have to be cut or put off, or money found.",
)


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
    return body(
        open_chapter("finance"),
        paragraph(lead, _budget(material), _networks(material), where),
        table,
        *finance_section(material),
    )


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


def _networks(material: Material) -> Sentence:
    """Say what the networks cost, and what they and the land scheme cost together."""
    bills = quantities(material.plan)
    if not bills:
        return EMPTY
    origin = computed(
        "report.quantities", Text("各网络工程量清单合计", "sum of the bills of quantities"), "parcels", "roads", "pipes"
    )
    works = sum(bill.total_fen for bill in bills) / 100
    label = Text("道路与管网工程费用", "cost of roads and pipes")
    said = say(
        Text("道路与管网工程需{works}。", "Roads and pipes cost {works}."),
        works=FigureRun(Figure("report.networks.cost", label, works, "yuan", origin)),
    )
    land, budget = material.value("land.cost_yuan"), material.park.settings.budget_yuan
    if land is None:
        return said
    whole = FigureRun(
        Figure("report.whole_cost", Text("用地与工程费用合计", "land and works together"), land + works, "yuan", origin)
    )
    verdict = _ALONE if budget is None else _WITHIN if land + works <= budget else _BEYOND
    return join((said, say(verdict, whole=whole)))
