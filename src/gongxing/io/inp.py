"""What network does an EPANET file describe, and how is a design written back into it?

The file is read by WNTR, except for units: EPANET's own rounded conversion factors are used, so that our heads are its heads.
"""

from __future__ import annotations

import re
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import wntr
from wntr.epanet.util import FlowUnits, HydParam, from_si
from wntr.network.base import LinkStatus

from gongxing.algorithms.hydraulics import LinkKind, LossLaw, PipeNetwork
from gongxing.algorithms.hydraulics.laws import CUBIC_FOOT, FOOT
from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.words import Text, same

PER_CUBIC_FOOT = {
    "CFS": 1.0, "GPM": 448.831, "MGD": 0.64632, "IMGD": 0.5382, "AFD": 1.9837,
    "LPS": 28.317, "LPM": 1699.0, "MLD": 2.4466, "CMH": 101.94, "CMD": 2446.6,
}  # fmt: skip
"""Flow units in one cubic foot a second, as EPANET rounds them."""
AMERICAN = ("CFS", "GPM", "MGD", "IMGD", "AFD")
PSI_PER_FOOT = 0.4333
KPA_PER_PSI = 6.895
ONE_POINT = 1.33334
"""Shut-off head of a pump known by one point, over the head there, as EPANET rounds it."""
LAWS = {"H-W": LossLaw.HAZEN_WILLIAMS, "D-W": LossLaw.DARCY_WEISBACH, "C-M": LossLaw.CHEZY_MANNING}
VISCOSITY = 1.1e-5
"""Of water at 20 degrees in square feet a second, as EPANET takes it."""


@dataclass(frozen=True)
class Units:
    """What one unit of the file is in SI: metres of length, of diameter, of pressure head, m3/s of flow."""

    flow_name: str
    length: float
    diameter: float
    pressure: float
    flow: float

    @property
    def american(self) -> bool:
        """Whether the file speaks of feet, inches and psi."""
        return self.flow_name in AMERICAN

    def roughness(self, law: LossLaw) -> float:
        """Return what one unit of roughness in the file is: metres for Darcy-Weisbach (mm or thousandths of a foot), else 1."""
        if law != LossLaw.DARCY_WEISBACH:
            return 1.0
        return FOOT / 1000.0 if self.american else 0.001


@dataclass(frozen=True)
class Inp:
    """A file that was read: its words, the network in it, its units."""

    path: Path
    text: str
    network: PipeNetwork
    units: Units
    extended: bool = False
    """Whether the file asks for a run over time, of which only the first moment is looked at."""
    encoding: str = "utf-8"


def read_inp(path: Path) -> Inp:
    """Read an EPANET input file; demands, heads and settings are those at its first moment.

    Raises NotReadyError when there is no such file, DataError naming the place when it cannot be read or holds an element that
    the solver does not know (pressure or flow control valves, emitters, pumps with curves of more than three points).
    """
    if not path.is_file():
        raise NotReadyError(Text(f"没有文件 {path}", f"there is no file {path}"))
    text, encoding = decoded(path.read_bytes())
    model = _model(path, text)
    faults: list[Fault] = []
    units = _units(model)
    network = _network(path, model, units, faults)
    return Inp(path, text, network, units, float(model.options.time.duration) > 0, encoding)


def decoded(raw: bytes) -> tuple[str, str]:
    """Return the words of a file and their encoding: UTF-8, GB18030 or, failing both, Latin-1."""
    mark = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8"
    for encoding in (mark, "gb18030"):
        try:
            return raw.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1"), "latin-1"


def _model(path: Path, text: str) -> Any:
    """Let WNTR read the words, from a copy in UTF-8."""
    with tempfile.TemporaryDirectory(prefix="gongxing-inp-") as folder:
        copy = Path(folder) / "in.inp"
        copy.write_bytes(text.encode("utf-8"))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return wntr.network.WaterNetworkModel(str(copy))
        except Exception as error:
            raise _unreadable(path, text, error) from error


def _unreadable(path: Path, text: str, error: Exception) -> DataError:
    """Return WNTR's refusal with its place."""
    line = _line_of(error)
    fault = Fault(
        Place(path.name, table=_section(text, line), row=str(line or "")),
        same(_cause(error)),
        Text("EPANET 2.2 的 .inp 格式", "the .inp format of EPANET 2.2"),
        Text("改正该行，或在 EPANET 中打开后另存", "correct the line, or open it in EPANET and save it again"),
        "inp",
    )
    words = Text(f"{path.name} 不是可读的 EPANET 文件", f"{path.name} is not an EPANET file that can be read")
    return DataError(words, [fault])


def _chain(error: BaseException) -> list[BaseException]:
    """Return an error and those it came from."""
    chain = [error]
    while chain[-1].__cause__ is not None:
        chain.append(chain[-1].__cause__)
    return chain


def _cause(error: BaseException) -> str:
    """Return in one line what an error came from: the words that name a line, else the innermost."""
    words = [" ".join(str(part).split()) for part in _chain(error)]
    with_line = [found for found in words if "line " in found]
    return next((found for found in [*with_line, *reversed(words)] if found), type(error).__name__)


def _line_of(error: BaseException) -> int | None:
    """Return the line that any error of the chain names."""
    for part in reversed(_chain(error)):
        named = getattr(part, "line_num", None)
        found = re.search(r"line (\d+)", str(part))
        if named or found:
            return int(named or (found.group(1) if found else 0))
    return None


def _section(text: str, line: int | None) -> str:
    """Return the section a line stands in."""
    heads = [row.strip() for row in text.splitlines()[: line or 0] if row.strip().startswith("[")]
    return heads[-1] if heads else ""


def _units(model: Any) -> Units:
    name = str(model.options.hydraulic.inpfile_units).upper()
    flow = CUBIC_FOOT / PER_CUBIC_FOOT[name]
    gravity = float(model.options.hydraulic.specific_gravity or 1.0)
    if name in AMERICAN:
        return Units(name, FOOT, FOOT / 12.0, FOOT / (PSI_PER_FOOT * gravity), flow)
    kilopascal = str(model.options.hydraulic.inpfile_pressure_units or "").upper() == "KPA"
    pressure = FOOT / (PSI_PER_FOOT * KPA_PER_PSI) if kilopascal else 1.0
    return Units(name, 1.0, 0.001, pressure / gravity, flow)


def _network(path: Path, model: Any, units: Units, faults: list[Fault]) -> PipeNetwork:
    nodes, links = list(model.node_name_list), list(model.link_name_list)
    place = {name: i for i, name in enumerate(nodes)}
    kinds, numbers = [], np.zeros((len(links), 4))
    pump = np.zeros((len(links), 3))
    closed = np.zeros(len(links), dtype=np.bool_)
    ends = np.zeros((len(links), 2), dtype=np.int64)
    for k, name in enumerate(links):
        link = model.get_link(name)
        ends[k] = place[link.start_node_name], place[link.end_node_name]
        closed[k] = link.initial_status == LinkStatus.Closed
        kinds.append(_link(path, model, link, units, (numbers[k], pump[k]), faults))
    elevation, head, demand = _nodes(path, model, units, faults)
    law = LAWS.get(str(model.options.hydraulic.headloss).upper())
    if faults:
        raise DataError(
            Text(f"{path.name} 有求解器不能处理的部件", f"{path.name} holds elements the solver does not handle"),
            faults,
        )
    try:
        return PipeNetwork(
            nodes=tuple(nodes), links=tuple(links), ends=ends, elevation=elevation, head=head, demand=demand,
            kind=np.array(kinds, dtype=np.int64), length=numbers[:, 0], diameter=numbers[:, 1], roughness=numbers[:, 2],
            minor=numbers[:, 3], closed=closed, pump=pump, law=law or LossLaw.HAZEN_WILLIAMS,
            viscosity=_viscosity(model, units),
        )  # fmt: skip
    except DataError as error:
        raise DataError(Text(f"{path.name}：{error.text.zh}", f"{path.name}: {error.text.en}")) from error


def _viscosity(model: Any, units: Units) -> float:
    given = float(model.options.hydraulic.viscosity)
    return (VISCOSITY * given if given > 1e-3 else given / (1.0 if units.american else 1.0 / FOOT) ** 2) * (
        FOOT**2 if given > 1e-3 or units.american else 1.0
    )


def _nodes(path: Path, model: Any, units: Units, faults: list[Fault]) -> tuple[Any, Any, Any]:
    """Return elevations, fixed heads and demands at the first moment."""
    count = len(model.node_name_list)
    elevation, head, demand = np.zeros(count), np.full(count, np.nan), np.zeros(count)
    per_unit = FlowUnits[units.flow_name]
    multiplier = float(model.options.hydraulic.demand_multiplier)
    for i, name in enumerate(model.node_name_list):
        node = model.get_node(name)
        if node.node_type == "Reservoir":
            head[i] = elevation[i] = float(node.head_timeseries.at(0))
        elif node.node_type == "Tank":
            elevation[i] = float(node.elevation)
            head[i] = float(node.elevation + node.init_level)
        else:
            elevation[i] = float(node.elevation)
            drawn = from_si(
                per_unit, sum(float(series.at(0)) for series in node.demand_timeseries_list), HydParam.Demand
            )
            demand[i] = drawn * multiplier * units.flow
            if node.emitter_coefficient:
                faults.append(_unknown(path, "[EMITTERS]", name, Text("喷嘴/泄漏节点", "an emitter")))
    return elevation, head, demand


def _link(path: Path, model: Any, link: Any, units: Units, row: tuple[Any, Any], faults: list[Fault]) -> int:
    """Fill length, diameter, roughness, minor loss or pump terms of one link; return its kind."""
    numbers, pump = row
    if link.link_type == "Pipe":
        rough = float(link.roughness)
        numbers[:] = float(link.length), float(link.diameter), rough, float(link.minor_loss)
        return int(LinkKind.CHECK_PIPE if link.check_valve else LinkKind.PIPE)
    if link.link_type == "Pump":
        return _pump(path, link, units, pump, faults)
    numbers[:] = 1.0, float(link.diameter), 1.0, float(link.minor_loss)
    if link.valve_type == "TCV" and link.initial_status == LinkStatus.Active:
        numbers[3] = float(link.initial_setting)
    elif link.initial_status == LinkStatus.Active:
        what = Text(f"{link.valve_type} 调节阀", f"an active {link.valve_type} valve")
        faults.append(_unknown(path, "[VALVES]", link.name, what))
    return int(LinkKind.VALVE)


def _pump(path: Path, link: Any, units: Units, pump: Any, faults: list[Fault]) -> int:
    """Fill the terms of a pump: power in kW, or EPANET's power function through one or three points of its curve."""
    speed = float(link.speed_timeseries.at(0))
    if link.pump_type == "POWER":
        pump[0] = float(link.power) / 1000.0
        return int(LinkKind.POWER_PUMP)
    points = [
        (from_si(FlowUnits[units.flow_name], q, HydParam.Flow) * units.flow, h) for q, h in link.get_pump_curve().points
    ]
    if len(points) == 1:
        flow, lift = points[0]
        points = [(0.0, ONE_POINT * lift), (flow, lift), (2.0 * flow, 0.0)]
    fit = _power_function(points) if len(points) == 3 else None
    if fit is None:
        words = Text(f"{len(points)} 点的水泵曲线", f"a pump curve of {len(points)} points that no power function fits")
        faults.append(_unknown(path, "[PUMPS]", link.name, words))
        return int(LinkKind.CURVE_PUMP)
    shutoff, b, exponent = fit
    pump[:] = shutoff * speed**2, b * speed ** (2.0 - exponent), exponent
    return int(LinkKind.CURVE_PUMP)


def _power_function(points: list[tuple[float, float]]) -> tuple[float, float, float] | None:
    """Return a, b, c of a - b q^c through three points, the first at no flow, as EPANET fits it."""
    (q0, h0), (q1, h1), (q2, h2) = points
    if q0 != 0.0 or not (h0 - h1 > 0 and h0 - h2 > h0 - h1 and q2 > q1 > 0):
        return None
    exponent = float(np.log((h0 - h2) / (h0 - h1)) / np.log(q2 / q1))
    return (h0, (h0 - h1) / q1**exponent, exponent) if 0 < exponent <= 20 else None


def _unknown(path: Path, section: str, name: str, what: Text) -> Fault:
    known = Text(
        "管道、单向阀、水库、水池、恒功率或一点/三点曲线水泵、常开阀与 TCV",
        "pipes, check valves, reservoirs, tanks, pumps of constant power or one- or three-point curves, "
        "open valves and TCVs",
    )
    remedy = Text("把该部件换成等效的水库、需水量或管道", "put an equivalent reservoir, demand or pipe in its place")
    return Fault(Place(path.name, table=section, row=name), what, known, remedy, "inp")


def with_pipes(text: str, changes: Mapping[str, tuple[str, str | None]]) -> str:
    """Return the words of a file with new diameters (and roughness, where not None) of pipes; all else stays byte for byte.

    Args:
        text: the file.
        changes: by pipe id the new diameter as written, and the new roughness as written or None; a diameter of "0" closes the pipe.
    """
    out, section = [], ""
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare.startswith("["):
            section = bare.upper()
        parts = list(re.finditer(r"[^\s;]+", line.split(";", 1)[0]))
        if section.startswith("[PIPE") and len(parts) >= 6 and parts[0].group() in changes:
            diameter, roughness = changes[parts[0].group()]
            if diameter == "0":
                line = _shut(line, parts)
            else:
                line = _put(line, parts, {4: diameter, 5: roughness})
        out.append(line)
    return "".join(out)


def _put(line: str, parts: list[re.Match[str]], new: Mapping[int, str | None]) -> str:
    """Replace words of a line, keeping columns where the new word fits."""
    for index in sorted(new, reverse=True):
        word = new[index]
        if word is None or word == parts[index].group():
            continue
        begin, end = parts[index].span()
        pad = len(word) - (end - begin)
        rest = line[end:]
        spare = len(rest) - len(rest.lstrip(" "))
        rest = " " * max(spare - pad, 1 if spare else 0) + rest[spare:]
        line = line[:begin] + word + rest
    return line


def _shut(line: str, parts: list[re.Match[str]]) -> str:
    """Close the pipe of a line."""
    if len(parts) >= 8:
        return _put(line, parts, {7: "Closed"})
    end = parts[-1].end()
    return line[:end] + (" 0 Closed" if len(parts) == 6 else " Closed") + line[end:]
