"""How does a frozen value become JSON and come back the same?"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")


def to_jsonable(value: Any) -> Any:
    """Return `value` (dataclasses, tuples, mappings, enums, dates, scalars) as plain JSON values."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_jsonable(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_jsonable(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_jsonable(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form")


def from_jsonable(kind: type[T] | Any, data: Any) -> T:
    """Return the value of type `kind` that `to_jsonable` made `data` from; TypeError or KeyError where it does not fit."""
    return cast(T, _decode(kind, data, {}))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, data: Any, bound: Mapping[Any, Any]) -> Any:
    kind = bound.get(kind, kind)
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if data is None:
            return None
        return _decode(next(a for a in typing.get_args(kind) if a is not type(None)), data, bound)
    if origin is tuple:
        args = typing.get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_decode(args[0], item, bound) for item in data)
        return tuple(_decode(arg, item, bound) for arg, item in zip(args, data, strict=True))
    if origin is not None and dataclasses.is_dataclass(origin):
        names = getattr(origin, "__parameters__", ())
        return _decode_dataclass(cast(type, origin), data, dict(zip(names, typing.get_args(kind), strict=True)))
    if origin is not None and issubclass(origin, Mapping):
        _, item_kind = typing.get_args(kind)
        return {key: _decode(item_kind, item, bound) for key, item in data.items()}
    if dataclasses.is_dataclass(kind):
        return _decode_dataclass(cast(type, kind), data, bound)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if kind is dt.date:
        return dt.date.fromisoformat(data)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    return data


def _decode_dataclass(kind: type, data: Mapping[str, Any], bound: Mapping[Any, Any]) -> Any:
    hints = _hints(kind)
    return kind(
        **{f.name: _decode(hints[f.name], data[f.name], bound) for f in dataclasses.fields(kind) if f.name in data}
    )
