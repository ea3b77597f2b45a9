"""What is required: which dated rules and land-use classes apply?"""

from gongxing.standards.landuse import LAND_USES, OLD_LAND_USES, LandUse, classify, land_use
from gongxing.standards.rules import Grade, Rule, Severity, Standards, lay

__all__ = [
    "LAND_USES",
    "OLD_LAND_USES",
    "Grade",
    "LandUse",
    "Rule",
    "Severity",
    "Standards",
    "classify",
    "land_use",
    "lay",
]
