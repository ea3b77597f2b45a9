"""Do multipliers, linkages and extraction agree with the textbook and with a table from which a sector is really taken out?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.input_output import (
    allocation_coefficients,
    direct_coefficients,
    dispersion,
    domestic_coefficients,
    extraction_losses,
    full_requirements,
    import_shares,
    linkages,
    multipliers,
    normalised,
    output_multipliers,
    rounds_inverse,
)
from gongxing.errors import DataError

# Miller and Blair (2009), table 2.3: two sectors, total outputs 1000 and 2000
FLOWS, OUTPUT = np.array([[150.0, 500.0], [200.0, 100.0]]), np.array([1000.0, 2000.0])


def random_table(n: int = 12, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    flows = rng.gamma(0.5, 1.0, (n, n))
    return flows, flows.sum(axis=0) / rng.uniform(0.3, 0.8, n)


def test_the_textbook_example() -> None:
    direct = direct_coefficients(FLOWS, OUTPUT)
    assert direct == pytest.approx(np.array([[0.15, 0.25], [0.20, 0.05]]))
    inverse = rounds_inverse(direct)
    # Miller and Blair print 1.254, .330, .264, 1.122
    assert inverse == pytest.approx(np.array([[1.254, 0.330], [0.264, 1.122]]), abs=5e-4)
    assert output_multipliers(inverse) == pytest.approx([1.518, 1.452], abs=5e-4)
    assert full_requirements(inverse)[0, 0] == pytest.approx(0.254, abs=5e-4)
    ghosh = rounds_inverse(allocation_coefficients(FLOWS, OUTPUT))
    assert ghosh == pytest.approx(np.array([[1.254, 0.660], [0.132, 1.122]]), abs=5e-4)


def test_value_added_multipliers_are_one_where_nothing_is_imported() -> None:
    # every yuan of final use ends as value added somewhere
    flows, output = random_table()
    direct = direct_coefficients(flows, output)
    assert multipliers(rounds_inverse(direct), 1 - direct.sum(axis=0)) == pytest.approx(np.ones(12))


def test_normalised_linkages_average_one_and_key_sectors_pull_and_push() -> None:
    flows, output = random_table()
    found = linkages(flows, output)
    for values in (found.backward, found.forward, found.sensitivity):
        assert values.mean() == pytest.approx(1.0)
    assert np.array_equal(found.key, (found.backward > 1) & (found.forward > 1))
    assert found.key.any()
    assert not found.key.all()
    assert found.multiplier == pytest.approx(found.backward * found.multiplier.mean())


def test_a_column_of_equal_numbers_has_no_spread() -> None:
    assert dispersion(np.array([[2.0, 1.0], [2.0, 3.0]])) == pytest.approx([0.0, np.sqrt(2) / 2])
    assert dispersion(np.array([[2.0]])) == pytest.approx([0.0])
    assert normalised(np.zeros(3)).tolist() == [0, 0, 0]


def test_extraction_is_what_is_left_when_a_sector_is_really_taken_out() -> None:
    flows, output = random_table()
    direct = direct_coefficients(flows, output)
    final = output - flows.sum(axis=1)
    losses = extraction_losses(direct, output)
    for k in range(len(output)):
        rest = np.delete(np.arange(len(output)), k)
        left = np.linalg.inv(np.eye(len(rest)) - direct[np.ix_(rest, rest)]) @ final[rest]
        assert losses[k] == pytest.approx(output[rest].sum() - left.sum())


def test_imports_leave_the_domestic_part() -> None:
    output, imports, exports = (
        np.array([80.0, 50.0, 0.0, 10.0]),
        np.array([20.0, 0.0, 5.0, 0.0]),
        np.array([0.0, 10.0, 0.0, 30.0]),
    )
    share = import_shares(output, imports, exports)
    assert share == pytest.approx([0.2, 0.0, 1.0, 0.0])
    direct = np.full((4, 4), 0.1)
    assert domestic_coefficients(direct, share)[:, 0] == pytest.approx([0.08, 0.1, 0.0, 0.1])
    assert domestic_coefficients(direct, np.full((4, 4), 0.03))[0, 0] == pytest.approx(0.07)


def test_sectors_without_output_neither_crash_nor_count() -> None:
    flows = np.array([[1.0, 0.0, 2.0], [0.0, 0.0, 0.0], [3.0, 0.0, 0.0]])
    output = np.array([10.0, 0.0, 10.0])
    found = linkages(flows, output)
    assert np.isfinite(found.multiplier).all()
    assert found.multiplier[1] == 1.0
    assert found.backward_direct[1] == 0.0
    assert extraction_losses(direct_coefficients(flows, output), output)[1] == 0.0


def test_a_table_that_lives_on_itself_has_no_inverse() -> None:
    with pytest.raises(DataError, match="no inverse"):
        rounds_inverse(np.eye(2))
