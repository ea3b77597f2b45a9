"""How do the parts of a plan follow one another, how does each join the rest, and how is it told that one waits for material?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from functools import partial
from typing import Any

from gongxing.errors import NotReadyError
from gongxing.origins import Figure
from gongxing.plan import Action, Finding, Plan, Progress
from gongxing.words import Text
from gongxing.workflow.shares import Tell, side_by_side, within

_LISTS = ("actions", "figures", "findings")
"""The fields of a plan to which every part appends."""


Make = Callable[[str, Plan, Tell], Plan]
"""Return the plan with the step of a name."""


def in_turn(
    plan: Plan,
    steps: Sequence[tuple[str, Text, float]],
    chosen: Sequence[str],
    make: Make,
    progress: Tell | None = None,
) -> Plan:
    """Return the plan after the chosen ones of some steps (name, words, share of the work), each reading what those before it left.

    `make` returns the plan with the step of that name; where it raises NotReadyError the part stays away, with a finding.
    """
    tell = progress or (lambda _: None)
    done, whole = 0.0, sum(share for name, _, share in steps if name in chosen)
    for name, label, share in steps:
        if name not in chosen:
            continue
        first, last = done / whole, (done + share) / whole
        tell(Progress(label, first))
        try:
            plan = make(name, plan, within(tell, first, last))
        except NotReadyError as error:
            plan = waiting(plan, name, label, error)
        done += share
    return plan


def in_stages(
    plan: Plan,
    steps: Sequence[tuple[str, Text, float]],
    stages: Sequence[Sequence[Sequence[str]]],
    chosen: Sequence[str],
    make: Make,
    progress: Tell | None = None,
) -> Plan:
    """Return the plan after the chosen steps as `in_turn` makes it, the branches of a stage (rows of names) running at once."""
    shares = {name: share for name, _, share in steps if name in chosen}
    done, whole = 0.0, sum(shares.values())
    for stage in stages:
        rows = [row for row in ([name for name in branch if name in shares] for branch in stage) if row]
        weights = [sum(shares[name] for name in row) for row in rows]
        if not rows:
            continue
        ears = side_by_side(within(progress or (lambda _: None), done / whole, (done + sum(weights)) / whole), weights)
        plan = at_once(
            plan,
            [
                partial(in_turn, steps=steps, chosen=row, make=make, progress=ear)
                for row, ear in zip(rows, ears, strict=True)
            ],
        )
        done += sum(weights)
    return plan


def at_once(plan: Plan, branches: Sequence[Callable[[Plan], Plan]]) -> Plan:
    """Return the plan after branches that do not read one another, each in a thread of its own, joined in their order.

    Every branch begins with the plan as given; what an engine counts in machine code runs beside the others.
    """
    if len(branches) == 1:
        return branches[0](plan)
    with ThreadPoolExecutor(max(1, len(branches))) as threads:
        found = list(threads.map(lambda branch: branch(plan), branches))
    joined = plan
    for made in found:
        parts = {f.name: getattr(made, f.name) for f in fields(Plan) if f.name not in _LISTS}
        changed = {name: part for name, part in parts.items() if part is not getattr(plan, name)}
        brought = [getattr(made, name)[len(getattr(plan, name)) :] for name in _LISTS]
        joined = with_part(joined, *brought, **changed)
    return joined


def with_part(
    plan: Plan,
    actions: Sequence[Action] = (),
    figures: Sequence[Figure] = (),
    findings: Sequence[Finding] = (),
    **parts: Any,
) -> Plan:
    """Return the plan with some parts by name, and with what they bring: actions, figures, findings after those there."""
    return replace(
        plan,
        actions=(*plan.actions, *actions),
        figures=(*plan.figures, *figures),
        findings=(*plan.findings, *findings),
        **parts,
    )


def waiting(plan: Plan, name: str, label: Text, error: NotReadyError) -> Plan:
    """Return the plan with the finding that one part has too little material, and what to import."""
    words = Text(error.in_("zh", 3), error.in_("en", 3))
    heading = Text(f"{label.zh}：资料不足", f"{label.en}: too little material")
    return with_part(plan, findings=(Finding(f"{name}.not_ready", heading, "unknown", words),))
