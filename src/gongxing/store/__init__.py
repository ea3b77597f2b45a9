"""How is a project kept on disk so that, whatever happens, the last good state opens?"""

from gongxing.store.project import PlanRecord, Project
from gongxing.store.settings_file import read_settings
from gongxing.store.settings_words import settings_text

__all__ = ["PlanRecord", "Project", "read_settings", "settings_text"]
