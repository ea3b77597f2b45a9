"""How much does each sector of an economy need from, and give to, every other, directly and through all rounds?

Notation (Miller and Blair, *Input-Output Analysis*, 2nd ed., Cambridge 2009): flows Z (n, n) with Z[i, j] what sector j
buys from sector i, gross output x (n,). Sectors without output buy and sell nothing per unit: their coefficients are 0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongxing.errors import DataError
from gongxing.words import Text

FloatArray = npt.NDArray[np.float64]


def direct_coefficients(flows: FloatArray, output: FloatArray) -> FloatArray:
    """Return A (n, n), A[i, j] = Z[i, j] / x[j]: what a unit of j's output buys from i (Miller and Blair, eq. 2.4)."""
    return np.divide(flows, output[None, :], out=np.zeros_like(flows), where=output[None, :] != 0)


def allocation_coefficients(flows: FloatArray, output: FloatArray) -> FloatArray:
    """Return B (n, n), B[i, j] = Z[i, j] / x[i]: the share of i's output that goes to j (Ghosh 1958; Miller and Blair, eq. 12.1)."""
    return np.divide(flows, output[:, None], out=np.zeros_like(flows), where=output[:, None] != 0)


def rounds_inverse(coefficients: FloatArray) -> FloatArray:
    """Return (I - C)^-1: Leontief's inverse of direct coefficients, Ghosh's of allocation coefficients; DataError where none exists."""
    unit = np.eye(len(coefficients))
    try:
        return np.asarray(np.linalg.solve(unit - coefficients, unit), dtype=np.float64)
    except np.linalg.LinAlgError as error:
        raise DataError(
            Text(
                "投入产出表不可求逆：至少一组部门的投入全部来自自身",
                "the input-output table has no inverse: some group of sectors lives on its own inputs alone",
            )
        ) from error


def full_requirements(inverse: FloatArray) -> FloatArray:
    """Return L - I: direct and indirect needs per unit of final use (完全消耗系数; Miller and Blair, sec. 2.2)."""
    return inverse - np.eye(len(inverse))


def output_multipliers(inverse: FloatArray) -> FloatArray:
    """Return the column sums of Leontief's inverse: output of all sectors per unit of final use of each (Miller and Blair, eq. 6.1)."""
    return np.asarray(inverse.sum(axis=0))


def multipliers(inverse: FloatArray, per_output: FloatArray) -> FloatArray:
    """Return w L for a vector w (n,) per unit of output: value added, jobs or tax per unit of final use (Miller and Blair, sec. 6.2)."""
    return np.asarray(per_output @ inverse)


def normalised(sums: FloatArray) -> FloatArray:
    """Return sums divided by their mean, so that 1 is the average sector (Rasmussen 1956); zeros where all are zero."""
    mean = float(sums.mean()) if len(sums) else 0.0
    return sums / mean if mean else np.zeros_like(sums)


def dispersion(inverse: FloatArray, *, axis: int = 0) -> FloatArray:
    """Return the coefficient of variation (n - 1 below the root) of the columns (axis 0) or rows (axis 1) of an inverse.

    A high value says that a sector draws on (or feeds) few others (Rasmussen 1956; Miller and Blair, sec. 12.2.5).
    """
    n = inverse.shape[axis]
    mean = inverse.mean(axis=axis)
    spread = inverse.std(axis=axis, ddof=1) if n > 1 else np.zeros_like(mean)
    return np.asarray(np.divide(spread, mean, out=np.zeros_like(mean), where=mean != 0))


def import_shares(output: FloatArray, imports: FloatArray, exports: FloatArray) -> FloatArray:
    """Return by sector the share of home use met by imports, m = M / (x + M - E), within 0 and 1.

    Home use is all that is not exported; goods imported and sent on make the share an estimate (Chenery-Moses assumption that
    every user of a good buys the same share of imports; Miller and Blair, sec. 4.2).
    """
    home = output + imports - exports
    share = np.divide(imports, home, out=np.zeros_like(imports), where=home > 0)
    return np.asarray(np.clip(np.where((home <= 0) & (imports > 0), 1.0, share), 0.0, 1.0))


def domestic_coefficients(direct: FloatArray, imported: FloatArray) -> FloatArray:
    """Return A less its imported part: `imported` is a share by row (n,), D = (I - diag(m)) A, or a matrix of imported coefficients (n, n)."""
    return direct - imported if imported.ndim == 2 else (1.0 - imported)[:, None] * direct


@dataclass(frozen=True, slots=True)
class Linkages:
    """How strongly each of n sectors pulls and pushes the others; arrays (n,), 1 is the average of a normalised measure."""

    multiplier: FloatArray
    """Output multiplier, column sum of Leontief's inverse."""
    backward_direct: FloatArray
    """Chenery and Watanabe (1958): column sum of A."""
    forward_direct: FloatArray
    """Chenery and Watanabe (1958): row sum of B."""
    backward: FloatArray
    """Power of dispersion (影响力系数), Rasmussen (1956): normalised column sums of Leontief's inverse."""
    sensitivity: FloatArray
    """Sensitivity of dispersion (感应度系数), Rasmussen (1956): normalised row sums of Leontief's inverse."""
    forward: FloatArray
    """Normalised row sums of Ghosh's inverse (Jones 1976), the forward measure that weighs buyers by what is sold to them."""
    backward_spread: FloatArray
    """Coefficient of variation of the columns of Leontief's inverse."""
    sensitivity_spread: FloatArray
    """Coefficient of variation of its rows."""
    ghosh: FloatArray
    """Row sum of Ghosh's inverse, not normalised: the supply multiplier."""

    @property
    def key(self) -> npt.NDArray[np.bool_]:
        """Whether a sector is a key sector: backward and forward linkage both above average (Miller and Blair, sec. 12.2.4)."""
        return np.asarray((self.backward > 1.0) & (self.forward > 1.0))


def linkages(flows: FloatArray, output: FloatArray) -> Linkages:
    """Return the linkages of a table of flows (n, n) and outputs (n,)."""
    direct, allocation = direct_coefficients(flows, output), allocation_coefficients(flows, output)
    leontief, ghosh = rounds_inverse(direct), rounds_inverse(allocation)
    pull, push, supply = leontief.sum(axis=0), leontief.sum(axis=1), ghosh.sum(axis=1)
    return Linkages(
        multiplier=pull,
        backward_direct=direct.sum(axis=0),
        forward_direct=allocation.sum(axis=1),
        backward=normalised(pull),
        sensitivity=normalised(push),
        forward=normalised(supply),
        backward_spread=dispersion(leontief),
        sensitivity_spread=dispersion(leontief, axis=1),
        ghosh=supply,
    )


def extraction_losses(direct: FloatArray, output: FloatArray) -> FloatArray:
    """Return by sector the output that all others lose if it is taken out whole, in the unit of `output` (hypothetical extraction).

    Sector k neither buys, sells nor is produced any more: the loss is i'x - i'(I - A_o)^-1 f_o - x_k with A_o and f_o the table
    without row and column k and f = (I - A) x (Dietzenbacher and van der Linden 1997; Miller and Blair, sec. 12.2.6). By the formula
    of a bordered inverse the loss is x_k (column sum of L, without its own entry, over L[k, k]), so one inverse serves all sectors.
    """
    inverse = rounds_inverse(direct)
    own = np.diag(inverse)
    others = inverse.sum(axis=0) - own
    return np.asarray(np.divide(output * others, own, out=np.zeros_like(output), where=own != 0))
