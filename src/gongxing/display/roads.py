"""How do road plans look on a terminal?"""

from __future__ import annotations

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.bench_roads import RoadScore
from gongxing.workflow.roads import RoadsAnswer


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


def show_roads(answer: RoadsAnswer, lang: Lang) -> None:
    """Show access before and after, what is built, how sure that is, and what must be told."""

    def share(value: float | None) -> str:
        return "-" if value is None else f"{value:.1%}"

    def metres(value: float | None) -> str:
        return "-" if value is None else f"{value:,.0f} m"

    proof = Text("已证最短", "proven least") if answer.proven else Text("未证最短", "not proven least")
    lines = (
        (Text("地块", "parcels"), f"{answer.parcels:,} ({Text('须通路', 'needing a road').in_(lang)} {answer.needing:,})"),
        (Text("既有道路", "roads today"), answer.roads_from.in_(lang)),
        (Text("通达率", "access"), f"{share(answer.access_before)} → {share(answer.access_after)}"),
        (Text("新建长度", "new length"), f"{metres(answer.new_m)} ({Text('其中通达', 'of it for access').in_(lang)} {metres(answer.access_m)})"),
        (Text("通达最短长度", "least length for access"), f"{metres(answer.least_access_m)} ({proof.in_(lang)})"),
        (Text("与最优的差距", "gap to the optimum"), share(answer.gap)),
    )  # fmt: skip
    OUT.print(f"{answer.file}  {answer.status}  {answer.seconds:.1f} s", markup=False)
    for label, value in lines:
        OUT.print(f"  {label.in_(lang)}: {value}", markup=False)
    for word in (*answer.conflict, *answer.notes):
        OUT.print("  ! " + word.in_(lang), markup=False)
    for code in answer.checks_failed:
        OUT.print("  ✗ " + code, markup=False)
    if answer.out:
        OUT.print(Text("已写 ", "written: ").in_(lang) + answer.out, markup=False)
