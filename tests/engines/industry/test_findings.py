"""Is review told who has no place and on whom the data cannot say?"""

from __future__ import annotations

from tests.industry_problems import firm, leaver, made, site

from gongxing.engines.industry import industry_findings, solve


def test_firms_without_a_place_are_a_warning_with_the_land_that_lacks() -> None:
    problem = made([leaver("A", "Q0", need_m2=8e3), firm("B", land_m2=None)], [site("P1", 1e3)])
    result = solve(problem)
    assert result.part is not None
    lost, blind = industry_findings(problem, result.part)
    assert (lost.verdict, lost.rows) == ("warn", ("A",))
    assert "8,000 m2" in lost.words.en
    assert (blind.verdict, blind.rows) == ("unknown", ("B",))


def test_nothing_left_open_passes() -> None:
    problem = made([firm("A")], [site("P0", present_m2=1e4)])
    result = solve(problem)
    assert result.part is not None
    assert [f.verdict for f in industry_findings(problem, result.part)] == ["pass", "pass"]
