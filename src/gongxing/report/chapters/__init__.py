"""Which module writes which chapter of the report, in the order of the outline?"""

from __future__ import annotations

from collections.abc import Callable

from gongxing.report.chapters import (
    appendix,
    environment,
    foundation,
    funds,
    industry,
    integration,
    land,
    networks,
    people,
    phasing,
    preface,
    requirements,
    safeguards,
    talent,
    waiting,
)
from gongxing.report.document import Block
from gongxing.report.material import Material

Builder = Callable[[Material], tuple[Block, ...]]

BUILDERS: tuple[Builder, ...] = (
    preface.build,
    foundation.build,
    requirements.build,
    land.build,
    industry.build,
    waiting.build_services,
    talent.build,
    networks.build,
    environment.build,
    people.build,
    integration.build,
    waiting.build_governance,
    funds.build_finance,
    phasing.build_phasing,
    safeguards.build,
)
"""The preface and the fourteen chapters; the appendix comes last because it cites them all."""

__all__ = ["BUILDERS", "Builder", "appendix"]
