"""What does a chapter write from: the park, the plan, the standards and every figure known by key?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongxing.diagnosis.completeness import TableReport, completeness
from gongxing.diagnosis.industry import IndustrySurvey
from gongxing.diagnosis.portrait import portrait
from gongxing.origins import UNKNOWN, Figure
from gongxing.park import Park
from gongxing.plan import LandScheme, Plan
from gongxing.plan.comparison import Comparison
from gongxing.plan.robustness import Robustness
from gongxing.report.document import FigureRun
from gongxing.review.lights import Lights
from gongxing.standards import Standards
from gongxing.words import Text


@dataclass(frozen=True)
class Material:
    """All a chapter may read. Figures of the plan win over those of the portrait."""

    park: Park
    plan: Plan
    standards: Standards
    figures: Mapping[str, Figure]
    tables: tuple[TableReport, ...]
    """How complete and sound each table of the park is."""
    industry: IndustrySurvey | None = None
    """The survey of the park's industry, None where nobody made it."""
    lights: Lights | None = None
    """How the plan stands at the end of the last year for which an indicator is reported, None where none is."""
    comparison: Comparison | None = None
    """Plans of scenarios side by side, None where there are none."""
    robustness: Robustness | None = None
    """The schedule tested in sampled futures, None where there is no schedule."""

    def figure(self, key: str, label: Text) -> Figure:
        """Return the figure called `key`, or one of that label whose value and origin are unknown."""
        return self.figures.get(key) or Figure(key, label, None, "", UNKNOWN)

    def run(self, key: str, label: Text, show: str = "") -> FigureRun:
        """Return the figure called `key` as a run of a sentence."""
        return FigureRun(self.figure(key, label), show)

    def value(self, key: str) -> float | None:
        """Return the value of the figure called `key`, None where it is not known."""
        found = self.figures.get(key)
        return found.value if found else None

    def knows(self, *keys: str) -> bool:
        """Return whether every one of the figures has a value."""
        return all(self.value(key) is not None for key in keys)

    @property
    def land(self) -> LandScheme | None:
        """The land scheme, None where no feasible one was found or none was asked for."""
        return self.plan.land.part if self.plan.land else None

    @property
    def synthetic(self) -> bool:
        """Whether park or plan rest on synthetic data."""
        return self.plan.synthetic or self.park.settings.synthetic


def gather(
    park: Park,
    plan: Plan,
    standards: Standards,
    industry: IndustrySurvey | None = None,
    lights: Lights | None = None,
) -> Material:
    """Return the material of a report, the portrait of the park measured now.

    `industry` is the survey of its industry, if made; `lights` how the plan stands at the end of a year, if any is reported.
    """
    surveyed = industry.figures if industry else ()
    figures = {figure.key: figure for figure in (*portrait(park), *surveyed, *plan.figures)}
    return Material(park, plan, standards, figures, completeness(park), industry, lights)
