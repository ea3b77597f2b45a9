"""Which actions does a resettlement scheme ask for: build estates, acquire, clear, each after what?"""

from __future__ import annotations

from collections.abc import Iterable

from gongxing.engines.resettlement.problem import Estate, ResettlementProblem
from gongxing.origins import Origin, computed
from gongxing.plan import Action
from gongxing.plan.resettlement import EstateLine, GroupLine, ResettlementScheme
from gongxing.words import Text

_PROCEDURE = computed(
    "standards.procedures",
    Text("集体土地征收各步骤按工作日历排定", "steps of the acquisition of collective land on the working-day calendar"),
    "procedures", "holidays",
)  # fmt: skip
_BUILDING = {
    "standing": ("offer", Text("备好现房", "make ready the standing flats of")),
    "building": ("finish", Text("建成在建小区", "finish")),
    "planned": ("build", Text("建设安置小区", "build")),
}


def resettlement_actions(
    problem: ResettlementProblem, scheme: ResettlementScheme, before: Iterable[Action] = ()
) -> tuple[Action, ...]:
    """Return the actions: one for each estate in use, then acquire and clear each group; `before` are the plan's actions so far.

    An estate gives ("flats/<estate>", n) once it is there; a clearing takes the flats its households move into, comes after
    its acquisition, and opens the way for every action that displaces them (it gives that action's id, as firms that leave a
    parcel do). The money of a clearing is the sum of its households' accounts; a planned estate costs what building it costs.
    """
    known = {action.id for action in before}
    estates = {estate.id: estate for estate in problem.estates}
    found = [_estate(line, estates[line.estate], problem) for line in scheme.estates if line.used]
    for group in scheme.groups:
        found += [_acquire(group, problem), _clear(group, scheme, problem, known)]
    return tuple(found)


def _estate(line: EstateLine, estate: Estate, problem: ResettlementProblem) -> Action:
    kind, words = _BUILDING[line.state]
    noun = Text("处", "sites") if line.kind == "homesteads" else Text("套", "flats")
    days = problem.terms.entry("build_days", "homesteads" if line.kind == "homesteads" else "*")
    origins = (_origin("estates", "flat_types"), *((days.origin,) if line.state == "planned" else ()))
    return Action(
        f"resettlement.build.{line.estate}", "resettlement", kind,
        Text(f"{words.zh}{line.name}（{line.number} {noun.zh}）", f"{words.en} {line.name} ({line.number} {noun.en})"),
        (line.parcel,) if line.parcel else (), line.cost_fen / 100, estate.ready_days, estate.after, (),
        ((f"flats/{line.estate}", float(line.number)),), origins,
    )  # fmt: skip


def _acquire(group: GroupLine, problem: ResettlementProblem) -> Action:
    title = Text(
        f"{group.group}征收程序（{group.households} 户）",
        f"statutory procedure for {group.group} ({group.households} households)",
    )
    return Action(
        f"resettlement.acquire.{group.group}", "resettlement", "acquire", title, group.parcels, 0.0, group.acquire_days,
        origins=(_origin("households"), _PROCEDURE),
    )  # fmt: skip


def _clear(group: GroupLine, scheme: ResettlementScheme, problem: ResettlementProblem, known: set[str]) -> Action:
    title = Text(
        f"{group.group}搬迁腾空（{group.households} 户、{group.persons} 人）",
        f"clear {group.group} ({group.households} households, {group.persons} persons)",
    )
    opens = dict.fromkeys(line.action for line in scheme.lines if line.group == group.group)
    return Action(
        f"resettlement.clear.{group.group}", "resettlement", "clear", title, group.parcels, group.cost_fen / 100, group.clear_days,
        (f"resettlement.acquire.{group.group}",),
        tuple((f"flats/{estate}", float(number)) for estate, number in group.estates),
        tuple((action, 1.0) for action in opens if action in known),
        (_origin("households", "estates", "flat_types"), problem.terms.entry("clear_days").origin),
    )  # fmt: skip


def _origin(*tables: str) -> Origin:
    words = Text("安置方案；住户逐户账目合计到分", "resettlement scheme; households' accounts added up to the fen")
    return computed("engines.resettlement.solve", words, *tables, "resettlement_values")
