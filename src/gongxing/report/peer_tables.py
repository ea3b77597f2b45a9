"""Which tables set the park beside real parks, and which tell its strengths and the works among its homes?"""

from __future__ import annotations

from gongxing.diagnosis.interleaving import InterleavingSurvey
from gongxing.diagnosis.peers import LABELS, MEASURES, PeerMeasure, PeerSurvey, value_of
from gongxing.diagnosis.strengths import SIDES, StrengthSurvey
from gongxing.origins import Origin, computed
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import (
    EMPTY,
    Column,
    FigureRun,
    Sentence,
    TableBlock,
    cell,
    id_of,
    law_of,
    name_of,
    plain,
)
from gongxing.report.network_tables import Part, blanked, listed_note
from gongxing.standards.peers import RANKED, ROLES, PeerPark
from gongxing.words import Text

TOP_SPOTS = 12
_SHOWN = ("area_m2", "firms", "above_scale", "output_yuan", "sales_yuan", "tax_yuan")
_UNITS = {"area_m2": ("m2", "km2!"), "firms": ("firms", "count"), "above_scale": ("firms", "count")}
_HEADS = {
    "area_m2": Text("面积（平方公里）", "Area (km²)"),
    "firms": Text("企业（家）", "Firms"),
    "above_scale": Text("规上企业（家）", "Firms above scale"),
    "output_yuan": Text("产值（亿元）", "Output (million yuan)"),
    "sales_yuan": Text("销售（亿元）", "Sales (million yuan)"),
    "tax_yuan": Text("税收（亿元）", "Tax (million yuan)"),
}
_MARKS = (
    ("at_least", Text("下限", "a lower limit")),
    ("about", Text("约数", "approximate")),
    ("above_only", Text("仅规上", "firms above scale only")),
)
_SHOW = {
    "yuan/m2": "yi_per_km2", "firms/km2": "firms_km2", "persons/km2": "persons_km2", "share": "percent", "yuan": "",
}  # fmt: skip


def peers_origin() -> Origin:
    """Return the origin of what the park is set beside."""
    words = Text("各园区公开资料，出处列于表中", "what the parks published, with the source in the table")
    return computed("diagnosis.peers", words, "peers", "firms", "parcels")


def peers_table(survey: PeerSurvey) -> TableBlock:
    """Return the park and its peers with what each publishes, its source and how exact it is."""
    origin = peers_origin()
    columns = (
        Column(Text("园区", "Park"), "left", 2.0),
        Column(Text("年份", "Year"), "left", 1.0),
        *(number_column(_HEADS[name], origin, 1.1) for name in _SHOWN),
        Column(Text("类别与口径", "What it is, how exact"), "left", 1.8),
        Column(Text("出处", "Source"), "left", 2.2),
    )  # fmt: skip
    rows = tuple(_peer_row(peer, origin, own=peer is survey.own) for peer in (survey.own, *survey.peers))
    note = plain(
        Text(
            "“—”表示未公开；只有可比园区与同类集群参加名次，区县与示范原型仅供参照。",
            "“—” was not published; only comparable parks and clusters are ranked, districts and the prototype are for reference.",
        )
    )
    return TableBlock("table.industry.peers", Text("对标园区", "Peer parks"), columns, rows, 0, note)


def _peer_row(peer: PeerPark, origin: Origin, *, own: bool) -> tuple[Sentence, ...]:
    numbers = []
    for name in _SHOWN:
        unit, show = _UNITS.get(name, ("yuan", "large!"))
        numbers.append(value_cell("industry", peer.values.get(name), unit=unit, show=show, origin=origin))
    role = Text("本园区", "this park") if own else ROLES[peer.role]
    marks = [
        (f"{'、'.join(LABELS[n].zh for n in sorted(found))}为{words.zh}", f"{', '.join(LABELS[n].en for n in sorted(found))}: {words.en}")
        for attribute, words in _MARKS
        if (found := getattr(peer, attribute))
    ]  # fmt: skip
    said = Text("；".join([role.zh, *(zh for zh, _ in marks)]), "; ".join([role.en, *(en for _, en in marks)]))
    source = NONE if own else cell(law_of(peer.source)) if peer.source else plain(Text("来源不明", "not stated"))
    year = stated(Text(peer.year, peer.year), peer.origin) if peer.year.strip("—") else NONE
    return (cell(name_of(peer.name)), year, *numbers, plain(said), source)


def standings_table(survey: PeerSurvey) -> TableBlock:
    """Return each measure of the park, the median of the comparable peers, its rank and among how many."""
    origin = peers_origin()
    columns = (
        Column(Text("指标", "Measure"), "left", 2.0),
        number_column(Text("本园区", "This park"), origin, 1.5),
        number_column(Text("可比园区中位数", "Median of peers"), origin, 1.5),
        number_column(Text("可比园区（个）", "Peers"), origin, 0.9),
        number_column(Text("名次", "Rank"), origin, 0.7),
    )
    rows = []
    for standing in survey.standings:
        measure = standing.measure
        rows.append(
            (
                plain(measure.label),
                _measured(standing.own, measure, origin),
                _measured(standing.median, measure, origin),
                value_cell("industry", len(standing.peers), unit="items", show="count", origin=origin),
                value_cell("industry", standing.rank, unit="items", show="count", origin=origin),
            )
        )
    note = plain(
        Text(
            "名次含本园区；可比园区过少时名次仅供参考，密度类指标不排名。",
            "Ranks count this park; with few peers they say little, and densities are not ranked.",
        )
    )
    caption = Text("本园区与可比园区", "The park beside comparable parks")
    return TableBlock("table.industry.standings", caption, columns, tuple(rows), 0, note)


def _measured(value: float | None, measure: PeerMeasure, origin: Origin) -> Sentence:
    return value_cell("industry", value, unit=measure.unit, show=_SHOW.get(measure.unit, ""), origin=origin)


def measured_peers(survey: PeerSurvey) -> tuple[tuple[PeerMeasure, tuple[tuple[PeerPark, float], ...]], ...]:
    """Return the measures that the park and at least one peer have, with both, the greatest first."""
    found = []
    for measure in MEASURES:
        values = [
            (peer, value)
            for peer in (survey.own, *survey.peers)
            if (peer is survey.own or peer.role in RANKED or measure.wide)
            and (value := value_of(peer, measure)) is not None
        ]
        if len(values) > 1 and values[0][0] is survey.own:
            found.append((measure, tuple(sorted(values, key=lambda pair: (-pair[1], pair[0].id)))))
    return tuple(found)


def strengths_table(survey: StrengthSurvey) -> TableBlock:
    """Return strengths, weaknesses, opportunities and threats: what is compared, both figures, each with its origin."""
    columns = (
        Column(Text("判断", "Side"), "left", 1.0),
        Column(Text("指标", "Measure"), "left", 2.8),
        Column(Text("本园区", "This park"), "right", 1.3),
        Column(Text("参照", "Held against"), "left", 2.8),
        Column(Text("参照值", "Its value"), "right", 1.3),
    )
    rows: list[tuple[Sentence, ...]] = []
    for side in ("strength", "weakness", "opportunity", "threat"):
        for found in survey.on(side):
            zero = found.other.key == "zero"
            rows.append(
                (
                    plain(SIDES[side]),
                    stated(found.own.label, found.own.origin),
                    cell(FigureRun(found.own)),
                    plain(found.other.label) if zero else stated(found.other.label, found.other.origin),
                    EMPTY if zero else cell(FigureRun(found.other)),
                )
            )
    even, unknown = len(survey.on("even")), len(survey.on("unknown"))
    note = EMPTY
    if even or unknown:
        note = plain(
            Text(
                "与参照持平、无碍或无法判断的指标未列，见导出的表。",
                "Measures that are even, no cause for alarm or cannot be told are left to the exported table.",
            )
        )
    caption = Text("优势、短板、机遇与挑战", "Strengths, weaknesses, opportunities and threats")
    return TableBlock("table.industry.strengths", caption, columns, blanked(rows), 0, note)


def spots_table(survey: InterleavingSurvey) -> TableBlock | None:
    """Return the firms whose works stand close to homes, those with most people first; None without any."""
    listed = survey.tables[1].rows
    if not listed:
        return None
    words = Text("厂房与住宅边界距离", "distance between the edges of works and homes")
    origin = computed("diagnosis.interleaving", words, *survey.neighbours.inputs, "households.persons")
    columns = (
        Column(Text("企业", "Firm"), "left", 1.0),
        Column(Text("名称", "Name"), "left", 2.2),
        number_column(Text("厂房（栋）", "Works"), origin),
        number_column(Text("紧邻住宅（栋）", "Homes close by"), origin, 1.2),
        number_column(Text("其中人口（有记录）", "People on record"), origin, 1.2),
    )
    rows = tuple(
        (
            cell(id_of(str(firm))),
            cell(name_of(str(name))) if name else NONE,
            *(
                value_cell("industry", None if v is None else float(v), unit="items", show="count", origin=origin)
                for v in (works, homes, persons)
            ),
        )
        for firm, name, works, homes, persons in listed[:TOP_SPOTS]
    )
    part = Part("industry.interleaving", Text("厂居混杂", "works among homes"), origin)
    order = Text("按涉及人口与住宅由多到少排列。", "Those with most people and homes come first.")
    note = listed_note(part, "spots", order, (len(listed), len(rows)))
    caption = Text("紧邻住宅的企业", "Firms close to homes")
    return TableBlock("table.industry.interleaved", caption, columns, rows, 0, note)
