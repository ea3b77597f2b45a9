"""Does the scheme tell every line, position, crossing and work, and do its costs add up?"""

from __future__ import annotations

import pytest
from tests.lines_problems import gas_main, pipe, problem_of, small_problem, street_park

from gongxing.engines import lines
from gongxing.engines.lines.levels import levels
from gongxing.engines.lines.scheme import lack_of, short_left, write_scheme
from gongxing.plan.lines import LinesScheme


@pytest.fixture(scope="module")
def scheme() -> LinesScheme:
    found = lines.solve(small_problem()).part
    assert found is not None
    return found


def test_every_line_and_position_is_there(scheme: LinesScheme) -> None:
    problem = small_problem()
    assert [line.id for line in scheme.lines] == [line.id for line in problem.lines]
    assert [p.kind for p in scheme.positions] == [run.kind for run in problem.runs]
    assert [line.id for line in scheme.lines if not line.moved] == ["G1"]


def test_costs_add_up(scheme: LinesScheme) -> None:
    assert sum(c.cost_yuan for c in scheme.crossings) == pytest.approx(scheme.crossing_cost_yuan)
    assert scheme.crossing_cost_yuan == pytest.approx(scheme.works_yuan)  # nothing is left too close
    assert scheme.position_cost_yuan == pytest.approx(sum(p.cost_yuan for p in scheme.positions))
    assert not short_left(scheme)
    assert scheme.warnings == ()


def test_crossings_that_were_too_close_name_the_yielder_and_the_rule(scheme: LinesScheme) -> None:
    yields = [c for c in scheme.crossings if c.verdict == "yields"]
    assert yields
    for crossing in yields:
        assert crossing.before_m < crossing.required_m <= crossing.clear_m + 1e-6
        assert crossing.yielder in (crossing.line_a, crossing.line_b)
        assert crossing.precedence
        assert crossing.shift_m != 0
    mains = {c.yielder for c in yields if "S" in (c.line_a[0], c.line_b[0]) and "W" in (c.line_a[0], c.line_b[0])}
    assert all(name.startswith("W") for name in mains)


def test_works_name_crossings_that_exist(scheme: LinesScheme) -> None:
    ids = [crossing.id for crossing in scheme.crossings]
    assert len(set(ids)) == len(ids)
    for work in scheme.yields:
        assert work.crossings
        assert set(work.crossings) <= set(ids)


def test_a_relevelled_sewer_has_new_levels_at_its_ends() -> None:
    drain = pipe("Y", "storm", (0, 50), (80, 50), dn=300, cover=(2.1, 2.3))
    problem = problem_of(street_park([]), drain, pipe("S", "sewer", (40, 0), (40, 100), dn=300, cover=(1.6, 2.4)))
    found = lines.solve(problem).part
    assert found is not None
    (work,) = found.yields
    assert work.way == "relevel"
    before = next(line for line in problem.lines if line.id == work.line)
    after = found.line(work.line)
    assert after.crown_end_m - before.crown_end_m == pytest.approx(work.end_shift_m)
    assert before.cover_start_m - after.cover_start_m == pytest.approx(work.start_shift_m)


def test_what_cannot_be_kept_is_warned_of() -> None:
    park = street_park(
        [], [gas_main(y=10.0, depth_m=0.7), gas_main("W", kind="water", depth_m=0.7, spots=((90, 0), (90, 40)))]
    )
    problem = problem_of(park, pipe("S", "sewer", (50, 0), (50, 40), dn=300, cover=(0.7, 0.8)), depth_max_m=0.8)
    found = levels(problem, [])
    scheme = write_scheme(problem, [], found, (0,) * len(found.sites))
    assert [c.verdict for c in scheme.crossings] == ["today", "short"]
    assert short_left(scheme)
    assert lack_of(problem, found, (0,) * len(found.sites)) == [1]
    assert len(scheme.warnings) == 2
