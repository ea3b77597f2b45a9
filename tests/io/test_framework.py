"""Do the packaged duties hang together, and is every fault of a table told at once?"""

from __future__ import annotations

from importlib.resources import files

import pytest

from gongxing.errors import DataError
from gongxing.io.framework import COLUMNS, frame_norms_of, load_frame_norms
from gongxing.report.works_tables import WORKS


def test_the_packaged_norms_name_six_pillars_and_cover_every_engine() -> None:
    norms = load_frame_norms()
    assert len(norms.pillars) == 6
    for engine in (
        "land",
        "portfolio",
        "industry",
        "growth",
        "roads",
        "water",
        "sewer",
        "storm",
        "lines",
        "resettlement",
    ):
        found = norms.rule(f"{engine}.new_kind") or norms.rule(f"{engine}.strengthen")
        assert found is not None, engine
        assert found.supporting
    assert {rule.goal for rule in norms.rules} <= {norm.key for norm in norms.indicators}
    assert {norm.pillar for norm in norms.indicators} == {pillar.key for pillar in norms.pillars}
    assert any(norm.binding for norm in norms.indicators)
    assert WORKS


def test_faults_are_told_with_file_row_and_column() -> None:
    folder = files("gongxing.standards") / "packs"
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in COLUMNS}
    texts["duties.csv"] += "x.*,nowhere,works,nobody,output,C,词,word\n"
    texts["pillars.csv"] += "more,又一项,one more,词,Z\n"
    with pytest.raises(DataError) as told:
        frame_norms_of(texts)
    places = {(fault.place.file, fault.place.column) for fault in told.value.faults}
    assert places == {("duties.csv", "pillar"), ("duties.csv", "supporting"), ("pillars.csv", "grade")}
