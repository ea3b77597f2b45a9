"""What differs by scenario, in which futures does the plan break, and what can be decided now? A section of the last chapter."""

from __future__ import annotations

from gongxing.origins import Figure
from gongxing.report.cells import counted
from gongxing.report.document import (
    Block,
    Bullets,
    FigureRun,
    MapBlock,
    Paragraph,
    Ref,
    Sentence,
    Stated,
    cell,
    plain,
    say,
)
from gongxing.report.material import Material
from gongxing.report.scenario_map import AGREEMENT_TITLE
from gongxing.report.scenario_tables import (
    differences_table,
    futures_table,
    robustness_origin,
    scenarios_table,
    starts_table,
)
from gongxing.words import Text


def scenario_blocks(material: Material) -> tuple[Block, ...]:
    """Return what plans of scenarios and sampled futures tell; nothing where there are none."""
    return (*_scenarios(material), *_futures(material))


def _scenarios(material: Material) -> tuple[Block, ...]:
    found = material.comparison
    if found is None:
        return ()
    assumed, differ = scenarios_table(found), differences_table(found)
    count = FigureRun(
        counted("report.scenarios", Text("情景方案", "plans of scenarios"), len(found.scenarios), "items", "scenarios")
    )
    parcels = FigureRun(
        counted(
            "report.scenarios.parcels",
            Text("用途因情景而异的地块", "parcels that hang on the scenario"),
            len(found.parcels),
            "parcels",
            "scenarios",
        )
    )
    lead = say(
        Text(
            "除现状设定外另以情景检验方案，共{count}。各情景的假设见{assumed}，结果对照见{differ}；{parcels}的规划用途因情景而异，其余地块各情景一致。",
            "The plan was tested under scenarios, {count} in all: {assumed} says what they assume, {differ} how they come out. The use of {parcels} hangs on the scenario.",
        ),
        count=count, assumed=Ref(assumed.key), differ=Ref(differ.key), parcels=parcels,
    )  # fmt: skip
    blocks: tuple[Block, ...] = (Paragraph(lead), assumed, differ)
    return (*blocks, MapBlock("map.scenarios", AGREEMENT_TITLE)) if found.parcels else blocks


def _futures(material: Material) -> tuple[Block, ...]:
    found = material.robustness
    if found is None:
        return ()
    origin = robustness_origin(found)
    tests, starts = futures_table(found), starts_table(found)
    share = FigureRun(
        Figure(
            "robust.share", Text("分期不再成立的未来", "futures that break the schedule"), found.share, "share", origin
        ),
        "percent",
    )
    now, later = (
        FigureRun(Figure(f"robust.{key}", label, float(len(rows)), "items", origin), "")
        for key, label, rows in (
            ("now", Text("现在决定", "to decide now"), found.now),
            ("later", Text("以后决定", "to decide later"), found.later),
        )
    )
    lead = say(
        Text(
            "对造价、收入、工期、审批、队伍与指标抽样，按原定次序模拟实施：{share}的未来中分期不再成立，分项见{tests}。",
            "Costs, income, durations, approvals, crews and quota were sampled and the plan carried out in its order: it breaks in {share} of the futures; {tests} says how.",
        ),
        share=share, tests=Ref(tests.key),
    )  # fmt: skip
    boxes = tuple(cell(Stated(box.words, origin, marked=False)) for box in found.boxes)
    decide = say(
        Text("首年开工的工程中，几乎各种未来都按期开工、现在即可决定的有{now}，须视情况以后决定的有{later}，见{starts}。",
             "Of the works of the first year {now} begin then in nearly every future and can be decided now, {later} hang on what comes; see {starts}."),
        now=now, later=later, starts=Ref(starts.key),
    )  # fmt: skip
    return (Paragraph(lead), tests, *_risky(boxes), Paragraph(decide), starts)


def _risky(boxes: tuple[Sentence, ...]) -> tuple[Block, ...]:
    if not boxes:
        return ()
    return (Paragraph(plain(Text("失败集中在以下情形：", "Failures gather where:"))), Bullets(boxes))
