"""How do the parts of a plan follow one another, how does each join the rest, and how is it told that one waits for material?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from gongxing.errors import NotReadyError
from gongxing.origins import Figure
from gongxing.plan import Action, Finding, Plan, Progress
from gongxing.words import Text
from gongxing.workflow.shares import Tell, within


def in_turn(
    plan: Plan,
    steps: Sequence[tuple[str, Text, float]],
    chosen: Sequence[str],
    make: Callable[[str, Plan, Tell], Plan],
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
