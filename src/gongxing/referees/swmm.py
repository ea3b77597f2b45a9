"""Does SWMM 5.2 agree that a sewer or storm scheme carries its design flow without flooding?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.origins import Origin, OriginKind
from gongxing.plan import Finding
from gongxing.referees.swmm_run import SwmmRun, run_swmm
from gongxing.words import Text

FLOODED_M3 = 0.5
"""Water at the surface below this is the referee's own rounding."""
FULL_HOURS = 0.05
OURS = ("P.", "O.")
"""How pumps and the mouths of outlets are named in our files: they are no reaches of the scheme."""
LOST = 0.02
_SWMM = Origin(OriginKind.COMPUTATION, "swmm 5.2", Text("SWMM 5.2 动力波演算", "SWMM 5.2, dynamic wave"))


@dataclass(frozen=True)
class DrainVerdict:
    """What SWMM found: nodes that flood with the volume in m3, conduits that run full, error of the balance."""

    flooded: tuple[tuple[str, float], ...]
    surcharged: tuple[str, ...]
    lost_share: float

    @property
    def clean(self) -> bool:
        """Whether no node floods and the run can be believed."""
        return not self.flooded and abs(self.lost_share) <= LOST


def judge(text: str) -> DrainVerdict:
    """Run the words of a SWMM file and return the verdict; DataError where SWMM refuses it."""
    run: SwmmRun = run_swmm(text)
    flooded = sorted(((node, volume) for node, volume in run.flooded_m3.items() if volume > FLOODED_M3), key=_worst)
    full = sorted(link for link, hours in run.full_hours.items() if hours > FULL_HOURS and not link.startswith(OURS))
    return DrainVerdict(tuple(flooded), tuple(full), run.lost_share)


def _worst(entry: tuple[str, float]) -> tuple[float, str]:
    return -entry[1], entry[0]


def swmm_findings(verdict: DrainVerdict, kind: str) -> tuple[Finding, ...]:
    """Return the verdict as findings: flooding (fail), surcharge (warn), water balance (fail above 2 %)."""
    what = Text("设计暴雨", "the design storm") if kind == "storm" else Text("旱季高峰流量", "the dry-weather peak")
    flooded, full = verdict.flooded, verdict.surcharged
    total = sum(volume for _, volume in flooded)
    flood_words = (
        Text(f"{len(flooded)} 处冒溢，共 {total:,.0f} m³", f"{len(flooded)} manholes flood, {total:,.0f} m3 in all")
        if flooded
        else Text(f"{what.zh}下无冒溢", f"no manhole floods at {what.en}")
    )
    full_words = (
        Text(f"{len(full)} 段短时满管", f"{len(full)} reaches run full for a while")
        if full
        else Text("没有满管管段", "no reach runs full")
    )
    lost = Text(f"水量平衡误差 {verdict.lost_share:.2%}", f"error of the water balance {verdict.lost_share:.2%}")
    return (
        Finding(f"{kind}.swmm.flooding", Text("SWMM：冒溢", "SWMM: flooding"), "fail" if flooded else "pass", flood_words,
                tuple(node for node, _ in flooded), origins=(_SWMM,)),
        Finding(f"{kind}.swmm.surcharge", Text("SWMM：满管", "SWMM: surcharge"), "warn" if full else "pass", full_words, full,
                origins=(_SWMM,)),
        Finding(f"{kind}.swmm.balance", Text("SWMM：水量平衡", "SWMM: water balance"),
                "pass" if abs(verdict.lost_share) <= LOST else "fail", lost, origins=(_SWMM,)),
    )  # fmt: skip
