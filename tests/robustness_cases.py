"""Which small outcome of a test in futures, and which small front, do tests share?"""

from __future__ import annotations

from gongxing.plan.pareto import Criterion, FrontPoint, ParetoFront
from gongxing.plan.robustness import FailureTest, FutureInput, RiskBox, RiskLimit, Robustness, StartNow
from gongxing.words import Text


def robustness() -> Robustness:
    """Costs alone break two futures of five; one start is sure, one is not."""
    inputs = (
        FutureInput("cost_factor", Text("造价与计划之比", "cost as a share of plan"), "share", 0.9, 1.0, 1.4, "C"),
    )
    tests = (
        FailureTest("fail_late_quarters", Text("平均推迟（季度）", "mean delay (quarters)"), "quarter", 4.0, 2.5, 0.4),
    )
    words = Text(
        "造价与计划之比高于 118%：占全部失败的 90%，此类未来有 80% 失败",
        "cost as a share of plan above 118%: 90% of the failures, 80% of such futures fail",
    )
    box = RiskBox((RiskLimit("cost_factor", True, 1.18, 0.001),), words, 45, 0.9, 0.8)
    starts = (
        StartNow("W1", Text("道路", "road"), 3, 10**9, 0.97, True),
        StartNow("W2", Text("泵站", "pump"), 1, 10**8, 0.4, False, Text("造价与计划之比", "cost as a share of plan")),
    )
    return Robustness(100, 1, inputs, tests, 0.4, (box,), starts, 0.1)


def front() -> ParetoFront:
    """Two criteria, three plans, one surpassed."""
    criteria = (
        Criterion("cost", Text("节约费用", "less spending")),
        Criterion("rest", Text("其余价值", "all other value")),
    )
    points = (
        FrontPoint("base", (("cost", 1.0),), (-5e8, 5e9), True, 70), FrontPoint("w01", (("cost", 2.0),), (-4e8, 4.9e9), True, 60),
        FrontPoint("w02", (("cost", 0.5),), (-6e8, 4.8e9), False, 80),
    )  # fmt: skip
    return ParetoFront(criteria, points, 0.5, True)
