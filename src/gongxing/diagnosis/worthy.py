"""Which parcels hold firms so good that the plan has to leave room for them, and for which class of industry?"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from gongxing.diagnosis.grading import FirmGrade, Grading
from gongxing.park import Park

GOOD = {"A", "B"}
"""The grades that make a firm worth room, settled over the formulas or given by every one of them."""


def worthy_parcels(park: Park, grading: Grading | None) -> Mapping[str, int]:
    """Return by parcel the least class of industry (1 to 3) its planned use has to admit so that its good firms may stay.

    A firm may come down by one class where it is upgraded, so one class less than its own is enough. Firms whose parcel or
    class is not recorded, and parcels without a good firm, are left out.
    """
    if grading is None:
        return {}
    good = {firm.firm for firm in grading.firms if firm.settled in GOOD or _never_less(firm)}
    found: dict[str, int] = {}
    frame = park.firms.frame
    for firm, parcel, grade in zip(frame["id"], frame["parcel"], frame["industry_class"], strict=True):
        if firm in good and isinstance(parcel, str) and not pd.isna(grade):
            found[parcel] = max(found.get(parcel, 0), max(int(grade) - 1, 1))
    return found


def _never_less(firm: FirmGrade) -> bool:
    given = {grade for grade in firm.grades.values() if grade}
    return bool(given) and given <= GOOD
