"""How does the measurement of relatedness look on a terminal?"""

from __future__ import annotations

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.bench_relatedness import RelatednessScore


def show_relatedness_score(score: RelatednessScore, lang: Lang) -> None:
    """Show time, and beside a peer the ratio and the largest differences."""
    OUT.print(f"{score.products} x {score.places}  seed {score.seed}", markup=False)
    OUT.print(f"  {Text('用时', 'time').in_(lang)}: {1000 * score.seconds:.1f} ms", markup=False)
    if score.peer_seconds is None or score.ratio is None:
        OUT.print(
            "  ! " + Text("未安装对照软件 ecomplexity", "the peer ecomplexity is not installed").in_(lang), markup=False
        )
        return
    times = Text("倍", "times").in_(lang)
    OUT.print(f"  {score.peer}: {score.peer_seconds:.2f} s ({score.ratio:.1f} {times})", markup=False)
    OUT.print(f"  {Text('最大绝对差', 'largest absolute differences').in_(lang)}:", markup=False)
    for name, value in score.differences:
        OUT.print(f"    {name}: {value:.1e}", markup=False)
