"""How do today's networks do, and where is it written down: figures, findings, tables, maps?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gongxing.algorithms.sizing import SizingProblem, load_case
from gongxing.diagnosis.design_storm import storm_l_s_ha
from gongxing.diagnosis.drain_state import DrainState, DrainSurvey, Flooding, survey_drains
from gongxing.diagnosis.drainage import DrainModel, sewage_peak
from gongxing.diagnosis.pipes import KINDS, survey_pipes
from gongxing.diagnosis.survey import Survey, limits_of, present_states, survey_streets
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.diagnosis.water_state import EPANET, WaterState, WaterSurvey, state_of, survey_water
from gongxing.errors import DataError
from gongxing.io.atomic import replacing
from gongxing.io.drain_inp import Inflow, drain_inp
from gongxing.io.network_inp import network_inp
from gongxing.io.survey_book import write_survey_book
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.park.zones import own_park
from gongxing.plan import Finding, Plan, Progress
from gongxing.referees import Epanet
from gongxing.referees.swmm_run import run_swmm
from gongxing.report.material import Material
from gongxing.report.survey_maps import draw_survey_maps
from gongxing.standards.parameters import Parameters
from gongxing.store import Project
from gongxing.words import LANGS, Text
from gongxing.workflow.values import network_values_of, standards_of

Tell = Callable[[Progress], None]
FOLDER = "networks_today"
AGREED_M = 1e-3
"""Our own solver and EPANET agree when their heads differ by no more."""
SURCHARGE_MIN = 1.0
"""A drain counts as overloaded when SWMM finds it full at both ends for so many minutes."""
BALANCED = 0.02
"""Greatest error of SWMM's water balance that is passed without remark."""
STEADY_MIN, DRAINING_MIN = 480, 60
"""How long sewers run at their peak, and how long storm drains are followed after the rain."""
_STREETS = Text("测量道路与可达性", "measuring roads and access")
_PIPES = Text("测量管线", "measuring pipes")
_JUDGE = Text("校核给水与排水", "judging water and drains")
_MAPS = Text("绘制地图", "drawing the maps")
_TABLES = Text("写表格", "writing the tables")


@dataclass(frozen=True, slots=True)
class SurveyReport:
    """What a survey of today's networks came to, for people and programs: figures, findings, tables, files written."""

    park: str
    synthetic: bool
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]
    files: tuple[str, ...]


def survey_networks(source: Project | Park, *, progress: Tell | None = None) -> Survey:
    """Return the survey of the networks of a project or park as they stand, pipes judged by EPANET and SWMM.

    What the data cannot say is None, with a finding that names what to import. Nothing is written.
    """
    tell = progress or (lambda _: None)
    park = own_park(source.load() if isinstance(source, Project) else source)
    values = network_values_of(park)
    tell(Progress(_STREETS, 0.02))
    streets = survey_streets(park, values)
    tell(Progress(_PIPES, 0.2))
    pipes = survey_pipes(park, values)
    tell(Progress(_JUDGE, 0.3))
    water, drains = present_states(park, values, pipes)
    water, verdict = _by_epanet(water)
    judged = {kind: by_swmm(state, values) for kind, state in drains.items()}
    settings = park.settings
    return Survey(
        settings.name,
        settings.as_of,
        settings.synthetic,
        *streets,
        pipes,
        _with(survey_water(water, values), verdict),
        _drains(judged, values),
        limits_of(values),
    )


def _by_epanet(own: WaterState | Finding) -> tuple[WaterState | Finding, tuple[Finding, ...]]:
    """Return the peak hour as EPANET 2.2 finds it, and whether our own solver agrees; our own where EPANET refuses."""
    if isinstance(own, Finding):
        return own, ()
    label = Text("EPANET 复核", "EPANET referee")
    model = own.model
    try:
        written = network_inp(model.network, "networks today")
        case = load_case(written.network)
        with Epanet(written.text, written.network) as referee:
            verdict = referee.judge(SizingProblem(written.network, np.zeros(0, dtype=np.int64), (), (case,)), ())
    except DataError as error:
        words = Text(f"EPANET 未能计算：{error.in_('zh')}", f"EPANET could not run: {error.in_('en')}")
        return own, (Finding("network.water.epanet", label, "unknown", words),)
    network = model.network
    head = np.where(network.fixed, network.head, verdict.pressure[0] + network.elevation)
    judged = state_of(
        model, head, np.copysign(verdict.velocity[0] * np.pi * network.diameter**2 / 4.0, own.flow), EPANET
    )
    apart = float(np.abs(head - own.head).max())
    words = Text(
        f"EPANET 2.2 与自有解算的水头相差不超过 {apart:.1e} 米",
        f"EPANET 2.2 and our own solver differ by at most {apart:.1e} m of head",
    )
    agrees = "pass" if apart <= AGREED_M and verdict.warning not in (1, 2) else "warn"
    return judged, (Finding("network.water.epanet", label, agrees, words),)


def by_swmm(state: DrainState | Finding, values: Parameters) -> tuple[DrainState | Finding, Finding | None]:
    """Return the peak of the drains with what SWMM 5 says of flooding, or the finding that says why it could not be run."""
    if isinstance(state, Finding):
        return state, None
    name, model = KINDS[state.model.kind], state.model
    label = Text(f"{name.zh} SWMM 校核", f"SWMM referee of the {name.en}")
    code = f"network.{model.kind}.swmm"
    if not np.isfinite(model.ground).all():
        words = Text(
            "冒溢未知，因为没有高程点；请导入地形图高程点",
            "flooding is unknown, because there are no spot heights; import those of the topographic map",
        )
        return state, Finding(code, label, "unknown", words)
    written = drain_inp(model, _inflow(model, values), f"{model.kind} today")
    try:
        run = run_swmm(written.text)
    except DataError as error:
        words = Text(f"SWMM 未能计算：{error.in_('zh')}", f"SWMM could not run: {error.in_('en')}")
        return state, Finding(code, label, "unknown", words)
    volume = np.zeros(len(model.graph.xy))
    np.add.at(volume, list(written.joint), [run.flooded_m3[node] for node in written.nodes])
    surcharged, fullest = np.zeros(len(state.flow), dtype=bool), np.full(len(state.flow), np.nan)
    for link, row in zip(written.links, written.row, strict=True):
        surcharged[row] = run.full_hours[link] * 60.0 >= SURCHARGE_MIN
        fullest[row] = run.depth_m[link] / model.diameter[row]
    sound = abs(run.lost_share) <= BALANCED
    words = Text(f"水量平衡误差 {run.lost_share:.2%}", f"error of the water balance {run.lost_share:.2%}")
    return replace(state, flooding=Flooding(volume, surcharged, fullest)), Finding(
        code, label, "pass" if sound else "warn", words
    )


def _inflow(model: DrainModel, values: Parameters) -> Inflow:
    """Return what the joints take in: sewage at the peak of all of it together, or the runoff of the design storm."""
    if model.kind == "storm":
        course = storm_l_s_ha(values)
        return Inflow(model.own, course, len(course) + DRAINING_MIN)
    whole = model.own.sum()
    peak = float(sewage_peak(np.array([whole]), values)[0] / whole) if whole > 0 else 1.0
    return Inflow(1000.0 * peak * model.own, np.zeros(0), STEADY_MIN)


def _drains(judged: dict[str, tuple[DrainState | Finding, Finding | None]], values: Parameters) -> DrainSurvey:
    survey = survey_drains({kind: state for kind, (state, _) in judged.items()}, values)
    said = tuple(finding for _, finding in judged.values() if finding is not None)
    return replace(survey, findings=(*survey.findings, *said))


def _with(survey: WaterSurvey, findings: tuple[Finding, ...]) -> WaterSurvey:
    return replace(survey, findings=(*survey.findings, *findings))


def write_survey(project: Project, survey: Survey, *, progress: Tell | None = None) -> tuple[Path, ...]:
    """Write a survey into out/: the workbook networks_today.xlsx, and in networks_today/ the maps in both languages and today's
    mains and drains as files for EPANET and SWMM; what an earlier survey left there goes.
    """
    tell = progress or (lambda _: None)
    tell(Progress(_TABLES, 0.5))
    files = [write_survey_book(survey, project.out / f"{FOLDER}.xlsx")]
    folder = project.out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for former in (*folder.glob("*.png"), *folder.glob("*.inp")):
        former.unlink()
    for name, content in _products(project, survey, tell):
        with replacing(folder / name) as draft:
            draft.write_bytes(content)
        files.append(folder / name)
    tell(Progress(_TABLES, 1.0))
    return tuple(files)


def _products(project: Project, survey: Survey, tell: Tell) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every file besides the workbook."""
    park = project.load()
    settings = park.settings
    blank = Plan(settings.name, dt.date.today(), settings.as_of, settings.horizon, synthetic=settings.synthetic)
    material = Material(park, blank, standards_of(park), {}, ())
    for part, lang in enumerate(LANGS):
        tell(Progress(_MAPS, 0.55 + 0.22 * part))
        for name, picture in draw_survey_maps(material, survey, lang).items():
            yield f"{name.rpartition('.')[2]}.{lang}.png", picture
    if survey.water.state is not None:
        yield "water.inp", network_inp(survey.water.state.model.network, settings.name).text.encode("utf-8")
    values = network_values_of(park)
    for kind, state in survey.drains.states.items():
        if np.isfinite(state.model.ground).all():
            written = drain_inp(state.model, _inflow(state.model, values), settings.name)
            yield f"{kind}.inp", written.text.encode("utf-8")


def diagnose_networks(project: Project, *, progress: Tell | None = None) -> SurveyReport:
    """Survey the networks of a project and write the survey; return what came of it."""
    found = survey_networks(project, progress=progress)
    files = write_survey(project, found, progress=progress)
    return SurveyReport(
        found.park_name,
        found.synthetic,
        found.figures,
        found.findings,
        found.tables,
        tuple(str(file) for file in files),
    )
