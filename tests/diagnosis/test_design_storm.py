"""Is the design storm one whose mean intensities follow the formula?"""

import numpy as np
import pytest

from gongxing.diagnosis.design_storm import MINUTES, storm_l_s_ha
from gongxing.diagnosis.drainage import rain_l_s_ha
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def test_all_the_rain_of_the_storm_runs_off() -> None:
    whole = rain_l_s_ha(np.array([float(MINUTES)]), VALUES)[0] * MINUTES
    assert storm_l_s_ha(VALUES).sum() == pytest.approx(whole)


def test_the_peak_at_an_inlet_is_the_intensity_over_the_inlet_time() -> None:
    # spread over ten minutes, the greatest runoff of a paved hectare is the ten-minute intensity (within a minute's grid)
    inlet = VALUES.value("storm_inlet_min")
    assert storm_l_s_ha(VALUES).max() == pytest.approx(rain_l_s_ha(np.array([inlet]), VALUES)[0], rel=0.02)


def test_it_rises_to_one_peak_and_falls() -> None:
    course = storm_l_s_ha(VALUES)
    peak = int(course.argmax())
    assert (np.diff(course[: peak + 1]) > -1e-9).all()
    assert (np.diff(course[peak:]) < 1e-9).all()
    assert len(course) == MINUTES + round(VALUES.value("storm_inlet_min")) - 1
