"""Does the outlook tell distribution, parts, odds, rates and gaps, and what is out of reach?"""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from tests.growth_problems import calm_problem, growth_problem, lead, plots

from gongxing.engines.growth import outlook, simulate
from gongxing.engines.growth.problem import Oil, Target
from gongxing.plan import GrowthOutlook, from_jsonable, to_jsonable


def test_a_park_without_doubt() -> None:
    # 100 become 130 in three years: 9.14 % a year, met with any probability; 5 % asked is sure, 12 % out of reach
    targets = (Target("output", 0.05, 100 * 1.05**3), Target("tax", 0.12, 10 * 1.12**3))
    found = outlook(calm_problem(targets=targets), 10, 1)
    assert [spread.at(0.5) for spread in found.spreads if spread.measure == "output"] == pytest.approx([110, 120, 130])
    rates = [rate.rate for rate in found.rates if rate.measure == "output"]
    assert rates == pytest.approx([1.3 ** (1 / 3) - 1] * 3)
    assert [target.probability for target in found.targets] == [1.0, 0.0]
    assert [target.reachable for target in found.targets] == [True, False]
    said = [note.zh for note in found.notes]
    assert any("产值" in words and "可达" in words and "不可达" not in words for words in said)
    assert any("税收" in words and "不可达" in words for words in said)
    tax = [row for row in found.road if row.measure == "tax"]
    assert [row.gap for row in tax] == pytest.approx([10 * 1.12 - 11, 10 * 1.12**2 - 12, 10 * 1.12**3 - 13])
    gain = next(c for c in found.closers if (c.lever, c.measure) == ("productivity", "tax"))
    assert gain.gain == pytest.approx(5.2)  # 0.4 of 13
    assert gain.share == pytest.approx(5.2 / tax[-1].gap)
    assert next(c for c in found.closers if (c.lever, c.measure) == ("productivity", "output")).share is None


def test_parts_and_chains_add_up_to_the_mean() -> None:
    found = outlook(growth_problem(), 400, 2)
    for spread in found.spreads:
        parts = sum(p.mean for p in found.parts if (p.measure, p.year) == (spread.measure, spread.year))
        chains = sum(c.mean for c in found.chains if (c.measure, c.year) == (spread.measure, spread.year))
        assert parts == pytest.approx(spread.mean)
        assert chains == pytest.approx(spread.mean)
        values = [value for _, value in spread.quantiles]
        assert values == sorted(values)


def test_odds_rates_and_quantiles_agree() -> None:
    problem = growth_problem()
    found = outlook(problem, 2000, 2)
    rate = next(r for r in found.rates if (r.measure, r.probability) == ("output", 0.8))
    value = float(problem.totals[0]) * (1 + rate.rate) ** 3
    assert value == pytest.approx(found.spread("output", 2028).at(0.2))
    again = outlook(replace(problem, targets=(Target("output", rate.rate, value),)), 2000, 2)
    assert again.targets[0].probability == pytest.approx(0.8, abs=0.001)


def test_the_oil_fan_is_told_in_prices() -> None:
    years = tuple(y for y in range(2020, 2026) for _ in range(12))
    oil = Oil((60.0,) * len(years), 12, 60.0, 0.0, "usd/bbl", "brent", years)
    found = outlook(calm_problem(oil=oil), 10, 1)
    assert [spread.mean for spread in found.oil] == pytest.approx([60, 60, 60])
    assert outlook(calm_problem(), 10, 1).oil == ()


def test_without_targets_there_is_an_outlook_all_the_same() -> None:
    found = outlook(calm_problem(leads=lead(), plots=plots((10.0,) * 3)), 5, 1)
    assert found.targets == found.road == found.closers == ()
    assert found.years == (2026, 2027, 2028)
    with pytest.raises(KeyError):
        found.spread("output", 2040)


def test_same_seed_same_outlook_and_json_keeps_it() -> None:
    problem = growth_problem()
    found = outlook(problem, 200, 3)
    assert outlook(problem, 200, 3, found=simulate(problem, 200, 3)) == found
    assert outlook(problem, 200, 4) != found
    assert from_jsonable(GrowthOutlook, json.loads(json.dumps(to_jsonable(found), allow_nan=False))) == found
    assert np.isfinite([s.mean for s in found.spreads]).all()
