"""In which years do costs, land revenue and capacity fall, and does every spread add up to the fen?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.finance_parks import action, money_plan

from gongxing.engines.finance.timing import Timing, by_engine, spread, started_by
from gongxing.plan import PhasingScheme, Plan, Result, Scheduled, Status
from gongxing.words import same


def phased(*spans: tuple[str, int | None, int | None], costs: tuple[int, ...] = ()) -> Plan:
    paid = costs or (0,) * len(spans)
    items = tuple(
        Scheduled(name, name, start, end, None, None, cost, 0.0)
        for (name, start, end), cost in zip(spans, paid, strict=True)
    )
    plan = money_plan(*(action(name) for name, _, _ in spans))
    result = Result(Status.OPTIMAL, PhasingScheme(2026, 20, items, ()), 1.0, 1.0, 0.0, 1, same("m"))
    return replace(plan, phasing=result)


def test_a_cost_is_spread_over_the_quarters_of_its_action() -> None:
    # quarters 2 to 5: half in the first year, half in the second; the odd fen comes last
    timing = Timing.of(phased(("a", 2, 6)))
    assert timing.share("a", 101, 5).tolist() == [50, 51, 0, 0, 0]
    assert (timing.start_year("a"), timing.done_year("a")) == (0, 1)


def test_what_is_not_done_costs_nothing() -> None:
    timing = Timing.of(phased(("a", None, None)))
    assert timing.share("a", 101, 5).sum() == 0
    assert timing.start_year("a") is None
    assert timing.done_year("a") is None


def test_land_comes_in_once_the_action_is_done_and_capacity_when_it_starts() -> None:
    timing = Timing.of(phased(("a", 2, 4), ("b", 16, 20)))
    assert spread([("a", 7), ("b", 9)], timing, 6, at_end=True).tolist() == [0, 7, 0, 0, 0, 9]
    assert started_by([("a", 7), ("b", 9)], timing, 5).tolist() == [7, 7, 7, 7, 16]


def test_without_a_schedule_all_is_spread_evenly() -> None:
    timing = Timing.of(money_plan(action("a")))
    assert not timing.phased
    assert spread([("a", 100)], timing, 6, at_end=True).tolist() == [20, 20, 20, 20, 20, 0]
    assert started_by([("a", 100)], timing, 5).tolist() == [20, 40, 60, 80, 100]


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 19), st.integers(0, 20)), max_size=6))
def test_years_add_up_to_the_costs(rows: list[tuple[int, int, int]]) -> None:
    spans = [(f"a{n}", start, min(start + length, 20)) for n, (_, start, length) in enumerate(rows)]
    plan = phased(*spans)
    costs = {f"a{n}": cost for n, (cost, _, _) in enumerate(rows)}
    found = by_engine(plan.actions, costs, Timing.of(plan), 8)
    assert sum(sum(row) for _, row in found) == sum(costs.values())
    assert all(np.array(row).min() >= 0 for _, row in found)
