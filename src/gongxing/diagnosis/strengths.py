"""What is the park strong and weak in, what helps and what threatens it, each told by two figures and where both come from?

A strength is a comparison: a figure of the park against that of its peers, of the district or nation, of a rule or of a stated
threshold. Inner comparisons sort into strengths and weaknesses, outer ones into opportunities and threats; within a margin the
park is even. Nothing is called a strength that could not be measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from gongxing.diagnosis.portrait import portrait
from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable, plain
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Figure, Origin, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.units import MU_M2, YI_YUAN, wan_yuan, yi_yuan
from gongxing.words import Text

SIDES: Mapping[str, Text] = {
    "strength": Text("优势", "strength"),
    "weakness": Text("短板", "weakness"),
    "opportunity": Text("机遇", "opportunity"),
    "threat": Text("挑战", "threat"),
    "even": Text("持平或无碍", "even, or no cause for alarm"),
    "unknown": Text("无法判断", "cannot be told"),
}
"""The sides a comparison may fall on."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """One comparison: the park's figure (a `*` matches any part of a key), what it is held against, which way is better.

    `kind` is "figure" (another figure's key), "value" (a parameter's key) or "zero".
    """

    figure: str
    against: str
    kind: str
    upward: bool
    outer: bool = False
    only: str = ""
    """"good" or "bad" where the other side says nothing: to stay below an alarm is no opportunity."""
    least: int = 0
    """Fewer sources behind the figure it is held against give no verdict."""


YARDSTICKS: tuple[Yardstick, ...] = (
    Yardstick("industry.peers.output_per_area", "industry.peers.output_per_area.median", "figure", True, least=2),
    Yardstick("industry.peers.sales_per_area", "industry.peers.sales_per_area.median", "figure", True, least=2),
    Yardstick("industry.peers.above_scale_share", "industry.peers.above_scale_share.median", "figure", True, least=2),
    Yardstick("industry.peers.output_per_job", "industry.peers.output_per_job.median", "figure", True, least=2),
    Yardstick("industry.peers.tax_per_sales", "industry.peers.tax_per_sales.median", "figure", True),
    Yardstick("industry.yield.tax_per_land", "industry.base.HY-above.tax_per_land", "figure", True),
    Yardstick("industry.yield.value_added_per_land", "industry.base.HY-above.value_added_per_land", "figure", True),
    Yardstick("industry.yield.value_added_per_energy", "industry.base.HY-above.value_added_per_energy", "figure", True),
    Yardstick("industry.yield.value_added_per_job", "industry.base.HY-above.value_added_per_job", "figure", True),
    Yardstick("industry.yield.rd_share", "industry.base.HY-above.rd_share", "figure", True),
    Yardstick("park.top_two_share", "strength_top_two", "value", False),
    Yardstick("industry.diversity.herfindahl", "strength_herfindahl", "value", False),
    Yardstick("industry.interleaving.homes_near", "strength_homes_near", "value", False),
    Yardstick("industry.specialisation.district.own_part", "", "zero", True),
    Yardstick("industry.specialisation.nation.own_part", "", "zero", True),
    Yardstick("industry.chain.*.cover", "strength_cover", "value", True),
    Yardstick("industry.chain.*.greatest_loss", "strength_one_firm", "value", False),
    Yardstick("network.access_share", "strength_served", "value", True),
    Yardstick("network.water.served_share", "strength_served", "value", True),
    Yardstick("network.sewer.served_share", "strength_served", "value", True),
    Yardstick("industry.specialisation.nation.mix_part", "", "zero", True, outer=True),
    Yardstick("industry.specialisation.nation.share_part", "", "zero", True, outer=True),
    Yardstick("industry.diversity.density", "strength_density", "value", True, outer=True, only="good"),
    Yardstick("industry.diversity.oil_loss", "strength_oil_loss", "value", False, outer=True, only="bad"),
    Yardstick("industry.yield.export_share", "strength_exports", "value", False, outer=True, only="bad"),
    Yardstick("industry.complement.*.fills", "", "zero", True, outer=True, only="good"),
    Yardstick("industry.complement.*.offers", "", "zero", True, outer=True, only="good"),
)
"""The comparisons a survey makes, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison made: both figures, their side and how far apart they are.

    `difference` is own less other in the unit of both; `relative` is that over the other (None against zero).
    """

    key: str
    own: Figure
    other: Figure
    side: str
    difference: float | None
    relative: float | None
    words: Text


@dataclass(frozen=True)
class StrengthSurvey:
    """The strengths, weaknesses, opportunities and threats of a park."""

    comparisons: tuple[Comparison, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]

    def on(self, side: str) -> tuple[Comparison, ...]:
        """Return the comparisons on a side, the farthest apart first."""
        found = [comparison for comparison in self.comparisons if comparison.side == side]
        return tuple(sorted(found, key=lambda c: (-abs(c.relative) if c.relative is not None else 0.0, c.key)))


def survey_strengths(
    park: Park,
    known: Mapping[str, Figure],
    values: Parameters | None = None,
    yardsticks: tuple[Yardstick, ...] = YARDSTICKS,
) -> StrengthSurvey:
    """Return how the park compares, from the figures of other parts (`known`, by key) and of its portrait.

    Without `values` the comparisons against thresholds are left out. NotReadyError where no comparison could be made at all.
    """
    figures = {figure.key: figure for figure in portrait(park)} | dict(known)
    margin = values.value("strength_margin") if values else 0.0
    found = tuple(
        made
        for yardstick in yardsticks
        for own in _matching(figures, yardstick.figure)
        if (made := _compare(own, yardstick, figures, (values, margin))) is not None
    )
    if all(comparison.side == "unknown" for comparison in found):
        fault = Fault(
            Place(table="firms"), Text("没有可比较的指标", "no figure that could be compared"), Text("企业、对标园区、地区数据", "firms, peers, regions"),
            Text("导入企业名录、对标园区与地区分行业数据", "import the register, peers and regions by sector"), "strengths",
        )  # fmt: skip
        raise NotReadyError(
            Text("资料不足，无法判断优势与短板", "there is too little to tell strengths from weaknesses"), (fault,)
        )
    return StrengthSurvey(found, tuple(_figures(found)), tuple(_findings(found)), (_table(found),))


def _matching(figures: Mapping[str, Figure], pattern: str) -> list[Figure]:
    if "*" not in pattern:
        return [figures[pattern]] if pattern in figures else []
    return [figure for key, figure in figures.items() if fnmatchcase(key, pattern)]


def _compare(
    own: Figure, yardstick: Yardstick, figures: Mapping[str, Figure], given: tuple[Parameters | None, float]
) -> Comparison | None:
    values, margin = given
    other = _other(own, yardstick, figures, values)
    if other is None:
        return None
    if own.value is None or other.value is None:
        return Comparison(own.key, own, other, "unknown", None, None, _gap(own))
    if len(other.origin.inputs) < yardstick.least:
        return Comparison(own.key, own, other, "unknown", None, None, _thin(own, len(other.origin.inputs)))
    difference = own.value - other.value
    relative = difference / abs(other.value) if other.value else None
    even = abs(difference) <= margin * abs(other.value)
    good = (difference > 0) == yardstick.upward
    sides = ("opportunity", "threat") if yardstick.outer else ("strength", "weakness")
    silent = even or (yardstick.only == "bad" and good) or (yardstick.only == "good" and not good)
    side = "even" if silent else sides[0] if good else sides[1]
    return Comparison(own.key, own, other, side, difference, relative, _words(own, other, even))


def _gap(own: Figure) -> Text:
    zh, en = ("本园区", "the figure of the park") if own.value is None else ("参照", "the reference")
    return Text(f"{own.label.zh}：{zh}数据缺失，无法判断", f"{own.label.en}: {en} is not known")


def _thin(own: Figure, count: int) -> Text:
    return Text(
        f"{own.label.zh}：可比对象仅 {count} 个，不作判断",
        f"{own.label.en}: only {count} to compare with, too few to judge by",
    )


def _other(
    own: Figure, yardstick: Yardstick, figures: Mapping[str, Figure], values: Parameters | None
) -> Figure | None:
    """Return what a figure is held against, None where that part of the survey is not there."""
    if yardstick.kind == "figure":
        return figures.get(yardstick.against)
    if yardstick.kind == "zero":
        nought = Text("零", "zero")
        return Figure("zero", nought, 0.0, own.unit, computed("diagnosis.strengths", nought))
    if values is None:
        return None
    entry = values.entry(yardstick.against)
    return Figure(f"industry.strength.{yardstick.against}", entry.label, entry.value, own.unit, entry.origin)


def said(value: float, unit: str) -> Text:
    """Return a number of a finding in words, in the units planners speak in."""
    if unit == "share":
        return Text(f"{100 * value:.1f}%", f"{100 * value:.1f} %")
    if unit == "yuan":
        zh = f"{yi_yuan(value):.2f} 亿元" if abs(value) >= YI_YUAN else f"{wan_yuan(value):.0f} 万元"
        return Text(zh, f"{value / 1e6:,.1f} million yuan")
    if unit == "yuan/m2":
        return Text(f"{wan_yuan(value * MU_M2):.1f} 万元/亩", f"{value * MU_M2 / 1000:,.1f} thousand yuan per mu")
    if unit in ("yuan/tce", "yuan/person"):
        of = Text("吨标煤", "tce") if unit == "yuan/tce" else Text("人", "person")
        return Text(f"{wan_yuan(value):.2f} 万元/{of.zh}", f"{value / 1000:,.1f} thousand yuan per {of.en}")
    text = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    words = _UNIT_WORDS.get(unit)
    plain = text.replace(",", "")
    return Text(plain, text) if words is None else Text(plain + words.zh, text + words.en)


_UNIT_WORDS: Mapping[str, Text] = {"persons": Text(" 人", " people"), "links": Text(" 个环节", " links")}


def _words(own: Figure, other: Figure, even: bool) -> Text:
    mine, theirs = said(own.value or 0.0, own.unit), said(other.value or 0.0, other.unit)
    more = (own.value or 0.0) > (other.value or 0.0)
    zh, en = ("相当于", "about") if even else ("高于", "above") if more else ("低于", "below")
    if other.key == "zero":
        sign = ("为正", "above zero") if more else ("为零", "zero") if even else ("为负", "below zero")
        return Text(f"{own.label.zh} {mine.zh}，{sign[0]}", f"{own.label.en} is {mine.en}, {sign[1]}")
    return Text(
        f"{own.label.zh} {mine.zh}，{zh}{other.label.zh}（{theirs.zh}）",
        f"{own.label.en} is {mine.en}, {en} the {other.label.en} ({theirs.en})",
    )


def _figures(found: tuple[Comparison, ...]) -> Iterator[Figure]:
    origin = computed(
        "diagnosis.strengths", Text("两个指标逐项比较后计数", "counted after comparing two figures each"),
        *dict.fromkeys(comparison.own.origin.ref for comparison in found),
    )  # fmt: skip
    for side, label in SIDES.items():
        count = sum(comparison.side == side for comparison in found)
        yield Figure(f"industry.strengths.{side}", label, float(count), "items", origin)


def _findings(found: tuple[Comparison, ...]) -> Iterator[Finding]:
    verdicts = {"strength": "pass", "weakness": "warn", "opportunity": "pass", "threat": "warn", "unknown": "unknown"}
    for comparison in found:
        if comparison.side in verdicts:
            origins = _origins(comparison)
            yield Finding(
                f"industry.strengths.{comparison.key}", SIDES[comparison.side], verdicts[comparison.side],
                comparison.words, (), comparison.other.origin.ref, origins,
            )  # fmt: skip


def _origins(comparison: Comparison) -> tuple[Origin, ...]:
    return (comparison.own.origin, comparison.other.origin)


def _table(found: tuple[Comparison, ...]) -> SurveyTable:
    columns = (
        SurveyColumn("side", Text("判断", "side"), words=tuple(SIDES.items())),
        SurveyColumn("figure", Text("指标代码", "figure")),
        SurveyColumn("words_zh", Text("说明（中文）", "in words (Chinese)")),
        SurveyColumn("words_en", Text("说明（英文）", "in words (English)")),
        SurveyColumn("own", Text("本园区", "this park")),
        SurveyColumn("other", Text("参照", "reference")),
        SurveyColumn("unit", Text("单位", "unit")),
        SurveyColumn("relative", Text("相差比例", "relative difference"), "share"),
        SurveyColumn("own_origin", Text("本园区来源", "origin of the park's figure")),
        SurveyColumn("other_origin", Text("参照来源", "origin of the reference")),
    )
    rows: list[tuple[Cell, ...]] = []
    for side in SIDES:
        for c in found:
            if c.side == side:
                rows.append(
                    (
                        side, c.key, c.words.zh, c.words.en, plain(c.own.value, 6), plain(c.other.value, 6), c.own.unit,
                        plain(c.relative), c.own.origin.ref, f"{c.other.origin.ref}: {c.other.origin.words.zh}",
                    )
                )  # fmt: skip
    return SurveyTable("strengths", Text("优势与短板", "strengths and weaknesses"), columns, tuple(rows))
