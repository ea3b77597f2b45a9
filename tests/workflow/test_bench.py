"""Is the benchmark line what the reference file itself says of the labels?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gongxing.algorithms.labelling import LabelParams, evaluate
from gongxing.errors import DataError, NotReadyError
from gongxing.workflow.bench import bench_land, labelling_of


def test_conversion_of_a_reference_instance_by_hand() -> None:
    # two parcels of 1 and 2 ha, two uses; both as use 0: 3 + 4 in value and the border of 5; areas 3 and 0; cost 1 + 1
    data = {
        "area": np.array([1.0, 2.0]), "util": np.array([[3.0, 1.0], [4.0, 2.0]]), "cost": np.array([[1.0, 0.0], [1.0, 0.0]]),
        "e": np.array([[0, 1]]), "w": np.array([5.0]), "forb": np.array([[False, True], [True, False]]),
        "qlo": np.array([0.0, 0.0]), "qhi": np.array([3.0, 3.0]), "budget": 2.0,
    }  # fmt: skip
    problem = labelling_of(data)
    both = evaluate(problem, np.array([0, 0]))
    assert both.value == 12
    assert both.totals.tolist() == [3, 0, 2]
    assert both.feasible
    assert evaluate(problem, np.array([0, 1])).forbidden_pairs == 1


def test_a_missing_reference_and_a_silly_size_are_told(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match=r"land_instance\.py"):
        bench_land(100, 1, instances=tmp_path)
    with pytest.raises(DataError):
        bench_land(2, 1)


@pytest.mark.data
def test_the_reference_instance_within_a_fixed_work_budget(shared_dir: Path) -> None:
    score = bench_land(300, 2, instances=shared_dir / "tools", params=LabelParams(exact_branches=5, parts=0))
    assert score.feasible
    assert score.gap is not None
    assert score.gap <= 0.005
