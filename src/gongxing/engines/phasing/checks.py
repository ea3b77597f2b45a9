"""Does a schedule hold, and is it worth what it claims? Reckoned anew, action by action, from the problem's facts and the scheme.

Shares no code with those who propose: stocks are added up action by action, precedence is read action by action, worth quarter by quarter.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence

from gongxing.engines.phasing.problem import CREWS, MONEY, SPECIAL, PhasingProblem, Task
from gongxing.plan import Finding, Result
from gongxing.plan.phasing import QUARTERS, PhasingScheme, Scheduled
from gongxing.words import Text

_CLOSE = 1e-6
_DAYS = 365.25 / 4


def check(problem: PhasingProblem, result: Result[PhasingScheme]) -> tuple[Finding, ...]:
    """Return one finding per rule and claim; verdict "pass" or "fail", with the actions at fault; "unknown" without a scheme."""
    if result.part is None:
        return (
            Finding(
                "phasing.scheme", Text("分期", "schedule"), "unknown", Text("没有可校核的排期", "no schedule to check")
            ),
        )
    reader = _Reader(problem, result.part)
    found = [reader.complete()]
    if found[0].verdict == "fail":
        return tuple(found)
    return (
        *found, reader.together(), reader.windows(), reader.settled(), reader.order(), reader.amounts(), reader.stocks(),
        reader.approvals(), reader.value(result), reader.scheduled(),
    )  # fmt: skip


def _finding(code: str, label: Text, bad: Sequence[str], good: Text) -> Finding:
    words = Text(f"{len(bad)} 处不符", f"{len(bad)} do not hold") if bad else good
    return Finding(f"phasing.{code}", label, "fail" if bad else "pass", words, tuple(dict.fromkeys(bad)))


def _near(told: float, found: float, scale: float = 1.0) -> bool:
    return math.isclose(told, found, rel_tol=_CLOSE, abs_tol=_CLOSE * max(abs(scale), 1.0))


class _Reader:
    """The scheme read against the problem."""

    def __init__(self, problem: PhasingProblem, scheme: PhasingScheme) -> None:
        self.problem, self.scheme = problem, scheme
        self.tasks = {task.id: task for task in problem.tasks}
        self.items = {item.action: item for item in scheme.items}
        self.groups: dict[str, list[Scheduled]] = defaultdict(list)
        for item in scheme.items:
            self.groups[item.work].append(item)
        self.done = [item for item in scheme.items if item.start is not None and item.end is not None]

    def complete(self) -> Finding:
        """Every action has one entry, in the order of the plan, over the horizon of the problem."""
        told, wanted = [item.action for item in self.scheme.items], [task.id for task in self.problem.tasks]
        bad = [] if told == wanted else sorted(set(told) ^ set(wanted)) or ["order"]
        if (self.scheme.first_year, self.scheme.quarters) != (self.problem.first_year, self.problem.quarters):
            bad.append("horizon")
        good = Text(f"{len(wanted)} 项行动", f"{len(wanted)} actions")
        return _finding("complete", Text("行动齐全", "every action has an entry"), bad, good)

    def together(self) -> Finding:
        """Actions of one work start together, and no other actions belong to it."""
        bad = [name for name, group in self.groups.items() if len({(item.start, item.end) for item in group}) > 1]
        members = {work.id: set(work.tasks) for work in self.problem.works}
        bad += [name for name, group in self.groups.items() if {item.action for item in group} != members.get(name)]
        bad += [work.id for work in self.scheme.works if members.get(work.id) != set(work.actions)]
        good = Text(f"{len(self.groups)} 个项目", f"{len(self.groups)} works")
        return _finding("together", Text("同一项目同时开工", "actions of a work start together"), bad, good)

    def _length(self, group: Sequence[Scheduled]) -> int:
        """Return the quarters a work takes: in each trade one action after another, with enough crews, trades side by side."""
        tasks = [self.tasks[item.action] for item in group]
        if tasks[0].done:
            return tasks[0].ended - (tasks[0].fixed or 0)
        trades = {task.trade for task in tasks if task.trade}
        days = [task.days for task in tasks]
        for trade in trades:
            whole, crews = math.fsum(task.days for task in tasks if task.trade == trade), 1
            while whole / crews > self.problem.crew_days:
                crews += 1
            days.append(whole / crews)
        return math.ceil(max(days) / _DAYS - 1e-9) if max(days) > 0 else 0

    def windows(self) -> Finding:
        """A work takes as long as its actions take, starts no earlier than it may, and ends within the horizon; dates are those of its quarters."""
        bad = []
        for group in self.groups.values():
            start, end = group[0].start, group[0].end
            if start is None or end is None:
                continue
            late = end > self.problem.quarters and not self.tasks[group[0].action].frozen
            early = any(not self.tasks[i.action].frozen and start < self.tasks[i.action].earliest for i in group)
            first, last = self._day(start), max(self._day(start), self._day(end) - dt.timedelta(days=1))
            dated = all((i.starts_on, i.ends_on) == (first, last) for i in group)
            if end - start != self._length(group) or start < 0 or late or early or not dated:
                bad.append(group[0].work)
        return _finding(
            "windows",
            Text("工期与起止日期", "lengths and dates"),
            bad,
            Text("逐项复算一致", "each agrees when reckoned anew"),
        )

    def _day(self, quarter: int) -> dt.date:
        year, part = divmod(quarter, QUARTERS)
        return dt.date(self.problem.first_year + year, (1, 4, 7, 10)[part], 1)

    def settled(self) -> Finding:
        """What has started or whose start the user fixed starts then."""
        bad = [
            item.action
            for item in self.scheme.items
            if item.frozen != (self.tasks[item.action].fixed is not None)
            or (item.frozen and item.start != self.tasks[item.action].fixed)
        ]
        count = sum(item.frozen for item in self.scheme.items)
        return _finding(
            "settled", Text("已定开工不变", "settled starts stay"), bad, Text(f"{count} 项已定", f"{count} settled")
        )

    def order(self) -> Finding:
        """Each precedence holds between its two actions; one whose second action is settled is past asking."""
        bad = []
        for link in self.problem.links:
            first, then = self.items[link.first], self.items[link.then]
            if then.start is None or then.end is None or then.frozen or first.work == then.work:
                continue
            if (
                first.start is None
                or first.end is None
                or (link.ends and (then.end < first.end or then.start < first.start))
                or (not link.ends and then.start < first.end)
            ):
                bad.append(link.then)
        good = Text(f"{len(self.problem.links)} 条先后关系均成立", f"all {len(self.problem.links)} precedences hold")
        return _finding("order", Text("先后关系", "precedence"), bad, good)

    def amounts(self) -> Finding:
        """Cost and benefit told are those of the action."""
        bad = [
            item.action
            for item in self.scheme.items
            if item.cost_fen != self.tasks[item.action].cost_fen
            or not _near(item.benefit_yuan, self.tasks[item.action].benefit_yuan)
        ]
        return _finding(
            "amounts", Text("费用与效益", "cost and benefit"), bad, Text("与行动一致", "those of the actions")
        )

    def stocks(self) -> Finding:
        """What is drawn from each stock by quarter is as told and within its limit."""
        bad, told = [], {line.stock: line for line in self.scheme.stocks}
        flows = self._flows()
        for stock in self.problem.stocks:
            drawn, total = [], 0.0
            for quarter in range(self.problem.quarters):
                total += flows[stock.name][quarter]
                drawn.append(total)
            scale = max([1.0, *(abs(x) for x in drawn), *(abs(m) for m in stock.limit if m is not None)])
            line = told.get(stock.name)
            agrees = line is not None and line.limit == stock.limit
            agrees = (
                agrees and line is not None and all(_near(a, b, scale) for a, b in zip(line.drawn, drawn, strict=True))
            )
            kept = all(most is None or x <= most + _CLOSE * scale for x, most in zip(drawn, stock.limit, strict=True))
            if not (agrees and kept):
                bad.append(stock.name)
        good = Text(f"{len(self.problem.stocks)} 类资源均不超限", f"all {len(self.problem.stocks)} stocks are kept")
        return _finding("stocks", Text("资金、指标、作业队与房源", "money, quota, crews and housing"), bad, good)

    def _flows(self) -> dict[str, list[float]]:
        """Return by stock what is taken (+) and given (-) in each quarter, action by action."""
        found: dict[str, list[float]] = defaultdict(lambda: [0.0] * self.problem.quarters)

        def enter(stock: str, quarter: int, amount: float) -> None:
            if quarter < self.problem.quarters:
                found[stock][quarter] += amount

        for item in self.done:
            task, start, end = self.tasks[item.action], item.start or 0, item.end or 0
            parts = max(end - start, 1)
            for k in range(parts):
                paid = (task.cost_fen * (k + 1) // parts - task.cost_fen * k // parts) / 100
                enter(MONEY, start + k, paid)
                enter(SPECIAL, start + k, paid)
            enter(MONEY, end, -task.income_yuan)
            enter(SPECIAL, end, -task.income_yuan)
            for name, amount in task.draws:
                enter(name, start, amount)
            for name, amount in task.gives:
                enter(name, end, -amount)
            if task.trade and not task.done:
                crews = task.days / (parts * _DAYS)
                enter(CREWS + task.trade, start, crews)
                enter(CREWS + task.trade, end, -crews)
        return found

    def approvals(self) -> Finding:
        """What has to be approved is asked for early enough before the start, and not before the day of the plan."""
        bad = []
        for item in self.done:
            wanted = self.tasks[item.action].approvals
            same = [(a.rule, a.days) for a in item.approvals] == [(a.rule, a.days) for a in wanted]
            asked = all(
                a.ask_by is not None and item.starts_on is not None
                and self.problem.as_of <= a.ask_by <= item.starts_on - dt.timedelta(days=math.floor(a.days))
                for a in item.approvals
            )  # fmt: skip
            if not (same and asked):
                bad.append(item.action)
        count = sum(bool(item.approvals) for item in self.done)
        good = Text(f"{count} 项行动先批后建", f"{count} actions are approved before they start")
        return _finding("approvals", Text("先批后建", "approvals before works"), bad, good)

    def value(self, result: Result[PhasingScheme]) -> Finding:
        """The worth is the sum over actions and quarters, and the bound lies not below it."""
        worth = math.fsum(self._worth(self.tasks[item.action], item) for item in self.scheme.items)
        scale = math.fsum(abs(task.dropped_yuan) for task in self.problem.tasks)
        bad = [] if result.value is not None and _near(result.value, worth, scale) else ["value"]
        if result.value is not None and result.bound is not None and result.bound < result.value - _CLOSE * scale:
            bad.append("bound")
        return _finding("value", Text("目标值与上界", "value and bound"), bad, Text("复算一致", "both agree"))

    def _worth(self, task: Task, item: Scheduled) -> float:
        if item.start is None or item.end is None:
            return -task.dropped_yuan
        rate = 1.0 + self.problem.discount
        brought = (
            (1.0 - task.unrest) * task.benefit_yuan / QUARTERS * rate ** (-q / QUARTERS)
            for q in range(item.end, self.problem.quarters)
        )
        gain = math.fsum(brought) - task.overrun * task.cost_fen / 100 * rate ** (-item.start / QUARTERS)
        return float(gain)

    def scheduled(self) -> Finding:
        """Whatever is not done within the horizon says why: told as a warning."""
        idle = [item for item in self.scheme.items if item.start is None]
        silent = [item.action for item in idle if item.reason is None]
        label = Text("未排入规划期的行动", "actions not done within the horizon")
        if silent:
            return _finding("scheduled", label, silent, Text("无", "none"))
        words = (
            Text(f"{len(idle)} 项未排入，均有缘由", f"{len(idle)} are not done, each with its reason")
            if idle
            else Text("全部排入", "all are done")
        )
        return Finding(
            "phasing.scheduled", label, "warn" if idle else "pass", words, tuple(item.action for item in idle)
        )
