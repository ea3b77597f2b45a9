"""Small phasing problems whose best schedules can be worked out by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from gongxing.engines.phasing import Link, PhasingProblem, Stock, Task, Work
from gongxing.words import Text, same

AS_OF = dt.date(2026, 1, 1)
QUARTERS = 8
QUARTER = 91.0


def task(name: str, cost_yuan: float = 0.0, quarters: int = 1, benefit_yuan: float = 40.0, **given: object) -> Task:
    """A task of whole quarters that is dear to drop."""
    made = Task(
        name,
        "land",
        "change_use",
        same(name),
        round(cost_yuan * 100),
        QUARTER * quarters,
        benefit_yuan,
        dropped_yuan=1e4,
    )
    return replace(made, **given)  # type: ignore[arg-type]


def work_of(mine: Task, crews: tuple[tuple[str, float], ...] = ()) -> Work:
    """The work of one task."""
    quarters = (mine.ended - (mine.fixed or 0)) if mine.done else max(1, -int(-mine.days // 91.3125))
    return Work(mine.id, mine.title, (mine.id,), quarters, crews)


def stock(name: str, limit: float | tuple[float | None, ...], unit: str = "m2") -> Stock:
    """A stock with one limit, or one a quarter."""
    limits = limit if isinstance(limit, tuple) else (limit,) * QUARTERS
    return Stock(name, same(name), unit, limits)


def made(
    tasks: tuple[Task, ...],
    *,
    links: tuple[Link, ...] = (),
    stocks: tuple[Stock, ...] = (),
    works: tuple[Work, ...] | None = None,
    discount: float = 0.0,
) -> PhasingProblem:
    """A problem of eight quarters from 2026, one work a task."""
    return PhasingProblem(
        2026, QUARTERS, AS_OF, tasks, tuple(work_of(t) for t in tasks) if works is None else works, links, stocks, discount,
        (Text("说明", "a note"),),
    )  # fmt: skip


def small_problem() -> PhasingProblem:
    """Soil survey A, then change B; road C; money of 100 a year: A (20), B (100) and C (60) do not fit into one year."""
    money = tuple(float(100 * (1 + q // 4)) if q % 4 == 3 else None for q in range(QUARTERS))
    tasks = (task("A", 20.0, benefit_yuan=0.0), task("B", 100.0, 2, 400.0), task("C", 60.0, 1, 80.0))
    return made(tasks, links=(Link("A", "B", "after"),), stocks=(stock("money_yuan", money, "yuan"),), discount=0.05)


def impossible_problem() -> PhasingProblem:
    """Two tasks fixed in the first year that cost more than its money."""
    money = tuple(100.0 if q % 4 == 3 else None for q in range(QUARTERS))
    tasks = (task("A", 60.0, fixed=0), task("B", 70.0, fixed=1))
    return made(tasks, stocks=(stock("money_yuan", money, "yuan"),))
