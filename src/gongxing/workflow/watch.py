"""How does the plan of a project stand at the end of a year: lights, what slipped, what to do?"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.diagnosis.portrait import portrait
from gongxing.errors import NotReadyError
from gongxing.io.framework import load_frame_norms
from gongxing.park import Park
from gongxing.plan import Framework, Plan
from gongxing.plan.framing import make_framework
from gongxing.review.lights import Lights, judge, last_reported
from gongxing.review.remedies import remedies
from gongxing.store import Project
from gongxing.words import Text
from gongxing.workflow.values import framework_values_of


@dataclass(frozen=True, slots=True)
class YearReview:
    """The lights of one year and what follows from them."""

    park: str
    synthetic: bool
    lights: Lights
    todo: tuple[Text, ...]


def review_year(project: Project, year: int | None = None) -> YearReview:
    """Return how the newest plan of a project stands at the end of `year`, by default the last for which a value is reported.

    Duties and indicators are read anew from the park's tables, figures from the plan. NotReadyError without a plan, or where
    no year is given and none reported.
    """
    park, plan = project.load(), project.latest_plan()
    if plan is None:
        raise NotReadyError(Text("还没有方案：先运行 gongxing plan", "there is no plan yet: run `gongxing plan` first"))
    framework = framework_now(plan, park)
    chosen = year if year is not None else last_reported(framework)
    if chosen is None:
        raise NotReadyError(
            Text(
                "indicator_values 表中没有任何实际值：补入后再看，或用 --year 指明年份",
                "the table `indicator_values` holds no actual value: enter some, or name the year with --year",
            )
        )
    lights = judge(plan, framework, park, framework_values_of(park), chosen)
    return YearReview(plan.park_name, plan.synthetic, lights, remedies(lights))


def lights_now(plan: Plan, park: Park) -> Lights | None:
    """Return the lights of the last year for which an indicator is reported, None where none is."""
    framework = framework_now(plan, park)
    year = last_reported(framework)
    return None if year is None else judge(plan, framework, park, framework_values_of(park), year)


def framework_now(plan: Plan, park: Park) -> Framework:
    """Return the framework of a plan by the lists as they are filled in today."""
    return make_framework(plan, park, load_frame_norms(), portrait(park)).framework
