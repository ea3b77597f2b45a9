"""How much does each firm make of its land, people and energy beside the best firms of the park?

Data envelopment analysis beside the grades: no weights are fixed beforehand, a firm is compared with the mixes of other firms
that use no more and make no less. Emissions count among what is used: less is better (Hailu & Veeman 2001).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.algorithms.efficiency import Efficiency, efficiency
from gongxing.diagnosis.land_yield import column_of
from gongxing.errors import Fault, NotReadyError, Place
from gongxing.origins import Origin, computed
from gongxing.park import Park
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]
USED = ("land_m2", "jobs", "energy_tce", "emission_kg")
"""What firms use, the less the better; land must be known, the others enter where enough firms give them."""
MADE = (("value_added_yuan", "sales_yuan", "output_yuan"), ("tax_yuan",))
"""What firms make: the first column of each group that enough firms give."""


@dataclass(frozen=True, slots=True)
class FirmEfficiency:
    """One firm beside the best: scores between 0 and 1, its model firms and the land it could do without."""

    firm: str
    constant: float
    """Under constant returns to scale (CCR): overall efficiency."""
    variable: float
    """Under variable returns to scale (BCC): efficiency for its size."""
    scale: float
    """What is lost by its size: constant over variable."""
    beyond: float | None
    """Super-efficiency under constant returns: above 1 for a firm on the frontier; None where nobody reaches as far."""
    peers: tuple[str, ...]
    spare_land_m2: float
    """Land it would not need if it used it as its model firms do (variable returns)."""


@dataclass(frozen=True)
class EfficiencySurvey:
    """The efficiency of the firms that give enough, by id, and which were left out."""

    used: tuple[str, ...]
    made: tuple[str, ...]
    firms: Mapping[str, FirmEfficiency]
    left_out: tuple[str, ...]
    lifted: tuple[str, ...]
    """Firms whose negative tax or value added was counted as zero."""
    origin: Origin

    def of(self, firm: str) -> FirmEfficiency | None:
        """Return the efficiency of a firm, None where it was left out."""
        return self.firms.get(firm)


def survey_efficiency(park: Park, values: Parameters) -> EfficiencySurvey:
    """Return how efficient the firms are beside one another; NotReadyError where no yield or land is known.

    A column enters where the share `efficiency_known_share` of the firms gives it; firms that lack one of those are left out.
    """
    used, made = _columns(park, values.value("efficiency_known_share"))
    x = np.column_stack([column_of(park, name) for name in used])
    y = np.column_stack([column_of(park, name) for name in made])
    x[x[:, 0] <= 0] = np.nan
    negative = (y < 0).any(axis=1)
    y = np.where(y < 0, 0.0, y)
    constant, variable = efficiency(x, y), efficiency(x, y, returns="variable")
    beyond = efficiency(x, y, against_others=True)
    ids = park.firms.ids
    firms = {
        ids[row]: _firm(ids, row, x, (constant, variable, beyond))
        for row in range(len(ids))
        if constant.status[row] == "solved" and variable.status[row] == "solved"
    }
    words = Text(
        "数据包络分析：不多用、不少产的最优企业组合之比（CCR 规模报酬不变，BCC 规模报酬可变）",
        "data envelopment analysis against the best mixes of firms (CCR constant, BCC variable returns to scale)",
    )
    return EfficiencySurvey(
        used,
        made,
        firms,
        tuple(firm for firm in ids if firm not in firms),
        tuple(ids[row] for row in np.flatnonzero(negative) if ids[row] in firms),
        computed("diagnosis.efficiency", words, *(f"firms.{name}" for name in (*used, *made))),
    )


def _columns(park: Park, enough: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    count = max(len(park.firms), 1)
    share = {
        name: float(np.isfinite(column_of(park, name)).sum()) / count
        for name in (*USED, *(name for group in MADE for name in group))
    }
    used = tuple(name for name in USED if (share[name] >= enough or name == "land_m2") and share[name] > 0)
    made = []
    for group in MADE:
        best = next((name for name in group if share[name] >= enough), None)
        if best:
            made.append(best)
    if not made:
        rest = [name for group in MADE for name in group if share[name] > 0]
        made = sorted(rest, key=lambda name: -share[name])[:1]
    faults = [] if used[:1] == ("land_m2",) else [_gap("land_m2")]
    faults += [] if made else [_gap("sales_yuan")]
    if faults:
        raise NotReadyError(
            Text("企业名录不足以比较效率", "the firm register does not suffice to compare efficiency"), faults
        )
    return used, tuple(made)


def _gap(column: str) -> Fault:
    return Fault(
        Place(table="firms", column=column),
        Text("全部缺失", "nothing"),
        Text("企业的用地与产出", "land and yield of firms"),
        Text(f"导入含 {column} 的企业名录", f"import a register with {column}"),
        "efficiency.missing",
    )


def _firm(
    ids: tuple[str, ...], row: int, used: FloatArray, solved: tuple[Efficiency, Efficiency, Efficiency]
) -> FirmEfficiency:
    constant, variable, beyond = solved
    share = float(variable.score[row])
    peers = sorted(constant.peers[row], key=lambda peer: (-peer[1], peer[0]))
    land = float(used[row, 0])
    spare = (1.0 - min(share, 1.0)) * land + float(variable.slack_in[row, 0])
    return FirmEfficiency(
        ids[row],
        float(constant.score[row]),
        share,
        min(float(constant.score[row]) / share, 1.0) if share > 0 else 1.0,
        float(beyond.score[row]) if beyond.status[row] == "solved" else None,
        tuple(ids[peer] for peer, _ in peers if peer != row),
        spare if spare > 1e-9 * land else 0.0,
    )
