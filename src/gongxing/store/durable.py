"""How does a file or folder come to be on disk either whole or not at all?"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

_CHUNK = 1 << 20


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable (no effect where the system cannot sync a folder, as on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def part_name(path: Path) -> Path:
    """Return a fresh hidden name beside `path` under which it can be prepared."""
    return path.with_name(f".{path.name}.part-{secrets.token_hex(4)}")


def write_bytes(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: a reader, or a crash at any moment, sees the old file or the new one."""
    part = part_name(path)
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, part)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def copy_hashed(source: Path, target: Path) -> str:
    """Copy `source` byte for byte to the new file `target`, sync it, and return the SHA-256 of the bytes written."""
    digest = hashlib.sha256()
    with source.open("rb") as reader, target.open("xb") as writer:
        while chunk := reader.read(_CHUNK):
            digest.update(chunk)
            writer.write(chunk)
        writer.flush()
        os.fsync(writer.fileno())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextlib.contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a scratch folder beside `folder`; when the block ends well it becomes `folder`, otherwise nothing is left.

    `folder` must be absent or empty: OSError (ENOTEMPTY or EEXIST) if it came to hold anything meanwhile.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = part_name(folder)
    part.mkdir()
    try:
        yield part
        sync_folder(part)
        _settle(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    sync_folder(folder.parent)


def _settle(part: Path, folder: Path) -> None:
    if folder.is_dir() and folder.samefile(Path.cwd()):
        # A shell that stands in the folder would be left in a deleted one by a rename: move the content in instead, the
        # settings file last, for without it nothing takes the folder for a project.
        for item in sorted(part.iterdir(), key=lambda path: (path.suffix == ".toml", path.name)):
            os.rename(item, folder / item.name)
        part.rmdir()
        sync_folder(folder)
        return
    if folder.is_dir():
        folder.rmdir()  # refuses a folder that is not empty
    os.rename(part, folder)
