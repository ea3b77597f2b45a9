"""How is scenarios.toml written so that a planner can edit it?"""

from __future__ import annotations

from typing import Any

import tomli_w

from gongxing.park.scenario import BASE, ScenarioBook

_HEAD = """\
# 情景：每节是一组有名称的假设，未写的照 inherits 所指情景，最终照 base（园区现有设定）
# Scenarios: each section is a set of named assumptions over those of the scenario it inherits from, at last of base, the park as it stands
# 键 keys: park.toml 的设置 a setting (land.budget_yuan)，参数 a parameter (industry_values/upgrade_gain/*)，
#   表中的列 a column of a table (quota.area_m2[kind=linked,year=2027]; 简写 in short quota.linked)
# 值 values: 数 a number，带单位的量 an amount (12 亿元, 300 亩, 15 %)，倍数 a factor of what stands there (x 0.8)
"""


def scenarios_text(book: ScenarioBook) -> str:
    """Return the words of a scenarios.toml, readable by `parse_scenarios`."""
    sections: dict[str, Any] = {}
    for scenario in book.scenarios:
        if scenario.name == BASE:
            continue
        section: dict[str, Any] = {"title": scenario.title.zh, "title_en": scenario.title.en}
        section |= {"inherits": scenario.inherits, "set": {c.key: _plain(c.written, c.value) for c in scenario.changes}}
        sections[scenario.name] = section
    return _HEAD + "\n" + tomli_w.dumps({"scenario": sections} if sections else {})


def _plain(written: str, value: Any) -> Any:
    """Return a value as the user wrote it: bare where it was bare, in words where it had words."""
    return value if str(value) == written or not written else _number(written)


def _number(written: str) -> Any:
    try:
        return float(written)
    except ValueError:
        return written
