"""What is a household owed when it has to move: which profile of areas, prices and terms holds, as dated data?

A profile is a few packs laid on one another (`packs/resettlement_*.csv`), read as of a day. The park office replaces a figure with a row
`resettlement_values/<key>/<kind>` in its table `assumptions`.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongxing.standards.parameters import Parameter, Parameters
from gongxing.words import Text

TABLE = "resettlement_values"


@dataclass(frozen=True, slots=True)
class ResettlementProfile:
    """One place whose rules of resettlement come with the package: its key in `park.toml`, its name, its packs, later ones winning."""

    key: str
    label: Text
    packs: tuple[str, ...]


PROFILES = (
    ResettlementProfile("", Text("全国基础", "national base"), ("common", "cn")),
    ResettlementProfile("zhejiang", Text("浙江省（国有土地）", "Zhejiang (state-owned land)"), ("common", "zhejiang")),
    ResettlementProfile("hangzhou", Text("浙江省杭州市（集体土地）", "Hangzhou, Zhejiang (collective land)"), ("common", "hangzhou")),
    ResettlementProfile("shandong", Text("山东省（国有土地）", "Shandong (state-owned land)"), ("common", "shandong")),
)  # fmt: skip


@dataclass(frozen=True)
class ResettlementTerms:
    """The areas, prices and terms of one profile in force on a day."""

    profile: ResettlementProfile
    values: Parameters

    def value(self, key: str, kind: str = "*") -> float:
        """Return a figure, of its kind or of any; RuleError where the profile has none."""
        return self.values.value(key, kind)

    def entry(self, key: str, kind: str = "*") -> Parameter:
        """Return the parameter behind a figure, with its rule and words."""
        return self.values.entry(key, kind)

    def area_bound(self, side: str, persons: int) -> tuple[float, Parameter] | None:
        """Return the least (`side` "low") or greatest ("high") entitled floor area of a household, with the figure it comes from.

        What is said of just so many persons goes before what is said per person, and that before what is said of all; None
        where the profile says nothing.
        """
        whole, head, exact = f"area_{side}_m2", f"head_{side}_m2", f"p{persons}"
        if self.values.knows(whole, exact):
            return self.value(whole, exact), self.entry(whole, exact)
        if self.values.knows(head, "*"):
            return persons * self.value(head), self.entry(head)
        if self.values.knows(whole, "*"):
            return self.value(whole), self.entry(whole)
        return None
