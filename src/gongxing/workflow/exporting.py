"""How does a project leave for another program: the park with its plan, one network for EPANET or SWMM, or the bills of quantities?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gongxing.errors import DataError, NotReadyError
from gongxing.io.atomic import replacing
from gongxing.io.inp_scheme import scheme_inp as water_inp
from gongxing.io.quantities import write_quantities
from gongxing.io.refusals import refuse
from gongxing.io.swmm_inp import scheme_inp as drain_inp
from gongxing.io.writers import write_park
from gongxing.plan import Plan
from gongxing.report.quantities import quantities
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.values import network_values_of

NETWORKS = ("water", "sewer", "storm")
"""The networks that leave as .inp files: water for EPANET, sewer and storm for SWMM."""
BILLS = "quantities"
PARTS = (*NETWORKS, BILLS)


def export(project: Project, path: Path | str, *, layer: str = "parcels", part: str = "") -> Path:
    """Write the park with its newest plan to a .gpkg, .geojson, .dxf or .xlsx file, or a part of the plan; return the path.

    `part` is one of PARTS, by default what the file is called: `water.inp` for EPANET, `sewer.inp` and `storm.inp` for SWMM,
    `quantities.xlsx` for the bills of quantities. NotReadyError where the plan has no such part.
    """
    path = Path(path)
    part = part or (path.stem.lower() if path.stem.lower() in PARTS else "")
    suffix = path.suffix.lower()
    if suffix == ".inp":
        return _network(project, path, part)
    if part == BILLS and suffix == ".xlsx":
        plan = _planned(project, BILLS)
        return write_quantities(quantities(plan), plan, path)
    return write_park(project.load(), project.latest_plan(), path, layer=layer)


def _network(project: Project, path: Path, part: str) -> Path:
    if part not in NETWORKS:
        raise refuse(
            path,
            Text("没有说明是哪个管网", "no word which network"),
            Text("、".join(NETWORKS), "one of " + ", ".join(NETWORKS)),
            Text(
                "用 --part 指明，或以其命名文件（如 water.inp）",
                "say so with --part, or name the file after it (water.inp)",
            ),
            "export.part",
        )
    plan = _planned(project, part)
    scheme: Any = getattr(plan, part).part
    title = plan.park_name + ("（合成数据 synthetic data）" if plan.synthetic else "")
    text = water_inp(scheme, title).text if part == "water" else drain_inp(scheme, network_values_of(project.load()))
    try:
        with replacing(path) as draft:
            draft.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DataError(Text(f"{path} 写不进去（{error}）", f"{path} cannot be written ({error})")) from error
    return path


def _planned(project: Project, part: str) -> Plan:
    """Return the newest plan if it holds the part."""
    plan = project.latest_plan()
    wanted = NETWORKS if part == BILLS else (part,)
    if plan is None or not any(
        (found := getattr(plan, name)) is not None and found.part is not None for name in wanted
    ):
        raise NotReadyError(
            Text(f"方案中没有{part}部分：先运行 gongxing plan", f"the plan has no part {part}: run gongxing plan first")
        )
    return plan
