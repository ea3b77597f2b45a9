"""How is the report of a plan written to a folder as Word, PDF and HTML, whole or not at all?"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gongxing.plan import Progress
from gongxing.report.assemble import assemble
from gongxing.report.citations import Citations
from gongxing.report.delivery_charts import draw_delivery_charts
from gongxing.report.docx_writer import write_docx
from gongxing.report.finance_charts import draw_finance_charts
from gongxing.report.html_writer import write_html
from gongxing.report.industry_charts import draw_industry_charts
from gongxing.report.maps import draw_maps
from gongxing.report.material import Material
from gongxing.report.pdf_writer import write_pdf
from gongxing.report.spoken import speak
from gongxing.words import Lang, Text

NAME = "report"
FORMATS = ("docx", "pdf", "html")
_STEPS = (
    Text("编写章节", "writing the chapters"),
    Text("绘制地图", "drawing the maps"),
    Text("写 Word 文件", "writing the Word file"),
    Text("写网页文件", "writing the HTML page"),
    Text("写 PDF 文件", "writing the PDF"),
    Text("完成", "done"),
)


def write_report(
    material: Material, folder: Path, lang: Lang, progress: Callable[[Progress], None] | None = None
) -> tuple[Path, ...]:
    """Write report.<lang>.docx, .pdf and .html into `folder` and return their paths; DataError names numbers without origin.

    Nothing is written unless all three could be made; each file replaces its former version in one step.
    """

    def tell(step: int) -> None:
        if progress is not None:
            progress(Progress(_STEPS[step], step / (len(_STEPS) - 1)))

    tell(0)
    script = speak(assemble(material), Citations(material.park, material.standards), lang)
    tell(1)
    charts = (
        draw_industry_charts(material, lang)
        | draw_delivery_charts(material, lang)
        | draw_finance_charts(material, lang)
    )
    pictures = draw_maps(material, lang) | charts
    tell(2)
    with ThreadPoolExecutor(1) as beside:  # typst works outside the interpreter's lock
        pdf = beside.submit(write_pdf, script, pictures)
        made = {"docx": write_docx(script, pictures, material.plan.made_on)}
        tell(3)
        made["html"] = write_html(script, pictures)
        tell(4)
        made["pdf"] = pdf.result()
    folder.mkdir(parents=True, exist_ok=True)
    written = tuple(_put(folder / f"{NAME}.{lang}.{kind}", made[kind]) for kind in FORMATS)
    tell(5)
    return written


def _put(path: Path, content: bytes) -> Path:
    handle, held = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(held, 0o644)
        os.replace(held, path)
    except BaseException:
        Path(held).unlink(missing_ok=True)
        raise
    return path
