"""Under which scenario was a plan made, and what does that scenario assume in place of the park's own figures?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.words import Text


@dataclass(frozen=True, slots=True)
class Assumption:
    """One figure a scenario replaced: its key, what stood there and what it put there (SI and yuan), and who assumed it.

    `before` is None where nothing was set. `scenario` names the scenario of the line of inheritance that says so.
    """

    key: str
    before: str | None
    after: str
    unit: str
    scenario: str


@dataclass(frozen=True, slots=True)
class PlanScenario:
    """The scenario of a plan: name, title, whom it inherits from, all it assumes, and what tells its inputs from others'."""

    name: str
    title: Text
    inherits: str
    assumed: tuple[Assumption, ...]
    fingerprint: str = ""
    """Hash of everything the plan was made from; the same inputs give the same."""
