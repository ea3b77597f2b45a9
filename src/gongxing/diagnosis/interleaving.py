"""Where and how closely do works and homes stand among one another (厂居混杂), and how many people does it touch?

The share of homes near a workshop stands in the portrait (`park.interleaving`, within `NEAR_M`); here are its other side (works
near homes), a wider distance, the people, the mixing by cells of a grid, who is nearest to whom, and the hot spots. Whether a
protection distance is broken is another question (`protection`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gongxing.diagnosis.counts import coverage, figure
from gongxing.diagnosis.portrait import NEAR_M
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, plain
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Shapes = npt.NDArray[np.object_]
_REF = "diagnosis.interleaving"
_SPOTS = 40


@dataclass(frozen=True)
class Neighbours:
    """Homes and works of a park: ids, shapes, the firm of each work, and whether they are buildings or, for want of these, parcels."""

    homes: tuple[str, ...]
    home_shapes: Shapes
    works: tuple[str, ...]
    work_shapes: Shapes
    firms: tuple[str, ...]
    table: str

    def homes_within(self, metres: float) -> BoolArray:
        """Return which homes have a work within a distance."""
        return _near(self.home_shapes, self.work_shapes, metres)

    def works_within(self, metres: float) -> BoolArray:
        """Return which works have a home within a distance."""
        return _near(self.work_shapes, self.home_shapes, metres)

    @property
    def inputs(self) -> tuple[str, ...]:
        """The columns they were read from."""
        return (f"{self.table}.geometry", f"{self.table}.{'kind' if self.table == 'buildings' else 'use'}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid: its south-west corner, homes and works in it, homes near a work, people in those, its mixing."""

    east_m: float
    north_m: float
    homes: int
    works: int
    homes_near: int
    persons: int | None
    mixing: float
    """Entropy of footprint between homes and works, 0 one kind only, 1 half and half."""


@dataclass(frozen=True)
class InterleavingSurvey:
    """How works and homes stand among one another."""

    neighbours: Neighbours
    persons: FloatArray
    """People (H,) in each home, NaN where no household is recorded in it."""
    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def survey_interleaving(park: Park, values: Parameters) -> InterleavingSurvey:
    """Return the survey of works among homes; NotReadyError where neither buildings nor parcels tell homes and works."""
    found = neighbours(park)
    persons, unplaced = _persons(park, found)
    near = found.homes_within(NEAR_M)
    side = values.value("interleave_cell_m")
    cells, apart = _grid(found, persons, near, side)
    figures = (
        *_closeness_figures(found, values),
        *_people_figures(found, (persons, near), unplaced),
        *_mixing_figures(found, apart, values),
    )
    findings = _findings(found, near, (persons, cells))
    tables = (_spot_table(cells), _firm_table(park, found, persons))
    return InterleavingSurvey(found, persons, cells, figures, findings, tables)


def neighbours(park: Park) -> Neighbours:
    """Return homes and works: dwellings and workshops, or residential and industrial parcels where there are none of one kind."""
    frame = park.buildings.frame
    shapes = np.asarray(frame.geometry.array, dtype=object)
    whole = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    homes = whole & (frame["kind"] == "dwelling").to_numpy(dtype=bool, na_value=False)
    works = whole & (frame["kind"] == "workshop").to_numpy(dtype=bool, na_value=False)
    if homes.any() and works.any():
        ids, firms = frame["id"].to_numpy(dtype=object), frame["firm"].fillna("").to_numpy(dtype=object)
        return Neighbours(
            tuple(ids[homes]), shapes[homes], tuple(ids[works]), shapes[works], tuple(firms[works]), "buildings"
        )
    parcels = park.parcels.frame
    shapes = np.asarray(parcels.geometry.array, dtype=object)
    whole = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    codes = parcels["use"].fillna("").str[:2].to_numpy(dtype=object)
    homes, works = whole & (codes == "07"), whole & (codes == "10")
    if not homes.any() or not works.any():
        fault = Fault(
            Place(table="buildings", column="kind"), Text("没有住宅或没有厂房", "no dwelling or no workshop"),
            Text("住宅与厂房", "dwellings and workshops"), Text("导入建筑轮廓及其类型", "import footprints with their kind"), "interleaving",
        )  # fmt: skip
        raise NotReadyError(
            Text("资料不足，无法分析厂居混杂", "there is too little to tell works among homes"), (fault,)
        )
    ids = parcels["id"].to_numpy(dtype=object)
    firms = _firms_of(park, tuple(ids[works]))
    return Neighbours(tuple(ids[homes]), shapes[homes], tuple(ids[works]), shapes[works], firms, "parcels")


def _firms_of(park: Park, parcels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the firm of each parcel where exactly one stands on it, else nothing."""
    frame = park.firms.frame
    on = frame.groupby("parcel")["id"].agg(list).to_dict() if len(frame) else {}
    return tuple(on[parcel][0] if len(on.get(parcel, ())) == 1 else "" for parcel in parcels)


def _near(these: Shapes, those: Shapes, metres: float) -> BoolArray:
    found = np.zeros(len(these), dtype=bool)
    found[shapely.STRtree(those).query(these, predicate="dwithin", distance=metres)[0]] = True
    return found


def _persons(park: Park, found: Neighbours) -> tuple[FloatArray, int]:
    """Return the people in each home (H,), and how many people live in none that is known.

    A household belongs to the building or parcel it names, else to the home its own point lies in or, within 30 m, next to.
    """
    frame = park["households"].frame
    persons = np.full(len(found.homes), np.nan)
    place = {home: row for row, home in enumerate(found.homes)}
    tree = shapely.STRtree(found.home_shapes)
    named = frame["building" if found.table == "buildings" else "parcel"].fillna("").to_numpy(dtype=object)
    lost = 0
    for name, count, spot in zip(named, frame["persons"], frame.geometry, strict=True):
        if pd.isna(count):
            continue
        row = place.get(name)
        if row is None and spot is not None and not spot.is_empty:
            near = tree.query_nearest(spot, max_distance=30.0, all_matches=False)
            row = int(near[0]) if len(near) else None
        if row is None:
            lost += int(count)
        else:
            persons[row] = np.nansum((persons[row], float(count)))
    return persons, lost


def _closeness_figures(found: Neighbours, values: Parameters) -> Iterator[Figure]:
    wide = values.entry("interleave_wide_m")
    for metres, name, origin_ref in ((NEAR_M, "near", "park.interleaving"), (wide.value, "wide", wide.origin.ref)):
        origin = computed(
            _REF, Text(f"边界相距不超过 {metres:g} 米", f"edges no more than {metres:g} m apart"), *found.inputs, origin_ref
        )  # fmt: skip
        label = Text(f"{metres:g} 米内有住宅的厂房占比", f"share of works with a home within {metres:g} m")
        share = float(found.works_within(metres).mean())
        yield figure(f"industry.interleaving.works_{name}", label, share, unit="share", origin=origin)
        label = Text(f"{metres:g} 米内有厂房的住宅占比", f"share of homes with a work within {metres:g} m")
        share = float(found.homes_within(metres).mean())
        yield figure(f"industry.interleaving.homes_{name}", label, share, unit="share", origin=origin)


def _people_figures(found: Neighbours, given: tuple[FloatArray, BoolArray], unplaced: int) -> Iterator[Figure]:
    persons, near = given
    known = bool(np.isfinite(persons).any())
    touched, placed = float(np.nansum(persons[near])), float(np.nansum(persons))
    origin = computed(
        _REF,
        Text(f"{NEAR_M:g} 米内有厂房的住宅中的人口", f"people in homes with a work within {NEAR_M:g} m"),
        *found.inputs,
        "households.persons",
    )
    note = coverage(int(np.isfinite(persons[near]).sum()), int(near.sum()), Text("住户记录", "households"))
    if unplaced:
        lost = Text(f"另有 {unplaced} 人不知住在哪一栋", f"the home of {unplaced} more people is not known")
        note = Text(f"{note.zh}；{lost.zh}", f"{note.en}; {lost.en}") if note else lost
    label = Text("受厂居混杂影响的人口", "people living close to works")
    yield figure("industry.interleaving.persons", label, touched if known else None, unit="persons", origin=origin, note=note)  # fmt: skip
    label = Text("受影响人口占比", "share of people living close to works")
    share = touched / placed if known and placed > 0 else None
    yield figure("industry.interleaving.persons_share", label, share, unit="share", origin=origin, note=note)


def _grid(
    found: Neighbours, persons: FloatArray, near: BoolArray, side: float
) -> tuple[tuple[Cell, ...], tuple[float, float | None]]:
    """Return the cells that hold homes or works, and the dissimilarity and separation (Theil's H) of the two over the cells."""
    spots = [shapely.get_coordinates(shapely.centroid(shapes)) for shapes in (found.home_shapes, found.work_shapes)]
    keys = [np.floor(spot / side).astype(int) for spot in spots]
    areas = [shapely.area(found.home_shapes), shapely.area(found.work_shapes)]
    held: dict[tuple[int, int], list[list[int]]] = defaultdict(lambda: [[], []])
    for kind, found_keys in enumerate(keys):
        for row, key in enumerate(found_keys.tolist()):
            held[key[0], key[1]][kind].append(row)
    cells, weights = [], []
    for (x, y), (homes, works) in sorted(held.items()):
        area = float(areas[0][homes].sum()), float(areas[1][works].sum())
        people = persons[homes][near[homes]]
        known = people[np.isfinite(people)]
        cells.append(
            Cell(
                x * side, y * side, len(homes), len(works), int(near[homes].sum()),
                int(known.sum()) if len(known) or not near[homes].any() else None, _entropy(*area),
            )
        )  # fmt: skip
        weights.append(area)
    table = np.array(weights)
    share = table / table.sum(axis=0)
    dissimilarity = float(np.abs(share[:, 0] - share[:, 1]).sum() / 2)
    whole = _entropy(float(table[:, 0].sum()), float(table[:, 1].sum()))
    inner = float((table.sum(axis=1) * np.array([cell.mixing for cell in cells])).sum() / table.sum())
    return tuple(cells), (dissimilarity, 1.0 - inner / whole if whole > 0 else None)


def _entropy(a: float, b: float) -> float:
    """Return the entropy in bits of two amounts: 0 for one kind only, 1 for equal ones."""
    if a <= 0 or b <= 0:
        return 0.0
    p = a / (a + b)
    return float(-(p * np.log2(p) + (1 - p) * np.log2(1 - p)))


def nearest_kind(found: Neighbours) -> tuple[float | None, float | None]:
    """Return the share of works whose nearest neighbour is a home over what chance would give, and that of homes likewise.

    1 is what random mixing gives, 0 complete separation (Dixon 1994); None where one kind has fewer than two members.
    """
    result: list[float | None] = []
    pairs = ((found.work_shapes, found.home_shapes), (found.home_shapes, found.work_shapes))
    for own, other in pairs:
        if len(own) < 2 or not len(other):
            result.append(None)
            continue
        _, kin = shapely.STRtree(own).query_nearest(own, exclusive=True, all_matches=False, return_distance=True)
        _, strange = shapely.STRtree(other).query_nearest(own, all_matches=False, return_distance=True)
        crossed = float((strange < kin).mean())
        result.append(crossed / (len(other) / (len(own) + len(other) - 1)))
    return result[0], result[1]


def _mixing_figures(found: Neighbours, apart: tuple[float, float | None], values: Parameters) -> Iterator[Figure]:
    cell = values.entry("interleave_cell_m")
    origin = computed(
        _REF, Text(f"按 {cell.value:g} 米网格统计住宅与厂房基底面积", f"footprint of homes and works by cells of {cell.value:g} m"),
        *found.inputs, cell.origin.ref,
    )  # fmt: skip
    label = Text("厂居相异指数（0 完全混杂，1 完全分开）", "dissimilarity of works and homes (0 mixed, 1 apart)")
    yield figure("industry.interleaving.dissimilarity", label, apart[0], unit="ratio", origin=origin)
    label = Text("厂居分离度（信息熵，0 混杂，1 分开）", "separation of works and homes (entropy, 0 mixed, 1 apart)")
    yield figure("industry.interleaving.separation", label, apart[1], unit="ratio", origin=origin)
    works, homes = nearest_kind(found)
    how = Text(
        "最近邻为另一类的占比除以随机混合时的期望",
        "share whose nearest neighbour is of the other kind over that of random mixing",
    )
    origin = computed(_REF, how, *found.inputs)
    for key, label, value in (
        ("works_contact", Text("厂房紧邻住宅的程度（1 为随机混合）", "contact of works with homes (1 random mixing)"), works),
        ("homes_contact", Text("住宅紧邻厂房的程度（1 为随机混合）", "contact of homes with works (1 random mixing)"), homes),
    ):  # fmt: skip
        yield figure(f"industry.interleaving.{key}", label, value, unit="ratio", origin=origin)


def _findings(found: Neighbours, near: BoolArray, given: tuple[FloatArray, tuple[Cell, ...]]) -> tuple[Finding, ...]:
    persons, cells = given
    origin = computed(
        _REF, Text(f"边界相距不超过 {NEAR_M:g} 米", f"edges no more than {NEAR_M:g} m apart"), *found.inputs
    )
    spots = [cell for cell in cells if cell.homes_near]
    unit = Text("栋住宅", "homes") if found.table == "buildings" else Text("宗居住地块", "residential parcels")
    people = np.nansum(persons[near])
    living = (
        Text(f"，有住户记录的住 {people:.0f} 人", f", with {people:.0f} people on record")
        if np.isfinite(persons).any()
        else None
    )
    words = Text(
        f"{len(found.homes)} {unit.zh}中 {int(near.sum())} {unit.zh[0]} {NEAR_M:g} 米内有厂房{living.zh if living else ''}，分布在 {len(spots)} 个网格",
        f"{int(near.sum())} of {len(found.homes)} {unit.en} have a work within {NEAR_M:g} m{living.en if living else ''}, in {len(spots)} cells",
    )
    rows = tuple(home for home, close in zip(found.homes, near, strict=True) if close)
    label = Text("厂居混杂", "works among homes")
    done = [Finding("industry.interleaving", label, "warn" if rows else "pass", words, rows, "", (origin,))]
    if not np.isfinite(persons).any():
        words = Text(
            "住户表没有可对应住宅的人口，受影响人口未知；请导入住户",
            "no household can be placed in a home, so the people touched are unknown; import the households",
        )
        done.append(Finding("industry.interleaving.persons", Text("受影响人口", "people touched"), "unknown", words))
    return tuple(done)


def _spot_table(cells: tuple[Cell, ...]) -> SurveyTable:
    columns = (
        SurveyColumn("east_m", Text("西南角东坐标", "east of the south-west corner"), "m"),
        SurveyColumn("north_m", Text("西南角北坐标", "north of the south-west corner"), "m"),
        SurveyColumn("homes", Text("住宅", "homes"), "count"),
        SurveyColumn("works", Text("厂房", "works"), "count"),
        SurveyColumn("homes_near", Text("紧邻厂房的住宅", "homes close to a work"), "count"),
        SurveyColumn("persons", Text("其中人口", "people in them"), "persons"),
        SurveyColumn("mixing", Text("混杂度", "mixing"), "ratio"),
    )
    spots = sorted(
        (c for c in cells if c.homes_near), key=lambda c: (-(c.persons or 0), -c.homes_near, c.east_m, c.north_m)
    )
    rows = tuple(
        (c.east_m, c.north_m, c.homes, c.works, c.homes_near, c.persons, plain(c.mixing)) for c in spots[:_SPOTS]
    )
    return SurveyTable("interleaving_spots", Text("厂居混杂热点", "hot spots of works among homes"), columns, rows)


def _firm_table(park: Park, found: Neighbours, persons: FloatArray) -> SurveyTable:
    """Return the firms whose works stand close to homes, with how many homes and people, most people first."""
    columns = (
        SurveyColumn("firm", Text("企业", "firm")),
        SurveyColumn("name", Text("企业名称", "name")),
        SurveyColumn("works", Text("厂房", "works"), "count"),
        SurveyColumn("homes_near", Text("紧邻住宅", "homes close by"), "count"),
        SurveyColumn("persons", Text("其中人口", "people in them"), "persons"),
    )
    firms = np.array(found.firms, dtype=object)
    work, home = shapely.STRtree(found.home_shapes).query(found.work_shapes, predicate="dwithin", distance=NEAR_M)
    close: dict[str, set[int]] = defaultdict(set)
    for w, h in zip(work.tolist(), home.tolist(), strict=True):
        if firms[w]:
            close[firms[w]].add(h)
    names = dict(zip(park.firms.ids, park.firms["name"].fillna(""), strict=True))
    rows = []
    for firm, homes in close.items():
        people = persons[sorted(homes)]
        count = int(np.nansum(people)) if np.isfinite(people).any() else None
        rows.append((firm, names.get(firm) or None, int((firms == firm).sum()), len(homes), count))
    rows.sort(key=lambda row: (-(row[4] or 0), -row[3], row[0]))
    return SurveyTable("interleaved_firms", Text("紧邻住宅的企业", "firms close to homes"), columns, tuple(rows))
