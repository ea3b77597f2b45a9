"""How is a choice of outcomes written as the resettlement part of a plan?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gongxing.engines.resettlement.entitlement import account
from gongxing.engines.resettlement.options import Option, Options
from gongxing.engines.resettlement.problem import ResettlementProblem
from gongxing.engines.resettlement.risk import stability_risk
from gongxing.plan.resettlement import EstateLine, FlatUse, GroupLine, HouseholdLine, ResettlementScheme


def write_scheme(problem: ResettlementProblem, options: Options, chosen: Sequence[int]) -> ResettlementScheme:
    """Return the scheme of a choice, one option place a household."""
    taken = [options.all[place] for place in chosen]
    lines = tuple(_line(problem, options, option) for option in taken)
    estates = _estates(problem, taken)
    return ResettlementScheme(
        problem.terms.profile.key,
        problem.terms.profile.label,
        lines,
        tuple(_group(problem, lines, members) for members in problem.members.values()),
        estates,
        sum(line.total_fen for line in lines),
        sum(estate.cost_fen for estate in estates),
        problem.warnings,
    )


def _line(problem: ResettlementProblem, options: Options, option: Option) -> HouseholdLine:
    house, owed = problem.households[option.house], options.entitled[option.house]
    estate = problem.estates[option.estate] if option.estate >= 0 else None
    flats = tuple((estate.flats[place].id, estate.flats[place].area_m2) for place in option.flats) if estate else ()
    items = account(house, owed, problem.terms, option.way, option.area_m2)
    short = owed.area_m2 - option.area_m2 > problem.terms.value("over_m2")
    return HouseholdLine(
        house.id, house.group, house.parcel, house.action, house.cause, owed.persons, owed.floor_m2, owed.newness, owed.low_m2,
        owed.high_m2, owed.area_m2, owed.rules, "mixed" if option.way == "flat" and short else option.way,
        estate.id if estate else "", flats, float(problem.distance_m[option.house, option.estate]) if estate else None, items,
        sum(item.sum_fen for item in items), house.wish, house.signed, house.objection, owed.assumed,
        any(name == house.id for name, _ in problem.decisions),
    )  # fmt: skip


def _group(problem: ResettlementProblem, lines: tuple[HouseholdLine, ...], members: list[int]) -> GroupLine:
    mine = [lines[place] for place in members]
    houses = [problem.households[place] for place in members]
    flats = Counter(line.estate for line in mine for _ in line.flats)
    ready = {estate.id: estate.ready_days for estate in problem.estates}
    gathered = {line.estate for line in mine if line.way in ("flat", "mixed")}
    latest = max((ready[estate] for estate in flats), default=0.0)
    terms = problem.terms
    floor = sum(line.floor_m2 for line in mine)
    shrunk = max(0.0, 1 - sum(line.area_m2 for line in mine) / floor) if floor > 0 else None
    found = stability_risk(houses, terms, estates=len(gathered), waits=latest > problem.acquire_days, shrunk=shrunk)
    reasons = tuple(part.words for part in found.parts)
    return GroupLine(
        houses[0].group, len(mine), sum(line.persons for line in mine), tuple(sorted({line.parcel for line in mine})),
        tuple(sorted(flats.items(), key=lambda pair: (-pair[1], pair[0]))), sum(line.way == "cash" for line in mine),
        sum(line.total_fen for line in mine), problem.acquire_days,
        terms.value("clear_days") + terms.value("clear_days_household") * len(mine), latest, found.level, reasons,
    )  # fmt: skip


def _estates(problem: ResettlementProblem, taken: list[Option]) -> tuple[EstateLine, ...]:
    counts = Counter((option.estate, flat) for option in taken for flat in option.flats)
    used = {estate for estate, _ in counts}
    return tuple(
        EstateLine(
            estate.id, estate.name, estate.kind, estate.state, estate.parcel, place in used,
            tuple(FlatUse(f.id, f.area_m2, f.number, counts[place, k]) for k, f in enumerate(estate.flats)),
            round(estate.price_yuan * 100) if place in used else 0, estate.ready_days, estate.at,
        )
        for place, estate in enumerate(problem.estates)
    )  # fmt: skip
