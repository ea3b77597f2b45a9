"""How does a survey of the park as it stands look on a terminal?"""

from __future__ import annotations

from gongxing.display.terminal import MARKS, OUT
from gongxing.origins import Figure
from gongxing.report.amounts import amount
from gongxing.words import Lang, Text
from gongxing.workflow.survey import SurveyReport

SECTIONS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        Text("道路", "Roads"),
        (
            "network.road_m", "network.road_density", "network.density", "network.access_share", "network.no_access",
            "network.pieces", "network.dead_ends", "network.dead_ends_over", "network.detour", "network.cut_off_pairs",
        ),
    ),
    (
        Text("消防", "Fire protection"),
        ("network.fire_lane_share", "network.fire_lane_far", "network.hydrant_share", "network.hydrant_far"),
    ),
    (
        Text("出行时间", "Travel times"),
        (
            "network.time.firms.gate", "network.time.homes.centre", "network.time.parcels.gate",
            "network.time.parcels.arterial", "network.time.parcels.fire", "network.time.parcels.fire.within",
        ),
    ),
    (
        Text("给水", "Water"),
        (
            "network.water.m", "network.water.served_share", "network.water.aged_share", "network.water.small_m",
            "network.water.apart_m", "network.water.demand_m3_day", "network.water.pressure_min_m",
            "network.water.pressure_low", "network.water.velocity_max_m_s", "network.water.velocity_over",
            "network.water.gradient_max_m_km", "network.water.gradient_over",
        ),
    ),
    (
        Text("污水", "Sewers"),
        (
            "network.sewer.m", "network.sewer.served_share", "network.sewer.aged_share", "network.sewer.apart_m",
            "network.sewer.load_max", "network.sewer.over", "network.sewer.flooded",
        ),
    ),
    (
        Text("雨水", "Storm drains"),
        (
            "network.storm.m", "network.storm.served_share", "network.storm.aged_share", "network.storm.apart_m",
            "network.storm.load_max", "network.storm.over", "network.storm.flooded",
        ),
    ),
)  # fmt: skip
"""The key figures a survey ends with, by section."""


def show_survey(found: SurveyReport, lang: Lang, sections: tuple[tuple[Text, tuple[str, ...]], ...] = SECTIONS) -> None:
    """Show the key figures, the findings that are not passed and the files of a survey."""
    mark = Text("（合成数据）", " (synthetic data)").in_(lang) if found.synthetic else ""
    OUT.print(f"{found.park}{mark}", markup=False)
    by_key = {figure.key: figure for figure in found.figures}
    for title, keys in sections:
        shown = [by_key[key] for key in keys if key in by_key]
        if all(figure.value is None for figure in shown):
            nothing = Text("：未知，原因见下", ": unknown, for the reasons below").in_(lang)
            OUT.print(f"[bold]{title.in_(lang)}[/]{nothing}")
            continue
        OUT.print(f"[bold]{title.in_(lang)}[/]")
        for figure in shown:
            OUT.print("  " + spoken(figure, lang), markup=False)
    for finding in found.findings:
        if finding.verdict != "pass":
            OUT.print(f"  {MARKS[finding.verdict]} {finding.label.in_(lang)}: {finding.words.in_(lang)}")
    passed = sum(finding.verdict == "pass" for finding in found.findings)
    OUT.print(
        Text(
            f"检查 {len(found.findings)} 项，符合 {passed} 项", f"{passed} of {len(found.findings)} checks passed"
        ).in_(lang)
    )
    for file in found.files:
        OUT.print(("已写 " if lang == "zh" else "written: ") + file, markup=False)


def spoken(figure: Figure, lang: Lang) -> str:
    """Return a figure in one line: label, amount in a fitting unit or the word for unknown."""
    sign = "：" if lang == "zh" else ": "
    label = figure.label.in_(lang)
    return (label if lang == "zh" else label[:1].upper() + label[1:]) + sign + amount(figure, lang)
