"""How does a plan become a report a leader can read, in Word, PDF and HTML, every number tied to its origin?"""

from gongxing.report.assemble import assemble
from gongxing.report.document import Document
from gongxing.report.material import Material, gather
from gongxing.report.origins_check import check_origins
from gongxing.report.write import write_report

__all__ = ["Document", "Material", "assemble", "check_origins", "gather", "write_report"]
