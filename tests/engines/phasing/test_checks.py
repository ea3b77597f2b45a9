"""Does the checker find what is wrong with a schedule, each fault by its own check?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.phasing_problems import made, stock, task

from gongxing.engines.phasing import check, solve
from gongxing.engines.phasing.problem import Link, PhasingProblem
from gongxing.plan import PhasingScheme, Result
from gongxing.plan.phasing import Approval
from gongxing.words import same


def problem() -> PhasingProblem:
    approval = Approval(same("批"), "R", 80.0, None)
    tasks = (
        task("A", 50.0, 2, trade="pipes", fixed=0), task("B", 30.0, draws=(("q", 1.0),), earliest=1, approvals=(approval,)),
        task("C", 10.0, benefit_yuan=5.0), task("D", quarters=9),
    )  # fmt: skip
    return made(tasks, links=(Link("A", "C", "after"),), stocks=(stock("q", 2.0), stock("money_yuan", 1e3, "yuan")))


def first(name: str, **changes: Any) -> Callable[[PhasingScheme], PhasingScheme]:
    return lambda s: replace(s, items=tuple(replace(i, **changes) if i.action == name else i for i in s.items))


def late(name: str, by: int) -> Callable[[PhasingScheme], PhasingScheme]:
    def moved(scheme: PhasingScheme) -> PhasingScheme:
        item = scheme.item(name)
        assert item.start is not None
        assert item.end is not None
        start, end, p = item.start + by, item.end + by, problem()
        dates = (p.first_day(start), p.first_day(end) - dt.timedelta(days=1))
        return first(name, start=start, end=end, starts_on=dates[0], ends_on=dates[1])(scheme)

    return moved


def verdicts(result: Result[PhasingScheme]) -> dict[str, str]:
    return {f.code.removeprefix("phasing."): f.verdict for f in check(problem(), result)}


def test_a_sound_schedule_passes_and_what_is_not_done_is_told() -> None:
    found = verdicts(solve(problem()))
    assert found.pop("scheduled") == "warn"
    assert set(found.values()) == {"pass"}


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("complete", lambda s: replace(s, items=s.items[1:])),
        ("together", first("A", work="B")),
        ("windows", first("C", ends_on=dt.date(2030, 1, 1))),
        ("windows", late("B", -1)),
        ("settled", late("A", 1)),
        ("settled", first("C", frozen=True)),
        ("order", late("C", -1)),
        ("amounts", first("B", cost_fen=1)),
        ("stocks", lambda s: replace(s, stocks=tuple(replace(line, drawn=(0.5,) * 8) for line in s.stocks))),
        ("approvals", first("B", approvals=())),
        ("value", late("C", 1)),
        ("scheduled", first("D", reason=None)),
    ],
)
def test_each_fault_is_found(code: str, spoil: Callable[[PhasingScheme], PhasingScheme]) -> None:
    result = solve(problem())
    assert result.part is not None
    assert verdicts(replace(result, part=spoil(result.part)))[code] == "fail"


def test_a_bound_below_the_value_is_a_fault_and_no_scheme_is_unknown() -> None:
    result = solve(problem())
    assert result.value is not None
    assert verdicts(replace(result, bound=result.value - 1e3))["value"] == "fail"
    assert {f.verdict for f in check(problem(), solve(problem(), stop=lambda: True))} <= {"unknown", "pass", "warn"}
