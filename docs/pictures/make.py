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


SHEETS = {
    "plan": ("map.present", "map.planned"),
    "networks": ("map.roads", "map.water", "map.sewer", "map.storm"),
}
"""Which maps stand side by side, two in a row, in which picture."""


def main() -> None:
    """Write plan.png (land use today and planned) and networks.png (roads, water, sewers, storm drains) of the demo park."""
    with tempfile.TemporaryDirectory() as folder:
        project = workflow.new(Path(folder) / "demo", demo=True)
        plan = workflow.plan_project(project)
        park = project.load()
    maps = draw_maps(gather(park, plan, standards_of(park)), "zh")
    for name, keys in SHEETS.items():
        write(name, [Image.open(io.BytesIO(maps[key])).convert("RGB") for key in keys])


def write(name: str, pictures: list[Image.Image]) -> None:
    """Write pictures side by side, two in a row, as one sheet."""
    width, height = max(p.width for p in pictures), max(p.height for p in pictures)
    sheet = Image.new("RGB", (2 * width, (len(pictures) + 1) // 2 * height), "white")
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (place % 2 * width, place // 2 * height))
    sheet = sheet.resize((WIDTH, round(sheet.height * WIDTH / sheet.width)), Image.Resampling.LANCZOS)
    sheet.quantize(192).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
