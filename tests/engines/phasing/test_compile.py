"""Does the algorithm see windows, precedence and stocks as they are meant?"""

from __future__ import annotations

from tests.phasing_problems import impossible_problem, made, small_problem, stock, task, work_of

from gongxing.engines.phasing.compile import compile_problem
from gongxing.engines.phasing.problem import Link


def test_windows_and_musts() -> None:
    compiled = compile_problem(impossible_problem())
    assert compiled.must.all()
    assert compiled.earliest.tolist() == compiled.latest.tolist() == [0, 1]
    free = compile_problem(small_problem())
    assert not free.must.any()
    assert free.last.tolist() == [7, 6, 7]


def test_of_two_precedences_the_stricter_counts_and_a_settled_work_is_past_asking() -> None:
    tasks = (task("A", quarters=2), task("B", quarters=3))
    links = (Link("A", "B", "served", True), Link("A", "B", "after"))
    assert compile_problem(made(tasks, links=links)).before.tolist() == [[0, 1, 0]]
    assert compile_problem(made(tasks, links=links[:1])).before.tolist() == [[0, 1, -3]]
    assert compile_problem(made((tasks[0], task("B", fixed=0)), links=links)).before.tolist() == []


def test_money_is_paid_over_a_work_and_crews_come_back() -> None:
    mine = task("A", 30.0, quarters=3, trade="pipes", draws=(("q", 5.0),), gives=(("q", 2.0),), income_yuan=4.0)
    problem = made(
        (mine,),
        works=(work_of(mine, (("pipes", 0.5),)),),
        stocks=(stock("money_yuan", 1e9), stock("crews/pipes", 1, "crews"), stock("q", 1, "x")),
    )
    events = compile_problem(problem).events
    rows = sorted(zip(events.stock.tolist(), events.offset.tolist(), events.amount.tolist(), strict=True))
    assert [(s, o, round(a * (1e4 if s == 0 else 1), 6)) for s, o, a in rows] == [
        (0, 0, 10.0), (0, 1, 10.0), (0, 2, 10.0), (0, 3, -4.0), (1, 0, 0.5), (1, 3, -0.5), (2, 0, 5.0), (2, 3, -2.0),
    ]  # fmt: skip
