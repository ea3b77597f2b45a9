"""In what is the park specialised against its district and the nation, and how much of its growth is its own?"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from gongxing.algorithms.concentration import herfindahl
from gongxing.diagnosis.comparison import district_comparison, nation_comparison
from gongxing.diagnosis.reference_view import ReferenceView, view_of
from gongxing.diagnosis.specialisation_words import (
    specialisation_figures,
    specialisation_findings,
    specialisation_tables,
)
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.input_output import InputOutput
from gongxing.standards.sectors import SectorMap
from gongxing.words import Text


@dataclass(frozen=True)
class Specialisation:
    """The survey of specialisation; `views` hold the district and the nation as far as they are known."""

    views: tuple[ReferenceView, ...]
    herfindahl: float
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]

    def view(self, level: str) -> ReferenceView | None:
        """Return the view against "district" or "nation", None where it is not known."""
        return next((view for view in self.views if view.comparison.level == level), None)


def survey_specialisation(park: Park, table: InputOutput, sectors: SectorMap) -> Specialisation:
    """Return location quotients, indices of specialisation and shift-share of the park against its district and the nation.

    Firms are put beside the codes that the reference itself uses (`region_sectors`), the nation falls back to the packaged
    input-output table. What cannot be done for want of data is told as a finding. NotReadyError where firms have no sectors or sales.
    """
    firms = park.firms.frame
    sales = firms["sales_yuan"].fillna(firms["output_yuan"])
    usable = firms["sector"].notna() & (sales > 0)
    if not usable.any():
        raise NotReadyError(
            Text("无法测算专业化", "specialisation cannot be measured"), [_fault("sector"), _fault("sales_yuan")]
        )
    found = (district_comparison(park, sectors), nation_comparison(park, table, sectors))
    views = tuple(view_of(comparison) for comparison in found if comparison is not None)
    digits = firms.loc[usable, "sector"].astype(str).str.extract(r"(\d{2,4})")[0].fillna("")
    spread = herfindahl(pd.Series(sales[usable].to_numpy(float)).groupby(digits.to_numpy()).sum().to_numpy())
    return Specialisation(
        views, spread, specialisation_figures(views, spread), specialisation_findings(views, park), specialisation_tables(views)
    )  # fmt: skip


def _fault(column: str) -> Fault:
    expected = {
        "sector": Text("国民经济行业分类代码", "an industry code"),
        "sales_yuan": Text("大于零的销售收入", "sales above zero"),
    }[column]
    found = Text("没有一家企业两者兼有", "no firm has both")
    remedy = Text("补填企业名录并重新导入", "fill in the firm register and import it again")
    return Fault(Place(table="firms", column=column), found, expected, remedy, "specialisation")
