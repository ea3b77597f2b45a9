"""How does a plan hang together: one idea, pillars, goals, and every action with its owner, money, years and indicator?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gongxing.origins import UNKNOWN, Origin
from gongxing.words import Text

HELD = 1e-9
"""Up to which share of its size a value counts as unchanged: sums of areas differ in their last digits."""


@dataclass(frozen=True, slots=True)
class Pillar:
    """One pillar: its goals and the actions that stand under it, by id; `words` is what the user's list says of it."""

    id: str
    name: Text
    words: str
    goals: tuple[str, ...]
    actions: tuple[str, ...]
    origin: Origin = UNKNOWN


@dataclass(frozen=True, slots=True)
class Goal:
    """One indicator: from the base to the target, binding (约束性) or expected (预期性), in `unit` (SI and yuan inside).

    `target` is what is asked for; `planned` what the plan's own figures reach; where nobody asks, the target is what the
    plan reaches. `path` holds the values stated for single years, `actual` those that came about; both (year, value) in order.
    """

    id: str
    pillar: str
    name: Text
    unit: str
    binding: bool
    higher: bool
    """Whether more is better."""
    base: float | None
    base_year: int
    target: float | None
    target_year: int
    planned: float | None
    owner: Text | None = None
    path: tuple[tuple[int, float], ...] = ()
    actual: tuple[tuple[int, float], ...] = ()
    base_origin: Origin = UNKNOWN
    target_origin: Origin = UNKNOWN

    @property
    def yearly(self) -> float | None:
        """The mean change a year from base to target, None where either is not known."""
        if self.base is None or self.target is None or self.target_year <= self.base_year:
            return None
        step = self.target - self.base
        held = abs(step) <= HELD * max(abs(self.base), abs(self.target))
        return 0.0 if held else step / (self.target_year - self.base_year)

    @property
    def climbs(self) -> bool | None:
        """Whether the target lies on the better side of the base; False: a limit is to be held; None: not known."""
        if self.base is None or self.target is None:
            return None
        step = self.target - self.base if self.higher else self.base - self.target
        return step > HELD * max(abs(self.base), abs(self.target))

    @property
    def reached(self) -> bool | None:
        """Whether the plan's own figures reach the target, None where either is not known."""
        if self.target is None or self.planned is None:
            return None
        short = self.target - self.planned if self.higher else self.planned - self.target
        return short <= 1e-6 * max(abs(self.target), abs(self.planned))

    def expected(self, year: int) -> float | None:
        """Return what a year is to bring: the stated value, or the straight line between the stated ones, base and target."""
        points = {**({self.base_year: self.base} if self.base is not None else {}), **dict(self.path)}
        if self.target is not None:
            points[self.target_year] = self.target
        before = [y for y in points if y <= year]
        after = [y for y in points if y >= year]
        if not before or not after:
            return points[max(before)] if before and year > self.target_year else None
        left, right = max(before), min(after)
        share = 0.0 if left == right else (year - left) / (right - left)
        return points[left] + share * (points[right] - points[left])


@dataclass(frozen=True, slots=True)
class Duty:
    """Who answers for one action, under which pillar, judged by which goal (both "" where none fits), when and for how much.

    Years and money are None where no schedule or no price says them.
    """

    action: str
    pillar: str
    goal: str
    owner: Text
    supporting: tuple[Text, ...]
    first_year: int | None
    last_year: int | None
    cost_fen: int | None
    origin: Origin = UNKNOWN


@dataclass(frozen=True)
class Framework:
    """The whole frame. `unowned` names the actions that neither the user's table nor the usual duties cover."""

    idea: Text | None
    idea_words: str
    pillars: tuple[Pillar, ...]
    goals: tuple[Goal, ...]
    duties: tuple[Duty, ...]
    unowned: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    @cached_property
    def by_action(self) -> dict[str, Duty]:
        """The duties by action."""
        return {duty.action: duty for duty in self.duties}

    def pillar_of(self, action: str) -> Pillar | None:
        """Return the pillar an action stands under, None where it has none."""
        duty = self.by_action.get(action)
        return self.pillar(duty.pillar) if duty else None

    def pillar(self, identity: str) -> Pillar | None:
        """Return the pillar of that id, None if there is none."""
        return next((pillar for pillar in self.pillars if pillar.id == identity), None)

    def goal(self, identity: str) -> Goal | None:
        """Return the goal of that id, None if there is none."""
        return next((goal for goal in self.goals if goal.id == identity), None)
