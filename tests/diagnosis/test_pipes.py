"""Are age, size, connection and reach of the pipes of the small park as counted by hand?"""

import pytest
from tests.network_parks import bare_park, street_park, water_park, with_pipes

from gongxing.diagnosis.pipes import survey_pipes
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


@pytest.fixture(scope="module")
def found():
    return survey_pipes(water_park(), VALUES)


@pytest.fixture(scope="module")
def figures(found):
    return {figure.key: figure.value for figure in found.figures}


def test_age_against_the_life_of_the_material(found, figures) -> None:
    # in 2026: W1 11 of 50 years; W2 36 of 30 (grey iron); W4 49 of 50, due within five; W3 has no year
    states = {record.id: record.state for record in found.records}
    assert states == {"W1": "sound", "W2": "aged", "W3": "unknown", "W4": "due"}
    dated = 200 + 199.7 + 8.6
    assert figures["network.water.aged_share"] == pytest.approx(199.7 / dated)
    assert figures["network.water.mean_age"] == pytest.approx((200 * 11 + 199.7 * 36 + 8.6 * 49) / dated)
    assert figures["network.water.age_unknown"] == pytest.approx(100 / (dated + 100))


def test_small_and_unconnected_pipes(found, figures) -> None:
    assert figures["network.water.small_m"] == pytest.approx(199.7)
    assert figures["network.water.apart_m"] == pytest.approx(100)
    assert next(f for f in found.findings if f.code == "network.water.joined").rows == ("W3",)


def test_parcels_beyond_the_reach_of_a_main(figures, found) -> None:
    # within 60 m: works (1 m from W4), homes (8 m from W2), inner (50 m from W2), shops (51 m from both)
    assert figures["network.water.unserved"] == 0
    far = dict(zip(found.parcels.ids, found.main_m["water"].tolist(), strict=True))
    assert far["inner"] == pytest.approx(50)


def test_a_kind_without_pipes_is_unknown_and_says_what_to_import(found, figures) -> None:
    assert figures["network.sewer.unserved"] is None
    assert figures["network.sewer.m"] is None
    finding = next(f for f in found.findings if f.code == "network.sewer")
    assert finding.verdict == "unknown"
    assert "kind `sewer`" in finding.words.en


def test_without_any_source_nobody_knows_which_piece_works() -> None:
    park = with_pipes(street_park(), {"id": "W", "kind": "water", "along": [(0, 0), (50, 0)]})
    found = survey_pipes(park, VALUES)
    assert found.records[0].connected is None
    assert {f.code: f.verdict for f in found.findings}["network.water.joined"] == "unknown"


def test_the_tables_list_every_pipe_and_only_unserved_parcels() -> None:
    park = with_pipes(street_park(), {"id": "W", "kind": "water", "along": [(-200, 0), (-150, 0)]})
    tables = {table.name: table for table in survey_pipes(park, VALUES).tables}
    assert tables["pipe_states"].column("pipe") == ("W",)
    assert tables["pipe_states"].column("small") == (None,)
    assert set(tables["unserved"].column("parcel")) == {"works", "inner", "homes", "shops"}


def test_an_empty_park_is_unknown_throughout() -> None:
    assert all(figure.value is None for figure in survey_pipes(bare_park(), VALUES).figures)
