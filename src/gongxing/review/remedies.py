"""What is to be done about the lights of a year?"""

from __future__ import annotations

from gongxing.review.lights import Light, Lights
from gongxing.words import Text

_SLOW = (Light.RED, Light.YELLOW)


def remedies(lights: Lights) -> tuple[Text, ...]:
    """Return what to do next, the most pressing first; empty where everything is reported and green."""
    found = []
    for row in lights.indicators:
        if row.light not in _SLOW:
            continue
        owner = row.owner or Text("责任单位", "the responsible body")
        why = (
            Text(f"考核它的 {len(row.late)} 项行动迟延，先催办这些行动", f"{len(row.late)} actions judged by it are late; press them first")
            if row.late
            else Text("没有迟延的行动可归因，须增补举措或说明理由", "no late action explains it; add measures or give the reason")
        )  # fmt: skip
        found.append(
            Text(
                f"“{row.name.zh}”{row.light.label.zh}：由{owner.zh}牵头；{why.zh}",
                f"“{row.name.en}” is {row.light.label.en}: {owner.en} leads; {why.en}",
            )
        )
    slow = [row for row in lights.actions if row.light in _SLOW]
    if slow:
        found.append(
            Text(
                f"{len(slow)} 项行动迟延：在进度表（progress）登记实际开工、完工与新工期，再运行 gongxing replan 作最少改动的重排",
                f"{len(slow)} actions are late: enter starts, ends and new durations in `progress`, then run `gongxing replan` for the least change",
            )
        )
    silent = [row for row in lights.indicators if row.light is Light.GREY and row.actual is None]
    if silent:
        found.append(
            Text(
                f"{len(silent)} 项指标没有 {lights.year} 年实际值：补入 indicator_values 表",
                f"{len(silent)} indicators have no value of {lights.year}: enter them in `indicator_values`",
            )
        )
    unheard = sum(row.light is Light.GREY for row in lights.actions)
    if unheard:
        found.append(
            Text(
                f"{unheard} 项应开工的行动没有进度：补入 progress 表",
                f"{unheard} actions that were to start have no report: enter them in `progress`",
            )
        )
    if not lights.scheduled:
        found.append(
            Text("方案尚无分期，行动无从判断：运行 gongxing plan", "the plan has no schedule, so actions cannot be judged: run `gongxing plan`")
        )  # fmt: skip
    return tuple(found)
