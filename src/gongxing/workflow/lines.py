"""How are the lines of a plan coordinated: the park's own rules, the problem, the scheme, its check, figures and actions?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from gongxing.engines import lines
from gongxing.errors import DataError, Fault, NotReadyError, Place, RuleError
from gongxing.io.line_packs import load_line_rules
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Action, Finding, Plan, Progress, Result, Status
from gongxing.plan.lines import LinesScheme
from gongxing.standards.line_rules import LineRules
from gongxing.standards.network_values import NetworkValues
from gongxing.words import Text, same

Outcome = tuple[Result[LinesScheme], tuple[Figure, ...], tuple[Action, ...], tuple[Finding, ...]]
_SEPARATION = "line_separation"
_PRECEDENCE = "line_precedence"


def line_rules_of(park: Park) -> LineRules:
    """Return the rules for lines: the packaged ones, replaced by the rows of the park's `assumptions` table.

    A row with id `line_separation/<direction>/<a>/<b>` is a clear distance in metres (with `/<diameter class>` behind it only
    that of the class), one with id `line_precedence/<code>` the order of a rule of precedence, 0 switching it off.
    DataError with all faults for rows that name no rule or hold no number.
    """
    rules, faults = load_line_rules(), []
    table = park["assumptions"].frame
    for name, value, words in zip(table["id"], table["value"], table["words"], strict=True):
        kind, _, rest = str(name).partition("/")
        if kind not in (_SEPARATION, _PRECEDENCE):
            continue
        number = pd.to_numeric(value, errors="coerce")
        try:
            if not number >= 0:
                raise RuleError(Text(f"{value} 不是不小于零的数", f"{value} is no number of zero or more"))
            change = rules.with_separation if kind == _SEPARATION else rules.with_precedence
            rules = change(rest, float(number), str(words))
        except (RuleError, ValueError) as error:
            told = error.text if isinstance(error, RuleError) else same(str(error))
            faults.append(_fault(str(name), told))
    if faults:
        raise DataError(Text("管线综合规则的改写有误", "rows that change the rules for lines have faults"), faults)
    return rules


def _fault(row: str, found: Text) -> Fault:
    return Fault(
        Place(table="assumptions", row=row),
        found,
        Text(
            "line_separation/<方向>/<管线>/<管线> 或 line_precedence/<原则>，取值为不小于零的数",
            "line_separation/<direction>/<line>/<line> or line_precedence/<rule> with a number of zero or more",
        ),
        Text("改正假设表中的该行", "correct the row of the table of assumptions"),
        "lines.rules",
    )


def plan_lines(
    park: Park,
    plan: Plan | None,
    values: NetworkValues,
    *,
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Outcome:
    """Return the scheme of line coordination for a park and the networks of its plan, with figures, actions and findings.

    A park without any line has an UNKNOWN result that says so.
    """
    try:
        problem = lines.build_problem(park, plan, values, line_rules_of(park))
    except NotReadyError as error:
        nothing = Result[LinesScheme](Status.UNKNOWN, None, None, None, None, seed, error.text, (error.text,))
        return nothing, (), (), ()
    by_hand = lines.clerk(problem)
    began = time.perf_counter()
    result = lines.solve(problem, seed=seed, stop=stop, progress=progress, by_hand=by_hand)
    result = replace(result, seconds=time.perf_counter() - began)
    figures = lines.measure(problem, result, baseline_value=by_hand.value)
    works = plan.actions if plan is not None else ()
    actions = lines.lines_actions(problem, result.part, works) if result.part is not None else ()
    return result, figures, actions, lines.check(problem, result)
