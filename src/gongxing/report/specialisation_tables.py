"""Which tables show in what the park is specialised, whose growth its growth was, and which sectors lie near?"""

from __future__ import annotations

import numpy as np

from gongxing.diagnosis.candidate import Candidate
from gongxing.diagnosis.diversification import Diversification
from gongxing.diagnosis.diversification_words import origin_of
from gongxing.diagnosis.reference_view import ReferenceView
from gongxing.diagnosis.specialisation_words import LEVELS, view_origin
from gongxing.report.cells import NONE, number_column, value_cell
from gongxing.report.document import Column, Sentence, TableBlock, cell, name_of, plain
from gongxing.report.network_tables import Part, listed_note
from gongxing.words import Text

TOP_SECTORS, TOP_NEAR = 12, 15


def specialisation_table(view: ReferenceView) -> TableBlock | None:
    """Return the largest sectors of the park with shares, location quotient and the parts of their growth; None without any."""
    comparison, origin = view.comparison, view_origin(view.comparison)
    order = [int(i) for i in np.argsort(-comparison.park, kind="stable") if comparison.park[i] > 0]
    if not order:
        return None
    grown = view.shift is not None and comparison.measure != "jobs"
    money = Text("（万元）", " (million yuan)")
    parts = (
        Text("份额分量", "Reference's growth"),
        Text("结构偏离", "Mix"),
        Text("竞争力偏离", "Its own"),
    )
    columns = (
        Column(Text("行业", "Sector"), "left", 2.4),
        number_column(Text("园区占比", "Share here"), origin, 0.9),
        number_column(Text("参照占比", "Share there"), origin, 0.9),
        number_column(Text("区位商", "Location quotient"), origin, 0.9),
        *(number_column(Text(p.zh + money.zh, p.en + money.en), origin, 1.2) for p in parts if grown),
    )
    rows = [_row(view, i, grown) for i in order[:TOP_SECTORS]]
    if grown and view.shift is not None:
        _, national, mix, own, _ = view.shift.total
        sums = (value_cell("spec", part, unit="yuan", show="money!", origin=origin) for part in (national, mix, own))
        rows.append((plain(Text("全部行业", "All sectors")), NONE, NONE, NONE, *sums))
    words = LEVELS[comparison.level]
    part = Part(f"specialisation.{comparison.level}", Text("专业化", "specialisation"), origin)
    note = listed_note(
        part,
        "sectors",
        Text("按园区销售由大到小排列。", "By falling sales."),
        (len(order), min(len(order), TOP_SECTORS)),
    )
    caption = Text(f"专业化与偏离份额（对{words.zh}）", f"Specialisation and shift-share against {words.en}")
    key = f"table.specialisation.{comparison.level}"
    return TableBlock(key, caption, columns, tuple(rows), 1 if grown else 0, note)


def _row(view: ReferenceView, i: int, grown: bool) -> tuple[Sentence, ...]:
    comparison, origin = view.comparison, view_origin(view.comparison)
    quotient = float(view.quotients[i])
    found = [
        cell(name_of(comparison.labels[i])),
        value_cell(
            "spec", float(comparison.park[i] / comparison.park.sum()), unit="share", show="percent", origin=origin
        ),
        value_cell(
            "spec",
            float(comparison.reference[i] / comparison.reference.sum()),
            unit="share",
            show="percent2",
            origin=origin,
        ),
        value_cell("spec", quotient if np.isfinite(quotient) else None, unit="", show="bare", origin=origin),
    ]
    if grown and view.shift is not None:
        for part in (view.shift.national, view.shift.mix, view.shift.regional):
            found.append(value_cell("spec", float(part[i]), unit="yuan", show="money!", origin=origin))
    return tuple(found)


def near_table(found: Diversification) -> TableBlock | None:
    """Return the sectors nearest to the park that it does not have, or hardly; None where no nearness is known."""
    origin = origin_of(found.basis)
    near = sorted(
        (c for c in found.candidates if c.density is not None and (c.rca or 0.0) < 1),
        key=lambda c: (-(c.density or 0.0), c.sector),
    )
    if not near:
        return None
    columns = (
        Column(Text("部门", "Sector"), "left", 2.4),
        number_column(Text("企业", "Firms"), origin, 0.7),
        number_column(Text("关联密度（‰）", "Density (‰)"), origin, 0.9),
        number_column(Text("全国年增速", "Growth a year"), origin, 0.9),
        number_column(Text("冲击损失", "Lost in a shock"), origin, 0.9),
        number_column(Text("进口占比", "Imported"), origin, 0.9),
        Column(Text("最相近的园区部门", "Nearest sector here"), "left", 2.0),
    )
    names = {c.sector: c.name for c in found.candidates}
    rows = tuple(_near_row(c, found, names) for c in near[:TOP_NEAR])
    part = Part("diversity", Text("产业关联", "relatedness"), origin)
    order = Text("按关联密度由高到低排列。", "By falling density.")
    note = listed_note(part, "near", order, (len(near), len(rows)))
    return TableBlock("table.diversity.near", Text("关联最近的部门", "The nearest sectors"), columns, rows, 0, note)


def _near_row(c: Candidate, found: Diversification, names: dict[str, Text]) -> tuple[Sentence, ...]:
    origin = origin_of(found.basis)
    return (
        cell(name_of(c.name)),
        value_cell("diversity", float(c.firms) if c.firms else None, unit="firms", show="count", origin=origin),
        value_cell("diversity", None if c.density is None else 1000 * c.density, unit="", show="count", origin=origin),
        value_cell("diversity", c.growth, unit="share", show="percent", origin=origin),
        value_cell("diversity", c.exposure, unit="share", show="percent", origin=origin),
        value_cell("diversity", c.import_share, unit="share", show="percent", origin=origin),
        cell(name_of(names[c.nearest])) if c.nearest in names else NONE,
    )
