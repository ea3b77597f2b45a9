"""Which tables tell how plans differ by scenario, and how the schedule fares in sampled futures?"""

from __future__ import annotations

from gongxing.origins import Origin, assumed, computed
from gongxing.plan.comparison import Comparison
from gongxing.plan.robustness import Robustness
from gongxing.report.cells import NONE, number_column, stated, value_cell
from gongxing.report.document import Column, TableBlock, cell, id_of, name_of, plain
from gongxing.words import Text, same

_MOST = 24
_MARK = {"good": Text("优", "better"), "bad": Text("劣", "worse"), "same": Text("同", "same"), "": Text("—", "—")}


def comparison_origin(found: Comparison) -> Origin:
    """Return the origin of a comparison: the plans of the scenarios."""
    words = Text("各情景最新方案的同名指标", "the same figures of the newest plans of the scenarios")
    return computed("review.comparison", words, *(f"scenario/{scenario.name}" for scenario in found.scenarios))


def robustness_origin(found: Robustness) -> Origin:
    """Return the origin of every figure of a test in futures: drawn from assumptions."""
    words = Text(
        f"{found.futures} 个抽样未来中按原计划次序模拟实施（随机种子 {found.seed}）",
        f"the plan carried out in its order in {found.futures} sampled futures (seed {found.seed})",
    )
    return computed("workflow.robustness", words, "future_values", "phasing", "funds")


def scenarios_table(found: Comparison) -> TableBlock:
    """Return what each scenario assumes."""
    columns = (
        Column(Text("情景", "Scenario"), "left", 1.4), Column(Text("假设项", "Assumption"), "left", 2.4), Column(Text("原值", "Before"), "right", 1.2),
        Column(Text("情景取值", "In the scenario"), "right", 1.2),
    )  # fmt: skip
    rows = []
    for scenario in found.scenarios[1:]:
        for place, item in enumerate(scenario.assumed):
            origin = assumed(f"scenario/{item.scenario}/{item.key}", Text("情景假设", "assumed by the scenario"))
            unit = f" {item.unit}" if item.unit else ""
            rows.append(
                (
                    cell(name_of(scenario.title)) if place == 0 else NONE, cell(id_of(item.key)),
                    stated(same(f"{item.before}{unit}"), origin) if item.before is not None else NONE,
                    stated(same(item.after if item.after.startswith("x ") else f"{item.after}{unit}"), origin),
                )
            )  # fmt: skip
    return TableBlock(
        "table.scenarios.assumed", Text("各情景的假设", "What the scenarios assume"), columns, tuple(rows)
    )


def differences_table(found: Comparison) -> TableBlock:
    """Return the figures that differ by scenario, each with its verdict against the base."""
    origin = comparison_origin(found)
    columns = [Column(Text("指标", "Figure"), "left", 2.2)]
    columns += [Column(s.title, "right", 1.2, origin, quoted=True) for s in found.scenarios]
    columns += [Column(Text("评判", "Verdict"), "center", 0.9)]
    differ = [figure for figure in found.figures if len(set(figure.values)) > 1]
    rows = []
    for figure in differ[:_MOST]:
        verdicts = [_MARK[figure.verdict(place)] for place in range(1, len(figure.values))]
        mark = Text("/".join(v.zh for v in verdicts), "/".join(v.en for v in verdicts))
        cells = (
            value_cell(figure.key, v, unit=figure.unit, show=_show(figure.unit), origin=origin) for v in figure.values
        )
        rows.append((cell(name_of(figure.label)), *cells, plain(mark)))
    note = plain(
        Text(
            "评判依次为各情景与基准相比；只列有差别的指标。",
            "Verdicts compare each scenario with the base, in order; only figures that differ are listed.",
        )
    )
    return TableBlock(
        "table.scenarios.differences", Text("情景对照", "Scenarios side by side"), tuple(columns), tuple(rows), 0, note
    )


def _show(unit: str) -> str:
    return {"m2": "ha", "yuan": "large", "share": "percent"}.get(unit, "")


def futures_table(found: Robustness) -> TableBlock:
    """Return what may come otherwise and how often each test fails."""
    origin = robustness_origin(found)
    columns = (
        Column(Text("检验", "Test"), "left", 2.6), number_column(Text("容许", "Tolerated"), origin), number_column(Text("均值", "Mean"), origin),
        number_column(Text("不合格的未来", "Futures that fail"), origin),
    )  # fmt: skip
    rows = []
    for test in found.tests:
        show = "percent" if test.unit == "share" else "points!"
        amounts = (
            value_cell(test.key, v, unit=test.unit, show=show, origin=origin) for v in (test.tolerated, test.mean)
        )
        failed = value_cell(test.key, test.share, unit="share", show="percent", origin=origin)
        rows.append((cell(name_of(test.label)), *amounts, failed))
    return TableBlock("table.futures.tests", Text("未来检验", "The schedule in sampled futures"), columns, tuple(rows))


def starts_table(found: Robustness) -> TableBlock:
    """Return the first starts: what is decided now, and what hangs on how things come."""
    origin = robustness_origin(found)
    columns = (
        Column(Text("首年开工的工程", "Work of the first year"), "left", 3.0), number_column(Text("投资", "Cost"), origin, 1.1),
        number_column(Text("首年开工的未来", "Futures in which it begins then"), origin, 1.1), Column(Text("决定", "Decision"), "center", 1.0),
        Column(Text("主要取决于", "Hangs on"), "left", 1.8),
    )  # fmt: skip
    now, later = Text("现在", "now"), Text("以后", "later")
    rows = [
        (
            cell(name_of(start.title)), value_cell("cost", start.cost_fen / 100, unit="yuan", show="large", origin=origin),
            value_cell("share", start.share, unit="share", show="percent", origin=origin), plain(now if start.sure else later),
            cell(name_of(start.hangs_on)) if start.hangs_on else NONE,
        )
        for start in (*found.later[:12], *found.now[:12])
    ]  # fmt: skip
    return TableBlock(
        "table.futures.starts", Text("现在决定与以后决定", "To decide now, to decide later"), columns, tuple(rows)
    )
