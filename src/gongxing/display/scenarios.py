"""How do scenarios and their runs look on a terminal?"""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from gongxing.display.terminal import OUT, money, written
from gongxing.origins import UNKNOWN, Figure
from gongxing.plan import Status
from gongxing.plan.comparison import Comparison
from gongxing.plan.pareto import ParetoFront
from gongxing.plan.robustness import Robustness
from gongxing.words import Lang, Text
from gongxing.workflow.bench_scenarios import RunScore
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


def show_run_score(score: RunScore, lang: Lang) -> None:
    """Show what a run cost beside its tasks."""
    words = Text(
        f"实跑 {score.tasks} 项任务（{score.parks} 个园区 × {score.scenarios} 个情景，失败 {score.failed}），任务合计 {score.task_seconds:.1f} 秒"
        f"（CPU {score.task_cpu_seconds:.1f} 秒），{score.workers} 个进程用时 {score.wall_seconds:.1f} 秒，其中启动 {score.start_seconds:.1f} 秒；"
        f"额外开销 {score.overhead_share:.1%}。推算至 {score.tasks_many} 项：{score.hours_many:.1f} 小时，额外开销 {score.overhead_share_many:.2%}。",
        f"{score.tasks} tasks really run ({score.parks} parks x {score.scenarios} scenarios, {score.failed} failed): {score.task_seconds:.1f} s in the tasks "
        f"(CPU {score.task_cpu_seconds:.1f} s), {score.wall_seconds:.1f} s on {score.workers} workers, {score.start_seconds:.1f} s of them to start; "
        f"overhead {score.overhead_share:.1%}. Extrapolated to {score.tasks_many} tasks: {score.hours_many:.1f} h, overhead {score.overhead_share_many:.2%}.",
    )
    OUT.print(words.in_(lang), markup=False)


_COLOURS = {"good": "green", "bad": "red", "same": "dim", "": ""}


def show_comparison(found: Comparison, lang: Lang) -> None:
    """Show the figures that differ, scenario by scenario: green is better than the base, red worse."""
    table = Table(Text("指标", "figure").in_(lang), *(scenario.title.in_(lang) for scenario in found.scenarios))
    for figure in found.figures:
        if len(set(figure.values)) == 1:
            continue
        cells = []
        for place, value in enumerate(figure.values):
            shown = written(Figure(figure.key, figure.label, value, figure.unit, UNKNOWN), lang)
            colour = _COLOURS[figure.verdict(place)] if place else ""
            cells.append(f"[{colour}]{shown}[/]" if colour else shown)
        table.add_row(figure.label.in_(lang), *cells)
    OUT.print(table)
    alike = found.parcels_in_all - len(found.parcels)
    words = Text(
        f"{alike} 宗地块各情景用途一致，{len(found.parcels)} 宗因情景而异；开工因情景而异的行动 {len(found.starts)} 项",
        f"{alike} parcels get the same use in all scenarios, {len(found.parcels)} hang on the scenario; so does the start of {len(found.starts)} actions",
    )
    OUT.print(words.in_(lang), markup=False)


def show_front(front: ParetoFront, lang: Lang) -> None:
    """Show the plans of a sweep of weights, those no other surpasses marked."""
    table = Table(
        Text("权重组", "weights").in_(lang),
        *(c.label.in_(lang) for c in front.criteria),
        Text("非支配", "not surpassed").in_(lang),
    )
    for point in front.points:
        weights = ", ".join(f"{key} {weight:g}" for key, weight in point.weights)
        table.add_row(weights, *(money(value, lang) for value in point.values), "✓" if point.on_front else "")
    OUT.print(table)
    words = Text(f"超体积占比 {front.volume:.1%}", f"share of the box surpassed (hypervolume) {front.volume:.1%}")
    OUT.print(words.in_(lang), markup=False)


def show_robustness(found: Robustness, lang: Lang) -> None:
    """Show how often sampled futures break the schedule, where failures gather, and what can be decided now."""
    head = Text(
        f"{found.futures} 个抽样未来中 {found.share:.0%} 使分期不再成立：",
        f"{found.share:.0%} of {found.futures} sampled futures break the schedule:",
    )
    OUT.print(head.in_(lang), markup=False)
    for test in found.tests:
        line = Text(
            f"  {test.label.zh}：均值 {test.mean:.2f}，容许 {test.tolerated:g}，{test.share:.0%} 的未来不合格",
            f"  {test.label.en}: mean {test.mean:.2f}, tolerated {test.tolerated:g}, {test.share:.0%} of the futures fail",
        )
        OUT.print(line.in_(lang), markup=False)
    for box in found.boxes:
        OUT.print("  • " + box.words.in_(lang), markup=False)
    decide = Text(
        f"首年开工 {len(found.starts)} 项：现在即可决定 {len(found.now)} 项，视情况以后决定 {len(found.later)} 项",
        f"{len(found.starts)} works begin in the first year: {len(found.now)} can be decided now, {len(found.later)} hang on what comes",
    )
    OUT.print(decide.in_(lang), markup=False)
    for start in found.later[:10]:
        why = (
            Text(f"，主要取决于{start.hangs_on.zh}", f", hangs on {start.hangs_on.en}").in_(lang)
            if start.hangs_on
            else ""
        )
        OUT.print(f"   {start.title.in_(lang)} {start.share:.0%}{why}", markup=False)
