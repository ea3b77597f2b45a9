"""What has the user already decided for single firms?"""

from __future__ import annotations

from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park
from gongxing.words import Text, same

PREFIX = "firm_decision/"
_DECISIONS = ("keep", "upgrade", "move", "exit")


def decisions(park: Park, sites: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """Return decision and site ("" where left open) by firm, from the rows `firm_decision/<firm>` of the table `assumptions`.

    DataError with every row that names no firm, no decision, or a parcel on which the plan places no firms.
    """
    table = park["assumptions"].frame
    firms, places = set(park.firms.ids), set(sites)
    found: dict[str, tuple[str, str]] = {}
    faults = []
    for name, value in zip(table["id"], table["value"], strict=True):
        if not str(name).startswith(PREFIX):
            continue
        firm = str(name)[len(PREFIX) :]
        act, _, site = str(value).strip().partition(":")
        if firm not in firms:
            faults.append(
                _fault(str(name), "id", firm, Text("企业名录中的企业编号", "the id of a firm of the register"))
            )
        elif act not in _DECISIONS or (site and act != "move"):
            wanted = Text("keep、upgrade、move、move:地块编号 或 exit", "keep, upgrade, move, move:<parcel> or exit")
            faults.append(_fault(str(name), "value", str(value), wanted))
        elif site and site not in places:
            wanted = Text("规划可安排企业的地块", "a parcel on which the plan may place firms")
            faults.append(_fault(str(name), "value", site, wanted))
        else:
            found[firm] = (act, site)
    if faults:
        raise DataError(Text("企业处置决定有误", "decisions on firms have faults"), faults)
    return found


def _fault(row: str, column: str, found: str, expected: Text) -> Fault:
    return Fault(
        Place(table="assumptions", row=row, column=column), same(found), expected,
        Text("改正或删除该行", "correct or remove the row"), "industry.decision",
    )  # fmt: skip
