"""What has the user already decided for single households and whole groups?"""

from __future__ import annotations

from collections.abc import Iterable

from gongxing.engines.resettlement.problem import Decision
from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park
from gongxing.park.assumed import Assumed, assumed_rows
from gongxing.park.people_tables import WISHES
from gongxing.words import Text, same

MATTER, GROUP = "resettlement", "resettlement_group"
_KINDS = {"flat": "flats", "homestead": "homesteads"}


def decisions(
    park: Park, moving: Iterable[str], groups: Iterable[str]
) -> tuple[tuple[tuple[str, Decision], ...], tuple[tuple[str, str], ...]]:
    """Return what the rows `resettlement/<household>` and `resettlement_group/<group>` of the table `assumptions` fix.

    A household's value is cash, flat, flat:<estate>, homestead or homestead:<estate>; a group's is an estate. Rows on those
    who do not move under this plan are passed over. DataError with every row that names what is not there.
    """
    frame = park["estates"].frame
    kinds = dict(zip(frame["id"], frame["kind"], strict=True))
    homes, places, known = set(moving), set(groups), set(park["households"].ids)
    villages = set(park["households"]["village"].dropna()) | places
    single: list[tuple[str, Decision]] = []
    whole: list[tuple[str, str]] = []
    faults = []
    for row in assumed_rows(park, MATTER, GROUP):
        fault = _fault_of(row, kinds, known if row.matter == MATTER else villages)
        if fault is not None:
            faults.append(fault)
        elif row.matter == MATTER and row.name in homes:
            way, _, estate = row.value.strip().partition(":")
            single.append((row.name, Decision(way, estate)))
        elif row.matter == GROUP and row.name in places:
            whole.append((row.name, row.value.strip()))
    if faults:
        raise DataError(Text("安置决定有误", "decisions on resettlement have faults"), faults)
    return tuple(single), tuple(whole)


def _fault_of(row: Assumed, kinds: dict[str, str], known: set[str]) -> Fault | None:
    value = row.value.strip()
    way, _, estate = value.partition(":")
    if row.name not in known:
        wanted = Text("住户名录中的户号或村组", "a household or group of the register")
        return _fault(row.id, "id", row.name, wanted)
    if row.matter == GROUP:
        good = kinds.get(value) == "flats"
        return (
            None if good else _fault(row.id, "value", value, Text("安置房小区的编号", "the id of an estate of flats"))
        )
    if way in WISHES and (not estate or kinds.get(estate) == _KINDS.get(way)):
        return None
    wanted = Text(
        "cash、flat、flat:小区编号、homestead 或 homestead:安置点编号",
        "cash, flat, flat:<estate>, homestead or homestead:<estate>",
    )
    return _fault(row.id, "value", value, wanted)


def _fault(row: str, column: str, found: str, expected: Text) -> Fault:
    remedy = Text("改正或删除该行", "correct or remove the row")
    return Fault(
        Place(table="assumptions", row=row, column=column), same(found), expected, remedy, "resettlement.decision"
    )
