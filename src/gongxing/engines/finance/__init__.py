"""How is the plan paid for: what may be spent when, which bonds to issue, who gets the incentives?"""

from gongxing.engines.finance.build import build_problem
from gongxing.engines.finance.funds import make_funds
from gongxing.engines.finance.incentives import share_out
from gongxing.engines.finance.land_revenue import land_revenue, with_land_revenue
from gongxing.engines.finance.problem import FinanceProblem, Offer

__all__ = ["FinanceProblem", "Offer", "build_problem", "land_revenue", "make_funds", "share_out", "with_land_revenue"]
