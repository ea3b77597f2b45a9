"""What is a square metre worth under each use, and what does it cost to change it, as long as nobody has said better?

Every figure is a default assumption (grade C): it lets the engines run on the first day and is printed as an assumption
wherever it is used. The park office replaces it with its own prices through `with_value` and `with_conversion`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from gongxing.errors import RuleError
from gongxing.origins import Origin, assumed
from gongxing.standards.landuse import land_use
from gongxing.standards.rules import Grade
from gongxing.words import Text, same

DEFAULT_BASIS = Text("默认假设，须由使用者替换", "default assumption, to be replaced by the user")
ANY = "*"
"""Stands for every class in a table of values or conversions."""
BUILT = "built"
UNBUILT = "unbuilt"


class LandKey(StrEnum):
    """The parameters kept per land-use class; `FLOOR` keys count square metres of floor area, the others of land."""

    VALUE = "value_yuan_m2_year"
    DEMOLITION = "demolition_yuan_m2"
    RELOCATION_FIRM = "relocation_firm_yuan_m2"
    RELOCATION_HOUSEHOLD = "relocation_household_yuan_m2"
    REBUILD_PUBLIC = "rebuild_public_yuan_m2"
    ACQUISITION = "acquisition_yuan_m2"
    PLOT_RATIO = "plot_ratio"
    ABATEMENT = "abatement_yuan_m2"
    BORDER = "border_yuan_m"
    YEARS = "capital_years"

    @property
    def label(self) -> Text:
        """The parameter in words."""
        return _KEY_LABELS[self.value]

    @property
    def unit(self) -> str:
        """The unit its values are in."""
        return _KEY_UNITS[self.value]


_KEY_LABELS: Mapping[str, Text] = {
    "value_yuan_m2_year": Text("单位土地年产出价值", "yearly value of land in use"),
    "demolition_yuan_m2": Text("拆除单价（建筑面积）", "demolition price per floor area"),
    "relocation_firm_yuan_m2": Text("企业搬迁补偿单价（建筑面积）", "firm relocation price per floor area"),
    "relocation_household_yuan_m2": Text("住户安置单价（建筑面积）", "household resettlement price per floor area"),
    "rebuild_public_yuan_m2": Text(
        "公共设施重建单价（建筑面积）", "price of rebuilding public facilities per floor area"
    ),
    "acquisition_yuan_m2": Text("征地补偿单价（土地面积）", "land acquisition price per land area"),
    "plot_ratio": Text("缺省容积率", "default plot ratio"),
    "abatement_yuan_m2": Text(
        "车间废气收集治理单价（车间占地）", "price of collecting and treating a workshop's emissions, per footprint"
    ),
    "border_yuan_m": Text("同类用地相邻的集聚价值", "worth of a metre of border between like uses"),
    "capital_years": Text("年值折现倍数", "years' purchase of a yearly value"),
}
_KEY_UNITS: Mapping[str, str] = {
    "value_yuan_m2_year": "yuan/m2/year",
    "demolition_yuan_m2": "yuan/m2",
    "relocation_firm_yuan_m2": "yuan/m2",
    "relocation_household_yuan_m2": "yuan/m2",
    "rebuild_public_yuan_m2": "yuan/m2",
    "acquisition_yuan_m2": "yuan/m2",
    "plot_ratio": "m2/m2",
    "abatement_yuan_m2": "yuan/m2",
    "border_yuan_m": "yuan/m",
    "capital_years": "year",
}


@dataclass(frozen=True, slots=True)
class LandValue:
    """One parameter of one land-use class (2023 code, `*` for any) with the reason for its size."""

    use: str
    key: LandKey
    value: float
    words: Text
    grade: Grade = Grade.C
    basis: Text = DEFAULT_BASIS

    @property
    def origin(self) -> Origin:
        """Its origin: an assumption under a stable key."""
        words = Text(
            f"{self.key.label.zh}：{self.words.zh}（{self.basis.zh}）",
            f"{self.key.label.en}: {self.words.en} ({self.basis.en})",
        )
        return assumed(f"land_values/{self.key.value}/{self.use}", words)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What turning a square metre of land of one class (or group) into another costs, demolition and moving not counted."""

    present: str
    planned: str
    yuan_m2: float
    words: Text
    grade: Grade = Grade.C
    basis: Text = DEFAULT_BASIS

    @property
    def origin(self) -> Origin:
        """Its origin: an assumption under a stable key."""
        words = Text(
            f"用途转换成本：{self.words.zh}（{self.basis.zh}）", f"conversion cost: {self.words.en} ({self.basis.en})"
        )
        return assumed(f"land_conversion/{self.present}/{self.planned}", words)


def chain(code: str) -> tuple[str, ...]:
    """Return the keys under which a class is looked up, nearest first: itself, its parents, its group, any.

    The groups are `built` (construction land) and `unbuilt`; a class nobody knows belongs to neither.
    """
    parents = tuple(code[:length] for length in range(len(code), 1, -2))
    known = land_use(code)
    group = () if not known.code else (BUILT if known.built else UNBUILT,)
    return (*parents, *group, ANY)


@dataclass(frozen=True)
class LandValues:
    """The parameters of every class and the conversion costs between classes, looked up from the nearest class upwards."""

    values: tuple[LandValue, ...]
    conversions: tuple[Conversion, ...]
    _by_use: Mapping[tuple[str, str], LandValue] = field(init=False, repr=False, compare=False)
    _by_pair: Mapping[tuple[str, str], Conversion] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_use = {(entry.key.value, entry.use): entry for entry in self.values}
        by_pair = {(entry.present, entry.planned): entry for entry in self.conversions}
        repeated = _repeated((e.key.value, e.use) for e in self.values) + _repeated(
            (e.present, e.planned) for e in self.conversions
        )
        if repeated:
            raise RuleError(Text(f"土地参数重复：{repeated}", f"land parameters given twice: {repeated}"))
        object.__setattr__(self, "_by_use", MappingProxyType(by_use))
        object.__setattr__(self, "_by_pair", MappingProxyType(by_pair))

    def __iter__(self) -> Iterator[LandValue]:
        return iter(self.values)

    def entry(self, key: LandKey, use: str) -> LandValue:
        """Return the parameter `key` of class `use`, or of the nearest class above it; RuleError if there is none at all."""
        for code in chain(use):
            found = self._by_use.get((key.value, code))
            if found is not None:
                return found
        raise RuleError(
            Text(
                f"没有用途 {use or '不明'} 的参数 {key.label.zh}",
                f"no parameter {key.value} for land use {use or 'unknown'}",
            )
        )

    def value(self, key: LandKey, use: str) -> float:
        """Return the number of `entry`."""
        return self.entry(key, use).value

    def conversion(self, present: str, planned: str) -> Conversion:
        """Return what turning `present` into `planned` costs per square metre of land; keeping a class costs nothing.

        A present class that contains or is contained in the planned one (1001 and 100102) counts as kept. Otherwise the
        nearest pair is taken, the planned class giving way before the present one when equally near.
        """
        if present and planned and (present.startswith(planned) or planned.startswith(present)):
            return Conversion(present, planned, 0.0, Text("用途不变", "use kept"), basis=Text("定义", "by definition"))
        fits = [
            (i + j, j, i, pair)
            for i, a in enumerate(chain(present))
            for j, b in enumerate(chain(planned))
            if (pair := self._by_pair.get((a, b))) is not None
        ]
        if not fits:
            raise RuleError(
                Text(
                    f"没有由 {present or '不明'} 转为 {planned or '不明'} 的成本",
                    f"no cost of turning {present or 'unknown'} into {planned or 'unknown'}",
                )
            )
        return min(fits, key=lambda fit: fit[:3])[3]

    def with_value(self, key: LandKey, use: str, value: float, basis: str) -> LandValues:
        """Return values in which the user's own figure stands for exactly this class, marked with its basis."""
        words = same(basis)
        entry = LandValue(use, key, value, Text("使用者取值", "the user's figure"), Grade.B, words)
        kept = tuple(old for old in self.values if (old.key, old.use) != (key, use))
        return replace(self, values=(*kept, entry))

    def with_conversion(self, present: str, planned: str, yuan_m2: float, basis: str) -> LandValues:
        """Return values in which the user's own conversion cost stands for exactly this pair, marked with its basis."""
        entry = Conversion(present, planned, yuan_m2, Text("使用者取值", "the user's figure"), Grade.B, same(basis))
        kept = tuple(old for old in self.conversions if (old.present, old.planned) != (present, planned))
        return replace(self, conversions=(*kept, entry))


def _repeated(keys: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    twice: list[tuple[str, str]] = []
    for key in keys:
        if key in seen:
            twice.append(key)
        seen.add(key)
    return twice
