"""Which skills will the plan need year by year, and how many are there?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

SKILLS = {
    "manager": Text("经营管理", "managers"),
    "researcher": Text("研发人员", "researchers"),
    "engineer": Text("工程技术", "engineers"),
    "technician": Text("高技能人才", "skilled technicians"),
    "operator": Text("普通技工", "operators"),
    "service": Text("服务营销", "sales and services"),
}
"""The skills that are counted, in words; the choices of the column `skill` of the table `staff`."""


@dataclass(frozen=True, slots=True)
class SkillYear:
    """One skill in one year, in persons: needed, there (after retirements and leavers), and the gap between them."""

    skill: str
    year: int
    demand: float
    staff: float | None
    gap: float | None


@dataclass(frozen=True, slots=True)
class ChainSkills:
    """The demand of one chain for one skill in the last year of the horizon, in persons."""

    chain: str
    skill: str
    demand: float


@dataclass(frozen=True, slots=True)
class TalentNeed:
    """Skills demanded by the chosen portfolio, the firms that stay and the planned plots, against present staff."""

    base_year: int
    rows: tuple[SkillYear, ...]
    chains: tuple[ChainSkills, ...]
    notes: tuple[Text, ...] = ()
