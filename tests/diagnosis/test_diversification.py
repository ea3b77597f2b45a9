"""Are the sectors a park could grow in told with nearness, growth, exposure and imports?"""

from __future__ import annotations

import numpy as np
import pytest
from tests.economy_parks import ROWS, economy_park, region_frame, small_map, small_table

from gongxing.diagnosis.diversification import candidates, industrial, survey_diversification
from gongxing.errors import NotReadyError
from gongxing.io.input_output import load_input_output, load_sector_map
from gongxing.io.packs import load_industry_values

VALUES = load_industry_values()


def test_facts_of_a_candidate() -> None:
    table = small_table()
    found = candidates(economy_park(), table, small_map(), VALUES)
    assert found.basis == "input_output"
    machines = found.candidate("M")
    assert (machines.firms, machines.chain, machines.sales_yuan) == (3, "钻采", 1650e6)
    assert machines.rca == pytest.approx((1650 / 2150) / (1200 / 3700))
    assert machines.import_share == pytest.approx(200 / (1200 + 200 - 500))
    assert machines.exposure > found.candidate("P").exposure > 0
    steel = found.candidate("S")
    assert steel.firms == 0
    assert steel.nearest in ("M", "P", "T")
    assert 0 < steel.density <= 1
    assert steel.complexity is None
    with pytest.raises(KeyError):
        found.candidate("X")


def test_services_count_where_they_serve_manufacturing() -> None:
    """Testing sells 125 of its 200 to steel, machines and parts."""
    making, serving = industrial(small_table(), small_map(), VALUES)
    assert making.tolist() == [True, True, True, False, True]
    assert serving.tolist() == [False, False, False, True, False]
    strict = VALUES.with_value("service_share", "*", 0.7, "x")
    assert not industrial(small_table(), small_map(), strict)[1].any()


def test_manufacturing_of_the_nation_is_looked_at_whole() -> None:
    table = load_input_output()
    found = candidates(economy_park(), table, load_sector_map(), VALUES)
    codes = {c.sector for c in found.candidates}
    assert {f"{i:03d}" for i in range(12, 100)} <= codes
    assert "001" not in codes
    assert any(c.service for c in found.candidates)


def test_places_are_the_basis_where_there_are_enough() -> None:
    rng = np.random.default_rng(1)
    places = {
        f"县{i}": {2024: dict(zip(("31", "35", "34", "74", "44"), rng.gamma(0.5, 1.0, 5) + 0.01, strict=True))}
        for i in range(34)
    }
    park = economy_park().with_table("region_sectors", region_frame(places, {}))
    found = candidates(park, small_table(), small_map(), VALUES)
    assert found.basis == "places"
    assert all(c.complexity is not None for c in found.candidates)
    assert found.findings[0].verdict == "pass"


def test_the_basis_and_what_would_better_it_are_told() -> None:
    found = survey_diversification(economy_park(), small_table(), small_map(), VALUES)
    basis = next(f for f in found.findings if f.code == "industry.diversity.basis")
    assert basis.verdict == "warn"
    assert "region_sectors" in basis.words.en
    assert all(f.origin.ref for f in found.figures)
    assert {f.key for f in found.figures} >= {"industry.diversity.oil_loss", "industry.diversity.herfindahl"}
    table = found.tables[0]
    assert len(table.rows) == len(found.candidates)
    assert table.column("density") == tuple(sorted(table.column("density"), reverse=True))


def test_firms_without_a_code_are_told_and_none_is_refused() -> None:
    park = economy_park([*ROWS, ("", "", 10.0, 1, 1.0)])
    found = candidates(park, small_table(), small_map(), VALUES)
    assert next(f for f in found.findings if f.code == "industry.diversity.unmapped").rows == ("F7",)
    with pytest.raises(NotReadyError, match="not known yet"):
        candidates(economy_park([("", "", 10.0, 1, 1.0)]), small_table(), small_map(), VALUES)
