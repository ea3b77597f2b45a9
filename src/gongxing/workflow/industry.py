"""How does the industry of a park do, and where is it written down: figures, findings, tables, charts?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gongxing.diagnosis.chain import survey_chain
from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.diagnosis.complement import survey_complement
from gongxing.diagnosis.complement_parts import ComplementSurvey
from gongxing.diagnosis.industry import IndustrySurvey, Norms, survey_industry
from gongxing.errors import NotReadyError
from gongxing.io.atomic import replacing
from gongxing.io.grading import load_formulas, read_formulas
from gongxing.io.input_output import load_input_output
from gongxing.io.peers import load_peers
from gongxing.io.prices import price_series_of
from gongxing.io.survey_book import write_survey_book
from gongxing.park import Park
from gongxing.plan import Plan, Progress
from gongxing.report.chain_diagram import chain_title, chains_drawn, draw_chain, draw_chain_svg
from gongxing.report.industry_charts import draw_industry_charts
from gongxing.report.map_ground import chart_words
from gongxing.report.material import Material
from gongxing.store import Project
from gongxing.words import LANGS, Text
from gongxing.workflow.shares import Tell
from gongxing.workflow.survey import SurveyReport
from gongxing.workflow.values import industry_values_of, sector_map_of, standards_of

FOLDER = "industry_today"
_READ = Text("读取项目", "reading the project")
_CHARTS = Text("绘制图表", "drawing the charts")
_TABLES = Text("写表格", "writing the tables")


def norms_of(park: Park, formulas: Path | None = None) -> Norms:
    """Return the industry values, grading formulas, input-output table, sector map, peers and rules that hold for a park.

    `formulas` is a file of the user's own formulas in place of the packaged ones.
    """
    values, table = industry_values_of(park), load_input_output()
    graded = load_formulas(values) if formulas is None else read_formulas(formulas, values)
    oil = price_series_of(park).until(park.settings.as_of)
    return Norms(values, graded, table, sector_map_of(park, table), load_peers(), standards_of(park), oil)


def industry_of(park: Park, norms: Norms | None = None, *, progress: Tell | None = None) -> IndustrySurvey:
    """Return the survey of a park's industry by some norms (default: those that hold for it); nothing is written."""
    tell, norms = progress or (lambda _: None), norms or norms_of(park)
    return survey_industry(park, norms, seed=park.settings.seed, tell=lambda words, share: tell(Progress(words, share)))


def diagnose_industry(project: Project, *, formulas: Path | None = None, progress: Tell | None = None) -> SurveyReport:
    """Survey the industry of a project and write it to out/: industry_today.xlsx, and charts in industry_today/.

    `formulas` is a file of the user's own grading formulas in place of the packaged ones.
    """
    tell = progress or (lambda _: None)
    tell(Progress(_READ, 0.0))
    park = project.load()
    survey = industry_of(
        park, norms_of(park, formulas), progress=lambda word: tell(Progress(word.step, 0.7 * (word.share or 0.0)))
    )
    tell(Progress(_TABLES, 0.7))
    files = [write_survey_book(survey, project.out / f"{FOLDER}.xlsx")]
    folder = project.out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for former in folder.glob("*.png"):
        former.unlink()
    material = _material(park, survey)
    for part, lang in enumerate(LANGS):
        tell(Progress(_CHARTS, 0.75 + 0.12 * part))
        for key, picture in draw_industry_charts(material, lang).items():
            path: Path = folder / f"{key.removeprefix('chart.')}.{lang}.png"
            with replacing(path) as draft:
                draft.write_bytes(picture)
            files.append(path)
    return SurveyReport(
        survey.park_name,
        survey.synthetic,
        survey.figures,
        survey.findings,
        survey.tables,
        tuple(str(file) for file in files),
    )


@dataclass(frozen=True)
class ChainReport:
    """The chains of a project as they stand, what neighbours complete, and the files they were drawn to."""

    report: SurveyReport
    chain: ChainMap
    complement: ComplementSurvey | None


def diagnose_chain(project: Project) -> ChainReport:
    """Map the chains of a project and draw each as PNG and SVG into out/chains/; NotReadyError where the firms do not allow it."""
    park = project.load()
    norms = norms_of(park)
    chain = survey_chain(park, norms.table, norms.sectors, norms.values)
    try:
        complement = survey_complement(park, norms.table, norms.sectors, norms.values, chain)
    except NotReadyError:
        complement = None
    folder, files = project.out / "chains", []
    folder.mkdir(parents=True, exist_ok=True)
    blank = Material(park, _blank(park), standards_of(park), {}, ())
    for position, name in enumerate(chains_drawn(chain)):
        for lang in LANGS:
            words = chart_words(blank, chain_title(name), lang)
            for suffix, draw in (("png", draw_chain), ("svg", draw_chain_svg)):
                with replacing(folder / f"chain.{position + 1}.{lang}.{suffix}") as draft:
                    draft.write_bytes(draw(chain, name, words, lang))
                files.append(str(folder / f"chain.{position + 1}.{lang}.{suffix}"))
    parts = (chain,) if complement is None else (chain, complement)
    report = SurveyReport(
        park.settings.name,
        park.settings.synthetic,
        tuple(figure for part in parts for figure in part.figures),
        tuple(finding for part in parts for finding in part.findings),
        tuple(table for part in parts for table in part.tables),
        tuple(files),
    )
    return ChainReport(report, chain, complement)


def _material(park: Park, survey: IndustrySurvey) -> Material:
    return Material(park, _blank(park), standards_of(park), {}, (), survey)


def _blank(park: Park) -> Plan:
    settings = park.settings
    return Plan(settings.name, dt.date.today(), settings.as_of, settings.horizon, synthetic=settings.synthetic)
