"""What does the scheme do to the yearly land account: stock, cleared, quota used and left, approval levels?

Until phasing decides the order, land is taken in the order of its gain per square metre as soon as the quota granted so
far (and the land reclaimed so far) allows; reclaiming is spread evenly over the horizon's first years.
"""

from __future__ import annotations

import numpy as np

from gongxing.engines.land.classes import arable, built
from gongxing.engines.land.objective import Assignment
from gongxing.engines.land.problem import BoolArray, Grants, IntArray, LandProblem
from gongxing.plan import AccountYear
from gongxing.units import HECTARE_M2
from gongxing.words import Text


def land_account(problem: LandProblem, given: Assignment) -> tuple[tuple[AccountYear, ...], tuple[Text, ...]]:
    """Return one row per year of the horizon and warnings on approval levels."""
    grants, labels = problem.grants, given.labels
    known = problem.keeps >= 0
    is_built, is_arable = built(problem.uses), arable(problem.uses)
    was_built, was_arable = is_built[problem.keeps] & known, is_arable[problem.keeps] & known
    taken = known & ~was_built & is_built[labels]
    freed = known & was_built & is_arable[labels]
    lost, gained = was_arable & ~is_arable[labels], known & ~was_arable & is_arable[labels]
    when_freed = _spread(problem, freed, len(grants.years))
    when_taken = _by_quota(problem, labels, taken, when_freed)
    construction = float(problem.area_m2[was_built].sum())
    farmland = float(problem.area_m2[was_arable].sum())
    granted_so_far = used_so_far = 0.0
    found, warnings = [], []
    for place, year in enumerate(grants.years):
        now_taken, now_freed = taken & (when_taken == place), freed & (when_freed == place)
        others = (lost & ~taken) if place == 0 else np.zeros_like(lost)
        regained = gained & ~freed if place == 0 else np.zeros_like(gained)
        took, cleared = float(problem.area_m2[now_taken].sum()), float(problem.area_m2[now_freed].sum())
        construction += took - cleared
        farmland += float(
            problem.area_m2[now_freed | regained].sum() - problem.area_m2[(now_taken & was_arable) | others].sum()
        )
        granted = grants.new_m2[place] + grants.linked_m2[place] if grants.known else None
        granted_so_far += granted or 0.0
        used_so_far += took
        left = granted_so_far - used_so_far if granted is not None else None
        found.append(AccountYear(year, construction, farmland, took, cleared, granted, took, left))
        warnings += _levels(
            grants,
            year,
            float(problem.area_m2[now_taken & was_arable].sum()),
            float(problem.area_m2[now_taken & ~was_arable].sum()),
        )
    return tuple(found), tuple(warnings)


def _spread(problem: LandProblem, freed: BoolArray, years: int) -> IntArray:
    rows = np.flatnonzero(freed)
    when = np.full(len(problem.parcels), -1, dtype=np.int64)
    area = np.cumsum(problem.area_m2[rows])
    if len(rows):
        when[rows] = np.minimum(years - 1, (area - problem.area_m2[rows]) / area[-1] * max(1, years - 1)).astype(int)
    return when


def _by_quota(problem: LandProblem, chosen: IntArray, taken: BoolArray, freed: IntArray) -> IntArray:
    """Return (N,) the year place in which each taken parcel fits the quota granted and the land reclaimed by then."""
    grants = problem.grants
    rows = np.flatnonzero(taken)
    gain = problem.worth[rows, chosen[rows]] - problem.worth[rows, problem.keeps[rows]]
    rows = rows[np.argsort(-gain / problem.area_m2[rows], kind="stable")]
    when = np.full(len(problem.parcels), -1, dtype=np.int64)
    used, last = 0.0, len(grants.years) - 1
    waiting = rows.tolist()
    for place in range(len(grants.years)):
        reclaimed = float(problem.area_m2[(freed >= 0) & (freed <= place)].sum())
        room = sum(grants.new_m2[: place + 1]) + min(sum(grants.linked_m2[: place + 1]), reclaimed) - used
        later = []
        for row in waiting:
            if place == last or problem.area_m2[row] <= room:
                when[row] = place
                room -= problem.area_m2[row]
                used += problem.area_m2[row]
            else:
                later.append(row)
        waiting = later
    return when


def _levels(grants: Grants, year: int, farmland_m2: float, other_m2: float) -> list[Text]:
    found = []
    for level, area, code, zh, en in (
        (grants.farmland_level_m2, farmland_m2, grants.codes[0], "耕地", "farmland"),
        (grants.other_level_m2, other_m2, grants.codes[1], "其他土地", "other land"),
    ):
        if level is not None and area > level:
            ha, limit = area / HECTARE_M2, level / HECTARE_M2
            found.append(
                Text(
                    f"{year} 年占用{zh} {ha:.2f} 公顷，超过 {limit:g} 公顷，须报国务院批准（{code}），宜分期",
                    f"{year}: {ha:.2f} ha of {en} taken, above {limit:g} ha: needs the State Council's approval ({code}); phase it",
                )
            )
    return found
