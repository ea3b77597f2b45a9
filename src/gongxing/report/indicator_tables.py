"""Which tables show the indicators of the plan, binding and expected?"""

from __future__ import annotations

from gongxing.origins import computed
from gongxing.report.cells import number_column, value_cell
from gongxing.report.document import Column, TableBlock, cell, name_of, plain
from gongxing.report.land_tables import balance_areas, built_areas
from gongxing.report.material import Material
from gongxing.standards import land_use
from gongxing.words import Text

_OWED = Text(
    "经济、财政、环境质量与民生指标待相应引擎和资料补入。",
    "Indicators of economy, finance, environmental quality and livelihood follow with their engines and material.",
)
_OWED_BESIDE_GROWTH = Text(
    "产值、税收与就业见其后的增长预测；财政、环境质量与民生指标待相应引擎和资料补入。",
    "Output, tax and jobs stand in the outlook below; finance, environmental quality and livelihood follow with their engines.",
)


def indicator_table(material: Material) -> TableBlock | None:
    """Return the indicators, binding and expected, with base, target and yearly change; None without a scheme."""
    if material.land is None:
        return None
    origin = computed(
        "report.indicator_tables",
        Text(
            "用地方案与现状对照；年均为变化除以规划年数",
            "the land scheme against today; per year is the change over the years of the horizon",
        ),
        "parcels.geometry",
        "parcels.use",
        "buildings.geometry",
    )
    years = material.plan.horizon[1] - material.plan.horizon[0] + 1
    columns = (
        Column(Text("指标", "Indicator"), "left", 2.5),
        Column(Text("性质", "Nature"), "center", 1.0),
        Column(Text("单位", "Unit"), "center", 0.8),
        number_column(Text("基期", "Base"), origin),
        number_column(Text("目标", "Target"), origin),
        number_column(Text("年均变化", "Change a year"), origin),
    )
    rows = []
    for label, nature, unit, base, target in _indicators(material):
        show = "ha!" if unit == "m2" else "bare"
        change = None if base is None or target is None else (target - base) / years
        shown = Text("公顷", "ha") if unit == "m2" else Text("处", "places")
        rows.append(
            (
                cell(name_of(label)),
                plain(nature),
                plain(shown),
                *(value_cell("indicator", v, unit=unit, show=show, origin=origin) for v in (base, target, change)),
            )
        )
    note = plain(_OWED if material.plan.outlook is None else _OWED_BESIDE_GROWTH)
    return TableBlock("table.indicators", Text("规划指标表", "Indicators"), columns, tuple(rows), 0, note)


def _indicators(material: Material) -> list[tuple[Text, Text, str, float | None, float | None]]:
    binding, expected = Text("约束性", "binding"), Text("预期性", "expected")
    areas = balance_areas(material)
    built = built_areas(material)
    now, then = (sum((pair[side] or 0.0 for code, pair in areas.items() if code[:2] == "10"), 0.0) for side in (0, 1))
    found: list[tuple[Text, Text, str, float | None, float | None]] = []
    arable = areas.get("01", (None, None))
    found.append((Text("耕地保有量", "Farmland kept"), binding, "m2", *arable))
    if material.knows("park.permanent_farmland_m2"):
        kept = material.value("park.permanent_farmland_m2")
        found.append((Text("永久基本农田", "Permanent basic farmland"), binding, "m2", kept, _kept_farmland(material)))
    found.append((Text("建设用地总规模", "Construction land in all"), binding, "m2", *built))
    if material.plan.conflicts:
        left = float(sum(not c.resolved for c in material.plan.conflicts))
        found.append(
            (
                Text("厂居冲突", "Conflicts of workshops and homes"),
                binding,
                "count",
                float(len(material.plan.conflicts)),
                left,
            )
        )
    found.append((Text("工业用地", "Industrial land"), expected, "m2", now, then))
    for code in ("07", "08", "11", "14"):
        if code in areas:
            found.append((land_use(code).name, expected, "m2", *areas[code]))
    return found


def _kept_farmland(material: Material) -> float | None:
    if material.land is None:
        return None
    marks = material.park.parcels["permanent_farmland"].fillna(False)
    marked = {row for row, mark in zip(material.park.parcels.ids, marks, strict=True) if mark}
    return sum(choice.area_m2 for choice in material.land.choices if choice.parcel in marked and not choice.changed)
