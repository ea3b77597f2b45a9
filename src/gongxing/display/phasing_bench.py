"""How do the figures of a phasing benchmark look on a terminal?"""

from __future__ import annotations

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.bench_phasing import PhasingScore

STATUS = {
    "optimal": Text("已证最优", "proven optimal"),
    "feasible": Text("可行", "feasible"),
    "infeasible": Text("无可行方案", "infeasible"),
    "unknown": Text("未知", "unknown"),
}


def show_phasing_score(score: PhasingScore, lang: Lang) -> None:
    """Show the figures of one run, each on a line."""
    none = Text("无", "none").in_(lang)

    def number(value: float | None) -> str:
        return none if value is None else f"{value:,.0f}"

    done = sum(start is not None for start in score.starts)
    lines = (
        (Text("状态", "status"), STATUS[score.status].in_(lang)),
        (Text("目标值", "value"), number(score.value)),
        (Text("自证的界", "own bound"), number(score.bound)),
        (Text("差距", "gap"), none if score.gap is None else f"{score.gap:.4%}"),
        (Text("人工排法的目标值", "value by hand"), number(score.baseline)),
        (Text("安排的工程", "works done"), f"{done} / {score.works}"),
        (Text("算例自带复核", "the instance's own check"), Text("合格", "kept").in_(lang) if score.feasible else none),
        (Text("用时", "time"), f"{score.seconds:.1f} s"),
    )
    OUT.print(f"{score.works} x 20  seed {score.seed}", markup=False)
    for label, value in lines:
        OUT.print(f"  {label.in_(lang)}: {value}", markup=False)
