"""How is a project begun and opened, empty or with the demo park?"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from gongxing.park import Park, Settings
from gongxing.samples import demo_park
from gongxing.store import Project

DEFAULT_CRS = "EPSG:4549"
"""CGCS2000 3-degree Gauss-Krueger zone of 120 degrees east; `import` replaces it by the zone of the first file."""


def new(
    folder: Path | str, *, demo: bool = False, seed: int = 1, scale: float = 1.0, name: str = "", crs: str | None = None
) -> Project:
    """Begin a project in `folder` (absent or empty) and return it.

    With `demo` it holds the synthetic demo park of that seed (any whole number) and scale (1 is 16 km2). Without it the
    project is empty, named after the folder unless `name` is given; with no `crs` the first import chooses one.
    """
    if demo:
        park = demo_park(seed, scale)
        if name:
            park = park.with_settings(replace(park.settings, name=name))
        project = Project.create(folder, park.settings)
        project.save(park)
        return project
    today = dt.date.today()
    settings = Settings(
        name or Path(folder).resolve().name, crs or DEFAULT_CRS, today, (today.year + 1, today.year + 5), seed=seed
    )
    return Project.create(folder, settings)


def open_project(folder: Path | str) -> Project:
    """Open the project in `folder`; NotReadyError or DataError say what is wrong with it."""
    return Project.open(folder)


def is_blank(park: Park) -> bool:
    """Whether no table of the park holds a row yet, so that its CRS may still be chosen."""
    return all(len(table) == 0 for table in park.tables.values())
