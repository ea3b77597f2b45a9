"""Is the sweep of weights measured by one yardstick, and are unknown weights told?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.parks import checker_park
from tests.run_tasks import Here

from gongxing import workflow
from gongxing.errors import DataError
from gongxing.store import Project


def test_a_sweep_keeps_what_no_other_surpasses_and_draws_it(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", checker_park().settings)
    project.save(checker_park())
    with pytest.raises(DataError, match="one of"):
        workflow.pareto(project, workflow.Sweep(("green",), 1), crew=Here())
    front = workflow.pareto(project, workflow.Sweep(("cost", "quiet"), 2, 0.5), crew=Here())
    assert [criterion.key for criterion in front.criteria] == ["cost", "quiet", "rest"]
    assert [point.name for point in front.points] == ["base", "w01", "w02"]
    kept = [point.values for point in front.points if point.on_front]
    assert kept
    for point in front.points:
        beaten = any(all(a >= b for a, b in zip(k, point.values, strict=True)) and k != point.values for k in kept)
        assert point.on_front is not beaten
    assert 0 <= front.volume <= 1
    assert workflow.write_front(project, front, "en").is_file()
