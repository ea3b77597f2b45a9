"""How do the park's accounts stand, and where is it written down?"""

from __future__ import annotations

from gongxing.diagnosis.money import survey_money
from gongxing.io.survey_book import write_survey_book
from gongxing.store import Project
from gongxing.workflow.survey import SurveyReport
from gongxing.workflow.values import finance_values_of

FILE = "finance_today.xlsx"


def diagnose_finance(project: Project) -> SurveyReport:
    """Survey the accounts of a project and write them to out/finance_today.xlsx; NotReadyError without settled accounts."""
    park = project.load()
    survey = survey_money(park, finance_values_of(park))
    path = write_survey_book(survey, project.out / FILE)
    return SurveyReport(
        survey.park_name, survey.synthetic, survey.figures, survey.findings, survey.tables, (str(path),)
    )
