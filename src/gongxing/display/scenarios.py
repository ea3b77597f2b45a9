"""How do scenarios and their runs look on a terminal?"""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from gongxing.display.terminal import OUT, money
from gongxing.plan import Status
from gongxing.words import Lang, Text
from gongxing.workflow.scenario_runs import ScenarioLine, ScenarioRun


def show_scenarios(lines: Sequence[ScenarioLine], lang: Lang) -> None:
    """Show each scenario with what it assumes."""
    for line in lines:
        parent = Text(f"，沿用 {line.inherits}", f", inherits {line.inherits}").in_(lang) if line.inherits else ""
        plan = line.plan or Text("尚无方案", "no plan yet").in_(lang)
        OUT.print(f"{line.name}  {line.title.in_(lang)}{parent}  ({plan})", markup=False)
        for change in line.own:
            OUT.print(f"   {change.key} = {change.written}", markup=False)
    if len(lines) == 1:
        hint = Text(
            "在项目文件夹中写 scenarios.toml 即可增加情景",
            "write scenarios.toml in the project folder to add scenarios",
        )
        OUT.print(hint.in_(lang), markup=False)


def show_runs(runs: Sequence[ScenarioRun], lang: Lang) -> None:
    """Show how the plan of each scenario came out."""
    heads = (
        Text("情景", "scenario"), Text("方案", "plan"), Text("状态", "status"), Text("价值", "value"), Text("差距", "gap"),
        Text("不通过", "failed"), Text("秒", "seconds"),
    )  # fmt: skip
    table = Table(*(head.in_(lang) for head in heads))
    for run in runs:
        status = run.error or (Status(run.status).label if run.status else Text("未规划用地", "no land scheme"))
        value = "—" if run.value is None else money(run.value, lang)
        gap = "—" if run.gap is None else f"{run.gap:.3%}"
        seconds = Text("已有", "kept").in_(lang) if run.resumed else f"{run.seconds:.0f}"
        table.add_row(run.name, run.plan or "—", status.in_(lang), value, gap, str(run.failed), seconds)
    OUT.print(table)
