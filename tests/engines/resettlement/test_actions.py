"""Do the actions of a resettlement come in order, with flats before clearing and money counted once?"""

from __future__ import annotations

from dataclasses import replace

from tests.resettlement_problems import small_problem

from gongxing.engines.resettlement import resettlement_actions, solve
from gongxing.plan import Action
from gongxing.words import Text

CHANGE = Action("land.change.P00", "land", "change_use", Text("改变用途", "change use"), ("P00",), 1e6, None)


def test_clearing_comes_after_acquiring_and_takes_flats_that_estates_give() -> None:
    problem = small_problem()
    problem = replace(
        problem,
        estates=(problem.estates[0], replace(problem.estates[1], after=("land.change.P01",)), problem.estates[2]),
    )
    result = solve(problem)
    assert result.part is not None
    actions = {action.id: action for action in resettlement_actions(problem, result.part, (CHANGE,))}
    clear = actions["resettlement.clear.甲组"]
    assert clear.after == ("resettlement.acquire.甲组",)
    assert clear.gives == (("land.change.P00", 1.0),)
    given = {stock: n for a in actions.values() for stock, n in a.gives if stock.startswith("flats/")}
    taken: dict[str, float] = {}
    for action in actions.values():
        for stock, number in action.needs:
            taken[stock] = taken.get(stock, 0.0) + number
    assert taken
    assert all(number <= given[stock] for stock, number in taken.items())
    assert actions["resettlement.build.E1"].duration_days == 0.0
    build = actions.get("resettlement.build.E2")
    assert build is None or build.after == ("land.change.P01",)
    fen = sum(round((action.cost_yuan or 0.0) * 100) for action in actions.values())
    assert fen == result.part.compensation_fen + result.part.building_fen
    assert all(action.origins for action in actions.values())
    assert [a.id for a in resettlement_actions(problem, result.part) if a.gives and a.kind == "clear"] == []
