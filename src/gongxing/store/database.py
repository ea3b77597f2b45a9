"""How is the project's database opened, guarded and spoken to, and what is said when it fails?"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from gongxing.errors import DataError, Fault, GongxingError, NotReadyError, Place
from gongxing.store.model import META, METADATA, SCHEMA_VERSION
from gongxing.words import Text, same

FILE = "park.db"
BUSY_SECONDS = 10.0
"""How long to wait for another program that is writing."""


def open_engine(path: Path, *, new: bool = False) -> Engine:
    """Return an engine on the SQLite file `path`; unless `new`, a missing file is never made by opening it.

    Rollback journal and synchronous=EXTRA: a committed save survives a power cut, a killed one leaves no trace, and the
    project is one file when at rest (it also works on network shares, where a write-ahead log does not).
    """
    address = f"{path.resolve().as_uri()}?mode={'rwc' if new else 'rw'}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The driver would begin too late (at the first change), so that reads of several tables could disagree.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextlib.contextmanager
def transaction(engine: Engine, path: Path, *, writing: bool = False) -> Iterator[Connection]:
    """Give a connection inside one transaction: all of it is kept, or on any error none; faults speak of `path`."""
    try:
        with engine.execution_options(writing=writing).connect() as connection, connection.begin():
            yield connection
    except (DBAPIError, sqlite3.Error) as error:
        raise explain(error, path) from error


def make_tables(engine: Engine, path: Path, *, crs: str) -> None:
    """Lay out an empty database for a park in `crs`."""
    with transaction(engine, path, writing=True) as connection:
        METADATA.create_all(connection)
        facts = {"schema_version": str(SCHEMA_VERSION), "crs": crs, "revision": "0"}
        connection.execute(META.insert(), [{"key": key, "value": value} for key, value in facts.items()])


def read_meta(connection: Connection) -> dict[str, str]:
    """Return the facts in the meta table."""
    return {row.key: row.value for row in connection.execute(select(META))}


def write_meta(connection: Connection, facts: dict[str, str | None]) -> None:
    """Set (or, for None, remove) facts in the meta table."""
    connection.execute(META.delete().where(META.c.key.in_(facts)))
    rows = [{"key": key, "value": value} for key, value in facts.items() if value is not None]
    if rows:
        connection.execute(META.insert(), rows)


def inspect_file(engine: Engine, path: Path) -> dict[str, str]:
    """Return the meta facts after checking that `path` is a whole gongxing database of a version known here."""
    if not path.is_file():
        fault = Fault(
            Place(file=str(path)),
            Text("没有这个文件", "no such file"),
            Text("项目数据库", "the project's database"),
            Text(
                "从备份恢复，或新建项目后重新导入", "restore it from a backup, or make a new project and import again"
            ),
            "project.no_db",
        )
        raise NotReadyError(Text("项目缺少数据库", "the project has no database"), [fault])
    with transaction(engine, path) as connection:
        verdict = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
        if verdict != "ok":
            raise _broken(path, same(verdict))
        if "meta" not in inspect(connection).get_table_names():
            raise _broken(path, Text("没有 meta 表", "no table `meta`"))
        meta = read_meta(connection)
        version = meta.get("schema_version", "")
        if not version.isdigit():
            raise _broken(path, Text(f"schema_version 为 {version!r}", f"schema_version is {version!r}"))
        strange = [] if int(version) > SCHEMA_VERSION else _strange_columns(connection)
    if int(version) > SCHEMA_VERSION or strange:
        found = Text(f"版本 {version}", f"version {version}")
        if strange:
            found = Text(f"不认识的列 {'、'.join(strange)}", f"unknown columns {', '.join(strange)}")
        fault = Fault(
            Place(file=str(path)),
            found,
            Text(f"版本 {SCHEMA_VERSION} 或更早", f"version {SCHEMA_VERSION} or earlier"),
            Text("升级 gongxing 后再打开", "upgrade gongxing, then open it"),
            "project.newer",
        )
        raise DataError(Text("数据库由更新的版本写成", "the database was written by a newer version"), [fault])
    return meta


def _strange_columns(connection: Connection) -> list[str]:
    """Return columns of the known tables that this version does not know: saving would lose them."""
    inspector = inspect(connection)
    strange = []
    for name in inspector.get_table_names():
        known = METADATA.tables.get(name)
        if known is not None:
            strange += [f"{name}.{c['name']}" for c in inspector.get_columns(name) if c["name"] not in known.c]
    return strange


def _broken(path: Path, found: Text) -> DataError:
    fault = Fault(
        Place(file=str(path)),
        found,
        Text("完好的躬行项目数据库", "a sound gongxing database"),
        Text(
            "从备份恢复，或新建项目后由 sources 文件夹重新导入",
            "restore it from a backup, or import the files in `sources` into a new project",
        ),
        "project.broken",
    )
    return DataError(Text("数据库已损坏或不是躬行数据库", "the database is damaged or not one of gongxing"), [fault])


_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_NO_ROOM = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


def explain(error: DBAPIError | sqlite3.Error, path: Path) -> GongxingError:
    """Return the error of ours that says what went wrong with the database at `path` and what to do."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    words = same(str(cause))
    place = Place(file=str(path))
    if code in _BUSY:
        fault = Fault(
            place,
            Text(f"等待 {BUSY_SECONDS:g} 秒仍被占用", f"still in use after waiting {BUSY_SECONDS:g} s"),
            Text("空闲的数据库", "a database that is free"),
            Text("等另一程序写完，或关闭它后重试", "wait for the other program to finish or close it, then try again"),
            "project.locked",
        )
        return NotReadyError(Text("数据库正被另一程序使用", "another program is using the database"), [fault])
    if code in _NO_ROOM:
        fault = Fault(
            place,
            words,
            Text("可读写且有余量的磁盘位置", "a place on disk that can be read and written, with room"),
            Text(
                "检查磁盘空间与权限后重试；已存内容未变",
                "check room and permissions, then try again; what was saved is unchanged",
            ),
            "project.disk",
        )
        return NotReadyError(Text("数据库读写失败", "the database cannot be read or written"), [fault])
    return _broken(path, words)
