"""How do legal procedures and their dates look on a terminal?"""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.procedures import ProcedureDates, ProcedureKind

_HEADS = (
    Text("步骤", "step"), Text("期限", "length"), Text("开始", "from"), Text("结束", "to"), Text("机动", "slack"),
    Text("关键", "chain"), Text("依据", "source"), Text("等级", "grade"),
)  # fmt: skip
_WIDTH = 118
"""Least width of the table: narrower terminals wrap its lines rather than cut its names."""
_SLACK = 4
_ASSUMED = Text("按经验假设", "assumed from practice")


def show_procedures(kinds: tuple[ProcedureKind, ...], lang: Lang) -> None:
    """Show which procedures may be asked for."""
    for kind in kinds:
        OUT.print(f"  {kind.kind:<24}{kind.name.in_(lang)}  {kind.question.in_(lang)}", markup=False)


def show_procedure(found: ProcedureDates, lang: Lang) -> None:
    """Show the dated steps, the critical chain, the end, and what must be said of the dates."""
    words = Text(
        f"{found.starts_on} 至 {found.ends_on}，{found.days} 日，{found.working_days} 个工作日",
        f"{found.starts_on} to {found.ends_on}: {found.days} days, {found.working_days} working days",
    )
    OUT.print(f"{found.name.in_(lang)}  {words.in_(lang)}", markup=False)
    shown = Table(box=None, pad_edge=False)
    for place, head in enumerate(_HEADS):
        shown.add_column(head.in_(lang), justify="right" if place == _SLACK else "left", overflow="fold")
    for step in found.steps:
        unit = Text("个工作日", "working days") if step.working else Text("日", "days")
        shown.add_row(
            step.name.in_(lang), f"{step.bound.in_(lang)} {step.days} {unit.in_(lang)}", str(step.starts_on), str(step.ends_on),
            str(step.slack_days), "*" if step.on_chain else "", step.source or _ASSUMED.in_(lang), step.grade.value,
        )  # fmt: skip
    Console(highlight=False, width=max(OUT.width, _WIDTH)).print(shown)
    names = {step.step: step.name.in_(lang) for step in found.steps}
    OUT.print(
        f"  {Text('关键链', 'critical chain').in_(lang)}: {' → '.join(names[s] for s in found.chain)}", markup=False
    )
    notes = [
        Text(f"{found.assumed_steps} 个步骤法律未定期限，按经验假设（丙级）", f"no law gives the length of {found.assumed_steps} steps: assumed (grade C)"),
        *found.warnings,
    ]  # fmt: skip
    for note in notes:
        OUT.print(f"  ! {note.in_(lang)}", markup=False)
    if found.file:
        OUT.print(f"  {found.file}", markup=False)
