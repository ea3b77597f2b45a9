"""What does a plan say of each parcel, as columns beside the parcel's own?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from gongxing.park import Park
from gongxing.plan import ParcelChoice, Plan
from gongxing.standards import land_use
from gongxing.words import Text

LABELS: Mapping[str, Text] = {
    "use_zh": Text("现状用途名称", "present use (Chinese)"),
    "use_en": Text("现状用途英文名", "present use (English)"),
    "area_m2": Text("面积", "area"),
    "length_m": Text("长度", "length"),
    "plan_use": Text("方案用途", "use in the plan"),
    "plan_use_zh": Text("方案用途名称", "use in the plan (Chinese)"),
    "plan_use_en": Text("方案用途英文名", "use in the plan (English)"),
    "plan_changed": Text("是否改变", "changed by the plan"),
    "plan_fixed": Text("是否指定", "fixed"),
    "plan_why_zh": Text("理由", "why (Chinese)"),
    "plan_why_en": Text("英文理由", "why (English)"),
    "plan_rules": Text("约束规则", "binding rules"),
    "plan_next_use": Text("次优用途", "next-best use"),
    "plan_next_loss": Text("改用次优的损失", "loss under the next-best use"),
    "plan_cost_yuan": Text("改变成本", "cost of the change"),
}
"""Labels of the columns that exports add to those of the schemas; they are not read back."""
UNITS: Mapping[str, str] = {"area_m2": "m2", "length_m": "m", "plan_cost_yuan": "yuan"}


def described(park: Park, name: str, plan: Plan | None = None) -> pd.DataFrame:
    """Return the rows of a table with names of classes, measures of shapes and, for parcels, what the plan says."""
    table = park[name]
    frame: pd.DataFrame = table.frame
    if name == "parcels":
        frame["use_zh"] = pd.array(
            [land_use(code).name.zh if isinstance(code, str) else None for code in frame["use"]], dtype="str"
        )
        frame["use_en"] = pd.array(
            [land_use(code).name.en if isinstance(code, str) else None for code in frame["use"]], dtype="str"
        )
    if table.schema.geometry == "polygon":
        frame["area_m2"] = table.geometry.area.round(2)
    elif table.schema.geometry == "line":
        frame["length_m"] = table.geometry.length.round(2)
    scheme = plan.land.part if plan is not None and plan.land is not None else None
    if name == "parcels" and scheme is not None:
        said = pd.DataFrame([_said(choice) for choice in scheme.choices], columns=[c for c in LABELS if c.startswith("plan_")],
                            index=[choice.parcel for choice in scheme.choices])  # fmt: skip
        for column in said.columns:
            frame[column] = said[column].reindex(frame["id"]).to_numpy()
        for column in ("plan_changed", "plan_fixed"):
            frame[column] = frame[column].astype("boolean")
        for column in ("plan_next_loss", "plan_cost_yuan"):
            frame[column] = pd.to_numeric(frame[column])
    return frame


def _said(choice: ParcelChoice) -> dict[str, object]:
    use = land_use(choice.planned)
    parts = sorted(choice.parts, key=lambda part: -abs(part.points))
    return {
        "plan_use": choice.planned,
        "plan_use_zh": use.name.zh,
        "plan_use_en": use.name.en,
        "plan_changed": choice.changed,
        "plan_fixed": choice.fixed,
        "plan_why_zh": "；".join(f"{part.label.zh} {part.points:+.2f}" for part in parts) or None,
        "plan_why_en": "; ".join(f"{part.label.en} {part.points:+.2f}" for part in parts) or None,
        "plan_rules": ", ".join(choice.rules) or None,
        "plan_next_use": choice.next_use or None,
        "plan_next_loss": choice.next_loss,
        "plan_cost_yuan": choice.cost_yuan,
    }
