"""How does a design of water pipes look on a terminal?"""

from __future__ import annotations

from gongxing.display.terminal import OUT
from gongxing.words import Lang, Text
from gongxing.workflow.water_file import WaterDesign


def show_water_design(design: WaterDesign, lang: Lang) -> None:
    """Show cost, verdict and bound, then diameters by link, violations and notes."""
    verdict = Text("可行（EPANET 2.2 复核）", "feasible (EPANET 2.2 agrees)")
    if not design.feasible:
        verdict = Text("不可行", "not feasible")
    lines = (
        (Text("算例", "problem"), design.problem or "-"),
        (Text("造价", "cost"), f"{design.cost:,.2f}"),
        (Text("结论", "verdict"), verdict.in_(lang)),
        (Text("已证下界", "proven bound"), "-" if design.bound is None else f"{design.bound:,.2f}"),
        (Text("水力计算次数", "steady states"), f"{design.simulations:,}"),
        (Text("种子", "seed"), str(design.seed)),
    )
    for label, value in lines:
        OUT.print(f"{label.in_(lang)}: {value}", markup=False)
    OUT.print(Text("管径（文件单位）", "diameters (units of the file)").in_(lang), markup=False)
    for link, diameter in design.diameters.items():
        OUT.print(f"  {link}: {diameter:g}", markup=False)
    for missed in design.violations:
        OUT.print(
            f"  ! {missed.case} {missed.kind} {missed.place}: {missed.value:.4f} ({missed.limit:.4f})", markup=False
        )
    for note in design.notes:
        OUT.print("  ! " + note.in_(lang), markup=False)
    if design.out is not None:
        OUT.print(design.out, markup=False)
