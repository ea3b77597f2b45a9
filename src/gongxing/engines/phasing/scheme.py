"""How do starts of works become the schedule of a plan: dates of every action, approvals, stocks by quarter, what is lacking?"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import numpy as np

from gongxing.algorithms.schedule import NEVER, ScheduleProblem
from gongxing.algorithms.schedule.evaluate import drawn
from gongxing.engines.phasing.compile import UNIT
from gongxing.engines.phasing.problem import PhasingProblem, Task, Work
from gongxing.engines.phasing.reasons import IntArray, Scene, lacking
from gongxing.plan.phasing import Approval, PhasingScheme, Scheduled, ScheduledWork, StockLine
from gongxing.words import Text


def write_scheme(problem: PhasingProblem, compiled: ScheduleProblem, start: IntArray) -> PhasingScheme:
    """Return the scheme of sound starts, actions in the order of the problem."""
    scene = Scene(problem, compiled, np.asarray(start, dtype=np.int64))
    place = {name: w for w, work in enumerate(problem.works) for name in work.tasks}
    why = {w: lacking(scene, w) for w in np.flatnonzero(scene.start == NEVER).tolist()}
    items = tuple(
        _item(problem, task, problem.works[w], at=int(scene.start[w]), why=why.get(w))
        for task in problem.tasks
        for w in (place[task.id],)
    )
    works = tuple(ScheduledWork(work.id, work.title, work.tasks) for work in problem.works)
    return PhasingScheme(
        problem.first_year, problem.quarters, items, _stocks(problem, compiled, scene.start), works=works
    )


def _item(problem: PhasingProblem, task: Task, work: Work, *, at: int, why: Text | None) -> Scheduled:
    if at == NEVER:
        return Scheduled(
            task.id, work.id, None, None, None, None, task.cost_fen, task.benefit_yuan, task.frozen, task.approvals, why
        )
    begins, end = problem.first_day(at), at + work.quarters
    ends = problem.first_day(end) - dt.timedelta(days=1)
    approvals = tuple(_asked(approval, begins) for approval in task.approvals)
    return Scheduled(
        task.id, work.id, at, end, begins, max(begins, ends), task.cost_fen, task.benefit_yuan, task.frozen, approvals
    )


def _asked(approval: Approval, begins: dt.date) -> Approval:
    """Return the approval with the last day on which to ask for it."""
    return replace(approval, ask_by=begins - dt.timedelta(days=math.ceil(approval.days)))


def _stocks(problem: PhasingProblem, compiled: ScheduleProblem, start: IntArray) -> tuple[StockLine, ...]:
    used = drawn(compiled, start)
    return tuple(
        StockLine(stock.name, stock.label, stock.unit, stock.limit, tuple((row / UNIT.get(stock.unit, 1.0)).tolist()))
        for stock, row in zip(problem.stocks, used, strict=True)
    )
