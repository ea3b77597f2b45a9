"""Does a number without an origin fail the build, and are all such places told at once?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongxing.errors import DataError
from gongxing.origins import UNKNOWN, Figure, Origin, OriginKind
from gongxing.report.document import (
    Block,
    Document,
    FigureRun,
    Paragraph,
    Plain,
    Quoted,
    QuoteKind,
    Ref,
    Run,
    Sentence,
    Stated,
    cell,
    plain,
)
from gongxing.report.origins_check import check_origins
from gongxing.words import Text, same


def written(*runs: Run) -> Document:
    blocks: tuple[Block, ...] = tuple(Paragraph(cell(run)) for run in runs)
    title = plain(Text("题", "title"))
    return Document(title, title, (), title, False, blocks)


def test_a_paragraph_with_a_raw_number_fails() -> None:
    with pytest.raises(DataError) as error:
        check_origins(written(Plain("共有368家企业")))
    assert "368" in str(error.value)


def test_all_places_are_told_at_once() -> None:
    with pytest.raises(DataError) as error:
        check_origins(written(Plain("12公顷"), Plain("一句话"), Plain("34户")))
    assert len(error.value.faults) == 2


def test_the_whole_report_passes_and_one_raw_number_in_it_fails(document: Document) -> None:
    check_origins(document)
    spoilt = replace(
        document, blocks=(*document.blocks, Paragraph(Sentence((Plain("无数字"),), (Plain("3 of them"),))))
    )
    with pytest.raises(DataError):
        check_origins(spoilt)


def test_an_unknown_origin_is_legal_but_a_missing_one_is_not() -> None:
    check_origins(written(FigureRun(Figure("k", same("k"), 3.0, "", UNKNOWN))))
    nothing = Origin(OriginKind.COMPUTATION, "", same("somebody said so"))
    with pytest.raises(DataError):
        check_origins(written(FigureRun(Figure("k", same("k"), 3.0, "", nothing))))
    with pytest.raises(DataError):
        check_origins(written(Stated(same("about 7"), nothing)))


def test_a_number_does_not_pass_as_a_name_or_a_date() -> None:
    for kind in (QuoteKind.NAME, QuoteKind.LAW, QuoteKind.DATE):
        with pytest.raises(DataError):
            check_origins(written(Quoted(same("12.5"), kind)))
    check_origins(written(Quoted(same("2026年"), QuoteKind.DATE), Quoted(same("三一零厂310车间"), QuoteKind.NAME)))


def test_one_figure_has_one_value(known: Figure) -> None:
    with pytest.raises(DataError):
        check_origins(written(FigureRun(known), FigureRun(replace(known, value=1.0))))


def test_a_reference_must_lead_somewhere() -> None:
    with pytest.raises(DataError):
        check_origins(written(Ref("table.nowhere")))
