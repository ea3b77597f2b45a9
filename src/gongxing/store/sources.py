"""How are raw files kept byte for byte, once per content, under a name that proves what they are?"""

from __future__ import annotations

import shutil
from pathlib import Path

from gongxing.errors import DataError, Fault, NotReadyError, Place
from gongxing.store.durable import copy_hashed, file_hash, part_name, sync_folder, write_bytes
from gongxing.words import Text

_PREFIX = 12
_MANIFEST = "manifest.sha256"


def keep(folder: Path, path: Path) -> dict[str, str]:
    """Keep `path` in the sources folder and return its row: `id`, `file` (name as given), `sha256`.

    One file is kept as `<sha12>-<name>`. A shapefile with its companions, or a folder such as a file geodatabase, is
    kept as a folder of that name with a manifest (in the form `sha256sum -c` reads); its hash is that of the manifest.
    """
    parts = _parts(path)
    if not parts:
        fault = Fault(
            Place(file=str(path)),
            Text("没有这个文件", "no such file"),
            Text("要导入的文件", "a file to import"),
            Text("核对路径", "check the path"),
            "source.none",
        )
        raise NotReadyError(Text(f"找不到 {path}", f"cannot find {path}"), [fault])
    scratch = part_name(folder / path.name)
    scratch.mkdir()
    try:
        if len(parts) == 1 and not path.is_dir():
            sha = copy_hashed(path, scratch / path.name)
            made = scratch / path.name
        else:
            sha = _copy_bundle(parts, scratch / path.name)
            made = scratch / path.name
        target = folder / f"{sha[:_PREFIX]}-{path.name}"
        if find(folder, sha) is None:
            made.rename(target)
            sync_folder(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return {"id": f"src-{sha[:_PREFIX]}", "file": path.name, "sha256": sha}


def _parts(path: Path) -> dict[str, Path]:
    """Return the files that belong together by their relative name."""
    if path.is_dir():
        return {item.relative_to(path).as_posix(): item for item in sorted(path.rglob("*")) if item.is_file()}
    if not path.is_file():
        return {}
    if path.suffix.lower() == ".shp":
        beside = sorted(
            item
            for item in path.parent.iterdir()
            if item.is_file() and item.name.split(".")[0] == path.name.split(".")[0]
        )
        kin = {item.name: item for item in beside if _is_companion(item, path)}
        return kin
    return {path.name: path}


def _is_companion(item: Path, shape: Path) -> bool:
    ends = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qpj", ".shp.xml")
    return any(item.name.lower() == shape.stem.lower() + end for end in ends)


def _copy_bundle(parts: dict[str, Path], target: Path) -> str:
    target.mkdir()
    lines = []
    for name, item in parts.items():
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        lines.append(f"{copy_hashed(item, copy)}  {name}\n")
    manifest = target / _MANIFEST
    write_bytes(manifest, "".join(lines).encode())
    return file_hash(manifest)


def find(folder: Path, sha256: str) -> Path | None:
    """Return the kept file or folder whose content has the hash `sha256`, or None."""
    for path in sorted(folder.glob(f"{sha256[:_PREFIX]}-*")):
        if _hash(path) == sha256:
            return path
    return None


def _hash(path: Path) -> str:
    if not path.is_dir():
        return file_hash(path)
    manifest = path / _MANIFEST
    if not manifest.is_file():
        return ""
    for line in manifest.read_text(encoding="utf-8").splitlines():
        sha, name = line.split("  ", 1)
        part = path / name
        if not part.is_file() or file_hash(part) != sha:
            return ""
    return file_hash(manifest)


def located(folder: Path, sha256: str, *, name: str) -> Path:
    """Return where the content `sha256` is kept; DataError if it is gone or no longer the same."""
    path = find(folder, sha256)
    if path is not None:
        return path
    changed = next(iter(folder.glob(f"{sha256[:_PREFIX]}-*")), None)
    found = Text("没有这个文件", "no such file") if changed is None else Text("内容已变", "changed content")
    fault = Fault(
        Place(file=str(changed or folder / f"{sha256[:_PREFIX]}-{name}")),
        found,
        Text(f"SHA-256 为 {sha256} 的原始文件", f"the raw file with SHA-256 {sha256}"),
        Text("放回原文件，或重新导入", "put the original back, or import it again"),
        "source.changed",
    )
    raise DataError(Text(f"原始文件 {name} 不在或已变", f"the raw file {name} is gone or changed"), [fault])
