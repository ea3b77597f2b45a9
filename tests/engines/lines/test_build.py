"""Does a park with a plan become a problem of the right shape?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.lines_problems import at, gas_main, junction_park, pipe, problem_of, small_problem, street_park, walled
from tests.network_plans import water_plan
from tests.parks import grid_park

from gongxing.engines import lines
from gongxing.engines.lines.build import prices_of
from gongxing.errors import NotReadyError
from gongxing.io.line_packs import load_line_rules
from gongxing.io.packs import load_network_values
from gongxing.plan import Result, Status
from gongxing.plan.roads import RoadScheme, RoadSegment
from gongxing.words import Text

VALUES, RULES = load_network_values(), load_line_rules()


def test_streets_are_cut_where_they_meet_and_keep_their_width() -> None:
    problem = small_problem()
    assert sorted((s.road, s.half_m) for s in problem.stretches) == [("R1", 12.0), ("R1", 12.0), ("R2", 9.0)]


def test_a_plans_schemes_are_read() -> None:
    problem = lines.build_problem(grid_park([["16", "16"]]), water_plan(), VALUES, RULES)
    assert [line.id for line in problem.lines] == ["S1"]
    assert [run.kind for run in problem.runs] == ["water"]
    assert any("road_width_m" in note.en for note in problem.assumptions)


def test_without_any_line_there_is_nothing_to_do() -> None:
    with pytest.raises(NotReadyError):
        lines.build_problem(grid_park([["16"]]), None, VALUES, RULES)


def test_without_streets_lines_keep_their_courses() -> None:
    problem = problem_of(street_park([], [gas_main()]), pipe("A", "water", (0, 0), (200, 0)))
    assert (problem.stretches, problem.runs) == ((), ())
    assert lines.solve(problem).part is not None


def test_the_road_scheme_widens_streets_and_adds_new_ones() -> None:
    word = Text("理由", "reason")
    wide = RoadSegment("K1", "widen", "local", 40.0, at((0, 0), (200, 0)), 200.0, word, road="R1")
    new = RoadSegment("K2", "new", "local", 14.0, at((200, 0), (200, 90)), 90.0, word)
    part_only = RoadSegment("K3", "widen", "local", 60.0, at((100, 0), (100, 30)), 30.0, word, road="R2")
    scheme = RoadScheme((wide, new, part_only), (), (), (), (), 0.0, 0.0, 0.0, 0.0, True)
    plan = replace(water_plan(), roads=Result(Status.FEASIBLE, scheme, 0.0, None, None, 1, word))
    problem = lines.build_problem(junction_park(), plan, VALUES, RULES)
    assert {(s.road, s.half_m) for s in problem.stretches} == {("K1", 20.0), ("R2", 9.0), ("K2", 7.0)}


def test_buildings_beside_a_street_are_seen() -> None:
    problem = problem_of(walled(junction_park(), 11.0), pipe("A", "water", (0, 0), (200, 0)))
    assert problem.buildings == ("B1",)
    assert problem.wall_low_m.min() == pytest.approx(11.0)


def test_prices_come_from_the_network_values() -> None:
    own = VALUES.with_value("line_clash_yuan", "*", 5.0, "试验").with_value("line_bend_yuan_m", "gas", 7.0, "试验")
    prices = prices_of(own, RULES)
    assert prices.clash_yuan == 5.0
    assert prices.bend("gas") == 7.0
    assert prices.bend("water") == VALUES.value("line_bend_yuan_m", "water")
