"""Do buildings stand inside their lots, clear of each other, and of the kind the lot asks for?"""

from __future__ import annotations

import numpy as np
import shapely

from gongxing.samples.buildings import House
from gongxing.samples.uses import Lot


def test_buildings_stand_on_their_lot(lots: list[Lot], houses: list[House]) -> None:
    shapes = {lot.id: lot.shape for lot in lots}
    assert all(shapes[house.lot].buffer(0.05).contains(house.shape) for house in houses)


def test_buildings_do_not_overlap(houses: list[House]) -> None:
    shapes = np.array([house.shape for house in houses])
    left, right = shapely.STRtree(shapes).query(shapes, predicate="overlaps")
    assert not (left != right).any()


def test_factories_have_halls_set_back_from_their_edge(lots: list[Lot], houses: list[House]) -> None:
    shapes = {lot.id: lot.shape for lot in lots if lot.stands == "works"}
    halls = [house for house in houses if house.kind == "workshop" and house.lot in shapes]
    assert len({hall.lot for hall in halls}) > 0.95 * len(shapes)
    assert min(shapes[hall.lot].exterior.distance(hall.shape) for hall in halls) > 2.5


def test_farmhouses_have_one_to_three_floors_and_fit_a_homestead(lots: list[Lot], houses: list[House]) -> None:
    plots = {lot.id for lot in lots if lot.stands == "homes"}
    homes = [house for house in houses if house.lot in plots and house.kind == "dwelling"]
    assert {home.floors for home in homes} == {1, 2, 3}
    assert all(75 < home.shape.area < 140 for home in homes)


def test_fields_and_roads_are_empty(lots: list[Lot], houses: list[House]) -> None:
    empty = {lot.id for lot in lots if lot.use[:2] in ("01", "02", "03", "12", "17")}
    assert not empty & {house.lot for house in houses}
