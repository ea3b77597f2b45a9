"""Which actions do the decisions on firms ask for, at what cost, how long, and after what?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from gongxing.origins import Origin, computed
from gongxing.plan import Action, IndustryScheme
from gongxing.plan.industry import DECISIONS, FirmChoice
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

DAYS = {"upgrade": "upgrade_days", "move": "move_days", "exit": "exit_days"}
"""Parameter that says how long each kind of action takes."""


def industry_actions(scheme: IndustryScheme, values: Parameters, before: Iterable[Action] = ()) -> tuple[Action, ...]:
    """Return one action for each firm that is upgraded, moves or closes; `before` are the actions of the plan so far.

    A mover waits for the change of use of its site, if the land plan asks for one, and for those who leave that site
    when there is too little room without it; rings of firms that wait for one another are broken (interim premises).
    Leaving a parcel gives land and opens the way for its change of use. Where the land plan already pays, the action costs 0.
    """
    known = {action.id for action in before}
    ids = {choice.firm: action_id(choice) for choice in scheme.choices}
    waits = {firm: tuple(ids[other] for other in others) for firm, others in waiting(scheme).items()}
    return tuple(
        _action(choice, values, known, waits.get(choice.firm, ()))
        for choice in scheme.choices
        if choice.decision in DAYS
    )


def action_id(choice: FirmChoice) -> str:
    """Return the id of the action of a firm."""
    return f"industry.{choice.decision}.{choice.firm}"


def waiting(scheme: IndustryScheme) -> dict[str, tuple[str, ...]]:
    """Return by mover the firms whose leaving it must wait for; no ring is left among them."""
    leavers: dict[str, list[FirmChoice]] = defaultdict(list)
    stays: dict[str, float] = defaultdict(float)
    movers: dict[str, list[FirmChoice]] = defaultdict(list)
    for choice in scheme.choices:
        if choice.decision in ("move", "exit") and choice.parcel:
            leavers[choice.parcel].append(choice)
        if choice.decision == "move":
            movers[choice.site].append(choice)
    for site in scheme.sites:
        stays[site.parcel] = site.used_m2 - sum(choice.land_m2 for choice in movers[site.parcel])
    room = {site.parcel: site.capacity_m2 - stays[site.parcel] for site in scheme.sites}
    found: dict[str, tuple[str, ...]] = {}
    for parcel, comers in movers.items():
        free = room.get(parcel, 0.0) - sum(choice.left_m2 for choice in leavers[parcel])
        if leavers[parcel] and sum(choice.land_m2 for choice in comers) > free + 1e-6:
            for comer in comers:
                found[comer.firm] = tuple(one.firm for one in leavers[parcel] if one.firm != comer.firm)
    return _without_rings(found)


def _without_rings(waits: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the waits with each one dropped that would close a ring, firms taken in order of id."""
    kept: dict[str, tuple[str, ...]] = {}
    for firm in sorted(waits):
        chosen: list[str] = []
        for other in waits[firm]:
            if not _reaches(kept, other, firm):
                chosen.append(other)
        kept[firm] = tuple(chosen)
    return kept


def _reaches(waits: dict[str, tuple[str, ...]], start: str, goal: str) -> bool:
    queue, seen = [start], set[str]()
    while queue:
        here = queue.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            queue += waits.get(here, ())
    return False


def _action(choice: FirmChoice, values: Parameters, known: set[str], waits: tuple[str, ...]) -> Action:
    what = DECISIONS[choice.decision]
    zh, en = (f"至地块 {choice.site}", f" to parcel {choice.site}") if choice.decision == "move" else ("", "")
    title = Text(f"{choice.name}{what.zh}{zh}", f"{what.en} {choice.name}{en}")
    change = f"land.change.{choice.site}"
    after = [change] if choice.decision == "move" and change in known else []
    after += waits
    gives: list[tuple[str, float]] = []
    if choice.left_m2 > 0:
        gives.append(("freed_m2", choice.left_m2))
        if f"land.change.{choice.parcel}" in known:
            gives.append((f"land.change.{choice.parcel}", 1.0))
    needs = (("works_m2", choice.land_m2),) if choice.decision == "move" else ()
    parcels = tuple(dict.fromkeys(p for p in (choice.parcel, choice.site) if p))
    return Action(
        action_id(choice), "industry", choice.decision, title, parcels, 0.0 if choice.covered else choice.cost_yuan,
        values.value(DAYS[choice.decision]), tuple(after), needs, tuple(gives), _origins(choice, values), choice.gain_yuan,
    )  # fmt: skip


def _origins(choice: FirmChoice, values: Parameters) -> tuple[Origin, ...]:
    words = Text("企业处置方案", "decisions on firms")
    if choice.covered:
        words = Text(
            "企业处置方案；费用已含在用地方案该地块的腾退费用内",
            "decisions on firms; the clearing of its parcel in the land plan pays for it",
        )
    return (
        computed("engines.industry.solve", words, "firms", "parcels", "industry_values"),
        values.entry(DAYS[choice.decision]).origin,
    )
