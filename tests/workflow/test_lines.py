"""Are the lines of a plan coordinated in one call, under the park's own rules?"""

from __future__ import annotations

import pytest
from tests.lines_problems import assumed, gas_main, street_park
from tests.network_plans import water_plan
from tests.parks import grid_park

from gongxing.errors import DataError, RuleError
from gongxing.io.packs import load_network_values
from gongxing.plan import Status
from gongxing.standards.line_rules import Direction
from gongxing.workflow.lines import line_rules_of, plan_lines

ROAD = [("R1", 24.0, ((0.0, 0.0), (100.0, 0.0)))]
VALUES = load_network_values()


def test_a_plans_networks_are_coordinated_with_figures_actions_and_findings() -> None:
    park = street_park(ROAD, [gas_main(spots=((50, -20), (50, 20)), depth_m=0.8)])
    result, figures, actions, findings = plan_lines(park, water_plan(), VALUES, seed=7)
    assert result.part is not None
    assert result.seed == 7
    assert result.seconds is not None
    assert [c.verdict for c in result.part.crossings] == ["yields"]
    assert {f.key for f in figures} >= {"lines.value", "lines.baseline_value"}
    assert [a.engine for a in actions] == ["lines"]
    assert {f.verdict for f in findings} == {"pass"}


def test_a_park_without_lines_has_nothing_to_coordinate() -> None:
    result, figures, actions, findings = plan_lines(grid_park([["16"]]), None, VALUES)
    assert result.status is Status.UNKNOWN
    assert (figures, actions, findings) == ((), (), ())
    assert "没有管线" in result.notes[0].zh


def test_the_parks_own_distances_and_order_are_taken() -> None:
    park = assumed(
        street_park(ROAD),
        line_separation__vertical__water__gas="0.6",
        line_precedence__small="0",
        land_values__x__y="1",
    )
    rules = line_rules_of(park)
    assert rules.separation(Direction.VERTICAL, ("gas", 200), ("water", 200)).value_m == 0.6
    assert next(rule.order for rule in rules.precedence if rule.code == "small") == 0


def test_rows_that_name_nothing_known_or_hold_no_number_are_refused() -> None:
    with pytest.raises(RuleError, match="oil"):
        line_rules_of(assumed(street_park(ROAD), line_separation__vertical__water__oil="0.6"))
    with pytest.raises(RuleError, match="polite"):
        line_rules_of(assumed(street_park(ROAD), line_precedence__polite="1"))
    with pytest.raises(DataError):
        line_rules_of(assumed(street_park(ROAD), line_separation__vertical__water__gas="far"))
