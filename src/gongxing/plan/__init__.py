"""What is proposed: a scheme per engine, actions, results, bills and the plan that holds them."""

from gongxing.plan.action import Action
from gongxing.plan.bill import Bill, BillLine
from gongxing.plan.codec import from_jsonable, to_jsonable
from gongxing.plan.finance import FinanceScheme
from gongxing.plan.framework import Duty, Framework, Goal, Pillar
from gongxing.plan.funds import Funds, FundsYear
from gongxing.plan.growth import GrowthOutlook, GrowthScheme
from gongxing.plan.industry import IndustryScheme
from gongxing.plan.land import AccountYear, DemandUse, LandScheme, ParcelChoice, ValuePart
from gongxing.plan.lines import LinesScheme
from gongxing.plan.measure import Measure
from gongxing.plan.phasing import Approval, Change, PhasingScheme, Scheduled, ScheduledWork, StockLine
from gongxing.plan.plan import Conflict, Finding, Plan
from gongxing.plan.portfolio import PortfolioScheme
from gongxing.plan.resettlement import ResettlementScheme
from gongxing.plan.result import Progress, Result, Status
from gongxing.plan.roads import RoadScheme
from gongxing.plan.scenario import Assumption, PlanScenario
from gongxing.plan.sewer import SewerScheme
from gongxing.plan.talent import TalentNeed
from gongxing.plan.water import WaterScheme

__all__ = [
    "AccountYear",
    "Action",
    "Approval",
    "Assumption",
    "Bill",
    "BillLine",
    "Change",
    "Conflict",
    "DemandUse",
    "Duty",
    "FinanceScheme",
    "Finding",
    "Framework",
    "Funds",
    "FundsYear",
    "Goal",
    "GrowthOutlook",
    "GrowthScheme",
    "IndustryScheme",
    "LandScheme",
    "LinesScheme",
    "Measure",
    "ParcelChoice",
    "PhasingScheme",
    "Pillar",
    "Plan",
    "PlanScenario",
    "PortfolioScheme",
    "Progress",
    "ResettlementScheme",
    "Result",
    "RoadScheme",
    "Scheduled",
    "ScheduledWork",
    "SewerScheme",
    "Status",
    "StockLine",
    "TalentNeed",
    "ValuePart",
    "WaterScheme",
    "from_jsonable",
    "to_jsonable",
]
