"""Which rules, prices and norms hold for a park: the packaged ones with the park's own laid over them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongxing.errors import DataError, Fault, Place
from gongxing.io.input_output import load_sector_map
from gongxing.io.packs import (
    load_framework_values,
    load_industry_values,
    load_land_values,
    load_network_values,
    load_parameters,
    load_standards,
    matters,
    overrides_of,
)
from gongxing.io.resettlement_packs import load_resettlement, resettlement_keys
from gongxing.park import Park
from gongxing.park.assumed import assumed_rows
from gongxing.standards import Standards
from gongxing.standards.input_output import InputOutput
from gongxing.standards.land_values import LandKey, LandValues
from gongxing.standards.parameters import Parameters
from gongxing.standards.resettlement import TABLE, ResettlementTerms
from gongxing.standards.sectors import SectorMap, industry_digits
from gongxing.words import Text, same


def standards_of(park: Park) -> Standards:
    """Return the rules in force for a park: the packs of its profile as of its date, its own overrides laid on them."""
    return load_standards(park.settings.profile, park.settings.as_of, overrides_of(park["rules_in_force"].frame))


def land_values_of(park: Park) -> LandValues:
    """Return the land values: the packaged assumptions, replaced by the rows of the park's `assumptions` table.

    A row with id `land_values/<key>/<class>` or `land_conversion/<from>/<to>` replaces exactly that figure.
    """
    values = load_land_values()
    for kind, first, second, value, words in own_figures(park, "land_values", "land_conversion"):
        if kind == "land_values":
            values = values.with_value(LandKey(first), second, value, words)
        else:
            values = values.with_conversion(first, second, value, words)
    return values


def network_values_of(park: Park) -> Parameters:
    """Return the network values: the packaged assumptions, replaced by the park's rows `network_values/<key>/<kind>`."""
    return _with_own(load_network_values(), park)


def industry_values_of(park: Park) -> Parameters:
    """Return the industry values: the packaged assumptions, replaced by the park's rows `industry_values/<key>/<kind>`."""
    return _with_own(load_industry_values(), park)


def finance_values_of(park: Park) -> Parameters:
    """Return the finance values: the packaged assumptions, replaced by the park's rows `finance_values/<key>/<kind>`."""
    return parameters_of(park, "finance")


def phasing_values_of(park: Park) -> Parameters:
    """Return the phasing values: the packaged assumptions, replaced by the park's rows `phasing_values/<key>/<kind>`."""
    return parameters_of(park, "phasing")


def parameters_of(park: Park, matter: str) -> Parameters:
    """Return the parameters of one matter of the packs, replaced by the park's rows `<matter>_values/<key>/<kind>`."""
    return _with_own(load_parameters(matter), park)


def parameter_units() -> dict[str, str]:
    """Return the unit of every parameter that a row of assumptions may set: `land_values/<key>`, `land_conversion`, `<matter>_values/<key>`."""
    units = {f"land_values/{key.value}": key.unit for key in LandKey} | {"land_conversion": "yuan/m2"}
    for matter in matters():
        units |= {f"{matter}_values/{key.key}": key.unit for key in load_parameters(matter).keys}
    return units | {f"{TABLE}/{key.key}": key.unit for key in resettlement_keys()}


def resettlement_of(park: Park) -> ResettlementTerms:
    """Return the terms of resettlement: the park's profile as of its date, replaced by its rows `resettlement_values/<key>/<kind>`."""
    terms = load_resettlement(park.settings.resettlement.profile, park.settings.as_of)
    return replace(terms, values=_with_own(terms.values, park))


def framework_values_of(park: Park) -> Parameters:
    """Return the thresholds of the traffic lights: the packaged ones, replaced by the park's rows `framework_values/<key>/<kind>`."""
    return _with_own(load_framework_values(), park)


def sector_map_of(park: Park, table: InputOutput, sectors: SectorMap | None = None) -> SectorMap:
    """Return the map from industry codes to sectors of `table`: the packaged one, with the park's rows `sector_io/<GB code>` laid on it.

    DataError with all rows whose industry code is none of two to four digits or whose sector the table does not hold.
    """
    found = load_sector_map() if sectors is None else sectors
    faults = []
    for row in assumed_rows(park, "sector_io"):
        sector = table.code_like(row.value)
        if not sector:
            wanted = Text("投入产出表中的部门代码", "a sector code of the table")
            faults.append(_map_fault(row.id, "value", row.value, wanted))
        elif industry_digits(row.name) != row.name.lstrip("ABCDEFGHIJKLMNOPQRST"):
            wanted = Text("二至四位行业代码", "an industry code of two to four digits")
            faults.append(_map_fault(row.id, "id", row.name, wanted))
        else:
            found = found.with_row(industry_digits(row.name), sector, row.words)
    if faults:
        raise DataError(Text("假设表有误", "the table of assumptions has faults"), faults)
    return found


def _map_fault(row: str, column: str, value: str, expected: Text) -> Fault:
    remedy = Text("改正该行", "correct the row")
    return Fault(Place(table="assumptions", row=row, column=column), same(repr(value)), expected, remedy, "assumptions")


def _with_own(values: Parameters, park: Park) -> Parameters:
    for _, key, kind, value, words in own_figures(park, values.table):
        values = values.with_value(key, kind, value, words)
    return values


def own_figures(park: Park, *kinds: str) -> Iterator[tuple[str, str, str, float, str]]:
    """Yield kind, first key, second key, value and words of the park's assumptions of some kinds; DataError with all values that are no number."""
    faults, found = [], []
    for row in assumed_rows(park, *kinds):
        first, _, second = row.name.partition("/")
        try:
            found.append((row.matter, first, second, float(row.value), row.words))
        except ValueError:
            place = Place(table="assumptions", row=row.id, column="value")
            number = Text("一个数", "a number")
            remedy = Text("改正该假设的取值", "correct the assumed value")
            faults.append(Fault(place, same(repr(row.value)), number, remedy, "assumptions"))
    if faults:
        raise DataError(Text("假设表有误", "the table of assumptions has faults"), faults)
    yield from found
