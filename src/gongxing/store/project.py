"""What is a project on disk, and how is it made, opened, loaded and saved without ever losing the last good state?"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from pathlib import Path

import pyproj
from sqlalchemy import func, select

from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.park import Park, Settings, Table
from gongxing.plan import Plan, from_jsonable, to_jsonable
from gongxing.store import database, rows, settings_file, sources
from gongxing.store.durable import new_folder, write_bytes
from gongxing.store.model import PLANS
from gongxing.store.settings_words import settings_text
from gongxing.words import Text, same

SCENARIO = "scenario/"
"""How the label of a plan begins that was made under a scenario's assumptions."""


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One line of the plan history: its id, the day it was made (ISO) and the user's label."""

    id: str
    made_on: str
    label: str


class Project:
    """A project folder: park.toml (settings), park.db (tables and plans), sources/ (raw files) and out/ (products).

    Every change is one transaction. Two programs may share a project; a save over another's newer save is refused.
    """

    def __init__(self, folder: Path, revision: int) -> None:
        self.folder = folder
        self._revision = revision
        self._engine = database.open_engine(self._db)

    @property
    def _db(self) -> Path:
        return self.folder / database.FILE

    @property
    def _toml(self) -> Path:
        return self.folder / settings_file.FILE

    @property
    def out(self) -> Path:
        """The folder for products; made when it is missing."""
        folder = self.folder / "out"
        folder.mkdir(exist_ok=True)
        return folder

    @classmethod
    def create(cls, folder: Path | str, settings: Settings) -> Project:
        """Make a new, empty project in `folder`, which must be absent or empty; it appears whole or not at all."""
        folder = Path(folder).resolve()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise _occupied(folder)
        text = settings_text(settings)
        settings_file.parse_settings(text)
        try:
            with new_folder(folder) as part:
                for name in ("sources", "out"):
                    (part / name).mkdir()
                engine = database.open_engine(part / database.FILE, new=True)
                database.make_tables(engine, part / database.FILE, crs=settings.crs)
                write_bytes(part / settings_file.FILE, text.encode())
        except FileExistsError:
            raise _occupied(folder) from None
        except OSError as error:
            if folder.is_dir() and any(folder.iterdir()):
                raise _occupied(folder) from None
            fault = Fault(
                Place(file=str(folder)),
                same(str(error)),
                Text("可写的位置", "a place that can be written"),
                Text("检查权限与磁盘空间，或换个位置", "check permissions and room, or choose another place"),
                "project.disk",
            )
            raise NotReadyError(Text("无法新建项目", "the project cannot be made"), [fault]) from error
        return cls(folder, 0)

    @classmethod
    def open(cls, folder: Path | str) -> Project:
        """Open the project in `folder`: NotReadyError where there is none, DataError where it is damaged."""
        project = cls(Path(folder).resolve(), 0)
        settings_file.read_text(project._toml)
        meta = database.inspect_file(project._engine, project._db)
        if "pending_settings" in meta:
            meta = project._finish_settings()
        project._revision = int(meta.get("revision", "0"))
        _same_crs(project.settings, meta.get("crs", ""), project._toml)
        return project

    @property
    def settings(self) -> Settings:
        """What park.toml says now; DataError with all faults if it was edited into something wrong."""
        return settings_file.read_settings(self._toml)

    def load(self) -> Park:
        """Return the park as last saved, under the settings that park.toml holds now."""
        with database.transaction(self._engine, self._db) as connection:
            pending = "pending_settings" in database.read_meta(connection)
        if pending:
            self._finish_settings()
        settings = self.settings
        with database.transaction(self._engine, self._db) as connection:
            meta = database.read_meta(connection)
            _same_crs(settings, meta.get("crs", ""), self._toml)
            park = rows.read_park(connection, settings)
        self._revision = int(meta.get("revision", "0"))
        return park

    def table(self, name: str, box: rows.Box | None = None) -> Table:
        """Return one table, or only its rows whose bounding box meets `box` (minx, miny, maxx, maxy)."""
        with database.transaction(self._engine, self._db) as connection:
            return rows.read_table(connection, name, crs=self.settings.crs, box=box)

    def save(self, park: Park) -> None:
        """Keep all of `park` and its settings in one step; NotReadyError if somebody saved since the last load."""
        self._save(park, adopting=False)

    def adopt(self, park: Park) -> None:
        """Save `park` likewise; a project that holds no row yet takes over its CRS, as the first import chooses it."""
        self._save(park, adopting=True)

    def _save(self, park: Park, *, adopting: bool) -> None:
        before = settings_file.read_text(self._toml)
        unchanged = park.settings == settings_file.parse_settings(before, str(self._toml))
        pending = None if unchanged else self._pending(park.settings, before)
        with database.transaction(self._engine, self._db, writing=True) as connection:
            meta = database.read_meta(connection)
            if not (adopting and rows.no_rows(connection)):
                _same_crs(park.settings, meta.get("crs", ""), self._toml)
            revision = self._next_revision(int(meta.get("revision", "0")))
            rows.write_park(connection, park)
            facts = {"revision": str(revision), "crs": park.settings.crs, "pending_settings": pending}
            database.write_meta(connection, facts)
        self._revision = revision
        if pending is not None:
            self._finish_settings()

    def save_settings(self, settings: Settings) -> None:
        """Rewrite park.toml; the CRS must stay that of the stored coordinates."""
        with database.transaction(self._engine, self._db) as connection:
            _same_crs(settings, database.read_meta(connection).get("crs", ""), self._toml)
        text = settings_text(settings)
        settings_file.parse_settings(text, str(self._toml))
        write_bytes(self._toml, text.encode())

    def _pending(self, settings: Settings, before: str) -> str:
        text = settings_text(settings)
        settings_file.parse_settings(text, str(self._toml))
        return json.dumps({"over": hashlib.sha256(before.encode()).hexdigest(), "text": text})

    def _finish_settings(self) -> dict[str, str]:
        """Write settings that a save committed but, being killed, had no time to put into park.toml.

        They are dropped if park.toml was edited since, for then the user's own words are newer.
        """
        with database.transaction(self._engine, self._db, writing=True) as connection:
            meta = database.read_meta(connection)
            if "pending_settings" in meta:
                pending = json.loads(meta.pop("pending_settings"))
                now = hashlib.sha256(settings_file.read_text(self._toml).encode()).hexdigest()
                if now == pending["over"]:
                    write_bytes(self._toml, pending["text"].encode())
                database.write_meta(connection, {"pending_settings": None})
        return meta

    def _next_revision(self, found: int) -> int:
        if found != self._revision:
            fault = Fault(
                Place(file=str(self._db)),
                Text(f"第 {found} 次保存", f"save number {found}"),
                Text(
                    f"本次打开时的第 {self._revision} 次保存",
                    f"save number {self._revision}, as when it was loaded here",
                ),
                Text("重新载入项目，再作一次修改", "load the project again and repeat the change"),
                "project.stale",
            )
            raise NotReadyError(
                Text("项目已被另一程序修改，未保存", "another program has changed the project; nothing was saved"),
                [fault],
            )
        return found + 1

    def add_source(self, path: Path | str) -> dict[str, str]:
        """Keep a raw file byte for byte in sources/; return `id`, `file`, `sha256` for its row of `sources`."""
        folder = self.folder / "sources"
        folder.mkdir(exist_ok=True)
        return sources.keep(folder, Path(path))

    def source_path(self, sha256: str, name: str = "") -> Path:
        """Return where the raw file with this hash is kept; DataError if it is gone or was changed."""
        return sources.located(self.folder / "sources", sha256, name=name)

    def save_plan(self, plan: Plan, label: str = "") -> str:
        """Add `plan` to the history and return its id; plans are never overwritten."""
        text = json.dumps(to_jsonable(plan), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        row = {"made_on": plan.made_on.isoformat(), "label": label, "json": zlib.compress(text.encode(), 3)}
        with database.transaction(self._engine, self._db, writing=True) as connection:
            number = connection.execute(PLANS.insert().returning(PLANS.c.number), row).scalar_one()
        return _plan_id(number)

    def plans(self) -> tuple[PlanRecord, ...]:
        """Return the history of plans, oldest first."""
        query = select(PLANS.c.number, PLANS.c.made_on, PLANS.c.label).order_by(PLANS.c.number)
        with database.transaction(self._engine, self._db) as connection:
            return tuple(PlanRecord(_plan_id(row.number), row.made_on, row.label) for row in connection.execute(query))

    def latest_plan(self) -> Plan | None:
        """Return the newest plan of the park as it stands, or None if none was made yet; plans of scenarios do not count."""
        newest = select(func.max(PLANS.c.number)).where(PLANS.c.label.not_like(f"{SCENARIO}%"))
        with database.transaction(self._engine, self._db) as connection:
            number = connection.execute(newest).scalar_one()
        return None if number is None else self.plan(_plan_id(number))

    def plan(self, plan_id: str) -> Plan:
        """Return the plan called `plan_id` (see `plans`); NotReadyError if there is none."""
        number = plan_id.removeprefix("plan-")
        query = select(PLANS.c.json).where(PLANS.c.number == (int(number) if number.isdigit() else -1))
        with database.transaction(self._engine, self._db) as connection:
            found = connection.execute(query).scalar_one_or_none()
        place = Place(file=str(self._db), table="plans", row=plan_id)
        if found is None:
            known = ", ".join(record.id for record in self.plans()) or "-"
            fault = Fault(
                place,
                Text("没有这个方案", "no such plan"),
                Text(f"{known} 之一", f"one of {known}"),
                Text("先用 gongxing plan 生成方案，或改用已有编号", "make one with `gongxing plan`, or use a known id"),
                "plan.none",
            )
            raise NotReadyError(Text(f"没有方案 {plan_id}", f"there is no plan {plan_id}"), [fault])
        try:
            return from_jsonable(Plan, json.loads(zlib.decompress(found)))
        except (zlib.error, ValueError, TypeError, KeyError) as error:
            fault = Fault(
                place,
                same(repr(error)),
                Text("本版本能读的方案", "a plan this version can read"),
                Text("用 gongxing plan 重新生成方案", "make the plan anew with `gongxing plan`"),
                "plan.unreadable",
            )
            raise DataError(Text(f"方案 {plan_id} 读不懂", f"plan {plan_id} cannot be read"), [fault]) from error


def _plan_id(number: int) -> str:
    return f"plan-{number:04d}"


def _occupied(folder: Path) -> DataError:
    fault = Fault(
        Place(file=str(folder)),
        Text("已有内容", "something there already"),
        Text("不存在的或空的文件夹", "a folder that is absent or empty"),
        Text("换个名称；已有内容未动", "choose another name; what is there was left alone"),
        "project.exists",
    )
    return DataError(Text(f"不能在 {folder} 新建项目", f"a project cannot be made in {folder}"), [fault])


def _same_crs(settings: Settings, stored: str, toml: Path) -> None:
    if settings.crs == stored or (stored and pyproj.CRS(settings.crs) == pyproj.CRS(stored)):
        return
    fault = Fault(
        Place(file=str(toml), column="crs"),
        same(repr(settings.crs)),
        Text(f"数据库坐标的坐标系 {stored!r}", f"{stored!r}, the CRS of the stored coordinates"),
        Text(
            f"把 crs 改回 {stored!r}；换坐标系请新建项目重新导入",
            f"set crs back to {stored!r}; for another CRS make a new project and import again",
        ),
        "project.crs",
    )
    raise DataError(Text("park.toml 与数据库的坐标系不一致", "park.toml and the database disagree on the CRS"), [fault])
