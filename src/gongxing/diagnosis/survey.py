"""How do the networks of today do as a whole: roads, access, travel times, pipes, water and drains in one survey?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from gongxing.diagnosis.access import AccessSurvey, survey_access
from gongxing.diagnosis.accessibility import TimeSurvey, survey_times
from gongxing.diagnosis.drain_state import DrainState, DrainSurvey, drain_state, survey_drains
from gongxing.diagnosis.drainage import drain_model
from gongxing.diagnosis.pipes import PipeSurvey, survey_pipes
from gongxing.diagnosis.roads import RoadSurvey, survey_roads
from gongxing.diagnosis.survey_tables import SurveyTable
from gongxing.diagnosis.water_state import WaterState, WaterSurvey, own_state, survey_water
from gongxing.diagnosis.water_supply import water_model
from gongxing.origins import Figure
from gongxing.park import Park
from gongxing.park.zones import own_park
from gongxing.plan import Finding
from gongxing.standards.parameters import Parameters

DRAINS = ("sewer", "storm")
LIMITS = (
    "fire_access_m", "hydrant_radius_m", "dead_end_m", "road_frontage_m", "pipe_service_m", "water_service_head_m",
    "water_max_head_m", "water_velocity_max_m_s", "water_gradient_max_m_km",
)  # fmt: skip

SURVEY_KEYS = (
    "network.road_m",
    "network.road_density",
    "network.density",
    "network.density.arterial",
    "network.density.collector",
    "network.density.local",
    "network.density.lane",
    "network.pieces",
    "network.largest_piece",
    "network.dead_ends",
    "network.dead_end_m",
    "network.dead_ends_over",
    "network.detour",
    "network.detour_95",
    "network.cut_off_pairs",
    "network.needing_access",
    "network.no_access",
    "network.access_share",
    "network.fire_lane_m",
    "network.fire_lane_far",
    "network.fire_lane_share",
    "network.hydrant_m",
    "network.hydrant_far",
    "network.hydrant_share",
    "network.time.firms.gate",
    "network.time.firms.gate.within",
    "network.time.firms.arterial",
    "network.time.firms.arterial.within",
    "network.time.firms.centre",
    "network.time.firms.centre.within",
    "network.time.firms.fire",
    "network.time.firms.fire.within",
    "network.time.homes.gate",
    "network.time.homes.gate.within",
    "network.time.homes.arterial",
    "network.time.homes.arterial.within",
    "network.time.homes.centre",
    "network.time.homes.centre.within",
    "network.time.homes.fire",
    "network.time.homes.fire.within",
    "network.time.parcels.gate",
    "network.time.parcels.gate.within",
    "network.time.parcels.arterial",
    "network.time.parcels.arterial.within",
    "network.time.parcels.centre",
    "network.time.parcels.centre.within",
    "network.time.parcels.fire",
    "network.time.parcels.fire.within",
    "network.water.m",
    "network.water.mean_age",
    "network.water.aged_share",
    "network.water.age_unknown",
    "network.water.small_m",
    "network.water.apart_m",
    "network.sewer.m",
    "network.sewer.mean_age",
    "network.sewer.aged_share",
    "network.sewer.age_unknown",
    "network.sewer.small_m",
    "network.sewer.apart_m",
    "network.storm.m",
    "network.storm.mean_age",
    "network.storm.aged_share",
    "network.storm.age_unknown",
    "network.storm.small_m",
    "network.storm.apart_m",
    "network.water.unserved",
    "network.water.served_share",
    "network.sewer.unserved",
    "network.sewer.served_share",
    "network.storm.unserved",
    "network.storm.served_share",
    "network.water.demand_m3_day",
    "network.water.demand_share",
    "network.water.pressure_min_m",
    "network.water.pressure_median_m",
    "network.water.pressure_low",
    "network.water.pressure_high",
    "network.water.velocity_max_m_s",
    "network.water.velocity_over",
    "network.water.gradient_max_m_km",
    "network.water.gradient_over",
    "network.sewer.given_share",
    "network.sewer.load_max",
    "network.sewer.over",
    "network.sewer.over_m",
    "network.sewer.flat",
    "network.sewer.flooded",
    "network.sewer.flooded_m3",
    "network.storm.given_share",
    "network.storm.load_max",
    "network.storm.over",
    "network.storm.over_m",
    "network.storm.flat",
    "network.storm.flooded",
    "network.storm.flooded_m3",
)
"""The key of every figure a survey always has, in order; kinds of line besides water, sewer and storm add theirs."""


@dataclass(frozen=True)
class Survey:
    """The networks of a park as they stand, each part with its figures, findings and tables of hot spots."""

    park_name: str
    as_of: dt.date
    synthetic: bool
    roads: RoadSurvey
    access: AccessSurvey
    times: TimeSurvey
    pipes: PipeSurvey
    water: WaterSurvey
    drains: DrainSurvey
    limits: Mapping[str, float]
    """The limits it was judged by, by the key of the network value."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the parts; what the data cannot say is None."""
        parts = (self.roads, self.access, self.times, self.pipes, self.water, self.drains)
        return tuple(figure for part in parts for figure in part.figures)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the parts; that a kind has no pipe is said once."""
        parts = (self.roads, self.access, self.times, self.pipes, self.water, self.drains)
        found = [finding for part in parts for finding in part.findings]
        bare = {f"{finding.code}.state" for finding in found if finding.verdict == "unknown"}
        return tuple(finding for finding in found if finding.code not in bare)

    @property
    def tables(self) -> tuple[SurveyTable, ...]:
        """Every table, in the order of the parts."""
        parts = (self.roads, self.access, self.times, self.pipes, self.water, self.drains)
        return tuple(table for part in parts for table in part.tables)


def survey_streets(park: Park, values: Parameters) -> tuple[RoadSurvey, AccessSurvey, TimeSurvey]:
    """Return the surveys of roads, of access and of travel times."""
    roads = survey_roads(park, values)
    return roads, survey_access(park, values), survey_times(park, values, roads.network)


def present_states(
    park: Park, values: Parameters, pipes: PipeSurvey
) -> tuple[WaterState | Finding, dict[str, DrainState | Finding]]:
    """Return the peak hour of the mains and the peak of the drains by our own formulas, or why they cannot be known."""
    model = water_model(park, values, pipes.graphs["water"])
    water = model if isinstance(model, Finding) else own_state(model)
    drains: dict[str, DrainState | Finding] = {}
    for kind in DRAINS:
        found = drain_model(park, values, pipes.graphs[kind])
        drains[kind] = found if isinstance(found, Finding) else drain_state(found, values)
    return water, drains


def survey(park: Park, values: Parameters) -> Survey:
    """Return the whole survey by our own formulas; the workflow lets EPANET and SWMM judge the pipes.

    Facilities of a neighbouring zone are left out.
    """
    park = own_park(park)
    pipes = survey_pipes(park, values)
    water, drains = present_states(park, values, pipes)
    return Survey(
        park.settings.name,
        park.settings.as_of,
        park.settings.synthetic,
        *survey_streets(park, values),
        pipes,
        survey_water(water, values),
        survey_drains(drains, values),
        limits_of(values),
    )


def limits_of(values: Parameters) -> dict[str, float]:
    """Return the limits by which the networks are judged."""
    return {key: values.value(key) for key in LIMITS}
