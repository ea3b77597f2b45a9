"""Does peeling find a box that is known, and leave alone what is noise?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.prim import PrimParams, prim


def cases(seed: int = 1, count: int = 4000) -> np.ndarray:
    return np.random.default_rng(seed).random((count, 4))


def test_a_known_box_is_found_and_the_inputs_that_do_not_matter_stay_out() -> None:
    x = cases()
    y = (x[:, 0] > 0.7) & (x[:, 2] < 0.5)
    (box, *_) = prim(x, y)
    assert [(limit.input, limit.above) for limit in box.limits] == [(0, True), (2, False)]
    assert [limit.value for limit in box.limits] == pytest.approx([0.7, 0.5], abs=0.02)
    assert box.coverage > 0.95
    assert box.density > 0.95
    assert box.mean == pytest.approx(0.15, abs=0.02)
    assert all(limit.quasi_p < 1e-6 for limit in box.limits)


def test_two_boxes_are_found_one_after_the_other() -> None:
    x = cases(2)
    y = ((x[:, 0] > 0.8) & (x[:, 1] > 0.5)) | ((x[:, 0] < 0.25) & (x[:, 3] < 0.4))
    found = prim(x, y)
    assert len(found) >= 2
    assert sum(box.coverage for box in found[:2]) > 0.9
    assert {frozenset((limit.input, limit.above) for limit in box.limits) for box in found[:2]} == {
        frozenset({(0, True), (1, True)}), frozenset({(0, False), (3, False)}),
    }  # fmt: skip


def test_what_happens_by_chance_gives_no_box_worth_telling() -> None:
    rng = np.random.default_rng(3)
    found = prim(cases(3, 1000), rng.random(1000) < 0.3)
    assert all(box.density < 0.6 for box in found)
    assert all(box.density >= box.mean for box in found)


def test_coverage_is_counted_over_all_cases() -> None:
    x = np.arange(100.0)[:, None]
    y = x[:, 0] >= 60
    y[10] = True  # one failure elsewhere
    (box, *_) = prim(x, y, PrimParams(least=0.01))
    assert (box.cases, box.density) == (40, 1.0)
    assert box.coverage == pytest.approx(40 / 41)
    assert box.limits[0].value == 60


def test_tied_values_are_never_split() -> None:
    x = np.repeat([0.0, 1.0, 2.0], 50)[:, None]
    (box, *_) = prim(x, x[:, 0] == 2)
    assert (box.cases, box.coverage, box.density) == (50, 1.0, 1.0)


@pytest.mark.parametrize("happens", [True, False])
def test_where_all_or_nothing_happens_there_is_no_box(happens: bool) -> None:
    assert prim(cases(1, 50), np.full(50, happens)) == ()


def test_shapes_are_checked() -> None:
    with pytest.raises(ValueError, match="shape"):
        prim([1.0, 2.0], [True, False])
