"""How does raw material become tables of a project, nothing lost, nothing invented, all faults told at once?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import pandas as pd

from gongxing.diagnosis.geometry import geometry_faults
from gongxing.diagnosis.repair import repair
from gongxing.errors import DataError, Fault, GongxingError, Place
from gongxing.io.atomic import replacing
from gongxing.io.convert import OnDuplicate, to_table_frame
from gongxing.io.crs import centre, default_crs
from gongxing.io.guess import guess_mapping
from gongxing.io.layers import RawLayer
from gongxing.io.mapping import Mapping, find, read_mappings, to_toml
from gongxing.io.readers import read_layers
from gongxing.park import Park, schema
from gongxing.park.blocks import blocks
from gongxing.plan import to_jsonable
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.projects import is_blank

MAPPING_FILE = "mapping.toml"
_OSM = (".osm", ".pbf")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks of an import."""

    mapping: Path | None = None
    """An edited mapping.toml; layers it does not name are guessed."""
    crs: str | None = None
    """CRS of files that do not say theirs."""
    table: str | None = None
    """The table all layers feed, when a guess would be wrong."""
    repair: bool = False
    """Repair faulty geometry, each repair recorded."""
    on_duplicate: OnDuplicate = "refuse"
    dry_run: bool = False
    """Only show the mapping."""


@dataclass(frozen=True, slots=True)
class LayerReport:
    """What one layer gave: its mapping, the rows imported, notes and faults."""

    mapping: Mapping
    rows: int
    notes: tuple[Text, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: by layer, the faults of the geometry afterwards, repairs made, and the CRS of the project."""

    layers: tuple[LayerReport, ...]
    geometry: tuple[Fault, ...]
    repairs: int
    crs: str
    rows: tuple[tuple[str, int], ...]
    notes: tuple[Text, ...] = ()
    saved: bool = True


def ingest(project: Project, files: Sequence[Path | str], wishes: Wishes | None = None) -> ImportReport:
    """Read files into a project and return the report; either everything is kept or, on DataError, nothing.

    Raw files are kept byte for byte. Importing a file again replaces what it gave before. Where parcels are wanted but no
    layer holds any, they are cut from the roads; OpenStreetMap's land-use areas, which leave gaps, are filled up with
    blocks likewise.
    """
    wishes = wishes or Wishes()
    paths = [Path(file) for file in files]
    layers = _read(paths, wishes)
    known = _mappings(project, wishes)
    guesses = [_mapped(layer, known, wishes) for layer in layers]
    park = project.load()
    if is_blank(park):
        park = _settled(park, layers)
    crs = park.settings.crs
    if wishes.dry_run:
        shown = tuple(
            LayerReport(mapping, len(layer), notes, ()) for layer, (mapping, notes) in zip(layers, guesses, strict=True)
        )
        return ImportReport(shown, (), 0, crs, (), saved=False)
    kept = {path.name: project.add_source(path) for path in paths}
    park, reports = _fill(park, layers, guesses, kept, wishes)
    notes: tuple[Text, ...] = ()
    if not len(park.parcels) or any(path.suffix.lower() in _OSM for path in paths):
        park, notes = _with_blocks(park, [layer for layer in layers if layer.layer == "landcover"])
    park, repaired = _repaired(park, wishes)
    project.adopt(park)
    _keep_mapping(project, [report.mapping for report in reports])
    faults = tuple(
        fault for name in ("parcels", "buildings", "roads", "waters") for fault in geometry_faults(park[name])
    )
    rows = tuple((name, len(table)) for name, table in park.tables.items() if len(table))
    return ImportReport(tuple(reports), faults, repaired, crs, rows, notes)


def _read(paths: Iterable[Path], wishes: Wishes) -> list[RawLayer]:
    """Return the layers of all files; DataError with the faults of all that cannot be read."""
    found: list[RawLayer] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            found += read_layers(path, crs=wishes.crs)
        except GongxingError as error:
            faults += error.faults or [
                Fault(
                    Place(str(path)),
                    error.text,
                    Text("可读的文件", "a readable file"),
                    Text("换一个文件", "give another file"),
                )
            ]
    if faults:
        raise DataError(Text("有文件读不了，未导入任何内容", "some files cannot be read; nothing was imported"), faults)
    return found


def _mappings(project: Project, wishes: Wishes) -> tuple[Mapping, ...]:
    saved = project.folder / MAPPING_FILE
    given = read_mappings(wishes.mapping) if wishes.mapping else ()
    return (*given, *(read_mappings(saved) if saved.is_file() else ()))


def _mapped(layer: RawLayer, known: Sequence[Mapping], wishes: Wishes) -> tuple[Mapping, tuple[Text, ...]]:
    mapping = find(known, layer.file, layer.layer, headings=layer.headings)
    if mapping is not None and wishes.table is None:
        return mapping, layer.notes
    guess = guess_mapping(layer, table=wishes.table)
    return guess.mapping, guess.notes


def _settled(park: Park, layers: Sequence[RawLayer]) -> Park:
    """Return the blank park in the projected CRS that suits the first layer that says where it lies."""
    for layer in layers:
        if isinstance(layer.frame, gpd.GeoDataFrame) and (place := centre(layer.frame)) is not None:
            return Park(replace(park.settings, crs=default_crs(*place)))
    return park


def _fill(
    park: Park,
    layers: Sequence[RawLayer],
    guesses: Sequence[tuple[Mapping, tuple[Text, ...]]],
    kept: dict[str, dict[str, str]],
    wishes: Wishes,
) -> tuple[Park, list[LayerReport]]:
    reports: list[LayerReport] = []
    errors: list[Fault] = []
    rows = []
    for layer, (mapping, notes) in zip(layers, guesses, strict=True):
        if not mapping.table:
            reports.append(LayerReport(mapping, 0, notes, ()))
            continue
        source = f"{kept[layer.file]['id']}/{layer.layer}"
        try:
            if _only_values(park, layer, mapping):
                read = to_table_frame(
                    _with_shapes(park, layer, mapping), mapping, park.settings.crs, on_duplicate=wishes.on_duplicate
                )
                park = _updated(park, mapping, read.frame)
            else:
                read = to_table_frame(
                    layer, mapping, park.settings.crs, on_duplicate=wishes.on_duplicate, source=source
                )
                park = _merged(park, mapping.table, read.frame, source)
        except GongxingError as error:
            errors += error.faults
            continue
        reports.append(LayerReport(mapping, len(read.frame), (*notes, *read.notes), read.faults))
        rows.append(
            {
                "id": source,
                "file": layer.file,
                "layer": layer.layer,
                "sha256": kept[layer.file]["sha256"],
                "table": mapping.table,
                "rows": len(read.frame),
                "mapping": json.dumps(to_jsonable(mapping), ensure_ascii=False),
                "crs": layer.crs or "",
                "read_on": dt.date.today().isoformat(),
                "synthetic": False,
            }
        )
    if errors:
        raise DataError(
            Text("有图层无法导入，未导入任何内容", "some layers cannot be imported; nothing was imported"), errors
        )
    if rows:
        old = park["sources"].frame
        old = old[~old["id"].isin([row["id"] for row in rows])]
        park = park.with_table("sources", pd.concat([old, pd.DataFrame(rows)], ignore_index=True))
    return park, reports


def _only_values(park: Park, layer: RawLayer, mapping: Mapping) -> bool:
    """Whether a sheet without shapes speaks of rows that are already there with theirs: their values are then updated."""
    heading = mapping.columns.get("id")
    if schema(mapping.table).geometry not in ("polygon", "line") or layer.family or heading not in layer.headings:
        return False
    return bool(layer.frame[heading].astype("str").isin(park[mapping.table].ids).any())


def _with_shapes(park: Park, layer: RawLayer, mapping: Mapping) -> RawLayer:
    table = park[mapping.table]
    shapes = dict(zip(table.ids, table.geometry, strict=True))
    geometry = gpd.GeoSeries(layer.frame[mapping.columns["id"]].astype("str").map(shapes), crs=park.settings.crs)
    frame = gpd.GeoDataFrame(layer.frame, geometry=geometry, crs=park.settings.crs)
    return replace(layer, frame=frame, crs=park.settings.crs, family=schema(mapping.table).geometry)


def _updated(park: Park, mapping: Mapping, frame: gpd.GeoDataFrame) -> Park:
    """Return the park with the values of the mapped columns taken from `frame`, row by row by id; empty cells change nothing."""
    old = park[mapping.table].frame.set_index("id")
    new = frame.set_index("id")
    for column in mapping.columns:
        if column != "id" and column in new:
            fresh = new[column].reindex(old.index)
            old[column] = fresh.where(fresh.notna(), old[column])
    return park.with_table(mapping.table, old.reset_index())


def _merged(park: Park, name: str, frame: gpd.GeoDataFrame, source: str) -> Park:
    """Return the park with rows of a source in place of what that source gave before; other rows' ids may not be repeated."""
    old = park[name].frame
    if "source" in old:
        old = old[(old["source"] != source).fillna(True).to_numpy(dtype=bool)]
    else:
        old = old[~old["id"].isin(frame["id"])]
    twice = sorted(set(old["id"]) & set(frame["id"]))
    if twice:
        faults = [
            Fault(Place(table=name, row=row), Text("另一来源已有此编号", "another source already has this id"), Text("唯一编号", "a unique id"),
                  Text("改编号，或先删去旧数据", "renumber, or remove the older rows first"), "import.id_taken")
            for row in twice
        ]  # fmt: skip
        raise DataError(
            Text(f"表 {name} 有 {len(twice)} 个编号与已有数据重复", f"{len(twice)} ids of {name} are taken already"),
            faults,
        )
    if not len(old):
        return park.with_table(name, frame)
    joined = pd.concat([old, frame], ignore_index=True)
    if schema(name).geometry:
        joined = gpd.GeoDataFrame(joined, geometry="geometry", crs=park.settings.crs)
    return park.with_table(name, joined)


def _with_blocks(park: Park, covers: Sequence[RawLayer]) -> tuple[Park, tuple[Text, ...]]:
    """Return the park with the land between its roads, not yet taken by a parcel or water, cut into parcels.

    Where woods, parks and the like (`covers`) fill most of a block they say what its present use is.
    """
    if not len(park["roads"]):
        return park, ()
    parcels = park.parcels.frame
    parcels = parcels[(parcels["source"] != _BLOCKS).fillna(True).to_numpy(dtype=bool)]
    outside = [*parcels.geometry, *park["waters"].geometry]
    known = [
        to_table_frame(layer, guess_mapping(layer, table="parcels").mapping, park.settings.crs).frame
        for layer in covers
    ]
    try:
        cut = blocks(park["roads"].frame, outside=outside, covers=gpd.GeoDataFrame(pd.concat(known)) if known else None)
    except DataError as error:
        return park, (error.text,)
    frame = cut.frame.assign(source=_BLOCKS)
    frame = frame[~frame["id"].isin(parcels["id"])]
    joined = (
        gpd.GeoDataFrame(pd.concat([parcels, frame], ignore_index=True), geometry="geometry", crs=park.settings.crs)
        if len(parcels)
        else frame
    )
    park = _with_source(park.with_table("parcels", joined), frame)
    rows = pd.DataFrame(
        [
            {
                "id": o.ref,
                "value": ", ".join(o.inputs) or o.words.en,
                "unit": "",
                "words": o.words.zh,
                "words_en": o.words.en,
                "by": _BLOCKS,
            }
            for o in cut.assumptions
        ]
    )
    if len(rows):
        old = park["assumptions"].frame
        park = park.with_table("assumptions", pd.concat([old[~old["id"].isin(rows["id"])], rows], ignore_index=True))
    return park, cut.notes


_BLOCKS = "park.blocks"


def _with_source(park: Park, cut: gpd.GeoDataFrame) -> Park:
    """Return the park whose sources name the roads as what the blocks were cut from; the hash is that of the ids, made of the shapes."""
    row = {
        "id": _BLOCKS,
        "file": "roads",
        "layer": _BLOCKS,
        "sha256": hashlib.sha256("\n".join(cut["id"]).encode()).hexdigest(),
        "table": "parcels",
        "rows": len(cut),
        "crs": park.settings.crs,
        "read_on": dt.date.today().isoformat(),
        "synthetic": False,
    }
    old = park["sources"].frame
    return park.with_table("sources", pd.concat([old[old["id"] != _BLOCKS], pd.DataFrame([row])], ignore_index=True))


def _repaired(park: Park, wishes: Wishes) -> tuple[Park, int]:
    if not wishes.repair:
        return park, 0
    mended, done = repair(park)
    return mended, len(done)


def _keep_mapping(project: Project, used: Sequence[Mapping]) -> None:
    """Write the mappings used to mapping.toml, beside those of files imported earlier."""
    file = project.folder / MAPPING_FILE
    earlier = [m for m in (read_mappings(file) if file.is_file() else ()) if m.key not in {u.key for u in used}]
    text = to_toml([*earlier, *used])
    with replacing(file) as draft:
        draft.write_text(text, encoding="utf-8")


def repair_project(project: Project) -> tuple[Park, int]:
    """Repair the geometry of a project on request, each repair recorded; return the park and how many were made."""
    park, count = _repaired(project.load(), Wishes(repair=True))
    project.save(park)
    return park, count
