"""Are the actions complete: cost, duration, what they wait for and what they give?"""

from __future__ import annotations

from dataclasses import replace

from tests.industry_problems import firm, leaver, made, site

from gongxing.engines.industry import industry_actions, solve
from gongxing.engines.industry.actions import waiting
from gongxing.io.packs import load_industry_values
from gongxing.plan import Action, IndustryScheme
from gongxing.plan.industry import FirmChoice, SiteUse
from gongxing.words import Text, same

WORDS = Text("由", "why")


def change(parcel: str) -> Action:
    return Action(f"land.change.{parcel}", "land", "change_use", same(parcel), (parcel,), 1.0, None)


def scheme() -> IndustryScheme:
    firms = [
        firm("D", "P0", grade="D", stable=True, value_added_yuan=1e4),
        leaver("M", "Q0", covered=True),
        firm("C", "P1", grade="C"),
    ]
    result = solve(made(firms, [site("P0", present_m2=1e4), site("P1", present_m2=1e4)]))
    assert result.part is not None
    return result.part


def test_a_mover_waits_for_its_site_and_for_who_leaves_it() -> None:
    acts = {a.id: a for a in industry_actions(scheme(), load_industry_values(), [change("P0"), change("Q0")])}
    assert set(acts) == {"industry.exit.D", "industry.move.M", "industry.upgrade.C"}
    move = acts["industry.move.M"]
    assert move.after == ("land.change.P0", "industry.exit.D")
    assert move.gives == (("freed_m2", 10_000.0), ("land.change.Q0", 1.0))
    assert move.needs == (("works_m2", 10_000.0),)
    assert move.parcels == ("Q0", "P0")


def test_what_the_land_plan_pays_costs_nothing_again_and_durations_come_from_parameters() -> None:
    values = load_industry_values()
    acts = {a.kind: a for a in industry_actions(scheme(), values)}
    assert acts["move"].cost_yuan == 0.0
    assert acts["move"].after == ("industry.exit.D",)
    assert acts["exit"].cost_yuan == 3e6
    assert acts["upgrade"].duration_days == values.value("upgrade_days")
    assert all(len(a.origins) == 2 for a in acts.values())


def swap() -> IndustryScheme:
    """A and B change places on two full lots."""

    def moving(identity: str, here: str, there: str) -> FirmChoice:
        return FirmChoice(
            identity, identity, "move", here, there, 1e4, 1.0, 0.0, 0.0, "", "", False, WORDS, left_m2=1e4
        )

    sites = (SiteUse("P0", "100102", 1e4, 1e4, ("B",)), SiteUse("P1", "100102", 1e4, 1e4, ("A",)))
    return IndustryScheme((moving("A", "P0", "P1"), moving("B", "P1", "P0")), sites, 2.0, 0.0)


def test_a_ring_of_swaps_is_broken() -> None:
    assert waiting(swap()) == {"A": ("B",), "B": ()}


def test_nobody_waits_where_there_is_room() -> None:
    wide = tuple(replace(s, capacity_m2=3e4) for s in swap().sites)
    assert waiting(replace(swap(), sites=wide)) == {}
