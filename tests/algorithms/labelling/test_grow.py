from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.algorithms import reference_land as reference

from gongxing.algorithms.labelling import LabelParams, evaluate, solve_labels
from gongxing.algorithms.labelling.anneal import make_chain, make_field
from gongxing.algorithms.labelling.grow import Pieces, holds_together, keeps_whole
from gongxing.algorithms.labelling.instance import lay_out

HEURISTIC = LabelParams(sweeps=60, moves=1000, chains=2, rounds=0, exact_size=0, parts=0)


@pytest.mark.parametrize("seed", range(3))
def test_quotas_are_met_in_one_piece_without_integer_programmes(seed: int) -> None:
    problem = replace(reference.grid_problem(12, seed), connected=(0, 2))
    found = solve_labels(problem, HEURISTIC, seed=seed)
    assert found.labels is not None
    verdict = evaluate(problem, found.labels)
    assert (verdict.feasible, verdict.spare_pieces) == (True, 0)
    free = solve_labels(replace(problem, connected=()), HEURISTIC, seed=seed)
    assert found.value <= free.bound
    assert found.value >= 0.7 * free.value


def test_a_piece_holds_together_without_its_end_but_not_without_its_middle() -> None:
    # a 3 x 3 grid with label 1 along the middle row
    problem = replace(reference.grid_problem(3), connected=(1,))
    instance = lay_out(problem, strike=False)
    field = make_field(instance)
    row = np.array([0, 0, 0, 1, 1, 1, 0, 0, 0])
    chain = make_chain(instance, field, instance.from_original(row), 1)
    place = np.argsort(instance.order)
    room = np.zeros((2, 9), dtype=np.int64)
    assert holds_together(field, chain.labels, int(place[3]), room)
    assert not holds_together(field, chain.labels, int(place[4]), room)
    pieces = Pieces(np.array([False, True, False, False]), np.array([6, 3, 0, 0]), room)
    assert keeps_whole(field, chain, pieces, int(place[1]), 1)
    assert not keeps_whole(field, chain, pieces, int(place[4]), 0)
