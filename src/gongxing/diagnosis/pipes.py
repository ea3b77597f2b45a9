"""How old, how large and how connected are the pipes of today, and which parcels do they not reach?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.parcel_needs import Needs, needs
from gongxing.diagnosis.pipe_graph import PipeGraph, pipe_graph
from gongxing.diagnosis.survey_tables import SurveyColumn, SurveyTable, rows_of
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
SERVICES = ("water", "sewer", "storm")
"""The kinds of line that every built parcel needs."""
KINDS = {
    "water": Text("给水管", "water mains"),
    "sewer": Text("污水管", "sewers"),
    "storm": Text("雨水管", "storm drains"),
    "gas": Text("燃气管", "gas pipes"),
    "power": Text("电力线", "power lines"),
    "telecom": Text("通信线", "telecom lines"),
    "heat": Text("热力管", "heat pipes"),
}
ROOTS = {"water": ("water_source", "tank"), "sewer": ("treatment_plant",), "storm": ("outfall",)}
"""The facilities from which, or to which, a network of a kind runs."""
AGES = {
    "aged": Text("超过使用年限", "past its life"),
    "due": Text("临近使用年限", "near the end of its life"),
    "sound": Text("在使用年限内", "within its life"),
    "unknown": Text("敷设年份不明", "year not recorded"),
}


@dataclass(frozen=True)
class PipeRecord:
    """One recorded pipe: what is known of it, its state of age, whether it is too small, whether its network is whole."""

    id: str
    kind: str
    length_m: float
    diameter_mm: float | None
    material: str
    laid_year: int | None
    age: int | None
    life: float
    state: str
    small: bool
    connected: bool | None
    """Whether its piece holds a source, plant or outfall; None where no such facility is known."""
    line: shapely.Geometry


@dataclass(frozen=True)
class PipeSurvey:
    """What the pipes of today are like: graphs by kind, records, distances of parcels to mains, figures, findings, tables."""

    graphs: dict[str, PipeGraph]
    records: tuple[PipeRecord, ...]
    parcels: Needs
    main_m: dict[str, FloatArray]
    """By kind the distance (P,) of each parcel to the nearest main, NaN where there is none of the kind."""
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def survey_pipes(park: Park, values: Parameters) -> PipeSurvey:
    """Return the survey of the recorded pipes; a kind with no pipe is unknown, not absent, and its finding says so."""
    present = [kind for kind in KINDS if (park["pipes"]["kind"] == kind).any()]
    graphs = {kind: pipe_graph(park, kind) for kind in dict.fromkeys((*SERVICES, *present))}
    rooted = {kind: _rooted(park, graphs[kind]) for kind in graphs}
    records = _records(park, values, rooted)
    found = needs(park)
    reach = {kind: _to_mains(found, graphs[kind]) for kind in SERVICES}
    figures: list[Figure] = []
    for kind in graphs:
        figures += _kind_figures(kind, [r for r in records if r.kind == kind], values)
    for kind in SERVICES:
        figures += _service_figures(kind, found, reach[kind], values)
    findings = (*_findings(records, graphs, values), *_service_findings(found, reach, values))
    tables = (_pipe_table(records), _unserved_table(found, reach, values))
    return PipeSurvey(graphs, records, found, reach, tuple(figures), findings, tables)


def roots(park: Park, network: PipeGraph) -> dict[str, int]:
    """Return the joint of every facility that is a root of the network, by the facility's id."""
    table = park["facilities"].frame
    rows = table[table["kind"].isin(ROOTS.get(network.kind, ()))]
    found = {}
    for name, spot in zip(rows["id"], rows.geometry, strict=True):
        joint = None if spot is None or spot.is_empty else network.joint_near(spot)
        if joint is not None:
            found[str(name)] = joint
    return found


def _rooted(park: Park, network: PipeGraph) -> dict[str, bool | None]:
    """Return, by pipe id, whether its piece holds a root; None for all where no root is known."""
    joints = roots(park, network)
    wet = {int(network.piece[joint]) for joint in joints.values()}
    found: dict[str, bool | None] = {}
    for pipe, (joint, _) in zip(network.pipe, network.ends.tolist(), strict=True):
        fed = int(network.piece[joint]) in wet if wet else None
        found[pipe] = bool(found.get(pipe)) or fed if fed is not None else None
    return found


def _records(park: Park, values: Parameters, rooted: dict[str, dict[str, bool | None]]) -> tuple[PipeRecord, ...]:
    table = park["pipes"].frame
    year = park.settings.as_of.year
    watch = values.value("pipe_watch_years")
    found = []
    for row in table.to_dict("records"):
        line = row["geometry"]
        if pd.isna(row["kind"]) or line is None or line.is_empty:
            continue
        kind = str(row["kind"])
        material = "" if pd.isna(row["material"]) else str(row["material"]).strip()
        laid = None if pd.isna(row["laid_year"]) else int(row["laid_year"])
        size = None if pd.isna(row["diameter_mm"]) else float(row["diameter_mm"])
        life = values.value("pipe_life_years", material or "*")
        age = None if laid is None else year - laid
        state = "unknown" if age is None else "aged" if age > life else "due" if age > life - watch else "sound"
        small = size is not None and size < least_mm(kind, values)
        connected = rooted[kind].get(str(row["id"]))
        found.append(
            PipeRecord(
                str(row["id"]), kind, line.length, size, material, laid, age, life, state, small, connected, line
            )
        )
    return tuple(found)


def least_mm(kind: str, values: Parameters) -> float:
    """Return the least diameter of a street main of a kind, 0 where no rule is known."""
    if kind == "water":
        return values.value("water_least_dn_mm")
    return values.value("drain_least_dn_mm", kind) if values.knows("drain_least_dn_mm", kind) else 0.0


def _to_mains(found: Needs, network: PipeGraph) -> FloatArray:
    distance = np.full(len(found.ids), np.nan)
    if len(network.shapes) and len(found.ids):
        (mine, _), far = shapely.STRtree(network.shapes).query_nearest(
            found.shapes, all_matches=False, return_distance=True
        )
        distance[mine] = far
    return distance


def _kind_figures(kind: str, records: list[PipeRecord], values: Parameters) -> Iterator[Figure]:
    name = KINDS[kind]
    total = sum(record.length_m for record in records)
    dated = sum(record.length_m for record in records if record.state != "unknown")
    aged = sum(record.length_m for record in records if record.state == "aged")
    years = sum(record.length_m * record.age for record in records if record.age is not None)
    geometry = computed("diagnosis.pipes", Text("管线长度之和", "sum of the lengths of the lines"), "pipes.geometry")
    label = Text(f"{name.zh}长度", f"length of {name.en}")
    yield figure(f"network.{kind}.m", label, total if records else None, unit="m", origin=geometry)
    origin = computed(
        "diagnosis.pipes",
        Text(
            "敷设年份加管材使用年限与基准日相比，按长度加权；材质不明取缺省年限",
            "year laid plus the life of the material against the day of the survey, by length; a material that is not "
            "recorded is given the default life",
        ),
        "pipes.laid_year",
        "pipes.material",
        values.entry("pipe_life_years").origin.ref,
    )
    unknown = 1.0 - dated / total if total else None
    note = _dated(records)
    for key, label, value, unit in (
        ("mean_age", Text(f"{name.zh}平均年龄", f"mean age of {name.en}"), years / dated if dated else None, "years"),
        (
            "aged_share", Text(f"{name.zh}超龄占比", f"share of {name.en} past their life"),
            aged / dated if dated else None, "share",
        ),
        ("age_unknown", Text(f"{name.zh}年份不明占比", f"share of {name.en} with no year"), unknown, "share"),
    ):  # fmt: skip
        yield figure(f"network.{kind}.{key}", label, value, unit=unit, origin=origin, note=note)
    yield from _state_figures(kind, records, values)


def _dated(records: list[PipeRecord]) -> Text | None:
    gaps = sum(record.state == "unknown" for record in records)
    if not gaps:
        return None
    return Text(f"{gaps} 段年份不明，未计入", f"{gaps} pipes with no year are not counted")


def _state_figures(kind: str, records: list[PipeRecord], values: Parameters) -> Iterator[Figure]:
    """Yield the figures on pipes too small and on pipes apart from any source, plant or outfall."""
    name, least = KINDS[kind], least_mm(kind, values)
    if least:
        sized = [record for record in records if record.diameter_mm is not None]
        key = "water_least_dn_mm" if kind == "water" else "drain_least_dn_mm"
        inputs = ("pipes.diameter_mm", values.entry(key, kind).origin.ref)
        how = Text(f"公称直径小于 {least:g} 毫米", f"nominal diameter below {least:g} mm")
        small = sum(record.length_m for record in sized if record.small) if sized else None
        label = Text(f"{name.zh}管径不足长度", f"length of {name.en} below the least diameter")
        yield figure(
            f"network.{kind}.small_m", label, small, unit="m", origin=computed("diagnosis.pipes", how, *inputs)
        )
    if kind in ROOTS:
        known = [record for record in records if record.connected is not None]
        how = Text(
            "所在连通块内没有水源、污水厂或排口的管段", "pipes whose connected piece holds no source, plant or outfall"
        )
        apart = sum(record.length_m for record in known if not record.connected) if known else None
        label = Text(f"{name.zh}未接入系统长度", f"length of {name.en} apart from the system")
        origin = computed("diagnosis.pipes", how, "pipes.geometry", "facilities.geometry", "facilities.kind")
        yield figure(f"network.{kind}.apart_m", label, apart, unit="m", origin=origin)


def _service_figures(kind: str, found: Needs, reach: FloatArray, values: Parameters) -> Iterator[Figure]:
    entry = values.entry("pipe_service_m")
    name = KINDS[kind]
    origin = computed(
        "diagnosis.pipes",
        Text(
            f"建设地块边界距最近{name.zh}超过 {entry.value:g} 米为未服务",
            f"a built parcel more than {entry.value:g} m from the nearest of the {name.en} is not served",
        ),
        "parcels.geometry",
        "parcels.use",
        "pipes.geometry",
        entry.origin.ref,
    )
    known = bool(np.isfinite(reach).any()) and bool(found.needing.any())
    far = int((found.needing & (reach > entry.value)).sum())
    label = Text(f"{name.zh}未服务地块", f"parcels not served by {name.en}")
    yield figure(
        f"network.{kind}.unserved", label, far if known else None, unit="parcels", origin=origin, note=found.note
    )
    label = Text(f"{name.zh}服务率", f"share of parcels served by {name.en}")
    share = 1.0 - far / int(found.needing.sum()) if known else None
    yield figure(f"network.{kind}.served_share", label, share, unit="share", origin=origin, note=found.note)


def _findings(records: tuple[PipeRecord, ...], graphs: dict[str, PipeGraph], values: Parameters) -> Iterator[Finding]:
    for kind in graphs:
        name, mine = KINDS[kind], [record for record in records if record.kind == kind]
        if not mine:
            words = Text(
                f"{name.zh}未知，因为管线表中没有；请导入管线普查数据（kind 为 {kind}）",
                f"{name.en} are unknown, because the table of pipes has none; import the pipe survey (kind `{kind}`)",
            )
            yield Finding(f"network.{kind}", name, "unknown", words)
            continue
        yield _age_finding(kind, mine, values)
        if least_mm(kind, values):
            yield _size_finding(kind, mine, values)
        if kind in ROOTS:
            yield _joined_finding(kind, mine, graphs[kind])


def _age_finding(kind: str, mine: list[PipeRecord], values: Parameters) -> Finding:
    label = Text(f"{KINDS[kind].zh}年龄", f"age of {KINDS[kind].en}")
    aged = tuple(record.id for record in mine if record.state == "aged")
    gaps = sum(record.state == "unknown" for record in mine)
    origin = values.entry("pipe_life_years").origin
    if gaps == len(mine):
        words = Text("敷设年份全部缺失；请补填 laid_year", "no pipe has a year laid; fill in laid_year")
        return Finding(f"network.{kind}.age", label, "unknown", words)
    words = Text(
        f"{len(mine)} 段中 {len(aged)} 段超过使用年限" + (f"，{gaps} 段年份不明" if gaps else ""),
        f"{len(aged)} of {len(mine)} are past their life" + (f", {gaps} have no year" if gaps else ""),
    )
    return Finding(f"network.{kind}.age", label, "warn" if aged else "pass", words, aged, origin.ref, (origin,))


def _size_finding(kind: str, mine: list[PipeRecord], values: Parameters) -> Finding:
    label = Text(f"{KINDS[kind].zh}管径", f"diameter of {KINDS[kind].en}")
    origin = values.entry("water_least_dn_mm" if kind == "water" else "drain_least_dn_mm", kind).origin
    small = tuple(record.id for record in mine if record.small)
    gaps = sum(record.diameter_mm is None for record in mine)
    if gaps == len(mine):
        words = Text("管径全部缺失；请补填 diameter_mm", "no pipe has a diameter; fill in diameter_mm")
        return Finding(f"network.{kind}.size", label, "unknown", words)
    words = Text(
        f"{len(small)} 段小于 {least_mm(kind, values):g} 毫米" + (f"，{gaps} 段管径不明" if gaps else ""),
        f"{len(small)} are smaller than {least_mm(kind, values):g} mm" + (f", {gaps} have no diameter" if gaps else ""),
    )
    return Finding(f"network.{kind}.size", label, "warn" if small else "pass", words, small, origin.ref, (origin,))


def _joined_finding(kind: str, mine: list[PipeRecord], network: PipeGraph) -> Finding:
    label = Text(f"{KINDS[kind].zh}连通", f"connection of {KINDS[kind].en}")
    code = f"network.{kind}.joined"
    count = int(network.piece.max()) + 1 if len(network.piece) else 0
    if all(record.connected is None for record in mine):
        needed = "、".join(ROOTS[kind]), ", ".join(ROOTS[kind])
        words = Text(
            f"分为 {count} 个互不相连的部分；设施表中没有可接入的 {needed[0]}，不知哪一部分有效；请导入",
            f"{count} pieces that do not meet; which of them works is unknown, because no {needed[1]} lies near them; import it",
        )
        return Finding(code, label, "unknown", words)
    apart = tuple(record.id for record in mine if not record.connected)
    words = Text(
        f"分为 {count} 个部分，{len(apart)} 段未接入系统" if apart else "全部接入系统",
        f"{count} pieces, {len(apart)} pipes apart from the system" if apart else "all are connected to the system",
    )
    return Finding(code, label, "warn" if apart else "pass", words, apart)


def _service_findings(found: Needs, reach: dict[str, FloatArray], values: Parameters) -> Iterator[Finding]:
    entry = values.entry("pipe_service_m")
    for kind, distance in reach.items():
        name = KINDS[kind]
        if not np.isfinite(distance).any() or not found.needing.any():
            continue
        rows = tuple(np.asarray(found.ids, dtype=object)[found.needing & (distance > entry.value)].tolist())
        words = Text(
            f"{int(found.needing.sum())} 宗建设地块中 {len(rows)} 宗距{name.zh}超过 {entry.value:g} 米",
            f"{len(rows)} of {int(found.needing.sum())} built parcels are more than {entry.value:g} m from {name.en}",
        )
        label = Text(f"{name.zh}服务", f"service by {name.en}")
        verdict = "warn" if rows else "pass"
        yield Finding(f"network.{kind}.served", label, verdict, words, rows, entry.origin.ref, (entry.origin,))


def _pipe_table(records: tuple[PipeRecord, ...]) -> SurveyTable:
    columns = (
        SurveyColumn("pipe", Text("管线", "pipe")),
        SurveyColumn("kind", Text("种类", "kind"), words=tuple(KINDS.items())),
        SurveyColumn("diameter_mm", Text("管径", "diameter"), "mm"),
        SurveyColumn("material", Text("管材", "material")),
        SurveyColumn("laid_year", Text("敷设年份", "year laid")),
        SurveyColumn("age", Text("管龄", "age"), "years"),
        SurveyColumn("life", Text("使用年限", "design life"), "years"),
        SurveyColumn("state", Text("状态", "state"), words=tuple(AGES.items())),
        SurveyColumn("small", Text("管径不足", "too small")),
        SurveyColumn("connected", Text("接入系统", "connected")),
        SurveyColumn("length_m", Text("长度", "length"), "m"),
    )
    rows = tuple(
        (
            r.id, r.kind, r.diameter_mm, r.material or None, r.laid_year, r.age, r.life, r.state,
            r.small if r.diameter_mm is not None else None, r.connected, round(r.length_m, 2),
        )
        for r in records
    )  # fmt: skip
    return SurveyTable("pipe_states", Text("管线状态", "state of the pipes"), columns, rows)


def _unserved_table(found: Needs, reach: dict[str, FloatArray], values: Parameters) -> SurveyTable:
    """Return the built parcels that some service does not reach."""
    limit = values.value("pipe_service_m")
    far = np.zeros(len(found.ids), dtype=bool)
    for distance in reach.values():
        far |= found.needing & (distance > limit)
    columns = (
        SurveyColumn("parcel", Text("地块", "parcel")),
        SurveyColumn("use", Text("现状用途", "present use")),
        *(
            SurveyColumn(f"to_{kind}_m", Text(f"距{KINDS[kind].zh}", f"distance to {KINDS[kind].en}"), "m")
            for kind in SERVICES
        ),
    )
    order = np.flatnonzero(far)
    ids, use = ([which[i] or None for i in order] for which in (found.ids, found.use))
    rows = rows_of(ids, use, *(reach[kind][order] for kind in SERVICES))
    return SurveyTable("unserved", Text("管线未服务地块", "parcels not served by pipes"), columns, rows)
