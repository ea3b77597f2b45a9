"""Does a package become actions with cost, quota and origin, one a lever that is pulled?"""

from __future__ import annotations

from tests.growth_parks import values
from tests.growth_problems import calm_problem

from gongxing.engines.growth import growth_actions
from gongxing.engines.growth.problem import LeverTerms
from gongxing.origins import OriginKind
from gongxing.plan import GrowthScheme
from gongxing.plan.growth import Lever


def levers_of(terms: tuple[LeverTerms, ...], *amounts: float) -> tuple[Lever, ...]:
    return tuple(
        Lever(t.key, t.label, a, t.limit, t.unit, a * t.cost_yuan) for t, a in zip(terms, amounts, strict=True)
    )


def test_one_action_for_each_lever_that_is_pulled() -> None:
    problem = calm_problem()
    scheme = GrowthScheme(levers_of(problem.levers, 30_000.0, 0.0, 0.05), 150_010.0, ())
    quota, gain = growth_actions(problem, scheme, values())
    assert (quota.id, gain.id) == ("growth.quota", "growth.productivity")
    assert quota.gives == (("quota_m2", 30_000.0),)
    assert "3.0 公顷" in quota.title.zh
    assert "5.0%" in gain.title.en
    assert gain.cost_yuan == 10.0
    assert {origin.kind for origin in quota.origins} == {OriginKind.COMPUTATION, OriginKind.ASSUMPTION}
    assert quota.duration_days == 365.0 * problem.offer.quota_years
    assert gain.duration_days == values().value("lever_days")
