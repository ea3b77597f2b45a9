"""What stands: which facts describe a park, in frozen tables with schemas beside them?"""

from gongxing.park.park import Park
from gongxing.park.schema import Column, Kind, Schema
from gongxing.park.settings import GROWTH_GOALS, ROAD_LIMITS, AreaGoal, GrowthGoal, RoadLimits, Settings
from gongxing.park.table import Table
from gongxing.park.tables import SCHEMAS, schema

__all__ = [
    "GROWTH_GOALS",
    "ROAD_LIMITS",
    "SCHEMAS",
    "AreaGoal",
    "Column",
    "GrowthGoal",
    "Kind",
    "Park",
    "RoadLimits",
    "Schema",
    "Settings",
    "Table",
    "schema",
]
