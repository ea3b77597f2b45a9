"""Are skills demanded by sector and year, set against staff that retire and leave, and left unknown where nobody reported?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.growth_parks import CHAINS, empty_plan, park_of, register, values

from gongxing.engines.growth import talent
from gongxing.plan import GrowthOutlook, TalentNeed
from gongxing.plan.growth import ChainPart, YearSpread
from gongxing.plan.talent import SKILLS

ONE = {"skill_drift": 1.0, "skill_turnover": 0.0}


def plain(**own: float):  # type: ignore[no-untyped-def]
    """Values without drift and turnover of any skill."""
    found = values()
    for key, value in (ONE | own).items():
        for skill in SKILLS:
            found = found.with_value(key, skill, value, "test")
    return found


def outlook_of(jobs: dict[str, tuple[float, float]], base: float = 60.0) -> GrowthOutlook:
    """An outlook that knows only jobs by chain in two years."""
    chains = tuple(
        ChainPart(chain, "existing", "jobs", 2026 + t, count)
        for chain, counts in jobs.items()
        for t, count in enumerate(counts)
    )
    spreads = tuple(_spread(2026 + t, sum(counts[t] for counts in jobs.values())) for t in range(2))
    return GrowthOutlook(
        2025, (("output", 1.0), ("tax", 1.0), ("jobs", base)), spreads, (), (), (), (), 1, 1, chains=chains
    )


def _spread(year: int, mean: float):  # type: ignore[no-untyped-def]
    return YearSpread("jobs", year, mean, ((0.5, mean),))


def need(staff: pd.DataFrame | None = None, jobs: tuple[float, float] = (30.0, 40.0), **own: float) -> TalentNeed:
    park = park_of(register(), **({} if staff is None else {"staff": staff}))
    return talent(park, plain(**own), empty_plan(park), outlook_of({CHAINS[0]: jobs, CHAINS[1]: (30.0, 30.0)}))


def row(found: TalentNeed, skill: str, year: int):  # type: ignore[no-untyped-def]
    return next(r for r in found.rows if (r.skill, r.year) == (skill, year))


def test_demand_follows_jobs_by_the_structure_of_sectors() -> None:
    found = need()
    one, two = (values().value("skill_share", f"engineer/{sector}") for sector in ("35", "33"))
    assert row(found, "engineer", 2025).demand == pytest.approx(30 * one + 30 * two)
    assert row(found, "engineer", 2027).demand == pytest.approx(40 * one + 30 * two)
    assert sum(r.demand for r in found.rows if r.year == 2027) == pytest.approx(70)
    chain = next(c for c in found.chains if (c.chain, c.skill) == (CHAINS[0], "engineer"))
    assert chain.demand == pytest.approx(40 * one)


def test_without_staff_the_gap_stays_unknown() -> None:
    found = need()
    assert all(r.staff is None and r.gap is None for r in found.rows)
    assert "import staff" in found.notes[0].en


def test_staff_retire_and_leave() -> None:
    # twenty engineers, five of whom retire within five years; a tenth leaves each year: 20 x (1 - 0.25/5) x 0.9
    staff = pd.DataFrame(
        [
            {"id": "S1", "skill": "engineer", "persons": 20, "retiring": 5},
            {"id": "S2", "skill": "operator", "persons": 40, "retiring": None},
        ]
    )
    found = need(staff, skill_turnover=0.1)
    engineer = row(found, "engineer", 2026)
    assert engineer.staff == pytest.approx(20 * 0.95 * 0.9)
    assert engineer.gap == pytest.approx(engineer.demand - engineer.staff)
    assert row(found, "operator", 2026).staff == pytest.approx(36)
    assert any("retirements of some skills" in note.en for note in found.notes)


def test_the_structure_reported_tilts_the_demand() -> None:
    many = pd.DataFrame(
        [
            {"id": f"S{k}", "skill": skill, "persons": count}
            for k, (skill, count) in enumerate((("engineer", 4000), ("operator", 2000)))
        ]
    )
    found = need(many)
    # two thirds of those reported are engineers: so, nearly, is the demand
    assert row(found, "engineer", 2025).demand == pytest.approx(40, abs=1)
    assert row(found, "manager", 2025).demand < 1


def test_staff_of_few_firms_are_not_blown_up() -> None:
    few = pd.DataFrame([{"id": "S1", "firm": "F00", "skill": "operator", "persons": 5}])
    assert row(need(few), "operator", 2026).staff is None
    most = pd.DataFrame([{"id": f"S{n}", "firm": f"F{n:02d}", "skill": "operator", "persons": 5} for n in range(9)])
    found = need(most)
    assert sum(r.staff for r in found.rows if r.year == 2025) == pytest.approx(60)  # 45 reported, 15 by their structure
    assert any("75%" in note.en for note in found.notes)


def test_skills_drift_and_jobs_lost_ask_for_nobody() -> None:
    found = need(jobs=(30.0, -5.0), skill_drift=1.0)
    assert next(c for c in found.chains if c.chain == CHAINS[0]).demand == 0.0
    park = park_of(register())
    tilted = talent(
        park,
        plain().with_value("skill_drift", "engineer", 1.5, "test"),
        empty_plan(park),
        outlook_of({CHAINS[0]: (60.0, 60.0)}),
    )
    assert (
        row(tilted, "engineer", 2027).demand
        > row(tilted, "engineer", 2026).demand
        > row(tilted, "engineer", 2025).demand
    )
