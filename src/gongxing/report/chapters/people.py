"""Whom does the plan displace, what are they owed, and what does the resettlement engine still owe?"""

from __future__ import annotations

from gongxing.origins import Figure, computed
from gongxing.report.cells import rule_said
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body, lacking, open_chapter, pending
from gongxing.report.document import Block, Bullets, FigureRun, plain, say
from gongxing.report.material import Material
from gongxing.words import Text

_CLEARED_BY_LAW = ("ZD-48c", "ZD-32", "ZD-28", "AZ-ZJ1")


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on livelihood and resettlement."""
    rules = tuple(
        found
        for found in (rule_said(material, code, Text("{rule}。", "{rule}.")) for code in _CLEARED_BY_LAW)
        if found.zh
    )
    return body(
        open_chapter("resettlement"), *_displaced(material), Bullets(rules) if rules else None, pending("resettlement")
    )


def displaced(material: Material) -> tuple[Figure, Figure, Figure] | None:
    """Return households, persons and lawful floor area on parcels that lose their homes; None without a scheme or register."""
    households = material.park["households"]
    if material.land is None or not len(households):
        return None
    leaving = {
        c.parcel
        for c in material.land.choices
        if c.changed and c.present.startswith("07") and not c.planned.startswith("07")
    }
    frame = households.frame
    rows = frame[frame["parcel"].isin(leaving)]
    words = Text(
        "规划不再作居住用途的居住地块上的住户", "households on residential parcels that the plan puts to another use"
    )
    origin = computed(
        "report.chapters.people", words, "households.parcel", "households.persons", "households.floor_m2", "parcels.use"
    )
    persons = float(rows["persons"].sum()) if rows["persons"].notna().any() or not len(rows) else None
    floor = float(rows["floor_m2"].sum()) if rows["floor_m2"].notna().any() or not len(rows) else None
    return (
        Figure(
            "report.displaced", Text("须安置住户", "households to resettle"), float(len(rows)), "households", origin
        ),
        Figure("report.displaced_persons", Text("须安置人口", "persons to resettle"), persons, "persons", origin),
        Figure("report.displaced_floor", Text("须安置住户的住房面积", "their floor area"), floor, "m2", origin),
    )


def _displaced(material: Material) -> tuple[Block, ...]:
    if not len(material.park["households"]):
        return (
            lacking(
                Text("住户", "households"),
                Text("动迁户数与安置面积", "households displaced and the floor area they need"),
            ),
        )
    found = displaced(material)
    if found is None:
        return body(
            paragraph(
                plain(
                    Text(
                        "尚无可行的用地方案，动迁规模暂缺。",
                        "There is no feasible land scheme yet, so the size of resettlement is open.",
                    )
                )
            )
        )
    households, persons, floor = (FigureRun(figure, "m2" if figure.unit == "m2" else "") for figure in found)
    if not found[0].value:
        return body(paragraph(plain(Text("方案不涉及住户动迁。", "The plan displaces no household."))))
    lead = say(
        Text(
            "按用地方案，须安置{households}、{persons}，现有住房面积{floor}。",
            "Under the land scheme {households} with {persons} are to be resettled; they hold {floor} of floor area.",
        ),
        households=households,
        persons=persons,
        floor=floor,
    )
    gate = plain(
        Text(
            "安置房源落实之前，相应地块不得启动搬迁。",
            "No parcel may be cleared before its replacement housing is there.",
        )
    )
    return body(paragraph(lead, gate))
