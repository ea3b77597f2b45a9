"""Does the checker see every lie about positions, paths, distances and sums?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.lines_problems import gas_main, impossible_problem, problem_of, small_problem, street_park

from gongxing.engines import lines
from gongxing.engines.lines.problem import LinesProblem
from gongxing.plan import Result, Status
from gongxing.plan.lines import LinesScheme
from gongxing.words import Text

PROBLEM = small_problem()


@pytest.fixture(scope="module")
def solved() -> Result[LinesScheme]:
    return lines.solve(PROBLEM)


def failed(problem: LinesProblem, result: Result[LinesScheme]) -> set[str]:
    return {f.code for f in lines.check(problem, result) if f.verdict != "pass"}


def test_a_sound_scheme_passes(solved: Result[LinesScheme]) -> None:
    assert failed(PROBLEM, solved) == set()


def told(scheme: LinesScheme, name: str, place: int, **changes: object) -> LinesScheme:
    rows = list(getattr(scheme, name))
    rows[place] = replace(rows[place], **changes)
    return replace(scheme, **{name: tuple(rows)})


LIES: dict[str, tuple[Callable[[LinesScheme], LinesScheme], str]] = {
    "a line missing": (lambda s: replace(s, lines=s.lines[1:]), "lines.complete"),
    "a smaller pipe": (lambda s: told(s, "lines", 1, diameter_mm=50.0), "lines.complete"),
    "a position missing": (lambda s: replace(s, positions=s.positions[1:]), "lines.complete"),
    "a line of today moved": (lambda s: told(s, "lines", 0, path=s.lines[1].path), "lines.still"),
    "outside the street": (lambda s: told(s, "positions", 1, offset_m=-12.5), "lines.positions"),
    "a cheaper displacement": (lambda s: told(s, "positions", 0, cost_yuan=1.0), "lines.positions"),
    "a path elsewhere": (
        lambda s: told(s, "lines", 1, path=tuple((x, y + 2.0) for x, y in s.lines[1].path)),
        "lines.paths",
    ),
    "a joint broken": (
        lambda s: told(
            s, "lines", 1, path=(*s.lines[1].path[:-1], (s.lines[1].path[-1][0] + 1.0, s.lines[1].path[-1][1]))
        ),
        "lines.joints",
    ),
    "a distance embellished": (lambda s: told(s, "parallels", 0, distance_m=2.9), "lines.parallels"),
    "a parallel run left out": (lambda s: replace(s, parallels=s.parallels[1:]), "lines.parallels"),
    "a parallel run made up": (lambda s: told(s, "parallels", 0, line_b="S9"), "lines.parallels"),
    "sums that do not add up": (lambda s: replace(s, position_cost_yuan=0.5), "lines.value"),
}


@pytest.mark.parametrize("name", LIES)
def test_every_lie_is_seen(solved: Result[LinesScheme], name: str) -> None:
    lie, code = LIES[name]
    assert solved.part is not None
    assert code in failed(PROBLEM, replace(solved, part=lie(solved.part)))


def test_a_value_or_bound_that_is_not_so_is_seen(solved: Result[LinesScheme]) -> None:
    assert solved.value is not None
    assert failed(PROBLEM, replace(solved, value=solved.value - 100)) == {"lines.value"}
    assert failed(PROBLEM, replace(solved, bound=solved.value + 100)) == {"lines.value"}


def test_what_is_left_too_close_warns_or_fails_as_asked() -> None:
    loose = replace(impossible_problem(), strict=False)
    result = lines.solve(loose)
    verdicts = {f.code: f.verdict for f in lines.check(loose, result)}
    assert verdicts["lines.short"] == "warn"
    assert {f.code: f.verdict for f in lines.check(replace(loose, strict=True), result)}["lines.short"] == "fail"


def test_defects_of_today_are_warned_of() -> None:
    problem = problem_of(street_park([], [gas_main(y=10.0), gas_main("W", kind="water", spots=((90, 0), (90, 40)))]))
    assert failed(problem, lines.solve(problem)) == {"lines.today"}


def test_without_a_scheme_nothing_can_be_said() -> None:
    nothing: Result[LinesScheme] = Result(Status.UNKNOWN, None, None, None, None, 1, Text("无", "none"))
    (finding,) = lines.check(PROBLEM, nothing)
    assert finding.verdict == "unknown"
