"""Who moves, what are they owed, where do they go: the resettlement engine, its clerk, its checker and its figures."""

from gongxing.engines.resettlement.actions import resettlement_actions
from gongxing.engines.resettlement.baseline import clerk
from gongxing.engines.resettlement.build import build_problem
from gongxing.engines.resettlement.checks import check
from gongxing.engines.resettlement.entitlement import Entitlement, account, entitle, transition_fen
from gongxing.engines.resettlement.measures import MEASURES, measure
from gongxing.engines.resettlement.objective import outcome
from gongxing.engines.resettlement.options import open_options
from gongxing.engines.resettlement.problem import Decision, Estate, Flat, Household, ResettlementProblem
from gongxing.engines.resettlement.risk import stability_risk
from gongxing.engines.resettlement.solve import ResettlementParams, solve
from gongxing.engines.resettlement.tables import resettlement_tables

__all__ = [
    "MEASURES",
    "Decision",
    "Entitlement",
    "Estate",
    "Flat",
    "Household",
    "ResettlementParams",
    "ResettlementProblem",
    "account",
    "build_problem",
    "check",
    "clerk",
    "entitle",
    "measure",
    "open_options",
    "outcome",
    "resettlement_actions",
    "resettlement_tables",
    "solve",
    "stability_risk",
    "transition_fen",
]
