"""How is the money for incentives shared out among programmes, and what would one more yuan bring?"""

from __future__ import annotations

from collections.abc import Sequence

from gongxing.algorithms.allocation import allocate
from gongxing.engines.finance.problem import Programme
from gongxing.errors import DataError, Fault, Place
from gongxing.park import Park
from gongxing.plan.finance import Granted, Incentives
from gongxing.words import Text, same


def programmes_of(park: Park) -> tuple[Programme, ...]:
    """Return the programmes of the table `incentives`; DataError where one is of two groups or has a step twice."""
    rows: dict[str, list[dict[str, object]]] = {}
    faults = []
    for row in park["incentives"].frame.sort_values("step", kind="stable").to_dict("records"):
        known = rows.setdefault(str(row["programme"]), [])
        if known and known[0]["group"] != row["group"]:
            faults.append(_fault(row, "group", Text("一个项目只属一类", "one group for a programme")))
        if any(other["step"] == row["step"] for other in known):
            faults.append(_fault(row, "step", Text("每档只出现一次", "each step once")))
        known.append(row)
    if faults:
        raise DataError(Text("激励政策表有误", "the table of incentives has faults"), faults)
    order = list(dict.fromkeys(park["incentives"]["programme"]))
    return tuple(_programme(str(name), rows[str(name)]) for name in order)


def _programme(name: str, rows: list[dict[str, object]]) -> Programme:
    money = tuple((round(100 * float(str(r["amount_yuan"]))), round(100 * float(str(r["benefit_yuan"])))) for r in rows)
    return Programme(name, str(rows[0]["group"]), tuple(int(str(r["step"])) for r in rows), money)


def _fault(row: dict[str, object], column: str, expected: Text) -> Fault:
    place = Place(table="incentives", row=str(row["id"]), column=column)
    return Fault(place, same(str(row[column])), expected, Text("改正该行", "correct the row"), "finance.incentives")


def share_out(programmes: Sequence[Programme], given: int | None) -> Incentives | None:
    """Return the best sharing of a budget (fen a year), or of what pays for itself where none is given; None without programmes."""
    if not programmes:
        return None
    found = allocate([programme.steps for programme in programmes])
    budget = found.worthwhile() if given is None else given
    place = found.place(budget)
    more = place + 1 < len(found.costs)
    granted = tuple(
        Granted(
            p.name, p.group, p.numbers[step - 1] if step else 0, len(p.steps),
            p.steps[step - 1][0] if step else 0, p.steps[step - 1][1] if step else 0,
        )
        for p, step in zip(programmes, found.steps(budget), strict=True)
    )  # fmt: skip
    return Incentives(
        given, int(found.costs[place]), int(found.values[place]), granted,
        tuple(zip(found.costs.tolist(), found.values.tolist(), strict=True)), found.hull(),
        int(found.costs[place + 1]) - budget if more else 0, int(found.values[place + 1] - found.values[place]) if more else 0,
    )  # fmt: skip
