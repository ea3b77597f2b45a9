"""In which words is a file refused?"""

from __future__ import annotations

from pathlib import Path

from gongxing.errors import DataError, Fault, Place
from gongxing.words import Text


def refuse(path: Path | str, found: Text, expected: Text, remedy: Text, code: str, *, layer: str = "") -> DataError:
    """Return the error that says what was found in the file, what was expected and what to do."""
    name = Path(path).name
    fault = Fault(Place(file=name, table=layer), found, expected, remedy, code)
    if code.startswith("export."):
        return DataError(Text(f"无法写出 {name}", f"{name} cannot be written"), (fault,))
    return DataError(Text(f"无法读取 {name}", f"{name} cannot be read"), (fault,))


def require(path: Path) -> None:
    """Raise DataError unless `path` is a file with something in it."""
    if path.is_dir():
        raise refuse(
            path,
            Text("一个文件夹", "a folder"),
            Text("一个数据文件", "a data file"),
            Text("指定文件夹中的某个文件", "name a file inside the folder"),
            "file.folder",
        )
    if not path.is_file():
        raise refuse(
            path,
            Text(f"文件不存在（{path}）", f"no such file ({path})"),
            Text("存在的文件", "a file that exists"),
            Text("核对文件名和路径", "check the name and the path"),
            "file.missing",
        )
    if path.stat().st_size == 0:
        raise refuse(
            path,
            Text("空文件", "an empty file"),
            Text("有内容的文件", "a file with something in it"),
            Text("重新导出或拷贝该文件", "export or copy the file again"),
            "file.empty",
        )


def corrupt(path: Path, kind: Text, error: Exception) -> DataError:
    """Return the error for a file that does not hold what its suffix promises; the reader's own words are quoted."""
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return refuse(
        path,
        Text(f"不是完好的{kind.zh}（{said}）", f"not a sound {kind.en} ({said})"),
        Text(f"完好的{kind.zh}", f"a sound {kind.en}"),
        Text("用原软件打开并重新导出", "open it in the program it came from and export it again"),
        "file.corrupt",
    )
