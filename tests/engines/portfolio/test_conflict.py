"""Is the conflict the smallest, and is it in the user's words?"""

from __future__ import annotations

from tests.portfolio_problems import small_problem

from gongxing.algorithms.milp import MilpLimits
from gongxing.engines.portfolio.compile import compile_model
from gongxing.engines.portfolio.conflict import conflict_of


def test_one_chain_against_one_limit() -> None:
    """The core of the leading chain takes 45 million at least; land and jobs have nothing to do with it."""
    problem = small_problem(limits={"money": 4.0e7})
    found = conflict_of(problem, compile_model(problem), MilpLimits())
    assert len(found) == 2
    assert {words.zh for words in found} == {"限额 money不多于 40,000,000 yuan", "主导产业“oil”的核心部门须做强或延链"}
