"""How do a park, its plan and the terms that hold become the resettlement problem?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely

from gongxing.engines.resettlement.decided import decisions
from gongxing.engines.resettlement.displaced import Displaced, displaced
from gongxing.engines.resettlement.problem import Estate, Flat, FloatArray, Household, ResettlementProblem
from gongxing.errors import NotReadyError
from gongxing.park import Park
from gongxing.plan import Plan
from gongxing.standards.resettlement import ResettlementTerms
from gongxing.words import Text


def build_problem(park: Park, plan: Plan, terms: ResettlementTerms, acquire_days: float) -> ResettlementProblem:
    """Return the resettlement problem of a plan; `acquire_days` is the length of the statutory procedure.

    NotReadyError without a land scheme or a register of households.

    DataError where a decision of the user names what is not there.
    """
    if plan.land is None or plan.land.part is None:
        raise NotReadyError(
            Text("尚无用地方案，无法确定动迁对象", "there is no land scheme yet, so who moves is not known")
        )
    if not len(park["households"]):
        raise NotReadyError(
            Text(
                "没有住户名录，无法测算安置（请导入 households 表）",
                "no register of households: import the table households",
            )
        )
    moving = displaced(park, plan)
    houses = tuple(_household(found, row) for found, row in _rows(park, moving))
    groups = tuple(dict.fromkeys(house.group for house in houses))
    estates = _estates(park, plan, terms)
    single, whole = decisions(park, (house.id for house in houses), groups)
    return ResettlementProblem(
        houses, groups, estates, terms, _distances(park, houses, estates), acquire_days, single, whole,
        park.settings.resettlement.budget_yuan, _warnings(houses, estates),
    )  # fmt: skip


def _rows(park: Park, moving: tuple[Displaced, ...]) -> list[tuple[Displaced, Any]]:
    rows = {row.id: row for row in park["households"].frame.itertuples(index=False)}
    return [(found, rows[found.household]) for found in moving]


def _household(found: Displaced, row: Any) -> Household:
    def said(name: str) -> Any:
        value = getattr(row, name)
        return None if pd.isna(value) else value

    persons, floor, newness = said("persons"), said("floor_m2"), said("newness")
    parcel = str(said("parcel") or "")
    return Household(
        found.household, str(said("village") or parcel or found.household), parcel, found.action, found.cause,
        int(persons) if persons else None, float(floor) if floor else None, str(said("structure") or ""),
        None if newness is None else float(newness), float(said("business_m2") or 0.0), str(said("tenure") or ""),
        str(said("wish") or ""), bool(said("signed")), bool(said("objection")),
    )  # fmt: skip


def _estates(park: Park, plan: Plan, terms: ResettlementTerms) -> tuple[Estate, ...]:
    offered: dict[str, list[Flat]] = {}
    for row in park["flat_types"].frame.itertuples(index=False):
        offered.setdefault(str(row.estate), []).append(Flat(str(row.id), float(row.area_m2), int(row.number)))
    changes = {action.id for action in plan.actions}
    spots = _estate_spots(park)
    found = []
    for row in park["estates"].frame.itertuples(index=False):
        kind = "homesteads" if row.kind == "homesteads" else "*"
        parcel = "" if pd.isna(row.parcel) else str(row.parcel)
        price = terms.value("build_price", kind) if pd.isna(row.build_price) else float(row.build_price)
        change = f"land.change.{parcel}"
        found.append(
            Estate(
                str(row.id),
                str(row.name),
                str(row.kind),
                str(row.state),
                parcel,
                tuple(offered.get(str(row.id), ())),
                price,
                _ready(row, park.settings.as_of, terms, kind),
                spots.get(str(row.id)),
                (change,) if change in changes and row.state == "planned" else (),
            )
        )
    return tuple(found)


def _ready(row: Any, as_of: dt.date, terms: ResettlementTerms, kind: str) -> float:
    """Return days until an estate is there: none where it stands, to its date where it is under construction, else the time to build."""
    if row.state == "standing":
        return 0.0
    if row.state == "building" and not pd.isna(row.ready_on):
        return float(max(0, (dt.date.fromisoformat(str(row.ready_on)) - as_of).days))
    return terms.value("build_days", kind) if pd.isna(row.build_days) else float(row.build_days)


def _estate_spots(park: Park) -> dict[str, tuple[float, float]]:
    return _spots(park, park["estates"].frame, {})


def _distances(park: Park, houses: tuple[Household, ...], estates: tuple[Estate, ...]) -> FloatArray:
    buildings = park.buildings.frame
    frame = park["households"].frame
    middles = {
        i: shape.centroid for i, shape in zip(buildings["id"], buildings.geometry, strict=True) if shape is not None
    }
    spots = _spots(
        park, frame, {i: middles[b] for i, b in zip(frame["id"], frame["building"], strict=True) if b in middles}
    )
    found = np.zeros((len(houses), len(estates)))
    for i, house in enumerate(houses):
        for e, estate in enumerate(estates):
            if house.id in spots and estate.at is not None:
                (x, y), (u, v) = spots[house.id], estate.at
                found[i, e] = round(float(np.hypot(x - u, y - v)), 1)
    return found


def _spots(park: Park, frame: Any, others: Mapping[str, shapely.Point]) -> dict[str, tuple[float, float]]:
    """Return where each row lies: its own point, else another given, else the middle of its parcel."""
    parcels = dict(zip(park.parcels.ids, park.parcels.geometry, strict=True))
    found = {}
    for identity, shape, parcel in zip(frame["id"], frame.geometry, frame["parcel"].fillna(""), strict=True):
        spot = shape if shape is not None and not shape.is_empty else others.get(identity)
        if spot is None and parcels.get(parcel) is not None:
            spot = parcels[parcel].representative_point()
        if spot is not None:
            found[str(identity)] = (round(float(spot.x), 2), round(float(spot.y), 2))
    return found


def _warnings(houses: tuple[Household, ...], estates: tuple[Estate, ...]) -> tuple[Text, ...]:
    found = []

    def tell(count: int, zh: str, en: str) -> None:
        if count:
            found.append(Text(f"{count} 户{zh}", f"{count} households {en}"))

    tell(
        sum(h.persons is None for h in houses),
        "未登记人口，暂按标准假设",
        "without persons on record: the profile's assumption stands in",
    )
    tell(sum(h.floor_m2 is None for h in houses), "未登记合法面积，暂按人均面积假设，须入户核定",
         "without lawful floor area on record: an area per person is assumed; to be surveyed")  # fmt: skip
    tell(
        sum(h.newness is None for h in houses),
        "未登记成新率，暂按标准假设",
        "without newness on record: the profile's assumption stands in",
    )
    tell(
        sum(h.tenure == "rented" for h in houses),
        "为租住，房屋补偿应付给房主，须核对",
        "rent: what is owed for the dwelling is the owner's; to be checked",
    )
    tell(
        sum(not h.wish for h in houses),
        "尚未表明意愿，安置方式为建议",
        "have not said what they wish: what is written is a proposal",
    )
    if houses and not any(estate.flats for estate in estates):
        found.append(Text("没有登记任何安置房源", "no flats or sites are on record"))
    return tuple(found)
