"""How does the park compare with real parks: land, firms, output, sales, tax and people side by side?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from gongxing.diagnosis.counts import figure
from gongxing.diagnosis.portrait import areas_by_class
from gongxing.diagnosis.survey_tables import Cell, SurveyColumn, SurveyTable, plain
from gongxing.origins import Figure, computed
from gongxing.park import Park
from gongxing.plan import Finding
from gongxing.standards import land_use
from gongxing.standards.peers import PEER_COLUMNS, RANKED, ROLES, PeerPark
from gongxing.units import KM2_M2
from gongxing.words import Text, same

LEAST_PEERS = 3
"""Fewer comparable peers give no verdict: a rank among one or two says nothing."""
LABELS: Mapping[str, Text] = {
    "area_m2": Text("面积", "area"),
    "built_m2": Text("建成区面积", "built area"),
    "firms": Text("企业数", "firms"),
    "above_scale": Text("规上企业", "firms above scale"),
    "output_yuan": Text("产值", "output"),
    "sales_yuan": Text("销售（开票）", "sales (invoices)"),
    "tax_yuan": Text("税收", "tax"),
    "jobs": Text("从业人数", "jobs"),
    "residents": Text("人口", "residents"),
}
UNITS = {
    "area_m2": "m2",
    "built_m2": "m2",
    "firms": "firms",
    "above_scale": "firms",
    "jobs": "persons",
    "residents": "persons",
}


@dataclass(frozen=True, slots=True)
class PeerMeasure:
    """A ratio of two published figures; `upward` tells whether more is better, None where neither is."""

    key: str
    label: Text
    above: str
    below: str
    unit: str
    upward: bool | None
    factor: float = 1.0
    wide: bool = False
    """Whether a whole district compares as well as a park: a ratio that land does not enter."""


MEASURES: tuple[PeerMeasure, ...] = (
    PeerMeasure("output_per_area", Text("单位面积产值", "output per area"), "output_yuan", "area_m2", "yuan/m2", True),
    PeerMeasure("sales_per_area", Text("单位面积销售", "sales per area"), "sales_yuan", "area_m2", "yuan/m2", True),
    PeerMeasure("tax_per_area", Text("单位面积税收", "tax per area"), "tax_yuan", "area_m2", "yuan/m2", True),
    PeerMeasure("firms_per_area", Text("企业密度", "firms per area"), "firms", "area_m2", "firms/km2", None, KM2_M2),
    PeerMeasure("above_scale_share", Text("规上企业占比", "share of firms above scale"), "above_scale", "firms", "share", True),
    PeerMeasure("output_per_firm", Text("户均产值", "output per firm"), "output_yuan", "firms", "yuan", True),
    PeerMeasure("sales_per_firm", Text("户均销售", "sales per firm"), "sales_yuan", "firms", "yuan", True),
    PeerMeasure("tax_per_sales", Text("销售税收率", "tax over sales"), "tax_yuan", "sales_yuan", "share", True, wide=True),
    PeerMeasure("output_per_job", Text("人均产值", "output per job"), "output_yuan", "jobs", "yuan", True),
    PeerMeasure("residents_per_area", Text("人口密度", "residents per area"), "residents", "area_m2", "persons/km2", None, KM2_M2),
    PeerMeasure("built_share", Text("建成区占比", "share of built area"), "built_m2", "area_m2", "share", None),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the park stands in one measure: its value, those of the comparable peers, its rank (1 best) and among how many."""

    measure: PeerMeasure
    own: float | None
    peers: Mapping[str, float]
    """By peer id; only those that are ranked and publish both figures."""
    rank: int | None
    count: int
    """The park and its comparable peers together."""
    median: float | None


@dataclass(frozen=True)
class PeerSurvey:
    """The park beside its peers."""

    own: PeerPark
    peers: tuple[PeerPark, ...]
    standings: tuple[Standing, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    tables: tuple[SurveyTable, ...]


def survey_peers(park: Park, published: Sequence[PeerPark]) -> PeerSurvey:
    """Return the park beside the published peers and those the user added to the table `peers`."""
    own, peers = own_row(park), (*users_peers(park), *published)
    ranked = [peer for peer in peers if peer.role in (*RANKED, "district")]
    standings = tuple(_standing(measure, own, ranked) for measure in MEASURES)
    return PeerSurvey(
        own,
        peers,
        standings,
        tuple(_figures(standings, peers)),
        tuple(_findings(standings, ranked)),
        (_peer_table(own, peers), _measure_table(own, peers)),
    )


def own_row(park: Park) -> PeerPark:
    """Return the park itself as a row beside its peers; what its tables do not say stays None."""
    firms, frame = park.firms, park.firms.frame
    areas = areas_by_class(park)
    roots = {code: area for code, area in areas.items() if len(code) == 2}
    scale = firms["above_scale"].dropna()
    values: dict[str, float | None] = {
        "area_m2": float(shapely.area(park.parcels.geometry.to_numpy()).sum()) if len(park.parcels) else None,
        "built_m2": sum(area for code, area in roots.items() if land_use(code).built) if roots else None,
        "firms": float(len(firms)) if len(firms) else None,
        "above_scale": float(scale.sum()) if len(scale) else None,
        **{name: _total(frame[name]) for name in ("output_yuan", "sales_yuan", "tax_yuan", "jobs")},
        "residents": _total(park["households"]["persons"]),
    }
    name = same(park.settings.name)
    return PeerPark("own", name, "peer", str(park.settings.as_of.year), values, "park", own=True)


def _total(column: pd.Series[float]) -> float | None:
    known = column.dropna()
    return float(known.sum()) if len(known) else None


def users_peers(park: Park) -> tuple[PeerPark, ...]:
    """Return the peers of the park's own table `peers`."""
    found = []
    for row in park["peers"].frame.to_dict("records"):
        values = {name: None if pd.isna(row[name]) else float(row[name]) for name in PEER_COLUMNS}
        said = ["" if pd.isna(row[name]) else str(row[name]) for name in ("year", "words")]
        found.append(
            PeerPark(str(row["id"]), same(str(row["name"])), "peer", said[0] or "—", values, said[1], own=True)
        )
    return tuple(found)


def value_of(peer: PeerPark, measure: PeerMeasure) -> float | None:
    """Return a measure of a peer, None where it does not publish both figures."""
    above, below = peer.values.get(measure.above), peer.values.get(measure.below)
    return None if above is None or below is None or below <= 0 else measure.factor * above / below


def _standing(measure: PeerMeasure, own: PeerPark, ranked: Sequence[PeerPark]) -> Standing:
    mine = value_of(own, measure)
    fit = [peer for peer in ranked if peer.role in RANKED or measure.wide]
    found = {peer.id: value for peer in fit if (value := value_of(peer, measure)) is not None}
    rank = None
    if mine is not None and found and measure.upward is not None:
        rank = 1 + sum(value > mine if measure.upward else value < mine for value in found.values())
    median = float(np.median(list(found.values()))) if found else None
    return Standing(measure, mine, found, rank, len(found) + (mine is not None), median)


def _figures(standings: tuple[Standing, ...], peers: Sequence[PeerPark]) -> Iterator[Figure]:
    by_id = {peer.id: peer for peer in peers}
    for standing in standings:
        measure, names = standing.measure, [by_id[peer] for peer in standing.peers]
        note = Text(
            f"可比园区 {len(names)} 个" + (f"，居第 {standing.rank} 位" if standing.rank else ""),
            f"{len(names)} comparable peer{'' if len(names) == 1 else 's'}"
            + (f", rank {standing.rank}" if standing.rank else ""),
        )
        how = Text(
            f"{LABELS[measure.above].zh}除以{LABELS[measure.below].zh}",
            f"{LABELS[measure.above].en} over {LABELS[measure.below].en}",
        )
        yield figure(
            f"industry.peers.{measure.key}", Text(f"本园区{measure.label.zh}", f"{measure.label.en} of this park"),
            standing.own, unit=measure.unit, origin=computed("diagnosis.peers", how, "firms", "parcels", "households"), note=note,
        )  # fmt: skip
        told = Text(
            how.zh + (f"；{'、'.join(f'{p.name.zh}（{p.year}）' for p in names)}" if names else ""),
            how.en + (f"; {', '.join(f'{p.name.en} ({p.year})' for p in names)}" if names else ""),
        )
        yield figure(
            f"industry.peers.{measure.key}.median", Text(f"可比园区{measure.label.zh}中位数", f"median {measure.label.en} of comparable parks"),
            standing.median, unit=measure.unit,
            origin=computed("diagnosis.peers", told, *(f"peers/{peer.id}" for peer in names)), note=_caveat(measure, names),
        )  # fmt: skip


def _caveat(measure: PeerMeasure, peers: Sequence[PeerPark]) -> Text | None:
    """Return how exact the figures of the peers are, None where they all are."""
    columns = {measure.above, measure.below}
    said = []
    for names, words in (
        ([p for p in peers if p.above_only & columns], Text("仅含规上企业", "firms above scale only")),
        ([p for p in peers if p.at_least & columns], Text("为下限", "a lower limit")),
        ([p for p in peers if p.about & columns], Text("为约数", "approximate")),
    ):
        if names:
            said.append(
                (
                    f"{'、'.join(p.name.zh for p in names)}{words.zh}",
                    f"{', '.join(p.name.en for p in names)}: {words.en}",
                )
            )
    return Text("；".join(zh for zh, _ in said), "; ".join(en for _, en in said)) if said else None


def _findings(standings: tuple[Standing, ...], ranked: Sequence[PeerPark]) -> Iterator[Finding]:
    judged = [s for s in standings if s.rank is not None and len(s.peers) >= LEAST_PEERS]
    behind = [s for s in judged if s.median is not None and s.own is not None and (s.own < s.median) == s.measure.upward and s.own != s.median]  # fmt: skip
    label = Text("与可比园区比较", "beside comparable parks")
    if not judged:
        words = Text(
            f"没有一项指标有 {LEAST_PEERS} 个以上可比园区，名次没有意义；请在对标园区表补充",
            f"no measure has {LEAST_PEERS} comparable parks, so ranks say nothing; add parks to the table of peers",
        )
        yield Finding("industry.peers", label, "unknown", words)
        return
    names = (
        Text("、".join(s.measure.label.zh for s in behind), ", ".join(s.measure.label.en for s in behind))
        if behind
        else None
    )
    words = Text(
        f"{len(judged)} 项指标有足够可比园区，其中 {len(behind)} 项低于中位数" + (f"：{names.zh}" if names else ""),
        f"{len(judged)} measures have enough comparable parks; {len(behind)} are behind the median"
        + (f": {names.en}" if names else ""),
    )
    origins = tuple(peer.origin for peer in ranked)
    yield Finding("industry.peers", label, "warn" if behind else "pass", words, tuple(s.measure.key for s in behind), "", origins)  # fmt: skip


def _cell(peer: PeerPark, column: str) -> Cell:
    return plain(peer.values.get(column))


def _peer_table(own: PeerPark, peers: Sequence[PeerPark]) -> SurveyTable:
    """Return what the park and every peer publish, with source and caveats."""
    columns = (
        SurveyColumn("id", Text("编号", "id")),
        SurveyColumn("name", Text("园区", "park")),
        SurveyColumn("name_en", Text("英文名", "in English")),
        SurveyColumn("role", Text("类别", "what it is"), words=tuple(ROLES.items())),
        SurveyColumn("year", Text("年份", "year")),
        *(SurveyColumn(name, LABELS[name], UNITS.get(name, "yuan")) for name in PEER_COLUMNS),
        SurveyColumn("at_least", Text("下限的列", "lower limits")),
        SurveyColumn("about", Text("约数的列", "approximate")),
        SurveyColumn("above_only", Text("仅含规上的列", "firms above scale only")),
        SurveyColumn("note_zh", Text("说明（中文）", "note (Chinese)")),
        SurveyColumn("note_en", Text("说明（英文）", "note (English)")),
        SurveyColumn("source", Text("出处", "source")),
    )
    rows = tuple(
        (
            p.id, p.name.zh, p.name.en, p.role, p.year, *(_cell(p, name) for name in PEER_COLUMNS),
            *(", ".join(sorted(marks)) or None for marks in (p.at_least, p.about, p.above_only)),
            p.note.zh if p.note else None, p.note.en if p.note else None, p.source or None,
        )
        for p in (own, *peers)
    )  # fmt: skip
    return SurveyTable("peers", Text("对标园区", "peer parks"), columns, rows)


def _measure_table(own: PeerPark, peers: Sequence[PeerPark]) -> SurveyTable:
    """Return the measures of the park and of every peer, side by side."""
    columns = (
        SurveyColumn("id", Text("编号", "id")),
        SurveyColumn("name", Text("园区", "park")),
        SurveyColumn("name_en", Text("英文名", "in English")),
        SurveyColumn("year", Text("年份", "year")),
        SurveyColumn("ranked", Text("计入名次", "ranked")),
        *(SurveyColumn(m.key, m.label, m.unit) for m in MEASURES),
    )
    rows = tuple(
        (p.id, p.name.zh, p.name.en, p.year, p.role in RANKED, *(plain(value_of(p, m), 6) for m in MEASURES))
        for p in (own, *peers)
    )
    return SurveyTable("peer_measures", Text("对标指标", "measures beside peers"), columns, rows)
