"""What is proposed? The parts that the engines filled, the actions they ask for and what review said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gongxing.origins import Figure, Origin
from gongxing.plan.action import Action
from gongxing.plan.finance import FinanceScheme
from gongxing.plan.framework import Framework
from gongxing.plan.funds import Funds
from gongxing.plan.growth import GrowthOutlook, GrowthScheme
from gongxing.plan.industry import IndustryScheme
from gongxing.plan.land import LandScheme
from gongxing.plan.lines import LinesScheme
from gongxing.plan.phasing import PhasingScheme
from gongxing.plan.portfolio import PortfolioScheme
from gongxing.plan.resettlement import ResettlementScheme
from gongxing.plan.result import Result
from gongxing.plan.roads import RoadScheme
from gongxing.plan.scenario import PlanScenario
from gongxing.plan.sewer import SewerScheme
from gongxing.plan.talent import TalentNeed
from gongxing.plan.water import WaterScheme
from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of review or diagnosis: a check with its verdict, the rule behind it and the rows it speaks of.

    `verdict` is "pass", "fail", "warn" or "unknown" (the data cannot say).
    """

    code: str
    label: Text
    verdict: str
    words: Text
    rows: tuple[str, ...] = ()
    rule: str = ""
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """One workshop within whose protection distance a sensitive building or parcel lies, with the remedies' prices."""

    workshop: str
    firm: str
    sensitive: str
    sensitive_kind: str
    distance_m: float
    required_m: float
    remedies: tuple[tuple[Text, float | None], ...]
    resolved: bool
    """Whether the plan ends the conflict."""
    chosen: Text | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan; parts that no engine has filled yet are None."""

    park_name: str
    made_on: dt.date
    as_of: dt.date
    horizon: tuple[int, int]
    land: Result[LandScheme] | None = None
    actions: tuple[Action, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    synthetic: bool = False
    roads: Result[RoadScheme] | None = None
    water: Result[WaterScheme] | None = None
    sewer: Result[SewerScheme] | None = None
    storm: Result[SewerScheme] | None = None
    lines: Result[LinesScheme] | None = None
    portfolio: Result[PortfolioScheme] | None = None
    industry: Result[IndustryScheme] | None = None
    outlook: GrowthOutlook | None = None
    """How the park grows as the plan stands; a forecast, not a decision."""
    growth: Result[GrowthScheme] | None = None
    talent: TalentNeed | None = None
    resettlement: Result[ResettlementScheme] | None = None
    funds: Funds | None = None
    """What may be spent by the end of each year; phasing keeps within it."""
    phasing: Result[PhasingScheme] | None = None
    finance: Result[FinanceScheme] | None = None
    framework: Framework | None = None
    """How it hangs together: idea, pillars, goals, and who answers for each action."""
    scenario: PlanScenario | None = None
    """The scenario under whose assumptions it was made; None for the park as it stands."""
