"""How does a park with its land plan, grades and chain map become the problem of what to do with each firm?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import shapely

from gongxing.diagnosis.protection import locate
from gongxing.engines.industry.admission import kind_of, may_stay, steps_down, works_land
from gongxing.engines.industry.decided import decisions
from gongxing.engines.industry.lands import FirmLand, firm_lands
from gongxing.engines.industry.links import Chains, largest, partner_weights, within_reach
from gongxing.engines.industry.planned import PlannedUses, ShapeArray, planned_uses, sensitive_shapes
from gongxing.engines.industry.prices import prices_of
from gongxing.engines.industry.problem import CLASS, CLEARED, SHIELD, Firm, FloatArray, IndustryProblem, Site
from gongxing.engines.industry.shields import Shields, shields
from gongxing.engines.industry.sites import clear_areas, sites_of
from gongxing.engines.industry.zones import hearts, zones
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards import Standards
from gongxing.standards.parameters import Parameters
from gongxing.words import Text


class Grade(Protocol):
    """What the grading says of one firm."""

    @property
    def settled(self) -> str:
        """Grade A to D, empty where none is settled."""
        ...

    @property
    def votes(self) -> str:
        """How the formulas voted."""
        ...

    @property
    def stable(self) -> bool:
        """Whether all that could grade it agree."""
        ...


class Grades(Protocol):
    """The grading of a register."""

    def of(self, firm: str) -> Grade:
        """Return the grade of a firm."""
        ...


def build_problem(
    park: Park,
    standards: Standards,
    values: Parameters,
    plan: Plan | None = None,
    grading: Grades | None = None,
    chain: Chains | None = None,
) -> IndustryProblem:
    """Return the problem of a park's firms; no budget bounds it unless one is set with `dataclasses.replace`.

    NotReadyError without firms or parcels, DataError for user decisions that name nothing.
    """
    if not len(park.firms) or not len(park.parcels):
        raise _not_ready(park)
    planned = planned_uses(park, plan)
    where = _parcels_of(park)
    lands = firm_lands(park, values)
    present: dict[str, float] = defaultdict(float)
    for parcel, land in zip(where, np.nan_to_num(lands.land_m2), strict=True):
        present[parcel] += float(land)
    sites, shapes = sites_of(park, planned, present, values)
    shield = shields(park, standards, planned, where)
    firms = _firms(park, _Facts(planned, where, lands, shield), grading, sites)
    firms = _anchored(firms, values, chain)
    near = _Nearness(park, firms, sites, shapes)
    return near.problem(values, chain, planned=planned, rule=shield.rule)


def _not_ready(park: Park) -> NotReadyError:
    table, label = ("firms", "企业名录") if not len(park.firms) else ("parcels", "地块")
    fault = Fault(
        Place(table=table), Text("空表", "an empty table"), Text(f"{label}至少一行", f"at least one row of {table}"),
        Text(f"导入{label}（gongxing import）", f"import {table} (gongxing import)"), "industry.not_ready",
    )  # fmt: skip
    return NotReadyError(Text("资料不足，无法编制企业处置方案", "too little material to decide on firms"), (fault,))


def _parcels_of(park: Park) -> tuple[str, ...]:
    """Return (F,) the parcel of each firm: the stated one, else the one under its point, else ""."""
    frame = park.firms.frame
    stated = frame["parcel"].fillna("").to_numpy(dtype=object)
    known = set(park.parcels.ids)
    found = np.array([parcel if parcel in known else "" for parcel in stated], dtype=object)
    points = np.asarray(frame.geometry.array, dtype=object)
    lost = np.flatnonzero((found == "") & ~(shapely.is_missing(points) | shapely.is_empty(points)))
    if len(lost):
        found[lost] = locate(park, points[lost], ("",) * len(lost))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Facts:
    planned: PlannedUses
    where: tuple[str, ...]
    lands: FirmLand
    shield: Shields


def _firms(park: Park, facts: _Facts, grading: Grades | None, sites: tuple[Site, ...]) -> tuple[Firm, ...]:
    wishes = decisions(park, tuple(site.parcel for site in sites))
    frame, lands, shield = park.firms.frame, facts.lands, facts.shield
    found = []
    for row, firm in enumerate(park.firms.ids):
        parcel, record = facts.where[row], frame.iloc[row]
        use, changed = facts.planned.use.get(parcel, ""), parcel in facts.planned.changed
        digit = _word(record["industry_class"])
        industry_class = int(digit) if digit else None
        kind = kind_of(_word(record["sector"]), industry_class)
        stays = may_stay(use, changed, kind, industry_class)
        steps = 0 if stays else steps_down(use, kind, industry_class)
        leaves = () if stays else (CLASS,) if steps else (CLEARED,)
        conflicts = shield.conflicts.get(firm, 0)
        grade = None if grading is None else grading.of(firm)
        decided, place = wishes.get(firm, ("", ""))
        found.append(Firm(
            firm, str(record["name"]), parcel, kind, industry_class, _word(record["chain"]),
            _number(lands.land_m2[row]), _number(lands.need_m2[row]), _number(lands.value_added_yuan[row]),
            _number(record["sales_yuan"]), _number(record["tax_yuan"]),
            grade.settled if grade else "", grade.votes if grade else "", grade.stable if grade else False,
            shield.distance_m.get(firm, 0.0), shield.conflict_m2.get(firm, 0.0), conflicts,
            (*leaves, SHIELD) if conflicts else leaves, steps, works_land(use), CLEARED in leaves and changed,
            False, lands.estimated[row], decided, place, _output(record),
        ))  # fmt: skip
    return tuple(found)


def _number(value: float) -> float | None:
    number = float(value)
    return number if np.isfinite(number) else None


def _output(record: Mapping[str, float]) -> float | None:
    """Return the gross output of a firm, its sales where the output is not on record."""
    output = _number(record["output_yuan"])
    return _number(record["sales_yuan"]) if output is None else output


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _numbers(values: list[float | None]) -> FloatArray:
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def _anchored(firms: tuple[Firm, ...], values: Parameters, chain: Chains | None) -> tuple[Firm, ...]:
    """Return the firms with the anchors marked: the largest and the critical ones, as far as they may stay and the user says nothing else."""
    large = largest(_numbers([firm.sales_yuan for firm in firms]), values.value("anchor_share"))
    critical = {one.firm for one in chain.critical} if chain is not None else set()
    return tuple(
        replace(
            firm,
            anchor=bool(firm.parcel and not firm.leaves and firm.decided in ("", "keep", "upgrade"))
            and (bool(big) or firm.id in critical),
        )
        for firm, big in zip(firms, large, strict=True)
    )


class _Nearness:
    """Where firms and sites lie, and what follows from it: distances, partners within reach, zones."""

    def __init__(self, park: Park, firms: tuple[Firm, ...], sites: tuple[Site, ...], shapes: ShapeArray) -> None:
        self.park, self.firms, self.sites, self.shapes = park, firms, sites, shapes
        parcels = np.asarray(park.parcels.geometry.array, dtype=object)
        row = {name: place for place, name in enumerate(park.parcels.ids)}
        self.area = dict(zip(park.parcels.ids, shapely.area(parcels).tolist(), strict=True))
        self.spots = _points(
            np.array([parcels[row[firm.parcel]] if firm.parcel else None for firm in firms], dtype=object)
        )
        self.middles = _points(shapes)

    def problem(self, values: Parameters, chain: Chains | None, *, planned: PlannedUses, rule: str) -> IndustryProblem:
        firms, sites = self.firms, self.sites
        levels = np.array(sorted({f.distance_m for f in firms if f.distance_m > 0}) if rule else [], dtype=float)
        capacity = np.array([site.capacity_m2 for site in sites], dtype=float)
        clear = clear_areas(self.shapes, capacity, sensitive_shapes(self.park, planned), levels)
        near_here, near = self._partners(values, chain)
        place = {site.parcel: row for row, site in enumerate(sites)}
        zone_here, zone_site, names, members = self._zones(values)
        apart = np.hypot(
            self.spots[:, None, 0] - self.middles[None, :, 0], self.spots[:, None, 1] - self.middles[None, :, 1]
        )
        chains = tuple(sorted({firm.chain for firm in firms if firm.chain}))
        strength = np.zeros((len(names), len(chains)))
        for firm, zone in zip(firms, zone_here.tolist(), strict=True):
            if firm.chain and zone >= 0:
                strength[zone, chains.index(firm.chain)] += firm.value_added_yuan or 0.0
        return IndustryProblem(
            firms, sites, np.nan_to_num(apart) / 1000.0, near_here, near, levels, clear,
            np.array([place.get(firm.parcel, -1) for firm in firms], dtype=np.int64), zone_here, zone_site, names,
            chains, hearts(strength, int(values.value("chain_hearts"))), prices_of(values), None, rule, members,
            _notes(firms, chain),
        )  # fmt: skip

    def _partners(self, values: Parameters, chain: Chains | None) -> tuple[FloatArray, FloatArray]:
        """Return the share of partners within reach where each firm stands and at each site, NaN where it has no partner."""
        anchors = np.array([firm.anchor for firm in self.firms], dtype=bool)
        sales = _numbers([firm.sales_yuan for firm in self.firms])
        weights = partner_weights([f.id for f in self.firms], [f.chain for f in self.firms], anchors, sales, chain)
        reach = values.value("link_reach_m")
        stays = within_reach(self.spots, self.spots[anchors], reach)
        comes = within_reach(self.middles, self.spots[anchors], reach)
        lonely = weights.sum(axis=1) <= 0
        near_here = np.where(lonely, np.nan, (weights * stays).sum(axis=1))
        near = np.where(lonely[:, None], np.nan, weights @ comes.T)
        return near_here, near

    def _zones(self, values: Parameters) -> tuple[np.ndarray, np.ndarray, tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Return the zone of each firm and site, the zones' names and the parcels of each."""
        spot = dict(zip([site.parcel for site in self.sites], self.middles, strict=True))
        spot |= {firm.parcel: at for firm, at in zip(self.firms, self.spots, strict=True) if firm.parcel}
        parcels = sorted(spot)
        land = np.array([self.area[parcel] for parcel in parcels])
        places = np.array([spot[parcel] for parcel in parcels]).reshape(len(parcels), 2)
        zone, leaders = zones(places, land, values.value("zone_radius_m"))
        of = dict(zip(parcels, zone.tolist(), strict=True))
        here = np.array([of.get(firm.parcel, -1) for firm in self.firms], dtype=np.int64)
        there = np.array([of[site.parcel] for site in self.sites], dtype=np.int64)
        members = tuple(tuple(parcel for parcel in parcels if of[parcel] == place) for place in range(len(leaders)))
        return here, there, tuple(parcels[row] for row in leaders), members


def _points(shapes: ShapeArray) -> FloatArray:
    """Return (N, 2) the centres of shapes, NaN where there is none."""
    middles = shapely.centroid(shapes)
    found: FloatArray = np.stack([shapely.get_x(middles), shapely.get_y(middles)], axis=1)
    return found


def _notes(firms: tuple[Firm, ...], chain: Chains | None) -> tuple[Text, ...]:
    found = []
    for column, zh, en in (("land_m2", "用地面积按同行业单位销售用地", "land estimated by the land per sale of the sector"),
                           ("value_added_yuan", "增加值按行业增加值率", "value added estimated by the usual share of sales")):  # fmt: skip
        count = sum(1 for firm in firms if column in firm.estimated)
        if count:
            found.append(Text(f"{count} 家企业的{zh}推算", f"{count} firms have their {en}"))
    unknown = sum(1 for firm in firms if not firm.known)
    if unknown:
        found.append(
            Text(
                f"{unknown} 家企业缺少地块、用地面积或销售收入，资料不足以作决定，不须离开的保留现状",
                f"{unknown} firms lack a parcel, land or sales: the data cannot say; those that need not leave are kept as they are",
            )
        )
    if chain is None:
        words = Text(
            "没有产业链图谱，以同属一条产业链作为协作关系",
            "there is no chain map: firms of one chain of the layout count as partners",
        )
        found.append(words)
    return tuple(found)
