"""Which actions does a land scheme ask for, with cost, need and origin?"""

from __future__ import annotations

from gongxing.engines.land.problem import LandProblem, position
from gongxing.origins import Origin, OriginKind, computed
from gongxing.park import Park
from gongxing.plan import Action, LandScheme, ParcelChoice
from gongxing.standards import Standards, land_use
from gongxing.words import Text


def land_actions(
    problem: LandProblem, scheme: LandScheme, park: Park, standards: Standards, *, years: float | None = None
) -> tuple[Action, ...]:
    """Return the actions: change each parcel, survey soil before housing on factory land, abate workshops.

    Durations are None: no source gives them, and phasing must not take a guess for a fact. `years` is the years' purchase of a
    yearly value: with it, a change is worth a year what the land gains in use.
    """
    rows = {parcel: row for row, parcel in enumerate(problem.parcels)}
    factory = dict(zip(park.parcels.ids, park.parcels["former_factory"].fillna(False), strict=True))
    soil = dict(zip(park.parcels.ids, park.parcels["soil"].fillna(""), strict=True))
    origin = computed("engines.land.solve", Text("用地方案", "land scheme"), "parcels", "land_values")
    found: list[Action] = []
    for choice in scheme.choices:
        if not choice.changed:
            continue
        before: tuple[str, ...] = ()
        if _needs_survey(choice, bool(factory[choice.parcel]), str(soil[choice.parcel])) and "TR-59" in standards:
            survey = _survey(choice, standards)
            found.append(survey)
            before = (survey.id,)
        gain = _gain(problem, choice, rows[choice.parcel])
        found.append(_change(choice, before, origin, None if gain is None or not years else gain / years))
    shops = dict(zip(problem.workshops.ids, problem.workshops.parcel.tolist(), strict=True))
    for shop, price in scheme.abated:
        title = Text(f"车间 {shop} 废气密闭收集治理", f"capture and treat the emissions of workshop {shop}")
        found.append(
            Action(
                f"land.abate.{shop}",
                "land",
                "abate",
                title,
                (problem.parcels[shops[shop]],),
                price,
                None,
                origins=(origin,),
            )
        )
    return tuple(found)


def _gain(problem: LandProblem, choice: ParcelChoice, row: int) -> float | None:
    """Return what a parcel's planned use is worth over its present one, costs left out; None where the present use is not known."""
    label, keep = position(problem.uses, choice.planned), int(problem.keeps[row])
    if label < 0 or keep < 0:
        return None
    return float(sum(factor.points[row, label] - factor.points[row, keep] for factor in problem.factors))


def _needs_survey(choice: ParcelChoice, factory: bool, soil: str) -> bool:
    was_factory = factory or choice.present.startswith("10")
    return was_factory and soil != "clean" and choice.planned.startswith(("07", "08"))


def _survey(choice: ParcelChoice, standards: Standards) -> Action:
    rule = standards.rule("TR-59")
    title = Text(f"地块 {choice.parcel} 土壤污染状况调查", f"soil survey of parcel {choice.parcel}")
    return Action(
        f"land.soil.{choice.parcel}",
        "land",
        "soil_survey",
        title,
        (choice.parcel,),
        None,
        None,
        origins=(Origin(OriginKind.RULE, rule.code, rule.words),),
    )


def _change(choice: ParcelChoice, after: tuple[str, ...], origin: Origin, benefit: float | None) -> Action:
    now, then = land_use(choice.present), land_use(choice.planned)
    title = Text(
        f"地块 {choice.parcel}：{now.name.zh} → {then.name.zh}",
        f"parcel {choice.parcel}: {now.name.en} → {then.name.en}",
    )
    needs: tuple[tuple[str, float], ...] = ()
    gives: tuple[tuple[str, float], ...] = ()
    if then.built and not now.built:
        needs = (("quota_m2", choice.area_m2),)
    if now.built and then.arable:
        gives = (("quota_m2", choice.area_m2),)
    return Action(
        f"land.change.{choice.parcel}",
        "land",
        "change_use",
        title,
        (choice.parcel,),
        choice.cost_yuan,
        None,
        after,
        needs,
        gives,
        (origin,),
        benefit,
    )
