"""How does what a project command returns look on a terminal?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from rich.table import Table

from gongxing.diagnosis.completeness import TableReport
from gongxing.display.growth import show_outlook
from gongxing.display.resettlement import show_household, show_resettlement
from gongxing.display.terminal import MARKS, OUT, money, say, show_faults, show_figures, written
from gongxing.plan import Duty, Plan, Result
from gongxing.plan.industry import DECISIONS, FirmChoice
from gongxing.standards import land_use
from gongxing.words import Lang, Text
from gongxing.workflow.bench import LandScore
from gongxing.workflow.ingest import ImportReport
from gongxing.workflow.showing import Card, Overview

KEY_FIGURES = (
    "land.value",
    "land.bound",
    "land.gap",
    "land.baseline_value",
    "land.changed_parcels",
    "land.changed_m2",
    "land.new_construction_m2",
    "land.farmland_loss_m2",
    "land.conflicts_present",
    "land.conflicts_planned",
    "land.households_displaced",
    "land.firms_relocated",
    "land.cost_yuan",
    "land.unknown_m2",
)
"""The figures a planning run ends with."""
ECONOMY: Mapping[str, Text] = {
    "portfolio": Text("产业组合", "portfolio of sectors"),
    "industry": Text("企业处置", "decisions on firms"),
}
"""The parts of the economy, growth apart, in words."""
_GROWTH = Text("增长", "growth")
ECONOMY_FIGURES: dict[str, tuple[str, ...]] = {
    "portfolio": ("strengthen", "extend", "enter", "leave", "expected_yuan", "effort_yuan", "baseline_value"),
    "industry": ("keep", "upgrade", "move", "exit", "unplaced", "freed_m2", "cost_yuan", "baseline_value"),
}  # fmt: skip
"""The figures told under each part of the economy."""
CARRIED_OUT: Mapping[str, Text] = {
    "resettlement": Text("动迁安置", "resettlement"),
    "phasing": Text("分期", "phasing"),
    "finance": Text("投融资", "finance"),
}
"""The parts that carry a plan out, in words."""
DELIVERY_FIGURES: dict[str, tuple[str, ...]] = {
    "resettlement": ("households", "compensation_yuan", "building_yuan", "together_share", "baseline_value"),
    "phasing": ("actions", "unscheduled", "cost_yuan", "baseline_value"),
    "finance": ("works_yuan", "land_yuan", "issued_yuan", "special_yuan", "peak_ratio", "least_dscr", "npv_yuan", "baseline_value"),
}  # fmt: skip
"""The figures told under each of them."""
NETWORKS: Mapping[str, Text] = {
    "roads": Text("道路", "roads"),
    "water": Text("给水", "water supply"),
    "sewer": Text("污水", "sewers"),
    "storm": Text("雨水", "storm drains"),
    "lines": Text("管线综合", "line coordination"),
}
"""The networks of a plan in words."""
NETWORK_FIGURES: dict[str, tuple[str, ...]] = {
    "roads": ("access_share", "new_m", "widened_m", "works_yuan", "baseline_value"),
    "water": (
        "served_parcels",
        "unserved_parcels",
        "kept_m",
        "new_m",
        "least_pressure_m",
        "cost_yuan",
        "baseline_value",
    ),
    "sewer": ("kept_m", "new_m", "pumps", "unserved", "value", "layout_gap", "baseline_value"),
    "storm": ("kept_m", "new_m", "pumps", "unserved", "value", "layout_gap", "baseline_value"),
    "lines": ("crossings", "crossings_before", "crossings_after", "works_yuan"),
}
"""The figures told under each network."""


def show_overview(shown: Overview, lang: Lang) -> None:
    """Show what a project holds."""
    mark = Text("（合成数据）", " (synthetic data)").in_(lang) if shown.synthetic else ""
    OUT.print(f"{shown.name}{mark}  {shown.crs}", markup=False)
    table = Table(Text("表", "table").in_(lang), Text("行数", "rows").in_(lang))
    for name, rows in shown.rows:
        table.add_row(name, f"{rows:,}")
    OUT.print(table)
    show_figures(shown.figures, KEY_FIGURES, lang)


def show_import(done: ImportReport, lang: Lang) -> None:
    """Show what an import did: mapping, rows, notes and faults by layer."""
    for layer in done.layers:
        mapping = layer.mapping
        target = mapping.table or Text("未导入", "not imported").in_(lang)
        OUT.print(f"[bold]{mapping.file}[/] / {mapping.layer} → {target}: {layer.rows:,}")
        pairs = [f"{column} ← {heading}" for column, heading in mapping.columns.items()]
        if pairs:
            OUT.print("   " + ", ".join(pairs), markup=False)
        for note in layer.notes:
            OUT.print("   · " + note.in_(lang), markup=False)
        show_faults([fault.in_(lang) for fault in layer.faults], lang, 10)
    for note in done.notes:
        OUT.print("· " + note.in_(lang), markup=False)
    if not done.saved:
        OUT.print(Text("试运行：未保存", "dry run: nothing was kept").in_(lang))
        return
    OUT.print(f"CRS {done.crs};  " + ", ".join(f"{name} {rows:,}" for name, rows in done.rows), markup=False)
    if done.repairs:
        OUT.print(
            Text(
                f"修复图形 {done.repairs} 处，已记入 repairs 表",
                f"{done.repairs} repairs made, recorded in the table `repairs`",
            ).in_(lang)
        )
    if done.geometry:
        OUT.print(
            Text(
                f"图形错误 {len(done.geometry)} 处（--repair 可修复）：",
                f"{len(done.geometry)} faults of geometry (--repair mends them):",
            ).in_(lang)
        )
        show_faults([fault.in_(lang) for fault in done.geometry], lang, 10)


def show_check(reports: Iterable[TableReport], line: Text, lang: Lang, listed: int) -> None:
    """Show completeness and accuracy by table and column, then the first faults."""
    table = Table(
        *(
            Text(zh, en).in_(lang)
            for zh, en in (
                ("表", "table"),
                ("列", "column"),
                ("已填", "filled"),
                ("错误", "faults"),
                ("缺口影响", "a gap blocks"),
            )
        )
    )
    lines = []
    for report in reports:
        blocked = report.blocks.in_(lang) if report.blocks else ""
        table.add_row(
            f"[bold]{report.label.in_(lang)}[/]",
            f"{report.rows:,}",
            "" if report.share is None else f"{report.share:.0%}",
            str(len(report.faults) or ""),
            blocked,
        )
        for column in report.columns if report.rows else ():
            if column.needed or column.faults:
                share = "" if column.share is None else f"{column.share:.0%}"
                gap = column.blocks.in_(lang) if column.blocks and column.share is not None and column.share < 1 else ""
                table.add_row("", column.label.in_(lang), share, str(len(column.faults) or ""), gap)
        lines += [fault.in_(lang) for fault in report.faults]
    OUT.print(table)
    show_faults(lines, lang, listed)
    OUT.print(line.in_(lang), markup=False)


def show_plan(made: Plan, files: Iterable[Path], lang: Lang) -> None:
    """Show how a plan ended: status, key figures, findings, files."""
    land = made.land
    if land is not None:
        OUT.print(
            f"[bold]{made.park_name}[/]  {land.status.label.in_(lang)}"
            + (f"  {land.seconds:.1f} s" if land.seconds else "")
        )
        for words in land.conflict:
            OUT.print("  ✗ " + words.in_(lang), markup=False)
        for note in land.notes:
            OUT.print("  · " + note.in_(lang), markup=False)
    show_figures(made.figures, KEY_FIGURES, lang)
    for name, label in ECONOMY.items():
        _show_part(made, name, label, lang)
    if made.outlook is not None:
        _show_heading(made.growth, _GROWTH, lang)
        show_outlook(made.outlook, made.growth, lang)
    for name, label in (*NETWORKS.items(), *CARRIED_OUT.items()):
        _show_part(made, name, label, lang)
    show_resettlement(made, lang)
    for finding in made.findings:
        if finding.verdict != "pass":
            OUT.print(f"  {MARKS[finding.verdict]} {finding.label.in_(lang)}: {finding.words.in_(lang)}")
    passed = sum(1 for finding in made.findings if finding.verdict == "pass")
    OUT.print(
        Text(f"审查 {len(made.findings)} 项，通过 {passed} 项", f"{passed} of {len(made.findings)} checks passed").in_(
            lang
        )
    )
    say(files, lang)


def _show_part(made: Plan, name: str, label: Text, lang: Lang) -> None:
    """Show how one part of a plan ended and its key figures."""
    part = getattr(made, name)
    if part is None:
        return
    _show_heading(part, label, lang)
    for words in part.conflict:
        OUT.print("  ✗ " + words.in_(lang), markup=False)
    shown = (ECONOMY_FIGURES | NETWORK_FIGURES | DELIVERY_FIGURES)[name]
    show_figures(made.figures, [f"{name}.{key}" for key in shown], lang)


def _show_heading(part: Result[Any] | None, label: Text, lang: Lang) -> None:
    """Show the name of a part and, where its engine was run, how that ended, its gap and its time."""
    said = ""
    if part is not None:
        gap = "" if part.gap is None else Text(f"  差距 {part.gap:.2%}", f"  gap {part.gap:.2%}").in_(lang)
        took = f"  {part.seconds:.1f} s" if part.seconds else ""
        said = f"  {part.status.label.in_(lang)}{gap}{took}"
    OUT.print(f"[bold]{label.in_(lang)}[/]{said}")


def show_card(found: Card, lang: Lang) -> None:
    """Show one thing: its recorded values and why the plan treats it as it does."""
    OUT.print(f"[bold]{found.id}[/]  ({found.table})")
    for name, value in found.values:
        OUT.print(f"  {name}: {value}", markup=False)
    if found.figure is not None:
        OUT.print(
            f"  {found.figure.label.in_(lang)}: {written(found.figure, lang)}  [{found.figure.origin.words.in_(lang)}]",
            markup=False,
        )
    if found.choice is not None:
        choice = found.choice
        now, then = land_use(choice.present).name.in_(lang), land_use(choice.planned).name.in_(lang)
        OUT.print(Text(f"规划用途：{now} → {then}", f"planned use: {now} → {then}").in_(lang))
        for part in sorted(choice.parts, key=lambda p: -abs(p.points)):
            OUT.print(f"  {part.label.in_(lang)}: {money(part.points, lang)}", markup=False)
        if choice.next_loss is not None:
            other, loss = land_use(choice.next_use).name.in_(lang), money(choice.next_loss, lang)
            OUT.print(
                Text(f"次优用途：{other}，若改用则少 {loss}", f"next best: {other}, which would lose {loss}").in_(lang),
                markup=False,
            )
        if choice.rules:
            OUT.print(Text("起约束作用：", "binding: ").in_(lang) + ", ".join(choice.rules), markup=False)
    if found.firm is not None:
        _show_decision(found.firm, lang)
    if found.household is not None:
        show_household(found.household, lang)
    duties = {duty.action: duty for duty in found.duties}
    for action in found.actions:
        OUT.print(
            "  → "
            + action.title.in_(lang)
            + ("" if action.cost_yuan is None else f"（{money(action.cost_yuan, lang)}）")
            + (_owned(duties[action.id], lang) if action.id in duties else ""),
            markup=False,
        )
    for conflict in found.conflicts:
        state = (conflict.chosen or Text("未解决", "unresolved")).in_(lang)
        OUT.print(
            f"  ⚠ {conflict.workshop} → {conflict.sensitive}: {conflict.distance_m:.1f} m < {conflict.required_m:.0f} m; {state}",
            markup=False,
        )


def _owned(duty: Duty, lang: Lang) -> str:
    """Return who leads an action and in which years, as the end of its line."""
    years = "" if duty.first_year is None else f" {duty.first_year}–{duty.last_year}"
    return Text(f" [牵头：{duty.owner.zh}{years}]", f" [led by {duty.owner.en}{years}]").in_(lang)


def _show_decision(choice: FirmChoice, lang: Lang) -> None:
    """Show what is decided for a firm, where it will be, why, and what the next best decision would lose."""
    decided, place = DECISIONS[choice.decision].in_(lang), f" → {choice.site}" if choice.decision == "move" else ""
    OUT.print(Text("决定：", "decision: ").in_(lang) + decided + place, markup=False)
    OUT.print("  " + choice.reason.in_(lang), markup=False)
    if choice.next_loss is not None:
        other, loss = DECISIONS[choice.next_decision].in_(lang), money(choice.next_loss, lang)
        words = Text(f"次优决定：{other}，若改则少 {loss}", f"next best: {other}, which would lose {loss}")
        OUT.print("  " + words.in_(lang), markup=False)


def show_bench(score: LandScore, lang: Lang) -> None:
    """Show one benchmark run."""
    gap = "-" if score.gap is None else f"{score.gap:.4%}"
    OUT.print(
        f"{score.parcels} parcels, seed {score.seed}: value {score.value}, bound {score.bound}, gap {gap}, {score.seconds:.1f} s, {score.status}",
        markup=False,
    )
