"""What is the best solution of a linear integer model, how good is it proven to be, and why is there none?

A thin typed face of HiGHS (Huangfu and Hall 2018): models come as sparse arrays, are passed in bulk, and are solved on
one thread with a fixed seed, so that limits stated as work (branches) give the same answer every time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import highspy
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, eye_array, hstack

from gongxing.errors import DataError

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]


SEARCHES = (
    "mip_heuristic_run_rins", "mip_heuristic_run_rens", "mip_heuristic_run_root_reduced_cost",
    "mip_heuristic_run_feasibility_jump",
)  # fmt: skip
"""Options of HiGHS for its own searches of solutions."""


@dataclass(frozen=True)
class MilpModel:
    """Maximise (or minimise) cost @ x + offset with row_low <= rows @ x <= row_high and low <= x <= high.

    Attributes:
        cost: (n,) objective.
        low, high: (n,) bounds, infinite where there is none.
        integer: (n,) which variables are whole numbers.
        rows: (m, n) sparse matrix.
        row_low, row_high: (m,) bounds of the rows.
        maximise: direction.
        offset: constant added to the objective.
    """

    cost: FloatArray
    low: FloatArray
    high: FloatArray
    integer: BoolArray
    rows: csr_array
    row_low: FloatArray
    row_high: FloatArray
    maximise: bool = False
    offset: float = 0.0

    def __post_init__(self) -> None:
        """Settle the array types and refuse shapes that do not agree and values that are not numbers."""
        for name in ("cost", "low", "high", "row_low", "row_high"):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), dtype=np.float64))
        object.__setattr__(self, "integer", np.ascontiguousarray(self.integer, dtype=np.bool_))
        object.__setattr__(self, "rows", csr_array(self.rows, dtype=np.float64))
        rows, columns = self.rows.shape
        expected = {
            "cost": columns,
            "low": columns,
            "high": columns,
            "integer": columns,
            "row_low": rows,
            "row_high": rows,
        }
        faults = [
            f"{name} has shape {getattr(self, name).shape}, expected ({size},)"
            for name, size in expected.items()
            if getattr(self, name).shape != (size,)
        ]
        if not faults:
            bounds = (self.low, self.high, self.row_low, self.row_high)
            if not np.isfinite(self.cost).all() or not np.isfinite(self.rows.data).all():
                faults.append("cost or rows have values that are not finite")
            if any(np.isnan(bound).any() for bound in bounds):
                faults.append("bounds have values that are not numbers")
        if faults:
            raise DataError("integer model: " + "; ".join(faults))


@dataclass(frozen=True)
class MilpLimits:
    """When to stop.

    Attributes:
        branches: branch-and-bound nodes.
        seconds: HiGHS' own time limit; the only limit that is not work, so keep it a generous safety net.
        gap: relative gap at which a solution counts as optimal.
        seed: of HiGHS' tie breaking.
        heuristics: whether HiGHS looks for solutions of its own; without, a proof with a good start is sooner done.
    """

    branches: int = 1_000_000
    seconds: float = 600.0
    gap: float = 1e-6
    seed: int = 0
    heuristics: bool = True


@dataclass(frozen=True)
class MilpResult:
    """The outcome.

    Attributes:
        status: 'optimal', 'feasible' (stopped early), 'infeasible' (proven), 'unbounded' or 'unknown'.
        x: (n,) best solution, None when there is none; integer variables are exactly whole.
        value: its objective.
        bound: proven bound on the objective, None when there is none.
        branches: branch-and-bound nodes opened.
    """

    status: str
    x: FloatArray | None
    value: float | None
    bound: float | None
    branches: int


def solve_milp(
    model: MilpModel,
    limits: MilpLimits | None = None,
    *,
    start: FloatArray | None = None,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[float, float], None] | None = None,
) -> MilpResult:
    """Solve a model.

    Args:
        model: the model.
        limits: when to stop.
        start: (n,) a solution to begin with.
        stop: polled by the solver; when it turns true the best so far is returned.
        progress: told the best value and the bound now and then (infinite while there is none).
    """
    limits = limits or MilpLimits()
    if model.rows.shape[1] == 0:
        return _solve_empty(model)
    solver = _load(model, limits)
    if stop is not None or progress is not None:
        _watch(solver, stop, progress)
    if start is not None:
        given = highspy.HighsSolution()
        given.col_value = np.asarray(start, dtype=np.float64).tolist()
        solver.setSolution(given)
    solver.run()
    return _read(solver, model)


@dataclass(frozen=True)
class LpResult:
    """The outcome without integrality: status ('optimal', 'infeasible', 'unknown'), x (n,), value, and the rows' prices (m,).

    A price says how much the objective would rise if both bounds of a row rose by one.
    """

    status: str
    x: FloatArray | None = None
    value: float | None = None
    prices: FloatArray | None = None


def solve_lp(
    model: MilpModel, *, interior: bool = False, seconds: float = 600.0, stop: Callable[[], bool] | None = None
) -> LpResult:
    """Solve a model without its integrality, by dual simplex or from the interior; `stop` is polled and ends it as unknown."""
    if model.rows.shape[1] == 0:
        found = _solve_empty(model)
        return LpResult(found.status, found.x, found.value, np.zeros(len(model.row_low)))
    solver = _load(replace(model, integer=np.zeros_like(model.integer)), MilpLimits(seconds=seconds))
    if stop is not None:
        _watch(solver, stop, None)
    if interior:
        solver.setOptionValue("solver", "ipm")
    solver.run()
    kinds = highspy.HighsModelStatus
    if interior and solver.getModelStatus() != kinds.kOptimal and not (stop is not None and stop()):
        return solve_lp(model, seconds=seconds, stop=stop)
    if solver.getModelStatus() == kinds.kInfeasible or _boxed(solver, model):
        return LpResult("infeasible")
    if solver.getModelStatus() != kinds.kOptimal:
        return LpResult("unknown")
    solution = solver.getSolution()
    x = np.array(solution.col_value)
    return LpResult("optimal", x, float(model.cost @ x) + model.offset, np.array(solution.row_dual))


def _solve_empty(model: MilpModel) -> MilpResult:
    """Answer a model without variables, which HiGHS does not take."""
    if (model.row_low > 0).any() or (model.row_high < 0).any():
        return MilpResult("infeasible", None, None, None, 0)
    return MilpResult("optimal", np.zeros(0), model.offset, model.offset, 0)


def _load(model: MilpModel, limits: MilpLimits) -> highspy.Highs:
    """Return a silent solver holding the model."""
    lp = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = model.rows.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = model.cost, model.low, model.high
    lp.row_lower_, lp.row_upper_ = model.row_low, model.row_high
    lp.offset_ = model.offset
    lp.sense_ = highspy.ObjSense.kMaximize if model.maximise else highspy.ObjSense.kMinimize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_row_, lp.a_matrix_.num_col_ = model.rows.shape
    lp.a_matrix_.start_ = model.rows.indptr.astype(np.int32)
    lp.a_matrix_.index_ = model.rows.indices.astype(np.int32)
    lp.a_matrix_.value_ = model.rows.data
    if model.integer.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(whole)] for whole in model.integer]
    solver = highspy.Highs()
    settings: dict[str, object] = {
        "output_flag": False, "threads": 1, "parallel": "off", "random_seed": limits.seed,
        "mip_max_nodes": limits.branches, "time_limit": float(limits.seconds), "mip_rel_gap": limits.gap,
        "mip_abs_gap": 1e-9, "mip_feasibility_tolerance": 1e-7, "primal_feasibility_tolerance": 1e-9,
    }  # fmt: skip
    if not limits.heuristics:
        settings |= {"mip_heuristic_effort": 0.0, **dict.fromkeys(SEARCHES, False)}
    for name, value in settings.items():
        solver.setOptionValue(name, value)
    if solver.passModel(lp) == highspy.HighsStatus.kError:
        raise DataError("integer model: HiGHS refused it; check for bounds that cross or values out of range")
    return solver


def _watch(
    solver: highspy.Highs, stop: Callable[[], bool] | None, progress: Callable[[float, float], None] | None
) -> None:
    """Let the caller follow and end the run."""

    def look(event: highspy.HighsCallbackEvent) -> None:
        if progress is not None and event.callback_type == highspy.cb.HighsCallbackType.kCallbackMipInterrupt:
            progress(float(event.data_out.mip_primal_bound), float(event.data_out.mip_dual_bound))
        if stop is not None and stop():
            event.interrupt()

    solver.cbMipInterrupt.subscribe(look)
    solver.cbSimplexInterrupt.subscribe(look)
    solver.cbIpmInterrupt.subscribe(look)


def _boxed(solver: highspy.Highs, model: MilpModel) -> bool:
    """Whether "unbounded or infeasible" can only mean infeasible, since every column has both bounds."""
    open_ended = not (np.isfinite(model.low).all() and np.isfinite(model.high).all())
    return not open_ended and solver.getModelStatus() == highspy.HighsModelStatus.kUnboundedOrInfeasible


def _read(solver: highspy.Highs, model: MilpModel) -> MilpResult:
    """Translate HiGHS' outcome."""
    status, info = solver.getModelStatus(), solver.getInfo()
    kinds = highspy.HighsModelStatus
    branches = max(int(info.mip_node_count), 0)
    if status == kinds.kInfeasible or _boxed(solver, model):
        return MilpResult("infeasible", None, None, None, branches)
    if status in (kinds.kUnbounded, kinds.kUnboundedOrInfeasible):
        return MilpResult("unbounded", None, None, None, branches)
    whole = bool(model.integer.any())
    bound: float | None = None
    if whole and np.isfinite(info.mip_dual_bound) and abs(info.mip_dual_bound) < 1e100:
        bound = float(info.mip_dual_bound)
    if info.primal_solution_status != int(highspy.SolutionStatus.kSolutionStatusFeasible):
        return MilpResult("unknown", None, None, bound, branches)
    x = np.array(solver.getSolution().col_value)
    x[model.integer] = np.round(x[model.integer])
    value = float(model.cost @ x) + model.offset
    if status == kinds.kOptimal:
        return MilpResult("optimal", x, value, value if bound is None else bound, branches)
    return MilpResult("feasible", x, value, bound, branches)


@dataclass(frozen=True)
class RowConflict:
    """A set of row groups that cannot hold together.

    Attributes:
        status: 'conflict' (proven), 'none' (all groups can hold together) or 'unknown'.
        groups: names of the conflicting groups, in the order given.
        irreducible: without any one of them the others can hold; false when a limit left that open for some.
    """

    status: str
    groups: tuple[str, ...] = field(default=())
    irreducible: bool = False


def irreducible_conflict(
    model: MilpModel,
    groups: Mapping[str, Sequence[int]],
    *,
    limits: MilpLimits | None = None,
    relaxed: bool = False,
    stop: Callable[[], bool] | None = None,
) -> RowConflict:
    """Find a smallest set of row groups that cannot hold together (rows in no group always hold).

    An elastic pass first (all groups may be broken at a price; those broken or tight suggest where to look), then a
    deletion filter: each group is left out in turn and stays out when the rest is still infeasible (Chinneck 2008).

    Args:
        model: the model; its objective is ignored.
        groups: row indices by name.
        limits: of each solve.
        relaxed: leave out integrality, which is faster and proves less.
        stop: polled by the solver.
    """
    limits = limits or MilpLimits()
    integer = np.zeros_like(model.integer) if relaxed else model.integer
    plain = replace(model, cost=np.zeros_like(model.cost), integer=integer, offset=0.0)
    first = solve_milp(plain, limits, stop=stop)
    if first.status != "infeasible":
        return RowConflict("none" if first.x is not None else "unknown")
    active = _elastic_suspects(plain, groups, limits, stop)
    if solve_milp(_without(plain, groups, active), limits, stop=stop).status != "infeasible":
        active = list(groups)
    sure = True
    for name in list(active):
        if stop is not None and stop():
            return RowConflict("conflict", tuple(active), False)
        trial = [other for other in active if other != name]
        outcome = solve_milp(_without(plain, groups, trial), limits, stop=stop)
        if outcome.status == "infeasible":
            active = trial
        elif outcome.x is None:
            sure = False
    return RowConflict("conflict", tuple(active), sure)


def _without(model: MilpModel, groups: Mapping[str, Sequence[int]], active: Sequence[str]) -> MilpModel:
    """Return the model with the rows of all groups but the active ones freed."""
    low, high = model.row_low.copy(), model.row_high.copy()
    grouped = np.zeros(len(low), dtype=bool)
    for name, rows in groups.items():
        grouped[list(rows)] |= name not in active
    for name in active:
        grouped[list(groups[name])] = False
    low[grouped], high[grouped] = -np.inf, np.inf
    return replace(model, row_low=low, row_high=high)


def _elastic_suspects(
    model: MilpModel, groups: Mapping[str, Sequence[int]], limits: MilpLimits, stop: Callable[[], bool] | None
) -> list[str]:
    """Return the groups that a few elastic rounds break: relax all, then hold each broken group, until none can hold."""
    suspects: list[str] = []
    for _ in range(len(groups)):
        soft = [name for name in groups if name not in suspects]
        rows = np.array(sorted({row for name in soft for row in groups[name]}), dtype=np.int64)
        elastic = _stretch(model, rows)
        outcome = solve_milp(elastic, limits, stop=stop)
        if outcome.status == "infeasible" or outcome.x is None or not soft:
            break
        size = model.rows.shape[1]
        give = outcome.x[size : size + len(rows)] + outcome.x[size + len(rows) :]
        broken = set(rows[give > 1e-6].tolist())
        fresh = [name for name in soft if broken & set(map(int, groups[name]))]
        if not fresh:
            break
        suspects += fresh
    return [name for name in groups if name in suspects]


def _stretch(model: MilpModel, rows: IntArray) -> MilpModel:
    """Return the model in which some rows may be missed upwards or downwards at unit price (continuous relaxation)."""
    extra = eye_array(model.rows.shape[0], format="csc")[:, rows]
    scale = np.abs(model.rows).max(axis=1)
    scale = np.asarray(scale.todense() if hasattr(scale, "todense") else scale, dtype=np.float64).ravel()[rows]
    extra = extra * np.where(scale > 0, scale, 1.0)
    count, size = len(rows), model.rows.shape[1]
    return MilpModel(
        cost=np.concatenate([np.zeros(size), np.ones(2 * count)]),
        low=np.concatenate([model.low, np.zeros(2 * count)]),
        high=np.concatenate([model.high, np.full(2 * count, np.inf)]),
        integer=np.concatenate([np.zeros(size, dtype=bool), np.zeros(2 * count, dtype=bool)]),
        rows=csr_array(hstack([model.rows, extra, -extra])),
        row_low=model.row_low,
        row_high=model.row_high,
    )
