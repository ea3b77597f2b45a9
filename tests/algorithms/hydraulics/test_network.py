"""Is a network that cannot be refused, with all faults at once?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.pipe_networks import row_of_two

from gongxing.errors import DataError


def test_counts_and_fixed_heads() -> None:
    network = row_of_two()
    assert (network.n_nodes, network.n_links) == (3, 2)
    assert network.fixed.tolist() == [True, False, False]
    assert network.piped.all()


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        replace(row_of_two(), head=np.full(3, np.nan), length=np.array([0.0, 1.0]), nodes=("R", "A", "A"))
    told = str(caught.value)
    assert "no reservoir" in told
    assert "length must be above 0: RA" in told
    assert "node ids repeat" in told


def test_wrong_shapes_are_told() -> None:
    with pytest.raises(DataError, match=r"demand has shape \(2,\), expected \(3,\)"):
        replace(row_of_two(), demand=np.zeros(2))
