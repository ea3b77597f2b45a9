"""Which actions does the plan ask for, by kind and by cost?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from gongxing.origins import Origin, computed
from gongxing.report.cells import number_column, stated, value_cell
from gongxing.report.document import Column, Quoted, Sentence, TableBlock, cell, name_of, plain
from gongxing.report.material import Material
from gongxing.words import Text, same

TOP_WORKS = 30
WORKS: Mapping[str, Text] = {
    "change_use": Text("调整用途", "change of use"),
    "soil_survey": Text("土壤污染状况调查", "soil survey"),
    "abate": Text("车间废气治理", "workshop abatement"),
    "road": Text("道路建设", "road works"),
    "build_access": Text("新建通达道路", "new access roads"),
    "build_link": Text("打通联络道路", "new link roads"),
    "widen_road": Text("拓宽提级道路", "roads widened"),
    "lay_main": Text("新建给水管", "new water mains"),
    "reinforce_main": Text("并行加设给水管", "water mains beside present ones"),
    "replace_main": Text("更换给水管", "water mains replaced"),
    "hydrants": Text("补设消火栓", "hydrants added"),
    "lay_pipes": Text("敷设排水管", "drains laid"),
    "build_pump": Text("建设提升泵站", "lifting stations"),
    "yield": Text("管线交叉避让", "works where lines cross"),
    "water": Text("给水工程", "water works"),
    "sewer": Text("污水工程", "sewer works"),
    "offer": Text("备好现有安置房", "standing flats made ready"),
    "finish": Text("建成在建安置小区", "estates finished"),
    "build": Text("建设安置小区", "estates built"),
    "acquire": Text("征收程序", "acquisition procedure"),
    "clear": Text("搬迁腾空", "clearing"),
    "strengthen": Text("做强部门", "Strengthen a sector"),
    "extend": Text("延伸产业链", "Extend a chain"),
    "enter": Text("进入新部门", "Enter a sector"),
    "leave": Text("退出部门", "Leave a sector"),
    "upgrade": Text("企业就地提升", "Upgrade a firm"),
    "move": Text("企业搬迁", "Move a firm"),
    "exit": Text("企业退出", "Close a firm"),
    "quota": Text("追加工业用地指标", "More quota for industry"),
    "investment": Text("追加招商", "More investment promotion"),
    "productivity": Text("提质增效", "Higher productivity"),
}


def works_summary(material: Material) -> TableBlock | None:
    """Return the actions by kind: how many, how many priced, their cost; None without actions."""
    if not material.plan.actions:
        return None
    origin = computed(
        "plan.actions", Text("行动清单按种类汇总", "the list of actions summed by kind"), "parcels", "buildings"
    )
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for action in material.plan.actions:
        entry = sums[action.kind]
        entry[0] += 1
        entry[1] += action.cost_yuan is None
        entry[2] += action.cost_yuan or 0.0
    columns = (
        Column(Text("行动种类", "Kind of action"), "left", 2.4),
        number_column(Text("项数", "Number"), origin),
        number_column(Text("未估价项数", "Not priced"), origin),
        number_column(Text("已估价费用（万元）", "Priced cost (million yuan)"), origin, 1.5),
    )
    whole = [sum(entry[i] for entry in sums.values()) for i in range(3)]
    rows = [
        (cell(work_name(kind)), *_work_cells(sums[kind], origin))
        for kind in sorted(sums, key=lambda k: (-sums[k][2], k))
    ]
    rows.append((plain(Text("合计", "Total")), *_work_cells(whole, origin)))
    return TableBlock("table.works", Text("行动汇总", "Actions in sum"), columns, tuple(rows), 1)


def _work_cells(entry: list[float], origin: Origin) -> tuple[Sentence, ...]:
    return (
        value_cell("works", entry[0], unit="count", show="count", origin=origin),
        value_cell("works", entry[1], unit="count", show="count", origin=origin),
        value_cell("works", entry[2], unit="yuan", show="money!", origin=origin),
    )


def work_name(kind: str) -> Quoted:
    """Return a kind of action in words; a kind without words of its own by its code."""
    return name_of(WORKS.get(kind, same(kind)))


def projects_table(material: Material) -> TableBlock | None:
    """Return the dearest actions; None without actions."""
    actions = sorted(material.plan.actions, key=lambda a: (-(a.cost_yuan or 0.0), a.id))
    if not actions:
        return None
    origin = computed(
        "plan.actions", Text("引擎对各项行动的估价", "the engines' price of each action"), "parcels", "buildings"
    )
    columns = (
        Column(Text("行动", "Action"), "left", 4.0),
        Column(Text("种类", "Kind"), "left", 1.4),
        number_column(Text("费用（万元）", "Cost (million yuan)"), origin, 1.2),
        number_column(Text("工期（天）", "Duration (days)"), origin, 1.0),
    )
    rows = []
    for action in actions[:TOP_WORKS]:
        rows.append(
            (
                stated(action.title, action.origins[0] if action.origins else origin),
                cell(work_name(action.kind)),
                value_cell("works", action.cost_yuan, unit="yuan", show="money!", origin=origin),
                value_cell("works", action.duration_days, unit="days", show="count", origin=origin),
            )
        )
    note = plain(
        Text(
            "“—”表示尚无估价或工期资料；工期须由分期引擎或主管部门给出，不作推测。",
            "A dash means not priced or no duration known; durations come from the phasing engine or the authorities and are not guessed.",
        )
    )
    return TableBlock("table.projects", Text("费用最高的行动", "The dearest actions"), columns, tuple(rows), 0, note)
