"""What do the tables of all engines but land share: their figures, today's lengths, bills of quantities, works?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely

from gongxing.origins import Figure, Origin, computed
from gongxing.plan.bill import UNITS, Bill, BillLine
from gongxing.report.cells import NONE, number_column, value_cell
from gongxing.report.document import (
    EMPTY,
    Column,
    FigureRun,
    Sentence,
    TableBlock,
    cell,
    name_of,
    plain,
    say,
)
from gongxing.report.material import Material
from gongxing.words import Text

GRADES: Mapping[str, Text] = {
    "motorway": Text("高速公路", "Motorway"),
    "arterial": Text("主干路", "Arterial"),
    "collector": Text("次干路", "Collector"),
    "local": Text("支路", "Local road"),
    "lane": Text("街巷", "Lane"),
    "path": Text("小路", "Path"),
}
_OWN = re.compile(r"[A-Za-z]*\d[\w.]*")
ALIKE = plain(
    Text(
        "“…”处的编号与数值因管段而异，逐段理由见导出的图层。",
        "“…” stands for ids and numbers that differ from pipe to pipe; the exported layers give the reason of each.",
    )
)
"""The note under a table of like reasons."""
LINES: Mapping[str, Text] = {
    "water": Text("给水", "Water"),
    "sewer": Text("污水", "Sewer"),
    "storm": Text("雨水", "Storm water"),
    "gas": Text("燃气", "Gas"),
    "power": Text("电力", "Power"),
    "telecom": Text("通信", "Telecom"),
    "heat": Text("供热", "Heat"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One engine as the report speaks of it: its key, the name of its scheme and where its figures come from."""

    key: str
    name: Text
    origin: Origin
    gains: bool = False
    """Whether its value is a gain to be as great as possible, not a cost."""
    gap: str = ""
    """The gap of the outline that waits for it; empty where none does."""

    def figure(self, name: str, label: Text, value: float | None, unit: str) -> Figure:
        """Return a figure of this engine's scheme."""
        return Figure(f"report.{self.key}.{name}", label, value, unit, self.origin)

    def run(self, name: str, label: Text, value: float | None, unit: str, show: str = "") -> FigureRun:
        """Return a figure of this engine's scheme as a run of a sentence."""
        return FigureRun(self.figure(name, label, value, unit), show)


def _part(key: str, zh: str, en: str, *inputs: str) -> Part:
    words = Text(f"{zh}逐项汇总", f"summed over the {en}")
    engine = "sewer" if key == "storm" else key
    origin = computed(f"engines.{engine}.solve", words, *inputs)
    return Part(key, Text(zh, en), origin, gap=f"infrastructure.{key}")


PARTS: Mapping[str, Part] = {
    "roads": _part("roads", "道路方案", "road scheme", "parcels", "roads", "buildings"),
    "water": _part("water", "给水方案", "water scheme", "parcels", "pipes", "facilities", "spot_heights"),
    "sewer": _part("sewer", "污水方案", "sewer scheme", "parcels", "pipes", "facilities", "spot_heights"),
    "storm": _part("storm", "雨水方案", "storm drain scheme", "parcels", "pipes", "facilities", "spot_heights"),
    "lines": _part("lines", "管线综合方案", "coordination of lines", "pipes", "roads", "buildings"),
}


def listed_note(part: Part, name: str, order: Text, counts: tuple[int, int]) -> Sentence:
    """Return the note under a table: in which order it lists, and how many of all where it does not list all."""
    whole, shown = counts
    if shown >= whole:
        return plain(order)
    return say(
        Text(f"{order.zh}共{{n}}，本表列出前{{shown}}。", f"{order.en} {{n}} in all, the first {{shown}} listed."),
        n=FigureRun(part.figure(f"{name}.all", Text("总数", "in all"), whole, "items"), marked=False),
        shown=FigureRun(part.figure(f"{name}.shown", Text("列出", "listed"), shown, "items"), marked=False),
    )


def alike(reasons: Iterable[Text]) -> Mapping[Text, Text]:
    """Return for each reason the words under which it is counted: its own, or those in which the numbers and ids that tell it from like ones are left open."""
    groups: dict[Text, list[Text]] = {}
    for reason in dict.fromkeys(reasons):
        left_open = Text(*(_OWN.sub("…", words) for words in (reason.zh, reason.en)))
        groups.setdefault(left_open, []).append(reason)
    return {reason: words if len(group) > 1 else reason for words, group in groups.items() for reason in group}


def total_row(blanks: int, sums: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the last row of a table: the word total, dashes for the other words, the sums."""
    return (plain(Text("合计", "Total")), *(NONE for _ in range(blanks - 1)), *sums)


def blanked(rows: Sequence[tuple[Sentence, ...]]) -> tuple[tuple[Sentence, ...], ...]:
    """Return rows whose first cell is empty where it repeats the one above."""
    return tuple((EMPTY, *row[1:]) if i and row[0] == rows[i - 1][0] else row for i, row in enumerate(rows))


def lengths_table(material: Material, table: str) -> TableBlock:
    """Return today's roads by grade or today's pipes and lines by kind: number, length, share."""
    column, names = ("grade", GRADES) if table == "roads" else ("kind", LINES)
    source = material.park[table]
    lengths = shapely.length(source.geometry.to_numpy())
    kinds = source[column].fillna("").to_numpy()
    origin = computed(
        "report.network_tables",
        Text("按类别汇总的长度", "lengths summed by kind"),
        f"{table}.geometry",
        f"{table}.{column}",
    )
    columns = (
        Column(Text("类别", "Kind"), "left", 2.0),
        number_column(Text("条数", "Number"), origin),
        number_column(Text("长度（公里）", "Length (km)"), origin),
        number_column(Text("占比", "Share"), origin),
    )
    whole = float(lengths.sum())
    rows = []
    for kind in [*names, ""]:
        here = kinds == kind
        if here.any():
            name = cell(name_of(names[kind])) if kind else plain(Text("类别不明", "kind not known"))
            rows.append((name, *_length_cells(int(here.sum()), float(lengths[here].sum()), whole, origin)))
    rows.append((plain(Text("合计", "Total")), *_length_cells(len(source), whole, whole, origin)))
    caption = (
        Text("现状道路构成", "Roads by grade") if table == "roads" else Text("现状管线构成", "Pipes and lines by kind")
    )
    return TableBlock(f"table.{table}", caption, columns, tuple(rows), 1)


def _length_cells(count: int, length: float, whole: float, origin: Origin) -> tuple[Sentence, ...]:
    return (
        value_cell("network", count, unit="count", show="count", origin=origin),
        value_cell("network", length, unit="m", show="km!", origin=origin),
        value_cell("network", length / whole if whole else None, unit="share", show="percent", origin=origin),
    )


def network_works_table(material: Material, bills: Sequence[Bill]) -> TableBlock:
    """Return the works of each network: its actions, the sum of its bill, the longest time any of them takes."""
    origin = computed(
        "plan.actions",
        Text("行动清单与工程量清单按网络汇总", "actions and bills of quantities summed by network"),
        "parcels",
        "roads",
        "pipes",
    )
    columns = (
        Column(Text("工程", "Works"), "left", 2.2),
        number_column(Text("行动（项）", "Actions"), origin),
        number_column(Text("工程量清单合计（万元）", "Sum of the bill (million yuan)"), origin, 1.5),
        number_column(Text("单项最长工期（天）", "Longest single work (days)"), origin, 1.3),
    )
    rows = []
    for bill in bills:
        actions = [action for action in material.plan.actions if action.engine == bill.engine]
        days = [action.duration_days for action in actions if action.duration_days is not None]
        rows.append(
            (cell(name_of(bill.title)), *_works_cells(len(actions), bill.total_yuan, max(days, default=None), origin))
        )
    names = [bill.engine for bill in bills]
    count = sum(action.engine in names for action in material.plan.actions)
    total = sum(bill.total_fen for bill in bills) / 100
    rows.append((plain(Text("合计", "Total")), *_works_cells(count, total, None, origin)))
    note = plain(
        Text(
            "工期按单个作业面估算；先后与年度安排由分期引擎给出。",
            "Times are for one crew; order and years come from the phasing engine.",
        )
    )
    return TableBlock(
        "table.network_works", Text("网络工程汇总", "Works of the networks"), columns, tuple(rows), 1, note
    )


def _works_cells(count: int, cost: float, days: float | None, origin: Origin) -> tuple[Sentence, ...]:
    return (
        value_cell("works", count, unit="count", show="count", origin=origin),
        value_cell("works", cost, unit="yuan", show="money!", origin=origin),
        value_cell("works", days, unit="days", show="count", origin=origin),
    )


def bill_table(bill: Bill) -> TableBlock:
    """Return a bill of quantities: item, class or size, unit, quantity, all-in price, sum; the sums add up to the fen."""
    origin = computed(
        "report.quantities",
        Text(
            "方案工程量乘以管网参数中的综合单价，合价尾数按最大余数法取到分",
            "quantities of the scheme at the all-in prices of the network parameters; sums rounded to the fen so that they add up",
        ),
        *PARTS[bill.engine].origin.inputs,
    )
    columns = (
        Column(Text("项目名称", "Item"), "left", 2.3),
        Column(Text("规格或特征", "Class or size"), "left", 1.9),
        Column(Text("单位", "Unit"), "center", 0.8),
        number_column(Text("工程量", "Quantity"), origin, 1.0),
        number_column(Text("综合单价（元）", "All-in price (yuan)"), origin, 1.2),
        number_column(Text("合价（元）", "Sum (yuan)"), origin, 1.5),
    )
    rows = [_bill_row(line, origin) for line in bill.lines]
    total = value_cell("bill", bill.total_yuan, unit="yuan", show="yuan2!", origin=origin)
    rows.append((plain(Text("合计", "Total")), NONE, NONE, NONE, NONE, total))
    caption = Text(f"{bill.title.zh}工程量清单", f"Bill of quantities: {bill.title.en.lower()}")
    held = any(not line.sum_fen for line in bill.lines)
    note = (
        plain(Text("“—”表示费用含于其他项目的综合单价。", "A dash means priced with another item.")) if held else EMPTY
    )
    return TableBlock(f"table.bill.{bill.engine}", caption, columns, blanked(rows), 1, note)


def _bill_row(line: BillLine, origin: Origin) -> tuple[Sentence, ...]:
    whole = line.unit in ("piece", "place", "sum")
    return (
        cell(name_of(line.item)),
        cell(name_of(line.size)),
        plain(UNITS[line.unit]) if line.unit not in ("m2", "m3") else cell(name_of(UNITS[line.unit])),
        value_cell("bill", line.quantity, unit=line.unit, show="count" if whole else "m1!", origin=origin),
        value_cell("bill", line.price_yuan, unit="yuan", show="yuan2!", origin=origin),
        value_cell("bill", line.sum_yuan if line.sum_fen else None, unit="yuan", show="yuan2!", origin=origin),
    )
