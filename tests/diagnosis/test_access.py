"""Are parcels without frontage and buildings out of reach of fire protection found?"""

import numpy as np
import pytest
from tests.network_parks import bare_park, street_park, with_facilities
from tests.parks import building, with_buildings

from gongxing.diagnosis.access import survey_access
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def landlocked(found) -> set[str]:
    return {row for row, locked in zip(found.parcels.ids, found.landlocked, strict=True) if locked}


def test_a_parcel_away_from_every_road_reserve_has_no_frontage() -> None:
    # the inner parcel is 50 m east of B's centreline, 44 m from its reserve; the field needs no road
    found = survey_access(street_park(), VALUES)
    assert landlocked(found) == {"inner"}
    far = dict(zip(found.parcels.ids, found.frontage_m, strict=True))
    assert far["inner"] == pytest.approx(44)
    assert far["works"] == far["shops"] == 0
    assert far["homes"] == pytest.approx(1)
    figures = {figure.key: figure.value for figure in found.figures}
    assert figures["network.needing_access"] == 4
    assert figures["network.no_access"] == 1
    assert figures["network.access_share"] == 0.75


def test_a_road_parcel_beside_it_gives_frontage() -> None:
    assert landlocked(survey_access(street_park(way=("1207", (150, 152, 200, 160))), VALUES)) == set()


def test_fire_lanes_and_hydrants_are_measured_from_buildings() -> None:
    # b1 is 86 m from C's reserve (limit 80) and 100 m from the hydrant; b2 stands on B and 270 m from the hydrant
    park = with_buildings(
        street_park(), building("b1", "dwelling", 200, 100, side=10), building("b2", "dwelling", 106, 260, side=10)
    )
    park = with_facilities(park, {"id": "h", "kind": "hydrant", "at": (205, 0)})
    found = survey_access(park, VALUES)
    assert found.lane_m.tolist() == pytest.approx([86, 0])
    assert found.hydrant_m.tolist() == pytest.approx([100, np.hypot(89, 260)])
    figures = {figure.key: figure.value for figure in found.figures}
    assert (figures["network.fire_lane_far"], figures["network.hydrant_far"]) == (1, 1)
    table = next(table for table in found.tables if table.name == "fire_gaps")
    assert set(table.column("id")) == {"b1", "b2"}


def test_no_hydrant_on_record_is_unknown_and_not_none_protected() -> None:
    found = survey_access(street_park(), VALUES)
    figures = {figure.key: figure.value for figure in found.figures}
    assert figures["network.hydrant_far"] is None
    verdicts = {finding.code: finding.verdict for finding in found.findings}
    assert verdicts["network.hydrant"] == "unknown"


def test_an_empty_park_says_what_is_missing() -> None:
    found = survey_access(bare_park(), VALUES)
    assert all(figure.value is None for figure in found.figures)
    assert {finding.verdict for finding in found.findings} == {"unknown"}
    assert "import a parcel layer" in next(f for f in found.findings if f.code == "network.access").words.en
