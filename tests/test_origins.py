"""Does every figure say where it comes from?"""

from __future__ import annotations

from gongxing.origins import UNKNOWN, Figure, OriginKind, assumed, computed
from gongxing.words import Text

WORDS = Text("面积", "area")


def test_every_kind_is_labelled_in_both_languages() -> None:
    labels = {kind.label for kind in OriginKind}
    assert len(labels) == len(OriginKind) == 5
    assert all(label.zh != label.en for label in labels)


def test_a_computation_names_its_inputs_and_an_assumption_its_key() -> None:
    found = computed("engines.land.solve", WORDS, "parcels", "quota")
    assert (found.kind, found.ref, found.inputs) == (OriginKind.COMPUTATION, "engines.land.solve", ("parcels", "quota"))
    guess = assumed("land_values/plot_ratio/07", WORDS)
    assert (guess.kind, guess.ref) == (OriginKind.ASSUMPTION, "land_values/plot_ratio/07")


def test_an_unknown_figure_is_legal_and_keeps_its_unit() -> None:
    figure = Figure("a", WORDS, None, "m2", UNKNOWN)
    assert figure.value is None
    assert figure.origin.kind is OriginKind.UNKNOWN
    assert figure.origin.words.zh == "来源不明"
