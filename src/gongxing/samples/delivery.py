"""Who is to do what in the demo park, by which indicators is it watched, and how did the first year go? All of it made up."""

from __future__ import annotations

import pandas as pd

_MADE_UP = "合成示范"


def duties() -> pd.DataFrame:
    """Return two rows that name other bodies than the usual ones."""
    rows = [
        ("FG01", "roads.*", "园区开发公司", "园区管委会规划建设处；自然资源和规划分局", None),
        ("FG02", "water.*", "园区开发公司", "园区管委会规划建设处；水务处；应急管理分局", "hydrants"),
    ]
    frame = pd.DataFrame(rows, columns=["id", "action", "owner", "supporting", "indicator"])
    return frame.assign(words=f"{_MADE_UP}：由开发公司牵头实施")


def indicators() -> pd.DataFrame:
    """Return three indicators that no engine computes, with base and target in percent."""
    rows = [
        ("rd_intensity", "研发投入强度", "R&D intensity", "科技创新高质量（示例）", "expected", 1.9, 2.8, "科技人才局"),
        ("sewage_collected", "污水集中收集率", "sewage collected", "生态环境高质量（示例）", "binding", 82.0, 95.0, "生态环境分局"),
        ("petitions_in_time", "信访事项按期办结率", "petitions closed in time", "民生治理高质量（示例）", "binding", 93.0, 99.0, "综治中心"),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["id", "name", "name_en", "pillar", "kind", "base", "target", "owner"])
    return frame.assign(unit="%", better="higher", words=f"{_MADE_UP}指标")


def indicator_values(year: int) -> pd.DataFrame:
    """Return the values of the first year of the horizon, made up so that each colour of the lights is seen; one has a stated path."""
    rows = [
        ("ZZ01", "rd_intensity", year, 2.15, None),
        ("ZZ02", "sewage_collected", year, 83.5, 84.0),
        ("ZZ03", "sewage_collected", year + 1, None, 87.0),
        ("ZZ04", "petitions_in_time", year, 94.0, None),
    ]
    frame = pd.DataFrame(rows, columns=["id", "indicator", "year", "value", "path"])
    return frame.assign(unit="%", words=f"{_MADE_UP}数值，只为演示")
