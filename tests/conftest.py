"""Where is the external data, and which small parks do tests share?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of external material: $GONGXING_SHARED, or `shared` beside the checkout; skips plainly when missing."""
    folder = Path(os.environ.get("GONGXING_SHARED", BESIDE))
    if not folder.is_dir():
        pytest.skip(f"external data folder missing: {folder} (set GONGXING_SHARED)")
    return folder


@pytest.fixture(scope="session")
def data_dir(shared_dir: Path) -> Path:
    """The external data files: `data` in the external folder."""
    return shared_dir / "data"
