"""Do the tables beside peers, of strengths and of works among homes say what was found, with an origin on every number?"""

from __future__ import annotations

from dataclasses import replace

from tests.parks import building, grid_park, with_buildings
from tests.report.reading import cells

from gongxing.diagnosis.interleaving import survey_interleaving
from gongxing.diagnosis.peers import survey_peers
from gongxing.diagnosis.strengths import YARDSTICKS, Yardstick, survey_strengths
from gongxing.io.packs import load_industry_values
from gongxing.io.peers import load_peers
from gongxing.origins import Figure, computed
from gongxing.report.document import EMPTY, Document
from gongxing.report.material import Material
from gongxing.report.origins_check import check_origins
from gongxing.report.peer_tables import measured_peers, peers_table, spots_table, standings_table, strengths_table
from gongxing.words import Text

VALUES = load_industry_values()


def test_peers_show_what_they_published_and_how_exact_it_is(material: Material) -> None:
    survey = survey_peers(material.park, load_peers())
    rows = cells(material, peers_table(survey), "en")[1:]
    assert len(rows) == 1 + len(survey.peers)
    hailing = next(row for row in rows if row[0].startswith("Hailing"))
    assert hailing[2] == "40.00"
    assert hailing[3] == "—"
    assert float(hailing[5].replace(",", "")) == 25_830
    assert "output: firms above scale only" in hailing[8]
    assert "weilinceramic.com" in hailing[9]
    zh = cells(material, peers_table(survey), "zh")
    assert next(row for row in zh if row[0].startswith("东营"))[5] == "310.00"


def test_standings_give_rank_and_number_of_peers(material: Material) -> None:
    survey = survey_peers(material.park, load_peers())
    rows = {row[0]: row for row in cells(material, standings_table(survey), "en")[1:]}
    assert rows["output per area"][3] == "2"
    assert rows["tax per area"][2:5] == ["—", "0", "—"]
    for measure, values in measured_peers(survey):
        assert survey.own in [peer for peer, _ in values], measure.key


def strengths() -> tuple[Figure, Figure]:
    origin = computed("test", Text("试", "a try"), "a", "b")
    own = Figure("industry.x", Text("50 米内占比", "share within 50 m"), 0.5, "share", origin)
    return own, replace(own, key="industry.y", label=Text("中位数", "median"), value=0.4)


def test_strengths_show_both_figures(material: Material) -> None:
    own, other = strengths()
    yardstick = Yardstick(own.key, other.key, "figure", upward=True)
    zero = Yardstick(own.key, "", "zero", upward=True, outer=True)
    survey = survey_strengths(material.park, {own.key: own, other.key: other}, VALUES, (yardstick, zero))
    table = strengths_table(survey)
    rows = cells(material, table, "en")[1:]
    assert [row[0] for row in rows] == ["strength", "opportunity"]
    assert rows[0][1] == "share within 50 m"
    assert rows[0][2].startswith("50.0%")
    assert rows[0][4].startswith("40.0%")
    assert rows[1][3:] == ["zero", ""]
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, (table,)))
    assert YARDSTICKS


def test_firms_close_to_homes_are_listed(material: Material) -> None:
    park = with_buildings(
        grid_park([["16"] * 5]),
        building("W1", "workshop", 0, 0, firm="F1"),
        building("H1", "dwelling", 40, 0),
        building("H2", "dwelling", 0, 40),
    )
    park = park.with_table(
        "firms", material.park.firms.frame.head(1).assign(id="F1", name="甲厂", parcel=None, source=None)
    )
    table = spots_table(survey_interleaving(park, VALUES))
    assert table is not None
    assert cells(material, table, "zh")[1] == ["F1", "甲厂", "1", "2", "—"]
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, (table,)))
    far = with_buildings(grid_park([["16"] * 9]), building("W", "workshop", 0, 0), building("H", "dwelling", 500, 0))
    assert spots_table(survey_interleaving(far, VALUES)) is None


def test_every_number_beside_peers_has_an_origin(material: Material) -> None:
    survey = survey_peers(material.park, load_peers())
    check_origins(Document(EMPTY, EMPTY, (), EMPTY, False, (peers_table(survey), standings_table(survey))))
