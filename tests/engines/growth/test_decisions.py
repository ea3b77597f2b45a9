"""Do decisions on firms become the right shares in the right years?"""

from __future__ import annotations

import pytest
from tests.growth_parks import choice, industry, park_of, register, values

from gongxing.engines.growth.decisions import decided
from gongxing.engines.growth.firms import firm_past

PAST = firm_past(park_of(register().assign(output_yuan=1e6, value_added_yuan=2e5)), values())


def test_a_move_loses_output_in_its_year_and_gains_after_it() -> None:
    # the only mover goes in the first year: 350,000 of a million lost; then 40,000 on 200,000 of value added, over two years
    scheme = industry(choice("F00", "move", lost_yuan=3.5e5, gain_yuan=4e4)).part
    output, jobs, notes = decided(scheme, PAST, values(upgrade_ramp_years=2), 0.5, 4)
    assert output[0].tolist() == pytest.approx([-0.35, 0.1, 0.2, 0.2])
    assert jobs[0].tolist() == pytest.approx([0, 0.05, 0.1, 0.1])
    assert not output[1:].any()
    assert "spread evenly" in notes[0].en


def test_closures_stay_closed_and_are_spread_over_the_years() -> None:
    scheme = industry(choice("F02", "exit"), choice("F05", "unplaced"), choice("F01", "keep")).part
    output, jobs, _ = decided(scheme, PAST, values(), 0.5, 4)
    assert output[2].tolist() == [-1, -1, -1, -1]
    assert output[5].tolist() == [0, 0, -1, -1]
    assert jobs[5].tolist() == [0, 0, -1, -1]
    assert not output[1].any()


def test_upgrades_ramp_up_from_their_year() -> None:
    scheme = industry(choice("F00", "upgrade", gain_yuan=6e4), choice("F01", "upgrade", gain_yuan=6e4)).part
    output, _, _ = decided(scheme, PAST, values(upgrade_ramp_years=3), 1.0, 4)
    assert output[0].tolist() == pytest.approx([0.1, 0.2, 0.3, 0.3])
    assert output[1].tolist() == pytest.approx([0, 0, 0.1, 0.2])


def test_without_a_scheme_nothing_changes_and_that_is_said() -> None:
    output, jobs, notes = decided(None, PAST, values(), 0.5, 3)
    assert output.shape == (12, 3)
    assert not output.any()
    assert not jobs.any()
    assert len(notes) == 1
