"""What is a park? Its settings and one frozen table per schema, all in one projected metric CRS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import pandas as pd

from gongxing.park.schema import Schema
from gongxing.park.settings import Settings
from gongxing.park.table import Table
from gongxing.park.tables import SCHEMAS, schema


@dataclass(frozen=True)
class Park:
    """A park as it stands. `tables` may be given in part: absent tables are empty. Geometry is in `settings.crs`."""

    settings: Settings
    tables: Mapping[str, Table] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.tables) - {s.name for s in SCHEMAS}
        if unknown:
            raise KeyError(f"unknown tables {sorted(unknown)}")
        whole = {s.name: self._given(s) for s in SCHEMAS}
        object.__setattr__(self, "tables", MappingProxyType(whole))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as settings and tables: a read-only view of a mapping cannot."""
        return Park, (self.settings, {name: table for name, table in self.tables.items() if len(table)})

    def _given(self, wanted: Schema) -> Table:
        found = self.tables.get(wanted.name)
        return Table(wanted, crs=self.settings.crs if wanted.geometry else None) if found is None else found

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]

    def with_table(self, name: str, frame: pd.DataFrame) -> Park:
        """Return a park in which the table `name` holds the rows of `frame` (checked against its schema)."""
        found = schema(name)
        table = Table(found, frame, crs=self.settings.crs if found.geometry else None)
        return replace(self, tables={**self.tables, name: table})

    def with_settings(self, settings: Settings) -> Park:
        """Return the same park under other settings; the CRS must stay the same."""
        if settings.crs != self.settings.crs:
            raise ValueError(f"tables are in {self.settings.crs}, settings ask for {settings.crs}")
        return replace(self, settings=settings)

    @property
    def parcels(self) -> Table:
        """The parcels."""
        return self.tables["parcels"]

    @property
    def buildings(self) -> Table:
        """The buildings."""
        return self.tables["buildings"]

    @property
    def firms(self) -> Table:
        """The firms."""
        return self.tables["firms"]
