"""Does the chapter say what the figures say, and what is missing where there are none?"""

from __future__ import annotations

from dataclasses import replace

from tests.report.reading import chapter

from gongxing.report.material import Material, gather


def test_it_says_what_was_measured(material: Material) -> None:
    text = chapter(material, "finance")
    assert "合计340.0万元" in text
    assert "规划期预算2.00亿元。在预算之内" in text
    assert "行动汇总" in text


def test_it_says_what_is_missing(empty: Material) -> None:
    text = chapter(empty, "finance")
    assert "使用者尚未给出资金预算" in text


def test_networks_are_added_to_the_land_scheme_and_held_against_the_budget(
    networks: Material, material: Material
) -> None:
    # land 3.4 million; roads 4.704, water 0.1065, sewers and drains 0.6235 each, crossings 0.0123 million yuan
    text = chapter(networks, "finance")
    assert "道路与管网工程需607.0万元。与用地方案合计947.0万元，仍在预算之内。" in text
    settings = replace(networks.park.settings, budget_yuan=4e6)
    poor = gather(networks.park.with_settings(settings), networks.plan, networks.standards)
    text = chapter(poor, "finance")
    assert "在预算之内。" in text
    assert "与用地方案合计947.0万元，超出预算" in text
    free = replace(networks.park.settings, budget_yuan=None)
    open_ended = gather(networks.park.with_settings(free), networks.plan, networks.standards)
    assert "与用地方案合计947.0万元。" in chapter(open_ended, "finance")
    assert "管网工程" not in chapter(material, "finance")
