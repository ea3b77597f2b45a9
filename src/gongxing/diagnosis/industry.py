"""How does the industry of a park do as a whole: grades, chains, specialisation, candidates, neighbours, peers in one survey?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from gongxing.diagnosis.chain import survey_chain
from gongxing.diagnosis.chain_parts import ChainMap
from gongxing.diagnosis.complement import survey_complement
from gongxing.diagnosis.complement_parts import ComplementSurvey
from gongxing.diagnosis.diversification import Diversification, survey_diversification
from gongxing.diagnosis.grading_survey import GradingSurvey, survey_grading
from gongxing.diagnosis.history import History, firm_history
from gongxing.diagnosis.interleaving import InterleavingSurvey, survey_interleaving
from gongxing.diagnosis.peers import PeerSurvey, survey_peers
from gongxing.diagnosis.specialisation import Specialisation, survey_specialisation
from gongxing.diagnosis.strengths import StrengthSurvey, survey_strengths
from gongxing.diagnosis.survey_tables import SurveyPart, SurveyTable
from gongxing.errors import NotReadyError
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards import Standards
from gongxing.standards.grading import GradingFormulas
from gongxing.standards.input_output import InputOutput
from gongxing.standards.parameters import Parameters
from gongxing.standards.peers import PeerPark
from gongxing.standards.prices import PriceSeries
from gongxing.standards.sectors import SectorMap
from gongxing.words import Text

PARTS: dict[str, Text] = {
    "grading": Text("企业亩均评价", "grading of firms per mu"),
    "interleaving": Text("厂居混杂", "works among homes"),
    "history": Text("企业历年", "firms over the years"),
    "chain": Text("产业链", "the chain"),
    "specialisation": Text("专业化", "specialisation"),
    "diversification": Text("多元化", "diversification"),
    "complement": Text("毗邻园区互补", "what a neighbour completes"),
    "peers": Text("对标园区", "peer parks"),
    "strengths": Text("优势与短板", "strengths and weaknesses"),
}
"""The parts of the survey in words, in their order."""


@dataclass(frozen=True)
class Norms:
    """What an industry survey reads besides the park."""

    values: Parameters
    formulas: GradingFormulas
    table: InputOutput
    sectors: SectorMap
    peers: tuple[PeerPark, ...] = ()
    standards: Standards | None = None
    """The rules in force, which say under which formula the firms are officially graded."""
    oil: PriceSeries | None = None
    """The price of oil as far as it is known on the park's day."""


@dataclass(frozen=True)
class IndustrySurvey:
    """The industry of a park as it stands; a part for which the material does not suffice is None."""

    park_name: str
    as_of: dt.date
    synthetic: bool
    grading: GradingSurvey | None
    interleaving: InterleavingSurvey | None
    history: History | None
    chain: ChainMap | None
    specialisation: Specialisation | None
    diversification: Diversification | None
    complement: ComplementSurvey | None
    peers: PeerSurvey | None
    strengths: StrengthSurvey | None
    waiting: tuple[Finding, ...]
    """Why the missing parts are missing."""
    oil: PriceSeries | None = None
    """The price of oil as far as it is known on the park's day."""

    @property
    def parts(self) -> Iterator[SurveyPart]:
        """The parts that could be measured, in their order."""
        return (part for name in PARTS if (part := getattr(self, name)) is not None)

    def why(self, part: str) -> Text:
        """Return why a part could not be measured; KeyError where it could."""
        for finding in self.waiting:
            if finding.code == f"industry.{part}.not_ready":
                return finding.words
        raise KeyError(f"{part} could be measured")

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the parts."""
        return tuple(figure for part in self.parts for figure in part.figures)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the parts, then what could not be measured and why."""
        return (*(finding for part in self.parts for finding in part.findings), *self.waiting)

    @property
    def tables(self) -> tuple[SurveyTable, ...]:
        """Every table, in the order of the parts."""
        return tuple(table for part in self.parts for table in part.tables)


def survey_industry(
    park: Park, norms: Norms, *, seed: int = 1, tell: Callable[[Text, float], None] | None = None
) -> IndustrySurvey:
    """Return the survey of a park's industry; what the material does not allow is told in `waiting`.

    `tell` hears the name of each part and the share of the work done before it.
    """
    values, table, sectors = norms.values, norms.table, norms.sectors
    found: dict[str, Any] = {}
    waiting: list[Finding] = []

    def attempt(name: str, measure: Callable[[], SurveyPart]) -> None:
        if tell is not None:
            tell(PARTS[name], len(found) / len(PARTS))
        try:
            found[name] = measure()
        except NotReadyError as error:
            found[name] = None
            label = Text(f"{PARTS[name].zh}：资料不足", f"{PARTS[name].en}: too little material")
            code = f"industry.{name}.not_ready"
            waiting.append(Finding(code, label, "unknown", Text(error.in_("zh", 3), error.in_("en", 3))))

    attempt("grading", lambda: survey_grading(park, norms.formulas, seed=seed, standards=norms.standards))
    attempt("interleaving", lambda: survey_interleaving(park, values))
    attempt("history", lambda: firm_history(park))
    attempt("chain", lambda: survey_chain(park, table, sectors, values))
    attempt("specialisation", lambda: survey_specialisation(park, table, sectors))
    attempt("diversification", lambda: survey_diversification(park, table, sectors, values, found["chain"]))
    attempt("complement", lambda: survey_complement(park, table, sectors, values, found["chain"]))
    attempt("peers", lambda: survey_peers(park, norms.peers))
    known = {figure.key: figure for part in found.values() if part is not None for figure in part.figures}
    attempt("strengths", lambda: survey_strengths(park, known, values))
    settings = park.settings
    return IndustrySurvey(
        settings.name, settings.as_of, settings.synthetic, waiting=tuple(waiting), oil=norms.oil, **found
    )
