"""How likely is it that what displaces people meets resistance, what makes it so, and what does each level require?

A score in whole points, each with its reason: large groups, objections, missing agreements, missing certificates, homes that
shrink, groups torn apart, flats that come late, workshops too near, petitions. A sign that is not known gives no points and is
named as unknown. The levels and what they require follow the usual order of such assessments (中办发〔2012〕2号 and the measures for
great investment projects, 发改投资〔2012〕2492号, grade C): low risk may go on, medium risk once it is contained, high risk, which
speaks of people who resist, not as it stands. So signs of a hard task (a large group, smaller homes, late flats) alone make it
medium at the most. Points and thresholds are assumptions of grade C.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text

OBJECTING, UNSIGNED, UNPROVEN, SHRINKING, PETITIONING = 0.1, 0.5, 0.15, 0.1, 0.1
"""Shares from which objections, missing agreements, missing certificates, lost floor area and petitions count."""
RESISTS = 2
"""Points of a sign that people resist; all others give one."""
LEVELS = ("low", "medium", "high")
REQUIRES = {
    "low": Text("可以实施，做好解释说服和答疑", "it may go on, with explanations and answers to those concerned"),
    "medium": Text(
        "先落实防范化解措施、明确责任人，复评降为低风险后实施",
        "measures that contain it, with names behind them, come first; it goes on once the risk is assessed as low",
    ),
    "high": Text(
        "不得按现方案实施；调整补偿安置方案或分期，重新评估后再定",
        "it does not go on as it stands: compensation, homes or phasing are changed and the risk assessed anew",
    ),
}
"""What each level requires before the action goes on."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a group that is to move; None where nobody knows.

    Counts are of households. `shrunk` is the share of the group's floor area that is not made good in kind where homes are taken,
    `estates` how many places the group is spread over, `late` whether its flats come later than the clearing could, `conflicts` how
    many of the households live too near a workshop, `petitions` how many have petitioned.
    """

    households: int
    objecting: int | None = None
    unsigned: int | None = None
    unproven: int | None = None
    shrunk: float | None = None
    estates: int | None = None
    late: bool | None = None
    conflicts: int | None = None
    petitions: int | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Households from which a group is large, and points from which the risk is medium and, where people resist, high."""

    large: float
    medium: float
    high: float


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the score: its points (0 where the sign is absent) and its reason."""

    points: int
    words: Text


@dataclass(frozen=True, slots=True)
class Stability:
    """The level of risk (one of LEVELS), the points it comes from, the reasons that gave points, and what is not known."""

    level: str
    points: int
    parts: tuple[Part, ...]
    unknown: tuple[Text, ...]

    @property
    def requires(self) -> Text:
        """What the level requires."""
        return REQUIRES[self.level]


def assess(signs: Signs, limits: Thresholds) -> Stability:
    """Return the risk of moving a group.

    One point each for a large group, half or more without agreement, a share without certificates, homes a tenth or more smaller,
    a group spread over several places, flats that come late, and homes too near a workshop; two for a tenth or more objecting,
    and two for a tenth or more who have petitioned. High needs one of the last two.
    """
    found = _parts(signs, limits)
    parts = tuple(part for part in found if part is not None and part.points)
    points = sum(part.points for part in parts)
    resist = any(part.points == RESISTS for part in parts)
    level = "high" if points >= limits.high and resist else "medium" if points >= limits.medium else "low"
    return Stability(level, points, parts, _unknown(signs))


def _parts(signs: Signs, limits: Thresholds) -> tuple[Part | None, ...]:
    count = signs.households

    def share(number: int | None, least: float, points: int, words: tuple[str, str]) -> Part | None:
        if number is None:
            return None
        there = number > 0 and number >= least * count
        return Part(points if there else 0, Text(f"{number} {words[0]}", f"{number} {words[1]}"))

    def told(there: bool | None, zh: str, en: str) -> Part | None:
        return None if there is None else Part(int(there), Text(zh, en))

    return (
        share(signs.objecting, OBJECTING, RESISTS, ("户有异议", "households object")),
        told(count >= limits.large, f"规模较大（{count} 户）", f"a large group ({count} households)"),
        share(signs.unsigned, UNSIGNED, 1, ("户尚未签约", "households have not signed")),
        share(signs.unproven, UNPROVEN, 1, ("户无证或租住", "households without certificate or renting")),
        None if signs.shrunk is None else told(
            signs.shrunk >= SHRINKING, f"安置面积比原面积少 {signs.shrunk:.0%}", f"homes {signs.shrunk:.0%} smaller than before"
        ),
        told(None if signs.estates is None else signs.estates > 1, f"分散到 {signs.estates} 个小区", f"spread over {signs.estates} estates"),
        told(signs.late, "房源晚于可腾地时间", "flats come later than the clearing could"),
        share(signs.conflicts, 0.0, 1, ("户在车间防护距离内", "households within the protection distance of a workshop")),
        share(signs.petitions, PETITIONING, RESISTS, ("户曾信访", "households have petitioned")),
    )  # fmt: skip


_NAMES = {
    "objecting": Text("异议", "objections"), "unsigned": Text("签约情况", "agreements"), "unproven": Text("产权证明", "certificates"),
    "shrunk": Text("补偿差距", "gap of compensation"), "estates": Text("安置去处", "places to go"), "late": Text("交房时间", "time of the flats"),
    "conflicts": Text("厂居冲突", "nearness to workshops"), "petitions": Text("信访情况", "petitions"),
}  # fmt: skip


def _unknown(signs: Signs) -> tuple[Text, ...]:
    return tuple(words for name, words in _NAMES.items() if getattr(signs, name) is None)
