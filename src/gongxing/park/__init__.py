"""What stands: which facts describe a park, in frozen tables with schemas beside them?"""

from gongxing.park.park import Park
from gongxing.park.schema import Column, Kind, Schema
from gongxing.park.settings import AreaGoal, Settings
from gongxing.park.table import Table
from gongxing.park.tables import SCHEMAS, schema

__all__ = ["SCHEMAS", "AreaGoal", "Column", "Kind", "Park", "Schema", "Settings", "Table", "schema"]
