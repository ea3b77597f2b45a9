"""Does the measurement of relatedness tell time, agreement and ratio, and do without a peer that is not there?"""

from __future__ import annotations

import pytest

from gongxing.workflow import bench_relatedness as bench


def test_against_the_peer() -> None:
    pytest.importorskip("ecomplexity", reason="the peer ecomplexity is not installed")
    score = bench.bench_relatedness(120, 60, 3)
    told = dict(score.differences)
    assert set(told) == {"rca", "mcp", "diversity", "ubiquity", "density", "eci", "pci", "coi", "cog"}
    assert max(told.values()) < 1e-12
    assert score.peer.startswith("ecomplexity ")
    assert score.ratio is not None
    assert score.ratio == pytest.approx(score.peer_seconds / score.seconds)


def test_without_a_peer_only_the_time_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "PEER", "no_such_package_anywhere")
    score = bench.bench_relatedness(30, 20, 1)
    assert score.seconds > 0
    assert (score.peer, score.ratio, score.differences) == ("", None, ())
