"""How are the lines of a plan coordinated: the park's own rules, the problem, the scheme, its check, figures and actions?"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from gongxing.engines import lines
from gongxing.errors import NotReadyError
from gongxing.io.line_packs import load_line_rules
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.plan import Action, Finding, Plan, Progress, Result, Status
from gongxing.plan.lines import LinesScheme
from gongxing.standards.line_rules import LineRules
from gongxing.standards.parameters import Parameters
from gongxing.workflow.values import own_figures

Outcome = tuple[Result[LinesScheme], tuple[Figure, ...], tuple[Action, ...], tuple[Finding, ...]]


def line_rules_of(park: Park) -> LineRules:
    """Return the rules for lines: the packaged ones, replaced by the rows of the park's `assumptions` table.

    A row with id `line_separation/<direction>/<a>/<b>` is a clear distance in metres (with `/<diameter class>` behind it only
    that of the class), one with id `line_precedence/<code>` the order of a rule of precedence, 0 switching it off.
    DataError for values that are no number, RuleError for a row that names no rule.
    """
    rules = load_line_rules()
    for kind, first, rest, value, words in own_figures(park, "line_separation", "line_precedence"):
        if kind == "line_separation":
            rules = rules.with_separation(f"{first}/{rest}", value, words)
        else:
            rules = rules.with_precedence(first, value, words)
    return rules


def plan_lines(
    park: Park,
    plan: Plan | None,
    values: Parameters,
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
        nothing: Result[LinesScheme] = Result(Status.UNKNOWN, None, None, None, None, seed, error.text, (error.text,))
        return nothing, (), (), ()
    by_hand = lines.clerk(problem)
    began = time.perf_counter()
    result = lines.solve(problem, seed=seed, stop=stop, progress=progress, by_hand=by_hand)
    result = replace(result, seconds=time.perf_counter() - began)
    figures = lines.measure(problem, result, baseline_value=by_hand.value)
    works = plan.actions if plan is not None else ()
    actions = lines.lines_actions(problem, result.part, values, works) if result.part is not None else ()
    return result, figures, actions, lines.check(problem, result)
