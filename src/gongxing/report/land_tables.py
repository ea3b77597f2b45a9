"""Which tables show what the land scheme does: balance, transitions, account, demands, main parcels, works?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from gongxing.origins import Figure, Origin, computed
from gongxing.plan import ParcelChoice
from gongxing.report.cells import NONE, bare, number_column, stated, value_cell
from gongxing.report.document import (
    Column,
    Quoted,
    QuoteKind,
    Sentence,
    TableBlock,
    cell,
    code_of,
    id_of,
    join,
    name_of,
    plain,
    say,
)
from gongxing.report.material import Material
from gongxing.standards import land_use
from gongxing.words import Text, same

TOP_CHANGES = 20
TOP_MOVES = 12
_PARCELS = computed(
    "engines.land.solve",
    Text("用地方案逐地块汇总", "summed over the parcels of the land scheme"),
    "parcels.geometry",
    "parcels.use",
)


def class_name(code: str) -> Quoted:
    """Return a land-use class by name."""
    return name_of(land_use(code).name)


def _code_cell(code: str) -> Sentence:
    return cell(code_of(code)) if code else NONE


def balance_areas(material: Material) -> dict[str, tuple[float | None, float | None]]:
    """Return present and planned area (m2) by class; planned None without a scheme. Keys do not overlap."""
    found: dict[str, tuple[float | None, float | None]] = {}
    for key in material.figures:
        if key.startswith("land.balance.") and key.endswith(".present_m2"):
            code = key.split(".")[2]
            found["" if code == "unknown" else code] = (
                material.value(key),
                material.value(f"land.balance.{code}.planned_m2"),
            )
    if not found:
        industry = 0.0
        for key in sorted(material.figures, reverse=True):
            if key.startswith("park.use.") and material.value(key) is not None:
                code, area = key.split(".")[2], material.value(key) or 0.0
                industry += area if len(code) > 2 else 0.0
                found[code] = (area - industry if code == "10" else area, None)
        unknown = material.value("park.use_unknown_m2")
        if unknown:
            found[""] = (unknown, None)
    return {code: areas for code, areas in sorted(found.items(), key=lambda item: item[0] or "~") if any(areas)}


def balance_table(material: Material) -> TableBlock:
    """Return the land-balance table (用地平衡表)."""
    areas = balance_areas(material)
    planned = material.land is not None
    whole = (_total(areas, 0, None), _total(areas, 1, None) if planned else None)
    now = computed(
        "report.land_tables",
        Text("地块面积按用途汇总", "parcel areas summed by class"),
        "parcels.geometry",
        "parcels.use",
    )
    columns = [
        Column(Text("类别代码", "Code"), "center", 1.0),
        Column(Text("用地名称", "Class"), "left", 2.6),
        number_column(Text("现状（公顷）", "Present (ha)"), now, 1.3),
        number_column(Text("占比", "Share"), now, 1.0),
    ]
    if planned:
        columns += [
            number_column(Text("规划（公顷）", "Planned (ha)"), _PARCELS, 1.3),
            number_column(Text("占比", "Share (planned)"), _PARCELS, 1.0),
            number_column(Text("增减（公顷）", "Change (ha)"), _PARCELS, 1.3),
        ]
    rows = [_balance_row(_code_cell(code), cell(class_name(code)), pair, whole) for code, pair in areas.items()]
    totals = (
        ("其中：建设用地", "of which construction land", True),
        ("其中：非建设用地", "of which other land", False),
        ("合计", "Total", None),
    )
    for zh, en, built in totals:
        pair = (_total(areas, 0, built), _total(areas, 1, built) if planned else None)
        rows.append(_balance_row(NONE, plain(Text(zh, en)), pair, whole))
    note = Text(
        "分类依国土空间用地用海分类；工业用地分类别列示，其余按大类。用途不明地块单列，不计入建设与非建设用地。",
        "Classes follow the national land-use scheme; industry is shown by class, the rest by main class. Land of unknown use is listed apart and counts as neither.",
    )
    return TableBlock(
        "table.balance", Text("用地平衡表", "Land balance"), tuple(columns), tuple(rows), len(totals), plain(note)
    )


def _balance_row(
    code: Sentence, name: Sentence, pair: tuple[float | None, float | None], whole: tuple[float | None, float | None]
) -> tuple[Sentence, ...]:
    def area(value: float | None) -> Sentence:
        return value_cell("balance", value, unit="m2", show="ha!", origin=_PARCELS)

    def share(value: float | None, total: float | None) -> Sentence:
        return value_cell(
            "balance",
            value / total if value is not None and total else None,
            unit="share",
            show="percent",
            origin=_PARCELS,
        )

    row = (code, name, area(pair[0]), share(pair[0], whole[0]))
    if whole[1] is None:
        return row
    change = None if pair[0] is None or pair[1] is None else pair[1] - pair[0]
    return (*row, area(pair[1]), share(pair[1], whole[1]), area(change))


def _total(areas: Mapping[str, tuple[float | None, float | None]], side: int, built: bool | None) -> float:
    return sum(
        pair[side] or 0.0 for code, pair in areas.items() if built is None or (code and land_use(code).built is built)
    )


def built_areas(material: Material) -> tuple[float | None, float | None]:
    """Return present and planned construction land (m2), None where not known."""
    areas = balance_areas(material)
    if not areas:
        return None, None
    return _total(areas, 0, True), _total(areas, 1, True) if material.land else None


def moves_table(material: Material) -> TableBlock | None:
    """Return what changes to what, largest first; None if nothing changes."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for choice in material.land.choices if material.land else ():
        if choice.changed:
            entry = sums[choice.present, choice.planned]
            entry[0] += choice.area_m2
            entry[1] += 1
            entry[2] += choice.cost_yuan
    if not sums:
        return None
    columns = (
        Column(Text("现状用途", "Present use"), "left", 2.2),
        Column(Text("规划用途", "Planned use"), "left", 2.2),
        number_column(Text("地块（宗）", "Parcels"), _PARCELS),
        number_column(Text("面积（公顷）", "Area (ha)"), _PARCELS, 1.2),
        number_column(Text("费用（万元）", "Cost (million yuan)"), _PARCELS, 1.3),
    )
    ranked = sorted(sums, key=lambda move: (-sums[move][0], move))
    rows = [(cell(class_name(a)), cell(class_name(b)), *_sums_cells(sums[a, b])) for a, b in ranked[:TOP_MOVES]]
    rest = [sum(sums[move][i] for move in ranked[TOP_MOVES:]) for i in range(3)]
    if rest[1]:
        rows.append((plain(Text("其他", "Other")), plain(Text("各类", "various")), *_sums_cells(rest)))
    rows.append(
        (plain(Text("合计", "Total")), NONE, *_sums_cells([sum(s[i] for s in sums.values()) for i in range(3)]))
    )
    return TableBlock("table.moves", Text("用途调整汇总", "Changes of use in sum"), columns, tuple(rows), 1)


def _sums_cells(entry: list[float]) -> tuple[Sentence, ...]:
    area, count, cost = entry
    return (
        value_cell("moves", count, unit="count", show="count", origin=_PARCELS),
        value_cell("moves", area, unit="m2", show="ha!", origin=_PARCELS),
        value_cell("moves", cost, unit="yuan", show="money!", origin=_PARCELS),
    )


def account_table(material: Material) -> TableBlock | None:
    """Return the yearly land account; None without a scheme."""
    if not material.land or not material.land.account:
        return None
    origin = computed(
        "engines.land.account",
        Text("用地台账逐年推算", "the land account carried forward year by year"),
        "parcels",
        "quota.area_m2",
    )
    heads = (
        ("建设用地", "Construction land"),
        ("耕地", "Farmland"),
        ("新增占用", "Taken"),
        ("腾退", "Cleared"),
        ("下达指标", "Quota granted"),
        ("使用指标", "Quota used"),
        ("结余指标", "Quota left"),
    )
    columns = (
        Column(Text("年份", "Year"), "center", 0.8),
        *(number_column(Text(zh, en), origin, 1.2) for zh, en in heads),
    )
    rows = []
    for year in material.land.account:
        values = (
            year.construction_m2,
            year.farmland_m2,
            year.taken_m2,
            year.cleared_m2,
            year.quota_granted_m2,
            year.quota_used_m2,
            year.quota_left_m2,
        )
        rows.append(
            (
                cell(Quoted(same(str(year.year)), QuoteKind.DATE)),
                *(value_cell("account", v, unit="m2", show="ha!", origin=origin) for v in values),
            )
        )
    note = plain(Text("单位：公顷。“—”表示没有指标资料。", "In hectares. A dash means that no quota is on record."))
    return TableBlock("table.account", Text("年度用地台账", "Yearly land account"), columns, tuple(rows), 0, note)


def demand_table(material: Material) -> TableBlock | None:
    """Return the bounds the scheme kept and how much of each it uses; None without a scheme."""
    if not material.land or not material.land.demands:
        return None
    origin = computed(
        "engines.land.demands",
        Text(
            "用地目标、指标与预算的上下限及其使用量，依据见末列",
            "bounds from goals, quota and budget and what the plan uses; the basis is in the last column",
        ),
        "quota.area_m2",
        "park.toml",
    )
    columns = (
        Column(Text("约束", "Demand"), "left", 2.2),
        number_column(Text("下限", "Lower"), origin, 1.1),
        number_column(Text("上限", "Upper"), origin, 1.1),
        number_column(Text("使用", "Used"), origin, 1.1),
        Column(Text("起约束", "Binding"), "center", 0.8),
        Column(Text("依据", "Basis"), "left", 2.2),
    )
    rows = []
    for demand in material.land.demands:
        show = "ha" if demand.unit == "m2" else ""
        values = tuple(
            value_cell(demand.key, v, unit=demand.unit, show=show, origin=origin)
            for v in (demand.low, demand.high, demand.used)
        )
        binding = plain(Text("是", "yes")) if demand.binding else plain(Text("否", "no"))
        rows.append((cell(name_of(demand.label)), *values, binding, stated(demand.basis, origin)))
    return TableBlock(
        "table.demands", Text("用地约束及使用情况", "Demands on land and how they are used"), columns, tuple(rows)
    )


def changed_table(material: Material) -> TableBlock | None:
    """Return the largest parcels put to another use, each with its reasons; None if nothing changes."""
    changed = sorted(
        (c for c in (material.land.choices if material.land else ()) if c.changed), key=lambda c: (-c.area_m2, c.parcel)
    )
    if not changed:
        return None
    unit = material.figure("land.value", Text("方案价值", "value of the plan")).unit or "yuan"
    points = computed(
        "engines.land.scheme",
        Text("规划用途下的分项价值", "terms of the worth under the planned use"),
        "parcels",
        "buildings",
        "roads",
    )
    loss = computed(
        "engines.land.scheme",
        Text("改作次优用途时方案价值的损失", "what the plan would lose with the next-best use"),
        "parcels",
    )
    columns = (
        Column(Text("地块", "Parcel"), "left", 1.3),
        number_column(Text("面积（公顷）", "Area (ha)"), _PARCELS, 0.9),
        Column(Text("现状 → 规划", "Present → planned"), "left", 2.0),
        Column(Text("主要理由", "Main reasons"), "left", 2.7, points),
        Column(Text("次优用途及损失", "Next-best use and loss"), "left", 2.0, loss),
    )
    rows = tuple(_changed_row(choice, unit, (points, loss)) for choice in changed[:TOP_CHANGES])
    note = plain(
        Text(
            "按面积列出最大的地块；金额为方案价值口径，正值有利，负值为代价。全部地块见随附表格数据。",
            "The largest parcels by area; amounts are in terms of the plan's value, positive in favour, negative against. All parcels are in the exported tables.",
        )
    )
    return TableBlock(
        "table.changed", Text("主要调整地块及理由", "Main parcels changed and why"), columns, rows, 0, note
    )


def _changed_row(choice: ParcelChoice, unit: str, origins: tuple[Origin, Origin]) -> tuple[Sentence, ...]:
    show = "money" if unit == "yuan" else ""
    strongest = sorted((p for p in choice.parts if p.points), key=lambda p: -abs(p.points))[:3]
    reasons = join(
        tuple(
            say(
                Text("{name} {points}", "{name} {points}"),
                name=name_of(part.label),
                points=bare(Figure("part", part.label, part.points, unit, origins[0]), show).zh[0],
            )
            for part in strongest
        ),
        Text("；", "; "),
    )
    if choice.next_use:
        after = say(Text("{use}", "{use}"), use=class_name(choice.next_use))
        if choice.next_loss is not None:
            after = say(
                Text("{use}，少 {loss}", "{use}, {loss} less"),
                use=class_name(choice.next_use),
                loss=bare(Figure("loss", same("loss"), choice.next_loss, unit, origins[1]), show).zh[0],
            )
    else:
        after = plain(Text("无合规的其他用途", "no other lawful use"))
    return (
        cell(id_of(choice.parcel)),
        value_cell("area", choice.area_m2, unit="m2", show="ha!", origin=_PARCELS),
        say(Text("{a} → {b}", "{a} → {b}"), a=class_name(choice.present), b=class_name(choice.planned)),
        reasons if strongest else NONE,
        after,
    )
