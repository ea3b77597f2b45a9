"""Is each layer drawn once and named once, and does the map reach as far as its lines?"""

from __future__ import annotations

import io

from PIL import Image

from gongxing.report.map_ground import ground_of, map_words
from gongxing.report.map_layers import (
    Layer,
    counted,
    key,
    labelled,
    line_layer,
    parcel_layer,
    point_layer,
    print_layers,
    reach,
    silent,
    size_keys,
)
from gongxing.report.map_lines import Mark, Pen
from gongxing.report.material import Material
from gongxing.words import Text

LINE = ((0.0, 50.0), (900.0, 50.0))


def test_layers_without_anything_to_draw_are_not_in_the_legend(material: Material) -> None:
    ground = ground_of(material)
    assert line_layer([], Pen("#ff0000"), "none") == []
    assert point_layer([], Mark("o", "#ff0000"), "none") == []
    assert parcel_layer(ground, ["nowhere"], "#ff0000", "none") == []
    assert [layer.label for layer in parcel_layer(ground, ["P1"], "#ff0000", "one", hatch="//")] == ["one"]


def test_the_map_reaches_beyond_the_parcels_where_lines_do(material: Material) -> None:
    ground = ground_of(material)
    assert reach(ground, ()) == (0.0, 0.0, 400.0, 200.0)
    assert reach(ground, [LINE]) == (0.0, 0.0, 900.0, 200.0)


def test_a_layer_changes_the_picture(material: Material) -> None:
    ground = ground_of(material)
    words = map_words(material, Text("图", "map"), "zh")
    drawn: list[str] = []
    layers = [
        *line_layer([LINE], Pen("#ff0000", 3.0), "新建"),
        *key(Pen("#000000").handle, "DN300"),
        *silent(lambda axes: drawn.append("silent")),
    ]
    picture, bare = print_layers(ground, layers, words, "zh"), print_layers(ground, [], words, "zh")
    assert drawn == ["silent"]
    with Image.open(io.BytesIO(picture)) as image:
        assert image.width == 1340
        colours = {colour for _, colour in image.convert("RGB").getcolors(100_000) or ()}
    assert any(red > 240 and green < 20 and blue < 20 for red, green, blue in colours)
    assert picture != bare


def test_legend_words_in_both_languages() -> None:
    words = Text("新建", "new")
    assert labelled(words, 1234.0, "zh") == "新建 1.2 公里"
    assert labelled(words, 1234.0, "en") == "New 1.2 km"
    assert counted(words, 3, "zh") == "新建 3 处"
    assert counted(words, 3, "en") == "new (3)"


def test_size_keys_show_least_middle_and_largest() -> None:
    found: list[Layer] = size_keys({100.0, 200.0, 300.0, 400.0, 600.0})
    assert [layer.label for layer in found] == ["DN100", "DN300", "DN600"]
    assert [layer.label for layer in size_keys({150.0})] == ["DN150"]
