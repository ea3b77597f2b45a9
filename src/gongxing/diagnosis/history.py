"""How did sales, output, tax and jobs of the firms go over the years, and can that history be trusted?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gongxing.diagnosis.history_faults import history_findings
from gongxing.diagnosis.history_panel import MEASURES, Panel, like_for_like, mean_rate, panel_of, sums
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, plain
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Figure, Origin, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class History:
    """What is known of the firms over the years; no gap is filled."""

    firms: tuple[str, ...]
    """Ids of the firms with at least one year, in the order of the register, those it does not know last."""
    years: tuple[int, ...]
    """Every year from the first to the last, whether or not it has rows."""
    values: Mapping[str, FloatArray]
    """By measure (sales, output, tax, jobs) the values (n_firms, n_years) in yuan or persons, NaN where missing."""
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    tables: tuple[SurveyTable, ...] = field(default=())

    def total(self, measure: str) -> FloatArray:
        """Return the sum (n_years,) over the firms with a value, NaN for years without any."""
        return sums(self.values[measure])[0]

    def behind(self, measure: str) -> npt.NDArray[np.int64]:
        """Return how many firms (n_years,) are behind each sum."""
        return sums(self.values[measure])[1]


def firm_history(park: Park) -> History:
    """Return the history of the firms from the table `firm_years`; NotReadyError where it is empty."""
    if not len(park["firm_years"]):
        fault = Fault(
            Place(table="firm_years"),
            Text("没有行", "no rows"),
            Text("企业历年销售、产值、税收与从业人数", "sales, output, tax and jobs of firms by year"),
            Text("导入 firm_years 表（企业、年份、产值……）", "import the table firm_years (firm, year, output ...)"),
            "history.empty",
        )
        raise NotReadyError(Text("没有企业历年数据", "the years of the firms are not known"), [fault])
    panel = panel_of(park)
    tables = (_year_table(panel), _firm_table(panel, park))
    return History(panel.firms, panel.years, panel.values, _figures(panel), history_findings(panel, park), tables)


def _origin(measure: str, words: Text) -> Origin:
    return computed("diagnosis.history", words, f"firm_years.{MEASURES[measure].column}", "firm_years.year")


def _figures(panel: Panel) -> tuple[Figure, ...]:
    counted = computed("diagnosis.history", Text("企业历年数据逐行计数", "counted in firm_years"), "firm_years")
    found = [
        Figure("industry.history.firms", Text("有历年数据的企业", "firms with a history"), len(panel.firms), "firms", counted),
        Figure("industry.history.years", Text("历史年数", "years of history"), len(panel.years), "years", counted),
        Figure("industry.history.filled", Text("企业历年产值齐全度", "share of firm-years with output"), _filled(panel), "share", counted),
    ]  # fmt: skip
    for key, measure in MEASURES.items():
        total, behind = sums(panel.values[key])
        known = np.flatnonzero(behind > 0)
        if not len(known):
            continue
        last = int(known[-1])
        sum_words = Text(
            f"{panel.years[last]} 年有数的 {behind[last]} 家企业之和",
            f"sum over the {behind[last]} firms known in {panel.years[last]}",
        )
        found.append(
            Figure(
                f"industry.history.{key}.last",
                Text(f"末年{measure.label.zh}合计", f"{measure.label.en} in the last year"),
                float(total[last]),
                measure.unit,
                _origin(key, sum_words),
            )
        )
        rate, count = mean_rate(panel.values[key])
        rate_words = Text(
            "相邻两年都有数的企业之和逐年相比，取几何平均",
            "geometric mean of yearly ratios of sums over firms known in both years",
        )
        note = Text(f"{count} 个相邻年份", f"{count} pairs of years")
        found.append(
            Figure(
                f"industry.history.{key}.rate",
                Text(f"{measure.label.zh}年均增速（同口径）", f"yearly growth of {measure.label.en}, like for like"),
                rate,
                "share",
                _origin(key, rate_words),
                note,
            )
        )
    return tuple(found)


def _filled(panel: Panel) -> float | None:
    """Return the share of firm-years with output, from the first year of each firm to the last of the table."""
    known = np.isfinite(panel.values["output"])
    alive = np.maximum.accumulate(np.isfinite(np.array(list(panel.values.values()))).any(axis=0), axis=1)
    return float(known.sum() / alive.sum()) if known.any() else None


def _year_table(panel: Panel) -> SurveyTable:
    columns = [SurveyColumn("year", Text("年份", "year"))]
    cells: list[list[object]] = [list(panel.years)]
    for key, measure in MEASURES.items():
        total, behind = sums(panel.values[key])
        growth = like_for_like(panel.values[key])
        columns += [
            SurveyColumn(key, measure.label, measure.unit),
            SurveyColumn(f"{key}_firms", Text(f"有{measure.label.zh}的企业", f"firms with {measure.label.en}"), "firms"),
            SurveyColumn(f"{key}_growth", Text(f"{measure.label.zh}同口径增速", f"growth of {measure.label.en}, like for like"), "share"),
        ]  # fmt: skip
        cells += [total.tolist(), behind.tolist(), growth.tolist()]
    rows = tuple(tuple(plain(value, 4) for value in row) for row in zip(*cells, strict=True))
    return SurveyTable("history_years", Text("园区历年合计", "the park over the years"), tuple(columns), rows)


def _firm_table(panel: Panel, park: Park) -> SurveyTable:
    register = park.firms.frame
    names = dict(zip(register["id"], register["name"], strict=True))
    columns = (
        SurveyColumn("firm", Text("企业", "firm")),
        SurveyColumn("name", Text("企业名称", "name of the firm")),
        SurveyColumn("years", Text("有产值的年数", "years with output"), "years"),
        SurveyColumn("missing", Text("缺产值的年份", "years without output")),
        SurveyColumn("first", Text("首年产值", "output in the first year"), "yuan"),
        SurveyColumn("last", Text("末年产值", "output in the last year"), "yuan"),
        SurveyColumn("rate", Text("产值年均增速", "yearly growth of output"), "share"),
    )
    rows = []
    for place, firm in enumerate(panel.firms):
        output = panel.values["output"][place]
        at = np.flatnonzero(np.isfinite(output))
        first, last = (float(output[at[0]]), float(output[at[-1]])) if len(at) else (None, None)
        rate = None
        if len(at) > 1 and first and last and first > 0 and last > 0:
            rate = (last / first) ** (1.0 / float(at[-1] - at[0])) - 1.0
        gaps = [panel.years[k] for k in range(at[0], at[-1]) if not np.isfinite(output[k])] if len(at) else []
        missing = " ".join(str(year) for year in gaps)
        cells = (firm, str(names.get(firm, "")), len(at), missing, first, last, rate)
        rows.append(tuple(plain(value, 4) for value in cells))
    return SurveyTable("history_firms", Text("企业历年产值", "output of firms over the years"), columns, tuple(rows))
