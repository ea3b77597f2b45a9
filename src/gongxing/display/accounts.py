"""How do the park's accounts look on a terminal?"""

from __future__ import annotations

from gongxing.display.survey import show_survey
from gongxing.words import Lang, Text
from gongxing.workflow.survey import SurveyReport

SECTIONS = (
    (
        Text("收支", "Revenue and spending"),
        ("money.resources_yuan", "money.own_yuan", "money.running_yuan", "money.self_reliance", "money.land_reliance", "money.transfer_share"),
    ),
    (Text("债务", "Debt"), ("money.debt_yuan", "money.debt_ratio", "money.rate", "money.due_yuan", "money.cover")),
)  # fmt: skip
"""The key figures of the accounts, by section."""


def show_money(found: SurveyReport, lang: Lang) -> None:
    """Show the accounts as they stand."""
    show_survey(found, lang, SECTIONS)
