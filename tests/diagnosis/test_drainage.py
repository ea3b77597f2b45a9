"""Does what parcels give off come down the drains as a hand calculation says?"""

import numpy as np
import pytest
from tests.network_parks import bare_park, drain_park, street_park, with_facilities, with_pipes

from gongxing.diagnosis.drainage import drain_model, full_flow, peak_flows, rain_l_s_ha, sewage_peak
from gongxing.diagnosis.pipe_graph import pipe_graph
from gongxing.io.packs import load_network_values
from gongxing.plan import Finding

VALUES = load_network_values()


def modelled(park, kind):
    return drain_model(park, VALUES, pipe_graph(park, kind))


def test_drains_point_down_whichever_way_they_were_drawn() -> None:
    model = modelled(drain_park(), "sewer")
    # S2 is drawn from the plant upwards; both fall 1 m in 100
    assert model.slope.tolist() == pytest.approx([0.01, 0.01])
    assert model.ends[0, 1] == model.ends[1, 0]
    assert dict(model.outlets)["plant"] == model.ends[1, 1]
    assert model.ground.tolist() == pytest.approx([6.0] * 3)


def test_sewage_gathers_downstream_and_peaks_as_a_whole() -> None:
    model = modelled(drain_park(), "sewer")
    flow, ring = peak_flows(model, VALUES)
    assert not ring.any()
    # within 60 m of S1: homes and inner; of S2: works and shops come in at its upper end
    day = {"works": 0.45 * 30, "inner": 0.225 * 90, "homes": 0.234 * 90, "shops": 0.25 * 70}
    share = VALUES.value("sewage_share") / VALUES.value("water_day_factor") / 86_400
    upper = (day["homes"] + day["inner"]) * share
    whole = sum(day.values()) * share
    assert model.own.sum() == pytest.approx(whole)
    assert flow.tolist() == pytest.approx(sewage_peak(np.array([upper, whole]), VALUES).tolist())
    assert model.served_share == pytest.approx(1.0)


def test_the_peak_factor_falls_with_the_flow() -> None:
    seeping = VALUES.value("sewage_infiltration_share")
    peaks = sewage_peak(np.array([0.001, 0.04, 2.0]), VALUES) / np.array([0.001, 0.04, 2.0]) - seeping
    assert peaks.tolist() == pytest.approx([2.7, 2.1, 1.5])


def test_rain_by_the_rational_method() -> None:
    model = modelled(drain_park(), "storm")
    flow, _ = peak_flows(model, VALUES)
    # of the parcels only homes (0.234 ha, coefficient 0.6) and inner (0.225 ha, 53 m away) lie within 60 m of C's drain
    paved = 0.6 * (0.234 + 0.225)
    assert model.own.sum() == pytest.approx(paved)
    intensity = rain_l_s_ha(np.array([VALUES.value("storm_inlet_min")]), VALUES)[0]
    assert flow[0] == pytest.approx(paved * intensity / 1000)


def test_a_full_pipe_by_manning() -> None:
    # DN300, slope 0.01, n 0.013: 0.0967 m3/s, from tables
    assert full_flow(np.array([0.3]), np.array([0.01]), np.array([0.013]))[0] == pytest.approx(0.0967, rel=0.002)


def test_a_ring_that_falls_nowhere_is_told_apart() -> None:
    level = {"kind": "sewer", "diameter_mm": 300.0, "start_invert_m": 3.0, "end_invert_m": 3.0}
    park = with_pipes(
        street_park(),
        {"id": "a", "along": [(0, 0), (50, 0)], **level},
        {"id": "b", "along": [(50, 0), (50, 50)], **level},
        {"id": "c", "along": [(50, 50), (0, 0)], **level},
    )
    park = with_facilities(park, {"id": "plant", "kind": "treatment_plant", "at": (0, 0)})
    flow, ring = peak_flows(modelled(park, "sewer"), VALUES)
    assert ring.all()
    assert np.isnan(flow).all()


@pytest.mark.parametrize(
    ("park", "wanted"),
    [
        (bare_park(), "import pipes of kind `sewer`"),
        (with_pipes(street_park(), {"id": "S", "kind": "sewer", "along": [(0, 0), (50, 0)]}), "start_invert_m"),
        (
            with_pipes(street_park(), {"id": "S", "kind": "sewer", "along": [(0, 0), (50, 0)], "diameter_mm": 300.0,
                                       "start_invert_m": 3.0, "end_invert_m": 2.9}),
            "treatment_plant",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(park, wanted) -> None:
    found = modelled(park, "sewer")
    assert isinstance(found, Finding)
    assert found.verdict == "unknown"
    assert wanted in found.words.en
