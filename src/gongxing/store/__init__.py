"""How is a project kept on disk so that, whatever happens, the last good state opens?"""

from gongxing.store.project import SCENARIO, PlanRecord, Project
from gongxing.store.scenarios_file import parse_scenarios, read_scenarios, write_scenarios
from gongxing.store.settings_change import setting_of, settings_with
from gongxing.store.settings_file import read_settings
from gongxing.store.settings_words import settings_text

__all__ = [
    "SCENARIO",
    "PlanRecord",
    "Project",
    "parse_scenarios",
    "read_scenarios",
    "read_settings",
    "setting_of",
    "settings_text",
    "settings_with",
    "write_scenarios",
]
