"""How do road plans look on a terminal?"""

from __future__ import annotations

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.bench_roads import RoadScore


def show_road_score(score: RoadScore, lang: Lang) -> None:
    """Show the figures of a settlement, each on a line, then the order of building and what must be told."""
    none = Text("无", "none").in_(lang)
    proof = (
        Text("已证最优", "proven least")
        if score.proven
        else Text(f"下界 {score.access_bound:.4f}", f"bound {score.access_bound:.4f}")
    )
    lines = (
        (Text("全部通达的最短新建长度", "least new length for full access"), f"{score.min_access_length:.4f} ({proof.in_(lang)})"),
        (Text("通达所用段数 NR", "segments until all have access, NR"), none if score.nr is None else str(score.nr)),
        (Text("平均距离 AD", "mean distance, AD"), none if score.ad is None else f"{score.ad:.4f}"),
        (Text("新建总长 SC", "length built, SC"), f"{score.sc:.4f}"),
        (Text("用时", "time"), f"{score.seconds:.1f} s"),
        (Text("建设次序（边号）", "order of building (edges)"), " ".join(map(str, score.order))),
    )  # fmt: skip
    OUT.print(f"{score.name}  seed {score.seed}", markup=False)
    for label, value in lines:
        OUT.print(f"  {label.in_(lang)}: {value}", markup=False)
    for note in score.notes:
        OUT.print("  ! " + note.in_(lang), markup=False)
