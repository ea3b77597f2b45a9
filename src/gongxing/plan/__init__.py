"""What is proposed: a scheme per engine, actions, results and the plan that holds them."""

from gongxing.plan.action import Action
from gongxing.plan.codec import from_jsonable, to_jsonable
from gongxing.plan.land import AccountYear, DemandUse, LandScheme, ParcelChoice, ValuePart
from gongxing.plan.plan import Conflict, Finding, Plan
from gongxing.plan.result import Progress, Result, Status

__all__ = [
    "AccountYear",
    "Action",
    "Conflict",
    "DemandUse",
    "Finding",
    "LandScheme",
    "ParcelChoice",
    "Plan",
    "Progress",
    "Result",
    "Status",
    "ValuePart",
    "from_jsonable",
    "to_jsonable",
]
