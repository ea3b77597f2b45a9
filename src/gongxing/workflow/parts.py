"""How does a part of a plan join the rest, and how is it told that a part waits for material?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gongxing.errors import NotReadyError
from gongxing.origins import Figure
from gongxing.plan import Action, Finding, Plan
from gongxing.words import Text


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
