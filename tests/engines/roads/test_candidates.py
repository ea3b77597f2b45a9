"""Do candidates follow borders, reach the streets and keep clear of what must stay?"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry import LineString, box

from gongxing.engines.roads.candidates import Ground, lines_of, web


def ground(**changes: object) -> Ground:
    """Two plots side by side above a street 10 m wide, a third behind them."""
    parcels = np.array([box(0, 5, 50, 45), box(50, 5, 100, 45), box(0, 45, 100, 85)], dtype=object)
    given: dict[str, object] = {
        "parcels": parcels, "barred": np.zeros(3, dtype=bool), "lines": np.array([LineString([(-50, 0), (150, 0)])], dtype=object),
        "names": ("S",), "half_m": np.array([5.0]), "waters": np.empty(0, dtype=object), "buildings": np.empty(0, dtype=object),
    }  # fmt: skip
    return Ground(**(given | changes))  # type: ignore[arg-type]


BEHIND = np.array([False, False, True])


def total(where: Ground) -> float:
    found = web(where, lines_of(where, BEHIND, 3.0))
    return float(found.graph.length_m[~found.stands].sum())


def test_the_border_between_two_plots_leads_from_the_street_to_the_third() -> None:
    here = ground()
    found = web(here, lines_of(here, BEHIND, 3.0))
    free = np.asarray(found.graph.shapes, dtype=object)[~found.stands]
    between = LineString([(50, 0), (50, 45)])
    assert shapely.union_all(free).intersection(between.buffer(0.1)).length > 44.5
    assert set(found.graph.ends[found.stands].ravel()) & set(found.graph.ends[~found.stands].ravel())


def test_no_candidate_crosses_water_or_a_building() -> None:
    pond = box(48, 20, 52, 30)
    for key in ("waters", "buildings"):
        here = ground(**{key: np.array([pond], dtype=object)})
        found = web(here, lines_of(here, BEHIND, 3.0))
        free = np.asarray(found.graph.shapes, dtype=object)[~found.stands]
        assert shapely.length(shapely.intersection(free, pond)).sum() < 1.0
        assert total(here) < total(ground())


def test_only_desperate_parcels_cross_barred_land() -> None:
    plot = box(0, 45, 100, 85)
    fields = box(-300, 5, 400, 300).difference(plot)
    here = ground(barred=np.array([True, False]), parcels=np.array([fields, plot], dtype=object))
    waiting = np.array([False, True])
    lines = lines_of(here, waiting, 3.0)

    def joined(desperate: np.ndarray | None) -> bool:
        found = web(here, lines, desperate)
        piece = found.graph.pieces()
        behind = shapely.dwithin(shapely.points(found.graph.xy), plot, 0.1)
        return bool(set(piece[behind]) & set(piece[found.graph.ends[found.stands].ravel()]))

    assert not joined(None)
    assert joined(waiting)
