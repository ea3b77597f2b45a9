"""How is a result shown on a terminal?"""

from gongxing.display.project import (
    KEY_FIGURES,
    show_bench,
    show_card,
    show_check,
    show_import,
    show_overview,
    show_plan,
)
from gongxing.display.terminal import MARKS, OUT, Bar, money, say, show_faults, show_figures, written

__all__ = [
    "KEY_FIGURES",
    "MARKS",
    "OUT",
    "Bar",
    "money",
    "say",
    "show_bench",
    "show_card",
    "show_check",
    "show_faults",
    "show_figures",
    "show_import",
    "show_overview",
    "show_plan",
    "written",
]
