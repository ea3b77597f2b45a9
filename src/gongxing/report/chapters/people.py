"""Whom does the plan displace, what are they owed, where do they go, and at what risk?"""

from __future__ import annotations

from gongxing.origins import Figure, computed
from gongxing.plan import ResettlementScheme
from gongxing.report.cells import rule_said, stated
from gongxing.report.chapters.foundation import paragraph
from gongxing.report.chapters.opening import body, lacking, open_chapter, pending
from gongxing.report.document import Block, Bullets, FigureRun, MapBlock, Paragraph, Sentence, name_of, plain, say
from gongxing.report.material import Material
from gongxing.report.resettlement_map import RESETTLEMENT_TITLE
from gongxing.report.resettlement_tables import ORIGIN, accounts_table, estates_table, groups_table
from gongxing.words import Text

_CLEARED_BY_LAW = ("ZD-48c", "ZD-32", "ZD-28", "AZ-ZJ1")


def build(material: Material) -> tuple[Block, ...]:
    """Return the chapter on livelihood and resettlement."""
    rules = tuple(
        found
        for found in (rule_said(material, code, Text("{rule}。", "{rule}.")) for code in _CLEARED_BY_LAW)
        if found.zh
    )
    result = material.plan.resettlement
    if result is not None and result.part is not None:
        written = _resettled(material, result.part)
    elif result is not None:
        written = (*_displaced(material), *_short(result.conflict))
    else:
        written = (*_displaced(material), pending("resettlement"))
    return body(open_chapter("resettlement"), *written, Bullets(rules) if rules else None)


def _short(conflict: tuple[Text, ...]) -> tuple[Block, ...]:
    """Return why no scheme could be made: what cannot hold together."""
    lead = plain(
        Text(
            "房源、宅基地或资金不足以满足住户的选择与既定安排，下列要求不能同时成立：",
            "Flats, sites or money do not suffice for what households chose and what is decided; these cannot hold together:",
        )
    )
    return (Paragraph(lead), Bullets(tuple(stated(words, ORIGIN, marked=True) for words in conflict)))


def _resettled(material: Material, scheme: ResettlementScheme) -> tuple[Block, ...]:
    """Return who moves and where to, what is paid, flats against households, risk and procedure."""
    if not scheme.lines:
        return body(paragraph(plain(Text("方案不涉及住户动迁。", "The plan displaces no household."))))

    def run(key: str, zh: str, en: str, show: str = "") -> FigureRun:
        return material.run(f"resettlement.{key}", Text(zh, en), show)

    lead = say(
        Text(
            "方案使{households}、{persons}搬迁。按“{profile}”安置标准，安置面积合计{area}，补偿净额{paid}，新建安置小区{built}；逐户账目合计到分，见下表与逐户告知书。",
            "The plan moves {households} with {persons}. Under the profile “{profile}” they are entitled to {area} in all; compensation comes to {paid} net and new "
            "estates to {built}; every household's account is drawn up to the fen, see the tables and the letters.",
        ),
        households=run("households", "安置户数", "households resettled", "households"),
        persons=run("persons", "安置人口", "persons resettled", "persons"),
        profile=name_of(scheme.profile_label),
        area=run("entitled_m2", "安置面积合计", "entitled floor area", "m2"),
        paid=run("compensation_yuan", "补偿净额", "compensation, net", "yuan2"),
        built=run("building_yuan", "安置小区建设费用", "cost of building estates", "yuan2"),
    )
    homes = say(
        Text(
            "分配安置房{flats}套、宅基地{sites}处，货币补偿{money}；选房户中与本组多数同住一个小区的占{together}，平均迁移{far}。方案与已证最优的差距为{gap}。",
            "{flats} flats and {sites} homestead sites are given, {money} take money; {together} of those who take flats live in the estate of most of their group, {far} from the "
            "old home on average. The scheme is within {gap} of the proven optimum.",
        ),
        flats=run("flats", "分配安置房", "flats given", "count"),
        sites=run("sites", "分配宅基地", "homestead sites given", "count"),
        money=run("money", "货币补偿户数", "households paid in money", "households"),
        together=run("together_share", "与本组多数同小区的比例", "share together", "percent"),
        far=run("distance_m", "平均安置距离", "mean distance", "m"),
        gap=run("gap", "已证差距", "proven gap", "%2"),
    )
    warnings = tuple(stated(words, ORIGIN, marked=True) for words in scheme.warnings)
    drawn = bool(len(material.park.parcels))
    return body(
        paragraph(lead), paragraph(homes), MapBlock("map.resettlement", RESETTLEMENT_TITLE) if drawn else None,
        groups_table(scheme), estates_table(scheme), accounts_table(scheme), Paragraph(_order()),
        Bullets(warnings) if warnings else None,
    )  # fmt: skip


def _order() -> Sentence:
    return plain(
        Text(
            "程序上，每个村组先走完征收程序（预公告、现状调查、稳定风险评估、方案公告、登记与协议、资金到位、报批与公告），所需房源建成后方可搬迁腾空，腾空后地块才改变用途；"
            "各步骤日期见分期实施一章。",
            "Each group first goes through the acquisition (pre-notice, survey, risk assessment, notice of the scheme, registration and agreements, money in place, "
            "approval and notice); it is cleared only once its flats are there, and its parcels change their use only after that. The days stand in the chapter on phasing.",
        )
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
