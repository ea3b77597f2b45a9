"""How does the comparison of sharing with a neighbour look on a terminal?"""

from __future__ import annotations

from rich.table import Table

from gongxing.display.terminal import OUT, written
from gongxing.origins import UNKNOWN, Figure
from gongxing.plan import Status
from gongxing.words import Lang, Text
from gongxing.workflow.integration import Integration


def show_integration(found: Integration, lang: Lang) -> None:
    """Show each figure alone and shared."""
    OUT.print(f"{found.park} — " + ", ".join(found.zones), markup=False)
    heads = (Text("指标", "figure"), Text("只用本园区设施", "own facilities"), Text("共享", "shared"))
    table = Table(*(head.in_(lang) for head in heads))
    for name, alone, shared in found.statuses:
        table.add_row(name, *(Status(status).label.in_(lang) if status else "-" for status in (alone, shared)))
    for row in found.rows:
        values = (Figure(row.key, row.label, value, row.unit, UNKNOWN) for value in (row.alone, row.shared))
        table.add_row(row.label.in_(lang), *(written(value, lang) for value in values))
    OUT.print(table)
