"""Do the words on candidates say what stands, in both languages?"""

from __future__ import annotations

from tests.economy_parks import economy_park, small_map, small_table

from gongxing.diagnosis.diversification import candidates
from gongxing.diagnosis.diversification_words import origin_of
from gongxing.io.packs import load_industry_values

VALUES = load_industry_values()


def test_exposure_is_a_warning_where_most_sales_hang_on_oil() -> None:
    found = candidates(economy_park(), small_table(), small_map(), VALUES)
    finding = next(f for f in found.findings if f.code == "industry.diversity.exposure")
    assert finding.verdict == "warn"
    assert finding.rows == ("M",)
    assert finding.rule == "industry_values/oil_shock/*"
    calm = VALUES.with_value("oil_shock", "*", 0.05, "x")
    finding = next(
        f for f in candidates(economy_park(), small_table(), small_map(), calm).findings if f.code.endswith("exposure")
    )
    assert finding.verdict == "pass"


def test_figures_by_hand() -> None:
    found = candidates(economy_park(), small_table(), small_map(), VALUES)
    figures = {f.key.removeprefix("industry.diversity."): f.value for f in found.figures}
    assert (figures["candidates"], figures["present"]) == (5, 3)
    assert figures["special"] == sum(1 for c in found.candidates if c.firms and c.rca >= 1)
    assert figures["herfindahl"] == (1650**2 + 470**2 + 30**2) / 2150**2


def test_the_origin_names_the_basis() -> None:
    assert "region_sectors" in origin_of("places").inputs
    assert "region_sectors" not in origin_of("input_output").inputs
    assert "places" in origin_of("places").words.en
