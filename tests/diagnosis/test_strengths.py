"""Strengths and weaknesses are comparisons of two figures that both say where they come from."""

from __future__ import annotations

import pytest
from tests.parks import grid_park

from gongxing.diagnosis.strengths import YARDSTICKS, Yardstick, said, survey_strengths
from gongxing.errors import NotReadyError
from gongxing.io.packs import load_industry_values
from gongxing.origins import Figure, computed
from gongxing.words import Text

VALUES = load_industry_values()
PARK = grid_park([["16"]])
MARGIN = VALUES.value("strength_margin")
PEERS = Yardstick("own", "peers", "figure", upward=True)


def fig(key: str, value: float | None, *inputs: str, unit: str = "share") -> Figure:
    return Figure(
        key, Text(f"指标{key}", f"figure {key}"), value, unit, computed(f"test.{key}", Text("试", "a try"), *inputs)
    )


def side(own: float | None, other: float | None, yardstick: Yardstick = PEERS) -> str:
    known = {"own": fig("own", own), "peers": fig("peers", other, "a", "b"), "safe": fig("safe", 1.0)}
    survey = survey_strengths(PARK, known, VALUES, (yardstick, Yardstick("safe", "", "zero", upward=True)))
    return survey.comparisons[0].side


def test_more_is_a_strength_where_more_is_better() -> None:
    assert side(0.5, 0.4) == "strength"
    assert side(0.3, 0.4) == "weakness"
    assert side(0.4 * (1 + MARGIN / 2), 0.4) == "even"
    assert side(None, 0.4) == "unknown"
    assert side(0.4, None) == "unknown"
    downward = Yardstick("own", "peers", "figure", upward=False)
    assert side(0.5, 0.4, downward) == "weakness"
    assert side(0.3, 0.4, downward) == "strength"


def test_what_comes_from_outside_is_an_opportunity_or_a_threat() -> None:
    assert side(0.5, 0.4, Yardstick("own", "peers", "figure", upward=True, outer=True)) == "opportunity"
    assert side(0.3, 0.4, Yardstick("own", "peers", "figure", upward=True, outer=True)) == "threat"
    alarm = Yardstick("own", "strength_exports", "value", upward=False, outer=True, only="bad")
    assert side(0.9, None, alarm) == "threat"
    assert side(0.1, None, alarm) == "even"
    assert side(-3.0, None, Yardstick("own", "", "zero", upward=True)) == "weakness"


def test_too_few_sources_behind_a_reference_give_no_verdict() -> None:
    assert side(0.5, 0.4, Yardstick("own", "peers", "figure", upward=True, least=2)) == "strength"
    assert side(0.5, 0.4, Yardstick("own", "peers", "figure", upward=True, least=3)) == "unknown"


def test_a_star_matches_every_figure_of_its_kind() -> None:
    known = {f"chain.{n}.cover": fig(f"chain.{n}.cover", value) for n, value in ((1, 0.9), (2, 0.01))}
    survey = survey_strengths(
        PARK, known, VALUES, (Yardstick("chain.*.cover", "strength_cover", "value", upward=True),)
    )
    assert [(c.key, c.side) for c in survey.comparisons] == [
        ("chain.1.cover", "strength"),
        ("chain.2.cover", "weakness"),
    ]
    assert survey.on("weakness")[0].other.origin.ref == "industry_values/strength_cover/*"


def test_every_finding_names_both_origins_and_both_numbers() -> None:
    known = {"own": fig("own", 2e6, unit="yuan"), "peers": fig("peers", 1e6, unit="yuan")}
    survey = survey_strengths(PARK, known, VALUES, (PEERS,))
    (finding,) = survey.findings
    assert (finding.verdict, finding.code) == ("pass", "industry.strengths.own")
    assert finding.words.en == "figure own is 2.0 million yuan, above the figure peers (1.0 million yuan)"
    assert finding.words.zh == "指标own 200 万元，高于指标peers（100 万元）"
    assert [origin.ref for origin in finding.origins] == ["test.own", "test.peers"]
    (comparison,) = survey.comparisons
    assert (comparison.difference, comparison.relative) == (1e6, 1.0)
    assert survey.tables[0].column("side") == ("strength",)
    assert {f.key: f.value for f in survey.figures}["industry.strengths.strength"] == 1


def test_the_farthest_apart_come_first() -> None:
    known = {name: fig(name, value) for name, value in (("a", 0.5), ("b", 0.9), ("peers", 0.4))}
    sticks = tuple(Yardstick(name, "peers", "figure", upward=True) for name in ("a", "b"))
    survey = survey_strengths(PARK, known, VALUES, sticks)
    assert [c.key for c in survey.on("strength")] == ["b", "a"]


def test_thresholds_exist_and_are_left_out_without_values() -> None:
    for yardstick in YARDSTICKS:
        assert yardstick.kind in ("figure", "value", "zero")
        if yardstick.kind == "value":
            assert VALUES.value(yardstick.against) > 0
    known = {"own": fig("own", 0.5), "peers": fig("peers", 0.4)}
    alarm = Yardstick("own", "strength_exports", "value", upward=False)
    assert len(survey_strengths(PARK, known, None, (PEERS, alarm)).comparisons) == 1


def test_nothing_to_compare_is_told() -> None:
    with pytest.raises(NotReadyError, match="no figure that could be compared"):
        survey_strengths(PARK, {"own": fig("own", None), "peers": fig("peers", 1.0)}, VALUES, (PEERS,))
    with pytest.raises(NotReadyError):
        survey_strengths(PARK, {}, VALUES)


def test_numbers_are_said_in_their_unit() -> None:
    assert said(0.125, "share") == Text("12.5%", "12.5 %")
    assert said(1234567.0, "yuan") == Text("123 万元", "1.2 million yuan")
    assert said(9.2e8, "yuan").zh == "9.20 亿元"
    assert said(63.0, "yuan/m2") == Text("4.2 万元/亩", "42.0 thousand yuan per mu")
    assert said(0.3, "ratio").en == "0.3"
