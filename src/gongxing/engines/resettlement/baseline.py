"""What would a careful clerk do: group by group, the largest first, into the nearest estate that has room?"""

from __future__ import annotations

from gongxing.engines.resettlement.objective import fits
from gongxing.engines.resettlement.options import Options, open_options
from gongxing.engines.resettlement.problem import ResettlementProblem


def clerk(problem: ResettlementProblem, options: Options | None = None) -> list[int] | None:
    """Return one option a household by hand; None where the clerk runs out of flats for someone who chose one.

    Groups come in order of size, their estates in order of distance, standing ones before those to be built. In its group the
    household with fewest ways goes first and takes the flats that fit its entitlement best; who has not chosen takes money
    only where nothing fits.
    """
    options = options or open_options(problem)
    left = {
        (place, kind): flat.number
        for place, estate in enumerate(problem.estates)
        for kind, flat in enumerate(estate.flats)
    }
    chosen = [-1] * len(problem.households)
    members = problem.members
    for group in sorted(members, key=lambda name: (-len(members[name]), name)):
        houses = members[group]
        order = _estates(problem, houses)
        for house in sorted(houses, key=lambda place: (len(options.of(place)), place)):
            place = _best(problem, options, house, order, left)
            if place is None:
                return None
            chosen[house] = place
            for flat in options.all[place].flats:
                left[options.all[place].estate, flat] -= 1
    return chosen if fits(problem, options, chosen) else None


def _estates(problem: ResettlementProblem, houses: list[int]) -> dict[int, int]:
    """Return the rank of each estate for a group: those that stand first, then the nearer."""
    far = problem.distance_m[houses].mean(axis=0) if len(problem.estates) else []
    ranked = sorted(
        range(len(problem.estates)), key=lambda place: (problem.estates[place].state == "planned", far[place], place)
    )
    return {estate: rank for rank, estate in enumerate(ranked)}


def _best(
    problem: ResettlementProblem, options: Options, house: int, order: dict[int, int], left: dict[tuple[int, int], int]
) -> int | None:
    """Return a household's option in the first estate with room, of those the one nearest to its entitlement; money last."""
    owed = options.entitled[house].area_m2

    def rank(place: int) -> tuple[int, float, int]:
        option = options.all[place]
        return (order.get(option.estate, len(order)), abs(option.area_m2 - owed), place)

    for place in sorted(options.of(house), key=rank):
        option = options.all[place]
        if all(left[option.estate, flat] >= option.flats.count(flat) for flat in option.flats):
            return place
    return None
