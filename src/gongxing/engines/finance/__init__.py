"""How is the plan paid for: what may be spent when, which bonds to issue, who gets the incentives?"""

from gongxing.engines.finance.baseline import baseline_value, clerk
from gongxing.engines.finance.build import build_problem
from gongxing.engines.finance.checks import check
from gongxing.engines.finance.funds import make_funds
from gongxing.engines.finance.incentives import programmes_of, share_out
from gongxing.engines.finance.land_revenue import land_revenue, with_land_revenue
from gongxing.engines.finance.measures import MEASURES, measure
from gongxing.engines.finance.problem import FinanceProblem, Offer, Programme
from gongxing.engines.finance.solve import FinanceParams, solve
from gongxing.engines.finance.tables import finance_tables

__all__ = [
    "MEASURES",
    "FinanceParams",
    "FinanceProblem",
    "Offer",
    "Programme",
    "baseline_value",
    "build_problem",
    "check",
    "clerk",
    "finance_tables",
    "land_revenue",
    "make_funds",
    "measure",
    "programmes_of",
    "share_out",
    "solve",
    "with_land_revenue",
]
