"""Why is there no choice: which resources and items cannot be reconciled?"""

from __future__ import annotations

import numpy as np

from gongxing.algorithms.assignment.exact import whole_model
from gongxing.algorithms.assignment.layout import fitting
from gongxing.algorithms.assignment.problem import AssignmentProblem, AssignmentResult, Stop
from gongxing.algorithms.milp import MilpLimits, irreducible_conflict

FEW_ITEMS = 80  # up to so many suspects the items of a conflict are named too


def nothing_fits(problem: AssignmentProblem) -> AssignmentResult | None:
    """Tell of items none of whose options fits on its own, None where there are none."""
    fits = fitting(problem)
    left = np.bincount(problem.item[fits], minlength=problem.n_items)
    bare = np.flatnonzero(left == 0)
    if not len(bare):
        return None
    item = int(bare[0])
    options = np.flatnonzero(problem.item == item)
    rows = set()
    for option in options.tolist():
        uses = problem.use_option == option
        total = np.bincount(problem.use_row[uses], problem.use_amount[uses], minlength=problem.n_resources)
        rows.add(int(np.flatnonzero(total > problem.capacity)[0]))
    names = tuple(problem.resource_names[row] for row in sorted(rows))
    note = f"{len(bare)} item(s) have no option that fits into its capacity on its own"
    return AssignmentResult(
        "infeasible", None, None, None, None, {}, "each option alone", names, (problem.item_names[item],), (note,)
    )


def find_conflict(
    problem: AssignmentProblem, limits: MilpLimits, stop: Stop | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names of resources, and of items, that cannot be reconciled; empty where the limits left that open.

    The relaxation with fractions is asked first: what conflicts there conflicts all the more in whole numbers.
    """
    model = whole_model(problem)
    items = problem.n_items
    rows = {name: [items + row] for row, name in enumerate(problem.resource_names)}
    for relaxed in (True, False):
        found = irreducible_conflict(model, rows, limits=limits, relaxed=relaxed, stop=stop)
        if found.status == "conflict":
            return found.groups, _items(problem, found.groups, relaxed, limits, stop)
    return (), ()


def _items(
    problem: AssignmentProblem, resources: tuple[str, ...], relaxed: bool, limits: MilpLimits, stop: Stop | None
) -> tuple[str, ...]:
    """Return the items that suffice for the conflict over these resources, empty where there are too many to try."""
    chosen = set(resources)
    named = [row for row, name in enumerate(problem.resource_names) if name in chosen]
    inside = np.isin(problem.use_row, named) & (problem.use_amount > 0)
    bound = np.zeros(problem.n_options, dtype=np.bool_)
    bound[problem.use_option[inside]] = True
    free = np.bincount(problem.item[~bound], minlength=problem.n_items)
    suspects = np.flatnonzero(free == 0)
    if len(suspects) > FEW_ITEMS:
        return ()
    model = whole_model(problem)
    groups = {problem.item_names[item]: [int(item)] for item in suspects}
    found = irreducible_conflict(model, groups, limits=limits, relaxed=relaxed, stop=stop)
    return found.groups if found.status == "conflict" else ()
