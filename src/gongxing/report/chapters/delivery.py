"""Who answers for what, and how is the plan watched: duties, traffic lights, what slipped and what to do?"""

from __future__ import annotations

from gongxing.plan import Framework
from gongxing.report.cells import counted, stated
from gongxing.report.chapters.opening import body, pending
from gongxing.report.document import (
    Block,
    Bullets,
    FigureRun,
    Paragraph,
    Quoted,
    QuoteKind,
    Ref,
    Sentence,
    id_of,
    plain,
    say,
)
from gongxing.report.framework_tables import bodies_table, duties_table
from gongxing.report.indicator_tables import LIGHTS_ORIGIN, late_table, lights_table
from gongxing.report.material import Material
from gongxing.review.lights import Light, Lights
from gongxing.review.remedies import remedies
from gongxing.words import Text

_SHOWN = 10
_RULE = Text(
    "灯按应有进度判定：达到当年应有进度为绿灯，达到规定比例为黄灯，不足为红灯；约束性指标到目标年只有绿灯和红灯；守住类指标以限值为准，未超为绿灯。"
    "行动按季度判定：如期为绿灯，迟延不超过规定季度为黄灯，超过为红灯；没有报告的不给颜色。各比例为默认假设，可在假设表中改写。",
    "Lights are judged against the path: green where the year's step is reached, yellow from a stated share of it, else red; in its target year a binding "
    "indicator is green or red; limits are green while they are held. Actions are judged by quarters: in time green, yellow up to a stated delay, else red; what "
    "nobody reports has no colour. The shares are default assumptions that the table of assumptions replaces.",
)
_NEXT = Text(
    "此后每年末由各责任单位报送指标实际值和行动进度，据此亮灯；黄灯、红灯事项限期整改，必要时以最少改动重排后续年度。",
    "At the end of each year the bodies report actual values and progress, and the lights follow; what is yellow or red is mended in time, and where needed "
    "the years ahead are rescheduled with the least change.",
)


def duties_section(material: Material) -> tuple[Block, ...]:
    """Return who answers for the actions: by group, by body, and what nobody answers for."""
    framework = material.plan.framework
    if framework is None:
        return (pending("safeguards.duties"),)
    groups, bodies = duties_table(material, framework), bodies_table(framework)
    owners = {duty.owner for duty in framework.duties}
    lead = say(
        Text(
            "{actions}逐项明确责任单位，由{bodies}牵头，按行动组列于{groups}，各单位任务见{table}。责任单位、资金、年份和考核指标的逐项清单随工作簿下发。",
            "Each of {actions} has an owner, {bodies} lead them; {groups} lists them by group, {table} by body. The full list with owner, money, years and "
            "indicator goes out as a workbook.",
        ),
        actions=FigureRun(counted("framework.owned", Text("有责任单位的行动", "actions with an owner"), len(framework.duties), "actions", "duties")),
        bodies=FigureRun(counted("framework.bodies", Text("牵头单位", "lead bodies"), len(owners), "bodies", "duties")),
        groups=Ref(groups.key),
        table=Ref(bodies.key),
    )  # fmt: skip
    return body(Paragraph(lead), groups, bodies, *_unowned(framework))


def _unowned(framework: Framework) -> tuple[Block, ...]:
    if not framework.unowned:
        return ()
    count = counted(
        "framework.unowned",
        Text("没有责任单位的行动", "actions without an owner"),
        len(framework.unowned),
        "actions",
        "duties",
    )
    words = Text(
        "另有{count}没有责任单位，须在责任分工表中补入，如：",
        "For {count} nobody answers yet; the table of duties has to name a body, such as:",
    )
    items = tuple(say(Text("{a}", "{a}"), a=id_of(action)) for action in framework.unowned[:_SHOWN])
    return (Paragraph(say(words, count=FigureRun(count))), Bullets(items))


def watch_section(material: Material) -> tuple[Block, ...]:
    """Return the lights of the last year reported, what slipped and what to do; without any report, how it will be watched."""
    if material.plan.framework is None:
        return (pending("safeguards.watch"),)
    lights = material.lights
    if lights is None:
        none = Text(
            "实施尚未开始，还没有任何年度的实际值。",
            "Nothing has been carried out yet, so there is no actual value of any year.",
        )
        return (Paragraph(plain(none)), Paragraph(plain(_RULE)), Paragraph(plain(_NEXT)))
    shown, late = lights_table(material.plan.framework, lights), late_table(lights)
    todo = tuple(stated(word, LIGHTS_ORIGIN, marked=True) for word in remedies(lights))
    return body(
        Paragraph(_summary(lights)),
        shown,
        late,
        Paragraph(plain(Text("下一步：", "What to do:"))) if todo else None,
        Bullets(todo) if todo else None,
        Paragraph(plain(_RULE)),
        Paragraph(plain(_NEXT)),
    )


def _summary(lights: Lights) -> Sentence:
    told = lights.counts(actions=False)
    runs = {
        light.value: FigureRun(counted(f"lights.{light}", light.label, told[light], "indicators", "indicator_values"))
        for light in Light
    }
    due = counted("lights.actions", Text("到期行动", "actions due"), len(lights.actions), "actions", "plan.phasing")
    late = lights.counts(actions=True)
    slow = counted(
        "lights.late", Text("迟延行动", "actions late"), late[Light.RED] + late[Light.YELLOW], "actions", "progress"
    )
    return say(
        Text(
            "{year}，指标绿灯{green}、黄灯{yellow}、红灯{red}，{grey}没有当年值；应开工或完工的行动{due}，其中已知迟延{slow}。",
            "In {year} {green} are green, {yellow} yellow and {red} red; {grey} have no value of the year. Of {due} that were to start or end, {slow} are known "
            "to be late.",
        ),
        year=Quoted(Text(f"{lights.year}年", str(lights.year)), QuoteKind.DATE),
        due=FigureRun(due),
        slow=FigureRun(slow),
        **runs,
    )
