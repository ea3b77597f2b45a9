"""How does the report speak of the engines that deliver a plan: their names, and where their figures come from?"""

from __future__ import annotations

from collections.abc import Mapping

from gongxing.report.network_tables import Part
from gongxing.report.phasing_tables import ORIGIN
from gongxing.words import Text

DELIVERY_PARTS: Mapping[str, Part] = {"phasing": Part("phasing", Text("分期排程", "schedule"), ORIGIN, True)}
"""The engines that deliver a plan."""
