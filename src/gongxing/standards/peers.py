"""Which real parks can a park be set beside, with which published figures, from which source?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongxing.origins import Origin, OriginKind
from gongxing.standards.rules import Grade
from gongxing.words import Text

PEER_COLUMNS = (
    "area_m2", "built_m2", "firms", "above_scale", "output_yuan", "sales_yuan", "tax_yuan", "jobs", "residents",
)  # fmt: skip
"""The figures a peer may give, named as in the table `peers` of a park."""
ROLES = {
    "peer": Text("可比园区", "comparable park"),
    "prototype": Text("示范数据的原型", "prototype of the demonstration data"),
    "cluster": Text("同类产业集群", "cluster of the same industry"),
    "district": Text("所在区县", "district it lies in"),
}
"""What a row is; only parks and clusters are ranked."""
RANKED = ("peer", "cluster")


@dataclass(frozen=True, slots=True)
class PeerPark:
    """One peer: what it published (None where it did not), with the words and the source."""

    id: str
    name: Text
    role: str
    year: str
    values: Mapping[str, float | None]
    source: str
    note: Text | None = None
    grade: Grade = Grade.B
    at_least: frozenset[str] = field(default_factory=frozenset)
    """Figures the source gives as "more than"."""
    about: frozenset[str] = field(default_factory=frozenset)
    above_only: frozenset[str] = field(default_factory=frozenset)
    """Figures that cover firms above designated size only."""
    own: bool = False
    """Whether the user added it."""

    @property
    def origin(self) -> Origin:
        """The passage its figures come from."""
        ref = f"peers/{self.id}"
        words = Text(f"{self.name.zh} {self.year}：{self.source}", f"{self.name.en}, {self.year}: {self.source}")
        return Origin(OriginKind.PASSAGE if self.source else OriginKind.UNKNOWN, ref, words)
