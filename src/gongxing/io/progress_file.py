"""What does a file of new facts on actions say: slips, costs, what has started and what is done?"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from gongxing.errors import DataError, Fault
from gongxing.io.convert import to_table_frame
from gongxing.io.guess import guess_mapping
from gongxing.io.readers import read_layers
from gongxing.park import Table
from gongxing.park.progress_tables import PROGRESS
from gongxing.words import Text


def read_progress(path: Path | str) -> pd.DataFrame:
    """Return the rows of a register laid out like the table `progress` (any of its headings); DataError with all faults."""
    path, faults = Path(path), list[Fault]()
    frames = []
    for layer in read_layers(path):
        found = to_table_frame(layer, guess_mapping(layer, table=PROGRESS.name).mapping, "")
        faults += found.faults
        frames.append(pd.DataFrame(found.frame))
    if faults:
        raise DataError(Text(f"{path.name} 有误", f"{path.name} has faults"), faults)
    whole = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({"id": pd.array([], dtype="str")})
    return pd.DataFrame(Table(PROGRESS, whole).frame)
