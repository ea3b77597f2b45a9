"""Is the risk of a clearing what its points say?"""

from __future__ import annotations

from tests.resettlement_problems import HANGZHOU, household

from gongxing.engines.resettlement import stability_risk


def test_a_small_group_that_has_signed_is_of_low_risk() -> None:
    found = stability_risk([household(f"H{n}", signed=True) for n in range(10)], HANGZHOU, estates=1, waits=False)
    assert (found.level, found.parts) == ("low", ())


def test_missing_agreements_and_two_estates_make_it_medium() -> None:
    found = stability_risk([household(f"H{n}") for n in range(10)], HANGZHOU, estates=2, waits=False)
    assert found.level == "medium"
    assert [part.words.zh for part in found.parts] == ["10 户尚未签约", "分散到 2 个小区"]


def test_objections_and_much_else_make_it_high() -> None:
    houses = [household(f"H{n}", objection=n < 12, tenure="rented" if n < 20 else "certified") for n in range(110)]
    found = stability_risk(houses, HANGZHOU, estates=1, waits=True)
    assert found.level == "high"
    assert len(found.parts) == 5
