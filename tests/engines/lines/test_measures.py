"""Do the figures count what the scheme holds?"""

from __future__ import annotations

from tests.lines_problems import gas_main, impossible_problem, pipe, problem_of, small_problem, street_park

from gongxing.engines import lines


def test_every_measure_has_its_figure() -> None:
    problem = small_problem()
    result = lines.solve(problem)
    assert result.part is not None
    figures = {f.key: f.value for f in lines.measure(problem, result, baseline_value=5.0)}
    assert set(figures) == {m.key for m in lines.MEASURES}
    assert figures["lines.value"] == result.value
    assert figures["lines.baseline_value"] == 5.0
    assert figures["lines.gap"] == 0.0
    assert figures["lines.lines"] == 8.0
    assert figures["lines.moved"] == 7.0
    assert figures["lines.crossings"] == len(result.part.crossings)
    assert figures["lines.crossings_before"] == sum(c.verdict == "yields" for c in result.part.crossings)
    assert figures["lines.crossings_after"] == figures["lines.parallel_short_m"] == 0.0
    works = [figures[f"lines.{name}"] for name in ("dips", "relevelled", "siphons")]
    assert sum(w or 0.0 for w in works) == len(result.part.yields)
    assert figures["lines.works_yuan"] == result.part.works_yuan


def test_defects_of_today_and_diversions_are_counted_apart() -> None:
    mains = [gas_main(y=10.0, diameter_mm=100.0), gas_main("W", kind="water", spots=((90, 0), (90, 40)))]
    problem = problem_of(street_park([], mains), pipe("S", "sewer", (50, 0), (50, 40), dn=300, cover=(0.9, 1.0)))
    figures = {f.key: f.value for f in lines.measure(problem, lines.solve(problem), baseline_value=None)}
    assert figures["lines.crossings_today"] == 1.0
    assert figures["lines.crossings_before"] == 1.0
    assert figures["lines.diverted"] == 1.0  # the gas main of today passes under the new sewer
    assert figures["lines.baseline_value"] is None


def test_without_a_scheme_there_are_no_figures() -> None:
    problem = impossible_problem()
    assert lines.measure(problem, lines.solve(problem), baseline_value=None) == ()
