"""What has the user already decided for single firms?"""

from __future__ import annotations

from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park
from gongxing.park.assumed import assumed_rows
from gongxing.words import Text, same

MATTER = "firm_decision"
_DECISIONS = ("keep", "upgrade", "move", "exit")


def decisions(park: Park, sites: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Return decision and site ("" where left open) by firm, from the rows `firm_decision/<firm>` of the table `assumptions`.

    DataError with every row that names no firm, no decision, or a parcel on which the plan places no firms.
    """
    firms, places = set(park.firms.ids), set(sites)
    found: dict[str, tuple[str, str]] = {}
    faults = []
    for row in assumed_rows(park, MATTER):
        act, _, site = row.value.strip().partition(":")
        if row.name not in firms:
            wanted = Text("企业名录中的企业编号", "the id of a firm of the register")
            faults.append(_fault(row.id, "id", row.name, wanted))
        elif act not in _DECISIONS or (site and act != "move"):
            wanted = Text("keep、upgrade、move、move:地块编号 或 exit", "keep, upgrade, move, move:<parcel> or exit")
            faults.append(_fault(row.id, "value", row.value, wanted))
        elif site and site not in places:
            wanted = Text("规划可安排企业的地块", "a parcel on which the plan may place firms")
            faults.append(_fault(row.id, "value", site, wanted))
        else:
            found[row.name] = (act, site)
    if faults:
        raise DataError(Text("企业处置决定有误", "decisions on firms have faults"), faults)
    return found


def _fault(row: str, column: str, found: str, expected: Text) -> Fault:
    return Fault(
        Place(table="assumptions", row=row, column=column), same(found), expected,
        Text("改正或删除该行", "correct or remove the row"), "industry.decision",
    )  # fmt: skip
