"""Does the neighbour complete what is missing here and the other way, without promising the same goods twice?"""

from __future__ import annotations

import pandas as pd
import pytest
from tests.chain_parks import MILLION, chain_park, small_map, small_table, with_neighbour

from gongxing.diagnosis.complement import ComplementSurvey, survey_complement
from gongxing.errors import NotReadyError
from gongxing.io.input_output import load_input_output, load_sector_map
from gongxing.io.packs import load_industry_values
from gongxing.park import Park
from gongxing.samples import demo_park

VALUES = load_industry_values()


def survey(park: Park) -> ComplementSurvey:
    return survey_complement(park, small_table(), small_map(), VALUES)


def test_links_both_ways() -> None:
    found = survey(with_neighbour(chain_park()))
    here, there = found.links
    # the neighbour's electronics (100, of which its own machines need 1) meet the need of 5 here
    assert (here.direction, here.sector, here.cover, here.cover_both, here.gain_yuan) == (
        "here",
        "04",
        0.0,
        1.0,
        pytest.approx(5 * MILLION),
    )
    assert here.firm_names == ("邻电子",)
    # its machines (20) need 2 of parts; of the 12 made here 10 are needed here: 2 can be spared. Steel is short on both sides
    assert (there.direction, there.sector, there.gain_yuan) == ("there", "03", pytest.approx(2 * MILLION))
    assert there.chain == "机"


def test_spare_goods_are_promised_once() -> None:
    # two chains of the neighbour need 2 of parts each, 2 can be spared in all
    park = with_neighbour(chain_park())
    rows = park["neighbour_firms"].frame
    twin = rows[rows["id"] == "N1"].assign(id="N3", chain="机二")
    found = survey(park.with_table("neighbour_firms", pd.concat([rows, twin])))
    assert sum(
        link.gain_yuan for link in found.links if link.direction == "there" and link.sector == "03"
    ) == pytest.approx(2 * MILLION)


def test_common_sectors_are_divided_by_relative_specialisation() -> None:
    (machines,) = survey(with_neighbour(chain_park())).divisions
    # 100 of 116 here, 20 of 120 there
    assert machines.ratio == pytest.approx((100 / 116) / (20 / 120))
    assert machines.lead == "here"
    even = VALUES.with_value("complement_lead", "*", 6.0, "x")
    (machines,) = survey_complement(with_neighbour(chain_park()), small_table(), small_map(), even).divisions
    assert machines.lead == "both"


def test_services_to_share() -> None:
    (service,) = survey(with_neighbour(chain_park())).services
    assert (service.words, service.firm_names, service.sectors, service.local_firms) == (
        "热处理中心",
        ("邻机械",),
        ("02",),
        2,
    )


def test_without_a_usable_register_it_says_what_to_import() -> None:
    with pytest.raises(NotReadyError, match="neighbour_firms") as raised:
        survey(chain_park())
    assert raised.value.faults[0].place.table == "neighbour_firms"
    unmapped = with_neighbour(chain_park())
    rows = unmapped["neighbour_firms"].frame.assign(sector="?")
    with pytest.raises(NotReadyError, match="no usable firm"):
        survey(unmapped.with_table("neighbour_firms", rows))


def test_the_demo_neighbour_completes_links() -> None:
    from_demo = survey_complement(demo_park(scale=0.5), load_input_output(), load_sector_map(), VALUES)
    assert {link.direction for link in from_demo.links} >= {"here"}
    assert from_demo.services
