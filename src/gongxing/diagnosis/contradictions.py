"""Which facts contradict one another, within a row, across rows or between tables?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import shapely

from gongxing.errors import Fault, Place
from gongxing.park import Park, Table
from gongxing.standards import classify, land_use
from gongxing.units import MU_M2, WAN_YUAN
from gongxing.words import Text, same

LAND_TIMES = 2.0
"""Land in the register and on the map may differ by roads, rounding and parts let to others, but not twofold."""
OUTPUT_TIMES = 3.0
"""Output and sales of one year differ by stocks and trade; beyond threefold a digit or a unit is wrong (万元 or 元)."""
OFF_PARCEL_M = 50.0
"""A firm's point set at its gate or by its address may stand this far outside its parcel."""
_CHECK = Text("核对原始资料", "check it against the source")

Said = tuple[Text, Text, Text]
"""What was found, what was expected, what to do."""


def contradictions(park: Park) -> tuple[Fault, ...]:
    """Return every contradiction in the park's tables, table by table; geometry itself is judged by `geometry_faults`.

    The thresholds are the constants of this module. Missing values never contradict anything.
    """
    found: list[Fault] = []
    for table in park.tables.values():
        for column in table.schema.columns:
            if column.refers:
                found += _dangling(table, column.name, park[column.refers])
    for check in (
        _unknown_uses,
        _parcel_facts,
        _off_parcels,
        _firm_figures,
        _firm_land,
        _firm_points,
        _households,
        _future,
        _namesakes,
    ):
        found += check(park)
    return tuple(found)


def _faults(table: Table, column: str, rows: Any, code: str, say: Callable[[int], Said]) -> list[Fault]:
    """Return a fault for each of `rows` (a mask), with found, expected and remedy as `say` tells for its position."""
    ids = table.ids
    positions = np.flatnonzero(np.asarray(rows, dtype=bool)).tolist()
    return [Fault(Place(table=table.schema.name, row=ids[i], column=column), *say(i), code) for i in positions]


def _dangling(table: Table, column: str, target: Table) -> list[Fault]:
    """Return the faults of references in `column` to rows that `target` does not have."""
    values, label, name = table[column], target.schema.label, target.schema.name
    lost = values.notna() & ~values.isin(list(target.ids))
    if lost.any() and not len(target):
        found = Text(f"{lost.sum()} 行引用了空表 {label.zh}", f"{lost.sum()} rows that refer to the empty table {name}")
        expected = Text(f"表 {label.zh} 中的编号", f"ids of the table {name}")
        remedy = Text(f"先导入{label.zh}", f"import {label.en} first")
        return [Fault(Place(table=table.schema.name, column=column), found, expected, remedy, "reference.empty_table")]

    def say(i: int) -> Said:
        return (
            same(str(values.iloc[i])),
            Text(f"表 {label.zh} 中已有的编号", f"an id of the table {name}"),
            Text(f"补入该{label.zh}或改正编号", f"add that row to {name} or correct the id"),
        )

    return _faults(table, column, lost, "reference.missing", say)


def _unknown_uses(park: Park) -> list[Fault]:
    table = park.parcels
    faults: list[Fault] = []
    expected = Text("2023 用地分类代码", "a code of the 2023 land-use scheme")
    for column in ("use", "planned_use", "fixed_use"):
        values = table[column]
        codes = [code for code in values.dropna().unique() if land_use(code).code != code]
        odd = {code: classify(code) for code in codes if not (column == "fixed_use" and code == "keep")}

        def say(i: int, values: pd.Series[Any] = values, odd: dict[Any, str | None] = odd) -> Said:
            near = odd[values.iloc[i]]
            remedy = Text(f"改写为 {near}（如所指即此）", f"write {near} if that is meant") if near else _CHECK
            return same(repr(values.iloc[i])), expected, remedy

        faults += _faults(table, column, values.isin(list(odd)), "use.unknown", say)
    return faults


def _parcel_facts(park: Park) -> list[Fault]:
    table = park.parcels
    uses = table["use"]
    known = uses.dropna().unique()
    built = uses.isin([code for code in known if land_use(code).built])
    industrial = uses.isin([code for code in known if str(code).startswith("1001")])
    farmland = table["permanent_farmland"].fillna(False).astype(bool)
    denied = table["former_factory"].eq(False).fillna(False).astype(bool)
    kept = Text("非建设用地", "land that is not built on")

    def on_farmland(i: int) -> Said:
        name = land_use(uses.iloc[i]).name
        return Text(f"永久基本农田上的{name.zh}", f"{name.en} on permanent basic farmland"), kept, _CHECK

    def no_factory(i: int) -> Said:
        return (
            Text("现状为工业却标“从未为工厂”", "an industrial use yet marked `never a factory`"),
            Text("标“是”", "`true`"),
            _CHECK,
        )

    return _faults(table, "permanent_farmland", farmland & built, "parcel.farmland_built", on_farmland) + _faults(
        table, "former_factory", denied & industrial, "parcel.factory_denied", no_factory
    )


def _shapes(table: Table) -> np.ndarray[Any, np.dtype[np.object_]]:
    shapes = np.array(table.geometry.values, dtype=object)
    shapes[shapely.is_empty(shapes)] = None
    return shapes


def _off_parcels(park: Park) -> list[Fault]:
    table, parcels = park.buildings, _shapes(park.parcels)
    if not len(table) or not (~shapely.is_missing(parcels)).any():
        return []
    shapes = _shapes(table)
    present = ~shapely.is_missing(shapes)
    on_some = np.zeros(len(table), dtype=bool)
    on_some[shapely.STRtree(parcels).query(shapes, predicate="intersects")[0]] = True
    place = dict(zip(park.parcels.ids, parcels, strict=True))
    named = table["parcel"]
    own = np.array([place.get(value) if isinstance(value, str) else None for value in named], dtype=object)
    elsewhere = present & on_some & ~shapely.is_missing(own) & ~shapely.intersects(shapes, own)
    outside = Text("不在任何地块上的建筑", "a building on no parcel")
    remedy = Text("补画地块，或核对建筑位置", "draw the parcel, or check where the building stands")
    return _faults(table, "geometry", present & ~on_some, "building.outside", lambda i: (outside, Text("某一地块之内", "a place on a parcel"), remedy)) + _faults(
        table, "parcel", elsewhere, "building.elsewhere",
        lambda i: (Text(f"建筑不在 {named.iloc[i]} 上", f"a building that is not on {named.iloc[i]}"), Text("所在地块的编号", "the id of the parcel it stands on"), _CHECK),
    )  # fmt: skip


def _firm_figures(park: Park) -> list[Fault]:
    table = park.firms
    sales, output, tax, added = (table[name] for name in ("sales_yuan", "output_yuan", "tax_yuan", "value_added_yuan"))
    jobs = table["jobs"].astype("float64")

    def money(value: float) -> Text:
        return Text(f"{value / WAN_YUAN:,.1f} 万元", f"{value:,.0f} yuan")

    def against(first: pd.Series[Any], second: pd.Series[Any], words: Text, expected: Text) -> Callable[[int], Said]:
        def say(i: int) -> Said:
            one, two = money(first.iloc[i]), money(second.iloc[i])
            return Text(f"{one.zh}，而{words.zh}{two.zh}", f"{one.en} against {words.en} {two.en}"), expected, _CHECK

        return say

    def idle(i: int) -> Said:
        return (
            Text(f"销售为 0 而从业 {jobs.iloc[i]:.0f} 人", f"no sales yet {jobs.iloc[i]:.0f} jobs"),
            Text("有销售，或留空", "sales, or nothing if not known"),
            _CHECK,
        )

    apart = (output > OUTPUT_TIMES * sales) | (sales > OUTPUT_TIMES * output)
    within = Text(f"与销售相差不超过 {OUTPUT_TIMES:g} 倍", f"within {OUTPUT_TIMES:g} times the sales")
    return [
        *_faults(table, "sales_yuan", (sales == 0) & (jobs > 0), "firm.sales_zero", idle),
        *_faults(table, "output_yuan", apart & (sales > 0) & (output > 0), "firm.output_sales", against(output, sales, Text("销售为 ", "sales of"), within)),
        *_faults(table, "tax_yuan", tax > sales, "firm.tax_over_sales", against(tax, sales, Text("销售为 ", "sales of"), Text("不超过销售", "no more than the sales"))),
        *_faults(table, "value_added_yuan", (added > output) & (output > 0), "firm.added_over_output",
                 against(added, output, Text("产值为 ", "output of"), Text("不超过产值", "no more than the output"))),
    ]  # fmt: skip


def _firm_land(park: Park) -> list[Fault]:
    table = park.firms
    areas = pd.Series(shapely.area(_shapes(park.parcels)), index=list(park.parcels.ids), dtype=float)
    parcel = table["parcel"]
    mapped = parcel.map(areas[areas > 0]).astype(float)
    together = table["land_m2"].groupby(parcel).transform("sum")
    sharing = parcel.groupby(parcel).transform("size")
    complete = table["land_m2"].notna().groupby(parcel).transform("all").fillna(False).astype(bool)
    large = together > LAND_TIMES * mapped
    small = (together < mapped / LAND_TIMES) & complete

    def say(i: int) -> Said:
        land, area, firms = together.iloc[i] / MU_M2, mapped.iloc[i] / MU_M2, int(sharing.iloc[i])
        zh = f"登记用地 {land:,.1f} 亩" if firms == 1 else f"同地块 {firms} 家登记用地共 {land:,.1f} 亩"
        en = f"{land:,.1f} mu registered" + ("" if firms == 1 else f" by {firms} firms together")
        expected = Text(
            f"与地块 {parcel.iloc[i]} 的 {area:,.1f} 亩相差不到一倍",
            f"less than twofold from the {area:,.1f} mu of parcel {parcel.iloc[i]}",
        )
        return Text(zh, en), expected, _CHECK

    return _faults(table, "land_m2", (large | small) & table["land_m2"].notna(), "firm.land", say)


def _firm_points(park: Park) -> list[Fault]:
    table = park.firms
    place = dict(zip(park.parcels.ids, _shapes(park.parcels), strict=True))
    own = np.array([place.get(value) if isinstance(value, str) else None for value in table["parcel"]], dtype=object)
    distance = shapely.distance(_shapes(table), own) if len(table) else np.zeros(0)

    def say(i: int) -> Said:
        found = Text(
            f"离地块 {table['parcel'].iloc[i]} {distance[i]:,.0f} 米",
            f"{distance[i]:,.0f} m from parcel {table['parcel'].iloc[i]}",
        )
        return found, Text(f"{OFF_PARCEL_M:g} 米以内", f"within {OFF_PARCEL_M:g} m"), _CHECK

    return _faults(table, "parcel", distance > OFF_PARCEL_M, "firm.elsewhere", say)


def _households(park: Park) -> list[Fault]:
    table = park["households"]
    found = Text("户内 0 人", "a household of nobody")
    return _faults(table, "persons", table["persons"].eq(0).fillna(False), "household.empty",
                   lambda i: (found, Text("至少 1 人，不明则留空", "at least one, or nothing if not known"), _CHECK))  # fmt: skip


def _future(park: Park) -> list[Fault]:
    year = park.settings.as_of.year
    dated = (("buildings", "built_year"), ("firms", "founded"), ("pipes", "laid_year"))
    return [fault for name, column in dated for fault in _late(park[name], column, year)]


def _late(table: Table, column: str, year: int) -> list[Fault]:
    values = table[column]
    expected = Text(f"不晚于 {year} 年", f"{year} or before")

    def say(i: int) -> Said:
        return Text(f"{values.iloc[i]} 年", f"the year {values.iloc[i]}"), expected, _CHECK

    return _faults(table, column, (values > year).fillna(False), f"{table.schema.name}.future", say)


def _namesakes(park: Park) -> list[Fault]:
    return _repeated_names(park.firms) + _repeated_names(park["strategies"])


def _repeated_names(table: Table) -> list[Fault]:
    shown, ids = table["name"].str.strip(), table.ids
    names = shown.str.casefold()
    codes, _ = pd.factorize(names)
    _, first = np.unique(codes, return_index=True)
    earlier = first[codes - codes.min()] if len(codes) else first

    def say(i: int) -> Said:
        other = ids[earlier[i]]
        found = Text(f"{shown.iloc[i]}，与 {other} 同名", f"{shown.iloc[i]}, the same name as {other}")
        return (
            found,
            Text("每家一行", "one row for each"),
            Text("合并两行，或写明区别", "merge the rows, or tell them apart"),
        )

    return _faults(table, "name", names.duplicated() & names.notna(), f"{table.schema.name}.namesake", say)
