"""How does a plan become a report a leader can read, in Word, PDF and HTML, every number tied to its origin?"""

from gongxing.report.assemble import build_document
from gongxing.report.document import Document
from gongxing.report.origins_check import check_origins
from gongxing.report.write import write_report

__all__ = ["Document", "build_document", "check_origins", "write_report"]
