"""Which trade carries out an action, and what are the trades called?"""

from __future__ import annotations

from collections.abc import Mapping

from gongxing.plan import Action
from gongxing.words import Text

TRADES = {
    "roads": Text("道路作业队", "road crews"), "pipes": Text("管线作业队", "pipe crews"), "stations": Text("泵站作业队", "station crews"),
    "sites": Text("场地整备队", "site crews"), "surveys": Text("土壤调查队", "soil survey teams"), "treatment": Text("治理工程队", "treatment crews"),
    "housing": Text("安置房施工队", "housing crews"), "clearance": Text("征迁工作组", "clearance teams"),
}  # fmt: skip
"""The trades in words."""
TRADE_OF: Mapping[str, str] = {
    "roads": "roads", "sewer": "pipes", "storm": "pipes", "water": "pipes", "lines": "pipes", "sewer.build_pump": "stations",
    "storm.build_pump": "stations", "land.change_use": "sites", "land.soil_survey": "surveys", "land.abate": "treatment",
    "resettlement.build": "housing", "resettlement.finish": "housing", "resettlement.clear": "clearance",
}  # fmt: skip
"""The trade whose crews an action takes, by engine or engine.kind; none for the rest, which others carry out."""


def trade_of(action: Action) -> str:
    """Return the trade whose crews an action takes, "" where others carry it out."""
    return TRADE_OF.get(f"{action.engine}.{action.kind}", TRADE_OF.get(action.engine, ""))
