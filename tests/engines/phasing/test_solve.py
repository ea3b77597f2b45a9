"""Is the best schedule of small problems found, constraint by constraint, and the smallest conflict told?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.phasing_problems import QUARTERS, impossible_problem, made, small_problem, stock, task, work_of

from gongxing.engines.phasing import PhasingProblem, check, solve
from gongxing.engines.phasing.problem import Link, Task
from gongxing.plan import Status


def starts(problem: PhasingProblem) -> dict[str, int | None]:
    result = solve(problem)
    assert result.part is not None
    assert {f.verdict for f in check(problem, result)} <= {"pass", "warn"}
    return {item.action: item.start for item in result.part.items}


def test_money_that_is_short_puts_the_lesser_work_off() -> None:
    money = stock("money_yuan", (None, None, None, 100.0, None, None, None, 200.0), "yuan")
    tasks = (task("A", 80.0, benefit_yuan=80.0), task("B", 80.0, benefit_yuan=40.0))
    assert starts(made(tasks, stocks=(money,))) == {"A": 0, "B": 4}


def test_income_pays_for_what_follows() -> None:
    money = stock("money_yuan", (None, None, None, 100.0, None, None, None, 100.0), "yuan")
    tasks = (task("A", 80.0, income_yuan=60.0), task("B", 80.0, benefit_yuan=41.0))
    assert starts(made(tasks, stocks=(money,)))["A"] == 0
    assert starts(made((task("A", 80.0), task("B", 80.0, benefit_yuan=41.0)), stocks=(money,))) == {"A": None, "B": 0}


def test_quota_waits_for_land_that_is_cleared() -> None:
    tasks = (task("clear", quarters=2, gives=(("quota_m2", 10.0),)), task("build", draws=(("quota_m2", 10.0),)))
    assert starts(made(tasks, stocks=(stock("quota_m2", 0.0),))) == {"clear": 0, "build": 2}


def test_clearance_waits_for_flats() -> None:
    tasks = (
        task("estate", quarters=3, gives=(("flats/E", 5.0),)),
        task("clear", draws=(("flats/E", 5.0),), benefit_yuan=99.0),
    )
    assert starts(made(tasks, stocks=(stock("flats/E", 0.0, "flats"),))) == {"estate": 0, "clear": 3}


def test_crews_work_on_one_thing_at_a_time() -> None:
    tasks = tuple(
        task(name, quarters=2, trade="pipes", benefit_yuan=worth) for name, worth in (("A", 40.0), ("B", 80.0))
    )
    crews = tuple((("pipes", t.days / (2 * 91.3125)),) for t in tasks)
    works = tuple(work_of(t, c) for t, c in zip(tasks, crews, strict=True))
    assert starts(made(tasks, works=works, stocks=(stock("crews/pipes", 1.5, "crews"),))) == {"A": 2, "B": 0}


def test_pipes_end_before_the_works_they_serve_do() -> None:
    tasks = (task("pipes", quarters=3, earliest=1, benefit_yuan=0.0), task("works", quarters=2))
    assert starts(made(tasks, links=(Link("pipes", "works", "served", True),))) == {"pipes": 1, "works": 2}


def test_what_has_started_stays_and_what_is_done_gives_at_once() -> None:
    tasks = (
        task("A", fixed=3),
        task("B", done=True, fixed=0, ended=0, gives=(("q", 1.0),)),
        task("C", draws=(("q", 1.0),)),
    )
    assert starts(made(tasks, stocks=(stock("q", 0.0),))) == {"A": 3, "B": 0, "C": 0}


def test_what_does_not_fit_says_what_it_lacks() -> None:
    result = solve(made((task("A", quarters=9), task("B", draws=(("q", 3.0),))), stocks=(stock("q", 1.0),)))
    assert result.part is not None
    long, short = (item.reason for item in result.part.items)
    assert long is not None
    assert short is not None
    assert "9" in long.en
    assert "short by" in short.en


def test_what_is_settled_and_cannot_hold_is_told_in_words() -> None:
    result = solve(impossible_problem())
    assert result.status is Status.INFEASIBLE
    assert {words.en for words in result.conflict} == {
        "A must start on 2026-01-01", "B must start on 2026-04-01", "the limit of money_yuan",
    }  # fmt: skip


def test_a_proven_gap_is_measured_without_the_cost_of_dropping() -> None:
    result = solve(small_problem())
    assert result.value == pytest.approx(334.6109, abs=1e-3)
    assert result.bound == pytest.approx(result.value)


some = st.builds(
    lambda k, cost, quarters, worth, flats, fixed: task(
        f"T{k}", float(cost), quarters, float(worth), draws=(("flats/E", float(flats)),) if flats > 0 else (),
        gives=(("flats/E", -float(flats)),) if flats < 0 else (), fixed=fixed,
    ),
    st.integers(0, 10**6), st.integers(0, 60), st.integers(1, 3), st.integers(-10, 90), st.integers(-5, 5), st.sampled_from([None, None, None, 0, 2]),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(some, min_size=1, max_size=6, unique_by=lambda t: t.id), st.integers(20, 120))
def test_whatever_is_given_the_schedule_holds(tasks: list[Task], yearly: int) -> None:
    money = tuple(float(yearly * (1 + q // 4)) if q % 4 == 3 else None for q in range(QUARTERS))
    links = tuple(Link(a.id, b.id, "after") for a, b in zip(tasks[:-1:2], tasks[1::2], strict=False))
    problem = made(
        tuple(tasks), links=links, stocks=(stock("money_yuan", money, "yuan"), stock("flats/E", 2.0, "flats"))
    )
    result = solve(problem)
    if result.part is not None:
        assert {f.verdict for f in check(problem, result)} <= {"pass", "warn"}
        assert result.value is not None
        assert result.bound is not None
        assert result.bound >= result.value - 1e-6
    else:
        assert result.conflict
