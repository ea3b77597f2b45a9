"""Does the assignment say the same as the choice it stands for?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_problems import firm, made, site, thrown

from gongxing.algorithms.assignment import evaluate
from gongxing.engines.industry.baseline import clerk
from gongxing.engines.industry.compile import MONEY, Choice, Compiled, bonus_won, objective


@pytest.mark.parametrize("seed", range(6))
def test_a_choice_survives_the_way_there_and_back_with_its_worth(seed: int) -> None:
    compiled = Compiled(thrown(seed))
    choice = clerk(compiled.source, compiled.options)
    assert choice is not None
    found = compiled.encode(choice)
    verdict = evaluate(compiled.problem, found)
    assert verdict.feasible
    assert compiled.base_yuan - verdict.value / MONEY == pytest.approx(
        objective(compiled.source, compiled.options, choice)
    )
    back = compiled.decode(found)
    assert back.option.tolist() == choice.option.tolist()
    assert objective(compiled.source, compiled.options, back) == pytest.approx(objective(compiled.source, compiled.options, choice))  # fmt: skip


def test_a_zone_rewards_only_the_chain_it_gathers() -> None:
    """Two per cent of ten years of a million."""
    firms = [firm("A", chain="甲"), firm("B", chain="乙", land_m2=0.0)]
    problem = made(firms, [site("P0", present_m2=1e4)], zones=("P0",), zone_here=np.array([0, 0]), zone_site=np.array([0]),
                   hearts=np.zeros((1, 2), dtype=bool))  # fmt: skip
    compiled = Compiled(problem)
    kept = compiled.options.begin[:-1].copy()
    place = problem.chains.index("甲")
    assert bonus_won(problem, compiled.options, Choice(kept, np.array([place]))).tolist() == [pytest.approx(0.2e6), 0.0]
    both = compiled.encode(Choice(kept, np.array([place])))
    both[1] = len(compiled.options.firm) + 1
    assert not evaluate(compiled.problem, both).feasible
