"""What is proposed: a scheme per engine, actions, results, bills and the plan that holds them."""

from gongxing.plan.action import Action
from gongxing.plan.bill import Bill, BillLine
from gongxing.plan.codec import from_jsonable, to_jsonable
from gongxing.plan.land import AccountYear, DemandUse, LandScheme, ParcelChoice, ValuePart
from gongxing.plan.lines import LinesScheme
from gongxing.plan.measure import Measure
from gongxing.plan.plan import Conflict, Finding, Plan
from gongxing.plan.result import Progress, Result, Status
from gongxing.plan.roads import RoadScheme
from gongxing.plan.sewer import SewerScheme
from gongxing.plan.water import WaterScheme

__all__ = [
    "AccountYear",
    "Action",
    "Bill",
    "BillLine",
    "Conflict",
    "DemandUse",
    "Finding",
    "LandScheme",
    "LinesScheme",
    "Measure",
    "ParcelChoice",
    "Plan",
    "Progress",
    "Result",
    "RoadScheme",
    "SewerScheme",
    "Status",
    "ValuePart",
    "WaterScheme",
    "from_jsonable",
    "to_jsonable",
]
