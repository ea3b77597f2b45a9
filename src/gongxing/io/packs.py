"""How are dated rules and land parameters read from the packs that come with the package, or from a user's own?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pandas as pd

from gongxing.errors import DataError, Fault, Place, RuleError
from gongxing.io.sheet import Row, Sheet, decoded, refuse
from gongxing.standards.land_values import Conversion, LandKey, LandValue, LandValues
from gongxing.standards.parameters import Parameter, ParameterKey, Parameters
from gongxing.standards.rules import Grade, Rule, Severity, Standards, lay
from gongxing.words import Text, same

RULE_COLUMNS = (
    "code",
    "topic_zh",
    "topic_en",
    "rule_zh",
    "rule_en",
    "op",
    "value",
    "unit",
    "jurisdiction",
    "since",
    "until",
    "source",
    "grade",
    "severity",
    "use_zh",
    "use_en",
)
VALUE_COLUMNS = ("use", "key", "value", "unit", "grade", "words_zh", "words_en")
PARAMETER_KEY_COLUMNS = ("key", "unit", "label_zh", "label_en")
PARAMETER_COLUMNS = ("kind", "key", "value", "unit", "grade", "words_zh", "words_en")
CONVERSION_COLUMNS = ("from", "to", "value", "unit", "grade", "words_zh", "words_en")
GRADES = tuple(grade.value for grade in Grade)
SEVERITIES = tuple(severity.value for severity in Severity)
KEYS = tuple(key.value for key in LandKey)
_PACKS = files("gongxing.standards") / "packs"


@dataclass(frozen=True, slots=True)
class Profile:
    """One place to plan in: its key in `park.toml`, its name and the packs laid over one another, later ones winning."""

    key: str
    label: Text
    packs: tuple[str, ...]


_PROFILES = (
    Profile("", Text("全国基础", "national base"), ("examples", "cn")),
    Profile("jiangsu", Text("江苏省", "Jiangsu"), ("examples", "cn", "jiangsu")),
    Profile("huaian", Text("江苏省淮安市", "Huai'an, Jiangsu"), ("examples", "cn", "jiangsu", "huaian")),
    Profile("nanjing", Text("江苏省南京市", "Nanjing, Jiangsu"), ("examples", "cn", "jiangsu", "nanjing")),
    Profile(
        "taizhou_jiangyan",
        Text("江苏省泰州市姜堰区", "Jiangyan, Taizhou, Jiangsu"),
        ("examples", "cn", "jiangsu", "jiangyan"),
    ),
    Profile("yancheng", Text("江苏省盐城市", "Yancheng, Jiangsu"), ("examples", "cn", "jiangsu", "yancheng")),
    Profile("zhejiang", Text("浙江省", "Zhejiang"), ("examples", "cn", "zhejiang")),
    Profile("hangzhou", Text("浙江省杭州市", "Hangzhou, Zhejiang"), ("examples", "cn", "zhejiang", "hangzhou")),
    Profile(
        "taizhou_huangyan",
        Text("浙江省台州市黄岩区", "Huangyan, Taizhou, Zhejiang"),
        ("examples", "cn", "zhejiang", "huangyan"),
    ),
    Profile(
        "taizhou_linhai",
        Text("浙江省台州市临海市", "Linhai, Taizhou, Zhejiang"),
        ("examples", "cn", "zhejiang", "linhai"),
    ),
    Profile("shandong", Text("山东省", "Shandong"), ("examples", "cn", "shandong")),
    Profile("anhui", Text("安徽省", "Anhui"), ("examples", "cn", "anhui")),
    Profile("fujian", Text("福建省", "Fujian"), ("examples", "cn", "fujian")),
    Profile("guangxi", Text("广西壮族自治区", "Guangxi"), ("examples", "cn", "guangxi")),
)


@dataclass(frozen=True, slots=True)
class Override:
    """A rule value the project sets in place of its pack's, with the reason and the day from which it applies."""

    code: str
    value: str
    basis: str
    since: dt.date | None = None


def profiles() -> tuple[Profile, ...]:
    """Return the profiles that come with the package; the first, with key "", is the national base alone."""
    return _PROFILES


def load_standards(profile: str, as_of: dt.date, overrides: Iterable[Override] = ()) -> Standards:
    """Return the rules of a profile in force on `as_of`, with the project's own values in place of the packs'.

    An override that begins after `as_of` is left out. RuleError for an unknown profile or an override of an unknown rule.
    """
    chosen = next((p for p in _PROFILES if p.key == profile), None)
    if chosen is None:
        known = ", ".join(repr(p.key) for p in _PROFILES)
        raise RuleError(
            Text(f"没有规则方案 {profile!r}；可用：{known}", f"there is no rule profile {profile!r}; there are {known}")
        )
    standards = lay([_rules_of(f"{name}.csv", _packaged(f"{name}.csv")) for name in chosen.packs], as_of)
    faults = []
    for change in overrides:
        if change.since is not None and change.since > as_of:
            continue
        if change.code not in standards:
            faults.append(
                Fault(
                    Place(table="rules_in_force", row=change.code),
                    same(change.code),
                    Text(f"在 {as_of} 生效的规则代码", f"the code of a rule in force on {as_of}"),
                    Text("改正规则代码或删除该行", "correct the rule code or remove the row"),
                    "packs.override",
                )
            )
            continue
        standards = standards.override(change.code, change.value, change.basis)
    if faults:
        raise RuleError(Text("改写的规则不存在", "overridden rules do not exist"), faults)
    return standards


def overrides_of(rules_in_force: pd.DataFrame) -> tuple[Override, ...]:
    """Return the overrides held by the park table `rules_in_force` (columns id, value, basis, since)."""
    return tuple(
        Override(
            str(row["id"]),
            str(row["value"]),
            str(row["basis"]),
            None if pd.isna(row["since"]) else dt.date.fromisoformat(str(row["since"])),
        )
        for _, row in rules_in_force.iterrows()
    )


def read_pack(path: Path) -> tuple[Rule, ...]:
    """Return the rules of a user's own pack (CSV with the columns RULE_COLUMNS, UTF-8 or GB18030); DataError with all faults."""
    if not path.is_file():
        raise DataError(Text(f"找不到规则包 {path}", f"no rule pack at {path}"))
    return _rules_of(path.name, decoded(path.name, path.read_bytes()))


def load_land_values() -> LandValues:
    """Return the default land parameters and conversion costs that come with the package (grade C assumptions)."""
    return land_values_of(
        "land_values.csv", _packaged("land_values.csv"), "land_conversion.csv", _packaged("land_conversion.csv")
    )


def read_land_values(values: Path, conversions: Path) -> LandValues:
    """Return land parameters from a user's own two files, laid out like the packaged ones; DataError with all faults."""
    return land_values_of(
        values.name,
        decoded(values.name, values.read_bytes()),
        conversions.name,
        decoded(conversions.name, conversions.read_bytes()),
    )


def land_values_of(values_file: str, values_text: str, conversions_file: str, conversions_text: str) -> LandValues:
    """Return land parameters from the text of two CSV tables; the file names serve to place faults."""
    values = Sheet(values_file, VALUE_COLUMNS)
    entries = values.made(values_text, _land_value, ("use", "key"))
    conversions = Sheet(conversions_file, CONVERSION_COLUMNS)
    costs = conversions.made(conversions_text, _conversion, ("from", "to"))
    refuse(values_file, values.faults + conversions.faults)
    return LandValues(tuple(entries), tuple(costs))


def matters() -> tuple[str, ...]:
    """Return the matters (network, industry, ...) of which the package brings a table of keys and one of values."""
    names = {entry.name for entry in _PACKS.iterdir()}
    keyed = (name.removesuffix("_keys.csv") for name in names if name.endswith("_keys.csv"))
    return tuple(sorted(matter for matter in keyed if f"{matter}_values.csv" in names))


def load_network_values() -> Parameters:
    """Return the default norms, catalogues and prices of networks that come with the package (mostly grade C assumptions)."""
    return load_parameters("network")


def load_industry_values() -> Parameters:
    """Return the default prices, rates and exposures of industry that come with the package (mostly grade C assumptions)."""
    return load_parameters("industry")


def load_finance_values() -> Parameters:
    """Return the default prices of land, shares, floors and ceilings of the park's money (mostly grade C assumptions)."""
    return load_parameters("finance")


def load_phasing_values() -> Parameters:
    """Return the default durations, crews and worths of phasing that come with the package (grade C assumptions)."""
    return load_parameters("phasing")


def load_framework_values() -> Parameters:
    """Return the default thresholds of the traffic lights that come with the package (grade C assumptions)."""
    return load_parameters("framework")


def load_parameters(matter: str) -> Parameters:
    """Return the default parameters of one of `matters`."""
    keys, values = f"{matter}_keys.csv", f"{matter}_values.csv"
    return parameters_of(keys, _packaged(keys), values, _packaged(values))


def parameters_of(keys_file: str, keys_text: str, values_file: str, values_text: str) -> Parameters:
    """Return parameters from the text of two CSV tables; the file names serve to place faults and to name the table."""
    heads = Sheet(keys_file, PARAMETER_KEY_COLUMNS)
    keys = heads.made(
        keys_text,
        lambda row: ParameterKey(row.text("key", needed=True), row.text("unit"), row.words("label")),
        ("key",),
    )
    known, table = {key.key: key for key in keys}, Path(values_file).stem
    values = Sheet(values_file, PARAMETER_COLUMNS)
    entries = values.made(values_text, lambda row: _parameter(row, known, table), ("kind", "key"))
    refuse(values_file, heads.faults + values.faults)
    return Parameters(tuple(keys), tuple(entries), table)


def _parameter(row: Row, known: Mapping[str, ParameterKey], table: str) -> Parameter:
    key = known[row.choice("key", tuple(known))]
    if row.text("unit") != key.unit:
        row.sheet.tell(row.line, "unit", row.text("unit"), Text(key.unit or "空", key.unit or "empty"))
    return Parameter(
        row.text("kind", needed=True),
        key.key,
        row.number_of("value"),
        key.label,
        row.words("words"),
        Grade(row.choice("grade", GRADES)),
        table=table,
    )


def _rule(row: Row) -> Rule:
    since, until = row.date("since"), row.date("until")
    if since is None and not row.text("since"):
        row.sheet.tell(row.line, "since", "", Text("YYYY-MM-DD 日期", "a date as YYYY-MM-DD"))
    if since is not None and until is not None and until < since:
        row.sheet.tell(row.line, "until", str(until), Text(f"不早于 {since}", f"not before {since}"))
    return Rule(
        code=row.text("code", needed=True),
        topic=row.words("topic"),
        words=row.words("rule"),
        op=row.text("op", needed=True),
        value=row.text("value"),
        unit=row.text("unit"),
        jurisdiction=row.text("jurisdiction", needed=True),
        since=since or dt.date.min,
        until=until,
        source=row.text("source", needed=True),
        grade=Grade(row.choice("grade", GRADES)),
        severity=Severity(row.choice("severity", SEVERITIES)),
        use=row.words("use"),
    )


def _land_value(row: Row) -> LandValue:
    key = LandKey(row.choice("key", KEYS))
    if row.text("unit") != key.unit:
        row.sheet.tell(row.line, "unit", row.text("unit"), same(key.unit))
    return LandValue(
        row.text("use", needed=True),
        key,
        row.number_of("value"),
        row.words("words"),
        Grade(row.choice("grade", GRADES)),
    )


def _conversion(row: Row) -> Conversion:
    if row.text("unit") != "yuan/m2":
        row.sheet.tell(row.line, "unit", row.text("unit"), same("yuan/m2"))
    return Conversion(
        row.text("from", needed=True),
        row.text("to", needed=True),
        row.number_of("value"),
        row.words("words"),
        Grade(row.choice("grade", GRADES)),
    )


def _rules_of(file: str, text: str) -> tuple[Rule, ...]:
    sheet = Sheet(file, RULE_COLUMNS)
    rules = sheet.made(text, _rule, ("code", "since"))
    refuse(file, sheet.faults)
    return tuple(rules)


def _packaged(name: str) -> str:
    return (_PACKS / name).read_text(encoding="utf-8")
