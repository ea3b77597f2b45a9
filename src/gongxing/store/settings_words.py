"""How is park.toml written so that a planner can edit it?"""

from __future__ import annotations

from typing import Any

import tomli_w

from gongxing.park import Settings

GOAL_KEYS = ("use", "low_m2", "high_m2", "low_share", "high_share", "basis")
"""The keys of one section [[goals.land]]."""

_HEAD = """\
# 躬行园区规划项目的设置 / Settings of a gongxing park-planning project
# 可用任何编辑器修改并存为 UTF-8；程序改写设置时，自加的注释不保留。
# Edit it with any editor and save it as UTF-8; comments of your own are lost when the program rewrites the settings.
"""
_COMMENTS = {
    "name": "园区名称 / name of the park",
    "crs": "库内坐标的坐标系（投影，米） / CRS of the stored coordinates (projected, metres)",
    "as_of": "规则按哪一天的版本读取 / the day as of which rules are read",
    "horizon": "规划期首末年 / first and last year of the plan",
    "profile": '省级规则包，如 "jiangsu"，空为只用国家规则 / provincial rules, such as "jiangsu"; empty: none',
    "synthetic": "是否合成数据（处处标明）/ whether the data are synthetic (labelled so everywhere)",
    "seed": "随机种子：同样输入加同样种子得同样结果 / random seed: same inputs and seed give the same result",
}
_WEIGHTS = "# 价值因子的权重，未列者为 1 / weights of the value factors; 1 for those not listed\n"
_BUDGET = """\
# 规划期内转用、拆除、搬迁的资金（元）；不写即未知，不设上限
# Money for conversion, demolition and relocation (yuan); left out means unknown, no bound
"""
_CONTIGUOUS = "# 须连成一片的用地代码 / land-use codes whose planned area must be one piece\n"
_ROADS = """\
# 新建、拓宽道路的资金（元）、新建长度（米）、新占地（平方米）上限；不写即不设上限。未给资金或长度时，凡所省出行价值超过造价的联络路均列入
# Limits on roads to be built: money (yuan), new length (m), land (m2); left out means no bound
"""
_ROAD_SAMPLES = {"budget_yuan": "80000000.0", "budget_m": "6000.0", "land_limit_m2": "90000.0"}
_INDUSTRY = """\
# 企业提升、搬迁、退出的公共资金上限（元）；不写即不设上限
# Public money for upgrading, moving and closing firms (yuan); left out means no bound
"""
_GROWTH = """\
# 上级下达或自定的年均增速（0.08 即 8%）与达成概率；不写即没有目标
# Yearly growth asked for (0.08 is 8 %) and how surely it is to be met; left out means no target
"""
_GROWTH_SAMPLES = {"output_rate": "0.08", "tax_rate": "0.08", "jobs_rate": "0.02", "probability": "0.8"}
_FINANCE = """\
# 资金约束：期初库款、最低库款、债务余额上限、激励资金（元），债务率上限、偿债备付率下限、折现率；不写即用财务参数
# Limits on money: opening and least cash, debt ceiling, incentives (yuan), debt ratio, service cover, discount rate; left out: the parameters
"""
_FINANCE_SAMPLES = {
    "opening_yuan": "50000000.0", "least_cash_yuan": "20000000.0", "debt_ceiling_yuan": "1500000000.0", "debt_ratio": "1.2",
    "dscr_floor": "1.2", "discount_rate": "0.04", "incentives_yuan": "30000000.0",
}  # fmt: skip
_RESETTLEMENT = """\
# 安置标准（"" 全国基础、"hangzhou"、"zhejiang"、"shandong"）与补偿、建房资金上限（元）；不写即不设上限
# Profile of resettlement ("" for the national base, "hangzhou", ...) and most money (yuan) for compensation and building; left out means no bound
"""
_GOALS = """\
# 各类用地规划面积的上下限，每类一节；面积以平方米计，比例 0 到 1；basis 写明依据
# Bounds on the planned area per land-use class, one section each; square metres, shares from 0 to 1; basis says why
"""
_GOAL_SAMPLE = """\
# [[goals.land]]
# use = "1001"
# low_share = 0.35
# basis = "上位规划第几条 / clause of the superior plan"
"""


def settings_text(settings: Settings) -> str:
    """Return the words of a park.toml for `settings`: a comment for every key, readable by `read_settings`."""
    values = {
        "name": settings.name,
        "crs": settings.crs,
        "as_of": settings.as_of,
        "horizon": list(settings.horizon),
        "profile": settings.profile,
        "synthetic": settings.synthetic,
        "seed": settings.seed,
    }
    lines = [_HEAD, "\n"]
    for key, value in values.items():
        lines.append(f"# {_COMMENTS[key]}\n{key} = {_value(value)}\n")
    lines += ["\n", _WEIGHTS, "[weights]\n", tomli_w.dumps({k: float(w) for k, w in sorted(settings.weights.items())})]
    lines += ["\n[land]\n", _BUDGET]
    budget = settings.budget_yuan
    lines.append("# budget_yuan = 100000000.0\n" if budget is None else f"budget_yuan = {_value(float(budget))}\n")
    lines += [_CONTIGUOUS, f"contiguous = {_value(list(settings.contiguous))}\n"]
    lines += ["\n[roads]\n", _ROADS]
    for key, sample in _ROAD_SAMPLES.items():
        limit = getattr(settings.roads, key)
        lines.append(f"# {key} = {sample}\n" if limit is None else f"{key} = {_value(float(limit))}\n")
    money = settings.industry_budget_yuan
    lines += ["\n[industry]\n", _INDUSTRY]
    lines.append("# budget_yuan = 300000000.0\n" if money is None else f"budget_yuan = {_value(float(money))}\n")
    lines += ["\n[growth]\n", _GROWTH]
    for key, sample in _GROWTH_SAMPLES.items():
        asked = getattr(settings.growth, key)
        lines.append(f"# {key} = {sample}\n" if asked is None else f"{key} = {_value(float(asked))}\n")
    lines += ["\n[finance]\n", _FINANCE]
    for key, sample in _FINANCE_SAMPLES.items():
        limit = getattr(settings.finance, key)
        lines.append(f"# {key} = {sample}\n" if limit is None else f"{key} = {_value(float(limit))}\n")
    chosen = settings.resettlement
    lines += ["\n[resettlement]\n", _RESETTLEMENT, f"profile = {_value(chosen.profile)}\n"]
    money = chosen.budget_yuan
    lines.append("# budget_yuan = 300000000.0\n" if money is None else f"budget_yuan = {_value(float(money))}\n")
    lines += ["\n", _GOALS]
    for goal in settings.area_goals:
        row = {key: getattr(goal, key) for key in GOAL_KEYS}
        lines += [
            "[[goals.land]]\n",
            tomli_w.dumps({key: value for key, value in row.items() if value is not None}),
            "\n",
        ]
    if not settings.area_goals:
        lines.append(_GOAL_SAMPLE)
    return "".join(lines)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return tomli_w.dumps({"v": value}).removeprefix("v = ").rstrip("\n")
