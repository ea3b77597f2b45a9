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
from gongxing.standards.network_values import NetworkValues

DRAINS = ("sewer", "storm")
LIMITS = (
    "fire_access_m", "hydrant_radius_m", "dead_end_m", "road_frontage_m", "pipe_service_m", "water_service_head_m",
    "water_max_head_m", "water_velocity_max_m_s", "water_gradient_max_m_km",
)  # fmt: skip


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
        """Every finding, in the order of the parts."""
        parts = (self.roads, self.access, self.times, self.pipes, self.water, self.drains)
        return tuple(finding for part in parts for finding in part.findings)

    @property
    def tables(self) -> tuple[SurveyTable, ...]:
        """Every table, in the order of the parts."""
        parts = (self.roads, self.access, self.times, self.pipes, self.water, self.drains)
        return tuple(table for part in parts for table in part.tables)


def survey_streets(park: Park, values: NetworkValues) -> tuple[RoadSurvey, AccessSurvey, TimeSurvey]:
    """Return the surveys of roads, of access and of travel times."""
    roads = survey_roads(park, values)
    return roads, survey_access(park, values), survey_times(park, values, roads.network)


def present_states(
    park: Park, values: NetworkValues, pipes: PipeSurvey
) -> tuple[WaterState | Finding, dict[str, DrainState | Finding]]:
    """Return the peak hour of the mains and the peak of the drains by our own formulas, or why they cannot be known."""
    model = water_model(park, values, pipes.graphs["water"])
    water = model if isinstance(model, Finding) else own_state(model)
    drains: dict[str, DrainState | Finding] = {}
    for kind in DRAINS:
        found = drain_model(park, values, pipes.graphs[kind])
        drains[kind] = found if isinstance(found, Finding) else drain_state(found, values)
    return water, drains


def survey(park: Park, values: NetworkValues) -> Survey:
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


def limits_of(values: NetworkValues) -> dict[str, float]:
    """Return the limits by which the networks are judged."""
    return {key: values.value(key) for key in LIMITS}
