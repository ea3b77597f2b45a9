"""Is every firm written down with its reason and next best, every site with its users, every zone with its chain?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.industry_problems import firm, leaver, made, site

from gongxing.engines.industry import solve
from gongxing.engines.industry.scheme import yearly
from gongxing.plan import IndustryScheme


def scheme(*args: object, **changes: object) -> IndustryScheme:
    result = solve(made(*args, **changes))  # type: ignore[arg-type]
    assert result.part is not None
    return result.part


def test_the_next_best_and_its_loss() -> None:
    """The lot 1 km on costs 10,000 m2 x 10 yuan/km more."""
    found = scheme([leaver("A", "Q0")], [site("P0"), site("P1")], km=np.array([[1.0, 2.0]])).choice("A")
    assert (found.site, found.next_decision, found.next_site) == ("P0", "move", "P1")
    assert found.next_loss == pytest.approx(1e5)


def test_a_next_best_that_does_not_fit_is_not_told() -> None:
    firms = [leaver("A", "Q0", value_added_yuan=5e6), leaver("B", "Q1")]
    found = scheme(firms, [site("P0"), site("P1")], km=np.array([[1.0, 2.0], [1.0, 1.1]]))
    assert {c.site for c in found.choices} == {"P0", "P1"}
    assert [c.next_decision for c in found.choices] == ["", ""]


def test_sites_tell_who_uses_them_and_which_chain_most() -> None:
    firms = [firm("A", "P0", chain="甲", land_m2=6e3), firm("B", "P0", chain="乙", land_m2=3e3)]
    use = scheme(firms, [site("P0", present_m2=9e3)]).sites[0]
    assert (use.used_m2, use.firms, use.chain) == (9e3, ("A", "B"), "甲")


def test_sums_and_the_part_the_land_plan_pays() -> None:
    found = scheme([leaver("A", "Q0", covered=True), leaver("B", "Q1")], [site("P0"), site("P1")])
    assert found.cost_yuan == pytest.approx(2.2e6)
    assert found.covered_yuan == pytest.approx(1.1e6)
    assert found.public_yuan == pytest.approx(1.1e6)
    assert found.choice("A").left_m2 == 10_000.0


def test_gains_and_losses_of_each_decision() -> None:
    problem = made([firm("A", grade="C")], [site("P0", present_m2=1e4)])
    assert [yearly(problem, 0, act) for act in range(5)] == [
        (0.0, 0.0),
        (0.2e6, 0.0),
        (0.0, 0.5),
        (-1e6, 1.0),
        (0.0, 0.0),
    ]


def test_a_zone_names_the_firms_of_its_chain() -> None:
    found = scheme([firm("A", chain="甲")], [site("P0", present_m2=1e4)], zones=("P0",), zone_here=np.array([0]),
                   zone_site=np.array([0]), hearts=np.array([[True]]), zone_parcels=(("P0",),))  # fmt: skip
    assert [(z.chain, z.firms, z.parcels) for z in found.zones] == [("甲", ("A",), ("P0",))]
