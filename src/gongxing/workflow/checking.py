"""How complete and accurate is the material of a project, and what does each gap stop?"""

from __future__ import annotations

from gongxing.diagnosis.completeness import TableReport, completeness, overall
from gongxing.store import Project
from gongxing.words import Text


def check(project: Project) -> tuple[tuple[TableReport, ...], Text]:
    """Return a report per table and one line on the whole."""
    reports = completeness(project.load())
    return reports, overall(reports)
