"""How does a plan become a frame of idea, pillars, goals and owned actions?"""

from __future__ import annotations

from gongxing.diagnosis.portrait import portrait
from gongxing.errors import Fault
from gongxing.io.framework import load_frame_norms
from gongxing.origins import Figure, Origin, computed
from gongxing.park import Park
from gongxing.plan import Finding, Framework, Plan
from gongxing.plan.framing import Framed, make_framework
from gongxing.words import Text
from gongxing.workflow.parts import with_part

_SHOWN = 5


def plan_framework(plan: Plan, park: Park) -> Plan:
    """Return the plan with its framework, and what is to be said of it; years and money are unknown where nothing says them."""
    framed = make_framework(plan, park, load_frame_norms(), portrait(park))
    return with_part(plan, (), _figures(framed.framework), _findings(plan, framed), framework=framed.framework)


def _origin() -> Origin:
    words = Text("责任分工逐项汇总", "summed over the duties")
    return computed("plan.framing", words, "plan.actions", "duties", "indicators", "strategies")


def _figures(framework: Framework) -> tuple[Figure, ...]:
    origin = _origin()
    owned, bare = len(framework.duties), len(framework.unowned)
    bodies = len({duty.owner for duty in framework.duties})
    binding = sum(goal.binding for goal in framework.goals)
    numbers = (
        ("pillars", Text("支柱", "pillars"), len(framework.pillars), "items"),
        ("goals", Text("规划指标", "indicators"), len(framework.goals), "items"),
        ("binding", Text("约束性指标", "binding indicators"), binding, "items"),
        ("owned", Text("有责任单位的行动", "actions with an owner"), owned, "items"),
        ("unowned", Text("没有责任单位的行动", "actions without an owner"), bare, "items"),
        ("bodies", Text("牵头责任单位", "lead bodies"), bodies, "items"),
    )
    return tuple(Figure(f"framework.{key}", label, float(n), unit, origin) for key, label, n, unit in numbers)


def _findings(plan: Plan, framed: Framed) -> tuple[Finding, ...]:
    framework, origins = framed.framework, (_origin(),)
    astray = tuple(duty.action for duty in framework.duties if not duty.pillar)
    bare = framework.unowned
    return (
        Finding(
            "framework.owned", Text("行动有责任单位", "actions with an owner"), "warn" if bare else "pass",
            Text(f"{len(plan.actions)} 项行动，{len(bare)} 项没有责任单位", f"{len(plan.actions)} actions, {len(bare)} without owner"),
            bare, origins=origins,
        ),
        Finding(
            "framework.pillars", Text("行动归入支柱", "actions under a pillar"), "warn" if astray else "pass",
            Text(f"{len(astray)} 项未归入支柱", f"{len(astray)} stand under no pillar"), astray, origins=origins,
        ),
        _lists(framed.faults, framed.idle),
        *_reached(framework),
    )  # fmt: skip


def _lists(faults: tuple[Fault, ...], idle: tuple[str, ...]) -> Finding:
    """Return the finding on the user's lists: a faulty row is left out, one that fits no action is only told."""
    label = Text("责任与指标表", "tables of duties and indicators")
    if faults:
        told = Text("；".join(f.in_("zh") for f in faults[:_SHOWN]), "; ".join(f.in_("en") for f in faults[:_SHOWN]))
        words = Text(
            f"{len(faults)} 处错误，所在行未采用：{told.zh}", f"{len(faults)} faults, the rows were left out: {told.en}"
        )
        return Finding("framework.lists", label, "fail", words, tuple(dict.fromkeys(f.place.row for f in faults)))
    if idle:
        words = Text(f"{len(idle)} 行没有对应的行动", f"{len(idle)} rows fit no action of the plan")
        return Finding("framework.lists", label, "warn", words, idle)
    return Finding("framework.lists", label, "pass", Text("没有错误", "no faults"))


def _reached(framework: Framework) -> tuple[Finding, ...]:
    """Return the finding on targets that the plan's own figures do not reach; a binding one fails it."""
    short = [goal for goal in framework.goals if goal.reached is False]
    if not framework.goals:
        return ()
    names = Text("、".join(g.name.zh for g in short), ", ".join(g.name.en for g in short)) if short else None
    words = (
        Text(f"方案数字未达到：{names.zh}", f"the plan's figures do not reach: {names.en}")
        if names
        else Text("方案数字达到全部有测度的目标", "the plan's figures reach every target that has a measure")
    )
    verdict = "fail" if any(goal.binding for goal in short) else "warn" if short else "pass"
    label = Text("方案达到目标", "targets reached by the plan")
    return (Finding("framework.reached", label, verdict, words, tuple(g.id for g in short), origins=(_origin(),)),)
