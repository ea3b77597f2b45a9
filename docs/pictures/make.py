"""How are the pictures of README and docs made? `python docs/pictures/make.py` plans the demo park and draws it."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

from gongxing import workflow
from gongxing.report.maps import draw_maps
from gongxing.report.material import gather
from gongxing.workflow.values import standards_of

FOLDER = Path(__file__).resolve().parent
WIDTH = 1600


def main() -> None:
    """Write plan.png: present and planned land use of the demo park side by side."""
    with tempfile.TemporaryDirectory() as folder:
        project = workflow.new(Path(folder) / "demo", demo=True)
        plan = workflow.plan_project(project)
        park = project.load()
    maps = draw_maps(gather(park, plan, standards_of(park)), "zh")
    pictures = [Image.open(io.BytesIO(maps[key])).convert("RGB") for key in ("map.present", "map.planned")]
    sheet = Image.new("RGB", (sum(p.width for p in pictures), max(p.height for p in pictures)), "white")
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (place * pictures[0].width, 0))
    sheet = sheet.resize((WIDTH, round(sheet.height * WIDTH / sheet.width)), Image.Resampling.LANCZOS)
    sheet.save(FOLDER / "plan.png", optimize=True)


if __name__ == "__main__":
    main()
