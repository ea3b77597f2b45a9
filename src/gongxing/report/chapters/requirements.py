"""What does the plan aim at: idea, principles, position, targets, and how do they answer the superior plans?"""

from __future__ import annotations

from gongxing.origins import Figure
from gongxing.plan import Framework
from gongxing.report.cells import counted, stated
from gongxing.report.chapters.growth import growth_section
from gongxing.report.chapters.opening import body, open_chapter, open_section
from gongxing.report.delivery_charts import frame_charts
from gongxing.report.document import (
    Block,
    Bullets,
    FigureRun,
    MapBlock,
    Paragraph,
    Ref,
    Sentence,
    cell,
    join,
    law_of,
    name_of,
    plain,
    say,
    years_of,
)
from gongxing.report.framework_tables import ORIGIN, pillars_table
from gongxing.report.indicator_tables import indicator_table
from gongxing.report.material import Material
from gongxing.report.review_tables import alignment_table
from gongxing.words import Text

_PRINCIPLES = (
    Text(
        "守住底线。永久基本农田、防护距离和土壤安全等强制规则先行扣除，方案不得突破。",
        "Bottom lines first. Permanent farmland, protection distances and soil safety are taken out before anything is planned.",
    ),
    Text(
        "用好存量。先腾退更新，再动用新增指标，占用耕地须有补充。",
        "Existing land first. Renew and clear before using new quota; farmland taken has to be replaced.",
    ),
    Text(
        "先安置后搬迁。涉及群众的调整，安置落实在前，搬迁在后。",
        "Housing before moving. Where people are affected, their new homes come first.",
    ),
    Text(
        "有据可查。每个数字有来源，每项调整有理由，方案优劣用已证差距衡量。",
        "Everything can be traced. Each number has an origin, each change a reason, and the plan's quality a proven gap.",
    ),
)


_UNFRAMED = Text(
    "方案尚未挂接支柱、目标与责任单位，本节暂缺；运行 gongxing plan 后补入。",
    "The plan has not been tied to pillars, goals and owners yet; `gongxing plan` fills this section.",
)


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on general requirements."""
    return body(
        open_chapter("requirements"),
        open_section("requirements.thought"),
        *_thought(material),
        open_section("requirements.principles"),
        Bullets(tuple(plain(words) for words in _PRINCIPLES)),
        open_section("requirements.position"),
        *_position(material),
        open_section("requirements.targets"),
        *_targets(material),
        *growth_section(material),
        open_section("requirements.alignment"),
        *_alignment(material),
    )


def _thought(material: Material) -> tuple[Block, ...]:
    lists = material.park["strategies"].frame
    ideas = lists[lists["kind"] == "idea"]
    if not len(ideas):
        return (
            Paragraph(
                plain(
                    Text(
                        "指导思想以上级文件为准。使用者尚未填写规划理念，本节暂缺。",
                        "The guiding thought follows the superior documents. The user has not entered the idea of the plan yet, so this section is open.",
                    )
                )
            ),
        )
    row = ideas.iloc[0]
    words = row["words"] if isinstance(row["words"], str) and row["words"] else row["name"]
    return (
        Paragraph(
            say(
                Text("坚持“{name}”的理念：{words}。", "The plan follows the idea “{name}”: {words}."),
                name=name_of(str(row["name"])),
                words=law_of(str(words).rstrip("。.")),
            )
        ),
    )


def _position(material: Material) -> tuple[Block, ...]:
    framework = material.plan.framework
    if framework is None:
        return (Paragraph(plain(_UNFRAMED)),)
    table = pillars_table(material, framework)
    charts = tuple(MapBlock(key, title) for key, title, _ in frame_charts(material))
    lead = say(
        Text(
            "规划以“一个理念统领、{pillars}支撑、{goals}牵引、{actions}落实”展开，每项行动有责任单位、资金、年份和考核指标，见{table}；责任分工见{duties}。",
            "One idea leads the plan, {pillars} carry it, {goals} pull it and {actions} deliver it; each action has an owner, money, years and an indicator. "
            "See {table}, and {duties} for the duties.",
        ),
        pillars=FigureRun(
            counted("framework.pillars", Text("支柱", "pillars"), len(framework.pillars), "pillars", "strategies")
        ),
        goals=FigureRun(
            counted("framework.goals", Text("规划指标", "indicators"), len(framework.goals), "indicators", "indicators")
        ),
        actions=FigureRun(
            counted("framework.actions", Text("行动", "actions"), len(material.plan.actions), "actions", "plan.actions")
        ),
        table=Ref(table.key),
        duties=Ref("table.duties"),
    )
    notes = tuple(stated(note, ORIGIN) for note in framework.notes)
    return body(Paragraph(lead), *charts, table, Bullets(notes) if notes else None)


def _targets(material: Material) -> tuple[Block, ...]:
    framework = material.plan.framework
    if framework is None:
        return (Paragraph(plain(_UNFRAMED)),)
    tables = tuple(t for binding in (True, False) if (t := indicator_table(framework, binding=binding)) is not None)
    if not tables:
        none = Text(
            "方案尚不能给出任何指标，使用者也未填写指标表，规划指标暂缺。",
            "The plan cannot fill any indicator yet and the user has entered none, so the indicators are open.",
        )
        return (Paragraph(plain(none)),)
    refs = join(tuple(cell(Ref(table.key)) for table in tables), Text("和", " and "))
    lead = say(
        Text(
            "规划期{years}的指标，凡未注明者以规划期前一年为基期、末年为目标年，见",
            "The indicators for {years} run, unless said otherwise, from the year before the horizon to its last year: ",
        ),
        years=years_of(*material.plan.horizon),
    )
    end = plain(
        Text(
            "。约束性指标须严格执行，预期性指标用于引导；方案未给出目标的，由使用者在指标表中填写。",
            ". Binding ones have to be kept, expected ones guide; where the plan gives no target, the user enters it in the table of indicators.",
        )
    )
    return (Paragraph(Sentence(lead.zh + refs.zh + end.zh, lead.en + refs.en + end.en)), *tables, *_short(framework))


def _short(framework: Framework) -> tuple[Block, ...]:
    """Say which targets the plan's own figures do not reach."""
    short = [goal for goal in framework.goals if goal.reached is False]
    if not short:
        return ()
    items = tuple(
        say(
            Text(
                "{name}：目标{target}，方案达到{planned}。",
                "{name}: the target is {target}, the plan reaches {planned}.",
            ),
            name=name_of(goal.name),
            target=FigureRun(Figure(f"goal.{goal.id}.target", goal.name, goal.target, goal.unit, goal.target_origin)),
            planned=FigureRun(Figure(f"goal.{goal.id}.planned", goal.name, goal.planned, goal.unit, ORIGIN)),
        )
        for goal in short
    )
    lead = Text(
        "下列目标按方案数字尚不能达到，须增补举措：",
        "By the plan's own figures these targets are not reached and need further measures:",
    )
    return (Paragraph(plain(lead)), Bullets(items))


def _alignment(material: Material) -> tuple[Block, ...]:
    table = alignment_table(material)
    if table is None:
        return (
            Paragraph(
                plain(
                    Text(
                        "使用者尚未填写上级战略或产业布局，衔接矩阵暂缺。",
                        "The superior strategies or the industry layout have not been entered, so the matrix is open.",
                    )
                )
            ),
        )
    return (
        Paragraph(
            say(
                Text(
                    "上级战略与产业布局的对应见{table}。",
                    "{table} sets the superior strategies against the industry layout.",
                ),
                table=Ref(table.key),
            )
        ),
        table,
    )
