"""How do growth forecasts and their benchmark look on a terminal?"""

from __future__ import annotations

from collections.abc import Callable

from gongxing.display.terminal import OUT, money
from gongxing.plan import GrowthOutlook, GrowthScheme, Result
from gongxing.plan.growth import MEASURED, Lever
from gongxing.words import Lang, Text
from gongxing.workflow.bench_growth import GrowthScore


def show_growth_score(score: GrowthScore, lang: Lang) -> None:
    """Show the times of a run, each on a line."""
    lines = (
        (Text("模拟用时", "simulation"), f"{score.seconds:.2f} s"),
        (Text("每秒抽样", "draws per second"), f"{score.draws_per_second:,.0f}"),
        (Text("逐次循环用时", "plain loop over draws"), f"{score.plain_seconds:.1f} s ({score.plain_draws:,})"),
        (Text("与逐次循环之比", "ratio to the plain loop"), f"{score.ratio:.3f}"),
        (Text("两者最大相对差", "largest relative difference"), f"{score.largest_difference:.1e}"),
        (Text("含回测的完整预测", "whole outlook with back-test"), f"{score.outlook_seconds:.2f} s"),
    )
    OUT.print(f"{score.firms:,} x {score.years} x {score.draws:,}  seed {score.seed}", markup=False)
    for label, value in lines:
        OUT.print(f"  {label.in_(lang)}: {value}", markup=False)


def show_outlook(outlook: GrowthOutlook, growth: Result[GrowthScheme] | None, lang: Lang) -> None:
    """Show base and last year of each measure, the odds of the targets, the rates that are met, the package of levers, and what must be told."""
    last = outlook.years[-1]
    for key, base in outlook.base:
        spread = outlook.spread(key, last)
        amount = _amount(key, lang)
        low, middle, high = (amount(spread.at(share)) for share in (0.1, 0.5, 0.9))
        OUT.print(
            f"  {MEASURED[key].in_(lang)}: {outlook.base_year} {amount(base)} → {last} {middle} ({low} – {high})",
            markup=False,
        )
        met = "  ".join(f"{rate.probability:.0%}: {rate.rate:+.1%}" for rate in outlook.rates if rate.measure == key)
        OUT.print(f"    {Text('各把握程度的年均增速', 'yearly rate met with').in_(lang)}  {met}", markup=False)
    for word in outlook.notes:
        OUT.print("  ! " + word.in_(lang), markup=False)
    if growth is None:
        return
    if growth.part is None:
        for word in growth.conflict:
            OUT.print("  ✗ " + word.in_(lang), markup=False)
        return
    OUT.print(
        f"  {Text('达标最省组合', 'least package').in_(lang)}: {money(growth.part.cost_yuan, lang)}", markup=False
    )
    for lever in growth.part.levers:
        OUT.print(
            f"    {lever.label.in_(lang)}: {lever_amount(lever, lang)}  {money(lever.cost_yuan, lang)}", markup=False
        )


def _amount(key: str, lang: Lang) -> Callable[[float], str]:
    if key != "jobs":
        return lambda value: money(value, lang)
    return lambda value: f"{value:,.0f} {Text('人', 'persons').in_(lang)}"


def lever_amount(lever: Lever, lang: Lang) -> str:
    """Return the amount of a lever in the unit people use."""
    if lever.unit == "m2":
        return f"{lever.amount / 1e4:,.1f} {Text('公顷', 'ha').in_(lang)}"
    if lever.unit == "share":
        return f"{lever.amount:.1%}"
    return f"{lever.amount:,.0f} {Text('条', 'leads').in_(lang)}"
