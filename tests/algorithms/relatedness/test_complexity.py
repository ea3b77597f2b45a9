"""Do complexity indices order places and sectors as their nesting says, with a sign that does not flip?"""

from __future__ import annotations

import numpy as np
import pytest

from gongxing.algorithms.relatedness import complexity

NESTED = np.tril(np.ones((5, 5)))
"""Place i has the sectors 0 to i: the last is the most diverse, sector 0 the most common."""


def test_a_nested_table_is_ordered_from_plain_to_complex() -> None:
    found = complexity(NESTED)
    assert (np.diff(found.places) > 0).all()
    assert (np.diff(found.sectors) > 0).all()
    assert found.unique


def test_a_place_is_as_complex_as_its_sectors_on_average() -> None:
    found = complexity(NESTED)
    assert found.places[2] == pytest.approx(found.sectors[:3].mean())


def test_the_vector_solves_the_reflections() -> None:
    """U^-1 M' D^-1 M k is k times the second largest eigenvalue."""
    rng = np.random.default_rng(3)
    presence = (rng.random((12, 30)) < 0.4).astype(float)
    presence[:, 0] = presence[0] = 1
    found = complexity(presence)
    again = (presence / presence.sum(axis=0)).T @ ((presence / presence.sum(axis=1)[:, None]) @ found.sectors)
    ratio = again / found.sectors
    assert ratio == pytest.approx(np.full(30, ratio[0]), rel=1e-8)
    tall = complexity(presence.T)
    assert abs(np.corrcoef(tall.places, found.sectors)[0, 1]) == pytest.approx(1.0)


def test_places_with_nothing_in_common_have_no_one_ordering() -> None:
    assert not complexity(np.eye(4)).unique
    assert not complexity(np.ones((1, 3))).unique


def test_the_same_table_gives_the_same_sign() -> None:
    even = np.array([[1.0, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]])
    assert (complexity(even).places == complexity(even.copy()).places).all()
