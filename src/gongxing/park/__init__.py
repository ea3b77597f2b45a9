"""What stands: which facts describe a park, in frozen tables with schemas beside them?"""

from gongxing.park.park import Park
from gongxing.park.schema import Column, Kind, Schema
from gongxing.park.settings import (
    FINANCE_LIMITS,
    GROWTH_GOALS,
    ROAD_LIMITS,
    AreaGoal,
    FinanceLimits,
    GrowthGoal,
    ResettlementChoice,
    RoadLimits,
    Settings,
)
from gongxing.park.table import Table
from gongxing.park.tables import SCHEMAS, schema

__all__ = [
    "FINANCE_LIMITS",
    "GROWTH_GOALS",
    "ROAD_LIMITS",
    "SCHEMAS",
    "AreaGoal",
    "Column",
    "FinanceLimits",
    "GrowthGoal",
    "Kind",
    "Park",
    "ResettlementChoice",
    "RoadLimits",
    "Schema",
    "Settings",
    "Table",
    "schema",
]
