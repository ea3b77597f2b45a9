"""Do trucks keep off homes where they can?"""

from __future__ import annotations

from tests.road_problems import village_park, with_house

from gongxing.engines.roads import build_problem, solve
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def test_a_home_beside_the_short_way_sends_trucks_round_the_other() -> None:
    plain = solve(build_problem(village_park(), VALUES)).part
    beside = solve(build_problem(with_house(village_park(), 50, 1), VALUES)).part
    assert plain is not None
    assert beside is not None
    assert all(route.near_homes_m == 0 for route in plain.routes)

    def south(scheme: object) -> float:
        return sum(r.trips_day for r in scheme.routes if any(s.startswith("S/") for s in r.segments))  # type: ignore[attr-defined]

    assert south(beside) < south(plain)


def test_where_there_is_no_other_way_it_is_told() -> None:
    part = solve(build_problem(with_house(village_park(), -100, -3), VALUES)).part
    assert part is not None
    assert any(route.near_homes_m > 0 for route in part.routes)
    assert any("货运" in warning.zh for warning in part.warnings)
