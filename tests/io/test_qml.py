"""Is every class of a layer in its legend, in its colour, in both languages?"""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from gongxing.io.planned import described
from gongxing.io.qml import KINDS, label_of, rgba, styles
from gongxing.park import Park, schema
from gongxing.plan import Plan


def legend(qml: str) -> dict[str, str]:
    return {
        entry.attrib["value"]: entry.attrib["label"] for entry in Xml.fromstring(qml.split("\n", 1)[1]).iter("category")
    }


def test_parcels(park: Park, plan: Plan) -> None:
    (present,) = styles("parcels", described(park, "parcels"))
    assert present.default
    assert legend(present.qml) == {
        "0101": "0101 水田 Paddy field",
        "1001": "1001 工业用地 Industry",
        "": "用途不明 use not known",
    }
    assert "187,150,116,255" in present.qml  # #bb9674, the colour of industry
    planned, now = styles("parcels", described(park, "parcels", plan))
    assert (planned.default, now.default) == (True, False)
    assert "100102" in legend(planned.qml)


def test_every_layer_with_shapes_has_a_style_that_is_sound(park: Park) -> None:
    for name, table in park.tables.items():
        found = styles(name, described(park, name))
        assert len(found) == (1 if table.schema.geometry else 0), name
        for style in found:
            Xml.fromstring(style.qml.split("\n", 1)[1])


def test_every_kind_of_the_schema_has_a_colour() -> None:
    assert set(KINDS) == set(schema("buildings").column("kind").choices)


def test_colour_and_labels() -> None:
    assert rgba("#bb9674") == "187,150,116,255"
    assert label_of("parcels", "use").zh == "现状用途"
    assert label_of("parcels", "plan_use").zh == "方案用途"
    assert label_of("parcels", "stranger").en == "stranger"
