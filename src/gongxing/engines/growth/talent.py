"""Which skills do the jobs of the outlook ask for, year by year, and how many of today's staff will still be there?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from gongxing.engines.growth.problem import FloatArray
from gongxing.engines.growth.sectors import sector_value
from gongxing.park import Park
from gongxing.plan import GrowthOutlook, Plan, TalentNeed
from gongxing.plan.talent import SKILLS, ChainSkills, SkillYear
from gongxing.standards.parameters import Parameters
from gongxing.words import Text

_RETIRE_YEARS = 5
"""The column `retiring` counts those who retire within so many years."""
_WEIGHT = 30.0
"""Persons that the default structure weighs beside those reported."""
_ROUNDS = 60
"""Rounds of scaling; a handful is enough unless chains differ in everything."""


@dataclass(frozen=True)
class _Staff:
    """People reported by skill, how many jobs of the park they are, whose sectors they are of, and how many soon retire."""

    persons: FloatArray
    whole: bool
    """Whether they are reported for the park as a whole."""
    modelled: FloatArray
    retiring: FloatArray
    """As a share; NaN where nobody said."""


def talent(park: Park, values: Parameters, plan: Plan, outlook: GrowthOutlook) -> TalentNeed:
    """Return the need of skills by year and chain.

    Demand is the mean jobs of the outlook (decisions, leads and plots in it, labour productivity taken off) by the skills of each
    chain's sectors, drawn to the structure that `staff` reports and shifted year by year by `skill_drift`. Staff are those of today
    less retirements and net leavers; recruits are not counted, so the gap is how many must be won. Staff stay unknown where `staff`
    covers too few jobs.
    """
    skills = tuple(SKILLS)
    steps = range(len(outlook.years) + 1)
    shares = _chain_shares(park, values, skills)
    staff = _staff(park, values, skills)
    drift = np.array([values.value("skill_drift", skill) for skill in skills])
    jobs = _jobs(outlook, _base_jobs(park, outlook))
    plain = np.array([values_share(values, "", skill) for skill in skills])
    now = np.array([counts[0] for counts in jobs.values()])
    tilt = _tilt(staff, np.array([shares.get(chain, plain) for chain in jobs]), now)
    demand = {
        chain: np.stack([count * _tilted(shares.get(chain, plain), tilt * drift**t) for t, count in enumerate(counts)])
        for chain, counts in jobs.items()
    }
    whole = np.sum(list(demand.values()), axis=0)
    present, notes = _present(staff, whole[0], values)
    there = None if present is None or staff is None else _left(present, staff.retiring, values, steps)
    rows = tuple(
        SkillYear(
            skill, outlook.base_year + t, float(whole[t, k]),
            None if there is None else float(there[t, k]), None if there is None else float(whole[t, k] - there[t, k]),
        )
        for k, skill in enumerate(skills)
        for t in steps
    )  # fmt: skip
    chains = tuple(
        ChainSkills(chain, skill, float(found[-1, k]))
        for chain, found in demand.items()
        for k, skill in enumerate(skills)
    )
    return TalentNeed(outlook.base_year, rows, chains, (*notes, *_said(plan, staff)))


def values_share(values: Parameters, sector: str, skill: str) -> float:
    """Return the default share of a skill among the jobs of a sector."""
    return sector_value(values, "skill_share", sector, f"{skill}/")


def _structure(values: Parameters, sectors: Sequence[str], jobs: FloatArray, skills: Sequence[str]) -> FloatArray:
    """Return the mean default structure of firms, weighted by jobs."""
    known = {sector: np.array([values_share(values, sector, skill) for skill in skills]) for sector in set(sectors)}
    weight = jobs if jobs.sum() > 0 else np.ones(len(jobs))
    return np.asarray(sum(w * known[s] for w, s in zip(weight, sectors, strict=True)) / weight.sum())


def _chain_shares(park: Park, values: Parameters, skills: Sequence[str]) -> dict[str, FloatArray]:
    """Return the default structure by chain: of its firms, or where it has none, of its leads."""
    found: dict[str, FloatArray] = {}
    for table in ("firms", "leads"):
        frame = park[table].frame
        for chain, part in frame.groupby(frame["chain"].fillna("")):
            jobs = part["jobs"].to_numpy(dtype=np.float64, na_value=0.0)
            sectors = [str(sector) for sector in part["sector"].fillna("")]
            found.setdefault(str(chain), _structure(values, sectors, jobs, skills))
    return found


def _staff(park: Park, values: Parameters, skills: Sequence[str]) -> _Staff | None:
    """Return what `staff` reports; rows of the park as a whole go before those of firms. None without any."""
    frame = park["staff"].frame
    if frame.empty:
        return None
    whole = frame["firm"].isna() | (frame["firm"] == "")
    frame = frame[whole] if whole.any() else frame
    sums = frame.groupby("skill")["persons"].sum()
    persons = np.array([float(sums.get(skill, 0)) for skill in skills])
    firms = park.firms.frame.set_index("id")
    mine = firms if whole.any() else firms[firms.index.isin(set(frame["firm"]))]
    sectors = [str(sector) for sector in mine["sector"].fillna("")]
    plain = np.array([values_share(values, "", skill) for skill in skills])
    jobs = mine["jobs"].to_numpy(dtype=np.float64, na_value=0.0)
    modelled = persons.sum() * (_structure(values, sectors, jobs, skills) if len(mine) else plain)
    return _Staff(persons, bool(whole.any()), modelled, _retiring(frame, skills))


def _retiring(frame: pd.DataFrame, skills: Sequence[str]) -> FloatArray:
    found = []
    for skill in skills:
        rows = frame[(frame["skill"] == skill) & frame["retiring"].notna()]
        people = float(rows["persons"].sum())
        found.append(float(rows["retiring"].sum()) / people if people > 0 else np.nan)
    return np.asarray(np.minimum(np.array(found), 1.0))


def _base_jobs(park: Park, outlook: GrowthOutlook) -> dict[str, float]:
    """Return the jobs of the base year by chain, adding up to what the outlook says."""
    frame = park.firms.frame
    jobs = frame.groupby(frame["chain"].fillna(""))["jobs"].sum()
    found = {str(chain): float(count) for chain, count in jobs.items() if count > 0}
    whole, said = sum(found.values()), dict(outlook.base)["jobs"]
    return {chain: count * said / whole for chain, count in found.items()} if whole > 0 else {"": said}


def _jobs(outlook: GrowthOutlook, base: Mapping[str, float]) -> dict[str, list[float]]:
    """Return the mean jobs of each chain in the base year and every year after, never below zero."""
    sums: dict[tuple[str, int], float] = defaultdict(float)
    for row in outlook.chains:
        if row.measure == "jobs":
            sums[row.chain, row.year] += row.mean
    chains = dict.fromkeys([*base, *(chain for chain, _ in sums)])
    return {c: [base.get(c, 0.0), *(max(0.0, sums[c, year]) for year in outlook.years)] for c in chains}


def _tilt(staff: _Staff | None, shares: FloatArray, jobs: FloatArray) -> FloatArray:
    """Return the factors (K,) on the chains' default shares (C, K) with which all jobs together have the structure reported.

    The default structure weighs some persons beside those reported. Fixed point of scaling each skill to its total in turn.
    """
    tilt = np.ones(shares.shape[1])
    if staff is None or not staff.persons.sum() > 0 or not jobs.sum() > 0:
        return tilt
    modelled = staff.modelled / staff.modelled.sum()
    wanted = (staff.persons + _WEIGHT * modelled) / (staff.persons.sum() + _WEIGHT)
    for _ in range(_ROUNDS):
        found = np.stack([_tilted(share, tilt) for share in shares])
        reached = jobs @ found / jobs.sum()
        tilt = tilt * np.where(reached > 0, wanted / np.where(reached > 0, reached, 1.0), 1.0)
    return tilt


def _tilted(share: FloatArray, factor: FloatArray) -> FloatArray:
    found = share * factor
    return np.asarray(found / found.sum())


def _present(staff: _Staff | None, demand: FloatArray, values: Parameters) -> tuple[FloatArray | None, list[Text]]:
    """Return the staff of today (K,): as reported, the rest of the jobs by the structure reported; None where that would be a guess."""
    if staff is None:
        return None, [
            Text(
                "没有人才现状，只列需求；导入 staff 后可算缺口",
                "staff are not known: demand only; import staff to see the gap",
            )
        ]
    covered = staff.persons.sum() / demand.sum() if demand.sum() > 0 else 0.0
    if staff.whole or covered >= 1.0:
        return staff.persons, []
    if covered < values.value("staff_known_share"):
        words = Text(
            f"人才现状只覆盖 {covered:.0%} 的岗位，现有人数视为未知，只列需求",
            f"staff are reported for {covered:.0%} of jobs only: present staff stay unknown, demand only",
        )
        return None, [words]
    words = Text(
        f"人才现状覆盖 {covered:.0%} 的岗位，其余岗位按已报结构推算",
        f"staff are reported for {covered:.0%} of jobs; the rest is reckoned by the structure reported",
    )
    return staff.persons + (1 - covered) * demand, [words]


def _left(present: FloatArray, retiring: FloatArray, values: Parameters, steps: Sequence[int]) -> FloatArray:
    """Return who is left of today's staff (T + 1, K): retirements evenly over five years, net leavers year by year."""
    leaving = np.array([values.value("skill_turnover", skill) for skill in SKILLS])
    gone = np.nan_to_num(retiring)
    return np.stack([present * (1 - gone * min(t, _RETIRE_YEARS) / _RETIRE_YEARS) * (1 - leaving) ** t for t in steps])


def _said(plan: Plan, staff: _Staff | None) -> list[Text]:
    found = [
        Text(
            "缺口为需新引进和培养的累计人数：现有人员扣除退休与净流失，不计新招",
            "the gap is how many must be won or trained in all: staff of today less retirements and net leavers, recruits not counted",
        )
    ]
    if staff is not None and np.isnan(staff.retiring).any():
        found.append(
            Text("部分岗位没有退休人数，未计退休", "retirements of some skills are not reported and count for nothing")
        )
    missing = [
        name
        for name, part in (
            (Text("企业去留", "firm decisions"), plan.industry),
            (Text("用地方案", "the land scheme"), plan.land),
            (Text("产业组合", "the portfolio"), plan.portfolio),
        )
        if part is None or part.part is None
    ]
    if missing:
        zh, en = "、".join(name.zh for name in missing), ", ".join(name.en for name in missing)
        found.append(Text(f"需求未含{zh}的影响", f"demand is reckoned without {en}"))
    return found
