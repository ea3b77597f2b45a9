"""Which parcels need a road, pipes and fire protection, after their present use?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from gongxing.park import Park
from gongxing.standards import land_use
from gongxing.words import Text

ROAD_USES = ("12", "0601")
"""Traffic land and rural roads: such a parcel is itself a way."""


@dataclass(frozen=True)
class Needs:
    """The parcels with a shape: ids, shapes, use codes ("" unknown), and which need access and pipes, which are roads."""

    ids: tuple[str, ...]
    shapes: npt.NDArray[np.object_]
    use: tuple[str, ...]
    needing: npt.NDArray[np.bool_]
    road: npt.NDArray[np.bool_]

    @property
    def unknown(self) -> int:
        """How many parcels have no known use; they are taken to need what built land needs."""
        return self.use.count("")

    @property
    def note(self) -> Text | None:
        """What is said beside a figure that counts parcels of unknown use; None where every use is known."""
        if not self.unknown:
            return None
        return Text(
            f"其中 {self.unknown} 宗用途不明，按建设用地计",
            f"{self.unknown} parcels of unknown use are counted as built land",
        )


def places(park: Park, kind: str) -> npt.NDArray[np.object_]:
    """Return where facilities of a kind stand."""
    table = park["facilities"].frame
    spots = np.asarray(
        table.geometry.to_numpy()[(table["kind"] == kind).to_numpy(dtype=bool, na_value=False)], dtype=object
    )
    return np.asarray(spots[~(shapely.is_missing(spots) | shapely.is_empty(spots))], dtype=object)


def needs(park: Park) -> Needs:
    """Return what the parcels need: construction land except roads does, farmland, water and roads do not."""
    shapes = np.asarray(park.parcels.geometry.to_numpy(), dtype=object)
    sound = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    ids = tuple(np.asarray(park.parcels.ids, dtype=object)[sound].tolist())
    use = tuple(land_use(code).code for code in park.parcels["use"].fillna("").to_numpy()[sound].tolist())
    road = np.array([code.startswith(ROAD_USES) for code in use], dtype=bool)
    built = np.array([not code or land_use(code).built for code in use], dtype=bool)
    return Needs(ids, shapes[sound], use, built & ~road, road)
