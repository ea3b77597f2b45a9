"""How does the survey of today's industry look on a terminal?"""

from __future__ import annotations

from gongxing.display.chain import show_chain, show_complement
from gongxing.display.survey import show_survey
from gongxing.display.terminal import say
from gongxing.words import Lang, Text
from gongxing.workflow.industry import ChainReport
from gongxing.workflow.survey import SurveyReport

SECTIONS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (
        Text("亩均效益与评价", "Yield per mu and grades"),
        (
            "industry.yield.tax_per_land", "industry.yield.sales_per_land", "industry.yield.value_added_per_land",
            "industry.grading.rated", "industry.grading.settled.A", "industry.grading.settled.B",
            "industry.grading.settled.C", "industry.grading.settled.D", "industry.grading.unsettled",
            "industry.grading.stable", "industry.efficiency.firms", "industry.efficiency.mean",
        ),
    ),
    (
        Text("厂居混杂", "Works among homes"),
        ("industry.interleaving.homes_near", "industry.interleaving.works_near", "industry.interleaving.dissimilarity"),
    ),
    (
        Text("历年", "Over the years"),
        (
            "industry.history.years", "industry.history.output.rate", "industry.history.tax.rate",
            "industry.history.jobs.rate",
        ),
    ),
    (
        Text("产业链", "Chains"),
        (
            "industry.chain.1.sales", "industry.chain.1.present", "industry.chain.1.thin", "industry.chain.1.missing",
            "industry.chain.1.imported", "industry.chain.1.cover", "industry.chain.1.critical",
        ),
    ),
    (
        Text("专业化与多元化", "Specialisation and diversification"),
        (
            "industry.specialisation.herfindahl", "industry.specialisation.district.krugman",
            "industry.specialisation.district.own_part", "industry.specialisation.nation.own_part",
            "industry.diversity.candidates", "industry.diversity.oil_loss",
        ),
    ),
    (
        Text("毗邻与对标", "Neighbour and peers"),
        (
            "industry.complement.1.fills", "industry.complement.1.offers", "industry.complement.1.services",
            "industry.peers.output_per_area", "industry.peers.output_per_area.median",
        ),
    ),
    (
        Text("优势与短板", "Strengths and weaknesses"),
        (
            "industry.strengths.strength", "industry.strengths.weakness", "industry.strengths.opportunity",
            "industry.strengths.threat",
        ),
    ),
)  # fmt: skip
"""The key figures a survey of industry ends with, by section."""


def show_industry(found: SurveyReport, lang: Lang) -> None:
    """Show the key figures, the findings that are not passed and the files of a survey of industry."""
    show_survey(found, lang, SECTIONS)


def show_chains(found: ChainReport, lang: Lang) -> None:
    """Show every chain, what neighbours complete, and the files of the diagrams."""
    show_chain(found.chain, lang)
    if found.complement is not None:
        show_complement(found.complement, lang)
    say(found.report.files, lang)
