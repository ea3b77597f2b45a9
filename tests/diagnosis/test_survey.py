"""Does the whole survey hold every part, with stable keys?"""

from tests.network_parks import bare_park, drain_park, with_facilities
from tests.network_parks import water_park as mains

from gongxing.diagnosis.survey import SURVEY_KEYS, survey
from gongxing.io.packs import load_network_values

VALUES = load_network_values()


def test_an_empty_park_knows_nothing_and_says_so_everywhere() -> None:
    found = survey(bare_park(), VALUES)
    assert tuple(figure.key for figure in found.figures) == SURVEY_KEYS
    assert all(figure.value is None for figure in found.figures)
    assert {finding.verdict for finding in found.findings} == {"unknown"}


def test_every_figure_has_its_origin_and_both_languages() -> None:
    found = survey(mains(), VALUES)
    assert all(figure.origin.inputs for figure in found.figures)
    assert len({figure.key for figure in found.figures}) == len(found.figures)
    assert len({table.name for table in found.tables}) == len(found.tables)
    assert set(SURVEY_KEYS) <= {figure.key for figure in found.figures}


def test_the_same_park_gives_the_same_survey() -> None:
    one, two = (survey(drain_park(), VALUES) for _ in range(2))
    assert one.figures == two.figures
    assert one.findings == two.findings
    assert one.tables == two.tables


def test_a_neighbours_plant_does_not_count() -> None:
    park = with_facilities(drain_park(), {"id": "p", "kind": "treatment_plant", "zone": "邻区", "at": (100, -2)})
    verdicts = {finding.code: finding.verdict for finding in survey(park, VALUES).findings}
    assert verdicts["network.sewer.state"] == "unknown"
