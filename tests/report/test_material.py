"""Do chapters find figures by key, and an unknown one where there is none?"""

from __future__ import annotations

from gongxing.origins import OriginKind
from gongxing.report.material import Material
from gongxing.words import same


def test_figures_of_the_plan_and_of_the_portrait_are_both_there(material: Material) -> None:
    assert material.value("land.gap") == 0.162
    assert material.value("park.firms") == 4
    assert material.knows("land.gap", "park.firms")
    assert material.land is not None


def test_a_missing_figure_is_unknown_not_zero(empty: Material) -> None:
    found = empty.figure("land.value", same("value"))
    assert found.value is None
    assert found.origin.kind is OriginKind.UNKNOWN
    assert not empty.knows("park.area_m2")
    assert empty.land is None
    assert not empty.synthetic
