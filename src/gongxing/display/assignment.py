"""How do the figures of an assignment benchmark look on a terminal?"""

from __future__ import annotations

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.bench_assignment import AssignmentScore


def show_assignment_score(score: AssignmentScore, lang: Lang) -> None:
    """Show the figures of one problem, each on a line."""
    none = Text("无", "none").in_(lang)

    def number(value: float | None) -> str:
        return none if value is None else f"{value:,.10g}"

    def share(value: float | None) -> str:
        return none if value is None else f"{value:.4%}"

    lines = [
        (Text("状态", "status"), _status(score).in_(lang)),
        (Text("目标值", "value"), number(score.value)),
        (Text("自证的界与差距", "own bound and gap"), f"{number(score.bound)}  {share(score.gap)}"),
        (Text("容量复核", "capacities rechecked"), Text("合格", "kept").in_(lang) if score.feasible else none),
        (Text("用时", "time"), f"{score.seconds:.1f} s"),
    ]
    if score.best_known is not None:
        known = f"{number(score.best_known)}  {share(score.gap_to_best)}"
        lines.insert(3, (Text("已知最好值与差距", "best known and gap to it"), known))
    if score.conflict:
        lines.append((Text("互相冲突的资源", "resources in conflict"), ", ".join(score.conflict)))
    OUT.print(f"{score.name}  {score.agents} x {score.jobs}  seed {score.seed}", markup=False)
    for label, value in lines:
        OUT.print(f"  {label.in_(lang)}: {value}", markup=False)


def _status(score: AssignmentScore) -> Text:
    """Return the status in words."""
    words = {
        "optimal": Text("已证最优", "proven optimal"),
        "feasible": Text("可行", "feasible"),
        "infeasible": Text("已证无解", "proven infeasible"),
    }
    return words.get(score.status, Text("未找到可行解", "nothing found"))
