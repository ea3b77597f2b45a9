"""How does a project leave for another program: the park with its plan, one network for EPANET or SWMM, the bills of quantities, its industry, its finance, or who moves?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.engines.finance import finance_tables
from gongxing.engines.growth import growth_tables
from gongxing.engines.industry import industry_tables
from gongxing.engines.phasing import phasing_tables
from gongxing.engines.portfolio import portfolio_tables
from gongxing.engines.resettlement import resettlement_tables
from gongxing.errors import DataError, NotReadyError
from gongxing.io.atomic import replacing
from gongxing.io.framework_book import framework_tables
from gongxing.io.inp_scheme import scheme_inp as water_inp
from gongxing.io.quantities import write_quantities
from gongxing.io.refusals import refuse
from gongxing.io.survey_book import write_survey_book
from gongxing.io.swmm_inp import scheme_inp as drain_inp
from gongxing.io.writers import write_park
from gongxing.origins import Figure
from gongxing.plan import Finding, Plan
from gongxing.report.quantities import quantities
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.economy import ECONOMY
from gongxing.workflow.values import network_values_of
from gongxing.workflow.watch import framework_now

NETWORKS = ("water", "sewer", "storm")
"""The networks that leave as .inp files: water for EPANET, sewer and storm for SWMM."""
BILLS = "quantities"
INDUSTRY = "industry"
FINANCE = "finance"
FRAMEWORK = "framework"
RESETTLEMENT = "resettlement"
SCHEDULE = "schedule"
PARTS = (*NETWORKS, BILLS, INDUSTRY, FINANCE, FRAMEWORK, RESETTLEMENT, SCHEDULE)


@dataclass(frozen=True)
class PlanBook:
    """Some parts of a plan as a workbook holds them."""

    park_name: str
    as_of: dt.date
    synthetic: bool
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def economy_book(plan: Plan) -> PlanBook:
    """Return decisions on sectors and firms, outlook, package and skills of a plan as figures, findings and tables."""
    return _book_of(plan, ECONOMY, (*portfolio_tables(plan), *industry_tables(plan), *growth_tables(plan)))


def finance_book(plan: Plan) -> PlanBook:
    """Return funds, cash flow, debt, projects on special bonds and incentives of a plan as figures, findings and tables."""
    return _book_of(plan, ("funds", FINANCE), finance_tables(plan))


def framework_book(plan: Plan) -> PlanBook:
    """Return every action with owner, pillar, money, years and indicator, the indicators, pillars and bodies of a plan."""
    return _book_of(plan, (FRAMEWORK,), framework_tables(plan, plan.framework) if plan.framework else ())


def resettlement_book(plan: Plan) -> PlanBook:
    """Return the households with their accounts, the groups and the estates of a plan as figures, findings and tables."""
    return _book_of(plan, (RESETTLEMENT,), resettlement_tables(plan))


def schedule_book(plan: Plan) -> PlanBook:
    """Return works, actions with dates and approvals, stocks by quarter and changes of a plan as figures, findings and tables."""
    return _book_of(plan, ("phasing",), phasing_tables(plan))


def _book_of(plan: Plan, parts: tuple[str, ...], tables: tuple[SurveyTable, ...]) -> PlanBook:
    figures = tuple(f for f in plan.figures if f.key.partition(".")[0] in parts)
    findings = tuple(f for f in plan.findings if f.code.partition(".")[0] in parts)
    return PlanBook(plan.park_name, plan.as_of, plan.synthetic, figures, findings, tables)


def export(project: Project, path: Path | str, *, layer: str = "parcels", part: str = "") -> Path:
    """Write the park with its newest plan to a .gpkg, .geojson, .dxf or .xlsx file, or a part of the plan; return the path.

    `part` is one of PARTS, by default what the file is called: `water.inp` for EPANET, `sewer.inp` and `storm.inp` for SWMM,
    `quantities.xlsx` for the bills of quantities, `industry.xlsx` for the decisions on sectors and firms, the outlook of growth
    and the skills, `finance.xlsx` for funds, cash flow, debt, special bonds and incentives,
    `framework.xlsx` for every action with its owner, pillar, money, years and indicator, `resettlement.xlsx` for the
    households with their accounts, `schedule.xlsx` for the schedule. NotReadyError where the plan has no such part.
    """
    path = Path(path)
    part = part or (path.stem.lower() if path.stem.lower() in PARTS else "")
    suffix = path.suffix.lower()
    if suffix == ".inp":
        return _network(project, path, part)
    if part == BILLS and suffix == ".xlsx":
        plan = _planned(project, BILLS)
        return write_quantities(quantities(plan), plan, path)
    if part in BOOKS and suffix == ".xlsx":
        return _book(project, path, part)
    return write_park(project.load(), project.latest_plan(), path, layer=layer)


BOOKS = {
    INDUSTRY: economy_book, FINANCE: finance_book, FRAMEWORK: framework_book, RESETTLEMENT: resettlement_book, SCHEDULE: schedule_book,
}  # fmt: skip
"""The parts that leave as workbooks of tables."""


def _book(project: Project, path: Path, part: str) -> Path:
    plan = project.latest_plan()
    if plan is not None and part == FRAMEWORK:  # duties and indicators as the park's tables name them today
        plan = replace(plan, framework=framework_now(plan, project.load()))
    book = None if plan is None else BOOKS[part](plan)
    if book is None or not book.tables:
        raise _missing(part)
    try:
        return write_survey_book(book, path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _network(project: Project, path: Path, part: str) -> Path:
    if part not in NETWORKS:
        raise refuse(
            path,
            Text("没有说明是哪个管网", "no word which network"),
            Text("、".join(NETWORKS), "one of " + ", ".join(NETWORKS)),
            Text(
                "用 --part 指明，或以其命名文件（如 water.inp）",
                "say so with --part, or name the file after it (water.inp)",
            ),
            "export.part",
        )
    plan = _planned(project, part)
    scheme: Any = getattr(plan, part).part
    title = plan.park_name + ("（合成数据 synthetic data）" if plan.synthetic else "")
    text = water_inp(scheme, title).text if part == "water" else drain_inp(scheme, network_values_of(project.load()))
    try:
        with replacing(path) as draft:
            draft.write_text(text, encoding="utf-8")
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _planned(project: Project, part: str) -> Plan:
    """Return the newest plan if it holds the part."""
    plan = project.latest_plan()
    wanted = NETWORKS if part == BILLS else (part,)
    if plan is None or not any(
        (found := getattr(plan, name)) is not None and found.part is not None for name in wanted
    ):
        raise _missing(part)
    return plan


def _missing(part: str) -> NotReadyError:
    return NotReadyError(
        Text(f"方案中没有{part}部分：先运行 gongxing plan", f"the plan has no part {part}: run gongxing plan first")
    )


def _unwritable(path: Path, error: OSError) -> DataError:
    return DataError(Text(f"{path} 写不进去（{error}）", f"{path} cannot be written ({error})"))
