"""How do the linkages of an input-output table look on a terminal?"""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from gongxing.display.terminal import OUT, money
from gongxing.words import Lang, Text
from gongxing.workflow.linkages import LinkageReport

_HEADS = (
    Text("代码", "code"), Text("部门", "sector"), Text("产出乘数", "multiplier"), Text("影响力", "backward"), Text("感应度", "sensitivity"),
    Text("Ghosh 前向", "Ghosh forward"), Text("抽取损失", "extraction"), Text("进口占比", "imported"), Text("关键", "key"),
)  # fmt: skip

_WIDTH = 118
"""Least width of the table: narrower terminals wrap its lines rather than cut its names."""


def show_linkages(report: LinkageReport, top: int | None, lang: Lang) -> None:
    """Show the table's size, its agreement with published coefficients, then the sectors with the greatest multipliers."""
    OUT.print(report.table.in_(lang), markup=False)
    lines = [
        (Text("部门数", "sectors"), str(report.sectors)),
        (Text("总产出", "total output"), money(report.output_yuan, lang)),
        (Text("进口", "imports"), money(report.imports_yuan, lang)),
        (Text("关键部门", "key sectors"), str(report.key_sectors)),
    ]
    lines += [
        (label, f"{value:.3g}")
        for label, value in (
            (Text("直接消耗系数最大绝对差", "greatest absolute difference of direct coefficients"), report.agreement.direct_abs),
            (Text("完全消耗系数最大绝对差", "greatest absolute difference of full requirements"), report.agreement.full_abs),
            (Text("产出乘数最大相对差", "greatest relative difference of output multipliers"), report.agreement.multiplier_rel),
        )
        if value is not None
    ]  # fmt: skip
    for label, words in lines:
        OUT.print(f"  {label.in_(lang)}: {words}", markup=False)
    shown = Table(box=None, pad_edge=False)
    for place, head in enumerate(_HEADS):
        shown.add_column(head.in_(lang), justify="left" if place < 2 else "right", no_wrap=place != 1, overflow="fold")
    for row in report.top(top):
        shown.add_row(
            row.code, row.name.in_(lang), f"{row.multiplier:.4f}", f"{row.backward:.3f}", f"{row.sensitivity:.3f}",
            f"{row.forward:.3f}", f"{row.extraction_share:.2%}", f"{row.import_share:.1%}", "*" if row.key else "",
        )  # fmt: skip
    Console(highlight=False, width=max(OUT.width, _WIDTH)).print(shown)
