"""What does SWMM 5 say of a file: how full does each link run, and how much water comes up at each node?"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from swmm.toolkit import solver

from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text, same

_NODE, _LINK = 2, 3
_LAST_LINES = 12


@dataclass(frozen=True)
class SwmmRun:
    """What a run came to, by the names in the file; a file in litres a second or m3/s gives metres and m3.

    Attributes:
        flooded_m3: water that came up at each node.
        depth_m: greatest depth in each link.
        full_hours: how long each conduit ran full at both ends.
        lost_share: error of the water balance as a share of what came in.
    """

    flooded_m3: dict[str, float]
    depth_m: dict[str, float]
    full_hours: dict[str, float]
    lost_share: float


def run_swmm(text: str, *, name: str = "drains.inp") -> SwmmRun:
    """Run the words of a SWMM file to its end and return what it came to.

    SWMM holds one file at a time in a process, so runs may not overlap. Raises DataError with SWMM's own words when it refuses.
    """
    with tempfile.TemporaryDirectory(prefix="gongxing-swmm-") as folder:
        inp, report, binary = (Path(folder) / part for part in ("in.inp", "out.rpt", "out.bin"))
        inp.write_text(text, encoding="utf-8")
        try:
            solver.swmm_open(str(inp), str(report), str(binary))
            try:
                return _run()
            finally:
                solver.swmm_close()
        except DataError:
            raise
        except Exception as error:  # the toolkit raises nothing narrower
            raise _refused(name, report, error) from error


def _run() -> SwmmRun:
    solver.swmm_start(False)
    try:
        while solver.swmm_step() > 0.0:
            pass
        nodes = {_id(_NODE, i): solver.node_get_stats(i) for i in range(solver.project_get_count(_NODE))}
        links = {_id(_LINK, k): solver.link_get_stats(k) for k in range(solver.project_get_count(_LINK))}
        flooded = {node: float(stats.volFlooded) for node, stats in nodes.items()}
        depth = {link: float(stats.maxDepth) for link, stats in links.items()}
        full = {link: float(stats.timeSurcharged) for link, stats in links.items()}
    finally:
        solver.swmm_end()
    return SwmmRun(flooded, depth, full, float(solver.swmm_get_mass_balance()[1]) / 100.0)


def _id(kind: int, index: int) -> str:
    return str(solver.project_get_id(kind, index))


def _refused(name: str, report: Path, error: Exception) -> DataError:
    lines = report.read_text(encoding="utf-8", errors="replace").splitlines() if report.exists() else []
    told = [line.strip() for line in lines if "ERROR" in line][:_LAST_LINES] or [str(error).strip() or "error"]
    faults = [
        Fault(
            Place(name),
            same(line),
            Text("SWMM 5 能打开的文件", "a file that SWMM 5 opens"),
            Text("改正该处", "correct it there"),
            "swmm",
        )
        for line in told
    ]
    return DataError(Text(f"SWMM 拒绝了 {name}", f"SWMM refuses {name}"), faults)
